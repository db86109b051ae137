"""What the learned reader says of a clause, weighed against what the rules read in it.

On stances and on whether there is a claim the reader decides alone, far better than the rules (`python -m
benchmarks.stance` prints both); on polarity, certainty and tense the answer of the rules is made more likely.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipelines.claims.reader import QUESTIONS, STANCES, Reading

_NONE = STANCES.index("none")
_NO_CLAIM = 1.7
"""Added to the logarithm of the odds that there is no claim: one clause of several is enough to find one."""
_RULES = {"polarity": 0.7, "certainty": 0.7, "tense": 0.5}
"""Added to the logarithm of the probability of the answer that the rules give."""
_ALONE = 0.35
_ROOM = 1e-4
ON_OTHERS = frozenset({"denies", "doubts", "confirms", "no_evidence"})
"""Positions that one takes on what others say: `denied reports that P` is one on P, whoever reports it."""
_WITHOUT_CERTAINTY = frozenset({"no_evidence", "asks", "doubts", "demands"})
_REASONS = {"noun_phrase": "fragment", "other": "fragment"}


def reason(told: Reading, rule: str | None) -> str | None:
    """Why a clause states no claim, or None: the rules' reason where they have one, else the reader's."""
    none = float(told.stance[_NONE])
    if np.log(none + _ROOM) - np.log(1 - none + _ROOM) + _NO_CLAIM <= 0:
        return None
    found = QUESTIONS["reason"][int(told.reason.argmax())]
    return rule or _REASONS.get(found, found)


def stance(told: Reading) -> str:
    """The stance on a claim."""
    return STANCES[int(told.stance[:_NONE].argmax())]


def stance_on_others(told: Reading, rule: str) -> str:
    """The stance where it is one on what others say, or nothing. A rule that says so, too, needs less of the reader."""
    found = stance(told)
    if found in ON_OTHERS and (rule in ON_OTHERS or told.stance[STANCES.index(found)] >= _ALONE):
        return found
    return rule if rule in ON_OTHERS else ""


def polarity(told: Reading, negative: bool) -> bool:
    """Whether the words of the content negate the claim."""
    return _weighed(told.polarity, "polarity", "negative" if negative else "positive") == "negative"


def certainty(told: Reading, rule: str, stance_: str) -> str:
    """How certain the source is; unknown for those who do not say."""
    if stance_ in _WITHOUT_CERTAINTY:
        return "unknown"
    found = _weighed(told.certainty, "certainty", rule)
    return "certain" if found == "unknown" else found


def tense(told: Reading, rule: str) -> str:
    """When the claim is so, seen from the moment of speaking."""
    return _weighed(told.tense, "tense", rule)


def _weighed(values: NDArray[np.float32], question: str, rule: str) -> str:
    answers = QUESTIONS[question]
    scores = np.log(values.astype(np.float64) + _ROOM)
    if rule in answers:
        scores[answers.index(rule)] += _RULES[question]
    return answers[int(scores.argmax())]
