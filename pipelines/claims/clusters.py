"""Claims of one story: which of its propositions are one. Candidates, judgements, average linkage.

The judge is in judge.py; ids, counts and tables are made in claims.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.claims.judge import Content, Judgement, content, judgement
from pipelines.claims.lexicon import STOPWORDS
from pipelines.claims.linkage import components, grouped
from schemas.ids import fold

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

# Pairs less alike than this are not judged: the model answers near 0 there.
LEAST_COSINE = 0.2
THRESHOLD = 0.42
"""Mean probability from which two clusters are one."""
CORE = 0.8
"""Mean probability from which they are one even for those who want few wrong ones."""
NEIGHBOURS = 80
LEAST_COMMON = 0.6
"""Dice coefficient of the words from which a pair is judged whatever its cosine."""
MAX_POSTING = 200
_NAME = re.compile(r"(?<=[^\W\d_][ ,])[A-Z][^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_INSIDE = re.compile(
    r"\b([A-Z][^\W\d_]{2,})(?: (?:[Rr]egion|[Pp]rovince|[Dd]istrict|[Cc]ounty|[Cc]ity|[Ss]trait|[Oo]blast|"
    r"[Ii]sland|[Vv]alley))?"
    r"(?:,? in (?:the )?(?:(?:north|south|east|west|central|northern|southern|eastern|western|northeast|northwest|"
    r"southeast|"
    r"southwest|northeastern|northwestern|southeastern|southwestern)(?:ern)? ){0,2}|, )([A-Z][^\W\d_]{2,})"
)


class Item(NamedTuple):
    """One proposition to be clustered.

    `same_key`: shared by propositions known to be the same; `on_saying`: it states that somebody says something.
    """

    statement: str
    tense: str
    stance: str
    same_key: str
    on_saying: bool = False


class Clusters(NamedTuple):
    """Clusters of items (sorted indices), the cores within them, and the judgements (i < j) that were made.

    A core is what would be a cluster at the threshold CORE. Items with the same words are judged by the first of them,
    `first_of`.
    """

    groups: list[list[int]]
    cores: list[list[int]]
    judgements: dict[tuple[int, int], Judgement]
    contents: list[Content]
    first_of: dict[int, int]

    def probability(self, first: int, second: int) -> float | None:
        """The judge's answer for two items; 1 for the same words, None where they were not compared."""
        a, b = sorted((self.first_of[first], self.first_of[second]))
        if a == b:
            return 1.0
        judged = self.judgements.get((a, b))
        return None if judged is None else judged.probability


def known_names(texts: Sequence[str]) -> frozenset[str]:
    """Folded words that the texts print with a capital inside a sentence more often than without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        body = text.split("\n", 1)[-1]
        capital.update(match.group().lower() for match in _NAME.finditer(body))
        small.update(match.group() for match in _WORD.finditer(body) if match.group()[0].islower())
    return frozenset(word for word, count in capital.items() if count > small[word] and word not in STOPWORDS)


def places_inside(texts: Sequence[str], names: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Pairs of names of which the texts say that the first lies in the second: `Hask province in northern Merovia`."""
    found = set()
    for text in texts:
        for match in _INSIDE.finditer(text):
            pair = (match.group(1).lower(), match.group(2).lower())
            if " in " in match.group() and pair[0] != pair[1] and names.issuperset(pair):
                found.add(pair)
    return frozenset(found)


def cluster(
    items: Sequence[Item],
    texts: Sequence[str],
    embed: Embed,
    threshold: float | None = None,
) -> Clusters:
    """Cluster the propositions of one story; `texts` are its articles, from which names and places are learnt.

    Propositions with the same words count once, so that a reprint pulls no cluster its way.
    """
    names = known_names(texts)
    inside = places_inside(texts, names)
    contents = [content(i.statement, i.tense, i.stance, names, i.on_saying) for i in items]
    worded: dict[tuple[str, str], list[int]] = {}
    for index, (item, entry) in enumerate(zip(items, contents, strict=True)):
        worded.setdefault((fold(item.statement), entry.modality), []).append(index)
    copies = list(worded.values())
    firsts = [group[0] for group in copies]
    judged = _judge_all([items[i] for i in firsts], [contents[i] for i in firsts], inside, embed)
    level = THRESHOLD if threshold is None else threshold
    pairs = [(a, b, one.value) for (a, b), one in sorted(judged.items())]
    clusters_ = grouped(len(firsts), pairs, level, "average")
    home = {member: number for number, group in enumerate(clusters_) for member in group}
    inside_ = [(a, b, value) for a, b, value in pairs if home[a] == home[b]]
    groups, cores = (
        _joined([sorted(index for member in group for index in copies[member]) for group in found], items)
        for found in (clusters_, grouped(len(firsts), inside_, max(level, CORE), "average"))
    )
    judgements = {(min(firsts[a], firsts[b]), max(firsts[a], firsts[b])): one for (a, b), one in judged.items()}
    first_of = {index: group[0] for group in copies for index in group}
    return Clusters(groups, cores, judgements, contents, first_of)


def _joined(groups: Sequence[Sequence[int]], items: Sequence[Item]) -> list[list[int]]:
    """The groups, those joined that hold printings of one passage with the same words."""
    by_key: dict[str, int] = {}
    edges = []
    for number, group in enumerate(groups):
        for index in group:
            key = items[index].same_key
            if key:
                edges.append((by_key.setdefault(key, number), number))
    return sorted(sorted(i for number in part for i in groups[number]) for part in components(len(groups), edges))


def _nearest(vectors: NDArray[np.float32], row: int) -> list[int]:
    """The rows most alike to one row, at most NEIGHBOURS of them and none below LEAST_COSINE; ties by index."""
    cosines = np.einsum("ij,j->i", vectors, vectors[row])
    cosines[row] = -1.0
    near = np.flatnonzero(cosines >= LEAST_COSINE)
    if len(near) > NEIGHBOURS:
        least = np.partition(cosines[near], len(near) - NEIGHBOURS)[len(near) - NEIGHBOURS]
        near = near[cosines[near] >= least]
    order = np.lexsort((near, -cosines[near]))[:NEIGHBOURS]
    return [int(index) for index in near[order]]


def _of_like_words(contents: Sequence[Content]) -> list[list[int]]:
    """For each content those before it that share most of its words: near misses, which the encoder puts far apart."""
    posting: dict[str, list[int]] = {}
    found: list[list[int]] = []
    for row, content_ in enumerate(contents):
        own = set(content_.keys)
        shared: Counter[int] = Counter()
        for key in own:
            shared.update(posting.get(key, ())[-MAX_POSTING:])
            posting.setdefault(key, []).append(row)
        found.append(
            sorted(
                other
                for other, count in shared.items()
                if count > 1 and 2 * count >= LEAST_COMMON * (len(own) + len(set(contents[other].keys)))
            )
        )
    return found


def _judge_all(
    items: Sequence[Item],
    contents: Sequence[Content],
    inside: frozenset[tuple[str, str]],
    embed: Embed,
) -> dict[tuple[int, int], Judgement]:
    if len(items) < 2:
        return {}
    vectors = embed([item.statement for item in items])
    judgements: dict[tuple[int, int], Judgement] = {}
    worded = _of_like_words(contents)
    for row in range(len(contents)):
        for other in (*_nearest(vectors, row), *worded[row]):
            pair = (min(row, other), max(row, other))
            if pair not in judgements:
                cosine = float((vectors[row] * vectors[other]).sum())
                judgements[pair] = judgement(contents[pair[0]], contents[pair[1]], cosine, inside)
    return judgements
