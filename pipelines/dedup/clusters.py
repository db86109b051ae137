"""Which articles are copies of one another, given pairs that share text and a test of two articles. No text here.

A group is a star: each member was compared with the group's centre, not only with some other member, so likeness
doesn't travel along a chain of copies of copies into another story.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


def centres(place: Sequence[int], edges: Sequence[tuple[int, int]], same: Callable[[int, int], bool]) -> list[int]:
    """For each article the centre of its group: itself where it is alone.

    `place` orders the articles, the likeliest centres first; `edges` are the pairs that share text. Each article in
    that order that no group has yet becomes a centre and takes what is linked to it, directly or through what it
    took, and is the same report as it is. `same` is asked once per pair at most, with the centre first.
    """
    linked: dict[int, list[int]] = {}
    for article, other in edges:
        linked.setdefault(article, []).append(other)
        linked.setdefault(other, []).append(article)
    centre = list(range(len(place)))
    free = set(linked)
    for article in sorted(linked, key=place.__getitem__):
        if article not in free:
            continue
        free.remove(article)
        asked = {article}
        growing = [article]
        while growing:
            for other in linked[growing.pop()]:
                if other in free and other not in asked:
                    asked.add(other)
                    if same(article, other):
                        centre[other] = article
                        free.remove(other)
                        growing.append(other)
    return centre


def originals(centre: Sequence[int], rank: Sequence[int], shares: Callable[[int, int], bool]) -> list[int]:
    """For each article the original that it copies: the first by `rank` of its group, itself where that is itself.

    Members that don't share text with the original (an early stub may have little of the later report) are a group of
    their own, with the first of them as original.
    """
    original = list(range(len(centre)))
    groups: dict[int, list[int]] = {}
    for article in sorted(range(len(centre)), key=rank.__getitem__):
        groups.setdefault(centre[article], []).append(article)
    for members in groups.values():
        rest = members
        while rest:
            first, later = rest[0], rest[1:]
            rest = []
            for article in later:
                if shares(first, article):
                    original[article] = first
                else:
                    rest.append(article)
    return original
