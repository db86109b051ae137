"""The stage dedup: copies, versions, partial reuse, and what must stay apart."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.dedup.align import MIN_WORDS, align, index, make_room
from pipelines.dedup.articles import Deduplicated, build, tabulate
from pipelines.dedup.candidates import MAX_BUCKET, candidate_pairs
from pipelines.dedup.judge import ACROSS, FEATURES, UNPARTED, features_of
from pipelines.dedup.reading import read_documents, sketch_texts
from pipelines.dedup.relations import relate
from pipelines.dedup.sketches import FORMAT, SHINGLE, WINDOW, sketch, take
from pipelines.dedup.texts import KeptWords, Texts
from pipelines.dedup.words import read
from pipelines.store import ArrowCache
from schemas import ids
from schemas.render.arrow import from_rows, schema
from schemas.tables import TABLES

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[2] / "shared"))
START = datetime(2024, 3, 1, tzinfo=UTC)

DAM = """Engineers inspect cracked dam above Tarnholt

Engineers began inspecting the Corvale dam above Tarnholt on Monday after villagers heard what they described as a \
long groan from the western wall during the night.

The regional water board said the structure was safe and that nobody would be moved from the valley for now. “We are \
looking at a hairline crack, not at a broken wall,” said Mara Ellison, who leads the board.

Farmers below the dam disagree. Jory Lamb, whose fields lie two kilometres downstream, said water had been seeping \
through the embankment since the thaw and that three letters to the board had gone unanswered.

The dam was built in 1961 and holds eleven million cubic metres of water. It was last repaired nine years ago, when \
the spillway gates were replaced at a cost of four million crowns.

Opposition members of the assembly asked for the inspection reports to be made public before the vote on the budget."""

HARBOUR = """Harbour council delays decision on fishing quota

The council of Merrow harbour put off a vote on next season’s fishing quota on Tuesday, saying that it needed better \
figures about the stock of herring in the strait.

Boat owners filled the gallery and left in silence when the chair, Hanne Brucht, closed the meeting after ten minutes.

“Every year they wait, and every year we lose the first month,” said skipper Oswin Farrel outside the hall. His crew \
of five has been without work since the ice broke.

A survey ordered by the ministry is due in April. The council will meet again two weeks after it is published, and \
until then the quota of the past season remains in force."""


def document(key: str, text: str, outlet: str | None = None, day: int | None = None, **more: Any) -> dict[str, Any]:
    return {
        "article_id": ids.make_id("article", key),
        "outlet": outlet,
        "published_at": None if day is None else START + timedelta(days=day),
        "published_precision": "unknown" if day is None else "day",
        "text": text,
        "text_sha256": ids.text_sha256(text),
        "char_count": len(text),
        "word_count": len(text.split()),
        "extraction": "done" if text else "empty",
        "source_path": f"{key}.txt",
        "record_no": 0,
        "source_sha256": "0" * 64,
        "batch": ".",
        **more,
    }


def run(*documents: dict[str, Any]) -> Deduplicated:
    result = build(from_rows("_documents", documents))
    assert_sound(result)
    return result


def assert_sound(result: Deduplicated) -> None:
    """What holds for any result: schemas, originals, the order of pairs, passages that are what they say."""
    for name, table in result._asdict().items():
        assert table.schema.equals(schema(TABLES[name]), check_metadata=True)
    by_id = {row["article_id"]: row for row in result.articles.to_pylist()}
    related = {(row["article_id"], row["other_article_id"]): row for row in result.article_relations.to_pylist()}
    for key, row in by_id.items():
        original = row["copy_of_article_id"]
        assert (original is None) == (row["copy_role"] == "original")
        assert row["copy_group_id"] == ids.anchored_id("copy_group", original or key)
        if original is not None:
            assert by_id[original]["copy_of_article_id"] is None
            assert related[min(key, original), max(key, original)]["relation"] == row["copy_role"]
    members: dict[str, list[dict[str, Any]]] = {}
    for row in by_id.values():
        members.setdefault(row["copy_group_id"], []).append(row)
    for rows in members.values():
        (fullest,) = {row["fullest_article_id"] for row in rows}
        assert by_id[fullest] in rows
        assert by_id[fullest]["char_count"] == max(row["char_count"] for row in rows)
    for (one, other), row in related.items():
        assert one < other
        assert 0 < row["jaccard"] <= min(row["containment"], row["other_containment"]) <= 1
        if row["relation"] == "partial":
            assert by_id[one]["copy_group_id"] != by_id[other]["copy_group_id"]
        else:
            assert other == by_id[one]["copy_of_article_id"] or one == by_id[other]["copy_of_article_id"]
    taken: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for row in result.shared_passages.to_pylist():
        one, other = row["article_id"], row["other_article_id"]
        assert (one, other) in related
        first = ids.fold(by_id[one]["text"][row["char_start"] : row["char_end"]]).split()
        second = ids.fold(by_id[other]["text"][row["other_char_start"] : row["other_char_end"]]).split()
        assert first[0] == second[0] and first[-1] == second[-1]
        assert row["token_count"] <= min(len(first), len(second))
        taken.setdefault((one, other, one), []).append((row["char_start"], row["char_end"]))
        taken.setdefault((one, other, other), []).append((row["other_char_start"], row["other_char_end"]))
    for spans in taken.values():
        spans.sort()
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


def relations(result: Deduplicated) -> dict[tuple[str, str], str]:
    """Relation of each pair of source paths, in alphabetical order."""
    path = dict(zip(result.articles["article_id"].to_pylist(), result.articles["source_path"].to_pylist(), strict=True))
    found = {}
    for row in result.article_relations.to_pylist():
        pair = sorted(path[row[key]].removesuffix(".txt") for key in ("article_id", "other_article_id"))
        found[pair[0], pair[1]] = row["relation"]
    return found


def originals(result: Deduplicated) -> dict[str, str | None]:
    rows = result.articles.to_pylist()
    path = {row["article_id"]: row["source_path"].removesuffix(".txt") for row in rows}
    return {path[row["article_id"]]: path.get(row["copy_of_article_id"]) for row in rows}


def prose(seed: int, count: int, per_paragraph: int = 45) -> str:
    """Words of no language, different for each seed."""
    rng = random.Random(seed)
    words = ["".join(rng.choices("abdeghiklmnoprstuv", k=rng.randint(3, 8))) for _ in range(count)]
    return "\n\n".join(" ".join(words[i : i + per_paragraph]) for i in range(0, count, per_paragraph))


def test_an_exact_copy_differs_in_no_word() -> None:
    shouted = DAM.replace("“", '"').replace("”", '"').replace("Engineers inspect", "ENGINEERS  INSPECT")
    result = run(document("first", DAM, day=1), document("second", shouted, day=0), document("other", HARBOUR))
    assert relations(result) == {("first", "second"): "exact"}
    assert originals(result) == {"first": "second", "second": None, "other": None}
    (passage,) = result.shared_passages.to_pylist()
    assert passage["token_count"] == len(ids.fold(DAM).split())
    assert result.article_relations["jaccard"].to_pylist() == [1.0]


def test_a_near_copy_has_small_edits() -> None:
    edited = DAM.replace("Engineers inspect cracked dam above Tarnholt", "Tarnholt dam checked")
    edited = edited.replace("letters", "leters")
    result = run(document("wire", DAM, day=0), document("reprint", edited, day=1))
    assert relations(result) == {("reprint", "wire"): "near"}
    (row,) = result.article_relations.to_pylist()
    assert 0.7 < row["jaccard"] < 1.0
    assert sum(result.shared_passages["token_count"].to_pylist()) > 0.9 * len(ids.fold(DAM).split())


def test_a_version_has_grown_or_was_cut() -> None:
    grown = DAM + "\n\n" + prose(1, 120)
    cut = "\n\n".join(DAM.split("\n\n")[:3])
    result = run(document("morning", DAM, day=0), document("evening", grown, day=1), document("short", cut, day=2))
    assert relations(result) == {("evening", "morning"): "version", ("morning", "short"): "version"}


def test_less_than_the_bulk_is_a_version_where_another_member_bears_it_out() -> None:
    rework = "\n\n".join(DAM.split("\n\n")[:3] + HARBOUR.split("\n\n")[1:3])
    wire, reworked = document("wire", DAM, day=0), document("rework", rework, day=2)
    assert relations(run(wire, reworked)) == {("rework", "wire"): "partial"}
    reprint = document("reprint", DAM.replace("letters", "leters"), day=1)
    assert relations(run(wire, reworked, reprint)) == {("reprint", "wire"): "near", ("rework", "wire"): "version"}
    # One that shares too little stays what it is, whoever is linked to it.
    host = document("host", HARBOUR + "\n\n" + DAM.split("\n\n")[3], day=3)
    assert relations(run(wire, host, reprint)) == {("reprint", "wire"): "near", ("host", "wire"): "partial"}


def test_articles_of_one_line_have_no_headline_to_go_by() -> None:
    one, other = " ".join(DAM.split()), " ".join((DAM + " " + prose(1, 40)).split())
    host = " ".join((HARBOUR + " " + DAM.split("\n\n")[3]).split())
    found = relations(run(document("one", one, day=0), document("other", other, day=1), document("host", host, day=2)))
    assert found == {("one", "other"): "near", ("host", "one"): "partial"}


def test_a_lifted_paragraph_is_partial_reuse() -> None:
    lifted = DAM.split("\n\n")[3]
    host = HARBOUR + "\n\n" + lifted
    result = run(document("dam", DAM), document("harbour", host))
    assert relations(result) == {("dam", "harbour"): "partial"}
    (row,) = result.shared_passages.to_pylist()
    texts = {d["article_id"]: d["text"] for d in result.articles.to_pylist()}
    assert texts[row["article_id"]][row["char_start"] : row["char_end"]] == lifted.rstrip(".")
    assert row["token_count"] == len(ids.fold(lifted).split())


def test_a_copys_partial_reuse_is_its_originals() -> None:
    host = HARBOUR + "\n\n" + DAM.split("\n\n")[3]
    result = run(
        document("dam", DAM, day=0),
        document("dam-copy", DAM.replace("thaw", "melt"), day=1),
        document("harbour", host, day=2),
        document("harbour-copy", host.replace("herring", "cod"), day=3),
    )
    assert relations(result) == {
        ("dam", "dam-copy"): "near",
        ("harbour", "harbour-copy"): "near",
        ("dam", "harbour"): "partial",
    }


def test_the_same_words_as_a_copy_make_a_copy_of_the_original() -> None:
    edited = DAM.replace("thaw", "melt")
    result = run(document("a", DAM, day=0), document("b", edited, day=1), document("c", edited + "\n", day=2))
    assert relations(result) == {("a", "b"): "near", ("a", "c"): "near"}
    counts = Counter(result.shared_passages["token_count"].to_pylist())
    assert all(count % 2 == 0 for count in counts.values())  # both copies share the same passages with the original


def test_the_original_is_the_earliest_then_the_longest_then_of_the_lowest_id() -> None:
    longer = DAM + " Updated."
    assert originals(run(document("a", longer), document("b", DAM, day=3)))["a"] == "b"
    assert originals(run(document("a", longer, day=3), document("b", DAM, day=3)))["b"] == "a"
    lowest = min("abc", key=lambda key: ids.make_id("article", key))
    found = originals(run(*(document(key, DAM) for key in "abc")))
    assert {key for key, original in found.items() if original is None} == {lowest}


def test_order_of_input_changes_nothing() -> None:
    documents = [document(f"base-{n}", prose(n, 150), "Osterby Mail", n) for n in range(6)]
    documents += [document(f"copy-{n}", prose(n, 150) + " more words here", None, n + 1) for n in range(4)]
    documents += [document(f"host-{n}", prose(n + 50, 90) + "\n\n" + prose(n, 45)) for n in range(4)]
    documents += [document(f"same-{n}", DAM) for n in range(3)]
    expected = run(*documents)
    assert set(relations(expected).values()) == {"near", "partial", "exact"}
    table = from_rows("_documents", documents)
    for seed in range(3):
        order = random.Random(seed).sample(range(len(documents)), len(documents))
        shuffled = build(table.take(pa.array(order)))
        assert all(one.equals(other) for one, other in zip(shuffled, expected, strict=True))


def test_too_little_text_stands_alone() -> None:
    documents = [document(f"empty-{n}", "") for n in range(2)] + [document(f"word-{n}", "Fire") for n in range(2)]
    documents += [document(f"sentence-{n}", "The harbour council of Merrow meets again on Tuesday.") for n in range(2)]
    result = run(*documents, document("marked", DAM, extraction="empty"), document("dam", DAM))
    assert result.article_relations.num_rows == result.shared_passages.num_rows == 0
    assert set(result.articles["copy_role"].to_pylist()) == {"original"}
    assert result.articles.num_rows == 8


def test_no_documents_make_empty_tables() -> None:
    assert [table.num_rows for table in run()] == [0, 0, 0]


def test_a_megabyte_is_read_in_linear_time() -> None:
    huge = prose(3, 170_000)
    result = run(
        document("huge", huge, day=0),
        document("copy", huge.replace(huge[:5], "other", 1), day=1),
        document("ha", "ha " * 350_000),
        document("hah", "ha " * 349_000),
        document("x", "x" * 1_000_000),
        document("dam", DAM + "\n\n" + huge[:400]),
    )
    assert relations(result)["copy", "huge"] == "near"
    assert relations(result)["dam", "huge"] == "partial"


def test_all_articles_identical() -> None:
    result = run(*(document(f"n{n}", DAM) for n in range(200)))
    assert result.article_relations.num_rows == 199
    assert len(set(result.articles["copy_group_id"].to_pylist())) == 1


@pytest.mark.parametrize(("after_headline", "between"), [("\n\n", "\n\n"), ("\n\n", " "), (" ", " ")])
def test_where_lines_end_decides_nothing(after_headline: str, between: str) -> None:
    report = [prose(n, 45) for n in range(8)]
    host = [prose(n, 45) for n in range(81, 86)]
    host[2:2], host[5:5] = report[2:4], [report[6]]
    told = {"grown": [*report[:5], *(prose(n, 40) for n in (91, 92, 93))], "host": host, "report": report}
    texts = {name: after_headline.join((f"Headline of {name}", between.join(told[name]))) for name in told}
    assert relations(run(*(document(name, text) for name, text in texts.items()))) == {
        ("grown", "report"): "version", ("host", "report"): "partial"
    }  # fmt: skip
    words = read(list(texts.values()))
    own = [(words.hashes[words.of(text)], words.paragraphs_of(text)) for text in range(3)]
    room = make_room(int(np.diff(words.bounds).max()))
    index(own[2][0], room)
    across = {}
    for name, member in zip(("grown", "host"), own, strict=False):
        found = np.zeros(len(FEATURES))
        features_of(*member, *own[2], room, found)
        assert found[UNPARTED] == (between == " ")
        across[name] = found[ACROSS]
    assert across["grown"] == 1 and across["host"] < 1


def test_a_story_copied_often_with_edits_is_one_group() -> None:
    words = DAM.split(" ")
    edited = [" ".join([*words[: n + 30], "yesterday", *words[n + 31 :]]) for n in range(90)]
    result = run(*(document(f"n{n:02}", text, "Daily Lantern") for n, text in enumerate(edited)))
    assert len(set(result.articles["copy_group_id"].to_pylist())) == 1


def test_likeness_does_not_travel_along_a_chain() -> None:
    paragraphs = prose(7, 600, 50).split("\n\n")
    chain = ["\n\n".join(paragraphs[n : n + 4]) for n in range(8)]  # each shares three quarters with the next
    result = run(*(document(f"n{n}", text, day=n) for n, text in enumerate(chain)))
    groups = Counter(result.articles["copy_group_id"].to_pylist())
    assert max(groups.values()) <= 5  # a centre and what shares most of it on either side
    assert originals(result)["n0"] is None
    assert len(groups) >= 2
    shared = {tuple(sorted(pair)) for pair in relations(result)}
    assert ("n0", "n7") not in shared


def test_a_chain_of_two_different_stories_through_a_round_up_stays_two() -> None:
    round_up = DAM + "\n\n" + "\n\n".join(HARBOUR.split("\n\n")[1:])
    result = run(document("dam", DAM, day=0), document("harbour", HARBOUR, day=1), document("both", round_up, day=2))
    assert relations(result) == {("both", "dam"): "version", ("both", "harbour"): "partial"}


WORD_HASHES = "5e6b2172e6b60ed6"
SKETCH = "50ecc4eb5b53e8da"

QUAKE = """Magnitude {size} earthquake shakes {place}

An earthquake of magnitude {size} struck {far} kilometres {side} of {place} on {day}, the Seismic Institute said.

The quake hit at {time} local time at a depth of {depth} kilometres, according to the institute. There were no \
immediate reports of damage or casualties.

The region lies on a fault line and sees frequent tremors. This report was written by an algorithm and checked by an \
editor of the Osterby Mail."""
SHARES = """Shares of {place} Holdings close at {far}.{depth} crowns

Shares of {place} Holdings closed at {far}.{depth} crowns on {day}, a change of {size} percent, while the main index \
of the exchange stood at {depth}{far} points.

The company is valued at {depth}.{size} billion crowns. Analysts who follow the stock advise its owners to wait for \
the yearly report before they buy or sell any of it."""
WEATHER = """Weather in {place}

Expect between {depth} and {far} degrees in {place} on {day}, with winds from the {side} of up to {far}{depth} \
kilometres an hour and a chance of rain of {size} percent.

The sun rises at {time}. Forecasts are updated four times a day, and residents of low-lying areas should heed the \
warnings that the authorities issue."""


@pytest.mark.parametrize("template", [QUAKE, SHARES, WEATHER])
def test_two_stories_by_one_template_are_not_merged(template: str) -> None:
    one = template.format(size="5.2", place="Dravik", far=31, side="north", day="Monday", time="04:12", depth=17)
    two = template.format(size="3.9", place="Selva", far=8, side="east", day="Friday", time="22:47", depth=42)
    result = run(document("one", one, "Osterby Mail", 0), document("two", two, "Osterby Mail", 4))
    assert originals(result) == {"one": None, "two": None}
    # A reprint of one of them still is one.
    reprint = one.replace("Monday", "Monday evening")
    result = run(document("one", one, day=0), document("two", two, day=4), document("reprint", reprint, day=1))
    assert originals(result) == {"one": None, "two": None, "reprint": "one"}


FOOTER = """Sign up for the morning letter of the Aldmere Gazette and get the news of the valley before breakfast, \
every day but Sunday, at no cost. You can leave the list at any time by writing to our readers’ desk.

The Aldmere Gazette has been printed in Aldmere since 1887. Call 555 0142 for subscriptions and advertising."""


def test_boilerplate_makes_no_articles_alike_and_stays_in_the_text() -> None:
    documents = [document(f"n{n}", prose(n, 60) + "\n\n" + FOOTER, "Aldmere Gazette", n) for n in range(12)]
    result = run(*documents)
    assert relations(result) == {}
    assert all(text.endswith("advertising.") for text in result.articles["text"].to_pylist())
    few = run(*documents[:3])  # too few to know it for the outlet's own
    assert set(relations(few).values()) == {"partial"}


def test_the_end_of_a_much_copied_story_is_no_boilerplate() -> None:
    copies = [document(f"n{n}", f"Headline {prose(n, 5)}\n\n{DAM}") for n in range(12)]
    assert len(set(run(*copies).articles["copy_group_id"].to_pylist())) == 1


def test_what_one_outlet_prints_everywhere_counts_in_another() -> None:
    gazette = [document(f"n{n}", prose(n, 60) + "\n\n" + FOOTER, "Aldmere Gazette", n) for n in range(12)]
    history = document("history", prose(40, 60) + "\n\n" + FOOTER + "\n\n" + prose(41, 60), "Osterby Mail")
    book = document("book", prose(42, 60) + "\n\n" + FOOTER + "\n\n" + prose(43, 60), "Karsen Review")
    assert relations(run(*gazette, history, book)) == {("book", "history"): "partial"}


def test_a_passage_that_the_original_lacks_is_the_copys() -> None:
    update = DAM + "\n\n" + prose(1, 60)
    host = HARBOUR + "\n\n" + update.split("\n\n")[-2] + "\n\n" + update.split("\n\n")[-1]
    result = run(document("dam", DAM, day=0), document("update", update, day=1), document("harbour", host, day=2))
    assert relations(result) == {("dam", "update"): "near", ("harbour", "update"): "partial"}


def test_the_fullest_version_is_found_beside_the_original() -> None:
    grown = DAM + "\n\n" + prose(1, 120)
    rows = run(document("first", DAM, day=0), document("grown", grown, day=1), document("alone", HARBOUR)).articles
    path = dict(zip(rows["article_id"].to_pylist(), rows["source_path"].to_pylist(), strict=True))
    fullest = [path[key] for key in rows["fullest_article_id"].to_pylist()]
    assert dict(zip(path.values(), fullest, strict=True)) == {
        "first.txt": "grown.txt",
        "grown.txt": "grown.txt",
        "alone.txt": "alone.txt",
    }


@pytest.mark.parametrize("on_disk", [False, True])
def test_neither_memory_nor_the_place_of_the_texts_changes_the_result(on_disk: bool, tmp_path: Path) -> None:
    documents = [document(f"base-{n}", prose(n, 150), "Osterby Mail", n) for n in range(30)]
    documents += [document(f"copy-{n}", prose(n, 140) + " more words", None, n + 1) for n in range(0, 30, 2)]
    documents += [document(f"twin-{n}", prose(n, 140) + " More, words!", None, n + 2) for n in range(0, 30, 4)]
    documents += [document(f"same-{n}", prose(n, 150).upper(), None, n + 2) for n in range(0, 30, 4)]
    documents += [document(f"host-{n}", prose(n + 50, 90) + "\n\n" + prose(n, 45)) for n in range(0, 30, 3)]
    documents += [document("empty", ""), document("huge", prose(99, 20_000))]
    table = from_rows("_documents", documents)
    expected = build(table)
    assert Counter(expected.article_relations["relation"].to_pylist()).keys() == {"exact", "near", "partial"}
    source: pa.Table | Path = table
    if on_disk:
        source = tmp_path / "documents.parquet"
        pq.write_table(table, source, row_group_size=7)
    for memory in (1, 20_000, 1_000_000):
        found = build(source, memory)
        assert all(one.equals(other) for one, other in zip(found, expected, strict=True))


def test_sketches_of_old_articles_come_from_the_cache_and_change_nothing(tmp_path: Path) -> None:
    rows = [document(f"n{n}", prose(n, 260)) for n in range(40)] + [document("again", prose(0, 260))]
    old, new = read_documents(from_rows("_documents", rows[:30])), read_documents(from_rows("_documents", rows))
    cache = ArrowCache(tmp_path, "sketches", FORMAT)
    assert cache.read() is None
    sketches = sketch_texts(old).to_table()
    assert sketch_texts(old).made == sketches.num_rows == 30
    cache.write(sketches)
    (file,) = (tmp_path / "cache").iterdir()
    assert file.stat().st_size <= 300 * 30 + 2000, "some bytes of the file are its schema"
    grown, read_again = sketch_texts(new, cache.read()), sketch_texts(new, memory=1)
    assert grown.made == 10 and read_again.made == 40, "one text occurs twice"
    assert grown.words is None and read_again.words is not None
    afresh = build(from_rows("_documents", rows))
    for sketched in (grown, read_again):
        assert sketched.to_table().equals(sketch_texts(new).to_table())
        found = tabulate(new, relate(new, sketched))
        assert all(one.equals(other) for one, other in zip(found, afresh, strict=True))
    with pytest.raises(ValueError, match="of other documents"):
        relate(old, grown)
    shrunk = sketch_texts(old, grown.to_table())
    assert shrunk.made == 0 and shrunk.to_table().equals(sketches)
    assert ArrowCache(tmp_path, "sketches", "another form").read() is None
    file.write_bytes(file.read_bytes()[:1000])
    assert cache.read() is None


STORIES = [prose(seed, 120) for seed in range(8)]
POOL = [  # (key, text, outlet, day): copies, cut and grown; reuse; the same words; an outlet's own lines
    *((f"story-{n}", text, "Osterby Mail", n % 5) for n, text in enumerate(STORIES)),
    *((f"copy-{n}", text + "\n\n" + prose(n + 20, 12), None, n % 3) for n, text in enumerate(STORIES)),
    *((f"cut-{n}", text[: len(text) // 2], "Merrow Post", n % 4) for n, text in enumerate(STORIES)),
    *((f"host-{n}", prose(n + 40, 60) + "\n\n" + text[:330], None, n) for n, text in enumerate(STORIES)),
    *((f"twin-{n}", text.upper(), "Merrow Post", 6 - n) for n, text in enumerate(STORIES)),
    *(
        (f"sold-{n}", "\n\n".join((prose(n + 60, 70), STORIES[n // 2][:330], prose(99, 30))), "Merrow Post", n)
        for n in range(14)
    ),
]


def assert_memory_changes_nothing(runs: list[list[int]], memory: int) -> None:
    told: pa.Table | None = None
    for chosen in runs:
        documents = read_documents(from_rows("_documents", [document(*POOL[number]) for number in chosen]))
        afresh = relate(documents, sketch_texts(documents))
        related = relate(documents, sketch_texts(documents), told, memory)
        tables, expected = tabulate(documents, related), tabulate(documents, afresh)
        assert all(one.equals(other) for one, other in zip(tables, expected, strict=True))
        assert related.told.equals(afresh.told), "what is kept depends on the documents alone"
        told = related.told


@given(st.lists(st.sets(st.sampled_from(range(len(POOL))), min_size=1), min_size=2, max_size=4), st.booleans())
@settings(max_examples=40, deadline=None)
def test_what_was_told_of_pairs_before_changes_nothing(runs: list[set[int]], is_small: bool) -> None:
    assert_memory_changes_nothing([sorted(chosen) for chosen in runs], 1 if is_small else 1 << 20)


def test_what_was_told_before_a_line_was_known_for_boilerplate_changes_nothing() -> None:
    everything = list(range(len(POOL)))
    assert_memory_changes_nothing([everything[:-8], everything, everything[:-8]], 1 << 20)


def test_a_text_that_changed_is_compared_anew() -> None:
    def told_of(lifted: str, told: pa.Table | None) -> tuple[list[str], pa.Table]:
        rows = [document("story", STORIES[0]), document("host", prose(50, 80) + "\n\n" + lifted)]
        documents = read_documents(from_rows("_documents", rows))
        related = relate(documents, sketch_texts(documents), told)
        return tabulate(documents, related).article_relations["relation"].to_pylist(), related.told

    found, told = told_of(STORIES[0][:330], None)
    assert found == ["partial"]
    assert told_of(STORIES[1][:330], told)[0] == []


def test_only_what_is_new_is_read_and_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = read_documents(from_rows("_documents", [document(*row) for row in POOL if row[0] != "copy-3"]))
    told = relate(documents, sketch_texts(documents)).told
    seen: set[str] = set()

    def watch(texts: Texts, rows: np.ndarray[Any, np.dtype[np.int64]]) -> Any:
        for batch in batches(texts, rows):
            seen.update(batch.texts.to_pylist())
            yield batch

    batches = Texts.batches
    more = read_documents(from_rows("_documents", [document(*row) for row in POOL]))
    sketched = sketch_texts(more, sketch_texts(documents).to_table())
    monkeypatch.setattr(Texts, "batches", watch)
    relate(more, sketched, told)
    texts = {key: text for key, text, _, _ in POOL}
    assert {texts["copy-3"], texts["story-3"]} <= seen and len(seen) < len(POOL) / 3


@given(st.lists(st.text(max_size=300), max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_sketch_depends_on_its_own_text_only(texts: list[str]) -> None:
    together = sketch(read(texts))
    for number, text in enumerate(texts):
        alone, found = sketch(read([text])), take(together, np.array([number]))
        assert all(np.array_equal(one, other) for one, other in zip(alone, found, strict=True))


@given(st.lists(st.integers(0, 30), max_size=60), st.lists(st.integers(0, 30), max_size=60), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_fifteen_words_in_common_make_a_common_fingerprint(one: list[int], other: list[int], seed: int) -> None:
    shared = random.Random(seed).choices(range(100, 140), k=SHINGLE + WINDOW - 1)
    both = sketch(read([" ".join(f"w{n}" for n in [*own, *shared, *own[::-1]]) for own in (one, other)]))
    first, second = (set(both.fingerprints[both.bounds[n] : both.bounds[n + 1]].tolist()) for n in (0, 1))
    assert first & second


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_words_are_runs_of_letters_and_digits_and_figures(text: str) -> None:
    found = read([text])
    figure = re.compile(r"(?<=\d)[.,:](?=[0-9])")
    parts = "".join(c if c.isalnum() or figure.match(text, at) else " " for at, c in enumerate(text)).split()
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == parts
    has_digit = [any(c.isdigit() for c in part) for part in parts]
    assert (found.hashes % 2 == 1).tolist() == has_digit


def test_the_hashes_are_fixed() -> None:
    text = "Café ０１ don’t pay 1,200.50 crowns for a harbour that was shut on Tuesday at 20:15"
    found, same = read([text]), read([text.replace("Café", "CAFE\n").replace("０１", "01:").replace("’", "'")])
    assert np.array_equal(found.hashes, same.hashes)
    # A change of these numbers makes every stored sketch worthless: it needs a new FORMAT.
    assert hashlib.sha256(found.hashes.tobytes()).hexdigest()[:16] == WORD_HASHES
    kept = sketch(found)
    assert hashlib.sha256(b"".join(part.tobytes() for part in kept)).hexdigest()[:16] == SKETCH


@given(st.lists(st.integers(0, 5), max_size=120), st.lists(st.integers(0, 5), max_size=120))
@settings(max_examples=100, deadline=None)
def test_passages_overlap_in_neither_text_and_are_long_enough(one: list[int], other: list[int]) -> None:
    first, second = (read([" ".join(f"w{n}" for n in own)]) for own in (one, other))
    found = align(first, second)
    for start, end in (("start", "end"), ("other_start", "other_end")):
        spans = sorted((getattr(p, start), getattr(p, end)) for p in found)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    for passage in found:
        assert MIN_WORDS <= passage.shared <= min(passage.end - passage.start, passage.other_end - passage.other_start)
        assert one[passage.start] == other[passage.other_start]
        assert one[passage.end - 1] == other[passage.other_end - 1]


@given(st.lists(st.integers(0, 9), min_size=12, max_size=80))
@settings(max_examples=60, deadline=None)
def test_a_text_aligns_with_itself_as_a_whole(words: list[int]) -> None:
    text = read([" ".join(f"w{n}" for n in words)])
    (passage,) = align(text, text)
    assert passage == (0, len(words), 0, len(words), len(words))


def test_a_common_fingerprint_does_not_pair_all_with_all() -> None:
    def pairs(count: int, memory: int = 1 << 20) -> set[tuple[int, int]]:
        fingerprints = np.array([[5, 1000 + n] for n in range(count)], dtype=np.uint32).ravel()
        found = candidate_pairs(fingerprints, np.arange(0, 2 * count + 1, 2), memory)
        assert (found.low < found.high).all() and (np.diff(found.low << 32 | found.high) > 0).all(), "sorted"
        return set(zip(found.low.tolist(), found.high.tolist(), strict=True))

    assert len(pairs(MAX_BUCKET)) == MAX_BUCKET * (MAX_BUCKET - 1) // 2
    assert len(pairs(2000)) <= 3 * 2000
    assert pairs(2000) == pairs(2000, 10_000)


def test_words_in_files_are_those_in_memory(tmp_path: Path) -> None:
    texts = Texts(from_rows("_documents", [document(f"n{n}", prose(n, 80)) for n in range(40)]))
    rows = np.arange(0, 40, 3)

    with KeptWords(texts, 40, 10**6, 1) as on_disk, KeptWords(texts, 40, 10**6, 1 << 30) as in_memory:
        for kept in (on_disk, in_memory):
            kept.read(rows[:5])
            kept.release()
            kept.read(rows)
        assert on_disk.limit < in_memory.limit
        assert all(np.array_equal(one, other) for one, other in zip(on_disk.words, in_memory.words, strict=True))
        assert np.array_equal(on_disk.places, in_memory.places)
        assert on_disk.places[rows].tolist() == list(range(len(rows))) and (on_disk.places >= 0).sum() == len(rows)


def test_the_seeds() -> None:
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    if len(paths) != 3:
        pytest.skip("the seed articles are not at hand (ONRECORD_SHARED)")
    result = run(*(document(path.name[:3], path.read_text("utf-8")) for path in paths))
    assert set(result.articles["copy_role"].to_pylist()) == {"original"}
    assert relations(result) == {("000", "004"): "partial"}
    # Words that both spans share; one passage of 65 skips over three words and a changed verb (70 words in 000).
    assert sorted(result.shared_passages["token_count"].to_pylist()) == [28, 29, 31, 65, 76]
