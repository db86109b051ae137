"""Pictures of claims for the Dagster UI: who stands where on the contested ones, and since when.

What is drawn is chosen here; how is up to pipelines/plots.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from pipelines import plots

TIMELINES = 3
"""Of how many of the most contested claims a timeline is drawn."""
Row = dict[str, Any]


def contested(claims: pa.Table) -> list[Row]:
    """The contested claims, those on which most speakers take a position first."""
    rows = [row for row in claims.to_pylist() if row["is_contested"]]
    return sorted(rows, key=lambda row: (-row["speaker_count"], row["claim_id"]))


def of_positions(claims: Sequence[Row], positions: pa.Table, speakers: pa.Table) -> dict[str, str]:
    """Bars of the speakers by stance on the first claims, and a timeline of each of the very first, as Markdown."""
    names = {row["speaker_id"]: row["name"] for row in speakers.select(["speaker_id", "name"]).to_pylist()}
    held: dict[str, list[Row]] = defaultdict(list)
    for row in positions.to_pylist():
        held[row["claim_id"]].append(row)
    stances = {row["statement"]: Counter(own["stance"] for own in held[row["claim_id"]]) for row in claims}
    first = dict(list(stances.items())[: plots.MAX_BARS])
    found = {"contested": plots.stacked_bars("Speakers by stance on contested claims", first)}
    for number, claim in enumerate(claims[:TIMELINES], 1):
        found[f"timeline_{number}"] = plots.timeline(claim["statement"], _moments(held[claim["claim_id"]], names))
    return found


def _moments(positions: Sequence[Row], names: dict[str, str]) -> dict[str, list[tuple[datetime, str]]]:
    """Who took which stance when, the first to speak first; positions without a date are left out."""
    moments: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    dated = [row for row in positions if row["first_said_at"] is not None]
    for row in sorted(dated, key=lambda row: (row["first_said_at"], row["speaker_id"])):
        said = {row["first_said_at"], row["last_said_at"]}
        moments[names[row["speaker_id"]]] += [(moment, row["stance"]) for moment in sorted(said)]
    return dict(moments)
