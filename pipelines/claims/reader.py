"""What the learned reader says: where a source stands on its content, and what two statements are to each other.

Numbers only. How they are weighed against what the words say by rule is in `weigh` (stances) and `judge` (pairs).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipelines.encoder import session, tokenizer

GRAPH = "claims.onnx"
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
RELATIONS = ("same", "narrows", "widens", "other_modality", "contradicts", "different")
"""What the first of two statements is to the second."""
SAME = RELATIONS.index("same")
TURNED = {"narrows": "widens", "widens": "narrows"}
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
Compare = Callable[[Sequence[tuple[str, str]]], NDArray[np.float32]]
"""Pairs of statements to the probabilities of RELATIONS, pairs x 6."""


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
    """Runs the graph, one quotation or one pair at a time, so that an answer depends on nothing else."""

    def __init__(self) -> None:
        self._session = session(GRAPH)

    def _run(self, first: str, second: str, output: str) -> NDArray[np.float32]:
        ids, types = pieces(tokenizer(), first, second)
        feed = {"input_ids": np.array([ids], dtype=np.int64), "token_type_ids": np.array([types], dtype=np.int64)}
        found: NDArray[np.float32] = self._session.run([output], feed)[0][0]
        return found

    def stance(self, source: str, cue: str, content: str) -> Reading:
        """Where the source stands on its content."""
        scores = self._run(lead(source, cue), content, "stance")
        bounds = [0, *accumulate(map(len, QUESTIONS.values()))]
        return Reading(*(softmax(scores[low:high]) for low, high in zip(bounds, bounds[1:], strict=False)))

    def relation(self, first: str, second: str) -> NDArray[np.float32]:
        """Probabilities of RELATIONS for two statements."""
        return softmax(self._run(first, second, "pair"))


def same(probabilities: Sequence[float]) -> float:
    """The share of "same" in the answer for a pair."""
    return float(probabilities[SAME])
