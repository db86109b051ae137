"""The data dictionary: what it says of fields and vocabularies, and all of it in Markdown.

`python -m schemas.render.dictionary` writes docs/data-dictionary.md. The page of a release says the same from the same
parts (pipelines/release/dictionary_page.py). In the texts here and in descriptions, words between backticks are code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.model import Field, Table, Vocabulary
from schemas.tables import TABLES, released_tables
from schemas.version import SCHEMA_VERSION

PATH = Path(__file__).resolve().parents[2] / "docs" / "data-dictionary.md"
ABOUT = (
    f"Schema version {SCHEMA_VERSION}. Each table is one Parquet file of the same name. Offsets are half-open and "
    "count code points of `articles.text`; times are UTC; ids are content hashes. A field marked *may be withheld* "
    "holds article text, which a release gives only as far as the article's licence allows."
)
INTERNAL = "No release holds these; they lie beside the others after a build."
CLOSED = "Closed lists: any other value fails the table's check."


def limits(field: Field) -> list[str]:
    """What the field's values are held to beyond type, vocabulary and pattern, in words."""
    parts = []
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
    return parts


def example(field: Field) -> str:
    """The field's example as the data files write it; empty where there is none."""
    if field.example is None:
        return ""
    return str(field.example).lower() if isinstance(field.example, bool) else str(field.example)


def vocabularies(tables: Iterable[Table]) -> list[tuple[Vocabulary, list[str]]]:
    """Each vocabulary of `tables` in order of first use, with the fields (`table.field`) that use it."""
    found: dict[str, tuple[Vocabulary, list[str]]] = {}
    for table in tables:
        for field in table.fields:
            if field.vocabulary:
                _, users = found.setdefault(field.vocabulary.name, (field.vocabulary, []))
                users.append(f"{table.name}.{field.name}")
    return list(found.values())


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
    return ", ".join(parts + limits(field))


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
        cells = (_code(field.name), field.kind, null, _cell(field.description), _code(example(field)), _allowed(field))
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
    closed = vocabularies(TABLES.values())

    yield "# Data dictionary\n"
    yield "<!-- Written by `python -m schemas.render.dictionary`; change schemas/, not this page. -->\n"
    yield f"{ABOUT}\n"
    yield "## Contents\n"
    for heading, tables in (("Tables", released), ("Internal tables", internal)):
        yield f"{heading}: " + ", ".join(f"[`{table.name}`]({_anchor(table.name)})" for table in tables) + ".\n"
    yield "Vocabularies: " + ", ".join(f"[`{one.name}`]({_anchor(one.name)})" for one, _ in closed) + ".\n"
    yield "## Tables\n"
    for table in released:
        yield from _table(table)
    yield "## Internal tables\n"
    yield f"{INTERNAL}\n"
    for table in internal:
        yield from _table(table)
    yield "## Vocabularies\n"
    yield f"{CLOSED}\n"
    for vocabulary, users in closed:
        yield from _vocabulary(vocabulary, users)


def markdown() -> str:
    """The whole data dictionary."""
    return "\n".join(_lines()).rstrip("\n") + "\n"


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(markdown(), encoding="utf-8")
