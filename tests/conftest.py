"""What several test files need: the corpora beside the project, the shipped model, the built sample, each once."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from pathlib import Path
from typing import NamedTuple

import dagster as dg
import hypothesis
import pytest

from pipelines.attribution.tagger import Tagger
from pipelines.checks import Workspace
from pipelines.definitions import build_definitions

# Commands that tests start build no SQL console: tests/test_console.py does, once.
os.environ["ONRECORD_CONSOLE"] = "no"

# No test asserts a time. Where many changes land, the same cases are tried each time; at a desk new ones are.
hypothesis.settings.register_profile("onrecord", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("onrecord")

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "raw" / "sample"
GOLD = ROOT / "tests" / "gold"


STORY = sorted(path for path in SAMPLE.iterdir() if path.name.startswith("villa-"))


def shared_folder() -> Path:
    """The folder with corpora/ and seeds/, beside the project unless ONRECORD_SHARED says otherwise."""
    return Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    folder = shared_folder() / "seeds"
    if not folder.is_dir():
        pytest.skip(f"the seed articles are not in {folder}")
    return folder


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return Tagger()


def run(raw: Path, outputs: Path, workers: int = 1, job: str = "dataset") -> dg.ExecuteInProcessResult:
    """One run of a job over real files, in this process, with a history of its own."""
    definitions = build_definitions(Workspace(raw=str(raw), outputs=str(outputs), workers=workers, console=False))
    with dg.DagsterInstance.ephemeral() as instance:
        return definitions.resolve_job_def(job).execute_in_process(instance=instance, raise_on_error=False)


def small_batch(folder: Path, names: list[Path] | None = None) -> Path:
    """A batch of one story of the sample, not marked as a sample."""
    folder.mkdir(parents=True)
    for path in names or STORY:
        shutil.copy(path, folder / path.name)
    return folder.parent


class Built(NamedTuple):
    """What a run made, where it lies, and what its checks said."""

    outputs: Path
    success: bool
    checks: list[tuple[str, str, bool]]  # asset, check, passed


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The shipped sample, built once for all the processes that run tests; it is read, never written to."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    told = folder / "sample.json"
    with (folder / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            result = run(ROOT / "raw", folder / "sample", workers=2)
            checks = [
                (check.asset_key.to_user_string(), check.check_name, check.passed)
                for check in result.get_asset_check_evaluations()
            ]
            told.write_text(json.dumps([result.success, checks]), encoding="utf-8")
    success, checks = json.loads(told.read_text(encoding="utf-8"))
    return Built(folder / "sample", success, [tuple(check) for check in checks])


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small batch, built once: RAW and OUTPUTS."""
    folder = tmp_path_factory.mktemp("story")
    raw = small_batch(folder / "raw" / "villa")
    assert run(raw, folder / "outputs").success
    return raw, folder / "outputs"
