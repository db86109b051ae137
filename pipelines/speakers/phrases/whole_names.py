"""Sources that are one name as a whole, where the grammar of English phrases would cut them or read them otherwise.

Firms with "and", bodies named in other languages, agencies named by several tasks, and persons whose name holds a word
that is also a role, a preposition or a nickname in quotation marks, or stands in small letters. What a phrase is made
of is said in `phrases`; here only whether its first words are one name, and of what kind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.speakers.lexicon import companies
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.bodies import KNOWN_BODIES
from pipelines.speakers.lexicon.given_names import KNOWN_GIVEN, PARTICLES, SURNAME_FIRST
from pipelines.speakers.lexicon.institutions import COMPOUND, FIRMS, HEADS, LINKS, SHARED_HEADS
from pipelines.speakers.lexicon.places import COUNTRIES, DEMONYMS, country_of
from pipelines.speakers.lexicon.romanised import KOREAN_SURNAMES, SINITIC_SURNAMES, VIETNAMESE_SURNAMES
from pipelines.speakers.lexicon.titles import HONORIFICS
from pipelines.speakers.names import bodies, names

MAX_WORDS = 14
_END = re.compile(
    r",? (?=[(\[—–])| -+ |[;:\n]|, (?=(?:who|whose|whom|which|that|the|a|an|of|from)\b)|,(?= ?[^A-Z ])|,$|, (?=\d)"
)
_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*\.?|&")
_BODY_HEADS = h.GOVERNMENT_HEADS | h.ORGANIZATION_HEADS
_PLURAL_HEADS = frozenset("centers centres institutes offices services partners forces courts schools".split())
_FIRM_ENDS = frozenset(
    "company co sons partners associates brothers bros daughters sonner soner sohne sohn sonn fils filles freres "
    "hijos hijo filhos figli zonen zoon cia cie kompagni".split()
)
_PARTY_WORDS = frozenset("liberal conservative progressive moderate justice citizen worker youth democrat".split())
# Given names that are words of their own, so that in small letters they say nothing.
_WORDS_TOO = frozenset(
    "will may mark art bill rob pat sue jack dean guy grant hope faith grace rose joy penny iris ivy dawn ruby pearl "
    "violet olive june april august max rich frank ray gene chuck rod pip dot dick bob sandy miles chase hunter pierce "
    "drew lance victor major earl king prince young van don ben con al ed les mo sol star can an as so mike angel "
    "christian jean jesus norm dolly buddy tiffany crystal daisy amber heather holly robin jay jo".split()
)
_QUOTED = re.compile(r"""[\w.'’-]+(?: [A-Z]\.?)? ["“‘(][A-Z][\w.-]{1,20}["”’)](?: [A-Z][\w'’-]+){1,2}$""")
_KOREAN_GIVEN = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")
_SURNAME_END = re.compile(
    r"[a-z]{3,}(?:ova|eva|ov|ev|enko|escu|sson|ssen|sen|ski|sky|ska|skaya|ovic|evic|idze|shvili|yan|opoulos|akis|ajevic)"
)
_WING = re.compile(r" ?\([A-Z]{1,3}\)")
_VIETNAMESE = re.compile("[ảạẩậắằẳặẻẽẹếềểễệỉịọỏốồổỗộớờởỡợủũụứừửữựỷỹỵđĐ]", re.I)


class WholeName(NamedTuple):
    """A name with its place in the text, its kind and, of a person, the title in front."""

    start: int
    end: int
    kind: str
    title: str = ""


def whole_name(text: str) -> WholeName | None:
    """The one name that a source's words before any comma or bracket are; None where the grammar may read them.

    >>> whole_name("Smith & Wesson")
    WholeName(start=0, end=14, kind='organization', title='')
    >>> whole_name("Ada Holm and Bo Rask") is None
    True
    """
    clipped = text[: bodies.MAX_NAME]
    quoted = _QUOTED.match(clipped)
    if quoted and quoted.group().split()[0].lower() in KNOWN_GIVEN:
        return WholeName(0, quoted.end(), "person")
    formed = _with_form(clipped)
    if formed:
        return formed
    listed = _list_of_tasks(clipped)
    if listed:
        return listed
    cut = _END.search(clipped)
    stop = cut.start() if cut else len(clipped)
    if stop == len(clipped) and (turned := _surname_first(clipped)):
        return turned
    comma = clipped.find(", ")
    if 0 <= comma < stop and not re.match(r",? (?:Inc|Ltd|LLC|PLC|S\.A|Co|LP|Corp)\b", clipped[comma:]):
        stop = comma
    head = clipped[:stop].rstrip()
    start = 0
    while head[start : start + 4].lower() == "the ":
        start += 4
    words = _WORD.findall(head[start:])
    if not words or len(words) > MAX_WORDS or head.endswith(("'s", "’s")):
        return None
    kind = _body(head[start:], words) or _known_body(head[start:])
    wing = _WING.match(clipped, len(head))
    if wing and (kind or _low(words[-1]) in _BODY_HEADS):  # "the Holm League (N)"
        return WholeName(start, wing.end(), kind or "organization")
    if kind:
        return WholeName(start, len(head), kind)
    return _person(head, start, words)


def _low(word: str) -> str:
    return names.fold_ascii(word)


def _with_form(text: str) -> WholeName | None:
    """A firm whose legal form has a comma, a plus or spaces (`Holm SE + Co. KG`, `Holm, d. d.`)."""
    head = re.match(r"[^;:()\[\]]+", text)
    name = head.group().rstrip(" ,") if head else ""
    bare = bodies.without_form(name)
    if bare == name or not name.startswith(bare) or not re.search(r"[,+]| [a-z]\. ?[a-z]\.", name[len(bare) :]):
        return None
    words = bare.split()
    if "," in bare or len(words) > 6 or not words[0][0].isalnum() or not any(word[0].isupper() for word in words):
        return None
    start = 4 if words[0].lower() == "the" else 0
    return WholeName(start, len(name), "organization")


def _body(head: str, words: list[str]) -> str:
    """Kind of the body that the words name; the empty string where they do not, or where the grammar sees it."""
    lows = [_low(word) for word in words]
    plain = bodies.plain(head)
    bare = bodies.plain(bodies.without_form(head))
    joint = "&" in words or "and" in lows
    if joint and ({plain, bare} & FIRMS or {plain, bare} & companies.BODIES):
        return "organization"
    if joint and {plain, bare} & KNOWN_BODIES.keys():
        return _state_or_not(lows)
    if any(low in h.TITLES or low in {"spokesman", "spokeswoman", "spokesperson"} for low in lows[:1]):
        return ""
    if "&" in words[1:-1] and all(word[0].isupper() or word == "&" for word in words):
        return "organization" if "and" not in lows else ""
    if (
        lows[-1] in _FIRM_ENDS
        and words[0][0].isupper()
        and {*lows[1:-1]} & {"og", "och", "und", "et", "y", "e", "ve", "en"}
    ):
        return "organization"
    if joint and (bodies.without_form(head) != head or lows[-1] in _FIRM_ENDS) and words[0][0].isupper():
        return "organization"
    if len(words) > 1 and bodies.without_form(head) != head and not head.startswith(bodies.without_form(head)):
        return "organization"  # "OAO Holmstal", "PT Holm Indonesia"
    foreign = _foreign(words, lows)
    if foreign:
        return foreign
    return _tasks(words, lows)


def _known_body(head: str) -> str:
    """Kind of a body that the lexicon knows by these words, several of them, whatever language they are of."""
    plain = bodies.plain(head)
    if " " not in plain or plain not in KNOWN_BODIES or bodies.may_be_person(head) or not head[:1].isupper():
        return ""
    return _state_or_not(plain.split())


def _state_or_not(lows: list[str]) -> str:
    return "government" if h.GOVERNMENT_HEADS & {*lows} else "organization"


def _foreign(words: list[str], lows: list[str]) -> str:
    """A body named in another language: its head word, then capitals, links, or any words where it opens the name."""
    parts = [part for low in (word.replace("’", "'") for word in words) for part in low.split("'") if part]
    folded = [_low(part) for part in parts]
    at = next((i for i, low in enumerate(folded) if low in HEADS or COMPOUND.fullmatch(low)), -1)
    if at < 0:
        linked = any(low in LINKS and len(low) > 1 for low in folded[1:]) or not parts[0].isascii()
        shared = folded[0] in SHARED_HEADS and len(folded) > 2 and linked
        if not shared:
            return ""
        at = 0
    if not parts[at][0].isupper() and at > 0:
        return ""
    english = {"of", "the", "and", "for", "in", "at", "on", "with", "from", "to", "by"}
    if english & {*folded} or any(low in h.ROLES or low in h.TITLES for low in folded if low not in {"general", "del"}):
        return ""
    small = [i for i, part in enumerate(parts) if not part[0].isupper() and folded[i] not in LINKS]
    if (small and (at or small[0] == 0)) or (at and parts[0][0].islower()) or (len(words) == 1 and at < 0):
        return ""
    if len(folded) == 1 and not COMPOUND.fullmatch(folded[0]):
        return ""
    if folded[0] in KNOWN_GIVEN and at == len(folded) - 1 and len(folded) == 2:
        return ""  # "Maria Partida"
    state = re.compile(r"minist|parl|govern|polic|polit|poliz|amt$|behorde|gericht|cour|tribunal|bundes|armee|ejercito")
    return "government" if any(state.match(low) or state.search(low[-8:]) for low in folded) else "organization"


def _tasks(words: list[str], lows: list[str]) -> str:
    """An English body of several tasks: "the National Ports and Canals Administration", "Justice Department"."""
    if not all(
        word[0].isupper() or word.isdigit() or low in {"and", "of", "for", "the", "&", "on"}
        for word, low in zip(words, lows, strict=True)
    ):
        return ""
    if lows[0] in KNOWN_GIVEN or lows[0] in h.TITLES or words[0].endswith(("'s", "’s")):
        return ""
    opens = lows[0] in _BODY_HEADS | _PLURAL_HEADS and len(lows) > 2 and lows[1] in {"of", "for", "on"}
    closes = lows[-1] in _BODY_HEADS and len(lows) > 1
    if closes and any(word.isdigit() for word in words) and not words[0].isdigit():
        return _state_or_not(lows)  # "March 23 Movement"
    if "and" not in lows:
        role_first = closes and (lows[0] in _PARTY_WORDS or (lows[0] in h.ROLES and len(lows) == 2))
        plural = opens and lows[0] in _PLURAL_HEADS
        return _state_or_not(lows) if role_first or plural else ""
    at = lows.index("and")
    left = lows[:at]
    if {"the", "&"} & {*lows[at + 1 : at + 2]} or country_of(" ".join(left)) or " ".join(left) in companies.BODIES:
        return ""
    if left[-1] in DEMONYMS or left[-1] in COUNTRIES or " ".join(left) in h.OUTLETS | h.GOVERNMENTS:
        return ""
    if opens and not any(
        low in _BODY_HEADS and low not in {"state", "force", "intelligence"} for low in lows[at + 1 :]
    ):
        return _state_or_not([*lows, "department" if lows[0] in {"centers", "bureau"} else ""])
    if closes and len(left) > 1 and not _BODY_HEADS & {*left} - {"force", "state", "intelligence"}:
        return _state_or_not(lows)
    return ""


def _list_of_tasks(text: str) -> WholeName | None:
    """ "The Department of Ports, Canals and Local Harbours": a list behind a body's head noun and its link."""
    match = re.match(
        r"(?:[Tt]he )?((?:[A-Z][\w'’-]+ ){0,3}[A-Z]\w+ (?:of|for|on) [A-Z][\w-]+(?: [A-Z][\w-]+)?"
        r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?){1,3},? (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?=$|, |;| \()",
        text,
    )
    if match is None:
        return None
    lows = [_low(word) for word in _WORD.findall(match[1])]
    link = next(i for i, low in enumerate(lows) if low in {"of", "for", "on"})
    if lows[link - 1] not in _BODY_HEADS | _PLURAL_HEADS or KNOWN_GIVEN & {*lows}:
        return None
    return WholeName(match.start(1), match.end(1), _state_or_not(lows[:link]))


def _surname_first(text: str) -> WholeName | None:
    """ "Holm, Ada": a surname, a comma and a known given name, and nothing else."""
    match = re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?, ([A-Z][\w-]+)(?: [A-Z]\.?)?", text.strip())
    if match is None or _low(match[1]) not in KNOWN_GIVEN or _low(text.split(",")[0]) in KNOWN_GIVEN:
        return None
    return WholeName(0, len(text.rstrip()), "person")


def _person(head: str, start: int, words: list[str]) -> WholeName | None:
    lows = [_low(word) for word in words]
    if not 2 <= len(words) <= 6 or not all(low.isalpha() for low in lows) or "&" in words:
        return None
    if head[start:].islower():
        given = lows[0] in KNOWN_GIVEN - _WORDS_TOO or _SURNAME_END.fullmatch(lows[-1])
        known = (
            len(words) - len(PARTICLES & {*lows[1:-1]}) <= 3
            and bool(given)
            and not h.FUNCTION_WORDS & {*lows}
            and not _is_common(lows[0])
            and not any(_is_common(low) for low in lows[1:] if low not in PARTICLES)
        )
        return WholeName(start, len(head), "person") if known and not start else None
    if _shouted(words, lows) or (len(words) == 2 and lows[0] in KOREAN_SURNAMES and _KOREAN_GIVEN.fullmatch(words[1])):
        return WholeName(start, len(head), "person")
    if not all(word[0].isupper() for word in words) or _BODY_HEADS & {*lows} or " ".join(lows) in h.OUTLETS:
        return None
    if len(words) <= 4 and _eastern(head, words, lows):
        return WholeName(start, len(head), "person")
    if lows[0] in {"sheikh", "shaikh", "shaykh"} and len(words) == 2:
        return WholeName(start, len(head), "person")
    # "Lt. Gen. Sir Nick Pope", "Ada Cook": the surname is a role word.
    first = 0
    while first < len(words) - 2 and (lows[first] in h.TITLES or lows[first] in HONORIFICS):
        first += 1
    rest = lows[first:]
    named = (
        2 <= len(rest) <= 3
        and rest[0] in KNOWN_GIVEN
        and (len(rest) == 2 or len(rest[1]) == 1 or rest[1] in KNOWN_GIVEN)
    )
    if named and (rest[-1] in h.ROLES or rest[-1] in h.TITLES) and rest[0] not in h.ROLES:
        place = head.index(words[first], start)
        return WholeName(place, len(head), "person", lows[first - 1] if first else "")
    return None


def _shouted(words: list[str], lows: list[str]) -> bool:
    """A name whose surname alone is in capitals, at either end (`HOLM Ada`, `Ada HOLM`)."""
    loud = [word.isupper() and len(word) > 2 for word in words]
    rest = [low for low, capital in zip(lows, loud, strict=True) if not capital]
    if sum(loud) != 1 or len(words) > 3 or not (loud[0] or loud[-1]) or any(low not in KNOWN_GIVEN for low in rest):
        return False
    surname = lows[loud.index(True)]
    known = surname in KNOWN_BODIES or surname in companies.BODIES or surname in h.OUTLETS or country_of(surname)
    odd = surname in h.ROLES or surname in h.TITLES or surname in _BODY_HEADS or surname in HONORIFICS
    return (
        not known and not odd and bool(re.search("[aeiouy]", surname)) and (len(surname) > 4 or not surname.isascii())
    )


def _eastern(head: str, words: list[str], lows: list[str]) -> bool:
    """Whether the words are a name of East Asia whose syllables read like English words (`To Lam`, `Choe Son Hui`)."""
    odd = any(low in h.PREPOSITIONS or low in h.ROLES or low in h.FUNCTION_WORDS or low in h.TITLES for low in lows)
    if not odd or lows[0] in h.TITLES or lows[0] in DEMONYMS or lows[0] in h.DEFINITE:
        return False
    if _VIETNAMESE.search(head):
        return True
    ends = (lows[0], lows[-1])
    surname = any(low in SINITIC_SURNAMES or low in KOREAN_SURNAMES or low in SURNAME_FIRST for low in ends)
    short = all(len(piece) <= 6 for word in words for piece in word.split("-"))
    return surname and short and (lows[0] in VIETNAMESE_SURNAMES or not any(country_of(low) for low in lows))


def _is_common(low: str) -> bool:
    return (
        low in h.ROLES or low in h.FUNCTION_WORDS or low in h.PREPOSITIONS or low in _BODY_HEADS or low in DEMONYMS
        or (low.endswith("s") and low[:-1] in h.ROLES) or low in h.COLLECTIVES or low in h.ROLE_MODIFIERS
    )  # fmt: skip
