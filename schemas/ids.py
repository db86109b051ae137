"""Ids: content hashes with a type prefix, the same for the same input on any machine and in any order.

Which values an id is made of is decided by the stage that makes it (design: fewest stable fields, raw values, never
offsets, names or models); how they become an id is decided here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

import pyarrow as pa
import pyarrow.compute as pc

PREFIX = {
    "article": "a_",
    "copy_group": "g_",
    "passage": "p_",
    "quote": "q_",
    "speaker": "s_",
    "story": "t_",
    "claim": "c_",
}
HEX_DIGITS = 20
_NUMBER_DIGITS = 5
_SEPARATOR = "\x1f"
_BATCH = 1 << 16


def make_id(kind: str, *values: str | int | None) -> str:
    """The id of a `kind` of thing made of `values`; null and the empty string differ.

    >>> make_id("quote", "a_1", "we will not leave", 0)
    'q_005f5d4508be624e4db8'
    """
    joined = _SEPARATOR.join("\x00" if value is None else str(value).replace(_SEPARATOR, " ") for value in values)
    return (
        PREFIX[kind] + hashlib.sha256(f"{kind}{_SEPARATOR}{joined}".encode("utf-8", "replace")).hexdigest()[:HEX_DIGITS]
    )


def make_ids(kind: str, *columns: pa.Array) -> pa.Array:
    """`make_id` of each row of `columns` (strings or integers, without nulls and separators), many times faster."""
    digest = hashlib.sha256
    parts = [pa.scalar(kind), *(column.cast(pa.string()) for column in columns)]
    found: list[pa.Array] = []
    joined = pc.binary_join_element_wise(*parts, _SEPARATOR).cast(pa.binary())
    for start in range(0, len(joined), _BATCH):  # each value is an object of its own while it is hashed
        digits = [digest(value).hexdigest()[:HEX_DIGITS] for value in joined.slice(start, _BATCH).to_pylist()]
        found.append(pc.binary_join_element_wise(PREFIX[kind], pa.array(digits, pa.string()), ""))
    return pa.concat_arrays(found) if found else pa.array([], pa.string())


def numbered_ids(whole_ids: pa.Array, numbers: pa.Array) -> pa.Array:
    """The ids of numbered parts of things, row by row: the id of the whole, but for the last digits, then the number.

    Raises ValueError for a number that five hexadecimal digits have no room for.
    """
    most = pc.max(numbers).as_py() or 0
    if most >= 16**_NUMBER_DIGITS:
        raise ValueError(f"part {most} of one thing: an id has room for {16**_NUMBER_DIGITS} parts")
    endings = pa.array([f"{number:0{_NUMBER_DIGITS}x}" for number in range(most + 1)], pa.string())
    return pc.binary_join_element_wise(
        pc.utf8_slice_codeunits(whole_ids, 0, -_NUMBER_DIGITS), endings.take(numbers), ""
    )


def anchored_ids(kind: str, member_ids: pa.Array) -> pa.Array:
    """`anchored_id` of each row of `member_ids` (strings)."""
    return pc.replace_substring_regex(member_ids, "^[^_]*_", PREFIX[kind])


def anchored_id(kind: str, member_id: str) -> str:
    """The id of a group of things: that of its anchor member under the group's prefix."""
    return PREFIX[kind] + member_id.split("_", 1)[1]


def id_pattern(kind: str) -> str:
    """The regular expression that ids of `kind` match."""
    return rf"{PREFIX[kind]}[0-9a-f]{{{HEX_DIGITS}}}"


def fold(text: str) -> str:
    """Words of `text` in lower case, without accents and punctuation, parted by single spaces.

    >>> fold("“We’ll not  leave,”")
    'we ll not leave'
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain))


def text_sha256(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of `text`, lone surrogates replaced."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
