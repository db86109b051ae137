"""Words of the index: how a text becomes tokens, and which of the ranked lists' rows hold which token.

The page cuts a query up by the same definition (NFKD without marks, lower case, runs of letters and numbers) and finds
a token's part by the same hash: change neither here alone.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from pipelines.release.explorer.parts import compact, write_part

LONGEST_TOKEN = 30
STOPWORDS = tuple(
    "a an and are as at be been but by for from had has have he her his i if in into is it its of on or our she so "
    "than that the their them there they this to was we were which who will with would you".split()
)
_RUN = re.compile(r"[^\W_]+")
_STOPPED = frozenset(STOPWORDS)
_PREFIX = 2
_PART_NUMBERS = (1, 16, 64, 256)
_MOST_POSTINGS = 10_000
_FNV_OFFSET, _FNV_PRIME, _32_BITS = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def tokens(text: str) -> list[str]:
    """The tokens of `text` in order, stop words left out.

    >>> tokens("The Ärger of İstanbul: E=mc²")
    ['arger', 'istanbul', 'e', 'mc2']
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    runs = (run[:LONGEST_TOKEN] for run in _RUN.findall(text.lower()))
    return [run for run in runs if run not in _STOPPED]


def token_part(token: str, parts: int) -> int:
    """The part of `parts` (a power of two) that holds `token`: FNV-1a (32 bit) of its first two characters in UTF-8."""
    value = _FNV_OFFSET
    for byte in token[:_PREFIX].encode("utf-8"):
        value = ((value ^ byte) * _FNV_PRIME) & _32_BITS
    return value % parts


class Postings:
    """Which rows of which list hold which token: 4 bytes per row and token, and each token once per list."""

    def __init__(self) -> None:
        self._of: dict[str, dict[str, array[int]]] = {}

    def add(self, kind: str, texts: Iterable[tuple[int, str]]) -> None:
        """Add the texts (rank, text) of the list `kind`, in order of rank; a rank may come with several texts."""
        found: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for rank, text in texts:
            for token in tokens(text):
                ranks = found[token]
                if not ranks or ranks[-1] != rank:
                    ranks.append(rank)
        self._of[kind] = dict(found)

    def parts(self) -> int:
        """In how many parts the index is written."""
        total = sum(len(ranks) for found in self._of.values() for ranks in found.values())
        return next((number for number in _PART_NUMBERS if total <= number * _MOST_POSTINGS), _PART_NUMBERS[-1])

    def write(self, folder: Path) -> None:
        """Write a file per part that has tokens."""
        folder.mkdir(parents=True)
        number = self.parts()
        members: dict[int, list[str]] = defaultdict(list)
        for token in sorted(set().union(*self._of.values())):
            members[token_part(token, number)].append(token)
        for part, found in members.items():
            entries = [f"{compact(token)}:{compact(self._entry(token))}" for token in found]
            write_part(folder / f"{part}.json.gz", "{" + ",".join(entries) + "}")

    def _entry(self, token: str) -> dict[str, list[int]]:
        return {kind: _deltas(found[token]) for kind, found in self._of.items() if token in found}


def _deltas(ranks: array[int]) -> list[int]:
    return [ranks[0], *(later - earlier for earlier, later in pairwise(ranks))]
