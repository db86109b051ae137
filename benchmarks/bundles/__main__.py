"""Scores what a system made of the conflict bundles; without predictions, builds our own pipeline on them first.

    python -m benchmarks.bundles [--predictions DIR | --gold quotes] [--set choose|test] [--errors]
    python -m benchmarks.bundles --articles DIR            write the articles as plain text, for a system of your own

README.md beside this file says what a predictions folder holds and what the measures mean.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path

from benchmarks.bundles import predictions
from benchmarks.bundles.gold import HERE, all_articles, bundles, lay_out, main_claims, plain, reading
from benchmarks.bundles.reading import Reading
from benchmarks.bundles.score import Counts, Score, match, positions, score
from benchmarks.report import markdown_table

SETS = ("choose", "test")
_EMPTY = Reading({}, {}, {}, {})
# Measure, label, and whether precision and recall differ.
_ROWS = (
    ("quotes", "quotes found", True),
    ("speakers", "speaker right, of matched quotes", False),
    ("relays", "chains", True),
    ("unclaimed", "unclaimed, of matched quotes", True),
    ("polarity", "polarity", False),
    ("pairs", "pairs of quotes in one claim", True),
    ("claims", "claims that match", True),
    ("positions", "**positions**", True),
    ("main positions", "positions on main claims", True),
    ("main claims", "main claims right in every cell", False),
    ("contested", "contested claims", True),
    ("relations", "relations of claims", True),
    ("changes", "changes of position", True),
)


def build(folders: Sequence[Path], workspace: Path, workers: int, from_gold: bool) -> Path:
    """Run the public build on the articles of the bundles, all in one RAW folder; the folder of its tables.

    `from_gold`: then make the claims anew from the gold's quotes and speakers.
    """
    from pipelines import cli

    for bundle in folders:
        lay_out(bundle, workspace / "raw")
    # The console is no part of what is measured.
    os.environ["ONRECORD_CONSOLE"] = "no"
    if cli.build(workspace / "raw", workspace / "outputs", workers, "threads"):
        raise SystemExit("the build failed, so there is nothing to score")
    if from_gold:
        from benchmarks.bundles.upstream import claims_of_gold

        claims_of_gold(workspace / "raw", (workspace / "outputs").absolute(), folders)
    return workspace / "outputs" / "tables"


def _origins_alone(workspace: Path, folders: Sequence[Path]) -> str:
    from benchmarks.bundles.upstream import origin_counts

    found = origin_counts((workspace / "outputs").absolute(), folders)
    return f"origin counts exact where the claims are the gold's, too: {found.right:g} of {found.wanted:g}"


def total(scores: Sequence[Score]) -> str:
    """All measures as a table."""
    whole = reduce(Score.plus, scores, Score())
    rows = []
    for measure, label, both in _ROWS:
        found = whole.counts.get(measure, Counts())
        cells = [f"{100 * value:.1f}" for value in (found.precision, found.recall, found.f1)]
        rows.append((label, *(cells if both else ("", "", cells[2])), f"{found.right:g} of {found.wanted:g}"))
        if measure == "polarity":
            right = sum(count for (one, two), count in whole.stances.items() if one == two)
            every = whole.stances.total()
            rows.append(("stance: accuracy", "", "", f"{100 * right / max(every, 1):.1f}", f"{right} of {every}"))
            rows.append(("stance: macro-F1", "", "", f"{100 * whole.stance_macro_f1:.1f}", ""))
            precision, recall = (half.precision for half in whole.bcubed)
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            rows.append(("claims, B-cubed", *(f"{100 * value:.1f}" for value in (precision, recall, f1)), ""))
    origins = whole.counts.get("origins", Counts())
    for label, share, of in (
        ("of gold claims", origins.recall, origins.wanted),
        ("of claims that match", origins.precision, origins.given),
    ):
        rows.append((f"origin counts exact, {label}", "", "", f"{100 * share:.1f}", f"{origins.right:g} of {of:g}"))
    return markdown_table(("measure", "P", "R", "F1 or share", "count"), rows)


def by_bundle(names: Sequence[str], scores: Sequence[Score]) -> str:
    """The chief measures of each bundle."""
    rows = []
    for name, found in zip(names, scores, strict=True):
        values = [found.counts["quotes"].f1, found.counts["speakers"].f1, found.counts["pairs"].f1,
                  found.counts["positions"].precision, found.counts["positions"].recall, found.counts["positions"].f1,
                  found.counts["origins"].recall]  # fmt: skip
        rows.append((name, *(f"{100 * value:.1f}" for value in values)))
    header = ("bundle", "quotes F1", "speaker", "pairs F1", "positions P", "positions R", "positions F1", "origins")
    return markdown_table(header, rows)


def errors(gold: Reading, predicted: Reading) -> Iterator[str]:
    """What is wrong, for whoever makes a method: a line each."""
    matched = match(gold, predicted)
    back = {theirs: ours for ours, theirs in matched.quotes.items()}
    for theirs, quote in gold.quotes.items():
        if theirs not in back:
            yield f"quote missed: {quote.article} {quote.source!r} {quote.cue!r} {quote.content!r}"
            continue
        ours = predicted.quotes[back[theirs]]
        if matched.speakers.get(ours.speakers[0]) != quote.speakers[0]:
            names = f"{gold.names[quote.speakers[0]]!r} given as {predicted.names.get(ours.speakers[0])!r}"
            yield f"speaker: {quote.article} {quote.source!r} {quote.cue!r}: {names}"
    for ours_id, quote in predicted.quotes.items():
        if ours_id not in matched.quotes:
            yield f"quote too many: {quote.article} {quote.source!r} {quote.cue!r} {quote.content!r}"
    claims = {theirs: ours for ours, theirs in matched.claims.items()}
    for claim, statement in gold.statements.items():
        if claim not in claims:
            yield f"claim missed: {statement!r}"
        elif gold.origins[claim] != predicted.origins[claims[claim]]:
            yield f"origins: {predicted.origins[claims[claim]]} for {gold.origins[claim]}: {statement!r}"
    given = positions(predicted, matched)
    for row in sorted(gold.positions - set(given.values())):
        yield f"position missed: {gold.names[row.speaker]!r} {row.stance} {gold.statements[row.claim]!r}"
    for ours_row, row in sorted(given.items()):
        if row not in gold.positions:
            statement = predicted.statements[ours_row.claim]
            meant = gold.statements.get(row.claim, "no gold claim")
            name = predicted.names.get(ours_row.speaker, ours_row.speaker)
            yield f"position too many: {name!r} {row.stance} {statement!r} (matches {meant!r})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, default="choose", help="the half to score; `test` is scored once")
    parser.add_argument("--predictions", type=Path, help="folder of a system's output; without it our own is built")
    parser.add_argument("--gold", choices=("quotes",), help="build our own on the gold's quotes and speakers")
    parser.add_argument("--articles", type=Path, help="write the articles of the set here as plain text, score nothing")
    parser.add_argument("--workspace", type=Path, help="keep our own build here instead of a temporary folder")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="print what is wrong in each bundle, too")
    options = parser.parse_args()
    if options.errors and options.set == "test":
        parser.error("--errors shows the gold: it is for the set `choose`")
    folders = bundles(HERE / options.set)
    if options.articles is not None:
        for bundle in folders:
            plain(bundle, options.articles)
        return
    with tempfile.TemporaryDirectory() as temporary:
        workspace = options.workspace or Path(temporary)
        made = options.predictions or build(folders, workspace, options.workers, options.gold is not None)
        alone = _origins_alone(workspace, folders) if options.gold else ""
        try:
            found = predictions.read(made, list(all_articles([HERE / name for name in SETS])))
        except predictions.PredictionError as error:
            parser.exit(2, f"{parser.prog}: {error}\n")
    scores = []
    for bundle in folders:
        gold, predicted = reading(bundle), found.get(bundle.name, _EMPTY)
        scores.append(score(gold, predicted, main_claims(bundle)))
        if options.errors:
            print(f"\n## {bundle.name}\n", *errors(gold, predicted), sep="\n")
    if options.set == "choose":
        print("\n" + by_bundle([bundle.name for bundle in folders], scores))
    print("\n" + total(scores), flush=True)
    if alone:
        print("\n" + alone, flush=True)


if __name__ == "__main__":
    main()
