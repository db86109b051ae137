"""Compares what was extracted with the gold of `benchmarks/gold.py`: spans in characters, punctuation at the edges off.

The measures of each set belong to its own benchmark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.text import Span, words


@dataclass(frozen=True)
class Saying:
    """One attribution, gold or extracted, in trimmed spans; `chain` holds the sources from the outermost inwards."""

    source: frozenset[Span]
    cue: frozenset[Span]
    content: frozenset[Span]
    chain: tuple[frozenset[Span], ...]


def trimmed(text: str, spans: Sequence[Span]) -> frozenset[Span]:
    """The spans from their first to their last letter or digit; those without any are left out."""
    found = []
    for start, end in spans:
        inside = [index for index in range(start, end) if text[index].isalnum()]
        if inside:
            found.append(Span(inside[0], inside[-1] + 1))
    return frozenset(found)


def without_that(text: str, span: Span) -> Span:
    """A content without a leading "that", which the corpus counts in and our gold does not."""
    return Span(span.start + len("that "), span.end) if text[slice(*span)].lower().startswith("that ") else span


def sayings(text: str, attributions: Sequence[object]) -> list[Saying]:
    """Extracted or gold attributions, which have the same fields, in a comparable form."""
    found: list[Saying] = []

    def chain(index: int) -> tuple[frozenset[Span], ...]:
        own = trimmed(text, attributions[index].source)  # type: ignore[attr-defined]
        parent = attributions[index].parent  # type: ignore[attr-defined]
        return (own,) if parent is None else (*chain(parent), own)

    for index, item in enumerate(attributions):
        source, cue = trimmed(text, item.source), trimmed(text, item.cue)  # type: ignore[attr-defined]
        content = trimmed(text, [without_that(text, span) for span in item.content])  # type: ignore[attr-defined]
        found.append(Saying(source, cue, content, chain(index)))
    return found


def overlap(text: str, one: frozenset[Span], other: frozenset[Span]) -> float:
    """Jaccard coefficient of the words of two sets of spans."""
    first, second = (
        {word for word in words(text) if text[word.start].isalnum() and any(s <= word.start < e for s, e in spans)}
        for spans in (one, other)
    )
    return len(first & second) / max(1, len(first | second))


def touches(one: frozenset[Span], other: frozenset[Span]) -> bool:
    """Whether any span of `one` overlaps any of `other`."""
    return any(a.start < b.end and b.start < a.end for a in one for b in other)
