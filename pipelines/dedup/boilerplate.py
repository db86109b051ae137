"""What an outlet prints under or over every article: learned from paragraphs that recur at the edges of its articles.

What is found here is hidden where two articles are compared. It is never cut from a text.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from pipelines.dedup import sketches as sketching
from pipelines.dedup.align import SHINGLE, shingle_at
from pipelines.dedup.native import native
from pipelines.dedup.sketches import Sketches, take
from pipelines.dedup.words import HIDDEN, I64, U32, U64, Words, read

MIN_ARTICLES = 8  # of an outlet that carry the paragraph
MIN_AT_EDGE = 0.8  # of the paragraph's uses are at an edge: what recurs inside articles is reuse, not boilerplate
MIN_DISTINCT = 0.8  # of the articles that carry it are otherwise different: a much-copied story's end is no boilerplate
MIN_OWN = 1 / 3  # of an article is its own text and no recurring paragraph, else it is a copy with small edits


class Boilerplate(NamedTuple):
    """What one outlet prints around its articles, each sorted: as shingles of align, as fingerprints of sketches."""

    shingles: U64
    fingerprints: U32


NONE = Boilerplate(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint32))


@native
def _shingles(words: U64, found: U64) -> int:
    count = max(0, len(words) - SHINGLE + 1)
    for at in range(count):
        found[at] = shingle_at(words, at)
    return count


@native
def _hide(words: U64, masked: U64, hidden: U64) -> None:
    """Hide the words over which a shingle in `masked` (sorted) runs; `hidden` is a copy of `words`."""
    for at in range(len(words) - SHINGLE + 1):
        key = shingle_at(words, at)
        place = np.searchsorted(masked, key)
        if place < len(masked) and masked[place] == key:
            hidden[at : at + SHINGLE] = HIDDEN


def hide(words: U64, boilerplate: Boilerplate) -> None:
    """Hide in place the words of one article that its outlet's boilerplate covers."""
    _hide(words.copy(), boilerplate.shingles, words)


def _paragraphs(words: Words) -> dict[int, U64]:
    """The paragraphs of one text by their hash, as in a sketch's edges."""
    own = words.hashes
    return {int(sketching.paragraph_hash(part)): part for part in np.split(own, words.paragraphs[1:])}


class _Recurring(NamedTuple):
    """Paragraphs (by hash) at the edges of one outlet's articles, with the articles that carry each."""

    sketches: Sketches
    paragraphs: list[tuple[int, I64]]


def _recurring(sketches: Sketches) -> _Recurring:
    carriers_of = np.repeat(np.arange(len(sketches.word_counts)), np.diff(sketches.edge_bounds))
    order = np.lexsort((carriers_of, sketches.edges))
    edges, carriers = sketches.edges[order], carriers_of[order]
    fresh = np.ones(len(edges), dtype=bool)
    fresh[1:] = (edges[1:] != edges[:-1]) | (carriers[1:] != carriers[:-1])
    edges, carriers = edges[fresh], carriers[fresh]
    firsts = np.flatnonzero(np.concatenate((np.ones(min(1, len(edges)), dtype=bool), edges[1:] != edges[:-1])))
    lasts = np.append(firsts[1:], len(edges))
    often = np.flatnonzero(lasts - firsts >= MIN_ARTICLES)
    return _Recurring(sketches, [(int(edges[firsts[n]]), carriers[firsts[n] : lasts[n]]) for n in often.tolist()])


def _judge(found: _Recurring, printed: list[U64]) -> Boilerplate:
    """The boilerplate among the recurring paragraphs, whose words are given."""
    sketches = found.sketches
    room = np.empty(max(map(len, printed)), dtype=np.uint32)
    everything: list[U32] = []
    inner: list[U32] = []  # those that every article has that prints the paragraph, whatever stands around it
    for words in printed:
        everything.append(room[: sketching.shingles_of(words, room)].copy())
        whole = len(words) >= sketching.SHINGLE + sketching.WINDOW - 1
        inner.append(room[: sketching.fingerprints_of(words, room)].copy() if whole else room[:0])
    marks, uses = np.unique(sketches.fingerprints, return_counts=True)
    recurs = np.isin(sketches.fingerprints, np.concatenate(everything))
    own = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(~recurs)))[sketches.bounds]
    has_text = np.diff(own) >= MIN_OWN * np.diff(sketches.bounds)
    # What an article has besides the recurring paragraphs, by its least fingerprint: the same for most copies.
    others = np.full(len(sketches.word_counts), 2**32 - 1, dtype=np.int64)
    some = np.flatnonzero(np.diff(sketches.bounds))
    if len(some):
        rest = np.where(recurs, 2**32 - 1, sketches.fingerprints)
        others[some] = np.minimum.reduceat(rest, sketches.bounds[:-1][some])
    shingles: list[U64] = []
    fingerprints: list[U32] = []
    for words, everything_of, inner_of, (_, members) in zip(printed, everything, inner, found.paragraphs, strict=True):
        # The rarest fingerprint of the paragraph bounds how often it is printed anywhere in an article.
        anywhere = int(uses[np.searchsorted(marks, inner_of)].min()) if len(inner_of) else len(members)
        different = len(np.unique(others[members[has_text[members]]]))
        if len(members) >= MIN_AT_EDGE * anywhere and different >= MIN_DISTINCT * len(members):
            masked: U64 = np.empty(len(words), dtype=np.uint64)
            shingles.append(masked[: _shingles(words, masked)])
            fingerprints.append(everything_of)
    if not shingles:
        return NONE
    return Boilerplate(np.unique(np.concatenate(shingles)), np.unique(np.concatenate(fingerprints)))


def learn(sketches: Sketches, outlet: I64, texts: Callable[[I64], dict[int, str]]) -> dict[int, Boilerplate]:
    """The boilerplate of the outlets that have any.

    sketches: of articles that are no exact copies of each other. outlet: a number for the outlet of each of them.
    texts: gives the texts of some of the articles, in rising order, by their place.
    """
    order = np.argsort(outlet, kind="stable")
    limits = np.flatnonzero(np.diff(outlet[order], prepend=-1, append=-1)).tolist()
    found: dict[int, tuple[I64, _Recurring]] = {}
    for low, high in itertools.pairwise(limits):
        rows = order[low:high]
        if len(rows) >= MIN_ARTICLES and (recurring := _recurring(take(sketches, rows))).paragraphs:
            found[int(outlet[rows[0]])] = rows, recurring
    needed = {int(rows[members[0]]) for rows, recurring in found.values() for _, members in recurring.paragraphs}
    paragraphs = {
        row: _paragraphs(read([text])) for row, text in texts(np.array(sorted(needed), dtype=np.int64)).items()
    }
    learnt = {
        number: _judge(recurring, [paragraphs[int(rows[members[0]])][key] for key, members in recurring.paragraphs])
        for number, (rows, recurring) in found.items()
    }
    return {number: boilerplate for number, boilerplate in learnt.items() if boilerplate is not NONE}
