"""Sources of several speakers taken apart: "Ada Holm and Bo Rask" are two, "the Ministry of Trade and Industry" is one.

Only the words of the source decide; who each of them is belongs to `article`.
"""

from __future__ import annotations

import re

from pipelines.speakers.lexicon import companies
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.institutions import FIRMS
from pipelines.speakers.lexicon.phrasing import PLACES_AND_FAITHS
from pipelines.speakers.lexicon.places import COUNTRIES, SEATS, SYNONYMS, country_of
from pipelines.speakers.names import names
from pipelines.speakers.names.bodies import plain
from pipelines.speakers.phrases.name_kinds import BODIES, body_kind
from pipelines.speakers.phrases.nouns import GIVEN
from pipelines.speakers.phrases.phrases import MAX_PHRASE, Phrase, analyse
from pipelines.speakers.phrases.tokens import RELATIVES, tokenize
from pipelines.speakers.phrases.whole_names import WholeName, whole_name
from schemas.ids import fold

_QUOTE = frozenset('"“”‘’')
_DETERMINED = frozenset({"pronominal", "definite", "quantified"})
_JOINT = re.compile(r",? (?:and|&|or) (?=\S)")
_EDGE_LEFT = re.compile(r"([^\s,]{1,40})$")
_EDGE_RIGHT = re.compile(r"([^\s,]{1,40})")


def split_joint(text: str, offset: int = 0) -> list[Phrase]:
    """The mentions of `X and Y` or `X, Y and Z`; one mention where the parts are no speakers of their own.

    Only two or more names, or a name and a described person, are parted: "Ministry of Trade and Industry" and "aides
    and advisers" are one.
    """
    whole = analyse(text, offset)
    if whole is None:
        return []
    clipped = text[:MAX_PHRASE]
    if whole.form == "pronoun":
        return [whole]
    if (named := _whole(whole, clipped, offset)) is not None:
        return [named]
    joints = [joint for joint in _JOINT.finditer(clipped) if not _inside_firm(clipped, joint)]
    if not joints or len(joints) > 3:
        return [whole]
    joint = joints[-1]
    left, right = clipped[: joint.start()], clipped[joint.end() :]
    second = analyse(right, offset + joint.end())
    firsts = [left]
    if second is not None and second.form == "nominal" and len(joints) == 1 and _company(second):
        leader = analyse(left, offset)
        if leader is not None and _speaker(leader):
            return [leader, second]
    if second is None or not _speaker(second):
        return [whole]
    if _opens_body(whole, left, second):
        return [whole]
    comma = re.split(r", ", left)
    if len(comma) > 1 and all(
        (part := analyse(piece)) and part.form == "name" and part.kind == second.kind for piece in comma
    ):
        firsts = comma
    if any(token.low in RELATIVES for token in tokenize(left)):
        return [whole]
    found: list[Phrase] = []
    at = 0
    for piece in firsts:
        at = clipped.index(piece, at)
        phrase = analyse(piece, offset + at)
        at += len(piece)
        if phrase is None or not _speaker(phrase):
            return [whole]
        found.append(phrase)
    first = found[-1]
    bodies = {"government", "organization", "outlet"}
    if first.kind in bodies and second.kind == "person":
        # "Trade and Industry": the second half of a body's name looks like a surname.
        if second.person is None or not (second.title or second.role or second.person.gender):
            return [whole]
    elif (
        first.kind == "person" and second.kind in bodies and first.person and not first.person.given and not first.title
    ):
        if second.determiner != "definite" and country_of(second.head) is None:
            return [whole]
    elif (
        first.kind in bodies and second.kind in bodies and first.determiner == "definite" and _half_body(first, second)
    ) or (
        first.kind in bodies
        and second.kind in bodies
        and second.determiner == ""
        and first.head in h.GENERIC_BODY_WORDS
        and not (second.head in h.GENERIC_BODY_WORDS or fold(second.name) in h.OUTLETS | h.GOVERNMENTS | COUNTRIES)
    ):
        return [whole]
    # "Presidential candidates Ada Holm and Bo Rask": the plural role belongs to both and to neither name.
    return [*found, second]


def _inside_firm(text: str, joint: re.Match[str]) -> bool:
    """Whether "and" joins the two halves of a firm's name: those of the list, and "&" between bare words."""
    left, right = _EDGE_LEFT.search(text, 0, joint.start()), _EDGE_RIGHT.match(text, joint.end())
    if left is None or right is None:
        return False
    if f"{fold(left[1])} and {fold(right[1])}" in FIRMS:
        return True
    given = fold(text[: joint.start()]).split()[:1]
    return "&" in joint.group() and not (given and given[0] in GIVEN | h.TITLES.keys())


def _whole(grammar: Phrase, text: str, offset: int) -> Phrase | None:
    """The one name that the first words are, where the grammar of phrases reads them otherwise.

    "Holm & Rask", "Marks and Spencer", a ministry of several tasks, "Justin Cook".
    """
    front = text.partition(",")[0]
    if fold(front) in companies.BODIES or plain(front) in FIRMS:
        found = WholeName(0, len(front), "organization")
    elif (named := whole_name(text)) is not None and not text[:5].lower().startswith("both "):
        found = named
    else:
        return None
    name = " ".join(text[found.start : found.end].split())
    words = name.split()
    lows = [names.fold_ascii(word) for word in words]
    if grammar.form == "name" and found.kind == "person" and not _QUOTE & {*name}:
        return None
    if grammar.name == name and grammar.kind != "person":
        return grammar
    if found.kind == "person" and lows[0] in PLACES_AND_FAITHS:
        return None  # "Virginia Governor"
    if "&" in name and {lows[0], lows[-2]} <= GIVEN and plain(name) not in FIRMS:
        return None  # "Ada & Bo Holm"
    person = names.parse_person(name, found.title) if found.kind == "person" else None
    state = found.kind != "person" and body_kind(lows, words, True) == "government"
    return grammar._replace(
        form="name", kind="government" if state else found.kind, name=name, name_start=offset + found.start,
        name_end=offset + found.end, head=lows[-1], modifiers=tuple(lows[:-1]), title=found.title, role=None,
        role_head="", affiliation=None, descriptor=None, plural=False, speaks_for=False, person=person,
    )  # fmt: skip


def _opens_body(whole: Phrase, left: str, second: Phrase) -> bool:
    """Whether the one word before "and" begins a body's name: "the Justice and Harbour Party"."""
    words = left.split()
    return (
        whole.form == "name"
        and whole.determiner == "definite"
        and len(words) == 2
        and words[1].istitle()
        and second.head in BODIES
        and not second.determiner
        and body_kind(fold(left).split(), words, False) is None
    )


def _half_body(first: Phrase, second: Phrase) -> bool:
    """Whether "and" stands inside one body's name: "the House Docks and Harbour Reform Committee"."""
    words = fold(first.name).split()
    known = {" ".join(words)} & (
        h.GOVERNMENTS | h.OUTLETS | companies.BODIES | COUNTRIES | SEATS.keys() | SYNONYMS.keys()
    )
    return (
        second.determiner == ""
        and second.form == "name"
        and second.head in BODIES
        and len(words) > 1
        and not known
        and words[-1] not in BODIES | h.OUTLET_WORDS
    )


def _company(phrase: Phrase) -> bool:
    """Whether a plural description stands for itself behind "X and": "other leaders", "his aides"."""
    others = fold(phrase.text).split()[0] in {"other", "others", "colleagues", "coauthors"}
    described = phrase.plural or phrase.kind in {"government", "organization", "outlet"}
    return phrase.kind != "unnamed" and described and (others or phrase.determiner in _DETERMINED)


def _speaker(phrase: Phrase) -> bool:
    if phrase.form == "name":
        return phrase.kind in {"person", "government", "organization", "outlet"}
    return phrase.kind == "anonymous_person" and phrase.determiner in {
        "definite",
        "indefinite",
        "possessive",
        "pronominal",
        "another",
    }
