"""Reads our own training sentences (training/own) in the conventions of PolNeAR, outer sayings apart from inner.

Our gold trims edges; the corpus keeps quotation marks, a comma or stop before a closing mark and a leading "that" in a
content. No tensors, and no set that is scored is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.gold import Case, GoldAttribution, load
from pipelines.text import Span
from training.polnear import GoldArticle
from training.polnear import GoldAttribution as Annotated

FOLDER = Path(__file__).with_name("own")
_OPENING = frozenset("“\"‘'„«`")
_OPENS = re.compile(r"(?:that\s+)?[“\"‘'„«`]{0,3}$", re.IGNORECASE)
_CLOSES = re.compile(r"[.,!?…]?[”\"’'“»`]{1,3}")


class Own(NamedTuple):
    """A text with its outermost sayings and, apart, the sayings that stand directly inside those."""

    outer: GoldArticle
    inner: GoldArticle


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


def texts(folder: Path = FOLDER) -> Iterator[Own]:
    """All texts of the folder, by file and line."""
    for path in sorted(folder.glob("*.jsonl")):
        for case in load(path):
            depth = [0] * len(case.attributions)
            for index, item in enumerate(case.attributions):
                parent = item.parent
                while parent is not None:
                    depth[index] += 1
                    parent = case.attributions[parent].parent
            layers = [
                GoldArticle(case.id, case.text, [_annotated(case, item) for item, d in pairs if d == layer])
                for pairs in [list(zip(case.attributions, depth, strict=True))]
                for layer in (0, 1)
            ]
            yield Own(*layers)
