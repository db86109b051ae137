"""Attributions while their spans are still being settled: what the rules of print read, change and hand on.

Only the record, the page that it stands on and how sure drafts displace others. What a form looks like in print belongs
to the module of that form; types, lemmas and confidence are added by `extract`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.attribution.record import Cover
from pipelines.text import Quotation, Span, containing, paragraphs, quotations, sentences


class Draft(NamedTuple):
    """Who says what, in characters. `origin` is the index of the tagger's attribution, None where a rule made it."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    origin: int | None = None
    method: str = "tagger"


class Page(NamedTuple):
    """A text and its shape."""

    text: str
    paragraphs: Sequence[Span]
    sentences: Sequence[Span]
    stretches: Sequence[Quotation]

    def sentence(self, position: int) -> Span:
        """The sentence at `position`, empty where there is none."""
        index = containing(self.sentences, position)
        return Span(position, position) if index is None else self.sentences[index]

    def paragraph(self, position: int) -> int | None:
        """Index of the paragraph at `position`."""
        return containing(self.paragraphs, position)

    def stretch(self, position: int) -> Quotation | None:
        """The stretch between quotation marks at `position`."""
        index = containing(self.stretches, position)
        return None if index is None else self.stretches[index]

    def stretches_in(self, span: Span) -> Sequence[Quotation]:
        """The stretches that begin in `span`."""
        low = bisect_left(self.stretches, span.start, key=lambda stretch: stretch.start)
        high = bisect_left(self.stretches, span.end, key=lambda stretch: stretch.start)
        return self.stretches[low:high]


def page(text: str) -> Page:
    """The shape of `text`."""
    return Page(text, paragraphs(text), sentences(text), quotations(text))


def inner(text: str, stretch: Quotation) -> Span:
    """What stands between the marks of `stretch`."""
    width = 2 if text.startswith(("``", "''"), stretch.start) else 1
    closing = 0
    if stretch.closed:
        closing = 2 if text.endswith(("''", "``"), stretch.start, stretch.end) else 1
    start = min(stretch.end, stretch.start + width)
    return Span(start, max(start, stretch.end - closing))


def displace(drafts: Sequence[Draft], sure: Sequence[Draft]) -> list[Draft]:
    """`drafts` without those whose content or cue a sure one has in its own content or cue, and the sure ones."""
    taken = Cover(span for draft in sure for span in (*draft.content, *draft.cue))
    kept = [draft for draft in drafts if not any(taken.touches(span) for span in (*draft.content, *draft.cue))]
    return kept + list(sure)
