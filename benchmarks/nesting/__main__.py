"""The shipped extraction on nested attributions: chains of sources at depth one, two and three.

    python -m benchmarks.nesting [--set choose|broad|check|test] [--show]

A chain is right where every source from the outermost inwards is the gold's to the letter (punctuation at the edges
aside) and at least half of the words of the innermost content are shared. `choose` and `broad` are for choosing rules,
`check` for seeing now and then whether they generalise, `test` is held out; `--show` prints what is missed and what is
too much.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import Saying, overlap, sayings
from benchmarks.gold import Case, load
from benchmarks.report import markdown_table
from pipelines.attribution.extract import extract
from pipelines.attribution.tagger import Tagger

HERE = Path(__file__).parent
CHOOSE, BROAD, CHECK = (HERE / f"{name}.jsonl" for name in ("choose", "broad", "check"))
TEST = HERE / "test" / "nested.jsonl"
SETS = {"choose": CHOOSE, "broad": BROAD, "check": CHECK, "test": TEST}
SHARED = 0.5


def matched(text: str, ones: Sequence[Saying], others: Sequence[Saying]) -> list[bool]:
    """For each of `ones`, whether its chain is among `others`."""
    return [
        any(one.chain == other.chain and overlap(text, one.content, other.content) >= SHARED for other in others)
        for one in ones
    ]


def score(cases: Sequence[Case], tagger: Tagger) -> dict[str, list[int]]:
    """By depth, and by form for chains of two: gold chains found, gold, extracted chains right, extracted."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * 4)
    for case in cases:
        gold, ours = sayings(case.text, case.attributions), sayings(case.text, extract(case.text, tagger))
        found, right = matched(case.text, gold, ours), matched(case.text, ours, gold)
        for items, hits, place in ((gold, found, 0), (ours, right, 2)):
            for item, hit in zip(items, hits, strict=True):
                depth = len(item.chain)
                for key in (f"depth {depth}", *((f"depth 2, {case.form}",) if depth == 2 else ())):
                    counts[key][place] += hit
                    counts[key][place + 1] += 1
    return counts


def rates(counts: Sequence[int]) -> tuple[float, float, float]:
    """Recall, precision and F1 of exact chains."""
    recall, precision = counts[0] / max(1, counts[1]), counts[2] / max(1, counts[3])
    return recall, precision, 2 * recall * precision / max(1e-9, recall + precision)


def _show(cases: Sequence[Case], tagger: Tagger) -> None:
    for case in cases:
        gold, ours = sayings(case.text, case.attributions), sayings(case.text, extract(case.text, tagger))
        missed = [g for g, hit in zip(gold, matched(case.text, gold, ours), strict=True) if not hit]
        extra = [o for o, hit in zip(ours, matched(case.text, ours, gold), strict=True) if not hit]
        if missed or extra:
            print(f"\n{case.id}: {case.text!r}")
        for sign, items in (("-", missed), ("+", extra)):
            for item in items:
                chain = " > ".join(" + ".join(case.text[s:e] for s, e in sorted(part)) or "?" for part in item.chain)
                parts = (sorted(case.text[s:e] for s, e in part) for part in (item.cue, item.content))
                print("  ", sign, chain, *parts, sep=" | ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", choices=SETS, default="choose", help="which cases to score")
    parser.add_argument("--show", action="store_true", help="print the differences, in the sets for choosing only")
    arguments = parser.parse_args()
    tagger = Tagger()
    counts = score(load(SETS[arguments.set]), tagger)
    rows = []
    for key in sorted(counts):
        rows.append((key, str(counts[key][1]), *(f"{100 * rate:.1f}" for rate in rates(counts[key]))))
    print(markdown_table(("chains", "gold", "recall", "precision", "F1"), rows))
    if arguments.show and arguments.set in ("choose", "broad"):
        _show(load(SETS[arguments.set]), tagger)


if __name__ == "__main__":
    main()
