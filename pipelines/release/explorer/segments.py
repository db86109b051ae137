"""One string cut up for marking: which stretches of a context are content, source and cue of a quotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

# The first of these that covers a character has it.
ROLES = ("content", "source", "cue")
PLAIN = ""


def segments(context: str, start: int, spans: Iterable[Sequence[Any]]) -> list[list[str]]:
    """`context` as [string, kind] pairs that join to it, neighbours of different kinds, none empty.

    `start` is the context's place in its article, `spans` are (role, start, end) in the article, in code points. What
    lies outside the context is left out; where spans overlap, the earlier of ROLES has the characters.
    """
    within = []
    for role, first, last in spans:
        first, last = max(0, first - start), min(len(context), last - start)
        if role in ROLES and first < last:
            within.append((ROLES.index(role), first, last))
    edges = sorted({0, len(context), *(edge for _, first, last in within for edge in (first, last))})
    cut: list[list[str]] = []
    for first, last in zip(edges, edges[1:], strict=False):
        covering = [role for role, begin, end in within if begin <= first and last <= end]
        kind = ROLES[min(covering)] if covering else PLAIN
        if cut and cut[-1][1] == kind:
            cut[-1][0] += context[first:last]
        else:
            cut.append([context[first:last], kind])
    return cut
