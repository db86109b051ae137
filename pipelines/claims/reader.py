"""What the learned reader says of where a source stands on its content.

Probabilities only. How they are weighed against what the words say by rule is in `weigh`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipelines.encoder import session, tokenizer

GRAPH = "stance.onnx"
SIZE = 384
STANCES = ("asserts", "confirms", "denies", "doubts", "no_evidence", "predicts", "commits", "demands", "asks", "none")
"""`none`: the words state no claim."""
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "stance": STANCES,
    "polarity": ("positive", "negative"),
    "certainty": ("certain", "probable", "possible", "unknown"),
    "tense": ("past", "present", "future", "conditional"),
    "reason": ("opinion", "question", "command", "greeting", "noun_phrase", "fragment", "other"),
}
"""What is asked of a quotation, with its answers; the last only where it states no claim."""
CLS, SEP = 101, 102
MAX_FIRST, MAX_SECOND = 60, 90
"""Pieces of either segment that are read."""

MAX_CONTENT = 600
"""Characters of a content that are read."""


class Reading(NamedTuple):
    """Probabilities of the answers to each of QUESTIONS."""

    stance: NDArray[np.float32]
    polarity: NDArray[np.float32]
    certainty: NDArray[np.float32]
    tense: NDArray[np.float32]
    reason: NDArray[np.float32]


Question = tuple[str, str, str]
"""Source, cue and content."""
Ask = Callable[[Sequence[Question]], Sequence[Reading]]


def lead(source: str, cue: str) -> str:
    """The first segment of a quotation: who, and by which words."""
    return f"{source} : {cue}"


def pieces(encode: Tokenizer, first: str, second: str) -> tuple[list[int], list[int]]:
    """Piece ids of two segments and the segment of each."""
    a = encode.encode(first.encode("utf-8", "replace").decode(), add_special_tokens=False).ids[-MAX_FIRST:]
    b = encode.encode(second.encode("utf-8", "replace").decode(), add_special_tokens=False).ids[:MAX_SECOND]
    return [CLS, *a, SEP, *b, SEP], [0] * (len(a) + 2) + [1] * (len(b) + 1)


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities of scores, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return found


class Reader:
    """Runs the graph, one quotation at a time, so that an answer depends on nothing else."""

    def __init__(self) -> None:
        self._session = session(GRAPH)

    def scores(self, question: Question) -> NDArray[np.float32]:
        """Scores of all answers to QUESTIONS, one after the other."""
        source, cue, content = question
        ids, types = pieces(tokenizer(), lead(source, cue), content)
        feed = {"input_ids": np.array([ids], dtype=np.int64), "token_type_ids": np.array([types], dtype=np.int64)}
        found: NDArray[np.float32] = self._session.run(None, feed)[0][0]
        return found


def reading(scores: NDArray[np.float32]) -> Reading:
    """What the scores of a quotation say."""
    bounds = [0, *accumulate(map(len, QUESTIONS.values()))]
    return Reading(*(softmax(scores[low:high]) for low, high in pairwise(bounds)))
