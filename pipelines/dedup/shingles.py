"""The words of texts as hashes, and what is made of them alone: word 4-shingles, paragraph hashes, the sketch.

Nothing here knows a second article: each result is a pure function of one text, so that it can be cached by text hash.

The hash is fixed by this module, not by an engine (FORMAT names it), so a sketch means the same on every machine:
a word is a run of letters and digits, its characters folded (lower case, no accents, compatibility forms), its hash the
polynomial of its code points modulo 2^64, mixed by splitmix64's finalizer (Steele et al., OOPSLA 2014). A sketch keeps
the shingles whose hash falls in a fixed fraction of the range (FracMinHash; Irber et al. 2022,
doi:10.1101/2022.01.11.475838): it can be filtered, extended and compared by containment, which MinHash can't.
"""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]

FORMAT = "words-nfkd-poly64-splitmix/4-shingles/frac8-floor8/1"
SHINGLE = 4
KEPT = np.uint64(2**64 // 8)  # one shingle in eight
FLOOR = 8  # but at least so many of a short article
HEAD, TAIL = 4, 4  # paragraphs at either edge (the headline is one) that may turn out to be the outlet's own
_BATCH = 1 << 19  # code points hashed at once, so that the work stays in the processor's cache

_BASE = 0x9E3779B97F4A7C15 | 1
_PLACES = np.array([0x8CB92BA72F3D8DD7, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB], dtype=np.uint64)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


class Words(NamedTuple):
    """The words of one text in order: hash, first code point and one past the last.

    A word is a run of letters and digits. `shingles` are the hashes of the word 4-shingles, the n-th starting at the
    n-th word; `paragraphs` are the words that begin a paragraph.
    """

    hashes: U64
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    shingles: U64
    paragraphs: I64


class Sketch(NamedTuple):
    """What the search for copies keeps of an article.

    `digest` is equal for equal word sequences; `fingerprints` are sorted and distinct; `edges` are the hashes of the
    paragraphs at the head and the tail.
    """

    digest: bytes
    word_count: int
    fingerprints: U64
    edges: U64


class _Batch(NamedTuple):
    """Several texts at once: `bounds[i]:bounds[i + 1]` are the words of text i, offsets count from its start."""

    hashes: U64
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    bounds: I64
    paragraph_firsts: I64


@functools.cache
def _folded() -> NDArray[np.uint32]:
    """For each code point what it counts as in a word: 0 where it is neither letter nor digit."""
    table = np.zeros(0x110000, dtype=np.uint32)
    for code in range(0x110000):
        if (char := chr(code)).isalnum():
            plain = [c for c in unicodedata.normalize("NFKD", char.casefold()) if not unicodedata.combining(c)]
            table[code] = ord(plain[0]) if len(plain) == 1 else code
    table.flags.writeable = False
    return table


@functools.lru_cache(maxsize=4)
def _powers(bits: int) -> tuple[U64, U64]:
    """The first 2^bits powers of the base and of its inverse."""
    found = []
    for factor in (_BASE, pow(_BASE, -1, 2**64)):
        powers = np.full(1 << bits, factor, dtype=np.uint64)
        powers[0] = 1
        np.cumprod(powers, out=powers)
        powers.flags.writeable = False
        found.append(powers)
    return found[0], found[1]


def _mix(values: U64) -> U64:
    values = (values ^ (values >> np.uint64(30))) * _MIX_1
    values = (values ^ (values >> np.uint64(27))) * _MIX_2
    return values ^ (values >> np.uint64(31))


def _runs(values: U64, firsts: I64) -> U64:
    """Hash of each run of `values`; a run goes from one of `firsts` to the next."""
    if not len(firsts):
        return np.zeros(0, dtype=np.uint64)
    powers, inverse = _powers(max(16, int(len(values) - 1).bit_length()))
    return _mix(np.add.reduceat(values * powers[: len(values)], firsts) * inverse[firsts])


def _read(texts: Sequence[str]) -> _Batch:
    joined = "\n".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = _folded()[codes]
    inside = np.zeros(len(codes) + 2, dtype=np.int8)
    inside[1:-1] = folded != 0
    edges = np.diff(inside)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    hashes = _runs(folded.astype(np.uint64), starts)
    offsets = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(text) + 1 for text in texts], out=offsets[1:])
    bounds = np.searchsorted(starts, offsets)
    begins = np.repeat(offsets[:-1], np.diff(bounds))
    paragraph = np.searchsorted(np.flatnonzero(codes == ord("\n")), starts)
    paragraph_firsts = np.flatnonzero(np.diff(paragraph, prepend=-1))
    return _Batch(
        hashes, (starts - begins).astype(np.int32), (ends - begins).astype(np.int32), bounds, paragraph_firsts
    )


def _batches(texts: Sequence[str]) -> Iterator[_Batch]:
    first, size = 0, 0
    for index, text in enumerate(texts):
        if size and size + len(text) > _BATCH:
            yield _read(texts[first:index])
            first, size = index, 0
        size += len(text) + 1
    if first < len(texts):
        yield _read(texts[first:])


def _shingles(batch: _Batch) -> tuple[U64, I64]:
    """Hashes of the shingles of the batch, in order, and the bounds of each text's own."""
    count = len(batch.hashes)
    per_text = np.maximum(np.diff(batch.bounds) - SHINGLE + 1, 0)
    bounds = np.zeros(len(per_text) + 1, dtype=np.int64)
    np.cumsum(per_text, out=bounds[1:])
    if not bounds[-1]:
        return np.zeros(0, dtype=np.uint64), bounds
    mixed = np.zeros(count - SHINGLE + 1, dtype=np.uint64)
    for place, factor in enumerate(_PLACES):
        mixed += batch.hashes[place : count - SHINGLE + 1 + place] * factor
    # A shingle that runs over the end of its text is none.
    ends = np.repeat(batch.bounds[1:], np.diff(batch.bounds))
    own = np.arange(len(mixed)) + SHINGLE <= ends[: len(mixed)]
    return _mix(mixed[own]), bounds


def distinct(values: U64) -> U64:
    """The values sorted, each once."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def among(values: U64, known: U64) -> NDArray[np.bool_]:
    """Whether each of `values` is in `known` (sorted)."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    found: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, values), len(known) - 1)] == values
    return found


def covered(words: Words, masked: U64) -> NDArray[np.bool_]:
    """For each word whether a shingle in `masked` (sorted) runs over it."""
    found = np.zeros(len(words.hashes), dtype=bool)
    hit = among(words.shingles, masked)
    if hit.any():
        for place in range(SHINGLE):
            found[place : place + len(hit)] |= hit
    return found


def read(texts: Sequence[str]) -> list[Words]:
    """The words and shingles of each text."""
    found: list[Words] = []
    for batch in _batches(texts):
        hashes, bounds = _shingles(batch)
        limits = np.searchsorted(batch.paragraph_firsts, batch.bounds)
        for index in range(len(bounds) - 1):
            own = slice(batch.bounds[index], batch.bounds[index + 1])
            firsts = batch.paragraph_firsts[limits[index] : limits[index + 1]] - batch.bounds[index]
            shingles = hashes[bounds[index] : bounds[index + 1]]
            found.append(Words(batch.hashes[own], batch.starts[own], batch.ends[own], shingles, firsts))
    return found


def paragraph_shingles(texts: Sequence[str]) -> list[dict[int, U64]]:
    """For each text its paragraphs by their hash, as in a sketch's `edges`, with the shingles that lie within them."""
    found: list[dict[int, U64]] = []
    for batch in _batches(texts):
        shingles, bounds = _shingles(batch)
        hashes = _runs(batch.hashes, batch.paragraph_firsts).tolist()
        firsts = [*batch.paragraph_firsts.tolist(), len(batch.hashes)]
        limits = np.searchsorted(batch.paragraph_firsts, batch.bounds).tolist()
        for index in range(len(bounds) - 1):
            shift = int(bounds[index] - batch.bounds[index])
            found.append(
                {
                    hashes[at]: shingles[firsts[at] + shift : max(firsts[at], firsts[at + 1] - SHINGLE + 1) + shift]
                    for at in range(limits[index], limits[index + 1])
                }
            )
    return found


def sketches(texts: Sequence[str]) -> list[Sketch]:
    """The sketch of each text; as `sketch`, many at once."""
    found: list[Sketch] = []
    for batch in _batches(texts):
        hashes, bounds = _shingles(batch)
        kept = np.flatnonzero(hashes < KEPT)
        owner = np.searchsorted(bounds, kept, side="right") - 1
        chosen = hashes[kept]
        order = np.lexsort((chosen, owner))
        chosen, owner = chosen[order], owner[order]
        fresh = np.ones(len(chosen), dtype=bool)
        fresh[1:] = (chosen[1:] != chosen[:-1]) | (owner[1:] != owner[:-1])
        chosen, owner = chosen[fresh], owner[fresh]
        limits = np.searchsorted(owner, np.arange(len(bounds)))
        paragraphs = _runs(batch.hashes, batch.paragraph_firsts)
        paragraph_bounds = np.searchsorted(batch.paragraph_firsts, batch.bounds)
        for index in range(len(bounds) - 1):
            first, last = batch.bounds[index], batch.bounds[index + 1]
            fingerprints = chosen[limits[index] : limits[index + 1]]
            if len(fingerprints) < FLOOR:
                fingerprints = distinct(hashes[bounds[index] : bounds[index + 1]])[:FLOOR]
            own = paragraphs[paragraph_bounds[index] : paragraph_bounds[index + 1]]
            edges = own if len(own) <= HEAD + TAIL else np.concatenate((own[:HEAD], own[-TAIL:]))
            digest = hashlib.blake2b(batch.hashes[first:last].astype("<u8").tobytes(), digest_size=16).digest()
            found.append(Sketch(digest, int(last - first), fingerprints.copy(), edges.copy()))
    return found


def sketch(text: str) -> Sketch:
    """The sketch of one text: a pure function of it, some 350 bytes for an article of 260 words."""
    return sketches([text])[0]
