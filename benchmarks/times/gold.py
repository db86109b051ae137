"""The cases of choose.csv and test/times.csv, and how the pipeline answers them; no scoring."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from pipelines.attribution import table
from pipelines.attribution.extract import Attribution, quote_type
from pipelines.text import Span, quotations, words

CHOOSE = Path(__file__).with_name("choose.csv")
TEST = Path(__file__).parent / "test" / "times.csv"

Days = tuple[date, date]


class Case(NamedTuple):
    """A sentence or two with one attribution, or two nested ones, and the days expected for the innermost."""

    id: str
    group: str
    published: datetime | None
    text: str
    role: str
    attributions: tuple[Attribution, ...]
    expected: Days | None
    precision: str


def _spans(text: str, parts: str) -> tuple[Span, ...]:
    found, at = [], 0
    for part in parts.split(" | ") if parts else ():
        at = text.index(part, at)
        found.append(Span(at, at + len(part)))
        at += len(part)
    return tuple(found)


def _attribution(row: dict[str, str], prefix: str, depth: int) -> Attribution:
    text = row["context"]
    content, source, cue = (_spans(text, row[prefix + name]) for name in ("content", "source", "cue"))
    kind = quote_type(content, words(text), quotations(text))
    return Attribution(kind, content, source, cue, (), None, 1.0, depth, depth - 1 if depth else None, "gold")


def cases(path: Path) -> list[Case]:
    """The cases of a file, in its order."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            outer = (_attribution(row, "outer_", 0),) if row["outer_content"] else ()
            published = row["published"].replace("Z", "+00:00")
            moment = datetime.fromisoformat(published) if published else None
            expected = (
                (date.fromisoformat(row["expected_from"]), date.fromisoformat(row["expected_to"]))
                if row["expected_from"]
                else None
            )
            found.append(
                Case(
                    row["id"],
                    row["group"],
                    moment.replace(tzinfo=UTC) if moment else None,
                    row["context"],
                    row["role"],
                    (*outer, _attribution(row, "", len(outer))),
                    expected,
                    row["expected_precision"] or "unknown",
                )
            )
    return found


def answer(case: Case) -> tuple[Days | None, str]:
    """The days and the precision that the pipeline gives to the case, from its gold spans."""
    row = table.rows("a_1", case.text, None, case.published, case.attributions)[-1]
    first, last = row[f"{case.role}_from"], row[f"{case.role}_to"]
    return ((first.date(), last.date()) if first else None), row[f"{case.role}_precision"]
