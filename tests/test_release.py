"""The release stage: rights, files, versions, differences, crashes. All texts, names and places are invented."""

from __future__ import annotations

import csv
import fcntl
import gzip
import hashlib
import json
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections import defaultdict
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.release import csv_files, index, rights
from pipelines.release.archive import archive
from pipelines.release.build import ReleaseRefused, release
from pipelines.release.database import views, write_database
from pipelines.release.diff import id_changes
from pipelines.release.exposure import Words, bits, merged, runs
from pipelines.release.shapes import released_form
from pipelines.release.verify import verify
from pipelines.store import connect
from schemas import ids
from schemas.model import Field, Table
from schemas.render import arrow
from schemas.render.arrow import from_rows
from schemas.render.duckdb import TYPES
from schemas.tables import TABLES, released_tables
from schemas.version import SCHEMA_VERSION

ROOT = Path(__file__).resolve().parents[1]
FILLER = (
    "Rain fell on the quays all morning while clerks counted crates beside the old customs house and gulls circled "
    "above masts nobody had painted since spring. Vendors kept their shutters half closed, waiting for word about the "
    "ferries, which usually leave before noon but stayed moored along the northern pier without any notice on boards. "
    "Across town the council met behind closed doors and later published a short agenda listing repairs, budgets, a "
    "road near Tarn and little else that residents had asked about in letters sent during the previous winter months."
)


class Corpus:
    """A tiny but complete dataset, put together quotation by quotation."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.articles: dict[str, dict[str, Any]] = {}
        self.speakers: dict[str, dict[str, Any]] = {}

    def article(self, label: str, title: str, body: str, *, licence: str | None, copy_of: str | None = None) -> str:
        text = f"{title}\n\n{body}"
        article_id = ids.make_id("article", label)
        original = self.articles[copy_of] if copy_of else None
        row = {
            "article_id": article_id,
            "url": f"https://{label}.example/a",
            "outlet": label.title(),
            "title": title,
            "published_precision": "unknown",
            "language": "en",
            "license": licence,
            "text": text,
            "text_sha256": ids.text_sha256(text),
            "char_count": len(text),
            "word_count": len(text.split()),
            "extraction": "done",
            "copy_of_article_id": original and original["article_id"],
            "fullest_article_id": article_id,
            "copy_group_id": ids.anchored_id("copy_group", original["article_id"] if original else article_id),
            "copy_role": "near" if original else "original",
            "source_path": f"{label}.txt",
            "record_no": 0,
            "source_sha256": "0" * 64,
            "batch": ".",
        }
        self.articles[label] = row
        self.rows["articles"].append(row)
        group = [one for one in self.rows["articles"] if one["copy_group_id"] == row["copy_group_id"]]
        fullest = min(group, key=lambda one: (-one["char_count"], one["article_id"]))
        for one in group:
            one["fullest_article_id"] = fullest["article_id"]
        return article_id

    def related(self, one: str, other: str) -> None:
        pair = sorted(self.articles[label]["article_id"] for label in (one, other))
        self.rows["article_relations"].append(
            {
                "article_id": pair[0],
                "other_article_id": pair[1],
                "relation": "near",
                "jaccard": 0.9,
                "containment": 0.9,
                "other_containment": 0.9,
            }
        )

    def quote(
        self,
        label: str,
        content: str,
        speaker: str,
        *,
        claim: str | None = None,
        stance: str = "asserts",
        statement: str | None = None,
        kind: str = "person",
        cue: str | None = None,
    ) -> str:
        article = self.articles[label]
        article_id, text = article["article_id"], article["text"]
        start = text.index(content)
        quote_id = ids.make_id("quote", article_id, ids.fold(content), 0)
        speaker_id = ids.make_id("speaker", speaker)
        self.speakers.setdefault(speaker_id, {"speaker_id": speaker_id, "name": speaker, "kind": kind})
        self.rows["quotes"].append(
            {
                "quote_id": quote_id,
                "article_id": article_id,
                "quote_type": "indirect",
                "content_text": content,
                "cue_text": cue,
                "speaker_id": speaker_id,
                "depth": 0,
                "said_precision": "unknown",
                "event_precision": "unknown",
                "in_headline": False,
                "origin_quote_id": quote_id,
                "is_disputed": False,
                "confidence": 0.9,
                "method": "tagger",
            }
        )
        spans = [("content", start, start + len(content))]
        if cue:
            spans.append(("cue", text.index(cue), text.index(cue) + len(cue)))
        self.rows["quote_spans"] += [
            {"quote_id": quote_id, "role": role, "ordinal": 0, "char_start": first, "char_end": last}
            for role, first, last in spans
        ]
        self.rows["quote_speakers"].append({"quote_id": quote_id, "speaker_id": speaker_id, "role": "primary"})
        if (place := text.find(speaker)) >= 0:
            mention = {
                "article_id": article_id,
                "char_start": place,
                "char_end": place + len(speaker),
                "text": speaker,
                "speaker_id": speaker_id,
                "method": "name",
                "score": 1.0,
            }
            if mention not in self.rows["speaker_mentions"]:
                self.rows["speaker_mentions"].append(mention)
        if claim is None:
            self.rows["unclaimed_quotes"].append({"quote_id": quote_id, "reason": "fragment"})
            return quote_id
        claim_id = ids.make_id("claim", claim)
        self.rows["claim_quotes"].append(
            {
                "claim_id": claim_id,
                "quote_id": quote_id,
                "char_start": start,
                "char_end": start + len(content),
                "stance": stance,
                "polarity": "positive",
                "certainty": "certain",
                "tense": "past",
                "origin_id": quote_id,
                "similarity": 1.0,
                "core_id": claim_id,
            }
        )
        claims = {row["claim_id"]: row for row in self.rows["claims"]}
        row = claims.get(claim_id)
        if row is None:
            row = {
                "claim_id": claim_id,
                "statement": statement or content,
                "is_standalone": True,
                "first_quote_id": quote_id,
                "stated_in_quote_id": quote_id,
                "quote_count": 0,
                "speaker_count": 1,
                "article_count": 1,
                "outlet_count": 1,
                "origin_count": 1,
                "is_contested": False,
            }
            self.rows["claims"].append(row)
        row["quote_count"] += 1
        key = (claim_id, speaker_id, stance)
        if key not in {(p["claim_id"], p["speaker_id"], p["stance"]) for p in self.rows["positions"]}:
            self.rows["positions"].append(
                {
                    "claim_id": claim_id,
                    "speaker_id": speaker_id,
                    "stance": stance,
                    "quote_count": 1,
                    "article_count": 1,
                    "origin_count": 1,
                }
            )
        stances = {p["stance"] for p in self.rows["positions"] if p["claim_id"] == claim_id}
        row["is_contested"] = {"asserts", "denies"} <= stances
        self.rows["attributed_claims"].append(
            {
                "quote_id": quote_id,
                "claim_id": claim_id,
                "statement": row["statement"],
                "stance": stance,
                "polarity": "positive",
                "certainty": "certain",
                "speaker_name": speaker,
                "speaker_kind": kind,
                "source_chain": speaker,
                "quote_type": "indirect",
                "content_text": content,
                "context": text[max(0, start - 40) : start + len(content) + 40],
                "outlet": article["outlet"],
                "title": article["title"],
                "url": article["url"],
                "link": f"{article['url']}#:~:text={content.split()[0]},{content.split()[-1]}",
                "origin_id": quote_id,
                "is_origin": True,
                "confidence": 0.9,
                "article_id": article_id,
                "speaker_id": speaker_id,
            }
        )
        return quote_id

    def story(self, *labels: str) -> str:
        articles = [self.articles[label] for label in labels]
        story_id = ids.anchored_id("story", articles[0]["article_id"])
        self.rows["stories"].append(
            {
                "story_id": story_id,
                "headline": articles[0]["title"],
                "article_count": len(articles),
                "outlet_count": 1,
                "origin_count": 1,
            }
        )
        self.rows["story_articles"] += [
            {"story_id": story_id, "article_id": row["article_id"], "similarity": 1.0} for row in articles
        ]
        return story_id

    def tables(self) -> dict[str, pa.Table]:
        rows = dict(self.rows)
        rows["speakers"] = [row | {"quote_count": 1, "article_count": 1} for row in self.speakers.values()]
        rows["speaker_aliases"] = [
            {"speaker_id": row["speaker_id"], "alias": row["name"], "mention_count": 1}
            for row in self.speakers.values()
        ]
        return {table.name: from_rows(table.name, rows.get(table.name, [])) for table in released_tables()}


def harbour() -> Corpus:
    corpus = Corpus()
    corpus.article(
        "courier",
        "Ferries stay in port",
        f"The ferries were stopped by the harbour office, Mara Ellison said. {FILLER} "
        "Nobody stopped any ferry, the harbour office said.",
        licence=None,
    )
    corpus.article(
        "lantern",
        "Harbour office denies stopping ferries",
        f"The ferries were stopped by order, a clerk said. {FILLER}",
        licence="CC-BY-4.0",
    )
    stopped = "The ferries were stopped by the harbour office"
    corpus.quote("courier", stopped, "Mara Ellison", claim="stopped", cue="said")
    corpus.quote(
        "courier", "Nobody stopped any ferry", "harbour office", kind="organization", claim="stopped", stance="denies"
    )
    corpus.quote("lantern", "The ferries were stopped by order", "a clerk", kind="anonymous_person", claim="order")
    corpus.story("courier", "lantern")
    return corpus


def write(tables: dict[str, pa.Table], folder: Path) -> dict[str, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for name, table in tables.items():
        paths[name] = folder / f"{name}.parquet"
        pq.write_table(table, paths[name])
    return paths


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make(
    corpus: Corpus,
    folder: Path,
    releases: Path,
    month: str = "2031-03",
    stated: dict[str, Any] | None = None,
    **more: Any,
) -> Any:
    """Release `corpus` as the command would, its tables written to `folder`; `stated` changes the manifest."""
    tables = corpus.tables()
    paths = write({name: table for name, table in tables.items() if name != "validation_report"}, folder)
    report = from_rows(
        "validation_report",
        [
            {
                "rule": "structure",
                "table_name": name,
                "status": "passed",
                "severity": "critical",
                "checked_count": 1,
                "violation_count": 0,
                "table_sha256": sha256(path),
            }
            for name, path in paths.items()
        ],
    )
    paths |= write({"validation_report": report}, folder)
    manifest = {
        "pipeline_version": "0.1.0",
        "schema_version": SCHEMA_VERSION,
        "code_sha256": "0" * 64,
        "models": {"attribution": "0" * 64},
        "packages": {"duckdb": "2.0.0"},
        "inputs": [{"path": "courier.txt", "sha256": "0" * 64}],
        "tables": {name: sha256(path) for name, path in paths.items()},
    } | (stated or {})
    arguments = {"manifest": manifest, "report": report, "created_at": f"{month}-01T00:00:00Z"} | more
    return release(paths, releases, **arguments)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def reproducible(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(folder).items() if name not in ("onrecord.duckdb", "SHA256SUMS")}


def rows_of(path: Path) -> list[dict[str, Any]]:
    return pq.ParquetFile(path).read().to_pylist()  # type: ignore[no-any-return]


def replace(table: pa.Table, column: str, values: list[Any]) -> pa.Table:
    place = table.schema.get_field_index(column)
    return table.set_column(place, table.schema.field(place), pa.array(values, table.schema.field(place).type))


# --- the folder -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two releases: in the second a quotation is gone, one is new, and a speaker has another id."""
    root = tmp_path_factory.mktemp("two")
    releases = root / "releases"
    assert make(harbour(), root / "one", releases).version == "v2031.03.1"
    corpus = harbour()
    gone = corpus.quote("lantern", "Vendors kept their shutters half closed", "Ole Brandt")
    for name in ("quotes", "quote_spans", "quote_speakers", "unclaimed_quotes"):
        corpus.rows[name] = [row for row in corpus.rows[name] if row["quote_id"] != gone]
    corpus.quote("lantern", "gulls circled above masts", "Ole Brandt")
    old, new = ids.make_id("speaker", "Mara Ellison"), ids.make_id("speaker", "M. Ellison")
    corpus.speakers = {key: row for key, row in corpus.speakers.items() if key != old} | {
        new: corpus.speakers[old] | {"speaker_id": new}
    }
    for rows in corpus.rows.values():
        for row in rows:
            if row.get("speaker_id") == old:
                row["speaker_id"] = new
    assert make(corpus, root / "two", releases).version == "v2031.03.2"
    return releases


def test_a_release_holds_what_it_promises(two: Path) -> None:
    for version in ("v2031.03.1", "v2031.03.2"):
        folder = two / version
        assert verify(folder) == []
        names = contents(folder).keys()
        assert {f"parquet/{table.name}.parquet" for table in released_tables()} <= names
        assert {
            "README.md",
            "sample.csv",
            "datapackage.json",
            "ATTRIBUTION.csv",
            "CITATION.cff",
            "DATASHEET.md",
            "CHANGES.md",
            "data-dictionary.md",
            "data-dictionary.html",
            "validation.html",
            "croissant.json",
            "tombstones.parquet",
            "LICENSE-DATA",
            "manifest.json",
            "validation.json",
            "onrecord.duckdb",
            "id_changes.parquet",
            "disclosed.parquet",
            "SHA256SUMS",
        } <= names
    manifest = json.loads((two / "v2031.03.2" / "manifest.json").read_text())
    assert manifest["previous_version"] == "v2031.03.1"
    assert manifest["counts"]["quotes"] == manifest["tables"]["quotes"]["rows"] == 4
    assert manifest["licences"] == [
        {"license": "CC-BY-4.0", "text": "full", "articles": 1},
        {"license": None, "text": "limited", "articles": 1},
    ]
    validation = json.loads((two / "v2031.03.2" / "validation.json").read_text())
    assert validation["statuses"] == {"passed": len(released_tables()) - 1}


def test_csv_holds_what_parquet_holds(two: Path) -> None:
    folder = two / "v2031.03.2"
    with connect() as connection:
        for table in released_tables():
            form = released_form(table)
            source = f"read_parquet('{folder / 'parquet' / table.name}.parquet')"
            types = ", ".join(f"'{field.name}': '{TYPES[field.kind]}'" for field in form.fields)
            told = f"read_csv('{folder / 'csv' / table.name}.csv.gz', header = true, columns = {{{types}}})"
            assert connection.execute(f"SELECT count(*) FROM {told}").fetchall() == [
                (pq.ParquetFile(folder / "parquet" / f"{table.name}.parquet").metadata.num_rows,)
            ]
            for one, other in ((source, told), (told, source)):
                assert connection.execute(f"FROM {one} EXCEPT ALL FROM {other}").fetchall() == [], table.name


def test_csv_keeps_hostile_text_times_and_the_difference_of_nothing_and_empty(tmp_path: Path) -> None:
    table = Table(
        name="hostile", stage="x", title="Hostile", description="Hostile.", key=("id",),
        fields=(Field("id", "integer", "A number."), Field("text", "string", "A text.", nullable=True),
                Field("at", "timestamp", "A time.", nullable=True)),
    )  # fmt: skip
    texts = ['a,"b"', "two\nlines\r\n", "", None, "=cmd|' /C calc'!A0", "é\u2028\u0000x", "  spaces "]
    moment = datetime(1969, 7, 20, 20, 17, 40, 123456, tzinfo=UTC)
    rows = [{"id": number, "text": text, "at": moment if number % 2 else None} for number, text in enumerate(texts)]
    pq.write_table(pa.Table.from_pylist(rows, schema=arrow.schema(table)), tmp_path / "hostile.parquet")
    with connect() as connection:
        csv_files.write(connection, tmp_path / "hostile.parquet", table, tmp_path / "hostile.csv.gz")
    with gzip.open(tmp_path / "hostile.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        found = list(csv.reader(lines, strict=True))
    assert [row[1] for row in found[1:]] == [text or "" for text in texts]
    assert found[2][2] == "1969-07-20T20:17:40.123456Z" and found[1][2] == ""
    raw = gzip.decompress((tmp_path / "hostile.csv.gz").read_bytes()).decode()
    assert '2,"",' in raw.replace("\r\n", "\n") and "3,,1969" in raw


def test_the_data_package_describes_every_file_of_a_table(two: Path) -> None:
    folder = two / "v2031.03.2"
    package = json.loads((folder / "datapackage.json").read_text())
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert set(resources) == {name for table in released_tables() for name in (table.name, f"{table.name}-csv")}
    for resource in resources.values():
        data = (folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        names = [field["name"] for field in resource["schema"]["fields"]]
        if resource["format"] == "parquet":
            assert names == pq.read_schema(folder / resource["path"]).names
        assert set(resource["schema"]["primaryKey"]) <= set(names)
        for foreign in resource["schema"].get("foreignKeys", ()):
            target = resources[foreign["reference"]["resource"]]["schema"]["fields"]
            assert set(foreign["reference"]["fields"]) <= {field["name"] for field in target}


def test_the_card_the_citation_and_the_attribution(two: Path) -> None:
    folder = two / "v2031.03.2"
    _, front, text = (folder / "README.md").read_text().split("---\n", 2)
    card = yaml.safe_load(front)
    assert {one["config_name"] for one in card["configs"]} == {table.name for table in released_tables()}
    assert all((folder / one["data_files"]).is_file() for one in card["configs"])
    assert [one["config_name"] for one in card["configs"] if one.get("default")] == ["attributed_claims"]
    assert text.lstrip().startswith("# On Record v2031.03.2")
    cited = yaml.safe_load((folder / "CITATION.cff").read_text())
    assert (cited["version"], cited["type"], cited["license"]) == ("v2031.03.2", "dataset", "CC-BY-4.0")
    with (folder / "ATTRIBUTION.csv").open(encoding="utf-8", newline="") as lines:
        outlets = list(csv.DictReader(lines))
    assert sum(int(row["articles"]) for row in outlets) == 2 and {row["license"] for row in outlets} == {
        "",
        "CC-BY-4.0",
    }


def test_an_archive_is_the_release_and_has_the_same_bytes_again(two: Path, tmp_path: Path) -> None:
    folder = two / "v2031.03.2"
    target = archive(folder, tmp_path / "archives")
    first = target.read_bytes()
    assert target.name == "onrecord-v2031.03.2.zip"
    checked = subprocess.run(
        ["sha256sum", "-c", f"{target.name}.sha256"], cwd=target.parent, capture_output=True, check=False
    )
    assert checked.returncode == 0
    with zipfile.ZipFile(target) as packed:
        packed.extractall(tmp_path / "there")
    assert contents(tmp_path / "there" / "onrecord-v2031.03.2") == contents(folder)
    assert verify(tmp_path / "there" / "onrecord-v2031.03.2") == []
    shutil.copytree(folder, tmp_path / "copy" / folder.name)
    assert archive(tmp_path / "copy" / folder.name, tmp_path / "again").read_bytes() == first
    assert sorted(path.name for path in target.parent.iterdir()) == [target.name, f"{target.name}.sha256"]


def test_a_damaged_release_is_not_archived(two: Path, tmp_path: Path) -> None:
    shutil.copytree(two / "v2031.03.2", tmp_path / "v2031.03.2")
    (tmp_path / "v2031.03.2" / "CHANGES.md").write_text("other")
    with pytest.raises(ValueError, match=r"CHANGES\.md is not the file"):
        archive(tmp_path / "v2031.03.2", tmp_path / "archives")
    assert not (tmp_path / "archives").exists()


def test_the_datasheet_has_the_figures_of_the_release(two: Path) -> None:
    sheet = (two / "v2031.03.2" / "DATASHEET.md").read_text()
    assert "2 articles" in sheet and "4 quotations" in sheet and "CC-BY-4.0 1, none stated 1" in sheet
    assert not re.search(r"[{}]", sheet)


def test_a_sample_is_of_a_thousand_rows_and_always_the_same(tmp_path: Path) -> None:
    table = Table(
        name="numbers", stage="x", title="Numbers", description="Numbers.", key=("id",),
        fields=(Field("id", "string", "A number."),),
    )  # fmt: skip
    drawn = []
    for order in (1, -1):
        ids_ = [f"n{number:05}" for number in range(3000)][::order]
        pq.write_table(pa.table({"id": ids_}), tmp_path / "numbers.parquet")
        with connect() as connection:
            csv_files.write_sample(connection, tmp_path / "numbers.parquet", table, tmp_path / "sample.csv")
        drawn.append((tmp_path / "sample.csv").read_text().split())
    assert drawn[0] == drawn[1] and len(drawn[0]) == 1001 and drawn[0][1:] == sorted(drawn[0][1:])
    assert drawn[0][1] != "n00000" or drawn[0][1000] != "n00999"


def test_the_index_names_every_release_and_the_latest(two: Path) -> None:
    listed = json.loads((two / "releases.json").read_text())
    assert [entry["version"] for entry in listed["releases"]] == ["v2031.03.1", "v2031.03.2"]
    latest = json.loads((two / "latest.json").read_text())
    assert latest == listed["releases"][-1] and listed["latest"] == latest["version"]
    assert latest["sha256sums_sha256"] == sha256(two / latest["path"] / "SHA256SUMS")
    assert latest["schema_version"] == SCHEMA_VERSION and latest["rows"]["articles"] == 2
    assert not [path for path in two.iterdir() if path.name.startswith(".staging") or path.name.endswith(".new")]


def test_the_difference_to_the_release_before(two: Path) -> None:
    folder = two / "v2031.03.2"
    quotes = rows_of(folder / "diff" / "quotes.parquet")
    assert {(row["op"], row["changed_columns"]) for row in quotes} == {("added", None), ("changed", "speaker_id")}
    summary = json.loads((folder / "diff" / "summary.json").read_text())["tables"]
    assert (summary["quotes"]["added"], summary["quotes"]["changed"], summary["quotes"]["unchanged"]) == (1, 1, 2)
    assert summary["articles"] == {
        "added": 0,
        "removed": 0,
        "changed": 0,
        "unchanged": 2,
        "why": {},
        "columns_added": [],
        "columns_removed": [],
        "columns_retyped": [],
    }
    assert [(row["op"], row["speaker_id"]) for row in rows_of(folder / "diff" / "speakers.parquet")].count(
        ("removed", ids.make_id("speaker", "Mara Ellison"))
    ) == 1
    assert rows_of(folder / "id_changes.parquet") == [
        {
            "old_id": ids.make_id("speaker", "Mara Ellison"),
            "new_id": ids.make_id("speaker", "M. Ellison"),
            "kind": "speaker",
            "reason": "renamed",
        }
    ]
    changes = (folder / "CHANGES.md").read_text()
    assert "| `quotes` | 1 | 0 | 1 | 2 |" in changes and "speaker: 1 renamed" in changes
    assert not (two / "v2031.03.1" / "diff").exists()


def test_the_queries_of_the_readme_run_as_printed(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two / "v2031.03.2")
    queries = re.findall(r"```sql\n(.*?)```", Path("README.md").read_text(), re.DOTALL)
    assert len(queries) == 3
    answers = []
    for query in queries:
        with duckdb.connect() as connection:
            answers.append(connection.execute(query).fetchall())
    assert [row[1:3] for row in answers[0]] == [("asserts", "Mara Ellison"), ("denies", "harbour office")]
    assert answers[1] == [("Courier", 2, 0), ("Lantern", 1, 1)]
    assert [row[0] for row in answers[2]] == ["harbour office"]


def test_the_database_has_comments_and_views_and_opens_in_duckdb_1_4(two: Path) -> None:
    file = two / "v2031.03.2" / "onrecord.duckdb"
    # After a checksum and the magic word comes the storage version; 67 is that of DuckDB 1.4.
    assert file.read_bytes()[8:12] == b"DUCK" and int.from_bytes(file.read_bytes()[12:20], "little") <= 67
    with duckdb.connect(str(file), read_only=True) as connection:
        uncommented = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal "
            "AND table_name IN (SELECT table_name FROM duckdb_tables()) AND table_name <> 'about'"
        ).fetchall()
        assert uncommented == []
        contested = connection.execute("SELECT affirmed_by, denied_by FROM contested_claims").fetchall()
        assert contested == [("Mara Ellison", "harbour office")]
        assert connection.execute("SELECT affirmed_by FROM anonymous_only_claims").fetchall() == [("a clerk",)]
        for name in views():
            connection.execute(f"FROM {name}").fetchall()
        described = connection.execute("SELECT count(comment) FROM duckdb_views() WHERE NOT internal").fetchall()
        assert described[0][0] == len(views()) >= 7
        assert connection.execute("SELECT title FROM about").fetchall() == [("On Record v2031.03.2",)]


def test_views_answer_under_another_name_of_the_database(two: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{two / 'v2031.03.2' / 'onrecord.duckdb'}' AS elsewhere (READ_ONLY)")
        assert connection.execute("SELECT count(*) FROM elsewhere.denials").fetchall() == [(1,)]


def test_the_local_database_replaces_one_that_is_open(tmp_path: Path) -> None:
    paths = write(harbour().tables(), tmp_path / "it's here")
    target = tmp_path / "onrecord.duckdb"
    write_database(target, paths, title="first")
    target.with_name("onrecord.duckdb.wal").write_bytes(b"left by a killed session")
    with duckdb.connect() as reader:
        other = tmp_path / "copy.duckdb"
        other.hardlink_to(target)
        reader.execute(f"ATTACH '{other}' AS old (READ_ONLY)")
        write_database(target, paths, title="second")
        assert reader.execute("SELECT title FROM old.about").fetchall() == [("first",)]
    other.unlink()
    with duckdb.connect(str(target), read_only=True) as connection:
        assert connection.execute("SELECT title FROM about").fetchall() == [("second",)]
        assert connection.execute("SELECT count(text) FROM articles").fetchall() == [(2,)]
    assert {path.name for path in tmp_path.iterdir()} == {"it's here", "onrecord.duckdb"}


def test_a_table_that_is_not_as_declared_is_refused(tmp_path: Path) -> None:
    paths = write({"stories": pa.table({"story_id": ["t_1"]})}, tmp_path)
    with pytest.raises(ValueError, match="stories"):
        write_database(tmp_path / "x.duckdb", paths, title="x")


# --- versions, refusals, crashes ------------------------------------------------------------------------------------


def test_nothing_new_makes_no_release_and_touches_nothing(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    make(harbour(), tmp_path / "tables", releases)
    before = contents(releases)
    again = make(harbour(), tmp_path / "tables", releases, month="2031-04")
    assert again.version is None and "nothing has changed since v2031.03.1" in again.reason
    assert again.path == releases / "v2031.03.1"
    assert {name: data for name, data in contents(releases).items() if name != ".lock"} == {
        name: data for name, data in before.items() if name != ".lock"
    }


def test_versions_count_within_the_month() -> None:
    assert index.next_version("2031-03", []) == "v2031.03.1"
    assert index.next_version("2031-03", ["v2031.03.9", "v2031.03.10", "v2031.02.30"]) == "v2031.03.11"
    assert index.next_version("2031-04", ["v2031.03.9"]) == "v2031.04.1"
    with pytest.raises(ReleaseRefused, match="clock"):
        index.next_version("2031-02", ["v2031.03.1"])
    with pytest.raises(ValueError, match="YYYY-MM"):
        index.next_version("2031-13", [])


def test_the_gate_refuses_with_all_reasons(tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        make(harbour(), tmp_path / "tables", tmp_path / "releases", refusals=["quotes: slices", "claims: orphans"])
    assert refused.value.reasons == ["quotes: slices", "claims: orphans"]
    assert not (tmp_path / "releases").exists()


def test_tables_that_were_not_validated_as_they_are_are_refused(tmp_path: Path) -> None:
    report = from_rows("validation_report", [])
    with pytest.raises(ReleaseRefused, match="table quotes was not validated as it is"):
        make(harbour(), tmp_path / "tables", tmp_path / "releases", report=report)


def test_a_missing_table_and_a_missing_statement_are_named(tmp_path: Path) -> None:
    paths = write(harbour().tables(), tmp_path / "tables")
    del paths["claims"]
    with pytest.raises(ReleaseRefused) as refused:
        release(
            paths,
            tmp_path / "releases",
            manifest={},
            report=from_rows("validation_report", []),
            created_at="2031-03-01T00:00:00Z",
        )
    assert "table claims is missing" in refused.value.reasons
    assert "the manifest does not state models" in refused.value.reasons


def test_a_second_release_at_the_same_time_says_so(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    releases.mkdir()
    with (releases / ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        held.write("4711")
        held.flush()
        with pytest.raises(ReleaseRefused, match=r"another release is being made in .*4711"):
            make(harbour(), tmp_path / "tables", releases)
    assert make(harbour(), tmp_path / "tables", releases).version == "v2031.03.1"


def test_a_damaged_latest_release_is_not_built_on(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    first = make(harbour(), tmp_path / "tables", releases).path
    (first / "disclosed.parquet").write_bytes(b"")
    with pytest.raises(ReleaseRefused, match=r"damaged: disclosed\.parquet is not the file"):
        make(harbour(), tmp_path / "tables", releases)


def test_a_removed_release_is_missed_but_blocks_nothing(two: Path, tmp_path: Path) -> None:
    releases = shutil.copytree(two, tmp_path / "releases")
    shutil.rmtree(releases / "v2031.03.2")
    corpus = harbour()
    corpus.quote("lantern", "gulls circled above masts", "Ole Brandt")
    assert make(corpus, tmp_path / "tables", releases).version == "v2031.03.3"
    statuses = {entry["version"]: entry["status"] for entry in index.listed(releases)}
    assert statuses == {"v2031.03.1": "available", "v2031.03.2": "missing", "v2031.03.3": "available"}
    manifest = json.loads((releases / "v2031.03.3" / "manifest.json").read_text())
    assert manifest["previous_version"] == "v2031.03.1"
    # What the missing one printed still counts.
    out = {tuple(row.values()) for row in rows_of(two / "v2031.03.2" / "disclosed.parquet")}
    assert out <= {tuple(row.values()) for row in rows_of(releases / "disclosed.parquet")}


def test_no_release_without_the_ledger_of_one_that_is_gone(two: Path, tmp_path: Path) -> None:
    releases = shutil.copytree(two, tmp_path / "releases")
    shutil.rmtree(releases / "v2031.03.2")
    (releases / "disclosed.parquet").write_bytes(b"")
    with pytest.raises(ReleaseRefused, match="keeps count of the text that is out: restore it"):
        make(harbour(), tmp_path / "tables", releases)


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    left = releases / ".staging-v2031.03.1" / "parquet"
    left.mkdir(parents=True)
    (left / "quotes.parquet").write_bytes(b"half a fi")
    (releases / "latest.json.new").write_text("{")
    (releases / "notes.txt").write_text("mine")
    assert make(harbour(), tmp_path / "tables", releases).version == "v2031.03.1"
    assert sorted(path.name for path in releases.iterdir()) == [
        ".lock",
        "disclosed.parquet",
        "latest.json",
        "notes.txt",
        "releases.json",
        "v2031.03.1",
    ]


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}]
import pipelines.release.build as build, pipelines.release.contents as contents, pipelines.release.index as index
import test_release as t
def die(*args, **more):
    os.kill(os.getpid(), signal.SIGKILL)
if {point!r} == "in the tables":
    contents.write_database = die
elif {point!r} == "before the rename":
    build._put_in_place = die
else:
    write = index.write_json
    index.write_json = lambda path, content: die() if path.name == {point!r} else write(path, content)
t.make(t.harbour(), Path({folder!r}), Path({releases!r}))
"""


@pytest.mark.parametrize("point", ["in the tables", "before the rename", "releases.json"])
def test_a_killed_release_leaves_nothing_half_made(two: Path, tmp_path: Path, point: str) -> None:
    releases = tmp_path / "releases"
    script = KILLED.format(
        root=str(ROOT), tests=str(ROOT / "tests"), point=point, folder=str(tmp_path / "tables"), releases=str(releases)
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    visible = index.folders(releases)
    assert [verify(folder) for folder in visible] == [[] for _ in visible]
    assert (len(visible) == 1) == point.endswith(".json")
    outcome = make(harbour(), tmp_path / "tables", releases)
    assert outcome.version == (None if visible else "v2031.03.1")
    assert reproducible(outcome.path) == reproducible(two / "v2031.03.1")
    assert json.loads((releases / "latest.json").read_text())["version"] == "v2031.03.1"
    assert [entry["version"] for entry in index.listed(releases)] == ["v2031.03.1"]
    assert not list(releases.glob(".staging-*"))


def test_an_error_leaves_no_staging_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.release.build.verify", lambda folder: ["table quotes: its rows are odd"])
    with pytest.raises(ReleaseRefused, match="came out wrong: table quotes"):
        make(harbour(), tmp_path / "tables", tmp_path / "releases")
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [".lock"]


def test_an_existing_version_is_never_rewritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    releases = tmp_path / "releases"
    first = make(harbour(), tmp_path / "tables", releases).path
    before = contents(first)
    monkeypatch.setattr(index, "next_version", lambda month, known: "v2031.03.1")
    corpus = harbour()
    corpus.quote("lantern", "gulls circled above masts", "Ole Brandt")
    with pytest.raises(ReleaseRefused, match="never rewritten"):
        make(corpus, tmp_path / "tables", releases)
    assert contents(first) == before


def test_the_same_tables_make_the_same_bytes(two: Path, tmp_path: Path) -> None:
    shuffled = harbour()
    for rows in shuffled.rows.values():
        rows.reverse()
    again = make(shuffled, tmp_path / "tables", tmp_path / "releases").path
    assert reproducible(again) == reproducible(two / "v2031.03.1")


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda folder: (folder / "README.md").write_text("x"), "README.md is not the file"),
        (lambda folder: (folder / "CHANGES.md").unlink(), "CHANGES.md is missing"),
        (lambda folder: (folder / "extra").write_text("x"), "extra is not listed"),
        (lambda folder: (folder / "SHA256SUMS").unlink(), "SHA256SUMS is missing"),
        (lambda folder: drop_row(folder, "quotes"), "names no row of quotes"),
        (lambda folder: drop_row(folder, "stories"), "table stories: 0 rows, the manifest says 1"),
        (lambda folder: drop_row(folder, "positions", keep=2), "table positions: 1 rows repeat a key"),
        (lambda folder: shift_span(folder), "is not what the article has at their quote_spans"),
        (lambda folder: change_words(folder), "has not the hash in content_sha256"),
    ],
)
def test_verify_finds(two: Path, tmp_path: Path, damage: Any, problem: str) -> None:
    folder = shutil.copytree(two / "v2031.03.1", tmp_path / "v2031.03.1")
    assert verify(folder) == []
    damage(folder)
    assert any(problem in found for found in verify(folder)), verify(folder)


def drop_row(folder: Path, name: str, keep: int = 0) -> None:
    """Lose the first row of a table, or print it `keep` times."""
    table = pq.ParquetFile(folder / "parquet" / f"{name}.parquet").read()
    put(folder, name, pa.concat_tables([table.slice(0, 1)] * keep + [table.slice(1)]))


def put(folder: Path, name: str, table: pa.Table) -> None:
    """Replace a table, with a checksum that says nothing of it."""
    path = folder / "parquet" / f"{name}.parquet"
    pq.write_table(table, path)
    sums = folder / "SHA256SUMS"
    lines = [line for line in sums.read_text().splitlines() if not line.endswith(f"parquet/{name}.parquet")]
    sums.write_text("\n".join([*lines, f"{sha256(path)}  parquet/{name}.parquet"]) + "\n")


def shift_span(folder: Path) -> None:
    spans = pq.ParquetFile(folder / "parquet" / "quote_spans.parquet").read()
    put(folder, "quote_spans", replace(spans, "char_start", [start + 1 for start in spans["char_start"].to_pylist()]))


def change_words(folder: Path) -> None:
    quotes = pq.ParquetFile(folder / "parquet" / "quotes.parquet").read()
    put(folder, "quotes", replace(quotes, "content_text", ["never said"] * quotes.num_rows))


# --- ids ------------------------------------------------------------------------------------------------------------


def members(folder: Path, groups: dict[str, str]) -> dict[str, Path]:
    """Tables in which only claims have members: claim -> quotes, one letter each."""
    rows = [{"claim_id": claim, "quote_id": quote} for claim, quotes in groups.items() for quote in quotes]
    schema = pa.schema([("claim_id", pa.string()), ("quote_id", pa.string())])
    speakers = pa.schema([("speaker_id", pa.string()), ("quote_id", pa.string())])
    stories = pa.schema([("story_id", pa.string()), ("article_id", pa.string())])
    return write(
        {
            "claim_quotes": pa.Table.from_pylist(rows, schema),
            "quotes": speakers.empty_table(),
            "quote_speakers": speakers.empty_table(),
            "story_articles": stories.empty_table(),
        },
        folder,
    )


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ({"c1": "ab"}, {"c1": "abc", "c2": "d"}, set()),
        ({"c1": "ab"}, {"c2": "ab"}, {("c1", "c2", "renamed")}),
        ({"c1": "ab", "c2": "cd"}, {"c1": "abcd"}, {("c2", "c1", "merged")}),
        ({"c1": "ab", "c2": "cd"}, {"c3": "abcd"}, {("c1", "c3", "merged"), ("c2", "c3", "merged")}),
        ({"c1": "abcd"}, {"c1": "abc", "c2": "d"}, {("c1", "c2", "split")}),
        ({"c1": "abcd"}, {"c2": "abc", "c3": "d"}, {("c1", "c2", "renamed"), ("c1", "c3", "split")}),
        ({"c1": "ab", "c2": "c"}, {"c2": "c"}, {("c1", None, "gone")}),
    ],
)
def test_ids_are_matched_by_members(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], changes: set[tuple[str, str | None, str]]
) -> None:
    with connect() as connection:
        tables = (members(tmp_path / "before", before), members(tmp_path / "after", after))
        found = id_changes(connection, *tables).to_pylist()
    assert {(row["old_id"], row["new_id"], row["reason"]) for row in found} == changes
    assert {row["kind"] for row in found} <= {"claim"}


# --- rights ---------------------------------------------------------------------------------------------------------

WORDS = [f"w{number:03}x{number * 7919 % 1000:03}" for number in range(400)]


def recoverable(texts: dict[str, str], several: list[dict[str, pa.Table]]) -> dict[str, float]:
    """Share of each article that all strings of the released tables give away, worked out word by word."""
    shares = {}
    seen: set[str] = set()
    for tables in several:
        for table in tables.values():
            for column in table.columns:
                if column.type == pa.string():
                    seen |= {value for value in column.to_pylist() if value}
    for article, text in texts.items():
        words = list(re.finditer(r"\w+", text))
        out = [False] * len(text)
        grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in range(len(words) - 3):
            grams[tuple(word.group().lower() for word in words[place : place + 4])].append(place)
        for value in seen:
            said = [word.lower() for word in re.findall(r"\w+", value)]
            for start in range(len(said) - 3):
                for place in grams.get(tuple(said[start : start + 4]), ()):
                    first, last = words[place].start(), words[place + 3].end()
                    out[first:last] = [True] * (last - first)
        for tables in several:
            spans = tables["quote_spans"].to_pylist()
            full = {
                row["quote_id"]
                for row in tables["quotes"].to_pylist()
                if row["article_id"] == article and row["content_text"] is not None
            }
            for span in spans:
                if span["quote_id"] in full:
                    first, last = span["char_start"], span["char_end"]
                    out[first:last] = [True] * (last - first)
        shares[article] = sum(out) / max(1, len(text))
    return shares


def limited(quotes: list[tuple[int, int, bool]], *, licence: str | None, name: str) -> Corpus:
    """An article of distinct words, a reprint, and quotations of both: (first word, words, whether of the reprint)."""
    corpus = Corpus()
    title = " ".join(WORDS[:6])
    corpus.article("first", title, " ".join(WORDS[6:200]), licence=licence)
    corpus.article("reprint", " ".join(WORDS[300:305]), " ".join(WORDS[20:180]) + ".", licence=licence, copy_of="first")
    corpus.related("first", "reprint")
    for number, (start, length, is_reprint) in enumerate(quotes):
        content = " ".join(WORDS[start : start + length])
        label = "reprint" if is_reprint else "first"
        quote_id = ids.make_id("quote", corpus.articles[label]["article_id"], ids.fold(content), 0)
        if quote_id not in {quote["quote_id"] for quote in corpus.rows["quotes"]}:
            corpus.quote(
                label,
                content,
                f"{name} {number % 3} " + " ".join(WORDS[100:105]),
                claim=f"{name} {number % 5}",
                stance="denies" if number % 4 == 0 else "asserts",
            )
    corpus.story("first", "reprint")
    return corpus


QUOTES = st.lists(st.tuples(st.integers(20, 150), st.integers(1, 25), st.booleans()), max_size=15)


@settings(max_examples=40, deadline=None)
@given(first=QUOTES, second=QUOTES, licence=st.sampled_from([None, "", "CC-BY-NC-4.0", "proprietary"]))
def test_no_limited_article_can_be_put_together_from_all_releases(
    first: list[tuple[int, int, bool]], second: list[tuple[int, int, bool]], licence: str | None
) -> None:
    one = limited(first, licence=licence, name="a")
    two = limited(second, licence=licence, name="b")
    released = rights.apply(one.tables(), rights.nothing_out())
    again = rights.apply(two.tables(), released.disclosed)
    texts = {row["article_id"]: row["text"] for row in one.articles.values()}
    shares = recoverable(texts, [released.tables, again.tables])
    assert max(shares.values()) <= 0.2
    repeated = rights.apply(two.tables(), again.disclosed)
    assert repeated.disclosed.equals(again.disclosed)
    assert all(repeated.tables[name].equals(table) for name, table in again.tables.items())


def test_open_licences_release_everything() -> None:
    tables = limited([(20, 90, False), (60, 90, True)], licence="cc-by-sa-4.0", name="a").tables()
    released = rights.apply(tables, rights.nothing_out()).tables
    for name, table in tables.items():
        assert released[name].select(table.column_names).to_pylist() == table.to_pylist(), name
    assert set(released["quotes"]["text_status"].to_pylist()) == {"full"}


@pytest.mark.parametrize("licence", [None, "", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "All rights reserved", "CC-BY-9.9"])
def test_other_licences_are_not_open(licence: str | None) -> None:
    assert not rights.is_open(licence)


def test_a_withheld_quotation_is_null_everywhere_and_keeps_its_hash() -> None:
    corpus = Corpus()
    corpus.article("courier", "Tide table", " ".join(WORDS[:60]), licence=None)
    short = corpus.quote("courier", " ".join(WORDS[2:7]), "Mara Ellison", claim="one", cue=WORDS[7])
    content = " ".join(WORDS[20:50])
    long = corpus.quote("courier", content, "Mara Ellison", claim="two", cue=WORDS[50])
    corpus.story("courier")
    released = rights.apply(corpus.tables(), rights.nothing_out()).tables
    quotes = {row["quote_id"]: row for row in released["quotes"].to_pylist()}
    assert quotes[short]["text_status"] == "full" and quotes[short]["cue_text"] == WORDS[7]
    assert quotes[long]["text_status"] == "withheld"
    assert quotes[long]["content_sha256"] == hashlib.sha256(content.encode()).hexdigest()
    for table in released.values():
        for column in table.columns:
            if column.type == pa.string():
                assert not [value for value in column.to_pylist() if value and WORDS[30] in value]
    wide = {row["quote_id"]: row for row in released["attributed_claims"].to_pylist()}
    assert wide[long]["statement"] is wide[long]["content_text"] is wide[long]["link"] is None
    assert wide[long]["content_sha256"] == quotes[long]["content_sha256"]
    assert wide[short]["content_text"] and wide[short]["link"] and wide[short]["context"] is None
    assert wide[long]["title"] == released["stories"]["headline"][0].as_py() == "Tide table"


def test_contested_claims_come_first_then_position() -> None:
    corpus = Corpus()
    corpus.article("courier", "Tide", " ".join(WORDS[:150]), licence=None)
    early = corpus.quote("courier", " ".join(WORDS[1:14]), "Mara Ellison", claim="plain")
    middle = corpus.quote("courier", " ".join(WORDS[50:63]), "Ole Brandt", claim="hot")
    late = corpus.quote("courier", " ".join(WORDS[100:113]), "Ida Quist", claim="hot", stance="denies")
    status = {
        row["quote_id"]: row["text_status"]
        for row in rights.apply(corpus.tables(), rights.nothing_out()).tables["quotes"].to_pylist()
    }
    assert status == {early: "withheld", middle: "full", late: "full"}


def test_a_text_over_300_characters_is_withheld_however_long_the_article() -> None:
    corpus = Corpus()
    body = "\n\n".join([FILLER, " ".join(WORDS), FILLER.upper(), " ".join(reversed(WORDS))])
    corpus.article("courier", "Tide", body, licence=None)
    just, over = body[:300], body[1000:1301]
    quotes = [corpus.quote("courier", text, "Mara Ellison", claim=text) for text in (just, over)]
    status = {
        row["quote_id"]: row["text_status"]
        for row in rights.apply(corpus.tables(), rights.nothing_out()).tables["quotes"].to_pylist()
    }
    assert [status[quote] for quote in quotes] == ["full", "withheld"]


def test_a_name_that_is_a_phrase_of_the_article_counts_and_may_be_withheld() -> None:
    corpus = Corpus()
    phrase = "a man on the quay who gave his name only as the one that counts the boats at night"
    corpus.article("courier", "Boats", f"{phrase} said they left. " + " ".join(WORDS[:30]), licence=None)
    corpus.quote("courier", "they left", phrase, kind="anonymous_person", claim="left")
    released = rights.apply(corpus.tables(), rights.nothing_out()).tables
    assert released["speakers"]["name"].to_pylist() == [None]
    assert released["attributed_claims"]["speaker_name"].to_pylist() == [None]
    assert released["attributed_claims"]["source_chain"].to_pylist() == [None]
    assert released["speaker_aliases"].num_rows == 0
    assert released["speaker_mentions"]["text"].to_pylist() == [None]
    assert released["quotes"]["content_text"].to_pylist() == ["they left"]


def test_what_was_out_of_an_earlier_text_of_the_article_still_counts() -> None:
    def corpus(body: str, words: slice) -> Corpus:
        made = Corpus()
        made.article("courier", "Tide", body, licence=None)
        made.quote("courier", " ".join(WORDS[words]), "Mara Ellison", claim="one")
        return made

    first = rights.apply(corpus(" ".join(WORDS[:100]), slice(0, 15)).tables(), rights.nothing_out())
    assert first.tables["quotes"]["text_status"].to_pylist() == ["full"]
    changed = corpus(" ".join(WORDS[:99]), slice(40, 55)).tables()
    assert rights.apply(changed, rights.nothing_out()).tables["quotes"]["text_status"].to_pylist() == ["full"]
    second = rights.apply(changed, first.disclosed)
    assert second.tables["quotes"]["text_status"].to_pylist() == ["withheld"]
    assert set(first.disclosed.to_pylist()[0].values()) <= {
        value for row in second.disclosed.to_pylist() for value in row.values()
    }


def test_an_article_that_was_open_and_is_no_more_gives_nothing_further() -> None:
    opened = limited([(30, 5, False)], licence="CC0-1.0", name="a").tables()
    closed = limited([(30, 5, False)], licence=None, name="a").tables()
    released = rights.apply(closed, rights.apply(opened, rights.nothing_out()).disclosed).tables
    assert set(released["quotes"]["text_status"].to_pylist()) == {"withheld"}
    assert released["articles"]["text"].null_count == 2


def test_details_of_breaches_do_not_quote_limited_articles() -> None:
    tables = harbour().tables()
    tables["validation_report"] = from_rows(
        "validation_report",
        [
            {
                "rule": "slices",
                "table_name": "quotes",
                "status": status,
                "severity": "warning",
                "checked_count": 1,
                "violation_count": 1,
                "detail": detail,
                "table_sha256": digit * 64,
            }
            for status, detail, digit in (("warned", "found: The ferries were stopped", "1"),)
        ],
    )
    assert rights.apply(tables, rights.nothing_out()).tables["validation_report"]["detail"].to_pylist() == [None]


def test_every_private_field_is_decided_on() -> None:
    """A new text column has to be thought through: put it here once `rights` withholds it."""
    private = {(table.name, field.name) for table in released_tables() for field in table.fields if field.private}
    assert private == {
        ("articles", "title"),
        ("articles", "text"),
        ("quotes", "content_text"),
        ("quotes", "source_text"),
        ("quotes", "cue_text"),
        ("quotes", "addressee_text"),
        ("speaker_mentions", "text"),
        ("speaker_mentions", "role"),
        ("speaker_mentions", "affiliation"),
        ("speaker_mentions", "descriptor"),
        ("stories", "headline"),
        ("claims", "statement"),
        ("attributed_claims", "statement"),
        ("attributed_claims", "content_text"),
        ("attributed_claims", "context"),
        ("attributed_claims", "title"),
        ("attributed_claims", "link"),
    }


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_spans_and_sets_of_characters_are_the_same(spans: list[tuple[int, int]]) -> None:
    characters = sorted({place for start, end in spans for place in range(start, end)})
    found = runs(bits(spans))
    assert [place for start, end in found for place in range(start, end)] == characters
    assert merged(spans) == found and all(one[1] < two[0] for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("THE FERRIES, were stopped", ["The ferries were stopped"]),
        ("It said the ferries were stopped by nobody", ["The ferries were stopped", "ferries were stopped by"]),
        ("ferries", ["ferries"]),
        ("the ferries were", ["The ferries were"]),
        ("were stopped ferries the", []),
        ("", []),
        ("…!", []),
    ],
)
def test_texts_are_found_by_runs_of_words(text: str, found: list[str]) -> None:
    article = "Tide. The ferries were stopped by order."
    assert [article[start:end] for start, end in Words(article).find(text)] == found


def test_a_passage_is_found_again_in_a_reprint_also_by_a_part_of_it() -> None:
    text = "Tide. The ferries were stopped by order."
    reprint = "Boats: the Ferries were stopped, by whom?"
    start = text.index("ferries")
    found = Words(text).again([(start, start + len("ferries"))], Words(reprint))
    assert [reprint[first:last] for first, last in merged(found)] == [" Ferries"]
    assert Words(text).again([(0, 5)], Words(reprint)) == []


def test_finding_takes_linear_time_on_repetitive_text() -> None:
    article = Words("no " * 20_000)
    assert len(merged(article.find("no " * 100))) == 1
    assert len(merged(article.again([(0, 60_000)], article))) == 1


def test_tables_of_the_schema_have_released_forms() -> None:
    released = rights.apply(Corpus().tables(), rights.nothing_out())
    assert released.disclosed.num_rows == 0
    assert set(released.tables) == {name for name, table in TABLES.items() if table.released}
