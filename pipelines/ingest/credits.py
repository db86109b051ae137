"""Who wrote it, from where, through which agency: bylines, datelines and agency credits read out of single lines.

Which lines are read and dropped is decided in furniture.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.ingest.dates import MONTH
from pipelines.ingest.lexicon import AGENCIES, ROLES
from schemas.ids import fold

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŽŠĆČĐŐŰİ"
_NAME_PART = rf"(?:[{_UPPER}][\w.'’\-]*|de|la|le|van|von|der|den|da|dos|du|al|bin|ibn|el|di|ter|af)"
_NAME = re.compile(rf"[{_UPPER}][\w.'’\-]*(?: {_NAME_PART}){{1,4}}")
_BYLINE = re.compile(r"(?:By|BY|by|Written by|WRITTEN BY|Story by|Reported by|Words by)[: ]\s*(\S.{1,160})")
_ROLE = re.compile(rf"\b(?:{'|'.join(ROLES)})s?\b", re.IGNORECASE)
_PLACE = rf"[{_UPPER}][{_UPPER}.'’\-/ ]{{2,40}}"
_SUBPLACE = r"(?:, ?[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3}){0,2}"
_DATE = rf"(?:,? (?:{MONTH}\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}\.?(?: \d{{4}})?))"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE}){_SUBPLACE}|(?P<mixed>[{_UPPER}][\w.'’\-]+(?: [{_UPPER}][\w.'’\-]+){{0,3}}){_SUBPLACE})?"
    rf"(?P<date>{_DATE})?"
    r"(?: ?[(\[/](?P<agency>[\w][\w .&'’\-]{1,40})[)\]/])?"
    rf"(?: ?[—–―] ?| -{{1,2}} )(?=[“\"‘'«„”]?[{_UPPER}\d])"
)
_BARE_AGENCY = re.compile(rf"\((?P<agency>[A-Z][\w .]{{1,30}})\) ?(?:[—–―-]{{1,2}} ?)?(?=[“\"‘'«„”]?[{_UPPER}\d])")
_CONTRIBUTED = re.compile(
    r"\(?(?P<who>.{2,300}?) (?:also )?contributed (?:reporting|to this (?:report|story|article))"
    r"(?P<rest>(?: from .{2,80})?)\.?\)?"
)
_REPORTING = re.compile(
    r"[(\[]?(?:Additional |With )?(?:reporting|writing|editing|contributing|edited|compiled)(?:\s+by\b|:)"
    r"(?P<who>.{2,300})"
    r"|With (?:files|agency inputs|inputs|material|reporting) from (?P<from>.{2,200})",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(r"\s*(?:[—–―-]{1,2} ?|\()(?P<agency>[A-Z][\w ]{1,30})\)?\.?$")
_WIRE_WORD = re.compile(r"(?:[A-Z]\w*wire|[A-Z]\w*(?: [A-Z]\w*)* (?:Press|Wire|News Agency|News Service))\b")
# Longest first, so that the alternation finds `Interfax-Ukraine` before `Interfax`; the short ones only in capitals.
_SHORT = frozenset({"ap", "pa", "ria"})
_LONG = sorted(AGENCIES.keys() - _SHORT, key=lambda name: (-len(name), name))
_AGENCY_NAME = re.compile(rf"\b(?:{'|'.join(name.replace(' ', '[ -]') for name in _LONG)})\b", re.IGNORECASE)
_SHORT_AGENCY = re.compile(r"\b(?:AP|PA|RIA)\b")
# In small letters a credit has these words and the particles of names only; any other one makes it a sentence.
_CREDIT_WORDS = frozenset(
    "a also an and additional at by compiled contributed editing edited files for from in inputs of on photographer"
    " reporter reporters reporting staff the this to translation with writer writers writing journalist journalists"
    " correspondent correspondents agency agencies wire wires via courtesy"
    " de la le van von der den da dos du al bin ibn el di ter af".split()
)
MAX_CREDIT = 400


@dataclass(frozen=True)
class Dateline:
    """The start of a report's first paragraph: where its text begins, and the agency it names."""

    end: int
    agency: str | None


def agency(text: str) -> str | None:
    """The agency that a credit names: its usual name where it is known, else what looks like the name of one."""
    for pattern in (_AGENCY_NAME, _SHORT_AGENCY):
        if match := pattern.search(text[:MAX_CREDIT]):
            return AGENCIES[fold(match.group())]
    match = _WIRE_WORD.search(text[:MAX_CREDIT])
    return match.group() if match else None


def is_agency(text: str) -> bool:
    """Whether the whole of `text` is the name of a known agency."""
    return fold(text) in AGENCIES


def is_name(text: str) -> bool:
    """Whether `text` looks like the name of one person and nothing else."""
    return len(text) <= 60 and _NAME.fullmatch(text) is not None and not _ROLE.search(text)


def is_role(text: str) -> bool:
    """Whether `text` is a writer's title and nothing else: `Senior Reporter`, `Defence Correspondent, Osterby`."""
    return (
        len(text) <= 80
        and len(text.split()) <= 8
        and text[:1].isupper()
        and text[-1:] not in ".!?”\""
        and _ROLE.search(text) is not None
        and all(word[:1].isupper() or word.lower() in ("and", "of", "for", "at", "the", "&", "|", "in", "-")
                for word in text.split())
    )  # fmt: skip


def byline(line: str) -> tuple[list[str], str | None] | None:
    """Authors and agency of a byline, null for a line that is none."""
    match = _BYLINE.fullmatch(line)
    if not match or len(line) > 180 or line[-1] in '!?”":':
        return None
    credited = match.group(1)
    found = names(credited)
    wire = agency(credited) or (credited if is_agency(credited) else None)
    if found or wire or is_role(credited):
        return found, wire
    return None


def names(credited: str) -> list[str]:
    """The persons of a byline without `By`: titles, places and agencies left out.

    >>> names("Rowan Tait, Defence Correspondent")
    ['Rowan Tait']
    """
    several = re.search(r"\band\b|&|;", credited) is not None
    parts = re.split(r"\s*(?:;|\||/|&|•|\band\b|, )\s*", credited)
    trimmed = [part.title() if part.isupper() else part for part in (part.strip(" ,.") for part in parts)]
    found = [part for part in trimmed if is_name(part) and not agency(part)]
    if not several and found:
        # In "By A B, Port Selva" what follows the comma is a place.
        found = trimmed[:1] if trimmed[0] == found[0] else []
    return list(dict.fromkeys(found))


def dateline(paragraph: str, opening: bool) -> Dateline | None:
    """The dateline that `paragraph` starts with. Only an `opening` paragraph may have one without agency and date."""
    head = paragraph[:200]
    match = _DATELINE.match(head)
    if match and match.end():
        named = match["agency"]
        certain = named is not None or match["date"] is not None
        # In capitals a bare place will do; in small letters it could be any word before a dash.
        credited = named is not None and agency(named) is not None
        if (match["place"] and (certain or opening)) or (match["mixed"] and (credited or match["date"])) or credited:
            return Dateline(match.end(), _agency_as_printed(named))
    match = _BARE_AGENCY.match(head)
    if match and is_agency(match["agency"]):
        return Dateline(match.end(), _agency_as_printed(match["agency"]))
    return None


def _agency_as_printed(name: str | None) -> str | None:
    return AGENCIES.get(fold(name), name) if name else None


def names_only(text: str) -> bool:
    """Whether `text` has names and the words of credits, and none that would make it a sentence."""
    return all(
        word in _CREDIT_WORDS or not word[0].islower() for word in re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", text)
    )


def contribution(line: str) -> tuple[bool, str | None]:
    """Whether `line` only says who else worked on the report, and the agency that it credits."""
    if len(line) > MAX_CREDIT or any(mark in line for mark in '“”"«»'):
        return False, None
    if (match := _CONTRIBUTED.fullmatch(line)) and names_only(match["who"] + match["rest"]):
        single = match["who"] if re.fullmatch(r"(?:The )?[A-Z]\w+", match["who"]) else None
        return True, agency(match["who"]) or single
    if (match := _REPORTING.fullmatch(line)) and names_only(match["who"] or match["from"]):
        return True, agency(match["from"] or "")
    return False, None


def sign_off(paragraph: str) -> tuple[int, str | None]:
    """Where the text of a last paragraph ends before `— AFP` or `(Reuters)`, and that agency."""
    match = _SIGN_OFF.search(paragraph, max(0, len(paragraph) - 40))
    if match and is_agency(match["agency"]) and paragraph[: match.start()].rstrip()[-1:] in tuple(".!?”\"’'"):
        return match.start(), AGENCIES[fold(match["agency"])]
    return len(paragraph), None
