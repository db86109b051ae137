"""Agglomerative clustering of things whose similarities are given: complete or average linkage down to a threshold.

Knows nothing of what is clustered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Method = Literal["average", "complete"]


def components(count: int, edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected components of 0 … count - 1, each sorted, in order of their first member."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(root(node), []).append(node)
    return list(groups.values())


def agglomerate(similarity: NDArray[np.float64], threshold: float, method: Method) -> list[list[int]]:
    """Clusters of the rows of a symmetric matrix: merges of nearest clusters while their linkage is >= `threshold`.

    Nearest-neighbour chains (Murtagh 1983), so quadratic time; both linkages are reducible, hence a cluster whose best
    neighbour is below the threshold is final. Ties go to the lower index. Clusters are sorted by their first member.
    """
    count = len(similarity)
    work = similarity.astype(np.float64, copy=True)
    np.fill_diagonal(work, -np.inf)
    size = np.ones(count)
    members = [[index] for index in range(count)]
    active = np.ones(count, dtype=bool)
    done: list[list[int]] = []
    chain: list[int] = []
    while active.any() or chain:
        if not chain:
            chain.append(int(np.flatnonzero(active)[0]))
        top = chain[-1]
        row = np.where(active, work[top], -np.inf)
        row[top] = -np.inf
        best = int(row.argmax())
        # Staying with the one below on a tie is what lets the chain end.
        if len(chain) > 1 and row[chain[-2]] >= row[best]:
            best = chain[-2]
        if not row[best] >= threshold:
            active[top] = False
            done.append(sorted(members[top]))
            chain.pop()
            continue
        if len(chain) > 1 and best == chain[-2]:
            chain.pop()
            chain.pop()
            keep, drop = sorted((top, best))
            if method == "average":
                merged = (size[keep] * work[keep] + size[drop] * work[drop]) / (size[keep] + size[drop])
            else:
                merged = np.minimum(work[keep], work[drop])
            work[keep] = merged
            work[:, keep] = merged
            work[keep, keep] = -np.inf
            size[keep] += size[drop]
            members[keep] += members[drop]
            active[drop] = False
        else:
            chain.append(best)
    return sorted(done)


def grouped(count: int, pairs: Sequence[tuple[int, int, float]], threshold: float, method: Method) -> list[list[int]]:
    """Clusters of 0 … count - 1 from sparse similarities; a pair that is not given has similarity 0.

    A merge needs one pair at the threshold at least, so only connected components of such pairs become matrices.
    """
    found: list[list[int]] = []
    parts = components(count, ((a, b) for a, b, value in pairs if value >= threshold))
    place = {node: (number, index) for number, part in enumerate(parts) for index, node in enumerate(part)}
    inside: dict[int, list[tuple[int, int, float]]] = {}
    for a, b, value in pairs:
        if place[a][0] == place[b][0]:
            inside.setdefault(place[a][0], []).append((place[a][1], place[b][1], value))
    for number, part in enumerate(parts):
        if len(part) == 1:
            found.append(part)
            continue
        matrix = np.zeros((len(part), len(part)))
        for a, b, value in inside.get(number, []):
            matrix[a, b] = matrix[b, a] = value
        found += [[part[index] for index in cluster] for cluster in agglomerate(matrix, threshold, method)]
    return sorted(found)
