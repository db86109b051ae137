"""Speed of attribution on PolNeAR dev: articles and word pieces per CPU-second on one thread, beside fp32.

    python -m benchmarks.attribution_speed --corpus DIR [--model DIR] [--articles 12] [--rounds 5]

`--model` is the folder that training.attribution wrote; with it, and with torch and onnx installed, the same weights
run in fp32 in onnxruntime and in PyTorch, on the same windows. All runs are interleaved in one process and each figure
is the median over the rounds, since the speed of a shared machine drifts. The last row is what the int8 matrix multiply
of onnxruntime reaches alone, 256 x 384 by 384 x 1536: an encoder of six layers that does nothing between its linear
layers, and reads each piece once, would reach it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from benchmarks.report import markdown_table
from pipelines.attribution.extract import extract
from pipelines.attribution.tagger import Tagger
from pipelines.encoder import tokenizer
from pipelines.text import words
from training import polnear

ARTICLE_WORDS = 920
LAYERS, HIDDEN, INNER = 6, 384, 1536
# Multiplications of the linear layers per word piece: query, key, value, output and the two of the feed-forward part.
PIECE_MACS = LAYERS * (4 * HIDDEN * HIDDEN + 2 * HIDDEN * INNER)
LIMIT_ROWS, LIMIT_LAYERS = 256, 24

Feed = dict[str, NDArray[Any]]


class Row(NamedTuple):
    """What one round does, and how many pieces its encoder reads for the articles; 0 where it reads none of them."""

    run: Callable[[], object]
    pieces_read: int


def one_thread() -> onnxruntime.SessionOptions:
    """The session options of pipelines.encoder."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


class Recorder:
    """Stands before a session and keeps what is fed to it."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.feeds: list[Feed] = []

    def run(self, names: Sequence[str] | None, feed: Feed) -> Any:
        """The session's answer."""
        self.feeds.append(feed)
        return self.session.run(names, feed)


def recorded(tagger: Tagger, read: Callable[[], object]) -> list[Feed]:
    """The feeds of the tagger's session while `read` runs."""
    recorder = Recorder(tagger._session)
    tagger._session = recorder
    try:
        read()
    finally:
        tagger._session = recorder.session
    return recorder.feeds


def pieces_of(feeds: Sequence[Feed]) -> int:
    return sum(feed["input_ids"].size for feed in feeds)


def fp32(model: Path, feeds: list[Feed]) -> dict[str, Row]:
    """The tagger of `model` in fp32, in onnxruntime and in PyTorch."""
    import torch

    from training.antecedents import FILE, Pointer
    from training.export import OPSET, TaggerGraph
    from training.model import Tagger as TorchTagger
    from training.model import part

    torch.set_num_threads(1)
    tagger = TorchTagger()
    tagger.load_state_dict(part(torch.load(model / "model.pt"), "tagger"))
    pointer = Pointer()
    pointer.load_state_dict(torch.load(model / FILE))
    graph = TaggerGraph(tagger, pointer).eval()
    tensors = [tuple(torch.from_numpy(value) for value in feed.values()) for feed in feeds]
    names = list(feeds[0])
    with tempfile.TemporaryDirectory() as scratch:
        path = f"{scratch}/fp32.onnx"
        outputs = ["emissions", "pointers"]
        axes = {name: {1: "pieces"} for name in [*names, *outputs]}
        torch.onnx.export(
            graph,
            tensors[0],
            path,
            input_names=names,
            output_names=outputs,
            opset_version=OPSET,
            dynamic_axes=axes,
            dynamo=False,
        )
        session = onnxruntime.InferenceSession(path, one_thread(), providers=["CPUExecutionProvider"])

    def in_torch() -> None:
        with torch.inference_mode():
            for inputs in tensors:
                graph(*inputs)

    read = pieces_of(feeds)
    return {
        "fp32 tagger alone, onnxruntime": Row(lambda: [session.run(None, feed) for feed in feeds], read),
        "fp32 tagger alone, PyTorch": Row(in_torch, read),
    }


def field(number: int, value: int | str | bytes) -> bytes:
    """One protobuf field, a varint or a length-delimited one."""

    def varint(rest: int) -> bytes:
        head = b""
        while rest > 127:
            head += bytes([rest & 127 | 128])
            rest >>= 7
        return head + bytes([rest])

    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def multiplications() -> bytes:
    """An ONNX model of MatMulInteger nodes on `x`, each with its own weights; by hand, since onnx is for training only.

    The numbers are those of onnx.proto: element types uint8 2, int8 3, int32 6.
    """

    def tensor(name: str, kind: int, *shape: int) -> bytes:
        dims = b"".join(field(1, field(1, size)) for size in shape)
        return field(1, name) + field(2, field(1, field(1, kind) + field(2, dims)))

    chance = np.random.default_rng(0)
    graph = field(2, "multiplications") + field(11, tensor("x", 2, LIMIT_ROWS, HIDDEN))
    for index in range(LIMIT_LAYERS):
        weights = chance.integers(-64, 64, (HIDDEN, INNER), dtype=np.int8)
        graph += field(1, field(1, "x") + field(1, f"w{index}") + field(2, f"y{index}") + field(4, "MatMulInteger"))
        shape = field(1, HIDDEN) + field(1, INNER)
        graph += field(5, shape + field(2, 3) + field(8, f"w{index}") + field(9, weights.tobytes()))
        graph += field(12, tensor(f"y{index}", 6, LIMIT_ROWS, INNER))
    return field(1, 8) + field(7, graph) + field(8, field(1, "") + field(2, 17))


def limit() -> Row:
    """The int8 matrix multiply alone, its outputs written to memory that is there already."""
    session = onnxruntime.InferenceSession(multiplications(), one_thread(), providers=["CPUExecutionProvider"])
    binding = session.io_binding()
    x = np.random.default_rng(1).integers(0, 256, (LIMIT_ROWS, HIDDEN), dtype=np.uint8)
    binding.bind_cpu_input("x", x)
    for output in session.get_outputs():
        binding.bind_output(output.name)

    def run() -> None:
        for _ in range(8):
            session.run_with_iobinding(binding)

    return Row(run, 0)


LIMIT_MACS = 8 * LIMIT_LAYERS * LIMIT_ROWS * HIDDEN * INNER


def race(rows: dict[str, Row], rounds: int) -> dict[str, list[float]]:
    """CPU-seconds of each row in each round; every other round goes backwards, a first one warms up."""
    taken: dict[str, list[float]] = {name: [] for name in rows}
    for number in range(-1, rounds):
        for name in list(rows)[:: 1 if number % 2 else -1]:
            began = time.process_time()
            rows[name].run()
            if number >= 0:
                taken[name].append(time.process_time() - began)
    return taken


def table(texts: list[str], model: Path | None, rounds: int) -> str:
    """Measures everything; the Markdown table."""
    tagger = Tagger()
    nested = recorded(tagger, lambda: [extract(text, tagger) for text in texts])
    feeds = recorded(tagger, lambda: [tagger.spans(text) for text in texts])
    rows = {
        "shipped, end to end": Row(lambda: [extract(text, tagger) for text in texts], pieces_of(nested)),
        "shipped tagger alone": Row(
            lambda: [tagger._session.run(None, feed) for feed in feeds],
            pieces_of(feeds),
        ),
    }
    if model is not None and find_spec("torch") and find_spec("onnx"):
        rows |= fp32(model, feeds)
    else:
        print(
            "fp32 left out: " + ("--model is not given" if model is None else "torch or onnx is not installed") + "\n"
        )
    rows["int8 matrix multiply alone"] = limit()
    taken = race(rows, rounds)

    articles = sum(len(words(text)) for text in texts) / ARTICLE_WORDS
    pieces = sum(len(tokenizer().encode(text, add_special_tokens=False).ids) for text in texts)
    print(
        f"{len(texts)} articles, {articles * ARTICLE_WORDS:.0f} words, {pieces} word pieces; one thread, "
        f"medians of {rounds} interleaved rounds\n"
    )
    limit_seconds = taken["int8 matrix multiply alone"]
    cells = []
    for name, row in rows.items():
        seconds = statistics.median(taken[name])
        if row.pieces_read:
            # The share is taken within each round, in which the machine was equally fast.
            busy = [
                (row.pieces_read * PIECE_MACS / own) / (LIMIT_MACS / bare)
                for own, bare in zip(taken[name], limit_seconds, strict=True)
            ]
            share, read = statistics.median(busy), row.pieces_read / pieces
        else:
            share, read, seconds = 1.0, 1.0, seconds * pieces * PIECE_MACS / LIMIT_MACS
        cells.append(
            (name, f"{articles / seconds:.1f}", f"{pieces / seconds:.0f}", f"{read:.2f}", f"{100 * share:.0f} %"),
        )
    header = (
        f"run (articles of {ARTICLE_WORDS} words)",
        "articles / CPU-s",
        "net word pieces / CPU-s",
        "times each piece is read",
        "share of the int8 limit",
    )
    return markdown_table(header, cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the PolNeAR folder with dev/")
    parser.add_argument("--model", type=Path, help="the folder that training.attribution wrote, for the fp32 rows")
    parser.add_argument("--articles", type=int, default=12, help="how many, spread evenly over the corpus")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = [article.text for article in polnear.articles(arguments.corpus, "dev")]
    texts = texts[:: max(1, len(texts) // arguments.articles)][: arguments.articles]
    print(table(texts, arguments.model, arguments.rounds))


if __name__ == "__main__":
    main()
