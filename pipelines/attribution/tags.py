"""The tags of the tagger and their decoding into spans by a conditional random field. No text and no ONNX here.

Not the best path of tags is taken, but the disjoint spans with the highest expected number of right ones (minimum Bayes
risk; Goodman 1996 did so for parses): a span whose exact edges are likely wins over one that lies on the best path.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
# Outermost sayings, and the sayings that stand directly inside one.
LAYERS = 2
BEGIN = {role: 1 + 2 * index for index, role in enumerate(ROLES)}
# What a span costs that may be wrong, and what the share of its words that are surely of its role is worth beside its
# exact edges: chosen on articles kept from training (benchmarks/attribution.py).
PRICE = 0.4
ROUGH_WORTH = 0.1
# Spans less likely than this are no candidates.
LEAST = 0.05
# A chain in which "outside" leads by so much at every word holds no span.
LEAD = 6.0
# Chains are summed side by side, as many as fill this many words, so that a long one costs no memory for short ones.
BLOCK = 1 << 16
STRIDE = 64

Scores = NDArray[np.float64]


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
    """A linear-chain conditional random field over the tags of one paragraph (Lafferty, McCallum and Pereira 2001).

    `learned` holds `transitions` (from x to), `start` and `end` scores of the tags.
    """

    def __init__(self, learned: dict[str, Any]) -> None:
        count = len(LABELS)
        legal = np.array([[allowed(a, b) for b in range(count)] for a in range(count)])
        first = np.array([opens(tag) for tag in range(count)])
        self._transitions: Scores = np.where(legal, learned["transitions"], -np.inf)
        self._start: Scores = np.where(first, learned["start"], -np.inf)
        self._end: Scores = np.array(learned["end"], dtype=np.float64)

    def spans(self, emissions: NDArray[np.float32], bounds: Sequence[tuple[int, int]]) -> list[TagSpan]:
        """Disjoint spans in order. `emissions`: words x tags; `bounds`: the words of each chain, first to one past."""
        doubtful = np.concatenate(([0], np.cumsum(emissions[:, 1:].max(axis=1) > emissions[:, 0] - LEAD)))
        held = [bound for bound in bounds if doubtful[bound[1]] > doubtful[bound[0]]]
        found = [span for block in _blocks(held) for span in self._block(emissions, block)]
        return sorted(found, key=lambda span: span.first)

    def _block(self, emissions: NDArray[np.float32], block: Sequence[tuple[int, int]]) -> Iterator[TagSpan]:
        """Spans of chains that stand side by side, the longest first."""
        lengths = np.array([last - first for first, last in block])
        padded = np.zeros((int(lengths[0]), len(block), len(LABELS)))
        for column, (first, last) in enumerate(block):
            padded[: last - first, column] = emissions[first:last]
        forward, backward = self._sums(padded, lengths)
        for column, (first, last) in enumerate(block):
            part = slice(0, last - first), column
            for span in _disjoint(self._candidates(padded[part], forward[part], backward[part])):
                yield span._replace(first=span.first + first, last=span.last + first)

    def _sums(self, padded: Scores, lengths: NDArray[np.int64]) -> tuple[Scores, Scores]:
        """Forward and backward log-sums, steps x chains x tags; only the backward ones leave their own word out."""
        # At each step only the chains that still run are summed, which stand first.
        running = [int(np.searchsorted(-lengths, -step)) for step in range(len(padded) + 1)]
        forward, backward = np.empty_like(padded), np.empty_like(padded)
        weights = np.exp(self._transitions)
        forward[0] = self._start + padded[0]
        for step in range(1, len(padded)):
            live = running[step]
            forward[step, :live] = _through(forward[step - 1, :live], weights) + padded[step, :live]
        for step in range(len(padded) - 1, -1, -1):
            live, goes_on = running[step], running[step + 1]
            backward[step, goes_on:live] = self._end
            if goes_on:
                after = backward[step + 1, :goes_on] + padded[step + 1, :goes_on]
                backward[step, :goes_on] = _through(after, weights.T)
        return forward, backward

    def _leaving(self, last: int, inside: int, emissions: Scores, backward: Scores) -> Scores:
        """Per word, the log-sum of all that follows tag `last` there when its span ends with it."""
        other = [tag for tag in range(len(LABELS)) if tag != inside]
        result: Scores = np.full(len(emissions), self._end[last])
        if len(emissions) > 1:
            result[:-1] = _log_sums(self._transitions[last, other] + (emissions + backward)[1:, other])
        return result

    def _candidates(self, emissions: Scores, forward: Scores, backward: Scores) -> Iterator[tuple[float, TagSpan]]:
        """Spans of one chain with their worth, in which the probability of their edges counts most."""
        total = float(_log_sums(forward[-1:] + self._end)[0])
        likely = forward + backward - total
        for role in ROLES:
            opening, inside = BEGIN[role], BEGIN[role] + 1
            opens_here = likely[:, opening]
            starts = np.flatnonzero(opens_here > np.log(LEAST))
            if not len(starts):
                continue
            alone = self._leaving(opening, inside, emissions, backward)
            leaving = self._leaving(inside, inside, emissions, backward)
            goes_on = self._transitions[inside, inside]
            run = np.cumsum(emissions[:, inside] + goes_on)
            within = np.exp(np.logaddexp(opens_here, likely[:, inside]))
            covered = np.concatenate(([0.0], np.cumsum(within)))
            for start in starts.tolist():
                enter = forward[start, opening] - total
                ends, scores = [np.array([start])], [np.array([enter + alone[start]])]
                base = enter + self._transitions[opening, inside] - goes_on - run[start]
                first = start + 1
                while first < len(emissions):  # as far as the span may reach with some probability
                    stretch = slice(first, min(len(emissions), first + STRIDE))
                    ends.append(np.arange(stretch.start, stretch.stop))
                    scores.append(base + run[stretch] + leaving[stretch])
                    if base + run[stretch.stop - 1] + backward[stretch.stop - 1, inside] < np.log(LEAST):
                        break
                    first = stretch.stop
                last, probability = np.concatenate(ends), np.exp(np.minimum(0.0, np.concatenate(scores)))
                rough = (covered[last + 1] - covered[start]) / (last + 1 - start)
                worth = probability + ROUGH_WORTH * rough - PRICE
                for index in np.flatnonzero((probability > LEAST) & (worth > 0)).tolist():
                    yield float(worth[index]), TagSpan(role, start, int(last[index]), float(probability[index]))


def _log_sums(values: Scores) -> Scores:
    """Row by row the log of the sum of exp(values)."""
    top = values.max(axis=1)
    result: Scores = top + np.log(np.exp(values - top[:, None]).sum(axis=1))
    return result


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


def _disjoint(candidates: Iterator[tuple[float, TagSpan]]) -> list[TagSpan]:
    """The disjoint spans that are worth most together, in order (weighted interval scheduling)."""
    ordered = sorted(candidates, key=lambda item: (item[1].last, item[1].first, item[1].role))
    lasts = [span.last for _, span in ordered]
    best, chosen = [0.0], []
    for worth, span in ordered:
        with_it = best[bisect_left(lasts, span.first)] + worth
        chosen.append(with_it > best[-1])
        best.append(max(best[-1], with_it))
    found: list[TagSpan] = []
    index = len(ordered)
    while index:
        span = ordered[index - 1][1]
        if chosen[index - 1]:
            found.append(span)
            index = bisect_left(lasts, span.first)
        else:
            index -= 1
    return found[::-1]
