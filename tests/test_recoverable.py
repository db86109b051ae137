"""The rights gate: what can be put together from all files of a release. All texts are invented."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.release import contents, parquet, recoverable, rights
from pipelines.release.build import ReleaseRefused
from pipelines.release.exposure import Budget, sharing
from pipelines.store import connect
from tests.test_release import WORDS, Corpus, limited, make

PASSAGE = " ".join(WORDS[20:90])


def guarded() -> Corpus:
    return limited([(30, 12, False), (120, 10, False)], licence=None, name="a")


def test_a_release_within_the_limit_goes_out(tmp_path: Path) -> None:
    assert make(guarded(), tmp_path / "tables", tmp_path / "releases").version == "v2031.03.1"


@pytest.mark.parametrize(
    "name", ["notes.md", "extra.json", "pieces.json", "rows.csv", "deep/part.json.gz", "page.html"]
)
def test_a_passage_in_any_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def leak(self: contents.Contents, *rest: Any) -> None:
        write(self, *rest)
        path = self.staging / name
        path.parent.mkdir(exist_ok=True)
        text = {
            "notes.md": PASSAGE,
            "extra.json": json.dumps({"a": [1, {"b": PASSAGE}]}),
            "pieces.json": json.dumps([[word, "content"] for word in PASSAGE.split()]),
            "rows.csv": f'id,text\n1,"{PASSAGE}"\n',
            "deep/part.json.gz": json.dumps({"x": PASSAGE}),
            "page.html": f"<p>{PASSAGE}</p>",
        }[name]
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())

    write = contents.Contents._write_texts
    monkeypatch.setattr(contents.Contents, "_write_texts", leak)
    with pytest.raises(ReleaseRefused, match="more than 20 % could be put together"):
        make(guarded(), tmp_path / "tables", tmp_path / "releases")
    assert not list((tmp_path / "releases").glob("v*"))


def test_what_the_policy_did_not_count_is_taken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few words more in a file than the policy counted cost the article a quotation, not everyone the release."""

    def leak(self: contents.Contents, *rest: Any) -> None:
        write(self, *rest)
        (self.staging / "notes.md").write_text(" ".join(WORDS[60:75]))

    corpus = limited([(30, 12, False), (120, 10, False), (150, 8, False)], licence=None, name="a")
    whole = make(corpus, tmp_path / "tables", tmp_path / "whole")
    write = contents.Contents._write_texts
    monkeypatch.setattr(contents.Contents, "_write_texts", leak)
    less = make(corpus, tmp_path / "tables", tmp_path / "releases")
    shown = [json.loads((one.path / "manifest.json").read_text())["counts"]["withheld_quotes"] for one in (whole, less)]
    assert shown[0] < shown[1] < 3
    tables = corpus.tables()
    disclosed = parquet.read(less.path / "disclosed.parquet")
    released = rights.Released(
        {name: parquet.read(less.path / "parquet" / f"{name}.parquet") for name in tables}, disclosed
    )
    with connect() as connection:
        assert not recoverable.excesses(connection, less.path, tables["articles"], released)
    again = make(corpus, tmp_path / "tables", tmp_path / "releases", month="2031-04")
    assert again.version is None, "what is out stays out: the same tables make no other release"


def test_what_is_out_may_go_out_again_whatever_is_kept_back() -> None:
    budget = Budget({"a": 10}, {}, {"a": 4}, lambda article, spans: {article: spans})
    budget.spend({"a": [(0, 8)]}, already=True)
    assert budget.spend({"a": [(2, 8)]})
    assert not budget.spend({"a": [(2, 9)]})
    fresh = Budget({"a": 10}, {}, {"a": 4}, lambda article, spans: {article: spans})
    assert not fresh.spend({"a": [(0, 7)]})
    assert fresh.spend({"a": [(0, 6)]})


def test_a_headline_that_rows_repeat_is_no_text() -> None:
    rows = [{"title": "Ferry leaves early", "to": "x"}, {"title": "Ferry leaves early", "to": "y"}]
    assert "Ferry leaves early" in list(recoverable._of_json(rows))
    assert not any("early Ferry" in text for text in recoverable._of_json(rows))
    assert "The ferry left" in list(recoverable._of_json([["The", 1], ["ferry", 2], ["left", 1]]))


def test_a_view_that_says_too_much_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines.release import database

    views = database.views
    monkeypatch.setattr(database, "views", lambda: views() | {"leak": ("A leak.", f"SELECT '{PASSAGE}' AS text")})
    with pytest.raises(ReleaseRefused, match="could be put together"):
        make(guarded(), tmp_path / "tables", tmp_path / "releases")


def test_a_column_that_rights_forgot_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rights._Withholding, "_quote", lambda self, row: row | self._status(row))
    with pytest.raises(ReleaseRefused, match="could be put together"):
        make(limited([(20, 60, False)], licence=None, name="a"), tmp_path / "tables", tmp_path / "releases")


def test_many_short_texts_in_rows_of_the_article_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four words in a row that names the article give them away, though eight are needed elsewhere."""
    monkeypatch.setattr(rights._Withholding, "_mention", lambda self, row: row)
    corpus = guarded()
    article = corpus.articles["first"]
    row = {"speaker_id": corpus.rows["quotes"][0]["speaker_id"], "method": "name", "score": 1.0}
    for place in range(20, 180, 5):
        words = " ".join(WORDS[place : place + 4])
        start = article["text"].index(words)
        corpus.rows["speaker_mentions"].append(
            row
            | {"article_id": article["article_id"], "char_start": start, "char_end": start + len(words), "text": words}
        )
    with pytest.raises(ReleaseRefused, match="could be put together"):
        make(corpus, tmp_path / "tables", tmp_path / "releases")


def test_what_an_open_article_prints_is_free(tmp_path: Path) -> None:
    corpus = limited([(30, 12, False)], licence=None, name="a")
    corpus.article("wire", "Wire", " ".join(WORDS[:200]), licence="CC-BY-4.0")
    assert make(corpus, tmp_path / "tables", tmp_path / "releases").version == "v2031.03.1"


def test_two_articles_that_print_one_quotation_and_are_not_related_share_the_budget(tmp_path: Path) -> None:
    """De-duplication does not relate them; the words are out by either."""
    corpus = Corpus()
    shared = " ".join(WORDS[:14])
    corpus.article("one", "One", f"{shared} " + " ".join(WORDS[100:140]), licence=None)
    corpus.article("two", "Two", f"{shared} " + " ".join(WORDS[200:330]), licence=None)
    for label in ("one", "two"):
        corpus.quote(label, shared, "Mara Ellison", claim="shared")
    folder = make(corpus, tmp_path / "tables", tmp_path / "releases").path
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["counts"]["withheld_quotes"] == 2, "it is more than a fifth of the first article"


def test_shares_are_exact(tmp_path: Path) -> None:
    corpus = guarded()
    tables = corpus.tables()
    released = rights.apply(tables, rights.nothing_out())
    (tmp_path / "a.txt").write_text(" ".join(WORDS[40:60]))
    with connect() as connection:
        found = {one.article_id: one for one in recoverable.shares(connection, tmp_path, tables["articles"], released)}
    text = corpus.articles["first"]["text"]
    out = {place for words in (WORDS[40:60],) for place in span(text, words)}
    for row in released.disclosed.to_pylist():
        if row["article_id"] == corpus.articles["first"]["article_id"]:
            out |= set(range(row["char_start"], row["char_end"]))
    one = found[corpus.articles["first"]["article_id"]]
    assert one.recoverable == len(out)
    assert one.allowed == len(text) * 20 // 100


def span(text: str, words: list[str]) -> set[int]:
    start = text.index(" ".join(words))
    return set(range(start, start + len(" ".join(words))))


def test_sharing_finds_pairs_and_passes_over_what_everyone_prints() -> None:
    footer = "sign up here for our morning letter and never miss a thing"
    texts = [f"{' '.join(WORDS[n * 10 : n * 10 + 12])} {footer}" for n in range(5)]
    assert sharing(texts, 8, 4) == []
    assert sharing(texts, 8, 5) == [(a, b) for a in range(5) for b in range(a + 1, 5)]
    texts.append(" ".join(WORDS[2:11]))
    assert sharing(texts, 8, 4) == [(0, 5)]
    assert sharing([], 8, 4) == []
    assert sharing(["one two", ""], 8, 4) == []
