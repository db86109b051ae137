"""Story grouping on FNC-1 train: pair F1 and B-cubed F1 over half splits, the threshold chosen on the other half.

    python -m benchmarks.stories [--corpora ../shared/corpora]

Bodies only (a headline is shared over a story and would leak it). Nothing of the corpus is written anywhere.
"""

from __future__ import annotations

import argparse
import json
import random
from itertools import combinations
from pathlib import Path

import numpy as np

from pipelines.claims.linkage import grouped
from pipelines.claims.stories import Comparison
from pipelines.encoder import SentenceEncoder


def load(corpora: Path) -> tuple[list[str], list[str]]:
    """Texts and story labels of the bodies that belong to one story."""
    folder = corpora / "fnc1-train"
    bodies = {}
    with (folder / "bodies_train.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            bodies[row["body_id"]] = row["text"]
    texts, labels = [], []
    with (folder / "stories_train.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            for body_id in row["body_ids"]:
                texts.append(bodies[body_id])
                labels.append(row["story"])
    return texts, labels


def scores(labels: list[str], clusters: list[list[int]]) -> tuple[float, float, float, float]:
    """Pair precision, recall and F1, and B-cubed F1."""
    true_pairs = sum(n * (n - 1) // 2 for n in _sizes(labels).values())
    found = [pair for cluster in clusters for pair in combinations(cluster, 2)]
    right = sum(labels[a] == labels[b] for a, b in found)
    precision = right / len(found) if found else 1.0
    recall = right / true_pairs if true_pairs else 1.0
    sizes = _sizes(labels)
    b_precision = b_recall = 0.0
    for cluster in clusters:
        inside = _sizes([labels[index] for index in cluster])
        for label, count in inside.items():
            b_precision += count * count / len(cluster)
            b_recall += count * count / sizes[label]
    b_precision, b_recall = b_precision / len(labels), b_recall / len(labels)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1, 2 * b_precision * b_recall / (b_precision + b_recall)


def _sizes(labels: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for label in labels:
        found[label] = found.get(label, 0) + 1
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments = parser.parse_args()
    texts, labels = load(arguments.corpora)
    comparison = Comparison(texts, SentenceEncoder())
    everything = np.zeros((len(texts), len(texts)))
    for row in range(len(texts) - 1):
        everything[row, row + 1 :] = comparison.similarity(row, range(row + 1, len(texts)))
    names = sorted(set(labels))
    grid = [round(0.20 + 0.01 * step, 2) for step in range(30)]
    results, chosen = [], []
    for seed in range(6):
        half = set(random.Random(seed).sample(names, len(names) // 2))
        by_half = []
        for inside in (True, False):
            index = [i for i, label in enumerate(labels) if (label in half) == inside]
            part = [labels[i] for i in index]
            pairs = [
                (a, b, float(everything[index[a], index[b]]))
                for a in range(len(index))
                for b in range(a + 1, len(index))
                if everything[index[a], index[b]] >= grid[0]
            ]
            by_half.append({t: scores(part, grouped(len(index), pairs, t, "complete")) for t in grid})
        best = max(grid, key=lambda t: by_half[0][t][2])
        chosen.append(best)
        results.append(by_half[1][best])
    means = np.array(results).mean(axis=0)
    print(f"{len(texts)} bodies, {len(names)} stories; thresholds {chosen}, mean {np.mean(chosen):.3f}")
    print("pair P {:.3f} R {:.3f} F1 {:.3f}   B-cubed F1 {:.3f}   (mean of 6 half splits)".format(*means))
    print(f"F1 per split: {[round(result[2], 3) for result in results]}")


if __name__ == "__main__":
    main()
