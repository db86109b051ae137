"""Sublinear TF-IDF over words, as sparse rows of length 1, and their cosines. No news in here: texts in, numbers
out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipelines.claims.lexicon import STOPWORDS

_WORD = re.compile(r"[^\W_]{2,}")
# In a corpus of a few articles every word of the one story is in every article: rarity is then told as if the corpus
# had this many, so that shared words still count.
_LEAST_CORPUS = 60


def terms(text: str) -> list[str]:
    """Words of the text in lower case without function words."""
    return [word for word in _WORD.findall(text.lower()) if word not in STOPWORDS]


class TfIdf:
    """Rows of weights of one collection of documents (lists of terms); rows have length 1 or are empty."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        counts = [Counter(document) for document in documents]
        frequency: Counter[str] = Counter()
        for count in counts:
            frequency.update(count.keys())
        self.vocabulary = {term: index for index, term in enumerate(sorted(frequency))}
        total = max(len(documents), _LEAST_CORPUS)
        self.idf = {term: float(np.log(1 + total / frequency[term])) for term in self.vocabulary}
        self.terms: list[NDArray[np.int64]] = []
        self.weights: list[NDArray[np.float64]] = []
        for count in counts:
            ordered = sorted(count)
            row = np.array([(1 + np.log(count[term])) * self.idf[term] for term in ordered])
            norm = float(np.sqrt((row * row).sum())) or 1.0
            self.terms.append(np.array([self.vocabulary[term] for term in ordered], dtype=np.int64))
            self.weights.append(row / norm)

    def cosines(self, row: int, others: Sequence[int]) -> NDArray[np.float64]:
        """Cosine of one row with each of the others."""
        if not len(others):
            return np.zeros(0)
        dense = np.zeros(len(self.vocabulary) + 1)
        dense[self.terms[row]] = self.weights[row]
        lengths = np.array([len(self.terms[other]) for other in others])
        products = np.concatenate([dense[self.terms[other]] * self.weights[other] for other in others] or [np.zeros(0)])
        ends = np.concatenate([[0], np.cumsum(lengths)])
        sums = np.concatenate([[0.0], np.cumsum(products)])
        found: NDArray[np.float64] = sums[ends[1:]] - sums[ends[:-1]]
        return found

    def heaviest(self, row: int, count: int) -> list[int]:
        """Ids of the terms of most weight in a row; ties by id."""
        order = np.lexsort((self.terms[row], -self.weights[row]))[:count]
        return [int(term) for term in self.terms[row][order]]
