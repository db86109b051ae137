"""Compares pairs of articles, or recalls what was told of them. Which pairs, is decided by articles."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.align import SHINGLE, Room, index, make_room, passages_of, shared_shingles
from pipelines.dedup.memo import ABSENT, Compared, find, keys_of
from pipelines.dedup.native import native
from pipelines.dedup.shared import Shared, join
from pipelines.dedup.texts import KeptWords
from pipelines.dedup.words import I32, I64, Words, distinct

MIN_SHARED = 12  # shingles that two articles must share to be anything to each other


@native
def _compare(
    pairs: I64,
    begin: int,
    words: Words,
    places: I64,
    room: Room,
    sizes: I32,
    counts: I32,
    passages: I32,
    bounds: I64,
    limit: int,
) -> int:
    """Fill the rows from `begin` on, until `passages` is full or `limit` words were read; where it stopped."""
    read = 0
    size = 0
    base = bounds[begin]
    for row in range(begin, len(pairs)):
        one, other = places[pairs[row, 0]], places[pairs[row, 1]]
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


@native
def _in_characters(pairs: I64, words: Words, places: I64, passages: I32, bounds: I64) -> None:
    """Passages by words as passages by code points, in place."""
    for row in range(len(pairs)):
        for side in range(2):
            first = words.bounds[places[pairs[row, side]]]
            for number in range(bounds[row], bounds[row + 1]):
                start, end = passages[number, 2 * side], passages[number, 2 * side + 1]
                passages[number, 2 * side] = words.starts[first + start]
                passages[number, 2 * side + 1] = words.ends[first + end - 1]


@native
def _whole(pairs: I64, words: Words, places: I64, counts: I32, passages: I32) -> None:
    for row in range(len(pairs)):
        for side in range(2):
            place = places[pairs[row, side]]
            first, last = words.bounds[place], words.bounds[place + 1]
            passages[row, 2 * side] = words.starts[first]
            passages[row, 2 * side + 1] = words.ends[last - 1]
            passages[row, 4] = last - first
        for column in range(3):
            counts[row, column] = passages[row, 4] - SHINGLE + 1


class Comparison:
    """Compares articles, given by their rows, in pairs; what was told of a pair before is not told anew."""

    def __init__(self, kept: KeptWords, known: Compared) -> None:
        self._kept = kept
        self._known = known
        self._asked: list[tuple[I64, Shared]] = []

    def shared(self, pairs: I64) -> Shared:
        """What each of `pairs` (n x 2) shares: no passages where that is less than 12 shingles."""
        return self._remembered(pairs, self._compared)

    def whole(self, pairs: I64) -> Shared:
        """The same of pairs (n x 2) of articles that have the same words, whatever is hidden in them: one passage."""
        return self._remembered(pairs, self._equal)

    def asked(self) -> Compared:
        """All pairs that were asked for, and what they share."""
        keys, shared = zip(*self._asked, strict=True)
        pairs, rows = np.unique(np.concatenate(keys), return_index=True)
        return Compared(pairs, join(shared).take(rows))

    def _remembered(self, pairs: I64, compare: Callable[[I64], Shared]) -> Shared:
        keys = keys_of(*pairs.T)
        place = find(keys, self._known.pairs)
        fresh = np.flatnonzero(place == ABSENT)
        self._kept.read(distinct(pairs[fresh].ravel()))
        place[fresh] = len(self._known.pairs) + np.arange(len(fresh))
        found = join([self._known.shared, compare(pairs[fresh])]).take(place)
        self._asked.append((keys, found))
        return found

    def _compared(self, pairs: I64) -> Shared:
        kept, longest = self._kept, self._kept.longest
        room, sizes = make_room(longest), np.full(len(kept.words.bounds) - 1, -1, dtype=np.int32)
        counts = np.zeros((len(pairs), 3), dtype=np.int32)
        bounds = np.zeros(len(pairs) + 1, dtype=np.int64)
        passages = np.empty((max(1 << 16, longest), 5), dtype=np.int32)
        found: list[NDArray[np.int32]] = []
        done = 0
        while done < len(pairs):
            begun = done
            done = _compare(pairs, begun, kept.words, kept.places, room, sizes, counts, passages, bounds, kept.limit)
            found.append(passages[: bounds[done] - bounds[begun]].copy())
            kept.release()
        # By themselves, for reading files of words brings much of each into memory.
        passages = np.concatenate([passages[:0], *found])
        _in_characters(pairs, kept.words, kept.places, passages, bounds)
        kept.release()
        return Shared(counts, passages, bounds)

    def _equal(self, pairs: I64) -> Shared:
        counts, passages = np.empty((len(pairs), 3), dtype=np.int32), np.empty((len(pairs), 5), dtype=np.int32)
        _whole(pairs, self._kept.words, self._kept.places, counts, passages)
        self._kept.release()
        return Shared(counts, passages, np.arange(len(pairs) + 1))
