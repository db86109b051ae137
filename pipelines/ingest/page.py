"""`.html`: one article a page, its main text and metadata found by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipelines.ingest import normalise
from pipelines.ingest.dates import parse_time
from pipelines.ingest.furniture import is_prose
from pipelines.ingest.records import MAX_ARTICLE_CHARS, Delivered, Refusal

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w\-:]{2,30})", re.IGNORECASE)
_SNIFFED = 4096
# What browsers do with these labels; any other label is read as Windows-1252, as an unlabelled page is.
_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|windows-125[0-8]|cp125[0-8]|iso-?8859-?(?:[2-9]|1[0-6])|koi8-[ru]|macintosh"
    r"|gb2312|gbk|gb18030|big5(?:-hkscs)?|shift[_-]?jis|sjis|euc-(?:jp|kr)|iso-2022-jp|tis-620"
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "article.published", "dcterms.created",
    "publication_date",
)  # fmt: skip
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_BLOCKS = frozenset(("p", "head", "quote", "item", "list", "table", "row", "cell", "code", "div", "main"))
# Fixed, since the library takes today as the latest date; the text is never searched for what looks like a date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def decode(data: bytes) -> str:
    """The page's characters: by byte-order mark, else UTF-8 where it fits, else the declared encoding."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    match = _CHARSET.search(data[:_SNIFFED])
    label = match.group(1).decode("ascii", "replace").lower() if match else ""
    if not label.startswith("iso-2022"):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    encoding = label if _ENCODINGS.fullmatch(label) and not label.startswith("utf") else "cp1252"
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _blocks(element: etree._Element, into: list[str]) -> None:
    """The text of each block below `element`, in order; text between blocks is a block of its own."""
    pending: list[str] = [element.text or ""]

    def flush() -> None:
        if text := " ".join("".join(pending).split("\n")).strip():
            into.append(text)
        pending.clear()

    for child in element:
        if child.tag == "lb":
            flush()
        elif child.tag == "row" and all(cell.find("p") is None for cell in child):
            flush()
            into.append(" ".join(cell for cell in map(_inline, child) if cell.strip()))
        elif child.tag in _BLOCKS:
            flush()
            _blocks(child, into)
        elif isinstance(child.tag, str):
            pending.append(_inline(child))
        pending.append(child.tail or "")
    flush()


def _inline(element: etree._Element) -> str:
    return "".join(element.itertext())


def _published(tree: lxml.html.HtmlElement, page: str) -> str | None:
    """The first time that the page states for its publication and that can be read."""
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _PUBLISHED:
            stated.setdefault(name, meta.get("content") or "")
    candidates = [stated[name] for name in _PUBLISHED if name in stated]
    candidates[1:1] = _JSON_LD_DATE.findall(page)[:1]
    candidates += [
        time.get("datetime") or ""
        for time in list(tree.iter("time"))[:5]
        if time.get("pubdate") is not None or (time.get("itemprop") or "") == "datePublished"
    ]
    return next((value for value in candidates if parse_time(value)[0]), None)


def read_page(data: bytes) -> Iterator[Delivered | Refusal]:
    """The article of an HTML page."""
    page = decode(data)
    if len(page) > MAX_ARTICLE_CHARS:
        yield Refusal(
            0, "too_large", f"{len(page)} characters, at most {MAX_ARTICLE_CHARS} are read: split or drop the page"
        )
        return
    try:
        yield _article(page)
    except Exception as error:  # a hostile page may break the HTML libraries anywhere; the batch goes on
        detail = f"the page could not be taken apart ({type(error).__name__}): open it, or deliver its text as .txt"
        yield Refusal(0, "malformed_file", detail)


def _article(page: str) -> Delivered | Refusal:
    nothing = Refusal(
        0, "no_main_text", "no article was found on the page: deliver the article's page, or its text as .txt"
    )
    page_text = _CONTROL.sub("", page)
    tree = lxml.html.document_fromstring(page_text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    published = _published(tree, page)
    # Given the tree, the library does without its fallbacks and loses paragraphs.
    found = bare_extraction(page_text, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    if not isinstance(found, Document) or found.body is None:
        return nothing
    paragraphs: list[str] = []
    _blocks(found.body, paragraphs)
    if not any(is_prose(normalise.clean(paragraph)) for paragraph in paragraphs):
        return nothing
    return Delivered(
        0,
        "\n\n".join(paragraphs),
        title=found.title,
        url=found.url,
        outlet=found.sitename,
        authors=found.author,
        published=published or found.date,
        license=found.license,
        delivered=page,
    )
