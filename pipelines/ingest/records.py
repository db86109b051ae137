"""What passes between the parts of ingest: a delivered record, a refusal, and what one file came to.

No format and no rule is known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

WHOLE_FILE = -1
MAX_FILE_BYTES = 256 * 2**20
MAX_ARTICLE_CHARS = 4_000_000


@dataclass(frozen=True)
class Delivered:
    """One article as its file gives it, nothing cleaned or removed; what the file does not say is null.

    `delivered` is what the id is hashed from where it is not title and text: a page before its main text is found.
    `headline_in_text` says that the first paragraph of `text` is the headline.
    """

    record_no: int
    text: str
    title: str | None = None
    url: str | None = None
    source_id: str | None = None
    outlet: str | None = None
    authors: str | None = None
    published: str | None = None
    language: str | None = None
    license: str | None = None
    wire_credit: str | None = None
    headline_in_text: bool = False
    delivered: str | None = None


@dataclass(frozen=True)
class Refusal:
    """A file (`record_no` -1) or record that is no article. `reason` is of the vocabulary `rejection`; `detail` says
    what was found, where, and what to do."""

    record_no: int
    reason: str
    detail: str


@dataclass(frozen=True)
class Parsed:
    """What one file came to.

    Both lists hold flat dicts of strings, integers and nulls only, so that they can be stored as JSON. `documents` have
    the columns of `_documents`, with `published_at` as an ISO 8601 string in UTC; `rejected` have those of
    `rejected_inputs`.
    """

    documents: list[dict[str, Any]]
    rejected: list[dict[str, Any]]
