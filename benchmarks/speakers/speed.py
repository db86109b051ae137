"""CPU-seconds of the speakers stage beside those of attribution, over PolNeAR dev: medians of three runs.

    python -m benchmarks.speakers.speed [--corpora DIR]

The stage whole, from the rows of attribution to its tables; attribution from texts to rows.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.report import markdown_table
from benchmarks.speakers.labels import HERE
from pipelines.attribution import table
from pipelines.attribution.extract import read
from pipelines.attribution.tagger import Tagger
from pipelines.speakers.resolve import build
from schemas.ids import make_id
from schemas.render.arrow import from_rows
from training import polnear

RUNS = 3


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Median CPU-seconds of the runs, and what the last one gave."""
    seconds = []
    for _ in range(RUNS):
        began = time.process_time()
        found = work()
        seconds.append(time.process_time() - began)
    return statistics.median(seconds), found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    folder = parser.parse_args().corpora / "polnear"
    if not folder.is_dir():
        print(f"polnear: not found in {folder.parent.name}, left out")
        return
    texts = {make_id("article", item.name): item.text for item in polnear.articles(folder, "dev")}
    tagger = Tagger()

    def attribution() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        rows, antecedents = [], []
        for key, text in texts.items():
            found = read(text, tagger)
            rows += table.rows(key, text, None, None, found.attributions)
            antecedents += table.antecedent_rows(key, found.antecedents)
        return rows, antecedents

    first, (rows, antecedents) = _timed(attribution)
    articles = from_rows("articles", [{"article_id": key, "text": text} for key, text in texts.items()])
    tables = from_rows("_attributions", rows), from_rows("shared_passages", [])
    pointed = from_rows("_antecedents", antecedents)
    second, _ = _timed(lambda: build(articles, *tables, antecedents=pointed))
    cells = [
        (name, f"{1000 * seconds / len(texts):.0f}", f"{100 * seconds / first:.0f} %")
        for name, seconds in (("attribution", first), ("speakers", second))
    ]
    print(markdown_table(("stage", "CPU ms an article", "share of attribution"), cells))


if __name__ == "__main__":
    main()
