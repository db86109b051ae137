"""Trains the reader of stances (pipelines.claims.reader): where a source stands on what it is quoted with.

    python -m training.stance --corpora DIR --model DIR

A small encoder (all-MiniLM-L6-v2, its word embeddings kept as they are) reads source, cue and content and answers five
questions: stance, polarity, certainty, tense, and why there is no claim. Learned from labels by reading
(`training/labels/stance.csv`: attributions of PolNeAR train by id) and from our own writing (training/own/claims, the
choose half of benchmarks/bundles). What benchmarks.stance chooses and tests on is not among them. Writes
`MODEL/stance.pt`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from benchmarks.bundles import gold as conflict
from benchmarks.stance import gold as stance
from pipelines.claims import reader as runtime
from training.loop import descend
from training.model import base_encoder, encoder_folder

SEED = 20261123
LABELS = Path(__file__).with_name("labels") / "stance.csv"
OWN = Path(__file__).with_name("own") / "claims"
FILE = "stance.pt"
EPOCHS = 4
RATE, HEAD_RATE = 1e-4, 1e-3
BATCH = 16
FROZEN = 1
"""Layers from below that stay as they were."""
ASPECT_WEIGHT = 0.3
SMOOTHING = 0.05


class Example(NamedTuple):
    """Pieces, their segments, and a label for each of QUESTIONS: -1 where it is not known."""

    ids: Sequence[int]
    types: Sequence[int]
    labels: tuple[int, ...]


class Reader(nn.Module):
    """The encoder with a linear layer over its first state and the mean over the content."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = base_encoder()
        self.encoder.embeddings.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(2 * runtime.SIZE, sum(map(len, runtime.QUESTIONS.values())))

    def forward(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores, batch x answers."""
        states = self.encoder(ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weight = (mask * types).to(states.dtype)[..., None]
        mean = (states * weight).sum(1) / weight.sum(1)
        found: torch.Tensor = self.head(self.dropout(torch.cat([states[:, 0], mean], dim=-1)))
        return found


class Pieces:
    """The word pieces of an example, as the graph gets them."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def __call__(self, source: str, cue: str, content: str, row: Mapping[str, str]) -> Example:
        """A quotation with its labels."""
        return Example(*runtime.pieces(self._tokenizer, runtime.lead(source, cue), content), _labels(row))


def _labels(row: Mapping[str, str]) -> tuple[int, ...]:
    return tuple(
        answers.index(row[question]) if row.get(question) in answers else -1
        for question, answers in runtime.QUESTIONS.items()
    )


def stances(corpora: Path, path: Path, pieces: Pieces) -> Iterator[Example]:
    """Labelled attributions of PolNeAR train."""
    for item in stance.items(corpora, path):
        parts = {role: " … ".join(item.text[a:b] for a, b in spans) for role, spans in item.spans.items()}
        yield pieces(parts["source"], parts["cue"], parts["content"], item.label)


def own_stances(pieces: Pieces) -> Iterator[Example]:
    """Own attributions."""
    with (OWN / "stances.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield pieces(row["source"], row["cue"], row["content"], row)


def own_stories(pieces: Pieces) -> Iterator[Example]:
    """What the sources of our own stories say, where it states no claim or all its claims with one stance."""
    with (OWN / "stories.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "content" not in row:
                continue
            held = {(stance_, polarity) for _, stance_, polarity in row["claims"]}
            if len(held) <= 1:
                labels = {"stance": "none", "reason": row.get("reason", "")}
                for stance_, polarity in held:
                    labels = {"stance": stance_, "polarity": polarity}
                yield pieces(row["source"], row["cue"], row["content"], labels)


def bundles(pieces: Pieces) -> Iterator[Example]:
    """The quotes of our own conflict bundles (choose half)."""
    for bundle in conflict.bundles(conflict.HERE / "choose"):
        read, gold = conflict.reading(bundle), conflict.gold(bundle)
        held: dict[str, list[str]] = defaultdict(list)
        for claim, quote in read.held:
            held[quote].append(claim)
        for quote, claims in held.items():
            if len(claims) == 1:
                one, own = read.quotes[quote], read.held[claims[0], quote]
                row = {"stance": own.stance, "polarity": own.polarity}
                yield pieces(one.source, one.cue, one.content, row)
        for row in gold["unclaimed"]:
            one, labels = read.quotes[row["quote"]], {"stance": "none", "reason": row["reason"]}
            yield pieces(one.source, one.cue, one.content, labels)


def _tensors(batch: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    length = max(len(item.ids) for item in batch)
    ids, types, mask = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
    for row, item in enumerate(batch):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        types[row, : len(item.ids)] = torch.tensor(item.types)
        mask[row, : len(item.ids)] = 1
    return ids, types, mask


def _loss(scores: torch.Tensor, batch: Sequence[Example], weights: torch.Tensor) -> torch.Tensor:
    labels = torch.tensor([item.labels for item in batch])
    total, start = torch.zeros(()), 0
    for column, answers in enumerate(runtime.QUESTIONS.values()):
        own = scores[:, start : start + len(answers)]
        start += len(answers)
        if (labels[:, column] >= 0).any():
            loss = nn.functional.cross_entropy(
                own, labels[:, column], weight=None if column else weights, ignore_index=-1, label_smoothing=SMOOTHING
            )
            total = total + (ASPECT_WEIGHT if column else 1.0) * loss
    return total


def _weights(examples: Sequence[Example]) -> torch.Tensor:
    """Rare stances count more, by the root of their rarity."""
    count = np.bincount([item.labels[0] for item in examples],
                        minlength=len(runtime.STANCES))  # fmt: skip
    weight = (count.max(initial=1) / np.maximum(count, 1)) ** 0.5
    return torch.tensor(weight * count.sum() / max(1.0, float((weight * count).sum())), dtype=torch.float)


def _batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of like lengths, in random order."""
    found: list[list[Example]] = []
    drawn = chance.sample(examples, len(examples))
    for start in range(0, len(drawn), 40 * BATCH):
        near = sorted(drawn[start : start + 40 * BATCH], key=lambda item: len(item.ids))
        found += [near[first : first + BATCH] for first in range(0, len(near), BATCH)]
    chance.shuffle(found)
    return found


def fit(examples: Sequence[Example], epochs: int = EPOCHS, seed: int = SEED) -> Reader:
    """The reader after training."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    reader = Reader().train()
    weights = _weights(examples)
    groups = [
        {"params": [p for p in reader.encoder.parameters() if p.requires_grad], "lr": RATE},
        {"params": reader.head.parameters(), "lr": HEAD_RATE},
    ]

    def loss_of(batch: list[Example]) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = reader(*_tensors(batch))
        return _loss(scores.float(), batch, weights)

    descend(reader, groups, epochs, lambda: _batches(examples, chance), loss_of, start=0.01)
    return reader.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with polnear/ and fnc1-train/")
    parser.add_argument("--model", type=Path, required=True, help=f"where {FILE} goes")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    pieces = Pieces()
    examples = [
        *stances(arguments.corpora, LABELS, pieces),
        *own_stances(pieces),
        *own_stories(pieces),
        *bundles(pieces),
    ]
    print(f"{len(examples)} examples", flush=True)
    torch.save(fit(examples).state_dict(), arguments.model / FILE)


if __name__ == "__main__":
    main()
