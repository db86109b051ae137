"""Trains the encoder of statements (pipelines.claims.clusters): what states one claim lies near, near misses far.

    python -m training.statements --corpora DIR --model DIR [--half]

all-MiniLM-L6-v2, its word embeddings and lowest layers kept, as one tower over every statement of a story (Reimers and
Gurevych 2019, Sentence-BERT): the cosine of the means of two statements' states is taught to tell "same" by logistic
loss, over all pairs of a story at once. Learned from the choose half of `benchmarks/claim_pairs` (FNC-1 train by id),
and from our own writing (training/own/claims, the choose half of benchmarks/bundles). Writes `MODEL/statements.pt`.

`--half` leaves out every other story of FNC-1 and all bundles, and fits on them the line from a cosine to the odds of
"same": `_SCALE` and `_BIAS` of pipelines.claims.judge. It writes `MODEL/half.pt`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from benchmarks.bundles import gold as conflict
from benchmarks.claim_pairs.gold import load
from training.loop import descend
from training.model import base_encoder, encoder_folder

SEED = 20261123
OWN = Path(__file__).with_name("own") / "claims"
FILE, HALF = "statements.pt", "half.pt"
EPOCHS = 4
RATE, HEAD_RATE = 4e-5, 1e-2
BATCH = 48
"""Statements of one story that are compared with each other in a step."""
FROZEN = 2
MAX_PIECES = 90
PAIRS_TOGETHER = 16
UNKNOWN, DIFFERENT, SAME = -1, 0, 1


class Story(NamedTuple):
    """Statements of one story; `same[i, j]`, i < j: UNKNOWN, DIFFERENT or SAME."""

    texts: list[str]
    same: NDArray[np.int8]


class Tower(nn.Module):
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

    def forward(self, story: Story, tokenizer: Tokenizer) -> torch.Tensor:
        """Mean logistic loss over the pairs of which it is known whether they are the same."""
        vectors = self.embed(story.texts, tokenizer)
        labels = torch.tensor(story.same)
        known = torch.triu(labels != UNKNOWN, 1)
        odds = (self.scale * (vectors @ vectors.T) + self.bias)[known]
        return nn.functional.binary_cross_entropy_with_logits(odds, labels[known].float())


def _joined(quotes: Sequence[tuple[str, Iterable[str]]]) -> Story:
    """Texts with the claims that each states: those that share one are the same."""
    texts = [" ".join(text.split()) for text, _ in quotes]
    claims = [set(own) for _, own in quotes]
    same = np.full((len(texts), len(texts)), UNKNOWN, dtype=np.int8)
    for i, j in combinations(range(len(texts)), 2):
        same[i, j] = SAME if claims[i] & claims[j] else DIFFERENT
    return Story(texts, same)


def of_news(corpora: Path) -> list[Story]:
    """Contents of one story of news, labelled pair by pair or by their claims."""
    found = []
    for story in load(corpora, "choose").values():
        numbers = sorted(story.contents)
        made = _joined([(story.contents[n].text, {story.contents[n].claim} - {""}) for n in numbers])
        place = {number: index for index, number in enumerate(numbers)}
        for (a, b), label in story.pairs.items():
            i, j = sorted((place[a], place[b]))
            made.same[i, j] = SAME if label == "same" else DIFFERENT
        found.append(made)
    return found


def of_bundles() -> list[Story]:
    """Quotes of one conflict bundle."""
    readings = [conflict.reading(bundle) for bundle in conflict.bundles(conflict.HERE / "choose")]
    return [
        _joined([(quote.content, read.claims_of.get(key, ())) for key, quote in read.quotes.items()])
        for read in readings
    ]


def of_own_stories() -> list[Story]:
    """Our own stories: what their sources say, and the statements of their claims."""
    quotes: dict[str, list[tuple[str, Iterable[str]]]] = defaultdict(list)
    for row in _own("stories.jsonl"):
        if "statement" in row:
            quotes[row["story"]].append((row["statement"], {row["claim"]}))
        else:
            quotes[row["story"]].append((row["content"], {claim for claim, *_ in row["claims"]}))
    return [_joined(own) for own in quotes.values()]


def of_own_pairs() -> Iterator[Story]:
    """Our own near misses and paraphrases, several pairs in a step; of others than the pairs nothing is known."""
    rows = list(_own("pairs.jsonl"))
    for start in range(0, len(rows), PAIRS_TOGETHER):
        some = rows[start : start + PAIRS_TOGETHER]
        texts = list(dict.fromkeys(text for row in some for text in (row["a"], row["b"])))
        place = {text: index for index, text in enumerate(texts)}
        same = np.full((len(texts), len(texts)), UNKNOWN, dtype=np.int8)
        for row in some:
            i, j = sorted((place[row["a"]], place[row["b"]]))
            if i != j:
                same[i, j] = SAME if row["label"] == "same" else DIFFERENT
        yield Story(texts, same)


def _own(name: str) -> Iterator[Mapping[str, str]]:
    with (OWN / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _steps(stories: Sequence[Story], chance: random.Random) -> list[Story]:
    """The stories in parts of about BATCH statements, drawn anew, in random order."""
    found = []
    for texts, same in stories:
        order = chance.sample(range(len(texts)), len(texts))
        parts = max(1, round(len(texts) / BATCH))
        for part in range(parts):
            rows = sorted(order[part::parts])
            found.append(Story([texts[row] for row in rows], same[np.ix_(rows, rows)]))
    chance.shuffle(found)
    return [step for step in found if (step.same != UNKNOWN).any()]


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def fit(stories: Sequence[Story], epochs: int = EPOCHS) -> Tower:
    """The tower after training."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    tokenizer, tower = _tokenizer(), Tower().train()
    groups = [
        {"params": [p for p in tower.encoder.parameters() if p.requires_grad], "lr": RATE},
        {"params": [tower.scale, tower.bias], "lr": HEAD_RATE},
    ]

    def loss_of(story: Story) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss: torch.Tensor = tower(story, tokenizer)
        return loss

    descend(tower, groups, epochs, lambda: _steps(stories, chance), loss_of, start=0.02)
    return tower.eval()


@torch.no_grad()
def pairs(tower: Tower, stories: Sequence[Story]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Cosines of all pairs of which it is known whether they are the same, and whether they are."""
    tokenizer = _tokenizer()
    cosines, same = [], []
    for texts, labels in stories:
        rows = torch.cat([tower.embed(texts[start : start + 64], tokenizer) for start in range(0, len(texts), 64)])
        known = np.triu(labels != UNKNOWN, 1)
        cosines.append((rows @ rows.T).numpy().astype(np.float64)[known])
        same.append(labels[known] == SAME)
    return np.concatenate(cosines), np.concatenate(same)


def line(cosines: NDArray[np.float64], same: NDArray[np.bool_]) -> tuple[float, float]:
    """Scale and bias of the logistic line from cosine to "same", by Newton's method."""
    inputs = np.stack([cosines, np.ones_like(cosines)], axis=1)
    weights = np.zeros(2)
    for _ in range(50):
        answer = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (same - answer)
        curve = (inputs * (answer * (1 - answer))[:, None]).T @ inputs
        weights += np.linalg.solve(curve + 1e-9 * np.eye(2), slope)
    return float(weights[0]), float(weights[1])


def average_precision(cosines: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    """Mean precision at the rank of each pair that is the same."""
    ranked = same[np.argsort(-cosines, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with fnc1-train/")
    parser.add_argument("--model", type=Path, required=True, help=f"where {FILE} goes")
    parser.add_argument("--half", action="store_true", help="fit the odds on what is left out")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    news, bundles = of_news(arguments.corpora), of_bundles()
    own = [*of_own_stories(), *of_own_pairs()]
    taught = [*own, *news[::2]] if arguments.half else [*own, *news, *bundles]
    print(f"{len(taught)} stories, {sum(len(story.texts) for story in taught)} statements", flush=True)
    tower = fit(taught)
    torch.save(tower.state_dict(), arguments.model / (HALF if arguments.half else FILE))
    if arguments.half:
        for name, left_out in (("news", news[1::2]), ("bundles", bundles), ("both", [*news[1::2], *bundles])):
            cosines, same = pairs(tower, left_out)
            scale, bias = line(cosines, same)
            print(f"{name}: {len(same)} pairs, {same.mean():.1%} the same, average precision "
                  f"{average_precision(cosines, same):.3f}; odds {scale:.2f} x cosine {bias:+.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
