"""Rows of `_attributions`: what was extracted from a text, with what its article adds (headline, times)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pipelines.attribution import times
from pipelines.attribution.extract import Attribution
from pipelines.text import Span, containing, sentences


def notation(spans: Sequence[Span]) -> str | None:
    """Spans as `start end;start end`, the form of brat; None for none."""
    return ";".join(f"{span.start} {span.end}" for span in spans) or None


def _without(text: str, start: int, end: int, holes: Sequence[Span]) -> str:
    """text[start:end] with the parts in `holes` blanked out."""
    characters = list(text[start:end])
    for hole in holes:
        for index in range(max(start, hole.start), min(end, hole.end)):
            characters[index - start] = " "
    return "".join(characters)


def _period(name: str, found: times.Period | None) -> dict[str, Any]:
    if found is None:
        return {f"{name}_from": None, f"{name}_to": None, f"{name}_precision": "unknown"}
    return {f"{name}_from": found.start, f"{name}_to": found.end, f"{name}_precision": found.precision}


def rows(
    article_id: str, text: str, title: str | None, published: datetime | None, extracted: Sequence[Attribution]
) -> list[dict[str, Any]]:
    """One row per attribution of the article, numbered in reading order."""
    in_text = sentences(text)
    headline = Span(0, len(title)) if title and text.startswith(title) else Span(0, 0)
    # What stands in each sentence, so that a time inside another saying is not taken for this one's.
    said_in: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for number, item in enumerate(extracted):
        for span in (*item.content, *item.cue):
            first, last = containing(in_text, span.start) or 0, containing(in_text, span.end - 1) or 0
            for sentence in range(first, last + 1):
                said_in[sentence].append((number, span))
    found = []
    for number, item in enumerate(extracted):
        anchor = item.cue[0] if item.cue else item.content[0]
        index = containing(in_text, anchor.start)
        said = None
        if index is not None and item.cue:
            siblings = [span for other, span in said_in[index] if other != number and item.depth == 0]
            nearby = [span for span in siblings if not span.start <= anchor.start < span.end]
            said = times.resolve(_without(text, *in_text[index], [*item.content, *item.source, *nearby]), published)
        event = times.resolve(" ".join(text[span.start : span.end] for span in item.content), published)
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
                **_period("said", said),
                **_period("event", event),
                "in_headline": headline.start <= anchor.start < headline.end,
                "confidence": item.confidence,
                "method": item.method,
            }
        )
    return found
