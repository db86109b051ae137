"""The schema: declared well, rendered everywhere alike, and dependent on nothing that makes the data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import duckdb
import pyarrow as pa
import pytest

from schemas.ids import PREFIX
from schemas.model import Field, ForeignKey, Table, Vocabulary
from schemas.render import arrow, dagster_schema, dictionary, expectations
from schemas.render import duckdb as ddl
from schemas.tables import TABLES, released_tables

ROOT = Path(__file__).parents[1]
ALL = [pytest.param(table, id=table.name) for table in TABLES.values()]
FIELDS = [
    pytest.param(table, field, id=f"{table.name}.{field.name}") for table in TABLES.values() for field in table.fields
]


def _imports(path: Path) -> set[str]:
    """Top-level packages that the module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def _vocabularies() -> Iterator[Vocabulary]:
    for table in TABLES.values():
        for field in table.fields:
            if field.vocabulary:
                yield field.vocabulary


# Declarations


def test_schemas_import_nothing_of_pipelines() -> None:
    modules = list((ROOT / "schemas").rglob("*.py"))
    assert len(modules) > len(TABLES)
    for path in modules:
        assert "pipelines" not in _imports(path), path


def test_only_renderers_import_dagster_great_expectations_or_duckdb() -> None:
    heavy = {"dagster", "great_expectations", "duckdb", "pandas"}
    for path in (ROOT / "schemas").rglob("*.py"):
        if path.parent.name != "render":
            assert not heavy & _imports(path), path


@pytest.mark.parametrize("table", ALL)
def test_a_module_is_named_after_its_table(table: Table) -> None:
    assert (ROOT / "schemas" / "tables" / f"{table.name.lstrip('_')}.py").is_file()
    assert re.fullmatch(r"_?[a-z]+(_[a-z]+)*", table.name)


@pytest.mark.parametrize("table", ALL)
def test_keys_are_never_null(table: Table) -> None:
    assert table.key
    assert not [name for name in table.key if table.field(name).nullable]


@pytest.mark.parametrize("table", ALL)
def test_foreign_keys_name_the_key_of_their_target_by_the_same_kind(table: Table) -> None:
    for foreign in table.foreign_keys:
        target = TABLES[foreign.table]
        assert set(foreign.target) == set(target.key)
        for own, other in zip(foreign.fields, foreign.target, strict=True):
            assert table.field(own).kind == target.field(other).kind
            assert table.field(own).pattern == target.field(other).pattern


@pytest.mark.parametrize("table", ALL)
def test_released_tables_refer_to_released_tables(table: Table) -> None:
    if table.released:
        assert not [foreign.table for foreign in table.foreign_keys if foreign.table.startswith("_")]


def test_a_name_means_the_same_kind_in_every_table() -> None:
    kinds: dict[str, set[tuple[str, str | None]]] = {}
    for table in TABLES.values():
        for field in table.fields:
            kinds.setdefault(field.name, set()).add((field.kind, field.pattern))
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_an_example_keeps_what_its_field_declares(table: Table, field: Field) -> None:
    example = field.example
    if example is None:
        return
    assert isinstance(example, {"string": str, "integer": int, "number": float, "boolean": bool}[field.kind])
    if field.pattern:
        assert re.fullmatch(field.pattern, str(example))
    if field.vocabulary:
        assert example in field.vocabulary.terms
    if isinstance(example, int | float):
        assert field.minimum is None or example >= field.minimum
        assert field.maximum is None or example <= field.maximum


def test_every_term_is_described_by_a_sentence_of_its_own() -> None:
    for vocabulary in _vocabularies():
        assert len(vocabulary.terms) > 1
        assert len(set(vocabulary.terms.values())) == len(vocabulary.terms), vocabulary.name
        for term, meaning in vocabulary.terms.items():
            assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", term)
            assert re.fullmatch(r"[A-Z].+\.", meaning), f"{vocabulary.name}.{term}"


def test_a_vocabulary_name_means_one_vocabulary() -> None:
    found: dict[str, Vocabulary] = {}
    for vocabulary in _vocabularies():
        assert found.setdefault(vocabulary.name, vocabulary) is vocabulary
    assert not set(found) & set(TABLES), "their dictionary entries would share an address"


def test_id_prefixes_differ() -> None:
    assert len(set(PREFIX.values())) == len(PREFIX)


def test_declarations_refuse_what_makes_no_sense() -> None:
    field = Field("name", "string", "A name.")
    with pytest.raises(ValueError, match="not a sentence"):
        Field("name", "string", "A name")
    with pytest.raises(ValueError, match="only a string"):
        Field("count", "integer", "A count.", vocabulary=Vocabulary("v", {"a": "A."}))
    with pytest.raises(ValueError, match="declared twice"):
        Table("t", "s", "T", "T.", ("name",), (field, field))
    with pytest.raises(ValueError, match="key names no field"):
        Table("t", "s", "T", "T.", ("other",), (field,))
    with pytest.raises(ValueError, match="foreign key names no field"):
        Table("t", "s", "T", "T.", ("name",), (field,), (ForeignKey(("other",), "t", ("name",)),))


# Renderings


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table in TABLES.values():
        connection.execute(ddl.create_table(table))
        for statement in ddl.comments(table):
            connection.execute(statement)
    return connection


@pytest.mark.parametrize("table", ALL)
def test_renderings_agree_on_columns_types_and_nulls(table: Table, database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute(
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
        [table.name],
    ).fetchall()
    rendered = arrow.schema(table)
    columns = dagster_schema.table_schema(table).columns
    assert [row[0] for row in rows] == rendered.names == [column.name for column in columns]
    assert [row[1] for row in rows] == [column.type for column in columns]
    assert [field.nullable for field in rendered] == [column.constraints.nullable for column in columns]
    for (name, _, nullable), field in zip(rows, rendered, strict=True):
        assert nullable == (field.nullable or table.field(name).private)

    read = database.sql(f'SELECT * FROM "{table.name}"').to_arrow_table().schema
    for name in rendered.names:
        ours, theirs = rendered.field(name).type, read.field(name).type
        assert theirs == ours or (pa.types.is_timestamp(ours) and theirs == pa.timestamp("us", tz=theirs.tz)), name


@pytest.mark.parametrize("table", ALL)
def test_renderings_agree_on_descriptions(table: Table, database: duckdb.DuckDBPyConnection) -> None:
    described = dict(
        database.execute(
            "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [table.name]
        ).fetchall()
    )
    schema = arrow.schema(table)
    columns = {column.name: column.description for column in dagster_schema.table_schema(table).columns}
    for field in table.fields:
        in_arrow = schema.field(field.name).metadata[b"description"].decode()
        assert described[field.name] == in_arrow == columns[field.name] == field.description
    ((about,),) = database.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [table.name]).fetchall()
    for part in (table.description, *table.warnings, *table.key):
        assert part in about


@pytest.mark.parametrize("table", ALL)
def test_the_suite_holds_every_constraint_once(table: Table) -> None:
    found = [
        (e.expectation_type.removeprefix("expect_"), getattr(e, "column", None))
        for e in expectations.suite(table).expectations
    ]
    expected: list[tuple[str, str | None]] = [("table_columns_to_match_ordered_list", None)]
    if len(table.key) > 1:
        expected.append(("compound_columns_to_be_unique", None))
    for field in table.fields:
        expected.append(("column_values_to_be_of_type", field.name))
        expected += [("column_values_to_not_be_null", field.name)] * (not field.nullable)
        expected += [("column_values_to_be_unique", field.name)] * (field.unique or table.key == (field.name,))
        expected += [("column_values_to_be_in_set", field.name)] * (field.vocabulary is not None)
        expected += [("column_values_to_match_regex", field.name)] * (field.pattern is not None)
        bounded = field.minimum is not None or field.maximum is not None
        expected += [("column_values_to_be_between", field.name)] * bounded
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert {e.severity for e in expectations.suite(table).expectations} == {"critical"}


def test_the_database_refuses_terms_outside_a_vocabulary(database: duckdb.DuckDBPyConnection) -> None:
    row = "INSERT INTO unclaimed_quotes VALUES ('q_1', ?)"
    database.execute("BEGIN")
    database.execute(row, ["fragment"])
    with pytest.raises(duckdb.ConstraintException):
        database.execute(row, ["dull"])
    database.execute("ROLLBACK")


def test_the_database_takes_null_where_a_release_withholds_text(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("BEGIN")
    database.execute(
        "INSERT INTO attributed_claims BY NAME SELECT 'q' AS quote_id, 'c' AS claim_id, 'asserts' AS stance,"
        " 'positive' AS polarity, 'certain' AS certainty, 'X' AS speaker_name, 'person' AS speaker_kind, 'X' AS"
        " source_chain, 'direct' AS quote_type, 'q' AS origin_id, true AS is_origin, 1.0 AS confidence, 'a' AS"
        " article_id, 's' AS speaker_id"
    )
    with pytest.raises(duckdb.ConstraintException, match="NOT NULL"):
        database.execute("INSERT INTO unclaimed_quotes VALUES (NULL, 'fragment')")
    database.execute("ROLLBACK")


def test_sql_quotes_names_and_texts() -> None:
    table = Table(
        'o"dd',
        "s",
        "T",
        "It's; DROP TABLE x.",
        ('a"b',),
        (Field('a"b', "string", "It's.", vocabulary=Vocabulary("v", {"it's": "It is.", "x": "X."})),),
    )
    connection = duckdb.connect()
    connection.execute(ddl.create_table(table))
    for statement in ddl.comments(table):
        connection.execute(statement)
    connection.execute("""INSERT INTO "o""dd" VALUES ('it''s')""")
    ((comment,),) = connection.execute("SELECT comment FROM duckdb_columns() WHERE table_name = 'o\"dd'").fetchall()
    assert comment == "It's."


def test_dagster_shows_constraints_and_keys() -> None:
    schema = dagster_schema.table_schema(TABLES["claim_quotes"])
    assert isinstance(schema, dg.TableSchema)
    columns = {column.name: column for column in schema.columns}
    assert "denies" in columns["stance"].constraints.other[0]
    assert columns["similarity"].constraints.other == [">= 0", "<= 1"]
    assert "key (claim_id, quote_id)" in schema.constraints.other
    assert "(origin_id) names quotes (quote_id)" in schema.constraints.other


# Dictionary


def test_the_dictionary_is_up_to_date() -> None:
    written = dictionary.PATH.read_text(encoding="utf-8")
    assert written == dictionary.markdown(), "stale: run `python -m schemas.render.dictionary`"


def test_the_dictionary_holds_every_table_field_and_term() -> None:
    page = dictionary.markdown()
    sections = dict(re.findall(r"^### `([^`]+)`\n(.*?)(?=^##|\Z)", page, flags=re.MULTILINE | re.DOTALL))
    for table in TABLES.values():
        assert table.description in sections[table.name]
        for field in table.fields:
            assert re.search(rf"^\| `{field.name}` \|", sections[table.name], flags=re.MULTILINE)
        for warning in table.warnings:
            assert warning in sections[table.name]
    for vocabulary in _vocabularies():
        for term, meaning in vocabulary.terms.items():
            assert f"| `{term}` | {meaning} |" in sections[vocabulary.name]
    released, internal = page.split("\n## Internal tables\n")
    assert all(f"### `{table.name}`" in released for table in released_tables())
    assert all(f"### `{table.name}`" in internal for table in TABLES.values() if not table.released)


def test_links_of_the_dictionary_lead_to_a_heading() -> None:
    page = dictionary.markdown()
    headings = set(re.findall(r"^#+ `([^`]+)`$", page, flags=re.MULTILINE))
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert links == headings


def test_rows_of_the_dictionary_have_all_cells() -> None:
    for line in dictionary.markdown().splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) in (3, 7), line
