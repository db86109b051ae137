"""Runs one method once and measures it, in a process of its own: `python -m benchmarks.dedup.measure METHOD FOLDER`.

FOLDER holds `documents.parquet`, in the schema of the table `_documents`; the answer goes there too: `groups.parquet`
(column `group`, in the order of the documents), for the stage also its relations and passages, and `figures.json`.
What the answer is worth is no affair of this module.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.dedup.peers import PEERS, Setting, groups

STAGE = "pipelines.dedup"


def _cpu_seconds() -> float:
    """Of this process, all its threads, and its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def peak_mb() -> float:
    """Peak resident memory of this process; that of getrusage starts at the parent's."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise OSError("/proc/self/status has no VmHWM: peak memory is measured on Linux only")


def _stage(documents: pa.Table) -> Callable[[], dict[str, pa.Table]]:
    from pipelines.dedup.articles import build

    def run() -> dict[str, pa.Table]:
        found = build(documents)
        place = pc.index_in(documents["article_id"], value_set=found.articles["article_id"])
        return {
            "groups": pa.table({"group": found.articles["copy_group_id"].take(place)}),
            "relations": found.article_relations,
            "passages": found.shared_passages,
        }

    return run


def _peer(name: str, documents: pa.Table, setting: Setting) -> Callable[[], dict[str, pa.Table]]:
    texts: list[str] = documents["text"].to_pylist()

    def run() -> dict[str, pa.Table]:
        pairs = PEERS[name](texts, setting)
        return {"groups": pa.table({"group": groups(len(texts), pairs, setting.threshold).astype(np.int64)})}

    return run


def main() -> None:
    """Warm up, run, write the answer."""
    parser = argparse.ArgumentParser(description="Run one method once; see benchmarks.dedup.")
    parser.add_argument("method")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bands", type=int, help="of a peer")
    parser.add_argument("--threshold", type=float, help="of a peer")
    given = parser.parse_args()

    def prepare(documents: pa.Table) -> Callable[[], dict[str, pa.Table]]:
        if given.method == STAGE:
            return _stage(documents)
        return _peer(given.method, documents, Setting(given.bands, given.threshold))

    documents = pq.read_table(given.folder / "documents.parquet")
    started = _cpu_seconds()
    prepare(documents.slice(0, 1000))()  # imports, compiled code, constant tables: once per process
    warm_up = _cpu_seconds() - started
    run = prepare(documents)
    before = peak_mb()
    started, wall = _cpu_seconds(), time.perf_counter()
    answer = run()
    figures = {
        "cpu_seconds": _cpu_seconds() - started,
        "seconds": time.perf_counter() - wall,
        "warm_up_seconds": warm_up,
        "peak_mb": peak_mb(),
        "peak_mb_before": before,
    }
    for name, table in answer.items():
        pq.write_table(table, given.folder / f"{name}.parquet")
    (given.folder / "figures.json").write_text(json.dumps(figures), "utf-8")


if __name__ == "__main__":
    main()
