"""Which articles are copies of which original, and which different articles reuse passages; by rows of documents.

What two articles share is told by compare, whether they are one report by clusters. Tables are made in articles.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.dedup import memo
from pipelines.dedup.align import SHINGLE
from pipelines.dedup.boilerplate import hide, learn, without
from pipelines.dedup.candidates import Candidates, candidate_pairs
from pipelines.dedup.clusters import group
from pipelines.dedup.compare import MIN_SHARED, Comparison
from pipelines.dedup.flat import first_of_run
from pipelines.dedup.reading import MEMORY, Documents, Sketched
from pipelines.dedup.shared import Shared, join
from pipelines.dedup.sketches import keys
from pipelines.dedup.texts import KeptWords
from pipelines.dedup.words import I64, distinct

# An article of fewer words can't share enough shingles with another to be anything to it.
MIN_WORDS = MIN_SHARED + SHINGLE - 1
NEAR_CONTAINMENT = 0.70  # of each article in the other; with less one of them was grown or cut
RELATIONS = ("exact", "near", "version", "partial")
EXACT, NEAR, VERSION, PARTIAL = range(4)


class Related(NamedTuple):
    """How documents are related, by row.

    `original`: what each is a copy of, itself where it is none. `pairs` (n x 2): the related ones, the lower row first,
    with their `relation` and what they share. `told`: what this took, for the next run; `read`: how many texts were
    read to compare them.
    """

    original: I64
    pairs: I64
    relation: NDArray[np.int8]
    shared: Shared
    told: pa.Table
    read: int


def ranks_of(documents: pa.Table) -> I64:
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
    """For each article the original that it copies (itself where it copies none); the copies; what they share with it.

    The original is the first by rank of a group. Members that don't share text with it (an early stub may have little
    of the later report) are a group of their own, with the first of them as original.
    """
    original = np.arange(len(centre))
    order = np.lexsort((ranks, centre))
    copies: list[I64] = [order[:0]]
    shared: list[Shared] = []
    while len(order):
        fresh = np.diff(centre[order], prepend=-1) != 0
        leaders = order[first_of_run(fresh)]
        members, leaders = order[~fresh], leaders[~fresh]
        found = comparison.shared(_ordered(members, leaders))
        alike = found.counts[:, 0] >= MIN_SHARED
        original[members[alike]] = leaders[alike]
        copies.append(members[alike])
        shared.append(found.take(np.flatnonzero(alike)))
        order = members[~alike]
    return original, np.concatenate(copies), join(shared)


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


def relate(documents: Documents, sketched: Sketched, told: pa.Table | None = None, memory: int = MEMORY) -> Related:
    """Find copies and reused passages among the documents.

    sketched: what `sketch_texts` made of them; its words are used up. told: what an earlier run kept, if any; it
    changes what this costs, never what is found.
    """
    columns, known = documents.columns, sketched.sketches
    if not np.array_equal(sketched.keys, keys(columns["text_sha256"])):
        raise ValueError("the sketches are of other documents, or not in the order of article_id")
    count, ranks, outlets = columns.num_rows, ranks_of(columns), _outlets(columns)
    empty = pc.equal(columns["extraction"], "empty").to_numpy()
    taking_part = np.flatnonzero(~empty & (known.word_counts >= MIN_WORDS))
    first = taking_part[_firsts(known.digests[taking_part], ranks[taking_part])]
    rows = taking_part[first == taking_part]  # no two have the same words
    twins, firsts = taking_part[first != taking_part], first[first != taking_part]
    boilerplate = learn(known, rows, outlets[rows], documents.texts.take)
    fingerprints, bounds, prints = without(known, rows, outlets[rows], boilerplate)
    low, high, shared, central = candidate_pairs(fingerprints, bounds, memory)
    centrality = np.zeros(count, dtype=np.int64)
    centrality[rows] = central
    candidates = Candidates(rows[low], rows[high], shared, centrality)  # by row of documents
    printing = np.full(count, -1, dtype=np.int64)
    for some in (rows[prints], twins):
        printing[some] = outlets[some]
    forms = memo.forms_of(sketched.keys, printing, boilerplate)
    article_ids = columns["article_id"].combine_chunks()
    before = memo.recall(told, article_ids, forms)
    with sketched.words or KeptWords(documents.texts, count, documents.char_count, memory) as words:
        words.hide(lambda some, read: hide(read, printing[some], boilerplate))
        if told is None:
            words.read(distinct(np.concatenate((candidates.low, candidates.high, twins, firsts))))
        order = np.lexsort((ranks, -centrality))
        centre, judged = group(candidates.low, candidates.high, order, words, before.judged)
        comparison = Comparison(words, before.compared)
        original, copies, of_copies = _originals(centre, ranks, comparison)
        contained = of_copies.counts[:, 0] / np.maximum(1, of_copies.counts[:, 1:].max(axis=1))
        relation = np.full(count, EXACT, dtype=np.int8)  # of each article to its original
        relation[copies] = np.where(contained >= NEAR_CONTAINMENT, NEAR, VERSION)
        reused = _reuse(candidates, original, ranks)
        of_reused = comparison.shared(reused)
        some = np.flatnonzero(np.diff(of_reused.bounds) > 0)
        # What has the same words as another is to that one's original what that one is.
        original[twins], relation[twins] = original[firsts], relation[firsts]
        exact, others = twins[relation[twins] == EXACT], twins[relation[twins] != EXACT]
        of_exact = comparison.whole(_ordered(exact, original[exact]))
        of_others = comparison.shared(_ordered(others, original[others]))
    members = np.concatenate((copies, exact, others))
    return Related(
        original,
        np.concatenate((_ordered(members, original[members]), reused[some])),
        np.concatenate((relation[members], np.full(len(some), PARTIAL, dtype=np.int8))),
        join([of_copies, of_exact, of_others, of_reused.take(some)]),
        memo.to_table(article_ids, forms, memo.Told(judged, comparison.asked())),
        int((words.places >= 0).sum()),
    )
