"""Texts babbled in the manner of real ones, for sets of more stories than the corpora hold; what the stage does with
them is no affair of this module.

A text takes the shape of a real piece (paragraphs, their sentences, and the words of each) and ten real pieces as its
theme. Each word follows the one before as somewhere in the theme (seven times in ten) or anywhere in the corpora, so
that word 4-shingles are shared with unrelated texts about as often as those of real pieces are:

    python -m benchmarks.dedup.babble --corpora FOLDER

prints the figures of both, at the same number of texts.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Paragraphs = list[str]

# Chosen on the statistics below, before any method of de-duplication was run on these texts.
THEME_PIECES = 10
THEME_SHARE = 0.7
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+")


class _Chain(NamedTuple):
    """Words that start sentences, and the words seen after each word; as often as seen."""

    starts: list[str]
    after: dict[str, list[str]]


def _sentences(paragraph: str) -> Iterator[list[str]]:
    for sentence in _SENTENCE_END.split(paragraph):
        if words := sentence.split():
            yield words


def _learn(pieces: Sequence[Paragraphs]) -> _Chain:
    starts: list[str] = []
    after: defaultdict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        for paragraph in piece:
            for words in _sentences(paragraph):
                starts.append(words[0])
                for word, following in zip(words, words[1:], strict=False):
                    after[word].append(following)
    return _Chain(starts, dict(after))


class Babbler:
    """Any number of texts and paragraphs in the manner of `pieces`; which ones follows from `seed`."""

    def __init__(self, pieces: Sequence[Paragraphs], seed: int) -> None:
        self._pieces = list(pieces)
        self._rng = random.Random(f"babble {seed}")

    @cached_property
    def _whole(self) -> _Chain:
        return _learn(self._pieces)

    @cached_property
    def _themes(self) -> list[_Chain]:
        starts = range(0, len(self._pieces), THEME_PIECES)
        return [_learn(self._pieces[start : start + THEME_PIECES]) for start in starts]

    @cached_property
    def _shapes(self) -> list[list[list[int]]]:
        """Words of each sentence of each paragraph of each piece."""
        return [[[len(words) for words in _sentences(paragraph)] for paragraph in piece] for piece in self._pieces]

    @cached_property
    def _paragraph_shapes(self) -> list[list[int]]:
        return [shape for piece in self._shapes for shape in piece if 15 <= sum(shape) <= 90]

    def _babble(self, theme: _Chain, shape: Sequence[int]) -> str:
        """A paragraph of sentences of so many words."""
        draw, whole = self._rng.random, self._whole
        said: list[str] = []
        for count in shape:
            options = (theme if draw() < THEME_SHARE else whole).starts
            for _ in range(count):
                word = options[int(draw() * len(options))]
                said.append(word)
                # A word seen only at the end of sentences goes on as a new sentence would.
                anywhere = whole.after.get(word, whole.starts)
                options = theme.after.get(word, anywhere) if draw() < THEME_SHARE else anywhere
        return " ".join(said)

    def text(self) -> Paragraphs:
        """A text with the paragraphs of a real piece."""
        theme = self._rng.choice(self._themes)
        return [self._babble(theme, shape) for shape in self._rng.choice(self._shapes)]

    def paragraph(self) -> str:
        """A paragraph of 15 to 90 words."""
        return self._babble(self._rng.choice(self._themes), self._rng.choice(self._paragraph_shapes))


def _shingles(texts: Sequence[str], length: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Distinct shingles of each text and the text that each is of, sorted by shingle."""
    owners: list[npt.NDArray[np.int64]] = []
    hashes: list[npt.NDArray[np.int64]] = []
    for number, text in enumerate(texts):
        words = re.findall(r"\w+", text.lower())
        found = {hash(tuple(words[i : i + length])) for i in range(len(words) - length + 1)}
        hashes.append(np.fromiter(found, np.int64, len(found)))
        owners.append(np.full(len(found), number))
    flat, owner = np.concatenate(hashes), np.concatenate(owners)
    order = np.argsort(flat, kind="stable")
    return flat[order], owner[order]


def shingle_figures(texts: Sequence[str]) -> dict[str, float]:
    """How much `texts`, which should be unrelated, share.

    `share` is the mean share of a text's distinct 4-shingles that some other text has; `share_p10` and `share_p90` are
    quantiles of it. `pairs_2` (4, 8) counts pairs of texts with 2 (4, 8) or more shingles in common, per 1,000 texts;
    `long_runs` is the share of texts with a run of 12 words that some other text has.
    """
    flat, owner = _shingles(texts, 4)
    _, place, counts = np.unique(flat, return_inverse=True, return_counts=True)
    total = np.maximum(1, np.bincount(owner, minlength=len(texts)))
    shares = np.bincount(owner, weights=counts[place] > 1, minlength=len(texts)) / total
    ends = np.cumsum(counts)
    keys: list[npt.NDArray[np.int64]] = []
    for start, end in zip((ends - counts)[counts > 1], ends[counts > 1], strict=True):
        one, other = np.triu_indices(end - start, 1)
        keys.append(owner[start:end][one] * len(texts) + owner[start:end][other])
    common = np.unique(np.concatenate(keys), return_counts=True)[1]
    flat, owner = _shingles(texts, 12)
    _, place, counts = np.unique(flat, return_inverse=True, return_counts=True)
    low, high = np.percentile(shares, (10, 90))
    return {
        "texts": len(texts),
        "share": round(float(shares.mean()), 4),
        "share_p10": round(float(low), 4),
        "share_p90": round(float(high), 4),
        **{f"pairs_{least}": round(1000 * float((common >= least).sum()) / len(texts), 1) for least in (2, 4, 8)},
        "long_runs": round(len(np.unique(owner[counts[place] > 1])) / len(texts), 4),
    }


def main() -> None:
    """Print the figures of real pieces, of babble, and of a mixture of one to two as large sets have it."""
    from benchmarks.dedup.generate import read_store

    parser = argparse.ArgumentParser(description="What unrelated texts share: real ones, and babble in their manner.")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=2)
    given = parser.parse_args()
    store = read_store(given.corpora, given.seed, random.Random(given.seed))
    real = ["\n\n".join(piece) for piece in store.bases]
    made = ["\n\n".join(store.babbler.text()) for _ in range(2 * len(real))]
    third = len(real) // 3
    print("real ", shingle_figures(real))
    print("mixed", shingle_figures(real[:third] + made[: 2 * third]))
    print("made ", shingle_figures(made[: len(real)]))
    print("mixed", shingle_figures(real + made))


if __name__ == "__main__":
    main()
