"""Rows of `_attributions` and `_antecedents`: what was read in a text, with what its article adds (headline, times).

The time of a saying comes from the clause of its cue, the time of the event from the content; which days are meant is
for pipelines.attribution.times.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from pipelines.attribution.antecedents import Antecedent
from pipelines.attribution.record import Attribution
from pipelines.attribution.times import clauses as times_clauses
from pipelines.attribution.times import resolve as times
from pipelines.text import Span, containing, quotations, sentences

# Characters around a cue, and before a saying, in which its time is looked for.
REACH = 400


def notation(spans: Sequence[Span]) -> str | None:
    """Spans as `start end;start end`, the form of brat; None for none."""
    return ";".join(f"{span.start} {span.end}" for span in spans) or None


def _period(name: str, found: times.Period | None) -> dict[str, Any]:
    if found is None:
        return {f"{name}_from": None, f"{name}_to": None, f"{name}_precision": "unknown"}
    return {f"{name}_from": found.start, f"{name}_to": found.end, f"{name}_precision": found.precision}


class _Times:
    """The times of one article's attributions."""

    def __init__(self, text: str, published: datetime | None, extracted: Sequence[Attribution]) -> None:
        self.text, self.published, self.extracted = text, published, extracted
        # How many contents lie over each character, and where cues stand: what other sayings hold is not this one's.
        self._covered, self._cues = bytearray(len(text)), bytearray(len(text))
        for item in extracted:
            level = item.depth + 1
            for start, end in item.content:
                part = self._covered[start:end]
                self._covered[start:end] = part.translate(bytes(max(level, old) for old in range(256)))
            for start, end in item.cue:
                self._cues[start:end] = b"\1" * (end - start)
        self._said: dict[int, times.Period | None] = {}

    @cached_property
    def _sentences(self) -> Sequence[Span]:
        return sentences(self.text)

    def _before(self, position: int, text: str) -> times.Period | None:
        """The day stated last before `position`, in its sentence or the one before; None where `text` needs none."""
        if not times.looks_back(text):
            return None
        index = containing(self._sentences, position)
        if index is None:
            return None
        start = max(self._sentences[max(0, index - 1)].start, position - REACH)
        found = times.expressions(self.text[start:position], self.published)
        days = [item.period for item in found if item.period.precision == "day" and not item.relative]
        return days[-1] if days else None

    def _clause(self, item: Attribution) -> tuple[str, int]:
        """What stands around a cue, with its offset: sources and all that is said blanked, other cues marked."""
        cue = item.cue[0]
        index = containing(self._sentences, cue.start)
        bounds = [self._sentences[index]] if index is not None else [cue]
        if item.parent is not None:
            bounds += [s for s in self.extracted[item.parent].content if s.start <= cue.start < s.end]
        start = max(max(span.start for span in bounds), cue.start - REACH)
        end = max(cue.end, min(min(span.end for span in bounds), cue.end + REACH))
        own = {at for span in item.cue for at in range(span.start, span.end)}
        source = {at for span in item.source for at in range(max(start, span.start), min(end, span.end))}
        return "".join(
            character
            if at in own
            else times_clauses.OTHER_CUE
            if self._cues[at] and self._covered[at] <= item.depth
            else " "
            if self._covered[at] > item.depth or at in source
            else character
            for at, character in enumerate(self.text[start:end], start)
        ), start

    def _last_said(self, number: int) -> times.Period | None:
        """When a saying or, where that is not stated, the nearest one around it was said."""
        at: int | None = number
        while at is not None:
            found = self.said(at)
            if found is not None:
                return found
            at = self.extracted[at].parent
        return None

    def said(self, number: int) -> times.Period | None:
        """The time nearest to the cue in its clause; relative to the time of the saying that this one stands in."""
        if number in self._said:
            return self._said[number]
        item = self.extracted[number]
        found: times.Period | None = None
        if item.cue:
            outer = self._last_said(item.parent) if item.parent is not None else None
            text, offset = self._clause(item)
            source = Span(item.source[0].start - offset, item.source[0].end - offset) if item.source else None
            cues = [Span(span.start - offset, span.end - offset) for span in item.cue]
            tense = times_clauses.tense_of_cue(self.text[item.cue[0].start : item.cue[-1].end][:REACH])
            before = self._before(item.cue[0].start, text)
            stated = times.expressions(text, self.published, said=outer, before=before, tense=tense)
            near = [
                (distance, expression.start, expression.period)
                for expression in stated
                for cue in cues
                if (distance := times_clauses.distance_to_cue(text, expression.start, expression.end, cue, source))
                is not None
            ]
            # "According to a letter dated 3 March": a document is said to say what it says when it was issued.
            near = near or [
                (0, expression.start, expression.period)
                for span in item.source
                for name in [self.text[span.start : min(span.end, span.start + REACH)]]
                for expression in times.expressions(name, self.published, said=outer, before=before, tense=tense)
                if times_clauses.dates_source(name, expression.start, expression.end)
            ]
            found = min(near)[2] if near else None
        self._said[number] = found
        return found

    def event(self, number: int) -> times.Period | None:
        """The time stated in the content, what is said within it left out."""
        item = self.extracted[number]
        parts, own_words, length = [], [], 0
        for start, end in item.content:
            inner = self._covered[start:end]
            text = self.text[start:end]
            if inner and max(inner) > item.depth + 1:
                text = "".join(" " if level > item.depth + 1 else c for c, level in zip(text, inner, strict=True))
            if item.quote_type == "direct":
                own_words.append(Span(length, length + len(text)))
            elif item.quote_type == "mixed":
                own_words += [Span(length + s.start, length + s.end) for s in quotations(text)]
            parts.append(text)
            length += len(text) + 1
        whole = " ".join(parts)
        return times.resolve(
            whole,
            self.published,
            said=self._last_said(number),
            own_words=own_words,
            before=self._before(item.content[0].start, whole),
        )


def rows(
    article_id: str, text: str, title: str | None, published: datetime | None, extracted: Sequence[Attribution]
) -> list[dict[str, Any]]:
    """One row per attribution of the article, numbered in reading order."""
    headline = Span(0, len(title)) if title and text.startswith(title) else Span(0, 0)
    stated = _Times(text, published, extracted)
    found = []
    for number, item in enumerate(extracted):
        anchor = item.cue[0] if item.cue else item.content[0]
        found.append(
            {
                "article_id": article_id,
                "attribution_no": number,
                "parent_no": item.parent,
                "depth": item.depth,
                "quote_type": item.quote_type,
                "content_spans": notation(item.content),
                "source_spans": notation(item.source),
                "cue_spans": notation(item.cue),
                "addressee_spans": notation(item.addressee),
                "cue_lemma": item.cue_lemma,
                **_period("said", stated.said(number)),
                **_period("event", stated.event(number)),
                "in_headline": headline.start <= anchor.start < headline.end,
                "confidence": item.confidence,
                "method": item.method,
            }
        )
    return found


def antecedent_rows(article_id: str, found: Sequence[Antecedent]) -> list[dict[str, Any]]:
    """The rows of `_antecedents` of one article."""
    return [
        {
            "article_id": article_id,
            "char_start": item.pronoun.start,
            "char_end": item.pronoun.end,
            "other_char_start": item.word.start,
            "other_char_end": item.word.end,
            "weight": item.weight,
        }
        for item in found
    ]
