"""The tags of the tagger and their decoding into spans by a conditional random field. No text and no ONNX here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
BEGIN = {role: 1 + 2 * index for index, role in enumerate(ROLES)}
# Chains are decoded side by side, as many as fill this many words, so that a long one costs no memory for short ones.
BLOCK = 1 << 16

Scores = NDArray[np.float32]


class TagSpan(NamedTuple):
    """Words [first, last] of one role, with the probability that exactly this span is one."""

    role: str
    first: int
    last: int
    probability: float


def allowed(previous: int, following: int) -> bool:
    """Whether tag `following` may come after tag `previous`: an inside tag continues its own role only."""
    return following == 0 or following % 2 == 1 or previous in (following, following - 1)


def opens(tag: int) -> bool:
    """Whether a paragraph may begin with `tag`."""
    return tag == 0 or tag % 2 == 1


class Field:
    """A linear-chain conditional random field over the tags of one paragraph (Lafferty, McCallum and Pereira 2001)."""

    def __init__(self, learned: dict[str, Any]) -> None:
        count = len(LABELS)
        legal = np.array([[allowed(a, b) for b in range(count)] for a in range(count)])
        first = np.array([opens(tag) for tag in range(count)])
        self.transitions: Scores = np.where(legal, learned["transitions"], -np.inf).astype(np.float32)
        self.start: Scores = np.where(first, learned["start"], -np.inf).astype(np.float32)
        self.end: Scores = np.array(learned["end"], dtype=np.float32)

    def spans(self, emissions: Scores, bounds: Sequence[tuple[int, int]]) -> list[TagSpan]:
        """The spans of the best tags of each chain. `emissions`: words x tags; `bounds`: the words of each chain."""
        found: list[TagSpan] = []
        for block in _blocks(bounds):
            found.extend(self._spans_of(emissions, block))
        return sorted(found, key=lambda span: span.first)

    def _spans_of(self, emissions: Scores, block: Sequence[tuple[int, int]]) -> Iterator[TagSpan]:
        """Decode chains of the same block, which are sorted by length, longest first."""
        lengths = np.array([last - first for first, last in block])
        padded = np.zeros((int(lengths[0]), len(block), len(LABELS)), dtype=np.float32)
        for column, (first, last) in enumerate(block):
            padded[: last - first, column] = emissions[first:last]
        # At each step only the chains that are still running, which stand first, are computed.
        running = [int(np.searchsorted(-lengths, -step)) for step in range(len(padded))]
        path = self._best(padded, lengths, running)
        forward, backward = self._sums(padded, lengths, running)
        for column, (first, last) in enumerate(block):
            size = last - first
            total = _log_sum(forward[size - 1, column] + self.end)
            chain = forward[:size, column], backward[:size, column], padded[:size, column]
            for role, begin, final in runs(path[:size, column]):
                yield TagSpan(role, first + begin, first + final, self._probability(role, begin, final, *chain, total))

    def _best(self, padded: Scores, lengths: NDArray[np.int64], running: Sequence[int]) -> NDArray[np.int64]:
        """Viterbi: the best tags, steps x chains."""
        best = self.start + padded[0]
        back = np.zeros(padded.shape, dtype=np.int8)
        for step in range(1, len(padded)):
            live = running[step]
            options = best[:live, :, None] + self.transitions
            back[step, :live] = options.argmax(axis=1)
            best[:live] = options.max(axis=1) + padded[step, :live]
        path = np.zeros(padded.shape[:2], dtype=np.int64)
        tag = (best + self.end).argmax(axis=1)
        columns = np.arange(len(lengths))
        for step in range(len(padded) - 1, -1, -1):
            live = running[step]
            path[step, :live] = tag[:live]
            tag[:live] = back[step, columns[:live], tag[:live]]
        return path

    def _sums(self, padded: Scores, lengths: NDArray[np.int64], running: Sequence[int]) -> tuple[Scores, Scores]:
        """Forward and backward log-sums, steps x chains x tags, each without the other's side."""
        forward, backward = np.empty_like(padded), np.empty_like(padded)
        forward[0] = self.start + padded[0]
        weights = np.exp(self.transitions)
        for step in range(1, len(padded)):
            live = running[step]
            forward[step, :live] = _through(forward[step - 1, :live], weights) + padded[step, :live]
        for step in range(len(padded) - 1, -1, -1):
            live, goes_on = running[step], running[step + 1] if step + 1 < len(padded) else 0
            backward[step, goes_on:live] = self.end
            if goes_on:
                backward[step, :goes_on] = _through(
                    backward[step + 1, :goes_on] + padded[step + 1, :goes_on], weights.T
                )
        return forward, backward

    def _probability(
        self, role: str, begin: int, final: int, forward: Scores, backward: Scores, emissions: Scores, total: float
    ) -> float:
        """Probability of the span [begin, final] in its chain: all paths that open, go through and leave it there."""
        opening, inside = BEGIN[role], BEGIN[role] + 1
        score = float(forward[begin, opening])
        if final > begin:
            steps = (final - begin - 1) * float(self.transitions[inside, inside])
            score += (
                float(self.transitions[opening, inside]) + steps + float(emissions[begin + 1 : final + 1, inside].sum())
            )
        last = inside if final > begin else opening
        if final + 1 < len(emissions):
            leave = self.transitions[last] + emissions[final + 1] + backward[final + 1]
            leave = np.delete(leave, inside)
            score += _log_sum(leave)
        else:
            score += float(self.end[last])
        return float(np.exp(min(0.0, score - total)))


def _log_sum(values: Scores) -> float:
    top = float(values.max())
    return top + float(np.log(np.exp(values - top).sum()))


def _through(values: Scores, weights: Scores) -> Scores:
    """Log of exp(values) @ weights by row. `values`: chains x tags; `weights`: tags x tags, 0 where not allowed."""
    top = values.max(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        result: Scores = top + np.log(np.exp(values - top) @ weights)
    return result


def _blocks(bounds: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The chains that have words, longest first, in blocks of at most BLOCK padded words or one chain."""
    block: list[tuple[int, int]] = []
    for bound in sorted((b for b in bounds if b[1] > b[0]), key=lambda b: (b[0] - b[1], b[0])):
        if block and (block[0][1] - block[0][0]) * (len(block) + 1) > BLOCK:
            yield block
            block = []
        block.append(bound)
    if block:
        yield block


def runs(path: NDArray[np.int64]) -> Iterator[tuple[str, int, int]]:
    """Role, first and last word of the maximal runs of one role along `path`, in order."""
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
        yield role, index, last
        index = last + 1
