"""Fits the linker's networks on PolNeAR train with numpy and writes pipelines/weights/linking.json.

    python -m training.linking --corpus DIR [--cross-validate]

Half of the examples have annotated spans; the other half what the shipped tagger finds in the same articles after one
word in fourteen was replaced by another, so that it errs on them about as often as on articles it has not seen. What
the networks see is made by pipelines.attribution.link_features.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.attribution.link_features import CUE, TASKS, Layout, Scene, Task, context
from pipelines.attribution.linking import STEP, WEIGHTS_FILE, Network, choose, options, read
from pipelines.attribution.tagger import Tagger, layout_of
from pipelines.attribution.tags import ROLES, TagSpan
from pipelines.encoder import WEIGHTS
from pipelines.text import words
from training import manifest, polnear
from training.heldout import held_out

SEED = 20261122
REPLACED = 0.07
HIDDEN = {"guess": 8, "choice": 16}
EPOCHS = {"guess": 4, "choice": 8}
BATCH = 128
PEAK_RATE = 5e-3
DECAY = 1e-2
FOLDS = 4


class Case(NamedTuple):
    """Spans of one article and, for each, the gold attributions it belongs to."""

    spans: list[TagSpan]
    owners: list[frozenset[int]]
    layout: Layout
    fold: int


def shaken(text: str, chance: random.Random) -> str:
    """`text` with some words replaced by others of it; the number of words stays."""
    spans = words(text)
    stock = [text[start:end] for start, end in spans if text[start].isalpha()]
    parts, end = [], 0
    for span in spans:
        word = text[span.start : span.end]
        if word[0].isalpha() and chance.random() < REPLACED:
            other = chance.choice(stock)
            word = other.title() if word[0].isupper() else other.lower()
        parts += [text[end : span.start], word]
        end = span.end
    return "".join([*parts, text[end:]])


def gold_spans(article: polnear.GoldArticle) -> tuple[list[TagSpan], list[frozenset[int]]]:
    """Annotated spans in words and reading order, with the attributions of each."""
    places = words(article.text)
    starts, ends = np.array([p.start for p in places]), np.array([p.end for p in places])
    owners: dict[TagSpan, set[int]] = {}
    for number, item in enumerate(article.attributions):
        for role in ROLES:
            for start, end in getattr(item, role):
                first, last = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end)) - 1
                if first <= last:
                    owners.setdefault(TagSpan(role, first, last, 1.0), set()).add(number)
    spans = sorted(owners, key=lambda span: (span.first, span.role))
    return spans, [frozenset(owners[span]) for span in spans]


def owners_of(
    spans: Sequence[TagSpan], gold: Sequence[TagSpan], gold_owners: Sequence[frozenset[int]]
) -> list[frozenset[int]]:
    """For each span the attributions of the annotated span of its role that it shares most words with."""
    found = []
    for span in spans:
        shared = [
            (min(span.last, other.last) - max(span.first, other.first) + 1, -index)
            for index, other in enumerate(gold)
            if other.role == span.role and other.first <= span.last and span.first <= other.last
        ]
        found.append(gold_owners[-max(shared)[1]] if shared else frozenset())
    return found


def cases(corpus: Path, tagger: Tagger) -> Iterator[Case]:
    """Two of each training article: with annotated spans and with found ones."""
    chance = random.Random(SEED)
    for number, article in enumerate(item for item in polnear.articles(corpus, "train") if not held_out(item)):
        layout = layout_of(article.text, words(article.text))
        gold, owners = gold_spans(article)
        if gold:
            yield Case(gold, owners, layout, number % FOLDS)
        found = tagger.spans(shaken(article.text, chance))
        if found:
            yield Case(found, owners_of(found, gold, owners), layout, number % FOLDS)


def target(case: Case, scene: Scene, task: Task) -> NDArray[np.int64]:
    """The right option of each query: a candidate of its attribution, else none; -1 where it teaches nothing.

    Nothing is taught by a cue that is none, and where the right partner was found but is too far to choose.
    """
    candidates = scene.candidates(task)
    result = np.full(len(candidates), candidates.shape[1])
    partners = [case.owners[number] for number in scene.place[task.of]]
    for row, number in enumerate(scene.place[task.role]):
        owners = case.owners[number]
        right = [slot for slot, other in enumerate(candidates[row]) if other >= 0 and owners & case.owners[other]]
        if right:
            # Where a tagger cut the partner in two, the nearer part.
            result[row] = min(right, key=lambda slot: abs(int(candidates[row, slot]) - int(number)))
        elif (task.role == CUE and not owners) or any(owners & other for other in partners):
            result[row] = -1
    return result


class Examples(NamedTuple):
    """Inputs of Network.hidden for many queries, the legal candidates and the right option."""

    inputs: tuple[NDArray[np.float16], ...]
    legal: NDArray[np.bool_]
    right: NDArray[np.int64]


def examples(
    chosen: Sequence[tuple[Case, Scene]], task: Task, around: Sequence[NDArray[np.float32] | None]
) -> Examples:
    """All queries of `task` that teach something."""
    inputs: list[tuple[NDArray[np.float16], ...]] = []
    legal, right = [], []
    for (case, scene), known in zip(chosen, around, strict=True):
        goal, start = target(case, scene, task), 0
        for rows, among, given in options(scene, task, known):
            answer = goal[start : start + len(rows)]
            start += len(rows)
            inputs.append(tuple(part[answer >= 0].astype(np.float16) for part in given))
            legal.append(among[answer >= 0] >= 0)
            right.append(answer[answer >= 0])
    return Examples(tuple(map(np.concatenate, zip(*inputs, strict=True))), np.concatenate(legal), np.concatenate(right))


def fresh(sizes: Sequence[int], hidden: int, chance: np.random.Generator) -> dict[str, NDArray[np.float32]]:
    """Random first weights."""
    found = {}
    for name, size, spread in zip(("query", "candidate", "pair", "context"), sizes, (0.1, 0.1, 0.2, 0.3), strict=True):
        found[name] = (chance.standard_normal((size, hidden)) * spread).astype(np.float32)
    found |= {name: np.zeros(hidden, np.float32) for name in ("none", "bias")}
    found["out"] = (chance.standard_normal(hidden) / np.sqrt(hidden)).astype(np.float32)
    return found


def gradients(network: Network, data: Examples, rows: NDArray[np.int64]) -> dict[str, NDArray[np.float32]]:
    """Of the mean cross-entropy over `rows`."""
    query, candidate, pair, known = (part[rows].astype(np.float32) for part in data.inputs)
    hidden = network.hidden(query, candidate, pair, known)
    error = network.probability(hidden, data.legal[rows])
    error[np.arange(len(rows)), data.right[rows]] -= 1
    error /= len(rows)
    inner = error[..., None] * network.weights["out"] * (hidden > 0)
    width = hidden.shape[-1]
    summed, flat = inner.sum(axis=1), inner[:, :-1].reshape(-1, width)
    return {
        "query": query.T @ summed,
        "candidate": candidate.reshape(len(flat), -1).T @ flat,
        "pair": pair.reshape(len(flat), -1).T @ flat,
        "context": known.reshape(inner.shape[0] * inner.shape[1], -1).T @ inner.reshape(-1, width),
        "none": inner[:, -1].sum(axis=0),
        "bias": summed.sum(axis=0),
        "out": np.einsum("qo,qoh->h", error, np.maximum(hidden, 0)),
    }


def fit(data: Examples, look: str) -> Network:
    """Train a network with Adam (Kingma and Ba 2015) and decoupled weight decay; weights are multiples of STEP."""
    chance = np.random.default_rng(SEED)
    network = Network(fresh([part.shape[-1] for part in data.inputs], HIDDEN[look], chance))
    mean, square = ({name: np.zeros_like(value) for name, value in network.weights.items()} for _ in range(2))
    count = len(data.right)
    total, step = EPOCHS[look] * -(-count // BATCH), 0
    for _ in range(EPOCHS[look]):
        order = chance.permutation(count)
        for start in range(0, count, BATCH):
            step += 1
            rate = PEAK_RATE * min(1.0, step / 100) * max(0.02, 1 - step / total)
            for name, slope in gradients(network, data, order[start : start + BATCH]).items():
                mean[name] += 0.1 * (slope - mean[name])
                square[name] += 0.01 * (slope * slope - square[name])
                ahead = mean[name] / (1 - 0.9**step) / (np.sqrt(square[name] / (1 - 0.99**step)) + 1e-6)
                shrink = DECAY * network.weights[name] if network.weights[name].ndim > 1 else 0
                network.weights[name] -= (rate * (ahead + shrink)).astype(np.float32)
    return read(stored(network))


def stored(network: Network) -> dict[str, list[int] | list[list[int]]]:
    """Weights as whole numbers of STEP."""
    return {name: np.rint(value / STEP).astype(int).tolist() for name, value in network.weights.items()}


Networks = dict[str, list[Network]]


def train(chosen: Sequence[tuple[Case, Scene]]) -> Networks:
    """The guessing networks, then the choosing ones, which see what was guessed."""
    nothing = [None] * len(chosen)
    guess = [fit(examples(chosen, task, nothing), "guess") for task in TASKS]
    around = list(zip(*(looked(scene, guess) for _, scene in chosen), strict=True))
    choice = [fit(examples(chosen, task, known), "choice") for task, known in zip(TASKS, around, strict=True)]
    return {"guess": guess, "choice": choice}


def looked(scene: Scene, guess: Sequence[Network]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What the guesses say of the options of both tasks."""
    first, second = (choose(scene, task, network) for task, network in zip(TASKS, guess, strict=True))
    return context(scene, first, second)


def right(networks: Networks, chosen: Sequence[tuple[Case, Scene]]) -> list[float]:
    """Share of queries of each task whose best option is the right one."""
    hits, seen = np.zeros(len(TASKS)), np.zeros(len(TASKS))
    for case, scene in chosen:
        around = looked(scene, networks["guess"])
        for index, task in enumerate(TASKS):
            goal = target(case, scene, task)
            best = choose(scene, task, networks["choice"][index], around[index]).probability.argmax(axis=1)
            hits[index] += (best == goal)[goal >= 0].sum()
            seen[index] += (goal >= 0).sum()
    return [float(value) for value in hits / seen]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the PolNeAR folder with train/")
    parser.add_argument("--cross-validate", action="store_true", help="print the share of right links by fold instead")
    arguments = parser.parse_args()
    everything = [(case, Scene(case.spans, case.layout)) for case in cases(arguments.corpus, Tagger())]
    if arguments.cross_validate:
        for fold in range(FOLDS):
            networks = train([pair for pair in everything if pair[0].fold != fold])
            print(fold, *(f"{share:.4f}" for share in right(networks, [p for p in everything if p[0].fold == fold])))
        return
    content = {
        look: {ROLES[task.role]: stored(network) for task, network in zip(TASKS, found, strict=True)}
        for look, found in train(everything).items()
    }
    path = WEIGHTS / WEIGHTS_FILE
    path.write_text(json.dumps(content, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    manifest.update(WEIGHTS)


if __name__ == "__main__":
    main()
