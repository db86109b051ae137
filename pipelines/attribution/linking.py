"""Joins spans of sources, cues and contents into attributions. Works on word positions; knows no model and no text ids.

Measured on gold spans of PolNeAR dev by `benchmarks/attribution.py --gold-spans`: a content goes to the nearest cue,
a cue to the nearest source of its sentence, each with a price for what stands between. A source may serve several cues
("he said …, adding …"), so links run from content to cue and from cue to source, never the other way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.attribution.tags import TagSpan

OTHER_SENTENCE = 14
OTHER_PARAGRAPH = 60
CUE_BETWEEN = 12
CONTENT_BETWEEN = 6
SOURCE_AFTER = 3
FARTHEST_CONTENT = 90
FARTHEST_SOURCE = 60


@dataclass(frozen=True)
class Linked:
    """One attribution in spans of words: at most one cue, any number of sources and contents."""

    cue: TagSpan | None
    sources: tuple[TagSpan, ...]
    contents: tuple[TagSpan, ...]


@dataclass(frozen=True)
class Layout:
    """Sentence and paragraph of each word, and whether the word is punctuation."""

    sentence: Sequence[int]
    paragraph: Sequence[int]
    punctuation: Sequence[bool]


def _gap(left: TagSpan, right: TagSpan) -> int:
    """Words between two spans, 0 where they touch."""
    if left.first > right.first:
        left, right = right, left
    return max(0, right.first - left.last - 1)


def _between(spans: Sequence[TagSpan], one: TagSpan, other: TagSpan) -> int:
    low, high = min(one.last, other.last), max(one.first, other.first)
    return sum(1 for span in spans if low < span.first and span.last < high)


def _price(one: TagSpan, other: TagSpan, layout: Layout) -> int:
    low, high = (one, other) if one.first <= other.first else (other, one)
    price = _gap(one, other)
    price += OTHER_SENTENCE * min(2, layout.sentence[high.first] - layout.sentence[low.last])
    price += OTHER_PARAGRAPH * min(1, layout.paragraph[high.first] - layout.paragraph[low.last])
    return price


def _continues(previous: TagSpan, content: TagSpan, layout: Layout) -> bool:
    """Whether only punctuation stands between two contents of one paragraph."""
    return layout.paragraph[previous.last] == layout.paragraph[content.first] and all(
        layout.punctuation[previous.last + 1 : content.first]
    )


def _cue_of(content: TagSpan, cues: Sequence[TagSpan], contents: Sequence[TagSpan], layout: Layout) -> int | None:
    """Index of the cheapest cue for `content` by distance and by what stands between, None where all are too far."""
    prices = []
    for index, cue in enumerate(cues):
        if _gap(content, cue) <= FARTHEST_CONTENT:
            price = _price(content, cue, layout)
            price += CUE_BETWEEN * _between(cues, content, cue) + CONTENT_BETWEEN * _between(contents, content, cue)
            prices.append((price, _gap(content, cue), index))
    best = min(prices, default=None)
    return None if best is None or best[0] > FARTHEST_CONTENT else best[2]


def _source_of(cue: TagSpan, sources: Sequence[TagSpan], between: Sequence[TagSpan], layout: Layout) -> TagSpan | None:
    """The cheapest source in the cue's sentence; `between` are the spans that it costs to reach over."""
    prices = [
        (
            _gap(source, cue)
            + CUE_BETWEEN * _between(between, source, cue)
            + SOURCE_AFTER * (source.first > cue.first),
            source.first,
            source,
        )
        for source in sources
        if layout.sentence[source.first] == layout.sentence[cue.first] and _gap(source, cue) <= FARTHEST_SOURCE
    ]
    return min(prices)[2] if prices else None


def link(spans: Sequence[TagSpan], layout: Layout) -> list[Linked]:
    """Attributions made of `spans` (in reading order), in the order of their cues, then contents left without a cue."""
    cues = [span for span in spans if span.role == "cue"]
    sources = [span for span in spans if span.role == "source"]
    contents = [span for span in spans if span.role == "content"]
    cue_sentences = {layout.sentence[cue.first] for cue in cues}
    cue_of: list[int | None] = []
    for index, content in enumerate(contents):
        own = range(layout.sentence[content.first], layout.sentence[content.last] + 1)
        if index and cue_sentences.isdisjoint(own) and _continues(contents[index - 1], content, layout):
            cue_of.append(cue_of[-1])
        else:
            cue_of.append(_cue_of(content, cues, contents, layout))
    found = []
    for index, cue in enumerate(cues):
        taken = tuple(content for content, chosen in zip(contents, cue_of, strict=True) if chosen == index)
        if taken:
            source = _source_of(cue, sources, cues, layout)
            found.append(Linked(cue, (source,) if source else (), taken))
    orphans = [content for content, chosen in zip(contents, cue_of, strict=True) if chosen is None]
    return found + [Linked(None, (), (content,)) for content in orphans]
