"""Pairs of articles that may share text: an inverted index over the fingerprints of their sketches.

Only candidates are found here; what they share is counted by compare.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipelines.dedup.shingles import I64, U64

MIN_SHARED = 2  # fingerprints
MAX_BUCKET = 64  # articles with one fingerprint that are all paired with each other
NEIGHBOURS = 3  # in a fuller bucket each is paired with so many next to it, which keeps the whole linear


def _pairs_at(lag: int, marks: U64, articles: I64, within: I64) -> tuple[I64, I64]:
    """Entries of `within` whose `lag`-th successor has the same fingerprint: both articles, the lower first."""
    ends = within[within + lag < len(marks)]
    ends = ends[marks[ends] == marks[ends + lag]]
    first, second = articles[ends], articles[ends + lag]
    return np.minimum(first, second), np.maximum(first, second)


def candidate_pairs(fingerprints: Sequence[U64]) -> I64:
    """Pairs (n x 2, the lower index first, sorted) of articles that share two or more fingerprints.

    Articles are given by their sorted distinct fingerprints. A fingerprint of more than 64 articles pairs each with
    three neighbours in the order of their least fingerprints, where copies stand side by side.
    """
    sizes = np.array([len(own) for own in fingerprints], dtype=np.int64)
    if not sizes.sum():
        return np.zeros((0, 2), dtype=np.int64)
    least = np.array([own[0] if len(own) else 0 for own in fingerprints], dtype=np.uint64)
    marks = np.concatenate(list(fingerprints))
    articles = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((articles, least[articles], marks))
    marks, articles = marks[order], articles[order]
    firsts = np.flatnonzero(np.concatenate(([True], marks[1:] != marks[:-1])))
    counts = np.diff(np.append(firsts, len(marks)))
    full = np.repeat(counts > MAX_BUCKET, counts)
    found: list[tuple[I64, I64]] = []
    for within, lags in ((np.flatnonzero(~full), MAX_BUCKET - 1), (np.flatnonzero(full), NEIGHBOURS)):
        for lag in range(1, lags + 1):
            pairs = _pairs_at(lag, marks, articles, within)
            if not len(pairs[0]):
                break
            found.append(pairs)
    if not found:
        return np.zeros((0, 2), dtype=np.int64)
    total = np.int64(len(sizes))
    keys, shared = np.unique(
        np.concatenate([low for low, _ in found]) * total + np.concatenate([high for _, high in found]),
        return_counts=True,
    )
    keys = keys[shared >= MIN_SHARED]
    return np.stack((keys // total, keys % total), axis=1)
