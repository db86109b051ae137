"""The passages that two articles share, as ranges of their words. Which articles to align is decided elsewhere.

Greedy string tiling (Wise 1993; METER, Clough et al. 2002), seeded with word 4-shingles: exact matches are laid, the
longest first, on words that none covers yet; matches that a few differing words part become one passage.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.native import native
from pipelines.dedup.words import HIDDEN, I32, I64, U64, Words

SHINGLE = 4
MAX_GAP = 6  # differing words within a passage, in either article
MIN_WORDS = 12  # shared by a passage
EMPTY, SEEN = -1, -2
LOW = (1 << 32) - 1

_PLACES = np.array([0x8CB92BA72F3D8DD7, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB], dtype=np.uint64)
_P0, _P1, _P2, _P3 = _PLACES
SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Passage(NamedTuple):
    """Words `start` to `end` of one article that match `other_start` to `other_end` of the other, `shared` of them."""

    start: int
    end: int
    other_start: int
    other_end: int
    shared: int


class Room(NamedTuple):
    """Memory to align articles of up to a number of words in, used again and again."""

    keys: U64  # of a hash table of the second article's shingles
    slots: I32
    free: NDArray[np.uint8]  # words of the first and of the second article that no tile covers
    other_free: NDArray[np.uint8]
    runs: I32  # n x 3: first word in each article, length
    tiles: I32
    order: I64
    passages: I32  # n x 5, as in Passage


@native
def shingle_at(words: U64, at: int) -> np.uint64:
    """Hash of the shingle that starts at a word; 0 where a word of it doesn't count."""
    w0, w1, w2, w3 = words[at], words[at + 1], words[at + 2], words[at + 3]
    if w0 == HIDDEN or w1 == HIDDEN or w2 == HIDDEN or w3 == HIDDEN:
        return HIDDEN
    key: np.uint64 = w0 * _P0 + w1 * _P1 + w2 * _P2 + w3 * _P3
    return key


@native
def bits_for(words: int) -> int:
    """Of the places of a hash table that has room for so many words."""
    bits = 6
    while (1 << bits) < 2 * words:
        bits += 1
    return bits


@native
def _slot(key: np.uint64, keys: U64, slots: I32, bits: int) -> int:
    """Where a shingle stands in the table, or the empty place where it would."""
    slot = np.int64((key * SPREAD) >> np.uint64(64 - bits))
    while slots[slot] != EMPTY and keys[slot] != key:
        slot = (slot + 1) & ((1 << bits) - 1)
    return int(slot)


@native
def index(words: U64, room: Room) -> int:
    """A hash table of the shingles of a text in `room`, each with its first place; how many there are."""
    keys, slots = room.keys, room.slots
    bits = bits_for(len(words))
    for free in range(1 << bits):
        slots[free] = EMPTY
    found = 0
    for at in range(len(words) - SHINGLE + 1):
        key = shingle_at(words, at)
        if key == HIDDEN:
            continue
        slot = _slot(key, keys, slots, bits)
        if slots[slot] == EMPTY:
            slots[slot] = at
            keys[slot] = key
            found += 1
    return found


@native
def _sort(keys: I64, count: int) -> None:
    """Sort the first keys in place; quick where they are few."""
    if count > 32:
        ordered = np.sort(keys[:count])
        for place in range(count):
            keys[place] = ordered[place]
        return
    for at in range(1, count):
        moved = keys[at]
        place = at
        while place and keys[place - 1] > moved:
            keys[place] = keys[place - 1]
            place -= 1
        keys[place] = moved


@native
def lay(words: U64, others: U64, room: Room) -> int:
    """Exact matches that overlap in neither of two articles into `room.tiles`, in order of the first; how many.

    After `index` of `others`. A shingle stands for its first occurrence there: one partner each keeps repetitive texts
    linear.
    """
    count, other_count = len(words), len(others)
    if count < SHINGLE or other_count < SHINGLE:
        return 0
    keys, slots, free, other_free, runs, tiles, order, _ = room
    bits = bits_for(other_count)
    found = 0
    at = 0
    while at <= count - SHINGLE:
        key = shingle_at(words, at)
        partner = slots[_slot(key, keys, slots, bits)] if key != HIDDEN else EMPTY
        if partner == EMPTY:
            at += 1
            continue
        length = SHINGLE
        while (
            at + length < count
            and partner + length < other_count
            and words[at + length] == others[partner + length]
            and words[at + length] != HIDDEN
        ):
            length += 1
        runs[found, 0] = at
        runs[found, 1] = partner
        runs[found, 2] = length
        order[found] = np.int64(count - length) << 32 | found  # the longest first, then the first
        found += 1
        at += length - SHINGLE + 1
    if not found:
        return 0
    for at in range(count):
        free[at] = words[at] != HIDDEN
    for at in range(other_count):
        other_free[at] = others[at] != HIDDEN
    laid = 0
    _sort(order, found)
    for place in range(found):
        run = order[place] & LOW
        start, other, length = runs[run, 0], runs[run, 1], runs[run, 2]
        end = start + length
        while start < end:
            while start < end and not (free[start] and other_free[other]):
                start += 1
                other += 1
            stop, other_stop = start, other
            while stop < end and free[stop] and other_free[other_stop]:
                stop += 1
                other_stop += 1
            next_start, next_other = stop, other_stop
            if stop - start >= SHINGLE:
                while (
                    start
                    and other
                    and free[start - 1]
                    and other_free[other - 1]
                    and words[start - 1] == others[other - 1]
                ):
                    start -= 1
                    other -= 1
                while (
                    stop < count
                    and other_stop < other_count
                    and free[stop]
                    and other_free[other_stop]
                    and words[stop] == others[other_stop]
                ):
                    stop += 1
                    other_stop += 1
                for at in range(start, stop):
                    free[at] = 0
                    other_free[other + at - start] = 0
                tiles[laid, 0] = start
                tiles[laid, 1] = other
                tiles[laid, 2] = stop - start
                laid += 1
                next_other += max(0, stop - next_start)
                next_start = max(stop, next_start)
            start, other = next_start, next_other
    for tile in range(laid):
        order[tile] = np.int64(tiles[tile, 0]) << 32 | tile
    _sort(order, laid)
    for place in range(laid):
        for column in range(3):
            runs[place, column] = tiles[order[place] & LOW, column]
    for place in range(laid):
        for column in range(3):
            tiles[place, column] = runs[place, column]
    return laid


@native
def run_end(room: Room, first: int, laid: int) -> tuple[int, int]:
    """The tiles from `first` on that a few differing words part: one past the last, and how many words they have."""
    tiles = room.tiles
    last = first
    total = tiles[first, 2]
    while last + 1 < laid:
        gap = tiles[last + 1, 0] - tiles[last, 0] - tiles[last, 2]
        other_gap = tiles[last + 1, 1] - tiles[last, 1] - tiles[last, 2]
        if gap > MAX_GAP or other_gap < 0 or other_gap > MAX_GAP:
            break
        last += 1
        total += tiles[last, 2]
    return last + 1, total


@native
def passages_of(words: U64, paragraphs: I32, others: U64, other_paragraphs: I32, room: Room) -> int:
    """The passages of two articles into `room.passages`; how many. Rows as in `Passage`. After `index` of `others`."""
    laid = lay(words, others, room)
    found = room.passages
    size = 0
    first = 0
    while first < laid:
        end, total = run_end(room, first, laid)
        if total < MIN_WORDS:
            first = end
            continue
        begun = size
        paragraph = np.searchsorted(paragraphs, room.tiles[first, 0], side="right")
        other_paragraph = np.searchsorted(other_paragraphs, room.tiles[first, 1], side="right")
        last_paragraph, last_other = -1, -1
        for tile in range(first, end):
            at, other = room.tiles[tile, 0], room.tiles[tile, 1]
            stop = at + room.tiles[tile, 2]
            while at < stop:
                while paragraph < len(paragraphs) and paragraphs[paragraph] <= at:
                    paragraph += 1
                while other_paragraph < len(other_paragraphs) and other_paragraphs[other_paragraph] <= other:
                    other_paragraph += 1
                reach = stop
                if paragraph < len(paragraphs):
                    reach = min(reach, paragraphs[paragraph])
                if other_paragraph < len(other_paragraphs):
                    reach = min(reach, at + other_paragraphs[other_paragraph] - other)
                piece = reach - at
                if paragraph == last_paragraph and other_paragraph == last_other:
                    found[size - 1, 1] = reach
                    found[size - 1, 3] = other + piece
                    found[size - 1, 4] += piece
                else:
                    found[size, 0] = at
                    found[size, 1] = reach
                    found[size, 2] = other
                    found[size, 3] = other + piece
                    found[size, 4] = piece
                    size += 1
                    last_paragraph, last_other = paragraph, other_paragraph
                at = reach
                other += piece
        # A piece of less than a shingle, cut off by the end of a paragraph, is no passage.
        kept = begun
        for row in range(begun, size):
            if found[row, 4] >= SHINGLE:
                for column in range(5):
                    found[kept, column] = found[row, column]
                kept += 1
        size = kept
        first = end
    return size


@native
def shared_shingles(words: U64, others: U64, room: Room) -> int:
    """How many different shingles two texts have in common. After `index` of `others`, whose table is used up."""
    if len(words) < SHINGLE or len(others) < SHINGLE:
        return 0
    keys, slots = room.keys, room.slots
    bits = bits_for(len(others))
    found = 0
    for at in range(len(words) - SHINGLE + 1):
        key = shingle_at(words, at)
        if key == HIDDEN:
            continue
        slot = _slot(key, keys, slots, bits)
        if slots[slot] >= 0:
            slots[slot] = SEEN
            found += 1
    return found


def make_room(words: int) -> Room:
    """Memory for articles of up to so many words."""
    size = 64
    while size < 2 * words:
        size *= 2
    tiles = words // SHINGLE + 1
    return Room(
        np.empty(size, dtype=np.uint64),
        np.empty(size, dtype=np.int32),
        np.empty(words, dtype=np.uint8),
        np.empty(words, dtype=np.uint8),
        np.empty((words, 3), dtype=np.int32),
        np.empty((tiles, 3), dtype=np.int32),
        np.empty(words, dtype=np.int64),
        np.empty((words, 5), dtype=np.int32),
    )


def align(first: Words, second: Words) -> list[Passage]:
    """Passages of two articles (the only ones of `first` and of `second`), in order of the first.

    They overlap in neither, and none runs over the end of a paragraph, nor over words that are hidden but for a gap.
    """
    room = make_room(max(len(first.hashes), len(second.hashes), 1))
    index(second.hashes, room)
    size = passages_of(first.hashes, first.paragraphs, second.hashes, second.paragraphs, room)
    return [Passage(*row) for row in room.passages[:size].tolist()]
