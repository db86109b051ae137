"""Peers on the same texts, in their fastest way to give pairs, at the settings that suit them best; running and scoring
them is no affair of this module. Their packages are no dependency of the project.

A peer finds pairs of texts with a similarity. Pairs at or above its threshold are copies, and what copies connect is a
group. All compare lower-case word 4-shingles by 128 (or 126) hashes in bands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
BATCH = 2000
ROWS = {16: 8, 32: 4, 42: 3, 64: 2}  # of hashes in a band, by the number of bands
THRESHOLDS = tuple(round(0.15 + 0.05 * step, 2) for step in range(14))
CAREFUL = 0.05  # share of hosts merged with what they lift from, at most
SLACK = 0.15  # more than three standard errors of an estimate by 128 hashes


class Pairs(NamedTuple):
    """Rows of texts that may be alike, each pair once, and how alike."""

    one: Integers
    other: Integers
    similarity: npt.NDArray[np.float64]


class Setting(NamedTuple):
    """What a peer is tuned by."""

    bands: int
    threshold: float


def groups(count: int, pairs: Pairs, threshold: float) -> Integers:
    """A label per text, the same for texts that pairs at or above `threshold` connect."""
    parent = list(range(count))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    alike = pairs.similarity >= threshold
    for one, other in zip(pairs.one[alike].tolist(), pairs.other[alike].tolist(), strict=True):
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return np.array([root(index) for index in range(count)])


def _shingles(texts: Sequence[str]) -> Iterator[list[list[str]]]:
    """Word 4-shingles of each text, in batches of texts."""
    for start in range(0, len(texts), BATCH):
        batch: list[list[str]] = []
        for text in texts[start : start + BATCH]:
            words = re.findall(r"\w+", text.lower())
            grams = map(" ".join, zip(words, words[1:], words[2:], words[3:], strict=False))
            batch.append(list(grams) or [" ".join(words)])
        yield batch


def _joined(found: list[Pairs]) -> Pairs:
    return Pairs(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _rensa(texts: Sequence[str], setting: Setting, each: Callable[[list[list[str]]], object] | None = None) -> Pairs:
    """Candidates of rensa's index with the Jaccard index as its sketches estimate it."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found]

    hashes = setting.bands * ROWS[setting.bands]
    index = RMinHashLSH(threshold=setting.threshold, num_perm=hashes, num_bands=setting.bands)
    sketches: list[Any] = []
    for batch in _shingles(texts):
        if each:
            each(batch)
        sketches += RMinHash.from_token_sets(batch, num_perm=hashes, seed=42)
    index.insert_many(sketches)
    digests = np.array([sketch.digest() for sketch in sketches], dtype=np.uint32)
    found: list[Pairs] = []
    for start in range(0, len(texts), BATCH):
        answers = index.query_all(sketches[start : start + BATCH])
        one = np.repeat(np.arange(start, start + len(answers)), [len(answer) for answer in answers])
        other = np.fromiter((key for answer in answers for key in answer), np.int64, len(one))
        one, other = one[other < one], other[other < one]
        for at in range(0, max(1, len(one)), 100_000):
            some, partners = one[at : at + 100_000], other[at : at + 100_000]
            similarity = (digests[some] == digests[partners]).mean(axis=1)
            kept = similarity >= setting.threshold
            found.append(Pairs(some[kept], partners[kept], similarity[kept]))
    return _joined(found)


def rensa(texts: Sequence[str], setting: Setting) -> Pairs:
    """rensa 0.5: R-MinHash, pairs by the Jaccard index that sketches estimate."""
    return _rensa(texts, setting)


def rensa_exact(texts: Sequence[str], setting: Setting) -> Pairs:
    """rensa's candidates, then the exact Jaccard index of the texts' shingles: a peer of our own."""
    from rensa import RMinHash

    sets: list[npt.NDArray[np.uint64]] = []

    def keep(batch: list[list[str]]) -> None:
        sets.extend(np.unique(np.array(row, dtype=np.uint64)) for row in RMinHash.hash_token_sets(batch))

    likely = _rensa(texts, setting._replace(threshold=setting.threshold - SLACK), keep)
    similarity = np.empty(len(likely.one))
    for place, (one, other) in enumerate(zip(likely.one.tolist(), likely.other.tolist(), strict=True)):
        first, second = sets[one], sets[other]
        both = np.concatenate((first, second))
        both.sort()
        shared = int((both[1:] == both[:-1]).sum())
        similarity[place] = shared / (len(both) - shared)
    return Pairs(likely.one, likely.other, similarity)


def gaoya(texts: Sequence[str], setting: Setting) -> Pairs:
    """gaoya 0.2: MinHash, its own tokenizer, pairs by the Jaccard index that its index estimates."""
    from gaoya.minhash import MinHashStringIndex  # type: ignore[import-not-found]

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=setting.threshold,
        num_bands=setting.bands,
        band_size=ROWS[setting.bands],
        analyzer="word",
        lowercase=True,
        ngram_range=(4, 4),
        id_container="vec",
    )
    found: list[Pairs] = []
    for number, text in enumerate(texts):
        if answers := index.query(text, return_similarity=True):
            other, similarity = zip(*answers, strict=True)
            found.append(Pairs(np.full(len(other), number), np.array(other), np.array(similarity)))
        index.insert_document(number, text)
    return _joined(found) if found else Pairs(np.array([], int), np.array([], int), np.array([]))


PEERS: dict[str, Callable[[Sequence[str], Setting], Pairs]] = {
    "rensa": rensa,
    "rensa_exact": rensa_exact,
    "gaoya": gaoya,
}

# By peer and whether articles carry headers and footers: the setting of the best F1, and that of the best F1 of those
# that merge at most 5 % of hosts with what they lift from. Chosen on seed 2, mean F1 over 5,000, 20,000 and 50,000:
#     python -m benchmarks.dedup --tune --seed 2 --sizes 5000 20000 50000 --peer PEER [--footers]
# With footers the best merge fewer than 5 % as it is.
SETTINGS: dict[tuple[str, bool], dict[str, Setting]] = {
    ("rensa", False): {"best F1": Setting(64, 0.20), "careful": Setting(42, 0.45)},
    ("rensa", True): {"best F1": Setting(64, 0.50)},
    ("rensa_exact", False): {"best F1": Setting(64, 0.20), "careful": Setting(64, 0.45)},
    ("rensa_exact", True): {"best F1": Setting(32, 0.50)},
    ("gaoya", False): {"best F1": Setting(64, 0.20), "careful": Setting(42, 0.45)},
    ("gaoya", True): {"best F1": Setting(64, 0.50)},
}
