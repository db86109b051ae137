"""Kinds of speaker, roles and affiliations of sources of PolNeAR train, against labels of our own.

    python -m benchmarks.speakers.kinds [--set choose|broad|late|test] [--show] [--corpora DIR]

`choose` and `test` are the halves of the first labels. `broad` and `late` are two hundreds of further articles: rules
were chosen on the first, the second was scored when they stood. README.md says how all was labelled.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.report import markdown_table
from pipelines.speakers.article.article import Mention, Resolution, Source, resolve
from pipelines.speakers.names import names
from training import polnear

HERE = Path(__file__).parent
SETS: dict[str, tuple[Path, slice]] = {
    "choose": (HERE / "kinds.csv", slice(None)),
    "broad": (HERE / "broad" / "kinds.csv", slice(100)),
    "late": (HERE / "broad" / "kinds.csv", slice(100, None)),
    "test": (HERE / "test" / "kinds.csv", slice(None)),
}
UNSEEN = frozenset({"late", "test"})
ATTRIBUTES = ("role", "affiliation")
WITH_ROLE = frozenset({"person", "anonymous_person", "anonymous_group"})
ENOUGH = 0.8
"""Word overlap (F1) from which a role or affiliation is the labelled one."""
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "the", "a", "an", ""})


class Row(NamedTuple):
    """A labelled source: its place, its kind, another kind a fair reader could give, and words beside the speaker."""

    article: str
    start: int
    end: int
    kind: str
    also: str
    role: str
    affiliation: str


def labels(name: str) -> dict[str, list[Row]]:
    """The labels of a set, by article."""
    path, part = SETS[name]
    found: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in list(csv.DictReader(file))[part]:
            kind = "unnamed" if row["kind"] == "none" else row["kind"]
            found[row["article"]].append(
                Row(row["article"], int(row["start"]), int(row["end"]), kind, row["also"], row["role"],
                    row["affiliation"])
            )  # fmt: skip
    return found


def words(printed: str) -> list[str]:
    """Folded words of a role or affiliation, honorifics and articles aside."""
    folded = [names.fold_ascii(word) for word in printed.replace("-", " ").split()]
    return [word for word in folded if word not in _HONORIFICS]


def overlap(found: str, gold: str) -> float:
    """F1 of the words of two printed forms."""
    ours, theirs = Counter(words(found)), Counter(words(gold))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def attribute_verdict(found: str | None, gold: str) -> str:
    """right, wrong, missed, given (where none is labelled) or none."""
    if not gold:
        return "given" if found else "none"
    if not found:
        return "missed"
    return "right" if overlap(found, gold) >= ENOUGH else "wrong"


def _mention(resolution: Resolution, row: Row) -> Mention | None:
    """The first mention that begins inside a source."""
    inside = [m for m in resolution.mentions if row.start <= m.phrase.start < row.end]
    return min(inside, key=lambda m: m.phrase.start, default=None)


class Judged(NamedTuple):
    """What was found for a labelled source, and the verdicts on it."""

    row: Row
    text: str
    kind: str
    verdict: str
    found: dict[str, str | None]
    gold: dict[str, str]
    attributes: dict[str, str]


def judged(corpora: Path, name: str) -> Iterable[Judged]:
    """Each labelled source of a set with what the stage says of it."""
    wanted = labels(name)
    for article in polnear.articles(corpora / "polnear", "train"):
        if article.name not in wanted:
            continue
        sources = [
            Source(number, None, list(gold.source), list(gold.content), list(gold.cue), [])
            for number, gold in enumerate(article.attributions)
        ]
        resolution = resolve(article.text, sources)
        first = {
            min(item.source).start: resolution.entities[resolution.primary[number]].kind
            for number, item in enumerate(article.attributions)
            if item.source
        }
        for row in wanted[article.name]:
            mention = _mention(resolution, row)
            kind = first.get(row.start) or (resolution.entities[mention.entity].kind if mention else "unnamed")
            verdict = "exact" if kind == row.kind else "fair" if kind == row.also else "wrong"
            phrase = mention.phrase if mention else None
            found = {"role": phrase.role if phrase else None, "affiliation": phrase.affiliation if phrase else None}
            places = {attribute: getattr(row, attribute) for attribute in ATTRIBUTES}
            gold_words = {
                attribute: article.text[slice(*map(int, place.split("-")))] if place else ""
                for attribute, place in places.items()
            }
            verdicts = {
                attribute: attribute_verdict(found[attribute], gold_words[attribute])
                for attribute in ATTRIBUTES
                if attribute == "affiliation" or row.kind in WITH_ROLE
            }
            text = " ".join(article.text[row.start : row.end].split())
            yield Judged(row, text, kind, verdict, found, gold_words, verdicts)


def score_kinds(corpora: Path, name: str, show: bool) -> None:
    """Prints how many kinds are right or fair, and how many roles and affiliations; with `show` what is wrong."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    attributes: dict[str, Counter[str]] = {attribute: Counter() for attribute in ATTRIBUTES}
    for item in judged(corpora, name):
        counts[item.row.kind][item.verdict] += 1
        for attribute, verdict in item.attributes.items():
            attributes[attribute][verdict] += 1
            if show and name not in UNSEEN and verdict in ("wrong", "missed", "given"):
                found, gold = item.found[attribute], item.gold[attribute]
                print(attribute, verdict, item.row.article, f"{found!r} for {gold!r}", repr(item.text), sep=" | ")
        if show and name not in UNSEEN and item.verdict != "exact":
            print(item.verdict, item.row.article, item.row.kind, "found", item.kind, repr(item.text), sep=" | ")
    print(f"Kinds of sources of PolNeAR train, labelled by hand ({name})\n")
    cells = []
    for kind in [*sorted(counts), "all"]:
        count = counts[kind] if kind != "all" else sum(counts.values(), Counter())
        total = sum(count.values())
        exact, fair = count["exact"], count["exact"] + count["fair"]
        cells.append((kind, str(total), f"{100 * exact / total:.1f}", f"{100 * fair / total:.1f}"))
    print(markdown_table(("kind", "sources", "as labelled %", "as a fair reader could %"), cells), end="\n\n")
    print(f"Role and affiliation of the same sources ({name}); right from a word overlap of {ENOUGH}\n")
    table: list[tuple[str, ...]] = []
    for attribute, count in attributes.items():
        labelled = sum(count[verdict] for verdict in ("right", "wrong", "missed"))
        right = f"{100 * count['right'] / max(1, labelled):.1f}"
        errors = [str(count[verdict]) for verdict in ("wrong", "missed", "given")]
        table.append((attribute, str(labelled), right, *errors))
    header = ("words", "labelled", "right %", "wrong", "missed", "given where none is labelled")
    print(markdown_table(header, table), end="\n\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    parser.add_argument("--set", choices=SETS, default="choose", help="which labels")
    parser.add_argument("--show", action="store_true", help="print what is wrong, of sets that may be chosen on")
    arguments = parser.parse_args()
    score_kinds(arguments.corpora, arguments.set, arguments.show)


if __name__ == "__main__":
    main()
