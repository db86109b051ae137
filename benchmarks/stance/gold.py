"""Reads labelled attributions of PolNeAR train: ids and labels are here, the text is in the corpus."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pipelines.text import Span
from training.polnear import ROLES

HERE = Path(__file__).parent
SETS = {"choose": HERE / "stance.csv", "test": HERE / "test" / "stance.csv"}
Labels = Mapping[str, str]


class Item(NamedTuple):
    """A labelled attribution: its text, the spans of its roles and the row of labels."""

    text: str
    spans: Mapping[str, list[Span]]
    label: Labels


def attributions(folder: Path, article: str) -> tuple[str, dict[str, dict[str, list[Span]]]]:
    """Text of one annotated article of PolNeAR and, by the id of an attribution, the spans of its roles."""
    name = article.rsplit("_", 1)[0]
    text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
    spans: dict[str, list[Span]] = {}
    found: dict[str, dict[str, list[Span]]] = {}
    for line in (folder / "attributions" / f"{article}.ann").read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) == 3:
            places = [place.split() for place in parts[1].split(" ", 1)[1].split(";")]
            spans[parts[0]] = [Span(int(start), int(end)) for start, end in places]
        elif line.startswith("E") and len(parts) >= 2:
            roles: dict[str, list[Span]] = {role: [] for role in ROLES.values()}
            for part in parts[1].split():
                role, key = part.split(":")
                role = ROLES.get(role.rstrip("0123456789"), "")
                if role:
                    roles[role] += spans.get(key, [])
            found[parts[0]] = {role: sorted(places) for role, places in roles.items()}
    return text, found


def items(corpora: Path, path: Path) -> Iterator[Item]:
    """The labelled attributions of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text, found = attributions(corpora / "polnear" / "train", row["article"])
            yield Item(text, found[row["attribution"]], row)
