"""overview.json: the one file that the page reads before anything is asked for. It stays small whatever the release.

Counts over quotations are of original ones: a reprint is no further source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.release.explorer.ranked import PAGE, fetched, rows
from pipelines.release.explorer.search import STOPWORDS
from pipelines.store import file_sha256
from schemas import vocabularies as v

BINS = 60
MOST_OUTLETS = 15
MOST_CONTESTED = 12
_UNITS = ("day", "week", "month", "year")
_COUNTS = ("articles", "quotes", "claims", "speakers", "stories", "contested_claims", "withheld_quotes")
_VOCABULARIES = {
    "stance": v.STANCE,
    "polarity": v.POLARITY,
    "certainty": v.CERTAINTY,
    "speaker_kind": v.SPEAKER_KIND,
    "quote_type": v.QUOTE_TYPE,
    "relation": v.CLAIM_RELATION,
    "link_relation": v.LINK_RELATION,
    "copy_role": v.COPY_ROLE,
}
# Neither data nor documents: the page itself, what grows with it, and the file that it does not offer.
_NOT_LISTED_FOLDERS = ("explorer/", "console/")
_NOT_LISTED = ("index.html", "onrecord.duckdb", "SHA256SUMS")
_ORIGINAL = """
CREATE TABLE original AS
SELECT
    quote_id, stance, outlet, speaker_kind IN ('anonymous_person', 'anonymous_group', 'unnamed') AS is_unnamed,
    coalesce(said_from, published_at) AT TIME ZONE 'UTC' AS said_at
FROM attributed_claims
WHERE is_origin
"""


def overview(
    connection: duckdb.DuckDBPyConnection,
    manifest: Mapping[str, Any],
    staging: Path,
    *,
    listed: Mapping[str, int],
    parts: Mapping[str, int],
) -> dict[str, Any]:
    """The content of overview.json; `listed` is the number of rows of each list, `parts` how each kind is cut up."""
    connection.execute(_ORIGINAL)
    stances = fetched(connection, "SELECT stance, count(*) FROM positions GROUP BY stance ORDER BY stance")
    return {
        **{name: manifest[name] for name in ("version", "previous_version", "schema_version", "created_at", "license")},
        "counts": {name: manifest["counts"][name] for name in _COUNTS},
        "stances": dict(stances),
        **_over_time(connection),
        **_outlets(connection),
        "contested": list(rows(connection, "claims", f"is_contested AND rank < {MOST_CONTESTED}")),
        "lists": {kind: {"rows": number, "page": PAGE} for kind, number in listed.items()},
        "parts": dict(parts),
        "stopwords": list(STOPWORDS),
        "files": list(_files(staging)),
        "vocabularies": {name: vocabulary.terms for name, vocabulary in _VOCABULARIES.items()},
    }


def _over_time(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Original quotations by time and stance, in the finest bins without gaps of which BINS are enough.

    The first and the last hundredth may lie outside, and are counted: one date of long ago must not make one bar of
    all others.
    """
    (low, high, first, last) = next(
        fetched(
            connection,
            "SELECT quantile_disc(said_at, 0.01), quantile_disc(said_at, 0.99), min(said_at), max(said_at) "
            "FROM original",
        )
    )
    if low is None:
        return {"over_time_bin": _UNITS[0], "over_time": [], "over_time_outside": 0}
    unit = next((unit for unit in _UNITS if len(_starts(connection, unit, low, high)) <= BINS), _UNITS[-1])
    starts = _starts(connection, unit, first, last)
    if len(starts) > BINS:
        starts = _starts(connection, unit, low, high)[-BINS:]
    bins: dict[str, dict[str, int]] = {start: {} for start in starts}
    outside = 0
    for start, stance, number in fetched(
        connection,
        f"SELECT {_start(unit, 'said_at')} AS start, stance, count(*) FROM original WHERE said_at IS NOT NULL "
        "GROUP BY ALL ORDER BY ALL",
    ):
        if start in bins:
            bins[start][stance] = number
        else:
            outside += number
    return {
        "over_time_bin": unit,
        "over_time": [{"from": start, "stances": numbers} for start, numbers in bins.items()],
        "over_time_outside": outside,
    }


def _start(unit: str, instant: str) -> str:
    """SQL for the first day of the bin that holds `instant`."""
    return f"strftime(date_trunc('{unit}', {instant}), '%Y-%m-%d')"


def _starts(connection: duckdb.DuckDBPyConnection, unit: str, first: datetime, last: datetime) -> list[str]:
    """The first days of all bins from that of `first` to that of `last`."""
    bounds = [f"date_trunc('{unit}', TIMESTAMP '{bound.isoformat(sep=' ')}')" for bound in (first, last)]
    series = f"SELECT unnest(generate_series({bounds[0]}, {bounds[1]}, INTERVAL 1 {unit})) AS instant ORDER BY ALL"
    return [start for (start,) in fetched(connection, f"SELECT {_start(unit, 'instant')} FROM ({series})")]


def _outlets(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The outlets that printed most original quotations, and how many outlets are left out."""
    found = list(
        fetched(
            connection,
            "SELECT outlet, count(DISTINCT quote_id) AS quotes, count(DISTINCT quote_id) FILTER (WHERE is_unnamed) "
            "FROM original GROUP BY outlet ORDER BY quotes DESC, outlet NULLS LAST",
        )
    )
    names = ("outlet", "quotes", "unnamed")
    return {
        "outlets": [dict(zip(names, values, strict=True)) for values in found[:MOST_OUTLETS]],
        "outlets_more": len(found[MOST_OUTLETS:]),
    }


def _files(staging: Path) -> Iterator[dict[str, Any]]:
    """The files of the release to offer, in order of path."""
    paths = {path.relative_to(staging).as_posix(): path for path in staging.rglob("*") if path.is_file()}
    for name in sorted(paths):
        if not name.startswith(_NOT_LISTED_FOLDERS) and name not in _NOT_LISTED:
            yield {"path": name, "bytes": paths[name].stat().st_size, "sha256": file_sha256(paths[name])}
