"""Writes pipelines/weights/quality.json: error rates of the shipped models on gold sets, which every release carries.

    python -m benchmarks.quality --corpora DIR [--only benchmarks.stance ...]

Runs the benchmarks below and takes the named cells of what they print. A figure is bound to the hashes of the models
that it was measured with: a release says that it is stale where its own are others. Run it when models are shipped, not
to choose anything: held-out halves are scored, too. With `--only` the figures of the other commands stay as they are,
which is refused where the models have changed since.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from pipelines import encoder
from pipelines.release.metadata import QUALITY

ROOT = Path(__file__).resolve().parents[1]
CORPORA = "{corpora}"


class Figure(NamedTuple):
    """One figure: which column of the data it judges, what it says, on which gold set, and the cell that holds it.

    `held_out`: nothing was chosen on the set. `row` and `column` name a cell of a printed table; a `row` alone is a
    pattern whose group is the figure. `scale` turns it into a share.
    """

    of: str
    measure: str
    gold: str
    held_out: bool
    command: str
    row: str
    column: str = ""
    scale: float = 0.01


_POLNEAR = "PolNeAR dev, 84 real articles, 2,192 attributions"
_OWN = "benchmarks/{}/test, own writing"
_LABELLED = "300 attributions of PolNeAR train, labelled by hand"
_STORIES = "1,320 pairs of real stories (FNC-1), labelled by hand"
_BUNDLES = "nine conflict bundles of own writing (benchmarks/bundles/test), from raw articles"
_ATTRIBUTION = f"benchmarks.attribution --corpus {CORPORA}/polnear"
_FORMS = "benchmarks.forms --set test"
_NESTING = "benchmarks.nesting --set test"
_STANCE = f"benchmarks.stance --set test --corpora {CORPORA}"
_PAIRS = f"benchmarks.claim_pairs --set test --corpora {CORPORA}"
_BUNDLES_RUN = "benchmarks.bundles --set test"
FIGURES = (
    Figure("quotes.source_text", "span F1, exact", _POLNEAR, False, _ATTRIBUTION, "attributed source", "F1"),
    Figure("quotes.cue_text", "span F1, exact", _POLNEAR, False, _ATTRIBUTION, "attributed cue", "F1"),
    Figure("quotes.content_text", "span F1, exact", _POLNEAR, False, _ATTRIBUTION, "attributed content", "F1"),
    Figure("quotes", "source, cue and content exact: precision", _POLNEAR, False, _ATTRIBUTION, "linked all", "P"),
    Figure("quotes", "source, cue and content exact: recall", _POLNEAR, False, _ATTRIBUTION, "linked all", "R"),
    Figure("quotes", "roughly right: precision", _POLNEAR, False, _ATTRIBUTION, "linked roughly", "P"),
    Figure("quotes", "roughly right: recall", _POLNEAR, False, _ATTRIBUTION, "linked roughly", "R"),
    Figure("quotes", "forms of print: precision", _OWN.format("forms"), True, _FORMS, "all", "precision"),
    Figure("quotes", "forms of print: recall", _OWN.format("forms"), True, _FORMS, "all", "recall"),
    Figure("quotes.parent_quote_id", "depth 2: precision", _OWN.format("nesting"), True, _NESTING, "depth 2",
           "precision"),
    Figure("quotes.parent_quote_id", "depth 2: recall", _OWN.format("nesting"), True, _NESTING, "depth 2", "recall"),
    Figure(
        "claim_quotes.stance", "accuracy", _LABELLED, True, _STANCE,
        r"\naccuracy (\S+);", scale=1,
    ),
    Figure(
        "claim_quotes.polarity", "right where both see a claim", _LABELLED,
        True, _STANCE, r"polarity ([\d.]+)", scale=1,
    ),
    Figure(
        "claim_quotes.claim_id", "pairs in one claim: precision", _STORIES,
        True, _PAIRS, "clusters", "P", 1,
    ),
    Figure(
        "claim_quotes.claim_id", "pairs in one claim: recall", _STORIES,
        True, _PAIRS, "clusters", "R", 1,
    ),
    Figure("quotes.speaker_id", "right, of quotations found", _BUNDLES, True, _BUNDLES_RUN,
           "speaker right, of matched quotes", "F1 or share"),
    Figure("positions", "precision", _BUNDLES, True, _BUNDLES_RUN, "**positions**", "P"),
    Figure("positions", "recall", _BUNDLES, True, _BUNDLES_RUN, "**positions**", "R"),
    Figure("claims.is_contested", "precision", _BUNDLES, True, _BUNDLES_RUN, "contested claims", "P"),
    Figure("claims.is_contested", "recall", _BUNDLES, True, _BUNDLES_RUN, "contested claims", "R"),
    Figure("claims.origin_count", "exact, of claims that match", _BUNDLES, True, _BUNDLES_RUN,
           "origin counts exact, of claims that match", "F1 or share"),
    Figure("claim_relations", "precision", _BUNDLES, True, _BUNDLES_RUN, "relations of claims", "P"),
    Figure("claim_relations", "recall", _BUNDLES, True, _BUNDLES_RUN, "relations of claims", "R"),
)  # fmt: skip


def value(figure: Figure, printed: str) -> float:
    """The figure in what its command printed. LookupError where it is not there."""
    if not figure.column:
        match = re.search(figure.row, f"\n{printed}")
        if not match:
            raise LookupError(f"{figure.command} prints nothing like {figure.row!r}")
        return round(float(match.group(1)) * figure.scale, 4)
    header: list[str] = []
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            header = []
        elif not header:
            header = cells
        elif cells[0] == figure.row and figure.column in header:
            return round(float(cells[header.index(figure.column)]) * figure.scale, 4)
    raise LookupError(f"{figure.command} prints no {figure.column!r} of {figure.row!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with the research corpora")
    parser.add_argument("--only", nargs="*", help="modules whose figures are measured; all without it")
    arguments = parser.parse_args()
    models = {graph: encoder.model_hash(graph) for graph in encoder.graphs()}
    known: dict[tuple[str, str, str], float] = {}
    if arguments.only:
        stored = json.loads(QUALITY.read_text(encoding="utf-8"))
        if stored["models"] != models:
            parser.error("the models have changed since: measure everything, without --only")
        known = {(row["of"], row["measure"], row["command"]): row["value"] for row in stored["figures"]}
    printed: dict[str, str] = {}
    figures = []
    for figure in FIGURES:
        module, *rest = figure.command.split()
        key = (figure.of, figure.measure, f"python -m {figure.command}")
        if arguments.only and module not in arguments.only:
            found = known[key]
        else:
            if figure.command not in printed:
                print(f"running {figure.command}", file=sys.stderr, flush=True)
                command = [
                    sys.executable,
                    "-m",
                    module,
                    *(part.replace(CORPORA, str(arguments.corpora)) for part in rest),
                ]
                printed[figure.command] = subprocess.run(
                    command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
                ).stdout
            found = value(figure, printed[figure.command])
        figures.append(
            {
                "of": figure.of,
                "measure": figure.measure,
                "value": found,
                "gold": figure.gold,
                "held_out": figure.held_out,
                "command": key[2],
            }
        )
    text = json.dumps({"models": models, "figures": figures}, indent=1, ensure_ascii=False) + "\n"
    QUALITY.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
