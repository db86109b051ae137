"""What changed between two releases and why: rows by key, ids matched by what they name, tombstones of ids that went.

Files in, tables out; where they are written is decided in `build`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from pipelines.release.shapes import ID_CHANGES, TOMBSTONES, from_columns
from schemas.model import Table
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
# Which rows say that a thing rests on another, and so changes with it: `id`, `on_id`.
_RESTS = {
    "quotes": (("quote_id", "article_id"), ("speaker_id", "quote_id")),
    "quote_speakers": (("speaker_id", "quote_id"),),
    "speaker_mentions": (("speaker_id", "article_id"),),
    "story_articles": (("story_id", "article_id"),),
    "claim_quotes": (("claim_id", "quote_id"),),
    "shared_passages": (("passage_id", "article_id"), ("passage_id", "other_article_id")),
}
# What may have happened to what a row rests on; where several did, the first is told.
_CAUSES = ("takedown", "article_removed", "article_added", "text_changed")
TOMBS = {"article": "articles", "quote": "quotes", "speaker": "speakers", "story": "stories", "claim": "claims"}
"""Which table's rows are the things of a kind."""


class TableDiff(NamedTuple):
    """Rows (key columns, `op`, `changed_columns` parted by commas, `why`) and counts of one table."""

    rows: pa.Table
    summary: dict[str, Any]


def _columns(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({literal(str(path))})").fetchall()
    return {row[0]: row[1] for row in described}


def find_causes(
    connection: duckdb.DuckDBPyConnection,
    before: Mapping[str, Path],
    after: Mapping[str, Path],
    taken_down: Iterable[str],
) -> None:
    """Make the temporary table `causes` (`id`, `rank` in _CAUSES): what happened to what each id rests on.

    `taken_down` are ids of articles, quotations and speakers that a list of takedowns names.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE causes (id VARCHAR, rank INTEGER)")
    connection.executemany("INSERT INTO causes VALUES (?, 0)", [(one,) for one in sorted(taken_down)] or [(None,)])
    articles = [f"read_parquet({literal(str(files['articles']))})" for files in (before, after)]
    connection.execute(
        f"""INSERT INTO causes SELECT article_id, CASE WHEN after.text_sha256 IS NULL THEN 1
            WHEN before.text_sha256 IS NULL THEN 2 ELSE 3 END
        FROM {articles[0]} AS before FULL JOIN {articles[1]} AS after USING (article_id)
        WHERE before.text_sha256 IS DISTINCT FROM after.text_sha256"""
    )
    # A quotation before what rests on quotations: one pass up is enough.
    for of_quotes in (True, False):
        for table, pairs in _RESTS.items():
            for files in (before, after):
                columns = _columns(connection, files[table]) if table in files else {}
                for own, on in pairs:
                    if (own == "quote_id") == of_quotes and {own, on} <= columns.keys():
                        connection.execute(
                            f"""INSERT INTO causes SELECT rows.{own}, min(rank)
                            FROM read_parquet({literal(str(files[table]))}) AS rows
                            JOIN causes ON causes.id = rows.{on} GROUP BY ALL"""
                        )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE causes AS "
        "SELECT id, min(rank) AS rank FROM causes WHERE id IS NOT NULL GROUP BY id"
    )


def table_diff(
    connection: duckdb.DuckDBPyConnection, before: Path, after: Path, table: Table, otherwise: str
) -> TableDiff:
    """Rows added, removed and changed from `before` to `after`, matched by the key of `table`, in its order.

    Needs the table `causes`; `otherwise` is why what has no cause there differs. Columns that only one of the two has,
    or that changed their type, are told in the summary and change no row. What went by a takedown is told by ids alone:
    words in its key are null. ValueError where `before` does not have the key.
    """
    key = table.key
    old, new = _columns(connection, before), _columns(connection, after)
    if not set(key) <= old.keys():
        raise ValueError(f"{before.name}: the release before has no key {', '.join(key)}")
    compared = [name for name in new if name not in key and old.get(name) == new[name]]
    keys = ", ".join(identifier(name) for name in key)
    changes = [
        f"CASE WHEN before.{identifier(name)} IS DISTINCT FROM after.{identifier(name)} THEN {literal(name)} END"
        for name in compared
    ]
    ids = [name for name in key if name.endswith("_id")]
    joins = " ".join(f"LEFT JOIN causes AS of_{name} ON of_{name}.id = compared.{name}" for name in ids)
    rank = f"least({', '.join(f'of_{name}.rank' for name in ids)})" if ids else "NULL"
    why = f"coalesce([{', '.join(map(literal, _CAUSES))}][{rank} + 1], {literal(otherwise)})"
    words = {
        name
        for name in key
        if name not in ids and table.field(name).kind == "string" and table.field(name).vocabulary is None
    }
    shown = ", ".join(
        f"CASE WHEN why <> 'takedown' THEN {identifier(name)} END AS {identifier(name)}"
        if name in words
        else identifier(name)
        for name in key
    )
    query = f"""
        WITH compared AS (
            SELECT {keys},
                CASE WHEN before._here IS NULL THEN 'added' WHEN after._here IS NULL THEN 'removed' ELSE 'changed'
                    END AS op,
                concat_ws(',', NULL, {", ".join(changes) or "NULL"}) AS changes
            FROM (SELECT *, true AS _here FROM read_parquet({literal(str(before))})) AS before
            FULL JOIN (SELECT *, true AS _here FROM read_parquet({literal(str(after))})) AS after USING ({keys})
        ),
        explained AS (
            SELECT compared.*, {why} AS why FROM compared {joins} WHERE op <> 'changed' OR changes <> ''
        )
        SELECT {shown}, op, CASE WHEN op = 'changed' THEN changes END AS changed_columns, why
        FROM explained ORDER BY ALL
    """
    rows = connection.sql(query).to_arrow_table()
    total = connection.execute(f"SELECT count(*) FROM read_parquet({literal(str(after))})").fetchall()[0][0]
    ops = Counter(rows["op"].to_pylist())
    summary = {
        "added": ops["added"],
        "removed": ops["removed"],
        "changed": ops["changed"],
        "unchanged": total - ops["added"] - ops["changed"],
        "why": dict(sorted(Counter(rows["why"].to_pylist()).items())),
        "columns_added": [name for name in new if name not in old],
        "columns_removed": [name for name in old if name not in new],
        "columns_retyped": [name for name in new if old.get(name, new[name]) != new[name]],
    }
    return TableDiff(rows, summary)


def tombstones(
    before: pa.Table, diffs: Mapping[str, TableDiff], id_changes: pa.Table, last_version: str, there: Set[str]
) -> pa.Table:
    """The table `tombstones`: those of the release before (`before`), without ids that are back, and the new ones.

    `diffs` by table; `last_version` is the release before; `there` are all ids of this release. A successor that has
    gone itself gives way to its own.
    """
    heirs = {row["old_id"]: row["new_id"] for row in id_changes.to_pylist() if row["reason"] in ("renamed", "merged")}
    rows = {row["id"]: row for row in before.to_pylist() if row["id"] not in there}
    for row in rows.values():
        row["successor_id"] = heirs.get(row["successor_id"], row["successor_id"])
    for kind, name in TOMBS.items():
        for row in diffs[name].rows.to_pylist() if name in diffs else ():
            if row["op"] == "removed":
                gone = row[f"{kind}_id"]
                rows[gone] = {
                    "id": gone,
                    "kind": kind,
                    "last_version": last_version,
                    "reason": row["why"],
                    "successor_id": heirs.get(gone),
                }
    for row in rows.values():
        if row["successor_id"] not in there:
            row["successor_id"] = None
    ordered = [rows[gone] for gone in sorted(rows)]
    return from_columns(TOMBSTONES, {field.name: [row[field.name] for row in ordered] for field in TOMBSTONES.fields})


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


def empty(table: Table) -> pa.Table:
    """A table that only a release has, as the first release has it."""
    return from_columns(table, {field.name: [] for field in table.fields})


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
