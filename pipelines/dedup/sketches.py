"""What the search for copies keeps of an article: a function of its words alone, so that it can be kept by text hash.

Fingerprints are hashes of word 6-shingles, chosen by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of every
ten shingles in a row the least. So two texts that share fifteen words in a row have a fingerprint in common wherever
these stand, which a sketch of least hashes or a fraction of all hashes can't promise; and a text has one for every five
to six of its words.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.dedup.flat import first_of_run, gathered, joined
from pipelines.dedup.native import native
from pipelines.dedup.words import I32, I64, U32, U64, Words, mix

FORMAT = "nfkd-poly64-splitmix/6-shingles-winnow10/1"
SHINGLE = 6
WINDOW = 10
HEAD, TAIL = 4, 4  # paragraphs at either edge (the headline is one) that may turn out to be the outlet's own

_STEP = np.uint64(0xD6E8FEB86659FD93)
_LAST = np.uint64(pow(0xD6E8FEB86659FD93, SHINGLE - 1, 2**64))
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xA0761D6478BD642F)
_32 = np.uint64(32)


class Sketches(NamedTuple):
    """The sketches of several texts, one after the other.

    `digests` (n x 2) are equal for equal word sequences; the fingerprints of text i, in order of their words, are
    `fingerprints[bounds[i]:bounds[i + 1]]`, and the hashes of the paragraphs at its head and its tail
    `edges[edge_bounds[i]:edge_bounds[i + 1]]`.
    """

    digests: U64
    word_counts: I32
    fingerprints: U32
    bounds: I64
    edges: U32
    edge_bounds: I64


@native
def fingerprints_of(words: U64, found: U32) -> int:
    """The fingerprints of one text into `found`; how many. A text of fewer than six words has none."""
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return 0
    hashes = np.empty(count, dtype=np.uint64)
    value = np.uint64(0)
    for at in range(SHINGLE):
        value = value * _STEP + words[at]
    hashes[0] = mix(value)
    for at in range(1, count):
        value = (value - words[at - 1] * _LAST) * _STEP + words[at + SHINGLE - 1]
        hashes[at] = mix(value)
    size = 0
    least = 0
    chosen = -1
    for at in range(count):
        if least <= at - WINDOW:
            least = at - WINDOW + 1
            for other in range(least + 1, at + 1):
                if hashes[other] <= hashes[least]:
                    least = other
        elif hashes[at] <= hashes[least]:
            least = at
        if (at >= WINDOW - 1 or at == count - 1) and least != chosen:
            chosen = least
            found[size] = np.uint32((hashes[least] * _SPREAD) >> _32)
            size += 1
    return size


@native
def shingles_of(words: U64, found: U32) -> int:
    """All that could be a fingerprint of one text, into `found`; how many."""
    count = len(words) - SHINGLE + 1
    for at in range(count):
        value = np.uint64(0)
        for place in range(SHINGLE):
            value = value * _STEP + words[at + place]
        found[at] = np.uint32((mix(value) * _SPREAD) >> _32)
    return max(0, count)


@native
def paragraph_hash(words: U64) -> np.uint32:
    """The hash of a paragraph, as in `Sketches.edges`."""
    value = np.uint64(len(words))
    for at in range(len(words)):
        value = value * _STEP + words[at]
    return np.uint32(mix(value) >> _32)


@native
def _sketch(
    hashes: U64,
    bounds: I64,
    paragraphs: I32,
    paragraph_bounds: I64,
    digests: U64,
    fingerprints: U32,
    fingerprint_bounds: I64,
    edges: U32,
    edge_bounds: I64,
) -> None:
    size = 0
    edge = 0
    for text in range(len(bounds) - 1):
        words = hashes[bounds[text] : bounds[text + 1]]
        size += fingerprints_of(words, fingerprints[size:])
        fingerprint_bounds[text + 1] = size
        one = np.uint64(len(words))
        other = one
        for at in range(len(words)):
            one = (one ^ words[at]) * _STEP
            one ^= one >> _32
            other = (other + words[at]) * _OTHER
            other ^= other >> _32
        digests[text, 0] = mix(one)
        digests[text, 1] = mix(other)
        first = paragraph_bounds[text]
        count = paragraph_bounds[text + 1] - first
        for place in range(count):
            if place < HEAD or place >= count - TAIL:
                start = paragraphs[first + place]
                end = paragraphs[first + place + 1] if place + 1 < count else len(words)
                edges[edge] = paragraph_hash(words[start:end])
                edge += 1
        edge_bounds[text + 1] = edge


def sketch(words: Words) -> Sketches:
    """The sketch of each text, given its words."""
    count = len(words.bounds) - 1
    digests = np.empty((count, 2), dtype=np.uint64)
    fingerprints = np.empty(len(words.hashes), dtype=np.uint32)
    bounds = np.zeros(count + 1, dtype=np.int64)
    edges = np.empty(count * (HEAD + TAIL), dtype=np.uint32)
    edge_bounds = np.zeros(count + 1, dtype=np.int64)
    _sketch(
        words.hashes,
        words.bounds,
        words.paragraphs,
        words.paragraph_bounds,
        digests,
        fingerprints,
        bounds,
        edges,
        edge_bounds,
    )
    return Sketches(
        digests,
        np.diff(words.bounds).astype(np.int32),
        fingerprints[: bounds[-1]].copy(),
        bounds,
        edges[: edge_bounds[-1]].copy(),
        edge_bounds,
    )


def join(parts: list[Sketches]) -> Sketches:
    """The sketches of several batches of texts as one."""
    return Sketches(
        np.concatenate([np.zeros((0, 2), dtype=np.uint64), *(p.digests for p in parts)]),
        np.concatenate([np.zeros(0, dtype=np.int32), *(p.word_counts for p in parts)]),
        np.concatenate([np.zeros(0, dtype=np.uint32), *(p.fingerprints for p in parts)]),
        joined([p.bounds for p in parts]),
        np.concatenate([np.zeros(0, dtype=np.uint32), *(p.edges for p in parts)]),
        joined([p.edge_bounds for p in parts]),
    )


def keys(text_sha256: pa.Array) -> U32:
    """What sketches are kept by (n x 3): the first twelve bytes of the SHA-256 of each text, given as hexadecimals."""
    hexadecimals = np.frombuffer("".join(text_sha256.to_pylist()).encode(), dtype=np.uint8).reshape(-1, 64)[:, :24]
    digits = np.where(hexadecimals > ord("9"), hexadecimals - ord("a") + 10, hexadecimals - ord("0"))
    return (digits[:, ::2] << 4 | digits[:, 1::2]).astype(np.uint8).view(np.uint32)


def distinct_rows(keys: U32) -> I64:
    """The rows of different keys, in the order of the keys: of several with one key the first."""
    order = np.lexsort(keys.T[::-1])
    fresh = np.concatenate((np.ones(min(1, len(order)), dtype=bool), (np.diff(keys[order], axis=0) != 0).any(1)))
    return np.asarray(order[fresh])


def to_table(keys: U32, sketches: Sketches) -> pa.Table:
    """The sketches of different texts as a table, some 250 bytes for an article of 260 words."""
    order = distinct_rows(keys)
    kept = take(sketches, order)

    def blocks(values: NDArray[Any], size: int) -> pa.Array:
        data = pa.py_buffer(np.ascontiguousarray(values).tobytes())
        return pa.FixedSizeBinaryArray.from_buffers(pa.binary(size), len(values), [None, data])

    return pa.table(
        {
            "key": blocks(keys[order], 12),
            "digest": blocks(kept.digests, 16),
            "word_count": kept.word_counts,
            "fingerprints": pa.ListArray.from_arrays(kept.bounds.astype(np.int32), kept.fingerprints),
            "edges": pa.ListArray.from_arrays(kept.edge_bounds.astype(np.int32), kept.edges),
        }
    )


def from_table(table: pa.Table) -> tuple[U32, Sketches]:
    """Keys and sketches of a table that `to_table` made."""
    table = table.combine_chunks()
    if not table.num_rows:
        return np.zeros((0, 3), dtype=np.uint32), join([])
    column = {name: table[name].chunk(0) for name in table.column_names}
    return np.frombuffer(column["key"].buffers()[1], dtype=np.uint32).reshape(-1, 3), Sketches(
        np.frombuffer(column["digest"].buffers()[1], dtype=np.uint64).reshape(-1, 2),
        column["word_count"].to_numpy(),
        column["fingerprints"].values.to_numpy(),
        column["fingerprints"].offsets.to_numpy().astype(np.int64),
        column["edges"].values.to_numpy(),
        column["edges"].offsets.to_numpy().astype(np.int64),
    )


def find(keys: U32, kept: U32) -> I64:
    """For each of `keys` its row among `kept`, which are distinct; -1 where it is not there."""
    both = np.concatenate((kept, keys))
    order = np.lexsort((*both.T[::-1],))  # stable: a kept key stands before the same ones
    fresh = np.concatenate((np.ones(min(1, len(order)), dtype=bool), (np.diff(both[order], axis=0) != 0).any(1)))
    first = order[first_of_run(fresh)]
    row = np.empty(len(both), dtype=np.int64)
    row[order] = np.where(first < len(kept), first, -1)
    return row[len(kept) :]


def least(fingerprints: U32 | I64, bounds: I64) -> I64:
    """The least fingerprint of each text, 2^32 - 1 where it has none."""
    found = np.full(len(bounds) - 1, 2**32 - 1, dtype=np.int64)
    some = np.flatnonzero(np.diff(bounds))
    if len(some):
        found[some] = np.minimum.reduceat(fingerprints, bounds[:-1][some])
    return found


def take(sketches: Sketches, rows: I64) -> Sketches:
    """The sketches of the texts in `rows`, in that order."""
    fingerprints, bounds = gathered(sketches.fingerprints, sketches.bounds, rows)
    edges, edge_bounds = gathered(sketches.edges, sketches.edge_bounds, rows)
    return Sketches(sketches.digests[rows], sketches.word_counts[rows], fingerprints, bounds, edges, edge_bounds)
