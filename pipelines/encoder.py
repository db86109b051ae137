"""ONNX sessions and the weights they run: one tokenizer, one word-embedding table, one graph per task.

All graphs read `word_embeddings.bin` as external data, since fine-tuning leaves that table as it was. What goes into a
graph and what its output means belongs to the stage that runs it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer, Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
EMBEDDING_SIZE = 384
SENTENCES, STATEMENTS = "sentence.onnx", "statements.onnx"
MAX_PIECES = 256


class WeightsError(RuntimeError):
    """A weights file is missing or is not the one that `weights.json` names."""


@cache
def manifest() -> dict[str, Any]:
    """`weights.json`: SHA-256 per file, transitions and settings of the tagger."""
    content: dict[str, Any] = json.loads((WEIGHTS / "weights.json").read_text(encoding="utf-8"))
    return content


@cache
def checked(name: str) -> Path:
    """Path of the weights file `name`, its SHA-256 verified; WeightsError otherwise."""
    path = WEIGHTS / name
    if not path.exists():
        raise WeightsError(f"{path} is missing: restore it from the repository or run `make model`")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != manifest()["sha256"][name]:
        raise WeightsError(f"{path} has SHA-256 {digest}, weights.json names {manifest()['sha256'][name]}")
    return path


def graphs() -> list[str]:
    """The shipped graphs by file name."""
    return sorted(name for name in manifest()["sha256"] if name.endswith(".onnx"))


def model_hash(graph: str) -> str:
    """One hash over everything that decides what `graph` answers."""
    parts = [manifest()["sha256"][name] for name in (graph, "word_embeddings.bin", "vocab.txt")]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


@cache
def tokenizer() -> Tokenizer:
    """The uncased word-piece tokenizer of all graphs."""
    pieces: Tokenizer = BertWordPieceTokenizer(str(checked("vocab.txt")), lowercase=True)._tokenizer
    return pieces


def session(graph: str) -> Any:
    """A new onnxruntime session of `graph`; one thread inside an operator, since workers share the cores."""
    import onnxruntime

    for name in (graph, "word_embeddings.bin"):
        checked(name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(WEIGHTS / graph), options, providers=["CPUExecutionProvider"])


class SentenceEncoder:
    """Embeddings of one text per run, so that a text's vector depends on nothing else.

    `graph`: SENTENCES (all-MiniLM-L6-v2 as published) or STATEMENTS (the same, taught which statements are one claim).
    """

    def __init__(self, graph: str = SENTENCES) -> None:
        self._session = session(graph)

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed `texts` (each cut at 256 word pieces): float32, texts x 384, rows of length 1."""
        rows = np.zeros((len(texts), EMBEDDING_SIZE), dtype=np.float32)
        for index, text in enumerate(texts):
            ids = tokenizer().encode(text.encode("utf-8", "replace").decode()).ids
            if len(ids) > MAX_PIECES:
                ids = [*ids[: MAX_PIECES - 1], ids[-1]]
            hidden = self._session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0]
            mean = hidden.mean(axis=0)
            rows[index] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return rows
