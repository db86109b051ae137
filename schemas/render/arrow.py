"""Arrow schemas of the tables, and rows turned into tables of exactly that schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from schemas.model import Table
from schemas.tables import TABLES

TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "timestamp": pa.timestamp("us", tz="UTC"),
}


def schema(table: Table) -> pa.Schema:
    """Arrow schema of `table`, descriptions as field metadata."""
    return pa.schema(
        [
            pa.field(
                field.name, TYPES[field.kind], nullable=field.nullable, metadata={"description": field.description}
            )
            for field in table.fields
        ],
        metadata={"description": table.description},
    )


def from_rows(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as table `name`, in order of its key. A missing field is null; an unknown one is a KeyError."""
    table = TABLES[name]
    known = {field.name for field in table.fields}
    materialized = list(rows)
    for row in materialized:
        if not row.keys() <= known:
            raise KeyError(f"table {name} has no field {sorted(row.keys() - known)}")
    materialized.sort(key=lambda row: tuple(row[field] for field in table.key))
    columns = {field.name: [row.get(field.name) for row in materialized] for field in table.fields}
    return pa.table(columns, schema=schema(table))
