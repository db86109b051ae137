"""What several test files need: the corpora beside the project, where they are, and the shipped model, once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipelines.attribution.tagger import Tagger

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "raw" / "sample"
GOLD = ROOT / "tests" / "gold"


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
