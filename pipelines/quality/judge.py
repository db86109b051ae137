"""Great Expectations, called in one way: a pandas frame, an ephemeral context, results as plain records.

Which expectations there are is decided elsewhere. Great Expectations is imported when first called: it costs seconds.
"""

from __future__ import annotations

import functools
import os
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations import ExpectationSuite

SAMPLE_SIZE = 5
_SAMPLE_CHARS = 120


@dataclass(frozen=True)
class ExpectationResult:
    """What came of one expectation; `name` is its type, or the `name` of its meta where it has one.

    `errored` says that it could not be run, which Great Expectations reports like bad data; `success` is then false.
    `column` is null for a table, and the columns parted by `, ` for several. `unexpected_count` counts rows, and is 1
    for an expectation about the table as a whole. `sample` holds unexpected values as text, `detail` what was observed
    or the error.
    """

    name: str
    column: str | None
    success: bool
    errored: bool
    unexpected_count: int
    sample: tuple[str, ...]
    severity: str
    detail: str


@functools.cache
def _batch_definition() -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("frame")
    return asset.add_batch_definition_whole_dataframe("whole")


def _exception(info: Any) -> str:
    """The messages of an `exception_info`, which is one record or one per metric; empty where none was raised."""
    records = [info] if "raised_exception" in info else list(info.values())
    messages = (str(record["exception_message"]) for record in records if record["raised_exception"])
    return "; ".join(dict.fromkeys(messages))


def _plain(result: Any) -> ExpectationResult:
    config, found = result.expectation_config, result.result
    columns = [config.kwargs["column"]] if "column" in config.kwargs else config.kwargs.get("column_list", [])
    is_table = config.type.startswith("expect_table_")
    error = _exception(result.exception_info)
    values = found.get("partial_unexpected_list") or []
    observed = found.get("observed_value")
    success = bool(result.success) and not error
    return ExpectationResult(
        name=(config.meta or {}).get("name", config.type),
        column=None if is_table else ", ".join(columns),
        success=success,
        errored=bool(error),
        unexpected_count=0 if success else int(found.get("unexpected_count") or 1),
        sample=tuple(str(value)[:_SAMPLE_CHARS] for value in values[:SAMPLE_SIZE]),
        severity=str(getattr(config.severity, "value", config.severity)),
        detail=error or ("" if success or observed is None else f"found {observed}"),
    )


def judge(suite: ExpectationSuite, data: pd.DataFrame) -> list[ExpectationResult]:
    """What came of each expectation of `suite` on `data`, sorted by name and column. Never raises for bad data."""
    batch = _batch_definition().get_batch(batch_parameters={"dataframe": data})
    with warnings.catch_warnings():
        # pandas warns of groups in a pattern that is only matched.
        warnings.filterwarnings("ignore", message="This pattern is interpreted as a regular expression")
        validated = batch.validate(suite, result_format="BASIC")
    if len(validated.results) != len(suite.expectations):
        raise RuntimeError(f"suite {suite.name}: {len(validated.results)} of {len(suite.expectations)} came back")
    return sorted((_plain(result) for result in validated.results), key=lambda r: (r.name, r.column or ""))
