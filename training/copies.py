"""Fits the judge of copies (pipelines.dedup.judge) on made articles: `python -m training.copies --corpora FOLDER`.

Logistic regression over the products of the judge's features, on the pairs that the stage would ask about in sets of
the benchmark's generator, in each of its layouts. What must stay apart are mostly hosts, which lift paragraphs, and
what they lift from. Only even seeds are used; odd ones are for reporting. The natural pairs that are labelled by hand
are not trained on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.dedup.generate import LAYOUTS, generate
from benchmarks.dedup.scores import Gold
from pipelines.dedup.align import index, make_room
from pipelines.dedup.candidates import candidate_pairs
from pipelines.dedup.clusters import neighbours
from pipelines.dedup.judge import BULK, CENTRE, FEATURES, MEMBER, WEIGHTS, features_of
from pipelines.dedup.sketches import sketch
from pipelines.dedup.words import I64, Words, read

SEEDS, DEV_SEEDS = (2, 4, 8, 10), (6, 12)
ARTICLES = 20000
APART = 4.0  # how much a pair that must stay apart counts beside one that is one report
PENALTY = 30.0  # L2, on standardized products
WRONGLY_MERGED = 0.005  # wrongly merged pairs that the threshold lets through, in all the sets, per host

F64 = NDArray[np.float64]


class Pairs(NamedTuple):
    """Questions to the judge: features, whether the two are one report, or a host and its source; may the score say?"""

    features: F64
    same: NDArray[np.bool_]
    host: NDArray[np.bool_]
    open: NDArray[np.bool_]


def _asked(stories: I64, words: Words) -> Iterator[tuple[int, int, bool]]:
    """The questions that pipelines.dedup.clusters asks where all are answered rightly.

    Each is an article, a centre, and whether a third article, of the centre's group, is linked to the first.
    """
    known = sketch(words)
    found = candidate_pairs(known.fingerprints, known.bounds)
    bounds, linked = neighbours(found.low, found.high, len(stories))
    grouped = np.zeros(len(stories), dtype=bool)
    for centre in np.argsort(-found.centrality, kind="stable").tolist():
        if grouped[centre]:
            continue
        grouped[centre] = True
        asked, growing = {centre}, [centre]
        for member in growing:
            for other in linked[bounds[member] : bounds[member + 1]].tolist():
                if grouped[other] or other in asked:
                    continue
                asked.add(other)
                if stories[other] == stories[centre]:
                    grouped[other] = True
                    growing.append(other)
        members = set(growing[1:])
        for other in sorted(asked - {centre}):
            yield other, centre, not members.isdisjoint(linked[bounds[other] : bounds[other + 1]].tolist())


def pairs(corpora: Path, seed: int, layout: str) -> Pairs:
    """The questions about one made set, but for reports by a template: their figures tell them apart."""
    articles = generate(corpora, ARTICLES, seed, layout=layout)
    words = read([article.text for article in articles])
    room = make_room(int(np.diff(words.bounds).max()))
    gold = Gold.of(articles)
    stories, source, is_template = gold.cluster, gold.source, gold.is_template
    rows = [row for row in _asked(stories, words) if not is_template[list(row[:2])].any()]
    features, is_open = np.zeros((len(rows), len(FEATURES))), np.zeros(len(rows), dtype=bool)
    for row, (article, centre, is_known) in enumerate(rows):
        own, others = words.hashes[words.of(article)], words.hashes[words.of(centre)]
        index(others, room)
        own_paragraphs, paragraphs = words.paragraphs_of(article), words.paragraphs_of(centre)
        may_be = features_of(own, own_paragraphs, others, paragraphs, room, features[row])
        is_open[row] = may_be and (is_known or features[row, [MEMBER, CENTRE]].max() >= BULK)
    one, other = np.array([row[:2] for row in rows]).T
    host = (source[one] == stories[other]) | (source[other] == stories[one])
    return Pairs(features, stories[one] == stories[other], host, is_open)


def _products(features: F64) -> F64:
    """1, the features, and the product of each two of them: the upper triangle of the quadratic form, row by row."""
    padded = np.column_stack((np.ones(len(features)), features))
    one, other = np.triu_indices(padded.shape[1])
    found: F64 = padded[:, one] * padded[:, other]
    return found


def fit(given: Pairs) -> F64:
    """Weights of the products, by Newton's method."""
    products = _products(given.features[given.open])
    same = given.same[given.open]
    weights = np.where(same, 1.0, APART)
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
    sets = {(seed, layout): pairs(given.corpora, seed, layout) for seed in (*SEEDS, *DEV_SEEDS) for layout in LAYOUTS}
    weights = fit(
        Pairs(
            *(
                np.concatenate(parts)
                for parts in zip(*(found for (seed, _), found in sets.items() if seed in SEEDS), strict=True)
            )
        )
    )
    apart = np.sort(np.concatenate([_scores(found, weights)[~found.same] for found in sets.values()]))
    wrong = int(WRONGLY_MERGED * sum(found.host.sum() for found in sets.values()))
    weights[0] -= apart[-1 - wrong]
    count = len(FEATURES) + 1
    form = np.zeros((count, count))
    form[np.triu_indices(count)] = weights
    rounded = [[float(f"{value:.5g}") for value in row] for row in form.tolist()]
    given.out.write_text(json.dumps({"features": FEATURES, "weights": rounded}) + "\n", encoding="utf-8")
    for (seed, layout), found in sets.items():
        merged = _scores(found, weights) > 0
        print(
            f"seed {seed} ({'train' if seed in SEEDS else 'dev'}), {layout}: copies {merged[found.same].mean():.4f}, "
            f"hosts {merged[found.host].mean():.4f} merged"
        )


if __name__ == "__main__":
    main()
