"""Pairs of articles that may share text: an inverted index over the fingerprints of their sketches.

Only candidates are found here; what they share is told by align.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipelines.dedup.native import native
from pipelines.dedup.sketches import least
from pipelines.dedup.words import I32, I64, U32, U64

MAX_BUCKET = 32  # articles with one fingerprint that are all paired with each other
NEIGHBOURS = 3  # in a fuller bucket each is paired with so many next to it, which keeps the whole linear

_MEMORY = 1 << 28


class Candidates(NamedTuple):
    """Pairs of articles, sorted, the lower index first, and how many entries of the index each pair shares."""

    low: I64
    high: I64
    shared: I32
    centrality: I64  # per article: how much it has in common with the others


@native
def _buckets(entries: U64, bits: np.uint64, filled: I64, own: I32, ends: I32, centrality: I64) -> None:
    """For each article where its entries stand among the sorted `entries`, and up to where it is paired from there.

    `filled` are the places in `own` and `ends` at which the articles' parts begin; it is moved to their ends.
    """
    mask = (np.uint64(1) << bits) - np.uint64(1)
    first = 0
    while first < len(entries):
        mark = entries[first] >> bits
        last = first + 1
        while last < len(entries) and entries[last] >> bits == mark:
            last += 1
        reach = last - first if last - first <= MAX_BUCKET else NEIGHBOURS
        for at in range(first, last):
            article = entries[at] & mask
            own[filled[article]] = at
            ends[filled[article]] = min(last, at + 1 + reach)
            filled[article] += 1
            centrality[article] += last - first - 1
        first = last


@native
def _pairs(
    entries: U64, bits: np.uint64, bounds: I64, own: I32, ends: I32, counts: I32, pairs: U64, shared: I32
) -> int:
    """Pairs (one << 32 | other) of articles with what they share, in order of the first; how many.

    Those that don't fit into `pairs` are counted only. `counts` is a zero for each article.
    """
    mask = (np.uint64(1) << bits) - np.uint64(1)
    met = np.empty(len(counts), dtype=np.int64)
    size = 0
    for article in range(len(bounds) - 1):
        some = 0
        for slot in range(bounds[article], bounds[article + 1]):
            for at in range(own[slot] + 1, ends[slot]):
                other = np.int64(entries[at] & mask)
                if other != article:  # a passage may occur twice in an article
                    if not counts[other]:
                        met[some] = other
                        some += 1
                    counts[other] += 1
        for number in range(some):
            other = met[number]
            if size < len(pairs):
                pairs[size] = np.uint64(article) << np.uint64(32) | np.uint64(other)
                shared[size] = counts[other]
            size += 1
            counts[other] = 0
    return size


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
    order = np.argsort(least(fingerprints, bounds), kind="stable")
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
        begins = np.zeros(count + 1, dtype=np.int64)
        np.cumsum(np.bincount(articles[within].view(np.int64), minlength=count), out=begins[1:])
        own, ends = np.empty(len(entries), dtype=np.int32), np.empty(len(entries), dtype=np.int32)
        _buckets(entries, bits, begins[:-1].copy(), own, ends, centrality)
        room = len(entries)
        while True:
            fresh, fresh_shared = np.empty(room, dtype=np.uint64), np.empty(room, dtype=np.int32)
            counts = np.zeros(count, dtype=np.int32)
            if (room := _pairs(entries, bits, begins, own, ends, counts, fresh, fresh_shared)) <= len(fresh):
                break
        fresh, fresh_shared = fresh[:room], fresh_shared[:room]
        if len(pairs):
            pairs = np.concatenate((pairs, fresh))
            ranking = np.argsort(pairs, kind="stable")
            fresh, fresh_shared = _merge(pairs[ranking], np.concatenate((shared, fresh_shared))[ranking])
        pairs, shared = fresh, fresh_shared
    one, other = order[(pairs >> np.uint64(32)).view(np.int64)], order[(pairs & np.uint64(2**32 - 1)).view(np.int64)]
    lower, upper = np.minimum(one, other), np.maximum(one, other)
    ranking = np.argsort(lower << 32 | upper)
    # As with cosines: of two that have as much in common with the others, the one with less besides.
    central = (1000 * centrality[place.view(np.int64)] / np.sqrt(np.maximum(1, sizes))).astype(np.int64)
    return Candidates(lower[ranking], upper[ranking], shared[ranking], central)
