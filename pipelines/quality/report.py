"""The table validation_report, and the gate that a release reads it through. Runs no check itself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipelines.quality.rules import RuleResult, all_rules
from pipelines.quality.structure import StructureResult
from schemas.render.arrow import from_rows
from schemas.tables import TABLES, tables_of

STRUCTURE = "structure"
_DETAIL_CHARS = 1000


def validated_tables() -> list[str]:
    """The tables that a report must speak of: all but those of the quality stage itself."""
    own = {table.name for table in tables_of("quality")}
    return [name for name in TABLES if name not in own]


def _status(passed: bool, errored: bool, severity: str) -> str:
    if errored:
        return "errored"
    if passed:
        return "passed"
    return "failed" if severity == "critical" else "warned"


def _structure_row(result: StructureResult) -> dict[str, Any]:
    broken = [expectation for expectation in result.expectations if not expectation.success]
    severity = "warning" if broken and result.passed else "critical"
    notes = []
    for expectation in broken:
        found = expectation.detail or f"{expectation.unexpected_count} unexpected: {', '.join(expectation.sample)}"
        notes.append(f"{expectation.name}({expectation.column or ''}): {found}")
    return {
        "rule": STRUCTURE,
        "table_name": result.table,
        "status": _status(result.passed and not broken, result.errored, severity),
        "severity": severity,
        "checked_count": len(result.expectations),
        "violation_count": len(broken),
        "detail": "; ".join(notes)[:_DETAIL_CHARS] or None,
    }


def _rule_row(result: RuleResult) -> dict[str, Any]:
    detail = result.error
    if detail is None and not result.passed:
        detail = f"{result.description} Not so: {json.dumps(result.to_json()['sample'], ensure_ascii=False)}"
    return {
        "rule": result.rule,
        "table_name": result.table,
        "status": _status(result.passed, result.error is not None, result.severity),
        "severity": result.severity,
        "checked_count": result.checked_count,
        "violation_count": result.violation_count,
        "detail": detail[:_DETAIL_CHARS] if detail else None,
    }


def report(
    structures: Iterable[StructureResult], rules: Iterable[RuleResult], table_hashes: Mapping[str, str]
) -> pa.Table:
    """The table validation_report: a row for each table's structure and for each rule.

    `table_hashes` gives the SHA-256 of each table's Parquet file as it was checked; KeyError where one is missing.
    """
    rows = [*map(_structure_row, structures), *map(_rule_row, rules)]
    return from_rows("validation_report", [{**row, "table_sha256": table_hashes[row["table_name"]]} for row in rows])


def summary(structures: Iterable[StructureResult], rules: Iterable[RuleResult]) -> dict[str, Any]:
    """All results as JSON values: how many checks came to which status, then each suite and each rule in full."""
    suites = sorted(structures, key=lambda result: result.table)
    ran = sorted(rules, key=lambda result: result.rule)
    rows = [*map(_structure_row, suites), *map(_rule_row, ran)]
    return {
        "statuses": dict(sorted(Counter(row["status"] for row in rows).items())),
        "structures": [result.to_json() for result in suites],
        "rules": [result.to_json() for result in ran],
    }


def gate(report_table: pa.Table, table_hashes: Mapping[str, str]) -> list[str]:
    """Why the tables of `table_hashes` (name to SHA-256 of the Parquet file) must not be released; empty if they may.

    It fails closed: a table or rule that the report does not speak of is a reason, and so is a report about other data.
    """
    rows = report_table.to_pylist()
    reasons = [f"{name}: the table is missing" for name in validated_tables() if name not in table_hashes]
    reasons += [f"{name}: no such table" for name in table_hashes if name not in TABLES]

    expected = {(STRUCTURE, name) for name in validated_tables()} | {(rule.name, rule.table) for rule in all_rules()}
    missing = expected - {(row["rule"], row["table_name"]) for row in rows}
    reasons += [f"{table}: {rule} was not checked" for rule, table in missing]

    for row in rows:
        check = f"{row['table_name']}: {row['rule']}"
        if row["table_name"] in table_hashes and row["table_sha256"] != table_hashes[row["table_name"]]:
            reasons.append(f"{check} was checked on other data")
        tolerated = row["status"] == "warned" and row["severity"] == "warning"
        if row["status"] != "passed" and not tolerated:
            reasons.append(f"{check} {row['status']}: {row['detail']}")
    return sorted(reasons)
