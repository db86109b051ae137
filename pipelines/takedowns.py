"""The list of what must go: articles, quotations and persons that somebody has a right to have taken down.

Read and matched here, for the stages that leave things out: `ingest` articles, `speakers` quotations and persons,
`release` the words that are left of them, and the releases that hold them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO

from schemas.ids import fold, id_pattern
from schemas.vocabularies import TAKEDOWN_REASON

FILE = "_curation/takedowns.csv"
COLUMNS = ("kind", "target", "reason")
KINDS = ("article", "quote", "person")
MIN_NAME_WORDS = 2
"""A single word is no person: `Smith` would take every Smith out."""
_WORD = re.compile(r"[^\W_]+")


class TakedownError(ValueError):
    """A list that cannot be followed; the message says what is wrong, where, and what to do."""


class Takedown(NamedTuple):
    """One row of the list, white space tidied."""

    kind: str
    target: str
    reason: str


@dataclass(frozen=True)
class Takedowns:
    """What must go, by kind, each with its reason: articles by id or address, quotations by id, folded names."""

    articles: Mapping[str, str]
    quotes: Mapping[str, str]
    persons: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.articles or self.quotes or self.persons)

    def reason_of_article(self, article_id: str, url: str | None) -> str | None:
        """Why the article must go; null where it may stay."""
        return self.articles.get(article_id) or (self.articles.get(_address(url)) if url else None)

    def person_in(self, text: str | None) -> str | None:
        """The folded name of a person on the list whose words stand in `text` in a row; null where there is none."""
        if not text or not self.persons:
            return None
        folded = f" {fold(text)} "
        return next((name for name in self.persons if f" {name} " in folded), None)

    def named_at(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans of `text` that name a person on the list: the whole name, and with it the surname alone."""
        for name in self.persons:
            if found := places(text, name):
                yield from found
                yield from places(text, name.split()[-1])


NOTHING = Takedowns({}, {}, {})


def places(text: str, phrase: str) -> list[tuple[int, int]]:
    """Spans of `text` in which the words of `phrase`, which is folded, stand in a row."""
    if f" {phrase} " not in f" {fold(text)} ":
        return []
    wanted = phrase.split()
    words = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
    return [
        (words[first][0], words[first + len(wanted) - 1][1])
        for first in range(len(words) - len(wanted) + 1)
        if all(words[first + step][2] == word for step, word in enumerate(wanted))
    ]


def read(raw: Path) -> Takedowns:
    """The list in RAW/_curation/takedowns.csv; nothing where there is no such file. TakedownError names all faults."""
    path = raw / FILE
    if not path.is_file():
        return NOTHING
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return parse(stream)


def parse(stream: TextIO) -> Takedowns:
    """The list in a CSV file with the columns `kind`, `target`, `reason`; TakedownError lists all that is wrong."""
    try:
        reader = csv.DictReader(stream, restkey="", strict=True)
        names = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        if sorted(names) != sorted(COLUMNS):
            raise TakedownError(
                f"{FILE}, line 1: the first line must hold {', '.join(COLUMNS)}; it holds "
                f"{', '.join(map(repr, names)) or 'nothing'}"
            )
        rows = [(f"{FILE}, line {reader.line_num}", row) for row in reader]
    except UnicodeDecodeError as error:
        raise TakedownError(f"{FILE}: no UTF-8 text at byte {error.start}; save the file as UTF-8") from None
    except csv.Error as error:
        raise TakedownError(f"{FILE}, line {reader.line_num}: {error}; check its quotation marks") from None
    problems: list[str] = []
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for where, row in rows:
        cells = [" ".join((row.get(name) or "").split()) for name in COLUMNS]
        if not any(cells) and not row.get(""):
            continue
        one = Takedown(*cells)
        problem = "more cells than the first line has" if row.get("") else _problem(one)
        if problem:
            problems.append(f"{where}: {problem}")
        else:
            found[one.kind].setdefault(_key(one), one.reason)
    if problems:
        raise TakedownError("\n".join([*problems, "Mend these rows, then build again."]))
    return Takedowns(found["article"], found["quote"], found["person"])


def _key(one: Takedown) -> str:
    return fold(one.target) if one.kind == "person" else _address(one.target)


def _address(url: str) -> str:
    """An address without what does not tell two articles apart: case of scheme and host, a closing slash."""
    scheme, mark, rest = url.strip().partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{mark}{host.lower()}{slash}{path}".rstrip("/") if mark else url.strip()


def _problem(one: Takedown) -> str:
    """What is wrong with one row; empty where nothing is."""
    if one.kind not in KINDS:
        return f"`kind` is {one.kind!r}, which is none of {', '.join(KINDS)}"
    if one.reason not in TAKEDOWN_REASON.terms:
        return f"`reason` is {one.reason!r}, which is none of {', '.join(TAKEDOWN_REASON.terms)}"
    if one.kind == "quote" and not re.fullmatch(id_pattern("quote"), one.target):
        return f"{one.target!r} is no id of a quotation (`quote_id`)"
    if one.kind == "article" and not (re.fullmatch(id_pattern("article"), one.target) or "://" in one.target):
        return f"{one.target!r} is neither an `article_id` nor an address"
    if one.kind == "person" and len(fold(one.target).split()) < MIN_NAME_WORDS:
        return f"{one.target!r} is no whole name: write given name and surname as printed, not an id"
    return ""
