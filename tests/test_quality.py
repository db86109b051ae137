"""The quality stage: suites that catch broken columns, rules that catch broken rows, a gate that fails closed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.quality import report as reports
from pipelines.quality import rules
from pipelines.quality.structure import StructureResult, validate
from schemas.ids import anchored_id, make_id, text_sha256
from schemas.render.arrow import from_rows, schema
from schemas.tables import TABLES

Rows = dict[str, list[dict[str, Any]]]
COUNTEREXAMPLES = Path(__file__).parent / "counterexamples"
DAY = datetime(2031, 4, 2, tzinfo=UTC)

# An emoji of several code points, a flag and a combining accent stand before what is quoted.
DAM_TEXT = (
    "👩‍👩‍👧 Vellin dam will hold, says governor 🇱🇻\n\n"
    "Cafe\u0301 talk or not, “the dam,” governor Mara Ellison said on Wednesday, “will hold.”\n\n"
    "Ellison said that engineer Tovan Reed had told her the wall was cracked."
)
REPLY_TEXT = (
    "Mayor contradicts governor 🌊\n\n"
    "“The dam,” governor Mara Ellison said, or so her office claims.\n\n"
    "Mayor Pell and the Dockers’ Union denied that the dam will hold"
)
SPANISH_TEXT = "La presa resistirá\n\nLa gobernadora habló el miércoles."


def _article(name: str, text: str, outlet: str | None, **more: Any) -> dict[str, Any]:
    article_id = make_id("article", name)
    row = {
        "article_id": article_id,
        "url": f"https://{name}.example/dam",
        "outlet": outlet,
        "title": text.split("\n")[0],
        "published_at": DAY,
        "published_precision": "day",
        "language": "en",
        "license": "CC-BY-4.0",
        "text": text,
        "text_sha256": text_sha256(text),
        "char_count": len(text),
        "word_count": len(text.split()),
        "extraction": "done",
        "fullest_article_id": article_id,
        "copy_group_id": anchored_id("copy_group", article_id),
        "copy_role": "original",
        "source_path": f"{name}.txt",
        "record_no": 0,
        "source_sha256": "0" * 64,
        "batch": ".",
    }
    return {**row, **more}


def _spans(quote_id: str, text: str, role: str, parts: list[str]) -> list[dict[str, Any]]:
    rows, start = [], 0
    for ordinal, part in enumerate(parts):
        start = text.index(part, start)
        end = start + len(part)
        rows.append({"quote_id": quote_id, "role": role, "ordinal": ordinal, "char_start": start, "char_end": end})
        start = end
    return rows


def _quote(
    rows: Rows, article: dict[str, Any], speaker: str, parts: dict[str, list[str]], **more: Any
) -> dict[str, Any]:
    content = " ".join(parts["content"])
    quote_id = make_id("quote", article["article_id"], content, 0)
    texts = {f"{role}_text": " ".join(found) for role, found in parts.items()}
    row = {
        "quote_id": quote_id,
        "article_id": article["article_id"],
        "quote_type": "indirect",
        "speaker_id": speaker,
        "depth": 0,
        "said_precision": "unknown",
        "event_precision": "unknown",
        "in_headline": False,
        "origin_quote_id": quote_id,
        "is_disputed": False,
        "confidence": 0.9,
        "method": "tagger",
        **texts,
        **more,
    }
    rows["quotes"].append(row)
    rows["quote_speakers"].append({"quote_id": quote_id, "speaker_id": speaker, "role": "primary"})
    for role, found in parts.items():
        rows["quote_spans"] += _spans(quote_id, article["text"], role, found)
    return row


def valid_rows() -> Rows:
    """A small dataset that keeps every rule, with at least one row in each table but the report.

    Two claims: the dam will hold (the governor asserts it in an article and its reprint, a mayor and a union deny it),
    and the wall was cracked (told by an engineer, relayed by the governor, in both printings).
    """
    rows: Rows = {name: [] for name in reports.validated_tables()}
    dam = _article("meridian", DAM_TEXT, "Meridian Post")
    reprint = _article(
        "reprint",
        DAM_TEXT,
        None,
        copy_role="exact",
        copy_of_article_id=dam["article_id"],
        fullest_article_id=dam["article_id"],
        copy_group_id=dam["copy_group_id"],
    )
    reply = _article("lantern", REPLY_TEXT, "Daily Lantern")
    spanish = _article("estrecho", SPANISH_TEXT, "Diario", language="es", extraction="other_language")
    empty = _article(
        "empty", "", None, language=None, extraction="empty", published_at=None, published_precision="unknown"
    )
    rows["articles"] = [dam, reprint, reply, spanish, empty]
    document_fields = {field.name for field in TABLES["_documents"].fields}
    rows["_documents"] = [{k: v for k, v in row.items() if k in document_fields} for row in rows["articles"]]
    rows["rejected_inputs"] = [
        {"source_path": "x.doc", "record_no": -1, "reason": "unsupported_format", "detail": ".doc", "batch": "."}
    ]

    lifted = "governor Mara Ellison said"
    for one, other, relation, part in ((dam, reprint, "exact", DAM_TEXT), (dam, reply, "partial", lifted)):
        first, second = sorted((one, other), key=lambda row: row["article_id"])
        pair = {"article_id": first["article_id"], "other_article_id": second["article_id"]}
        rows["article_relations"].append(
            {**pair, "relation": relation, "jaccard": 0.5, "containment": 0.6, "other_containment": 0.7}
        )
        start, other_start = first["text"].index(part), second["text"].index(part)
        rows["shared_passages"].append(
            {
                **pair,
                "passage_id": make_id("passage", *pair.values()),
                "char_start": start,
                "char_end": start + len(part),
                "other_char_start": other_start,
                "other_char_end": other_start + len(part),
                "token_count": len(part.split()),
            }
        )

    names = {
        "Mara Ellison": "person",
        "Tovan Reed": "person",
        "Pell": "person",
        "Dockers’ Union": "organization",
        "Northwire": "outlet",
    }
    ellison, reed, pell, union, wire = (make_id("speaker", name) for name in names)
    hold, cracked = make_id("claim", "hold"), make_id("claim", "cracked")
    story = make_id("story", "dam")
    said = {"said_from": DAY, "said_to": DAY, "said_precision": "day"}
    origins: dict[str, str] = {}

    def claim(quote: dict[str, Any], claim_id: str, stance: str, origin_id: str) -> None:
        spans = (row for row in rows["quote_spans"] if row["quote_id"] == quote["quote_id"])
        span = next(row for row in spans if row["role"] == "content")
        place = {"char_start": span["char_start"], "char_end": span["char_end"]}
        rows["claim_quotes"].append(
            {
                "claim_id": claim_id,
                "quote_id": quote["quote_id"],
                **place,
                "stance": stance,
                "polarity": "positive",
                "certainty": "certain",
                "tense": "future",
                "origin_id": origin_id,
                "similarity": 1.0,
                "core_id": claim_id,
            }
        )

    for article in (dam, reprint):
        held = _quote(
            rows,
            article,
            ellison,
            {"content": ["the dam,", "will hold."], "source": ["governor Mara Ellison"], "cue": ["said"]},
            quote_type="direct",
            is_disputed=article is dam,
            **said,
        )
        told = _quote(
            rows,
            article,
            ellison,
            {
                "content": ["engineer Tovan Reed had told her the wall was cracked"],
                "source": ["Ellison"],
                "cue": ["said"],
            },
        )
        wall = _quote(
            rows,
            article,
            reed,
            {"content": ["the wall was cracked"], "source": ["Tovan Reed"], "cue": ["told"], "addressee": ["her"]},
            parent_quote_id=told["quote_id"],
            depth=1,
        )
        for quote in (held, told, wall):
            quote["origin_quote_id"] = origins.setdefault(quote["content_text"], quote["quote_id"])
        claim(held, hold, "asserts", held["origin_quote_id"])
        claim(wall, cracked, "asserts", wall["origin_quote_id"])
        rows["unclaimed_quotes"].append({"quote_id": told["quote_id"], "reason": "carrier"})
    denial = _quote(
        rows,
        reply,
        pell,
        {"content": ["the dam will hold"], "source": ["Mayor Pell and the Dockers’ Union"], "cue": ["denied"]},
    )
    rows["quote_speakers"] += [
        {"quote_id": denial["quote_id"], "speaker_id": union, "role": "joint"},
        {"quote_id": denial["quote_id"], "speaker_id": wire, "role": "relay"},
    ]
    claim(denial, hold, "denies", denial["quote_id"])
    cue = REPLY_TEXT.index("denied")
    rows["claim_evidence"] = [
        {"claim_id": hold, "quote_id": denial["quote_id"], "kind": "stance", "char_start": cue, "char_end": cue + 6}
    ]
    rows["quote_disputes"] = [
        {
            "quote_id": rows["quotes"][0]["quote_id"],
            "article_id": reply["article_id"],
            "char_start": REPLY_TEXT.index("or so"),
            "char_end": REPLY_TEXT.index("claims") + 6,
        }
    ]

    counts = {ellison: (4, 2), reed: (2, 2), pell: (1, 1), union: (1, 1), wire: (0, 1)}
    for (name, kind), (speaker_id, (quotes, articles)) in zip(names.items(), counts.items(), strict=True):
        rows["speakers"].append(
            {"speaker_id": speaker_id, "name": name, "kind": kind, "quote_count": quotes, "article_count": articles}
        )
        rows["speaker_aliases"].append({"speaker_id": speaker_id, "alias": name, "mention_count": 1})
    rows["speaker_links"] = [
        {
            "speaker_id": union,
            "other_speaker_id": pell,
            "relation": "hypothesis",
            "method": "test",
            "score": 0.5,
            "evidence": "named together",
            "article_id": reply["article_id"],
        }
    ]
    rows["_taken_down"] = [{"article_id": reply["article_id"], "char_start": 0, "char_end": 4}]
    start = DAM_TEXT.index("Mara Ellison")
    rows["speaker_mentions"] = [
        {
            "article_id": dam["article_id"],
            "char_start": start,
            "char_end": start + 12,
            "text": "Mara Ellison",
            "speaker_id": ellison,
            "method": "name",
            "score": 1.0,
        }
    ]

    rows["stories"] = [
        {
            "story_id": story,
            "headline": dam["title"],
            "first_published_at": DAY,
            "article_count": 4,
            "outlet_count": 4,
            "origin_count": 3,
        }
    ]
    rows["story_articles"] = [
        {"story_id": story, "article_id": row["article_id"], "similarity": 0.8}
        for row in (dam, reprint, reply, spanish)
    ]
    statements = {hold: "The dam will hold", cracked: "The wall was cracked"}
    first = {hold: rows["quotes"][0]["quote_id"], cracked: rows["quotes"][2]["quote_id"]}
    for claim_id, quotes, speakers, articles, origin_count in ((hold, 3, 3, 3, 2), (cracked, 2, 1, 2, 1)):
        rows["claims"].append(
            {
                "claim_id": claim_id,
                "statement": statements[claim_id],
                "is_standalone": False,
                "first_quote_id": first[claim_id],
                "stated_in_quote_id": first[claim_id],
                "quote_count": quotes,
                "speaker_count": speakers,
                "article_count": articles,
                "outlet_count": articles,
                "origin_count": origin_count,
                "is_contested": claim_id == hold,
            }
        )
    for claim_id, speaker_id, stance, count in (
        (hold, ellison, "asserts", 2),
        (hold, pell, "denies", 1),
        (hold, union, "denies", 1),
        (cracked, reed, "asserts", 2),
    ):
        rows["positions"].append(
            {
                "claim_id": claim_id,
                "speaker_id": speaker_id,
                "stance": stance,
                "first_said_at": DAY,
                "last_said_at": DAY,
                "quote_count": count,
                "article_count": count,
                "origin_count": 1,
            }
        )
    rows["claim_relations"] = [{"claim_id": cracked, "other_claim_id": hold, "relation": "contradicts", "score": 0.5}]

    by_id = {row["quote_id"]: row for row in rows["quotes"]}
    papers = {row["article_id"]: row for row in rows["articles"]}
    people = {row["speaker_id"]: row for row in rows["speakers"]}
    for link in rows["claim_quotes"]:
        quote = by_id[link["quote_id"]]
        article, speaker = papers[quote["article_id"]], people[quote["speaker_id"]]
        row = {name: link[name] for name in ("quote_id", "claim_id", "stance", "polarity", "certainty", "origin_id")}
        row |= {name: quote[name] for name in ("quote_type", "content_text", "article_id", "speaker_id", "confidence")}
        row |= {name: quote.get(name) for name in ("said_from", "said_to")}
        row |= {name: article[name] for name in ("outlet", "title", "url", "published_at")}
        row |= {
            "statement": statements[link["claim_id"]],
            "speaker_name": speaker["name"],
            "speaker_kind": speaker["kind"],
            "source_chain": speaker["name"],
            "story_id": story,
            "is_origin": link["origin_id"] == link["quote_id"],
        }
        rows["attributed_claims"].append(row)
    shared = {
        "quote_type": "indirect",
        "said_precision": "unknown",
        "event_precision": "unknown",
        "in_headline": False,
        "confidence": 0.9,
        "method": "tagger",
        "article_id": dam["article_id"],
    }
    rows["_attributions"] = [
        {**shared, "attribution_no": 0, "depth": 0, "content_spans": "120 182;190 204"},
        {**shared, "attribution_no": 1, "depth": 1, "parent_no": 0, "content_spans": "130 140"},
    ]
    rows["_antecedents"] = [
        {"article_id": dam["article_id"], "char_start": 20, "char_end": 22, "other_char_start": 4, "other_char_end": 8,
         "weight": 0.8}
    ]  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return {name: from_rows(name, rows) for name, rows in valid_rows().items()}


@pytest.fixture(scope="module")
def database(tables: dict[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    return _database(tables)


def _database(tables: dict[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name, data in tables.items():
        connection.register("arrow_data", data)
        connection.execute(f"CREATE TABLE {name} AS FROM arrow_data")
        connection.unregister("arrow_data")
    return connection


@pytest.fixture
def mutable(database: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    database.execute("BEGIN")
    yield database
    database.execute("ROLLBACK")


def _tripped(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    results = [rules.scan(connection, rule) for rule in rules.all_rules()]
    assert not [result for result in results if result.error]
    return {result.rule: result.violation_count for result in results if result.violation_count}


def _rule(name: str) -> rules.Rule:
    (rule,) = (rule for rule in rules.all_rules() if rule.name == name)
    return rule


# Rules


def test_the_valid_dataset_keeps_every_rule(database: duckdb.DuckDBPyConnection) -> None:
    results = rules.run(database)
    assert [result for result in results if not result.passed or result.error or result.sample] == []
    assert {result.rule for result in results} == {rule.name for rule in rules.all_rules()}
    assert all(result.checked_count > 0 for result in results), "the dataset shows a rule nothing"


def test_every_written_rule_has_a_counterexample() -> None:
    generated = {rule.name for rule in rules.foreign_key_rules()}
    written = {rule.name for rule in rules.all_rules()} - generated
    assert {path.stem for path in COUNTEREXAMPLES.glob("*.sql")} == written
    assert len(rules.all_rules()) == len(written) + len(generated), "two rules have one name"


@pytest.mark.parametrize("path", sorted(COUNTEREXAMPLES.glob("*.sql")), ids=lambda path: path.stem)
def test_a_counterexample_trips_its_rule_and_no_other(path: Path, mutable: duckdb.DuckDBPyConnection) -> None:
    mutable.execute(path.read_text(encoding="utf-8"))
    assert set(_tripped(mutable)) == {path.stem}


FOREIGN_KEYS = [(table.name, foreign.fields[-1]) for table in TABLES.values() for foreign in table.foreign_keys]


@pytest.mark.parametrize(("rule", "key"), zip(rules.foreign_key_rules(), FOREIGN_KEYS, strict=True))
def test_an_orphan_trips_its_foreign_key(
    rule: rules.Rule, key: tuple[str, str], mutable: duckdb.DuckDBPyConnection
) -> None:
    table, field = key
    orphan = "99" if TABLES[table].field(field).kind == "integer" else "'x_0'"
    mutable.execute(
        f"UPDATE {table} SET {field} = {orphan}"
        f" WHERE rowid = (SELECT min(rowid) FROM {table} WHERE {field} IS NOT NULL)"
    )
    result = rules.scan(mutable, rule)
    assert (result.table, result.violation_count) == (table, 1)
    assert result.sample[0][field] in ("x_0", 99)


def test_rules_hold_on_empty_tables() -> None:
    empty = {name: schema(TABLES[name]).empty_table() for name in reports.validated_tables()}
    assert _tripped(_database(empty)) == {}


def test_a_copy_shares_passages_with_other_reports_and_not_with_its_own(mutable: duckdb.DuckDBPyConnection) -> None:
    pair = """
        INSERT INTO article_relations
        SELECT
            least(copy.article_id, other.article_id), greatest(copy.article_id, other.article_id),
            'partial', 0.2, 0.3, 0.4
        FROM articles AS copy JOIN articles AS other ON copy.copy_role = 'exact' AND other.outlet = 'Daily Lantern'
    """
    mutable.execute(pair)
    assert _tripped(mutable) == {}
    mutable.execute("UPDATE article_relations SET relation = 'version' WHERE relation = 'partial'")
    assert _tripped(mutable) == {"copy_relations": 2}
    mutable.execute("UPDATE article_relations SET relation = 'partial'")
    assert _tripped(mutable) == {"copy_relations": 1}


@pytest.mark.parametrize("role", ["content", "source", "cue", "addressee"])
def test_a_wrong_part_of_any_role_is_no_slice(role: str, mutable: duckdb.DuckDBPyConnection) -> None:
    mutable.execute(f"UPDATE quotes SET {role}_text = {role}_text || 'x' WHERE depth = 1")
    result = rules.scan(mutable, _rule("quote_slices"))
    assert (result.violation_count, {row["role"] for row in result.sample}) == (2, {role})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE quotes SET cue_text = NULL WHERE cue_text = 'denied'",
        "DELETE FROM quote_spans WHERE role = 'addressee'",
    ],
)
def test_a_part_without_spans_or_spans_without_a_part_is_no_slice(
    statement: str, mutable: duckdb.DuckDBPyConnection
) -> None:
    mutable.execute(statement)
    assert set(_tripped(mutable)) == {"quote_slices"}


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.sampled_from("ab é́🇺🇦👩\u200d\u0301\r\n\t\u00a0\x00“"), min_size=2, max_size=30), data=st.data())
def test_slices_are_cut_like_python_strings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text) - 1))
    connection = duckdb.connect()
    connection.execute("CREATE TABLE articles AS SELECT 'a' AS article_id, ? AS text", [text])
    connection.execute(
        "CREATE TABLE quotes AS SELECT 'q' AS quote_id, 'a' AS article_id, ? AS content_text,"
        " NULL::VARCHAR AS source_text, NULL::VARCHAR AS cue_text, NULL::VARCHAR AS addressee_text",
        [text[start:end]],
    )
    connection.execute(
        "CREATE TABLE quote_spans AS"
        " SELECT 'q' AS quote_id, 'content' AS role, 0 AS ordinal, ? AS char_start, ? AS char_end",
        [start, end],
    )
    assert rules.scan(connection, _rule("quote_slices")).violation_count == 0
    connection.execute("UPDATE quote_spans SET char_end = char_end + 1")
    assert rules.scan(connection, _rule("quote_slices")).violation_count == 1


def test_a_rule_that_cannot_run_is_an_error_and_does_not_pass(tables: dict[str, pa.Table]) -> None:
    connection = _database({name: data for name, data in tables.items() if name != "quote_spans"})
    results = {result.rule: result for result in rules.run(connection)}
    broken = results["quote_slices"]
    assert not broken.passed
    assert "quote_spans" in (broken.error or "")
    assert results["claim_counts"].passed


def test_samples_hold_few_rows_in_a_fixed_order(mutable: duckdb.DuckDBPyConnection) -> None:
    mutable.execute("UPDATE quotes SET depth = 7")
    result = rules.scan(mutable, _rule("quote_nesting"))
    assert (result.violation_count, len(result.sample)) == (7, 5)
    assert [row["quote_id"] for row in result.sample] == sorted(row["quote_id"] for row in result.sample)
    assert json.dumps(result.to_json())


def test_no_rule_publishes_article_text(database: duckdb.DuckDBPyConnection) -> None:
    private = {field.name for table in TABLES.values() for field in table.fields if field.private}
    private -= {field.name for table in TABLES.values() for field in table.fields if not field.private}
    assert {"text", "content_text"} <= private
    for rule in rules.all_rules():
        columns = {column[0] for column in database.execute(rule.sql).description or ()}
        assert not columns & private, rule.name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT 1", "lacks `-- name: `"),
        ("-- name: x\n-- tables: nothing\n-- severity: critical\n-- description: X.\nSELECT 1", "no such table"),
        ("-- name: x\n-- tables: quotes\n-- severity: fatal\n-- description: X.\nSELECT 1", "no such severity"),
    ],
)
def test_a_malformed_rule_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rules.parse(text)


def test_written_rules_are_named_after_their_files_and_read_what_they_declare() -> None:
    folder = Path(rules.__file__).parent / "rules"
    for path in folder.glob("*.sql"):
        rule = rules.parse(path.read_text(encoding="utf-8"))
        assert rule.name == path.stem
        assert rule.description.endswith(".")
        words = set(rule.sql.replace("(", " ").replace(")", " ").split())
        assert set(rule.tables) == words & set(TABLES), rule.name


# Structure


def _break(name: str, change: Callable[[list[dict[str, Any]]], None]) -> pa.Table:
    table = TABLES[name]
    rows = from_rows(name, valid_rows()[name]).to_pylist()
    change(rows)
    # Nulls are let in here as a Parquet file would: DuckDB writes every column as nullable.
    loose = pa.schema([field.with_nullable(True) for field in schema(table)])
    return pa.Table.from_pylist(rows, schema=loose)


def _failures(result: StructureResult) -> set[tuple[str, str | None]]:
    return {(e.name.removeprefix("expect_"), e.column) for e in result.expectations if not e.success}


@pytest.mark.parametrize("name", reports.validated_tables())
def test_valid_and_empty_tables_pass_their_suite(name: str, tables: dict[str, pa.Table]) -> None:
    for data in (tables[name], tables[name].slice(0, 0)):
        result = validate(TABLES[name], data)
        assert (_failures(result), result.passed, result.errored) == (set(), True, False)
        assert result.row_count == data.num_rows
        assert StructureResult.from_json(json.loads(json.dumps(result.to_json()))) == result


def _set(field: str, value: Any) -> Callable[[list[dict[str, Any]]], None]:
    return lambda rows: rows[0].update({field: value})


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("quotes", _set("quote_id", None), ("column_values_to_not_be_null", "quote_id")),
        ("quotes", _set("content_text", None), ("column_values_to_not_be_null", "content_text")),
        ("quotes", _set("quote_type", "shouted"), ("column_values_to_be_in_set", "quote_type")),
        ("positions", _set("changed_from", "mumbles"), ("column_values_to_be_in_set", "changed_from")),
        ("quotes", _set("speaker_id", "s_12"), ("column_values_to_match_regex", "speaker_id")),
        ("quotes", _set("speaker_id", make_id("speaker", "x") + "\n"), ("column_values_to_match_regex", "speaker_id")),
        ("quotes", _set("speaker_id", make_id("quote", "x")), ("column_values_to_match_regex", "speaker_id")),
        ("quotes", _set("confidence", 1.01), ("column_values_to_be_between", "confidence")),
        ("quotes", _set("confidence", float("inf")), ("column_values_to_be_between", "confidence")),
        ("quotes", _set("confidence", float("nan")), ("column_values_to_be_between", "confidence")),
        ("quotes", _set("depth", -1), ("column_values_to_be_between", "depth")),
        ("quotes", lambda rows: rows.append(rows[0]), ("column_values_to_be_unique", "quote_id")),
        ("articles", lambda rows: rows.append(rows[0]), ("column_values_to_be_unique", "article_id")),
        (
            "quote_spans",
            lambda rows: rows.append(rows[0]),
            ("compound_columns_to_be_unique", "quote_id, role, ordinal"),
        ),
    ],
)
def test_a_broken_value_trips_exactly_its_expectation(
    name: str, change: Callable[[list[dict[str, Any]]], None], expected: tuple[str, str]
) -> None:
    result = validate(TABLES[name], _break(name, change))
    assert (_failures(result), result.passed, result.errored) == ({expected}, False, False)
    (broken,) = (e for e in result.expectations if not e.success)
    assert broken.unexpected_count in (1, 2)
    assert broken.severity == "critical"
    assert json.dumps(result.to_json())


def test_columns_are_exactly_the_declared_ones(tables: dict[str, pa.Table]) -> None:
    data, table = tables["speakers"], TABLES["speakers"]
    columns = ("table_columns_to_match_ordered_list", None)
    extra = data.append_column("mood", pa.array(["fine"] * data.num_rows))
    swapped = data.select([*data.column_names[1:], data.column_names[0]])
    for wrong in (extra, swapped):
        result = validate(table, wrong)
        assert (_failures(result), result.errored) == ({columns}, False)
    renamed = data.rename_columns([{"kind": "type"}.get(name, name) for name in data.column_names])
    for missing in (data.drop_columns(["kind"]), renamed):
        result = validate(table, missing)
        assert result.errored
        assert not result.passed
        assert columns in _failures(result)
        assert {e.column for e in result.expectations if e.errored} == {"kind"}
        assert all("kind" in e.detail or "index" in e.detail for e in result.expectations if e.errored)


@pytest.mark.parametrize(
    ("name", "field", "kind"),
    [
        ("articles", "published_at", pa.timestamp("us")),
        ("articles", "published_at", pa.timestamp("ms", tz="UTC")),
        ("articles", "published_at", pa.string()),
        ("speakers", "quote_count", pa.int32()),
        ("speakers", "quote_count", pa.float64()),
        ("quotes", "in_headline", pa.string()),
    ],
)
def test_types_are_exactly_the_declared_ones(
    name: str, field: str, kind: pa.DataType, tables: dict[str, pa.Table]
) -> None:
    data = tables[name]
    index = data.schema.get_field_index(field)
    wrong = data.set_column(index, pa.field(field, kind), data.column(field).cast(kind))
    result = validate(TABLES[name], wrong)
    assert not result.passed
    assert ("arrow_types", None) in _failures(result)
    assert f"{field}: {kind}" in next(e.detail for e in result.expectations if e.name == "arrow_types")


def test_results_never_show_article_text() -> None:
    result = validate(TABLES["quotes"], _break("quotes", _set("content_text", None)))
    assert "dam" not in json.dumps(result.to_json())


# Report and gate


HASHES = {name: hashlib.sha256(name.encode()).hexdigest() for name in reports.validated_tables()}


@pytest.fixture(scope="module")
def results(
    tables: dict[str, pa.Table], database: duckdb.DuckDBPyConnection
) -> tuple[list[StructureResult], list[rules.RuleResult]]:
    return [validate(TABLES[name], data) for name, data in tables.items()], rules.run(database)


@pytest.fixture(scope="module")
def good(results: tuple[list[StructureResult], list[rules.RuleResult]]) -> pa.Table:
    return reports.report(*results, HASHES)


def test_a_report_of_good_tables_opens_the_gate(
    good: pa.Table, results: tuple[list[StructureResult], list[rules.RuleResult]]
) -> None:
    assert reports.gate(good, HASHES) == []
    assert good.num_rows == len(HASHES) + len(rules.all_rules())
    assert validate(TABLES["validation_report"], good).passed
    summary = json.loads(json.dumps(reports.summary(*results)))
    assert summary["statuses"] == {"passed": good.num_rows}
    assert [suite["table"] for suite in summary["structures"]] == sorted(HASHES)
    assert len(summary["rules"]) == len(rules.all_rules())


def test_the_gate_refuses_other_tables_than_the_checked_ones(good: pa.Table) -> None:
    reasons = reports.gate(good, {**HASHES, "quotes": "0" * 64})
    assert "quotes: quote_slices was checked on other data" in reasons
    assert all(reason.startswith("quotes: ") for reason in reasons)
    fewer = {name: value for name, value in HASHES.items() if name != "claims"}
    assert reports.gate(good, fewer) == ["claims: the table is missing"]
    assert reports.gate(good, {**HASHES, "rumours": "0" * 64}) == ["rumours: no such table"]


def test_the_gate_refuses_what_was_not_checked(good: pa.Table) -> None:
    for row in range(good.num_rows):
        rest = pa.concat_tables([good.slice(0, row), good.slice(row + 1)])
        left_out = good.slice(row, 1).to_pylist()[0]
        assert reports.gate(rest, HASHES) == [f"{left_out['table_name']}: {left_out['rule']} was not checked"]
    assert len(reports.gate(good.slice(0, 0), HASHES)) == good.num_rows


@pytest.mark.parametrize("status", ["failed", "errored", "warned"])
def test_the_gate_refuses_a_critical_check_that_did_not_pass(status: str, good: pa.Table) -> None:
    rows = good.to_pylist()
    rows[3] |= {"status": status, "detail": "found something"}
    reasons = reports.gate(from_rows("validation_report", rows), HASHES)
    assert reasons == [f"{rows[3]['table_name']}: {rows[3]['rule']} {status}: found something"]


def test_statuses_tell_broken_unable_and_tolerated_apart(
    results: tuple[list[StructureResult], list[rules.RuleResult]], tables: dict[str, pa.Table]
) -> None:
    structures, passed = results
    connection = _database(tables)
    connection.execute("UPDATE speakers SET quote_count = 9; DROP TABLE speaker_links")
    broken = {r.rule: r for r in rules.run(connection)}
    direct = "SELECT quote_id FROM quotes WHERE quote_type = 'direct'"
    mild = rules.Rule("mild", ("quotes",), "warning", "No quotation is direct.", direct)
    (tolerated,) = rules.run(connection, [mild])
    table = reports.report(structures, [*broken.values(), tolerated], HASHES)
    rows = {row["rule"]: row for row in table.to_pylist()}
    assert (rows["speaker_counts"]["status"], rows["speaker_counts"]["violation_count"]) == ("failed", 5)
    assert rows["speaker_links_distinct"]["status"] == "errored"
    assert (rows["mild"]["status"], rows["mild"]["violation_count"]) == ("warned", 2)
    assert "quote_id" in rows["mild"]["detail"]
    refused = {reason.split(": ")[1].split(" ")[0] for reason in reports.gate(table, HASHES)}
    assert refused == {
        "speaker_counts", "speaker_links_distinct", "foreign_key_speaker_links_speaker_id",
        "foreign_key_speaker_links_article_id",
    }  # fmt: skip
    assert len(passed) == len(broken)


def test_a_broken_structure_is_reported_with_what_was_found(
    results: tuple[list[StructureResult], list[rules.RuleResult]],
) -> None:
    structures, passed = results
    others = [result for result in structures if result.table not in ("quotes", "speakers")]
    failed = validate(TABLES["quotes"], _break("quotes", _set("quote_type", "shouted")))
    unable = validate(TABLES["speakers"], _break("speakers", _set("name", "x")).drop_columns(["kind"]))
    table = reports.report([*others, failed, unable], passed, HASHES)
    rows = {row["table_name"]: row for row in table.to_pylist() if row["rule"] == reports.STRUCTURE}
    assert (rows["quotes"]["status"], rows["quotes"]["violation_count"]) == ("failed", 1)
    assert "quote_type" in rows["quotes"]["detail"]
    assert "shouted" in rows["quotes"]["detail"]
    assert rows["speakers"]["status"] == "errored"
    assert len(reports.gate(table, HASHES)) == 2
