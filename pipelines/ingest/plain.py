"""`.txt` and `.md`: one article a file. Marks of Markdown are taken off; what its lines mean is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.ingest import columns
from pipelines.ingest.records import Delivered, Refusal

_MAX_HEADLINE = 300
_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\n|$)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_RULE = re.compile(r" {0,3}(?:=+|-{2,}|\*{3,}|_{3,})[ \t]*")
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\n]{0,500}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{1,1000}(?: \"[^\"\n]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,1000})(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]{1,1000})(?<=\S)\1(?![\w*_])")


def decode(data: bytes) -> str | Refusal:
    """The UTF-8 text of a file, or why it is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        detail = f"byte 0x{data[error.start]:02x} at {error.start} is not UTF-8: save the file as UTF-8"
        return Refusal(-1, "not_utf8", detail)


def read_text(data: bytes) -> Iterator[Delivered | Refusal]:
    """The article of a `.txt` file. Its first line is the headline if a blank line follows it."""
    text = decode(data)
    if isinstance(text, Refusal):
        yield text
        return
    yield Delivered(0, text, headline_in_text=_has_headline(text))


def _has_headline(text: str) -> bool:
    first, _, rest = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \t\n").partition("\n")
    return len(first) <= _MAX_HEADLINE and not rest.partition("\n")[0].strip() and bool(rest.strip())


def _unwrapped(text: str) -> str:
    """Paragraphs of Markdown `text`, each on one line, parted by blank lines, marks taken off."""
    blocks: list[list[str]] = []
    open_block = False
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        line = line[heading.end() :].rstrip(" #\t") if heading else line.lstrip(" \t>")
        if not line.strip() or _RULE.fullmatch(line):
            open_block = False
        elif open_block and not heading:
            blocks[-1].append(line.strip())
        else:
            blocks.append([line.strip()])
            open_block = not heading
    bare = (_LINK.sub(r"\1", _IMAGE.sub("", " ".join(block))) for block in blocks)
    return "\n\n".join(_EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", block)) for block in bare)


def read_markdown(data: bytes) -> Iterator[Delivered | Refusal]:
    """The article of a `.md` file, `key: value` lines of its front matter as metadata; its lines make up paragraphs."""
    text = decode(data)
    if isinstance(text, Refusal):
        yield text
        return
    body = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \t\n")
    front = _FRONT_MATTER.match(body)
    values: dict[str, object] = {}
    if front:
        pairs = (line.partition(":") for line in front.group(1).split("\n") if ":" in line)
        values = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
        body = body[front.end() :]
    article = _unwrapped(body)
    delivered = columns.delivered(0, {**values, "text": article})
    yield replace(delivered, headline_in_text=_has_headline(article), delivered=text)
