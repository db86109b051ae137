"""The tag inventory of the tagger and its decoding into spans. No text and no ONNX here."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
BEGIN = {role: 1 + 2 * index for index, role in enumerate(ROLES)}


class TagSpan(NamedTuple):
    """Words [first, last] of one role, with the lowest probability of its tags at the edges."""

    role: str
    first: int
    last: int
    probability: float


def allowed(previous: int, following: int) -> bool:
    """Whether tag `following` may come after tag `previous`: an inside tag continues its own role only."""
    return following == 0 or following % 2 == 1 or previous in (following, following - 1)


def viterbi(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> NDArray[np.int64]:
    """Best tag sequence. `scores`: words x tags log-probabilities; `transitions`: tags x tags, -inf if not allowed."""
    count, tags = scores.shape
    if not count:
        return np.zeros(0, dtype=np.int64)
    back = np.zeros((count, tags), dtype=np.int64)
    best = scores[0].copy()
    best[2::2] = -np.inf
    for index in range(1, count):
        options = best[:, None] + transitions
        back[index] = options.argmax(axis=0)
        best = options[back[index], np.arange(tags)] + scores[index]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = int(best.argmax())
    for index in range(count - 1, 0, -1):
        path[index - 1] = back[index, path[index]]
    return path


def spans_of(path: NDArray[np.int64], probabilities: NDArray[np.float32]) -> list[TagSpan]:
    """Maximal runs of one role along `path`, in order. `probabilities`: words x tags."""
    found: list[TagSpan] = []
    index = 0
    while index < len(path):
        tag = int(path[index])
        if tag == 0:
            index += 1
            continue
        role = ROLES[(tag - 1) // 2]
        last = index
        while last + 1 < len(path) and path[last + 1] == BEGIN[role] + 1:
            last += 1
        edges = [probabilities[index, tag], probabilities[last, path[last]]]
        if last + 1 < len(path):
            edges.append(1.0 - probabilities[last + 1, BEGIN[role] + 1])
        found.append(TagSpan(role, index, last, float(min(edges))))
        index = last + 1
    return found
