"""Fits the judge of copies (pipelines.dedup.judge) on made articles: `python -m training.copies --corpora FOLDER`.

Logistic regression over the products of the judge's features, on pairs of the benchmark's generator: an unedited text
with its copies, two copies, and, as what must stay apart, an article that lifts paragraphs with the text that it lifts
them from, or with copies of that. Only even seeds are used; odd ones are for reporting. The natural pairs that are
labelled by hand are not trained on.
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

from benchmarks.dedup.generate import Article, generate
from pipelines.dedup.align import index, make_room
from pipelines.dedup.judge import FEATURES, WEIGHTS, features_of
from pipelines.dedup.words import read

SEEDS, DEV_SEEDS = (2, 4, 8, 10), (6, 12)
ARTICLES = 5000
MAX_HOSTED = 6  # copies of its source that a host is compared with
PENALTY = 30.0  # L2, on standardized products
WRONGLY_MERGED = 0.003  # share of the pairs that must stay apart, in all the sets, that the threshold lets through

F64 = NDArray[np.float64]


class Pairs(NamedTuple):
    """Pairs of articles: features, whether they are one report, how much each counts, whether the score decides."""

    features: F64
    same: NDArray[np.bool_]
    weights: F64
    open: NDArray[np.bool_]


def _pairs(articles: Sequence[Article], rng: random.Random) -> Iterator[tuple[int, int, bool, float]]:
    members: dict[int, list[int]] = {}
    for number, article in enumerate(articles):
        members.setdefault(article.cluster, []).append(number)
    for own in members.values():
        if articles[own[0]].is_template:
            continue
        edited = [number for number in own if articles[number].edited]
        for base in own:
            if not articles[base].edited:
                yield from ((base, number, True, 1.0) for number in own if number != base)
        for _ in range(min(3 * len(edited), len(edited) * (len(edited) - 1) // 2)):
            one, other = rng.sample(edited, 2)
            yield one, other, True, 0.3
    for number, article in enumerate(articles):
        if article.source is not None:
            yield from ((other, number, False, 4.0) for other in members.get(article.source, [])[:MAX_HOSTED])


def pairs(corpora: Path, seed: int) -> Pairs:
    """The pairs of one made set."""
    articles = generate(corpora, ARTICLES, seed, footers=False)
    words = read([article.text for article in articles])
    room = make_room(int(np.diff(words.bounds).max()))
    rows = list(_pairs(articles, random.Random(seed)))
    features = np.zeros((len(rows), len(FEATURES)))
    found, is_open = np.zeros(2 * len(FEATURES)), np.zeros(len(rows), dtype=bool)
    for row, (one, other, _, _) in enumerate(rows):
        own, others = words.hashes[words.of(one)], words.hashes[words.of(other)]
        index(others, room)
        is_open[row] = features_of(own, words.paragraphs_of(one), others, words.paragraphs_of(other), room, found)
        features[row] = found[: len(FEATURES)]
    return Pairs(features, np.array([r[2] for r in rows]), np.array([r[3] for r in rows]), is_open)


def _products(features: F64) -> F64:
    """1, the features, and the product of each two of them: the upper triangle of the quadratic form, row by row."""
    padded = np.column_stack((np.ones(len(features)), features))
    one, other = np.triu_indices(padded.shape[1])
    found: F64 = padded[:, one] * padded[:, other]
    return found


def fit(given: Pairs) -> F64:
    """Weights of the products, by Newton's method."""
    products = _products(given.features[given.open])
    same, weights = given.same[given.open], given.weights[given.open]
    mean, deviation = products.mean(axis=0), products.std(axis=0)
    mean[0], deviation[0] = 0.0, 1.0
    scaled = (products - mean) / deviation
    penalty = np.eye(scaled.shape[1]) * PENALTY
    penalty[0, 0] = 0.0
    found = np.zeros(scaled.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        gradient = scaled.T @ (weights * (same - chance)) - penalty @ found
        curvature = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled + penalty
        step = np.linalg.solve(curvature, gradient)
        found += step
        if abs(step).max() < 1e-6:
            break
    raw: F64 = found / deviation
    raw[0] -= (found * mean / deviation).sum()
    return raw


def _scores(given: Pairs, weights: F64) -> F64:
    found: F64 = np.where(given.open, _products(given.features) @ weights, -np.inf)
    return found


def main() -> None:
    """Parse the command line, fit, choose the threshold, write the weights, print what they reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora to take base texts from")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    sets = {seed: pairs(given.corpora, seed) for seed in (*SEEDS, *DEV_SEEDS)}
    weights = fit(Pairs(*(np.concatenate(parts) for parts in zip(*(sets[seed] for seed in SEEDS), strict=True))))
    apart = np.concatenate([_scores(found, weights)[~found.same] for found in sets.values()])
    weights[0] -= np.quantile(apart, 1 - WRONGLY_MERGED, method="higher")
    count = len(FEATURES) + 1
    form = np.zeros((count, count))
    form[np.triu_indices(count)] = weights
    rounded = [[float(f"{value:.5g}") for value in row] for row in form.tolist()]
    given.out.write_text(json.dumps({"features": FEATURES, "weights": rounded}) + "\n", encoding="utf-8")
    for seed, found in sets.items():
        merged = _scores(found, weights) > 0
        print(
            f"seed {seed} ({'train' if seed in SEEDS else 'dev'}): "
            f"copies of a text {merged[found.weights == 1].mean():.3f}, two copies "
            f"{merged[found.weights == 0.3].mean():.3f}, apart {merged[~found.same].mean():.4f} merged"
        )


if __name__ == "__main__":
    main()
