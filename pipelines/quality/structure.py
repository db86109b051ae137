"""The structural suite of one table, run over its data. What a suite holds is rendered from schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

from pipelines.quality.judge import SAMPLE_SIZE, ExpectationResult, judge
from schemas.model import Table
from schemas.render import arrow, expectations


@dataclass(frozen=True)
class StructureResult:
    """What came of a table's suite. `passed` says that every critical expectation was run and met."""

    table: str
    row_count: int
    passed: bool
    expectations: tuple[ExpectationResult, ...]

    @property
    def errored(self) -> bool:
        """Whether an expectation could not be run."""
        return any(result.errored for result in self.expectations)

    def to_json(self) -> dict[str, Any]:
        """The result as JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> StructureResult:
        """The result that `to_json` gave; KeyError or TypeError where it is something else."""
        results = tuple(
            ExpectationResult(**{**result, "sample": tuple(result["sample"])}) for result in stored["expectations"]
        )
        return cls(stored["table"], stored["row_count"], stored["passed"], results)


def _arrow_types(table: Table, data: pa.Table) -> ExpectationResult:
    """Whether the columns that are there have exactly the declared Arrow types: unit, time zone and width included.

    pandas, and so Great Expectations, tells them apart by Python type only.
    """
    declared = arrow.schema(table)
    wrong = [
        f"{field.name}: {data.schema.field(field.name).type} instead of {field.type}"
        for field in declared
        if data.schema.names.count(field.name) == 1 and data.schema.field(field.name).type != field.type
    ]
    return ExpectationResult(
        name="arrow_types",
        column=None,
        success=not wrong,
        errored=False,
        unexpected_count=len(wrong),
        sample=tuple(wrong[:SAMPLE_SIZE]),
        severity=expectations.SEVERITY,
        detail="; ".join(wrong),
    )


def validate(table: Table, data: pa.Table) -> StructureResult:
    """What came of the suite of `table` on `data`; bad data of any shape is a result, not an exception."""
    results = (
        _arrow_types(table, data),
        *judge(expectations.suite(table), expectations.frame(data)),
    )
    passed = all(result.success or (result.severity != "critical" and not result.errored) for result in results)
    return StructureResult(table.name, data.num_rows, passed, results)
