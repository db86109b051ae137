"""What two articles share, counted exactly, and whether that makes them one report.

Boilerplate is left out of every count. Which articles to compare is decided elsewhere (candidates, clusters).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.align import Passage, align
from pipelines.dedup.shingles import I64, U64, among, covered, distinct, read

MIN_SHARED = 12  # shingles that two articles must share to be anything to each other
NEAR_JACCARD = 0.40  # links that count for being the centre of a group
BEGINNING, LEDE = 120, 40  # words
# Shares of words in shared passages that make two articles one report: most of both; or half of both and some of how
# they begin; or the bulk of one, which was cut or has grown, and half of both ledes.
MOST, HALF, SAME_BEGINNING, BULK = 0.60, 0.50, 0.40, 0.70
MIN_FIGURES = 3  # distinct figures that an article must have before differing figures tell it from another
MIN_SAME_FIGURES = 0.5

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


class Likeness(NamedTuple):
    """Shared word 4-shingles: how many, as a share of all of both, of the first's, of the second's."""

    shared: int
    jaccard: float
    containment: float
    other_containment: float


class Coverage(NamedTuple):
    """Shares of an article's words that lie in shared passages: of all, of the first 120, of the first 40."""

    whole: float
    beginning: float
    lede: float


def _stretches(starts: list[int], ends: list[int], hidden: list[bool]) -> Iterator[tuple[int, int]]:
    """Code points from the first to the last word of each run of words that are not hidden."""
    begin: int | None = None
    for index, is_hidden in enumerate([*hidden, True]):
        if not is_hidden and begin is None:
            begin = index
        elif is_hidden and begin is not None:
            yield starts[begin], ends[index - 1]
            begin = None


class Comparison:
    """Articles made ready to be compared in pairs, each by its index.

    `masks` gives for each the sorted shingle hashes that don't count. Shingles that only one article has are counted
    and dropped; the others are numbered, so that sets intersect by looking up numbers.
    """

    def __init__(self, texts: Sequence[str], masks: Sequence[U64]) -> None:
        self._texts, self._masks = texts, masks
        self._words = read(texts)
        own = [
            words.shingles[~among(words.shingles, mask)] if len(mask) else words.shingles
            for words, mask in zip(self._words, masks, strict=True)
        ]
        lengths = np.array([len(s) for s in own], dtype=np.int64)
        hashes = np.concatenate(own) if own else np.zeros(0, dtype=np.uint64)
        order = np.argsort(hashes)
        ordered = hashes[order]
        fresh = np.ones(len(hashes), dtype=bool)
        fresh[1:] = ordered[1:] != ordered[:-1]
        number = np.cumsum(fresh) - 1
        uses = np.bincount(number) if len(number) else np.zeros(0, dtype=np.int64)
        numbers = np.empty(len(hashes), dtype=np.int64)
        numbers[order] = np.where(uses[number] > 1, number, -1)
        article = np.repeat(np.arange(len(own)), lengths)
        common = numbers >= 0
        span = np.int64(max(1, len(uses)))
        keys = distinct((article[common] * span + numbers[common]).view(np.uint64)).view(np.int64)
        owner = keys // span
        self._numbers = keys % span
        self._bounds = np.searchsorted(owner, np.arange(len(own) + 1))
        self._sizes = np.diff(self._bounds) + np.bincount(article[~common], minlength=len(own))
        self._present = np.zeros(len(uses), dtype=bool)
        self._figures: dict[int, frozenset[str]] = {}
        self._visible: dict[int, Sequence[int]] = {}
        self._aligned: dict[tuple[int, int], list[Passage]] = {}

    def _set(self, article: int) -> I64:
        return self._numbers[self._bounds[article] : self._bounds[article + 1]]

    def shared(self, pairs: I64) -> I64:
        """How many distinct shingles each of `pairs` (n x 2, in order of the first) has in common."""
        found = np.zeros(len(pairs), dtype=np.int64)
        current = -1
        for row, (article, other) in enumerate(pairs.tolist()):
            if article != current:
                if current >= 0:
                    self._present[self._set(current)] = False
                self._present[self._set(article)] = True
                current = article
            found[row] = np.count_nonzero(self._present[self._set(other)])
        if current >= 0:
            self._present[self._set(current)] = False
        return found

    def likeness(self, article: int, other: int, shared: int | None = None) -> Likeness:
        """What the two share; `shared` where it is known already."""
        if shared is None:
            shared = int(self.shared(np.array([[article, other]]))[0])
        size, other_size = int(self._sizes[article]), int(self._sizes[other])
        total = size + other_size - shared
        return Likeness(
            shared,
            shared / total if total else 0.0,
            shared / size if size else 0.0,
            shared / other_size if other_size else 0.0,
        )

    def passages(self, article: int, other: int) -> list[Passage]:
        """The passages that the two share, by words; `article` is the lower index."""
        if (article, other) not in self._aligned:
            masked, others = self._masks[article], self._masks[other]
            if others is not masked:
                masked = distinct(np.concatenate((masked, others)))
            self._aligned[article, other] = align(self._words[article], self._words[other], masked)
        return self._aligned[article, other]

    def _hidden(self, article: int) -> NDArray[np.bool_] | None:
        """For each word whether it is boilerplate, or None where none is."""
        if not len(self._masks[article]):
            return None
        hidden = covered(self._words[article], self._masks[article])
        return hidden if hidden.any() else None

    def _covered(self, article: int, ranges: list[tuple[int, int]]) -> Coverage:
        if article not in self._visible:
            hidden = self._hidden(article)
            count = len(self._words[article].hashes)
            self._visible[article] = (
                range(count + 1) if hidden is None else np.concatenate(([0], np.cumsum(~hidden))).tolist()
            )
        before = self._visible[article]  # words that count before each word

        def share(limit: int) -> float:
            return sum(min(before[end], limit) - min(before[start], limit) for start, end in ranges) / max(1, limit)

        return Coverage(share(before[-1]), share(min(before[-1], BEGINNING)), share(min(before[-1], LEDE)))

    def coverage(self, article: int, other: int) -> tuple[Coverage, Coverage]:
        """How much of each of the two lies in passages that they share."""
        passages = self.passages(article, other)
        return (
            self._covered(article, [(p.start, p.end) for p in passages]),
            self._covered(other, [(p.other_start, p.other_end) for p in passages]),
        )

    def _figures_of(self, article: int) -> frozenset[str]:
        if article not in self._figures:
            text = self._texts[article]
            hidden = self._hidden(article)
            if hidden is not None:
                words = self._words[article]
                text = " ".join(
                    text[start:end]
                    for start, end in _stretches(words.starts.tolist(), words.ends.tolist(), hidden.tolist())
                )
            self._figures[article] = frozenset(_FIGURE.findall(text))
        return self._figures[article]

    def same_template(self, article: int, other: int) -> bool:
        """Whether the two look like reports of different events by one template: same words, other figures.

        Two earthquakes, two days' share prices. A copy keeps its figures, and so does most of an update.
        """
        own, others = self._figures_of(article), self._figures_of(other)
        smaller = min(len(own), len(others))
        return smaller >= MIN_FIGURES and len(own & others) < MIN_SAME_FIGURES * smaller

    def are_near(self, pairs: I64, shared: I64) -> NDArray[np.bool_]:
        """Which of `pairs` have a Jaccard index of 0.4 or more, given how many shingles they share."""
        near: NDArray[np.bool_] = shared >= NEAR_JACCARD * (self._sizes[pairs].sum(axis=1) - shared)
        return near

    def same_report(self, article: int, other: int) -> bool:
        """Whether the two, which share text, are one report: most of each is the other, or they begin alike.

        The measure is the share of words in aligned passages, which a typo or a changed word hardly lowers while it
        costs four shingles. A different story with lifted paragraphs has a lede of its own.
        """
        first, second = self.coverage(article, other)
        smaller, larger = sorted((first.whole, second.whole))
        if not (
            smaller >= MOST
            or (smaller >= HALF and min(first.beginning, second.beginning) >= SAME_BEGINNING)
            or (larger >= BULK and min(first.lede, second.lede) >= HALF)
        ):
            return False
        return not self.same_template(article, other)
