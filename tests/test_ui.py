"""Dagster's UI in a real Chromium: the job is run by a click, and its tables, checks and plots are there to look at."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, STORY, small_batch
from tests.test_dedup_look import hostile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
QUERY = "{runsOrError{... on Runs{results{jobName status}}}}"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")


def runs(address: str) -> list[dict[str, Any]]:
    request = urllib.request.Request(
        f"{address}/graphql", json.dumps({"query": QUERY}).encode(), {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        found: list[dict[str, Any]] = json.load(answer)["data"]["runsOrError"]["results"]
    return found


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a Dagster over one story and hostile copies; its processes are ended with the test."""
    raw = small_batch(tmp_path / "raw" / "villa", STORY[:2])
    for row in hostile():
        (raw / "villa" / row["source_path"]).write_text(row["text"], encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["ui", "--raw", str(raw), "--outputs", str(tmp_path / "outputs"), "--port", str(port)]
    command = [sys.executable, "-m", "pipelines.cli", *arguments]
    log = (tmp_path / "ui.log").open("w")
    process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 180
        while True:
            try:
                runs(address)
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail((tmp_path / "ui.log").read_text())
                time.sleep(0.5)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def test_the_job_is_run_by_a_click_and_its_results_are_shown(served: str, tmp_path: Path) -> None:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    elsewhere: list[str] = []
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1500, "height": 950})
        page.set_default_timeout(60_000)

        def note(request: Any) -> None:
            if not request.url.startswith((served, served.replace("http", "ws"), "data:", "blob:")):
                elsewhere.append(request.url)

        page.on("request", note)
        page.goto(f"{served}/locations/onrecord/jobs/dataset")
        page.get_by_role("button", name="Materialize all").first.click()
        deadline = time.monotonic() + 240
        while not (found := runs(served)) or found[0]["status"] not in {"SUCCESS", "FAILURE"}:
            assert time.monotonic() < deadline, found
            time.sleep(1)
        assert [(run["jobName"], run["status"]) for run in found] == [("dataset", "SUCCESS")]

        page.goto(f"{served}/assets/quotes?view=checks")
        page.get_by_text("arrow_types").first.wait_for()
        assert page.get_by_text("blocking").first.is_visible()
        page.goto(f"{served}/assets/claim_quotes?view=events")
        page.get_by_text("Show Markdown").nth(1).click()
        plot = page.locator("img[alt=plot]")
        plot.wait_for()
        assert plot.evaluate("image => image.naturalWidth") > 300
        page.goto(f"{served}/assets/articles")
        page.get_by_text("independent articles").first.wait_for()
        page.goto(f"{served}/assets/article_relations?view=events")
        for name in ("merged_pairs", "nearly_merged_pairs"):
            row = page.locator("tr").filter(has=page.get_by_text(name, exact=True))
            row.get_by_text("Show Markdown").click()
            shown = page.locator(".dagster-markdown").filter(has=page.locator("td strong"))
            shown.wait_for()
            assert "me@harm.example <https://harm.example> &amp; &#42; ~~struck~~ [^1]" in shown.inner_text()
            assert shown.locator("a, img, code, del, script").count() == 0
            page.get_by_role("button", name="Close").click()
            shown.wait_for(state="detached")
        page.goto(f"{served}/assets/positions")
        page.get_by_text("Position of the innermost source").first.wait_for()
        browser.close()
    assert elsewhere == []
    assert (tmp_path / "outputs" / "releases" / "latest.json").exists()
