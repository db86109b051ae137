"""Where a quotation was printed first: quotations in passages that two articles share are tied to the earliest one.

Looks at words and passages only; who speaks is decided in `article` and `across`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from pipelines.text import Span

INSIDE = 0.8
"""Share of a quotation's content characters that must lie in the passage."""
ALIKE = 0.9
"""Dice overlap of the folded content words from which two contents are the same words."""
_SLACK = 60  # characters that a passage's edge may cut off


class Printed(NamedTuple):
    """A quotation as far as origins need it; `words` are folded content words in order."""

    quote_id: str
    article_id: str
    contents: tuple[Span, ...]
    words: tuple[str, ...]
    depth: int


class Passage(NamedTuple):
    """Aligned stretches of two articles."""

    article_id: str
    span: Span
    other_article_id: str
    other_span: Span


def origins(
    quotes: Sequence[Printed], passages: Iterable[Passage], published: Mapping[str, datetime | None]
) -> dict[str, str]:
    """The earliest quotation with the same words in an aligned passage, transitively; by quote_id, itself where none.

    Earliest is by publication with unknown dates last, then by article_id and quote_id.
    """
    by_article: dict[str, list[Printed]] = defaultdict(list)
    for quote in quotes:
        if quote.contents and quote.words:
            by_article[quote.article_id].append(quote)
    starts: dict[str, list[int]] = {}
    for article_id, held in by_article.items():
        held.sort(key=lambda quote: (quote.contents[0].start, quote.depth, quote.quote_id))
        starts[article_id] = [quote.contents[0].start for quote in held]
    by_id = {quote.quote_id: quote for quote in quotes}
    late = max((time for time in published.values() if time is not None), default=None)

    def order(quote_id: str) -> tuple[bool, datetime | None, str, str]:
        quote = by_id[quote_id]
        when = published.get(quote.article_id)
        return when is None, when or late, quote.article_id, quote_id

    parent = {quote.quote_id: quote.quote_id for quote in quotes}

    def find(quote_id: str) -> str:
        while parent[quote_id] != quote_id:
            parent[quote_id] = parent[parent[quote_id]]
            quote_id = parent[quote_id]
        return quote_id

    for passage in sorted(set(passages)):
        mine = _inside(by_article[passage.article_id], starts.get(passage.article_id, []), passage.span)
        theirs = _inside(
            by_article[passage.other_article_id], starts.get(passage.other_article_id, []), passage.other_span
        )
        for quote, other in _pairs(mine, theirs, passage):
            one, two = sorted((find(quote.quote_id), find(other.quote_id)), key=order)
            parent[two] = one
    return {quote_id: find(quote_id) for quote_id in parent}


def _inside(held: Sequence[Printed], starts: Sequence[int], span: Span) -> list[Printed]:
    """Quotations of one article that lie in `span`, the first character of their content near or in it."""
    low = bisect_left(starts, span.start - 10 * _SLACK)
    high = bisect_left(starts, span.end)
    found = []
    for quote in held[low:high]:
        total = sum(end - start for start, end in quote.contents)
        covered = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in quote.contents)
        if total and covered >= INSIDE * total:
            found.append(quote)
    return found


def _pairs(mine: Sequence[Printed], theirs: Sequence[Printed], passage: Passage) -> list[tuple[Printed, Printed]]:
    """Quotations of the two sides with the same words, each used once, the best aligned first."""
    by_word: dict[str, list[Printed]] = defaultdict(list)
    for other in theirs:
        for word in set(other.words):
            by_word[word].append(other)
    scored = []
    for quote in mine:
        rare = min(set(quote.words), key=lambda word: (len(by_word.get(word, ())) or 10**9, word))
        candidates = by_word.get(rare, [])
        for other in candidates:
            alike = _dice(quote.words, other.words)
            if alike >= ALIKE:
                shift = abs(
                    (quote.contents[0].start - passage.span.start)
                    - (other.contents[0].start - passage.other_span.start)
                )
                scored.append((-alike, shift, quote.quote_id, other.quote_id, quote, other))
    used: set[str] = set()
    pairs = []
    for _, _, one, two, quote, other in sorted(scored, key=lambda item: item[:4]):
        if one not in used and two not in used:
            used |= {one, two}
            pairs.append((quote, other))
    return pairs


def _dice(one: Sequence[str], other: Sequence[str]) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other))
