"""Joins spans of sources, cues and contents into attributions. Works on word positions; knows no model and no text ids.

Measured on gold spans of PolNeAR dev by `benchmarks/attribution.py --gold-spans`: a content goes to the nearest cue,
a cue to the nearest source of its sentence, each with a price for what stands between. A source may serve several cues
("he said …, adding …"), so links run from content to cue and from cue to source, never the other way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.attribution.tags import ROLES, TagSpan

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


class _Row:
    """Spans of one role in reading order, disjoint as tags are, searched by place."""

    def __init__(self, spans: Sequence[TagSpan]) -> None:
        self.spans = spans
        self._firsts = [span.first for span in spans]
        self._lasts = [span.last for span in spans]

    def near(self, span: TagSpan, distance: int) -> range:
        """Indices of the spans with at most `distance` words between them and `span`."""
        low = bisect_left(self._lasts, span.first - distance - 1)
        return range(low, bisect_right(self._firsts, span.last + distance + 1))

    def between(self, one: TagSpan, other: TagSpan) -> int:
        """How many of the spans stand between two others."""
        low, high = min(one.last, other.last), max(one.first, other.first)
        return max(0, bisect_left(self._firsts, high) - bisect_right(self._firsts, low))


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


def _cue_of(content: TagSpan, cues: _Row, contents: _Row, layout: Layout) -> int | None:
    """Index of the cheapest cue for `content` by distance and by what stands between, None where all are too far."""
    prices = []
    for index in cues.near(content, FARTHEST_CONTENT):
        cue = cues.spans[index]
        price = _price(content, cue, layout)
        price += CUE_BETWEEN * cues.between(content, cue) + CONTENT_BETWEEN * contents.between(content, cue)
        prices.append((price, _gap(content, cue), index))
    best = min(prices, default=None)
    return None if best is None or best[0] > FARTHEST_CONTENT else best[2]


def _source_of(cue: TagSpan, sources: _Row, cues: _Row, layout: Layout) -> TagSpan | None:
    """The cheapest source in the cue's sentence; it costs to reach over other cues."""
    near = (sources.spans[index] for index in sources.near(cue, FARTHEST_SOURCE))
    prices = [
        (
            _gap(source, cue) + CUE_BETWEEN * cues.between(source, cue) + SOURCE_AFTER * (source.first > cue.first),
            source.first,
            source,
        )
        for source in near
        if layout.sentence[source.first] == layout.sentence[cue.first]
    ]
    return min(prices)[2] if prices else None


def link(spans: Sequence[TagSpan], layout: Layout) -> list[Linked]:
    """Attributions made of `spans` (in reading order), in the order of their cues, then contents left without a cue."""
    sources, cues, contents = (_Row([span for span in spans if span.role == role]) for role in ROLES)
    cue_sentences = {layout.sentence[cue.first] for cue in cues.spans}
    taken: dict[int | None, list[TagSpan]] = defaultdict(list)
    chosen: int | None = None
    for index, content in enumerate(contents.spans):
        own = range(layout.sentence[content.first], layout.sentence[content.last] + 1)
        goes_on = index > 0 and cue_sentences.isdisjoint(own)
        if not (goes_on and _continues(contents.spans[index - 1], content, layout)):
            chosen = _cue_of(content, cues, contents, layout)
        taken[chosen].append(content)
    found = []
    for index, cue in enumerate(cues.spans):
        if index in taken:
            source = _source_of(cue, sources, cues, layout)
            found.append(Linked(cue, (source,) if source else (), tuple(taken[index])))
    return found + [Linked(None, (), (content,)) for content in taken[None]]
