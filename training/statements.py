"""Trains the encoder of statements (pipelines.claims.clusters): what states one claim lies near, near misses far.

    python -m training.statements --corpora DIR --model DIR

all-MiniLM-L6-v2, its word embeddings and lowest layers kept, as two towers over the two statements of a pair (Reimers
and Gurevych 2019, Sentence-BERT): the cosine of the means of their states is taught to tell "same" by logistic loss.
Learned from pairs of one story: the choose half of `benchmarks/claim_pairs` (FNC-1 train by id), and our own writing
(training/own/claims, the choose half of benchmarks/bundles). Writes `MODEL/statements.pt`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from benchmarks.bundles import gold as conflict
from benchmarks.claim_pairs.gold import load
from training.model import base_encoder, encoder_folder

SEED = 20261123
OWN = Path(__file__).with_name("own") / "claims" / "pairs.jsonl"
FILE = "statements.pt"
EPOCHS = 2
RATE, HEAD_RATE = 3e-5, 1e-2
BATCH = 32
FROZEN = 2
MAX_PIECES = 90
# Pairs of one story that share fewer of their words teach nothing, and there are many of the others.
LEAST_SHARED = 0.12
KEPT_STORY = 0.5
KEPT_BUNDLE = {True: 0.5, False: 0.3}


class Pair(NamedTuple):
    """Two statements, and whether they state one claim."""

    first: str
    second: str
    same: bool


class Towers(nn.Module):
    """The encoder and the line that turns a cosine into the odds of "same"."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder: BertModel = base_encoder()
        self.encoder.embeddings.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        self.scale = nn.Parameter(torch.tensor(10.0))
        self.bias = nn.Parameter(torch.tensor(-7.0))

    def embed(self, texts: Sequence[str], tokenizer: Tokenizer) -> torch.Tensor:
        """Rows of length 1, texts x 384."""
        pieces = [tokenizer.encode(text).ids[:MAX_PIECES] for text in texts]
        length = max(map(len, pieces))
        ids, mask = (torch.zeros(len(pieces), length, dtype=torch.long) for _ in range(2))
        for row, own in enumerate(pieces):
            ids[row, : len(own)] = torch.tensor(own)
            mask[row, : len(own)] = 1
        states = self.encoder(ids, attention_mask=mask).last_hidden_state.float()
        return nn.functional.normalize((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1)

    def forward(self, pairs: Sequence[Pair], tokenizer: Tokenizer) -> torch.Tensor:
        """Logarithms of the odds that each pair is the same."""
        first = self.embed([pair.first for pair in pairs], tokenizer)
        second = self.embed([pair.second for pair in pairs], tokenizer)
        odds: torch.Tensor = self.scale * (first * second).sum(-1) + self.bias
        return odds


def shared(first: str, second: str) -> float:
    """Share of the words of the shorter statement that the other has, too."""
    a, b = set(first.lower().split()), set(second.lower().split())
    return len(a & b) / max(1, min(len(a), len(b)))


def of_stories(corpora: Path) -> Iterator[Pair]:
    """Pairs of contents of one story of news, labelled one by one or by their claims."""
    chance = random.Random(SEED)
    for story in load(corpora, "choose").values():
        for a, b in combinations(sorted(story.contents), 2):
            first, second = story.contents[a], story.contents[b]
            label = story.pairs.get((a, b)) or story.pairs.get((b, a))
            same = label == "same" if label else bool(first.claim) and first.claim == second.claim
            if label or same or (shared(first.text, second.text) >= LEAST_SHARED and chance.random() < KEPT_STORY):
                yield Pair(first.text, second.text, same)


def of_bundles() -> Iterator[Pair]:
    """Pairs of quotes of one conflict bundle."""
    chance = random.Random(SEED)
    for bundle in conflict.bundles(conflict.HERE / "choose"):
        read = conflict.reading(bundle)
        claims: dict[str, set[str]] = {}
        for claim, quote in read.held:
            claims.setdefault(quote, set()).add(claim)
        for a, b in combinations(sorted(claims), 2):
            first, second, same = read.quotes[a].content, read.quotes[b].content, bool(claims[a] & claims[b])
            if (same or shared(first, second) >= LEAST_SHARED) and chance.random() < KEPT_BUNDLE[same]:
                yield Pair(first, second, same)


def own() -> Iterator[Pair]:
    """Our own near misses and paraphrases."""
    with OWN.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Pair(row["a"], row["b"], row["label"] == "same")


def _batches(pairs: Sequence[Pair], chance: random.Random) -> list[list[Pair]]:
    """Batches of like lengths, in random order."""
    drawn = chance.sample(pairs, len(pairs))
    found: list[list[Pair]] = []
    for start in range(0, len(drawn), 30 * BATCH):
        near = sorted(drawn[start : start + 30 * BATCH], key=lambda pair: len(pair.first) + len(pair.second))
        found += [near[first : first + BATCH] for first in range(0, len(near), BATCH)]
    chance.shuffle(found)
    return found


def fit(pairs: Sequence[Pair], epochs: int = EPOCHS) -> Towers:
    """The towers after training."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    towers = Towers().train()
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in towers.encoder.parameters() if p.requires_grad], "lr": RATE},
            {"params": [towers.scale, towers.bias], "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    for epoch in range(epochs):
        total, drawn = 0.0, _batches(pairs, chance)
        for step, batch in enumerate(drawn):
            progress = (epoch + step / len(drawn)) / epochs
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, progress / 0.08 + 0.02) * max(0.02, 1 - progress)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                odds = towers(batch, tokenizer)
            same = torch.tensor([float(pair.same) for pair in batch])
            loss = nn.functional.binary_cross_entropy_with_logits(odds.float(), same)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(towers.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        print(f"epoch {epoch} loss {total / len(drawn):.4f}", flush=True)
    return towers.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with fnc1-train/")
    parser.add_argument("--model", type=Path, required=True, help=f"where {FILE} goes")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    pairs = [*of_stories(arguments.corpora), *own(), *of_bundles()]
    print(f"{len(pairs)} pairs, {sum(pair.same for pair in pairs)} the same", flush=True)
    torch.save(fit(pairs).state_dict(), arguments.model / FILE)


if __name__ == "__main__":
    main()
