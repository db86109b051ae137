"""What it costs to add articles to many: `python -m benchmarks.dedup.increment --corpora FOLDER [--articles 200000]`.

The stage runs from the Parquet file of the documents, as it does in a build, each time in a process of its own: over 99
in 100 of the articles, over all of them with what the first run kept (sketches, and what was told of pairs), and over
all of them afresh. The two last must give the same tables, byte by byte.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import tempfile
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.dedup.__main__ import documents_of
from benchmarks.dedup.generate import generate
from benchmarks.dedup.measure import peak_mb


def _step(documents: Path, cache: Path, memory: int, answer: Any) -> None:
    """Run the stage once, send what it cost."""
    from pipelines.dedup.articles import build, tabulate
    from pipelines.dedup.reading import read_documents, sketch_texts
    from pipelines.dedup.relations import relate
    from pipelines.dedup.sketches import FORMAT
    from pipelines.store import ArrowCache

    build(documents.with_name("few.parquet"))  # imports and compilation: once per process
    before = peak_mb()
    started = time.process_time()
    sketches, pairs = ArrowCache(cache, "sketches", FORMAT), ArrowCache(cache, "pairs", FORMAT)
    read = read_documents(documents)
    sketched = sketch_texts(read, sketches.read(), memory)
    sketches.write(sketched.to_table())
    sketching = time.process_time() - started
    related = relate(read, sketched, pairs.read(), memory)
    pairs.write(related.told)
    found = tabulate(read, related)
    cost = {
        "cpu_seconds": round(time.process_time() - started, 2),
        "of_these_for_texts_and_sketches": round(sketching, 2),
        "texts_sketched": sketched.made,
        "texts_read_to_compare": related.read,
        **{
            f"pairs_{name}_per_article": round(
                pc.sum(pc.list_value_length(related.told[name])).as_py() / len(sketched.keys), 2
            )
            for name in ("judged", "compared")
        },
        "peak_mb": round(peak_mb()),
        "peak_mb_before": round(before),
        **{
            f"bytes_of_{name}_per_article": round(
                (cache / "cache" / f"{name}.arrow").stat().st_size / len(sketched.keys), 1
            )
            for name in ("sketches", "pairs")
        },
    }
    digest = hashlib.sha256()
    for table in found:
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink)
        digest.update(sink.getvalue())
    answer.send((cost, digest.hexdigest()))


def run(documents: Path, cache: Path, memory: int) -> tuple[dict[str, Any], str]:
    """What one run cost, and the hash of its tables."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_step, args=(documents, cache, memory, sender))
    process.start()
    sender.close()
    cost, digest = receiver.recv()
    process.join()
    return cost, digest


def main() -> None:
    """Parse the command line, run, print one JSON object per run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora to take base texts from")
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--memory", type=int, default=1 << 28, help="bytes for what is at hand at one time")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = documents_of(generate(given.corpora, given.articles, given.seed, footers=True), given.seed)
        documents = made.sort_by("article_id")
        # Ids are hashes, so those that end in a given digit or two are anywhere.
        is_new = pc.less(pc.utf8_slice_codeunits(documents["article_id"], start=-2), "03")
        pq.write_table(documents.slice(0, 100), folder / "few.parquet")
        pq.write_table(documents, folder / "all.parquet", row_group_size=100_000, compression="zstd")
        pq.write_table(
            documents.filter(pc.invert(is_new)), folder / "old.parquet", row_group_size=100_000, compression="zstd"
        )
        del made, documents
        runs = {
            "most of them": run(folder / "old.parquet", folder / "outputs", given.memory),
            "and the others": run(folder / "all.parquet", folder / "outputs", given.memory),
            "all afresh": run(folder / "all.parquet", folder / "afresh", given.memory),
        }
    for label, (cost, _) in runs.items():
        print(json.dumps({"run": label, **cost}))
    (added, one), (full, other) = runs["and the others"], runs["all afresh"]
    print(
        json.dumps(
            {
                "articles": given.articles,
                "memory": given.memory,
                "cost_of_adding": round(added["cpu_seconds"] / full["cpu_seconds"], 3),
                "same_bytes": one == other,
            }
        )
    )


if __name__ == "__main__":
    main()
