"""Pairs of articles that may share text: an inverted index over the fingerprints of their sketches.

Only candidates are found here; what they share is told by align.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipelines.dedup.align import LOW
from pipelines.dedup.native import native
from pipelines.dedup.sketches import least
from pipelines.dedup.words import I32, I64, U32, U64

MAX_BUCKET = 32  # articles with one fingerprint that are all paired with each other
DIGIT = 11  # bits: as many counters as stay in the processor's cache
NEIGHBOURS = 3  # in a fuller bucket each is paired with so many next to it, which keeps the whole linear

_MEMORY = 1 << 28


class Candidates(NamedTuple):
    """Pairs of articles, sorted, the lower index first, and how many entries of the index each pair shares."""

    low: I64
    high: I64
    shared: I32
    centrality: I64  # per article: how much it has in common with the others


@native
def _entries(
    fingerprints: U32, bounds: I64, order: I64, bits: np.uint64, low: int, high: int, found: U64, found_bounds: I64
) -> int:
    """Entries (fingerprint << bits | place of the article in `order`) of one range of fingerprints; how many.

    Those of one article after those of the other, with `found_bounds`.
    """
    size = 0
    for place in range(len(order)):
        article = order[place]
        for at in range(bounds[article], bounds[article + 1]):
            if low <= fingerprints[at] < high:
                found[size] = np.uint64(fingerprints[at]) << bits | np.uint64(place)
                size += 1
        found_bounds[place + 1] = size
    return size


@native
def _sorted(entries: U64, bits: np.uint64) -> U64:
    """The entries by fingerprint, those of one in the order that they have: radix sort by eleven bits at a time."""
    other = np.empty_like(entries)
    mask = np.uint64((1 << DIGIT) - 1)
    for digit in range(0, 32, DIGIT):
        shift = bits + np.uint64(digit)
        begins = np.zeros((1 << DIGIT) + 1, dtype=np.int64)
        for entry in entries:
            begins[np.int64(entry >> shift & mask) + 1] += 1
        for value in range(1 << DIGIT):
            begins[value + 1] += begins[value]
        for entry in entries:
            own = np.int64(entry >> shift & mask)
            other[begins[own]] = entry
            begins[own] += 1
        entries, other = other, entries
    return entries


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


@native
def _by_rows(pairs: U64, shared: I32, order: I64) -> tuple[I64, I64, I32]:
    """Pairs of places in `order` as pairs of articles, the lower first, sorted: by the higher, then the lower."""
    low, high = np.empty(len(pairs), dtype=np.int64), np.empty(len(pairs), dtype=np.int64)
    for pair in range(len(pairs)):
        one, other = order[np.int64(pairs[pair] >> np.uint64(32))], order[np.int64(pairs[pair] & np.uint64(LOW))]
        low[pair], high[pair] = min(one, other), max(one, other)
    for is_last in (False, True):
        key = low if is_last else high
        begins = np.zeros(len(order) + 1, dtype=np.int64)
        for article in key:
            begins[article + 1] += 1
        for place in range(len(order)):
            begins[place + 1] += begins[place]
        other_low, other_high, other_shared = np.empty_like(low), np.empty_like(high), np.empty_like(shared)
        for pair in range(len(pairs)):
            slot = begins[key[pair]]
            begins[key[pair]] += 1
            other_low[slot], other_high[slot], other_shared[slot] = low[pair], high[pair], shared[pair]
        low, high, shared = other_low, other_high, other_shared
    return low, high, shared


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
    order = np.argsort(least(fingerprints, bounds), kind="stable")
    bits = np.uint64(max(1, int(count - 1).bit_length()))
    centrality = np.zeros(count, dtype=np.int64)
    pairs, shared = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int32)
    # Forty bytes or so of entries and pairs for each fingerprint, more where much is copied.
    ranges = max(1, -(-len(fingerprints) * 40 // memory))
    limits = [(2**32 * number) // ranges for number in range(ranges + 1)]
    for low, high in zip(limits[:-1], limits[1:], strict=True):
        entries: U64 = np.empty(len(fingerprints), dtype=np.uint64)  # what is not filled takes no memory
        begins = np.zeros(count + 1, dtype=np.int64)
        size = _entries(fingerprints, bounds, order, bits, low, high, entries, begins)
        entries = _sorted(entries[:size], bits)
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
    low_rows, high_rows, shared = _by_rows(pairs, shared, order)
    # As with cosines: of two that have as much in common with the others, the one with less besides.
    central = np.empty(count, dtype=np.int64)
    central[order] = 1000 * centrality / np.sqrt(np.maximum(1, np.diff(bounds)[order]))
    return Candidates(low_rows, high_rows, shared, central)
