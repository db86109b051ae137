"""Which articles are copies of one another, given pairs that share text. How alike two are is decided by judge.

A group is a star: each member was compared with the group's centre, not only with some other member, so likeness
doesn't travel along a chain of copies of copies into another story. An article that shares less than the bulk with the
centre is a member only where another member is linked to it too: what is printed by several is a report that goes
round, cut and grown as it goes.
"""

from __future__ import annotations

import numpy as np

from pipelines.dedup.align import Room, index, make_room
from pipelines.dedup.judge import DOUBTED, F64, FEATURES, YES, judge, weights
from pipelines.dedup.native import native
from pipelines.dedup.texts import KeptWords
from pipelines.dedup.words import I64, Words


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
    place: I64,
    bounds: I64,
    linked: I64,
    words: Words,
    room: Room,
    form: F64,
    centre: I64,
    asked: I64,
    limit: int,
) -> int:
    """Give groups to the articles of `place` from `begin` on, until `limit` words were read; where it stopped.

    `place` are articles in order, the likeliest centres first; `centre` is -1 for those that no group has yet. Each
    such article becomes a centre and takes what is linked to it, directly or through what it took, and is the same
    report as it is. `asked` remembers for each article the centre that was compared with it last.
    """
    found = np.empty(len(FEATURES), dtype=np.float64)
    growing = np.empty(len(centre), dtype=np.int64)
    doubted = np.empty(len(centre), dtype=np.int64)
    read = 0
    for number in range(begin, len(place)):
        article = place[number]
        if centre[article] >= 0:
            continue
        if read > limit:
            return number
        centre[article] = article
        if bounds[article] == bounds[article + 1]:
            continue
        asked[article] = article
        own = words.hashes[words.bounds[article] : words.bounds[article + 1]]
        paragraphs = words.paragraphs[words.paragraph_bounds[article] : words.paragraph_bounds[article + 1]]
        index(own, room)
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
                others = words.hashes[words.bounds[other] : words.bounds[other + 1]]
                other_paragraphs = words.paragraphs[words.paragraph_bounds[other] : words.paragraph_bounds[other + 1]]
                read += len(others)
                verdict = judge(others, other_paragraphs, own, paragraphs, room, form, found)
                if verdict == YES:
                    centre[other] = article
                    growing[last] = other
                    last += 1
                elif verdict == DOUBTED:
                    doubted[doubts] = other
                    doubts += 1
        known = 0
        for doubt in range(doubts):
            other = doubted[doubt]
            for entry in range(bounds[other], bounds[other + 1]):
                witness = linked[entry]
                if centre[witness] == article and witness != article:
                    doubted[known] = other
                    known += 1
                    break
        for doubt in range(known):
            centre[doubted[doubt]] = article
    return len(place)


def group(low: I64, high: I64, place: I64, kept: KeptWords) -> I64:
    """For each article the centre of its group, itself where it is alone.

    low, high: sorted pairs of articles that may share text. place: the articles, the likeliest centres first.
    """
    bounds, linked = neighbours(low, high, len(place))
    centre, asked = np.full(len(place), -1, dtype=np.int64), np.full(len(place), -1, dtype=np.int64)
    room = make_room(kept.longest)
    done = 0
    while done < len(place):
        done = grow(done, place, bounds, linked, kept.words, room, weights(), centre, asked, kept.limit)
        kept.release()
    return centre
