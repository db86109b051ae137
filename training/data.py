"""What the training sees: articles as pieces with their labels, cut into windows of whole paragraphs, in batches.

The cut into windows is the one of pipelines.attribution.features, begun at another paragraph in every epoch. No torch
modules here, only tensors.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipelines.attribution import features
from pipelines.attribution.tags import opens
from training import corenlp, polnear

# Pieces of a batch, padding among them: twelve full windows, or many short texts.
BATCH = 12 * features.WINDOW
# So many pieces are masked, or the tagger learns the names of its articles by heart.
MASKED, MASK_ID = 0.1, 103
NONE = corenlp.NONE
# Marks of one character that are put for another, so that the tagger leans on no glyph and no direction.
STYLES: dict[str, dict[str, str]] = {
    "printed": {},
    "straight": dict.fromkeys("“”", '"') | dict.fromkeys("‘’", "'"),
    "angular": {"“": "«", "”": "»"},
    "low": {"“": "„", "”": "“"},
    "single": {"“": "‘", "”": "’", "‘": "“", "’": "’"},
}
STYLE_WEIGHTS = {"printed": 12, "straight": 4, "broken": 3, "angular": 1, "low": 1, "single": 1}
BREAKING = 0.25


def restyle(text: str, style: str, chance: random.Random) -> str:
    """The text with other quotation marks of the same length; `broken` turns every fourth one round."""
    if style == "broken":
        return "".join(chance.choice('“”"') if mark in '“”"' and chance.random() < BREAKING else mark for mark in text)
    return text.translate(str.maketrans(STYLES[style]))


class Example(NamedTuple):
    """One text: pieces and, at each word's first piece, its labels (-100 elsewhere or where unknown).

    `target`, `inner`: tags of the outermost sayings and of those directly inside; `head` holds piece positions.
    """

    pieces: features.Pieces
    target: NDArray[np.int64]
    inner: NDArray[np.int64]
    tag: NDArray[np.int64]
    relation: NDArray[np.int64]
    head: NDArray[np.int64]
    name: NDArray[np.int64]


def example(
    article: polnear.GoldArticle,
    text: str,
    tokenizer: Tokenizer,
    inner: Sequence[int] | polnear.GoldArticle,
    silver: corenlp.Silver | None = None,
) -> Example:
    """The labels of `article` over `text`, which may differ from its own text in quotation marks.

    `inner`: the tags of inner sayings by word (-100 where unknown), or the article that has them.
    """
    pieces = features.encode(text, tokenizer)
    starts = pieces.word
    below = polnear.tags(inner, pieces.words) if isinstance(inner, polnear.GoldArticle) else inner
    layers = [np.array([*values, NONE])[starts] for values in (polnear.tags(article, pieces.words), below)]
    if silver is None:
        return Example(pieces, *layers, *(np.full(len(starts), NONE) for _ in range(4)))
    place = np.full(len(pieces.words) + 1, NONE)
    first = np.flatnonzero(starts >= 0)
    place[starts[first]] = first
    padded = [np.append(values, NONE)[starts] for values in silver]
    return Example(pieces, *layers, padded[0], padded[1], place[np.maximum(padded[2], -1)], padded[3])


class Cut(NamedTuple):
    """Pieces [start, end) of an example."""

    example: Example
    start: int
    end: int


def cuts(item: Example, chance: random.Random) -> list[Cut]:
    """Windows of whole paragraphs; the first one is short by chance, so that paragraphs meet others each time."""
    room = features.WINDOW - 2
    found = features.windows(item.pieces, first=chance.randint(room // 4, room))
    return [Cut(item, window.start, window.end) for window in found]


def batches(examples: Sequence[Example], chance: random.Random) -> list[list[Cut]]:
    """All windows, batched by length, in random order."""
    found = [cut for item in examples for cut in cuts(item, chance)]
    chance.shuffle(found)
    found.sort(key=lambda cut: (cut.end - cut.start) // 16)
    groups: list[list[Cut]] = [[]]
    for cut in found:  # the longest so far comes last
        if (len(groups[-1]) + 1) * (cut.end - cut.start + 2) > BATCH:
            groups.append([])
        groups[-1].append(cut)
    chance.shuffle(groups)
    return [group for group in groups if group]


class Batch(NamedTuple):
    """Tensors, windows x pieces, padded to the longest; `chains` and `inner_chains` number the pieces of each
    paragraph that have a tag of the layer, -1 pads.
    """

    ids: torch.Tensor
    types: torch.Tensor
    mask: torch.Tensor
    target: torch.Tensor
    inner: torch.Tensor
    tag: torch.Tensor
    relation: torch.Tensor
    head: torch.Tensor
    name: torch.Tensor
    chains: torch.Tensor
    inner_chains: torch.Tensor


def _chains(target: NDArray[np.int64], part: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The pieces of each paragraph of a window that have a tag."""
    edges = np.flatnonzero(part == features.BREAK_ID)
    for first, last in zip([0, *(edges + 1)], [*edges, len(part)], strict=True):
        chain = first + np.flatnonzero(target[first:last] >= 0)
        # A window that begins inside a span cannot say how it opened.
        while len(chain) and not opens(int(target[chain[0]])):
            chain = chain[1:]
        if len(chain):
            yield chain


def _padded(chains: Sequence[NDArray[np.int64]]) -> torch.Tensor:
    found = torch.full((len(chains), max(map(len, chains), default=1)), -1, dtype=torch.long)
    for row, chain in enumerate(chains):
        found[row, : len(chain)] = torch.from_numpy(chain)
    return found


def collate(group: Sequence[Cut], chance: np.random.Generator) -> Batch:
    """One batch, some pieces of it masked; heads outside a window have no label."""
    length = max(cut.end - cut.start for cut in group) + 2
    ids = torch.zeros(len(group), length, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    labels = [torch.full_like(ids, NONE) for _ in range(6)]
    chains: tuple[list[NDArray[np.int64]], ...] = ([], [])
    for row, (item, start, end) in enumerate(group):
        size = end - start
        inner = slice(1, size + 1)
        ids[row, 0], ids[row, size + 1] = features.CLS_ID, features.SEP_ID
        part = item.pieces.ids[start:end]
        hidden = (chance.random(size) < MASKED) & (part != features.BREAK_ID)
        ids[row, inner] = torch.from_numpy(np.where(hidden, MASK_ID, part))
        types[row, inner] = torch.from_numpy(item.pieces.types[start:end])
        mask[row, : size + 2] = 1
        head = item.head[start:end] - start + 1
        head = np.where((item.head[start:end] >= start) & (item.head[start:end] < end), head, NONE)
        parts = (item.target, item.inner, item.tag, item.relation, None, item.name)
        for label, values in zip(labels, parts, strict=True):
            label[row, inner] = torch.from_numpy(head if values is None else values[start:end])
        for layer, values in zip(chains, (item.target, item.inner), strict=True):
            layer.extend(chain + 1 + row * length for chain in _chains(values[start:end], part))
    return Batch(ids, types, mask, *labels, *map(_padded, chains))
