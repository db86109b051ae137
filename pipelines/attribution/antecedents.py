"""Which earlier words a pronoun goes back to (he, she, it, they, who, which): a learned pointer over the vectors of the
tagger's encoder.

Only words and weights here. Which of the words are one person, and who in the end is meant, is for the speakers stage,
which knows names, genders and who speaks.

The pointer is the head selection of Zhang, Cheng and Lapata (2017, "Dependency parsing as head selection") turned to
antecedents: a softmax over the words before a pronoun, other pronouns among them, and "none of them".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.encoder import checked
from pipelines.text import Span

WEIGHTS_FILE = "antecedents.json"
SIZE = 96
"""Length of the vector that asks (at the pronoun) and of the one that answers (at an earlier word)."""
REACH = 300
"""Words that a pronoun looks back over."""
LEAST = 0.02
"""Least weight that is told."""
FORMS = ("he", "she", "it", "they", "who")
_FORM_OF = {
    word: form
    for form, line in enumerate(
        (
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves",
            "who whom whose which",
        )
    )
    for word in line.split()
}
_FIRST = frozenset("i me my mine myself".split())
_FIRST_PLURAL = frozenset("we us our ours ourselves".split())
_SECOND = frozenset("you your yours yourself".split())
_THAT = frozenset({"that"})
SORTS = 13
"""Sorts of word: the five forms, I, we, you, that, Capitalised, UPPER, lower, marks."""
BUCKETS = 16
"""Distances in words, on a logarithmic scale."""
VECTOR = 2 * SIZE + len(FORMS)
"""What the graph gives per piece: the asking vector, the answering vector, the score of "none" for each form."""


class Antecedent(NamedTuple):
    """A pronoun, an earlier word that it may go back to, and how much of the pointer's weight is on that word."""

    pronoun: Span
    word: Span
    weight: float


@lru_cache(maxsize=1 << 15)
def sort_of(word: str) -> int:
    """The number of a word's sort."""
    low = word.lower()
    if low in _FORM_OF:
        return _FORM_OF[low]
    for number, group in enumerate((_FIRST, _FIRST_PLURAL, _SECOND, _THAT), len(FORMS)):
        if low in group:
            return number
    if not word[0].isalnum():
        return 12
    return (10 if word.isupper() and len(word) > 1 else 9) if word[0].isupper() else 11


class Surface(NamedTuple):
    """What the pointer sees of words beside their vectors, one entry a word."""

    sort: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    possessive: NDArray[np.bool_]


def surface(text: str, at: Sequence[Span], quoted: Sequence[bool]) -> Surface:
    """The surface of the words `at` of `text`."""
    sort = np.array([sort_of(text[start:end]) for start, end in at], dtype=np.int64)
    breaks = [bool(index) and text.find("\n", at[index - 1].end, span.start) >= 0 for index, span in enumerate(at)]
    possessive = [text[end : end + 2] in {"'s", "’s"} for _, end in at]
    return Surface(
        sort, np.cumsum(np.array(breaks, dtype=np.int64)), np.array(quoted, bool), np.array(possessive, bool)
    )


def _joined(one: Surface, other: Surface) -> Surface:
    """The surface of two parts of a text, between which a paragraph ends."""
    after = one.paragraph[-1] + 1 if len(one.paragraph) else 0
    return Surface(
        np.concatenate([one.sort, other.sort]),
        np.concatenate([one.paragraph, other.paragraph + after]),
        np.concatenate([one.quoted, other.quoted]),
        np.concatenate([one.possessive, other.possessive]),
    )


def _last(seen: Surface, count: int) -> Surface:
    first = len(seen.sort) - count
    return Surface(seen.sort[first:], seen.paragraph[first:], seen.quoted[first:], seen.possessive[first:])


_BUCKET = np.array([0, *(min(BUCKETS - 1, int(1.9 * np.log2(distance))) for distance in range(1, REACH + 1))])


class Queries(NamedTuple):
    """Pronouns and the words before each of them: pronouns x REACH, the nearest first.

    `pairs` are what is known of pronoun and word together: same paragraph, one of them quoted and the other not, a
    possessive, how many paragraphs lie between.
    """

    word: NDArray[np.int64]
    form: NDArray[np.int64]
    before: NDArray[np.int64]
    legal: NDArray[np.bool_]
    bucket: NDArray[np.int64]
    sort: NDArray[np.int64]
    pairs: NDArray[np.float32]


PAIRS = 4


def queries(seen: Surface, word: NDArray[np.int64]) -> Queries:
    """The pronouns at the indices `word` with what stands before them."""
    before = word[:, None] - 1 - np.arange(REACH)[None]
    legal = before >= 0
    before = np.maximum(before, 0)
    apart = seen.paragraph[word][:, None] - seen.paragraph[before]
    pairs = np.stack(
        [apart == 0, seen.quoted[before] != seen.quoted[word][:, None], seen.possessive[before],
         np.minimum(apart, 6) / 6], axis=-1,
    ).astype(np.float32)  # fmt: skip
    bucket = np.broadcast_to(_BUCKET[1:], before.shape)
    return Queries(word, seen.sort[word], before, legal, bucket, seen.sort[before], pairs)


def pronouns(seen: Surface) -> NDArray[np.int64]:
    """Indices of the words that are asked about."""
    return np.flatnonzero(seen.sort < len(FORMS))


Tables = Mapping[str, NDArray[np.float32]]
"""Scores of distances, sorts and pairs, each with a row a form."""


def tables_of(content: Mapping[str, Any]) -> Tables:
    """The tables in the form of the weights file."""
    return {name: np.array(value, dtype=np.float32) for name, value in content.items()}


@cache
def shipped() -> Tables:
    """The tables that ship."""
    return tables_of(json.loads(checked(WEIGHTS_FILE).read_text(encoding="utf-8")))


def point(vectors: NDArray[np.float32], asked: Queries, tables: Tables) -> NDArray[np.float32]:
    """Weights, pronouns x (1 + REACH): on none of the words, then on each word before it.

    `vectors`: words x VECTOR.
    """
    query, key = vectors[asked.word, :SIZE], vectors[:, SIZE : 2 * SIZE]
    form = asked.form[:, None]
    scores = np.einsum("pd,pwd->pw", query, key[asked.before]) / SIZE**0.5
    scores += tables["distance"][form, asked.bucket] + tables["sort"][form, asked.sort]
    scores += np.einsum("pf,pwf->pw", tables["pairs"][asked.form], asked.pairs)
    none = vectors[asked.word, 2 * SIZE + asked.form]
    scores = np.concatenate([none[:, None], np.where(asked.legal, scores, -1e4)], axis=1)
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights: NDArray[np.float32] = scores / scores.sum(axis=1, keepdims=True)
    return weights


class Pointer:
    """Reads a text part by part, so that memory does not grow with it; pronouns look back over the part's start."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._vectors = np.zeros((0, VECTOR), dtype=np.float32)
        self._surface: Surface | None = None
        self._first = 0

    def read(self, vectors: NDArray[np.float32], seen: Surface) -> Iterator[tuple[int, int, float]]:
        """Of the next words of the text: pronoun, earlier word (by their numbers in the text) and weight."""
        fresh = len(self._vectors)
        if self._surface is not None:
            seen = _joined(self._surface, seen)
        vectors = np.concatenate([self._vectors, vectors])
        asked = pronouns(seen)
        asked = asked[asked >= fresh]
        for start in range(0, len(asked), 64):
            chosen = queries(seen, asked[start : start + 64])
            weights = point(vectors, chosen, self._tables)[:, 1:]
            for row, back in np.argwhere(weights >= LEAST).tolist():
                pronoun = self._first + int(chosen.word[row])
                yield pronoun, pronoun - 1 - back, round(float(weights[row, back]), 3)
        kept = min(REACH, len(vectors))
        self._first += len(vectors) - kept
        self._vectors = vectors[len(vectors) - kept :]
        self._surface = _last(seen, kept)
