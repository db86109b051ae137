"""Sentences that doubt that a source said what it is said to have said.

Few patterns, each plain about the saying itself: a denial of the facts ("denied that troops had crossed") is no dispute
of the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.text import Span

MAX_SENTENCE = 600
"""Characters of a sentence that are searched."""
WINDOW = 4
"""Sentences before the doubting one in which the doubted quotation is looked for."""
_MAX_WHO = 90
_SAYING = (
    r"(?:said|say|saying|made|make|making|issu(?:e|ed|ing)|publish(?:ed|ing)?|releas(?:e|ed|ing)|"
    r"promulgat(?:e|ed|ing)|post(?:ed|ing)?|stat(?:e|ed|ing)|given?|giving|utter(?:ed)?|announc(?:e|ed|ing)|spoken|"
    r"confirmed|written|tweet(?:ed)?|told)"
)
_WORDS = r"(?:thing|statements?|remarks?|comments?|quotes?|quotations?|words|announcements?|information|tweets?|posts?)"
_POINTER = r"(?:that|so|it|this|any|such|the|those|these)"
_SUCH = r"(?:any )?(?:such|this|that|the|these|those)"
_HAD = r"(?:had |has |have )?"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Word that must be there, pattern from that word on; `who` is in the pattern or else the words before it.
_PATTERNS = (
    (
        "neither",
        _compile(
            rf"\bneither\b(?P<who>[^.;]{{2,120}}?)\b(?:had|has|have|appear|seem)(?:s|ed)?\b[^.;]{{0,40}}?\b{_SAYING}\b"
        ),
    ),
    (
        "no ",
        _compile(
            r"\bno (?:public )?(?:record|evidence|trace|transcript) (?:of|that) "
            rf"(?P<who>[^.,;“”\"]{{2,60}}?)(?:\bever )?\b{_SAYING}\b"
        ),
    ),
    (
        "den",
        _compile(
            r"\bden(?:ie[sd]|y|ying) (?:ever )?(?:making|saying|giving|having (?:said|made|issued|told|given))"
            rf"(?: {_POINTER})?\b"
        ),
    ),
    (
        "denie",
        _compile(
            rf"\bdenie[sd] (?:that )?(?:he|she|they|it|the \w+) {_HAD}(?:ever )?"
            rf"(?:said|made|issued|told|given|uttered|spoken)(?: {_POINTER}\b|[.,])"
        ),
    ),
    (
        "never",
        _compile(rf"\bnever (?:in fact |actually |publicly )?{_SAYING} {_SUCH}(?: a)? {_WORDS}\b"),
    ),
    (
        "not ",
        _compile(rf"\bnot (?:in fact |actually |publicly )?{_SAYING} {_SUCH}(?: a)? {_WORDS}\b"),
    ),
)


class Doubt(NamedTuple):
    """A doubting sentence, and where in it those are named whose saying is doubted."""

    sentence: Span
    who: Span


def doubts(text: str, sentences: Sequence[Span]) -> list[Doubt]:
    """The doubting sentences of a text in order, one entry each."""
    found = []
    for sentence in sentences:
        piece = text[sentence.start : min(sentence.end, sentence.start + MAX_SENTENCE)]
        lowered = piece.lower()
        for needed, pattern in _PATTERNS:
            match = pattern.search(piece) if needed in lowered else None
            if match is None:
                continue
            if "who" in pattern.groupindex:
                start, end = match.span("who")
            else:
                end = match.start()
                start = max(0, end - _MAX_WHO, *(piece.rfind(mark, 0, end) + 1 for mark in ",;:"))
            found.append(Doubt(sentence, Span(sentence.start + start, sentence.start + end)))
            break
    return found
