"""The wide table `attributed_claims`: one row per quotation and claim, with names, words, context and link."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote as percent_encoded

import pyarrow as pa

from pipelines.text import Span, sentences
from schemas.render.arrow import from_rows

Row = dict[str, Any]
# A text fragment longer than this many words is told by its first and last ones.
_WHOLE_WORDS = 8
_EDGE_WORDS = 4
_MAX_DEPTH = 12


def _chain(quote: Row, quotes: Mapping[str, Row], relays: Mapping[str, list[str]], names: Mapping[str, str]) -> str:
    """Names from the outermost source to the innermost; each quotation's relays stand before its speaker."""
    chain: list[Row] = []
    current: Row | None = quote
    while current is not None and len(chain) < _MAX_DEPTH and current not in chain:
        chain.append(current)
        current = quotes.get(current["parent_quote_id"] or "")
    found: list[str] = []
    for entry in reversed(chain):
        for speaker in (*relays.get(entry["quote_id"], []), entry["speaker_id"]):
            if not found or found[-1] != names[speaker]:
                found.append(names[speaker])
    return " > ".join(found)


def _context(text: str, spans: Sequence[Span], start: int, end: int) -> str | None:
    """The sentences that the stretch touches."""
    first = max(0, bisect_right(spans, start, key=lambda span: span.start) - 1)
    touched = [span for span in spans[first:] if span.start < end and start < span.end]
    return text[touched[0].start : touched[-1].end] if touched else None


def fragment_link(url: str | None, printed: str) -> str | None:
    """Address that opens the page at the printed words (WICG text fragments); null for anything but http(s).

    Long stretches and those over several lines are told by their first and last words.
    """
    if not url or not re.match(r"(?i)https?://[^\s]+$", url):
        return None
    words = [word for word in (re.sub(r"^\W+|\W+$", "", part) for part in printed.split()) if word]
    if not words:
        return None
    if len(words) <= _WHOLE_WORDS and "\n" not in printed:
        target = _encoded(re.sub(r"^\W+|\W+$", "", " ".join(printed.split())))
    else:
        first, last = _edge(printed, False), _edge(printed, True)
        target = f"{_encoded(first)},{_encoded(last)}"
    return f"{url}{'' if '#' in url else '#'}:~:text={target}"


def _encoded(words: str) -> str:
    """Percent-encoded; `-` too, which marks context in a text fragment."""
    return percent_encoded(words, safe="").replace("-", "%2D")


def _edge(printed: str, at_end: bool) -> str:
    """The first or last words as printed, within one line, punctuation at the edges left out."""
    lines = [line for line in printed.splitlines() if re.search(r"\w", line)]
    parts = lines[-1 if at_end else 0].split()
    chosen = parts[-_EDGE_WORDS:] if at_end else parts[:_EDGE_WORDS]
    return re.sub(r"^\W+|\W+$", "", " ".join(chosen))


def build(
    articles: pa.Table,
    quotes: pa.Table,
    quote_speakers: pa.Table,
    speakers: pa.Table,
    claims: pa.Table,
    claim_quotes: pa.Table,
    story_articles: pa.Table,
) -> pa.Table:
    """Table `attributed_claims` of the tables that it widens."""
    article_of: dict[str, Row] = {
        row["article_id"]: row
        for row in articles.select(["article_id", "text", "outlet", "title", "url", "published_at"]).to_pylist()
    }
    quote_of: dict[str, Row] = {row["quote_id"]: row for row in quotes.to_pylist()}
    speaker_of: dict[str, Row] = {
        row["speaker_id"]: row for row in speakers.select(["speaker_id", "name", "kind"]).to_pylist()
    }
    names = {speaker_id: row["name"] for speaker_id, row in speaker_of.items()}
    statements = {row["claim_id"]: row["statement"] for row in claims.select(["claim_id", "statement"]).to_pylist()}
    story_of = {row["article_id"]: row["story_id"] for row in story_articles.to_pylist()}
    relays: dict[str, list[str]] = defaultdict(list)
    for row in sorted(quote_speakers.to_pylist(), key=lambda row: (row["quote_id"], row["speaker_id"])):
        if row["role"] == "relay":
            relays[row["quote_id"]].append(row["speaker_id"])
    sentence_spans: dict[str, Sequence[Span]] = {}
    rows = []
    for link in claim_quotes.to_pylist():
        quote = quote_of[link["quote_id"]]
        article = article_of[quote["article_id"]]
        speaker = speaker_of[quote["speaker_id"]]
        if quote["article_id"] not in sentence_spans:
            sentence_spans[quote["article_id"]] = sentences(article["text"])
        start, end = link["char_start"], link["char_end"]
        rows.append(
            {
                "quote_id": link["quote_id"],
                "claim_id": link["claim_id"],
                "statement": statements[link["claim_id"]],
                "stance": link["stance"],
                "polarity": link["polarity"],
                "certainty": link["certainty"],
                "speaker_name": speaker["name"],
                "speaker_kind": speaker["kind"],
                "source_chain": _chain(quote, quote_of, relays, names),
                "quote_type": quote["quote_type"],
                "content_text": quote["content_text"],
                "context": _context(article["text"], sentence_spans[quote["article_id"]], start, end),
                "outlet": article["outlet"],
                "title": article["title"],
                "url": article["url"],
                "link": fragment_link(article["url"], article["text"][start:end]),
                "published_at": article["published_at"],
                "said_from": quote["said_from"],
                "said_to": quote["said_to"],
                "origin_id": link["origin_id"],
                "is_origin": link["origin_id"] == link["quote_id"],
                "confidence": quote["confidence"],
                "story_id": story_of.get(quote["article_id"]),
                "article_id": quote["article_id"],
                "speaker_id": quote["speaker_id"],
            }
        )
    return from_rows("attributed_claims", rows)
