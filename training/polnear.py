"""Reads the PolNeAR corpus (Newell, Margolin and Ruths, LREC 2018): brat stand-off beside plain text.

The corpus is not part of this project; its folder is given by the caller.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipelines.attribution.tags import BEGIN, opens
from pipelines.text import Span

ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


class GoldAttribution(NamedTuple):
    """One annotated attribution; each role is a list of spans, since any may be discontinuous or missing."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


class GoldArticle(NamedTuple):
    name: str
    text: str
    attributions: list[GoldAttribution]


class Layers(NamedTuple):
    """A text with its outermost sayings and, apart, the sayings that stand directly inside those."""

    outer: GoldArticle
    inner: GoldArticle


def read_annotation(lines: str) -> list[GoldAttribution]:
    """Attributions of one .ann file, in the order of their first character."""
    texts: dict[str, tuple[str, list[Span]]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in lines.splitlines():
        key, _, rest = line.partition("\t")
        if not re.fullmatch(r"[TE]\d+", key):
            continue  # a quoted text with a newline in it goes on here
        if key.startswith("T"):
            kind, _, offsets = rest.split("\t")[0].partition(" ")
            spans = [Span(*map(int, part.split())) for part in offsets.split(";")]
            texts[key] = kind, sorted(spans)
        else:
            events.append([tuple(part.split(":")) for part in rest.split() if ":" in part])  # type: ignore[misc]
    found = []
    for event in events:
        roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for role, target in event:
            name = ROLES.get(re.sub(r"\d+$", "", role))
            if name and target in texts:
                roles[name].extend(texts[target][1])
        if any(roles.values()):
            found.append(GoldAttribution(*(sorted(roles[name]) for name in ("source", "cue", "content"))))
    return sorted(found, key=lambda item: min(span for spans in item for span in spans))


def articles(corpus: Path, split: str) -> Iterator[GoldArticle]:
    """Articles of `split` (train or dev) by name, with the alphabetically first annotator's attributions."""
    for versions in annotated(corpus, split):
        yield versions[0]


def annotated(corpus: Path, split: str) -> Iterator[list[GoldArticle]]:
    """Articles of `split` by name, each with the attributions of all its annotators in alphabetical order."""
    annotations: dict[str, list[Path]] = {}
    for path in sorted((corpus / split / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
    for name, paths in annotations.items():
        text = (corpus / split / "text" / f"{name}.txt").read_text(encoding="utf-8")
        yield [GoldArticle(name, text, read_annotation(path.read_text(encoding="utf-8"))) for path in paths]


def tags(article: GoldArticle, words: list[Span]) -> list[int]:
    """One tag per word (see pipelines.attribution.tags); where roles collide, cue wins over source over content."""
    result = [0] * len(words)
    starts, ends = [word.start for word in words], [word.end for word in words]
    for role in ("content", "source", "cue"):
        for attribution in article.attributions:
            for start, end in getattr(attribution, role):
                first, last = bisect_right(ends, start), bisect_left(starts, end)
                for index in range(first, last):
                    result[index] = BEGIN[role] + (index != first)
    for index in range(1, len(words)):
        # What another role or the end of a paragraph cuts off opens anew.
        tag, before = result[index], result[index - 1]
        cut = "\n" in article.text[words[index - 1].end : words[index].start]
        if not opens(tag) and (cut or before not in (tag, tag - 1)):
            result[index] = tag - 1
    return result
