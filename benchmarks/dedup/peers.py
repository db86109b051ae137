"""Peers on the same texts: each a function from texts to a group label per text. Their packages are no dependency."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence


def _components(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    parent = list(range(count))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in edges:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return [root(index) for index in range(count)]


def _grams(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i : i + 4]) for i in range(max(1, len(words) - 3))]


def rensa(texts: Sequence[str], threshold: float = 0.35) -> list[int]:
    """R-MinHash (rensa 0.5), 128 permutations in 64 bands, pairs kept at an estimated Jaccard of 0.35 or more.

    The setting is the best of a small grid (research notes on de-duplication).
    """
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found]

    index = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=64)
    sketches: list[RMinHash] = []
    edges: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(_grams(text))
        for other in index.query(sketch):
            if sketches[other].jaccard(sketch) >= threshold:
                edges.append((other, number))
        index.insert(number, sketch)
        sketches.append(sketch)
    return _components(len(texts), edges)


PEERS: dict[str, Callable[[Sequence[str]], list[int]]] = {"rensa": rensa}
