"""Relations of the claims of one story, read off the pairs that a guard kept apart though their words are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from pipelines.claims.clusters import Clusters
from pipelines.claims.judge import Content

RELATION = {
    "number": "contradicts",
    "day": "contradicts",
    "extra_number": "narrows",
    "modality": "other_modality",
    "plan": "other_modality",
}
"""What a guard that kept two statements apart says of their claims."""
LEAST = {"number": 0.5, "day": 0.7, "extra_number": 0.5, "modality": 0.65, "plan": 0.5}
"""Mean likeness from which a near miss is a relation: the judge's probability, or the share of common words."""
_SHARE = 0.5
"""Share of the compared pairs of two claims that must show it."""
_WEIGHT = {"done": 0, "future": 1, "possible": 2, "plan": 3, "ought": 4}


def _first_is_narrower(first: Content, second: Content) -> bool:
    return bool(first.numbers) and not second.numbers


def _common(first: Content, second: Content) -> float:
    """Dice coefficient of the content words, numbers left out; none where they share but one."""
    one, other = set(first.keys), set(second.keys)
    return 2 * len(one & other) / (len(one) + len(other)) if len(one & other) > 1 else 0.0


def relations(claim_of: Sequence[str], clusters: Clusters) -> list[dict[str, Any]]:
    """Rows of `claim_relations`; `claim_of` names the claim of each clustered proposition.

    One row per pair of claims and relation, the score being the mean likeness of the pairs that show it. The encoder
    has learned to keep near misses apart, so that their words tell more of them than their vectors.
    """
    shown: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    compared: Counter[frozenset[str]] = Counter()
    for (a, b), judged in clusters.judgements.items():
        first, second = claim_of[a], claim_of[b]
        if first == second:
            continue
        compared[frozenset((first, second))] += 1
        if judged.guard == "extra_number" and not _first_is_narrower(clusters.contents[a], clusters.contents[b]):
            first, second = second, first
        elif judged.guard in {"modality", "plan"}:
            weight_a, weight_b = (_WEIGHT[clusters.contents[index].modality] for index in (a, b))
            first, second = (first, second) if weight_a > weight_b else (second, first)
        elif judged.guard in {"number", "day"}:
            first, second = sorted((first, second))
        if judged.guard in RELATION:
            likeness = max(judged.probability, _common(clusters.contents[a], clusters.contents[b]))
            shown[first, second, judged.guard].append(likeness)
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for (claim, other, guard), values in sorted(shown.items()):
        score = sum(values) / len(values)
        if score >= LEAST[guard] and len(values) >= _SHARE * compared[frozenset((claim, other))]:
            row = {"claim_id": claim, "other_claim_id": other, "relation": RELATION[guard], "score": round(score, 6)}
            best = found.setdefault((claim, other, RELATION[guard]), row)
            found[claim, other, RELATION[guard]] = max(best, row, key=lambda one: one["score"])
    return list(found.values())
