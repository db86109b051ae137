"""Score the stage dedup on made articles: copies, partial reuse, speed and memory; beside peers that are installed."""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.dedup.generate import LAYOUTS, Article, generate
from benchmarks.dedup.measure import STAGE
from benchmarks.dedup.peers import PEERS, SETTINGS, Setting
from benchmarks.dedup.scores import Gold, group_numbers, pair_scores, reuse_scores, trap_scores
from benchmarks.dedup.tune import tune
from schemas import ids
from schemas.render.arrow import schema
from schemas.tables import TABLES

COLUMNS = {
    "method": "method",
    "articles": "articles",
    "precision": "P",
    "recall": "R",
    "f1": "F1",
    "f1_without_templates": "F1 without templates",
    "partial_wrongly_merged": "partial merged",
    "templates_wrongly_merged": "templates merged",
    "partial_recall": "partial found",
    "lifted_words_found": "lifted words",
    "articles_per_cpu_second": "articles/CPU-s",
    "peak_mb": "peak MB",
}


class Method(NamedTuple):
    """The stage, or a peer at a setting."""

    name: str
    aim: str = ""
    setting: Setting | None = None


def documents_of(articles: Sequence[Article], seed: int) -> pa.Table:
    """The articles as the table `_documents`, in their order."""
    texts = [article.text for article in articles]
    count = len(articles)
    columns: dict[str, Any] = {
        "article_id": [ids.make_id("article", f"{seed}-{number}") for number in range(count)],
        "outlet": [article.outlet for article in articles],
        "published_at": [article.published_at for article in articles],
        "published_precision": ["minute" if article.published_at else "unknown" for article in articles],
        "text": texts,
        "text_sha256": [ids.text_sha256(text) for text in texts],
        "char_count": [len(text) for text in texts],
        "word_count": [len(text.split()) for text in texts],
        "extraction": ["done"] * count,
        "source_path": [f"{number}.txt" for number in range(count)],
        "record_no": [0] * count,
        "source_sha256": ["0" * 64] * count,
        "batch": ["."] * count,
    }
    target = schema(TABLES["_documents"])
    return pa.table({name: columns.get(name, [None] * count) for name in target.names}, schema=target)


def describe(articles: Sequence[Article]) -> dict[str, Any]:
    """What there is to find."""
    sizes = Counter(article.cluster for article in articles)
    made = {article.cluster for article in articles if article.is_made}
    hosts = [article for article in articles if article.source is not None]
    return {
        "articles": len(articles),
        "stories": len(sizes),
        "largest": max(sizes.values()),
        "copy_pairs": sum(size * (size - 1) // 2 for size in sizes.values()),
        "hosts": len(hosts),
        "lifted_paragraphs": sum(len(article.lifted) for article in hosts),
        "templates": sum(article.is_template for article in articles),
        "mean_words": round(sum(len(article.text.split()) for article in articles) / len(articles), 1),
        "made_stories": round(len(made) / len(sizes), 3),
    }


def run_once(method: Method, folder: Path, gold: Gold) -> tuple[dict[str, float], dict[str, Any]]:
    """What one run of `method` cost, and what its answer is worth. Raises CalledProcessError where the run fails."""
    command = [sys.executable, "-m", "benchmarks.dedup.measure", method.name, str(folder)]
    if method.setting:
        command += ["--bands", str(method.setting.bands), "--threshold", str(method.setting.threshold)]
    subprocess.run(command, check=True)
    cost = json.loads((folder / "figures.json").read_text("utf-8"))
    group = group_numbers(pq.read_table(folder / "groups.parquet")["group"])
    worth: dict[str, Any] = pair_scores(group, gold.cluster) | trap_scores(group, gold)
    told = ~gold.is_template
    worth["f1_without_templates"] = pair_scores(group[told], gold.cluster[told])["f1"]
    if method.name == STAGE:
        relations = pq.read_table(folder / "relations.parquet")
        keys = pq.read_table(folder / "documents.parquet", columns=["article_id"])["article_id"].combine_chunks()
        worth |= reuse_scores(relations, pq.read_table(folder / "passages.parquet"), keys, gold)
        worth["relations"] = dict(sorted(Counter(relations["relation"].to_pylist()).items()))
    return cost, worth


def report(articles: Sequence[Article], methods: Sequence[Method], runs: int, seed: int) -> list[dict[str, Any]]:
    """A row per method: the median cost of `runs` runs, taken in turns, each in a process of its own."""
    gold = Gold.of(articles)
    costs: dict[Method, list[dict[str, float]]] = {method: [] for method in methods}
    worth: dict[Method, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pq.write_table(documents_of(articles, seed), folder / "documents.parquet")
        for _ in range(runs):
            for method in methods:
                cost, worth[method] = run_once(method, folder, gold)
                costs[method].append(cost)
    rows: list[dict[str, Any]] = []
    for method in methods:
        cost = {key: statistics.median(run[key] for run in costs[method]) for key in costs[method][0]}
        rows.append(
            {
                "method": f"{method.name} ({method.aim})" if method.setting else method.name,
                "articles": len(articles),
                **(method.setting._asdict() if method.setting else {}),
                **{key: round(value, 4) if isinstance(value, float) else value for key, value in worth[method].items()},
                "articles_per_cpu_second": round(len(articles) / cost["cpu_seconds"]),
                "articles_per_second": round(len(articles) / cost["seconds"]),
                "warm_up_seconds": round(cost["warm_up_seconds"], 2),
                "peak_mb": round(cost["peak_mb"]),
                "peak_mb_before": round(cost["peak_mb_before"]),
                "runs": runs,
            }
        )
        print(json.dumps(rows[-1]), flush=True)
    return rows


def table_of(rows: Sequence[dict[str, Any]]) -> str:
    """The rows as a Markdown table."""
    lines = [list(COLUMNS.values()), ["---"] * len(COLUMNS)]
    for row in rows:
        shown = [row.get(key, "–") for key in COLUMNS]
        lines.append([f"{value:.3f}" if isinstance(value, float) else str(value) for value in shown])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Parse the command line; per size print the set and one JSON object per method, at the end a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora to take base texts from")
    parser.add_argument("--articles", type=int, default=5000, help="200000 is for speed and memory")
    parser.add_argument("--sizes", type=int, nargs="+", help="several sets, in place of --articles")
    parser.add_argument("--seed", type=int, default=1, help="odd seeds are for reporting, even ones for tuning")
    parser.add_argument("--footers", action="store_true", help="six in ten articles carry an outlet's header or footer")
    parser.add_argument("--layout", choices=LAYOUTS, default=LAYOUTS[0], help="what stands on a line of its own")
    parser.add_argument("--peer", choices=sorted(PEERS), action="append", default=[], help="needs its package")
    parser.add_argument("--only-peers", action="store_true", help="leave the stage out")
    parser.add_argument("--runs", type=int, default=1, help="speed and memory are medians of so many")
    parser.add_argument("--tune", action="store_true", help="show the best settings of the peers instead")
    given = parser.parse_args()
    for peer in given.peer:
        package = peer.partition("_")[0]
        if importlib.util.find_spec(package) is None:
            parser.error(
                f"--peer {peer} needs the package {package}, which is no dependency here: pip install {package}"
            )
    sizes: list[int] = given.sizes or [given.articles]
    if given.tune:
        if given.seed % 2 or not given.peer:
            parser.error("--tune needs an even --seed (odd ones are for reporting) and a --peer")
        tune(given.corpora, sizes, given.seed, given.footers, given.peer)
        return
    methods = [] if given.only_peers else [Method(STAGE)]
    for peer in given.peer:
        methods += [Method(peer, aim, setting) for aim, setting in SETTINGS[peer, given.footers].items()]
    rows: list[dict[str, Any]] = []
    for size in sizes:
        started = time.process_time()
        articles = generate(given.corpora, size, given.seed, given.footers, given.layout)
        seconds = round(time.process_time() - started, 1)
        about = {"seed": given.seed, "footers": given.footers, "layout": given.layout}
        about |= {**describe(articles), "generation_cpu_seconds": seconds}
        print(json.dumps(about), flush=True)
        rows += report(articles, methods, given.runs, given.seed)
    print(f"\n{table_of(rows)}")


if __name__ == "__main__":
    main()
