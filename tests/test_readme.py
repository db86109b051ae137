"""The README's commands do what it says: its queries run on the built sample and print who affirms and who denies."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r'onrecord sql "([^"]+)"', README)


def answer(outputs: Path, query: str) -> str:
    command = [sys.executable, "-m", "pipelines.cli", "sql", "--outputs", str(outputs), query]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_query_prints_who_affirms_and_who_denies(
    sample: tuple[Path, dg.ExecuteInProcessResult],
) -> None:
    printed = answer(sample[0], QUERIES[0])
    assert re.search(r"asserts\s+│ Velmora", printed)
    assert re.search(r"denies\s+│ Aleksandr Drazhin", printed)
    assert "no_evidence" in printed


@pytest.mark.parametrize("query", QUERIES[1:])
def test_every_query_runs_and_finds_rows(
    sample: tuple[Path, dg.ExecuteInProcessResult],
    query: str,
) -> None:
    assert not re.search(r"\b0 rows", answer(sample[0], query))


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "pipelines" / "weights" / "MODEL_CARD.md"]:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
