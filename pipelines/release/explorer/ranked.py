"""The released tables in a database, and the ranked lists of claims, speakers and stories made of them.

A row's rank is its number in the search index too. What the page shows of one claim, speaker or story is in `records`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from pipelines.release.explorer.parts import compact, write_part
from schemas.render.duckdb import identifier, literal
from schemas.vocabularies import STANCE

Row = dict[str, Any]
KINDS = ("claims", "speakers", "stories")
PAGE = 200
_BATCH = 2_000
_STANCES = tuple(STANCE.terms)
_stances = ", ".join(_STANCES)
_counted = ", ".join(f"count(*) FILTER (WHERE stance = {literal(stance)}) AS {stance}" for stance in _STANCES)
# The same instant in every session: no row depends on the session's time zone.
_SETUP = f"""
CREATE MACRO iso(instant) AS strftime(instant AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ');

CREATE TABLE ranked_claims AS
WITH taken AS (SELECT claim_id, {_counted} FROM positions GROUP BY claim_id)
SELECT
    row_number() OVER (
        ORDER BY is_contested DESC, origin_count DESC, quote_count DESC, claim_id
    ) - 1 AS rank,
    claim_id, statement, is_contested, origin_count, outlet_count, quote_count, iso(first_said_at) AS first_said_at,
    {_stances}, is_standalone, rewrites, speaker_count, article_count
FROM claims LEFT JOIN taken USING (claim_id);

CREATE TABLE ranked_speakers AS
SELECT
    row_number() OVER (ORDER BY quote_count DESC, speaker_id) - 1 AS rank,
    speaker_id, name, kind, quote_count, article_count, wikidata_id
FROM speakers;

CREATE TABLE ranked_stories AS
SELECT
    row_number() OVER (
        ORDER BY article_count DESC, stories.first_published_at DESC NULLS LAST, story_id
    ) - 1 AS rank,
    story_id, headline, article_count, outlet_count, origin_count, iso(first_published_at) AS first_published_at
FROM stories;
"""
CLAIM_ROW = f"claim_id, statement, is_contested, origin_count, outlet_count, quote_count, first_said_at, {_stances}"
SPEAKER_ROW = "speaker_id, name, kind, quote_count, article_count"
STORY_ROW = "story_id, headline, article_count, outlet_count, origin_count, first_published_at"
# What is indexed of a row, null where it is withheld; a row may have several.
_TEXTS = {
    "claims": """
        SELECT rank, statement FROM ranked_claims
        UNION ALL
        SELECT DISTINCT rank, name
        FROM ranked_claims JOIN positions USING (claim_id) JOIN speakers USING (speaker_id)
    """,
    "speakers": """
        SELECT rank, name FROM ranked_speakers
        UNION ALL
        SELECT rank, alias FROM ranked_speakers JOIN speaker_aliases USING (speaker_id)
    """,
    "stories": """
        SELECT rank, headline FROM ranked_stories
        UNION ALL
        SELECT rank, title
        FROM ranked_stories JOIN story_articles USING (story_id) JOIN articles USING (article_id)
    """,
}


def prepare(connection: duckdb.DuckDBPyConnection, files: Mapping[str, Path]) -> None:
    """Name the tables in `files` (name -> Parquet file) in `connection`, and rank claims, speakers and stories."""
    for name, path in files.items():
        connection.execute(f"CREATE VIEW {identifier(name)} AS FROM read_parquet({literal(str(path))})")
    connection.execute(_SETUP)


def fetched(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of `query`, a batch in memory at a time; several queries may be under way at once."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(_BATCH):
            yield from rows


def claim_row(values: Sequence[Any]) -> Row:
    """What every list shows of a claim, from the values of CLAIM_ROW."""
    identity, statement, contested, origins, outlets, quotes, first_said_at, *speakers = values
    return {
        "id": identity,
        "statement": statement,
        "contested": contested,
        "origins": origins,
        "outlets": outlets,
        "quotes": quotes,
        "first_said_at": first_said_at,
        "stances": {stance: number for stance, number in zip(_STANCES, speakers, strict=True) if number},
    }


def speaker_row(values: Sequence[Any]) -> Row:
    """What every list shows of a speaker, from the values of SPEAKER_ROW."""
    return dict(zip(("id", "name", "kind", "quotes", "articles"), values, strict=True))


def story_row(values: Sequence[Any]) -> Row:
    """What every list shows of a story, from the values of STORY_ROW."""
    names = ("id", "headline", "articles", "outlets", "origins", "first_published_at")
    return dict(zip(names, values, strict=True))


_ROWS = {
    "claims": (CLAIM_ROW, claim_row),
    "speakers": (SPEAKER_ROW, speaker_row),
    "stories": (STORY_ROW, story_row),
}


def counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many rows each list has."""
    return {kind: next(fetched(connection, f"SELECT count(*) FROM ranked_{kind}"))[0] for kind in KINDS}


def rows(connection: duckdb.DuckDBPyConnection, kind: str, condition: str = "true") -> Iterator[Row]:
    """The rows of the list `kind` in order of rank."""
    columns, shown = _ROWS[kind]
    query = f"SELECT {columns} FROM ranked_{kind} WHERE {condition} ORDER BY rank"
    return (shown(values) for values in fetched(connection, query))


def write_lists(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the pages of every list."""
    folder.mkdir(parents=True)
    for kind in KINDS:
        found = rows(connection, kind)
        number = 0
        while page := list(islice(found, PAGE)):
            write_part(folder / f"{kind}-{number}.json.gz", compact(page))
            number += 1


def texts(connection: duckdb.DuckDBPyConnection, kind: str) -> Iterator[tuple[int, str]]:
    """(rank, text) of everything that the list `kind` is searched by, in order of rank."""
    query = f"FROM ({_TEXTS[kind]}) AS indexed(rank, words) WHERE words IS NOT NULL ORDER BY ALL"
    return ((rank, text) for rank, text in fetched(connection, query))
