"""The rights gate: how much of each limited article can be put together from everything that a release holds.

It trusts nothing that `rights` decided: it reads the finished files again, every string of every table, view, CSV, JSON
and text file, and looks for the articles' words in them. A passage of LONG words gives its article away wherever it
stands; a run of RUN words does where the row names the article. What earlier releases printed counts as well. Words
that an article under an open licence prints too are free.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import duckdb
import numpy as np
import pyarrow as pa

from pipelines.release import parquet
from pipelines.release.exposure import LONG, RUN, Hashes, Span, bits, run_hashes, word_hashes
from pipelines.release.rights import Released, is_open, policy
from schemas.render.duckdb import identifier, literal

_NO_DATA = ("console/",)
"""Programs of others, which hold no data."""
# What a row is about, the nearest first.
_LINKS = ("article_id", "quote_id", "claim_id", "story_id")
# Where an article is and which file it came from are facts, though an address may spell out a headline.
_NAMES = frozenset({"url", "source_path", "path", "batch"})
_FRAGMENT = "#:~:text="
_WORD = re.compile(r"[^\W_]+")


class Share(NamedTuple):
    """How many of an article's characters can be put together, and how many may be."""

    article_id: str
    recoverable: int
    allowed: int


def excesses(
    connection: duckdb.DuckDBPyConnection, staging: Path, articles: pa.Table, released: Released
) -> list[Share]:
    """The articles of which more can be put together than is allowed, those of the greatest excess first."""
    over = [share for share in shares(connection, staging, articles, released) if share.recoverable > share.allowed]
    return sorted(over, key=lambda share: (share.allowed - share.recoverable, share.article_id))


def refusal(over: Sequence[Share]) -> str:
    """Why a release of which `over` are the excesses must not go out."""
    named = ", ".join(f"{one.article_id} ({one.recoverable} characters, {one.allowed} allowed)" for one in over[:5])
    return (
        f"of {len(over)} articles whose licence is not open more than {policy().percent_of_article} % could be put "
        f"together from this release and those before: {named}"
    )


def shares(connection: duckdb.DuckDBPyConnection, staging: Path, articles: pa.Table, released: Released) -> list[Share]:
    """For each article of the table `articles` whose licence is not open, what the files in `staging` give away."""
    limited = [row for row in articles.to_pylist() if not is_open(row["license"])]
    if not limited:
        return []
    everything = _bag(_strings(connection, staging), LONG)
    free = _bag((row["text"] for row in articles.to_pylist() if is_open(row["license"])), LONG)
    everything = np.setdiff1d(everything, free, assume_unique=True)
    linked = _linked(released.tables)
    printed: dict[str, list[Span]] = defaultdict(list)
    now = {row["article_id"]: row["text_sha256"] for row in limited}
    for row in released.disclosed.to_pylist():
        if now.get(row["article_id"]) == row["text_sha256"]:
            printed[row["article_id"]].append((row["char_start"], row["char_end"]))
    found = []
    for row in limited:
        article, text = row["article_id"], row["text"]
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        hashes = word_hashes(text)
        out = bits(printed[article])
        out |= bits(_covered(words, hashes, everything, LONG))
        out |= bits(_covered(words, hashes, _bag(linked[article], RUN), RUN))
        allowed = len(text) * policy().percent_of_article // 100
        found.append(Share(article, out.bit_count(), allowed))
    return found


def _covered(words: list[Span], hashes: Hashes, bag: Hashes, length: int) -> list[Span]:
    """Spans of the runs of `length` words that are in `bag`."""
    if not len(bag):
        return []
    hits = np.flatnonzero(np.isin(run_hashes(hashes, length), bag))
    return [(words[first][0], words[first + length - 1][1]) for first in hits.tolist()]


def _bag(texts: Iterable[str], length: int, batch: int = 2_000_000) -> Hashes:
    """All runs of `length` words in `texts`, each once, in order."""
    bag: Hashes = np.empty(0, np.uint64)
    waiting: list[Hashes] = []
    number = 0
    for text in texts:
        runs = run_hashes(word_hashes(text), length)
        waiting.append(runs)
        number += len(runs)
        if number > batch:
            bag, waiting, number = np.unique(np.concatenate([bag, *waiting])), [], 0
    return np.unique(np.concatenate([bag, *waiting]))


def _linked(tables: Mapping[str, pa.Table]) -> dict[str, list[str]]:
    """By article, the texts in rows that name it, directly or through a quotation, a claim or a story."""
    found: dict[str, list[str]] = defaultdict(list)
    articles_of: dict[str, set[str]] = defaultdict(set)
    for table, column in (("quotes", "quote_id"), ("story_articles", "story_id")):
        for one, article in _pairs(tables[table], column, "article_id"):
            articles_of[one].add(article)
    for claim, quote in _pairs(tables["claim_quotes"], "claim_id", "quote_id"):
        articles_of[claim] |= articles_of[quote]
    for table in tables.values():
        ids = next(([name] for name in _LINKS if name in table.column_names), [])
        texts = [field.name for field in table.schema if field.type == pa.string() and not _is_name(field.name)]
        for row in table.select([*ids, *texts]).to_pylist() if ids and texts else ():
            key = row[ids[0]]
            for article in {key} if ids == ["article_id"] else articles_of.get(key, ()):
                found[article] += [text for name in texts if row[name] and (text := _text(row[name]))]
    return found


def _text(value: str) -> str:
    """What of `value` is text: what has no space is a name, but for the words that an address quotes."""
    return value if " " in value else unquote(value.partition(_FRAGMENT)[2])


def _is_name(column: str) -> bool:
    """Whether a column names things and holds no text: ids, hashes, addresses, paths."""
    return column.endswith(("_id", "sha256")) or column in _NAMES


def _pairs(table: pa.Table, one: str, other: str) -> Iterator[tuple[str, str]]:
    yield from zip(table[one].to_pylist(), table[other].to_pylist(), strict=True)


def _strings(connection: duckdb.DuckDBPyConnection, staging: Path) -> Iterator[str]:
    """Every string in the files of a release, each once."""
    seen: set[int] = set()
    for value in _all_strings(connection, staging):
        if hash(value) in seen:
            continue
        seen.add(hash(value))
        if text := _text(value):
            yield text


def _all_strings(connection: duckdb.DuckDBPyConnection, staging: Path) -> Iterator[str]:
    for path in sorted(path for path in staging.rglob("*") if path.is_file()):
        name = path.relative_to(staging).as_posix()
        if name.startswith(_NO_DATA):
            continue
        if name.endswith(".parquet"):
            yield from _of_table(parquet.read(path))
        elif name.endswith(".duckdb"):
            yield from _of_database(connection, path)
        else:
            data = path.read_bytes()
            if name.endswith(".gz"):
                data, name = gzip.decompress(data), name.removesuffix(".gz")
            yield from _of_text(data.decode("utf-8", "replace"), name)


def _of_table(table: pa.Table) -> Iterator[str]:
    for name, column in zip(table.column_names, table.columns, strict=True):
        if column.type == pa.string() and name not in _NAMES:
            yield from (value for value in column.unique().to_pylist() if value)


def _of_database(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[str]:
    connection.execute(f"ATTACH {literal(str(path))} AS finished (READ_ONLY)")
    try:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'finished'"
        ).fetchall()
        for (name,) in tables:
            yield from _of_table(connection.sql(f"FROM finished.{identifier(name)}").to_arrow_table())
    finally:
        connection.execute("DETACH finished")


def _of_text(text: str, name: str) -> Iterator[str]:
    if name.endswith(".json"):
        yield from _of_json(json.loads(text))
    elif name.endswith(".csv"):
        csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
        rows = csv.reader(io.StringIO(text, newline=""))
        texts = [place for place, name in enumerate(next(rows, [])) if name not in _NAMES]
        for row in rows:
            yield from (row[place] for place in texts if place < len(row))
    else:
        yield text


def _of_json(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            if key not in _NAMES:
                yield from _of_json(item)
    elif isinstance(value, list):
        yield from _pieced(value)
        for item in value:
            yield from _of_json(item)


def _pieced(items: list[Any]) -> Iterator[str]:
    """Text that is cut into pieces is text: the strings of a list, and those that its items have at one place.

    What rows repeat, a headline, is no piece of it.
    """
    pieces: dict[object, list[str]] = defaultdict(list)
    for item in items:
        places = item.items() if isinstance(item, dict) else enumerate(item) if isinstance(item, list) else [("", item)]
        for place, value in places:
            if isinstance(value, str) and value not in pieces[place][-1:]:
                pieces[place].append(value)
    yield from (" ".join(texts) for texts in pieces.values())
