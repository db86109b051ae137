"""DuckDB DDL of the tables, with comments. Text only: nothing here opens a database or knows a path.

No PRIMARY KEY is declared: its index would double the size of a database that is written once, and the generated suite
checks the key before. NOT NULL is left off private fields, which a release may withhold.
"""

from __future__ import annotations

from schemas.model import Field, Table

TYPES: dict[str, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "timestamp": "TIMESTAMP WITH TIME ZONE",
}


def identifier(name: str) -> str:
    """`name` quoted as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """`text` quoted as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def _column(field: Field) -> str:
    definition = f"{identifier(field.name)} {TYPES[field.kind]}"
    if not field.nullable and not field.private:
        definition += " NOT NULL"
    if field.vocabulary:
        terms = ", ".join(literal(term) for term in field.vocabulary.terms)
        definition += f" CHECK ({identifier(field.name)} IN ({terms}))"
    return definition


def create_table(table: Table) -> str:
    """The CREATE TABLE statement of `table`, columns in their declared order."""
    columns = ",\n  ".join(_column(field) for field in table.fields)
    return f"CREATE TABLE {identifier(table.name)} (\n  {columns}\n);"


def comments(table: Table) -> list[str]:
    """One COMMENT ON statement for `table`, with its key and warnings, and one for each column."""
    about = " ".join((table.description, f"Key: {', '.join(table.key)}.", *table.warnings))
    return [
        f"COMMENT ON TABLE {identifier(table.name)} IS {literal(about)};",
        *(
            f"COMMENT ON COLUMN {identifier(table.name)}.{identifier(field.name)} IS {literal(field.description)};"
            for field in table.fields
        ),
    ]
