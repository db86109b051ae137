"""Is confidence what it says? Calibration on PolNeAR dev, and precision and recall by threshold.

    python -m benchmarks.attribution_confidence --corpus DIR [--plot FILE] [--view FILE]

An attribution is right as pipelines.attribution.confidence defines it, and exact where all its parts are the
annotator's. The expected calibration error is the mean gap between confidence and precision over ten bins of equal
size (Naeini, Cooper and Hauskrecht 2015, with quantile bins). `--plot` draws the reliability diagram, `--view` writes
the table as the SQL view that releases carry.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.cases import Saying, overlap, touches, trimmed
from benchmarks.report import markdown_table
from pipelines.attribution.extract import extract
from pipelines.attribution.tagger import Tagger
from training import polnear

SHARED = 0.8
BINS = 10
THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
ROOT = Path(__file__).parents[1]


class Judged(NamedTuple):
    """An extracted attribution beside the gold: its confidence and evidence, whether it is right, and exact."""

    confidence: float
    evidence: tuple[float, ...]
    right: bool
    exact: bool


def _gold(article: polnear.GoldArticle) -> list[Saying]:
    found = []
    for item in article.attributions:
        source, cue, content = (trimmed(article.text, part) for part in item)
        found.append(Saying(source, cue, content, (source,)))
    return found


def _right(text: str, one: Saying, gold: Sequence[Saying]) -> tuple[bool, bool]:
    near = [g for g in gold if g.source == one.source and (touches(g.cue, one.cue) or not (g.cue and one.cue))]
    exact = any(g.content == one.content and g.cue == one.cue for g in near)
    return exact or any(overlap(text, g.content, one.content) >= SHARED for g in near), exact


def judged(articles: Iterable[polnear.GoldArticle], tagger: Tagger) -> list[Judged]:
    """All outermost attributions of `articles`; what annotators find and we don't is not in it."""
    found = []
    for article in articles:
        gold = _gold(article)
        for item in extract(article.text, tagger):
            if item.depth == 0:
                source, cue, content = (trimmed(article.text, p) for p in (item.source, item.cue, item.content))
                right, exact = _right(article.text, Saying(source, cue, content, (source,)), gold)
                found.append(Judged(item.confidence, item.evidence, right, exact))
    return found


def bins(cases: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Mean confidence, share of right ones and size of ten bins of equal size."""
    order = sorted(cases, key=lambda case: case.confidence)
    parts = [part for part in np.array_split(np.arange(len(order)), BINS) if len(part)]
    groups = [[order[index] for index in part] for part in parts]
    return [
        (float(np.mean([c.confidence for c in group])), float(np.mean([c.right for c in group])), len(group))
        for group in groups
    ]


def calibration_error(cases: Sequence[Judged]) -> float:
    """Expected calibration error, 0 to 1."""
    return sum(abs(confidence - share) * size for confidence, share, size in bins(cases)) / max(1, len(cases))


def thresholds(cases: Sequence[Judged], gold: int) -> list[tuple[float, float, float, float]]:
    """Per threshold: share of attributions kept, their precision, the share of gold ones found, exact precision."""
    found = []
    for threshold in THRESHOLDS:
        kept = [case for case in cases if case.confidence >= threshold]
        right, exact = sum(case.right for case in kept), sum(case.exact for case in kept)
        size = max(1, len(kept))
        found.append((threshold, len(kept) / max(1, len(cases)), right / size, right / gold, exact / size))  # type: ignore[arg-type]
    return found  # type: ignore[return-value]


def plot(cases: Sequence[Judged], path: Path) -> None:
    """The reliability diagram as a PNG."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4.2, 4.0), dpi=120, layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--")
    points = bins(cases)
    axes.plot([p[0] for p in points], [p[1] for p in points], marker="o", color="#2f6f9f")
    axes.set_xlabel("confidence (mean of a tenth of the attributions)")
    axes.set_ylabel("share that is right")
    axes.set_title(f"PolNeAR dev, expected calibration error {calibration_error(cases):.3f}", fontsize=9, loc="left")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    figure.savefig(path, format="png", metadata={"Software": None})


def view(rows: Sequence[tuple[float, ...]]) -> str:
    """The table as a view: what each threshold gave on PolNeAR dev, and how many quotes of this release it keeps."""
    values = ",\n    ".join(f"({t:.1f}, {p:.3f}, {r:.3f}, {e:.3f})" for t, _, p, r, e in rows)
    return f"""-- What a minimum confidence gives: precision and recall on news (PolNeAR dev), and quotes kept here.
WITH measured(confidence_at_least, precision, recall, exact_precision) AS (VALUES
    {values}
)
SELECT
    measured.*,
    (SELECT count(*) FROM quotes WHERE quotes.confidence >= measured.confidence_at_least) AS quote_count
FROM measured
ORDER BY confidence_at_least
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the PolNeAR folder with train/ and dev/")
    parser.add_argument("--plot", type=Path, help="write the reliability diagram there")
    parser.add_argument("--view", type=Path, help="write the SQL view there")
    arguments = parser.parse_args()
    articles = list(polnear.articles(arguments.corpus, "dev"))
    gold = sum(len(article.attributions) for article in articles)
    cases = judged(articles, Tagger())
    rows = thresholds(cases, gold)
    print(f"{len(cases)} attributions, expected calibration error {calibration_error(cases):.3f}\n")
    header = ("confidence at least", "kept", "precision", "recall", "exact precision")
    print(markdown_table(header, [(f"{t:.1f}", *(f"{100 * value:.1f}" for value in rest)) for t, *rest in rows]))
    if arguments.plot:
        plot(cases, arguments.plot)
    if arguments.view:
        arguments.view.write_text(view(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
