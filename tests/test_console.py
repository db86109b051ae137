"""The SQL console of a release: built by npm, served by Python's own server, used in a real Chromium.

All texts, names and places are invented.
"""

from __future__ import annotations

import csv
import functools
import itertools
import json
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.release.console import build
from pipelines.release.console.build import console
from pipelines.release.database import views
from pipelines.release.documents import QUERIES
from schemas.tables import released_tables
from tests.test_release import Corpus, harbour, make
from tests.test_ui import CHROMIUM, FLAGS

SOURCES = Path(build.__file__).parent
TABLES = [table.name for table in released_tables()]
NODE = shutil.which("node") is not None and shutil.which("npm") is not None
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
OFFLINE = re.compile("ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network")

needs_node = pytest.mark.skipif(not NODE, reason="no Node or npm is installed: apt-get install nodejs npm")


# --- what is installed ------------------------------------------------------------------------------------------------


def test_versions_are_exact_and_the_lock_holds_hashes_and_no_addresses() -> None:
    package = json.loads((SOURCES / "package.json").read_text())
    stated = package["dependencies"] | package["devDependencies"]
    assert stated["@duckdb/duckdb-wasm"] == "1.28.0", "later versions fetch the reader of Parquet files at run time"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in stated.values())
    text = (SOURCES / "package-lock.json").read_text()
    assert '"resolved"' not in text and "http" not in text, "run `npm run lock`"
    locked = json.loads(text)["packages"]
    assert locked.pop("")["dependencies"] == package["dependencies"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in stated} == stated
    assert all(entry["integrity"].startswith("sha512-") for entry in locked.values())
    assert not [name for name, entry in locked.items() if "hasInstallScript" in entry and "esbuild" not in name]


def test_all_sources_count_and_none_makes_markup() -> None:
    aside = {"__init__.py", "build.py", "lock.mjs"}
    assert {path.name for path in SOURCES.iterdir() if path.is_file()} == aside | set(build._SOURCES)
    for path in SOURCES.glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser", path.read_text())


def colours(scheme: str) -> dict[str, str]:
    text = (SOURCES / "console.css").read_text()
    pairs = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", text)
    return {name: light if scheme == "light" else dark for name, light, dark in pairs}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_apart(scheme: str) -> None:
    found = colours(scheme)
    for text, ground in itertools.product(("ink", "muted", "link", "alarm"), ("paper", "panel")):
        assert contrast(found[text], found[ground]) >= 4.5, (text, ground)
    assert contrast(found["paper"], found["ink"]) >= 4.5 <= contrast(found["paper"], found["firm"])
    assert contrast(found["field"], found["paper"]) >= 3, "the edge of the editor and of buttons"


# --- building ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the console is built, once."""
    if not NODE:
        pytest.skip("no Node or npm is installed: apt-get install nodejs npm")
    folder = tmp_path_factory.mktemp("cache")
    killed = folder / ".console-console-0123456789abcdef" / "node_modules"
    killed.mkdir(parents=True)
    before = sorted(path.name for path in SOURCES.iterdir())
    reason = console(folder, tmp_path_factory.mktemp("first") / "console", TABLES)
    if reason and OFFLINE.search(reason):
        pytest.skip(f"npm has no network: {reason}")
    assert reason is None
    assert sorted(path.name for path in SOURCES.iterdir()) == before
    kept = [path.name for path in folder.iterdir()]
    assert len(kept) == 2 and ".lock" in kept, "what a killed build left is gone, and so is node_modules"
    return folder


def test_what_is_built_is_used_again_without_node(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert console(cache, tmp_path / "console", ["claims", "speakers"]) is None
    files = {path.name: path.stat().st_size for path in (tmp_path / "console").iterdir()}
    assert files.keys() == {
        "index.html",
        "console.js",
        "console.css",
        "theme.js",
        "worker.js",
        "duckdb-browser-eh.worker.js",
        "duckdb-eh.wasm",
        "queries.json",
        "THIRD-PARTY.txt",
    }
    assert files["duckdb-eh.wasm"] > 10**7 > 10**6 > files["console.js"]
    queries = json.loads((tmp_path / "console" / "queries.json").read_text())
    assert [table["name"] for table in queries["tables"]] == ["claims", "speakers"]
    assert {entry["name"]: (entry["description"], entry["sql"]) for entry in queries["questions"]} == views()
    notices = (tmp_path / "console" / "THIRD-PARTY.txt").read_text()
    for name in ("Stichting DuckDB Foundation", "Apache Software Foundation", "flatbuffers", "Microsoft Corporation"):
        assert name in notices


def test_without_node_it_is_said_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    reason = console(tmp_path / "cache", tmp_path / "console", TABLES)
    assert reason == "node and npm not found: the SQL console is built with Node 18 or later and npm"
    assert not (tmp_path / "console").exists()


@needs_node
def test_without_a_network_it_is_said_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    reason = console(tmp_path / "cache", tmp_path / "console", TABLES)
    assert reason is not None and "\n" not in reason
    assert reason.startswith("npm ci failed: ") and "ECONNREFUSED" in reason
    assert not (tmp_path / "console").exists()
    assert not list((tmp_path / "cache").glob("console-*"))


@needs_node
def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder")
    reason = console(tmp_path / "cache", tmp_path / "console", TABLES)
    assert reason is not None and "cache" in reason and "\n" not in reason


# --- in the browser ---------------------------------------------------------------------------------------------------


def pier() -> Corpus:
    """The harbour with times, a claim that two outlets print, and an article that tries to be markup."""
    corpus = harbour()
    corpus.article("pier", "Pier closed", f"{HOSTILE} closed the pier, {HOSTILE} said.", licence="CC-BY-4.0")
    corpus.quote("pier", f"{HOSTILE} closed the pier", HOSTILE, claim="pier")
    corpus.article("beacon", "No boats", "No boat leaves the port today, Ole Brandt said.", licence="CC-BY-4.0")
    corpus.quote("beacon", "No boat leaves the port today", "Ole Brandt", claim="stopped")
    for label, hour in (("courier", 6), ("beacon", 9)):
        corpus.articles[label] |= {
            "published_at": datetime(2031, 3, 1, hour, 30, tzinfo=UTC),
            "published_precision": "minute",
        }
    return corpus


@dataclass
class Site:
    """A release that is served: where, and which of its files were asked for."""

    folder: Path
    address: str
    asked: list[str] = field(default_factory=list)


class Handler(SimpleHTTPRequestHandler):
    asked: list[str]

    def log_message(self, format: str, *args: Any) -> None:
        self.asked.append(self.path)


@pytest.fixture(scope="module")
def site(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("site")
    released = make(pier(), root / "tables", root / "releases").path
    folder = shutil.copytree(released, root / "served", ignore=shutil.ignore_patterns("console"))
    assert console(cache, folder / "console", TABLES) is None
    asked: list[str] = []
    handler = type("Noting", (Handler,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_port}", asked)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(site: Site, chromium: Any) -> Iterator[Any]:
    """The console, opened. Fails the test for a request elsewhere, a dialog, an error, or a breach of the policy."""
    wrong: list[str] = []
    context = chromium.new_context(viewport={"width": 1300, "height": 900})
    # Whatever asks for another address gets no answer, and is noted.
    context.route(lambda address: not address.startswith(site.address), lambda route: route.abort())
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.add_init_script("addEventListener('securitypolicyviolation', e => console.error('policy', e.blockedURI))")
    opened.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    context.on(
        "request",
        lambda request: None if request.url.startswith((site.address, "data:", "blob:")) else wrong.append(request.url),
    )
    site.asked.clear()
    opened.wrong = wrong
    opened.goto(f"{site.address}/console/")
    opened.locator("#questions li").nth(len(views()) - 1).wait_for(state="attached")
    opened.locator("#version", has_text="v2031.03.1").wait_for()
    yield opened
    context.close()
    assert wrong == []


def run(page: Any, sql: str) -> None:
    """Write `sql` into the editor, and run it with the keyboard."""
    page.fill("#sql", sql)
    page.press("#sql", "Control+Enter")
    ended(page)


def ended(page: Any) -> None:
    page.locator("#status", has_text=re.compile(r"row(s)? in|failed|Stopped")).wait_for()


def shown(page: Any) -> list[list[str]]:
    """The rows of the result as they stand on the page."""
    rows: list[list[str]] = page.locator("#result tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return rows


def downloaded(page: Any, folder: Path) -> str:
    with page.expect_download() as download:
        page.click("#download")
    assert download.value.suggested_filename == "on-record-v2031.03.1.csv"
    download.value.save_as(folder / "result.csv")
    with (folder / "result.csv").open(encoding="utf-8", newline="") as file:
        return file.read()


def error(page: Any) -> str:
    text: str = page.locator("#error").inner_text()
    return text


def test_a_query_over_two_tables(page: Any, site: Site) -> None:
    assert not [path for path in site.asked if path.startswith("/parquet") or "duckdb" in path]
    run(page, "SELECT name, stance FROM positions JOIN Speakers USING (speaker_id) WHERE stance = 'denies'")
    assert shown(page) == [["harbour office", "denies"]]
    assert page.locator("#status").inner_text().startswith("1 row in ")
    heads = page.locator("#result th[scope=col]")
    assert heads.all_inner_texts() == ["name\nVARCHAR", "stance\nVARCHAR"]
    assert {path for path in site.asked if path.startswith("/parquet")} == {
        "/parquet/positions.parquet",
        "/parquet/speakers.parquet",
    }


def test_every_question_of_the_cookbook_runs_and_has_the_rows_of_the_database(
    page: Any, site: Site, tmp_path: Path
) -> None:
    buttons = page.locator("#questions button")
    assert buttons.count() == len(views())
    with_rows = set()
    with duckdb.connect(str(site.folder / "onrecord.duckdb"), read_only=True) as database:
        database.execute("SET TimeZone = 'UTC'")
        for place, (name, (description, statement)) in enumerate(views().items()):
            buttons.nth(place).click()
            ended(page)
            assert not page.locator("#error").is_visible(), f"{name}: {error(page)}"
            assert page.input_value("#sql") == f"-- {description}\n{statement}"
            # The console's engine knows no time zones and shows times in UTC without one.
            described = database.execute(f"DESCRIBE {name}").fetchall()
            columns = [
                f'CAST("{column}"{"::TIMESTAMP" if "TIME ZONE" in kind else ""} AS VARCHAR)'
                for column, kind, *_ in described
            ]
            expected = database.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall()
            assert shown(page) == [["null" if cell is None else cell for cell in row] for row in expected], name
            if expected:
                with_rows.add(name)
    assert {"first_to_report", "contested_claims", "quotes_by_confidence", "opponents", "denials"} <= with_rows


def test_questions_are_views_too(page: Any) -> None:
    run(page, "FROM denials")
    assert shown(page)[0][0] == "harbour office"
    run(page, "DROP VIEW denials")
    run(page, "SELECT speaker FROM denials")
    assert shown(page) == [["harbour office"]], "it is made anew"


def test_queries_of_the_readme_run(page: Any) -> None:
    for _, sql in QUERIES:
        if "ATTACH" not in sql:
            run(page, sql)
            assert shown(page), error(page)


def test_hostile_text_stays_text(page: Any) -> None:
    run(page, "SELECT name AS \"<b onclick='alert(3)'>name</b>\" FROM speakers WHERE name LIKE '<%'")
    assert shown(page) == [[HOSTILE]]
    assert "<b onclick='alert(3)'>name</b>" in page.locator("#result th").inner_text()
    assert page.locator("#result img, #result script, #result b").count() == 0
    run(page, 'SELECT "<img src=x onerror=alert(4)>" FROM speakers')
    assert "<img src=x onerror=alert(4)>" in error(page)
    assert page.locator("#error img").count() == 0


def test_an_error_is_shown_as_the_engine_says_it(page: Any) -> None:
    run(page, "SELECT nothing_such FROM claims")
    assert page.locator("#status").inner_text() == "The query failed."
    assert 'column "nothing_such" not found' in error(page) and "LINE 1: SELECT nothing_such" in error(page)
    assert not page.locator("#frame").is_visible() and not page.locator("#download").is_visible()
    run(page, "SELECT count(*) FROM claims")
    assert not page.locator("#error").is_visible() and len(shown(page)) == 1
    run(page, "-- nothing;")
    assert error(page) == "There is no statement to run."


def test_values_are_written_as_the_engine_writes_them(page: Any, tmp_path: Path) -> None:
    run(
        page,
        "CREATE TABLE own AS SELECT 'semi;colon' AS s; SELECT s, 1.50::DECIMAL(5, 2) AS a, INTERVAL 26 HOUR AS a,"
        " 170141183460469231731687303715884105727 AS h, [1, NULL] AS l, 0.1::DOUBLE AS d, '' AS e, NULL AS n,"
        " max(published_at) - min(published_at) AS t, true AS b FROM own, articles GROUP BY s",
    )
    row = ["semi;colon", "1.50", "26:00:00", str(2**127 - 1), "[1, NULL]", "0.1", "", "null", "03:00:00", "true"]
    assert shown(page) == [row]
    assert downloaded(page, tmp_path).splitlines()[1] == (
        f'semi;colon,1.50,26:00:00,{2**127 - 1},"[1, NULL]",0.1,"",,03:00:00,true'
    )
    run(page, "SUMMARIZE claims")
    assert shown(page)[0][:2] == ["claim_id", "VARCHAR"]


def test_the_csv_file_holds_all_rows(page: Any, tmp_path: Path) -> None:
    run(page, "SELECT range AS n, 'a \"b\", ' || chr(10) || range AS t FROM range(2500)")
    assert "2,500 rows in" in page.locator("#status").inner_text()
    assert "first 1,000" in page.locator("#status").inner_text()
    assert len(shown(page)) == 1000
    rows = list(csv.reader(downloaded(page, tmp_path).splitlines(keepends=True)))
    assert rows == [["n", "t"], *([str(n), f'a "b", \n{n}'] for n in range(2500))]


def test_a_query_in_the_address_is_read_but_not_run(page: Any, site: Site) -> None:
    run(page, "SELECT 'é & ü' AS t")
    address = page.url
    assert address != f"{site.address}/console/"
    page.goto("about:blank")
    site.asked.clear()
    page.goto(address)
    page.get_by_text("Read it, then run it.").wait_for()
    page.locator("#version", has_text="v2031.03.1").wait_for()
    assert page.input_value("#sql") == "SELECT 'é & ü' AS t"
    assert not page.locator("#frame").is_visible()
    assert not [path for path in site.asked if "duckdb" in path], "the engine was not so much as started"
    page.get_by_role("button", name="Run").click()
    ended(page)
    assert shown(page) == [["é & ü"]]
    assert not page.get_by_text("Read it, then run it.").is_visible()


def test_sql_reaches_no_other_address(page: Any, site: Site) -> None:
    reached: list[str] = []
    handler = type("Noting", (Handler,), {"asked": reached})
    other = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site.folder)))
    threading.Thread(target=other.serve_forever, daemon=True).start()
    try:
        for source in (
            f"http://127.0.0.1:{other.server_port}/parquet/claims.parquet",
            "https://elsewhere.example/a.csv",
        ):
            run(page, f"FROM '{source}'")
            assert "the console reads this release only" in error(page)
        run(page, "INSTALL json")
        assert "Error" in error(page)
    finally:
        other.shutdown()
        other.server_close()
    assert reached == []
    # The engine says on the browser's console, too, that it was refused.
    assert page.wrong and all("the console reads this release only" in line for line in page.wrong)
    page.wrong.clear()


def test_a_query_is_stopped(page: Any) -> None:
    page.fill("#sql", "SELECT count(*) FROM range(1000000000) AS a, range(1000000) AS b")
    page.get_by_role("button", name="Run").click()
    page.locator("#status", has_text="Running").wait_for()
    page.get_by_role("button", name="Stop").click()
    page.locator("#status", has_text="Stopped.").wait_for()
    assert not page.locator("#stop").is_visible()
    run(page, "SELECT count(*) FROM speakers")
    assert shown(page) == [["5"]]


def test_a_file_that_is_missing_is_named(page: Any, site: Site) -> None:
    (site.folder / "parquet" / "stories.parquet").rename(site.folder / "kept")
    try:
        run(page, "FROM stories")
        assert error(page) == "parquet/stories.parquet of the release cannot be read (404)."
        assert page.wrong and all("404" in line for line in page.wrong)
        page.wrong.clear()
    finally:
        (site.folder / "kept").rename(site.folder / "parquet" / "stories.parquet")
    run(page, "SELECT count(*) FROM stories")
    assert shown(page) == [["1"]]


def test_tables_and_their_columns_are_told(page: Any) -> None:
    assert page.locator("#tables > details").count() == len(TABLES)
    place = TABLES.index("claims")
    claims = page.locator("#tables > details").nth(place)
    claims.locator("summary").click()
    claims.get_by_text("statement", exact=True).wait_for()
    claims.get_by_role("button", name="Show rows").click()
    ended(page)
    assert len(shown(page)) == 3
    assert page.get_by_role("link", name="The release").get_attribute("href") == "../index.html"


def test_it_is_light_or_dark_as_the_system_or_the_explorer_has_it(page: Any) -> None:
    def ground() -> str:
        found: str = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        return found

    grounds = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        grounds[scheme] = ground()
    assert grounds["light"] != grounds["dark"] == ground()
    page.evaluate("localStorage.setItem('onrecord-theme', 'light')")
    page.reload()
    assert ground() == grounds["light"]


def test_it_fits_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    page.locator("#questions li").first.wait_for(state="attached")
    assert not page.locator("#questions").is_visible()
    page.locator("#questions-fold > summary").click()
    page.get_by_role("button", name="Position timeline").click()
    ended(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#status").bounding_box()["y"] < 740, "the result is in sight"


def test_opened_as_a_file_it_says_what_it_needs(site: Site, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto((site.folder / "console" / "index.html").as_uri())
    assert page.get_by_text("python -m http.server").is_visible()
    page.close()
