"""Tables as the Parquet files of a release: sorted, byte-identical for the same rows, with a hash of their content.

Which columns a table has is declared in schemas/ and `shapes`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.model import Field, Table
from schemas.render.duckdb import identifier, literal
from schemas.version import SCHEMA_VERSION

# Tables are sorted by key, so that who looks up an id reads one group: of a million claims 1 MB instead of 6 at the
# 122,880 rows that are DuckDB's own, in a file of the same size (benchmarks/lookups.py).
ROW_GROUP_SIZE = 20_480


def read(path: Path) -> pa.Table:
    """The table in the file at `path`."""
    with pq.ParquetFile(path) as file:
        return file.read()


def write(connection: duckdb.DuckDBPyConnection, table: pa.Table, key: Sequence[str], name: str, path: Path) -> None:
    """Write `table` to `path` in the order of its key, which is unique, so that the bytes depend on the rows alone."""
    order = ", ".join(f"{identifier(field)} NULLS LAST" for field in key)
    about = f"{{'table': {literal(name)}, 'schema_version': {literal(SCHEMA_VERSION)}}}"
    connection.register("written", table)
    connection.execute(
        f"COPY (SELECT * FROM written ORDER BY {order}) TO {literal(str(path))} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP_SIZE}, KV_METADATA {about})"
    )
    connection.unregister("written")


def _cell(field: Field) -> str:
    """A value as text that no other value has: its length before it, `-` for null, times in microseconds."""
    column = identifier(field.name)
    text = f"epoch_us({column})::VARCHAR" if field.kind == "timestamp" else f"{column}::VARCHAR"
    return f"coalesce(length({text})::VARCHAR || ':' || {text}, '-')"


def content_sha256(connection: duckdb.DuckDBPyConnection, path: Path, table: Table) -> str:
    """A hash of names, types and values of the file's rows in order, the same whatever wrote the bytes.

    SHA-256 over a line of `name:kind` pairs, then one line per row: the SHA-256 of its cells one after the other.
    """
    row = " || ".join(_cell(field) for field in table.fields)
    digest = hashlib.sha256((" ".join(f"{field.name}:{field.kind}" for field in table.fields) + "\n").encode())
    connection.execute(f"SELECT sha256({row}) FROM read_parquet({literal(str(path))})")
    while rows := connection.fetchmany(10_000):
        digest.update("".join(f"{line}\n" for (line,) in rows).encode())
    return digest.hexdigest()
