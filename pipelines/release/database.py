"""One DuckDB file that holds tables with their comments and the cookbook's views, ready to open.

It is a snapshot for reading: built aside, put in place by a rename, never written again. Its bytes differ every time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipelines.release.shapes import released_form
from pipelines.store import connect
from schemas.render.duckdb import comments, create_table, identifier, literal
from schemas.tables import TABLES

VIEWS = Path(__file__).with_name("views")
# DuckDB 1.4 and later open files of this version; what 2.0 writes by default only 2.0 opens.
STORAGE_VERSION = "v1.4.0"


def views() -> dict[str, tuple[str, str]]:
    """Name -> (description, SELECT statement) of each view of the cookbook, in order of name."""
    found = {}
    for path in sorted(VIEWS.glob("*.sql")):
        lines = path.read_text(encoding="utf-8").splitlines()
        header = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
        statement = "\n".join(line for line in lines if not line.startswith("--")).strip().rstrip(";")
        found[path.stem] = (" ".join(header), statement)
    return found


def write_database(target: Path, tables: Mapping[str, Path], *, title: str, released: bool = False) -> None:
    """Write the tables (name -> Parquet file) and the views to the DuckDB file `target`, replacing one that is there.

    The cookbook needs all released tables, in their released form where `released`. `title` says what the file holds;
    the table `about` keeps it. A reader that has the old file open goes on reading it. ValueError where a table's
    columns are not as declared.
    """
    aside = target.with_name(f".{target.name}.new")
    _remove(aside)
    with connect() as connection:
        connection.execute(f"ATTACH {literal(str(aside))} AS target (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE target")
        for name, path in tables.items():
            source = f"read_parquet({literal(str(path))})"
            described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
            form = released_form(TABLES[name]) if released else TABLES[name]
            if [row[0] for row in described] != [field.name for field in form.fields]:
                raise ValueError(f"table {name}: its columns are not as declared: {[row[0] for row in described]}")
            connection.execute(create_table(form))
            connection.execute(f"INSERT INTO {identifier(name)} SELECT * FROM {source}")
            for comment in comments(form):
                connection.execute(comment)
        connection.execute(f"CREATE TABLE about AS SELECT {literal(title)} AS title")
        connection.execute("COMMENT ON TABLE about IS 'What this file holds.'")
        for name, (description, statement) in views().items():
            connection.execute(f"CREATE VIEW {identifier(name)} AS {statement}")
            connection.execute(f"COMMENT ON VIEW {identifier(name)} IS {literal(description)}")
        connection.execute("USE memory")
        connection.execute("DETACH target")
    # A log that someone's session left beside the old file would be replayed into the new one.
    target.with_name(f"{target.name}.wal").unlink(missing_ok=True)
    aside.replace(target)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
