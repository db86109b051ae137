"""Reads the labelled pairs and contents of this folder; README.md says how they were labelled."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SETS = {"choose": HERE, "test": HERE / "test"}


class Content(NamedTuple):
    """What is quoted, or a headline; `claim` is shared by contents of a story that state one proposition, "" by none.

    `sign`: - where the words negate the proposition.
    """

    text: str
    claim: str
    sign: str


class Story(NamedTuple):
    """The contents of one story by number, and pairs of them with what the first is to the second."""

    contents: Mapping[int, Content]
    pairs: Mapping[tuple[int, int], str]


class Minimal(NamedTuple):
    """Two statements that differ in one thing, `category`, and whether they state one claim all the same."""

    category: str
    first: str
    second: str
    same: bool


def minimal(half: str) -> list[Minimal]:
    """The minimal pairs of a half."""
    rows = _rows(SETS[half] / "minimal.csv")
    return [Minimal(row["category"], row["a"], row["b"], row["same"] == "yes") for row in rows]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(corpora: Path, half: str) -> dict[str, Story]:
    """The stories of a half, their text taken from FNC-1 train."""
    folder = corpora / "fnc1-train"
    with (folder / "bodies_train.jsonl").open(encoding="utf-8") as file:
        bodies = {row["body_id"]: row["text"] for row in map(json.loads, file)}
    with (folder / "stories_train.jsonl").open(encoding="utf-8") as file:
        headlines = {row["story"]: row["headlines"] for row in map(json.loads, file)}
    contents: dict[str, dict[int, Content]] = defaultdict(dict)
    for row in _rows(SETS[half] / "contents.csv"):
        start, end = int(row["start"]), int(row["end"])
        text = headlines[row["id"]][start] if row["kind"] == "headline" else bodies[row["id"]][start:end]
        contents[row["story"]][int(row["no"])] = Content(" ".join(text.split()), row["claim"], row["sign"])
    pairs: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for row in _rows(SETS[half] / "pairs.csv"):
        pairs[row["story"]][int(row["a"]), int(row["b"])] = row["label"]
    return {name: Story(contents[name], pairs[name]) for name in sorted(contents)}
