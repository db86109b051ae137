"""Stories: articles about one event, whatever their words. Tables `stories` and `story_articles`.

Mean of four cosines (TF-IDF and sentence encoder, each over body and lede) and complete linkage, within a window of
days where dates are known. Threshold measured by benchmarks/stories.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.claims.linkage import components, grouped
from pipelines.claims.tfidf import TfIdf, terms
from schemas.ids import anchored_id
from schemas.render.arrow import from_rows

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

THRESHOLD = 0.25
WINDOW_DAYS = 7.0
LEDE_WORDS = 90
# Candidates of an article: neighbours in time that share one of its heaviest words.
KEY_TERMS = 16
NEIGHBOURS = 64
# A component up to this size is compared pair by pair; in a larger one only candidates are.
_DENSE = 1500


def _day(moment: datetime | None) -> float | None:
    return None if moment is None else moment.timestamp() / 86400


class Comparison:
    """Articles made comparable: `similarity(i, js)` is the mean of the four cosines."""

    def __init__(self, texts: Sequence[str], embed: Embed) -> None:
        ledes = [" ".join(text.split()[:LEDE_WORDS]) for text in texts]
        self.body = TfIdf([terms(text) for text in texts])
        self.lede = TfIdf([terms(lede) for lede in ledes])
        self._body_vectors = embed(list(texts)).astype(np.float64)
        self._lede_vectors = embed(ledes).astype(np.float64)

    def similarity(self, row: int, others: Sequence[int]) -> NDArray[np.float64]:
        """Mean cosine of one article with each of the others, between 0 and 1."""
        index = list(others)
        total = self.body.cosines(row, index) + self.lede.cosines(row, index)
        # Row by row: a matrix product may round differently with its shape.
        total += np.einsum("ij,j->i", self._body_vectors[index], self._body_vectors[row])
        total += np.einsum("ij,j->i", self._lede_vectors[index], self._lede_vectors[row])
        mean: NDArray[np.float64] = np.clip(total / 4, 0.0, 1.0)
        return mean


def _apart(days: Sequence[float | None], a: int, b: int) -> bool:
    first, second = days[a], days[b]
    return first is not None and second is not None and abs(first - second) > WINDOW_DAYS


def _candidates(comparison: Comparison, order: Sequence[int], days: Sequence[float | None]) -> list[set[int]]:
    """For each article those before it in `order` that share a heavy word and stand near in time."""
    posting: dict[int, list[int]] = defaultdict(list)
    found: list[set[int]] = [set() for _ in order]
    for article in order:
        for term in comparison.body.heaviest(article, KEY_TERMS):
            for other in posting[term][-NEIGHBOURS:]:
                if not _apart(days, article, other):
                    found[article].add(other)
            posting[term].append(article)
    return found


def clusters(
    comparison: Comparison, days: Sequence[float | None], threshold: float = THRESHOLD
) -> tuple[list[list[int]], dict[tuple[int, int], float]]:
    """Clusters of articles and the similarities (i < j) that were computed."""
    count = len(days)
    order = sorted(range(count), key=lambda index: (days[index] is None, days[index] or 0.0, index))
    similarities: dict[tuple[int, int], float] = {}

    def compare(article: int, others: Sequence[int]) -> None:
        missing = [o for o in others if (min(article, o), max(article, o)) not in similarities]
        for other, value in zip(missing, comparison.similarity(article, missing), strict=True):
            similarities[min(article, other), max(article, other)] = (
                0.0 if _apart(days, article, other) else float(value)
            )

    for article, others in enumerate(_candidates(comparison, order, days)):
        compare(article, sorted(others))
    for part in components(count, (pair for pair, value in similarities.items() if value >= threshold)):
        if 2 < len(part) <= _DENSE:
            for position, article in enumerate(part[:-1]):
                compare(article, part[position + 1 :])
    pairs = [(a, b, value) for (a, b), value in sorted(similarities.items())]
    return grouped(count, pairs, threshold, "complete"), similarities


def build(articles: pa.Table, embed: Embed) -> tuple[pa.Table, pa.Table]:
    """Tables `stories` and `story_articles`; every article is in exactly one story, one without words in its own."""
    rows: list[dict[str, Any]] = sorted(
        articles.select(
            ["article_id", "text", "title", "outlet", "published_at", "word_count", "copy_group_id"]
        ).to_pylist(),
        key=lambda row: row["article_id"],
    )
    worded = [row for row in rows if row["word_count"] and terms(row["text"])]
    days = [_day(row["published_at"]) for row in worded]
    comparison = Comparison([row["text"] for row in worded], embed)
    found, similarities = clusters(comparison, days)
    groups = [[worded[index] for index in cluster] for cluster in found]
    mean: dict[str, float] = {}
    for cluster in found:
        for index in cluster:
            values = [similarities.get((min(index, o), max(index, o)), 0.0) for o in cluster if o != index]
            mean[worded[index]["article_id"]] = round(sum(values) / len(values), 6) if values else 1.0
    known = {row["article_id"] for row in worded}
    groups += [[row] for row in rows if row["article_id"] not in known]
    stories, members = [], []
    for group in groups:
        anchor = min(
            group, key=lambda row: (row["published_at"] is None, _day(row["published_at"]) or 0.0, row["article_id"])
        )
        story_id = anchored_id("story", anchor["article_id"])
        stories.append(
            {
                "story_id": story_id,
                "headline": anchor["title"],
                "first_published_at": anchor["published_at"],
                "article_count": len(group),
                "outlet_count": len({row["outlet"] for row in group}),
                "origin_count": len({row["copy_group_id"] for row in group}),
            }
        )
        members += [
            {"story_id": story_id, "article_id": row["article_id"], "similarity": mean.get(row["article_id"], 1.0)}
            for row in group
        ]
    return from_rows("stories", stories), from_rows("story_articles", members)
