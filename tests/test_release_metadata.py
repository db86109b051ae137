"""What a release says of itself, read by the readers it is made for, and its pages. All texts are invented."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import shutil
from base64 import b64encode
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from lxml import html

from pipelines.release import index, metadata
from pipelines.release.dictionary_page import ONLY_RELEASED, data_dictionary_page
from pipelines.release.page_shell import TEMPLATES, prose, render
from pipelines.release.report import validation_page
from pipelines.release.shapes import released_form
from schemas.model import Field, Table, Vocabulary
from schemas.render import croissant, dictionary
from schemas.render.arrow import from_rows
from schemas.tables import TABLES, released_tables
from tests.conftest import ROOT
from tests.test_release import contents, harbour, make
from tests.test_ui import CHROMIUM, FLAGS

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"quoted\" 'twice' & &lt;not&gt;",
    "a | b\nsecond line\r\n\ttab",
    "`code` *star* [link](javascript:alert(1)) {{ 7 * 7 }} {% raw %}",
    "--> ]]> \u202eright to left\u202c \u2028",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("metadata")
    return Path(make(harbour(), root / "tables", root / "releases").path)


@pytest.fixture(scope="module")
def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


# --- Croissant -------------------------------------------------------------------------------------------------------


def test_croissant_is_valid_and_its_reader_warns_of_nothing(folder: Path) -> None:
    mlc = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed")
    issues = mlc.Dataset(jsonld=folder / "croissant.json").metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())
    broken = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    del broken["recordSet"][0]["field"][0]["dataType"]
    with pytest.raises(mlc.ValidationError, match="dataType"):
        mlc.Dataset(jsonld=broken)


def test_croissant_reads_every_table_as_it_is(folder: Path) -> None:
    mlc = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed")
    before = contents(folder)
    dataset = mlc.Dataset(jsonld=folder / "croissant.json")
    read = 0
    for table in released_tables():
        rows = pq.ParquetFile(folder / "parquet" / f"{table.name}.parquet").read().to_pylist()
        expected = [
            {f"{table.name}/{name}": value.encode() if isinstance(value, str) else value for name, value in row.items()}
            for row in rows
        ]
        assert list(dataset.records(table.name)) == expected, table.name
        read += len(expected)
    assert read > len(released_tables())
    assert contents(folder) == before


def test_croissant_names_files_keys_and_references(folder: Path, manifest: dict[str, Any]) -> None:
    said = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    assert (said["version"], said["conformsTo"]) == ("2031.3.1", "http://mlcommons.org/croissant/1.0")
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/" and "v2031.03.1" in said["citeAs"]
    for file in said["distribution"]:
        data = (folder / file["contentUrl"]).read_bytes()
        assert (file["sha256"], file["contentSize"]) == (hashlib.sha256(data).hexdigest(), f"{len(data)} B")
    sets = {one["@id"]: one for one in said["recordSet"]}
    assert sets.keys() == manifest["tables"].keys()
    for name, one in sets.items():
        form = released_form(TABLES[name])
        assert [key["@id"] for key in one["key"]] == [f"{name}/{key}" for key in form.key]
        assert [field["name"] for field in one["field"]] == [field.name for field in form.fields]
        for field in one["field"]:
            if reference := field.get("references"):
                target, column = reference["fileObject"]["@id"].removesuffix(".parquet"), reference["extract"]["column"]
                assert TABLES[target].key == (column,), "a reference names one row"
        referring = {field["name"] for field in one["field"] if "references" in field}
        assert referring == {column for foreign in form.foreign_keys for column in foreign.fields}
    stance = next(field for field in sets["positions"]["field"] if field["name"] == "stance")
    assert "One of asserts, " in stance["description"]


def test_a_part_of_a_key_refers_to_the_table_that_it_is_the_key_of() -> None:
    said = {field["name"]: field for field in croissant.record_set(TABLES["claim_evidence"])["field"]}
    assert said["claim_id"]["references"] == {
        "fileObject": {"@id": "claims.parquet"},
        "extract": {"column": "claim_id"},
    }
    assert said["quote_id"]["references"]["fileObject"] == {"@id": "quotes.parquet"}


# --- Data Package ----------------------------------------------------------------------------------------------------


def test_the_data_package_is_valid_and_so_are_its_rows(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert list(frictionless.Package.metadata_validate(package)) == []
    # With sizes and hashes. Of a Parquet file frictionless does not know the size, so it refuses any that is stated.
    package["resources"] = [resource for resource in package["resources"] if resource["format"] == "csv"]
    report = frictionless.Package.from_descriptor(package, basepath=str(folder)).validate()
    assert {task.name for task in report.tasks} == {f"{table.name}-csv" for table in released_tables()}
    assert [(task.name, error.note) for task in report.tasks for error in task.errors] == []


def edit(path: Path, change: Callable[[list[dict[str, str]]], object]) -> None:
    """Change the rows of a gzipped CSV file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    change(rows)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("table", "change", "expected"),
    [
        ("positions", lambda rows: rows[0].update(stance="shouts"), "constraint-error"),
        ("positions", lambda rows: rows[0].update(quote_count="-1"), "constraint-error"),
        ("positions", lambda rows: rows[0].update(quote_count="many"), "type-error"),
        ("positions", lambda rows: rows[0].update(stance=""), "constraint-error"),
        ("quotes", lambda rows: rows[0].update(quote_type=""), "constraint-error"),
        ("quotes", lambda rows: rows[0].update(said_from="yesterday"), "type-error"),
        ("quotes", lambda rows: rows[0].update(quote_id="c_1"), "constraint-error"),
        ("quotes", lambda rows: rows.append(rows[0]), "primary-key"),
        ("quotes", lambda rows: rows[0].update(speaker_id="s_" + "0" * 20), "foreign-key"),
        ("claim_quotes", lambda rows: rows[0].update(origin_id="q_" + "0" * 20), "foreign-key"),
    ],
)  # fmt: skip
def test_the_data_package_finds_a_row_that_breaks_it(
    table: str, change: Callable[[list[dict[str, str]]], object], expected: str, folder: Path, tmp_path: Path
) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    shutil.copytree(folder, tmp_path / "copy")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    edit(tmp_path / "copy" / "csv" / f"{table}.csv.gz", change)
    read = frictionless.Package.from_descriptor(package, basepath=str(tmp_path / "copy"))
    report = read.get_resource(f"{table}-csv").validate()
    assert expected in {error.type for task in report.tasks for error in task.errors}


def test_a_foreign_key_names_a_resource_of_its_own_form(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    forms = {resource["name"]: resource["format"] for resource in package["resources"]}
    keys = [
        (resource["format"], forms[foreign["reference"]["resource"]])
        for resource in package["resources"]
        for foreign in resource["schema"].get("foreignKeys", ())
    ]
    assert set(keys) == {("parquet", "parquet"), ("csv", "csv")}


# --- citation and attribution ----------------------------------------------------------------------------------------

_TEXT = {"type": "string", "minLength": 1}
# Version 1.2.0 of the Citation File Format, as far as we use it: its required keys, and no keys that it does not have.
CFF = {
    "type": "object",
    "required": ["authors", "cff-version", "message", "title"],
    "additionalProperties": False,
    "properties": {
        "abstract": _TEXT,
        "authors": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {"name": _TEXT, "alias": _TEXT, "website": _TEXT, "email": _TEXT},
            },
        },
        "cff-version": {"const": "1.2.0"},
        "date-released": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "keywords": {"type": "array", "minItems": 1, "uniqueItems": True, "items": _TEXT},
        "license": {"enum": ["Apache-2.0", "CC-BY-4.0"]},
        "message": _TEXT,
        "title": _TEXT,
        "type": {"enum": ["dataset", "software"]},
        "version": {"type": ["string", "number"]},
    },
}


def test_citations_are_of_the_citation_file_format(folder: Path) -> None:
    for path, kind in ((folder / "CITATION.cff", "dataset"), (ROOT / "CITATION.cff", "software")):
        cited = yaml.safe_load(path.read_text(encoding="utf-8"))
        jsonschema.validate(cited, CFF)
        assert cited["type"] == kind
    without = {name: value for name, value in cited.items() if name != "authors"}
    with pytest.raises(jsonschema.ValidationError, match="authors"):
        jsonschema.validate(without, CFF)


def articles(outlets: list[str | None]) -> pa.Table:
    return pa.table({"outlet": pa.array(outlets, pa.string()), "license": pa.nulls(len(outlets), pa.string())})


@pytest.mark.parametrize(
    "name",
    ["=cmd|' /C calc'!A0", "+972 Post", "-30-", '@SUM(1+1)*"x"', "\t=1+1", "\r=1+1", "  =1+1", "＝1+1", "\n@a"],
)
def test_a_spreadsheet_takes_no_outlet_for_a_formula(name: str) -> None:
    text = metadata.attribution(articles([name, "Plain = Post", None]))
    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert rows[0] == ["outlet", "license", "articles"]
    assert sorted(row[0] for row in rows[1:]) == sorted([f"'{name}", "Plain = Post", ""])


def test_hostile_outlets_keep_their_cells() -> None:
    rows = list(csv.reader(StringIO(metadata.attribution(articles(list(HOSTILE))), newline=""), strict=True))
    assert {row[0].removeprefix("'") for row in rows[1:]} == set(HOSTILE)
    assert {len(row) for row in rows} == {3}


# --- pages -----------------------------------------------------------------------------------------------------------


def parsed(page: str) -> html.HtmlElement:
    """The page, once it is sure that it holds nothing that runs or fetches."""
    root = html.document_fromstring(page)
    assert not root.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base")
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on") or name in ("src", "style")]
    for link in root.xpath("//@href"):
        assert re.fullmatch(r"#[\w.-]+|[\w./-]+(#[\w.%-]+)?", link), link
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//@href[starts-with(., '#')]")} <= set(ids)
    return root


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def plain(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def test_the_dictionary_page_says_what_the_dictionary_says(folder: Path, manifest: dict[str, Any]) -> None:
    root = parsed((folder / "data-dictionary.html").read_text(encoding="utf-8"))
    declared = [*(released_form(table) if table.released else table for table in TABLES.values()), *ONLY_RELEASED]
    for table in declared:
        (heading,) = root.xpath(f"//h3[@id='{table.name}']")
        section = words(heading.getparent())
        for text in (f"{table.title}. {table.description}", *table.warnings, f"Key: {', '.join(table.key)}"):
            assert plain(text) in section
        for field in table.fields:
            (row,) = root.xpath(f"//tr[@id='{table.name}.{field.name}']")
            name, description, kind, null, example, allowed = (words(cell) for cell in row)
            assert (name, kind, null) == (field.name, field.kind, "yes" if field.nullable else "")
            assert description.startswith(plain(field.description))
            assert example == " ".join(dictionary.example(field).split())
            for part in (field.vocabulary and field.vocabulary.name, field.pattern, *dictionary.limits(field)):
                assert (part or "") in allowed
        for foreign in table.foreign_keys:
            assert f"{', '.join(foreign.fields)} → {foreign.table} ({', '.join(foreign.target)})" in section
    for vocabulary, users in dictionary.vocabularies(declared):
        (heading,) = root.xpath(f"//h3[@id='{vocabulary.name}']")
        section = heading.getparent()
        terms = [(words(row[0]), words(row[1])) for row in section.xpath(".//tbody/tr")]
        assert terms == [(term, plain(meaning)) for term, meaning in vocabulary.terms.items()]
        assert {words(link) for link in section.xpath("./p/a")} == set(users)
    (added,) = root.xpath("//tr[@id='quotes.text_status']")
    assert words(added[1]).endswith("Only in a release.")
    files = {link for link in root.xpath("//@href") if not link.startswith("#")}
    stated = manifest["tables"].values()
    assert files == {
        *(one["path"] for one in stated),
        *(one["csv"]["path"] for one in stated),
        *(f"{table.name}.parquet" for table in ONLY_RELEASED),
    }
    assert all((folder / file).is_file() for file in files)


def test_the_page_and_the_text_of_the_dictionary_hold_the_same(folder: Path) -> None:
    page = words(parsed((folder / "data-dictionary.html").read_text(encoding="utf-8")))
    text = (folder / "data-dictionary.md").read_text(encoding="utf-8")
    cells = {
        re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", cell).replace("`", "").replace("\\|", "|").strip()
        for line in text.splitlines()
        if line.startswith("| `")
        for cell in re.split(r"(?<!\\)\|", line)[1:-1]
    }
    assert len(cells) > 300
    assert not {cell for cell in cells if " ".join(cell.split()) not in page and "`:" not in cell and ": " not in cell}


def test_hostile_declarations_are_text_on_the_dictionary_page(manifest: dict[str, Any]) -> None:
    for text in HOSTILE:
        kind = Vocabulary("kinds", {"one": f"{text}.", "two": "Another."})
        field = Field("name", "string", f"{text}.", example="one", vocabulary=kind)
        other = Field("other", "string", "Other.", example=text, pattern=text)
        table = Table("hostile", "x", text, f"{text}.", ("name",), (field, other), warnings=(text,))
        page = render(
            "data-dictionary.html", manifest=manifest, dictionary=dictionary, withheld=text, released=[table],
            only_released=(), internal=[], added=set(), vocabularies=dictionary.vocabularies([table]),
        )  # fmt: skip
        root = parsed(page)
        shown = words(html.fragment_fromstring(prose(f"{text}."), create_parent="p"))
        (row,) = root.xpath("//tr[@id='hostile.name']")
        assert words(row[1]) == shown
        (row,) = root.xpath("//tr[@id='hostile.other']")
        assert words(row[4]) == words(row[5]) == " ".join(text.split())


def rule(table: str, name: str, status: str, detail: str | None = None, violations: int = 0) -> dict[str, Any]:
    return {
        "rule": name,
        "table_name": table,
        "status": status,
        "severity": "critical",
        "checked_count": 1234,
        "violation_count": violations,
        "detail": detail,
        "table_sha256": "0" * 64,
    }


def test_the_validation_page_of_a_release(folder: Path, manifest: dict[str, Any]) -> None:
    root = parsed((folder / "validation.html").read_text(encoding="utf-8"))
    rows = json.loads((folder / "validation.json").read_text(encoding="utf-8"))["rules"]
    found = [tuple(words(cell) for cell in row[:5]) for row in root.xpath("//tbody/tr[not(@class='more')]")]
    assert sorted(found) == sorted(
        (row["rule"], f"✓ {row['status']}", row["severity"], f"{row['checked_count']:,}", f"{row['violation_count']:,}")
        for row in rows
    )
    counts = {words(one[0]): words(one[1]) for one in root.xpath("//dl[@class='counts']/div")}
    assert counts == {"! errored": "0", "✕ failed": "0", "△ warned": "0", "✓ passed": str(len(rows))}
    names = {words(one).split()[0] for one in root.xpath("//h3")}
    assert names == {row["table_name"] for row in rows} <= manifest["tables"].keys()


def test_the_validation_page_has_the_worst_first_and_says_what_was_found(manifest: dict[str, Any]) -> None:
    report = from_rows(
        "validation_report",
        [
            rule("articles", "a_passed", "passed"),
            rule("articles", "b_warned", "warned", "two of them", 2),
            rule("_documents", "structure", "passed"),
            rule("claims", "a_passed", "passed"),
            rule("claims", "z_failed", "failed", "one\nof them", 1),
            rule("quotes", "structure", "errored", "no such column"),
        ],
    )
    root = parsed(validation_page(manifest, report))
    assert [words(one) for one in root.xpath("//h3")] == [
        "quotes ! errored", "claims ✕ failed", "articles △ warned", "_documents ✓ passed"
    ]  # fmt: skip
    (claims,) = (one.getparent() for one in root.xpath("//h3") if words(one).startswith("claims"))
    assert [" ".join(map(words, row)) for row in claims.xpath(".//tbody/tr")] == [
        "z_failed ✕ failed critical 1,234 1", "one of them", "a_passed ✓ passed critical 1,234 0"
    ]  # fmt: skip
    assert [one.text_content() for one in claims.xpath(".//bdi[contains(., 'of them')]")] == ["one\nof them"]
    counts = [words(one[1]) for one in root.xpath("//dl[@class='counts']/div")]
    assert counts == ["1", "1", "1", "3"]


def test_hostile_details_rules_and_tables_are_text_on_the_validation_page(manifest: dict[str, Any]) -> None:
    rows = [rule(text, text, "failed", text, 1) for text in HOSTILE]
    root = parsed(validation_page(manifest, from_rows("validation_report", rows)))
    shown = [one.text_content() for one in root.xpath("//td//bdi")]
    # A parser of HTML reads every line end as one newline.
    assert sorted(shown) == sorted(text.replace("\r\n", "\n") for text in HOSTILE)
    assert len(root.xpath("//tbody/tr")) == 2 * len(HOSTILE)


def test_a_report_without_rules_is_a_page(manifest: dict[str, Any]) -> None:
    root = parsed(validation_page(manifest, from_rows("validation_report", [])))
    assert "0 rules over 0 tables" in words(root)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_stands_out_from_its_ground_by_day_and_night() -> None:
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    themes = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", theme)) for theme in re.findall(r":root \{(.*?)\}", style, re.S)
    ]
    assert len(themes) == 2 and themes[0].keys() == themes[1].keys()
    for theme in themes:
        for ground in ("ground", "raised"):
            for text in ("text", "quiet", "link", "good", "warn", "bad"):
                dark, light = sorted((luminance(theme[text]), luminance(theme[ground])))
                assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{text} on {ground}"


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")
@pytest.mark.parametrize("name", ["data-dictionary.html", "validation.html"])
def test_a_page_fits_a_phone_and_asks_for_nothing_else(name: str, folder: Path, tmp_path: Path) -> None:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None: ...

    said: list[str] = []
    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/{name}"
        with api.sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(viewport={"width": 360, "height": 740})
            page.on("console", lambda message: said.append(message.text))
            page.on("request", lambda request: asked.append(request.url))
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") == 360
            styled = page.evaluate("getComputedStyle(document.querySelector('.box')).overflowX")
            browser.close()
        server.shutdown()
    assert (said, asked, styled) == ([], [address], "auto")


# --- all together ----------------------------------------------------------------------------------------------------


def test_a_release_holds_them_as_they_are_made_from_its_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    report = pq.ParquetFile(folder / "parquet" / "validation_report.parquet").read()
    for name, made in {
        "croissant.json": index.json_text(metadata.croissant(manifest)),
        "datapackage.json": index.json_text(metadata.data_package(manifest)),
        "data-dictionary.html": data_dictionary_page(manifest),
        "validation.html": validation_page(manifest, report),
    }.items():
        assert (folder / name).read_text(encoding="utf-8") == made, name
