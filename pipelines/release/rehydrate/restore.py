"""Texts that a release withholds, put back from a user's own copies of the articles, on the user's own machine.

What is filled in, and on what proof:

- The copy has the article's `text_sha256`: text, title (where the copy's own title opens the text), mentions, contexts,
  links, and quotations with source, cue and addressee, all cut out by the released offsets. A content must have its
  `content_sha256` all the same. Which sentences are a context is told by the rules of this version.
- The copy differs: contents that have their `content_sha256`, wherever they were found (`anchors`), and what lies
  within them: mentions, links, inner quotations. A source, cue or addressee has no hash: it is filled in where its
  content was found and the anchors on both sides of it moved just as far, so that only a change of the same length
  can hide between them; the report names these under `by_place`.

Everything else stays null: what has no hash and no place (statements, names of speakers, offices beside mentions), and
all that only seems to stand somewhere. No word of an article is in the report.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from pipelines.release import index, parquet
from pipelines.release.rehydrate.anchors import Span
from pipelines.release.rehydrate.copies import MATCHES, Article, Known, Library
from pipelines.release.rights import is_open
from pipelines.release.shapes import from_columns
from pipelines.release.verify import checksums
from pipelines.store import connect, file_sha256
from pipelines.text import sentences
from schemas import fields as f
from schemas import ids
from schemas.model import Field, Table, Vocabulary
from schemas.tables import TABLES

Row = dict[str, Any]
Link = Callable[[str | None, str], str | None]
"""The address that opens a page (its address) at printed words."""

RESTORED = "restored"
"""A further term of `text_status`, in restored tables only."""
KIND = Vocabulary("rehydrated_kind", {"article": "An id of `articles`.", "quote": "An id of `quotes`."})
STATUS = Vocabulary(
    "rehydration_status",
    {
        "same": "An article: the copy has the same text.",
        "changed": "An article: the copy's text is another, and passages of the article stand in it.",
        "unlike": "An article: nothing that is known of it stands in the copy, which may be another article.",
        "missing": "An article, or the article of a quotation: no copy was given.",
        "in_place": "A quotation: restored, at the released offsets, proven by hash.",
        "moved": "A quotation: restored from another place, proven by hash.",
        "marks": "A quotation: the copy has its words between other marks or spaces; restored, proven by hash.",
        "drifted": "A quotation: not restored; the copy has other words in its place, or the same ones set otherwise.",
        "not_found": "A quotation: not restored; the copy does not have it.",
        "hash_mismatch": "A quotation: not restored; the text is the same, but what the offsets give has another hash.",
    },
)
MATCH = Vocabulary("matched_by", MATCHES)
REPORT = Table(
    name="rehydration",
    stage="release",
    title="Rehydration",
    description="What became of each article and quotation whose text the release withholds.",
    key=("article_id", "kind", "id"),
    fields=(
        Field("kind", "string", "What the id names.", example="quote", vocabulary=KIND),
        Field("id", "string", "The article or quotation.", example="q_0123456789abcdef0123"),
        f.ARTICLE_ID,
        Field("status", "string", "What became of it.", example="moved", vocabulary=STATUS),
        Field(
            "matched_by",
            "string",
            "What the copy was known by.",
            example="url",
            nullable=True,
            vocabulary=MATCH,
        ),
        f.SOURCE_PATH.using(description="The copy's file, relative to the folder of articles.", nullable=True),
        f.RECORD_NO.using(description="The copy's place in its file, counted from 0.", nullable=True),
        f.CHAR_START.using(name="char_start", nullable=True),
        f.CHAR_END.using(name="char_end", nullable=True),
        f.CHAR_START.using(
            name="copy_char_start",
            description="First character in the copy; of a drifted quotation, where it should begin.",
            nullable=True,
        ),
        f.CHAR_END.using(
            name="copy_char_end",
            description="One past the last character in the copy; of a drifted quotation, where it should end.",
            nullable=True,
        ),
        f.score_field(
            "share_that_differs",
            "Of an article, the share of the characters of its quotations and released texts that the copy does not "
            "have; of a quotation, at least how much of it differs (0: marks alone), by the room that the passages "
            "around it leave. Null where it can't be told.",
            nullable=True,
        ),
        Field(
            "restored", "string", "What was filled in, parted by commas.", example="content,source,cue", nullable=True
        ),
        Field(
            "by_place",
            "string",
            "What of it is not proven by a hash but told by its place alone, parted by commas.",
            example="source,cue",
            nullable=True,
        ),
    ),
)
_QUOTE_TEXTS = ("content_text", "source_text", "cue_text", "addressee_text")
_NEEDED = {
    "articles": ("article_id", "url", "outlet", "title", "license", "text", "text_sha256", "char_count"),
    "quotes": ("quote_id", "article_id", "content_sha256", "text_status", *_QUOTE_TEXTS),
    "quote_spans": ("quote_id", "role", "ordinal", "char_start", "char_end"),
    "speaker_mentions": ("article_id", "char_start", "char_end", "text"),
    "claim_quotes": ("claim_id", "quote_id", "char_start", "char_end"),
    "attributed_claims": ("quote_id", "claim_id", "article_id", "title", "content_text", "context", "url", "link",
                          "text_status"),
    "stories": ("story_id", "headline"),
}  # fmt: skip
"""The columns that are read or filled in."""
_OF_ARTICLES = {
    "same": "with the same text",
    "changed": "with a changed one",
    "unlike": "with quite another",
    "missing": "missing",
}
_BACK = {"in_place": "in place", "moved": "moved", "marks": "with other marks"}
_NOT_BACK = {
    "drifted": "drifted",
    "not_found": "not found",
    "missing": "without a copy",
    "hash_mismatch": "with another hash",
}
README = """# Restored text of On Record {version}

**These files hold text that is not licensed for redistribution.** It comes from your own copies of the articles: keep
it to yourself, and share the release instead.

- `{tables}`:
  tables of the release with the text that could be restored; the columns are those of the release, and `text_status`
  is `restored` where a quotation's text was withheld. Read all other tables from the release.
- `rehydration.parquet`, `rehydration.csv`: what became of each article and quotation whose text is withheld, where it
  stands in your copy, and what was not proven by a hash (`by_place`). No word of an article is in them.

Made from the release whose `SHA256SUMS` has the SHA-256 {sums}.
"""


class RehydrationRefused(ValueError):
    """Nothing was restored; the message says why and what to do."""


class Opened(NamedTuple):
    """A sound release: its folder, version and the tables that text is restored in."""

    folder: Path
    version: str
    tables: dict[str, pa.Table]


class Restored(NamedTuple):
    """The tables that gained text, with the columns of the release; and the table REPORT."""

    tables: dict[str, pa.Table]
    report: pa.Table

    def counts(self) -> dict[tuple[str, str], int]:
        """Number of rows of the report by kind and status."""
        columns = (self.report[name].to_pylist() for name in ("kind", "status"))
        return dict(Counter(zip(*columns, strict=True)))

    def summary(self) -> list[str]:
        """The counts in words, a line for articles and one for quotations."""
        counts = self.counts()

        def told(kind: str, statuses: Mapping[str, str]) -> str:
            numbers = ((counts.get((kind, status), 0), label) for status, label in statuses.items())
            return ", ".join(f"{number} {label}" for number, label in numbers if number) or "none"

        withheld = sum(number for (kind, _), number in counts.items() if kind == "quote")
        back = sum(counts.get(("quote", status), 0) for status in _BACK)
        return [
            f"articles    {told('article', _OF_ARTICLES)}",
            f"quotations  {back} of {withheld} withheld ones restored: {told('quote', _BACK)}",
            f"            not restored: {told('quote', _NOT_BACK)}",
        ]


def open_release(folder: Path) -> Opened:
    """The release in `folder`. RehydrationRefused for a damaged one and one of another schema."""
    if not folder.is_dir():
        raise RehydrationRefused(f"{folder} is no folder: name the folder of a release (unpack an archive first)")
    problems = checksums(folder)
    if problems:
        raise RehydrationRefused(f"{folder} is not as it was released, get it again: " + "; ".join(problems))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    try:
        index.order(str(manifest["version"]))
        tables = {name: parquet.read(folder / "parquet" / f"{name}.parquet") for name in _NEEDED}
    except (KeyError, ValueError, OSError) as error:
        raise RehydrationRefused(f"{folder} is no release of On Record that can be read: {error}") from None
    for name, table in tables.items():
        lacking = set(_NEEDED[name]) - set(table.column_names)
        if lacking:
            raise RehydrationRefused(
                f"{folder} has the schema {manifest.get('schema_version')}, in which {name} has no "
                f"{', '.join(sorted(lacking))}: install the version of On Record that it was made with"
            )
    return Opened(folder, str(manifest["version"]), tables)


def refuse_place(out: Path, release: Path, articles: Path) -> None:
    """RehydrationRefused where `out` is not empty, or lies in the release or among the articles."""
    if out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
        raise RehydrationRefused(f"{out} is there already and not empty: name another folder with --out")
    place = out.resolve()
    for folder, why in ((release, "a release is never written to"), (articles, "its files would be read as articles")):
        if place.is_relative_to(folder.resolve()):
            raise RehydrationRefused(f"{out} lies in {folder}: {why}; name another folder with --out")


def restore(tables: Mapping[str, pa.Table], documents: pa.Table, link: Link) -> Restored:
    """The withheld text of the release's `tables` that `documents` (as table `_documents`) hold.

    Only articles under a licence that is not open are looked at. No order of rows makes a difference, and what is
    filled in is what the article has, on the proof that this module names.
    """
    library = Library(documents, tables["articles"])
    of_article = _by(tables["quotes"], "article_id")
    spans = _spans(tables["quote_spans"])
    mentions = _by(tables["speaker_mentions"], "article_id")
    known: dict[str, Known] = {}
    parts: dict[str, dict[str, str]] = {}
    report: list[Row] = []
    for row in tables["articles"].to_pylist():
        if row["text"] is not None or is_open(row["license"]):
            continue
        article_id = row["article_id"]
        article = Article(row, of_article.get(article_id, []), spans, mentions.get(article_id, []))
        matched_by, candidates = library.copies(row)
        tried = [article.compared(copy) for copy in candidates]
        best = max(tried, key=lambda one: one.share_found or 0.0, default=None)
        report += _report_rows(article, best, matched_by)
        if best is not None:
            known[article_id] = best
            parts |= best.parts
    return Restored(_filled(tables, known, parts, link), _report(report))


def write(restored: Restored, opened: Opened, out: Path) -> None:
    """Write the restored tables, the report and a README to the folder `out`, aside and renamed.

    RehydrationRefused where `out` is not empty.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        with connect() as connection:
            for name, table in restored.tables.items():
                parquet.write(connection, table, TABLES[name].key, name, aside / f"{name}.parquet")
            parquet.write(connection, restored.report, REPORT.key, REPORT.name, aside / "rehydration.parquet")
        pyarrow.csv.write_csv(pq.read_table(aside / "rehydration.parquet"), aside / "rehydration.csv")
        names = "`, `".join(f"{name}.parquet" for name in restored.tables) or "(no table)"
        readme = README.format(version=opened.version, tables=names, sums=file_sha256(opened.folder / index.SUMS))
        (aside / "README.md").write_text(readme, encoding="utf-8")
        for path in aside.iterdir():
            index.sync(path)
        try:
            aside.replace(out)
        except OSError as error:
            raise RehydrationRefused(f"{out} could not be written ({error.strerror}): name another folder") from None
        index.sync(out.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _report_rows(article: Article, known: Known | None, matched_by: str | None) -> Iterator[Row]:
    """The rows of the report on an article and its withheld quotations."""
    where = {
        "article_id": article.row["article_id"],
        "matched_by": matched_by,
        "source_path": known.document.source_path if known else None,
        "record_no": known.document.record_no if known else None,
    }
    gained = [name for name in ("text", "title") if known and getattr(known, name) and article.row[name] is None]
    yield {
        **where,
        "kind": "article",
        "id": article.row["article_id"],
        "status": known.status if known else "missing",
        "share_that_differs": None if known is None or known.share_found is None else 1 - known.share_found,
        "restored": ",".join(gained) or None,
    }
    for quote, spans in article.withheld.items():
        status, place = known.places[quote] if known else ("missing", None)
        yield {
            **where,
            "kind": "quote",
            "id": quote,
            "status": status,
            "char_start": spans[0][0],
            "char_end": spans[-1][1],
            "copy_char_start": place.spans[0][0] if place else None,
            "copy_char_end": place.spans[-1][1] if place else None,
            "share_that_differs": place.differs if place else None,
            "restored": ",".join(known.parts.get(quote, ())) or None if known else None,
            "by_place": ",".join(known.by_place.get(quote, ())) or None if known else None,
        }


def _filled(
    tables: Mapping[str, pa.Table], known: Mapping[str, Known], parts: Mapping[str, Mapping[str, str]], link: Link
) -> dict[str, pa.Table]:
    """The tables in which a null became text."""
    place_of = {
        (row["claim_id"], row["quote_id"]): (row["char_start"], row["char_end"])
        for row in tables["claim_quotes"].select(["claim_id", "quote_id", "char_start", "char_end"]).to_pylist()
    }

    def status(row: Row) -> Row:
        return {"text_status": RESTORED} if "content" in parts.get(row["quote_id"], ()) else {}

    def article(row: Row) -> Row:
        own = known.get(row["article_id"])
        return {"text": own.text, "title": own.title} if own else {}

    def quote(row: Row) -> Row:
        return {f"{role}_text": text for role, text in parts.get(row["quote_id"], {}).items()} | status(row)

    def mention(row: Row) -> Row:
        own = known.get(row["article_id"])
        return {"text": own.at([(row["char_start"], row["char_end"])])} if own else {}

    def claim(row: Row) -> Row:
        own = known.get(row["article_id"])
        if own is None:
            return {}
        place = place_of[row["claim_id"], row["quote_id"]]
        words = own.at([place])
        return {
            "title": own.title,
            "content_text": parts.get(row["quote_id"], {}).get("content"),
            "context": None if own.text is None else _context(own.text, *place),
            "link": None if words is None else link(row["url"], words),
        } | status(row)

    def story(row: Row) -> Row:
        # A story is named after its earliest article, whose headline it has.
        own = known.get(row["story_id"].replace(ids.PREFIX["story"], ids.PREFIX["article"], 1))
        return {"headline": own.title} if own else {}

    rules = {
        "articles": article,
        "quotes": quote,
        "speaker_mentions": mention,
        "attributed_claims": claim,
        "stories": story,
    }
    filled = {}
    for name, rule in rules.items():
        rows, gained = [], False
        for row in tables[name].to_pylist():
            more = {
                column: value
                for column, value in rule(row).items()
                if value is not None and (row[column] is None or column == "text_status")
            }
            gained = gained or bool(more)
            rows.append(row | more)
        if gained:
            columns = {column: [row[column] for row in rows] for column in tables[name].column_names}
            filled[name] = pa.table(columns, schema=tables[name].schema)
    return filled


def _context(text: str, start: int, end: int) -> str | None:
    """The sentences that the stretch touches."""
    touched = [span for span in sentences(text) if span.start < end and start < span.end]
    return text[touched[0].start : touched[-1].end] if touched else None


def _report(rows: Sequence[Row]) -> pa.Table:
    return from_columns(REPORT, {field.name: [row.get(field.name) for row in rows] for field in REPORT.fields})


def _by(table: pa.Table, column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        found[row[column]].append(row)
    return found


def _spans(table: pa.Table) -> dict[str, dict[str, list[Span]]]:
    """The spans of each quotation by role, in their order."""
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(table.to_pylist(), key=lambda row: (row["quote_id"], row["role"], row["ordinal"])):
        found[row["quote_id"]][row["role"]].append((row["char_start"], row["char_end"]))
    return found
