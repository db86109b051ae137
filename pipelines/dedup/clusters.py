"""Which articles are copies of one another, given pairs that share text and a test of two articles. No text here.

A group is a star: each member was compared with the group's centre, not only with some other member, so likeness
doesn't travel along a chain of copies of copies into another story.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


def centres(place: Sequence[int], edges: Sequence[tuple[int, int]], same: Callable[[int, int], bool]) -> list[int]:
    """For each article the centre of its group: itself where it is alone.

    `place` orders the articles, the likeliest centres first; `edges` are the pairs that share text. Each article in
    that order joins the first centre that it is linked to, directly or through an article before it, and is the same
    report as; else it becomes a centre. Then centres whose groups an edge links are compared, and the later group
    joins the earlier. `same` is asked once per pair at most, the one of earlier place first.
    """
    linked: dict[int, list[int]] = {}
    for article, other in edges:
        linked.setdefault(article, []).append(other)
        linked.setdefault(other, []).append(article)
    answers: dict[tuple[int, int], bool] = {}

    def is_same(earlier: int, later: int) -> bool:
        if (earlier, later) not in answers:
            answers[earlier, later] = same(earlier, later)
        return answers[earlier, later]

    centre = list(range(len(place)))
    for article in sorted(linked, key=place.__getitem__):
        near = {centre[other] for other in linked[article] if place[other] < place[article]}
        centre[article] = next((o for o in sorted(near, key=place.__getitem__) if is_same(o, article)), article)

    between = {
        (min(pair, key=place.__getitem__), max(pair, key=place.__getitem__))
        for pair in ((centre[article], centre[other]) for article, other in edges)
        if pair[0] != pair[1]
    }
    joins: dict[int, int] = {}
    for linked_to, later in sorted(between, key=lambda pair: (place[pair[0]], place[pair[1]])):
        earlier = joins.get(linked_to, linked_to)
        if later not in joins and is_same(earlier, later):
            joins[later] = earlier
    return [joins.get(found, found) for found in centre]


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
