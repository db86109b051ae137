"""Values of several items in one array, one item after the other, with the bounds of each; whatever they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.native import native

I64 = NDArray[np.int64]
Values = TypeVar("Values", bound=NDArray[Any])


def bounds_of(lengths: I64) -> I64:
    """Where the values of each item begin, and where the last ones end."""
    found = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=found[1:])
    return found


def joined(parts: Sequence[I64]) -> I64:
    """The bounds of the items of all parts, one part after the other, given those of each."""
    return bounds_of(np.concatenate([np.zeros(0, dtype=np.int64), *(np.diff(bounds) for bounds in parts)]))


@native
def _gather(values: Values, bounds: I64, rows: I64, found: Values) -> None:
    size = 0
    for row in rows:
        for at in range(bounds[row], bounds[row + 1]):
            found[size] = values[at]
            size += 1


def gathered(values: Values, bounds: I64, rows: I64) -> tuple[Values, I64]:
    """The values of some items, in the order of `rows`, and their bounds."""
    places = bounds_of(np.diff(bounds)[rows])
    found = np.empty((int(places[-1]), *values.shape[1:]), dtype=values.dtype)
    _gather(values, bounds, rows, found)
    return cast(Values, found), places


def first_of_run(begins: NDArray[np.bool_]) -> I64:
    """For each place the place where its run begins; the first place begins one."""
    found: I64 = np.flatnonzero(begins)[np.cumsum(begins) - 1] if len(begins) else np.zeros(0, dtype=np.int64)
    return found
