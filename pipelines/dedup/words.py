"""The words of texts as hashes and places. What is made of them (sketches, passages) is made elsewhere.

A word is a run of letters and digits, its characters folded (lower case, no accents, compatibility forms); a figure
keeps the points, commas and colons between its digits ("1,200", "4.5", "20:15"). The hash of a word is the polynomial
of its code points modulo 2^64, mixed by splitmix64's finalizer (Steele et al., OOPSLA 2014); the lowest bit says
whether it has a digit. The hash is fixed by this module, not by an engine, so it means the same on every machine and in
every version. Two words of one hash count as the same.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.dedup.native import native

U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]
I32 = NDArray[np.int32]

HIDDEN = np.uint64(0)  # the hash of a word that doesn't count: it equals no word, not even itself

_DIGIT = np.uint32(1 << 31)
POINT, COMMA, COLON = 46, 44, 58
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31, _1 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(1)


class Words(NamedTuple):
    """The words of several texts, one text after the other; those of text i are `bounds[i]:bounds[i + 1]`.

    `starts` and `ends` are code points of the text; `paragraphs` are the words that begin a paragraph, counted from the
    first of the text, those of text i at `paragraph_bounds[i]:paragraph_bounds[i + 1]`.
    """

    hashes: U64
    starts: I32
    ends: I32
    bounds: I64
    paragraphs: I32
    paragraph_bounds: I64

    def of(self, text: int) -> slice:
        """The words of one text."""
        return slice(int(self.bounds[text]), int(self.bounds[text + 1]))

    def paragraphs_of(self, text: int) -> I32:
        """The first words of one text's paragraphs."""
        return self.paragraphs[self.paragraph_bounds[text] : self.paragraph_bounds[text + 1]]


@functools.cache
def _folded() -> U32:
    """For each code point what it counts as in a word: 0 where it is neither letter nor digit; digits are marked."""
    table = np.zeros(0x110000, dtype=np.uint32)
    for code in range(0x110000):
        if (char := chr(code)).isalnum():
            plain = [c for c in unicodedata.normalize("NFKD", char.casefold()) if not unicodedata.combining(c)]
            table[code] = (ord(plain[0]) if len(plain) == 1 else code) | (int(_DIGIT) if char.isdigit() else 0)
    table.flags.writeable = False
    return table


@native
def mix(value: np.uint64) -> np.uint64:
    """A hash of which every bit depends on every bit of `value`."""
    value = (value ^ (value >> _30)) * _MIX_1
    value = (value ^ (value >> _27)) * _MIX_2
    return value ^ (value >> _31)


@native
def _scan(
    data: NDArray[np.uint8],
    offsets: I64,
    folded: U32,
    hashes: U64,
    starts: I32,
    ends: I32,
    bounds: I64,
    paragraphs: I32,
    paragraph_bounds: I64,
) -> None:
    count = 0
    begun = 0
    for text in range(len(offsets) - 1):
        first = count
        place = 0  # code points so far
        start = -1
        value = np.uint64(0)
        has_digit = False
        fresh = True
        ended_on_digit = False
        at = offsets[text]
        end = offsets[text + 1]
        while at <= end:
            if at == end:
                code = np.int64(32)
                at += 1
            else:
                code = np.int64(data[at])
                if code < 0x80:
                    at += 1
                elif code < 0xE0:
                    code = (code & 0x1F) << 6 | (data[at + 1] & 0x3F)
                    at += 2
                elif code < 0xF0:
                    code = (code & 0x0F) << 12 | (data[at + 1] & 0x3F) << 6 | (data[at + 2] & 0x3F)
                    at += 3
                else:
                    code = (
                        (code & 0x07) << 18
                        | (data[at + 1] & 0x3F) << 12
                        | (data[at + 2] & 0x3F) << 6
                        | (data[at + 3] & 0x3F)
                    )
                    at += 4
            plain = folded[code]
            if (
                code in (POINT, COMMA, COLON)
                and ended_on_digit
                and at < end
                and folded[data[at]] & _DIGIT
                and data[at] < 0x80
            ):
                plain = np.uint32(code)  # within a figure
            ended_on_digit = plain & _DIGIT != 0
            if plain:
                if start < 0:
                    start = place
                    value = np.uint64(0)
                    has_digit = False
                if plain & _DIGIT:
                    has_digit = True
                    plain ^= _DIGIT
                value = value * _BASE + np.uint64(plain)
            elif start >= 0:
                mixed = mix(value) | _1
                if not has_digit:
                    mixed ^= _1
                    if mixed == HIDDEN:
                        mixed = np.uint64(2)
                hashes[count] = mixed
                starts[count] = start
                ends[count] = place
                if fresh:
                    paragraphs[begun] = count - first
                    begun += 1
                    fresh = False
                count += 1
                start = -1
            if code == 10:
                fresh = True
            place += 1
        bounds[text + 1] = count
        paragraph_bounds[text + 1] = begun


def _bytes_of(texts: pa.Array) -> tuple[NDArray[np.uint8], I64]:
    kind = np.int64 if pa.types.is_large_string(texts.type) else np.int32
    _, places, data = texts.buffers()
    if places is None or data is None:
        return np.zeros(0, dtype=np.uint8), np.zeros(len(texts) + 1, dtype=np.int64)
    offsets = np.frombuffer(places, dtype=kind, count=len(texts) + texts.offset + 1)[texts.offset :]
    return np.frombuffer(data, dtype=np.uint8), offsets.astype(np.int64)


def read(texts: pa.Array | Sequence[str]) -> Words:
    """The words of each text; an Arrow array (strings without nulls) is read in place."""
    if not isinstance(texts, pa.Array):
        texts = pa.array(texts, pa.large_string())
    data, offsets = _bytes_of(texts)
    size = int(offsets[-1] - offsets[0])
    room = size // 2 + len(texts)  # a word takes a byte and what parts it from the next
    words = Words(
        np.empty(room, dtype=np.uint64),
        np.empty(room, dtype=np.int32),
        np.empty(room, dtype=np.int32),
        np.zeros(len(texts) + 1, dtype=np.int64),
        np.empty(room, dtype=np.int32),
        np.zeros(len(texts) + 1, dtype=np.int64),
    )
    _scan(data, offsets, _folded(), *words)
    count, begun = words.bounds[-1], words.paragraph_bounds[-1]
    return words._replace(
        hashes=words.hashes[:count],
        starts=words.starts[:count],
        ends=words.ends[:count],
        paragraphs=words.paragraphs[:begun],
    )
