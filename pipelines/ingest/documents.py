"""What all files came to, as the tables `_documents` and `rejected_inputs`. No file and no format is known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from pipelines.ingest.records import Parsed
from pipelines.takedowns import NOTHING, Takedowns
from schemas.render.arrow import from_rows


@dataclass(frozen=True)
class Ingested:
    """The two tables of the stage."""

    documents: pa.Table
    rejected: pa.Table


def combine(parsed: Iterable[Parsed], takedowns: Takedowns = NOTHING) -> Ingested:
    """The tables `_documents` and `rejected_inputs` of everything that was parsed, in any order.

    Of several articles with one id the first by source_path and record_no stays; each other one is a `duplicate_input`.
    What `takedowns` names is `taken_down`.
    """
    documents: list[dict[str, Any]] = []
    rejected: list[dict[str, Any]] = []
    for one in parsed:
        documents.extend(one.documents)
        rejected.extend(one.rejected)
    kept: dict[str, dict[str, Any]] = {}
    for document in sorted(documents, key=lambda row: (row["source_path"], row["record_no"])):
        if reason := takedowns.reason_of_article(document["article_id"], document["url"]):
            detail = f"the list of takedowns names it ({reason}): delete the record"
            rejected.append({**_where(document), "reason": "taken_down", "detail": detail})
            continue
        first = kept.setdefault(document["article_id"], document)
        if first is not document:
            rejected.append(_duplicate(document, first))
    rows = [{**row, "published_at": _time(row["published_at"])} for row in kept.values()]
    return Ingested(from_rows("_documents", rows), from_rows("rejected_inputs", rejected))


def _duplicate(document: dict[str, Any], first: dict[str, Any]) -> dict[str, Any]:
    detail = f"the same article as record {first['record_no']} of {first['source_path']}: delete one of them"
    return {**_where(document), "reason": "duplicate_input", "detail": detail}


def _where(document: dict[str, Any]) -> dict[str, Any]:
    return {name: document[name] for name in ("source_path", "record_no", "source_sha256", "batch")}


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
