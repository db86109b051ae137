"""Definite nominals, "they" and "it" of PolNeAR train, labelled by hand: whom they mean, and how sure each rule is.

    python -m benchmarks.speakers.nominals [--set choose|test] [--show] [--corpora DIR]

Beside the figures of the other sources, the two that a wrong name costs: of all nominals that were given a name, and of
those whose entity the article does not name; and the precision of each rule by its score. Labels as in `sources.csv`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import markdown_table
from benchmarks.speakers.labels import FOLDERS, HERE, rows
from benchmarks.speakers.sources import NAMED, UNNAMED, pointed, resolved, source_verdict
from pipelines.attribution.tagger import Tagger
from training import polnear

FORMS = ("definite", "indefinite", "they", "it")
BANDS = (0.0, 0.6, 0.7, 0.8, 0.9)


def verdicts(corpora: Path, half: str) -> list[tuple[dict[str, str], str, str, float, str]]:
    """Each labelled source of a half with its verdict, the method and score of its mention, and its words."""
    labels: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(FOLDERS[half] / "nominals.csv"):
        if row["answer"] != "unclear":
            labels[row["article"]].append(row)
    found = []
    articles = [article for article in polnear.articles(corpora / "polnear", "train") if article.name in labels]
    tagger = Tagger()
    for article, resolution in resolved(articles, {item.name: pointed(item.text, tagger) for item in articles}):
        at = {mention.phrase.start: mention for mention in reversed(resolution.mentions)}
        for row in labels[article.name]:
            verdict, score = source_verdict(article, resolution, row)
            mention = at.get(int(row["start"]))
            method = mention.method if mention else "none"
            found.append((row, verdict, method, score, article.text[int(row["start"]) : int(row["end"])]))
    return found


def false_names(counts: Counter[str]) -> tuple[float, float]:
    """Shares of false names: of all that were given a name, and of those whose entity the article does not name."""
    false = counts["wrong"] + counts["named falsely"]
    unnamed = sum(counts[verdict] for verdict in UNNAMED)
    return false / max(1, counts["right"] + false), counts["named falsely"] / max(1, unnamed)


def score(corpora: Path, half: str, show: bool = False) -> None:
    """Prints verdicts by form, the shares of false names, and the precision of each method by score."""
    found = verdicts(corpora, half)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    by_method: dict[tuple[str, float], Counter[bool]] = defaultdict(Counter)
    for row, verdict, method, value, text in found:
        counts[row["form"]][verdict] += 1
        if row["form"] in FORMS[:2] and verdict in {"right", "wrong", "named falsely"}:
            by_method[method, max(band for band in BANDS if value >= band)][verdict == "right"] += 1
        if show and half == "choose" and verdict in {"wrong", "open", "named falsely"}:
            print(row["article"], row["start"], row["form"], verdict, method, value, text, sep=" | ")
    print(f"Nominals, they and it of PolNeAR train, labelled by hand ({half})\n")
    header = ("source", "named in the article", "right %", "wrong", "open", "not named: joined to its antecedent",
              "left alone", "given a name", "false of names given %", "false of not named %")  # fmt: skip
    print(markdown_table(header, [_row(form, counts[form]) for form in FORMS]), end="\n\n")
    cells = [
        (method, f"{band:.1f}", str(count.total()), f"{100 * count[True] / count.total():.1f}")
        for (method, band), count in sorted(by_method.items())
    ]
    print("Nominals that were given a name, by method and score\n")
    print(markdown_table(("method", "score from", "given", "right %"), cells), end="\n\n")


def _row(form: str, count: Counter[str]) -> Sequence[str]:
    named = sum(count[verdict] for verdict in NAMED)
    given, unnamed = false_names(count)
    share = f"{100 * count['right'] / max(1, named):.1f}"
    cells = (str(count[verdict]) for verdict in (*NAMED[1:], *UNNAMED))
    return form, str(named), share, *cells, f"{100 * given:.1f}", f"{100 * unnamed:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    parser.add_argument("--set", choices=FOLDERS, default="choose", help="which half of the labels")
    parser.add_argument("--show", action="store_true", help="print what is wrong, of what may be chosen on")
    arguments = parser.parse_args()
    score(arguments.corpora, arguments.set, arguments.show)


if __name__ == "__main__":
    main()
