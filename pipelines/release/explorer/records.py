"""What the page shows of one claim, one speaker or one story: sorted queries over the released tables, walked together.

Text that the released tables withhold is null here too. Long lists are cut, and say by how much.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, pairwise
from operator import itemgetter
from typing import Any

import duckdb

from pipelines.release.explorer.addresses import web_address
from pipelines.release.explorer.ranked import (
    CLAIM_ROW,
    SPEAKER_ROW,
    STORY_ROW,
    Row,
    claim_row,
    fetched,
    speaker_row,
    story_row,
)
from pipelines.release.explorer.segments import segments
from schemas.ids import PREFIX
from schemas.render.duckdb import literal

Values = tuple[Any, ...]
MOST_SAID = MOST_POSITIONS = MOST_ARTICLES = 500
MOST_CLAIMS = MOST_PASSAGES = MOST_LINKS = 200
MOST_ALIASES = 50
MOST_OUTLETS = 15
SLICE = 100_000
"""Rows of the widest table that are sorted at a time: what takes memory does not grow with the release."""
_PREFIXES, _AFTER_HEX = 16**4, "g"

# All that needs the articles' texts is made beforehand, one narrow table after the other: texts are what is large.
_TEXTS = (
    # A context stands where it holds the whole stretch that states the claim, or else where it touches it: the same
    # sentence may stand in the article twice. Places are code points from 0; one that is found nowhere is put before
    # the text, where no part of a quotation reaches it.
    """
    CREATE MACRO place_within(whole, part, low, high) AS
        low + nullif(strpos(substr(whole, low + 1, greatest(0, high - low)), part), 0) - 1
    """,
    """
    CREATE TABLE contexts AS
    SELECT
        said.quote_id,
        said.claim_id,
        coalesce(
            place_within(text, context, greatest(0, char_end - length(context)), char_start + length(context)),
            place_within(text, context, greatest(0, char_start - length(context)), char_end + length(context)),
            -length(context)
        ) AS context_start
    FROM attributed_claims AS said
    JOIN claim_quotes USING (quote_id, claim_id)
    JOIN articles USING (article_id)
    WHERE context IS NOT NULL AND text IS NOT NULL
    """,
    # What two articles share may be shown where one of them is open.
    """
    CREATE TABLE passage_texts AS
    SELECT passage_id, substr(text, char_start + 1, char_end - char_start) AS text
    FROM shared_passages JOIN articles USING (article_id)
    WHERE text IS NOT NULL
    """,
    """
    INSERT INTO passage_texts
    SELECT passage_id, substr(articles.text, other_char_start + 1, other_char_end - other_char_start)
    FROM shared_passages
    JOIN articles ON articles.article_id = other_article_id
    ANTI JOIN passage_texts USING (passage_id)
    WHERE articles.text IS NOT NULL
    """,
)
_COUNTED = """
CREATE TABLE quotes_of AS SELECT article_id, count(*) AS quotes FROM quotes GROUP BY article_id
"""
_SAID = """
SELECT
    said.claim_id, said.quote_id, stance, polarity, certainty, speaker_id, speaker_name, speaker_kind, source_chain,
    quote_type, content_text, text_status, outlet, title, url, link, article_id, iso(published_at), iso(said_from),
    origin_id, is_origin, confidence, story_id, context, context_start
FROM attributed_claims AS said
LEFT JOIN contexts USING (quote_id, claim_id)
WHERE {said.claim_id}
ORDER BY said.claim_id, coalesce(said_from, published_at) NULLS LAST, said.quote_id
"""
_SPANS = """
SELECT claim_id, quote_id, role, char_start, char_end
FROM contexts JOIN quote_spans USING (quote_id)
WHERE {claim_id}
ORDER BY claim_id, quote_id
"""
_POSITIONS_ON = """
SELECT
    claim_id, speaker_id, name, kind, stance, iso(first_said_at), iso(last_said_at), origin_count,
    positions.quote_count, changed_from
FROM positions JOIN speakers USING (speaker_id)
WHERE {claim_id}
ORDER BY claim_id, first_said_at NULLS LAST, speaker_id, stance
"""
# Both ways: a claim that narrows another is found from the other, too.
_RELATED = """
SELECT one, other, statement, relation, is_inverse
FROM (
    SELECT claim_id AS one, other_claim_id AS other, relation, false AS is_inverse FROM claim_relations
    UNION ALL
    SELECT other_claim_id, claim_id, relation, true FROM claim_relations
)
JOIN claims ON claims.claim_id = other
WHERE {one}
ORDER BY one, relation, is_inverse, other
"""
_ALIASES = """
SELECT speaker_id, alias
FROM speaker_aliases
WHERE {speaker_id}
ORDER BY speaker_id, mention_count DESC, alias
"""
# `same` names an id that was joined into this one and is no speaker any more: its names are among the aliases.
_LINKED = """
SELECT one, other, name, relation, score, is_inverse
FROM (
    SELECT speaker_id AS one, other_speaker_id AS other, relation, score, false AS is_inverse FROM speaker_links
    UNION ALL
    SELECT other_speaker_id, speaker_id, relation, score, true FROM speaker_links
)
JOIN speakers ON speakers.speaker_id = other
WHERE relation <> 'same' AND {one}
ORDER BY one, score DESC, relation, is_inverse, other
"""
_OUTLETS = """
SELECT speaker_id, outlet, quotes
FROM (
    SELECT quote_speakers.speaker_id, outlet, count(*) AS quotes
    FROM quote_speakers JOIN quotes USING (quote_id) JOIN articles USING (article_id)
    WHERE role <> 'relay' AND {quote_speakers.speaker_id}
    GROUP BY ALL
)
ORDER BY speaker_id, quotes DESC, outlet NULLS LAST
"""
_POSITIONS_OF = """
SELECT
    speaker_id, claim_id, statement, stance, iso(positions.first_said_at), iso(last_said_at), changed_from,
    is_contested, positions.origin_count, positions.quote_count
FROM positions JOIN claims USING (claim_id)
WHERE {speaker_id}
ORDER BY speaker_id, last_said_at DESC NULLS LAST, claim_id, stance
"""
_ARTICLES = """
SELECT
    story_id, article_id, title, outlet, url, iso(published_at), license, copy_role, copy_of_article_id, wire_credit,
    coalesce(quotes, 0)
FROM story_articles
JOIN articles USING (article_id)
LEFT JOIN quotes_of USING (article_id)
WHERE {story_id}
ORDER BY story_id, published_at NULLS LAST, article_id
"""
_PASSAGES = """
SELECT one.story_id, article_id, other_article_id, token_count, text
FROM shared_passages
JOIN story_articles AS one USING (article_id)
JOIN story_articles AS other ON other.article_id = other_article_id AND other.story_id = one.story_id
LEFT JOIN passage_texts USING (passage_id)
WHERE {one.story_id}
ORDER BY one.story_id, token_count DESC, passage_id
"""
_CLAIMS_IN = f"""
SELECT story_id, {CLAIM_ROW}
FROM (SELECT DISTINCT story_id, claim_id FROM attributed_claims WHERE {{story_id}})
JOIN ranked_claims USING (claim_id)
ORDER BY story_id, rank
"""
_CLAIMS = f"""
SELECT {CLAIM_ROW}, is_standalone, rewrites, speaker_count, article_count
FROM ranked_claims
WHERE {{claim_id}}
ORDER BY claim_id
"""
_SPEAKERS = f"SELECT {SPEAKER_ROW}, wikidata_id FROM ranked_speakers WHERE {{speaker_id}} ORDER BY speaker_id"
_STORIES = f"SELECT {STORY_ROW} FROM ranked_stories WHERE {{story_id}} ORDER BY story_id"


def _ranges(connection: duckdb.DuckDBPyConnection, kind: str, table: str) -> Iterator[tuple[str, str]]:
    """Ranges of ids (from, before) in order, each with about SLICE rows of `table`: ids are hashes, evenly spread."""
    rows = next(fetched(connection, f"SELECT count(*) FROM {table}"))[0]
    number = max(1, -(-rows // SLICE))
    bounds = [f"{_PREFIXES * place // number:04x}" for place in range(number)]
    return pairwise(PREFIX[kind] + bound for bound in (*bounds, _AFTER_HEX))


def _opened(connection: duckdb.DuckDBPyConnection, query: str, ids: tuple[str, str]) -> Iterator[Values]:
    """The rows of `query` for a range of ids: it names in braces the column that has them."""
    low, high = map(literal, ids)
    within = re.sub(r"\{([a-z_.]+)\}", rf"(\1 >= {low} AND \1 < {high})", query)
    return fetched(connection, within)


class _Sorted:
    """Rows that are sorted by their first value, an id, to be asked for in the order of the ids."""

    def __init__(self, rows: Iterable[Values]) -> None:
        self._groups = groupby(rows, itemgetter(0))
        self._current = next(self._groups, None)

    def of(self, identity: str) -> Iterator[Values]:
        """The rows of `identity`, without it; to be used up before the next call."""
        while self._current and self._current[0] < identity:
            self._current = next(self._groups, None)
        if self._current and self._current[0] == identity:
            return (row[1:] for row in self._current[1])
        return iter(())


def _cut(rows: Iterator[Values], most: int) -> tuple[list[Values], int]:
    """The first rows, and how many more there are."""
    return list(islice(rows, most)), sum(1 for _ in rows)


def _named(names: str, rows: Iterable[Values]) -> list[Row]:
    keys = names.split()
    return [dict(zip(keys, values, strict=True)) for values in rows]


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what the records are made of, in a database where `ranked.prepare` has named the tables."""
    for statement in (*_TEXTS, _COUNTED):
        connection.execute(statement)


def claims(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Row]]:
    """Every claim (id, record) in order of id."""
    for ids in _ranges(connection, "claim", "attributed_claims"):
        queries = (_POSITIONS_ON, _SAID, _SPANS, _RELATED)
        positions, said, spans, related = (_Sorted(_opened(connection, query, ids)) for query in queries)
        for values in _opened(connection, _CLAIMS, ids):
            row = claim_row(values[:-4])
            row |= dict(zip(("standalone", "rewrites", "speakers", "articles"), values[-4:], strict=True))
            taken, positions_more = _cut(positions.of(row["id"]), MOST_POSITIONS)
            quotations, said_more = _cut(said.of(row["id"]), MOST_SAID)
            places: dict[str, list[Values]] = defaultdict(list)
            for quote, *place in spans.of(row["id"]):
                places[quote].append(tuple(place))
            names = "speaker_id name kind stance first_said_at last_said_at origins quotes changed_from"
            row |= {
                "positions": _named(names, taken),
                "positions_more": positions_more,
                "said": [_quotation(values, places[values[0]]) for values in quotations],
                "said_more": said_more,
                "related": _named("id statement relation inverse", islice(related.of(row["id"]), MOST_LINKS)),
            }
            yield row["id"], row


def _quotation(values: Values, spans: Iterable[Values]) -> Row:
    """One row of `attributed_claims` as the page shows it, its context cut up and its addresses checked."""
    *shown, context, start = values
    names = (
        "quote_id stance polarity certainty speaker_id name kind chain type text status outlet title url link "
        "article_id published_at said_from origin_id is_origin confidence story_id"
    )
    row = dict(zip(names.split(), shown, strict=True))
    row["url"], row["link"] = web_address(row["url"]), web_address(row["link"])
    row["segments"] = None if start is None else segments(context, start, spans)
    return row


def speakers(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Row]]:
    """Every speaker (id, record) in order of id."""
    for ids in _ranges(connection, "speaker", "positions"):
        queries = (_ALIASES, _LINKED, _OUTLETS, _POSITIONS_OF)
        aliases, linked, outlets, positions = (_Sorted(_opened(connection, query, ids)) for query in queries)
        for values in _opened(connection, _SPEAKERS, ids):
            row = speaker_row(values[:-1])
            taken, more = _cut(positions.of(row["id"]), MOST_POSITIONS)
            names = "claim_id statement stance first_said_at last_said_at changed_from contested origins quotes"
            row |= {
                "aliases": [alias for (alias,) in islice(aliases.of(row["id"]), MOST_ALIASES)],
                "wikidata_id": values[-1],
                "links": _named("id name relation score inverse", islice(linked.of(row["id"]), MOST_LINKS)),
                "outlets": [list(pair) for pair in islice(outlets.of(row["id"]), MOST_OUTLETS)],
                "positions": _named(names, taken),
                "positions_more": more,
            }
            yield row["id"], row


def stories(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Row]]:
    """Every story (id, record) in order of id."""
    for ids in _ranges(connection, "story", "attributed_claims"):
        queries = (_ARTICLES, _PASSAGES, _CLAIMS_IN)
        articles, passages, members = (_Sorted(_opened(connection, query, ids)) for query in queries)
        for values in _opened(connection, _STORIES, ids):
            row = story_row(values)
            told, articles_more = _cut(articles.of(row["id"]), MOST_ARTICLES)
            shared, passages_more = _cut(passages.of(row["id"]), MOST_PASSAGES)
            claimed, claims_more = _cut(members.of(row["id"]), MOST_CLAIMS)
            names = "article_id title outlet url published_at license role copy_of wire_credit quotes"
            row |= {
                "articles_list": [article | {"url": web_address(article["url"])} for article in _named(names, told)],
                "articles_more": articles_more,
                "passages": _named("article_id other_article_id tokens text", shared),
                "passages_more": passages_more,
                "claims_list": [claim_row(claim) for claim in claimed],
                "claims_more": claims_more,
            }
            yield row["id"], row
