"""What claims are made from, in batches of whole stories: the rows of articles, quotations, spans and speakers.

Nothing here reads words; that is done in claims.py, which needs no more than one batch at a time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from pipelines.claims.quoted import Spans

Row = dict[str, Any]
QUOTES = 5_000
"""Quotations from which a batch is full; a story is never parted."""


class Given(NamedTuple):
    """The stories of a batch.

    `quotes`: rows in order of their ids; `spans`: quotation -> role -> spans in order; `inner`: quotation -> the spans
    of each that stands in it; `stories`: story -> its articles in order of their ids; `names`: rows of speakers.
    """

    articles: Mapping[str, Row]
    quotes: Sequence[Row]
    spans: Mapping[str, Spans]
    inner: Mapping[str, Sequence[Spans]]
    speakers: Mapping[str, Sequence[Row]]
    stories: Mapping[str, Sequence[str]]
    names: Mapping[str, Row]


def batches(
    articles: pa.Table,
    quotes: pa.Table,
    quote_spans: pa.Table,
    quote_speakers: pa.Table,
    speakers: pa.Table,
    story_articles: pa.Table,
    size: int = QUOTES,
) -> Iterator[Given]:
    """The stories in order of their ids, each batch with about `size` quotations."""
    columns = ("article_id", "story_id")
    story_of = dict(sorted(zip(*(story_articles[name].to_pylist() for name in columns), strict=True)))
    quoted = Counter(story_of[article] for article in quotes["article_id"].to_pylist())
    batch_of: dict[str, int] = {}
    total = 0
    for story in sorted(set(story_of.values())):
        batch_of[story] = total // size
        total += quoted[story]
    of_article = {article: batch_of[story] for article, story in story_of.items()}
    of_quote = {
        quote: of_article[article]
        for quote, article in zip(quotes["quote_id"].to_pylist(), quotes["article_id"].to_pylist(), strict=True)
    }
    count = max(batch_of.values(), default=-1) + 1
    names: dict[str, Row] = {
        row["speaker_id"]: row for row in speakers.select(["speaker_id", "name", "kind"]).to_pylist()
    }
    stories: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(count)]
    for article, story in story_of.items():
        stories[batch_of[story]][story].append(article)
    printed = articles.select(["article_id", "text", "outlet", "published_at", "wire_credit"])
    for parts in zip(
        _parts(printed, "article_id", of_article, count),
        _parts(quotes, "article_id", of_article, count),
        _parts(quote_spans, "quote_id", of_quote, count),
        _parts(quote_speakers, "quote_id", of_quote, count),
        stories,
        strict=True,
    ):
        yield _given(*parts, names)


def _parts(table: pa.Table, column: str, number_of: Mapping[str, int], count: int) -> Iterator[pa.Table]:
    """The rows of each batch."""
    numbers = np.array([number_of[key] for key in table[column].to_pylist()], dtype=np.int64)
    order = np.argsort(numbers, kind="stable")
    bounds = np.searchsorted(numbers[order], np.arange(count + 1))
    for number in range(count):
        yield table.take(order[bounds[number] : bounds[number + 1]])


def _given(
    articles: pa.Table,
    quotes: pa.Table,
    quote_spans: pa.Table,
    quote_speakers: pa.Table,
    stories: Mapping[str, Sequence[str]],
    names: Mapping[str, Row],
) -> Given:
    rows = sorted(quotes.to_pylist(), key=lambda row: row["quote_id"])
    spans: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    places = quote_spans.select(["quote_id", "role", "ordinal", "char_start", "char_end"]).to_pylist()
    for row in sorted(places, key=lambda row: (row["quote_id"], row["role"], row["ordinal"])):
        spans[row["quote_id"]][row["role"]].append((row["char_start"], row["char_end"]))
    inner: dict[str, list[Spans]] = defaultdict(list)
    for row in rows:
        if row["parent_quote_id"]:
            inner[row["parent_quote_id"]].append(spans[row["quote_id"]])
    speakers: dict[str, list[Row]] = defaultdict(list)
    for row in quote_speakers.to_pylist():
        speakers[row["quote_id"]].append(row)
    by_id = {row["article_id"]: row for row in articles.to_pylist()}
    return Given(by_id, rows, spans, inner, speakers, stories, names)
