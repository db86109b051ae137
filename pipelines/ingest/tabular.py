"""`.jsonl`, `.ndjson`, `.csv`, `.parquet`: one article a record. What the columns are called is known to columns.py."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.ingest import columns
from pipelines.ingest.records import MAX_ARTICLE_CHARS, MAX_FILE_BYTES, Delivered, Refusal

_DELIMITERS = ",;\t"
_MAX_QUOTED = 80
_ROWS = 64
_MARKUP = re.compile(r"</?(?:p|div|br)\b[^<>]{0,500}>", re.IGNORECASE)
_SKIPPED = re.compile(r"<(script|style|figure|aside)\b[^<>]{0,500}>[^<]{0,10000}</\1>", re.IGNORECASE)
_BLOCK_END = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|tr|table|section)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")


def _article(record_no: int, values: dict[str, object], where: str) -> Delivered | Refusal:
    try:
        article = columns.delivered(record_no, values)
    except UnicodeDecodeError as error:
        return Refusal(record_no, "not_utf8", f"{where}: a cell is not UTF-8 ({error.reason}): write the file in UTF-8")
    if not article.text and article.title is None:
        names = ", ".join(sorted(map(str, values))[:20])[:200]
        detail = f"{where}: no text and no title among the columns ({names}): name one `text` or `title` and fill it"
        return Refusal(record_no, "missing_text", detail)
    if _MARKUP.search(article.text):
        raw = f"{article.title or ''}\n{article.text}"
        return replace(article, text=_without_markup(article.text), delivered=raw)
    return article


def _without_markup(text: str) -> str:
    """The text of a cell that holds a fragment of HTML: blocks become paragraphs, other tags vanish."""
    lines = _BLOCK_END.sub("\n\n", " ".join(_SKIPPED.sub(" ", text).split()))
    return html.unescape(_TAG.sub("", lines))


def read_jsonl(data: bytes) -> Iterator[Delivered | Refusal]:
    """The articles of a file with one JSON object a line; blank lines are no records."""
    record_no = 0
    for line_no, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield _json_record(record_no, line_no, line)
            record_no += 1


def _json_record(record_no: int, line_no: int, line: bytes) -> Delivered | Refusal:
    where = f"line {line_no}"
    try:
        values = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        detail = f"{where}: byte 0x{line[error.start]:02x} at {error.start} of the line is not UTF-8: write it in UTF-8"
        return Refusal(record_no, "not_utf8", detail)
    except json.JSONDecodeError as error:
        detail = f"{where}, column {error.colno}: {error.msg}: write one whole JSON object on each line"
        return Refusal(record_no, "malformed_record", detail)
    except (ValueError, RecursionError) as error:
        return Refusal(record_no, "malformed_record", f"{where}: {type(error).__name__}: simplify the record")
    if not isinstance(values, dict):
        detail = f'{where}: a JSON {type(values).__name__} where an object is expected: write {{"text": …}}'
        return Refusal(record_no, "malformed_record", detail)
    return _article(record_no, values, where)


def _header(line: str) -> tuple[list[str], str] | None:
    """Column names and delimiter by which the first line names a text or a title."""
    wanted = {name for field in ("text", "title") for name in columns.ALIASES[field].split()}
    for delimiter in _DELIMITERS:
        names = next(csv.reader([line], delimiter=delimiter), [])
        if wanted & {columns.fold_name(name) for name in names}:
            return names, delimiter
    return None


def read_csv(data: bytes) -> Iterator[Delivered | Refusal]:
    """The articles of a table with a header line, parted by commas, semicolons or tabs, quoted as in RFC 4180."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * MAX_ARTICLE_CHARS))
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    lines = io.StringIO(text, newline="")
    try:
        header = _header(lines.readline())
    except csv.Error as error:
        yield Refusal(-1, "malformed_file", f"line 1: {error}: write the column names on the first line")
        return
    if header is None:
        first = text.partition("\n")[0][:_MAX_QUOTED].strip().encode("utf-8", "replace").decode()
        detail = f"line 1 ({first!r}) names no text or title: put a header line with a column `text`"
        yield Refusal(-1, "malformed_file", detail)
        return
    names, delimiter = header
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    record_no = 0
    while True:
        where = f"record at line {rows.line_num + 2}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            detail = f"{where}: {error}: double every quotation mark inside a quoted cell"
            yield Refusal(record_no, "malformed_record", detail)
            record_no += 1
            continue
        if row:
            yield _csv_record(record_no, names, row, where)
            record_no += 1


def _csv_record(record_no: int, names: list[str], row: list[str], where: str) -> Delivered | Refusal:
    if len(row) != len(names):
        detail = f"{where}: {len(row)} cells for {len(names)} columns: quote a cell that holds a delimiter or line end"
        return Refusal(record_no, "malformed_record", detail)
    if any("\udc80" <= character <= "\udcff" for cell in row if not cell.isascii() for character in cell):
        return Refusal(record_no, "not_utf8", f"{where}: a cell is not UTF-8: save the file as UTF-8")
    return _article(record_no, dict(zip(names, row, strict=True)), where)


def read_parquet(data: bytes) -> Iterator[Delivered | Refusal]:
    """The articles of a Parquet file."""
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        names = file.schema_arrow.names
        size = sum(file.metadata.row_group(group).total_byte_size for group in range(file.metadata.num_row_groups))
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        yield Refusal(-1, "malformed_file", f"no Parquet file: {_short(error)}: write it again")
        return
    if size > MAX_FILE_BYTES:
        yield Refusal(-1, "too_large", f"{size} bytes unpacked, at most {MAX_FILE_BYTES} are read: split the file")
        return
    wanted = [name for name in names if columns.fold_name(name) in columns.KNOWN]
    folded = {columns.fold_name(name) for name in wanted}
    if not folded & {name for field in ("text", "title") for name in columns.ALIASES[field].split()}:
        detail = f"no text or title among the columns ({', '.join(names)[:200]}): name one `text`"
        yield Refusal(-1, "malformed_file", detail)
        return
    record_no = 0
    try:
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
            for row in range(batch.num_rows):
                yield _parquet_record(record_no, batch, row)
                record_no += 1
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        yield Refusal(-1, "malformed_file", f"unreadable from record {record_no} on: {_short(error)}: write it again")


def _parquet_record(record_no: int, batch: pa.RecordBatch, row: int) -> Delivered | Refusal:
    where = f"record {record_no}"
    try:
        values = {name: batch.column(index)[row].as_py() for index, name in enumerate(batch.schema.names)}
    except UnicodeDecodeError as error:
        return Refusal(record_no, "not_utf8", f"{where}: a cell is not UTF-8 ({error.reason}): write the file in UTF-8")
    except (ValueError, OverflowError, pa.ArrowException) as error:
        return Refusal(record_no, "malformed_record", f"{where}: {_short(error)}: mend the record")
    return _article(record_no, values, where)


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:160].encode("utf-8", "replace").decode() or type(error).__name__
