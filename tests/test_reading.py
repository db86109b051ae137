"""Ways to read a release, in docs/reading.md and the README: they run as printed; over HTTP files are read in parts."""

from __future__ import annotations

import functools
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.store import connect
from tests.conftest import ROOT
from tests.test_release import contents, harbour, make

PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
IN_README = "Take a release"
SHOWN = PAGE + re.search(rf"^## {IN_README}\n.*?(?=^## )", README, re.MULTILINE | re.DOTALL)[0]  # type: ignore[index]
SNIPPETS = re.findall(r"^## (.+?)$|^(<!-- not run: .+? -->\n)?```(\w+)\n(.*?)^```", SHOWN, re.MULTILINE | re.DOTALL)
BASE = "https://data.example.org/onrecord/v2031.03.1"


@dataclass(frozen=True)
class Snippet:
    heading: str
    language: str
    code: str
    run: bool


def snippets() -> list[Snippet]:
    found, heading = [], ""
    for title, not_run, language, code in SNIPPETS:
        if title:
            heading = title
        elif "http.server" not in code:
            found.append(Snippet(heading, language, code, not not_run))
    return found


# What each must print of the two articles about the harbour, whose one contested claim one speaker denies.
LOCAL = [one for one in snippets() if one.run and BASE not in one.code]
REMOTE = [one for one in snippets() if one.run and BASE in one.code]


@dataclass
class Served:
    """What a server gave: answers in parts, and bytes of files."""

    parts: int = 0
    sent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Ranges(BaseHTTPRequestHandler):
    """Files below `folder`, whole or one range of bytes, as any static server gives them."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: Path, served: Served) -> None:
        self.folder, self.served = folder, served
        super().__init__(*arguments)  # type: ignore[arg-type]

    def setup(self) -> None:
        # What is sent into large buffers and never read would count as read.
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 32_768)
        super().setup()

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, *, body: bool) -> None:
        path = self.folder / unquote(self.path).lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        size = path.stat().st_size
        start, end = 0, size
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        if asked:
            first, last = asked.groups()
            start = int(first) if first else max(0, size - int(last))
            end = min(int(last) + 1, size) if first and last else size
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{size}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(end - start))
        self.end_headers()
        if body:
            self.send(path, start, end, part=bool(asked))

    def send(self, path: Path, start: int, end: int, *, part: bool) -> None:
        with self.served.lock:
            self.served.parts += part
        with path.open("rb") as file:
            file.seek(start)
            while start < end:
                data = file.read(min(32_768, end - start))
                try:
                    self.wfile.write(data)
                except OSError:  # the reader has what it wanted
                    self.close_connection = True
                    return
                start += len(data)
                with self.served.lock:
                    self.served.sent += len(data)

    def log_message(self, *arguments: object) -> None: ...


def serve(folder: Path) -> Iterator[tuple[str, Served]]:
    served = Served()
    handler = functools.partial(Ranges, folder=folder, served=served)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", served
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("reading")
    return Path(make(harbour(), root / "tables", root / "releases").path)


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    for base, _ in serve(folder):
        yield base


def printed(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def of_language(snippet: Snippet, folder: Path) -> str:
    """What the snippet prints in `folder`."""
    if snippet.language == "python":
        return printed([sys.executable, "-c", snippet.code], folder)
    if snippet.language == "sh":
        command = re.fullmatch(r'onrecord (sql --outputs \.) "([^"]+)"\n', snippet.code)
        assert command, snippet.code
        return printed([sys.executable, "-m", "pipelines.cli", *command[1].split(), command[2]], folder)
    if snippet.language == "r":
        if not shutil.which("Rscript"):
            pytest.skip("Rscript is not here: the R snippet was not run")
        return printed(["Rscript", "-e", snippet.code], folder)
    assert snippet.language == "sql"
    script = "import duckdb, sys; print(duckdb.sql(sys.argv[1]).fetchall())"
    return printed([sys.executable, "-c", script, snippet.code], folder)


def test_every_way_in_is_shown_and_only_what_needs_the_network_is_not_run() -> None:
    assert {one.language for one in snippets()} == {"sql", "python", "sh", "r"}
    assert {one.heading for one in LOCAL} == {
        "DuckDB", "onrecord", "pandas", "CSV", "Polars", "R", "Croissant", "frictionless", IN_README
    }  # fmt: skip
    assert {one.language for one in LOCAL if one.heading == IN_README} == {"sql", "python", "r"}
    assert {one.heading for one in REMOTE} == {"Over HTTP"} and len(REMOTE) == 2
    assert [one.code.split(";")[0] for one in snippets() if not one.run] == ["INSTALL httpfs"] * 2
    anchors = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.+)$", PAGE, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) == anchors


@pytest.mark.parametrize("snippet", LOCAL, ids=lambda one: f"{one.heading}-{one.language}")
def test_a_snippet_runs_as_printed_and_finds_who_denies(snippet: Snippet, folder: Path) -> None:
    before = contents(folder)
    found = of_language(snippet, folder)
    assert re.search(r"denies|harbour office", found), found
    if snippet.heading == "frictionless":
        assert found.rstrip().endswith("True")
    assert contents(folder) == before, "reading changes nothing"


@pytest.mark.parametrize("snippet", REMOTE, ids=lambda one: one.code.split()[1])
def test_a_snippet_reads_a_release_over_http(snippet: Snippet, folder: Path, address: str) -> None:
    found = printed([sys.executable, "-c", snippet.code.replace(BASE, address)], folder)
    with connect() as connection:
        claims = f"'{folder}/parquet/claims.parquet'"
        ((total,),) = connection.execute(f"SELECT sum(origin_count)::BIGINT FROM {claims}").fetchall()
        contested = connection.execute(f"SELECT claim_id, origin_count FROM {claims} WHERE is_contested").fetchall()
    assert len(contested) == 1
    assert str(contested) in found if "duckdb" in snippet.code else re.search(rf"│ {total} ", found), found


# --- in parts --------------------------------------------------------------------------------------------------------

ROWS, GROUP = 200_000, 10_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of claims in twenty row groups, sorted by id as a release's files are."""
    folder = tmp_path_factory.mktemp("large")
    with duckdb.connect() as connection:
        table: pa.Table = connection.sql(
            f"SELECT 'c_' || sha256(i::VARCHAR)[:20] AS claim_id, sha256('a' || i) || sha256('b' || i) AS statement, "
            f"i AS origin_count FROM range({ROWS}) AS t(i) ORDER BY claim_id"
        ).to_arrow_table()
    pq.write_table(table, folder / "claims.parquet", row_group_size=GROUP)
    return folder


def over_duckdb(url: str, query: str) -> list[tuple[object, ...]]:
    import fsspec
    import pyarrow.dataset as ds

    claims = ds.dataset(url, filesystem=fsspec.filesystem("http", cache_type="none"), format="parquet")
    with duckdb.connect() as connection:
        connection.register("claims", claims)
        return connection.execute(query).fetchall()


def over_polars(url: str, query: str) -> list[tuple[object, ...]]:
    import polars as pl

    with pl.SQLContext(claims=pl.scan_parquet(url)) as context:
        return context.execute(query, eager=True).rows()


@pytest.mark.parametrize("reader", [over_duckdb, over_polars])
@pytest.mark.parametrize(
    "query",
    [
        "SELECT sum(origin_count) AS n FROM claims",
        "SELECT statement, origin_count FROM claims WHERE claim_id = '{id}'",
    ],
    ids=["one column", "one id"],
)
def test_over_http_only_what_is_needed_is_fetched(reader: object, query: str, large: Path) -> None:
    assert callable(reader)
    path = large / "claims.parquet"
    asked = query.format(id=pq.read_table(path, columns=["claim_id"])["claim_id"][ROWS // 2].as_py())
    with duckdb.connect() as connection:
        expected = connection.execute(asked.replace("claims", f"'{path}'", 1)).fetchall()
    for base, served in serve(large):
        found = reader(f"{base}/claims.parquet", asked)
        assert [tuple(row) for row in found] == expected and len(expected) == 1
        assert served.parts > 0
        assert 0 < served.sent < path.stat().st_size / 3
