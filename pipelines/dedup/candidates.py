"""Pairs of articles that may share text: an inverted index over the fingerprints of their sketches.

Only candidates are found here; what they share is told by align.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipelines.dedup.native import native
from pipelines.dedup.words import I32, I64, U32, U64

MAX_BUCKET = 32  # articles with one fingerprint that are all paired with each other
NEIGHBOURS = 3  # in a fuller bucket each is paired with so many next to it, which keeps the whole linear

_MEMORY = 1 << 28


class Candidates(NamedTuple):
    """Pairs of articles, sorted, the lower index first, and how many entries of the index each pair shares."""

    low: I64
    high: I64
    shared: I32
    centrality: I64  # per article: how many other articles its fingerprints are found in, summed


@native
def _pairs(entries: U64, bits: np.uint64, found: U64) -> int:
    """Pairs (low << 32 | high) of the articles in each bucket of the sorted entries; how many there are.

    Those that don't fit into `found` are counted only.
    """
    mask = (np.uint64(1) << bits) - np.uint64(1)
    count = 0
    first = 0
    while first < len(entries):
        mark = entries[first] >> bits
        last = first + 1
        while last < len(entries) and entries[last] >> bits == mark:
            last += 1
        reach = last - first if last - first <= MAX_BUCKET else NEIGHBOURS
        for one in range(first, last):
            for other in range(one + 1, min(last, one + 1 + reach)):
                if entries[one] == entries[other]:
                    continue
                if count < len(found):
                    found[count] = (entries[one] & mask) << np.uint64(32) | (entries[other] & mask)
                count += 1
        first = last
    return count


@native
def _count(pairs: U64, shared: I32, kept: U64, kept_shared: I32) -> int:
    """Equal neighbours of the sorted `pairs` as one each, with the sum of what they share; how many are left."""
    size = -1
    for at in range(len(pairs)):
        if size < 0 or kept[size] != pairs[at]:
            size += 1
            kept[size] = pairs[at]
            kept_shared[size] = 0
        kept_shared[size] += shared[at]
    return size + 1


@native
def _centrality(entries: U64, bits: np.uint64, found: I64) -> None:
    mask = (np.uint64(1) << bits) - np.uint64(1)
    first = 0
    while first < len(entries):
        mark = entries[first] >> bits
        last = first + 1
        while last < len(entries) and entries[last] >> bits == mark:
            last += 1
        for one in range(first, last):
            found[entries[one] & mask] += last - first - 1
        first = last


def _merge(pairs: U64, shared: I32) -> tuple[U64, I32]:
    kept, kept_shared = np.empty(len(pairs), dtype=np.uint64), np.empty(len(pairs), dtype=np.int32)
    size = _count(pairs, shared, kept, kept_shared)
    return kept[:size].copy(), kept_shared[:size].copy()


def candidate_pairs(fingerprints: U32, bounds: I64, memory: int = _MEMORY) -> Candidates:
    """Pairs of articles that share a fingerprint; those of article i are `fingerprints[bounds[i]:bounds[i + 1]]`.

    A fingerprint of more than 32 articles pairs each with three neighbours in the order of their least fingerprints,
    where copies stand side by side. The index is made for one range of fingerprints after the other, of so many that it
    takes about `memory` bytes.
    """
    count = len(bounds) - 1
    sizes = np.diff(bounds)
    least = np.full(count, 2**32 - 1, dtype=np.uint32)
    some = np.flatnonzero(sizes)
    if len(some):
        least[some] = np.minimum.reduceat(fingerprints, bounds[:-1][some])
    order = np.argsort(least, kind="stable")
    place = np.empty(count, dtype=np.uint64)
    place[order] = np.arange(count, dtype=np.uint64)
    bits = np.uint64(max(1, int(count - 1).bit_length()))
    articles = np.repeat(place, sizes)
    centrality = np.zeros(count, dtype=np.int64)
    pairs, shared = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int32)
    # Forty bytes or so of entries and pairs for each fingerprint, more where much is copied.
    ranges = max(1, -(-len(fingerprints) * 40 // memory))
    limits = [(2**32 * number) // ranges for number in range(ranges + 1)]
    for low, high in zip(limits[:-1], limits[1:], strict=True):
        within = slice(None) if ranges == 1 else np.flatnonzero((fingerprints >= low) & (fingerprints < high))
        entries = fingerprints[within].astype(np.uint64) << bits | articles[within]
        entries.sort()
        _centrality(entries, bits, centrality)
        found = np.empty(4 * len(entries), dtype=np.uint64)
        if (size := _pairs(entries, bits, found)) > len(found):
            found = np.empty(size, dtype=np.uint64)
            _pairs(entries, bits, found)
        fresh = np.sort(found[:size])
        fresh, fresh_shared = _merge(fresh, np.ones(size, dtype=np.int32))
        if len(pairs):
            pairs = np.concatenate((pairs, fresh))
            ranking = np.argsort(pairs, kind="stable")
            fresh, fresh_shared = _merge(pairs[ranking], np.concatenate((shared, fresh_shared))[ranking])
        pairs, shared = fresh, fresh_shared
    one, other = order[pairs >> np.uint64(32)], order[pairs & np.uint64(2**32 - 1)]
    lower, upper = np.minimum(one, other), np.maximum(one, other)
    ranking = np.lexsort((upper, lower))
    central = np.empty(count, dtype=np.int64)
    central[order] = centrality
    return Candidates(lower[ranking], upper[ranking], shared[ranking], central)
