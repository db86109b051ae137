"""What body a name means, whatever words, language or seat it is given by: ministries, metonyms, legal forms, acronyms.

Names and what stands beside them go in, a key comes out that names of one body share. Joining is left to `across`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.bodies import (
    ALSO_SURNAMES,
    FORMS_IN_FRONT,
    KNOWN_BODIES,
    LEGAL_FORMS,
    MINISTRY,
    OF_LANGUAGE,
    OFFICE_OF,
    TASK_STEMS,
    TASKS,
)
from pipelines.speakers.lexicon.given_names import CLASSES, FEMALE, MALE
from pipelines.speakers.lexicon.places import SEATS, country_of
from pipelines.speakers.lexicon.standing import PLACES, SUPRANATIONAL
from pipelines.speakers.names.context import Standing

MAX_NAME = 160
"""Characters of a body's name that are looked at."""
FEDERATIONS = frozenset({"united states", "germany", "australia", "canada", "india", "brazil", "united kingdom"})
_SMALL = frozenset(
    "the of for and a an on in at to de la le les des du der die das den dem und fur von et y e do da dos das del "
    "della di el los las en l d og och i".split()
)
_FORM = re.compile(
    r"(?:,?\s+(?:(?-i:d\. d|d\. o\. o|a\. s|s\. r\. o|k\. s|a\. d)|"
    + "|".join(re.escape(form) for form in sorted(LEGAL_FORMS, key=len, reverse=True))
    + r"))+\.?$",
    re.I,
)
# Forms written with one capital; other short words with one are surnames or syllables of names (Sa, As, Ba).
_TITLE_FORMS = frozenset("Co Ltd Inc Corp Kft Nyrt Zrt Sarl Pty Tbk Gmbh Bhd Plc Llc Ltda Pvt Oyj Aps Pte".split())


def plain(name: str) -> str:
    """Lower-case ASCII words of a name, dots of abbreviations and articles gone, `&` written out."""
    text = anyascii(name[:MAX_NAME]).lower().replace("&", " and ").replace("+", " and ")
    text = re.sub(r"\b(?:[a-z]\.){2,}", lambda match: match.group().replace(".", ""), text)
    text = re.sub(r"['’]s\b", "", text).replace("l'", "l ").replace("d'", "d ").replace("'", "")
    words = re.findall(r"[a-z0-9]+", text)
    if len(words) > 2 and words[-1] in _KIN and words[-2] in {"og", "och", "und", "et", "y", "e", "en"}:
        words[-2] = "and"
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def spelled(name: str) -> str:
    """`plain` with the connectives of other languages between two words as `and`: Haldorsen og Brask, Brask y Cia.

    >>> spelled("Holm og Brask") == spelled("Holm & Brask")
    True
    """
    words = plain(name).split()
    inner = ("and" if at and word in _CONNECTIVES else word for at, word in enumerate(words[:-1]))
    return " ".join((*inner, *words[-1:]))


_CONNECTIVES = frozenset("und et og och y ve e i ja es en kai dan".split())
_KIN = frozenset("sonner soner sohne fils filhos hijos figli zonen cie co sons ca sonne".split())
_PART_OF_MINISTRY = re.compile(r"(?:ministry|department|ministerium|office)['’]s +[A-Z]", re.I)
_COMPANY = re.compile(r" (?:Company|Corporation|Corp\.?|Companies)$")


@lru_cache(maxsize=65536)
def without_form(name: str) -> str:
    """The name without its legal form; the name itself where it has none.

    >>> without_form("Embraer S.A."), without_form("Procter & Gamble Co."), without_form("OAO Severstal")
    ('Embraer', 'Procter & Gamble', 'Severstal')
    """
    clipped = name[:MAX_NAME]
    words = clipped.split()
    last = words[-1:] or [""]
    if last[0].istitle() and last[0].isalpha() and len(last[0]) < 5 and last[0] not in _TITLE_FORMS:
        return name
    bare = _FORM.sub("", clipped)
    if len(words) > 1 and words[0] in FORMS_IN_FRONT and words[1][:1].isupper():
        bare = bare[len(words[0]) :].lstrip()
    return re.sub(r"\s*(?:&|and|\+)$", "", bare) if bare and bare != clipped else name


def without_company(name: str) -> str:
    """The name without `Company` or `Corporation` as well; outlets keep it, since it names their publisher."""
    bare = without_form(name)
    shorter = _COMPANY.sub("", bare)
    outlet = plain(shorter) in h.OUTLETS or plain(shorter).rsplit(" ", 1)[-1] in h.OUTLET_WORDS
    kept = shorter.endswith((" &", " and")) or not shorter or outlet or _COMPANY.search(" " + shorter)
    return bare if kept else shorter


def is_body_name(name: str) -> bool:
    """Whether the words of a name alone say that it is a body's."""
    words = plain(name)
    return without_form(name) != name or (words in KNOWN_BODIES and words not in ALSO_SURNAMES)


def may_be_person(name: str) -> bool:
    """Whether a name begins like a person's: with a given name, or with an initial."""
    words = name[:MAX_NAME].split()
    first = anyascii(words[0]).lower().rstrip(".").split("-")[0] if words else ""
    return len(words) > 1 and (first in MALE or first in FEMALE or first in CLASSES or len(first) == 1)


@lru_cache(maxsize=65536)
def keys(name: str, beside: str = "") -> frozenset[tuple[str, ...]]:
    """Keys of the body that the name means: by the lexicon, as an office of a country, by its words."""
    found: set[tuple[str, ...]] = set()
    words = plain(name)
    countries = _countries(name) or _countries(beside)
    bare = plain(without_form(name))
    for form in {words, bare, plain(without_company(name))}:
        told = [KNOWN_BODIES[f"{form} {land}"] for land in _countries(beside) if f"{form} {land}" in KNOWN_BODIES]
        found.update(("known", str(each)) for each in (told[0] if told else KNOWN_BODIES.get(form, ())))
        if form.startswith("office of the "):
            found.update(
                ("known", str(each)) for each in KNOWN_BODIES.get(form[len("office of the ") :] + " office", ())
            )
    if not _PART_OF_MINISTRY.search(name[:MAX_NAME]):
        found |= _office(words.split(), countries)
    if bare:
        found.add(("words", spelled(without_form(name))))
    return frozenset(found)


def _countries(text: str) -> frozenset[str]:
    """States named in a text; none where a part of a federation is named, whose ministries are not the state's."""
    lows = plain(text).split()
    found = set()
    for at in range(len(lows)):
        for length in (3, 2, 1):
            piece = " ".join(lows[at : at + length])
            inner = PLACES.get(piece)
            country = country_of(piece) or SEATS.get(piece)
            if inner in FEDERATIONS and not country:
                return frozenset()
            country = country or inner
            if country and country not in SUPRANATIONAL:
                found.add(country)
                break
    # "South Korea" holds "Korea", "Guinea-Bissau" holds "Guinea".
    return frozenset(each for each in found if not any(each != other and each in other for other in found))


def _office(words: list[str], countries: frozenset[str]) -> set[tuple[str, ...]]:
    """Ministries and offices of heads of state or government, by task and country (the language may tell it)."""
    text = f" {' '.join(words)} "
    ministry = next((word for word in words if MINISTRY.search(word)), "")
    if not countries and ministry:
        countries = frozenset(land for mark, land in OF_LANGUAGE if f" {mark}" in text or f"{mark} " in text)
    if len(countries) != 1:
        return set()
    country = next(iter(countries))
    office = next((kind for phrase, kind in OFFICE_OF if f" {phrase} " in text), "")
    if office:
        return {("office", office, country)}
    if not ministry:
        return set()
    tasks = {task for phrase, task in TASKS if f" {phrase} " in text}
    if not tasks:
        tasks = {task for stem, task in TASK_STEMS if f" {stem}" in text or stem in ministry}
    return {("ministry", *sorted(tasks), country)} if tasks else set()


_COMPOUNDS = {"southeast": "se", "southwest": "sw", "northeast": "ne", "northwest": "nw", "broadcasting": "b"}


def initials(name: str) -> frozenset[str]:
    """Acronyms that a name of three words or more may have.

    Of all its words, of those that are not small, of those without the state in front or behind, and with the parts of
    a compound each counted.
    """
    text = without_form(name)[:MAX_NAME].replace("'s", "").replace("’s", "")
    text = re.sub(r"\b(?:[dl]|dell|nell|all|sull)['’]", " ", text, flags=re.I)
    words = [anyascii(word).lower() for word in re.findall(r"[^\W\d_]+", text)]
    if words[:1] == ["the"]:
        words = words[1:]
    large = [word for word in words if word not in _SMALL]
    joined = [
        anyascii(w).lower() for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if anyascii(w).lower() not in _SMALL
    ]
    ways = [words, large, joined]
    if len(large) > 3 and country_of(large[0]):
        ways.append(large[1:])
    if len(large) > 3 and country_of(large[-1]):
        ways.append(large[:-1])
    found = {"".join(word[0] for word in chosen) for chosen in ways if len(chosen) > 1}
    if any(word in _COMPOUNDS for word in large):
        found.add("".join(_COMPOUNDS.get(word, word[0]) for word in large))
    return frozenset(each for each in found if len(each) > 2)


def acronym(name: str) -> str:
    """The letters of a name that is an acronym (`OPCW`, `MdM`, `KfW`); the empty string for other names."""
    letters = name.strip().replace(".", "")
    if not 3 <= len(letters) <= 8 or not letters.isalpha() or sum(map(str.isupper, letters)) < 2:
        return ""
    return anyascii(letters).lower() if letters[0].isupper() and letters[-1].isupper() else ""


def apart(a: Standing, b: Standing) -> bool:
    """Whether two articles that both say what an acronym stands for say different things."""
    if a.empty or b.empty:
        return False
    if a.countries and b.countries and not a.countries & b.countries:
        return True
    return not (a.words - _VAGUE) & (b.words - _VAGUE)


# Words that many bodies of one acronym share.
_VAGUE = frozenset(
    "us uk party part union group lobb police polic bod board world american americ british brit state national nation "
    "international country countr city cit agenc univers associat associate association organization organizat "
    "govern government".split()
)
