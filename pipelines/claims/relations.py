"""Relations of the claims of one story, read off the pairs that a guard kept apart though their words are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pipelines.claims.clusters import Clusters
from pipelines.claims.judge import Content

# Mean likeness from which a near miss is a relation: the probability without the guard, or the share of the words of
# the shorter statement that the other has, too.
LEAST = 0.7
_CONTRADICTING = frozenset({"number", "day"})
_MODALITY = frozenset({"modality"})
_NARROWING = frozenset({"extra_number"})
_WEIGHT = {"done": 0, "future": 1, "possible": 2, "plan": 3, "ought": 4}


def _first_is_narrower(first: Content, second: Content) -> bool:
    return bool(first.numbers) and not second.numbers


def _shared(first: Content, second: Content) -> float:
    """Share of the shorter statement's words that the other has, too; none where they share but one."""
    common = len(set(first.keys) & set(second.keys))
    return common / min(len(first.keys), len(second.keys)) if common > 1 else 0.0


def relations(claim_of: Sequence[str], clusters: Clusters) -> list[dict[str, Any]]:
    """Rows of `claim_relations`; `claim_of` names the claim of each clustered proposition.

    One row per pair of claims and relation, the score being the mean probability of the pairs that show it.
    """
    shown: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for (a, b), judged in clusters.judgements.items():
        first, second = claim_of[a], claim_of[b]
        if first == second or not judged.guard:
            continue
        likeness = max(judged.probability, _shared(clusters.contents[a], clusters.contents[b]))
        if judged.guard in _CONTRADICTING:
            shown[min(first, second), max(first, second), "contradicts"].append(likeness)
        elif judged.guard in _NARROWING:
            narrower = _first_is_narrower(clusters.contents[a], clusters.contents[b])
            shown[(first, second, "narrows") if narrower else (second, first, "narrows")].append(likeness)
        elif judged.guard in _MODALITY:
            weight_a, weight_b = (_WEIGHT[clusters.contents[index].modality] for index in (a, b))
            pair = (first, second) if weight_a > weight_b else (second, first)
            shown[(*pair, "other_modality")].append(likeness)
    found = []
    for (claim, other, relation), values in sorted(shown.items()):
        score = sum(values) / len(values)
        if score >= LEAST:
            found.append({"claim_id": claim, "other_claim_id": other, "relation": relation, "score": round(score, 6)})
    return found
