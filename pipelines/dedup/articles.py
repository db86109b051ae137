"""The stage dedup: documents in; articles with their copy groups, relations of articles and shared passages out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from pipelines.dedup import sketches as sketching
from pipelines.dedup.align import SHINGLE
from pipelines.dedup.boilerplate import hide, learn, without
from pipelines.dedup.candidates import Candidates, candidate_pairs
from pipelines.dedup.clusters import group
from pipelines.dedup.flat import first_of_run
from pipelines.dedup.reading import MEMORY, Sketched, sketch_texts
from pipelines.dedup.relations import MIN_SHARED, Comparison, Shared, join
from pipelines.dedup.sketches import take
from pipelines.dedup.texts import KeptWords, Texts, read_columns
from pipelines.dedup.words import I64, Words
from schemas import ids
from schemas.render.arrow import schema
from schemas.tables import TABLES

# An article of fewer words can't share enough shingles with another to be anything to it.
MIN_WORDS = MIN_SHARED + SHINGLE - 1
NEAR_CONTAINMENT = 0.70  # of each article in the other; with less one of them was grown or cut
RELATIONS = ("exact", "near", "version", "partial")
EXACT, NEAR, VERSION, PARTIAL = range(4)


class Deduplicated(NamedTuple):
    """The tables of those names."""

    articles: pa.Table
    article_relations: pa.Table
    shared_passages: pa.Table


class _Related(NamedTuple):
    """Pairs of articles: rows of documents, the lower first; relation; what they share."""

    pairs: I64
    relation: NDArray[np.int8]
    shared: Shared


def _ranks(documents: pa.Table) -> I64:
    """Place of each document in the order of originals: earliest, unknown dates last, then longest, then lowest id."""
    published = documents["published_at"].cast(pa.int64())
    unknown = published.is_null().to_numpy()
    at = published.fill_null(0).to_numpy()
    order = np.lexsort((-documents["char_count"].to_numpy(), at, unknown))  # stable, and rows are in order of id
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _firsts(digests: NDArray[np.uint64], ranks: I64) -> I64:
    """For each article the first by rank among those of the same digest."""
    order = np.lexsort((ranks, digests[:, 1], digests[:, 0]))
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (digests[order[1:]] != digests[order[:-1]]).any(axis=1)
    firsts = np.empty(len(order), dtype=np.int64)
    firsts[order] = order[first_of_run(fresh)]
    return firsts


def _outlets(documents: pa.Table) -> I64:
    """A number for the outlet of each document; all unknown outlets count as one."""
    encoded = documents["outlet"].combine_chunks().dictionary_encode(null_encoding="encode")
    return np.asarray(encoded.indices).astype(np.int64)


def _originals(centre: I64, ranks: I64, comparison: Comparison) -> tuple[I64, I64, Shared]:
    """For each article the original that it copies (itself where it copies none); copies with theirs, what they share.

    The original is the first by rank of a group. Members that don't share text with it (an early stub may have little
    of the later report) are a group of their own, with the first of them as original.
    """
    original = np.arange(len(centre))
    order = np.lexsort((ranks, centre))
    pairs: list[I64] = [np.zeros((0, 2), dtype=np.int64)]
    shared: list[Shared] = []
    while len(order):
        fresh = np.diff(centre[order], prepend=-1) != 0
        leaders = order[first_of_run(fresh)]
        members, leaders = order[~fresh], leaders[~fresh]
        found = comparison.shared(_ordered(members, leaders))
        alike = found.counts[:, 0] >= MIN_SHARED
        original[members[alike]] = leaders[alike]
        pairs.append(_ordered(members[alike], leaders[alike]))
        shared.append(found.take(np.flatnonzero(alike)))
        order = members[~alike]
    return original, np.concatenate(pairs), join(shared)


def _ordered(one: I64, other: I64) -> I64:
    return np.stack((np.minimum(one, other), np.maximum(one, other)), axis=1)


def _reuse(candidates: Candidates, original: I64, ranks: I64) -> I64:
    """Pairs of articles of different groups to look for reused passages in.

    What copies lift, or others from copies, is their originals' affair, as far as these print it. Where a copy has
    more in common with the other group's original than its own original has, it is asked too; and where neither
    original is linked, the two copies that have most in common, the earliest of them.
    """
    low, high = candidates.low, candidates.high
    one, other = original[low], original[high]
    apart = np.flatnonzero(one != other)
    low, high, one, other, shared = low[apart], high[apart], one[apart], other[apart], candidates.shared[apart]
    swapped = one > other
    one, other = np.where(swapped, other, one), np.where(swapped, one, other)
    low, high = np.where(swapped, high, low), np.where(swapped, low, high)
    kind = 2 * (low != one) + (high != other)  # 0: both are originals, 3: neither is
    order = np.lexsort((ranks[high], ranks[low], -shared, kind, other, one))
    one, other, kind = one[order], other[order], kind[order]
    new_groups = (np.diff(one, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0)
    best = new_groups | (np.diff(kind, prepend=-1) != 0)
    lead = first_of_run(new_groups)
    # The first of each kind; a copy only for what it has beyond the originals, two copies only where no original has.
    more = shared[order] > np.where(kind[lead] == 0, shared[order][lead], 0)
    asked = best & ((kind == 0) | (more & (kind < 3)) | ((kind == 3) & (kind[lead] == 3)))
    return np.unique(_ordered(low[order][asked], high[order][asked]), axis=0)


def _relate(documents: pa.Table, texts: Texts, sketched: Sketched, memory: int) -> tuple[I64, _Related]:
    """Original of each document, by row, and all relations."""
    ranks, known = _ranks(documents), sketched.sketches
    empty = pc.equal(documents["extraction"], "empty").to_numpy()
    original = np.arange(len(ranks))
    taking_part = np.flatnonzero(~empty & (known.word_counts >= MIN_WORDS))
    first = taking_part[_firsts(known.digests[taking_part], ranks[taking_part])]
    rows = taking_part[first == taking_part]  # no two have the same words
    own = take(known, rows)
    outlet = _outlets(documents)[rows]
    boilerplate = learn(own, outlet, lambda some: texts.take(rows[some]))
    fingerprints, bounds, prints = without(own, outlet, boilerplate)
    candidates = candidate_pairs(fingerprints, bounds, memory)
    twins, twin_firsts = taking_part[first != taking_part], first[first != taking_part]
    printing = np.full(len(ranks), -1, dtype=np.int64)
    printing[rows[prints]] = outlet[prints]
    is_involved = np.full(len(ranks), sketched.words is not None)
    for some in (rows[candidates.low], rows[candidates.high], twins, twin_firsts):
        is_involved[some] = True
    involved = np.flatnonzero(is_involved)
    place = np.cumsum(is_involved) - 1
    if sketched.words:
        hide(sketched.words.words, printing, boilerplate)
    words = sketched.words or KeptWords(
        texts,
        involved,
        int(documents["char_count"].to_numpy()[involved].sum()),
        memory,
        lambda batch, words: hide(words, printing[batch], boilerplate),
    )
    with words as kept:
        linked = candidates._replace(low=place[rows[candidates.low]], high=place[rows[candidates.high]])
        central = np.zeros(len(ranks), dtype=np.int64)  # twins stand alone
        central[rows] = candidates.centrality
        kept_ranks = ranks[involved]
        centre = group(linked.low, linked.high, np.lexsort((kept_ranks, -central[involved])), kept)
        comparison = Comparison(kept)
        leader, copies, of_copies = _originals(centre, kept_ranks, comparison)
        reused = _reuse(linked, leader, kept_ranks)
        of_reused = comparison.shared(reused)
        some = np.flatnonzero(np.diff(of_reused.bounds) > 0)
        contained = of_copies.counts[:, 0] / np.maximum(1, of_copies.counts[:, 1:].max(axis=1))
        relation = np.concatenate(
            (np.where(contained >= NEAR_CONTAINMENT, NEAR, VERSION), np.full(len(some), PARTIAL))
        ).astype(np.int8)
        found = _Related(np.concatenate((copies, reused[some])), relation, join([of_copies, of_reused.take(some)]))
        found = _with_twins(found, leader, place[twins], place[twin_firsts], kept.words)
        original[involved] = involved[leader]
        original[twins] = original[twin_firsts]
        related = _in_characters(found, kept)
        return original, related._replace(pairs=involved[related.pairs])


def _with_twins(found: _Related, leader: I64, twins: I64, firsts: I64, words: Words) -> _Related:
    """With the relations of articles that have the same words as another, the first of them, to its original.

    To that original they are what the first is: an exact copy where it is the original itself.
    """
    member = np.where(leader[found.pairs[:, 0]] == found.pairs[:, 1], found.pairs[:, 0], found.pairs[:, 1])
    copies = np.flatnonzero(found.relation != PARTIAL)
    pair_of = np.full(len(leader), -1, dtype=np.int64)
    pair_of[member[copies]] = copies
    exact = leader[firsts] == firsts
    size = np.diff(words.bounds)[twins[exact]].astype(np.int32)
    nothing = np.zeros(len(size), dtype=np.int32)
    whole = Shared(
        np.stack((size,) * 3, axis=1) - SHINGLE + 1,
        np.stack((nothing, size, nothing, size, size), axis=1),
        np.arange(len(size) + 1),
    )
    source = pair_of[firsts[~exact]]
    pairs = _ordered(twins[~exact], leader[firsts[~exact]])
    # The other way round where the twin stands on the other side of the original than the first does.
    turned = (found.pairs[source, 0] == firsts[~exact]) != (pairs[:, 0] == twins[~exact])
    same = found.shared.take(source)
    counts = np.where(turned[:, None], same.counts[:, [0, 2, 1]], same.counts)
    owner = np.repeat(np.arange(len(source)), np.diff(same.bounds))
    passages = np.where(turned[owner][:, None], same.passages[:, [2, 3, 0, 1, 4]], same.passages)
    passages = passages[np.lexsort((passages[:, 0], owner))]
    return _Related(
        np.concatenate((found.pairs, _ordered(twins[exact], firsts[exact]), pairs)),
        np.concatenate((found.relation, np.full(len(size), EXACT, dtype=np.int8), found.relation[source])),
        join([found.shared, whole, Shared(counts, passages, same.bounds)]),
    )


def _in_characters(found: _Related, kept: KeptWords) -> _Related:
    """The passages by code points instead of words."""
    words, passages = kept.words, found.shared.passages.copy()
    owner = np.repeat(np.arange(len(found.pairs)), np.diff(found.shared.bounds))
    step = 1 << 16
    for begin in range(0, len(passages), step):
        part = slice(begin, begin + step)
        for side in (0, 1):
            first = words.bounds[found.pairs[owner[part], side]]
            start, end = first + passages[part, 2 * side], first + passages[part, 2 * side + 1] - 1
            passages[part, 2 * side] = words.starts[start]
            passages[part, 2 * side + 1] = words.ends[end]
        kept.release()
    return found._replace(shared=found.shared._replace(passages=passages))


def _copies(documents: pa.Table, original: I64, related: _Related) -> dict[str, pa.Array]:
    """The columns that the search for copies adds to the documents."""
    keys = documents["article_id"].combine_chunks()
    rows = np.arange(len(original))
    role = np.full(len(original), len(RELATIONS))
    copies = related.relation != PARTIAL
    low, high = related.pairs[copies].T
    role[np.where(original[low] == high, low, high)] = related.relation[copies]
    roles = pa.array([*RELATIONS, "original"]).take(pa.array(role))
    leaders = keys.take(pa.array(original))
    # The longest of each group; the first by rank of several.
    chars = documents["char_count"].to_numpy()
    order = np.lexsort((_ranks(documents), -chars, original))
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


def _tables(keys: pa.Array, related: _Related) -> tuple[pa.Table, pa.Table]:
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


def build(documents: pa.Table | Path, memory: int = MEMORY, sketched: Sketched | None = None) -> Deduplicated:
    """Find copies and shared passages among `documents`: the table `_documents`, or its Parquet file in order of id.

    Every document is an article; those without text, or with fewer than 15 words, stand alone. An article is a copy of
    its original only: the earliest published of its group, then the longest, then the one of lowest id. Different
    articles that share passages are related as originals, or by the copies that print a passage which an original
    lacks. The result is the same for any order of the rows and for any `memory` (bytes). `sketched` is what
    `sketch_texts` made of these documents, rows in this order; it is used up.
    """
    if isinstance(documents, Path):
        names = [name for name in pq.read_schema(documents).names if name != "text"]
        columns, texts = read_columns(documents, names), Texts(documents)
    else:
        documents = columns = documents.sort_by("article_id").combine_chunks()
        texts = Texts(documents)
    if sketched is None:
        sketched = sketch_texts(documents, memory=memory)
    elif not np.array_equal(sketched.keys, sketching.keys(columns["text_sha256"])):
        raise ValueError("the sketches are of other documents, or not in the order of article_id")
    original, related = _relate(columns, texts, sketched, memory)
    del sketched
    whole = {name: columns[name] for name in columns.column_names} | _copies(columns, original, related)
    relations, passages = _tables(columns["article_id"].combine_chunks(), related)
    del related
    if isinstance(documents, Path):  # now that there is room for it
        pa.default_memory_pool().release_unused()
        whole["text"] = texts.all()
    return Deduplicated(_table("articles", whole), relations, passages)
