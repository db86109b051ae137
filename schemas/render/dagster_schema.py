"""Dagster's column schema of a table, shown beside its asset."""

from __future__ import annotations

import dagster as dg

from schemas.model import Field, Table
from schemas.render.duckdb import TYPES


def _constraints(field: Field, key: tuple[str, ...]) -> dg.TableColumnConstraints:
    other = []
    if field.vocabulary:
        other.append("one of " + ", ".join(field.vocabulary.terms))
    if field.pattern:
        other.append(f"matches {field.pattern}")
    if field.minimum is not None:
        other.append(f">= {field.minimum:g}")
    if field.maximum is not None:
        other.append(f"<= {field.maximum:g}")
    return dg.TableColumnConstraints(nullable=field.nullable, unique=field.unique or key == (field.name,), other=other)


def table_schema(table: Table) -> dg.TableSchema:
    """The columns of `table` with DuckDB's type names, and its keys."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=field.name,
                type=TYPES[field.kind],
                description=field.description,
                constraints=_constraints(field, table.key),
            )
            for field in table.fields
        ],
        constraints=dg.TableConstraints(
            other=[
                f"key ({', '.join(table.key)})",
                *(
                    f"({', '.join(foreign.fields)}) names {foreign.table} ({', '.join(foreign.target)})"
                    for foreign in table.foreign_keys
                ),
            ]
        ),
    )
