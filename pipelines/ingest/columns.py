"""The usual names of an article's columns, and a record of them as a delivered article. No file format is known."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import replace

from pipelines.ingest.records import Delivered

# In order of preference; names are compared in small letters without anything but letters and digits.
ALIASES = {
    "text": "text body content maintext fulltext articlebody articletext articlecontent bodytext newstext story "
    "article",
    "title": "title headline articletitle head heading",
    "url": "url link articleurl canonicalurl weburl permalink uri href",
    "source_id": "id articleid docid documentid guid uuid identifier",
    "outlet": "outlet publisher publication site sitename source sourcename newspaper sourcedomain domain provider",
    "authors": "authors author byline creator writers writer",
    "published": "publishedat datepublished publisheddate date datepublish publishdate publicationdate pubdate "
    "published "
    "publishtime publishedtime datetime timestamp",
    "language": "language lang languagecode inlanguage",
    "license": "license licence rights",
    "wire_credit": "wirecredit wire agency newsagency",
}
_ALIASES = {field: tuple(names.split()) for field, names in ALIASES.items()}
KNOWN = frozenset(name for names in _ALIASES.values() for name in names)
_MAX_LIST = 100


def fold_name(name: object) -> str:
    """A column name for comparison: `Date_Published` and `datePublished` are one."""
    return "".join(character for character in str(name).lower() if character.isalnum())


def as_text(value: object) -> str | None:
    """A cell as text: a list's items parted by `; `, a struct's name, a time in ISO 8601; null for nothing."""
    if value is None or isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        named = {fold_name(key): item for key, item in value.items()}
        found = next(
            (named[key] for key in ("name", "title", "text", "value", "id") if named.get(key) is not None), None
        )
        return None if isinstance(found, Mapping | list) else as_text(found)
    if isinstance(value, list | tuple):
        items = (as_text(item) for item in value[:_MAX_LIST] if not isinstance(item, list | tuple))
        return "; ".join(item for item in items if item) or None
    text = value.decode("utf-8") if isinstance(value, bytes) else str(value)
    return text if text.strip() else None


def paragraphs_as_text(value: object) -> str | None:
    """The text column: a list holds paragraphs."""
    if isinstance(value, list | tuple):
        return "\n\n".join(part for part in (as_text(item) for item in value) if part) or None
    return as_text(value)


def delivered(record_no: int, values: Mapping[str, object]) -> Delivered:
    """The article that a record holds; its text is empty where no column has one.

    Raises UnicodeDecodeError where a cell of bytes is not UTF-8.
    """
    folded: dict[str, object] = {}
    for name, value in values.items():
        folded.setdefault(fold_name(name), value)
    found: dict[str, str | None] = {}
    for field, names in _ALIASES.items():
        read = paragraphs_as_text if field == "text" else as_text
        found[field] = next((text for name in names if (text := read(folded.get(name)))), None)
    text = found.pop("text") or ""
    return Delivered(record_no, text, **found)  # type: ignore[arg-type]


def filled(article: Delivered, given: Delivered, given_first: bool) -> Delivered:
    """The article with what `given` says besides: in place of its own metadata, or only where it has none."""
    changes: dict[str, str | None] = {}
    for name in _ALIASES:
        if name != "text":
            own, other = getattr(article, name), getattr(given, name)
            changes[name] = (other or own) if given_first else (own or other)
    return replace(article, **changes)  # type: ignore[arg-type]
