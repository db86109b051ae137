"""What the list of takedowns leaves: tables without the quotations that must go, and where the texts still hold them.

A quotation goes with its reprints, with all that overlap it in its article, and with the sayings of a person on the
list. The tables are made again without them, so that nothing counts what is gone. The list is read in `takedowns`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipelines.speakers.article_rows import parse_spans
from pipelines.takedowns import Takedowns, places
from pipelines.text import Span
from schemas.ids import fold
from schemas.render.arrow import from_rows

Make = Callable[[pa.Table], dict[str, pa.Table]]
"""The tables of quotations and speakers from a table `_attributions`."""
PASSAGE = 4
"""From so many words on a quotation that must go is looked for in every text; fewer are found everywhere."""
_ROLES = ("content", "source", "cue", "addressee")


def leave_out(
    make: Make, articles: pa.Table, attributions: pa.Table, takedowns: Takedowns, notes: list[str]
) -> dict[str, pa.Table]:
    """The tables of `make` without what `takedowns` names, and the table `_taken_down`.

    `notes` gets a line for each row of the list that names nothing here.
    """
    if not takedowns:
        return make(attributions) | {"_taken_down": from_rows("_taken_down", ())}
    gone: dict[str, list[Span]] = defaultdict(list)
    words: set[str] = set()
    unseen = set(takedowns.quotes)
    while True:
        tables = make(attributions)
        named = _named(tables, takedowns)
        unseen -= named
        if not named:
            break
        at = _contents(tables["quote_spans"], named)
        given = attributions.to_pylist()
        spans: dict[str, list[Span]] = defaultdict(list)
        for row in tables["quotes"].to_pylist():
            if row["quote_id"] in named:
                spans[row["article_id"]] += at[row["quote_id"]]
                words.add(fold(row["content_text"]))
        stays = [not _touches(parse_spans(row["content_spans"]), spans.get(row["article_id"], ())) for row in given]
        for row, kept in zip(given, stays, strict=True):
            if not kept:
                gone[row["article_id"]] += [span for role in _ROLES for span in parse_spans(row[f"{role}_spans"])]
        attributions = attributions.filter(pa.array(stays))
    passages = [phrase for phrase in sorted(words) if len(phrase.split()) >= PASSAGE]
    texts = dict(zip(*(articles[name].to_pylist() for name in ("article_id", "text")), strict=True))
    for article_id, text in sorted(texts.items()):
        gone[article_id] += [Span(*span) for span in takedowns.named_at(text or "")]
        gone[article_id] += [Span(*span) for phrase in passages for span in places(text or "", phrase)]
    found = " ".join(fold(text or "") for text in texts.values()) if takedowns.persons else ""
    notes += [f"the list of takedowns names the quotation {quote}, which is not there" for quote in sorted(unseen)]
    # By number, not by name: notes are shown where the list is not.
    notes += [
        f"the list of takedowns names a person (no. {number} of them) whom no article names"
        for number, name in enumerate(takedowns.persons, 1)
        if f" {name} " not in f" {found} "
    ]
    held = sorted({(article_id, *span) for article_id, spans in gone.items() for span in spans})
    rows = [{"article_id": article, "char_start": start, "char_end": end} for article, start, end in held]
    return tables | {"_taken_down": from_rows("_taken_down", rows)}


def _named(tables: Mapping[str, pa.Table], takedowns: Takedowns) -> set[str]:
    """Quotations that must go: named by id, said or passed on by a person on the list, and the reprints of both."""
    speakers = {
        row["speaker_id"]
        for table, column in (("speakers", "name"), ("speaker_aliases", "alias"))
        for row in (tables[table].to_pylist() if takedowns.persons else ())
        if fold(row[column]) in takedowns.persons
    }
    quotes = tables["quotes"].to_pylist()
    named = {row["quote_id"] for row in quotes if row["quote_id"] in takedowns.quotes or row["speaker_id"] in speakers}
    named |= {row["quote_id"] for row in tables["quote_speakers"].to_pylist() if row["speaker_id"] in speakers}
    origins = {row["origin_quote_id"] for row in quotes if row["quote_id"] in named}
    return named | {row["quote_id"] for row in quotes if row["origin_quote_id"] in origins}


def _contents(spans: pa.Table, quotes: Iterable[str]) -> dict[str, list[Span]]:
    wanted = set(quotes)
    found: dict[str, list[Span]] = defaultdict(list)
    row: Mapping[str, Any]
    for row in spans.to_pylist():
        if row["role"] == "content" and row["quote_id"] in wanted:
            found[row["quote_id"]].append(Span(row["char_start"], row["char_end"]))
    return found


def _touches(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    others = list(others)
    return any(start < last and first < end for start, end in spans for first, last in others)
