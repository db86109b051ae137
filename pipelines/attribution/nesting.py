"""Builds the tree of sayings: who says it within what somebody else says, at any depth up to MAX_DEPTH.

The tagger reads two levels at once; every content is then read once more by itself. Here is only what hangs below what:
an inner saying stands in the content that holds its cue, and a source that is cited outside of any content ("X, citing
Z, said P") says what the one who cites it says. Which words are a saying is decided by the tagger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.attribution import cues
from pipelines.attribution.record import Attribution, Cover
from pipelines.text import Span, containing

MAX_DEPTH = 4
# An inner content that is nearly all of what holds it is the same saying, read twice.
WHOLE = 0.9

# The sayings of a part of the text, so many deep, and those directly inside them; their parents are not known yet.
Reader = Callable[[Span, int], tuple[list[Attribution], list[Attribution]]]


def tree(text: str, read: Reader) -> list[Attribution]:
    """All sayings of `text`, each after the one that its `parent` names, those of one parent in reading order."""
    found, inner = read(Span(0, len(text)), 0)
    below: dict[int, list[Attribution]] = defaultdict(list)

    def add(items: Sequence[Attribution]) -> None:
        for item in items:
            if item.parent is not None:
                below[item.parent].append(item)
        found.extend(items)

    add(_held(found, 0, inner))
    number = 0
    while number < len(found):  # what is found here is read in its turn
        item = found[number]
        for span in item.content if item.depth < MAX_DEPTH else ():
            if not cues.may_speak(text[slice(*span)]):
                continue
            # What a saying that is known holds is found when that one is read.
            known = Cover(part for one in below[number] for part in (*one.content, *one.cue, *one.source))
            level, inner = read(span, item.depth + 1)
            first = len(found)
            add([replace(one, parent=number) for one in level if _is_new(one, span, known)])
            if item.depth + 1 < MAX_DEPTH:
                add(_held(found, first, inner))
        number += 1
    return _ordered(found)


def _is_new(item: Attribution, span: Span, known: Cover) -> bool:
    """Whether `item`, found in `span`, is a whole saying that is neither known nor all of `span` again."""
    whole = bool(item.cue and item.source) and _length(item.content) < WHOLE * _length([span])
    return whole and not any(map(known.touches, (*item.cue, *item.source)))


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _common(ones: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The characters that both have."""
    pairs = ((max(a.start, b.start), min(a.end, b.end)) for a in ones for b in others)
    return tuple(Span(start, end) for start, end in sorted(pairs) if start < end)


def _held(found: Sequence[Attribution], first: int, inner: Sequence[Attribution]) -> list[Attribution]:
    """Those of `inner` that stand in one of `found` from `first` on, cut to its content."""
    said = sorted((span, number) for number in range(first, len(found)) for span in found[number].content)
    spans = [span for span, _ in said]

    def holder(span: Span) -> int | None:
        index = containing(spans, span.start)
        return None if index is None else said[index][1]

    relayed, held = [], []
    for item in inner:
        if not item.cue or not item.source:
            continue
        if (number := holder(item.cue[0])) is not None:
            content, source = (_common(own, found[number].content) for own in (item.content, item.source))
            if content and source and _length(content) < WHOLE * _length(found[number].content):
                held.append(replace(item, parent=number, content=content, source=source))
            continue
        number = holder(item.content[0])
        if number is not None and all(holder(span) is None for span in (*item.source, *item.cue)):
            host = found[number]
            relayed.append(replace(item, parent=number, content=host.content, quote_type=host.quote_type))
    # What a relayed content holds is found again below the source that is cited.
    hosts = {item.parent for item in relayed}
    return [*relayed, *(item for item in held if item.parent not in hosts)]


def _ordered(found: Sequence[Attribution]) -> list[Attribution]:
    """Each after its parent, those of one parent by their first character."""
    keys: list[tuple[tuple[int, int], ...]] = []
    for number, item in enumerate(found):
        start = min(span.start for spans in (item.content, item.source, item.cue) for span in spans)
        keys.append((*(() if item.parent is None else keys[item.parent]), (start, number)))
    order = sorted(range(len(found)), key=keys.__getitem__)
    place = {number: new for new, number in enumerate(order)}
    return [
        replace(item, parent=None if item.parent is None else place[item.parent])
        for item in map(found.__getitem__, order)
    ]
