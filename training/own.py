"""Reads our own training sentences (training/own) in the conventions of PolNeAR, outer sayings apart from inner.

Our gold trims edges; the corpus keeps quotation marks, a comma or stop before a closing mark and a leading "that" in a
content. No tensors, and no set that is scored is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gold import Case, GoldAttribution, load
from pipelines.text import Span, words
from training.polnear import GoldArticle, Layers
from training.polnear import GoldAttribution as Annotated

FOLDER = Path(__file__).with_name("own")
# Shorter contents are not read again.
LEAST_WORDS = 5
_OPENING = frozenset("“\"‘'„«`")
_OPENS = re.compile(r"(?:that\s+)?[“\"‘'„«`]{0,3}$", re.IGNORECASE)
_CLOSES = re.compile(r"[.,!?…]?[”\"’'“»`]{1,3}")


def as_printed(text: str, span: Span) -> Span:
    """A content with the marks around it and a leading "that"."""
    opening = _OPENS.search(text, max(0, span.start - 12), span.start)
    start = opening.start() if opening and opening.group() else span.start
    closing = _CLOSES.match(text, span.end)
    opened = any(mark in _OPENING for mark in text[start : span.start]) or _left_open(text[slice(*span)])
    return Span(start, closing.end() if closing and opened else span.end)


def _left_open(content: str) -> bool:
    """Whether a quotation mark opens in `content` that does not close in it."""
    straight = content.count('"') % 2 == 1
    return straight or any(content.count(a) > content.count(b) for a, b in ("“”", "«»", "„“"))


def _annotated(case: Case, item: GoldAttribution) -> Annotated:
    contents = [as_printed(case.text, span) for span in item.content]
    return Annotated(list(item.source), list(item.cue), contents)


def _depth(case: Case, index: int) -> int:
    parent = case.attributions[index].parent
    return 0 if parent is None else 1 + _depth(case, parent)


def _layers(case: Case, part: Span, depth: int) -> Layers:
    """The sayings inside `part` of the text that are `depth` deep, and those directly inside them."""
    found: tuple[list[Annotated], ...] = ([], [])
    for index, item in enumerate(case.attributions):
        layer = _depth(case, index) - depth
        if layer in (0, 1):
            spans = _annotated(case, item)
            if all(part.start <= start and end <= part.end for role in spans for start, end in role):
                moved = ([Span(start - part.start, end - part.start) for start, end in role] for role in spans)
                found[layer].append(Annotated(*moved))
    return Layers(*(GoldArticle(case.id, case.text[slice(*part)], items) for items in found))


def _fragments(case: Case) -> Iterator[Layers]:
    """The contents as texts of their own: that is how what they hold is read a second time."""
    for index, item in enumerate(case.attributions):
        below = _depth(case, index) + 1
        for span in item.content:
            if len(words(case.text, *span)) >= LEAST_WORDS:
                yield _layers(case, span, below)


def texts(folder: Path = FOLDER) -> Iterator[Layers]:
    """All texts of the folder, by file and line, each followed by its contents."""
    for path in sorted(folder.glob("*.jsonl")):
        for case in load(path):
            yield _layers(case, Span(0, len(case.text)), 0)
            yield from _fragments(case)
