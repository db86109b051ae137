"""Scores of copy groups, partial reuse and passages against the gold standard; nothing here runs a method.

Arrays are parallel to the articles of a set, in the order in which they were made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.dedup.generate import Article

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Gold:
    """What is true of a set of articles."""

    cluster: Integers  # the story of each article
    source: Integers  # the story that it lifts paragraphs from; -1 where none
    is_template: npt.NDArray[np.bool_]
    lifted: Integers  # a row per word in a lifted paragraph: article, start and end in code points

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Gold:
        """The gold standard that comes with made articles."""
        lifted = [
            (number, word.start(), word.end())
            for number, article in enumerate(articles)
            for start, end in article.lifted
            for word in re.compile(r"\w+").finditer(article.text, start, end)
        ]
        return cls(
            np.array([article.cluster for article in articles]),
            np.array([-1 if article.source is None else article.source for article in articles]),
            np.array([article.is_template for article in articles]),
            np.array(lifted, dtype=np.int64).reshape(-1, 3),
        )


def group_numbers(labels: pa.ChunkedArray | pa.Array) -> Integers:
    """Any labels as integers, the same for the same label."""
    column = labels.combine_chunks() if isinstance(labels, pa.ChunkedArray) else labels
    return np.asarray(column.dictionary_encode().indices).astype(np.int64)


def _key(one: Integers, other: Integers) -> Integers:
    return one * (1 << 32) + other


def pair_scores(group: Integers, cluster: Integers) -> dict[str, float]:
    """Precision, recall and F1 over pairs of articles in one group; and the adjusted Rand index of the grouping."""

    def pairs(labels: Integers) -> int:
        counts = np.unique(labels, return_counts=True)[1]
        return int((counts * (counts - 1) // 2).sum())

    both, found, gold = pairs(_key(group, cluster)), pairs(group), pairs(cluster)
    by_chance = found * gold / max(1, len(group) * (len(group) - 1) // 2)
    return {
        "precision": both / max(1, found),
        "recall": both / max(1, gold),
        "f1": 2 * both / max(1, found + gold),
        "adjusted_rand": (both - by_chance) / max(1e-9, (found + gold) / 2 - by_chance),
    }


def trap_scores(group: Integers, gold: Gold) -> dict[str, float]:
    """Share of hosts grouped with an article of the story they lift from, and of template reports with anything."""
    hosts = gold.source >= 0
    merged = np.isin(_key(group[hosts], gold.source[hosts]), _key(group, gold.cluster))
    sizes = np.bincount(group)
    return {
        "partial_wrongly_merged": float(merged.mean()) if len(merged) else 0.0,
        "templates_wrongly_merged": float((sizes[group[gold.is_template]] > 1).mean())
        if gold.is_template.any()
        else 0.0,
    }


def _inside(words: Integers, spans: Integers) -> npt.NDArray[np.bool_]:
    """Which words lie in a span of their article; rows are article, start, end."""
    if not len(spans):
        return np.zeros(len(words), dtype=bool)
    spans = spans[np.argsort(_key(spans[:, 0], spans[:, 1]))]
    # Of the spans that start no later than the word, the one that reaches farthest: of another article it falls short.
    reach = np.maximum.accumulate(_key(spans[:, 0], spans[:, 2]))
    before = np.searchsorted(_key(spans[:, 0], spans[:, 1]), _key(words[:, 0], words[:, 1]), side="right")
    found: npt.NDArray[np.bool_] = (before > 0) & (reach[before - 1] >= _key(words[:, 0], words[:, 2]))
    return found


def reuse_scores(relations: pa.Table, passages: pa.Table, keys: pa.Array, gold: Gold) -> dict[str, float]:
    """How much of what hosts lift was found, story by story. `keys` are the ids of the articles.

    partial_recall: share of hosts whose story a `partial` relation links to the story they lift from, whichever
    articles of the two it names. partial_precision: share of the pairs of different stories that are so linked which
    are a host's and its source's, or two hosts' of one source; pairs of templates are left out, and unrelated real
    texts share passages too, so 1 is out of reach. lifted_words_found: share of the words of lifted paragraphs that
    lie in a passage that their host shares with any article of the source's story. Every lifted paragraph counts: the
    set prints each at least twice, once in the source's unedited text.
    """

    def numbers(table: pa.Table, column: str) -> Integers:
        return np.asarray(pc.index_in(table[column], value_set=keys)).astype(np.int64)

    partial = relations.filter(pc.equal(relations["relation"], "partial"))
    one, other = (gold.cluster[numbers(partial, column)] for column in ("article_id", "other_article_id"))
    is_template = np.isin(one, gold.cluster[gold.is_template]) & np.isin(other, gold.cluster[gold.is_template])
    linked = np.unique(_key(np.minimum(one, other), np.maximum(one, other))[(one != other) & ~is_template])
    hosts = np.flatnonzero(gold.source >= 0)
    story, source = gold.cluster[hosts], gold.source[hosts]
    expected = _key(np.minimum(story, source), np.maximum(story, source))
    source_of = np.full(int(gold.cluster.max()) + 1, -1)
    source_of[story] = source
    low, high = linked >> 32, linked & 0xFFFFFFFF
    siblings = (source_of[low] >= 0) & (source_of[low] == source_of[high])
    one, other = numbers(passages, "article_id"), numbers(passages, "other_article_id")
    sides: list[Any] = []
    for host, partner, prefix in ((one, other, ""), (other, one, "other_")):
        span = (np.asarray(passages[f"{prefix}char_{end}"]).astype(np.int64) for end in ("start", "end"))
        rows = np.column_stack([host, *span])
        sides.append(rows[gold.source[host] == gold.cluster[partner]])
    found = _inside(gold.lifted, np.concatenate(sides))
    return {
        "partial_recall": float(np.isin(expected, linked).mean()) if len(hosts) else 0.0,
        "partial_precision": float((np.isin(linked, expected) | siblings).mean()) if len(linked) else 0.0,
        "lifted_words_found": float(found.mean()) if len(found) else 0.0,
    }
