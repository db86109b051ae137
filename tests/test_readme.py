"""The README's commands do what it says: its queries run on the built sample and print who affirms and who denies."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines.release import cookbook
from pipelines.release.database import views
from tests.conftest import ROOT, Built

README = (ROOT / "README.md").read_text(encoding="utf-8")
COOKBOOK = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
# What the model finds of these in the sample may come to nothing.
MAY_BE_EMPTY = frozenset({"headlines_against_text", "disputed_quotes"})
QUERIES = re.findall(r'onrecord sql "([^"]+)"', README)


def answer(outputs: Path, query: str) -> str:
    command = [sys.executable, "-m", "pipelines.cli", "sql", "--outputs", str(outputs), query]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_query_prints_who_affirms_and_who_denies(
    sample: Built,
) -> None:
    printed = answer(sample.outputs, QUERIES[0])
    assert re.search(r"asserts\s+│ Velmora", printed)
    assert re.search(r"denies\s+│ Aleksandr Drazhin", printed)
    assert "no_evidence" in printed


@pytest.mark.parametrize("query", QUERIES[1:])
def test_every_query_runs_and_finds_rows(
    sample: Built,
    query: str,
) -> None:
    assert not re.search(r"\b0 rows", answer(sample.outputs, query))


@pytest.mark.parametrize("name", views())
def test_every_question_of_the_cookbook_is_answered_on_the_sample(
    sample: Built,
    name: str,
) -> None:
    with duckdb.connect(str(sample.outputs / "onrecord.duckdb"), read_only=True) as connection:
        answers = connection.execute(f"FROM {name}")
        columns = [column[0] for column in answers.description or ()]
        rows = answers.fetchall()
    assert rows or name in MAY_BE_EMPTY
    question, statement = views()[name]
    printed = COOKBOOK.split(f"```sql\n-- {name}\n")
    assert printed[0].rstrip().endswith(question), "docs/cookbook.md: python -m pipelines.release.cookbook"
    query, _, rest = printed[1].partition("```")
    assert query.strip() == statement
    shown = [column for column in columns if not column.endswith("_id")]
    assert rest.split("## ")[0].strip().startswith("| " + " | ".join(shown) + " |") or name in MAY_BE_EMPTY


def test_the_cookbook_is_of_some_length_and_holds_text_as_text(sample: Built) -> None:
    assert len(views()) >= 15
    made = cookbook.page(sample.outputs / "onrecord.duckdb")
    assert made.count("```sql") == len(views())
    assert re.findall(r"^## .*$", made, re.MULTILINE) == re.findall(r"^## .*$", COOKBOOK, re.MULTILINE)
    assert cookbook.cell("a | <script>\n b") == "a \\| &lt;script> b"


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "pipelines" / "weights" / "MODEL_CARD.md"]:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
