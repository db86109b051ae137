"""One input file to documents and rejections: decompress, read by suffix, clean, take furniture off, describe.

The order of the steps is decided here; each step's rules are in the module it calls. Pure and deterministic: the result
depends on the arguments alone, so a caller may keep it under a hash of them and of this package's sources.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pipelines.ingest import columns, credits, dates, furniture, language, normalise, page, plain, tabular, wrapped
from pipelines.ingest.records import MAX_ARTICLE_CHARS, MAX_FILE_BYTES, WHOLE_FILE, Delivered, Parsed, Refusal
from schemas import ids
from schemas.ids import fold

READERS: dict[str, Callable[[bytes], Iterator[Delivered | Refusal]]] = {
    ".txt": plain.read_text,
    ".md": plain.read_markdown,
    ".html": page.read_page,
    ".htm": page.read_page,
    ".jsonl": tabular.read_jsonl,
    ".ndjson": tabular.read_jsonl,
    ".csv": tabular.read_csv,
    ".parquet": tabular.read_parquet,
}
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_TITLE_SUFFIX = re.compile(r"\s+[|–—-]\s+([^|–—]{2,60})$")


def parse(path: str, data: bytes, meta: Mapping[str, Any], batch: str) -> Parsed:
    """What the file `data` at `path` (relative to RAW) of `batch` holds. Never raises, whatever the bytes.

    `meta` is the file's metadata (`discover`); what a record says itself comes before it, except in a page, where what
    was found comes after it. Both lists of the result can be stored as JSON; cache them by all four arguments.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    documents: list[dict[str, Any]] = []
    rejected: list[dict[str, Any]] = []
    for found in _read(path, data, meta):
        document = found if isinstance(found, Refusal) else _document(found)
        where = {"source_path": path, "source_sha256": sha256, "batch": batch, "record_no": found.record_no}
        if isinstance(document, Refusal):
            rejected.append({**where, "reason": document.reason, "detail": normalise.one_line(document.detail)})
        else:
            documents.append({**document, **where})
    if not documents and not rejected:
        detail = "the file holds no record: deliver it again, or delete it"
        rejected.append({"source_path": path, "source_sha256": sha256, "batch": batch, "record_no": WHOLE_FILE,
                         "reason": "empty_file", "detail": detail})  # fmt: skip
    return Parsed(documents, rejected)


def _read(path: str, data: bytes, meta: Mapping[str, Any]) -> Iterator[Delivered | Refusal]:
    """The delivered records of a file, metadata filled in, or why there are none."""
    name = PurePosixPath(path.lower())
    packed = name.suffix == ".gz"
    suffix = name.with_suffix("").suffix if packed else name.suffix
    reader = READERS.get(suffix)
    if reader is None:
        known = ", ".join(READERS)
        yield Refusal(
            WHOLE_FILE, "unsupported_format", f"type {suffix!r} is not read: use one of {known}, or .gz of it"
        )
        return
    unpacked = _unpack(data) if packed else data
    if isinstance(unpacked, Refusal):
        yield unpacked
    elif len(unpacked) > MAX_FILE_BYTES:
        yield Refusal(WHOLE_FILE, "too_large", f"more than {MAX_FILE_BYTES} bytes: split the file")
    elif unpacked.strip():
        given = columns.delivered(WHOLE_FILE, meta)
        for found in reader(unpacked):
            # A page's metadata is found, not delivered, so what the sidecar says comes first.
            yield found if isinstance(found, Refusal) else columns.filled(found, given, reader is page.read_page)


def _unpack(data: bytes) -> bytes | Refusal:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        detail = f"{normalise.one_line(str(error)) or type(error).__name__}: compress the file again"
        return Refusal(WHOLE_FILE, "broken_compression", detail)


def _document(article: Delivered) -> dict[str, Any] | Refusal:
    """The row of `_documents` that a delivered article makes, its place in the input apart."""
    if len(article.text) > MAX_ARTICLE_CHARS:
        detail = f"an article of {len(article.text)} characters, at most {MAX_ARTICLE_CHARS} are read: split it"
        return Refusal(article.record_no, "too_large", detail)
    outlet = normalise.one_line(article.outlet)
    title = _title(normalise.one_line(article.title), outlet)
    paragraphs = wrapped.paragraphs(normalise.clean(article.text))
    if title is None and article.headline_in_text and paragraphs:
        title, paragraphs = paragraphs[0], paragraphs[1:]
    authors = _authors(normalise.one_line(article.authors))
    stripped = furniture.strip(paragraphs, title, authors)
    wire_credit = normalise.one_line(article.wire_credit) or stripped.wire_credit
    wire_credit = wire_credit or next((credits.agency(name) for name in authors if credits.is_agency(name)), None)
    text = "\n\n".join(([title] if title else []) + stripped.paragraphs)
    published_at, precision = dates.parse_time(normalise.one_line(article.published) or stripped.published)
    word_count = len(_WORD.findall(text))
    spoken = language.given(normalise.one_line(article.language)) or language.identify(text)
    return {
        "article_id": article_id(article),
        "url": normalise.one_line(article.url),
        "outlet": outlet,
        "title": title,
        "authors": "; ".join(authors or stripped.authors) or None,
        "published_at": published_at,
        "published_precision": precision,
        "language": spoken,
        "license": normalise.one_line(article.license),
        "wire_credit": wire_credit,
        "text": text,
        "text_sha256": ids.text_sha256(text),
        "char_count": len(text),
        "word_count": word_count,
        "extraction": "empty" if not word_count else "done" if spoken == "en" else "other_language",
    }


def article_id(article: Delivered) -> str:
    """Id of an article: its address, else the source's own id, else outlet and time as delivered, with a hash of
    title and text as delivered, white space folded, so that no rule of this package changes it."""
    delivered = article.delivered if article.delivered is not None else f"{article.title or ''}\n{article.text}"
    digest = ids.text_sha256(" ".join(delivered.split()))
    url, source_id = normalise.one_line(article.url), normalise.one_line(article.source_id)
    if url:
        return ids.make_id("article", "url", url, digest)
    if source_id:
        return ids.make_id("article", "id", source_id, digest)
    return ids.make_id(
        "article", "outlet", normalise.one_line(article.outlet), normalise.one_line(article.published), digest
    )


def _title(title: str | None, outlet: str | None) -> str | None:
    """The headline without the outlet's name that pages put behind it."""
    if title and outlet and (match := _TITLE_SUFFIX.search(title)) and fold(match.group(1)) == fold(outlet):
        return title[: match.start()]
    return title


def _authors(given: str | None) -> list[str]:
    """Authors of a delivered value: split where every part is a name, else as delivered; addresses are no names."""
    if not given or "://" in given:
        return []
    bare = re.sub(r"^(?:by|written by)[: ]\s*", "", given, flags=re.IGNORECASE)
    parts = [part for part in re.split(r"\s*(?:;|\||&|\band\b)\s*", bare) if part]
    split = [name for part in parts for name in re.split(r"\s*,\s*", part) if name]
    if split and all(credits.is_name(name) for name in split):
        return list(dict.fromkeys(split))
    return list(dict.fromkeys(credits.names(bare) or parts))
