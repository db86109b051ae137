"""The passages that two articles share, as ranges of their words. Which articles to align is decided elsewhere.

Greedy string tiling (Wise 1993; METER, Clough et al. 2002), seeded with word 4-shingles: exact matches are laid, the
longest first, on words that none covers yet; matches that a few differing words part become one passage.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.shingles import I64, SHINGLE, U64, Words, among, covered

MAX_GAP = 6  # differing words within a passage, in either article
MIN_WORDS = 12  # shared by a passage


class Passage(NamedTuple):
    """Words `start` to `end` of one article that match `other_start` to `other_end` of the other, `shared` of them."""

    start: int
    end: int
    other_start: int
    other_end: int
    shared: int


def _seeds(shingles: U64, others: U64, plain: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Runs of equal shingles among the `plain` ones, the longest first: length in words, first word in each article.

    A shingle stands for its first occurrence in the other article: one partner each keeps repetitive texts linear.
    """
    order = np.argsort(others, kind="stable")
    ordered = others[order]
    at = np.minimum(np.searchsorted(ordered, shingles), len(others) - 1)
    matched: I64 = np.flatnonzero((ordered[at] == shingles) & plain)
    if not len(matched):
        return []
    partner = order[at[matched]]
    breaks = np.flatnonzero((np.diff(matched) != 1) | (np.diff(partner) != 1)) + 1
    firsts = np.concatenate(([0], breaks))
    lengths = np.diff(np.append(firsts, len(matched))) + SHINGLE - 1
    ranking = np.lexsort((matched[firsts], -lengths))
    return list(
        zip(
            lengths[ranking].tolist(), matched[firsts][ranking].tolist(), partner[firsts][ranking].tolist(), strict=True
        )
    )


def _tiles(
    words: list[int], others: list[int], free: bytearray, seeds: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Exact matches that overlap in neither article: first word in each, length; in order of the first article.

    `free` marks with 1 the words of the first article that may be covered; those laid are set to 0.
    """
    other_free = bytearray(b"\x01") * len(others)
    tiles: list[tuple[int, int, int]] = []
    for length, start, other_start in seeds:
        end = start + length
        while start < end and not (free[start] and other_free[other_start]):
            start, other_start = start + 1, other_start + 1
        other_end = other_start
        stop = start
        while stop < end and free[stop] and other_free[other_end]:
            stop, other_end = stop + 1, other_end + 1
        if stop - start < SHINGLE:
            continue
        while (
            start
            and other_start
            and free[start - 1]
            and other_free[other_start - 1]
            and words[start - 1] == others[other_start - 1]
        ):
            start, other_start = start - 1, other_start - 1
        while (
            stop < len(words)
            and other_end < len(others)
            and free[stop]
            and other_free[other_end]
            and words[stop] == others[other_end]
        ):
            stop, other_end = stop + 1, other_end + 1
        free[start:stop] = bytes(stop - start)
        other_free[other_start:other_end] = bytes(stop - start)
        tiles.append((start, other_start, stop - start))
    return sorted(tiles)


def _by_paragraph(run: list[tuple[int, int, int]], firsts: list[int], others: list[int]) -> list[Passage]:
    """The tiles of a run as passages, one for each pair of paragraphs that share at least a shingle's words."""
    found: dict[tuple[int, int], Passage] = {}
    for start, other_start, length in run:
        cuts = {0, length}
        cuts.update(at - start for at in firsts[bisect_right(firsts, start) : bisect_left(firsts, start + length)])
        cuts.update(
            at - other_start
            for at in others[bisect_right(others, other_start) : bisect_left(others, other_start + length)]
        )
        for low, high in pairwise(sorted(cuts)):
            key = bisect_right(firsts, start + low), bisect_right(others, other_start + low)
            last = found.get(key, Passage(start + low, 0, other_start + low, 0, 0))
            found[key] = Passage(
                last.start, start + high, last.other_start, other_start + high, last.shared + high - low
            )
    return [passage for passage in found.values() if passage.shared >= SHINGLE]


def align(first: Words, second: Words, masked: U64) -> list[Passage]:
    """Passages of two articles, in order of the first, overlapping in neither; none runs over the end of a paragraph.

    Nor does one run over words that a shingle in `masked` (sorted) covers, but for a gap.
    """
    if not len(first.shingles) or not len(second.shingles):
        return []
    free = ~covered(first, masked)
    seeds = _seeds(first.shingles, second.shingles, ~among(first.shingles, masked))
    tiles = _tiles(first.hashes.tolist(), second.hashes.tolist(), bytearray(free.tobytes()), seeds)
    runs: list[list[tuple[int, int, int]]] = []
    for start, other_start, length in tiles:
        if runs:
            last, other_last, last_length = runs[-1][-1]
            if start - last - last_length <= MAX_GAP and 0 <= other_start - other_last - last_length <= MAX_GAP:
                runs[-1].append((start, other_start, length))
                continue
        runs.append([(start, other_start, length)])
    found: list[Passage] = []
    for run in runs:
        if sum(length for _, _, length in run) >= MIN_WORDS:
            found.extend(_by_paragraph(run, first.paragraphs.tolist(), second.paragraphs.tolist()))
    return found
