"""Where a quotation was printed first: quotations in passages that two articles share are tied to the earliest one.

So are those that copies of one report print alike where their original lacks them, which no passage ties. Looks at
words and passages only; who speaks is decided in `article` and `across`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipelines.text import Span

INSIDE = 0.8
"""Share of a quotation's content characters that must lie in the passages that its article shares with the other."""
ALIKE = 0.9
"""Dice overlap of the folded words from which they are the same words, misprints aside."""
MIN_WORDS = 6
"""Words that content, source and cue have at least together for the quotation to be known again without a passage."""
_SPELLED = 4  # letters of a word of which one may be wrong


class Printed(NamedTuple):
    """A quotation as far as origins need it; `words` are folded content words in order, `told` those of source and cue.

    Two of one article differ in `quote_id`, and `contents` and `words` of one may be empty.
    """

    quote_id: str
    article_id: str
    contents: tuple[Span, ...]
    words: tuple[str, ...]
    told: tuple[str, ...]


class Passage(NamedTuple):
    """Aligned stretches of two articles."""

    article_id: str
    span: Span
    other_article_id: str
    other_span: Span


def origins(
    quotes: Sequence[Printed],
    passages: Iterable[Passage],
    rank: Mapping[str, int],
    copy_group: Mapping[str, str | None],
) -> dict[str, str]:
    """The earliest quotation with the same words in an aligned passage, transitively; by quote_id, itself where none.

    `rank` gives each article its place in the order of printing; quotations of one article go by quote_id.
    `copy_group` gives the copies of one report the same value.
    """
    by_article: dict[str, list[Printed]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda quote: (rank[quote.article_id], quote.contents, quote.quote_id)):
        if quote.contents and quote.words:
            by_article[quote.article_id].append(quote)
    order = {quote.quote_id: (rank[quote.article_id], quote.quote_id) for quote in quotes}
    parent = {quote.quote_id: quote.quote_id for quote in quotes}

    def find(quote_id: str) -> str:
        while parent[quote_id] != quote_id:
            parent[quote_id] = parent[parent[quote_id]]
            quote_id = parent[quote_id]
        return quote_id

    def tie(one: str, other: str) -> str:
        first, later = sorted((find(one), find(other)), key=order.__getitem__)
        parent[later] = first
        return first

    where = {article_id: _Contents(printed) for article_id, printed in by_article.items()}
    aligned: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in sorted(set(passages)):
        if passage.article_id in where and passage.other_article_id in where:
            aligned[passage.article_id, passage.other_article_id].append(passage)
    for (article_id, other_article_id), shared in aligned.items():
        mine = where[article_id].inside([passage.span for passage in shared])
        theirs = where[other_article_id].inside([passage.other_span for passage in shared])
        for one, other in _same(mine, theirs, shared):
            tie(one, other)

    # By rank, as by_article is: what one copy prints is there to be known again in those after it.
    known: dict[str, _Sayings] = defaultdict(_Sayings)
    seen: set[tuple[str, str]] = set()  # copy group, origin
    members = Counter(copy_group.get(article_id) for article_id in by_article)
    for article_id, printed in by_article.items():
        group = copy_group.get(article_id)
        if group is None or members[group] == 1:
            continue
        here = {find(quote.quote_id) for quote in printed}
        for quote in printed:
            origin = find(quote.quote_id)
            if (group, origin) in seen:
                continue
            earlier = next((e for e in known[group].alike(quote) if find(e.quote_id) not in here), None)
            if earlier is None:
                known[group].add(quote)
            else:
                origin = tie(quote.quote_id, earlier.quote_id)
                here.add(origin)
            seen.add((group, origin))
    return {quote_id: find(quote_id) for quote_id in parent}


class _Contents:
    """The quotations of one article by where their contents stand."""

    def __init__(self, quotes: Sequence[Printed]) -> None:
        self._quotes = quotes
        self._spans = sorted((span, number) for number, quote in enumerate(quotes) for span in quote.contents)
        self._starts = [span.start for span, _ in self._spans]
        self._longest = max(span.end - span.start for span, _ in self._spans)

    def inside(self, spans: Sequence[Span]) -> list[tuple[Printed, list[int]]]:
        """Quotations that lie in `spans`, and in which of them by number, that with most of the content first.

        A content of two paragraphs lies in two: no passage runs over the end of one.
        """
        held: dict[int, Counter[int]] = defaultdict(Counter)
        for number, span in enumerate(spans):
            low, high = (bisect_left(self._starts, at) for at in (span.start - self._longest, span.end))
            for content, index in self._spans[low:high]:
                covered = min(content.end, span.end) - max(content.start, span.start)
                if covered > 0:
                    held[index][number] += covered
        found = []
        for index, covered_by in sorted(held.items()):
            quote = self._quotes[index]
            if covered_by.total() >= INSIDE * sum(end - start for start, end in quote.contents):
                found.append((quote, [number for number, _ in covered_by.most_common()]))
        return found


class _Sayings:
    """Quotations to be known again by their words."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[Printed]] = defaultdict(list)

    def add(self, quote: Printed) -> None:
        for word in set(quote.words):
            self._by_word[word].append(quote)

    def near(self, quote: Printed) -> Iterator[Printed]:
        """Those that share one of the rarer half of the words: all with the same words but for misprints."""
        words = sorted(set(quote.words), key=lambda word: (len(self._by_word.get(word, ())), word))
        found = (other for word in words[: len(words) // 2 + 1] for other in self._by_word.get(word, ()))
        yield from dict.fromkeys(found)

    def alike(self, quote: Printed) -> list[Printed]:
        """Those with the same content, source and cue, the most alike first, then in order of addition."""
        whole = (*quote.words, *quote.told)
        if len(whole) < MIN_WORDS:
            return []
        scored = [(_alike(whole, (*other.words, *other.told)), other) for other in self.near(quote)]
        scored = [(alike, o) for alike, o in scored if alike >= ALIKE and _alike(quote.words, o.words) >= ALIKE]
        return [other for _, other in sorted(scored, key=lambda one: -one[0])]


def _same(
    mine: Sequence[tuple[Printed, list[int]]], theirs: Sequence[tuple[Printed, list[int]]], passages: Sequence[Passage]
) -> list[tuple[str, str]]:
    """Quotations of the two sides with the same words in one passage, each used once, the best aligned first."""
    sayings: dict[int, _Sayings] = defaultdict(_Sayings)
    for other, numbers in theirs:
        for number in numbers:
            sayings[number].add(other)
    scored = []
    for quote, numbers in mine:
        passage = passages[numbers[0]]
        for other in sayings[numbers[0]].near(quote):
            alike = _alike(quote.words, other.words)
            if alike >= ALIKE:
                ahead = quote.contents[0].start - passage.span.start
                shift = abs(ahead - (other.contents[0].start - passage.other_span.start))
                scored.append((-alike, shift, quote.quote_id, other.quote_id))
    used: set[str] = set()
    pairs = []
    for _, _, one, two in sorted(scored):
        if one not in used and two not in used:
            used |= {one, two}
            pairs.append((one, two))
    return pairs


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Dice overlap of two texts' words, one misprinted letter in a word aside; 0 where less than half are the same."""
    if one == other:
        return 1.0
    total = len(one) + len(other)
    different = set(one)
    most = len(different.intersection(other)) + len(one) - len(different)
    if 2 * min(len(one), len(other)) < ALIKE * total or 4 * most < total:
        return 0.0
    mine, theirs = Counter(one), Counter(other)
    shared = (mine & theirs).total()
    if 4 * shared < total:
        return 0.0
    if 2 * shared < ALIKE * total:
        rest = sorted((theirs - mine).elements())
        for word in sorted((mine - theirs).elements()):
            misprint = next((each for each in rest if _is_misprint(word, each)), None)
            if misprint is not None:
                rest.remove(misprint)
                shared += 1
    return 2 * shared / total


def _is_misprint(one: str, other: str) -> bool:
    """Whether a letter was lost, doubled, mistaken or swapped with the next; never the first, never in a number."""
    return (
        min(len(one), len(other)) >= _SPELLED - 1
        and max(len(one), len(other)) >= _SPELLED
        and one[0] == other[0]
        and one.isalpha()
        and other.isalpha()
        and OSA.distance(one, other, score_cutoff=1) <= 1
    )
