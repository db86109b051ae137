"""The shipped extraction on forms that PolNeAR does not teach: headlines, transcripts, floating quotations, marks.

    python -m benchmarks.forms [--set choose|broad|check|test] [--show]

An attribution is right where source and content are the gold's to the letter (punctuation at the edges aside) and the
cue overlaps, unless either has none. `choose` and `broad` are for choosing rules, `check` for seeing now and then
whether they generalise, `test` is held out; `--show` prints what is missed and what is too much.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import Saying, overlap, sayings, touches
from benchmarks.gold import Case, load
from benchmarks.report import markdown_table
from pipelines.attribution.extract import extract
from pipelines.attribution.tagger import Tagger

HERE = Path(__file__).parent
CHOOSE, BROAD, CHECK = (HERE / f"{name}.jsonl" for name in ("choose", "broad", "check"))
TEST = HERE / "test" / "forms.jsonl"
SETS = {"choose": CHOOSE, "broad": BROAD, "check": CHECK, "test": TEST}
# Two contents are roughly the same from this share of common words on.
ROUGHLY = 0.8


def agree(text: str, one: Saying, other: Saying, exact: bool) -> bool:
    """Whether two attributions are the same, in all parts or roughly in their content."""
    if one.source != other.source or (one.cue and other.cue and not touches(one.cue, other.cue)):
        return False
    return one.content == other.content if exact else overlap(text, one.content, other.content) >= ROUGHLY


def matched(text: str, ones: Sequence[Saying], others: Sequence[Saying], exact: bool) -> list[bool]:
    """For each of `ones`, whether it is among `others`."""
    return [any(agree(text, one, other, exact) for other in others) for one in ones]


def score(cases: Sequence[Case], tagger: Tagger) -> dict[str, list[int]]:
    """Per form and in all: found, extracted, right, gold, roughly found, roughly right."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    for case in cases:
        gold, ours = sayings(case.text, case.attributions), sayings(case.text, extract(case.text, tagger))
        values = [
            sum(matched(case.text, gold, ours, True)),
            len(gold),
            sum(matched(case.text, ours, gold, True)),
            len(ours),
            sum(matched(case.text, gold, ours, False)),
            sum(matched(case.text, ours, gold, False)),
        ]
        for key in (case.form, "all"):
            counts[key] = [a + b for a, b in zip(counts[key], values, strict=True)]
    return counts


def rates(counts: Sequence[int]) -> tuple[float, float, float, float]:
    """Recall and precision, exact and rough."""
    found, gold, right, ours, roughly_found, roughly_right = counts
    return found / max(1, gold), right / max(1, ours), roughly_found / max(1, gold), roughly_right / max(1, ours)


def _show(cases: Sequence[Case], tagger: Tagger) -> None:
    for case in cases:
        gold, ours = sayings(case.text, case.attributions), sayings(case.text, extract(case.text, tagger))
        missed = [g for g, hit in zip(gold, matched(case.text, gold, ours, True), strict=True) if not hit]
        extra = [o for o, hit in zip(ours, matched(case.text, ours, gold, True), strict=True) if not hit]
        if missed or extra:
            print(f"\n{case.id}: {case.text!r}")
        for sign, items in (("-", missed), ("+", extra)):
            for item in items:
                parts = (sorted(case.text[s:e] for s, e in part) for part in (item.source, item.cue, item.content))
                print("  ", sign, *parts, sep=" | ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", choices=SETS, default="choose", help="which cases to score")
    parser.add_argument("--show", action="store_true", help="print the differences, in the sets for choosing only")
    arguments = parser.parse_args()
    tagger = Tagger()
    counts = score(load(SETS[arguments.set]), tagger)
    rows = []
    for form in [*sorted(counts.keys() - {"all"}), "all"]:
        rows.append((form, str(counts[form][1]), *(f"{100 * rate:.1f}" for rate in rates(counts[form]))))
    print(markdown_table(("form", "gold", "recall", "precision", "rough recall", "rough precision"), rows))
    if arguments.show and arguments.set in ("choose", "broad"):
        _show(load(SETS[arguments.set]), tagger)


if __name__ == "__main__":
    main()
