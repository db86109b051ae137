"""One attribution in characters, and what every maker of attributions needs: clean spans, overlaps, types."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.text import Quotation, Span, containing

DIRECT_SHARE = 0.95

_EDGE = frozenset(",;:—–-")
_MARK = re.compile('[“”"„‟«»＂`]')
_SINGLE = "‘’'"


@dataclass(frozen=True)
class Attribution:
    """Who is said to say what, in spans of characters; `parent` is the index of the attribution that it stands in.

    `confidence` is computed from `evidence` (see pipelines.attribution.confidence), which what a rule made lacks.
    """

    quote_type: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    addressee: tuple[Span, ...]
    cue_lemma: str | None
    confidence: float
    depth: int
    parent: int | None
    method: str
    evidence: tuple[float, ...] = ()


class Cover:
    """Spans in reading order, asked whether they overlap another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for span in sorted(spans):
            if self._spans and span.start <= self._spans[-1].end:
                self._spans[-1] = Span(self._spans[-1].start, max(span.end, self._spans[-1].end))
            else:
                self._spans.append(span)

    def touches(self, span: Span) -> bool:
        """Whether any span overlaps `span`."""
        index = bisect_right(self._spans, span.start, key=lambda own: own.end)
        return index < len(self._spans) and self._spans[index].start < span.end

    def holds(self, span: Span) -> bool:
        """Whether one of the joined spans contains `span`."""
        index = containing(self._spans, span.start)
        return index is not None and span.end <= self._spans[index].end


def _at_edge(character: str) -> bool:
    return character in _EDGE or character.isspace()


def clean(text: str, start: int, end: int) -> Span:
    """The span without punctuation and unpaired quotation marks at its edges; a mark that pairs up inside stays."""
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    before = None
    while before != (start, end):
        before = start, end
        while start < end and _at_edge(text[start]):
            start += 1
        while end > start and _at_edge(text[end - 1]):
            end -= 1
        if marks and marks[0] == start and (len(marks) % 2 == 1 or (marks[-1] >= end - 2 and len(marks) == 2)):
            start = marks.pop(0) + 1
        elif len(marks) % 2 == 1 and (
            marks[-1] == end - 1 or (len(marks) == 1 and marks[0] == end - 2 and text[end - 1] in ".,")
        ):
            end = marks.pop()
    if end - start > 2 and text[start] in _SINGLE:
        closing = next((at for at in (end, end - 1) if text[at - 1] in _SINGLE), None)
        start, end = start + 1, end if closing is None else closing - 1
        while start < end and _at_edge(text[start]):
            start += 1
        while end > start and _at_edge(text[end - 1]):
            end -= 1
    if (
        end - start > 2
        and text[end - 1] in ".\u2026"
        and not re.search(r"[.][^\W\d_][.]$|\.\.$", text[max(0, end - 4) : end])
    ):
        end -= 1
    return Span(start, end)


def words_of(span: Span, text_words: Sequence[Span]) -> Sequence[Span]:
    """The words that begin in `span`."""
    return text_words[bisect_left(text_words, (span.start,)) : bisect_left(text_words, (span.end,))]


def quote_type(content: Sequence[Span], text_words: Sequence[Span], stretches: Sequence[Quotation]) -> str:
    """direct, mixed or indirect, by the share of the content's words that stand between quotation marks."""
    inside = total = 0
    for span in content:
        for word in words_of(span, text_words):
            total += 1
            inside += containing(stretches, word.start) is not None
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT_SHARE * total else "mixed"
