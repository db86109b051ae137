"""Values of several items in one array, one item after the other, with the bounds of each; whatever they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

I64 = NDArray[np.int64]


def bounds_of(lengths: I64) -> I64:
    """Where the values of each item begin, and where the last ones end."""
    found = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=found[1:])
    return found


def joined(parts: Sequence[I64]) -> I64:
    """The bounds of the items of all parts, one part after the other, given those of each."""
    return bounds_of(np.concatenate([np.zeros(0, dtype=np.int64), *(np.diff(bounds) for bounds in parts)]))


def taken(bounds: I64, rows: I64) -> tuple[I64, I64]:
    """Places of the values of some items, in the order of `rows`, and their bounds there."""
    lengths = np.diff(bounds)[rows]
    found = bounds_of(lengths)
    return np.arange(found[-1]) - np.repeat(found[:-1] - bounds[:-1][rows], lengths), found


def first_of_run(begins: NDArray[np.bool_]) -> I64:
    """For each place the place where its run begins; the first place begins one."""
    found: I64 = np.flatnonzero(begins)[np.cumsum(begins) - 1] if len(begins) else np.zeros(0, dtype=np.int64)
    return found
