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

from pipelines.claims.judge import Content, Judgement, content, features, guard, probability, weights, word_similarity
from pipelines.claims.lexicon import STOPWORDS
from pipelines.claims.linkage import grouped
from schemas.ids import fold

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

# Pairs less alike than this are not judged: the model answers near 0 there.
LEAST_COSINE = 0.25
NEIGHBOURS = 40
# A guard keeps two apart even where all other pairs of their clusters are alike.
_APART = -1.0
_NAME = re.compile(r"(?<=[^\W\d_][ ,])[A-Z][^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_INSIDE = re.compile(
    r"\b([A-Z][^\W\d_]{2,})(?: (?:[Rr]egion|[Pp]rovince|[Dd]istrict|[Cc]ounty|[Cc]ity|[Ss]trait|[Oo]blast|[Ii]sland|[Vv]alley))?"
    r"(?:,? in (?:the )?(?:(?:north|south|east|west|central|northern|southern|eastern|western|northeast|northwest|southeast|"
    r"southwest|northeastern|northwestern|southeastern|southwestern)(?:ern)? ){0,2}|, )([A-Z][^\W\d_]{2,})"
)


class Item(NamedTuple):
    """One proposition to be clustered: statement, tense, stance, and a key of propositions known to be the same."""

    statement: str
    tense: str
    stance: str
    same_key: str


class Clusters(NamedTuple):
    """Clusters of items (sorted indices) and the judgements (i < j) that were made; forced equals have probability 1."""

    groups: list[list[int]]
    judgements: dict[tuple[int, int], Judgement]
    contents: list[Content]


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


def cluster(items: Sequence[Item], texts: Sequence[str], embed: Embed, threshold: float | None = None) -> Clusters:
    """Cluster the propositions of one story; `texts` are its articles, from which names and places are learnt."""
    names = known_names(texts)
    inside = places_inside(texts, names)
    contents = [content(item.statement, item.tense, item.stance, names) for item in items]
    judgements = _judge_all(items, contents, inside, embed)
    level = weights()[1] if threshold is None else threshold
    pairs = [
        (a, b, _APART if judged.guard else judged.probability) for (a, b), judged in sorted(judgements.items())
    ]
    return Clusters(grouped(len(items), pairs, level, "average"), judgements, contents)


def _judge_all(
    items: Sequence[Item], contents: Sequence[Content], inside: frozenset[tuple[str, str]], embed: Embed
) -> dict[tuple[int, int], Judgement]:
    count = len(items)
    if count < 2:
        return {}
    vectors = embed([item.statement for item in items]).astype(np.float64)
    keys = sorted({key for entry in contents for key in entry.keys})
    words = dict(zip(keys, embed(keys).astype(np.float64), strict=True)) if keys else {}
    frequency = Counter(key for entry in contents for key in set(entry.keys))
    rarity = {key: float(np.log(1 + 40 / min(number, 40))) for key, number in frequency.items()}
    folded = [(fold(entry.statement), entry.modality) for entry in contents]
    judgements: dict[tuple[int, int], Judgement] = {}
    for row in range(count):
        cosines = np.einsum("ij,j->i", vectors, vectors[row])
        order = np.lexsort((np.arange(count), -cosines))
        near = [int(other) for other in order if other != row and cosines[other] >= LEAST_COSINE][:NEIGHBOURS]
        for other in near:
            pair = (min(row, other), max(row, other))
            if pair in judgements:
                continue
            a, b = contents[pair[0]], contents[pair[1]]
            if folded[row] == folded[other] or (items[row].same_key and items[row].same_key == items[other].same_key):
                judgements[pair] = Judgement(1.0, "")
                continue
            values = features(a, b, float(cosines[other]), word_similarity(a, b, words), rarity)
            judgements[pair] = Judgement(probability(values), guard(a, b, inside))
    return judgements
