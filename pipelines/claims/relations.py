"""Relations of the claims of one story: near misses, told by what their words share and by what keeps them apart.

The thresholds were chosen on the claims of our own stories (training/own/claims), every pair of which was read.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from pipelines.claims.judge import Content, guard

LEAST = {"contradicts": 0.5, "other_modality": 0.65, "narrows": 0.75}
"""Likeness from which a near miss is a relation; of what narrows, the share of the wider claim's words in it."""
MAX_POSTING = 200
"""A word that more claims of a story hold brings none of them together."""
_APART = {
    "number": "contradicts",
    "day": "contradicts",
    "modality": "other_modality",
    "plan": "other_modality",
    "extra_number": "narrows",
    "": "narrows",
}
_WEIGHT = {"done": 0, "future": 1, "possible": 2, "plan": 3, "ought": 4}


def relations(claims: Mapping[str, Content]) -> list[dict[str, Any]]:
    """Rows of `claim_relations` for the claims of one story, each with the content of its statement.

    The score is the share of common words, a word weighing more the fewer claims hold it (Dice coefficient; for
    `narrows`, the words of the wider claim alone).
    """
    words = {claim: _words(claims[claim]) for claim in sorted(claims)}
    holders: dict[str, list[str]] = defaultdict(list)
    for claim, own in words.items():
        for word in sorted(own):
            holders[word].append(claim)
    weight = {word: math.log(1 + len(claims) / len(own)) for word, own in holders.items()}

    def total(some: Iterable[str]) -> float:
        return sum(weight[word] for word in sorted(some))

    shared = Counter(pair for own in holders.values() if len(own) <= MAX_POSTING for pair in combinations(own, 2))
    rows = []
    for (first, second), count in sorted(shared.items()):
        relation, turned = _relation(claims[first], claims[second])
        if count < 2 or not relation:
            continue
        if turned:
            first, second = second, first
        common, one, other = (total(some) for some in (words[first] & words[second], words[first], words[second]))
        score = common / other if relation == "narrows" else 2 * common / (one + other)
        if score >= LEAST[relation]:
            rows.append({"claim_id": first, "other_claim_id": second, "relation": relation, "score": round(score, 6)})
    return rows


def _words(content: Content) -> frozenset[str]:
    """Its words without its figures: those are compared as numbers."""
    return frozenset(key for key in content.keys if not key[:1].isdigit())


def _relation(first: Content, second: Content) -> tuple[str, bool]:
    """What the first is to the second, were they alike, or nothing; and whether it is the second to the first."""
    relation = _APART.get(guard(first, second, frozenset()), "")
    # The plan is told of what it plans, the more precise claim of what it narrows.
    if relation == "other_modality":
        return relation, _WEIGHT[first.modality] < _WEIGHT[second.modality]
    one, other = len(first.numbers | first.dates), len(second.numbers | second.dates)
    if relation == "narrows" and one == other:
        return "", False
    return relation, relation == "narrows" and one < other
