"""validation.html of a release: what every rule found, broken ones first, as a page that needs nothing but itself.

The same rows are in validation.json and in the table `validation_report`. Which rules there are is quality's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pipelines.release.page_shell import render
from schemas.tables import TABLES
from schemas.vocabularies import CHECK_STATUS

_WORST_FIRST = ("errored", "failed", "warned", "passed")


def validation_page(manifest: Mapping[str, Any], report: pa.Table) -> str:
    """validation.html of the release that `manifest` describes; `report` is its table `validation_report`.

    Tables and, in each, rules stand in order of the worst that was found. Details may quote what broke a rule.
    """
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(report.to_pylist(), key=lambda row: (_rank(row), row["table_name"], row["rule"])):
        by_table.setdefault(row["table_name"], []).append(row)
    statuses = Counter(report["status"].to_pylist())
    return render(
        "validation.html",
        manifest=manifest,
        by_table=by_table,
        known=TABLES.keys(),
        rules=report.num_rows,
        statuses=[(status, statuses[status], CHECK_STATUS.terms[status]) for status in _WORST_FIRST],
    )


def _rank(row: Mapping[str, Any]) -> int:
    return _WORST_FIRST.index(row["status"])
