"""A source phrase taken apart: determiner, role, name, body, and what kind of speaker it is by its own words.

One phrase is looked at here; the article around it (who "he" or "the minister" is) belongs to `article`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.speakers import names
from pipelines.speakers.lexicon import companies, people
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon import phrasing as w
from pipelines.speakers.lexicon.given_names import FEMALE, MALE, PARTICLES
from pipelines.speakers.lexicon.places import COUNTRIES, DEMONYMS, SEATS, SYNONYMS, country_of
from pipelines.speakers.lexicon.records import RECORD_PLURALS, RECORDS
from schemas.ids import fold

MAX_PHRASE = 400
"""Characters of a source that are taken apart: a longer one has its speaker in front."""
_TOKEN = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*(?:'|’(?=\s))?\.?|--|[^\w\s]")
_BREAKS = frozenset({",", "(", ")", "—", "–", "--", ":", ";", "[", "]", "|"})
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_ABBREVIATED = frozenset(h.TITLES) | {"jr", "sr", "st", "no", "inc", "corp", "ltd", "co"}
_BODIES = h.GOVERNMENT_HEADS | h.ORGANIZATION_HEADS
_TITLED_THINGS = _BODIES | h.DOCUMENT_HEADS
_BASED = re.compile(r"([A-Z][\w.]*)-(?:based|born|educated|raised|area)")
_AGENT = re.compile(r"(?:er|tor|sor|ist|man|woman|ian|person|crat|eer|aire)$")
# Names of outlets and bodies that are also common words.
_COMMON_OUTLETS = frozenset({"time", "vice", "salon", "slate"})
_COMMON_ACRONYMS = frozenset({"who", "ice", "sec"})
_NAME_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_GIVEN = MALE | FEMALE
_PEOPLE = (
    h.ROLES
    | people.PEOPLE
    | people.CLOSE
    | people.PRESENT
    | people.CLASSES_OF_PEOPLE
    | people.KIN
    | {word[:-1] for word in h.PARTISANS}
)
_RECORDS = RECORDS | h.DOCUMENT_HEADS
_COMMON_NOUNS = _PEOPLE | _RECORDS | h.OUTLET_HEADS | h.SOURCE_PLURALS | h.COLLECTIVES | people.NOBODIES
_COMMON_SINGULARS = (
    h.ROLES | h.SOURCE_PLURALS | h.COLLECTIVES | h.DOCUMENT_HEADS | h.OUTLET_HEADS | people.NOBODIES | RECORD_PLURALS
)
_SCRIPTURE = re.compile(r"(?:[1-3] )?[A-Z][a-z]{3,14} \d{1,3}:\d{1,3}")
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
        low = "percent" if word == "%" else names.fold_ascii(bare)
        found.append(Token(word, low, start, start + len(word), possessive, _capital(word)))
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
    if (
        words
        and not {"of", "for"} & {*words}
        and (words[-1] in h.PARTISANS or (words[-1] in DEMONYM_PLURALS and words[-1] not in COUNTRIES))
    ):
        return "group"
    if words and words[-1].endswith("americans"):
        return "group"
    if joined in h.GOVERNMENTS and (shouted or joined not in _COMMON_ACRONYMS):
        return "government"
    if joined in companies.BODIES:
        return "organization"
    if joined in COUNTRIES or joined in SYNONYMS or joined in SEATS:
        return "government"
    if len(words) > 1 and words[-1] == "agency" and words[-2] in {"news", "press"}:
        return "outlet"
    if (len(words) > 1 and words[-1] in h.OUTLET_WORDS) or (len(words) == 1 and definite and words[0] in w.PAPERS):
        return "outlet"
    if len(words) > 1 and {"news", "television", "broadcasting"} & {*words} and words[-1] not in _BODIES:
        return "outlet"
    if len(words) > 1 and words[0] in h.OUTLET_WORDS and words[0] in {"radio", "television", "tv"}:
        return "outlet"
    if any(word in h.GOVERNMENT_HEADS for word in words) and (len(words) > 1 or definite):
        link = next((i for i, word in enumerate(words) if word in _ORG_LINKS and {*words[:i]} & _BODIES), len(words))
        body_head = next(word for word in reversed(words[:link]) if word in _BODIES)
        state = body_head in h.GOVERNMENT_HEADS or words[0] in w.STATE_WORDS
        parliament = body_head in h.PARTS_OF_PARLIAMENT and h.LEGISLATIVE & {*words} and words[-1] == body_head
        office = {"department", "ministry", "bureau"} & {*words} and words[-1] not in w.OWN_BODIES
        return "government" if state or parliament or office else "organization"
    if len(words) > 1 and words[0] == "national" and words[-1] in w.NATIONAL:
        return "government"
    if len(words) > 1 and words[-1] in {"agency", "office"} and words[-2] not in {"news", "press", "ad", "advertising"}:
        return "government"
    if len(words) > 1 and words[-1] in {"committee", "subcommittee"} and h.LEGISLATIVE & {*words}:
        return "government"
    if any(word in h.ORGANIZATION_HEADS for word in words) and (len(words) > 1 or definite):
        return "organization"
    if len(words) == 1 and definite and words[0] in w.TEXTS:
        return "document"
    if words and words[-1] in h.DOCUMENT_HEADS and (len(words) > 1 or definite):
        return "document"
    if shouted and (len(words[0]) < 5 or not set(words[0][1:-1]) & set("aeiou")):
        return "organization"  # longer ones are rather the speaker's surname in a transcript
    if len(words) > 1 and words[-1] in companies.ENDINGS and (len(words) > 2 or words[0] not in _GIVEN):
        return "government" if words[0] in w.STATE_WORDS or " ".join(words[:2]) in COUNTRIES else "organization"
    if words and (words[0] in MALE or words[0] in FEMALE) and len(words) > 1:
        return None
    return "organization" if definite else None


DEMONYM_PLURALS = frozenset(word for word in {*DEMONYMS, *h.PEOPLES} if word.endswith(("s", "men")))


class Noun(NamedTuple):
    """A common noun: what it means (person, gathering, public, nobody, a kind of speaker or nothing), and how many."""

    sort: str
    singular: str
    plural: bool


def noun(low: str) -> Noun:
    """What a folded common noun means."""
    if low in people.NOBODIES or low == "those":
        return Noun("nobody", low, low in {"those", "people", "others", "some", "many", "most", "few", "several"})
    if low == "families":
        return Noun("person", "family", True)
    if low in people.GATHERINGS:
        return Noun("gathering", low, True)
    if low in people.PUBLICS:
        return Noun("public", low, True)
    singular = people.PLURALS.get(low) or singular_of(low)
    plural = singular != low
    if singular.endswith("yearold"):
        return Noun("person", singular, plural)
    for word in dict.fromkeys((low, singular)):
        if word in h.ROLES or (plural and word in people.CLOSE):
            return Noun("person", singular, plural)
        if word in _RECORDS or word in RECORD_PLURALS:
            return Noun("document", singular, plural)
        if word in h.OUTLET_HEADS:
            return Noun("outlet", singular, plural)
        if word in h.GOVERNMENT_NOUNS or (word in h.GOVERNMENT_HEADS and word not in h.NAMES_ONLY):
            return Noun("government", singular, plural)
        if word in h.ORGANIZATION_NOUNS or (word in h.ORGANIZATION_HEADS and word not in h.NAMES_ONLY):
            return Noun("organization", singular, plural)
        if word in _PEOPLE:
            return Noun("person", singular, plural)
    if low in people.PLURALS or low in h.PARTISANS or low in DEMONYMS or low in h.PEOPLES or low.endswith("americans"):
        return Noun("person", singular, True)
    agent = len(singular) > 4 and _AGENT.search(singular) and singular not in people.NOT_PEOPLE
    return Noun("person" if agent else "", singular, singular != low)


def nominal_kind(head: str, modifiers: Sequence[str] = (), determiner: str = "", amount: str = "") -> str:
    """Kind of an unnamed phrase by its head noun, its determiner, and the amount in front ("count", "any" or "")."""
    sort, singular, plural = noun(head)
    if head in w.FRACTIONS:
        return "group"
    if head == "people" and any(low not in h.QUANTIFIERS and low not in w.HEDGES for low in modifiers):
        return "anonymous_group" if amount == "count" else "group"
    if sort == "nobody":
        return "anonymous_group" if amount == "count" and head in {"others", "people"} else "unnamed"
    if head == "side" and determiner not in {"quantified", "another"} and not {"neither", "either"} & {*modifiers}:
        return "unnamed"
    if h.LEGISLATIVE & {*modifiers} and singular in h.PARTS_OF_PARLIAMENT:
        return "government"
    if sort == "gathering":
        return "anonymous_group"
    if sort == "public":
        return "organization" if head == "opposition" else "group"
    if sort == "person" and not plural:
        return "group" if amount == "any" else "anonymous_person"
    if sort == "person":
        return _many(singular, determiner, amount)
    return sort or "unnamed"


def _many(singular: str, determiner: str, amount: str) -> str:
    """Particular people or a class, for the plural of a noun for people."""
    if amount != "any" and (amount == "count" or singular in people.CLOSE or singular in people.PRESENT):
        return "anonymous_group"
    if singular in people.KIN and determiner in {"possessive", "pronominal"}:
        return "anonymous_group"
    if amount == "any":
        return "group"
    classed = singular in people.CLASSES_OF_PEOPLE or singular + "s" in h.PARTISANS or singular in h.PEOPLES
    if determiner == "definite" and not amount and not classed and singular not in DEMONYMS:
        return "anonymous_group"
    return "group"


def singular_of(word: str) -> str:
    """The singular of a regular plural, else the word."""
    if word.endswith("ies") and len(word) > 4 and word != "movies":
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 3:
        return word[:-2] + "an"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
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
        inside = tokens[first - 2].low if first > 1 and tokens[first - 1].capital else ""
        if inside in {"of", "and", "for"} or (inside == "white" and tokens[first - 1].low == "house"):
            break  # "Ministry of Defence spokesman", "White House counsel"
        first -= 1
    start = first
    while start > 0 and (
        tokens[start - 1].capital
        or tokens[start - 1].possessive
        or tokens[start - 1].low in _BODIES
        or (start < first and (tokens[start - 1].low, tokens[start].low) == ("law", "enforcement"))
        or (start > 1 and start < first and tokens[start - 1].low in {"of", "and", "for"} and tokens[start - 2].capital)
    ):
        start -= 1
    while start < first and (
        tokens[start].low in h.DEFINITE
        or (
            tokens[start].low in h.ROLE_MODIFIERS
            and not (tokens[start].capital and tokens[start].low in w.BODY_OPENERS)
        )
    ):
        start += 1
    body = list(tokens[start:first])
    # "Democratic officials", "party leaders", "the Ruthen Republican Party chairman": the party is no part of the
    # office.
    party = first
    while party < last and (
        (tokens[party].low in h.PARTY_WORDS and tokens[party].capital)
        or tokens[party].low == "party"
        or (tokens[party].low in {"house", "senate"} and tokens[party + 1].low in h.PARTY_WORDS)
    ):
        party += 1
    return party, [*body, *tokens[first:party]]


def _role_start(tokens: Sequence[Token], first: int, body: Sequence[Token]) -> int:
    """Where the role begins: before a body in its middle, as in "former Ruthen governor", else at its first word."""
    start = first - len(body)
    return start - 1 if body and start > 0 and tokens[start - 1].low in w.KEPT else first


def _slice(text: str, offset: int, tokens: Sequence[Token]) -> str:
    piece = text[tokens[0].start - offset : tokens[-1].end - offset]
    return re.sub(r"\s+", " ", piece)


def _strip_possessive(name: str) -> str:
    return re.sub(r"['’]s?$", "", name) if name.endswith(("'s", "’s", "s'", "s’")) else name


def analyse(text: str, offset: int = 0) -> Phrase | None:
    """The mention in `text`, whose first character stands at `offset` of the article; None where it holds no word."""
    tokens = tokenize(text[:MAX_PHRASE], offset)
    while tokens and (not tokens[0].low or (len(tokens) > 1 and tokens[0].low in w.LEADING)):
        tokens = tokens[1:]
    while tokens and (not tokens[-1].low or (len(tokens) > 1 and tokens[-1].low in w.REFLEXIVES)):
        tokens = tokens[:-1]
    if not tokens:
        return None
    if len(tokens) == 1 and tokens[0].low in h.PRONOUNS and tokens[0].text not in {"US", "U.S.", "WHO", "IT"}:
        return Phrase(
            tokens[0].start, tokens[0].end, tokens[0].text, "pronoun", "unnamed", pronoun=h.PRONOUNS[tokens[0].low]
        )
    whole = _slice(text, offset, tokens)
    if _SCRIPTURE.fullmatch(whole):
        return Phrase(tokens[0].start, tokens[-1].end, whole, "nominal", "document", head=tokens[0].low)
    if len(tokens) in {3, 4} and tokens[-2].low == "of" and tokens[-1].low in {"whom", "them", "us", "you"}:
        return _of_pronoun(tokens, whole)
    adverbial = 0
    while (
        adverbial < len(tokens) - 1
        and tokens[adverbial].low in w.ADVERBIAL
        and not (tokens[adverbial + 1].low in w.HEDGES | w.NUMBERS | {"half"} or is_number(tokens[adverbial + 1]))
    ):
        adverbial += 1
    tokens = tokens[adverbial:]
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
    phrase = analyse_tokens(text, offset, core, tail)
    # "On one side" is nobody; "in the poll" and "at the White House" still name who or what.
    if adverbial and phrase is not None and phrase.form == "nominal" and phrase.kind != "document":
        return phrase._replace(kind="unnamed")
    return phrase


def _of_pronoun(tokens: Sequence[Token], whole: str) -> Phrase:
    """ "Two of whom", "many of them": some of those just spoken of."""
    amount = _amount(tokens)
    kind = {"one": "anonymous_person", "count": "anonymous_group"}.get(amount, "unnamed")
    if kind == "unnamed" and tokens[-1].low == "whom":
        kind = "group"
    return Phrase(
        tokens[0].start, tokens[-1].end, whole, "nominal", kind,
        determiner="quantified", head=tokens[0].low, plural=amount != "one", descriptor=whole,
    )  # fmt: skip


def analyse_tokens(text: str, offset: int, core: Sequence[Token], tail: Sequence[Token]) -> Phrase | None:
    """`analyse` for a core noun phrase and what follows it after a comma, bracket or relative pronoun."""
    if not core:
        return None
    phrase = _core(text, offset, list(core))
    # "Those who back Holm", "people whose vote counts": the clause gives the class.
    if phrase.kind == "unnamed" and tail and tail[0].low in {"who", "whose", "whom"} and noun(phrase.head).plural:
        phrase = phrase._replace(kind="group", plural=True, descriptor=phrase.text)
    elif phrase.kind == "unnamed" and tail and tail[0].low == "who" and phrase.head in {"someone", "somebody", "one"}:
        phrase = phrase._replace(kind="anonymous_person", descriptor=phrase.text)
    if phrase.form == "name" and phrase.kind == "person" and phrase.affiliation is None:
        phrase = phrase._replace(affiliation=_label(text, offset, tail))
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
                affiliation=tie.affiliation
                if tie.role and not phrase.role and tie.affiliation
                else phrase.affiliation or tie.affiliation,
                modifiers=phrase.modifiers or tie.modifiers,
                speaks_for=phrase.speaks_for or tie.speaks_for,
                person=names.parse_person(phrase.name, phrase.title, tie.head),
            )
    return phrase


def _label(text: str, offset: int, tail: Sequence[Token]) -> str | None:
    """Party or place behind a name: "(R-Var.)", ", Reformer of Varmouth,", ", 30, of Varmouth,"."""
    if tail and tail[0].text == "(":
        start = tail[0].end - offset
        inside = text[start : max(start, text.find(")", start, start + 40))]
        words = re.findall(r"[A-Za-z]+", inside)
        return (
            inside.strip()
            if words and len(inside) < 40 and (words[0] in w.PARTY_LETTERS or _place_mark(inside))
            else None
        )
    segments: list[list[Token]] = [[]]
    for token in tail[:24]:
        if token.text == ",":
            segments.append([])
        elif token.low in _RELATIVES or token.text in _BREAKS:
            break
        else:
            segments[-1].append(token)
    for part in segments[1:3]:
        if not part or is_number(part[0]):
            continue
        if part[0].low == "of" and len(part) > 1 and part[1].capital:
            place = _proper(part[1:])
            return _slice(text, offset, place) if len(place) == len(part) - 1 else None
        party = part[0].low in h.PARTY_WORDS or part[0].low + "s" in h.PARTISANS
        if party and part[0].capital and len(part) > 2 and part[1].low in {"of", "from"} and _proper(part[2:]):
            return _slice(text, offset, part)
        return None
    return None


def _place_mark(inside: str) -> bool:
    """Whether a bracket holds a state's short form: "Vt.", "N.C."."""
    return bool(re.fullmatch(r"[A-Z][A-Za-z.]{1,6}\.", inside.strip()))


def _segment(tail: Sequence[Token]) -> list[Token]:
    """The first stretch of words of the tail that is no age, date or party mark."""
    segment: list[Token] = []
    for token in tail:
        if token.text in _BREAKS or token.low in _RELATIVES:
            if segment:
                break
            continue
        segment.append(token)
    if segment and is_number(segment[0]) and len(segment) == 1 and segment[-1] in tail[:-2]:
        return _segment(tail[tail.index(segment[-1]) + 1 :])
    if not segment or is_number(segment[0]) or (len(segment) == 1 and len(segment[0].low) <= 1):
        return []
    return segment


def _core(text: str, offset: int, core: list[Token]) -> Phrase:
    start, end = core[0].start, core[-1].end
    printed = _slice(text, offset, core)
    inner = _partitive(text, offset, core)
    if inner is not None:
        return inner._replace(start=start, text=printed, descriptor=printed)
    amount = _amount(core)
    hedges = 0
    while hedges < len(core) - 1 and core[hedges].low in w.HEDGES and amount:
        hedges += 1
    if hedges and (is_number(core[hedges]) or core[hedges].low in w.NUMBERS | {"one", "half"}):
        core = core[hedges:]
    movement = _movement(core)
    if movement:
        name = _slice(text, offset, core[:movement])
        return Phrase(
            start, end, printed, "name", "organization", name=name, name_start=start, name_end=start + len(name),
            head=core[movement - 1].low, modifiers=tuple(t.low for t in core[: movement - 1]),
        )  # fmt: skip
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
    before, trimmed = _trim(before)
    pair = _first_conjunct(before, determiner)
    conjoined, before = before, before[:pair] if pair else before
    # "Ministry of Trade and Industry": the body's name goes on over its preposition.
    if (
        len(after) > 1
        and after[0].low in _ORG_LINKS
        and before[-1].capital
        and (before[-1].low in _BODIES or (before[-1].low in h.DOCUMENT_HEADS and (determiner or len(before) > 1)))
        and any(t.capital for t in after[1:3])
    ):
        stop = 1
        while stop < len(after) and (after[stop].capital or after[stop].low in {"the", "and", "of", "for", "a", "an"}):
            stop += 1
        while not after[stop - 1].capital:
            stop -= 1
        if stop < len(after) and after[stop].text.islower() and is_role(after[stop].low):
            # "Ministry of Ports spokesman Ada Holm"
            stop = next((i for i, t in enumerate(after) if i > stop and t.low in h.PREPOSITIONS), len(after))
        before, after = [*before, *after[:stop]], after[stop:]
    base = Phrase(start, end, printed, "nominal", "unnamed", determiner=determiner)
    run = len(before)
    while run > 0 and (
        (before[run - 1].capital and not is_number(before[run - 1]))
        or (run < len(before) and before[run - 1].low in PARTICLES | {"of", "and", "for", "the"} and run > 1)
        or (1 < run < len(before) and before[run - 1].text == "&")
        or (2 < run < len(before) and before[run - 1].low == "a" and before[run - 2].low in {"for", "of"})
    ):
        run -= 1
    while run < len(before) and not before[run].capital:
        run += 1
    based = ""
    while run < len(before) - 1 and (mark := _BASED.fullmatch(before[run].text)):
        based, run = mark.group(1), run + 1
    capitals = before[run:]
    # "Residents of villages", "Critics": the capital is the sentence's, not a name's.
    if (
        len(before) == 1
        and capitals
        and not determiner
        and not owner
        and (before[0].text[1:].islower() or re.fullmatch("[A-Z]{2,4}s", before[0].text))
        and _common(before[0].low)
    ):
        capitals = []
    if capitals:
        phrase = _named(text, offset, base, owner, before, run, after)
        if phrase is not None:
            return phrase._replace(affiliation=phrase.affiliation or based or None)
    phrase = _nominal(text, offset, base, owner, before, after, amount)
    if trimmed and phrase.kind in {"unnamed", "group"} and noun(phrase.head)[::2] == ("nobody", True):
        kind = "anonymous_group" if trimmed in w.NEAR else "group"
        phrase = phrase._replace(kind=kind, plural=True, descriptor=printed)
    if trimmed in w.NEAR and phrase.head in {"someone", "somebody", "one"}:
        phrase = phrase._replace(kind="anonymous_person", descriptor=printed)
    if pair and pair < len(conjoined) - 1:
        phrase = _conjoin(text, offset, phrase, conjoined, pair)
    return phrase


def _movement(core: Sequence[Token]) -> int:
    """How many tokens name a movement such as "Mothers Against Loud Harbours"; 0 where it is none."""
    first = 1 if core[0].low == "the" else 0
    if len(core) < first + 3 or not core[first].capital or core[first].low not in w.RALLIED:
        return 0
    if core[first + 1].low not in {"for", "against", "without"} or not core[first + 2].capital:
        return 0
    stop = first + 2
    while stop < len(core) and (core[stop].capital or core[stop].low in {"the", "of", "and", "a", "in"}):
        stop += 1
    while not core[stop - 1].capital:
        stop -= 1
    return stop


def _trim(before: list[Token]) -> tuple[list[Token], str]:
    """The noun phrase without what follows its head without a preposition, and the word that began it.

    "The poll released Friday", "a survey last month", "people familiar", "the experts I interviewed".
    """
    for i, token in enumerate(before):
        if not i:
            continue
        low, last = token.low, before[i - 1].low
        known = bool(noun(last).sort) or before[i - 1].capital
        follows = before[i + 1].low if i + 1 < len(before) else ""
        if (
            (noun(last).sort and (_participle(token) or (low in w.POSTPOSED and not token.capital)))
            or (known and not noun(before[-1].low).sort and _participle(token))
            or (noun(last).sort and low in w.TIMES and i == len(before) - 1)
            or (noun(last).sort and low in w.TIME_OPENERS and all(t.low in w.TIMES | {"same"} for t in before[i + 1 :]))
            or (noun(last).sort and low in w.SUBJECTS and follows)
            or (low in w.AUXILIARIES and not token.capital)
            or token.text == "@"
            or (low == "general" and noun(last).sort == "person" and noun(last).plural)
        ):
            return before[:i], low
    while len(before) > 1 and before[-1].low in {"and", "or", "&"}:
        before = before[:-1]
    return before, ""


def _first_conjunct(before: Sequence[Token], determiner: str) -> int:
    """Where the noun phrase ends that comes first in "aides and advisers"; 0 where "and" joins modifiers or a name."""
    for i, token in enumerate(before):
        if token.low not in {"and", "or"} or not 0 < i < len(before) - 1:
            continue
        left, right = noun(before[i - 1].low), noun(before[-1].low)
        if before[i - 1].capital and before[i + 1].capital and left.sort != "person":
            return 0
        if left.plural and left.sort:
            return i
        if left.sort == right.sort == "person" and not right.plural and determiner not in {"definite", "indefinite"}:
            return i
        return 0
    return 0


def _conjoin(text: str, offset: int, phrase: Phrase, conjoined: Sequence[Token], pair: int) -> Phrase:
    """The phrase of the first conjunct with what the second adds: more than one, and a role of their own."""
    if noun(conjoined[-1].low).sort != "person" or phrase.form != "nominal" or not phrase.role:
        return phrase
    kind = "anonymous_group" if phrase.kind == "anonymous_person" else phrase.kind
    role = f"{phrase.role} {_slice(text, offset, conjoined[pair:])}"
    return phrase._replace(kind=kind, plural=True, role=role, role_head="")


def _amount(core: Sequence[Token]) -> str:
    """Whether the phrase opens with "one", a "count", "any" or a vague "some"; empty where it does not."""
    for i, token in enumerate(core[:5]):
        low = token.low
        if low in h.DEFINITE or low in {"a", "other", "an"} or low in h.POSSESSIVES:
            if low == "a" and i + 1 < len(core) and core[i + 1].low in {"few", "couple", "handful", "dozen"}:
                return "count"
            continue
        if low in {"one"}:
            return "one"
        if low in w.NUMBERS or (is_number(token) and token.text.replace(",", "").isdigit() and "%" not in token.text):
            after = core[i + 1].low if i + 1 < len(core) else ""
            large = is_number(token) and len(token.low) > 4
            return "some" if large or after in {"percent", "pct", "in", "out"} else "count"
        if low in {"any", "every", "each", "no"}:
            return "" if low == "no" and i + 1 < len(core) and is_number(core[i + 1]) else "any"
        if low in {"some", "many", "most", "few", "all", "both", "half", "countless", "numerous", "various"}:
            return "some"
        if low not in w.HEDGES:
            return ""
    return ""


def _partitive(text: str, offset: int, core: Sequence[Token]) -> Phrase | None:
    """ "Several of his aides", "a majority of voters", "nine out of 10 Ruthenes": the kind of the noun behind."""
    at = next((i for i, t in enumerate(core[1:6], 1) if t.low in {"of", "in"}), 0)
    if not at or at + 1 >= len(core) or core[at].capital:
        return None
    word = core[at - 1]
    ratio = (
        (word.low == "out" and at > 1)
        or (core[at].low == "in" and (is_number(word) or word.low in w.NUMBERS | {"one"}))
        or (word.low in w.NUMBERS or is_number(word))
    ) and (is_number(core[at + 1]) or core[at + 1].low in w.NUMBERS)
    if ratio:
        rest = core[at + 2 :]
        inner = _core(text, offset, list(rest)) if rest else None
        ratio_of = inner or Phrase(core[0].start, core[-1].end, "", "nominal", "group", head="percent")
        return ratio_of._replace(
            form="nominal", kind="group", plural=True, determiner="quantified", role=None, role_head=""
        )
    if core[at].low != "of" or any(t.capital and i for i, t in enumerate(core[:at])):
        return None
    low = word.low
    if low in {"one", "another", "each", "either", "neither", "any"}:
        amount = "one"
    elif low in w.SHARES or (core[0].low in {"growing"} and low == "number"):
        amount = "share"
    elif low in w.COUNTS or is_number(word):
        amount = "count"
    else:
        return None
    inner = _core(text, offset, list(core[at + 1 :]))
    if inner.form == "name" and inner.kind == "person":
        return None
    kind = inner.kind
    if kind in {"group", "anonymous_group", "anonymous_person"}:
        one, many = "anonymous_person", "anonymous_group" if amount == "count" else kind
        kind = one if amount == "one" else "group" if many == "anonymous_person" else many
    elif low in {"percent", "pct"} and kind == "unnamed":
        kind = "group"
    elif kind == "unnamed" and (inner.head in h.PRONOUNS or amount == "one" or inner.head == "people"):
        kind = {"one": "anonymous_person", "count": "anonymous_group"}.get(amount, "unnamed")
    if amount == "share" and (
        inner.form == "name" or (low in w.STATISTICAL and kind in {"anonymous_group", "government", "outlet"})
    ):
        kind = "group"
    return inner._replace(
        form="nominal",
        kind=kind,
        plural=amount != "one",
        determiner="indefinite" if amount == "one" else "quantified",
        role_head=singular_of(inner.head) if kind == "anonymous_person" else "",
    )


def _participle(token: Token) -> bool:
    return (
        not token.capital
        and token.low.endswith(("ing", "ed"))
        and token.low not in h.ROLE_MODIFIERS
        and not noun(token.low).sort
    )


def _common(low: str) -> bool:
    """Whether the word is a common noun of the lists, so that a capital at a sentence's start makes no name of it."""
    if low in _GIVEN:
        return False
    singular = people.PLURALS.get(low) or singular_of(low)
    if singular == low:
        return low in _COMMON_SINGULARS
    bodies = noun(low).sort in {"government", "organization", "outlet"} and singular not in w.SURNAMES
    return low in _COMMON_SINGULARS or (singular in _COMMON_NOUNS and singular not in w.SURNAMES) or bodies


def _determiner(core: list[Token]) -> tuple[str, list[Token], list[Token]]:
    """Kind of determiner, the owner in the possessive, and the rest of the noun phrase."""
    determiner = ""
    body = core
    while body and len(body) > 1:
        low = body[0].low
        if len(low) == 1 and body[0].text.endswith("."):
            break  # an initial
        if low == "those" and (body[1].low in w.POSTPOSED | w.NEAR | h.PREPOSITIONS or _participle(body[1])):
            break
        if low in h.DEFINITE and not (body[0].capital and low == "that"):
            determiner = determiner or "definite"
        elif low == "no" and is_number(body[1]):
            break  # "No 10"
        elif (low in h.QUANTIFIERS or low in h.INDEFINITE) and body[1].low in h.PREPOSITIONS and not body[1].capital:
            break  # "some in the party"
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
    if role_at == last > run and before[last].low in h.OUTLET_WORDS and before[last].capital and base.determiner:
        role_at = -1  # "the Harbour Observer"
    if (
        role_at >= run
        and definite
        and last > role_at
        and before[last].low in _BODIES
        and before[role_at].low not in h.TITLES
    ):
        role_at = -1  # "the State Department Refugee Centre"
    if (
        run < role_at == last
        and before[last].capital
        and before[run].low in _BODIES
        and before[run + 1].low in _ORG_LINKS
    ):
        role_at = -1  # "the Department of Justice"
    titled = role_at
    while 0 <= role_at < last - 2 and before[role_at + 1].low == "of":
        role_at += 3 if before[role_at + 2].low == "the" else 2
    # A role noun inside a body's name ("Harbour Workers Union") is no role; "Senator Church" is a person.
    rest = before[role_at + 1 :]
    if (
        role_at >= run
        and rest
        and before[role_at].low not in h.TITLES
        and (role_at > run or not is_role(before[role_at].low) or base.determiner == "definite")
        and all(token.low in _TITLED_THINGS or token.low in h.OUTLET_WORDS for token in rest)
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
    # "Ruthen's Parliament" is one body; "Ruthen's Ada Holm" is a person.
    owned = body_kind(lows, printed, lows[-1] in _TITLED_THINGS) if owner and role_at < 0 else None
    if owned in {"government", "organization", "document", "outlet"}:
        name_tokens = [*owner, *name_tokens]
        lows = [t.low for t in name_tokens]
        printed = [_strip_possessive(t.text) for t in name_tokens]
    name = _strip_possessive(_slice(text, offset, name_tokens))
    kind = None
    # "The advocacy group Harbours for Peace", "the daily Zarya": the common noun tells what the name is.
    introduced = (
        noun(before[run - 1].low).sort if run and role_at < 0 and not owner and not before[run - 1].capital else ""
    )
    if introduced in {"organization", "outlet", "document", "government"} and before[run - 1].low in w.INTRODUCERS:
        linked = _proper(after[1:]) if after and after[0].low in {"for", "of", "on"} else []
        if linked:
            name_tokens = [*name_tokens, after[0], *after[1 : after.index(linked[-1]) + 1]]
            name = _strip_possessive(_slice(text, offset, name_tokens))
        if introduced == "document" and before[run - 1].low in w.SITES:
            introduced = "outlet"
        return base._replace(
            form="name", kind=introduced, name=name, name_start=name_tokens[0].start,
            name_end=name_tokens[0].start + len(name), head=lows[-1], modifiers=tuple(lows[:-1]),
        )  # fmt: skip
    if (
        role_at < 0
        and not owner
        and definite
        and len(lows) == 1
        and lows[0] in _GIVEN
        and body_kind(lows, printed, False) is None
    ):
        definite = False  # "the Donald"
    if role_at < 0:
        kind = owned or body_kind(lows, printed, definite)
        if kind == "group" or (kind is None and lows[-1] in h.SOURCE_PLURALS):
            return None
        # A headline's "Black Lawmakers", "One Tweet": capitals, but no name.
        many = noun(lows[-1]).plural and _common(lows[-1]) and noun(lows[-1]).sort == "person"
        if kind is None and lows[0] not in _GIVEN and (many if len(lows) > 1 else _headline(base, lows[0])):
            return None
        # "Indian experts", "the Clinton" + lower-case head never come here; "Americans" alone is a group.
    else:
        trailing = [t.low for t in name_tokens]
        if (
            len(trailing) == 1
            and noun(trailing[0]).sort == "person"
            and noun(trailing[0]).plural
            and _common(trailing[0])
        ):
            return None  # "Republican Senators"
        kind = body_kind(trailing, [t.text for t in name_tokens], False)
        if kind in {"outlet", "government", "organization"} and len(trailing) == 1 and before[role_at].low in h.TITLES:
            kind = None
        elif kind == "organization" and before[role_at].low in h.OUTLET_HEADS:
            kind = "outlet"  # "the state broadcaster RTV"
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
        role_tokens = before[_role_start(before, first, body) : role_at + 1]
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


def _headline(base: Phrase, low: str) -> bool:
    """Whether the one capital behind "a" or "many" is a common noun in title case."""
    return base.determiner in {"indefinite", "quantified", "another"} and (_common(low) or noun(low).sort == "document")


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
    text: str, offset: int, base: Phrase, owner: list[Token], before: list[Token], after: list[Token], amount: str
) -> Phrase:
    at = len(before) - 1
    while at > 0 and (is_number(before[at]) or not before[at].low):
        at -= 1
    last = before[at]
    while at > 0 and before[at].low in w.AFTER_HEAD:
        at -= 1
    head = before[at].low
    sort, singular, plural = noun(head)
    if head == "agency" and at and before[at - 1].low in {"news", "press", "wire"}:
        sort = "outlet"
    if (
        singular in {"website", "site", "organization", "organisation", "service"}
        and at
        and before[at - 1].low == "news"
    ):
        sort = "outlet"
    modifiers = tuple(t.low for t in [*owner, *before[:at]])
    kind = "outlet" if sort == "outlet" else nominal_kind(head, modifiers, base.determiner, amount)
    if kind == "unnamed" and sort == "nobody" and plural and after and after[0].low in w.WHERE:
        kind = "anonymous_group" if any(t.low == "knowledge" for t in after[:4]) else "group"
    place, detail = _place(after, kind)
    affiliation = _slice(text, offset, place) if place else None
    if owner and (affiliation is None or after[0].low in {"to", "in", "on"}):
        held = [t for t in owner if t.low not in h.DEFINITE | {"a", "an"}]
        affiliation = _strip_possessive(_slice(text, offset, held)) if held and held[-1].low not in w.TIMES else None
    role = None
    if kind in {"anonymous_person", "anonymous_group"}:
        first, body = _role_span(before, at)
        held = [t for t in body if t.low not in w.TIMES]
        if singular in h.NO_ROLES or singular + "s" in h.PARTISANS:
            if singular + "s" in h.PARTISANS:
                affiliation = before[at].text
        elif sort == "person" or sort == "":
            end = detail[-1] if detail else last
            role = _slice(text, offset, [before[_role_start(before, first, body)], end])
        if held and (affiliation is None or {t.low for t in held} & h.PARTY_WORDS):
            affiliation = _stem(_strip_possessive(_slice(text, offset, held)))
    elif affiliation is None or (kind == "document" and after and after[0].low != "by"):
        affiliation = _defining(text, offset, before[:at]) or affiliation
    if singular in h.ADVERSARIES:
        affiliation = None
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


def _place(after: Sequence[Token], kind: str) -> tuple[list[Token], list[Token]]:
    """The body or place a description names behind its head, and what belongs to the role before it.

    "Professor of economics at Ruthen University" has the university and "of economics".
    """
    if not after:
        return [], []
    if kind == "document":
        by = next((i for i, t in enumerate(after) if t.low in {"by", "from"}), -1)
        return (_proper(after[by + 1 :]) if by >= 0 else []), []
    if after[0].low not in {"of", "for", "at", "with", "from", "in", "by", "on", "to"}:
        return [], []
    office = 2 if len(after) > 2 and after[1].low == "the" else 1
    if after[0].low == "of" and len(after) > office and after[office].low in h.OFFICES:
        rest = after[office + 1 :]
        if not rest or not rest[0].capital:
            return (_proper(rest[1:]) if rest else []), list(after[: office + 1])
    place = _proper(after[1:])
    if place or after[0].low != "of":
        return place, []
    stop = next((i for i, t in enumerate(after) if i and t.low in h.PREPOSITIONS and t.low != "of"), len(after))
    detail = list(after[:stop])
    if stop < 2 or stop > 6 or any(t.capital or t.possessive or is_number(t) or not t.low for t in detail[1:]):
        return [], []
    if detail[1].low in h.DEFINITE | h.INDEFINITE | h.POSSESSIVES | h.QUANTIFIERS | h.PRONOUNS.keys():
        return [], []
    place = _proper(after[stop + 1 :]) if stop < len(after) else []
    return place, detail


def _defining(text: str, offset: int, before: Sequence[Token]) -> str | None:
    """The last proper name before a head noun, which makes it or defines it: "a Gazette poll", "the Holm campaign"."""
    last = len(before)
    while last and not (before[last - 1].capital and before[last - 1].low not in w.TIMES | h.FUNCTION_WORDS):
        last -= 1
    first = last
    while first and before[first - 1].capital and before[first - 1].low not in w.TIMES:
        first -= 1
    run = list(before[first:last])
    if not run:
        return None
    party = next((t for t in run if t.low in h.PARTY_WORDS), None)
    if party is not None:
        return party.text
    return _stem(_strip_possessive(_slice(text, offset, run)))


def _stem(found: str) -> str:
    """The name in "Varmouth-based"."""
    stem, dash, tail = found.rpartition("-")
    return stem if dash and tail in {"based", "backed", "led", "run", "funded", "born", "owned"} else found


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


def _opens_body(whole: Phrase, left: str, second: Phrase) -> bool:
    """Whether the one word before "and" begins a body's name: "the Justice and Harbour Party"."""
    words = left.split()
    return (
        whole.form == "name"
        and whole.determiner == "definite"
        and len(words) == 2
        and words[1].istitle()
        and second.head in _BODIES
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
        and second.head in _BODIES
        and len(words) > 1
        and not known
        and words[-1] not in _BODIES | h.OUTLET_WORDS
    )


def _company(phrase: Phrase) -> bool:
    """Whether a plural description stands for itself behind "X and": "other leaders", "his aides"."""
    others = fold(phrase.text).split()[0] in {"other", "others", "colleagues", "coauthors"}
    described = phrase.plural or phrase.kind in {"government", "organization", "outlet"}
    return phrase.kind != "unnamed" and described and (others or phrase.determiner in {"pronominal", "definite"})


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
