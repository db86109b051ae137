"""The rules of the house: who may import whom, and one name for one thing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from schemas.tables import TABLES
from tests.conftest import ROOT

STAGES = ("ingest", "dedup", "attribution", "speakers", "claims", "quality", "release")
MODULES = [path for folder in ("pipelines", "schemas") for path in sorted((ROOT / folder).rglob("*.py"))]
DAGSTER_ALLOWED = {
    "pipelines/checks.py",
    "pipelines/definitions.py",
    "pipelines/cli.py",
    "schemas/render/dagster_schema.py",
}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_imports_of_a_module(path: Path) -> None:
    name, used = relative(path), imports(path)
    packages = {module.split(".")[0] for module in used}
    if name.startswith("schemas/"):
        assert "pipelines" not in packages
        assert "great_expectations" not in packages or name == "schemas/render/expectations.py"
    assert not packages & {"torch", "transformers", "training", "benchmarks"}, "what trains is not run"
    assert "ray" not in packages or name == "pipelines/compute.py"
    if path.name != "assets.py" and name not in DAGSTER_ALLOWED:
        assert "dagster" not in packages
    parts = path.relative_to(ROOT).parts
    if len(parts) > 2 and parts[1] in STAGES:
        own = parts[1]
        others = {stage for stage in STAGES if stage != own and any(u.startswith(f"pipelines.{stage}") for u in used)}
        assert not others, "a stage depends on tables, never on another stage's code"


def test_what_runs_is_installed_by_the_first_lock() -> None:
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    provided_by = packages_distributions()
    used = {module.split(".")[0] for path in MODULES for module in imports(path)}
    used -= set(sys.stdlib_module_names) | {"pipelines", "schemas", "ray"}
    assert {"duckdb", "numpy", "pyarrow"} <= used
    for package in sorted(used):
        names = {name.lower().replace("_", "-") for name in provided_by[package]}
        assert names & locked, f"{package} is imported where the dataset is made, but only a development lock has it"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_says_what_belongs_in_it(path: Path) -> None:
    if path.stat().st_size:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_a_table_is_a_module_and_an_asset() -> None:
    from pipelines.definitions import defs

    assets = {key.to_user_string() for key in defs.resolve_asset_graph().get_all_asset_keys()}
    assert set(TABLES) <= assets
    modules = {path.stem for path in (ROOT / "schemas" / "tables").glob("*.py")} - {"__init__"}
    assert modules == {name.lstrip("_") for name in TABLES}


def test_no_made_file_and_no_large_file_is_in_git() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.splitlines():
        assert not name.startswith("outputs/") or name == "outputs/README.md"
        assert not (ROOT / name).exists() or (ROOT / name).stat().st_size <= 25 * 2**20, name
