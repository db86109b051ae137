"""The data dictionary in Markdown. `python -m schemas.render.dictionary` writes docs/data-dictionary.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from schemas.model import Field, Table, Vocabulary
from schemas.tables import TABLES, released_tables
from schemas.version import SCHEMA_VERSION

PATH = Path(__file__).resolve().parents[2] / "docs" / "data-dictionary.md"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _code(text: str) -> str:
    return f"`{_cell(text)}`" if text else ""


def _anchor(name: str) -> str:
    """The address that Markdown viewers give a heading of a name in code font."""
    return f"#{name.lower()}"


def _allowed(field: Field) -> str:
    """What the field's values are held to, beyond their type."""
    parts = []
    if field.vocabulary:
        parts.append(f"[{field.vocabulary.name}]({_anchor(field.vocabulary.name)})")
    if field.pattern:
        parts.append(_code(field.pattern))
    if field.minimum is not None and field.maximum is not None:
        parts.append(f"{field.minimum:g} to {field.maximum:g}")
    elif field.minimum is not None:
        parts.append(f"at least {field.minimum:g}")
    elif field.maximum is not None:
        parts.append(f"at most {field.maximum:g}")
    if field.unique:
        parts.append("unique")
    if field.private:
        parts.append("may be withheld")
    return ", ".join(parts)


def _example(field: Field) -> str:
    if field.example is None:
        return ""
    return _code(str(field.example).lower() if isinstance(field.example, bool) else str(field.example))


def _table(table: Table) -> Iterator[str]:
    yield f"### `{table.name}`\n"
    yield f"**{table.title}.** {table.description}\n"
    yield f"Stage: {table.stage}. Key: {', '.join(_code(name) for name in table.key)}.\n"
    for warning in table.warnings:
        yield f"> **Note.** {warning}\n"
    yield "| field | type | null | description | example | allowed |"
    yield "|---|---|---|---|---|---|"
    for field in table.fields:
        null = "yes" if field.nullable else ""
        cells = (_code(field.name), field.kind, null, _cell(field.description), _example(field), _allowed(field))
        yield f"| {' | '.join(cells)} |"
    yield ""
    if table.foreign_keys:
        yield "Refers to:\n"
        for foreign in table.foreign_keys:
            own = ", ".join(_code(name) for name in foreign.fields)
            target = ", ".join(_code(name) for name in foreign.target)
            yield f"- {own} → [`{foreign.table}`]({_anchor(foreign.table)}) ({target})"
        yield ""


def _vocabulary(vocabulary: Vocabulary, users: list[str]) -> Iterator[str]:
    yield f"### `{vocabulary.name}`\n"
    yield f"Used by {', '.join(_code(user) for user in users)}.\n"
    yield "| term | when it applies |"
    yield "|---|---|"
    for term, meaning in vocabulary.terms.items():
        yield f"| {_code(term)} | {_cell(meaning)} |"
    yield ""


def _lines() -> Iterator[str]:
    released = released_tables()
    internal = [table for table in TABLES.values() if not table.released]
    vocabularies: dict[str, Vocabulary] = {}
    users: dict[str, list[str]] = {}
    for table in TABLES.values():
        for field in table.fields:
            if field.vocabulary:
                vocabularies[field.vocabulary.name] = field.vocabulary
                users.setdefault(field.vocabulary.name, []).append(f"{table.name}.{field.name}")

    yield "# Data dictionary\n"
    yield "<!-- Written by `python -m schemas.render.dictionary`; change schemas/, not this page. -->\n"
    yield (
        f"Schema version {SCHEMA_VERSION}. Each table is one Parquet file of the same name. Offsets are half-open and "
        "count code points of `articles.text`; times are UTC; ids are content hashes. A field marked *may be withheld* "
        "holds article text, which a release gives only as far as the article's licence allows.\n"
    )
    yield "## Contents\n"
    for heading, tables in (("Tables", released), ("Internal tables", internal)):
        yield f"{heading}: " + ", ".join(f"[`{table.name}`]({_anchor(table.name)})" for table in tables) + ".\n"
    yield "Vocabularies: " + ", ".join(f"[`{name}`]({_anchor(name)})" for name in vocabularies) + ".\n"
    yield "## Tables\n"
    for table in released:
        yield from _table(table)
    yield "## Internal tables\n"
    yield "No release holds these; they lie beside the others after a build.\n"
    for table in internal:
        yield from _table(table)
    yield "## Vocabularies\n"
    yield "Closed lists: any other value fails the table's check.\n"
    for name, vocabulary in vocabularies.items():
        yield from _vocabulary(vocabulary, users[name])


def markdown() -> str:
    """The whole data dictionary."""
    return "\n".join(_lines()).rstrip("\n") + "\n"


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(markdown(), encoding="utf-8")
