"""Names taken apart and compared: people by surname, given names, initials and title; bodies by their words.

Two names and nothing else are looked at here. Whether what stands around them lets two articles' speakers be one is
decided in `across`, and which name a pronoun means in `article`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from pipelines.speakers.lexicon.given_names import CLASSES, FEMALE, MALE, PARTICLES, SURNAME_FIRST
from pipelines.speakers.lexicon.heads import FEMALE_ROLES, MALE_ROLES, SPELLINGS, TITLES
from pipelines.speakers.lexicon.places import country_of

MAX_NAME = 120
"""Characters of a name that are looked at; a longer one is no name."""
_PART = re.compile(r"[^\W\d_]+")
_KOREAN = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
# Spellings of one sound in romanised Slavic, Arabic, German and Greek names; longest first, applied to lower-case
# ASCII.
_SOUNDS = (
    ("ck", "k"), ("tsch", "c"), ("shch", "sc"), ("sch", "s"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ph", "f"),
    ("ks", "x"), ("tch", "c"), ("ch", "c"), ("sh", "s"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("sz", "s"),
    ("dh", "d"),
    ("gh", "g"), ("th", "t"), ("q", "k"), ("w", "v"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("iu", "u"), ("yu", "u"),
    ("ju", "u"), ("ia", "a"), ("ya", "a"), ("ja", "a"), ("ie", "e"), ("ye", "e"), ("je", "e"), ("io", "o"), ("yo", "o"),
    ("jo", "o"), ("ey", "ei"), ("ay", "ai"), ("y", "i"),
)  # fmt: skip
_SLAVIC_ENDING = re.compile(r"(?:enko|sk[iya]+|cuk|uk|ov|ova|ev|eva|ko|ic|ak|in|ina)$")
_DOUBLED = re.compile(r"(.)\1+")


class PersonName(NamedTuple):
    """A person's name in folded parts; `given` may be empty, and an initial is a part of one letter."""

    given: tuple[str, ...]
    surname: str
    suffix: str
    gender: str
    key: str
    """Sound key of the surname: equal for transliterations of one name."""


class Match(NamedTuple):
    """That two names may be one person's, by which rule and how surely."""

    method: str
    score: float


@lru_cache(maxsize=65536)
def fold_ascii(word: str) -> str:
    """Lower-case ASCII letters and digits of `word`."""
    return re.sub(r"[^a-z0-9]+", "", anyascii(word[:MAX_NAME]).lower())


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """A key that spellings of one name in several romanisations share.

    >>> sound_key("kyrylov") == sound_key("kirilov"), sound_key("kerry") == sound_key("kirby")
    (True, False)
    """
    key = fold_ascii(word)
    for spelling, sound in _SOUNDS:
        key = key.replace(spelling, sound)
    key = _DOUBLED.sub(r"\1", key)
    if len(key) > 3 and key[-1] == "h":
        key = key[:-1]
    if len(key) > 4 and _SLAVIC_ENDING.search(key):
        key = key.replace("g", "h")
    return key


def gender_of(given: str, title: str = "", role: str = "") -> str:
    """m, f or the empty string, from a title, a role noun or a given name, in that order."""
    titled = TITLES.get(title, ("", ""))[0]
    if titled:
        return titled
    if role in MALE_ROLES:
        return "m"
    if role in FEMALE_ROLES:
        return "f"
    return "m" if given in MALE else "f" if given in FEMALE else ""


def parse_person(name: str, title: str = "", role: str = "") -> PersonName | None:
    """The parts of a printed name without its title; None where no letters are left.

    >>> parse_person("Vitaliy Korvenko").given
    ('vitaliy',)
    """
    raw = list(_PART.findall(name[:MAX_NAME].replace("’", "'").replace("'s", "").replace("'", "")))
    parts = [folded for part in raw if (folded := fold_ascii(part))]
    while len(parts) > 1 and parts[0] in TITLES:
        title, parts = parts[0], parts[1:]
    suffix = ""
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        suffix, parts = _SUFFIXES[parts[-1]], parts[:-1]
    if not parts:
        return None
    if len(parts) > 1 and " " not in _bare_of_titles(name):
        return PersonName((), " ".join(parts), suffix, gender_of("", title, role), sound_key(parts[-1]))
    # Chinese, Korean and Vietnamese order; "Kim Clarke" is caught by the second part being an English given name's
    # place.
    if (len(parts) >= 2 and parts[0] in SURNAME_FIRST and not _western(parts)) or (
        len(parts) == 3 and _KOREAN.fullmatch(name)
    ):
        surname = parts[0]
        given: tuple[str, ...] = ("".join(parts[1:]),)
    else:
        start = len(parts) - 1
        while start > 1 and parts[start - 1] in PARTICLES:
            start -= 1
        if start == 1 and parts[0] in {"al", "el", "van", "von", "de"}:
            start = 0
        surname, given = " ".join(parts[start:]), tuple(parts[:start])
        if len(given) == 2 and surname in SURNAME_FIRST and "-" in name:
            given = ("".join(given),)
    gender = gender_of(given[0] if given else "", title, role)
    return PersonName(given, surname, suffix, gender, sound_key(surname.rsplit(" ", 1)[-1]))


def _bare_of_titles(name: str) -> str:
    words = name.strip().split()
    while len(words) > 1 and fold_ascii(words[0]) in TITLES:
        words = words[1:]
    return " ".join(words)


def _western(parts: list[str]) -> bool:
    first, last = parts[0], parts[-1]
    if len(parts) == 2:
        return last not in SURNAME_FIRST and (first in MALE or first in FEMALE or first in CLASSES) and len(last) > 4
    return parts[1] in MALE or parts[1] in FEMALE


def _same_given(a: str, b: str) -> Match | None:
    """Whether two given names can be one: equal, transliterated, of one class, or initial and name."""
    if a == b:
        return Match("full_name", 0.97)
    if len(a) == 1 or len(b) == 1:
        return Match("initial", 0.8) if a[0] == b[0] else None
    if sound_key(a) == sound_key(b):
        return Match("transliteration", 0.95)
    if CLASSES.get(a, frozenset()) & CLASSES.get(b, frozenset()):
        return Match("given_name_class", 0.9)
    return None


def genders_agree(a: str, b: str) -> bool:
    """False only where both are known and differ."""
    return not a or not b or a == b


def compare_people(a: PersonName, b: PersonName) -> Match | None:
    """Whether the two names may be one person's, and by which rule; None where anything forbids it.

    Jr and Sr are decisive, middle names and initials that differ forbid, and names of another language's form join only
    where the surnames are the same. A surname alone gives method `surname`, which is enough inside an article only.
    """
    if not genders_agree(a.gender, b.gender) or (a.suffix != b.suffix and a.given and b.given):
        return None
    if a.key != b.key:
        return _swapped(a, b)
    if not a.given or not b.given:
        return Match("surname", 0.6)
    first = _same_given(a.given[0], b.given[0])
    if first is None:
        return _by_middle_name(a, b)
    methods = [first]
    middles = a.given[1:], b.given[1:]
    if all(middles):
        if all(len(part) == 1 for part in middles[0] + middles[1]) and len(middles[0]) != len(middles[1]):
            return None
        for one, other in zip(*middles, strict=False):
            match = _same_given(one, other)
            if match is None:
                return None
            methods.append(match)
    if a.surname != b.surname and fold_ascii(a.surname) != fold_ascii(b.surname):
        if len(a.given[0]) == 1 or len(b.given[0]) == 1:
            return None  # "V. Kyrylov" and another spelling of the surname: too little to go by
        methods.append(Match("transliteration", 0.93))
    return min(methods, key=lambda match: (match.score, match.method))


def _by_middle_name(a: PersonName, b: PersonName) -> Match | None:
    """`J. Edgar Holm` and `Edgar Holm`: the first part of one is an initial and its second the other's first."""
    for one, other in ((a, b), (b, a)):
        if len(one.given) >= 2 and len(one.given[0]) == 1 and len(other.given) == 1 and one.given[1] == other.given[0]:
            return Match("initial", 0.85)
    return None


def _swapped(a: PersonName, b: PersonName) -> Match | None:
    """The same parts in the other order, as surname-first names are printed abroad."""
    if not a.given or not b.given or len(a.given) > 2 or len(b.given) > 2:
        return None
    if all(person.given[0] in MALE or person.given[0] in FEMALE for person in (a, b)):
        return None  # "Paul Ryan" and "Ryan Paul" are both in order
    one = "".join(sorted(sound_key(part) for part in (*a.given, a.surname)))
    other = "".join(sorted(sound_key(part) for part in (*b.given, b.surname)))
    if one == other and sound_key("".join(a.given)) == b.key and sound_key("".join(b.given)) == a.key:
        return Match("name_order", 0.85)
    return None


def body_words(name: str) -> tuple[str, ...]:
    """Words of an organisation's or government's name in a form that its spellings share, in printed order.

    >>> body_words("Ukraine's Parliament") == body_words("the Ukrainian Parliament")
    True
    """
    plain = anyascii(name[: 2 * MAX_NAME]).lower().replace("'s ", " ").replace("s' ", "s ").replace("&", " and ")
    plain = re.sub(r"\b((?:[a-z]\.){2,})", lambda match: match.group().replace(".", ""), plain)
    plain = plain.replace("u.s", "us").replace("u.k", "uk")
    parts = re.findall(r"[a-z0-9]+", plain)
    found: list[str] = []
    for part in parts:
        if part in {"the", "of", "for", "and", "a", "an", "s", "on", "in", "at"}:
            continue
        found.append(country_of(part) or SPELLINGS.get(part, part))
    return tuple(found)


def body_key(name: str) -> str:
    """`body_words` in alphabetical order: `Ministry of Defence` and `Defense Ministry` are one."""
    return " ".join(sorted(set(body_words(name))))


def initialism(name: str) -> str:
    """First letters of the capitalised words of a name of two words or more: `fbi`."""
    capitals = [word for word in re.findall(r"[^\W\d_]+", name[: 2 * MAX_NAME].replace("'s", "")) if word[:1].isupper()]
    return "".join(fold_ascii(word)[:1] for word in capitals if word != "The") if len(capitals) > 1 else ""
