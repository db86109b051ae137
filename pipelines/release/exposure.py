"""How much of an article's text can be put together from texts that are out: spans, runs of words, a budget.

A passage is found again, in a reprint or further down in its own article, by the runs of RUN words that it stands in:
small edits hide nothing. Which texts are tried in which order is decided in `rights`. Sets of characters are held as
the bits of one integer.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

# Shorter runs than four words are found everywhere; de-duplication's shingle has the same length.
RUN = 4
# Eight words in a row are hardly ever another's by chance.
LONG = 8
_WORD = re.compile(r"[^\W_]+")

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)

Span = tuple[int, int]
Hashes = NDArray[np.uint64]


def bits(spans: Iterable[Span]) -> int:
    """The set of the characters of `spans`."""
    found = 0
    for start, end in spans:
        if end > start:
            found |= ((1 << (end - start)) - 1) << start
    return found


def runs(mask: int) -> list[Span]:
    """The spans that make up `mask`, in order, none touching another."""
    spans = []
    start = 0
    while mask:
        skipped = (mask & -mask).bit_length() - 1
        mask >>= skipped
        start += skipped
        length = (~mask & (mask + 1)).bit_length() - 1
        spans.append((start, start + length))
        mask >>= length
        start += length
    return spans


def word_count(text: str) -> int:
    """Number of words as they are matched here."""
    return sum(1 for _ in _WORD.finditer(text))


class Words:
    """The words of one article, ready to find texts in."""

    def __init__(self, text: str) -> None:
        matches = list(_WORD.finditer(text))
        self._starts = array("L", (match.start() for match in matches))
        self._ends = array("L", (match.end() for match in matches))
        self._joined = _joined(text)
        self._runs = run_hashes(word_hashes(text), RUN)
        self._order = np.argsort(self._runs, kind="stable").astype(np.uint32)
        self._sorted = self._runs[self._order]

    def find(self, text: str) -> list[Span]:
        """Spans of the article that runs of RUN words of `text` stand in; all its words in a row where it has fewer."""
        wanted = word_hashes(text)
        if len(wanted) < RUN:
            return self._few(_joined(text), len(wanted))
        runs = np.array(list(dict.fromkeys(run_hashes(wanted, RUN).tolist())), dtype=np.uint64)
        places = self._places(runs)
        return [(self._starts[first], self._ends[first + RUN - 1]) for _, first in places]

    def _few(self, needle: str, number: int) -> list[Span]:
        """Spans of the places where the `number` words of `needle` stand in a row."""
        found = []
        first, counted = 0, 0
        place = self._joined.find(needle) if number else -1
        while place >= 0:
            first += self._joined.count(" ", counted, place)
            counted = place
            found.append((self._starts[first], self._ends[first + number - 1]))
            place = self._joined.find(needle, place + 1)
        return found

    def holds(self, text: str) -> bool:
        """Whether the words of `text` stand in the article one after the other."""
        return _joined(text) in self._joined

    def again(self, spans: Iterable[Span], other: Words) -> list[Span]:
        """Where the words at `spans` stand in `other` within the same runs of RUN words.

        Each word goes with what stands before it, so that several spans give what one over all of them would give.
        """
        wanted: dict[tuple[int, int, int], None] = {}
        for start, end in spans:
            low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
            for first, run in enumerate(self._runs[max(0, low - RUN + 1) : high].tolist(), max(0, low - RUN + 1)):
                wanted[run, max(low - first, 0), min(high - first, RUN)] = None
        parts = [(before, after) for _, before, after in wanted]
        found = []
        for number, place in other._places(np.array([run for run, _, _ in wanted], dtype=np.uint64)):
            before, after = parts[number]
            found.append((other._ends[place + before - 1] if place + before else 0, other._ends[place + after - 1]))
        return found

    def _places(self, runs: Hashes) -> Iterator[tuple[int, int]]:
        """For each of `runs` that stands here: its number among them, and its first word here."""
        lows = np.searchsorted(self._sorted, runs, "left")
        highs = np.searchsorted(self._sorted, runs, "right")
        for step in np.flatnonzero(lows < highs).tolist():
            for place in self._order[lows[step] : highs[step]].tolist():
                yield step, place


def _joined(text: str) -> str:
    """The words of `text` as they are matched, with a space before and after each."""
    words = " ".join(match.group().casefold() for match in _WORD.finditer(text))
    return f" {words} " if words else " "


def word_hashes(text: str) -> Hashes:
    """A number for each word of `text`; the same word has the same one within one process."""
    numbers = [hash(match.group().casefold()) & 0xFFFFFFFFFFFFFFFF for match in _WORD.finditer(text)]
    return np.array(numbers, dtype=np.uint64)


def run_hashes(words: Hashes, length: int) -> Hashes:
    """A number for each run of `length` words, by the place of its first; none where there are fewer words."""
    count = len(words) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    found = np.zeros(count, np.uint64)
    for step in range(length):
        found = found * _MULTIPLIER + words[step : step + count]
    return found


def sharing(texts: Sequence[str], length: int, most: int) -> list[tuple[int, int]]:
    """Pairs of places in `texts` that print a run of `length` words both; what more than `most` print is everyone's.

    Needs 24 bytes a word.
    """
    runs = [np.unique(run_hashes(word_hashes(text), length)) for text in texts]
    if not runs:
        return []
    hashes = np.concatenate(runs)
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), [len(one) for one in runs])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    edges = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1], [True]]))
    sizes = np.diff(edges)
    pairs: set[tuple[int, int]] = set()
    for size in range(2, most + 1):
        groups = np.unique(owners[edges[:-1][sizes == size][:, None] + np.arange(size)], axis=0)
        pairs |= {pair for group in groups.tolist() for pair in combinations(group, 2)}
    return sorted(pairs)


class Budget:
    """What is out of each article, and how much may be.

    `allowed` are characters per article; `sunk` the number of characters that are out of an earlier text of it, which
    can't be told apart from the present ones; `kept_back` the number that is not to be used of what is allowed, but for
    what is out already; `reach` says what the spans of one article give away in which others.
    """

    def __init__(
        self,
        allowed: Mapping[str, int],
        sunk: Mapping[str, int],
        kept_back: Mapping[str, int],
        reach: Callable[[str, list[Span]], dict[str, list[Span]]],
    ) -> None:
        self._allowed = {article: number - sunk.get(article, 0) for article, number in allowed.items()}
        self._kept_back = kept_back
        self._printed = dict.fromkeys(allowed, 0)
        self._out = dict.fromkeys(allowed, 0)
        self._reach = reach

    def spend(self, printed: Mapping[str, list[Span]], *, already: bool = False) -> bool:
        """Print the spans of each article if no article then exceeds what is allowed; says whether.

        With `already` they are out whatever is allowed.
        """
        after: dict[str, int] = {}
        for article, spans in printed.items():
            for name, found in self._reach(article, spans).items():
                after[name] = after.get(name, self._out[name]) | bits(found)
        if not already and any(self._exceeds(article, mask) for article, mask in after.items()):
            return False
        self._out.update(after)
        for article, spans in printed.items():
            self._printed[article] |= bits(spans)
        return True

    def _exceeds(self, article: str, mask: int) -> bool:
        left = self._allowed[article] - mask.bit_count()
        return left < 0 or (left < self._kept_back.get(article, 0) and mask != self._out[article])

    def printed(self, article: str) -> list[Span]:
        """The spans of `article` itself that were printed."""
        return runs(self._printed[article])


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans in order, none touching another."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
