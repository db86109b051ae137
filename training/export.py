"""Turns trained weights into what ships: int8 ONNX graphs that share one word-embedding table, and weights.json.

python -m training.export --model DIR
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import BertModel

from pipelines.attribution.antecedents import WEIGHTS_FILE
from pipelines.claims.reader import GRAPH as STANCES
from pipelines.encoder import STATEMENTS, WEIGHTS
from training import antecedents, manifest, stance, statements
from training.antecedents import Pointer
from training.model import SYNTAX_LAYER, Field, Tagger, base_encoder, encoder_folder, part

OPSET = 17
TABLE = "word_embeddings.bin"


def hidden_states(encoder: BertModel, input_ids: torch.Tensor, token_type_ids: torch.Tensor) -> list[torch.Tensor]:
    """`encoder` on one text without padding, 1 x pieces: the hidden states after each layer, pieces x size.

    The same sums as BertModel's, written without the dimension of the batch: onnxruntime 1.32 joins a residual sum and
    the normalisation of three dimensions in a SkipLayerNormalization that takes several times as long as the two alone,
    and without a mask nothing is done to the attention scores.
    """
    table, heads = encoder.embeddings, encoder.config.num_attention_heads
    positions = table.position_embeddings.weight[: input_ids.shape[1]]
    hidden = table.LayerNorm(
        table.word_embeddings(input_ids[0]) + table.token_type_embeddings(token_type_ids[0]) + positions
    )
    states = []
    for layer in encoder.encoder.layer:
        attention = layer.attention.self
        query, key, value = (
            part(hidden).unflatten(1, (heads, -1)).transpose(0, 1)
            for part in (attention.query, attention.key, attention.value)
        )
        weights = torch.softmax(query @ key.transpose(1, 2) / query.shape[2] ** 0.5, dim=-1)
        context = (weights @ value).transpose(0, 1).flatten(1)
        attended = layer.attention.output
        hidden = attended.LayerNorm(attended.dense(context) + hidden)
        inner = nn.functional.gelu(layer.intermediate.dense(hidden))
        hidden = layer.output.LayerNorm(layer.output.dense(inner) + hidden)
        states.append(hidden)
    return states


class SentenceGraph(nn.Module):
    """The published encoder on one text: piece ids to hidden states."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = base_encoder()

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """Hidden states, 1 x pieces x 384."""
        return hidden_states(self.encoder, input_ids, torch.zeros_like(input_ids))[-1][None]


class StatementGraph(SentenceGraph):
    """The encoder of statements: the same sums with other weights."""

    def __init__(self, tower: statements.Tower) -> None:
        super().__init__()
        self.encoder = tower.encoder


class StanceGraph(nn.Module):
    """The reader of stances on one quotation: piece ids and segments to the scores of all answers."""

    def __init__(self, reader: stance.Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, input_ids: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        """Scores, 1 x answers."""
        states = hidden_states(self.reader.encoder, input_ids, token_type_ids)[-1]
        weight = token_type_ids[0].to(states.dtype)[:, None]
        mean = (states * weight).sum(0) / weight.sum()
        scores: torch.Tensor = self.reader.head(torch.cat([states[0], mean]))
        return scores[None]


class TaggerGraph(nn.Module):
    """The tagger on one window: piece ids and types to the emissions of its fields, and to the pointer's vectors."""

    def __init__(self, tagger: Tagger, pointer: Pointer) -> None:
        super().__init__()
        self.tagger, self.pointer = tagger, pointer

    def forward(self, input_ids: torch.Tensor, token_type_ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Emissions, 1 x pieces x layers * tags, and 1 x pieces x VECTOR."""
        states = hidden_states(self.tagger.encoder, input_ids, token_type_ids)
        emissions: torch.Tensor = self.tagger.head(states[-1])
        # Hidden states are counted from the embeddings on.
        vectors = self.pointer.vectors(torch.cat([states[SYNTAX_LAYER - 1], states[-1]], dim=-1))
        return emissions[None], vectors[None]


def share_table(path: Path, folder: Path) -> None:
    """Move the quantised word embeddings of the graph at `path` to the shared file; they must be the same in both."""
    model = onnx.load(str(path))
    table = max(model.graph.initializer, key=lambda item: len(item.raw_data))
    data = table.raw_data
    shared = folder / TABLE
    if shared.exists() and shared.read_bytes() != data:
        raise SystemExit(f"{path.name}: the word embeddings differ from {TABLE}")
    shared.write_bytes(data)
    set_external_data(table, location=TABLE, offset=0, length=len(data))
    table.ClearField("raw_data")
    onnx.save(model, str(folder / path.name))


def export(
    graph: nn.Module,
    inputs: tuple[torch.Tensor, ...],
    names: list[str],
    target: Path,
    outputs: Sequence[str] = ("output",),
    per_piece: bool = True,
) -> None:
    """Write `graph` as a dynamic-int8 ONNX file with a free number of pieces; `per_piece`: of the outputs, too."""
    graph.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            graph,
            inputs,
            str(plain),
            input_names=names,
            output_names=[*outputs],
            opset_version=OPSET,
            dynamic_axes={name: {1: "pieces"} for name in [*names, *(outputs if per_piece else ())]},
            dynamo=False,
        )
        small = Path(scratch) / target.name
        # One scale per column, or int8 costs a point of F1. Seven bits, since processors without a dot product of bytes
        # (AVX2 alone) add two products in 16 bits, which eight bits overflow; no slower and no worse.
        quantize_dynamic(str(plain), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        share_table(small, target.parent)


def field_scores(state: dict[str, torch.Tensor], name: str) -> dict[str, object]:
    """Transitions, start and end scores of a trained field, rounded."""
    field = Field()
    field.load_state_dict(part(state, name))
    rows = {"transitions": field.transitions, "start": field.start[None], "end": field.end[None]}
    found = {name: [[round(value, 4) for value in row] for row in values.tolist()] for name, values in rows.items()}
    return found | {name: found[name][0] for name in ("start", "end")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, required=True, help="the folder that training.attribution wrote")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / TABLE).unlink(missing_ok=True)
    shutil.copy(encoder_folder() / "vocab.txt", arguments.out / "vocab.txt")
    example = torch.randint(1000, 9000, (1, 32))
    export(SentenceGraph(), (example,), ["input_ids"], arguments.out / "sentence.onnx")
    state = torch.load(arguments.model / "model.pt")
    tagger = Tagger()
    tagger.load_state_dict(part(state, "tagger"))
    pointer = Pointer()
    pointer.load_state_dict(torch.load(arguments.model / antecedents.FILE))
    types = torch.zeros_like(example)
    types[0, 16:] = 1
    inputs, names = (example, types), ["input_ids", "token_type_ids"]
    graph = TaggerGraph(tagger, pointer)
    export(graph, inputs, names, arguments.out / "attribution.onnx", ("emissions", "pointers"))
    reader = stance.Reader()
    reader.load_state_dict(torch.load(arguments.model / stance.FILE))
    export(StanceGraph(reader), inputs, names, arguments.out / STANCES, per_piece=False)
    tower = statements.Tower()
    tower.load_state_dict(torch.load(arguments.model / statements.FILE))
    export(StatementGraph(tower), (example,), ["input_ids"], arguments.out / STATEMENTS)
    tables = json.dumps(pointer.tables(), separators=(",", ":"), sort_keys=True)
    (arguments.out / WEIGHTS_FILE).write_text(tables + "\n", encoding="utf-8")
    manifest.update(arguments.out, fields=[field_scores(state, name) for name in ("field", "inner")])


if __name__ == "__main__":
    main()
