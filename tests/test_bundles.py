"""The conflict bundles: their gold fits itself, and the scorer counts what it should, on gold and on known errors."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.bundles import __main__ as command
from benchmarks.bundles import predictions, upstream
from benchmarks.bundles.check import faults
from benchmarks.bundles.gold import HERE, all_articles, bundles, documents, files, lay_out, main_claims, plain, reading
from benchmarks.bundles.reading import Held, Position, Quote, Reading
from benchmarks.bundles.score import Counts, match, score
from pipelines.ingest.discover import discover, read
from pipelines.ingest.parse import parse
from pipelines.text import paragraphs
from schemas.render.arrow import from_rows
from tests.conftest import SAMPLE

CHOOSE, TEST = bundles(HERE / "choose"), bundles(HERE / "test")
BUNDLE = HERE / "choose" / "zelfan-border"


def name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("bundle", [*CHOOSE, *TEST], ids=name)
def test_the_gold_fits_its_articles_and_itself(bundle: Path) -> None:
    assert list(faults(bundle)) == []


def test_twenty_bundles_in_two_halves_that_share_no_paragraph() -> None:
    assert len(CHOOSE) + len(TEST) >= 20
    assert not {bundle.name for bundle in CHOOSE} & {bundle.name for bundle in TEST}
    halves = [
        {
            document["text"][start:end]
            for bundle in half
            for document in documents(bundle).values()
            for start, end in paragraphs(document["text"])
        }
        for half in (CHOOSE, TEST)
    ]
    assert not halves[0] & halves[1]


def test_the_half_for_choosing_is_the_sample_but_for_the_spanish_article() -> None:
    named = {Path(file.partition("#")[0]).name for bundle in CHOOSE for file in files(bundle).values()}
    delivered = {file.location.name for file in discover(SAMPLE)}
    assert delivered - named == {"harbour-09-diario-del-estrecho.txt"}
    assert named <= delivered


# The scorer on the gold itself


def rows(found: Reading) -> list[dict[str, Any]]:
    """A reading as the one file of predictions."""
    every = []
    for quote in found.quotes.values():
        row = {
            "article": quote.article,
            "quote_id": quote.id,
            "content_text": quote.content,
            "source_text": quote.source,
            "cue_text": quote.cue,
            "speaker_id": quote.speakers[0],
            "speaker_name": found.names[quote.speakers[0]],
            "joint_ids": ";".join(quote.speakers[1:]),
            "relay_ids": ";".join(sorted(quote.relays)),
            "parent_quote_id": quote.parent or "",
        }
        claims = found.claims_of.get(quote.id, ())
        every.extend(
            {
                **row,
                "claim_id": claim,
                "statement": found.statements[claim],
                **found.held[claim, quote.id]._asdict(),
                "origin_id": found.held[claim, quote.id].origin,
            }
            for claim in claims
        )
        if not claims:
            every.append({**row, **dict.fromkeys(("claim_id", "statement", "stance", "polarity", "origin_id"), "")})
    for row in every:
        row.pop("origin", None)
    return every


def write(path: Path, values: list[dict[str, Any]]) -> Path:
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in values), encoding="utf-8")
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(values[0]))
            writer.writeheader()
            writer.writerows(values)
    else:
        pq.write_table(pa.Table.from_pylist(values), path)
    return path.parent


def said_of_claims(found: Reading) -> dict[str, list[dict[str, Any]]]:
    """A reading's relations and changes as the files beside the predictions."""
    return {
        "claim_relations": [
            {"claim_id": row.claim, "other_claim_id": row.other, "relation": row.relation} for row in found.relations
        ],
        "positions": [
            {
                "claim_id": row.claim,
                "speaker_id": row.speaker,
                "stance": row.stance,
                "changed_from": {change.position: change.changed_from for change in found.changes}.get(row, ""),
            }
            for row in sorted(found.positions)
        ],
    }


KNOWN = list(all_articles([HERE / "choose"]))


@pytest.mark.parametrize("bundle", CHOOSE, ids=name)
def test_the_gold_as_a_prediction_is_all_right(bundle: Path, tmp_path: Path) -> None:
    gold = reading(bundle)
    folder = write(tmp_path / "quotes.jsonl", rows(gold))
    for table, values in said_of_claims(gold).items():
        write(tmp_path / f"{table}.jsonl", values)
    found = score(gold, predictions.read(folder, KNOWN)[bundle.name], main_claims(bundle))
    for measure, counts in found.counts.items():
        assert counts.right == counts.given == counts.wanted, measure
    assert all(one == other for one, other in found.stances)
    assert found.stance_macro_f1 == 1
    assert [half.precision for half in found.bcubed] == [1, 1]


@pytest.mark.parametrize("suffix", predictions.TYPES)
def test_every_type_of_file_holds_the_same(suffix: str, tmp_path: Path) -> None:
    gold = reading(BUNDLE)
    found = predictions.read(write(tmp_path / f"quotes{suffix}", rows(gold)), KNOWN)[BUNDLE.name]
    assert found.quotes == gold.quotes
    assert found.held == gold.held


def test_our_tables_hold_the_same_as_the_one_file(tmp_path: Path) -> None:
    gold = reading(BUNDLE)
    tables: dict[str, list[dict[str, Any]]] = {
        "articles": [
            {"article_id": f"a_{quote.article}", "source_path": f"{quote.article}.txt"}
            for quote in gold.quotes.values()
        ],
        "quotes": [
            {
                "quote_id": quote.id,
                "article_id": f"a_{quote.article}",
                "content_text": quote.content,
                "source_text": quote.source,
                "cue_text": quote.cue,
                "speaker_id": quote.speakers[0],
                "parent_quote_id": quote.parent,
            }
            for quote in gold.quotes.values()
        ],
        "quote_speakers": [
            {"quote_id": quote.id, "speaker_id": speaker, "role": role}
            for quote in gold.quotes.values()
            for role, speakers in (("joint", quote.speakers[1:]), ("relay", sorted(quote.relays)))
            for speaker in speakers
        ],
        "claim_quotes": [
            {"claim_id": claim, "quote_id": quote, "stance": held.stance, "polarity": held.polarity,
             "origin_id": held.origin}
            for (claim, quote), held in gold.held.items()
        ],
        **said_of_claims(gold),
    }  # fmt: skip
    (tmp_path / "tables").mkdir()
    for table, values in tables.items():
        write(tmp_path / "tables" / f"{table}.parquet", values)
    found = predictions.read(tmp_path, KNOWN)[BUNDLE.name]
    assert found.quotes == gold.quotes
    assert found.held == gold.held
    assert found.relations == gold.relations and len(gold.relations) > 3
    assert found.changes == gold.changes and len(gold.changes) > 1


# Known errors on a small reading: four quotes of three speakers on two claims


def quote(key: str, content: str, *speakers: str, relays: frozenset[str] = frozenset()) -> Quote:
    return Quote(key, "pier/01", content, speakers[0], "said", speakers, relays, None)


GOLD = Reading(
    quotes={
        "q1": quote("q1", "the pier will be closed on Monday", "mayor"),
        "q2": quote("q2", "nobody is going to close anything", "harbour"),
        "q3": quote("q3", "it was true about the pier", "mayor", relays=frozenset({"courier"})),
        "q4": quote("q4", "forty boats lie at anchor there", "pilot"),
    },
    held={
        ("close", "q1"): Held("asserts", "positive", "q1"),
        ("close", "q2"): Held("denies", "negative", "q2"),
        ("close", "q3"): Held("confirms", "positive", "q3"),
        ("boats", "q4"): Held("asserts", "positive", "q4"),
    },
    statements={"close": "The pier will be closed.", "boats": "Forty boats lie at the pier."},
    names={"mayor": "Delia Orm", "harbour": "Harbour Board", "pilot": "Ivo Tamm", "courier": "Courier"},
)


def without(found: Reading, key: str) -> Reading:
    quotes = {one: value for one, value in found.quotes.items() if one != key}
    return replace(found, quotes=quotes, held={pair: held for pair, held in found.held.items() if pair[1] != key})


def holding(found: Reading, changes: Mapping[tuple[str, str], Held | None]) -> Reading:
    held = {**found.held, **changes}
    statements = {**found.statements, **{claim: "The quay." for claim, _ in changes if claim not in found.statements}}
    return replace(found, held={pair: value for pair, value in held.items() if value}, statements=statements)


def saying(found: Reading, key: str, **changes: object) -> Reading:
    return replace(found, quotes={**found.quotes, key: found.quotes[key]._replace(**changes)})


BROKEN: dict[str, tuple[Callable[[], Reading], dict[str, tuple[float, float, float]]]] = {
    "nothing": (
        lambda: GOLD,
        {"quotes": (4, 4, 4), "positions": (4, 4, 4), "origins": (2, 2, 2), "contested": (1, 1, 1), "pairs": (3, 3, 3)},
    ),
    "a quote is missing, and so are its position, its origin and the contest": (
        lambda: without(GOLD, "q2"),
        {
            "quotes": (3, 3, 4),
            "positions": (3, 3, 4),
            "main claims": (0, 1, 1),
            "contested": (0, 0, 1),
            "origins": (1, 2, 2),
            "pairs": (1, 1, 1),
        },
    ),
    "half of a content is enough, less is another quote": (
        lambda: saying(saying(GOLD, "q1", content="closed on Monday"), "q4", content="anchor"),
        {"quotes": (3, 4, 4), "speakers": (3, 3, 3), "positions": (3, 4, 4), "claims": (1, 2, 2)},
    ),
    "a wrong stance": (
        lambda: holding(GOLD, {("close", "q2"): Held("doubts", "negative", "q2")}),
        {"positions": (3, 4, 4), "main positions": (2, 3, 3), "contested": (0, 0, 1), "polarity": (4, 4, 4)},
    ),
    "two speakers are one": (
        lambda: saying(GOLD, "q4", speakers=("mayor",)),
        {"speakers": (3, 4, 4), "positions": (3, 4, 4), "main claims": (1, 1, 1)},
    ),
    "one speaker is two": (
        lambda: saying(GOLD, "q3", speakers=("somebody",)),
        {"speakers": (3, 4, 4), "positions": (3, 4, 4), "main claims": (0, 1, 1)},
    ),
    "a joint speaker too many": (
        lambda: saying(GOLD, "q4", speakers=("pilot", "harbour")),
        {"speakers": (4, 4, 4), "positions": (4, 5, 4)},
    ),
    "a claim is two": (
        lambda: holding(GOLD, {("close", "q2"): None, ("quay", "q2"): Held("denies", "negative", "q2")}),
        {"positions": (3, 4, 4), "claims": (2, 3, 2), "pairs": (1, 1, 3), "origins": (1, 2, 2), "contested": (0, 0, 1)},
    ),
    "two claims are one": (
        lambda: holding(GOLD, {("boats", "q4"): None, ("close", "q4"): Held("asserts", "positive", "q4")}),
        {"positions": (3, 4, 4), "claims": (1, 1, 2), "pairs": (3, 6, 3), "origins": (0, 1, 2), "contested": (1, 1, 1)},
    ),
    "an origin too few": (
        lambda: holding(GOLD, {("close", "q3"): Held("confirms", "positive", "q1")}),
        {"positions": (4, 4, 4), "origins": (1, 2, 2)},
    ),
    "a claim is none": (
        lambda: holding(GOLD, {("boats", "q4"): None}),
        {"positions": (3, 3, 4), "unclaimed": (0, 1, 0), "origins": (1, 1, 2)},
    ),
    "the relay is left out": (
        lambda: saying(GOLD, "q3", relays=frozenset()),
        {"relays": (0, 0, 1), "positions": (4, 4, 4)},
    ),
    "nothing at all": (
        lambda: Reading({}, {}, {}, {}),
        {"quotes": (0, 0, 4), "positions": (0, 0, 4), "main claims": (0, 1, 1), "origins": (0, 0, 2)},
    ),
}


@pytest.mark.parametrize("error", BROKEN)
def test_an_error_costs_what_it_should(error: str) -> None:
    make, wanted = BROKEN[error]
    found = score(GOLD, make(), ["close"]).counts
    assert {measure: tuple(found[measure]) for measure in wanted} == wanted


def test_ids_are_the_systems_own() -> None:
    renamed = Reading(
        quotes={f"x{key}": one._replace(id=f"x{key}", speakers=tuple(f"x{s}" for s in one.speakers),
                                        relays=frozenset(f"x{s}" for s in one.relays))
                for key, one in GOLD.quotes.items()},
        held={(f"x{claim}", f"x{key}"): held._replace(origin=f"x{held.origin}")
              for (claim, key), held in GOLD.held.items()},
        statements={f"x{claim}": "" for claim in GOLD.statements},
        names={},
    )  # fmt: skip
    assert score(GOLD, renamed, ["close"]).counts == score(GOLD, GOLD, ["close"]).counts
    matched = match(GOLD, renamed)
    assert {ours: theirs for ours, theirs in matched.speakers.items() if f"x{theirs}" != ours} == {}


def test_positions_and_contests_follow_from_the_quotes() -> None:
    assert Position("close", "harbour", "denies") in GOLD.positions
    assert GOLD.contested == {"close"}
    alone = saying(GOLD, "q2", speakers=("mayor",))
    assert not alone.contested, "nobody contests himself"
    assert Counts(3, 4, 5).f1 == pytest.approx(6 / 9)


def test_a_chain_goes_through_the_quotes_that_hold_a_quote() -> None:
    nested = saying(GOLD, "q4", parent="q3")
    assert nested.chain("q4") == {"mayor", "courier"}
    assert saying(nested, "q3", parent="q4").chain("q4"), "a circle ends"


# What is wrong with a file is said


ROW = {"article": "zelfan-border/01-levrant", "quote_id": "1", "content_text": "They crossed.", "speaker_id": "s"}
CLAIM = {**ROW, "claim_id": "c", "stance": "asserts"}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], r"quotes\.jsonl:1: no JSON .*write one object a line"),
        ([json.dumps(ROW), "[]"], r"quotes\.jsonl:2: no object: write one object a line"),
        ([json.dumps({**ROW, "speaker_id": " "})], r":1: speaker_id is missing or empty: every row needs article"),
        ([json.dumps({**ROW, "content_text": ["They", "crossed"]})], r":1: content_text is \['They'.*write text"),
        ([json.dumps({**ROW, "article": "01-levrant"})], r":1: there is no article '01-levrant': name it <bundle>/"),
        ([json.dumps({**CLAIM, "stance": "says"})], r":1: stance is 'says': write one of asserts, "),
        ([json.dumps({**CLAIM, "polarity": "no"})], r":1: polarity is 'no': write one of positive, negative"),
        ([json.dumps(CLAIM), json.dumps(CLAIM)], r":2: quote_id '1' is on claim 'c' already: keep one row"),
        ([json.dumps(CLAIM), json.dumps(ROW)], r":2: quote_id '1' has a row already: delete this one"),
        (
            [json.dumps(CLAIM), "", json.dumps({**CLAIM, "claim_id": "d", "speaker_id": "t"})],
            r":3: quote_id '1' is another quote at .*quotes\.jsonl:1: give each quote",
        ),
        ([json.dumps({**ROW, "parent_quote_id": "0"})], r":1: parent_quote_id '0' is no quote of the bundle: name one"),
    ],
)
def test_a_wrong_line_is_named(lines: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "quotes.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(predictions.PredictionError, match=message):
        predictions.read(tmp_path, KNOWN)


def test_a_wrong_folder_or_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(predictions.PredictionError, match=r"nowhere: there is no such folder"):
        predictions.read(tmp_path / "nowhere", KNOWN)
    with pytest.raises(predictions.PredictionError, match=r"there is no quotes\.jsonl, quotes\.csv or quotes\.parquet"):
        predictions.read(tmp_path, KNOWN)
    (tmp_path / "quotes.csv").write_text("article,quote_id\nzelfan-border/01-levrant,1,2\n", encoding="utf-8")
    with pytest.raises(predictions.PredictionError, match=r"quotes\.csv:2: 2 cells are wanted"):
        predictions.read(tmp_path, KNOWN)
    write(tmp_path / "articles.jsonl", [{"article_id": "a", "source_path": "zelfan-border/01-levrant.txt"}])
    (tmp_path / "quotes.csv").unlink()
    write(tmp_path / "quotes.jsonl", [{**ROW, "article_id": "b"}])
    for table in ("quote_speakers", "claim_quotes"):
        (tmp_path / f"{table}.jsonl").touch()
    with pytest.raises(predictions.PredictionError, match=r"quotes\.jsonl:1: article_id 'b' is not in the table art"):
        predictions.read(tmp_path, KNOWN)


# Articles and command


def test_the_articles_are_laid_out_as_delivered_and_as_plain_text(tmp_path: Path) -> None:
    bundle = HERE / "choose" / "count"
    wanted = {f"count/{article}": document for article, document in documents(bundle).items()}
    lay_out(bundle, tmp_path / "raw")
    plain(bundle, tmp_path / "plain")
    for folder in (tmp_path / "raw", tmp_path / "plain"):
        found = {}
        for file in discover(folder):
            data = read(file)
            assert isinstance(data, bytes)
            (document,) = parse(file.path, data, file.meta, file.batch).documents
            found[file.path.rpartition(".")[0]] = document
        assert found.keys() == wanted.keys()
        for article, document in found.items():
            for field in ("text", "outlet", "url", "published_at"):
                assert document[field] == wanted[article][field], (article, field)


@pytest.mark.parametrize("bundle", CHOOSE, ids=name)
def test_the_gold_becomes_tables_of_a_build(bundle: Path) -> None:
    articles = {
        f"{bundle.name}/{article}": {"article_id": f"a_{article}", "text": document["text"]}
        for article, document in documents(bundle).items()
    }
    tables = upstream.tables(bundle, articles)
    for table, values in tables.items():
        assert from_rows(table, values).num_rows == len(values)
    gold = reading(bundle)
    for row, wanted in zip(tables["quotes"], gold.quotes.values(), strict=True):
        assert (row["source_text"], row["cue_text"]) == (wanted.source, wanted.cue)
        assert sorted(row["content_text"].split()) == sorted(wanted.content.split())
    assert len({row["quote_id"] for row in tables["quotes"]}) == len(gold.quotes)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["bundles", *map(str, arguments)])
    command.main()


def test_the_command_scores_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    every = [row for bundle in CHOOSE for row in rows(reading(bundle))]
    run(monkeypatch, "--predictions", write(tmp_path / "quotes.jsonl", every), "--errors")
    printed = capsys.readouterr().out
    assert "| **positions** | 100.0 | 100.0 | 100.0 |" in printed
    assert "missed" not in printed and "too many" not in printed
    for bundle in CHOOSE:
        assert f"| {bundle.name} | 100.0 |" in printed


def test_the_command_says_what_is_wrong_and_hides_the_test_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, "--predictions", tmp_path)
    assert ended.value.code == 2
    assert "there is no quotes.jsonl" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run(monkeypatch, "--set", "test", "--errors")
    assert "for the set `choose`" in capsys.readouterr().err
