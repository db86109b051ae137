"""Joins spans of sources, cues and contents into attributions. Works on words; knows no tagger and no text ids.

Each content chooses among the cues near it and none, each cue among the sources near it and none; a source may serve
several cues ("he said …, adding …"), so links run from content to cue and from cue to source, never the other way. Two
looks: a guess from what stands between two spans, then a choice that sees the spans and what was guessed around them.
Both are small networks that `training.linking` fits; what they see is made by `link_features`.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipelines.attribution.link_features import (
    TASKS,
    Choice,
    Floats,
    Ints,
    Layout,
    Scene,
    Task,
    context,
)
from pipelines.attribution.tags import ROLES, TagSpan
from pipelines.encoder import checked

WEIGHTS_FILE = "linking.json"
# Weights are stored as whole numbers of this size.
STEP = 1 / 64
# Spans are read in blocks of so many, so that a long text needs little memory.
BLOCK = 4096


@dataclass(frozen=True)
class Linked:
    """One attribution in spans of words: at most one cue and one source, any number of contents.

    `link_probability`: that all its links are right, given that its spans are (the product of the choices made).
    """

    cue: TagSpan | None
    sources: tuple[TagSpan, ...]
    contents: tuple[TagSpan, ...]
    link_probability: float = 1.0


class Network:
    """One hidden layer over an option's features; scores of the options of one query go through a softmax.

    Weights: `query`, `candidate`, `pair`, `context` (features x hidden), `none`, `bias`, `out` (hidden).
    """

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.weights = weights

    def hidden(self, query: Floats, candidate: Floats, pair: Floats, around: Floats) -> Floats:
        """Activations before the ramp, queries x (candidates + 1) x hidden; the last option is none.

        `query`: queries x features; `candidate`, `pair`: queries x candidates x features; `around`: what is known of
        each option, none among them.
        """
        w = self.weights
        total: Floats = around @ w["context"] + (query @ w["query"] + w["bias"])[:, None]
        total[:, :-1] += candidate @ w["candidate"] + pair @ w["pair"]
        total[:, -1] += w["none"]
        return total

    def probability(self, hidden: Floats, legal: NDArray[np.bool_]) -> Floats:
        """Of each option, queries x (candidates + 1); 0 for candidates that are not `legal`."""
        scores = np.maximum(hidden, 0) @ self.weights["out"]
        scores[:, :-1] = np.where(legal, scores[:, :-1], -np.inf)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        result: Floats = odds / odds.sum(axis=1, keepdims=True)
        return result


@cache
def networks() -> tuple[tuple[Network, ...], ...]:
    """The guessing and the choosing network of each task, from the shipped weights."""
    stored = json.loads(checked(WEIGHTS_FILE).read_text(encoding="utf-8"))
    return tuple(tuple(read(stored[look][ROLES[task.role]]) for task in TASKS) for look in ("guess", "choice"))


def read(stored: dict[str, list[int] | list[list[int]]]) -> Network:
    """The network that `training.linking` wrote."""
    nothing = np.zeros((0, len(stored["out"])), dtype=np.float32)
    arrays = {name: np.array(rows, dtype=np.float32) if rows else nothing for name, rows in stored.items()}
    return Network({name: array * np.float32(STEP) for name, array in arrays.items()})


def options(scene: Scene, task: Task, around: Floats | None) -> Iterator[tuple[Ints, Ints, tuple[Floats, ...]]]:
    """Blocks of queries, their candidates and what `Network.hidden` takes.

    Without `around` the spans themselves are not looked at.
    """
    queries, candidates = scene.place[task.role], scene.candidates(task)
    for start in range(0, len(queries), BLOCK):
        part = slice(start, start + BLOCK)
        rows, among = queries[part], candidates[part]
        pair = scene.pairs(rows, among)
        if around is None:
            query, candidate = np.zeros((len(rows), 0), np.float32), np.zeros((*among.shape, 0), np.float32)
            known = np.zeros((len(rows), among.shape[1] + 1, 0), np.float32)
        else:
            query, known = scene.own(rows, task.role), around[part]
            numbers, index = np.unique(np.maximum(among, 0), return_inverse=True)
            candidate = scene.own(numbers, task.of)[index.reshape(among.shape)]
        yield rows, among, (query, candidate, pair, known)


def choose(scene: Scene, task: Task, network: Network, around: Floats | None = None) -> Choice:
    """Every option's probability; `around` is what a first guess says of it."""
    blocks = [
        (rows, among, network.probability(network.hidden(*inputs), among >= 0))
        for rows, among, inputs in options(scene, task, around)
    ]
    if not blocks:
        none = task.left + task.right
        return Choice(scene.place[task.role], np.zeros((0, none), np.int64), np.zeros((0, none + 1), np.float32))
    return Choice(*(np.concatenate(column) for column in zip(*blocks, strict=True)))


def link(spans: Sequence[TagSpan], layout: Layout) -> list[Linked]:
    """Attributions made of `spans` (in reading order), in the order of their cues, then contents left without a cue."""
    if not spans:
        return []
    scene = Scene(spans, layout)
    guesses = [choose(scene, task, network) for task, network in zip(TASKS, networks()[0], strict=True)]
    around = context(scene, *guesses)
    return joined(spans, *map(choose, [scene] * len(TASKS), TASKS, networks()[1], around))


def joined(spans: Sequence[TagSpan], of_contents: Choice, of_cues: Choice) -> list[Linked]:
    """Attributions by the best option of each content and cue; a cue that no content chose says nothing."""
    taken: dict[int, list[int]] = defaultdict(list)
    chances: dict[int, float] = {}
    for number, cue, chance in _best(of_contents):
        taken[cue].append(number)
        chances[number] = chance
    found = []
    for number, source, chance in _best(of_cues):
        if number in taken:
            chance *= math.prod(chances[content] for content in taken[number])
            sources, contents = spans[source : source + 1] if source >= 0 else (), [spans[c] for c in taken[number]]
            found.append(Linked(spans[number], tuple(sources), tuple(contents), round(chance, 4)))
    return found + [Linked(None, (), (spans[number],), round(chances[number], 4)) for number in taken[-1]]


def _best(choice: Choice) -> Iterator[tuple[int, int, float]]:
    """Each query with its most probable candidate, -1 for none, and the probability."""
    best = choice.probability.argmax(axis=1)
    rows = np.arange(len(best))
    padded = np.concatenate((choice.candidates, np.full((len(best), 1), -1)), axis=1)
    columns = choice.queries, padded[rows, best], choice.probability[rows, best]
    return zip(*(column.tolist() for column in columns), strict=True)
