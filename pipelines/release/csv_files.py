"""Tables as the CSV files of a release, for readers without Parquet: UTF-8, times as ISO 8601, nothing for null.

Text that is there and empty stands in quotation marks. Which columns a table has is declared in schemas/ and `shapes`.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from schemas.model import Field, Table
from schemas.render.duckdb import identifier, literal

SAMPLE_ROWS = 1_000


def write(connection: duckdb.DuckDBPyConnection, source: Path, table: Table, target: Path) -> None:
    """Write the Parquet file `source`, sorted by the key of `table`, to the gzipped CSV file `target`."""
    _copy(connection, f"FROM read_parquet({literal(str(source))})", table, target, "gzip")


def write_sample(connection: duckdb.DuckDBPyConnection, source: Path, table: Table, target: Path) -> None:
    """Write SAMPLE_ROWS rows of `source` to the CSV file `target`: drawn by a hash of their key, so always the same."""
    key = " || ' ' || ".join(identifier(name) for name in table.key)
    drawn = f"FROM read_parquet({literal(str(source))}) ORDER BY sha256({key}) LIMIT {SAMPLE_ROWS}"
    _copy(connection, f"FROM ({drawn})", table, target, "none")


def _copy(connection: duckdb.DuckDBPyConnection, rows: str, table: Table, target: Path, compression: str) -> None:
    columns = ", ".join(_column(field) for field in table.fields)
    order = ", ".join(f"{identifier(name)} NULLS LAST" for name in table.key)
    connection.execute(
        f"COPY (SELECT {columns} {rows} ORDER BY {order}) TO {literal(str(target))} "
        f"(FORMAT csv, HEADER, COMPRESSION {compression})"
    )


def _column(field: Field) -> str:
    column = identifier(field.name)
    if field.kind != "timestamp":
        return column
    return f"strftime({column} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ') AS {column}"
