"""What the rules read in a clause against what the learned reader says of it: a product of the two, answer by answer.

The constants say how much more likely the rules' answer is made; fitted by `python -m benchmarks.stance --fit`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipelines.claims.reader import QUESTIONS, STANCES, Reading

_NONE = STANCES.index("none")
# Logarithms, added to the answer that the rules give.
_STANCE = {"asserts": 0.3, "no_evidence": 1.5}
_OTHER_STANCE = 0.6
_NO_CLAIM = 0.5
_CLAIM_BIAS = 0.0
_POLARITY = 0.7
_CERTAINTY = 0.7
_TENSE = 0.5
_ROOM = 1e-4


def _log(values: NDArray[np.float32]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.log(values.astype(np.float64) + _ROOM)
    return found


def _weighed(values: NDArray[np.float32], question: str, rule: str, weight: float) -> str:
    answers = QUESTIONS[question]
    scores = _log(values)
    if rule in answers:
        scores[answers.index(rule)] += weight
    return answers[int(scores.argmax())]


def reason(told: Reading, rule: str | None) -> str | None:
    """Why a clause states no claim, or None: the rules' reason where they have one, else the reader's."""
    none = float(told.stance[_NONE])
    odds = np.log(none + _ROOM) - np.log(1 - none + _ROOM) + _CLAIM_BIAS + (_NO_CLAIM if rule else -_NO_CLAIM)
    if odds <= 0:
        return None
    found = QUESTIONS["reason"][int(told.reason.argmax())]
    return rule or {"noun_phrase": "fragment", "other": "fragment"}.get(found, found)


def stance(told: Reading, rule: str) -> str:
    """The stance on a claim."""
    return _weighed(told.stance[:_NONE], "stance", rule, _STANCE.get(rule, _OTHER_STANCE))


def polarity(told: Reading, negative: bool) -> bool:
    """Whether the words of the content negate the claim."""
    return _weighed(told.polarity, "polarity", "negative" if negative else "positive", _POLARITY) == "negative"


def certainty(told: Reading, rule: str, stance_: str) -> str:
    """How certain the source is; unknown for those who do not say."""
    if stance_ in {"no_evidence", "asks", "doubts", "demands"}:
        return "unknown"
    found = _weighed(told.certainty, "certainty", rule, _CERTAINTY)
    return "certain" if found == "unknown" else found


def tense(told: Reading, rule: str) -> str:
    """When the claim is so, seen from the moment of speaking."""
    return _weighed(told.tense, "tense", rule, _TENSE)
