"""The structural Great Expectations suite of a table, and the pandas frame that it judges.

What one row or one column must look like belongs here and comes from schemas.model alone. What holds between rows and
tables is a rule of pipelines/quality. Great Expectations and pandas are imported when first needed: it costs seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from schemas.model import Field, Table

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations import ExpectationSuite

# The Python types by which pandas names the Arrow types of schemas.render.arrow.
TYPES: dict[str, str] = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "timestamp": "datetime",
}
SEVERITY = "critical"


def frame(data: pa.Table) -> pd.DataFrame:
    """`data` as a pandas frame over Arrow memory: integers with nulls stay integers, NaN stays apart from null."""
    import pandas as pd

    converted: pd.DataFrame = data.to_pandas(types_mapper=pd.ArrowDtype)
    return converted


def _of_column(field: Field, key: tuple[str, ...], gxe: Any) -> list[Any]:
    column: dict[str, Any] = {"column": field.name, "severity": SEVERITY}
    found: list[Any] = [gxe.ExpectColumnValuesToBeOfType(**column, type_=TYPES[field.kind])]
    if not field.nullable:
        found.append(gxe.ExpectColumnValuesToNotBeNull(**column))
    if field.unique or key == (field.name,):
        found.append(gxe.ExpectColumnValuesToBeUnique(**column))
    if field.vocabulary:
        found.append(gxe.ExpectColumnValuesToBeInSet(**column, value_set=list(field.vocabulary.terms)))
    if field.pattern:
        # Great Expectations searches; `$` alone would let a trailing newline through.
        found.append(gxe.ExpectColumnValuesToMatchRegex(**column, regex=rf"\A(?:{field.pattern})\Z"))
    if field.minimum is not None or field.maximum is not None:
        found.append(gxe.ExpectColumnValuesToBeBetween(**column, min_value=field.minimum, max_value=field.maximum))
    return found


def suite(table: Table) -> ExpectationSuite:
    """The suite of `table`: exact columns in order, types, nulls, key, unique fields, vocabularies, patterns, ranges.

    It is meant for `frame`s; a pandas frame of another dtype backend fails the type expectations.
    """
    import great_expectations as gx

    gxe: Any = gx.expectations
    columns = [field.name for field in table.fields]
    expectations: list[Any] = [gxe.ExpectTableColumnsToMatchOrderedList(column_list=columns, severity=SEVERITY)]
    for field in table.fields:
        expectations += _of_column(field, table.key, gxe)
    if len(table.key) > 1:
        expectations.append(
            gxe.ExpectCompoundColumnsToBeUnique(column_list=list(table.key), ignore_row_if="never", severity=SEVERITY)
        )
    return gx.ExpectationSuite(name=table.name, expectations=expectations)
