"""The index files of the explorer, read as the page reads them. All texts, names and places are invented."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import subprocess
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.release import rights
from pipelines.release.explorer import records, search
from pipelines.release.explorer import write as entry
from pipelines.release.explorer.addresses import web_address
from pipelines.release.explorer.overview import BINS, MOST_CONTESTED, MOST_OUTLETS
from pipelines.release.explorer.parts import part_of, prefix_length
from pipelines.release.explorer.search import LONGEST_TOKEN, STOPWORDS, token_part, tokens
from pipelines.release.explorer.segments import PLAIN, ROLES, segments
from pipelines.store import file_sha256
from schemas import ids
from schemas.tables import released_tables
from tests.test_release import WORDS, Corpus, contents, harbour, replace
from tests.test_release import write as write_tables

MANIFEST = {
    "version": "v2031.03.1",
    "previous_version": None,
    "schema_version": "0.1.0",
    "created_at": "2031-03-01T00:00:00+00:00",
    "license": "CC-BY-4.0",
    "counts": {
        "articles": 2,
        "quotes": 3,
        "claims": 2,
        "speakers": 3,
        "stories": 1,
        "contested_claims": 1,
        "withheld_quotes": 0,
        "reviews": 7,
    },
}
KINDS = ("claims", "speakers", "stories")
CLAIM_ROW = {"id", "statement", "contested", "origins", "outlets", "quotes", "first_said_at", "stances"}
SPEAKER_ROW = {"id", "name", "kind", "quotes", "articles"}
STORY_ROW = {"id", "headline", "articles", "outlets", "origins", "first_published_at"}
RECORDS = {
    "claims": CLAIM_ROW
    | {"standalone", "rewrites", "speakers", "articles", "positions", "positions_more", "said", "said_more", "related"},
    "speakers": SPEAKER_ROW | {"aliases", "wikidata_id", "links", "outlets", "positions", "positions_more"},
    "stories": STORY_ROW
    | {"articles_list", "articles_more", "passages", "passages_more", "claims_list", "claims_more"},
}
ROWS = {"claims": CLAIM_ROW, "speakers": SPEAKER_ROW, "stories": STORY_ROW}
NESTED = {
    ("claims", "positions"): "speaker_id name kind stance first_said_at last_said_at origins quotes changed_from",
    (
        "claims",
        "said",
    ): "quote_id stance polarity certainty speaker_id name kind chain type text status segments "
    "outlet title url link article_id published_at said_from origin_id is_origin confidence story_id",
    ("claims", "related"): "id statement relation inverse",
    ("speakers", "links"): "id name relation score inverse",
    ("speakers", "positions"): "claim_id statement stance first_said_at last_said_at changed_from contested origins "
    "quotes",
    ("stories", "articles_list"): "article_id title outlet url published_at license role copy_of wire_credit quotes",
    ("stories", "passages"): "article_id other_article_id tokens text",
    ("stories", "claims_list"): " ".join(CLAIM_ROW),
}
HOSTILE = "</script><img src=x onerror=alert(1)>'\"\\ \u2028\x00 \U0001f9a6 \u202e \ufeff%s{0}"


class Index:
    """The index in a release folder, read whole: part names are kept, so that they can be checked."""

    def __init__(self, staging: Path) -> None:
        self.staging = staging
        self.data = staging / "explorer" / "data"
        self.overview: dict[str, Any] = json.loads((self.data / "overview.json").read_text(encoding="utf-8"))
        self.parts = {kind: self._folder(kind) for kind in (*KINDS, "lists", "search")}
        self.records = {
            kind: {identity: row for part in self.parts[kind].values() for identity, row in part.items()}
            for kind in KINDS
        }
        self.lists: dict[str, list[dict[str, Any]]] = {
            kind: [row for number in range(self._pages(kind)) for row in self.parts["lists"][f"{kind}-{number}"]]
            for kind in KINDS
        }

    def _folder(self, name: str) -> dict[str, Any]:
        paths = sorted((self.data / name).iterdir())
        return {path.name.removesuffix(".json.gz"): json.loads(gzip.decompress(path.read_bytes())) for path in paths}

    def _pages(self, kind: str) -> int:
        return sum(name.startswith(f"{kind}-") for name in self.parts["lists"])

    def bytes(self) -> dict[str, bytes]:
        """Every file but overview.json, which names Parquet files that pyarrow wrote in the order they came in."""
        return {name: data for name, data in contents(self.data).items() if name != "overview.json"}


def explored(tables: dict[str, pa.Table], folder: Path) -> Index:
    """The index of the released form of `tables`."""
    released = rights.apply(tables, rights.nothing_out()).tables
    staging = folder / "staging"
    entry.write(write_tables(released, staging / "parquet"), MANIFEST, staging)
    return Index(staging)


def texts(content: Any) -> list[str]:
    """Every string in `content`, keys too."""
    if isinstance(content, str):
        return [content]
    if isinstance(content, dict):
        return [text for pair in content.items() for value in pair for text in texts(value)]
    return [text for value in content for text in texts(value)] if isinstance(content, list) else []


def rich() -> Corpus:
    """Two stories: joint speakers, a hostile article, related claims, links, passages, times."""
    corpus = harbour()
    corpus.article(
        "voice",
        "Ärger at the İstanbul quay 🦦",
        f"Straße closed. 🦦🦦 Nobody slept. {HOSTILE} was on the wall. Nobody slept. “We were loud,” Ole Brandt said.",
        licence="CC0-1.0",
    )
    corpus.quote("voice", HOSTILE, HOSTILE, claim="wall", stance="denies")
    corpus.quote("voice", "We were loud", "Ole Brandt", claim="loud", cue="said")
    corpus.quote("lantern", "The ferries were stopped", "Ole Brandt", claim="stopped", stance="confirms")
    corpus.story("voice")
    claims, speakers = corpus.rows["claims"], list(corpus.speakers)
    corpus.rows["claim_relations"].append(
        {
            "claim_id": claims[0]["claim_id"],
            "other_claim_id": claims[1]["claim_id"],
            "relation": "narrows",
            "score": 0.8,
        }
    )
    for relation, other in (("speaks_for", speakers[1]), ("same", ids.make_id("speaker", "M. Ellison"))):
        corpus.rows["speaker_links"].append(
            {
                "speaker_id": speakers[0],
                "other_speaker_id": other,
                "relation": relation,
                "method": "name",
                "score": 1.0,
                "evidence": "spokeswoman",
            }
        )
    corpus.related("courier", "lantern")
    one, other = sorted((corpus.articles["courier"], corpus.articles["lantern"]), key=lambda row: row["article_id"])
    shared = "Rain fell on the quays"
    places = [row["text"].index(shared) for row in (one, other)]
    corpus.rows["shared_passages"].append(
        {
            "passage_id": ids.make_id("passage", "rain"),
            "article_id": one["article_id"],
            "char_start": places[0],
            "char_end": places[0] + len(shared),
            "other_article_id": other["article_id"],
            "other_char_start": places[1],
            "other_char_end": places[1] + len(shared),
            "token_count": 5,
        }
    )
    stories = {row["article_id"]: row["story_id"] for row in corpus.rows["story_articles"]}
    for row in corpus.rows["attributed_claims"]:
        row["story_id"] = stories[row["article_id"]]
    for number, row in enumerate(corpus.rows["attributed_claims"]):
        row["published_at"] = datetime(2031, 2, 1, 7, 40, tzinfo=UTC) + timedelta(days=number)
    return corpus


def many(quotes: int, claim: Callable[[int], str]) -> Corpus:
    """An openly licensed article with so many quotations, each by a speaker of its own."""
    corpus = Corpus()
    said = [f"Sentence{number} of{number} many{number}" for number in range(quotes)]
    corpus.article("ledger", "Long record", ". ".join(said), licence="CC-BY-4.0")
    for number, content in enumerate(said):
        stance = "denies" if number % 3 == 0 else "asserts"
        corpus.quote("ledger", content, f"Speaker {number}", claim=claim(number), stance=stance)
    corpus.story("ledger")
    return corpus


@pytest.fixture(scope="module")
def two_stories(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return explored(rich().tables(), tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """450 quotations of 419 claims on 28 days, one of them without a date and one of long ago."""
    corpus = many(450, lambda number: str(number % 419))
    for number, row in enumerate(corpus.rows["attributed_claims"]):
        row["said_from"] = datetime(2031, 3, 1 + number % 28, tzinfo=UTC)
    corpus.rows["attributed_claims"][7]["said_from"] = datetime(1951, 6, 1, tzinfo=UTC)
    corpus.rows["attributed_claims"][8]["said_from"] = None
    for number, row in enumerate(corpus.rows["claims"]):
        row["origin_count"] = 1 + number % 5
    tables = corpus.tables()
    quotes = [1 + number % 7 for number in range(tables["speakers"].num_rows)]
    tables["speakers"] = replace(tables["speakers"], "quote_count", quotes)
    return explored(tables, tmp_path_factory.mktemp("record"))


# --- the files ------------------------------------------------------------------------------------------------------


def test_the_page_lies_where_it_looks_for_its_data(two_stories: Index) -> None:
    page = {path.name: path.read_bytes() for path in entry.PAGE.iterdir()}
    assert (two_stories.staging / "index.html").read_bytes() == page.pop("index.html")
    beside = [path for path in two_stories.data.parent.iterdir() if path.is_file()]
    assert {path.name: path.read_bytes() for path in beside} == page
    assert {path.name for path in two_stories.data.iterdir()} == {*KINDS, "lists", "search", "overview.json"}


def test_everything_that_the_page_reads_is_there(two_stories: Index) -> None:
    for kind, keys in RECORDS.items():
        assert two_stories.records[kind]
        assert all(set(row) == keys for row in two_stories.records[kind].values())
    for (kind, name), named in NESTED.items():
        rows = [row for shown in two_stories.records[kind].values() for row in shown[name]]
        assert rows, f"{kind} have no {name} to look at"
        assert all(set(row) == set(named.split()) for row in rows)
    for kind, keys in ROWS.items():
        assert all(set(row) == keys for row in two_stories.lists[kind])
    assert set(two_stories.overview) == {
        *"version previous_version schema_version created_at license counts stances over_time over_time_bin".split(),
        *"over_time_outside outlets outlets_more contested lists parts stopwords files vocabularies".split(),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_in_the_part_that_its_id_names_and_nowhere_else(record: Index, kind: str) -> None:
    length = record.overview["parts"][kind]
    assert length == (0 if kind == "stories" else 1)
    for name, part in record.parts[kind].items():
        assert part and {part_of(identity, length) for identity in part} == {name}
        assert all(row["id"] == identity for identity, row in part.items())
    assert set(record.records[kind]) == {row["id"] for row in record.lists[kind]}


def test_a_part_is_neither_small_nor_large() -> None:
    for number in (401, 571, 9_000, 100_000, 3_000_000, 20_000_000):
        assert 25 <= number / 16 ** prefix_length(number) <= 400
    assert prefix_length(0) == prefix_length(400) == 0


@pytest.mark.parametrize("name", ["record", "two_stories"])
def test_lists_hold_every_row_best_first(request: pytest.FixtureRequest, name: str) -> None:
    index: Index = request.getfixturevalue(name)
    for kind in KINDS:
        rows, stated = index.lists[kind], index.overview["lists"][kind]
        assert {row["id"] for row in rows} == set(index.records[kind])
        assert len(rows) == len(index.records[kind]) == stated["rows"]
        for row in rows:
            assert row == {key: index.records[kind][row["id"]][key] for key in row}
        pages = [len(index.parts["lists"][f"{kind}-{number}"]) for number in range(-(-len(rows) // stated["page"]))]
        assert sum(pages) == len(rows) and all(size == stated["page"] for size in pages[:-1])
    claims = [(not row["contested"], -row["origins"], -row["quotes"], row["id"]) for row in index.lists["claims"]]
    assert claims == sorted(claims)
    speakers = [(-row["quotes"], row["id"]) for row in index.lists["speakers"]]
    assert speakers == sorted(speakers)


def test_stories_are_ranked_by_size_then_newest(tmp_path: Path) -> None:
    corpus = Corpus()
    for label in ("old", "new", "undated", "big", "part"):
        corpus.article(label, label, "Nothing was said.", licence="CC0-1.0")
    for labels, day in ((["old"], 1), (["new"], 2), (["undated"], None), (["big", "part"], None)):
        corpus.story(*labels)
        corpus.rows["stories"][-1]["first_published_at"] = day and datetime(2031, 3, day, tzinfo=UTC)
    rows = explored(corpus.tables(), tmp_path).lists["stories"]
    assert [row["headline"] for row in rows] == ["big", "new", "old", "undated"]
    assert [row["first_published_at"] for row in rows] == [None, "2031-03-02T00:00:00Z", "2031-03-01T00:00:00Z", None]


def test_an_empty_release_has_a_page(tmp_path: Path) -> None:
    index = explored(Corpus().tables(), tmp_path)
    assert {kind["rows"] for kind in index.overview["lists"].values()} == {0}
    assert index.overview["over_time"] == index.overview["outlets"] == index.overview["contested"] == []
    assert index.bytes() == {}


@pytest.mark.parametrize("rows_at_a_time", [1, 3])
def test_the_same_tables_give_the_same_bytes(
    tmp_path: Path, two_stories: Index, monkeypatch: pytest.MonkeyPatch, rows_at_a_time: int
) -> None:
    """Whatever the order of the rows, the number of threads and how much is sorted at a time."""
    monkeypatch.setattr(records, "SLICE", rows_at_a_time)
    monkeypatch.setattr(entry, "_THREADS", 1)
    shuffled = {}
    for name, table in rich().tables().items():
        order = list(range(table.num_rows))
        random.Random(rows_at_a_time).shuffle(order)
        shuffled[name] = table.take(pa.array(order, pa.int64()))
    again = explored(shuffled, tmp_path)
    assert again.bytes() == two_stories.bytes()
    assert again.overview | {"files": None} == two_stories.overview | {"files": None}


def test_no_time_and_no_name_is_in_a_gzip_header(two_stories: Index) -> None:
    heads = {data[:8] for name, data in two_stories.bytes().items() if name.endswith(".gz")}
    assert heads == {b"\x1f\x8b\x08\x00\x00\x00\x00\x00"}


# --- what is shown --------------------------------------------------------------------------------------------------


def test_hostile_text_comes_through_as_it_is(two_stories: Index) -> None:
    (claim,) = [row for row in two_stories.records["claims"].values() if row["statement"] == HOSTILE]
    assert claim["said"][0]["text"] == claim["said"][0]["name"] == claim["positions"][0]["name"] == HOSTILE
    assert HOSTILE in {row["name"] for row in two_stories.lists["speakers"]}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://lantern.example/a",
        " https://lantern.example/a",
        "https://lantern.example/a b",
        "\x01https://lantern.example/a",
        "ht\ttps://lantern.example/a",
        "https:///a",
        "https:a",
        "https:\\\\lantern.example\\a",
        "https://[lantern.example/a",
        "//lantern.example/a",
        "lantern.example/a",
        "",
    ],
)
def test_an_address_that_is_none_is_not_linked(address: str) -> None:
    assert web_address(address) is None


def test_addresses_of_the_web_are_linked() -> None:
    for address in ("https://lantern.example/a?b=c#:~:text=x,y", "HTTP://LANTERN.EXAMPLE", "https://ü.example/ä"):
        assert web_address(address) == address
    assert web_address(None) is None


def test_every_address_that_is_shown_was_checked(tmp_path: Path) -> None:
    corpus = Corpus()
    corpus.article("voice", "Loud", "We were loud.", licence="CC0-1.0")
    corpus.articles["voice"]["url"] = "javascript:alert(1)//https://voice.example"
    corpus.quote("voice", "We were loud", "Ole Brandt", claim="loud")
    corpus.story("voice")
    index = explored(corpus.tables(), tmp_path)
    assert corpus.rows["attributed_claims"][0]["link"].startswith("javascript:")
    assert "We were loud" in texts(index.records["claims"])
    assert not [text for part in index.parts.values() for text in texts(part) if "javascript" in text]


def test_what_is_withheld_is_in_no_file(tmp_path: Path) -> None:
    corpus = Corpus()
    corpus.article("courier", "Tide table", " ".join(WORDS[:60]), licence=None)
    phrase = " ".join(WORDS[40:55])
    short = corpus.quote("courier", " ".join(WORDS[2:7]), "Mara Ellison", claim="one")
    long = corpus.quote("courier", " ".join(WORDS[20:50]), phrase, kind="anonymous_person", claim="two")
    corpus.story("courier")
    index = explored(corpus.tables(), tmp_path)
    withheld, full = (index.records["claims"][ids.make_id("claim", name)] for name in ("two", "one"))
    (said,) = withheld["said"]
    assert said["quote_id"] == long and said["status"] == "withheld"
    assert [said[name] for name in ("text", "segments", "link", "name", "chain")] == [None] * 5
    assert withheld["statement"] is withheld["positions"][0]["name"] is None
    assert full["said"][0]["quote_id"] == short and full["said"][0]["text"] and full["said"][0]["segments"] is None
    speaker = index.records["speakers"][ids.make_id("speaker", phrase)]
    assert (speaker["name"], speaker["aliases"], speaker["positions"][0]["statement"]) == (None, [], None)
    seen = " ".join(text for content in (*index.parts.values(), index.overview) for text in texts(content))
    assert WORDS[3] in seen and not [word for word in WORDS[7:60] if word in seen]


@pytest.mark.parametrize(("licence", "shown"), [("CC0-1.0", "Rain fell on the quays"), (None, None)])
def test_a_shared_passage_has_its_text_where_one_of_the_two_is_open(
    tmp_path: Path, licence: str | None, shown: str | None
) -> None:
    corpus = rich()
    corpus.articles["lantern"]["license"] = licence
    index = explored(corpus.tables(), tmp_path)
    (passage,) = index.records["stories"][corpus.rows["stories"][0]["story_id"]]["passages"]
    assert passage["text"] == shown and passage["tokens"] == 5


def test_a_claim_of_600_quotations_is_cut_and_says_so(tmp_path: Path) -> None:
    corpus = many(600, lambda number: "one")
    late, early = corpus.rows["attributed_claims"][3], corpus.rows["attributed_claims"][9]
    early["said_from"] = datetime(2031, 1, 1, tzinfo=UTC)
    late["published_at"] = datetime(2031, 2, 1, tzinfo=UTC)
    (claim,) = explored(corpus.tables(), tmp_path).records["claims"].values()
    assert (len(claim["said"]), claim["said_more"]) == (500, 100)
    assert (len(claim["positions"]), claim["positions_more"]) == (500, 100)
    dated = [early["quote_id"], late["quote_id"]]
    rest = sorted(row["quote_id"] for row in corpus.rows["quotes"] if row["quote_id"] not in dated)
    assert [said["quote_id"] for said in claim["said"]] == [*dated, *rest[:498]]
    assert claim["said"][0]["said_from"] == "2031-01-01T00:00:00Z"


def test_relations_and_links_are_found_from_both_sides(two_stories: Index) -> None:
    corpus = rich()
    claims, speakers = two_stories.records["claims"], two_stories.records["speakers"]
    for rows, name, (one, other) in (
        (claims, "related", [row["claim_id"] for row in corpus.rows["claims"][:2]]),
        (speakers, "links", list(corpus.speakers)[:2]),
    ):
        assert [(link["id"], link["inverse"]) for link in rows[one][name]] == [(other, False)]
        assert [(link["id"], link["inverse"]) for link in rows[other][name]] == [(one, True)]
    assert {link["relation"] for row in speakers.values() for link in row["links"]} == {"speaks_for"}


def test_a_record_tells_what_the_tables_tell(two_stories: Index) -> None:
    claim = two_stories.records["claims"][ids.make_id("claim", "stopped")]
    assert claim["contested"] and claim["stances"] == {"asserts": 1, "confirms": 1, "denies": 1}
    assert {(row["name"], row["stance"]) for row in claim["positions"]} == {
        ("Mara Ellison", "asserts"),
        ("harbour office", "denies"),
        ("Ole Brandt", "confirms"),
    }
    assert {said["outlet"] for said in claim["said"]} == {"Courier", "Lantern"}
    assert claim["said"][0]["published_at"] == "2031-02-01T07:40:00Z"
    speaker = two_stories.records["speakers"][ids.make_id("speaker", "Ole Brandt")]
    assert speaker["aliases"] == ["Ole Brandt"] and speaker["outlets"] == [["Lantern", 1], ["Voice", 1]]
    stated = {ids.make_id("claim", name) for name in ("loud", "stopped")}
    assert {row["claim_id"] for row in speaker["positions"]} == stated
    story = two_stories.records["stories"][rich().rows["stories"][0]["story_id"]]
    assert {row["outlet"]: row["quotes"] for row in story["articles_list"]} == {"Courier": 2, "Lantern": 2}
    held = {ids.make_id("claim", name) for name in ("stopped", "order")}
    assert story["claims_list"] == [row for row in two_stories.lists["claims"] if row["id"] in held]


# --- overview.json --------------------------------------------------------------------------------------------------


def test_the_overview_counts_what_is_there(two_stories: Index) -> None:
    whole, rows = two_stories.overview, rich().rows
    assert whole["version"] == MANIFEST["version"] and "reviews" not in whole["counts"]
    assert whole["stances"] == dict(Counter(row["stance"] for row in rows["positions"]))
    assert [row for row in two_stories.lists["claims"] if row["contested"]] == whole["contested"]
    assert {row["outlet"]: (row["quotes"], row["unnamed"]) for row in whole["outlets"]} == {
        "Courier": (2, 0),
        "Lantern": (2, 1),
        "Voice": (2, 0),
    }
    assert {row["path"] for row in whole["files"]} == {f"parquet/{table.name}.parquet" for table in released_tables()}
    for row in whole["files"]:
        path = two_stories.staging / row["path"]
        assert row["bytes"] == path.stat().st_size and row["sha256"] == file_sha256(path)


def test_the_overview_stays_small(record: Index) -> None:
    assert (record.data / "overview.json").stat().st_size < 60_000
    assert len(record.overview["contested"]) == MOST_CONTESTED
    assert record.overview["contested"] == record.lists["claims"][:MOST_CONTESTED]


def test_reprints_are_no_further_sources(tmp_path: Path) -> None:
    corpus = rich()
    for row in corpus.rows["attributed_claims"]:
        row["is_origin"] = row["outlet"] != "Lantern"
    whole = explored(corpus.tables(), tmp_path).overview
    assert {row["outlet"] for row in whole["outlets"]} == {"Courier", "Voice"}
    assert sum(sum(bin["stances"].values()) for bin in whole["over_time"]) == 4


def test_outlets_beyond_the_first_are_counted(tmp_path: Path) -> None:
    corpus = Corpus()
    for number in range(MOST_OUTLETS + 3):
        corpus.article(f"paper{number}", "Tide", "We were loud.", licence="CC0-1.0")
        corpus.quote(f"paper{number}", "We were loud", f"Speaker {number}", claim="loud")
    whole = explored(corpus.tables(), tmp_path).overview
    assert (len(whole["outlets"]), whole["outlets_more"]) == (MOST_OUTLETS, 3)


def test_one_date_of_long_ago_does_not_make_one_bar_of_all_others(record: Index) -> None:
    whole = record.overview
    assert whole["over_time_bin"] == "day" and whole["over_time_outside"] == 1
    assert [bin["from"] for bin in whole["over_time"]] == [f"2031-03-{day:02}" for day in range(1, 29)]
    assert sum(sum(bin["stances"].values()) for bin in whole["over_time"]) == 448


@pytest.mark.parametrize(
    ("days", "unit", "bins"),
    [
        ([0, 59], "day", 60),
        ([0, 60], "week", 10),
        ([0, 420], "month", 14),
        ([0, 365 * 20], "year", 20),
        ([0, 365 * 200], "year", 60),
    ],
)
def test_bins_are_as_fine_as_fits_and_have_no_gaps(tmp_path: Path, days: list[int], unit: str, bins: int) -> None:
    corpus = many(len(days), str)
    first = datetime(1803, 1, 1, 23, 30, tzinfo=UTC)
    for day, row in zip(days, corpus.rows["attributed_claims"], strict=True):
        row["published_at"] = first + timedelta(days=day)
    whole = explored(corpus.tables(), tmp_path).overview
    starts = [date.fromisoformat(bin["from"]) for bin in whole["over_time"]]
    assert whole["over_time_bin"] == unit and len(starts) == bins <= BINS
    longest = {"day": 1, "week": 7, "month": 31, "year": 366}[unit]
    assert all(0 < (two - one).days <= longest for one, two in pairwise(starts))
    assert 0 <= ((first + timedelta(days=days[-1])).date() - starts[-1]).days < longest
    counted = sum(sum(bin["stances"].values()) for bin in whole["over_time"])
    assert counted + whole["over_time_outside"] == len(days)


# --- contexts cut up ------------------------------------------------------------------------------------------------


def test_segments_are_the_context_with_the_quotation_marked(two_stories: Index) -> None:
    printed = {
        (row["quote_id"], row["claim_id"]): (row["context"], row["content_text"])
        for row in rich().rows["attributed_claims"]
    }
    marked = 0
    for claim in two_stories.records["claims"].values():
        for said in claim["said"]:
            context, content = printed[said["quote_id"], claim["id"]]
            if said["outlet"] == "Courier":
                assert said["segments"] is None
                continue
            marked += 1
            assert "".join(text for text, _ in said["segments"]) == context
            assert [text for text, kind in said["segments"] if kind == "content"] == [content]
    assert marked == 4
    (loud,) = two_stories.records["claims"][ids.make_id("claim", "loud")]["said"]
    assert [pair for pair in loud["segments"] if pair[1] == "cue"] == [["said", "cue"]]


def test_a_sentence_that_stands_twice_is_marked_where_it_is_meant(tmp_path: Path) -> None:
    corpus = Corpus()
    corpus.article("voice", "🦦", "No boat. “No boat, no port,” said Ida. No boat.", licence="CC0-1.0")
    quote = corpus.quote("voice", "No boat", "Ida", claim="none")
    text = corpus.articles["voice"]["text"]
    last = text.rindex("No boat")
    for row in (*corpus.rows["quote_spans"], *corpus.rows["claim_quotes"]):
        row["char_start"], row["char_end"] = last, last + len("No boat")
    corpus.rows["quote_spans"].append(
        {"quote_id": quote, "role": "source", "ordinal": 0, "char_start": 0, "char_end": 1}
    )
    for number, (context, expected) in enumerate(
        (
            ("No boat.", [["No boat", "content"], [".", ""]]),
            ("said Ida. No boat.", [["said Ida. ", ""], ["No boat", "content"], [".", ""]]),
            (text, [["🦦", "source"], [text[1:last], ""], ["No boat", "content"], [".", ""]]),
            ("not of this article", [["not of this article", ""]]),
        )
    ):
        corpus.rows["attributed_claims"][0]["context"] = context
        (claim,) = explored(corpus.tables(), tmp_path / str(number)).records["claims"].values()
        assert claim["said"][0]["segments"] == expected


SPANS = st.lists(st.tuples(st.sampled_from([*ROLES, "addressee"]), st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(context=st.text(max_size=30), start=st.integers(-30, 20), spans=SPANS)
def test_segments_join_to_the_context(context: str, start: int, spans: list[tuple[str, int, int]]) -> None:
    cut = segments(context, start, spans)
    assert "".join(text for text, _ in cut) == context
    assert all(text for text, _ in cut) and all(one[1] != two[1] for one, two in pairwise(cut))
    kinds = [kind for text, kind in cut for _ in text]
    for place, kind in enumerate(kinds, start=start):
        covering = [role for role, first, last in spans if first <= place < last and role in ROLES]
        assert kind == (min(covering, key=ROLES.index) if covering else PLAIN)


# --- search ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["record", "two_stories"])
def test_every_word_leads_to_its_rows_and_no_word_to_another(request: pytest.FixtureRequest, name: str) -> None:
    index: Index = request.getfixturevalue(name)
    expected: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for kind in KINDS:
        for rank, row in enumerate(index.lists[kind]):
            shown = index.records[kind][row["id"]]
            indexed = [shown.get("statement"), shown.get("name"), shown.get("headline"), *shown.get("aliases", ())]
            if kind == "claims":
                indexed += [position["name"] for position in shown["positions"]]
            indexed += [article["title"] for article in shown.get("articles_list", ())]
            for token in {token for text in indexed if text for token in tokens(text)}:
                expected[token][kind].append(rank)
    held = {}
    for part, entries in index.parts["search"].items():
        for token, postings in entries.items():
            assert token not in held and str(token_part(token, index.overview["parts"]["search"])) == part
            held[token] = {kind: list(accumulate(deltas)) for kind, deltas in postings.items()}
    assert held == expected


@pytest.mark.parametrize(("rows", "parts"), [(0, 1), (10, 1), (11, 16), (160, 16), (161, 64), (641, 256), (9_000, 256)])
def test_search_parts_are_a_power_of_two_by_how_much_there_is(
    monkeypatch: pytest.MonkeyPatch, rows: int, parts: int
) -> None:
    monkeypatch.setattr(search, "_MOST_POSTINGS", 10)
    postings = search.Postings()
    postings.add("claims", ((rank, "ferry") for rank in range(rows)))
    assert postings.parts() == parts


def test_many_words_are_spread_over_their_parts(tmp_path: Path) -> None:
    postings = search.Postings()
    words = [f"{one}{two}{place}" for one in "abcdef" for two in "ghijkl" for place in range(300)]
    postings.add("claims", enumerate(words))
    postings.add("stories", [(0, "ag0 ag0"), (0, "ag0"), (4, "ag0"), (6, "ag0 the")])
    postings.write(tmp_path / "search")
    parts = {path.name.split(".")[0]: json.loads(gzip.decompress(path.read_bytes())) for path in tmp_path.glob("*/*")}
    assert postings.parts() == 16 and len(parts) > 1
    assert {token for part in parts.values() for token in part} == set(words)
    assert parts[str(token_part("ag0", 16))]["ag0"] == {"claims": [0], "stories": [0, 4, 2]}
    together = {token[:2]: part for part, entries in parts.items() for token in entries}
    assert all(together[token[:2]] == part for part, entries in parts.items() for token in entries)


def test_tokens_are_words_without_case_marks_and_stop_words() -> None:
    assert tokens("Ärger İstanbul Straße ǅ ﬁne Ⅷ ά́ 你好 E=mc² naïve ’quote’") == [
        *"arger istanbul straße dz fine viii α 你好 e mc2 naive quote".split()
    ]
    assert tokens("THE Ferries, they_were “stopped”") == ["ferries", "stopped"]
    assert [len(token) for token in tokens("x" * 31 + " " + "𝔘" * 40)] == [LONGEST_TOKEN] * 2
    assert tokens("the of 's \u0301 ¿?") == ["s"]
    assert len(set(STOPWORDS)) == len(STOPWORDS) and all(tokens(word) == [] for word in STOPWORDS)


def test_the_hash_is_fnv_1a() -> None:
    # Published values of the hash for these strings.
    assert token_part("a", 2**32) == 0xE40C292C
    assert token_part("fo", 2**32) == 0x6222E842
    assert token_part("foobar", 256) == token_part("fo", 256) == 0x42


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_the_page_cuts_words_up_as_the_writer_does(tmp_path: Path) -> None:
    for path in entry.PAGE.glob("*.js"):
        shutil.copy(path, tmp_path / path.name)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "asked.js").write_text(
        'import { readFileSync } from "node:fs";\nimport { tokens, partOf } from "./search.js";\n'
        "const told = JSON.parse(readFileSync(0, 'utf8'))"
        ".map((text) => tokens(text).map((token) => [token, partOf(token, 256)]));\n"
        "process.stdout.write(JSON.stringify(told));\n"
    )
    asked = [
        HOSTILE,
        "Ärger İstanbul Straße ǅ ﬁne Ⅷ ά́ 你好 E=mc² naïve ’quote’ " + "x" * 40 + "𝔘" * 40,
        "ΟΔΥΣΣΕΥΣ ΣΑΣ. Σ aΣ A\u00adΣ snake_case ½ ① ៱ ٣ ك",
        # Node may know characters that this Python does not.
        *(f"a{chr(point)}b {chr(point)}" for point in range(0x3000) if unicodedata.category(chr(point)) != "Cn"),
    ]
    run = subprocess.run(
        ["node", "asked.js"], input=json.dumps(asked), capture_output=True, text=True, cwd=tmp_path, check=True
    )
    for text, told in zip(asked, json.loads(run.stdout), strict=True):
        own = [[token, token_part(token, 256)] for token in tokens(text)]
        assert own == [pair for pair in told if pair[0] not in STOPWORDS], ascii(text)
