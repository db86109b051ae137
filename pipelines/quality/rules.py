"""The rules that hold between rows and tables: SQL selects the rows in breach, Great Expectations judges the counts.

A rule is a file of rules/, or is generated here for each foreign key of schemas. A file starts with a header,

    -- name: claims_have_quotes
    -- tables: claims, claim_quotes
    -- severity: critical
    -- description: No claim is without a quotation.

where the first table is the one that the rule is about, and goes on with one SELECT of the rows in breach over tables
or views of the tables' names. It selects ids and counts, never article text: what it finds is published.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from pipelines.quality.judge import SAMPLE_SIZE, judge
from schemas.model import ForeignKey, Table
from schemas.render.duckdb import identifier
from schemas.tables import TABLES
from schemas.vocabularies import SEVERITY

if TYPE_CHECKING:
    import duckdb

_HEADER = ("name", "tables", "severity", "description")


@dataclass(frozen=True)
class Rule:
    """One rule; `sql` selects the rows in breach, and `tables[0]` is the table that it is about."""

    name: str
    tables: tuple[str, ...]
    severity: str
    description: str
    sql: str

    @property
    def table(self) -> str:
        """The table that the rule is about."""
        return self.tables[0]


@dataclass(frozen=True)
class RuleResult:
    """What came of one rule: rows of its table, rows in breach, some of these, and the error where it could not run."""

    rule: str
    table: str
    severity: str
    description: str
    checked_count: int
    violation_count: int
    sample: tuple[dict[str, Any], ...]
    error: str | None
    passed: bool

    def to_json(self) -> dict[str, Any]:
        """The result as JSON values."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=str))
        return plain


def parse(text: str) -> Rule:
    """The rule that a file's text holds; ValueError where its header is not as above."""
    lines = text.splitlines()
    header = dict.fromkeys(_HEADER, "")
    for field, line in zip(_HEADER, lines, strict=False):
        prefix = f"-- {field}: "
        if not line.startswith(prefix):
            raise ValueError(f"a rule's header lacks `{prefix}`: {line!r}")
        header[field] = line.removeprefix(prefix).strip()
    tables = tuple(name.strip() for name in header["tables"].split(","))
    if unknown := [name for name in tables if name not in TABLES]:
        raise ValueError(f"rule {header['name']}: no such table: {', '.join(unknown)}")
    if header["severity"] not in SEVERITY.terms:
        raise ValueError(f"rule {header['name']}: no such severity: {header['severity']}")
    body = "\n".join(lines[len(_HEADER) :]).strip().removesuffix(";")
    return Rule(header["name"], tables, header["severity"], header["description"], body)


def _foreign_key_rule(table: Table, foreign: ForeignKey) -> Rule:
    own = [f"own.{identifier(name)}" for name in foreign.fields]
    target = [f"target.{identifier(name)}" for name in foreign.target]
    columns = list(dict.fromkeys((*table.key, *foreign.fields)))
    return Rule(
        name=f"foreign_key_{table.name.lstrip('_')}_{'_and_'.join(foreign.fields)}",
        tables=(table.name, foreign.table),
        severity="critical",
        description=f"{', '.join(foreign.fields)}: each names a row of {foreign.table}, or is null.",
        sql=(
            f"SELECT {', '.join(f'own.{identifier(name)}' for name in columns)}\n"
            f"FROM {identifier(table.name)} AS own ANTI JOIN {identifier(foreign.table)} AS target\n"
            f"ON {' AND '.join(f'{left} = {right}' for left, right in zip(own, target, strict=True))}\n"
            f"WHERE {' AND '.join(f'{name} IS NOT NULL' for name in own)}"
        ),
    )


def foreign_key_rules() -> list[Rule]:
    """One rule for each foreign key of each table."""
    return [_foreign_key_rule(table, foreign) for table in TABLES.values() for foreign in table.foreign_keys]


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """The rules of rules/ and those of the foreign keys, in order of their names."""
    folder = resources.files("pipelines.quality").joinpath("rules")
    written = [parse(file.read_text(encoding="utf-8")) for file in folder.iterdir() if file.name.endswith(".sql")]
    return tuple(sorted((*written, *foreign_key_rules()), key=lambda rule: rule.name))


def scan(connection: duckdb.DuckDBPyConnection, rule: Rule) -> RuleResult:
    """The rows in breach of `rule`, not yet judged. An error of the SQL is a result, not an exception."""
    import duckdb

    checked, violations, sample, error = 0, 0, [], None
    try:
        checked = connection.execute(f"SELECT count(*) FROM {identifier(rule.table)}").fetchall()[0][0]
        cursor = connection.execute(
            f"SELECT *, count(*) OVER () FROM (\n{rule.sql}\n) ORDER BY ALL LIMIT {SAMPLE_SIZE}"
        )
        names = [column[0] for column in cursor.description or ()][:-1]
        rows = cursor.fetchall()
        violations = rows[0][-1] if rows else 0
        sample = [dict(zip(names, row, strict=False)) for row in rows]
    except duckdb.Error as exception:
        error = str(exception)
    return RuleResult(
        rule.name, rule.table, rule.severity, rule.description, checked, violations, tuple(sample), error, False
    )


def _judged(scanned: Sequence[RuleResult]) -> set[str]:
    """Names of the rules whose row of the one-row-per-rule frame meets its expectation: no violation."""
    import great_expectations as gx
    import pandas as pd
    from great_expectations.expectations.row_conditions import Column

    gxe: Any = gx.expectations
    rows = [(result.rule, result.checked_count, result.violation_count) for result in scanned]
    frame = pd.DataFrame(rows, columns=["rule", "checked_count", "violation_count"])
    suite = gx.ExpectationSuite(
        name="rules",
        expectations=[
            gxe.ExpectColumnValuesToBeBetween(
                column="violation_count",
                min_value=0,
                max_value=0,
                row_condition=Column("rule") == result.rule,
                severity=result.severity,
                notes=result.description,
                meta={"name": result.rule},
            )
            for result in scanned
        ],
    )
    return {result.name for result in judge(suite, frame) if result.success}


def run(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule] | None = None) -> list[RuleResult]:
    """What came of each rule (all of them by default) over the connection's tables or views, in order of names.

    A rule passes only where its SQL ran and Great Expectations found its count to be 0.
    """
    scanned = sorted((scan(connection, rule) for rule in rules or all_rules()), key=lambda result: result.rule)
    passed = _judged([result for result in scanned if result.error is None])
    return [replace(result, passed=result.rule in passed) for result in scanned]
