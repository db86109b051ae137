"""Which articles are copies of one another, given pairs that share text. How alike two are is decided by judge.

A group is a star: each member was compared with the group's centre, not only with some other member, so likeness
doesn't travel along a chain of copies of copies into another story. An article that shares less than the bulk with the
centre is a member only where another member is linked to it too: what is printed by several is a report that goes
round, cut and grown as it goes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.align import LOW, Room, index, make_room
from pipelines.dedup.judge import DOUBTED, F64, FEATURES, NO, YES, judge, weights
from pipelines.dedup.memo import I8, Judged, together
from pipelines.dedup.native import native
from pipelines.dedup.texts import KeptWords
from pipelines.dedup.words import I64, Words


class _Growth(NamedTuple):
    """What is known of each of n articles while groups grow."""

    centre: I64  # of its group; -1 where no group has it yet
    asked: I64  # the centre that it was asked about last
    told_by: I64  # the centre that `told` is about
    told: I8  # what was told of it before
    wanted: NDArray[np.bool_]  # whether its words are wanted, and were not read


@native
def neighbours(low: I64, high: I64, count: int) -> tuple[I64, I64]:
    """For each of `count` articles those that it is paired with: `found[bounds[i]:bounds[i + 1]]`, in order."""
    bounds = np.zeros(count + 1, dtype=np.int64)
    for pair in range(len(low)):
        bounds[low[pair] + 1] += 1
        bounds[high[pair] + 1] += 1
    for article in range(count):
        bounds[article + 1] += bounds[article]
    found = np.empty(2 * len(low), dtype=np.int64)
    filled = bounds[:-1].copy()
    for pair in range(len(low)):  # sorted pairs: lower neighbours first
        one, other = low[pair], high[pair]
        found[filled[other]] = one
        filled[other] += 1
    for pair in range(len(low)):
        one, other = low[pair], high[pair]
        found[filled[one]] = other
        filled[one] += 1
    return bounds, found


@native
def grow(
    begin: int,
    order: I64,
    bounds: I64,
    linked: I64,
    words: Words,
    places: I64,
    room: Room,
    form: F64,
    known: Judged,
    known_bounds: I64,
    growth: _Growth,
    judged: Judged,
    limit: int,
) -> tuple[int, int]:
    """Give groups to the articles of `order` from `begin` on, until `limit` words were read or `judged` is full.

    `order` are articles, the likeliest centres first. Each that no group has yet becomes a centre and takes what is
    linked to it, directly or through what it took, and is the same report as it is. `known` are verdicts of before,
    those on centre i at `known_bounds[i]:known_bounds[i + 1]`. All that were asked for go into `judged`, but for those
    for which words are wanted. Where it stopped, and how many were asked for.
    """
    centre, asked, told_by, told, wanted = growth
    found = np.empty(len(FEATURES), dtype=np.float64)
    growing = np.empty(len(centre), dtype=np.int64)
    doubted = np.empty(len(centre), dtype=np.int64)
    read = 0
    size = 0
    for number in range(begin, len(order)):
        article = order[number]
        if centre[article] >= 0:
            continue
        if read > limit or size + len(centre) > len(judged.pairs):
            return number, size
        centre[article] = article
        if bounds[article] == bounds[article + 1]:
            continue
        asked[article] = article
        for entry in range(known_bounds[article], known_bounds[article + 1]):
            member = known.pairs[entry] & LOW
            told_by[member] = article
            told[member] = known.verdicts[entry]
        place = places[article]
        own = words.hashes[words.bounds[place] : words.bounds[place + 1]]
        paragraphs = words.paragraphs[words.paragraph_bounds[place] : words.paragraph_bounds[place + 1]]
        is_indexed = False
        growing[0] = article
        first, last, doubts = 0, 1, 0
        while first < last:
            member = growing[first]
            first += 1
            for entry in range(bounds[member], bounds[member + 1]):
                other = linked[entry]
                if centre[other] >= 0 or asked[other] == article:
                    continue
                asked[other] = article
                verdict = NO
                if told_by[other] == article:
                    verdict = told[other]
                elif place < 0 or places[other] < 0:
                    wanted[article] |= place < 0
                    wanted[other] |= places[other] < 0
                    continue
                else:
                    if not is_indexed:
                        index(own, room)
                        is_indexed = True
                    at = places[other]
                    others = words.hashes[words.bounds[at] : words.bounds[at + 1]]
                    other_paragraphs = words.paragraphs[words.paragraph_bounds[at] : words.paragraph_bounds[at + 1]]
                    read += len(others)
                    verdict = judge(others, other_paragraphs, own, paragraphs, room, form, found)
                judged.pairs[size] = article << 32 | other
                judged.verdicts[size] = verdict
                size += 1
                if verdict == YES:
                    centre[other] = article
                    growing[last] = other
                    last += 1
                elif verdict == DOUBTED:
                    doubted[doubts] = other
                    doubts += 1
        borne_out = 0
        for doubt in range(doubts):
            other = doubted[doubt]
            for entry in range(bounds[other], bounds[other + 1]):
                witness = linked[entry]
                if centre[witness] == article and witness != article:
                    doubted[borne_out] = other
                    borne_out += 1
                    break
        for doubt in range(borne_out):
            centre[doubted[doubt]] = article
    return len(order), size


def _grown(order: I64, bounds: I64, linked: I64, kept: KeptWords, known: Judged, growth: _Growth) -> Judged:
    count = len(order)
    known_bounds = np.searchsorted(known.pairs, np.arange(count + 1) << 32)
    room = make_room(max(1, kept.longest))
    judged = Judged(np.empty(2 * count + 1, dtype=np.int64), np.empty(2 * count + 1, dtype=np.int8))
    asked: list[Judged] = []
    done = 0
    while done < count:
        done, size = grow(
            done,
            order,
            bounds,
            linked,
            kept.words,
            kept.places,
            room,
            weights(),
            known,
            known_bounds,
            growth,
            judged,
            kept.limit,
        )
        asked.append(Judged(judged.pairs[:size].copy(), judged.verdicts[:size].copy()))
        kept.release()
    return Judged(*(np.concatenate(parts) for parts in zip(*asked, strict=True))) if asked else known


def group(low: I64, high: I64, order: I64, kept: KeptWords, known: Judged) -> tuple[I64, Judged]:
    """For each article the centre of its group, itself where it is alone; and all verdicts that this took.

    low, high: sorted pairs of articles that may share text. order: the articles, the likeliest centres first. known:
    verdicts of before; where that leaves one open, the words of both are read.
    """
    bounds, linked = neighbours(low, high, len(order))
    while True:
        growth = _Growth(
            centre=np.full(len(order), -1, dtype=np.int64),
            asked=np.full(len(order), -1, dtype=np.int64),
            told_by=np.full(len(order), -1, dtype=np.int64),
            told=np.zeros(len(order), dtype=np.int8),
            wanted=np.zeros(len(order), dtype=np.bool_),
        )
        judged = _grown(order, bounds, linked, kept, known, growth)
        if not growth.wanted.any():
            return growth.centre, together(judged)
        # Which verdicts are asked for depends on the verdicts: the words that are wanted are read, and it begins anew.
        kept.read(np.flatnonzero(growth.wanted))
        known = together(known, judged)
