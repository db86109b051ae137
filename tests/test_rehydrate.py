"""Withheld text put back from copies: what is proven is filled in, and nothing else. All names are invented."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.claims import attributed
from pipelines.ingest.discover import discover, read
from pipelines.ingest.documents import combine
from pipelines.ingest.parse import parse
from pipelines.ingest.records import Parsed
from pipelines.release import rights
from pipelines.release.rehydrate import restore as rehydrate
from pipelines.release.rehydrate.anchors import ANCHOR, Copy, Passage, locate
from pipelines.text import sentences
from schemas import ids
from schemas.render.arrow import from_rows
from schemas.tables import TABLES, released_tables
from tests.conftest import ROOT
from tests.test_release import FILLER, Corpus, contents, make, replace

SAID = [
    "the cranes on the northern quay had been idle since the storm broke their cables",
    "nobody in the office of the harbour had seen “any such list” before it was printed",
    "the board’s plan for Tarn would cost fewer posts than the unions say – far fewer",
    "the ferries would run again before the snow comes, ice or no ice",
]
TORN = ("the pier will hold through the winter", "and whoever doubts it may come and jump on it")
RAIN = FILLER[: FILLER.index(". ") + 1]
BODY = (
    f"Mara Ellison, who runs the port of Velmora, said {SAID[0]}. {RAIN}\n\n"
    f"“{SAID[1]},” a clerk told Ole Brandt. {RAIN.replace('Rain', 'Snow')}\n\n"
    f"“{TORN[0]},” said the engineer Sten Ravik, “{TORN[1]}.” Gulls went on circling all the same.\n\n"
    f"Harbour master Ida Voss wrote that {SAID[2]}. {RAIN.replace('Rain', 'Hail')}\n\n"
    f"In the end, Ole Brandt promised, {SAID[3]}."
)
SOURCES = ("Mara Ellison, who runs the port of Velmora", "a clerk", "Harbour master Ida Voss", "Ole Brandt")
CUES = ("said", "told", "wrote", "promised")


def quay(licence: str | None = None) -> Corpus:
    """One article of which a release withholds most; every part of its quotations and all columns as the stages do."""
    corpus = Corpus()
    corpus.article("courier", "Port of Velmora argues about its cranes", BODY, licence=licence)
    row = corpus.articles["courier"]
    text = row["text"]
    for number, (said, source, cue) in enumerate(zip(SAID, SOURCES, CUES, strict=True)):
        quote = corpus.quote("courier", said, source, claim=f"claim {number}")
        around = text.rindex(source, 0, text.index(said)) if number != 1 else text.index(source, text.index(said))
        spans = {"source": (around, around + len(source))}
        at = text.index(cue, around)
        spans["cue"] = (at, at + len(cue))
        if number == 1:
            spans["addressee"] = (at + 5, at + 5 + len("Ole Brandt"))
        for role, (start, end) in spans.items():
            corpus.rows["quotes"][-1][f"{role}_text"] = text[start:end]
            corpus.rows["quote_spans"].append(
                {"quote_id": quote, "role": role, "ordinal": 0, "char_start": start, "char_end": end}
            )
    old = corpus.quote("courier", TORN[0], "Sten Ravik", claim="pier")
    joined, second = " ".join(TORN), text.index(TORN[1])
    new = ids.make_id("quote", row["article_id"], ids.fold(joined), 0)
    for rows in corpus.rows.values():
        for one in rows:
            one.update({name: new for name, value in one.items() if value == old})
    corpus.rows["quotes"][-1]["content_text"] = corpus.rows["attributed_claims"][-1]["content_text"] = joined
    corpus.rows["quote_spans"].append(
        {"quote_id": new, "role": "content", "ordinal": 1, "char_start": second, "char_end": second + len(TORN[1])}
    )
    for one, place in zip(corpus.rows["attributed_claims"], corpus.rows["claim_quotes"], strict=True):
        start, end = place["char_start"], place["char_end"]
        one["context"] = attributed._context(text, sentences(text), start, end)
        one["link"] = attributed.fragment_link(row["url"], text[start:end])
    corpus.story("courier")
    return corpus


LOCAL = quay().tables()
ARTICLE: dict[str, Any] = LOCAL["articles"].to_pylist()[0]
TEXT: str = ARTICLE["text"]
RELEASED = rights.apply(LOCAL, rights.nothing_out()).tables
WITHHELD = {row["quote_id"] for row in RELEASED["quotes"].to_pylist() if row["text_status"] == "withheld"}


def test_the_article_of_these_tests_is_withheld() -> None:
    assert len(WITHHELD) == 4
    assert any(
        " ".join(TORN) == row["content_text"] for row in LOCAL["quotes"].to_pylist() if row["quote_id"] in WITHHELD
    )


def document(text: str, **more: Any) -> dict[str, Any]:
    names = {field.name for field in TABLES["_documents"].fields}
    row = {name: value for name, value in ARTICLE.items() if name in names}
    return row | {"text": text, "text_sha256": ids.text_sha256(text), "source_path": "copy.txt"} | more


def restored(*documents: dict[str, Any], released: dict[str, pa.Table] = RELEASED) -> rehydrate.Restored:
    return rehydrate.restore(released, from_rows("_documents", documents), attributed.fragment_link)


def filled(
    found: rehydrate.Restored, local: dict[str, pa.Table] = LOCAL, released: dict[str, pa.Table] = RELEASED
) -> Counter[tuple[str, str]]:
    """How many cells of which column were filled in; each is the local cell, unless the report calls it unproven."""
    by_place = {
        (row["id"], f"{role}_text") for row in found.report.to_pylist() for role in (row["by_place"] or "").split(",")
    }
    number: Counter[tuple[str, str]] = Counter()
    for name, table in found.tables.items():
        assert table.column_names == released[name].column_names
        key = TABLES[name].key
        true, before = (
            {tuple(row[field] for field in key): row for row in tables[name].to_pylist()}
            for tables in (local, released)
        )
        assert table.num_rows == len(true)
        for row in table.to_pylist():
            own = tuple(row[field] for field in key)
            for column in row.keys() & true[own].keys():
                if row[column] != before[own][column]:
                    assert before[own][column] is None
                    assert row[column] == true[own][column] or (own[0], column) in by_place, (name, column)
                    number[name, column] += 1
            if row.get("text_status") != before[own].get("text_status"):
                assert (before[own]["text_status"], row["text_status"]) == ("withheld", "restored")
                assert ids.text_sha256(row["content_text"]) == row["content_sha256"]
    return number


def statuses(found: rehydrate.Restored) -> dict[str, str]:
    """Status by the words of the quotation, and that of the article."""
    words = {row["quote_id"]: row["content_text"] for row in LOCAL["quotes"].to_pylist()}
    return {words.get(row["id"], "article"): row["status"] for row in found.report.to_pylist()}


def every(status: str) -> dict[str, str]:
    return dict.fromkeys(
        (row["content_text"] for row in LOCAL["quotes"].to_pylist() if row["quote_id"] in WITHHELD), status
    )


# --- the same text --------------------------------------------------------------------------------------------------


def test_from_the_same_text_everything_comes_back_that_has_a_place() -> None:
    found = restored(document(TEXT))
    assert statuses(found) == {"article": "same"} | every("in_place")
    assert filled(found)["articles", "text"] == 1
    for name, table in found.tables.items():
        missing = {
            column: table[column].null_count - LOCAL[name][column].null_count for column in LOCAL[name].schema.names
        }
        # A statement is worded by rules from the words, and nothing proves which.
        assert {column for column, number in missing.items() if number} <= {"statement"}
    assert found.tables.keys() == {"articles", "quotes", "speaker_mentions", "attributed_claims"}
    assert {row["text_status"] for row in found.tables["quotes"].to_pylist()} == {"full", "restored"}


def test_a_headline_comes_back_with_the_same_text_only() -> None:
    corpus = quay()
    title = "Port of Velmora " + "argues and argues " * 20 + "about its cranes"
    old, new = ARTICLE["title"], title.strip()
    corpus.articles["courier"].update(title=new)
    corpus.rows["stories"][0]["headline"] = new
    text = TEXT.replace(old, new)
    moved = len(new) - len(old)
    corpus.articles["courier"].update(text=text, text_sha256=ids.text_sha256(text), char_count=len(text))
    for name in ("quote_spans", "speaker_mentions", "claim_quotes"):
        for row in corpus.rows[name]:
            row.update(char_start=row["char_start"] + moved, char_end=row["char_end"] + moved)
    for row in corpus.rows["attributed_claims"]:
        row["title"] = new
    local = corpus.tables()
    released = rights.apply(local, rights.nothing_out()).tables
    assert released["stories"]["headline"].to_pylist() == [None]
    found = restored(document(text, title=new), released=released)
    assert found.tables["stories"]["headline"].to_pylist() == [new]
    assert set(found.tables["attributed_claims"]["title"].to_pylist()) == {new}
    filled(found, local, released)
    # A copy without a headline of its own, or with one that is not in the text, proves none.
    for other in (None, "Quite another headline"):
        assert "stories" not in restored(document(text, title=other), released=released).tables
    drifted = restored(document(text + " More.", title=new), released=released)
    assert "stories" not in drifted.tables and "articles" not in drifted.tables


def test_offsets_that_give_other_words_are_told_and_not_filled_in() -> None:
    spans = RELEASED["quote_spans"]
    wrong = replace(spans, "char_end", [end - 1 for end in spans["char_end"].to_pylist()])
    found = restored(document(TEXT), released=RELEASED | {"quote_spans": wrong})
    assert statuses(found) == {"article": "same"} | every("hash_mismatch")
    assert {row["text_status"] for row in found.tables["attributed_claims"].to_pylist()} == {"full", "withheld"}
    assert "quotes" not in found.tables


def test_open_articles_are_left_alone() -> None:
    local = quay("CC-BY-4.0").tables()
    released = rights.apply(local, rights.nothing_out()).tables
    # Null under an open licence: it was withheld for another reason, such as a takedown.
    released["articles"] = replace(released["articles"], "text", [None])
    found = restored(document(TEXT), released=released)
    assert (found.tables, found.report.num_rows) == ({}, 0)


def test_the_real_tables_of_a_story_come_back_cell_by_cell(story: tuple[Path, Path]) -> None:
    raw, outputs = story
    local = {table.name: pq.read_table(outputs / "tables" / f"{table.name}.parquet") for table in released_tables()}
    local["articles"] = replace(local["articles"], "license", [None] * local["articles"].num_rows)
    released = rights.apply(local, rights.nothing_out()).tables
    withheld = released["quotes"]["text_status"].to_pylist().count("withheld")
    assert withheld > 20
    copies = documents(raw)
    found = rehydrate.restore(released, copies, attributed.fragment_link)
    assert found.counts() == {("article", "same"): copies.num_rows, ("quote", "in_place"): withheld}
    number = filled(found, local, released)
    assert number["quotes", "content_text"] == withheld
    for column in ("content_text", "context", "link"):
        assert found.tables["attributed_claims"][column].equals(local["attributed_claims"][column])
    for role in ("source_text", "cue_text", "addressee_text"):
        assert found.tables["quotes"][role].equals(local["quotes"][role])
    # As a page with straight marks and a line on top prints them: other words nowhere, so all contents are proven.
    plain = {ord(mark): other for mark, other in zip("“”‘’–", "\"\"''-", strict=True)}
    texts = [f"A line by the desk.\n\n{text.translate(plain)}" for text in copies["text"].to_pylist()]
    again = rehydrate.restore(released, replace(copies, "text", texts), attributed.fragment_link)
    assert filled(again, local, released)["quotes", "content_text"] == withheld
    assert {status for kind, status in again.counts() if kind == "quote"} == {"moved", "marks"}


# --- another text ---------------------------------------------------------------------------------------------------


def straight(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-")


def swapped(text: str) -> str:
    title, *paragraphs = text.split("\n\n")
    return "\n\n".join([title, *reversed(paragraphs)])


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(lambda text: f"Our desk reports.\n\n{text}", every("moved"), id="paragraph on top"),
        pytest.param(lambda text: text.replace("Gulls went", "The gulls went"), None, id="typo elsewhere"),
        pytest.param(swapped, None, id="paragraphs swapped"),
        pytest.param(lambda text: text.replace("\n\n", "\n \nAdvertisement\n"), None, id="other boilerplate"),
        pytest.param(lambda text: text.replace("said the engineer Sten", "said Sten"), None, id="between two spans"),
        pytest.param(lambda text: text + "x" * 40, None, id="tail"),
        pytest.param(straight, None, id="straight marks"),
        pytest.param(lambda text: text.replace("\n\n", "\r\n\r\n"), None, id="line ends"),
        pytest.param(lambda text: text.replace(SAID[2], f"sub{SAID[2]}"), None, id="begins within a word"),
    ],
)
def test_a_quotation_whose_words_are_there_comes_back(
    edit: Callable[[str], str], expected: dict[str, str] | None
) -> None:
    found = restored(document(edit(TEXT)))
    number = filled(found)
    assert number["quotes", "content_text"] == len(WITHHELD)
    assert number["attributed_claims", "content_text"] == len(WITHHELD)
    assert number["articles", "text"] == 0
    if expected:
        assert statuses(found) == {"article": "changed"} | expected
    for row in found.report.to_pylist():
        if row["kind"] == "quote" and row["status"] in {"moved", "in_place"}:
            start, end = row["copy_char_start"], row["copy_char_end"]
            assert edit(TEXT)[start:end].startswith(TEXT[row["char_start"] : row["char_end"]][:20])


def test_marks_set_otherwise_are_set_back() -> None:
    found = restored(document(straight(TEXT)))
    assert statuses(found)[SAID[2]] == "marks"
    row = next(row for row in found.tables["quotes"].to_pylist() if row["content_text"] == SAID[2])
    assert row["text_status"] == "restored"


def test_sources_come_back_by_place_only_where_both_sides_moved_alike() -> None:
    found = restored(document(f"Our desk reports.\n\n{TEXT}"))
    by_place = {row["by_place"] for row in found.report.to_pylist() if row["by_place"]}
    assert by_place & {"source,cue", "source", "cue"}
    filled(found)
    # Without the mentions, which give the source away.
    mentions = RELEASED["speaker_mentions"]
    unnamed = RELEASED | {"speaker_mentions": replace(mentions, "text", [None] * mentions.num_rows)}
    for name, source in (("Harbour master Ida Voss", "Harbour master Ida Voss"), ("Port boss Ida Voss", None)):
        copy = document("On top.\n\n" + TEXT.replace("Harbour master Ida Voss", name))
        again = restored(copy, released=unnamed)
        row = next(row for row in again.tables["quotes"].to_pylist() if row["content_text"] == SAID[2])
        assert (row["source_text"], row["text_status"]) == (source, "restored")


def test_other_words_are_told_and_not_filled_in() -> None:
    copy = TEXT.replace("would cost fewer posts than", "is going to cost fewer posts than")
    found = restored(document(f"On top.\n\n{copy}"))
    assert statuses(found)[SAID[2]] == "drifted"
    row = next(row for row in found.report.to_pylist() if row["status"] == "drifted")
    assert (row["restored"], row["by_place"]) == (None, None)
    assert 0 < row["share_that_differs"] < 0.5
    there = f"On top.\n\n{copy}"[row["copy_char_start"] : row["copy_char_end"]]
    assert "is going to cost fewer posts than" in there
    assert len(there) < len(SAID[2]) + 60
    assert filled(found)["quotes", "content_text"] == len(WITHHELD) - 1
    article = next(row for row in found.report.to_pylist() if row["kind"] == "article")
    assert 0 < article["share_that_differs"] < 0.5


def test_the_same_words_in_other_case_have_drifted_in_marks_alone() -> None:
    found = restored(document(TEXT.replace(SAID[3], SAID[3].upper())))
    row = next(row for row in found.report.to_pylist() if row["status"] == "drifted")
    start = TEXT.index(SAID[3])
    assert (row["copy_char_start"], row["copy_char_end"]) == (start, start + len(SAID[3]))
    assert row["share_that_differs"] == 0
    filled(found)


def test_what_was_cut_off_is_not_found() -> None:
    found = restored(document(TEXT[: TEXT.index("Harbour master")]))
    told = statuses(found)
    assert told[SAID[2]] == "not_found" and told[" ".join(TORN)] == "in_place"
    filled(found)


@pytest.mark.parametrize("text", ["", " \n", "A different article.\n\nNothing of the sort stands in it. " * 30])
def test_another_article_under_the_same_address_gives_nothing(text: str) -> None:
    found = restored(document(text, article_id=ids.make_id("article", "other"), title="A different article"))
    assert statuses(found) == {"article": "unlike"} | every("not_found")
    assert found.tables == {}
    assert {row["matched_by"] for row in found.report.to_pylist()} == {"url"}


def test_no_copy_at_all() -> None:
    found = restored()
    assert found.summary() == [
        "articles    1 missing",
        "quotations  0 of 4 withheld ones restored: none",
        "            not restored: 4 without a copy",
    ]
    assert statuses(found) == {"article": "missing"} | every("missing")
    assert found.tables == {}


def test_a_megabyte_around_the_article() -> None:
    noise = "\n\n".join(f"{number}. {FILLER} {SAID[0][:40]} and so on." for number in range(2_000))
    assert len(noise) > 1_000_000
    altered = TEXT.replace(SAID[2], SAID[2].replace("fewer", "more"))
    found = restored(document(f"{noise}\n\n{altered}\n\n{noise}"))
    told = statuses(found)
    assert told.pop(SAID[2]) in {"drifted", "not_found"}
    assert {told[words] for words in every("") if words != SAID[2]} == {"moved"}
    filled(found)


def test_text_that_utf8_cannot_hold_is_hashed_as_elsewhere() -> None:
    text = "ab \ud800 é 😀 “so they said to all of us” \udfff end"
    spans = ((8, 34), (37, 40))
    sha256 = ids.text_sha256(" ".join(text[start:end] for start, end in spans))
    assert Copy(text).digest(spans) == sha256
    passage = Passage(sha256, tuple((start + 3, end + 3) for start, end in spans), "q")
    (place,), _ = locate(Copy(text), len(text), [], [passage], lambda words: ())
    assert place is not None and place.spans == spans


PROTECTED = sorted(
    (row["char_start"], row["char_end"]) for row in LOCAL["quote_spans"].to_pylist() if row["role"] == "content"
)
GAPS = [
    (before[1], after[0])
    for before, after in zip([(0, 0), *PROTECTED], [*PROTECTED, (len(TEXT), len(TEXT))], strict=True)
]
INSIDE = PROTECTED.index(next(span for span in PROTECTED if TEXT[slice(*span)] == TORN[1]))
"""The gap between the two spans of one quotation."""


def edited(edits: dict[int, tuple[float, float, str]]) -> str:
    """TEXT with a stretch of some gaps between contents (by shares of their length) replaced."""
    text = TEXT
    for number in sorted(edits, reverse=True):
        low, high = GAPS[number]
        start, end = sorted(low + round(share * (high - low)) for share in edits[number][:2])
        text = text[:start] + edits[number][2] + text[end:]
    return text


EDIT = st.tuples(st.floats(0, 1), st.floats(0, 1), st.text(max_size=80) | st.sampled_from([FILLER, *SOURCES, *SAID]))


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([n for n in range(len(GAPS)) if n != INSIDE]), EDIT, max_size=len(GAPS)))
@example({number: (0.0, 1.0, "") for number in range(len(GAPS)) if number != INSIDE})
def test_whatever_is_edited_around_quotations_they_come_back(edits: dict[int, tuple[float, float, str]]) -> None:
    found = restored(document(edited(edits)))
    assert filled(found)["quotes", "content_text"] == len(WITHHELD)


@settings(max_examples=60)
@given(EDIT)
def test_an_edit_between_the_parts_of_a_quotation_hides_none(edit: tuple[float, float, str]) -> None:
    found = restored(document(edited({INSIDE: edit})))
    assert filled(found)["quotes", "content_text"] == len(WITHHELD)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.text(max_size=20)), max_size=12))
def test_whatever_is_edited_anywhere_nothing_false_is_filled_in(edits: list[tuple[float, int, str]]) -> None:
    text = TEXT
    for share, length, new in edits:
        at = round(share * len(text))
        text = text[:at] + new + text[at + length :]
    filled(restored(document(text)))


# --- which copy -----------------------------------------------------------------------------------------------------


def other(text: str, **more: Any) -> dict[str, Any]:
    """A copy with an id of its own."""
    known = {
        "article_id": ids.make_id("article", text, *map(str, more.values())),
        "url": None,
        "title": None,
        "outlet": None,
    }
    return document(text, **(known | more))


@pytest.mark.parametrize(
    ("copies", "matched_by", "status"),
    [
        ([other(TEXT)], "text", "same"),
        ([document(TEXT + " x"), other(TEXT)], "text", "same"),
        ([document(TEXT + " x", url=None)], "article_id", "changed"),
        ([other(TEXT + " x", url="http://www.COURIER.example/a/#top")], "url", "changed"),
        ([other(TEXT + " x", url="https://courier.example/b")], None, "missing"),
        ([other(TEXT + " x", outlet="COURIER", title="Port of Velmora argues about its cranes!")],
         "outlet_and_title", "changed"),
        ([other(TEXT + end, outlet="Courier", title=ARTICLE["title"]) for end in "xy"], None, "missing"),
    ],
)  # fmt: skip
def test_what_a_copy_is_known_by(copies: list[dict[str, Any]], matched_by: str | None, status: str) -> None:
    row = next(row for row in restored(*copies).report.to_pylist() if row["kind"] == "article")
    assert (row["matched_by"], row["status"]) == (matched_by, status)


def test_of_several_copies_under_one_address_the_nearest_counts() -> None:
    copies = [
        other(text, url=ARTICLE["url"], source_path=f"{number}.txt")
        for number, text in enumerate((TEXT[:900] + " x", TEXT + " x", "Gone."))
    ]
    row = next(row for row in restored(*copies).report.to_pylist() if row["kind"] == "article")
    assert row["source_path"] == "1.txt"


def documents(folder: Path) -> pa.Table:
    """The table `_documents` of a folder."""
    read_in = ((file, read(file)) for file in discover(folder))
    return combine(
        data if isinstance(data, Parsed) else parse(file.path, data, file.meta, file.batch) for file, data in read_in
    ).documents


@pytest.mark.parametrize("shape", ["lf.txt", "crlf.txt", "feed.jsonl", "table.csv"])
def test_copies_in_the_shapes_that_ingest_reads(tmp_path: Path, shape: str) -> None:
    title, body = ARTICLE["title"], BODY
    if shape.endswith(".txt"):
        text = f"{title}\n\n{body}\n"
        (tmp_path / shape).write_bytes((text.replace("\n", "\r\n") if "crlf" in shape else text).encode())
    elif shape.endswith(".jsonl"):
        (tmp_path / shape).write_text(json.dumps({"headline": title, "body": body}) + "\n", encoding="utf-8")
    else:
        with (tmp_path / shape).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([("title", "text"), (title, body)])
    found = rehydrate.restore(RELEASED, documents(tmp_path), attributed.fragment_link)
    assert statuses(found) == {"article": "same"} | every("in_place")


# --- folders --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def release_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("quay")
    path = make(quay(), root / "tables", root / "releases").path
    assert isinstance(path, Path)
    return path


def test_a_folder_of_restored_text(release_folder: Path, tmp_path: Path) -> None:
    before = contents(release_folder)
    opened = rehydrate.open_release(release_folder)
    found = rehydrate.restore(opened.tables, from_rows("_documents", [document(TEXT)]), attributed.fragment_link)
    out = tmp_path / "deep" / f"rehydrated-{opened.version}"
    rehydrate.write(found, opened, out)
    assert contents(release_folder) == before
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    assert {path.name for path in out.iterdir()} == {
        "README.md", "rehydration.parquet", "rehydration.csv", "articles.parquet", "quotes.parquet",
        "attributed_claims.parquet", "speaker_mentions.parquet",
    }  # fmt: skip
    assert "not licensed for redistribution" in (out / "README.md").read_text()
    for name, table in found.tables.items():
        written = pq.read_table(out / f"{name}.parquet")
        assert written.schema.names == pq.read_schema(release_folder / "parquet" / f"{name}.parquet").names
        assert written.num_rows == table.num_rows
    with (out / "rehydration.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == pq.read_table(out / "rehydration.parquet")["id"].to_pylist()
    assert not any(len(value) >= ANCHOR and value in TEXT for row in rows for value in row.values())
    assert (out.stat().st_mode & 0o077) == 0


def test_a_damaged_release_is_refused(release_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(release_folder, tmp_path / release_folder.name)
    (folder / "parquet" / "quotes.parquet").write_bytes(b"PAR1")
    with pytest.raises(rehydrate.RehydrationRefused, match=r"parquet/quotes\.parquet is not the file"):
        rehydrate.open_release(folder)
    with pytest.raises(rehydrate.RehydrationRefused, match="is no folder"):
        rehydrate.open_release(folder / "SHA256SUMS")
    with pytest.raises(rehydrate.RehydrationRefused, match="SHA256SUMS is missing"):
        rehydrate.open_release(tmp_path)


def test_a_folder_that_must_not_be_written_is_refused(release_folder: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(release_folder / "new")
    for out in (
        tmp_path / "full",
        tmp_path / "file",
        tmp_path / "link",
        articles,
        articles / "new",
        release_folder / "x",
    ):
        with pytest.raises(rehydrate.RehydrationRefused, match="name another folder with --out"):
            rehydrate.refuse_place(out, release_folder, articles)
    rehydrate.refuse_place(tmp_path / "empty", release_folder, articles)
    opened = rehydrate.open_release(release_folder)
    found = rehydrate.restore(opened.tables, from_rows("_documents", []), attributed.fragment_link)
    with pytest.raises(rehydrate.RehydrationRefused, match="could not be written"):
        rehydrate.write(found, opened, tmp_path / "full")
    rehydrate.write(found, opened, tmp_path / "empty")
    assert {path.name for path in (tmp_path / "empty").iterdir()} == {
        "README.md",
        "rehydration.parquet",
        "rehydration.csv",
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "empty", "file", "full", "link"]


def test_the_command_restores_from_a_folder_of_copies(release_folder: Path, tmp_path: Path) -> None:
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "pipelines.cli", "rehydrate", str(release_folder), *arguments]
        return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)

    articles, out = tmp_path / "copies", tmp_path / "out"
    articles.mkdir()
    (articles / "page.md").write_bytes(f"{ARTICLE['title']}\r\n\r\n{BODY}".replace("\n", "\r\n").encode())
    (articles / "scan.pdf").write_bytes(b"%PDF")
    before = contents(release_folder)
    answer = command("--articles", str(articles), "--out", str(out))
    assert answer.returncode == 0, answer.stderr
    assert "not read: scan.pdf: unsupported_format" in answer.stderr
    assert "articles    1 with the same text\n" in answer.stdout
    assert f"quotations  {len(WITHHELD)} of {len(WITHHELD)} withheld ones restored" in answer.stdout
    quotes = {row["quote_id"]: row for row in LOCAL["quotes"].to_pylist()}
    for row in pq.read_table(out / "quotes.parquet").to_pylist():
        assert row["content_text"] == quotes[row["quote_id"]]["content_text"]
    assert contents(release_folder) == before
    again = command("--articles", str(articles), "--out", str(out))
    assert again.returncode == 2 and "name another folder with --out" in again.stderr
    nowhere = command("--articles", str(tmp_path / "nowhere"), "--out", str(tmp_path / "new"))
    assert nowhere.returncode == 2 and "is no folder" in nowhere.stderr and "Traceback" not in nowhere.stderr
    assert not (tmp_path / "new").exists()
