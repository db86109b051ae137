"""Reads what a system made of the bundles: our tables, or one file of quotes. README.md describes both.

What is wrong with a file is said with its name, its line and what to do, and ends the reading: nothing is guessed.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from benchmarks.bundles.reading import Change, Held, Position, Quote, Reading, Relation
from schemas.vocabularies import CLAIM_RELATION as RELATION
from schemas.vocabularies import POLARITY, STANCE

TYPES = (".parquet", ".jsonl", ".csv")
NEEDED = ("article", "quote_id", "content_text", "speaker_id")
TABLES = ("articles", "quotes", "quote_speakers", "claim_quotes")


class PredictionError(ValueError):
    """What is wrong with the predictions: file, line, what to do."""


class Row(NamedTuple):
    """A row and where it stands."""

    where: str
    values: Mapping[str, Any]

    def text(self, column: str) -> str:
        """A cell as text, empty where there is none."""
        value = self.values.get(column)
        if value is not None and not isinstance(value, str | int):
            raise PredictionError(f"{self.where}: {column} is {value!r}: write text")
        return "" if value is None else str(value)

    def needed(self, column: str) -> str:
        """A cell that must hold something."""
        value = self.text(column)
        if not value.strip():
            raise PredictionError(f"{self.where}: {column} is missing or empty: every row needs {', '.join(NEEDED)}")
        return value

    def one_of(self, column: str, terms: Sequence[str]) -> str:
        """A cell that must hold one of the terms."""
        value = self.text(column)
        if value not in terms:
            raise PredictionError(f"{self.where}: {column} is {value!r}: write one of {', '.join(terms)}")
        return value


def read(folder: Path, known: Sequence[str]) -> dict[str, Reading]:
    """Bundle -> what the predictions in `folder` read out of it. `known`: all articles there are, `<bundle>/<article>`.

    Raises PredictionError.
    """
    if not folder.is_dir():
        raise PredictionError(
            f"{folder}: there is no such folder: name the one that holds quotes.jsonl (or .csv, .parquet)"
        )
    if (folder / "tables").is_dir():
        folder = folder / "tables"
    rows = _of_tables(folder) if _find(folder, "articles") else list(_rows(folder, "quotes"))
    by_bundle: dict[str, list[Row]] = defaultdict(list)
    articles = frozenset(known)
    for row in rows:
        article = row.needed("article")
        if article not in articles:
            example = known[0] if known else "bundle/article"
            raise PredictionError(
                f"{row.where}: there is no article {article!r}: name it <bundle>/<article>, as in {example!r}"
            )
        by_bundle[article.partition("/")[0]].append(row)
    relations = [
        Relation(row.needed("claim_id"), row.needed("other_claim_id"), row.one_of("relation", tuple(RELATION.terms)))
        for row in (_rows(folder, "claim_relations") if _find(folder, "claim_relations") else ())
    ]
    changes = [
        Change(Position(row.needed("claim_id"), row.needed("speaker_id"), row.text("stance")), row.text("changed_from"))
        for row in (_rows(folder, "positions") if _find(folder, "positions") else ())
        if row.text("changed_from")
    ]
    return {bundle: _with(_reading(found), relations, changes) for bundle, found in by_bundle.items()}


def _with(reading: Reading, relations: Sequence[Relation], changes: Sequence[Change]) -> Reading:
    """The reading with what is said of its own claims."""
    own = reading.claims.keys()
    return replace(
        reading,
        relations=frozenset(row for row in relations if row.claim in own and row.other in own),
        changes=frozenset(row for row in changes if row.position.claim in own),
    )


def _reading(rows: Sequence[Row]) -> Reading:
    quotes: dict[str, Quote] = {}
    held: dict[tuple[str, str], Held] = {}
    statements: dict[str, str] = {}
    names: dict[str, str] = {}
    first: dict[str, Row] = {}
    for row in rows:
        speaker = row.needed("speaker_id")
        quote = Quote(
            id=row.needed("quote_id"),
            article=row.needed("article"),
            content=row.needed("content_text"),
            source=row.text("source_text"),
            cue=row.text("cue_text"),
            speakers=(speaker, *(other for other in _ids(row, "joint_ids") if other != speaker)),
            relays=frozenset(_ids(row, "relay_ids")),
            parent=row.text("parent_quote_id") or None,
        )
        if quotes.setdefault(quote.id, quote) != quote:
            raise PredictionError(
                f"{row.where}: quote_id {quote.id!r} is another quote at {first[quote.id].where}: "
                "give each quote of a bundle an id of its own, and repeat its columns in each of its rows"
            )
        again = quote.id in first
        first.setdefault(quote.id, row)
        names.setdefault(speaker, row.text("speaker_name") or speaker)
        claim = row.text("claim_id")
        if not claim:
            if again:
                raise PredictionError(f"{row.where}: quote_id {quote.id!r} has a row already: delete this one")
            continue
        if (claim, quote.id) in held:
            raise PredictionError(f"{row.where}: quote_id {quote.id!r} is on claim {claim!r} already: keep one row")
        stance = row.one_of("stance", tuple(STANCE.terms))
        polarity = row.one_of("polarity", tuple(POLARITY.terms)) if row.text("polarity") else ""
        held[claim, quote.id] = Held(stance, polarity, row.text("origin_id") or quote.id)
        statements.setdefault(claim, row.text("statement"))
    for quote in quotes.values():
        if quote.parent is not None and quote.parent not in quotes:
            raise PredictionError(
                f"{first[quote.id].where}: parent_quote_id {quote.parent!r} is no quote of the bundle: "
                "name one or leave it empty"
            )
    return Reading(quotes, held, statements, names)


def _ids(row: Row, column: str) -> tuple[str, ...]:
    """Ids parted by `;`, or a list of them."""
    value = row.values.get(column)
    if isinstance(value, list):
        return tuple(str(part) for part in value)
    return tuple(part.strip() for part in row.text(column).split(";") if part.strip())


def _find(folder: Path, name: str) -> Path | None:
    return next((path for path in (folder / f"{name}{suffix}" for suffix in TYPES) if path.exists()), None)


def _rows(folder: Path, name: str) -> Iterator[Row]:
    path = _find(folder, name)
    if path is None:
        raise PredictionError(
            f"{folder}: there is no {name}.jsonl, {name}.csv or {name}.parquet in it: write one of them"
        )
    if path.suffix == ".parquet":
        for number, values in enumerate(pq.read_table(path).to_pylist(), start=1):
            yield Row(f"{path}: row {number}", values)
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            for values in reader:
                if None in values or None in values.values():
                    raise PredictionError(
                        f"{path}:{reader.line_num}: {len(reader.fieldnames or ())} cells are wanted: "
                        "put text with commas in quotation marks"
                    )
                yield Row(f"{path}:{reader.line_num}", values)
    else:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                values = json.loads(line)
            except ValueError as error:
                raise PredictionError(f"{path}:{number}: no JSON ({error}): write one object a line") from error
            if not isinstance(values, dict):
                raise PredictionError(f"{path}:{number}: no object: write one object a line")
            yield Row(f"{path}:{number}", values)


def _of_tables(folder: Path) -> list[Row]:
    """The rows of the one file, joined from the tables. An article is its path in RAW less the type."""
    articles, quotes, speakers, claim_quotes = (list(_rows(folder, name)) for name in TABLES)
    statements = {
        row.text("claim_id"): row.text("statement")
        for row in (_rows(folder, "claims") if _find(folder, "claims") else ())
    }
    names = {
        row.text("speaker_id"): row.text("name")
        for row in (_rows(folder, "speakers") if _find(folder, "speakers") else ())
    }
    paths = {
        row.needed("article_id"): PurePosixPath(row.needed("source_path")).with_suffix("").as_posix()
        for row in articles
    }
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in speakers:
        others[row.needed("quote_id"), row.text("role")].append(row.needed("speaker_id"))
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in claim_quotes:
        claims[row.needed("quote_id")].append(row)
    found: list[Row] = []
    for row in quotes:
        quote, article = row.needed("quote_id"), row.needed("article_id")
        if article not in paths:
            raise PredictionError(f"{row.where}: article_id {article!r} is not in the table articles: write it there")
        values = {
            **row.values,
            "article": paths[article],
            "joint_ids": others[quote, "joint"],
            "relay_ids": others[quote, "relay"],
            "speaker_name": names.get(row.text("speaker_id"), ""),
        }
        found.extend(
            Row(claim.where, {**values, **claim.values, "statement": statements.get(claim.text("claim_id"), "")})
            for claim in claims.get(quote, ())
        )
        if quote not in claims:
            found.append(Row(row.where, values))
    return found
