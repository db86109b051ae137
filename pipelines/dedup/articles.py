"""The stage dedup: documents in; articles with their copy groups, relations of articles and shared passages out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from pipelines.dedup.align import Passage
from pipelines.dedup.boilerplate import learn
from pipelines.dedup.candidates import candidate_pairs
from pipelines.dedup.clusters import centres, originals
from pipelines.dedup.compare import MIN_SHARED, Comparison, Likeness
from pipelines.dedup.shingles import SHINGLE, Sketch, Words, among, read, sketches
from schemas import ids
from schemas.render.arrow import from_rows, schema
from schemas.tables import TABLES

# An article of fewer words can't share enough shingles with another to be anything to it.
MIN_WORDS = MIN_SHARED + SHINGLE - 1
NEAR_CONTAINMENT = 0.70  # of each article in the other; with less one of them was grown or cut


class Deduplicated(NamedTuple):
    """The tables of those names."""

    articles: pa.Table
    article_relations: pa.Table
    shared_passages: pa.Table


class _Relation(NamedTuple):
    """Two articles by index, and their passages by words, in the order (article, other)."""

    article: int
    other: int
    relation: str
    likeness: Likeness
    passages: list[Passage]

    def between(self, article: int, other: int) -> _Relation:
        """The same of two articles with the same words; they come in the other order where their indices do."""
        if (article < other) == (self.article < self.other):
            return self._replace(article=article, other=other)
        turned = sorted(Passage(p.other_start, p.other_end, p.start, p.end, p.shared) for p in self.passages)
        shared, jaccard, containment, other_containment = self.likeness
        return _Relation(
            other, article, self.relation, Likeness(shared, jaccard, other_containment, containment), turned
        )


def _places(keys: Sequence[Any]) -> list[int]:
    """The place of each item in the order of its key; keys are distinct."""
    places = [0] * len(keys)
    for place, index in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
        places[index] = place
    return places


def _rank(documents: pa.Table) -> list[int]:
    """Place of each document in the order of originals: earliest, unknown dates last, then longest, then lowest id."""
    columns = (documents["published_at"].cast(pa.int64()), documents["char_count"], documents["article_id"])
    rows = zip(*(column.to_pylist() for column in columns), strict=True)
    return _places([(at is None, at or 0, -length, key) for at, length, key in rows])


def _relate(
    texts: Sequence[str], known: Sequence[Sketch], outlets: Sequence[str | None], rank: Sequence[int]
) -> tuple[list[int], list[_Relation]]:
    """Original of each article, and the relations, of articles of which no two have the same words."""
    boilerplate = learn(texts, known, outlets)
    masks = [boilerplate[outlet] for outlet in outlets]
    pairs = candidate_pairs(
        [
            sketch.fingerprints[~among(sketch.fingerprints, mask)] if len(mask) else sketch.fingerprints
            for sketch, mask in zip(known, masks, strict=True)
        ]
    )
    involved = np.unique(pairs)
    pairs = np.searchsorted(involved, pairs)
    some: list[int] = involved.tolist()
    comparison = Comparison([texts[i] for i in some], [masks[i] for i in some])
    shared = comparison.shared(pairs)
    linked = shared >= MIN_SHARED
    edges: list[tuple[int, int]] = [(one, other) for one, other in pairs[linked].tolist()]
    counted = dict(zip(edges, shared[linked].tolist(), strict=True))

    def likeness(low: int, high: int) -> Likeness:
        return comparison.likeness(low, high, counted.get((low, high)))

    near = np.bincount(pairs[linked][comparison.are_near(pairs[linked], shared[linked])].ravel(), minlength=len(some))
    place = _places([(-int(count), rank[i]) for count, i in zip(near, some, strict=True)])
    leaders = originals(
        centres(place, edges, lambda one, other: comparison.same_report(min(one, other), max(one, other))),
        [rank[i] for i in some],
        lambda one, other: likeness(min(one, other), max(one, other)).shared >= MIN_SHARED,
    )
    relations: list[_Relation] = []

    def relate(low: int, high: int, *, are_copies: bool) -> None:
        found = likeness(low, high)
        relation = "partial"
        if are_copies:
            both = min(found.containment, found.other_containment)
            relation = "near" if both >= NEAR_CONTAINMENT else "version"
        elif found.shared < MIN_SHARED:
            return
        passages = comparison.passages(low, high)
        if are_copies or passages:
            relations.append(_Relation(some[low], some[high], relation, found, passages))

    for copy, leader in enumerate(leaders):
        if copy != leader:
            relate(min(copy, leader), max(copy, leader), are_copies=True)
    # What copies lift, or others from copies, is their originals' affair.
    for low, high in sorted({(min(p), max(p)) for p in ((leaders[a], leaders[b]) for a, b in edges) if p[0] != p[1]}):
        relate(low, high, are_copies=False)
    original = list(range(len(texts)))
    for copy, leader in enumerate(leaders):
        original[some[copy]] = some[leader]
    return original, relations


def _find(documents: pa.Table) -> tuple[list[int], list[_Relation]]:
    """Original of each document (itself where it copies none), and all relations, both by row."""
    texts: list[str] = documents["text"].to_pylist()
    outlets: list[str | None] = documents["outlet"].to_pylist()
    extraction: list[str] = documents["extraction"].to_pylist()
    rank = _rank(documents)
    known = sketches(texts)
    taking_part = [i for i in range(len(texts)) if extraction[i] != "empty" and known[i].word_count >= MIN_WORDS]
    first_with: dict[bytes, int] = {}
    for index in sorted(taking_part, key=rank.__getitem__):
        first_with.setdefault(known[index].digest, index)
    distinct = sorted(first_with.values())
    found, between = _relate(
        [texts[i] for i in distinct],
        [known[i] for i in distinct],
        [outlets[i] for i in distinct],
        [rank[i] for i in distinct],
    )
    relations = [r._replace(article=distinct[r.article], other=distinct[r.other]) for r in between]
    original = list(range(len(texts)))
    for index, leader in zip(distinct, found, strict=True):
        original[index] = distinct[leader]
    of_copies = {(r.article, r.other): r for r in relations if r.relation != "partial"}
    for index in taking_part:
        twin = first_with[known[index].digest]
        leader = original[index] = original[twin]
        if index == twin:
            continue
        if leader == twin:
            count = known[index].word_count
            alike = Likeness(count - SHINGLE + 1, 1.0, 1.0, 1.0)
            low, high = min(index, leader), max(index, leader)
            relations.append(_Relation(low, high, "exact", alike, [Passage(0, count, 0, count, count)]))
        else:  # the same words as a copy: to the original it is what that copy is
            low, high = min(twin, leader), max(twin, leader)
            pair = (index, leader) if twin < leader else (leader, index)
            relations.append(of_copies[low, high].between(*pair))
    return original, relations


def _in_characters(passage: Passage, first: Words, second: Words) -> dict[str, int]:
    return {
        "char_start": int(first.starts[passage.start]),
        "char_end": int(first.ends[passage.end - 1]),
        "other_char_start": int(second.starts[passage.other_start]),
        "other_char_end": int(second.ends[passage.other_end - 1]),
        "token_count": passage.shared,
    }


def _with_originals(documents: pa.Table, original: Sequence[int], relations: Sequence[_Relation]) -> pa.Table:
    keys: list[str] = documents["article_id"].to_pylist()
    role = {(r.article, r.other): r.relation for r in relations if r.relation != "partial"}
    columns: dict[str, Any] = {name: documents[name] for name in documents.column_names}
    columns["copy_of_article_id"] = [keys[o] if o != i else None for i, o in enumerate(original)]
    columns["copy_group_id"] = [ids.anchored_id("copy_group", keys[o]) for o in original]
    columns["copy_role"] = ["original" if o == i else role[min(i, o), max(i, o)] for i, o in enumerate(original)]
    target = schema(TABLES["articles"])
    return pa.table({name: columns[name] for name in target.names}, schema=target)


def build(documents: pa.Table) -> Deduplicated:
    """Find copies and shared passages among `documents` (table `_documents`).

    Every document is an article; those without text, or with fewer than 15 words, stand alone. An article is a copy of
    its original only: the earliest published of its group, then the longest, then the one of lowest id. Different
    articles that share passages are related as originals. The result is the same for any order of the rows.
    """
    documents = documents.sort_by("article_id").combine_chunks()
    original, relations = _find(documents)
    relations.sort(key=lambda relation: (relation.article, relation.other))
    rows = sorted({index for relation in relations for index in relation[:2]})
    texts = documents["text"].take(pa.array(rows, type=pa.int64())).to_pylist()
    words = dict(zip(rows, read(texts), strict=True))
    keys: list[str] = documents["article_id"].to_pylist()
    related: list[dict[str, Any]] = []
    passages: list[dict[str, Any]] = []
    for relation in relations:
        pair = {"article_id": keys[relation.article], "other_article_id": keys[relation.other]}
        scores = relation.likeness._asdict()
        del scores["shared"]
        related.append({**pair, "relation": relation.relation, **scores})
        for ordinal, passage in enumerate(relation.passages):
            key = ids.make_id("passage", *pair.values(), ordinal)
            place = _in_characters(passage, words[relation.article], words[relation.other])
            passages.append({"passage_id": key, **pair, **place})
    return Deduplicated(
        _with_originals(documents, original, relations),
        from_rows("article_relations", related),
        from_rows("shared_passages", passages),
    )
