"""What an outlet prints under or over every article: learned from paragraphs that recur at the edges of its articles.

What is found here is hidden where two articles are compared. It is never cut from a text.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup import sketches as sketching
from pipelines.dedup.align import LOW, SHINGLE, shingle_at
from pipelines.dedup.flat import bounds_of, gathered, joined
from pipelines.dedup.lookup import make_set, slot_of
from pipelines.dedup.native import native
from pipelines.dedup.sketches import Sketches
from pipelines.dedup.words import HIDDEN, I64, U32, U64, Words, digest, distinct, mix, read

MIN_ARTICLES = 8  # of an outlet that carry the paragraph
MIN_AT_EDGE = 0.8  # of the paragraph's uses are at an edge: what recurs inside articles is reuse, not boilerplate
MIN_DIFFERENT = 0.7  # of the articles that carry it are different ones: a much-copied story is no boilerplate
MAX_ASKED = 24  # articles that carry it are looked at, spread evenly over all that do
MIN_OWN = 1 / 3  # of a different article is what most of the others don't print
MIN_FOLLOWED = 0.25  # of the articles that carry the rarer of two paragraphs have them one after the other
REACH = sketching.SHINGLE - 1  # words of a fingerprint that may stand in the next paragraph


class Boilerplate(NamedTuple):
    """What the outlets print around their articles, as sets (see lookup) of what belongs to which outlet.

    `edges` are paragraphs by hash, as in sketches; `fingerprints` all that sketches may have of them; `shingles`, those
    of align. `digests` are equal for equal shingles of an outlet, by its number.
    """

    edges: U64
    fingerprints: U64
    shingles: U64
    digests: U64


class _Printed(NamedTuple):
    """The same of one outlet, as sorted values."""

    edges: U32
    fingerprints: U32
    shingles: U64


class _Recurring(NamedTuple):
    """Paragraphs (by hash, sorted) at the edges of one outlet's articles, and the articles that carry each.

    `articles` are the outlet's; the carriers of paragraph i are `carriers[bounds[i]:bounds[i + 1]]`.
    """

    articles: I64
    edges: U32
    carriers: I64
    bounds: I64


class _Runs(NamedTuple):
    """Runs of words, one after the other; those of run i are `words[bounds[i]:bounds[i + 1]]`."""

    words: U64
    bounds: I64


@native
def _paragraph(words: Words, text: int, paragraph: int) -> tuple[int, int]:
    """The words of a paragraph of a text."""
    end = words.bounds[text + 1]
    if paragraph + 1 < words.paragraph_bounds[text + 1]:
        end = words.bounds[text] + words.paragraphs[paragraph + 1]
    return words.bounds[text] + words.paragraphs[paragraph], end


@native
def _find(words: Words, texts: I64, edges: U32, starts: I64, ends: I64) -> None:
    """The words of each paragraph in `edges`, which stands in one of `texts`."""
    for number in range(len(edges)):
        text = texts[number]
        first, last = words.paragraph_bounds[text], words.paragraph_bounds[text + 1]
        for paragraph in range(first, last):
            start, end = _paragraph(words, text, paragraph)
            if sketching.paragraph_hash(words.hashes[start:end]) == edges[number]:
                starts[number], ends[number] = start, end
                break


@native
def _neighbours(edges: U32, bounds: I64, articles: I64, printed: U32, found: I64) -> int:
    """Which of `printed` (sorted) follow one another in one of the articles, as first << 32 | second; how many do."""
    size = 0
    for article in articles:
        first, last = bounds[article], bounds[article + 1]
        for at in range(first, last - 1):
            # Between the head and the tail of an article there may be paragraphs that its sketch doesn't have.
            if at + 1 - first == sketching.HEAD and last - first == sketching.HEAD + sketching.TAIL:
                continue
            one = np.searchsorted(printed, edges[at])
            other = np.searchsorted(printed, edges[at + 1])
            if (
                one < len(printed)
                and other < len(printed)
                and printed[one] == edges[at]
                and printed[other] == edges[at + 1]
            ):
                found[size] = one << 32 | other
                size += 1
    return size


@native
def _join(words: U64, bounds: I64, pairs: I64, found: U64, found_bounds: I64) -> None:
    """The last words of the first and the first words of the second of each pair of runs."""
    size = 0
    for number in range(len(pairs)):
        one, other = pairs[number] >> 32, pairs[number] & LOW
        for at in range(max(bounds[one], bounds[one + 1] - REACH), bounds[one + 1]):
            found[size] = words[at]
            size += 1
        for at in range(bounds[other], min(bounds[other] + REACH, bounds[other + 1])):
            found[size] = words[at]
            size += 1
        found_bounds[number + 1] = size


@native
def _fingerprints(words: U64, bounds: I64, found: U32) -> int:
    """All that could be a fingerprint of the runs of words."""
    size = 0
    for number in range(len(bounds) - 1):
        size += sketching.shingles_of(words[bounds[number] : bounds[number + 1]], found[size:])
    return size


@native
def _different(fingerprints: U32, bounds: I64, members: I64) -> int:
    """How many different articles there are among `members`, apart from what more than half of them print.

    Two with the same least fingerprint count as one, for most copies have it in common. One that has little but what
    most of them print is not counted.
    """
    size = 0
    for member in members:
        size += bounds[member + 1] - bounds[member]
    entries = np.empty(size, dtype=np.uint64)
    size = 0
    for number in range(len(members)):
        for at in range(bounds[members[number]], bounds[members[number] + 1]):
            entries[size] = np.uint64(fingerprints[at]) << np.uint64(32) | np.uint64(number)
            size += 1
    entries = np.sort(entries)
    low = np.uint64(2**32 - 1)
    own = np.zeros(len(members), dtype=np.int64)
    least = np.full(len(members), -1, dtype=np.int64)
    at = 0
    while at < size:
        last = at + 1
        while last < size and entries[last] >> np.uint64(32) == entries[at] >> np.uint64(32):
            last += 1
        if 2 * (last - at) <= len(members):
            for place in range(at, last):
                owner = np.int64(entries[place] & low)
                own[owner] += 1
                if least[owner] < 0:
                    least[owner] = np.int64(entries[place] >> np.uint64(32))
        at = last
    for number in range(len(members)):
        if own[number] < MIN_OWN * (bounds[members[number] + 1] - bounds[members[number]]):
            least[number] = -1
    least = np.sort(least)
    found = 0
    for number in range(len(members)):
        found += least[number] >= 0 and (number == 0 or least[number] != least[number - 1])
    return found


@native
def _verdicts(
    words: U64,
    word_bounds: I64,
    carriers: I64,
    bounds: I64,
    fingerprints: U32,
    fingerprint_bounds: I64,
    marks: U32,
    uses: I64,
    found: I64,
) -> int:
    """Which of the paragraphs are boilerplate, into `found`; how many."""
    size = 0
    room = np.empty(len(words), dtype=np.uint32)
    for number in range(len(bounds) - 1):
        members = carriers[bounds[number] : bounds[number + 1]]
        # Its rarest fingerprint bounds how often the paragraph is printed anywhere in an article. Only a longer one has
        # fingerprints that do not depend on what stands around it.
        anywhere = len(members)
        own = words[word_bounds[number] : word_bounds[number + 1]]
        if len(own) >= sketching.SHINGLE + sketching.WINDOW - 1:
            count = sketching.fingerprints_of(own, room)
            anywhere = uses[np.searchsorted(marks, room[0])]
            for at in range(1, count):
                anywhere = min(anywhere, uses[np.searchsorted(marks, room[at])])
        if len(members) < MIN_AT_EDGE * anywhere:
            continue
        asked = members[:: len(members) // MAX_ASKED + 1]
        if _different(fingerprints, fingerprint_bounds, asked) >= MIN_DIFFERENT * len(asked):
            found[size] = number
            size += 1
    return size


@native
def _uses(fingerprints: U32, bounds: I64, articles: I64, marks: U32) -> I64:
    """How often each of `marks` (different ones) is among the fingerprints of the articles."""
    known = make_set(marks.astype(np.uint64))
    counts = np.zeros(len(known), dtype=np.int64)
    for article in articles:
        for at in range(bounds[article], bounds[article + 1]):
            slot = slot_of(np.uint64(fingerprints[at]), known)
            if slot >= 0:
                counts[slot] += 1
    found = np.empty(len(marks), dtype=np.int64)
    for number in range(len(marks)):
        found[number] = counts[slot_of(np.uint64(marks[number]), known)]
    return found


@native
def _shingles(words: U64, bounds: I64, found: U64) -> int:
    size = 0
    for number in range(len(bounds) - 1):
        for at in range(bounds[number], bounds[number + 1] - SHINGLE + 1):
            found[size] = shingle_at(words, at)
            size += 1
    return size


@native
def _salt(outlet: int) -> np.uint64:
    """What makes a shingle the key of one of an outlet, by exclusive or."""
    return mix(np.uint64(outlet + 1))


@native
def _base(outlet: int) -> np.uint64:
    """What makes a fingerprint or a paragraph the key of one of an outlet, by or."""
    return np.uint64(outlet) << np.uint64(32)


@native
def _hide(hashes: U64, bounds: I64, outlets: I64, masked: U64) -> None:
    for text in range(len(outlets)):
        if outlets[text] < 0:
            continue
        salt, end, until = _salt(outlets[text]), bounds[text + 1], 0
        for at in range(bounds[text], end):
            # What comes after the word is untouched yet.
            if at + SHINGLE <= end and slot_of(salt ^ shingle_at(hashes, at), masked) >= 0:
                until = at + SHINGLE
            if at < until:
                hashes[at] = HIDDEN


def hide(words: Words, outlets: I64, boilerplate: Boilerplate) -> None:
    """Hide in place the words that the boilerplate of a text's outlet covers; an outlet of -1 has none."""
    _hide(words.hashes, words.bounds, outlets, boilerplate.shingles)


def _recurring(sketches: Sketches, articles: I64) -> _Recurring:
    edges, bounds = gathered(sketches.edges, sketches.edge_bounds, articles)
    entries = edges.astype(np.uint64) << np.uint64(32)
    entries |= np.repeat(np.arange(len(articles), dtype=np.uint64), np.diff(bounds))
    entries = distinct(entries)
    edges = (entries >> np.uint64(32)).astype(np.uint32)
    firsts = np.flatnonzero(np.concatenate((np.ones(min(1, len(edges)), dtype=bool), edges[1:] != edges[:-1])))
    counts = np.diff(np.append(firsts, len(edges)))
    often = counts >= MIN_ARTICLES
    carriers = articles[(entries[np.repeat(often, counts)] & np.uint64(2**32 - 1)).view(np.int64)]
    return _Recurring(articles, edges[firsts[often]], carriers, bounds_of(counts[often]))


def _paragraphs(recurring: _Recurring, words: Words, texts: I64) -> _Runs:
    """The words of the recurring paragraphs, each of which stands in one of `texts`, whose words are given."""
    starts, ends = np.zeros(len(texts), dtype=np.int64), np.zeros(len(texts), dtype=np.int64)
    _find(words, texts, recurring.edges, starts, ends)
    places = np.stack((starts, ends), axis=1).ravel()  # every other run is what stands between two of them
    return _Runs(*gathered(words.hashes, places, 2 * np.arange(len(texts))))


def _junctions(sketches: Sketches, articles: I64, printed: U32, carriers: I64, paragraphs: _Runs) -> _Runs:
    """What runs over the end of one of the `printed` paragraphs into another that often follows it.

    carriers: how many articles carry each of them.
    """
    room = np.empty(int(np.diff(sketches.edge_bounds)[articles].sum()), dtype=np.int64)
    size = _neighbours(sketches.edges, sketches.edge_bounds, articles, printed, room)
    pairs, counts = np.unique(room[:size], return_counts=True)
    pairs = pairs[counts >= MIN_FOLLOWED * np.minimum(carriers[pairs >> 32], carriers[pairs & LOW])]
    words = np.empty(2 * REACH * len(pairs), dtype=np.uint64)
    bounds = np.zeros(len(pairs) + 1, dtype=np.int64)
    _join(*paragraphs, pairs, words, bounds)
    return _Runs(words[: bounds[-1]], bounds)


def _judge(sketches: Sketches, recurring: _Recurring, paragraphs: _Runs) -> _Printed | None:
    """The boilerplate among the recurring paragraphs, whose words are given."""
    room = np.empty(len(paragraphs.words), dtype=np.uint32)
    everything = distinct(room[: _fingerprints(*paragraphs, room)])
    uses = _uses(sketches.fingerprints, sketches.bounds, recurring.articles, everything)
    chosen = np.empty(len(recurring.edges), dtype=np.int64)
    size = _verdicts(
        *paragraphs,
        recurring.carriers,
        recurring.bounds,
        sketches.fingerprints,
        sketches.bounds,
        everything,
        uses,
        chosen,
    )
    chosen = chosen[:size]
    if not len(chosen):
        return None
    edges, printed = recurring.edges[chosen], _Runs(*gathered(*paragraphs, chosen))
    # What runs over the end of one into the next is printed as often.
    junctions = _junctions(sketches, recurring.articles, edges, np.diff(recurring.bounds)[chosen], printed)
    words = np.concatenate((printed.words, junctions.words))
    bounds = joined([printed.bounds, junctions.bounds])
    room, masked = np.empty(len(words), dtype=np.uint32), np.empty(len(words), dtype=np.uint64)
    fingerprints = distinct(room[: _fingerprints(words, bounds, room)])
    return _Printed(edges, fingerprints, distinct(masked[: _shingles(words, bounds, masked)]))


def learn(sketches: Sketches, articles: I64, outlet: I64, texts: Callable[[I64], Sequence[str]]) -> Boilerplate:
    """The boilerplate of the outlets.

    articles: those of the sketched that are no exact copies of others. outlet: a number for the outlet of each of them.
    texts: gives the texts of some of the sketched articles, in rising order.
    """
    order = np.argsort(outlet, kind="stable")
    limits = np.flatnonzero(np.diff(outlet[order], prepend=-1, append=-1)).tolist()
    recurring = {
        int(outlet[order[low]]): some
        for low, high in itertools.pairwise(limits)
        if high - low >= MIN_ARTICLES and len((some := _recurring(sketches, articles[order[low:high]])).edges)
    }
    carriers = [some.carriers[some.bounds[:-1]] for some in recurring.values()]
    needed = distinct(np.concatenate([np.zeros(0, dtype=np.int64), *carriers]))
    words = read(texts(needed))
    edges, fingerprints, shingles = ([np.zeros(0, dtype=np.uint64)] for _ in range(3))
    digests = np.zeros(int(outlet.max(initial=-1)) + 1, dtype=np.uint64)
    for (number, some), rows in zip(recurring.items(), carriers, strict=True):
        if printed := _judge(sketches, some, _paragraphs(some, words, np.searchsorted(needed, rows))):
            edges.append(np.uint64(_base(number)) | printed.edges)
            fingerprints.append(np.uint64(_base(number)) | printed.fingerprints)
            shingles.append(np.uint64(_salt(number)) ^ printed.shingles)
            digests[number] = digest(printed.shingles)
    one, two, three = (make_set(np.concatenate(keys)) for keys in (edges, fingerprints, shingles))
    return Boilerplate(one, two, three, digests)


@native
def _keep(
    fingerprints: U32,
    bounds: I64,
    edges: U32,
    edge_bounds: I64,
    articles: I64,
    outlet: I64,
    masked: U64,
    masked_edges: U64,
) -> tuple[U32, I64, NDArray[np.bool_]]:
    kept = np.empty(len(fingerprints), dtype=np.uint32)
    kept_bounds = np.zeros(len(articles) + 1, dtype=np.int64)
    prints = np.zeros(len(articles), dtype=np.bool_)
    size = 0
    for number in range(len(articles)):
        article, base = articles[number], _base(outlet[number])
        for at in range(bounds[article], bounds[article + 1]):
            if slot_of(base | np.uint64(fingerprints[at]), masked) >= 0:
                prints[number] = True
            else:
                kept[size] = fingerprints[at]
                size += 1
        for at in range(edge_bounds[article], edge_bounds[article + 1]):
            if slot_of(base | np.uint64(edges[at]), masked_edges) >= 0:
                prints[number] = True
        kept_bounds[number + 1] = size
    return kept[:size], kept_bounds, prints


def without(
    sketches: Sketches, articles: I64, outlet: I64, boilerplate: Boilerplate
) -> tuple[U32, I64, NDArray[np.bool_]]:
    """The articles' fingerprints that are no boilerplate, their bounds, and which articles print any."""
    return _keep(
        sketches.fingerprints,
        sketches.bounds,
        sketches.edges,
        sketches.edge_bounds,
        articles,
        outlet,
        boilerplate.fingerprints,
        boilerplate.edges,
    )
