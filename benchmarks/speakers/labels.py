"""Where the labels lie, and how a CSV file of them is read."""

from __future__ import annotations

import csv
from pathlib import Path

HERE = Path(__file__).parent
FOLDERS = {"choose": HERE, "broad": HERE / "broad", "test": HERE / "test"}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file of labels."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
