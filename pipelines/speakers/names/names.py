"""Names taken apart and compared: people by surname, given names, initials and title; bodies by their words.

Two names and nothing else are looked at here. Whether what stands around them lets two articles' speakers be one is
decided in `across`, which name a pronoun means in `article`, and which spellings are one name of a language written in
other letters in `romanisation`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from pipelines.speakers.lexicon.given_names import (
    CLASSES,
    COMPOUND_FIRSTS,
    FEMALE,
    KNOWN_GIVEN,
    MALE,
    NICKNAMES,
    PARTICLES,
    SLAVIC_GIVEN,
    SURNAME_FIRST,
    TWO_NAMES,
)
from pipelines.speakers.lexicon.heads import FEMALE_ROLES, MALE_ROLES, SPELLINGS, TITLES
from pipelines.speakers.lexicon.places import country_of
from pipelines.speakers.lexicon.romanised import KOREAN_SURNAMES, SINITIC_SURNAMES, VIETNAMESE_SURNAMES
from pipelines.speakers.lexicon.titles import AMBIGUOUS_TITLES, HONORIFICS, OFFICE, POSTNOMINALS
from pipelines.speakers.names import romanisation as rom

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
    printed: str = ""
    """The name as printed, without titles and suffix: marks, hyphens and capitals tell languages apart."""
    nickname: str = ""
    """A name of use in quotation marks or brackets: `Thomas "Tip" Holm`."""


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
    titled = TITLES.get(title, ("", ""))[0] or HONORIFICS.get(title, "")
    if titled:
        return titled
    if role in MALE_ROLES:
        return "m"
    if role in FEMALE_ROLES:
        return "f"
    return "m" if given in MALE else "f" if given in FEMALE else ""


_NICKNAME = re.compile(r"""(?<=[\w.]\s)["“”‘'’(]{1,2}([^\W\d_][\w.-]{1,20})["“”’'‘)]{1,2}(?=\s)""")
_REVERSED = re.compile(r"([^,]{2,40}), ?([^,]{2,40})")


def parse_person(name: str, title: str = "", role: str = "") -> PersonName | None:
    """The parts of a printed name without its title; None where no letters are left.

    >>> parse_person("Vitaliy Korvenko").given
    ('vitaliy',)
    """
    bare, title, suffix, nickname = _bare(name[:MAX_NAME], title)
    parts = [fold for part in _PART.findall(bare.replace("’", "'").replace("'s", "").replace("'", ""))
             if (fold := fold_ascii(part))]  # fmt: skip
    if not parts:
        return None
    if len(parts) > 1 and " " not in bare:
        return PersonName((), " ".join(parts), suffix, gender_of("", title, role), sound_key(parts[-1]), bare)
    # Chinese, Korean and Vietnamese order; "Kim Clarke" is caught by the second part being an English given name's
    # place.
    if (len(parts) >= 2 and parts[0] in SURNAME_FIRST and not _western(parts)) or (
        len(parts) == 3 and _KOREAN.fullmatch(bare)
    ):
        surname = parts[0]
        given: tuple[str, ...] = ("".join(parts[1:]),)
    else:
        start = len(parts) - 1
        while start > 1 and parts[start - 1] in PARTICLES and len(parts[start - 1]) > 1:
            start -= 1
        if start == 1 and parts[0] in {"al", "el", "van", "von", "de"}:
            start = 0
        surname, given = " ".join(parts[start:]), tuple(parts[:start])
        if len(given) == 2 and surname in SURNAME_FIRST and "-" in name:
            given = ("".join(given),)
    gender = gender_of(given[0] if given else "", title, role)
    return PersonName(given, surname, suffix, gender, sound_key(surname.rsplit(" ", 1)[-1]), bare, nickname)


def _bare(name: str, title: str) -> tuple[str, str, str, str]:
    """The name without titles in front, suffix and honours behind; the last title, the suffix, the nickname."""
    nickname, suffix = "", ""
    found = _NICKNAME.search(name)
    if found:
        nickname = fold_ascii(found.group(1))
        name = name[: found.start()] + name[found.end() :].lstrip()
    turned = _REVERSED.fullmatch(name.strip())
    if turned and not _behind(turned[2].split()[0]):
        name = f"{turned[2]} {turned[1]}"
    words = name.replace(",", " ").split()
    while len(words) > 1 and _behind(words[-1]):
        suffix = suffix or _SUFFIXES.get(fold_ascii(words[-1]), "")
        words = words[:-1]
    while len(words) > 1 and (_titled(words) or (title and len(words) > 2 and fold_ascii(words[0]) in {"sri", "seri"})):
        title, words = fold_ascii(words[0]), words[1:]
    return " ".join(words), title, suffix, nickname


def _behind(word: str) -> bool:
    """Whether a last word is no name: `Jr.`, `QC`, `PhD`."""
    low = fold_ascii(word)
    return low in _SUFFIXES or (low in POSTNOMINALS and sum(map(str.isupper, word)) > 1)


def _titled(words: list[str]) -> bool:
    """Whether the first word is a title; one that is a given name as well only before a whole name."""
    low, following = fold_ascii(words[0]), fold_ascii(words[1])
    if words[0] in {"H.E.", "H.M.", "H.H."}:
        return True
    if low in AMBIGUOUS_TITLES and low not in TITLES:
        if len(words) < 3 or (len(low) == 1 and words[0] != "U") or words[0].isupper() is not (words[0] == "U"):
            return False
        if low in {"don", "dona", "dom", "fra"}:  # "Don Luigi Holm", but "Don Henry Holm"
            return following[-1:] in {"o", "i", "a", "e", "s"} and following in MALE | FEMALE
        return following in KNOWN_GIVEN or _titled(words[1:]) or low == "u" or rom.of_known_family((following,))
    return low in TITLES or low in HONORIFICS or bool(OFFICE.fullmatch(low))


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
    if a in NICKNAMES.get(b, ()) or b in NICKNAMES.get(a, ()):
        return Match("given_name_class", 0.88)
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
    if a.given and b.given and _man_and_woman(a.given[0], b.given[0]):
        return None
    if a.given and b.given and a.printed and b.printed and (a.printed != b.printed):
        whole = _whole(a, b)
        if whole is not None:
            return whole
    if a.key != b.key:
        return None
    if not a.given or not b.given:
        return Match("surname", 0.6)
    if _part_of_compound(a, b) or _part_of_compound(b, a):
        return None
    first = _same_given(a.given[0], b.given[0])
    if first is None:
        return _by_middle_name(a, b)
    methods = [first]
    middles = a.given[1:], b.given[1:]
    if all(middles):
        if all(len(part) == 1 for part in middles[0] + middles[1]) and len(middles[0]) != len(middles[1]):
            return None
        few, many = sorted(middles, key=len)
        if all(len(part) == 1 for part in few) and all(len(part) > 1 for part in many):
            letters = iter(part[0] for part in many)
            if not all(initial in letters for initial in "".join(few)):  # "P. J." of "Percival Noel James"
                return None
            many = ()
        for one, other in zip(few, many, strict=False):
            match = _same_given(one, other)
            if match is None:
                return None
            methods.append(match)
    if a.surname != b.surname and fold_ascii(a.surname) != fold_ascii(b.surname):
        if len(a.given[0]) == 1 or len(b.given[0]) == 1:
            return None  # "V. Kyrylov" and another spelling of the surname: too little to go by
        if not _varies(a) or not _varies(b):
            return None  # "Hans Meyer" and "Hans Meier" are two men
        methods.append(Match("transliteration", 0.93))
    return min(methods, key=lambda match: (match.score, match.method))


def two_names(a: PersonName, b: PersonName) -> bool:
    """Whether two names of one surname differ in the spelling of a given name that makes it another one (Jon, John)."""
    one, other = a.given[0], b.given[0]
    return a.surname == b.surname and one != other and bool(TWO_NAMES.get(one, _NONE) & TWO_NAMES.get(other, _NONE))


_NONE: frozenset[int] = frozenset()


def _man_and_woman(a: str, b: str) -> bool:
    """Whether one given name is the woman's form of the other: `Evgenia` and `Evgeny`, `Martina` and `Martin`."""
    for man, woman in ((a, b), (b, a)):
        if len(man) > 3 and woman[-1:] == "a" and man[-1] != "a":
            if woman == man + "a" and man in MALE:
                return True
            stem = re.sub(r"(?:iy|ij|ii|y|i)$", "", man)
            if len(stem) > 3 and stem != man and re.sub(r"(?:iya|ija|iia|ia|ya|a)$", "", woman) == stem:
                return True
    return False


def _varies(person: PersonName) -> bool:
    """Whether the name is of a language that is written in other letters, so that its spelling differs by outlet."""
    first = person.given[0]
    western = (first in MALE or first in FEMALE) and first not in SLAVIC_GIVEN
    western = western and not rom.of_known_family((*person.given, person.surname))
    return not western or bool(rom.slavic_keys(fold_ascii(person.surname)))


def _part_of_compound(a: PersonName, b: PersonName) -> bool:
    """`Ahmad Massoud` and `Ahmad Shah Massoud`: in such names the first two are one given name."""
    return a.given[0] in COMPOUND_FIRSTS and len(a.given) == 1 and len(b.given) == 2 and len(b.given[1]) > 1


_JOINED_ARTICLE = re.compile(r"\b(El|Al)(?=[A-Z])")  # ElBaradei


@lru_cache(maxsize=65536)
def units(printed: str) -> tuple[str, ...]:
    """The name's words as printed, parted at spaces, hyphens and full stops; apostrophes go."""
    return tuple(
        part for part in re.split(r"[\s.\-‐–]+", _JOINED_ARTICLE.sub(r"\1 ", re.sub(r"['’‘ʼ`]", "", printed))) if part
    )


@lru_cache(maxsize=65536)
def _plain_units(printed: str) -> tuple[str, ...]:
    if ("ŏ" in printed or "ŭ" in printed) and fold_ascii(printed.split()[0]) in KOREAN_SURNAMES:
        printed = printed.replace("ŭi", "ui").replace("ŏ", "eo").replace("ŭ", "eu")
    return tuple(folded for unit in units(printed) if (folded := fold_ascii(unit)))


def _bare_units(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts without particles in between: `Klaus von Dohnanyi` as `Klaus Dohnanyi`."""
    return (*parts[:1], *(part for part in parts[1:] if part not in PARTICLES))


def _spelt_alike(a: str, b: str) -> bool:
    return bool(rom.spellings(a) & rom.spellings(b))


def _whole(a: PersonName, b: PersonName) -> Match | None:
    """Whether two full names are one as wholes: by spelling, by order, by romanisation, by a slip or by marriage."""
    for one, other in ((a, b), (b, a)):
        words = units(other.printed)
        for turned in _orders(one.printed):
            method = "full_name" if turned == units(one.printed) else "name_order"
            if _spelt_alike("".join(turned), "".join(words)):
                return Match("transliteration" if method == "full_name" else method, 0.93)
            if method == "name_order" and _romanised(tuple(map(fold_ascii, turned)), _plain_units(other.printed)):
                return Match(method, 0.88)
    one_parts, other_parts = _plain_units(a.printed), _plain_units(b.printed)
    if _romanised(one_parts, other_parts):
        return Match("transliteration", 0.9)
    bare = _bare_units(one_parts), _bare_units(other_parts)
    if _same_after_particle(one_parts, other_parts):
        return Match("given_name_class", 0.88)
    if len(bare[0]) > 1 and bare[0] == bare[1]:
        return Match("full_name", 0.9)
    if _slip(*bare):
        return Match("misspelling", 0.8)
    if _married(a, b) or _married(b, a):
        return Match("double_surname", 0.8)
    return None


def _same_after_particle(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names have one surname from a particle on (`de Hoop Scheffer`) and given names that fit."""
    starts = [
        next((i for i, part in enumerate(parts) if i and part in PARTICLES and len(part) > 1), 0) for parts in (a, b)
    ]
    if not all(starts) or a[starts[0] :] != b[starts[1] :] or len(a) - starts[0] < 3:
        return False
    given = list(zip(a[: starts[0]], b[: starts[1]], strict=False))
    return all(_same_given(x, y) is not None for x, y in given)


@lru_cache(maxsize=65536)
def _orders(printed: str) -> tuple[tuple[str, ...], ...]:
    """The units in printed order and, where a surname may stand at the other end, in that order.

    A surname is told by capitals (`PHILIPPOT Florian`) or by its language; two Western names are never turned.
    """
    words = units(printed)
    found = [words]
    blocks = printed.split()
    if len(blocks) < 2:
        return tuple(found)
    folded = tuple(map(fold_ascii, words))
    shouted = [block.isupper() and len(block) > 2 for block in blocks]
    if any(shouted) and not all(shouted):
        if shouted[0]:
            stop = next(i for i, capital in enumerate(shouted) if not capital)
            found.append(units(" ".join(blocks[stop:] + blocks[:stop])))
        elif shouted[-1]:
            start = len(blocks) - next(i for i, capital in enumerate(reversed(shouted)) if not capital)
            found.append(units(" ".join(blocks[start:] + blocks[:start])))
    if all(shouted) and folded[-1] in KNOWN_GIVEN and folded[0] not in KNOWN_GIVEN:
        found.append((*words[1:], words[0]))
    if len(words) > 2 and (folded[-1] in VIETNAMESE_SURNAMES or folded[0] in VIETNAMESE_SURNAMES):
        found += [words[::-1], (*words[1:], words[0]), (words[-1], *words[:-1])]
    western = folded[0] in MALE or folded[0] in FEMALE or folded[-1] in MALE or folded[-1] in FEMALE
    eastern = any(word in SINITIC_SURNAMES or word in SURNAME_FIRST or word in KOREAN_SURNAMES for word in folded)
    if eastern or (all(rom.japanese_key(word) for word in folded) and not western):
        last = units(blocks[-1])
        found += [(*last, *words[: -len(last)]), (*words[1:], words[0])]
    return tuple(found)


_GERMAN_ENDS = ("kaja", "skij", "witsch", "jew")
_SLAVIC_KEYS = frozenset(key for given in SLAVIC_GIVEN for key in rom.slavic_keys(given + "ov", True))


def _romanised(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names in one order are spellings of one name in another writing."""
    if rom.vowelled(a, b) or rom.chinese(a, b) or rom.korean(a, b):
        return True
    if len(a) == len(b) > 1 and all(
        rom.japanese_key(x) and rom.japanese_key(x) == rom.japanese_key(y) for x, y in zip(a, b, strict=True)
    ):
        return True
    if len(a) != len(b) or len(a) < 2:
        return False
    sure = bool(rom.slavic_keys(a[0] + "ov", True) & _SLAVIC_KEYS or rom.slavic_keys(b[0] + "ov", True) & _SLAVIC_KEYS)
    one, other = (
        rom.slavic_keys(each[-1], sure, any("w" in p or "sch" in p or p.endswith(_GERMAN_ENDS) for p in each))
        for each in (a, b)
    )
    if not one & other or (not sure and re.search(r"[aeio]ni$", a[-1])):
        return False  # "Boldrini" is no Slavic name
    pairs = list(zip(a[:-1], b[:-1], strict=True))
    return all(
        x == y
        or bool(
            len(x) > 1 < len(y)
            and (_same_given(x, y) is not None or rom.slavic_keys(x + "ov") & rom.slavic_keys(y + "ov"))
        )
        for x, y in pairs
    )


def as_surname(person: PersonName | None) -> PersonName | None:
    """The name read as a surname of several words (`Villeroy de Galhau`); None where it begins with a given name."""
    if person is None or not person.given or person.given[0] in MALE | FEMALE or person.given[0] in CLASSES:
        return None
    if len(person.given[0]) == 1 or person.suffix:
        return None
    return person._replace(given=(), key=sound_key("".join(person.printed.split())))


def called_by(person: PersonName) -> str:
    """Sound key of a given name by which the press calls its bearer (`Prabowo`, `Abiy`); '' where it calls nobody so.

    Given names of Europe and America are left out: there the surname is used, and the same word is another's surname.
    """
    first = person.given[0] if person.given else ""
    western = first in CLASSES or first in NICKNAMES or (first in KNOWN_GIVEN and not rom.of_known_family((first,)))
    common = first in SURNAME_FIRST or first in TITLES or first in HONORIFICS
    return "" if len(first) < 4 or western or common or first in COMPOUND_FIRSTS else sound_key(first)


def given_keys(person: PersonName) -> frozenset[str]:
    """Keys of which two names of one surname share one where `compare_people` may join them by their given names."""
    found: set[str] = set()
    for given in person.given[:2]:
        found |= {given, sound_key(given), *NICKNAMES.get(given, ()), *map(str, CLASSES.get(given, ()))}
    return frozenset(found)


CONTEXT_KEYS = frozenset({"maiden", "western", "wed"})
"""First parts of those of `variant_keys` that need what stands beside the names."""


@lru_cache(maxsize=65536)
def variant_keys(person: PersonName) -> frozenset[tuple[str, ...]]:
    """Keys of which two names that `compare_people` may join have one in common, however they are written."""
    parts = _plain_units(person.printed)
    if len(parts) < 2:
        return frozenset()
    bare = _bare_units(parts)
    bare = rom.split_article(bare)
    bare = bare if len(bare) > 1 else parts
    first, last = bare[0], bare[-1]
    keys: set[tuple[str, ...]] = {("joined", spelling) for spelling in rom.spellings("".join(units(person.printed)))}
    keys |= {("turned", "".join(map(fold_ascii, turned))) for turned in _orders(person.printed)}
    keys.add(("bare", "".join(bare)))
    keys.add(("double", first, bare[1]))
    keys.add(("front", first, last[:4]))
    keys.add(("end", first, last[-4:]))
    keys.add(("given", first[:3], last))
    if len(first) > 1:
        keys.add(("maiden", first, last))
    german = any("w" in part or "sch" in part or part.endswith(_GERMAN_ENDS) for part in parts)
    keys |= {("slavic", key, first[:1] if len(first) == 1 else "") for key in rom.slavic_keys(last, True, german)}
    keys.add(("sounds", rom.skeleton(parts)))
    keys |= {("after", *parts[at:]) for at in range(1, len(parts) - 2) if parts[at] in PARTICLES}
    for turned in _orders(person.printed):
        words = tuple(map(fold_ascii, turned))
        keys.add(("japanese", *(rom.japanese_key(word) or word for word in words)))
        if words[0] in KOREAN_SURNAMES:
            keys.add(("korean", KOREAN_SURNAMES[words[0]], *rom.korean_skeleton(words)))
        for surname in SINITIC_SURNAMES.get(words[0], ()):
            keys.update(("chinese", surname, letters) for letters in rom.chinese_skeletons(words))
    if last in SINITIC_SURNAMES:
        keys.add(("western", last))
    if first in SINITIC_SURNAMES:
        keys.add(("western", first))
    return frozenset(keys)


_SLIPS = frozenset(map(frozenset, ("ou", "iy", "ck", "ei", "sz", "vw")))
_END_SLIPS = frozenset(map(frozenset, ("ou", "ei")))
_MIN_SLIP, _MIN_RARE_SLIP = 8, 6
"""Letters from which a word is long enough that one wrong letter makes no other ordinary name; fewer in a rare name."""


def _slip(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are equal but for one letter left out, doubled or wrong inside a long word.

    Ends are left alone: there a letter tells a man's name from a woman's, or one ending of surnames from another. With
    a rare given name, or two, shorter words will do.
    """
    if len(a) != len(b) or len(a) < 2:
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(different) != 1:
        return False
    x, y = sorted(different[0], key=len)
    if x in KNOWN_GIVEN or y in KNOWN_GIVEN or len(y) - len(x) > 1:
        return False
    same = [each for each in a[:-1] if each in b]
    rare = a[-1] != b[-1] and ((len(same) > 1 and all(len(each) > 2 for each in same)) or _rare_given(same))
    least = _MIN_RARE_SLIP if rare else _MIN_SLIP
    if len(x) < least - 1 or len(y) < least:
        return False
    start = next((i for i, (c, d) in enumerate(zip(x, y, strict=False)) if c != d), len(x))
    if start == len(y) - 1 == len(x) - 1 and len(x) >= _MIN_SLIP and frozenset((x[-1], y[-1])) in _END_SLIPS:
        return min(map(len, same), default=0) >= _MIN_RARE_SLIP
    if start == 0 or start >= len(y) - 1:
        return False
    if len(x) < len(y):
        doubled = y[start] in (y[start - 1], y[start + 1])
        return x[start:] == y[start + 1 :] and (doubled or rare or len(y) > 9)
    if start + 1 < len(x) and x[start : start + 2] == y[start + 1] + y[start] and x[start + 2 :] == y[start + 2 :]:
        return True
    same_end = x[start + 1 :] == y[start + 1 :]
    if frozenset((x[start], y[start])) in _SLIPS and len(x) > 9:
        return same_end
    return same_end and ((rare and len(x) > 8) or len(x) > 10) and start < len(x) - (2 if rare else 4)


def _rare_given(same: Sequence[str]) -> bool:
    """Whether the one given name that two names share is no common one."""
    return len(same) == 1 and len(same[0]) > 5 and same[0] not in KNOWN_GIVEN and not rom.of_known_family((same[0],))


def _married(a: PersonName, b: PersonName) -> bool:
    """Whether `b` is `a` with a second surname: `Mary Holm` and `Mary Holm Brask`, or `Mary Holm-Brask`.

    Only names that are not a man's: with men the longer name is mostly another one's, a son's or a grandson's.
    """
    if "m" in (a.gender, b.gender) or a.suffix or b.suffix:
        return False
    short, long = _plain_units(a.printed), _plain_units(b.printed)
    if len(short) > 1 and len(long) == len(short) + 2 and (*short, "de") == long[:-1]:  # Spanish: Holm de Brask
        return short[0] in FEMALE or short[0].endswith("a")
    if len(short) < 2 or len(long) != len(short) + 1 or long[: len(short)] != short or len(short[-1]) < 3:
        return False
    if short[0] in SINITIC_SURNAMES or len(short[0]) == 1 or rom.split_article(long) != long:
        return False
    return short[0] in FEMALE or "-" in b.printed.split()[-1] or short[0] not in COMPOUND_FIRSTS


def _by_middle_name(a: PersonName, b: PersonName) -> Match | None:
    """`J. Edgar Holm` and `Edgar Holm`: the first part of one is an initial and its second the other's first."""
    for one, other in ((a, b), (b, a)):
        if len(one.given) < 2 or len(other.given) != 1 or one.given[1] != other.given[0]:
            continue
        if len(one.given[0]) == 1:
            return Match("initial", 0.85)
        if one.given[0] in COMPOUND_FIRSTS:
            return Match("given_name_class", 0.85)
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


def initialism(name: str) -> str:
    """First letters of the capitalised words of a name of two words or more: `fbi`."""
    capitals = [word for word in re.findall(r"[^\W\d_]+", name[: 2 * MAX_NAME].replace("'s", "")) if word[:1].isupper()]
    return "".join(fold_ascii(word)[:1] for word in capitals if word != "The") if len(capitals) > 1 else ""
