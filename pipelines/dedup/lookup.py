"""Sets of 64-bit hashes for machine code to look many values up in: open addressing, linear probing."""

from __future__ import annotations

import numpy as np

from pipelines.dedup.native import native
from pipelines.dedup.words import U64

SPREAD = np.uint64(0x9E3779B97F4A7C15)
_0, _32 = np.uint64(0), np.uint64(32)


@native
def make_set(values: U64) -> U64:
    """The set of `values`: a power of two of slots, 0 where one is empty, and a last one that says whether 0 is in."""
    size = 64
    while size < 3 * len(values):
        size *= 2
    slots = np.zeros(size + 1, dtype=np.uint64)
    for value in values:
        if value == _0:
            slots[size] = 1
            continue
        slot = np.int64((value * SPREAD) >> _32) & (size - 1)
        while slots[slot] != _0 and slots[slot] != value:
            slot = (slot + 1) & (size - 1)
        slots[slot] = value
    return slots


@native
def slot_of(value: np.uint64, slots: U64) -> int:
    """The slot of `value` in a set that `make_set` made; -1 where it is not in."""
    size = len(slots) - 1
    if value == _0:
        return size if slots[size] else -1
    slot = np.int64((value * SPREAD) >> _32) & (size - 1)
    while slots[slot] != _0:
        if slots[slot] == value:
            return int(slot)
        slot = (slot + 1) & (size - 1)
    return -1
