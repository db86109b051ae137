"""What was told of pairs of articles, kept for the next run: good while the words that count in both stay the same.

What is told of them (verdicts, counts, passages) is decided elsewhere.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.dedup.boilerplate import Boilerplate
from pipelines.dedup.flat import bounds_of
from pipelines.dedup.native import native
from pipelines.dedup.shared import Shared
from pipelines.dedup.words import I64, U32, U64, mix

I8 = NDArray[np.int8]

ABSENT = -1
_32 = np.uint64(32)
_LOW = (1 << 32) - 1


class Judged(NamedTuple):
    """Verdicts, as in judge, on pairs of articles: row of the centre << 32 | row of the member, sorted."""

    pairs: I64
    verdicts: I8


class Compared(NamedTuple):
    """What pairs of articles share: lower row << 32 | higher row, sorted."""

    pairs: I64
    shared: Shared


class Told(NamedTuple):
    """All that is known of pairs of articles."""

    judged: Judged
    compared: Compared


def keys_of(one: I64, other: I64) -> I64:
    """Pairs of rows as one number each."""
    return one << 32 | other


def find(keys: I64, among: I64) -> I64:
    """For each of `keys` its place `among` the sorted ones; ABSENT where it is not there."""
    place = np.searchsorted(among, keys)
    if len(among):
        place[place == len(among)] = 0
        place[among[place] != keys] = ABSENT
    else:
        place[:] = ABSENT
    return place


def together(*parts: Judged) -> Judged:
    """The verdicts of all parts."""
    pairs, rows = np.unique(np.concatenate([part.pairs for part in parts]), return_index=True)
    return Judged(pairs, np.concatenate([part.verdicts for part in parts])[rows])


@native
def _forms(keys: U32, printing: I64, digests: U64) -> U64:
    found = np.empty(len(keys), dtype=np.uint64)
    for row in range(len(keys)):
        value = mix(np.uint64(keys[row, 0]) << _32 | np.uint64(keys[row, 1]))
        value = mix(value ^ np.uint64(keys[row, 2]))
        if printing[row] >= 0:
            value = mix(value ^ digests[printing[row]])
        found[row] = value
    return found


def forms_of(keys: U32, printing: I64, boilerplate: Boilerplate) -> U64:
    """For each article a hash of its text, by its key in sketches, and of what is hidden in it.

    printing: the outlet whose boilerplate an article prints, -1 where it prints none.
    """
    return _forms(keys, printing, boilerplate.digests)


def _pairs_of(column: pa.ListArray, row: I64) -> tuple[I64, pa.StructArray, I64]:
    """The pairs of a kept column, by present rows; their values; and which of them are good."""
    values = column.values
    one = np.repeat(row, np.diff(column.offsets.to_numpy()))
    other = row[values.field("other").to_numpy()]
    good = np.flatnonzero((one != ABSENT) & (other != ABSENT))
    return keys_of(one[good], other[good]), values, good


def recall(kept: pa.Table | None, article_ids: pa.Array, forms: U64) -> Told:
    """What `kept`, the work of `to_table`, tells of pairs of these articles (sorted by id) in these forms."""
    if kept is None:
        kept = to_table(article_ids.slice(0, 0), forms[:0], NOTHING)
    kept = kept.combine_chunks()
    found = pc.index_in(kept["article_id"], value_set=article_ids).fill_null(ABSENT).to_numpy().astype(np.int64)
    row = np.where((found != ABSENT) & (kept["form"].to_numpy() == forms[found]), found, ABSENT)
    column = {name: kept[name].combine_chunks() for name in ("judged", "compared")}
    judged, values, good = _pairs_of(column["judged"], row)
    verdicts = values.field("verdict").to_numpy()[good]
    compared, values, good = _pairs_of(column["compared"], row)
    counts = np.stack([values.field(name).to_numpy() for name in ("both", "own", "others")], axis=1)
    passages = values.field("passages")
    shared = Shared(counts, passages.values.to_numpy().reshape(-1, 5), passages.offsets.to_numpy() // 5)
    return Told(Judged(judged, verdicts), Compared(compared, shared.take(good)))


def to_table(article_ids: pa.Array, forms: U64, told: Told) -> pa.Table:
    """What is told of pairs of articles, to be kept: a row for each article, with the pairs that it is the first of."""

    def by_first(pairs: I64, **columns: Any) -> pa.ListArray:
        values = {"other": (pairs & _LOW).astype(np.int32), **columns}
        offsets = bounds_of(np.bincount(pairs >> 32, minlength=len(forms)))
        return pa.LargeListArray.from_arrays(offsets, pa.StructArray.from_arrays(list(values.values()), list(values)))

    (judged, verdicts), (compared, (counts, passages, bounds)) = told
    both, own, others = np.ascontiguousarray(counts.T)
    return pa.table(
        {
            "article_id": article_ids,
            "form": forms,
            "judged": by_first(judged, verdict=verdicts),
            "compared": by_first(
                compared,
                both=both,
                own=own,
                others=others,
                passages=pa.LargeListArray.from_arrays(5 * bounds, passages.ravel()),
            ),
        }
    )


_NO_PAIRS = np.zeros(0, dtype=np.int64)
NOTHING = Told(
    Judged(_NO_PAIRS, np.zeros(0, dtype=np.int8)),
    Compared(
        _NO_PAIRS,
        Shared(np.zeros((0, 3), dtype=np.int32), np.zeros((0, 5), dtype=np.int32), np.zeros(1, dtype=np.int64)),
    ),
)
