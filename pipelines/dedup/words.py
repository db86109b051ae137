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
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.dedup.native import native

U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]
I32 = NDArray[np.int32]

Values = TypeVar("Values", bound=NDArray[Any])

HIDDEN = np.uint64(0)  # the hash of a word that doesn't count: it equals no word, not even itself

_DIGIT = np.uint64(1 << 31)
ASCII = 128
NEWLINE, COMMA, POINT, ZERO, NINE, COLON = 10, 44, 46, 48, 57, 58
MORE = np.uint64(1 << 63)  # a byte that is not the whole of its character
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31 = np.uint64(30), np.uint64(27), np.uint64(31)
_1, _2, _3 = np.uint64(1), np.uint64(2), np.uint64(3)


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
            table[code] = (ord(plain[0]) if len(plain) == 1 else code) + (int(_DIGIT) if char.isdigit() else 0)
    table.flags.writeable = False
    return table


@native
def mix(value: np.uint64) -> np.uint64:
    """A hash of which every bit depends on every bit of `value`."""
    value = (value ^ (value >> _30)) * _MIX_1
    value = (value ^ (value >> _27)) * _MIX_2
    return value ^ (value >> _31)


@native
def digest(values: U64) -> np.uint64:
    """A hash of several values in their order."""
    found = np.uint64(len(values))
    for value in values:
        found = mix(found ^ value) * _BASE
    return mix(found)


@native
def _finished(value: np.uint64, seen: np.uint64) -> np.uint64:
    """The hash of a word, from its polynomial and all its characters together."""
    mixed = mix(value) | _1
    if not seen & _DIGIT:
        mixed ^= _1
        if mixed == HIDDEN:
            mixed = np.uint64(2)
    return mixed


@native
def _scan(
    data: NDArray[np.uint8],
    offsets: I64,
    folded: U32,
    plain_of: U64,
    hashes: U64,
    starts: I32,
    ends: I32,
    bounds: I64,
    paragraphs: I32,
    paragraph_bounds: I64,
) -> None:
    # Unsigned places: a signed one costs a check for a negative index at every byte.
    count = 0
    begun = 0
    for text in range(len(offsets) - 1):
        first = count
        at, end = np.uint64(offsets[text]), np.uint64(offsets[text + 1])
        ahead = -offsets[text]  # what makes a place in the bytes one in the code points
        start = np.int64(-1)  # of the word that is being read
        value = seen = last = np.uint64(0)
        fresh = True
        while at < end:
            byte = data[at]
            plain = plain_of[byte]
            size = _1
            if plain == MORE:
                if byte < 0xE0:
                    size = np.uint64(2)
                    code = np.int64(byte & 0x1F) << 6 | (data[at + _1] & 0x3F)
                elif byte < 0xF0:
                    size = np.uint64(3)
                    code = np.int64(byte & 0x0F) << 12 | (data[at + _1] & 0x3F) << 6 | (data[at + _2] & 0x3F)
                else:
                    size = np.uint64(4)
                    code = (
                        np.int64(byte & 0x07) << 18
                        | (data[at + _1] & 0x3F) << 12
                        | (data[at + _2] & 0x3F) << 6
                        | (data[at + _3] & 0x3F)
                    )
                plain = np.uint64(folded[code])
            if plain:
                if start < 0:
                    start = np.int64(at) + ahead
                    value = seen = np.uint64(0)
                seen |= plain
                value = value * _BASE + plain
            else:
                if start >= 0:
                    if (
                        last & _DIGIT
                        and (byte == POINT or byte == COMMA or byte == COLON)  # noqa: SIM109 - compiled
                        and at + _1 < end
                        and ZERO <= data[at + _1] <= NINE
                    ):
                        value = value * _BASE + np.uint64(byte)  # the figure goes on
                    else:
                        hashes[count] = _finished(value, seen)
                        starts[count] = start
                        ends[count] = np.int64(at) + ahead
                        if fresh:
                            paragraphs[begun] = count - first
                            begun += 1
                            fresh = False
                        count += 1
                        start = np.int64(-1)
                if byte == NEWLINE:
                    fresh = True
            last = plain
            at += size
            ahead -= np.int64(size) - 1
        if start >= 0:
            hashes[count] = _finished(value, seen)
            starts[count] = start
            ends[count] = np.int64(at) + ahead
            if fresh:
                paragraphs[begun] = count - first
                begun += 1
            count += 1
        bounds[text + 1] = count
        paragraph_bounds[text + 1] = begun


def distinct(values: Values) -> Values:
    """The values sorted, each once."""
    ordered = np.sort(values)
    return cast(
        Values, ordered[np.concatenate((np.ones(min(1, len(ordered)), dtype=bool), ordered[1:] != ordered[:-1]))]
    )


def _bytes_of(texts: pa.Array) -> tuple[NDArray[np.uint8], I64]:
    kind = np.int64 if pa.types.is_large_string(texts.type) else np.int32
    _, places, data = texts.buffers()
    if places is None or data is None:
        return np.zeros(0, dtype=np.uint8), np.zeros(len(texts) + 1, dtype=np.int64)
    offsets = np.frombuffer(places, dtype=kind, count=len(texts) + texts.offset + 1)[texts.offset :]
    return np.frombuffer(data, dtype=np.uint8), offsets.astype(np.int64)


class Reader:
    """Reads batches of texts, one after the other, into the same memory."""

    def __init__(self) -> None:
        self._hashes: U64 = np.empty(0, dtype=np.uint64)
        self._starts, self._ends, self._paragraphs = (np.empty(0, dtype=np.int32) for _ in range(3))

    def read(self, texts: pa.Array) -> Words:
        """The words of each text (a string, no null); they are good until the next batch is read."""
        data, offsets = _bytes_of(texts)
        room = int(offsets[-1] - offsets[0]) // 2 + len(texts)  # a word takes a byte, and one parts it from the next
        if room > len(self._hashes):
            self._hashes = np.empty(room, dtype=np.uint64)
            self._starts, self._ends, self._paragraphs = (np.empty(room, dtype=np.int32) for _ in range(3))
        bounds, paragraph_bounds = (np.zeros(len(texts) + 1, dtype=np.int64) for _ in range(2))
        words = Words(self._hashes, self._starts, self._ends, bounds, self._paragraphs, paragraph_bounds)
        folded = _folded()
        plain_of = np.full(256, MORE)  # by byte
        plain_of[:ASCII] = folded[:ASCII]
        _scan(data, offsets, folded, plain_of, *words)
        count, begun = bounds[-1], paragraph_bounds[-1]
        return words._replace(
            hashes=words.hashes[:count],
            starts=words.starts[:count],
            ends=words.ends[:count],
            paragraphs=words.paragraphs[:begun],
        )


def read(texts: Sequence[str]) -> Words:
    """The words of each text."""
    return Reader().read(pa.array(texts, pa.large_string()))
