"""Which paragraphs of PolNeAR surely hold no saying inside another: those in which no further word could be its cue.

The corpus annotates the outermost sayings only, so of inner ones it shows where there are none. No tensors.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from pipelines.text import Span, paragraphs, words
from training.polnear import GoldArticle

UNKNOWN = -100
# A word form may be a cue where at least this share of it is one, outside of contents.
SHARE = 0.4


def _covered(article: GoldArticle, role: str, spans: Sequence[Span]) -> set[int]:
    """The words that a span of `role` touches."""
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    found: set[int] = set()
    for item in article.attributions:
        for start, end in getattr(item, role):
            found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return found


def telling(articles: Iterable[GoldArticle]) -> frozenset[str]:
    """The word forms that are often part of a cue, lower case."""
    seen, cues = Counter[str](), Counter[str]()
    for article in articles:
        spans = words(article.text)
        content, cue = _covered(article, "content", spans), _covered(article, "cue", spans)
        for index, (start, end) in enumerate(spans):
            if index not in content:
                form = article.text[start:end].lower()
                seen[form] += 1
                cues[form] += index in cue
    return frozenset(form for form, count in seen.items() if form.isalpha() and cues[form] >= SHARE * count)


def inner_tags(article: GoldArticle, text: str, cues: Collection[str]) -> list[int]:
    """By word, 0 where nothing inner is tagged for sure, else UNKNOWN."""
    spans = words(text)
    starts = [span.start for span in spans]
    taken = _covered(article, "cue", spans)
    result = [0] * len(spans)
    for start, end in paragraphs(text):
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        if any(text[slice(*spans[index])].lower() in cues for index in inside if index not in taken):
            result[inside.start : inside.stop] = [UNKNOWN] * len(inside)
    return result
