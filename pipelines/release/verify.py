"""Whether a release folder is whole and holds what its manifest says.

Everything is read again from the files. Whether the data is right is quality's question, asked before the release.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from pipelines.release.index import SUMS
from pipelines.release.parquet import content_sha256
from pipelines.release.shapes import released_form
from pipelines.store import connect, file_sha256
from schemas.model import Table
from schemas.render.duckdb import TYPES, identifier, literal
from schemas.tables import released_tables
from schemas.version import SCHEMA_VERSION


def verify(folder: Path) -> list[str]:
    """Problems of the release in `folder`, one sentence each; none for a sound one.

    Hashes and missing or extra files; then, of a release of the present schema version, columns, types, keys, foreign
    keys, nulls, row counts and content hashes of each table, quotations against their places in the articles, and the
    rows in the database file.
    """
    problems = checksums(folder)
    if problems:
        return problems
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if manifest["schema_version"] == SCHEMA_VERSION:
        problems += _tables(folder, manifest)
    return problems + _database(folder, manifest)


def checksums(folder: Path) -> list[str]:
    """Files of the release that are missing, changed or not listed in SHA256SUMS."""
    sums = folder / SUMS
    if not sums.is_file():
        return [f"{SUMS} is missing: this is no complete release"]
    listed = {}
    for line in sums.read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SUMS}
    problems = [f"{name} is missing" for name in sorted(listed.keys() - there)]
    problems += [f"{name} is not listed in {SUMS}" for name in sorted(there - listed.keys())]
    problems += [
        f"{name} is not the file that was released: its SHA-256 differs"
        for name in sorted(listed.keys() & there)
        if file_sha256(folder / name) != listed[name]
    ]
    if "manifest.json" not in listed:
        problems.append(f"manifest.json is not listed in {SUMS}")
    return problems


def _tables(folder: Path, manifest: dict[str, Any]) -> list[str]:
    forms = {table.name: released_form(table) for table in released_tables()}
    problems = [f"table {name} is missing" for name in forms.keys() - manifest["tables"].keys()]
    problems += [f"table {name} is unknown" for name in manifest["tables"].keys() - forms.keys()]
    if problems:
        return sorted(problems)
    with connect() as connection:
        for name in forms:
            path = literal(str(folder / "parquet" / f"{name}.parquet"))
            connection.execute(f"CREATE VIEW {identifier(name)} AS FROM read_parquet({path})")
        for name, form in forms.items():
            stated = manifest["tables"][name]
            shape = list(_shape(connection, form))
            problems += shape or list(_rows(connection, form, stated["rows"]))
            file = folder / "parquet" / f"{name}.parquet"
            if not shape and content_sha256(connection, file, form) != stated["content_sha256"]:
                problems.append(f"table {name}: its rows are not those of the manifest")
            if file_sha256(file) != stated["sha256"]:
                problems.append(f"table {name}: its file is not that of the manifest")
        problems += _slices(connection)
    return problems


def _slices(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Whether quotations are what their hashes and, where the article's text is there, their places say."""
    (others,) = _numbers(connection, "SELECT count(*) FROM quotes WHERE sha256(content_text) <> content_sha256")
    if others:
        yield f"table quotes: content_text of {others} rows has not the hash in content_sha256"
    (moved,) = _numbers(
        connection,
        """SELECT count(*) FROM (
            SELECT any_value(content_text) AS printed,
                string_agg(substring(text, char_start + 1, char_end - char_start), ' ' ORDER BY ordinal) AS cut
            FROM quotes JOIN articles USING (article_id) JOIN quote_spans USING (quote_id)
            WHERE role = 'content' AND text IS NOT NULL AND content_text IS NOT NULL
            GROUP BY quote_id
        ) WHERE printed <> cut""",
    )
    if moved:
        yield f"table quotes: content_text of {moved} rows is not what the article has at their quote_spans"


def _shape(connection: duckdb.DuckDBPyConnection, form: Table) -> Iterator[str]:
    found = [(row[0], row[1]) for row in connection.execute(f"DESCRIBE {identifier(form.name)}").fetchall()]
    if found != [(field.name, TYPES[field.kind]) for field in form.fields]:
        yield f"table {form.name}: its columns are not those of the schema"


def _rows(connection: duckdb.DuckDBPyConnection, form: Table, stated: int) -> Iterator[str]:
    table = identifier(form.name)
    key = ", ".join(identifier(name) for name in form.key)
    rows, keys = _numbers(connection, f"SELECT count(*), count(DISTINCT ({key})) FROM {table}")
    if rows != stated:
        yield f"table {form.name}: {rows} rows, the manifest says {stated}"
    if keys != rows:
        yield f"table {form.name}: {rows - keys} rows repeat a key"
    for field in form.fields:
        column = identifier(field.name)
        (nulls,) = _numbers(connection, f"SELECT count(*) FROM {table} WHERE {column} IS NULL")
        if nulls and not field.nullable:
            yield f"table {form.name}: {field.name} is null in {nulls} rows"
    for foreign in form.foreign_keys:
        own = " AND ".join(f"{identifier(name)} IS NOT NULL" for name in foreign.fields)
        match = " AND ".join(
            f"own.{identifier(name)} = other.{identifier(target)}"
            for name, target in zip(foreign.fields, foreign.target, strict=True)
        )
        (orphans,) = _numbers(
            connection,
            f"SELECT count(*) FROM (FROM {table} WHERE {own}) AS own "
            f"ANTI JOIN {identifier(foreign.table)} AS other ON {match}",
        )
        if orphans:
            yield f"table {form.name}: {', '.join(foreign.fields)} names no row of {foreign.table} in {orphans} rows"


def _numbers(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    return tuple(connection.execute(query).fetchall()[0])


def _database(folder: Path, manifest: dict[str, Any]) -> list[str]:
    with connect() as connection:
        connection.execute(f"ATTACH {literal(str(folder / 'onrecord.duckdb'))} AS released (READ_ONLY)")
        there = {
            row[0]
            for row in connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = 'released'"
            ).fetchall()
        }
        problems = []
        for name, stated in manifest["tables"].items():
            if name not in there:
                problems.append(f"onrecord.duckdb: table {name} is missing")
                continue
            (rows,) = _numbers(connection, f"SELECT count(*) FROM released.{identifier(name)}")
            if rows != stated["rows"]:
                problems.append(f"onrecord.duckdb: table {name} has {rows} rows, the manifest says {stated['rows']}")
    return problems
