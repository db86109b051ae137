"""What pairs of articles share: counts and passages in flat arrays. Which pairs, is decided by articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.align import Room, index, make_room, passages_of, shared_shingles
from pipelines.dedup.flat import gathered, joined
from pipelines.dedup.native import native
from pipelines.dedup.texts import KeptWords
from pipelines.dedup.words import I32, I64, Words

MIN_SHARED = 12  # shingles that two articles must share to be anything to each other


class Shared(NamedTuple):
    """What each of n pairs of articles shares.

    `counts` (n x 3): different word 4-shingles in common, of the first, of the second. The passages of pair i, as in
    align.Passage, are `passages[bounds[i]:bounds[i + 1]]`.
    """

    counts: I32
    passages: I32
    bounds: I64

    def take(self, rows: I64) -> Shared:
        """The same of some of the pairs."""
        passages, bounds = gathered(self.passages, self.bounds, rows)
        return Shared(self.counts[rows], passages, bounds)


def join(parts: Sequence[Shared]) -> Shared:
    """What the pairs of all parts share, one part after the other."""
    return Shared(
        np.concatenate([np.zeros((0, 3), dtype=np.int32), *(part.counts for part in parts)]),
        np.concatenate([np.zeros((0, 5), dtype=np.int32), *(part.passages for part in parts)]),
        joined([part.bounds for part in parts]),
    )


@native
def _compare(
    pairs: I64, begin: int, words: Words, room: Room, sizes: I32, counts: I32, passages: I32, bounds: I64, limit: int
) -> int:
    """Fill the rows from `begin` on, until `passages` is full or `limit` words were read; where it stopped."""
    read = 0
    size = 0
    base = bounds[begin]
    for row in range(begin, len(pairs)):
        one, other = pairs[row]
        own = words.hashes[words.bounds[one] : words.bounds[one + 1]]
        others = words.hashes[words.bounds[other] : words.bounds[other + 1]]
        # A passage has four words or more, and passages overlap in neither article.
        if read > limit or size + min(len(own), len(others)) // 4 + 1 > len(passages):
            return row
        read += len(own) + len(others)
        if sizes[one] < 0:
            sizes[one] = index(own, room)
        sizes[other] = index(others, room)
        found = passages_of(
            own,
            words.paragraphs[words.paragraph_bounds[one] : words.paragraph_bounds[one + 1]],
            others,
            words.paragraphs[words.paragraph_bounds[other] : words.paragraph_bounds[other + 1]],
            room,
        )
        counts[row, 0] = shared_shingles(own, others, room)
        counts[row, 1] = sizes[one]
        counts[row, 2] = sizes[other]
        if counts[row, 0] >= MIN_SHARED:
            for number in range(found):
                for column in range(5):
                    passages[size, column] = room.passages[number, column]
                size += 1
        bounds[row + 1] = base + size
    return len(pairs)


class Comparison:
    """Compares articles, given by their places among the kept words, in pairs."""

    def __init__(self, kept: KeptWords) -> None:
        self._kept = kept
        self._room: Room = make_room(kept.longest)
        self._sizes = np.full(len(kept.words.bounds) - 1, -1, dtype=np.int32)

    def shared(self, pairs: I64) -> Shared:
        """What each of `pairs` (n x 2) shares: no passages where that is less than 12 shingles."""
        counts = np.zeros((len(pairs), 3), dtype=np.int32)
        bounds = np.zeros(len(pairs) + 1, dtype=np.int64)
        passages = np.empty((max(1 << 16, self._kept.longest), 5), dtype=np.int32)
        found: list[NDArray[np.int32]] = []
        done = 0
        while done < len(pairs):
            begun = done
            done = _compare(
                pairs, begun, self._kept.words, self._room, self._sizes, counts, passages, bounds, self._kept.limit
            )
            found.append(passages[: bounds[done] - bounds[begun]].copy())
            self._kept.release()
        return Shared(counts, np.concatenate([passages[:0], *found]), bounds)
