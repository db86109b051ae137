"""Error rates in a release: taken from what benchmarks print, bound to the models, stale where those are others."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from benchmarks import quality
from pipelines import encoder
from pipelines.release import metadata
from tests.test_release import harbour, make

PRINTED = "| measure | P | R |\n|---|---|---|\n| all | 60.6 | 56.8 |\n\naccuracy 0.793; macro-F1 0.682\n"


def figure(row: str, column: str = "", scale: float = 0.01) -> quality.Figure:
    return quality.Figure("quotes", "x", "y", False, "benchmarks.x", row, column, scale)


def test_a_figure_is_the_cell_that_its_command_prints() -> None:
    assert quality.value(figure("all", "R"), PRINTED) == 0.568
    assert quality.value(figure(r"\naccuracy (\S+);", scale=1), PRINTED) == 0.793


@pytest.mark.parametrize("missing", [figure("none", "R"), figure("all", "F1"), figure("precision (.)")])
def test_a_figure_that_is_not_printed_is_no_figure(missing: quality.Figure) -> None:
    with pytest.raises(LookupError, match=r"benchmarks\.x prints no"):
        quality.value(missing, PRINTED)


def test_the_shipped_figures_are_of_the_shipped_models_and_all_there() -> None:
    stored = json.loads(metadata.QUALITY.read_text(encoding="utf-8"))
    assert stored["models"] == {graph: encoder.model_hash(graph) for graph in encoder.graphs()}, (
        "the models have changed: run `python -m benchmarks.quality`"
    )
    measured = {(row["of"], row["measure"], row["command"]) for row in stored["figures"]}
    assert measured == {(one.of, one.measure, f"python -m {one.command}") for one in quality.FIGURES}
    assert all(0 <= row["value"] <= 1 for row in stored["figures"])
    for one in quality.FIGURES:
        importlib.import_module(one.command.split()[0])


def test_a_release_says_that_figures_of_other_models_are_stale(tmp_path: Path) -> None:
    stored = json.loads(metadata.QUALITY.read_text(encoding="utf-8"))
    same = make(harbour(), tmp_path / "one", tmp_path / "same", stated={"models": stored["models"]}).path
    fresh = json.loads((same / "quality.json").read_text())
    assert (fresh["stale"], fresh["changed_models"]) == (False, [])
    assert fresh["figures"] == stored["figures"]
    others = stored["models"] | {"stance.onnx": "0" * 64}
    other = make(harbour(), tmp_path / "two", tmp_path / "other", stated={"models": others}).path
    stale = json.loads((other / "quality.json").read_text())
    assert (stale["stale"], stale["changed_models"]) == (True, ["stance.onnx"])
