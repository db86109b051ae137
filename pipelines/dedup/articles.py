"""The stage dedup: documents in; articles with their copy groups, relations of articles and shared passages out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.dedup.flat import first_of_run
from pipelines.dedup.reading import MEMORY, Documents, read_documents, sketch_texts
from pipelines.dedup.relations import PARTIAL, RELATIONS, Related, ranks_of, relate
from schemas import ids
from schemas.render.arrow import schema
from schemas.tables import TABLES


class Deduplicated(NamedTuple):
    """The tables of those names."""

    articles: pa.Table
    article_relations: pa.Table
    shared_passages: pa.Table


def _copies(documents: pa.Table, related: Related) -> dict[str, pa.Array]:
    """The columns that the search for copies adds to the documents."""
    keys, original = documents["article_id"].combine_chunks(), related.original
    rows = np.arange(len(original))
    role = np.full(len(original), len(RELATIONS))
    copies = related.relation != PARTIAL
    low, high = related.pairs[copies].T
    role[np.where(original[low] == high, low, high)] = related.relation[copies]
    roles = pa.array([*RELATIONS, "original"]).take(pa.array(role))
    leaders = keys.take(pa.array(original))
    # The longest of each group; the first by rank of several.
    chars = documents["char_count"].to_numpy()
    order = np.lexsort((ranks_of(documents), -chars, original))
    first = np.diff(original[order], prepend=-1) != 0
    fullest = np.empty(len(rows), dtype=np.int64)
    fullest[order] = order[first_of_run(first)]
    return {
        "copy_of_article_id": pc.if_else(pa.array(original == rows), pa.scalar(None, pa.string()), leaders),
        "copy_group_id": ids.anchored_ids("copy_group", leaders),
        "copy_role": roles,
        "fullest_article_id": keys.take(pa.array(fullest)),
    }


def _table(name: str, columns: Mapping[str, Any]) -> pa.Table:
    target = schema(TABLES[name])
    return pa.table({field: columns[field] for field in target.names}, schema=target)


def _tables(keys: pa.Array, related: Related) -> tuple[pa.Table, pa.Table]:
    """The tables article_relations and shared_passages."""
    order = np.lexsort((related.pairs[:, 1], related.pairs[:, 0]))
    pairs, relation, shared = related.pairs[order], related.relation[order], related.shared.take(order)
    one, other = keys.take(pa.array(pairs[:, 0])), keys.take(pa.array(pairs[:, 1]))
    both, own, others = shared.counts.T.astype(np.float64)
    relations = _table(
        "article_relations",
        {
            "article_id": one,
            "other_article_id": other,
            "relation": pa.array(RELATIONS).take(pa.array(relation)),
            "jaccard": both / (own + others - both),
            "containment": both / own,
            "other_containment": both / others,
        },
    )
    lengths = np.diff(shared.bounds)
    owner = pa.array(np.repeat(np.arange(len(pairs)), lengths))
    ordinal = np.arange(shared.bounds[-1]) - np.repeat(shared.bounds[:-1], lengths)
    first, second = one.take(owner), other.take(owner)
    start, end, other_start, other_end, count = shared.passages.T
    passages = _table(
        "shared_passages",
        {
            "passage_id": ids.numbered_ids(ids.make_ids("passage", one, other).take(owner), pa.array(ordinal)),
            "article_id": first,
            "char_start": start,
            "char_end": end,
            "other_article_id": second,
            "other_char_start": other_start,
            "other_char_end": other_end,
            "token_count": count,
        },
    )
    return relations, passages


def tabulate(documents: Documents, related: Related) -> Deduplicated:
    """The stage's tables, given how the documents are related."""
    columns = documents.columns
    whole = {name: columns[name] for name in columns.column_names} | _copies(columns, related)
    relations, passages = _tables(columns["article_id"].combine_chunks(), related)
    return Deduplicated(_table("articles", {**whole, "text": documents.texts.all()}), relations, passages)


def build(documents: pa.Table | Path, memory: int = MEMORY) -> Deduplicated:
    """Find copies and shared passages among `documents`: the table `_documents`, or its Parquet file in order of id.

    Every document is an article; those without text, or with fewer than 15 words, stand alone. An article is a copy of
    its original only: the earliest published of its group, then the longest, then the one of lowest id. Different
    articles that share passages are related as originals, or by the copies that print a passage which an original
    lacks. The result is the same for any order of the rows and for any `memory` (bytes).
    """
    read = read_documents(documents)
    return tabulate(read, relate(read, sketch_texts(read, memory=memory), memory=memory))
