"""Fits the weights of pipelines.attribution.confidence on articles that the tagger was not trained on.

    python -m training.calibration --corpus DIR

Runs the exported model, so it comes after training.export, and writes `confidence` into its weights.json. A logistic
regression with a small ridge, by Newton's method: a few hundred cases, ten weights, nothing to tune.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.attribution_confidence import judged
from pipelines.attribution.confidence import NAMES
from pipelines.attribution.tagger import Tagger
from pipelines.encoder import WEIGHTS
from training import manifest, polnear
from training.heldout import held_out

RIDGE = 1.0
STEPS = 25


def fit(features: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression. `features`: cases x weights, the first column 1; `right`: 0 or 1 per case."""
    weights = np.zeros(features.shape[1])
    penalty = RIDGE * np.eye(features.shape[1])
    penalty[0, 0] = 0.0  # the bias is free
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - expected) - penalty @ weights
        curvature = (features * (expected * (1 - expected))[:, None]).T @ features + penalty
        weights = weights + np.linalg.solve(curvature, slope)
    return weights


def kept(corpus: Path) -> Iterator[polnear.GoldArticle]:
    """The articles of the training split that training leaves out."""
    return (article for article in polnear.articles(corpus, "train") if held_out(article))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the PolNeAR folder with train/ and dev/")
    arguments = parser.parse_args()
    cases = [case for case in judged(kept(arguments.corpus), Tagger()) if case.evidence]
    features = np.array([case.evidence for case in cases])
    weights = fit(features, np.array([case.right for case in cases], dtype=np.float64))
    found = dict(zip(NAMES, np.round(weights, 4).tolist(), strict=True))
    manifest.update(WEIGHTS, confidence=found)
    print(f"{len(cases)} attributions of held-out articles: {found}")


if __name__ == "__main__":
    main()
