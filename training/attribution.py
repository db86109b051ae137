"""Fine-tunes the sentence encoder as a tagger of sources, cues and contents with a conditional random field.

    python -m training.attribution --corpus DIR --out DIR [--epochs 6]

The tags are learned together with silver syntax and names, whose weight falls to nothing by the end, and from the
averaged weights on. Resumable: a checkpoint is written after every epoch and picked up by the next call. What ships is
made by training.export.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from pipelines.attribution.tags import LAYERS
from pipelines.text import words
from training import corenlp, forms, own, polnear, silence
from training.data import STYLE_WEIGHTS, Batch, Example, batches, collate, example, restyle
from training.heldout import held_out
from training.model import Field, Tagger, Teachers, encoder_folder

SEED = 20261122
EPOCHS = 6
PEAK_RATE = 3e-4
# The field's few parameters and the new heads start from nothing.
HEAD_RATE = 1e-3
WARM_UP = 0.03
AVERAGE = 0.999
# Cross-entropy of single tags beside the field's likelihood keeps the emissions probabilities.
TAG_WEIGHT = 0.5
SYNTAX_WEIGHT = 0.3
# Synthetic texts per epoch, once the tags of real ones are roughly learned.
SYNTHETIC = 500
SYNTHETIC_FROM = 1
NAME_WEIGHT = 0.15


class Model(nn.Module):
    """All that is trained; `teachers` alone do not ship."""

    def __init__(self, inventory: corenlp.Inventory) -> None:
        super().__init__()
        self.tagger = Tagger()
        self.field = Field()
        self.inner = Field()
        self.teachers = Teachers(384, len(inventory.tags), len(inventory.relations), len(inventory.names))

    def forward(self, batch: Batch, syntax_weight: float) -> tuple[torch.Tensor, dict[str, float]]:
        """The loss of a batch and its parts."""
        with torch.autocast("cpu", torch.bfloat16):
            emissions, syntax, last = self.tagger(batch.ids, batch.types, batch.mask)
            tag, relation, arcs, name = self.teachers(syntax, last, batch.mask)
        outer, inner = emissions.float().chunk(LAYERS, dim=-1)
        parts = {
            "field": _chained(self.field, outer, batch.target, batch.chains),
            "tags": TAG_WEIGHT * _entropy(outer, batch.target),
            "inner": _chained(self.inner, inner, batch.inner, batch.inner_chains),
            "inner tags": TAG_WEIGHT * _entropy(inner, batch.inner),
            "syntax": syntax_weight
            * (_entropy(tag, batch.tag) + _entropy(relation, batch.relation) + _entropy(arcs, batch.head)),
            "names": NAME_WEIGHT * _entropy(name, batch.name),
        }
        return torch.stack(list(parts.values())).sum(), {key: value.item() for key, value in parts.items()}


def _chained(field: Field, emissions: torch.Tensor, labels: torch.Tensor, chains: torch.Tensor) -> torch.Tensor:
    """The loss of `field` per word over `chains` of pieces; 0 where there is none."""
    place = chains.clamp(min=0)
    targets = torch.where(chains >= 0, labels.flatten()[place], -100)
    if not (known := (targets >= 0).sum()):
        return emissions.sum() * 0.0
    return field(emissions.flatten(0, 1)[place], targets) / known


def _entropy(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy over what has a label; 0 where nothing has one."""
    loss = nn.functional.cross_entropy(
        scores.float().flatten(0, 1), labels.flatten(), ignore_index=-100, reduction="sum"
    )
    return loss / (labels >= 0).sum().clamp(min=1)


class Corpus:
    """PolNeAR's training articles with their silver labels, and texts of our own."""

    def __init__(self, folder: Path) -> None:
        self.articles = [versions for versions in polnear.annotated(folder, "train") if not held_out(versions[0])]
        self.tokens = corenlp.read(folder, "train")
        self.inventory = corenlp.Inventory(list(self.tokens.values()))
        firsts = [versions[0] for versions in self.articles]
        self.pool = forms.pool(firsts)
        self.cues = silence.telling(firsts)
        self.own = list(own.texts())
        self.tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def epoch(self, number: int) -> tuple[list[Example], random.Random]:
        """The examples of one epoch: one annotator and one style of quotation marks for each article, by chance."""
        chance = random.Random(SEED + number)

        def styled(text: str) -> str:
            return restyle(text, chance.choices(list(STYLE_WEIGHTS), list(STYLE_WEIGHTS.values()))[0], chance)

        found = []
        for versions in self.articles:
            article = chance.choice(versions)
            text = styled(article.text)
            tokens = self.tokens.get(article.name)  # a handful of articles were not parsed
            silver = None if tokens is None else self.inventory.silver(tokens, words(text))
            inner = silence.inner_tags(article, text, self.cues)
            found.append(example(article, text, self.tokenizer, inner, silver))
        written = list(self.own)
        if number >= SYNTHETIC_FROM:
            written += forms.synthesize(self.pool, SYNTHETIC, chance)
        found += [example(item.outer, styled(item.outer.text), self.tokenizer, item.inner) for item in written]
        return found, chance


def _optimizer(model: Model) -> torch.optim.Optimizer:
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            fresh = not name.startswith("tagger.encoder")
            groups.setdefault((fresh, parameter.dim() > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "weight_decay": 0.01 * decayed, "peak": HEAD_RATE if fresh else PEAK_RATE}
            for (fresh, decayed), parameters in groups.items()
        ],
        lr=0.0,
    )


def _save(value: Any, path: Path) -> None:
    torch.save(value, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


def train(folder: Path, out: Path, epochs: int) -> None:
    """Run or continue the training; `out/model.pt` holds the averaged weights of the last finished epoch."""
    torch.manual_seed(SEED)
    out.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(folder)
    model = Model(corpus.inventory)
    average = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer = _optimizer(model)
    checkpoint = out / "checkpoint.pt"
    first = step = 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        average, first, step = state["average"], state["epoch"], state["step"]
    for epoch in range(first, epochs):
        torch.manual_seed(SEED + epoch)
        model.train()
        examples, chance = corpus.epoch(epoch)
        groups = batches(examples, chance)
        masks = np.random.default_rng(SEED + epoch)
        began, seen = time.time(), 0
        running: dict[str, float] = {}
        for number, group in enumerate(groups):
            progress = (epoch + number / len(groups)) / epochs
            rate = min(1.0, progress / WARM_UP) * max(0.01, 1 - progress)
            for parameters in optimizer.param_groups:
                parameters["lr"] = parameters["peak"] * rate
            batch = collate(group, masks)
            loss, parts = model(batch, SYNTAX_WEIGHT * (1 - progress))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(AVERAGE, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    if value.is_floating_point():
                        average[name].lerp_(value, 1 - keep)
            seen += batch.ids.numel()
            running = {key: 0.98 * running.get(key, value) + 0.02 * value for key, value in parts.items()}
            if step % 25 == 0:
                losses = " ".join(f"{key} {value:.3f}" for key, value in running.items())
                speed = seen / (time.time() - began)
                print(f"epoch {epoch} batch {number}/{len(groups)} {losses} {speed:.0f} pieces/s", flush=True)
        _save(
            {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "average": average,
                "epoch": epoch + 1,
                "step": step,
            },
            checkpoint,
        )
        _save(average, out / "model.pt")
    (out / "labels.json").write_text(json.dumps(vars(corpus.inventory), indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the PolNeAR folder with train/ and dev/")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    train(arguments.corpus, arguments.out, arguments.epochs)


if __name__ == "__main__":
    main()
