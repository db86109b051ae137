"""The cookbook: each view as a question, with its SQL and what it answers on a database.

    python -m pipelines.release.cookbook [--database outputs/onrecord.duckdb] > docs/cookbook.md

Only the page is made here; the questions are in views/, one file each.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipelines.release.database import views
from schemas.render.duckdb import identifier

ROWS = 5
WIDEST = 72
"""Characters of a cell that are shown."""
_INTRO = """# Cookbook

Questions that people have, as views of `onrecord.duckdb`: open the file with DuckDB, or ask
`onrecord sql "FROM denials"`. Each is plain SQL over the released tables, to copy and change. Below each stand its
first rows on the shipped sample, which is about invented people; columns of ids are left out here.

This page is written by `python -m pipelines.release.cookbook`.
"""


def page(database: Path) -> str:
    """The cookbook as Markdown, with the first rows of each view in `database`."""
    parts = [_INTRO]
    found = views()
    parts.append("\n".join(f"- [{_title(name)}](#{name.replace('_', '-')})" for name in found))
    with duckdb.connect(str(database), read_only=True) as connection:
        for name, (question, statement) in found.items():
            count = connection.execute(f"SELECT count(*) FROM {identifier(name)}").fetchall()[0][0]
            relation = connection.execute(f"FROM {identifier(name)} LIMIT {ROWS}")
            columns = [column[0] for column in relation.description or ()]
            shown = [index for index, column in enumerate(columns) if not column.endswith("_id")]
            rows = [[cell(row[index]) for index in shown] for row in relation.fetchall()]
            parts.append(
                f"## {_title(name)}\n\n{question}\n\n```sql\n-- {name}\n{statement}\n```\n\n"
                + (_table([columns[index] for index in shown], rows) if rows else "No rows in the sample.")
                + (f"\n\nThe first {ROWS} of {count} rows." if count > ROWS else "")
            )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def cell(value: object) -> str:
    """A value on one line of a Markdown table, cut at WIDEST characters; markup in it stays text."""
    if isinstance(value, datetime.datetime):
        value = value.astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M")
    text = "" if value is None else " ".join(str(value).split())
    text = text if len(text) <= WIDEST else text[: WIDEST - 1].rstrip() + "…"
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    """Print the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--database", type=Path, default=Path("outputs/onrecord.duckdb"))
    options = parser.parse_args()
    if not options.database.is_file():
        parser.error(f"{options.database} is not there: run `onrecord build` first")
    print(page(options.database), end="")


if __name__ == "__main__":
    main()
