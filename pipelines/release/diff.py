"""What changed between two releases: rows by key, and ids matched by what they name.

Files in, tables out; where they are written is decided in `build`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from pipelines.release.shapes import ID_CHANGES, from_columns
from schemas.render.duckdb import identifier, literal

# Which rows say that a thing of this kind has a member: `id`, `member`.
MEMBERS = {
    "speaker": (
        "SELECT speaker_id AS id, quote_id AS member FROM {quotes} "
        "UNION SELECT speaker_id, quote_id FROM {quote_speakers}"
    ),
    "story": "SELECT story_id AS id, article_id AS member FROM {story_articles}",
    "claim": "SELECT claim_id AS id, quote_id AS member FROM {claim_quotes}",
}


class TableDiff(NamedTuple):
    """Rows (key columns, `op`, `changed_columns` parted by commas) and counts of one table."""

    rows: pa.Table
    summary: dict[str, Any]


def _columns(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({literal(str(path))})").fetchall()
    return {row[0]: row[1] for row in described}


def table_diff(connection: duckdb.DuckDBPyConnection, before: Path, after: Path, key: tuple[str, ...]) -> TableDiff:
    """Rows added, removed and changed from `before` to `after`, matched by `key`, in its order.

    Columns that only one of the two has, or that changed their type, are told in the summary and change no row.
    ValueError where `before` does not have the key.
    """
    old, new = _columns(connection, before), _columns(connection, after)
    if not set(key) <= old.keys():
        raise ValueError(f"{before.name}: the release before has no key {', '.join(key)}")
    compared = [name for name in new if name not in key and old.get(name) == new[name]]
    keys = ", ".join(identifier(name) for name in key)
    changes = [
        f"CASE WHEN before.{identifier(name)} IS DISTINCT FROM after.{identifier(name)} THEN {literal(name)} END"
        for name in compared
    ]
    query = f"""
        WITH compared AS (
            SELECT {keys},
                CASE WHEN before._here IS NULL THEN 'added' WHEN after._here IS NULL THEN 'removed' ELSE 'changed'
                    END AS op,
                concat_ws(',', NULL, {", ".join(changes) or "NULL"}) AS changes
            FROM (SELECT *, true AS _here FROM read_parquet({literal(str(before))})) AS before
            FULL JOIN (SELECT *, true AS _here FROM read_parquet({literal(str(after))})) AS after USING ({keys})
        )
        SELECT {keys}, op, CASE WHEN op = 'changed' THEN changes END AS changed_columns
        FROM compared WHERE op <> 'changed' OR changes <> '' ORDER BY {keys}
    """
    rows = connection.sql(query).to_arrow_table()
    total = connection.execute(f"SELECT count(*) FROM read_parquet({literal(str(after))})").fetchall()[0][0]
    ops = Counter(rows["op"].to_pylist())
    summary = {
        "added": ops["added"],
        "removed": ops["removed"],
        "changed": ops["changed"],
        "unchanged": total - ops["added"] - ops["changed"],
        "columns_added": [name for name in new if name not in old],
        "columns_removed": [name for name in old if name not in new],
        "columns_retyped": [name for name in new if old.get(name, new[name]) != new[name]],
    }
    return TableDiff(rows, summary)


def id_changes(
    connection: duckdb.DuckDBPyConnection, before: Mapping[str, Path], after: Mapping[str, Path]
) -> pa.Table:
    """The table `id_changes` between two releases (table name -> file). Members are ids that are stable themselves."""
    found: list[tuple[str, str | None, str, str]] = []
    for kind, query in MEMBERS.items():
        found += [(old, new, kind, reason) for old, new, reason in _changes_of(connection, query, before, after)]
    columns: dict[str, list[object]] = {
        name: [row[place] for row in found] for place, name in enumerate(("old_id", "new_id", "kind", "reason"))
    }
    return from_columns(ID_CHANGES, columns)


def no_id_changes() -> pa.Table:
    """The table `id_changes` of a first release."""
    return from_columns(ID_CHANGES, {field.name: [] for field in ID_CHANGES.fields})


def _changes_of(
    connection: duckdb.DuckDBPyConnection, query: str, before: Mapping[str, Path], after: Mapping[str, Path]
) -> list[tuple[str, str | None, str]]:
    """(old id, new id, reason) for one kind of thing."""
    old_query, new_query = (
        query.format_map({name: f"read_parquet({literal(str(path))})" for name, path in files.items()})
        for files in (before, after)
    )
    pairs = connection.execute(
        f"SELECT o.id, n.id, count(*) FROM ({old_query}) AS o JOIN ({new_query}) AS n USING (member) "
        "WHERE o.id <> n.id GROUP BY ALL ORDER BY count(*) DESC, o.id, n.id"
    ).fetchall()
    old_ids = {row[0] for row in connection.execute(f"SELECT DISTINCT id FROM ({old_query})").fetchall()}
    new_ids = {row[0] for row in connection.execute(f"SELECT DISTINCT id FROM ({new_query})").fetchall()}
    gone, fresh = old_ids - new_ids, new_ids - old_ids
    heir: dict[str, str] = {}
    parent: dict[str, str] = {}
    for old, new, _ in pairs:
        if old in gone:
            heir.setdefault(old, new)
        if new in fresh:
            parent.setdefault(new, old)
    heirs = Counter(heir.values())
    changes: list[tuple[str, str | None, str]] = []
    for old in sorted(gone):
        to = heir.get(old)
        if to is None:
            changes.append((old, None, "gone"))
        else:
            changes.append((old, to, "renamed" if to in fresh and heirs[to] == 1 else "merged"))
    changes += [(parent[new], new, "split") for new in sorted(parent) if new not in heirs]
    return changes
