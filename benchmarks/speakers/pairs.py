"""Names across articles: pairs, each through the whole stage as two one-sentence articles, beside rapidfuzz.

python -m benchmarks.speakers.pairs [--set choose|broad|test] [--show]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from benchmarks.report import markdown_table
from benchmarks.speakers.labels import FOLDERS, HERE, rows
from pipelines.speakers.resolve import build
from schemas.render.arrow import from_rows


class Pair(NamedTuple):
    """Two names with what their articles tell beside them, and whether they are one speaker."""

    name: str
    other: str
    same: bool
    form: str
    context: str
    other_context: str


def pairs(folder: Path) -> list[Pair]:
    """The pairs of a half."""
    return [
        Pair(row["name"], row["other_name"], row["same"] == "yes", row["class"], row["context"], row["other_context"])
        for row in rows(folder / "pairs.csv")
    ]


def _article(name: str, context: str) -> str:
    return f"{name}, {context}, said the talks would go on." if context else f"{name} said the talks would go on."


def joined(pair: Pair) -> bool:
    """Whether the stage gives both names one speaker, each in an article of its own."""
    articles, attributions = [], []
    for number, (name, context) in enumerate(((pair.name, pair.context), (pair.other, pair.other_context))):
        text = _article(name, context)
        cue = text.rindex(" said ") + 1
        article_id = f"a_{number}"
        articles.append({"article_id": article_id, "text": text, "published_at": None, "authors": None})
        spans = {"source": (0, cue - 1 - bool(context)), "cue": (cue, cue + 4), "content": (cue + 5, len(text) - 1)}
        attributions.append(
            {"article_id": article_id, "attribution_no": 0, "parent_no": None, "depth": 0, "addressee_spans": None}
            | {f"{role}_spans": f"{start} {end}" for role, (start, end) in spans.items()}
        )
    found = build(_Loose(articles), _Loose(attributions), from_rows("shared_passages", []))["quotes"]
    return len(set(found["speaker_id"].to_pylist())) == 1


class _Loose:
    """Rows that stand for a table: the stage reads rows, and asks for columns that say nothing here."""

    def __init__(self, found: Sequence[dict[str, Any]]) -> None:
        self._rows = [defaultdict(lambda: None, row) for row in found]

    def to_pylist(self) -> list[dict[str, Any]]:
        return self._rows  # type: ignore[return-value]


def pair_score(chosen: Sequence[Pair], joins: Callable[[Pair], bool]) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and the number of false merges."""
    hits = Counter((pair.same, joins(pair)) for pair in chosen)
    right, false, missed = hits[True, True], hits[False, True], hits[True, False]
    precision, recall = right / max(right + false, 1), right / max(right + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), false


def _at_least(scorer: Callable[[str, str], float], floor: float) -> Callable[[Pair], bool]:
    return lambda pair: scorer(pair.name.lower(), pair.other.lower()) >= floor


def score(half: str, show: bool) -> None:
    """Prints the table of name pairs; rapidfuzz at the floor that is best on the half for choosing."""
    chosen = pairs(FOLDERS[half])
    ours = {pair: joined(pair) for pair in chosen}
    matchers: dict[str, Callable[[Pair], bool]] = {"On Record": ours.__getitem__}
    for label, scorer in (("WRatio", fuzz.WRatio), ("token_set_ratio", fuzz.token_set_ratio)):
        floors = range(60, 100)
        best = max(floors, key=lambda floor, s=scorer: pair_score(pairs(HERE), _at_least(s, floor))[2])  # type: ignore[misc]
        matchers[f"rapidfuzz {label} from {best}"] = _at_least(scorer, best)
    print(f"Names across articles: {len(chosen)} pairs, {sum(pair.same for pair in chosen)} of them one speaker\n")
    cells = []
    for label, joins in matchers.items():
        precision, recall, f1, false = pair_score(chosen, joins)
        cells.append((label, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", str(false)))
    print(markdown_table(("matcher", "precision", "recall", "F1", "false merges"), cells), end="\n\n")
    if show and half == "choose":
        for pair in chosen:
            if ours[pair] != pair.same:
                print("missed" if pair.same else "FALSE", pair.form, *pair[:2], *pair[4:], sep=" | ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", choices=FOLDERS, default="choose")
    parser.add_argument("--show", action="store_true", help="print what is wrong, of what may be chosen on")
    arguments = parser.parse_args()
    score(arguments.set, arguments.show)


if __name__ == "__main__":
    main()
