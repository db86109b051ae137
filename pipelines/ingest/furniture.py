"""What of a page is not the article: rules over the paragraphs of one article, the same for every outlet.

A rule drops a whole paragraph by its own wording and by where it stands, or cuts a dateline or sign-off; it never knows
another article (what de-duplication learns of an outlet masks its own decisions, not the text). A paragraph that
reads as prose is dropped only where it is a writer's box at the end, a credit, or a request to subscribe. What the
dropped lines say of authors, agency and date is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.ingest import credits, patterns
from pipelines.ingest.dates import parse_time
from pipelines.ingest.lexicon import LABELS, LIST_LABELS
from schemas.ids import fold

_HEAD = 10
_TAIL = 40
_CLOSERS = "”\"“’'»«)]"
_PROSE_CHARS = 50
_MARKS = '“”"«»„'
_LONGEST = 600
_ENDS = tuple(".!?…:;。！？؟।")


@dataclass
class Stripped:
    """The paragraphs that are the article, and what the others said."""

    paragraphs: list[str]
    authors: list[str] = field(default_factory=list)
    wire_credit: str | None = None
    published: str | None = None


def is_prose(paragraph: str) -> bool:
    """Whether `paragraph` reads as a sentence of an article: long enough and ended like one."""
    return len(paragraph) >= _PROSE_CHARS and paragraph.rstrip(_CLOSERS)[-1:] in _ENDS


def _is_shouted(paragraph: str) -> bool:
    return (
        len(paragraph) <= 160
        and paragraph.isupper()
        and sum(character.isalpha() for character in paragraph) >= 12
        and len(paragraph.split()) >= 3
        and paragraph[-1] not in ".?!:;,…"
        and not any(mark in paragraph for mark in _MARKS)
    )


def _is_stamp(paragraph: str) -> bool:
    match = patterns.STAMP.fullmatch(paragraph)
    if not match:
        return False
    rest = match["rest"].strip()
    return not rest or _is_date(rest) or not patterns.CLOCK.sub("", rest)


def _is_date(paragraph: str) -> bool:
    match = patterns.DATE_LINE.fullmatch(paragraph) if len(paragraph) <= 80 else None
    return match is not None and not patterns.CLOCK.sub("", match["rest"])


def _is_picture(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST:
        return False
    if patterns.PICTURE_LABEL.fullmatch(paragraph) and (":" in paragraph[:16] or not is_prose(paragraph)):
        return True
    match = patterns.PICTURE_CREDIT.search(paragraph, max(0, len(paragraph) - 160))
    return match is not None and (":" in match.group() or not is_prose(paragraph) or credits.names_only(match.group()))


def _is_email_line(paragraph: str) -> bool:
    if len(paragraph) > 240 or not ("@" in paragraph or "[" in paragraph):
        return False
    masked, found = patterns.EMAIL.subn("@mail", paragraph)
    return bool(found) and patterns.EMAIL_LINE.fullmatch(masked) is not None


def _is_furniture(paragraph: str, shouting: bool) -> bool:
    """Whether `paragraph` is furniture wherever it stands. `shouting`: the article itself is set in capitals."""
    if len(paragraph) > _LONGEST:
        return False
    folded = fold(paragraph) if len(paragraph) <= 80 else ""
    return (
        not any(character.isalnum() for character in paragraph)
        or folded in LABELS
        or folded in LIST_LABELS
        or (patterns.REQUEST.fullmatch(paragraph) is not None and not any(mark in paragraph for mark in _MARKS))
        or (patterns.POINTER.fullmatch(paragraph) is not None and not is_prose(paragraph))
        or patterns.SUBSCRIBE.fullmatch(paragraph) is not None
        or patterns.COPYRIGHT.fullmatch(paragraph) is not None
        or _is_email_line(paragraph)
        or (_is_shouted(paragraph) and not shouting)
        or _is_picture(paragraph)
    )


def _is_box(paragraph: str, authors: Sequence[str]) -> bool:
    """Whether `paragraph`, at the end of an article, is about its writer."""
    if len(paragraph) > _LONGEST or any(mark in paragraph for mark in _MARKS):
        return False
    contact = bool(patterns.EMAIL.search(paragraph) or patterns.HANDLE.search(paragraph))
    biography = patterns.BIOGRAPHY.search(paragraph) is not None
    if any(paragraph.lower().startswith(author.lower()) for author in authors):
        return biography or contact or patterns.BEAT.search(paragraph) is not None
    return contact and (biography or patterns.CONTACT.match(paragraph) is not None)


def _cut_tail(paragraphs: list[str], authors: list[str], shouting: bool, stripped: Stripped) -> list[str]:
    """The paragraphs without the furniture that ends them."""
    cut = index = len(paragraphs)
    while index > max(0, len(paragraphs) - _TAIL):
        index -= 1
        paragraph = paragraphs[index]
        pending = cut > index + 1
        if len(paragraph) <= 80 and fold(paragraph) in LIST_LABELS:
            cut = index
            continue
        credited, wire = credits.contribution(paragraph)
        named = credits.is_name(paragraph) and (
            paragraph in authors
            or (index + 1 < len(paragraphs) and not pending and credits.is_role(paragraphs[index + 1]))
        )
        if (
            credited
            or named
            or _is_box(paragraph, authors)
            or credits.is_role(paragraph)
            or patterns.DONATE.fullmatch(paragraph)
            or _is_furniture(paragraph, shouting)
        ):
            if pending:
                break
            stripped.wire_credit = stripped.wire_credit or wire
            cut = index
        elif is_prose(paragraph) or len(paragraph) > 160:
            break
    # Where no prose is left above, the rules have misread the article.
    return paragraphs[:cut] if any(is_prose(paragraph) for paragraph in paragraphs[:cut]) else paragraphs


def _read_head(paragraphs: list[str], title: str | None, authors: list[str], stripped: Stripped) -> list[str]:
    """The paragraphs without the furniture between headline and first sentence."""
    kinds: list[str | None] = []
    for paragraph in paragraphs[:_HEAD]:
        kind = _head_kind(paragraph, title, stripped)
        if kind is None and is_prose(paragraph):
            break
        kinds.append(kind)
    closing = {paragraph for paragraph in paragraphs[-_HEAD:] if len(paragraphs) > _HEAD}
    for index, paragraph in enumerate(paragraphs[: len(kinds)]):
        if kinds[index] is not None or not (credits.is_name(paragraph) or paragraph in authors):
            continue
        beside = {kinds[at] for at in (index - 1, index + 1) if 0 <= at < len(kinds)} & {"stamp", "role"}
        if paragraph in authors or (beside and (paragraph in closing or "stamp" in beside)):
            kinds[index] = "name"
            stripped.authors.append(paragraph)
    kept = [paragraph for paragraph, kind in zip(paragraphs, kinds, strict=False) if kind is None]
    return kept + paragraphs[len(kinds) :]


def _head_kind(paragraph: str, title: str | None, stripped: Stripped) -> str | None:
    if title and len(paragraph) <= 2 * len(title) + 8 and fold(paragraph) == fold(title):
        return "headline"
    if len(paragraph) > _LONGEST:
        return None
    if found := credits.byline(paragraph):
        stripped.authors.extend(found[0])
        stripped.wire_credit = stripped.wire_credit or found[1]
        return "byline"
    if _is_stamp(paragraph):
        match = patterns.STAMP.fullmatch(paragraph)
        if match and "publish" in match["label"].lower():
            stripped.published = stripped.published or match["rest"].strip()
        return "stamp"
    if _is_date(paragraph):
        stripped.published = stripped.published or paragraph
        return "stamp"
    if credits.is_agency(paragraph) or (
        paragraph.isupper() and credits.agency(paragraph.title()) and len(paragraph) < 30
    ):
        stripped.wire_credit = stripped.wire_credit or credits.agency(paragraph) or credits.agency(paragraph.title())
        return "agency"
    if _is_picture(paragraph) or (len(paragraph) <= 400 and patterns.FILE_PICTURE.search(paragraph)):
        return "picture"
    return "role" if credits.is_role(paragraph) else None


def strip(paragraphs: Sequence[str], title: str | None = None, authors: Sequence[str] = ()) -> Stripped:
    """The article among `paragraphs` (its headline apart), by the rules of this module."""
    stripped = Stripped([])
    kept = list(paragraphs)
    shouting = sum(map(_is_shouted, kept)) * 3 > len(kept)
    kept = _read_head(kept, title, list(authors), stripped)
    stripped.authors = list(dict.fromkeys(stripped.authors))
    kept = _cut_tail(kept, [*authors, *stripped.authors], shouting, stripped)
    for paragraph in kept:
        credited, wire = credits.contribution(paragraph)
        if credited or _is_furniture(paragraph, shouting):
            if wire or patterns.COPYRIGHT.fullmatch(paragraph[:_LONGEST]):
                stripped.wire_credit = stripped.wire_credit or wire or credits.agency(paragraph)
            continue
        found = credits.dateline(paragraph, opening=len(stripped.paragraphs) < 2)
        if found:
            stripped.wire_credit = stripped.wire_credit or found.agency
            paragraph = paragraph[found.end :]
        stripped.paragraphs.append(paragraph)
    if stripped.paragraphs:
        end, wire = credits.sign_off(stripped.paragraphs[-1])
        stripped.paragraphs[-1] = stripped.paragraphs[-1][:end]
        stripped.wire_credit = stripped.wire_credit or wire
    if stripped.published and parse_time(stripped.published)[0] is None:
        stripped.published = None
    return stripped
