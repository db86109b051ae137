"""Versions of the schema, why things differ between releases, and tombstones. All names and places are invented."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.release.build import ReleaseRefused
from pipelines.release.schema_changes import Level, changes, least_version, refusals
from tests.test_release import Corpus, harbour, make, rows_of

COLUMN = {"name": "stance", "kind": "string", "nullable": False, "pattern": "x+", "vocabulary": ["asserts", "denies"]}
BEFORE: dict[str, Any] = {
    "claims": {"key": ["claim_id"], "columns": [{"name": "claim_id", "kind": "string", "nullable": False}, COLUMN]}
}


def changed(**column: object) -> dict[str, Any]:
    after = copy.deepcopy(BEFORE)
    after["claims"]["columns"][1] |= column
    return after


@pytest.mark.parametrize(
    ("after", "level", "what"),
    [
        (BEFORE, None, ""),
        ({}, Level.BREAKING, "`claims` is gone"),
        (BEFORE | {"b": BEFORE["claims"]}, Level.ADDITION, "`b` is new"),
        (changed(kind="integer"), Level.BREAKING, "`claims.stance` is no string any more but a integer"),
        (changed(nullable=True), Level.BREAKING, "`claims.stance` may be null"),
        (changed(pattern="y+"), Level.BREAKING, "`claims.stance` matches another pattern"),
        (changed(vocabulary=["asserts"]), Level.BREAKING, "`claims.stance` has lost denies"),
        (changed(vocabulary=["asserts", "denies", "asks"]), Level.ADDITION, "`claims.stance` may be asks"),
        (changed(name="position"), Level.BREAKING, "`claims.stance` is gone"),
        ({"claims": BEFORE["claims"] | {"key": ["stance"]}}, Level.BREAKING, "`claims` has another key"),
        (
            {"claims": BEFORE["claims"] | {"columns": BEFORE["claims"]["columns"][::-1]}},
            Level.BREAKING,
            "the columns of `claims` stand in another order",
        ),
    ],
)
def test_what_differs_between_two_schemas(after: dict[str, Any], level: Level | None, what: str) -> None:
    found = changes(BEFORE, after)
    assert max((change.level for change in found), default=None) == level
    assert what in "; ".join(change.what for change in found)


@pytest.mark.parametrize(
    ("before", "addition", "breaking"),
    [("1.4.2", "1.5.0", "2.0.0"), ("0.4.2", "0.4.3", "0.5.0"), ("0.1.0", "0.1.1", "0.2.0")],
)
def test_the_least_version(before: str, addition: str, breaking: str) -> None:
    added, gone = changes(BEFORE, BEFORE | {"b": BEFORE["claims"]}), changes(BEFORE, {})
    assert least_version(before, []) == before
    assert least_version(before, added) == addition
    assert least_version(before, [*added, *gone]) == breaking
    for version, refused in ((addition, True), (breaking, False), ("9.0.0", False), (before, True)):
        manifests = {"schema_version": before, "tables": BEFORE}, {"schema_version": version, "tables": {}}
        assert bool(refusals(*manifests)) == refused


def test_a_version_never_goes_back() -> None:
    one, other = {"schema_version": "0.2.0", "tables": BEFORE}, {"schema_version": "0.1.9", "tables": BEFORE}
    assert "after 0.2.0 it must be 0.2.0 at least" in refusals(one, other)[0]


def test_a_release_whose_version_admits_too_little_is_refused(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    first = make(harbour(), tmp_path / "one", releases).path
    manifest = json.loads((first / "manifest.json").read_text())
    manifest["tables"]["claims"]["columns"].append({"name": "truth", "kind": "boolean", "nullable": False})
    rewrite(first, "manifest.json", json.dumps(manifest))
    corpus = harbour()
    corpus.quote("lantern", "gulls circled above masts", "Ole Brandt")
    with pytest.raises(ReleaseRefused, match=r"it must be 0\.3\.0 at least .*`claims\.truth` is gone"):
        make(corpus, tmp_path / "two", releases)


def rewrite(folder: Path, name: str, text: str) -> None:
    """Change a file of a release as if it had been made so."""
    import hashlib

    (folder / name).write_text(text)
    lines = [line for line in (folder / "SHA256SUMS").read_text().splitlines() if not line.endswith(f"  {name}")]
    lines.append(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}")
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n")


# --- why ------------------------------------------------------------------------------------------------------------


def two_stories() -> Corpus:
    corpus = harbour()
    corpus.article("gazette", "Bridge closes", "The bridge closes on Monday, Ada Marsh said.", licence="CC-BY-4.0")
    corpus.quote("gazette", "The bridge closes on Monday", "Ada Marsh", claim="bridge")
    return corpus


def why(folder: Path, table: str) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for row in rows_of(folder / "diff" / f"{table}.parquet"):
        found.setdefault(row["op"], set()).add((next(iter(row.values())), row["why"]))
    return found


def test_rows_are_told_with_why_they_differ(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    corpus = two_stories()
    make(corpus, tmp_path / "one", releases)
    article = corpus.articles["gazette"]["article_id"]
    quote = corpus.rows["quotes"][-1]["quote_id"]
    second = make(harbour(), tmp_path / "two", releases).path
    assert why(second, "articles") == {"removed": {(article, "article_removed")}}
    assert why(second, "quotes") == {"removed": {(quote, "article_removed")}}
    assert {reason for _, reason in why(second, "claims")["removed"]} == {"article_removed"}
    assert {reason for _, reason in why(second, "speaker_aliases")["removed"]} == {"article_removed"}
    third = make(corpus, tmp_path / "three", releases).path
    assert why(third, "quotes") == {"added": {(quote, "article_added")}}
    summary = json.loads((third / "diff" / "summary.json").read_text())["tables"]
    assert summary["quotes"]["why"] == {"article_added": 1}


def test_what_has_no_cause_among_articles_comes_of_the_pipeline_or_the_neighbours(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    make(harbour(), tmp_path / "one", releases)
    corpus = harbour()
    corpus.quote("lantern", "gulls circled above masts", "Ole Brandt")
    same = make(corpus, tmp_path / "two", releases).path
    assert {reason for _, reason in why(same, "quotes")["added"]} == {"neighbours_changed"}
    corpus.quote("lantern", "Vendors kept their shutters half closed", "Ole Brandt")
    tables = tmp_path / "three"
    other = make(corpus, tables, releases, stated={"models": {"attribution": "1" * 64}}).path
    assert {reason for _, reason in why(other, "quotes")["added"]} == {"pipeline_changed"}


def test_tombstones_keep_what_went_until_it_is_back(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    corpus = two_stories()
    first = make(corpus, tmp_path / "one", releases).path
    assert rows_of(first / "tombstones.parquet") == []
    second = make(harbour(), tmp_path / "two", releases).path
    tombs = {row["id"]: row for row in rows_of(second / "tombstones.parquet")}
    assert {row["kind"] for row in tombs.values()} == {"article", "quote", "speaker", "claim"}
    assert {(row["last_version"], row["reason"]) for row in tombs.values()} == {("v2031.03.1", "article_removed")}
    changed = harbour()
    changed.quote("lantern", "gulls circled above masts", "Ole Brandt")
    third = make(changed, tmp_path / "three", releases).path
    assert {row["id"] for row in rows_of(third / "tombstones.parquet")} == set(tombs)
    back = make(corpus, tmp_path / "four", releases).path
    assert {row["id"] for row in rows_of(back / "tombstones.parquet")} == {
        row["quote_id"] for row in changed.rows["quotes"][-1:]
    } | {row["speaker_id"] for row in changed.rows["quotes"][-1:]}


def test_a_tombstone_names_the_living_successor(tmp_path: Path) -> None:
    from schemas import ids

    def with_speaker(name: str) -> Corpus:
        corpus = harbour()
        corpus.quote("lantern", "gulls circled above masts", name)
        return corpus

    releases = tmp_path / "releases"
    for number, name in enumerate(("Ole Brandt", "O. Brandt", "Ole B. Brandt")):
        last = make(with_speaker(name), tmp_path / str(number), releases).path
    tombs = {row["id"]: row["successor_id"] for row in rows_of(last / "tombstones.parquet")}
    newest = ids.make_id("speaker", "Ole B. Brandt")
    assert tombs == {ids.make_id("speaker", "Ole Brandt"): newest, ids.make_id("speaker", "O. Brandt"): newest}
