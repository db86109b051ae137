"""Releases that hold what must go: found by the list of takedowns, and taken away.

What later releases leave out is decided by the stages that make the tables, and in `rights`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from pipelines.release import parquet
from pipelines.takedowns import Takedowns
from schemas.ids import fold
from schemas.render.duckdb import literal


class Held(NamedTuple):
    """What of the list a release holds: ids of it, and for what reasons it must go. False where it holds nothing."""

    ids: frozenset[str]
    reasons: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.ids or self.reasons)


def held(connection: duckdb.DuckDBPyConnection, folder: Path, takedowns: Takedowns, taken_down: pa.Table) -> Held:
    """What the release in `folder` holds of what `takedowns` names.

    `taken_down` is the table `_taken_down` of the present build: quotations at its places went with one that was named.
    Persons are looked for in every string of every Parquet file.
    """
    if not takedowns:
        return Held(frozenset(), frozenset())
    tables = {path.stem: path for path in sorted((folder / "parquet").glob("*.parquet"))}
    found: dict[str, str | None] = {}
    for row in _rows(tables["articles"], "article_id", "url"):
        if reason := takedowns.reason_of_article(row["article_id"] or "", row["url"]):
            found[str(row["article_id"])] = reason
    gone = {row["article_id"] for row in _rows(tables["articles"], "article_id") if row["article_id"] in found}
    for row in _rows(tables["quotes"], "quote_id", "article_id"):
        quote = str(row["quote_id"])
        if quote in takedowns.quotes:
            found[quote] = takedowns.quotes[quote]
        elif row["article_id"] in gone:
            found[quote] = found[str(row["article_id"])]
    connection.register("places", taken_down)
    overlapping = connection.execute(
        f"""SELECT DISTINCT quote_id FROM read_parquet({literal(str(tables["quotes"]))}) AS quotes
        JOIN read_parquet({literal(str(tables["quote_spans"]))}) AS spans USING (quote_id)
        JOIN places ON places.article_id = quotes.article_id
            AND places.char_start < spans.char_end AND spans.char_start < places.char_end
        WHERE spans.role = 'content' AND quotes.text_status = 'full'"""
    ).fetchall()
    connection.unregister("places")
    for (quote,) in overlapping:
        found.setdefault(quote, None)
    for row in _rows(tables["speakers"], "speaker_id", "name"):
        if (name := fold(row["name"] or "")) in takedowns.persons:
            found[str(row["speaker_id"])] = takedowns.persons[name]
    reasons = {reason for reason in found.values() if reason} | set(_reasons_of_texts(folder, takedowns))
    if found and not reasons:
        reasons = {*takedowns.quotes.values(), *takedowns.persons.values()}
    return Held(frozenset(found), frozenset(reasons))


def unheeded(tables: Mapping[str, Path], takedowns: Takedowns) -> list[str]:
    """Why tables (name -> Parquet file) must not be released: the list names what they still hold."""
    if not takedowns:
        return []
    articles = sum(
        takedowns.reason_of_article(row["article_id"] or "", row["url"]) is not None
        for row in _rows(tables["articles"], "article_id", "url")
    )
    named = {
        row["speaker_id"]
        for row in _rows(tables["speakers"], "speaker_id", "name")
        if fold(row["name"] or "") in takedowns.persons
    }
    quotes = sum(
        row["quote_id"] in takedowns.quotes or row["speaker_id"] in named
        for row in _rows(tables["quotes"], "quote_id", "speaker_id")
    )
    if not articles and not quotes:
        return []
    return [
        f"the list of takedowns names {articles} articles and {quotes} quotations that the tables still hold: "
        "it has changed since they were made, so build again"
    ]


def _rows(path: Path, *columns: str) -> list[dict[str, str | None]]:
    rows: list[dict[str, str | None]] = parquet.read(path).select(list(columns)).to_pylist()
    return rows


def _reasons_of_texts(folder: Path, takedowns: Takedowns) -> Iterator[str]:
    """Why each person on the list must go whom a string of the release names."""
    if not takedowns.persons:
        return
    for path in sorted(folder.rglob("*.parquet")):
        for column in parquet.read(path).columns:
            if column.type == pa.string():
                for value in column.unique().to_pylist():
                    if name := takedowns.person_in(value):
                        yield takedowns.persons[name]


def tombstone(found: Held, at: str) -> Mapping[str, object]:
    """What `releases.json` says of a withdrawn release."""
    return {"at": at, "reasons": sorted(found.reasons), "ids": sorted(found.ids)}
