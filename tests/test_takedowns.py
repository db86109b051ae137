"""What the list of takedowns names leaves the tables, the next release, and all releases before. All is invented."""

from __future__ import annotations

import gzip
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines.dedup.articles import build as deduplicated
from pipelines.ingest.documents import combine
from pipelines.ingest.records import Parsed
from pipelines.release import index
from pipelines.release.archive import archive
from pipelines.release.build import ReleaseRefused
from pipelines.release.contents import Removal
from pipelines.release.verify import verify
from pipelines.store import Store
from pipelines.takedowns import TakedownError, Takedowns, parse, places
from schemas.render.arrow import from_rows
from tests.conftest import run, small_batch
from tests.test_dedup import DAM, document
from tests.test_release import harbour, make

HEAD = "kind,target,reason\n"
ARTICLE = "https://eveningcomet.example/showbiz/taps-of-gold"
KROON = "the only guest she had seen there was a peacock"


def listed(rows: str) -> Takedowns:
    return parse(io.StringIO(HEAD + rows))


def test_a_list_is_read() -> None:
    found = listed(
        "article,HTTPS://Example.Example/a/,rights\n"
        f"quote,q_{'0' * 20},error\n"
        '"person","Ana  María Núñez",privacy\n'
        ",,\n"
    )
    assert found.reason_of_article("a_1", "https://example.example/a") == "rights"
    assert found.reason_of_article("a_1", "https://example.example/A") is None
    assert found.quotes == {f"q_{'0' * 20}": "error"}
    assert found.person_in("Minister ANA MARIA NUNEZ resigns") == "ana maria nunez"
    assert found.person_in("Ana Maria Nunezian") is None
    assert not listed("")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("kind;target;reason\n", "the first line must hold kind, target, reason"),
        ("", "it holds nothing"),
        (HEAD + "book,x,privacy\n", "line 2: `kind` is 'book', which is none of article, quote, person"),
        (HEAD + "person,Smith,privacy\n", "'Smith' is no whole name"),
        (HEAD + "person,Ada Marsh,because\n", "`reason` is 'because', which is none of privacy"),
        (HEAD + "quote,s_1,privacy\n", "'s_1' is no id of a quotation"),
        (HEAD + "article,villa.txt,privacy\n", "is neither an `article_id` nor an address"),
        (HEAD + "person,Ada Marsh,privacy,x\n", "more cells than the first line has"),
        (HEAD + '"person,Ada\n', "check its quotation marks"),
    ],
)
def test_a_list_that_cannot_be_followed_says_why(text: str, problem: str) -> None:
    with pytest.raises(TakedownError, match=r"takedowns\.csv") as error:
        parse(io.StringIO(text))
    assert problem in str(error.value)


def test_all_faults_of_a_list_are_told_at_once() -> None:
    with pytest.raises(TakedownError) as error:
        listed("book,x,privacy\nperson,Smith,privacy\n")
    assert str(error.value).count("line") == 2


def test_names_are_found_where_they_stand() -> None:
    text = "Zoë Marsh left. “Ms. Marsh” (zoe  MARSH) is no Marshall."
    found = listed("person,Zoe Marsh,privacy\n")
    assert {text[start:end] for start, end in found.named_at(text)} == {"Zoë Marsh", "Marsh", "zoe  MARSH", "MARSH"}
    assert list(found.named_at("A marsh without a Zoe.")) == []
    assert [text[start:end] for start, end in places(text, "is no marshall")] == ["is no Marshall"]


@pytest.fixture(scope="module")
def before(story: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """RAW and OUTPUTS of a story under an open licence, with two releases and an archive."""
    folder = tmp_path_factory.mktemp("takedowns")
    raw = small_batch(folder / "raw" / "villa")
    (raw / "villa" / "batch.meta.json").write_text('{"license": "CC-BY-4.0"}')
    shutil.copytree(story[1] / "cache", folder / "outputs" / "cache")
    late = raw / "villa" / "late.txt"
    late.write_text("Peacock found\n\nThe peacock was found on Friday, the harbour office said.\n")
    assert run(raw, folder / "outputs").success
    late.unlink()
    assert run(raw, folder / "outputs").success
    releases = index.folders(folder / "outputs" / "releases")
    assert len(releases) == 2
    archive(releases[0], folder / "outputs" / "archives")
    return raw, folder / "outputs"


def build(given: tuple[Path, Path], folder: Path, rows: str) -> tuple[Path, Path]:
    """The latest release after a build of the same story with a list, and OUTPUTS."""
    raw, outputs = folder / "raw", folder / "outputs"
    shutil.copytree(given[0], raw)
    shutil.copytree(given[1], outputs)
    (raw / "_curation").mkdir()
    (raw / "_curation" / "takedowns.csv").write_text(HEAD + rows)
    assert run(raw, outputs).success
    return index.folders(outputs / "releases")[-1], outputs


def of(outputs: Path, table: str, **wanted: object) -> dict[str, Any]:
    rows = Store(outputs).read(table).to_pylist()
    return next(row for row in rows if all(row[name] == value for name, value in wanted.items()))


@pytest.fixture(scope="module")
def after(before: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The release after an article, a quotation, a source and an author were taken down, and OUTPUTS."""
    quote = of(before[1], "quotes", content_text=KROON)["quote_id"]
    rows = f"article,{ARTICLE},rights\nquote,{quote},error\nperson,Helena Voss,privacy\nperson,Imogen Tallis,legal\n"
    return build(before, tmp_path_factory.mktemp("after"), rows)


@pytest.mark.parametrize("gone", ["first", "fullest"])
def test_the_copies_of_an_article_that_went_are_copies_of_who_is_left(gone: str) -> None:
    urls = {name: f"https://courier.example/{name}" for name in ("first", "fullest", "third")}
    texts = {"first": DAM, "fullest": DAM + "\n\nMore on this as we have it.", "third": DAM}
    given = [document(name, texts[name], url=url, published_at=None) for name, url in urls.items()]
    left = combine([Parsed(given, [])], listed(f"article,{urls[gone]},rights\n")).documents
    rows = {row["article_id"]: row for row in deduplicated(left).articles.to_pylist()}
    assert len(rows) == 2
    originals = {row["copy_of_article_id"] or key for key, row in rows.items()}
    fullest = {row["fullest_article_id"] for row in rows.values()}
    assert len(originals) == len(fullest) == 1
    assert originals | fullest <= rows.keys()
    assert rows[fullest.pop()]["char_count"] == max(row["char_count"] for row in rows.values())


def everything(folder: Path) -> str:
    """All that a release says, its files unpacked and one after the other."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".parquet":
            texts.append(json.dumps(pq.ParquetFile(path).read().to_pylist(), default=str, ensure_ascii=False))
        elif path.suffix == ".gz":
            texts.append(gzip.decompress(path.read_bytes()).decode())
        elif path.is_file():
            texts.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(texts)


def rows_of(path: Path) -> list[dict[str, Any]]:
    return pq.ParquetFile(path).read().to_pylist()  # type: ignore[no-any-return]


def test_the_release_is_sound(after: tuple[Path, Path]) -> None:
    assert verify(after[0]) == []
    assert "Ivo Mandel" in everything(after[0])


def test_an_article_goes_and_is_named_by_id_only(before: tuple[Path, Path], after: tuple[Path, Path]) -> None:
    article = of(before[1], "articles", url=ARTICLE)["article_id"]
    release, outputs = after
    assert article not in Store(outputs).read("articles")["article_id"].to_pylist()
    kept = of(outputs, "rejected_inputs", reason="taken_down")
    assert kept["source_path"] == "villa/villa-02-evening-comet.txt", "at home it is told"
    said = everything(release)
    assert not [word for word in ("taps-of-gold", "TAPS OF GOLD", "evening-comet", "Dunning") if word in said]
    removed = [row for row in rows_of(release / "diff" / "articles.parquet") if row["op"] == "removed"]
    assert [(row["article_id"], row["why"]) for row in removed] == [(article, "takedown")]
    assert {row["id"]: row["reason"] for row in rows_of(release / "tombstones.parquet")}[article] == "takedown"


def test_a_quotation_goes_with_its_words(before: tuple[Path, Path], after: tuple[Path, Path]) -> None:
    quote = of(before[1], "quotes", content_text=KROON)["quote_id"]
    release, outputs = after
    assert quote not in Store(outputs).read("quotes")["quote_id"].to_pylist()
    assert KROON not in everything(release)


def test_a_person_goes_from_every_column(after: tuple[Path, Path]) -> None:
    release, outputs = after
    said = everything(release)
    assert "Helena Voss" not in said
    assert "Tallis" not in said, "an author is a person too"
    hers = {row["speaker_id"] for row in Store(outputs).read("speakers").to_pylist() if row["name"] == "Helena Voss"}
    assert not hers & set(Store(outputs).read("quotes")["speaker_id"].to_pylist())
    cells = [
        (table.stem, name, value)
        for table in (release / "parquet").glob("*.parquet")
        for row in rows_of(table)
        for name, value in row.items()
        if isinstance(value, str) and "Voss" in value.replace("Matthis Voss", "") and name not in ("url", "link")
    ]
    # Her brother is in an article that does not give her whole name.
    assert cells == [], "nor by the surname alone, where the article gives the whole name"


def test_words_in_the_key_of_a_difference_are_left_out(after: tuple[Path, Path]) -> None:
    aliases = rows_of(after[0] / "diff" / "speaker_aliases.parquet")
    assert {row["alias"] is None for row in aliases if row["why"] == "takedown" and row["op"] == "removed"} == {True}


def test_releases_that_hold_it_are_withdrawn(after: tuple[Path, Path]) -> None:
    release, outputs = after
    releases = outputs / "releases"
    assert index.folders(releases) == [release]
    entries = index.listed(releases)
    assert [entry["status"] for entry in entries] == ["withdrawn", "withdrawn", "available"]
    assert entries[0]["withdrawn"]["reasons"] == ["error", "legal", "privacy", "rights"]
    assert {one[:2] for one in entries[0]["withdrawn"]["ids"]} == {"a_", "q_", "s_"}
    assert "path" not in entries[0]
    assert json.loads((releases / "latest.json").read_text())["version"] == release.name
    assert not list((outputs / "archives").iterdir()), "archives of them go as well"
    manifest = json.loads((release / "manifest.json").read_text())
    assert manifest["previous_version"] == entries[1]["version"]


def test_the_next_build_finds_nothing_to_do(after: tuple[Path, Path]) -> None:
    release, outputs = after
    assert run(outputs.parent / "raw", outputs).success
    assert index.folders(outputs / "releases") == [release]


def test_a_list_that_names_nothing_withdraws_nothing(before: tuple[Path, Path], tmp_path: Path) -> None:
    release, outputs = build(before, tmp_path, f"quote,q_{'0' * 20},error\nperson,Nobody Inparticular,privacy\n")
    assert release.name == index.folders(before[1] / "releases")[-1].name
    assert [entry["status"] for entry in index.listed(outputs / "releases")] == ["available", "available"]


def test_a_build_stops_where_the_list_cannot_be_followed(before: tuple[Path, Path], tmp_path: Path) -> None:
    shutil.copytree(before[0], tmp_path / "raw")
    (tmp_path / "raw" / "_curation").mkdir()
    (tmp_path / "raw" / "_curation" / "takedowns.csv").write_text(HEAD + "person,Smith,privacy\n")
    result = run(tmp_path / "raw", tmp_path / "outputs")
    assert not result.success
    assert not (tmp_path / "outputs" / "tables").exists()


def test_a_withdrawal_that_was_cut_short_is_finished(before: tuple[Path, Path], tmp_path: Path) -> None:
    releases = shutil.copytree(before[1] / "releases", tmp_path / "releases")
    first = index.folders(releases)[0]
    kept = shutil.copytree(first, tmp_path / "kept")
    index.withdraw(releases, {first.name: {"at": "2031-03-01T00:00:00Z", "reasons": ["legal"], "ids": []}})
    assert not first.exists()
    shutil.copytree(kept, first)  # As if killed after the list was written.
    index.update(releases)
    assert not first.exists()
    assert index.listed(releases)[0]["status"] == "withdrawn"


@pytest.mark.parametrize("rows", ["article,https://courier.example/a,rights\n", "person,Mara Ellison,privacy\n"])
def test_tables_made_before_the_list_are_not_released(tmp_path: Path, rows: str) -> None:
    removal = Removal(listed(rows), from_rows("_taken_down", ()))
    with pytest.raises(ReleaseRefused, match="has changed since they were made, so build again"):
        make(harbour(), tmp_path / "tables", tmp_path / "releases", removal=removal)
    assert not (tmp_path / "releases").exists()
