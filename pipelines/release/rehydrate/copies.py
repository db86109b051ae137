"""Which copies are of which article, and what a copy proves of it: its characters, and the parts of its quotations.

An article is known here as a release gives it: offsets and hashes, and a part of its texts. How a passage is found in
a copy with another text is in `anchors`; what is filled into which table, in `rehydrate`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyarrow as pa

from pipelines.release.rehydrate.anchors import ANCHOR, Anchors, Copy, Passage, Place, Span, locate
from schemas import ids

Row = dict[str, Any]
MATCHES = {
    "text": "The same text.",
    "article_id": "The same id.",
    "url": "The same address.",
    "outlet_and_title": "The same outlet and headline, which no other article has.",
}
"""What a copy is known by, the strongest first."""
ROLES = ("content", "source", "cue", "addressee")
# So many times the same words may be quoted in one article for each to be found by its words.
_REPEATS = 3
# Quotation marks, apostrophes and dashes.
_SET = re.compile("[^\\w\\s.,;:!?()]")
_SCHEME = re.compile(r"(?i)^https?://(?:www\.)?")


class Document(NamedTuple):
    """A copy as ingest read it."""

    title: str | None
    text: str
    source_path: str
    record_no: int
    sha256: str


class Library:
    """The copies at hand (as table `_documents`), by what they may be known by; `articles` are those of the release."""

    def __init__(self, documents: pa.Table, articles: pa.Table) -> None:
        self._by: dict[str, dict[Any, list[Document]]] = {name: defaultdict(list) for name in MATCHES}
        columns = ("article_id", "url", "outlet", "title", "text", "source_path", "record_no")
        rows = documents.select(list(columns)).to_pylist()
        for row in sorted(rows, key=lambda row: (row["source_path"], row["record_no"])):
            text = row["text"] or ""
            copy = Document(row["title"], text, row["source_path"], row["record_no"], ids.text_sha256(text))
            for name, key in _keys(row | {"text_sha256": copy.sha256}):
                self._by[name][key].append(copy)
        self._headed = Counter(_headed(row) for row in articles.select(["outlet", "title"]).to_pylist())

    def copies(self, article: Row) -> tuple[str | None, list[Document]]:
        """What is known to be a copy of the article, and by what: one of the same text, else all that may be."""
        for name, key in _keys(article):
            found = self._by[name].get(key, [])
            if name == "outlet_and_title" and (len(found) != 1 or self._headed[key] != 1):
                continue
            if found:
                # Of copies with the same text the one with a title tells more.
                return name, sorted(found, key=lambda copy: copy.title is None)[:1] if name == "text" else found
        return None, []


@dataclass
class Known:
    """What one copy gives of one article.

    `text` and `title` where the copy has the same text; `share_found` of what is known of the article stands in it.
    `places` has the status and the place of each withheld quotation, `parts` the texts of those that are proven, by
    role, and `by_place` the roles among them that no hash proves.
    """

    document: Document
    status: str = "unlike"
    text: str | None = None
    title: str | None = None
    share_found: float | None = None
    places: dict[str, tuple[str, Place | None]] = field(default_factory=dict)
    parts: dict[str, dict[str, str]] = field(default_factory=dict)
    by_place: dict[str, list[str]] = field(default_factory=dict)
    _runs: list[tuple[int, str]] = field(default_factory=list)

    def hold(self, length: int, pieces: Iterable[tuple[int, str]]) -> None:
        """Note that each text of `pieces` stands at its place in the article, which has `length` characters."""
        characters: list[str | None] = [None] * length
        for start, text in pieces:
            if start + len(text) <= length:
                characters[start : start + len(text)] = text
        start = 0
        while start < length:
            end = start
            while end < length and characters[end] is not None:
                end += 1
            if end > start:
                self._runs.append((start, "".join(filter(None, characters[start:end]))))
            start = end + 1

    def at(self, spans: Iterable[Span]) -> str | None:
        """The texts at `spans` of the article joined by a space; null where a character is not known."""
        texts = []
        for start, end in spans:
            if (number := bisect_right(self._runs, start, key=lambda run: run[0]) - 1) < 0:
                return None
            first, run = self._runs[number]
            if end > first + len(run):
                return None
            texts.append(run[start - first : end - first])
        return " ".join(texts)


class Article:
    """A limited article as a release gives it, to be compared with copies.

    `row` is of `articles`, `quotes` and `mentions` are its rows, `spans` those of quotations by id and role.
    """

    def __init__(
        self, row: Row, quotes: Sequence[Row], spans: Mapping[str, Mapping[str, list[Span]]], mentions: Sequence[Row]
    ) -> None:
        self.row = row
        self._quotes = {quote["quote_id"]: quote for quote in quotes}
        self._spans = {quote: spans.get(quote, {}) for quote in self._quotes}
        self.withheld = {
            quote: tuple(self._spans[quote]["content"])
            for quote, values in sorted(self._quotes.items())
            if values["text_status"] == "withheld" and self._spans[quote].get("content")
        }
        """The spans of the contents to restore."""
        self._given = sorted({(start, text) for start, text in self._texts(mentions) if text})

    def _texts(self, mentions: Sequence[Row]) -> Iterator[tuple[int, str]]:
        """The texts of the article that the release gives, with their places."""
        # The headline opens the text.
        yield 0, self.row["title"]
        for mention in mentions:
            yield mention["char_start"], mention["text"]
        for quote, values in self._quotes.items():
            for role in ROLES:
                text, held = values[f"{role}_text"], self._spans[quote].get(role, [])
                if text is not None and sum(end - start + 1 for start, end in held) == len(text) + 1:
                    yield from _cut(text, held)

    def compared(self, document: Document) -> Known:
        """What `document` gives of the article."""
        known = Known(document)
        copy: Copy | None = None
        anchors: Anchors | None = None
        found: dict[str, Place | None] = {}
        if document.sha256 == self.row["text_sha256"]:
            known.status, known.text, known.share_found = "same", document.text, 1.0
            known.hold(len(document.text), [(0, document.text)])
            if document.title and document.text.startswith(document.title):
                known.title = document.title
        else:
            copy = Copy(document.text)
            found, anchors = self._located(copy, known)
        for quote, spans in self.withheld.items():
            content, place = known.at(spans), found.get(quote)
            if content is not None and ids.text_sha256(content) == self._quotes[quote]["content_sha256"]:
                known.parts[quote] = {"content": content}
                known.places[quote] = _status(spans, known, place)
                self._other_parts(quote, known, place, copy, anchors)
            elif known.text is not None:
                known.places[quote] = "hash_mismatch", None
            else:
                known.places[quote] = ("drifted" if place else "not_found"), place
        return known

    def _located(self, copy: Copy, known: Known) -> tuple[dict[str, Place | None], Anchors]:
        """Finds the withheld contents in a copy with another text, and notes what is proven."""
        passages = [
            Passage(self._quotes[quote]["content_sha256"], spans, quote) for quote, spans in self.withheld.items()
        ]
        repeats = Counter(passage.sha256 for passage in passages)
        most = min(max(repeats.values(), default=1), _REPEATS)
        # The id of a quotation is made of the folded words of its content.
        places, anchors = locate(
            copy,
            self.row["char_count"],
            self._given,
            passages,
            lambda words: (ids.make_id("quote", self.row["article_id"], words, number) for number in range(most)),
        )
        pieces = list(self._given)
        for passage, place in zip(passages, places, strict=True):
            if place and place.text is not None:
                pieces += _cut(place.text, passage.spans)
        known.hold(self.row["char_count"], pieces)
        probes = [(len(text), text in copy.text) for _, text in self._given if len(text) >= ANCHOR]
        probes += [
            (sum(end - start for start, end in passage.spans), place is not None and place.how == "hash")
            for passage, place in zip(passages, places, strict=True)
        ]
        if probes:
            known.share_found = sum(length for length, there in probes if there) / sum(length for length, _ in probes)
        if known.share_found or any(place is not None for place in places):
            known.status = "changed"
        return dict(zip(self.withheld, places, strict=True)), anchors

    def _other_parts(
        self, quote: str, known: Known, place: Place | None, copy: Copy | None, anchors: Anchors | None
    ) -> None:
        """Source, cue and addressee of a quotation whose content is known."""
        for role in ROLES[1:]:
            if not (spans := self._spans[quote].get(role, [])):
                continue
            text = known.at(spans)
            if text is None and copy is not None and anchors is not None and place is not None and place.how == "hash":
                text = _by_place(spans, self.withheld[quote], copy, place, anchors)
                if text is not None:
                    known.by_place.setdefault(quote, []).append(role)
            if text is not None:
                known.parts[quote][role] = text


def _by_place(spans: Sequence[Span], content: Sequence[Span], copy: Copy, place: Place, anchors: Anchors) -> str | None:
    """The copy's words where all around `spans`, the quotation's own content too, moved just as far.

    None with marks that another hand sets otherwise at the same length.
    """
    shifts = {there[0] - here[0] for here, there in zip(content, place.spans, strict=True)}
    agreed = {anchors.agreed(start, end) for start, end in spans}
    if len(shifts) != 1 or agreed != shifts:
        return None
    (shift,) = shifts
    texts = [copy.text[start + shift : end + shift] for start, end in spans]
    if not all(copy.between_words(start + shift, end + shift) for start, end in spans) or _SET.search("".join(texts)):
        return None
    return " ".join(texts)


def _status(spans: tuple[Span, ...], known: Known, place: Place | None) -> tuple[str, Place | None]:
    """The status of a quotation whose content is proven."""
    if known.text is not None:
        return "in_place", Place(spans, None, "hash", 0.0)
    if place is None or place.text is None:
        # It lies within passages that were found, or that the release gives.
        return "moved", place
    if place.how == "marks":
        return "marks", place
    return ("in_place" if place.spans == spans else "moved"), place


def _cut(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """The parts of a text that joins `spans` by a space, each with its place."""
    at = 0
    for start, end in spans:
        yield start, text[at : at + end - start]
        at += end - start + 1


def _keys(row: Row) -> Iterator[tuple[str, Any]]:
    """What a row of an article may be known by, as MATCHES lists it."""
    yield "text", row["text_sha256"]
    yield "article_id", row["article_id"]
    if address := _address(row["url"]):
        yield "url", address
    if headed := _headed(row):
        yield "outlet_and_title", headed


def _address(url: str | None) -> str | None:
    """An address without what does not tell two articles apart."""
    host, slash, path = _SCHEME.sub("", (url or "").strip()).partition("#")[0].partition("/")
    return (host.lower() + slash + path).rstrip("/") or None


def _headed(row: Row) -> tuple[str, str] | None:
    """Outlet and headline, folded; null where one of them is not known."""
    outlet, title = (ids.fold(row[name] or "") for name in ("outlet", "title"))
    return (outlet, title) if outlet and title else None
