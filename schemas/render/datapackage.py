"""A table as a Table Schema of Data Package v2 (https://datapackage.org/standard/table-schema/).

Which files hold the table is told where the files are made.
"""

from __future__ import annotations

from typing import Any

from schemas.model import Field, Table

TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "timestamp": "datetime",
}


def table_schema(table: Table, suffix: str = "") -> dict[str, Any]:
    """Fields with their constraints, the primary key, and the foreign keys; resources go by table name and `suffix`."""
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(foreign.fields),
                "reference": {"resource": foreign.table + suffix, "fields": list(foreign.target)},
            }
            for foreign in table.foreign_keys
        ]
    return schema


def _field(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if field.nullable else {"required": True}
    if field.unique:
        constraints["unique"] = True
    if field.vocabulary:
        constraints["enum"] = list(field.vocabulary.terms)
    for name, value in (("pattern", field.pattern), ("minimum", field.minimum), ("maximum", field.maximum)):
        if value is not None:
            constraints[name] = value
    found: dict[str, Any] = {"name": field.name, "type": TYPES[field.kind], "description": field.description}
    if field.example is not None:
        found["example"] = field.example
    return found | ({"constraints": constraints} if constraints else {})
