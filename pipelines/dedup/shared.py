"""What pairs of articles share: counts and passages in flat arrays. How it is found is no affair of this module."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipelines.dedup.flat import gathered, joined
from pipelines.dedup.words import I32, I64


class Shared(NamedTuple):
    """What each of n pairs of articles shares.

    `counts` (n x 3): different word 4-shingles in common, of the first, of the second. The passages of pair i are
    `passages[bounds[i]:bounds[i + 1]]`, in order of the first: start and end there and in the second, in code points,
    and the words that they share.
    """

    counts: I32
    passages: I32
    bounds: I64

    def take(self, rows: I64) -> Shared:
        """The same of some of the pairs."""
        passages, bounds = gathered(self.passages, self.bounds, rows)
        return Shared(self.counts[rows], passages, bounds)


def join(parts: Sequence[Shared]) -> Shared:
    """What the pairs of all parts share, one part after the other."""
    return Shared(
        np.concatenate([np.zeros((0, 3), dtype=np.int32), *(part.counts for part in parts)]),
        np.concatenate([np.zeros((0, 5), dtype=np.int32), *(part.passages for part in parts)]),
        joined([part.bounds for part in parts]),
    )
