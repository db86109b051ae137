"""A source phrase taken apart: determiner, role, name, body, and what kind of speaker it is by its own words.

One phrase is looked at here; the article around it (who "he" or "the minister" is) belongs to `article`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.speakers import names
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.given_names import FEMALE, MALE, PARTICLES
from pipelines.speakers.lexicon.places import COUNTRIES, DEMONYMS, SEATS, SYNONYMS, country_of
from schemas.ids import fold

MAX_PHRASE = 400
"""Characters of a source that are taken apart: a longer one has its speaker in front."""
_TOKEN = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*(?:'|’(?=\s))?\.?|--|[^\w\s]")
_BREAKS = frozenset({",", "(", ")", "—", "–", "--", ":", ";", "[", "]", "|"})
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_ABBREVIATED = frozenset(h.TITLES) | {"jr", "sr", "st", "no", "inc", "corp", "ltd", "co"}
_BODIES = h.GOVERNMENT_HEADS | h.ORGANIZATION_HEADS
_TITLED_THINGS = _BODIES | h.DOCUMENT_HEADS
_AMOUNTS = frozenset(
    "number percent group majority handful array range series chorus coalition dozens hundreds thousands half third "
    "slew list crowd pair couple lot percentage".split()
)
# Names of outlets and bodies that are also common words.
_COMMON_OUTLETS = frozenset({"time", "vice", "salon", "slate"})
_COMMON_ACRONYMS = frozenset({"who", "ice", "sec"})
_NAME_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_GIVEN = MALE | FEMALE
_NOUNS = h.ROLES | h.SOURCE_PLURALS | h.COLLECTIVES | h.DOCUMENT_HEADS | h.OUTLET_HEADS
_ORG_LINKS = frozenset({"of", "for", "on"})


class Token(NamedTuple):
    """A word or mark with its place; `low` is folded ASCII without a possessive ending."""

    text: str
    low: str
    start: int
    end: int
    possessive: bool
    capital: bool


def _capital(text: str) -> bool:
    """Whether a word begins with an upper-case letter, small particles (al-, d') aside."""
    if text[0].isupper():
        return True
    return len(text) > 3 and ((text[2] == "-" and text[3].isupper()) or (text[1] in "'’" and text[2].isupper()))


class Phrase(NamedTuple):
    """What one mention says by itself. `kind` is a term of SPEAKER_KIND; pronouns and unknown heads are `unnamed`."""

    start: int
    end: int
    text: str
    form: str  # pronoun, name or nominal
    kind: str
    pronoun: str = ""
    name: str = ""
    name_start: int = 0
    name_end: int = 0
    title: str = ""
    role: str | None = None
    role_head: str = ""
    affiliation: str | None = None
    descriptor: str | None = None
    determiner: str = ""  # definite, possessive, pronominal, indefinite, another, quantified or empty
    head: str = ""
    modifiers: tuple[str, ...] = ()
    plural: bool = False
    speaks_for: bool = False
    person: names.PersonName | None = None


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Words and marks of `text`; a full stop stays with an abbreviation or an initial only."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start = match.start() + offset
        if word[-1] == "." and len(word) > 1:
            stem = names.fold_ascii(word)
            if not (stem in _ABBREVIATED or "." in word[:-1] or len(word) == 2):
                word = word[:-1]
        bare, possessive = word, False
        if word[-1] in "sS'’":
            if word.endswith(("'s", "’s", "'S", "’S")):
                bare, possessive = word[:-2], True
            elif word.endswith(("s'", "s’")):
                bare, possessive = word[:-1], True
        found.append(Token(word, names.fold_ascii(bare), start, start + len(word), possessive, _capital(word)))
    return found


def is_number(token: Token) -> bool:
    """Whether it is a figure such as 12 or 1,000."""
    return token.text[:1].isdigit()


def body_kind(lows: Sequence[str], printed: Sequence[str], definite: bool) -> str | None:
    """Kind of a capitalised name by its words alone; None where it may be a person's."""
    words = [low for low in lows if low and low != "the"]
    joined = " ".join(words)
    shouted = len(words) == 1 and printed[0].replace(".", "").isupper() and 2 <= len(words[0]) <= 6
    if words and (joined in h.OUTLETS or " ".join(["the", *words]) in h.OUTLETS):
        return "outlet" if shouted or joined not in _COMMON_OUTLETS else None
    if joined in h.GOVERNMENTS and (shouted or joined not in _COMMON_ACRONYMS):
        return "government"
    if joined in COUNTRIES or joined in SYNONYMS or joined in SEATS:
        return "government"
    if (len(words) > 1 and words[-1] in h.OUTLET_WORDS) or (
        len(words) == 1 and definite and words[0] in h.OUTLET_WORDS
    ):
        return "outlet"
    if len(words) > 1 and words[0] in h.OUTLET_WORDS and words[0] in {"radio", "television", "tv"}:
        return "outlet"
    if any(word in h.GOVERNMENT_HEADS for word in words) and (len(words) > 1 or definite):
        body_head = next(word for word in reversed(words) if word in _BODIES)
        return (
            "government"
            if body_head in h.GOVERNMENT_HEADS or words[0] in {"state", "national", "federal"}
            else "organization"
        )
    if any(word in h.ORGANIZATION_HEADS for word in words) and (len(words) > 1 or definite):
        return "organization"
    if words and words[-1] in h.DOCUMENT_HEADS and (len(words) > 1 or definite):
        return "document"
    if words and (words[-1] in h.PARTISANS or printed[-1] in DEMONYM_PLURALS):
        return "group"
    if shouted:
        return "organization"
    if words and (words[0] in MALE or words[0] in FEMALE) and len(words) > 1:
        return None
    return "organization" if definite else None


DEMONYM_PLURALS = frozenset(word.title() for word in DEMONYMS if word.endswith("s"))


def nominal_kind(head: str, modifiers: Sequence[str], plural_hint: bool) -> str:
    """Kind of an unnamed phrase by its head noun."""
    if head in h.SOURCE_PLURALS:
        return "anonymous_group"
    if head in h.PARTISANS:
        return "group"
    if head in h.COLLECTIVES:
        return "government" if head == "police" and not plural_hint else "group"
    if head in h.ROLES and not plural_hint:
        return "anonymous_person"
    if head in h.DOCUMENT_HEADS:
        return "document"
    if head in h.OUTLET_HEADS:
        return "outlet"
    if head in h.GOVERNMENT_HEADS:
        return "government"
    if head in h.ORGANIZATION_HEADS:
        return "organization"
    singular = singular_of(head)
    if singular != head:
        if singular in _BODIES:
            return "organization"
        return "group"
    if re.search(r"(?:er|or|ist|man|woman|ian|person)$", head) and len(head) > 4:
        return "anonymous_person"
    return "unnamed"


def singular_of(word: str) -> str:
    """The singular of a regular plural, else the word."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 3:
        return word[:-2] + "an"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def is_role(low: str) -> bool:
    """Whether the folded word is a title or a noun for a person by office, job or tie."""
    return (
        low in h.ROLES
        or (low in h.TITLES and low not in {"del", "father", "sister"})
        or bool("-" not in low and low.startswith("ex") and low[2:] in h.ROLES)
    )


def _role_token(token: Token, last: bool) -> bool:
    """Whether the token is a role, also in the plural before names ("Senators Ada Holm and Bo Rask")."""
    return is_role(token.low) or (not last and token.capital and token.low.endswith("s") and is_role(token.low[:-1]))


def _role_span(tokens: Sequence[Token], last: int) -> tuple[int, list[Token]]:
    """From the role noun at `last` leftwards over its modifiers: index of the first, and the body words before them."""
    first = last
    while first > 0 and (tokens[first - 1].low in h.ROLE_MODIFIERS or is_role(tokens[first - 1].low)):
        first -= 1
    start = first
    while start > 0 and (tokens[start - 1].capital or tokens[start - 1].possessive or tokens[start - 1].low in _BODIES):
        start -= 1
    while start < first and (tokens[start].low in h.DEFINITE or tokens[start].low in h.ROLE_MODIFIERS):
        start += 1
    return first, list(tokens[start:first])


def _slice(text: str, offset: int, tokens: Sequence[Token]) -> str:
    piece = text[tokens[0].start - offset : tokens[-1].end - offset]
    return re.sub(r"\s+", " ", piece)


def _strip_possessive(name: str) -> str:
    return re.sub(r"['’]s?$", "", name) if name.endswith(("'s", "’s", "s'", "s’")) else name


def analyse(text: str, offset: int = 0) -> Phrase | None:
    """The mention in `text`, whose first character stands at `offset` of the article; None where it holds no word."""
    tokens = tokenize(text[:MAX_PHRASE], offset)
    while tokens and (
        not tokens[0].low or tokens[0].low in {"according", "even", "when", "while", "and", "but", "as", "by"}
    ):
        tokens = tokens[1:]
    while tokens and not tokens[-1].low:
        tokens = tokens[:-1]
    if not tokens:
        return None
    if len(tokens) == 1 and tokens[0].low in h.PRONOUNS and tokens[0].text not in {"US", "WHO", "IT"}:
        return Phrase(
            tokens[0].start, tokens[0].end, tokens[0].text, "pronoun", "unnamed", pronoun=h.PRONOUNS[tokens[0].low]
        )
    cut = next(
        (
            i
            for i, t in enumerate(tokens)
            if (i and (t.text in _BREAKS or t.low in _RELATIVES)) or (not i and t.text in _BREAKS)
        ),
        len(tokens),
    )
    core, tail = tokens[:cut], tokens[cut:]
    if tail and tail[0].text == "," and len(tail) > 1 and tail[1].low in {"jr", "sr", "ii", "iii"}:
        core, tail = [*core, tail[1]], tail[2:]
    return analyse_tokens(text, offset, core, tail)


def analyse_tokens(text: str, offset: int, core: Sequence[Token], tail: Sequence[Token]) -> Phrase | None:
    """`analyse` for a core noun phrase and what follows it after a comma, bracket or relative pronoun."""
    if not core:
        return None
    phrase = _core(text, offset, list(core))
    segment = _segment(tail)
    if not segment:
        return phrase
    if phrase.form == "nominal" and phrase.kind == "anonymous_person" and segment[0].capital and tail[0].text == ",":
        named = _core(text, offset, segment)
        if named.form == "name" and named.kind == "person":
            return named._replace(
                start=phrase.start,
                end=named.end,
                text=_slice(text, offset, [*core, *tail[: tail.index(segment[-1]) + 1]]),
                role=named.role or phrase.role,
                role_head=named.role_head or phrase.head,
                affiliation=named.affiliation or phrase.affiliation,
                modifiers=phrase.modifiers,
                speaks_for=phrase.speaks_for,
            )
    if phrase.form == "name" and phrase.kind == "person" and tail[0].low not in _RELATIVES:
        tie = _core(text, offset, segment)
        if tie.form == "nominal" and tie.kind == "anonymous_person":
            phrase = phrase._replace(
                role=phrase.role or tie.role or tie.descriptor,
                role_head=phrase.role_head or tie.head,
                affiliation=phrase.affiliation or tie.affiliation,
                modifiers=phrase.modifiers or tie.modifiers,
                speaks_for=phrase.speaks_for or tie.speaks_for,
                person=names.parse_person(phrase.name, phrase.title, tie.head),
            )
    return phrase


def _segment(tail: Sequence[Token]) -> list[Token]:
    """The first stretch of words of the tail that is no age, date or party mark."""
    segment: list[Token] = []
    for token in tail:
        if token.text in _BREAKS or token.low in _RELATIVES:
            if segment:
                break
            continue
        segment.append(token)
    if not segment or is_number(segment[0]) or (len(segment) == 1 and len(segment[0].low) <= 1):
        return []
    return segment


def _core(text: str, offset: int, core: list[Token]) -> Phrase:
    start, end = core[0].start, core[-1].end
    printed = _slice(text, offset, core)
    if len(core) > 2 and core[1].low == "of" and core[0].low in h.INDEFINITE | h.QUANTIFIERS:
        inner = _core(text, offset, core[2:])
        one = core[0].low in {"one", "another", "each"}
        if inner.form == "nominal" and inner.kind in {"group", "anonymous_group", "anonymous_person"}:
            kind = "anonymous_person" if one else inner.kind
            determiner = "indefinite" if one else "quantified"
            return inner._replace(
                start=start, text=printed, kind=kind, plural=not one, determiner=determiner, descriptor=printed
            )
    determiner, owner, body = _determiner(core)
    if not body:
        body = core
    at = next((i for i, t in enumerate(body) if i and t.low in h.PREPOSITIONS and not t.capital), len(body))
    before, after = body[:at], body[at:]
    if not before:
        before, after = body, []
    # "former Secretary of State Ada Holm": the office belongs to the title.
    office = 2 if len(after) > 2 and after[1].low == "the" else 1
    if (
        len(after) > office + 1
        and after[0].low == "of"
        and after[office].low in h.OFFICES
        and after[office + 1].capital
        and is_role(before[-1].low)
    ):
        stop = next((i for i, t in enumerate(after) if i > office and not t.capital), len(after))
        before, after = [*before, *after[:stop]], after[stop:]
    cut = next(
        (i for i, t in enumerate(before) if i and _participle(t) and _known_head(before[i - 1].low)), len(before)
    )
    before = before[:cut]
    # "Ministry of Trade and Industry": the body's name goes on over its preposition.
    if (
        len(after) > 1
        and after[0].low in _ORG_LINKS
        and before[-1].capital
        and before[-1].low in _TITLED_THINGS
        and any(t.capital for t in after[1:3])
    ):
        stop = 1
        while stop < len(after) and (after[stop].capital or after[stop].low in {"the", "and", "of", "for"}):
            stop += 1
        while not after[stop - 1].capital:
            stop -= 1
        before, after = [*before, *after[:stop]], after[stop:]
    base = Phrase(start, end, printed, "nominal", "unnamed", determiner=determiner)
    run = len(before)
    while run > 0 and (
        (before[run - 1].capital and not is_number(before[run - 1]))
        or (run < len(before) and before[run - 1].low in PARTICLES | {"of", "and", "for", "the"} and run > 1)
    ):
        run -= 1
    while run < len(before) and not before[run].capital:
        run += 1
    capitals = before[run:]
    # "Residents of villages", "Critics": the capital is the sentence's, not a name's.
    if (
        len(before) == 1
        and capitals
        and not determiner
        and not owner
        and before[0].text[1:].islower()
        and _common(before[0].low)
    ):
        capitals = []
    if capitals:
        phrase = _named(text, offset, base, owner, before, run, after)
        if phrase is not None:
            return phrase
    return _nominal(text, offset, base, owner, before, after)


def _participle(token: Token) -> bool:
    return not token.capital and token.low.endswith(("ing", "ed")) and token.low not in h.ROLE_MODIFIERS


def _known_head(low: str) -> bool:
    return nominal_kind(low, (), False) != "unnamed"


def _common(low: str) -> bool:
    """Whether the word is a common noun of the lists, so that a capital at a sentence's start makes no name of it."""
    return low in _NOUNS or singular_of(low) in _NOUNS


def _determiner(core: list[Token]) -> tuple[str, list[Token], list[Token]]:
    """Kind of determiner, the owner in the possessive, and the rest of the noun phrase."""
    determiner = ""
    body = core
    while body and len(body) > 1:
        low = body[0].low
        if len(low) == 1 and body[0].text.endswith("."):
            break  # an initial
        if low in h.DEFINITE and not (body[0].capital and low == "that"):
            determiner = determiner or "definite"
        elif low in {"another", "second"} and not determiner:
            determiner = "another"
        elif low in h.QUANTIFIERS or is_number(body[0]):
            determiner = determiner or "quantified"
        elif low in h.INDEFINITE:
            determiner = determiner or "indefinite"
        elif low in h.POSSESSIVES:
            determiner = "pronominal"
        elif low in {"unnamed", "unidentified", "anonymous"} and determiner:
            break
        else:
            break
        body = body[1:]
    for i, token in enumerate(body[:-1]):
        if token.low in h.PREPOSITIONS and not token.capital:
            break
        if token.possessive:
            return "possessive", body[: i + 1], body[i + 1 :]
    return determiner, [], body


def _named(
    text: str, offset: int, base: Phrase, owner: list[Token], before: list[Token], run: int, after: list[Token]
) -> Phrase | None:
    """The phrase if its core ends in a name; None where the capitals are only a role ("the Foreign Minister")."""
    capitals = before[run:]
    definite = base.determiner == "definite"
    lows = [t.low for t in capitals]
    printed = [_strip_possessive(t.text) for t in capitals]
    last = len(before) - 1
    role_at = max((i for i, t in enumerate(before) if i >= run - 1 and _role_token(t, i == last)), default=-1)
    if run < role_at == last and before[last - 1].low in h.TITLES and not h.TITLES[before[last - 1].low][1]:
        role_at = last - 1  # "Mr. King"
    titled = role_at
    while 0 <= role_at < last - 2 and before[role_at + 1].low == "of":
        role_at += 3 if before[role_at + 2].low == "the" else 2
    # A role noun inside a body's name ("Harbour Workers Union") is no role; "Senator Church" is a person.
    rest = before[role_at + 1 :]
    if (
        role_at >= run
        and rest
        and before[role_at].low not in h.TITLES
        and (role_at > run or not is_role(before[role_at].low))
        and all(token.low in _BODIES or token.low in h.OUTLET_WORDS for token in rest)
    ):
        role_at = -1
    # "Martin Luther King Jr.": a title that ends a name after a given name, or before a suffix, is a surname.
    rest = before[role_at + 1 :]
    if (
        role_at > run
        and not base.determiner
        and (lows[0] in _GIVEN or rest)
        and all(token.low in _NAME_SUFFIXES for token in rest)
    ):
        role_at = -1
    name_tokens = before[max(run, role_at + 1) :]
    if not name_tokens:
        return None
    if owner and role_at < 0 and body_kind(lows, printed, True) in {"government", "organization", "document", "outlet"}:
        name_tokens = [*owner, *name_tokens]
        lows = [t.low for t in name_tokens]
        printed = [_strip_possessive(t.text) for t in name_tokens]
    name = _strip_possessive(_slice(text, offset, name_tokens))
    kind = None
    if role_at < 0:
        kind = body_kind(lows, printed, definite or bool(owner and name_tokens[0] is owner[0]))
        if kind == "group" or lows[-1] in h.SOURCE_PLURALS:
            return None
        # "Indian experts", "the Clinton" + lower-case head never come here; "Americans" alone is a group.
    else:
        trailing = [t.low for t in name_tokens]
        kind = body_kind(trailing, [t.text for t in name_tokens], False)
        if kind in {"outlet", "government", "organization"} and len(trailing) == 1 and before[role_at].low in h.TITLES:
            kind = None
    common = base._replace(
        form="name", name=name, name_start=name_tokens[0].start, name_end=name_tokens[0].start + len(name)
    )
    if kind is not None:
        head = next((low for low in reversed(lows) if low in h.GENERIC_BODY_WORDS), lows[-1])
        return common._replace(kind=kind, head=head, modifiers=tuple(low for low in lows if low != head))
    title, role_head, speaks = "", "", False
    role: str | None = None
    affiliation: str | None = None
    modifiers: tuple[str, ...] = ()
    if role_at >= 0:
        role_head = before[titled].low
        if role_head in h.TITLES:
            title, role_head = role_head, h.TITLES[role_head][1] or role_head
        first, body = _role_span(before, titled)
        role_tokens = before[first : role_at + 1]
        body = [*owner, *body]
        if not (title and h.TITLES[title][1] == "" and len(role_tokens) == 1):
            role = _slice(text, offset, role_tokens)
        else:
            role_head = ""
        affiliation = _strip_possessive(_slice(text, offset, body)) if body else None
        modifiers = tuple(t.low for t in before[:role_at])
        speaks = role_head in h.SPOKES
        modifiers += tuple(t.low for t in owner)
    if after and after[0].low in {"of", "for", "at", "with", "from"} and affiliation is None:
        place = _proper(after[1:])
        affiliation = _slice(text, offset, place) if place else None
    return common._replace(
        kind="person",
        title=title,
        role=role,
        role_head=role_head,
        affiliation=affiliation,
        modifiers=modifiers,
        speaks_for=speaks and affiliation is not None,
        descriptor=_slice(text, offset, before[: role_at + 1]) if role and base.determiner else None,
        person=names.parse_person(name, title, role_head),
    )


def _proper(tokens: Sequence[Token]) -> list[Token]:
    """The leading proper name of `tokens`, an article allowed in front."""
    found: list[Token] = []
    for token in tokens:
        if token.capital or (token.low in {"the"} and not found) or (found and token.low in {"of", "for", "and", "de"}):
            found.append(token)
        else:
            break
    while found and not found[-1].capital:
        found.pop()
    while found and found[0].low == "the":
        found.pop(0)
    return found


def _nominal(
    text: str, offset: int, base: Phrase, owner: list[Token], before: list[Token], after: list[Token]
) -> Phrase:
    at = len(before) - 1
    while at > 0 and (is_number(before[at]) or not before[at].low):
        at -= 1
    head = before[at].low
    modifiers = tuple(t.low for t in [*owner, *before[:at]])
    if after and after[0].low == "of" and (
        head in _AMOUNTS
        or (base.determiner == "quantified" and head in h.QUANTIFIERS | {"percent"})
        or head in {"some", "many", "most", "several", "one", "two", "all", "both"}
    ):  # fmt: skip
        inner = _core(text, offset, after[1:]) if len(after) > 1 else None
        if inner is not None and inner.kind != "unnamed":
            one = head == "one"
            kind = "anonymous_person" if one else inner.kind if inner.kind in {"group", "anonymous_group"} else "group"
            return base._replace(
                kind=kind,
                head=inner.head,
                modifiers=inner.modifiers,
                plural=not one,
                descriptor=base.text,
                determiner="indefinite" if one else "quantified",
            )
    kind = nominal_kind(head, modifiers, False)
    if kind == "government" and head == "police" and base.determiner == "quantified":
        kind = "group"
    singular = singular_of(head)
    plural = (
        head in h.SOURCE_PLURALS or head in h.COLLECTIVES or (singular != head and kind in {"group", "anonymous_group"})
    )
    if kind == "group" and base.determiner == "indefinite" and head in {"few", "several", "some"}:
        kind = "group"
    affiliation = None
    place = _proper(after[1:]) if after and after[0].low in {"of", "for", "at", "with", "from", "in"} else []
    if place:
        affiliation = _slice(text, offset, place)
    elif owner and owner[-1].capital:
        affiliation = _strip_possessive(_slice(text, offset, [t for t in owner if t.low != "the"] or owner))
    role = None
    if kind in {"anonymous_person", "anonymous_group"}:
        first, body = _role_span(before, at)
        role = _slice(text, offset, before[first : at + 1])
        if affiliation is None and body:
            affiliation = _strip_possessive(_slice(text, offset, body))
    return base._replace(
        kind=kind,
        head=head,
        modifiers=modifiers,
        plural=plural,
        role=role,
        role_head=head if kind == "anonymous_person" else "",
        affiliation=affiliation,
        descriptor=base.text,
        speaks_for=head in h.SPOKES and bool(place or owner),
    )


def split_joint(text: str, offset: int = 0) -> list[Phrase]:
    """The mentions of `X and Y` or `X, Y and Z`; one mention where the parts are no speakers of their own.

    Only two or more names, or a name and a described person, are parted: "Ministry of Trade and Industry" and "aides
    and
    advisers" are one.
    """
    whole = analyse(text, offset)
    if whole is None:
        return []
    clipped = text[:MAX_PHRASE]
    joints = list(re.finditer(r",? (?:and|&|or) (?=\S)", clipped))
    if whole.form == "pronoun" or not joints or len(joints) > 3:
        return [whole]
    joint = joints[-1]
    left, right = clipped[: joint.start()], clipped[joint.end() :]
    second = analyse(right, offset + joint.end())
    firsts = [left]
    if second is None or not _speaker(second):
        return [whole]
    comma = re.split(r", ", left)
    if len(comma) > 1 and all(
        (part := analyse(piece)) and part.form == "name" and part.kind == second.kind for piece in comma
    ):
        firsts = comma
    if any(token.low in _RELATIVES for token in tokenize(left)):
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
        first.kind in bodies
        and second.kind in bodies
        and second.determiner == ""
        and first.head in h.GENERIC_BODY_WORDS
        and not (second.head in h.GENERIC_BODY_WORDS or fold(second.name) in h.OUTLETS | h.GOVERNMENTS | COUNTRIES)
    ):
        return [whole]
    # "Presidential candidates Ada Holm and Bo Rask": the plural role belongs to both and to neither name.
    return [*found, second]


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
