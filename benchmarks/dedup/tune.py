"""Chooses the settings of peers on an even seed: `python -m benchmarks.dedup --tune`. Ours are chosen elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.dedup.generate import generate
from benchmarks.dedup.peers import CAREFUL, PEERS, ROWS, THRESHOLDS, Pairs, Setting, groups
from benchmarks.dedup.scores import Gold, Integers, pair_scores, trap_scores


def _by_threshold(count: int, pairs: Pairs) -> Iterator[tuple[float, Integers]]:
    """Groups at each threshold, from the highest down: those of one are merged into those of the next."""
    labels, above = np.arange(count), np.inf
    for threshold in reversed(THRESHOLDS):
        fresh = (pairs.similarity >= threshold) & (pairs.similarity < above)
        ends = np.unique(np.column_stack([labels[pairs.one[fresh]], labels[pairs.other[fresh]]]), axis=0)
        labels = groups(count, Pairs(ends[:, 0], ends[:, 1], np.ones(len(ends))), 1.0)[labels]
        above = threshold
        yield threshold, labels


def tune(corpora: Path, sizes: Sequence[int], seed: int, footers: bool, peers: Sequence[str]) -> None:
    """Print the best settings of each peer by mean pair F1 over `sizes`, of all and of the careful ones.

    Raises ValueError where `seed` is odd: those are for reporting.
    """
    if seed % 2:
        raise ValueError(f"seed {seed} is odd; odd seeds are for reporting, so tune on an even one")
    scores: defaultdict[tuple[str, Setting], list[dict[str, float]]] = defaultdict(list)
    for size in sizes:
        articles = generate(corpora, size, seed, footers)
        texts = [article.text for article in articles]
        gold = Gold.of(articles)
        for peer in peers:
            for bands in ROWS:
                pairs = PEERS[peer](texts, Setting(bands, min(THRESHOLDS)))
                for threshold, labels in _by_threshold(size, pairs):
                    found = pair_scores(labels, gold.cluster) | trap_scores(labels, gold)
                    scores[peer, Setting(bands, threshold)].append(found)
    for peer in peers:
        means = {
            s: sum(each["f1"] for each in found) / len(found) for (name, s), found in scores.items() if name == peer
        }
        best = sorted(means, key=lambda setting: -means[setting])
        careful = [s for s in best if all(each["partial_wrongly_merged"] <= CAREFUL for each in scores[peer, s])]
        for aim, settings in (("best F1", best), ("careful", careful)):
            for setting in settings[:3]:
                f1 = " ".join(f"{each['f1']:.4f}" for each in scores[peer, setting])
                merged = " ".join(f"{each['partial_wrongly_merged']:.3f}" for each in scores[peer, setting])
                at = f"{setting.bands} bands, threshold {setting.threshold:.2f}"
                print(f"{peer:12} {aim}: {at}: F1 {means[setting]:.4f} ({f1}), partial wrongly merged {merged}")
