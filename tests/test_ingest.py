"""Ingest: any file becomes clean documents or a rejection that says what to do."""

from __future__ import annotations

import gzip
import io
import json
import os
import textwrap
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.ingest import credits, dates, furniture, language, normalise, page, records, wrapped
from pipelines.ingest.discover import discover, read
from pipelines.ingest.documents import combine
from pipelines.ingest.parse import READERS, parse
from pipelines.ingest.records import Parsed
from schemas.render.arrow import schema
from schemas.tables import TABLES
from schemas.vocabularies import EXTRACTION, PRECISION, REJECTION

EN = {"language": "en"}
BODY = "The ferry left the harbour of Quillon before dawn, the port authority said on Tuesday."
SECOND = "“Nobody was hurt,” harbour master Odo Varga told reporters. He said the inquiry would take a week."


def one(text: str, name: str = "a.txt", **meta: object) -> dict[str, object]:
    parsed = parse(name, text.encode(), {**EN, **meta}, ".")
    assert not parsed.rejected
    (document,) = parsed.documents
    return document


def body(*paragraphs: str, title: str | None = None) -> list[str]:
    return furniture.strip(list(paragraphs), title).paragraphs


def reasons(parsed: Parsed) -> list[str]:
    return [row["reason"] for row in parsed.rejected]


# Text files


def test_first_line_is_the_headline_only_before_a_blank_line() -> None:
    assert one(f"Ferry leaves early\n\n{BODY}\n{SECOND}\n")["text"] == f"Ferry leaves early\n\n{BODY}\n\n{SECOND}"
    without = one(f"{BODY}\n{SECOND}")
    assert (without["title"], without["text"]) == (None, f"{BODY}\n\n{SECOND}")


LONG = [
    "The ferry left the harbour of Quillon before dawn, the port authority said on Tuesday, and nobody had told the "
    "well-known pilots of it, who were at breakfast in the harbour master's office.",
    "“Nobody was hurt,” harbour master Odo Varga told reporters. He said the inquiry would take a week, “or two.”",
    "A spokeswoman for the line, Ida Moor, said she had seen no evidence that the ferry had been on time on any day of "
    "the month. The mayor denied that.",
]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
@pytest.mark.parametrize("width", [40, 65, 79])
def test_hard_wrapped_lines_become_paragraphs_again(width: int, name: str) -> None:
    for join, indent in (("\n\n", ""), ("\n", "    "), ("\r\n\r\n", "")):
        text = join.join(textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in LONG)
        text = f"Ferry leaves early\n\n{text}\n"
        title = {} if name == "a.txt" else {"title": "Ferry leaves early"}
        document = one(text if name == "a.txt" else json.dumps({"text": text}), name, **title)
        assert document["text"] == "\n\n".join(["Ferry leaves early", *LONG]), (join, indent)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LONG),
        "Fares from Monday\nAdults: 4 crowns\nChildren under six: free of charge\nDogs and bicycles: 2 crowns\nCars: 9",
        "The tide came in,\nand out it went,\nand nobody knew what the harbour had meant\nto tell us.",
        "Ferry leaves Quillon early, pilots at breakfast\nPort of Quillon plans no inquiry into early ferry\n"
        "Mayor denies that ferry was ever on time at all\nFares to rise by four crowns a head, line says\n"
        "Harbour master Odo Varga to leave office in May",
        "The ferry is late and the harbour is cold,\nso cold,\nand the mayor has written a letter to say,\nto say,\n"
        "that nobody knew what the pilots were told,\nwere told,\nor what they had eaten at breakfast,\nthat day",
        "The ferry left the harbour of Quillon before dawn,\nport officials said",
        "Ferry leaves early\nPilots at breakfast when it sailed\nNo inquiry is planned, port says\n" + LONG[0],
        "Odo Varga said it.\nIda Moor said so too.\nNobody else was asked for it.\nThe mayor denied all of that.",
    ],
)
def test_lines_of_their_own_stay_so(text: str) -> None:
    assert wrapped.paragraphs(text) == text.split("\n")


def test_in_wrapped_text_what_had_room_ends_a_paragraph() -> None:
    body = "\n".join(textwrap.fill(paragraph, 60) for paragraph in LONG)
    assert wrapped.paragraphs(f"Ferry leaves early\n{body}\nIda Moor in Quillon") == [
        "Ferry leaves early", *LONG, "Ida Moor in Quillon"
    ]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .-\n“"), max_size=400))
def test_no_word_is_lost_or_made(text: str) -> None:
    cleaned = normalise.clean(text)
    found = wrapped.paragraphs(cleaned)
    assert "".join("".join(found).split()) == "".join(cleaned.split())
    assert all(paragraph and paragraph == paragraph.strip() and "\n" not in paragraph for paragraph in found)


def test_what_stands_around_an_article_is_left_out_and_read() -> None:
    document = one(
        "\n".join(
            [
                "Ferry leaves early",
                "",
                "Ferry Leaves Early",
                "The ferry Alba in Quillon, in a file image. Ida Moor/QPA via Reuters",
                "Petra Lindqvist",
                "Updated:",
                "",
                f"QUILLON, Norland (Northwire) — {BODY}",
                "",
                "FULL COVERAGE OF THE FERRY FROM THE QUILLON TIMES",
                "",
                SECOND,
                "",
                "CLICK HERE TO READ MORE FROM THE QUILLON TIMES",
                "",
                "3,000 PASSENGERS STRANDED SINCE FERRY LEFT",
                "",
                "He has no plans to resign",
                "",
                "Northwire contributed to this report.",
                "Petra Lindqvist",
                "Petra Lindqvist",
                "Senior Reporter",
                "Petra Lindqvist is a senior reporter for The Quillon Times. Contact Petra at [email\u00a0protected]",
                "twitter",
                "truth",
                "Related Topics",
                "Ferries",
                "What the harbour inquiry is about",
            ]
        )
    )
    assert document["text"] == f"Ferry leaves early\n\n{BODY}\n\n{SECOND}\n\nHe has no plans to resign"
    assert (document["authors"], document["wire_credit"]) == ("Petra Lindqvist", "Northwire")


@pytest.mark.parametrize(
    "paragraph",
    [
        "Full coverage of the trial was banned by the judge, who said that it would harm the accused.",
        "“Click here to read more,” the fake message said, according to the police in Quillon.",
        "Dr. Ana Voss, who contributed to this report of the commission, said the harbour was never safe.",
        "Voters can reach the ministry's hotline at help@norland.example, the minister told reporters.",
        "Copyright law was changed on Monday, and publishers said that they would go to court over it.",
        "Reporting by the commission found that the ferry had left without a pilot, the minister said.",
        "Photographs by the agency show the ferry leaving, two officials who saw them said on Monday.",
        "Ida Moor is a reporter who was arrested in Quillon on Monday, her lawyer told the court.",
        "NATO — the alliance that Norland joined last year — said it had seen no evidence of an attack.",
        "“WE WILL NOT LEAVE QUILLON”",
        "Updated figures show that 300 passengers were stranded, the ferry company said on Monday.",
        "By Monday the ferry had not been found, and the families were told to go home and wait.",
    ],
)
def test_a_real_paragraph_is_never_dropped(paragraph: str) -> None:
    for around in ([BODY, paragraph, SECOND], [paragraph, BODY], [BODY, paragraph]):
        assert body(*around) == around


@pytest.mark.parametrize(
    "paragraph",
    [
        "Advertisement",
        "***",
        "Sign up for our newsletter",
        "FULL COVERAGE: THE FERRY",
        "Contact the newsdesk: [email protected]",
        "Read more: Ferry found at last",
        "© 2024 Quillon Times. All rights reserved.",
        "Follow Ida Moor on Twitter @idamoor.",
        "(Reporting by Ida Moor in Quillon; Editing by Odo Varga)",
        "With files from The Associated Press",
        "Related Content",
        "Photo: Ida Moor",
        "Share this article",
    ],
)
def test_furniture_at_the_end_is_dropped(paragraph: str) -> None:
    assert body(BODY, SECOND, paragraph) == [BODY, SECOND]


def test_an_article_in_capitals_is_kept() -> None:
    shouted = ["THE FERRY LEFT BEFORE DAWN", "NOBODY WAS HURT IN QUILLON", "THE INQUIRY WILL TAKE A WEEK"]
    assert body(*shouted) == shouted


@pytest.mark.parametrize(
    ("line", "authors", "wire"),
    [
        ("By Ida Moor", ["Ida Moor"], None),
        ("By IDA MOOR and ODO VARGA", ["Ida Moor", "Odo Varga"], None),
        ("By Rowan Tait, Defence Correspondent", ["Rowan Tait"], None),
        ("By Felicity Crane, Osterby", ["Felicity Crane"], None),
        ("By Ida Moor, Associated Press", ["Ida Moor"], "Associated Press"),
        ("By Northwire", [], "Northwire"),
    ],
)
def test_bylines(line: str, authors: list[str], wire: str | None) -> None:
    assert credits.byline(line) == (authors, wire)


def test_an_agency_as_author_is_credited() -> None:
    assert one(BODY, author="Reuters")["wire_credit"] == "Reuters"


@pytest.mark.parametrize("line", ["By Monday it was over", "By the time they came", "By all accounts a quiet man"])
def test_what_is_no_byline(line: str) -> None:
    assert credits.byline(line) is None


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("QUILLON — ", None),
        ("QUILLON, Norland — ", None),
        ("QUILLON, March 18 — ", None),
        ("QUILLON (AP) — ", "Associated Press"),
        ("QUILLON, N.L., Dec. 11 (UPI) -- ", "UPI"),
        ("Quillon (AFP) – ", "AFP"),
        ("PORT QUILLON, March 5 (Northwire) — ", "Northwire"),
        ("(Reuters) - ", "Reuters"),
    ],
)
def test_a_dateline_is_cut_and_its_agency_kept(start: str, agency: str | None) -> None:
    stripped = furniture.strip([start + BODY, SECOND])
    assert (stripped.paragraphs, stripped.wire_credit) == ([BODY, SECOND], agency)


def test_dates_in_the_head_are_the_articles_where_nothing_else_says_when() -> None:
    text = f"Ferry leaves early\n\nFriday, March 1, 2024\n\n{BODY}"
    assert one(text)["published_at"] == "2024-03-01T00:00:00+00:00"
    assert one(text, published_at="2024-03-02T10:00:00Z")["published_at"] == "2024-03-02T10:00:00+00:00"


def test_markdown_loses_its_marks_and_joins_its_lines() -> None:
    front = "---\ntitle: Ferry leaves early\nauthor: Ida Moor\n---\n\n"
    text = front + "# Ferry leaves early\n\nThe **ferry** left\nbefore [dawn](u).\n"
    document = one(text, "a.md")
    assert document["text"] == "Ferry leaves early\n\nThe ferry left before dawn."
    assert document["authors"] == "Ida Moor"


# The Unicode rule


def test_marks_and_spaces_keep_their_code_points() -> None:
    text = "”The end,“ he said ‘so’ «then»\u00a0and\u2009now… “"
    assert normalise.clean(text) == text


def test_what_the_rule_changes() -> None:
    dirty = "\ufeffa\r\nb\rc\u2028d\u2029e\tf  g\u00adh\u200bi\x00j\x93k\x94\ud800cafe\u0301"
    assert normalise.clean(dirty) == "a\nb\nc\nd\n\ne f ghij“k”\ufffdcafé"
    assert normalise.clean("\ud83d\ude00") == "😀"
    assert normalise.clean("a\u200db क\u094d\u200dष") == "ab क\u094d\u200dष"


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_the_rule_is_idempotent_and_yields_nfc(text: str) -> None:
    cleaned = normalise.clean(text)
    assert normalise.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8), st.integers(0, 400), st.integers(0, 400))
def test_every_slice_of_a_text_is_nfc(lines: list[str], start: int, end: int) -> None:
    for document in parse("a.txt", "\n".join(lines).encode("utf-8", "replace"), EN, ".").documents:
        text = document["text"]
        assert unicodedata.is_normalized("NFC", text[start:end])
        assert text == text.strip() and "\n\n\n" not in text
        assert document["char_count"] == len(text)


# Dates


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022-03-01", ("2022-03-01T00:00:00+00:00", "day")),
        ("2022-03", ("2022-03-01T00:00:00+00:00", "month")),
        ("2022", ("2022-01-01T00:00:00+00:00", "year")),
        ("2022-03-01T10:20", ("2022-03-01T10:20:00+00:00", "minute")),
        ("2022-03-01 10:20:30+02:00", ("2022-03-01T08:20:30+00:00", "second")),
        ("2022-03-01T10:20:30.123Z", ("2022-03-01T10:20:30+00:00", "second")),
        ("2022-03-01 00:00:00", ("2022-03-01T00:00:00+00:00", "day")),
        ("Tue, 01 Mar 2022 10:20:30 -0500", ("2022-03-01T15:20:30+00:00", "second")),
        ("Tuesday, March 1, 2022", ("2022-03-01T00:00:00+00:00", "day")),
        ("1 March 2022, 10:22 GMT", ("2022-03-01T10:22:00+00:00", "minute")),
        ("March 5, 2024, 6:45 p.m.", ("2024-03-05T00:00:00+00:00", "day")),
        ("31.12.2021", ("2021-12-31T00:00:00+00:00", "day")),
        ("20220301", ("2022-03-01T00:00:00+00:00", "day")),
        ("1646130030", ("2022-03-01T10:20:30+00:00", "second")),
        ("13/01/2022", ("2022-01-13T00:00:00+00:00", "day")),
        ("03/01/2022", dates.UNKNOWN),
        ("2022-02-31", dates.UNKNOWN),
        ("yesterday", dates.UNKNOWN),
        ("", dates.UNKNOWN),
        (None, dates.UNKNOWN),
    ],
)
def test_times(written: str | None, expected: tuple[str | None, str]) -> None:
    assert dates.parse_time(written) == expected


@given(st.text(alphabet="0123456789-/:.,TZ+ amp MarchGMT", max_size=30) | st.text(max_size=90))
def test_any_time_is_read_or_unknown(written: str) -> None:
    stamp, precision = dates.parse_time(written)
    assert precision in PRECISION.terms and (stamp is None) == (precision == "unknown")
    assert stamp is None or datetime.fromisoformat(stamp).tzinfo == UTC


# Tables of articles


RECORD: dict[str, object] = {
    "headline": "Ferry leaves early",
    "articleBody": BODY,
    "link": "https://q.example/1",
    "source": {"name": "Q"},
    "author": ["Ida Moor", "Odo Varga"],
    "datePublished": "2024-03-01",
    "lang": "en-GB",
    "rights": "CC0-1.0",
}


def _csv(delimiter: str) -> bytes:
    row = {**RECORD, "source": "Q", "author": "Ida Moor and Odo Varga"}
    cells = (f'"{value}"' for value in row.values())
    return f"{delimiter.join(row)}\n{delimiter.join(cells)}\n".encode()


def _parquet(rows: list[dict[str, object]]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", json.dumps(RECORD).encode()),
        ("a.ndjson.gz", gzip.compress(b"\xef\xbb\xbf" + json.dumps(RECORD).encode() + b"\n\n")),
        ("a.csv", _csv(",")),
        ("a.CSV.gz", gzip.compress(_csv(";"))),
        ("a.parquet", _parquet([RECORD])),
        ("a.parquet", _parquet([{**RECORD, "datePublished": datetime(2024, 3, 1)}])),
    ],
)
def test_column_names_are_understood(name: str, data: bytes) -> None:
    (document,) = parse(name, data, {"outlet": "Not this", "license": "Nor this"}, "b").documents
    assert document["text"] == f"Ferry leaves early\n\n{BODY}"
    expected = {
        "url": "https://q.example/1",
        "outlet": "Q",
        "authors": "Ida Moor; Odo Varga",
        "published_at": "2024-03-01T00:00:00+00:00",
        "language": "en",
        "license": "CC0-1.0",
        "batch": "b",
    }
    assert {name: document[name] for name in expected} == expected


def test_one_bad_record_harms_no_other_and_says_what_to_do() -> None:
    good = json.dumps({"text": BODY}).encode()
    lines = [good, b"{broken", b"\xff\xfe", b"[1]", b'{"other": 1}', b"[" * 100_000, good.replace(b"ferry", b"ship")]
    parsed = parse("a.jsonl", b"\n".join(lines), EN, ".")
    assert [document["record_no"] for document in parsed.documents] == [0, 6]
    assert reasons(parsed) == ["malformed_record", "not_utf8", "malformed_record", "missing_text", "malformed_record"]
    for number, row in enumerate(parsed.rejected, 2):
        assert f"line {number}" in row["detail"] and ": " in row["detail"]


def test_bad_rows_of_a_csv_are_rejected_alone() -> None:
    data = f'id,text\n1,"{BODY}"\n2,a,b\n3,"x"y"\n4,\xff\n5,"{SECOND}"\n'.encode("latin-1", "replace")
    parsed = parse("a.csv", data, EN, ".")
    assert [document["record_no"] for document in parsed.documents] == [0, 4]
    assert reasons(parsed) == ["malformed_record", "malformed_record", "not_utf8"]


def test_a_fragment_of_html_in_a_cell_becomes_paragraphs() -> None:
    record = {"text": f"<p>{BODY}</p>\n<figure>x</figure><p class='a'>He said &ldquo;no&rdquo;<br>and <b>left</b>.</p>"}
    (document,) = parse("a.jsonl", json.dumps(record).encode(), EN, ".").documents
    assert document["text"] == f"{BODY}\n\nHe said “no”\n\nand left."


def test_whole_files_that_cannot_be_read() -> None:
    cases = {
        "a.pdf": (b"x", "unsupported_format"),
        "a": (b"x", "unsupported_format"),
        "a.warc.gz": (b"x", "unsupported_format"),
        "a.txt": (b"a\xffb", "not_utf8"),
        "b.txt": (b" \n", "empty_file"),
        "c.txt.gz": (b"", "empty_file"),
        "d.txt.gz": (gzip.compress(BODY.encode())[:-9], "broken_compression"),
        "e.csv": (b"a,b\n1,2\n", "malformed_file"),
        "f.parquet": (b"PAR1xxxxPAR1", "malformed_file"),
        "g.html": (b"<html><body><nav>Home</nav><p>Page not found</p></body></html>", "no_main_text"),
    }
    for name, (data, reason) in cases.items():
        parsed = parse(name, data, EN, ".")
        assert (reasons(parsed), parsed.documents) == ([reason], []), name


def test_a_gzip_bomb_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.ingest.parse.MAX_FILE_BYTES", 10_000)
    assert reasons(parse("a.txt.gz", gzip.compress(b"a " * 50_000), EN, ".")) == ["too_large"]


# Pages


def _page(charset: str, declared: str) -> bytes:
    paragraphs = "".join(
        f"<p>{text}</p>" for text in (BODY, SECOND, "Café “Zum Löwen” was closed, its owner said. " * 3)
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="{declared}"><title>Ferry leaves early - Quillon Times</title>'
        '<meta property="og:title" content="Ferry leaves early"><meta property="og:site_name" content="Quillon Times">'
        '<meta name="author" content="Ida Moor"><meta property="article:published_time" content="2024-03-01T08:30:00Z">'
        '<link rel="canonical" href="https://q.example/ferry"></head><body><nav><a href="/">Home</a></nav><article>'
        f"<h1>Ferry leaves early</h1><p class='byline'>By Ida Moor</p>{paragraphs}</article>"
        "<div class='related'><h3>Related Content</h3><ul><li><a href='/x'>Other</a></li></ul></div></body></html>"
    ).encode(charset)


@pytest.mark.parametrize(
    ("charset", "declared"), [("utf-8", "utf-8"), ("cp1252", "iso-8859-1"), ("utf-8", "iso-8859-1")]
)
def test_a_page_gives_text_and_metadata(charset: str, declared: str) -> None:
    (document,) = parse("a.html", _page(charset, declared), {"outlet": "From the sidecar"}, ".").documents
    paragraphs = document["text"].split("\n\n")
    assert paragraphs[:3] == ["Ferry leaves early", BODY, SECOND] and paragraphs[3].startswith("Café “Zum Löwen”")
    assert len(paragraphs) == 4
    expected = {
        "title": "Ferry leaves early",
        "outlet": "From the sidecar",
        "authors": "Ida Moor",
        "url": "https://q.example/ferry",
        "published_at": "2024-03-01T08:30:00+00:00",
        "published_precision": "second",
        "language": "en",
    }
    assert {name: document[name] for name in expected} == expected


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    language._identifier.cache_clear()
    assert parse("a.html", _page("utf-8", "utf-8"), {}, ".").documents[0]["language"] == "en"


def test_a_declared_encoding_is_never_a_codec_that_runs_wild() -> None:
    for label in ("unicode_escape", "hex", "idna", "utf-7", "nonsense"):
        assert "caf" in page.decode(f'<meta charset="{label}">caf\xe9'.encode("latin-1"))


# Ids, language, tables


def test_ids_depend_on_the_article_and_on_nothing_else() -> None:
    first = one(f"Ferry leaves early\n\n{BODY}", outlet="Q", published_at="2024-03-01")
    packed = gzip.compress(f"Ferry leaves early\r\n\r\n{BODY}\r\n".encode())
    same = parse("x/b.txt.gz", packed, {"published_at": "2024-03-01", "outlet": "Q"}, "x").documents[0]
    other = one(f"Ferry leaves early\n\n{BODY}", outlet="R", published_at="2024-03-01")
    changed = one(f"Ferry leaves early\n\n{BODY}\n\nRelated Content", outlet="Q", published_at="2024-03-01")
    assert first["article_id"] == same["article_id"]
    assert len({first["article_id"], other["article_id"], changed["article_id"]}) == 3
    assert one(BODY, url="u", outlet="Q")["article_id"] == one(BODY, url="u", outlet="R")["article_id"]


def test_a_second_delivery_is_a_duplicate_whatever_the_order() -> None:
    parts = [parse(name, BODY.encode(), EN, ".") for name in ("c.txt", "a.txt", "b.txt")]
    tables = [combine(order) for order in (parts, parts[::-1], parts[1:] + parts[:1])]
    assert all(table.documents == tables[0].documents and table.rejected == tables[0].rejected for table in tables)
    assert tables[0].documents["source_path"].to_pylist() == ["a.txt"]
    assert tables[0].rejected["source_path"].to_pylist() == ["b.txt", "c.txt"]
    assert "a.txt" in tables[0].rejected["detail"][0].as_py()


def test_tables_have_their_schemas_and_survive_the_cache() -> None:
    parsed = [parse("a.jsonl", json.dumps(RECORD).encode(), {}, "b"), parse("b.pdf", b"x", {}, "b")]
    cached = [Parsed(**json.loads(json.dumps({"documents": p.documents, "rejected": p.rejected}))) for p in parsed]
    tables = combine(cached)
    assert tables.documents.schema == schema(TABLES["_documents"])
    assert tables.rejected.schema == schema(TABLES["rejected_inputs"])
    assert tables.documents == combine(parsed).documents
    assert tables.documents["published_at"][0].as_py() == datetime(2024, 3, 1, tzinfo=UTC)
    assert combine([]).documents.num_rows == 0


@pytest.mark.parametrize(
    ("text", "meta", "expected"),
    [
        (f"{BODY} {SECOND}", {}, ("en", "done")),
        (
            "El ministro dijo el martes que el barco había salido del puerto antes del alba.",
            {},
            ("es", "other_language"),
        ),
        (BODY, {"language": "French"}, ("fr", "other_language")),
        (BODY, {"language": "en_US"}, ("en", "done")),
        ("… — !", {}, (None, "empty")),
    ],
)
def test_language_decides_whether_a_text_is_read(
    text: str, meta: dict[str, str], expected: tuple[str | None, str]
) -> None:
    (document,) = parse("a.txt", text.encode(), meta, ".").documents
    assert (document["language"], document["extraction"]) == expected


# Folders


def write(raw: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_text(content, encoding="utf-8")


def test_folders_are_batches_and_sidecars_beat_them(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": BODY, "README.md": "x", "LICENSE": "x", ".hidden": "x", "_curation/t.jsonl": "x",
            ".git/b.txt": "x",
            "b/batch.meta.json": '{"outlet": "B", "language": "en"}', "b/c.txt": BODY, "b/d.txt.gz": "x",
            "b/d.meta.json": '{"outlet": "D"}', "b/deep/e.txt": BODY,
        },
    )  # fmt: skip
    found = {file.path: (file.batch, dict(file.meta)) for file in discover(tmp_path)}
    assert found == {
        "a.txt": (".", {}),
        "b/c.txt": ("b", {"outlet": "B", "language": "en"}),
        "b/d.txt.gz": ("b", {"outlet": "D", "language": "en"}),
        "b/deep/e.txt": ("b/deep", {}),
    }
    assert list(found) == sorted(found)


def test_the_sample_is_built_only_alone(tmp_path: Path) -> None:
    write(tmp_path, {"sample/batch.meta.json": '{"sample": true}', "sample/a.txt": BODY})
    assert [file.path for file in discover(tmp_path)] == ["sample/a.txt"]
    assert [file.path for file in discover(tmp_path / "sample")] == ["a.txt"]
    write(tmp_path, {"mine/b.txt": BODY})
    assert [file.path for file in discover(tmp_path)] == ["mine/b.txt"]


def test_what_cannot_be_read_is_a_rejection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, outside = tmp_path / "raw", tmp_path / "secret.txt"
    outside.write_text(BODY)
    write(raw, {"a.txt": BODY, "big.txt": "x" * 2000, "bad.meta.json": "{", "bad.txt": BODY})
    (raw / "link.txt").symlink_to(outside)
    (raw / "gone.txt").symlink_to(raw / "nowhere")
    (raw / "loop.txt").symlink_to(raw / "loop.txt")
    (raw / "folder").symlink_to(tmp_path)
    (raw / "leak.meta.json").symlink_to(outside)
    os.mkfifo(raw / "pipe.txt")
    (raw / os.fsdecode(b"bad\xff.txt")).write_text(BODY)
    monkeypatch.setattr("pipelines.ingest.discover.MAX_FILE_BYTES", 1000)
    results = {file.path: read(file) for file in discover(raw)}
    refused = {path: result.rejected[0]["reason"] for path, result in results.items() if isinstance(result, Parsed)}
    assert refused == {
        "big.txt": "too_large", "bad.meta.json": "malformed_file", "link.txt": "unreadable", "gone.txt": "unreadable",
        "loop.txt": "unreadable", "folder": "unreadable", "leak.meta.json": "malformed_file", "pipe.txt": "unreadable",
    }  # fmt: skip
    taken = sorted(path for path, result in results.items() if result == BODY.encode())
    assert taken == ["a.txt", "bad.txt", "bad\\xff.txt"]
    assert combine(result for result in results.values() if isinstance(result, Parsed)).rejected.num_rows == len(
        refused
    )


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="no folder"):
        discover(tmp_path / "none")


# Anything at all


SUFFIXES = [suffix + packed for suffix in READERS for packed in ("", ".gz")]
PIECES = st.sampled_from(
    ["By ", "Updated:", "\n", "\n\n", "“", "(AP) — ", "QUILLON", "<p>", "</p>", "<br>", "---\n", "# ", '{"text": ', '"',
     ",", "[email protected]", "Related Content", "text\n", "©", "\u200d", "\u0301", "http://", "**", "](", "a b c. "]
)  # fmt: skip
BYTES = st.binary(max_size=200) | st.lists(PIECES, max_size=20).map("".join).map(str.encode)


def check(name: str, data: bytes) -> None:
    parsed = parse(name, data, {}, ".")
    assert parsed == parse(name, data, {}, ".")
    assert parsed.documents or parsed.rejected
    assert json.loads(json.dumps([parsed.documents, parsed.rejected])) == [parsed.documents, parsed.rejected]
    tables = combine([parsed])
    assert tables.documents.num_rows + tables.rejected.num_rows == len(parsed.documents) + len(parsed.rejected)
    assert {row["reason"] for row in parsed.rejected} <= REJECTION.terms.keys()
    assert {document["extraction"] for document in parsed.documents} <= EXTRACTION.terms.keys()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SUFFIXES),
    st.binary(max_size=200) | st.lists(PIECES, max_size=20).map("".join).map(str.encode),
)
def test_any_bytes_under_any_suffix_are_parsed_or_rejected(suffix: str, data: bytes) -> None:
    check("a" + suffix, data)
    check("a" + suffix, gzip.compress(data, mtime=0))


WHOLE = {
    "a.parquet": _parquet([RECORD] * 3),
    "a.csv": _csv(","),
    "a.html": _page("utf-8", "utf-8"),
    "a.txt.gz": gzip.compress(BODY.encode()),
}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_parsed_or_rejected(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(WHOLE)))
    damaged = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    check(name, bytes(damaged))


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "text", "x"]), inner),
    max_leaves=6,
)
COLUMNS = st.sampled_from(["text", "title", "author", "date", "source", "lang", "id", "url"])


@settings(max_examples=100, deadline=None)
@given(VALUES, COLUMNS)
def test_any_value_in_any_column_is_parsed_or_rejected(value: object, column: str) -> None:
    check("a.jsonl", json.dumps({"text": "The ferry left.", column: value}).encode())


@pytest.mark.parametrize(
    "text",
    [
        "a" * 75_000,
        "A " * 25_000,
        "By " + "Ab Cd, " * 10_000,
        "a@" * 25_000,
        "\n".join(["Related Content", "x"] * 5_000),
        "\n".join(["Ida Moor"] * 10_000),
        "e" + "\u0301\u0323" * 25_000,
        "<p" * 25_000,
        "**a " * 15_000,
        "[" * 25_000 + "](" * 12_000,
        "2022-" * 15_000,
        "“" * 50_000,
        " (" * 25_000,
        "a\n" * 25_000,
        "-" * 50_000,
    ],
)
def test_long_hostile_text_is_read_to_its_end(text: str) -> None:
    # Time that grew with the square of the length would be minutes here: a hang is what this test would show.
    record = json.dumps({"text": text, "title": text, "author": text, "date": text})
    for name, data in (("a.txt", text), ("a.md", text), ("a.jsonl", record)):
        found = parse(name, data.encode(), EN, ".")
        assert len(found.documents) + len(found.rejected) == 1


def test_an_article_of_absurd_length_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.ingest.parse.MAX_ARTICLE_CHARS", 100)
    assert reasons(parse("a.txt", b"a " * 100, EN, ".")) == ["too_large"]
    assert records.MAX_ARTICLE_CHARS > 1_000_000


def test_a_real_batch_is_read_whole() -> None:
    corpora = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[2] / "shared")) / "corpora"
    path = corpora / "wikinews" / "articles.jsonl"
    if not path.exists():
        pytest.skip("the research corpora are not beside the project")
    parsed = parse("articles.jsonl", path.read_bytes(), EN, ".")
    assert (len(parsed.documents), parsed.rejected) == (295, [])
    assert all(document["extraction"] == "done" and document["published_at"] for document in parsed.documents)
