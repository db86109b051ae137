"""Parts of a noun phrase: determiner, amount, where the head ends, role words, the place, party or body beside it.

Every function takes tokens and gives tokens, places or a short term; putting them together is the work of `phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon import phrasing as w
from pipelines.speakers.lexicon.places import DEMONYMS, REGIONS
from pipelines.speakers.lexicon.standing import FIELDS
from pipelines.speakers.phrases.name_kinds import BODIES, body_kind
from pipelines.speakers.phrases.nouns import GIVEN, is_participle, is_role, noun
from pipelines.speakers.phrases.tokens import (
    BREAKS,
    RELATIVES,
    Token,
    is_number,
    leading_name,
    printed_of,
    strip_possessive,
)

_AWARD = re.compile(r"[A-Z][\w.]*-(?:winning|nominated|trained|educated|speaking|raised)")
_FEDERAL = frozenset({"judge", "attorney", "marshal", "magistrate"})
_TIED = re.compile(r"([A-Z][\w.]*)-(?:backed|based|led|funded|owned|affiliated|linked|run|controlled)")
_STYLED = frozenset("senator representative governor congressman congresswoman ambassador general judge".split())
_THINGS = frozenset({"document", "outlet"})


def split_determiner(core: list[Token]) -> tuple[str, list[Token], list[Token]]:
    """Kind of determiner, the owner in the possessive, and the rest of the noun phrase."""
    determiner = ""
    body = core
    while body and len(body) > 1:
        low = body[0].low
        if len(low) == 1 and body[0].text.endswith("."):
            break  # an initial
        if low == "those" and (body[1].low in w.POSTPOSED | w.NEAR | h.PREPOSITIONS or is_participle(body[1])):
            break
        if low == "others" or (low in h.QUANTIFIERS and len(body) > 2 and _begins_clause(body[1:3])):
            break  # "some seeking a deal"
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


def _begins_clause(tokens: Sequence[Token]) -> bool:
    """Whether a participle with its object or preposition begins: "seeking a deal", "waiting for news"."""
    first, second = tokens
    return is_participle(first) and not second.capital and second.low in h.PREPOSITIONS | {"a", "an", "the", "to"}


def amount_of(core: Sequence[Token]) -> str:
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


def trim(before: list[Token]) -> tuple[list[Token], str]:
    """The noun phrase without what follows its head without a preposition, and the word that began it.

    "The poll released Friday", "a survey last month", "people familiar", "the experts I interviewed".
    """
    for i, token in enumerate(before):
        if not i:
            continue
        low, last = token.low, before[i - 1].low
        if _buying(token, before[i - 1], before[-1]) or _is_called(before, i):
            continue
        known = bool(noun(last).sort) or before[i - 1].capital
        follows = before[i + 1].low if i + 1 < len(before) else ""
        if (
            (noun(last).sort and (is_participle(token) or (low in w.POSTPOSED and not token.capital)))
            or (known and not noun(before[-1].low).sort and is_participle(token))
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


def _buying(token: Token, last: Token, head: Token) -> bool:
    """Whether a participle stands inside a compound for people: "media buying sources"."""
    people, thing = noun(head.low), noun(last.low)
    return token.low.endswith("ing") and people.sort == "person" and people.plural and thing.sort in _THINGS


def _is_called(before: Sequence[Token], at: int) -> bool:
    """Whether a participle stands before a role and a name: "Varmouth accredited reporter Ada Holm"."""
    rest = before[at + 1 :]
    return len(rest) > 1 and rest[-1].capital and any(is_role(t.low) and not t.capital for t in rest[:-1])


def first_conjunct(before: Sequence[Token], determiner: str) -> int:
    """Where the noun phrase ends that comes first in "aides and advisers"; 0 where "and" joins modifiers or a name."""
    for i, token in enumerate(before):
        if token.low not in {"and", "or"} or not 0 < i < len(before) - 1:
            continue
        left, right = noun(before[i - 1].low), noun(before[-1].low)
        if before[-1].capital and not before[i - 1].capital and not left.plural:
            return 0  # "businessman and loyalist Ada Holm"
        if before[i - 1].capital and before[i + 1].capital and left.sort != "person":
            return 0
        if left.plural and left.sort:
            return i
        if left.sort == right.sort == "person" and not right.plural and determiner not in {"definite", "indefinite"}:
            return i
        return 0
    return 0


def movement_end(core: Sequence[Token]) -> int:
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


def tied_to(tokens: Sequence[Token]) -> str | None:
    """The name in "Holm-backed" among the words before a body's name."""
    return next((mark.group(1) for token in tokens if (mark := _TIED.fullmatch(token.text))), None)


def is_calling(tokens: Sequence[Token], at: int, run: int) -> bool:
    """Whether a noun that is no role of the lists tells before a name what the person is.

    In small letters just before the capitals ("bricklayer Ada Holm"), in title case before a given name.
    """
    token = tokens[at]
    if token.capital and at == run and len(tokens) > at + 2 and token.low.endswith(w.LEARNED):
        return True
    if at + 1 >= len(tokens) or noun(token.low)[::2] != ("person", False) or token.low in GIVEN:
        return False
    return tokens[at + 1].low in GIVEN if token.capital else at == run - 1


def is_role_token(token: Token, last: bool) -> bool:
    """Whether the token is a role, also in the plural before names ("Senators Ada Holm and Bo Rask")."""
    return is_role(token.low) or (not last and token.capital and token.low.endswith("s") and is_role(token.low[:-1]))


def role_span(tokens: Sequence[Token], last: int) -> tuple[int, list[Token]]:
    """From the role noun at `last` leftwards over its modifiers: index of the first, and the body words before them."""
    first = last
    while first > 0 and (
        tokens[first - 1].low in h.ROLE_MODIFIERS
        or tokens[first - 1].text[:3].lower() == "ex-"
        or is_role(tokens[first - 1].low)
        or _is_field(tokens[first - 1])
    ):
        if tokens[first].capital and tokens[first].low in h.TITLES.keys() | _STYLED and _is_office(tokens[first - 1]):
            break  # "presidential candidate Senator Ada Holm"
        inside = tokens[first - 2].low if first > 1 and tokens[first - 1].capital else ""
        if inside in {"of", "and", "for"} or (inside == "white" and tokens[first - 1].low == "house"):
            break  # "Ministry of Defence spokesman", "White House counsel"
        first -= 1
    start = first
    while start > 0 and (
        tokens[start - 1].capital
        or tokens[start - 1].possessive
        or tokens[start - 1].low in BODIES
        or (start < first and (tokens[start - 1].low, tokens[start].low) == ("law", "enforcement"))
        or (start > 1 and start < first and _links(tokens[start - 1]) and tokens[start - 2].capital)
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
    while start < first and _AWARD.fullmatch(tokens[start].text):
        start += 1
    if tokens[last].low in _FEDERAL and start + 1 == first and tokens[start].low in {"us", "u.s"}:
        first = start  # "U.S. District Judge", "U.S. attorney": one fixed office
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


def _is_office(token: Token) -> bool:
    return not token.capital and is_role(token.low) and token.low not in h.ROLE_MODIFIERS


def _links(token: Token) -> bool:
    """Whether a word or mark holds two parts of one body's name together."""
    return token.low in {"of", "and", "for"} or token.text == "&"


def _is_field(token: Token) -> bool:
    """Whether a word before a role noun tells the field of work: "monetary historian", "insurance broker"."""
    low = token.low
    if token.capital or token.possessive or low in w.NO_FIELDS:
        return False
    return low in FIELDS or low.endswith(w.ENDINGS_OF_FIELDS) or noun(low).sort in {"document", "outlet"}


def role_start(tokens: Sequence[Token], first: int, body: Sequence[Token]) -> int:
    """Where the role begins: before a body in its middle, as in "former Ruthen governor", else at its first word."""
    start = first - len(body)
    return start - 1 if body and start > 0 and tokens[start - 1].low in w.KEPT else first


def place_behind(after: Sequence[Token], kind: str) -> tuple[list[Token], list[Token]]:
    """The body or place a description names behind its head, and what belongs to the role before it.

    "Professor of economics at Ruthen University" has the university and "of economics".
    """
    if not after:
        return [], []
    if kind == "document":
        by = next((i for i, t in enumerate(after) if t.low in {"by", "from"}), -1)
        maker = leading_name(after[max(by, 0) + 1 :])
        if by < 0 and not (after[0].low in {"of", "in"} and _is_outlet(maker)):
            return [], []
        return maker, []
    if after[0].low not in {"of", "for", "at", "with", "from", "in", "by", "on", "to"}:
        return [], []
    office = 2 if len(after) > 2 and after[1].low == "the" else 1
    if after[0].low == "of" and len(after) > office and after[office].low in h.OFFICES:
        rest = after[office + 1 :]
        if not rest or not rest[0].capital:
            return (leading_name(rest[1:]) if rest else []), list(after[: office + 1])
    place = leading_name(after[1:])
    if place or after[0].low != "of":
        return place, []
    stop = next((i for i, t in enumerate(after) if i and t.low in h.PREPOSITIONS and t.low != "of"), len(after))
    detail = list(after[:stop])
    if stop < 2 or stop > 6 or any(t.capital or t.possessive or is_number(t) or not t.low for t in detail[1:]):
        return [], []
    if detail[1].low in h.DEFINITE | h.INDEFINITE | h.POSSESSIVES | h.QUANTIFIERS | h.PRONOUNS.keys():
        return [], []
    place = leading_name(after[stop + 1 :]) if stop < len(after) else []
    return place, detail


def _is_outlet(name: Sequence[Token]) -> bool:
    return bool(name) and body_kind([t.low for t in name], [t.text for t in name], True) == "outlet"


def defining_name(text: str, offset: int, before: Sequence[Token]) -> str | None:
    """The last proper name before a head noun, which makes it or defines it: "a Gazette poll", "the Holm campaign"."""
    last = len(before)
    while last and not (before[last - 1].capital and before[last - 1].low not in w.TIMES | h.FUNCTION_WORDS):
        last -= 1
    first = last
    while first and before[first - 1].capital and before[first - 1].low not in w.TIMES:
        first -= 1
    run = list(before[first:last])
    if not run or (first == 0 and len(run) == 1 and _is_plain(run[0])):
        return None
    party = next((t for t in run if t.low in h.PARTY_WORDS), None)
    if party is not None:
        return party.text
    return stem_of(strip_possessive(printed_of(text, offset, run)))


def _is_plain(token: Token) -> bool:
    """Whether the capital of a first word is the sentence's: "Liberal groups", "Early reports"."""
    low = token.low
    listed = low in h.PARTY_WORDS or low in DEMONYMS or low in REGIONS or low in GIVEN
    return not listed and (low in h.ROLE_MODIFIERS or low in w.PLAIN or low.endswith(w.PLAIN_ENDINGS))


def stem_of(found: str) -> str:
    """The name in "Varmouth-based"."""
    stem, dash, tail = found.rpartition("-")
    return stem if dash and tail in {"based", "backed", "led", "run", "funded", "born", "owned"} else found


def label(text: str, offset: int, tail: Sequence[Token]) -> str | None:
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
        elif token.low in RELATIVES or token.text in BREAKS:
            break
        else:
            segments[-1].append(token)
    for number, part in enumerate(segments[1:3], 1):
        if not part or is_number(part[0]):
            continue
        if len(part) == 1 and re.fullmatch(r"[DRI]-[A-Z][A-Za-z.]{0,5}", part[0].text):
            return _with_stop(text, offset, part[0])
        if part[0].low == "of" and len(part) > 1 and part[1].capital:
            place = leading_name(part[1:])
            if len(place) < len(part) - 1:
                return None
            state = segments[number + 1] if number + 1 < len(segments) else []
            if state and len(state) == 1 and _place_mark(_with_stop(text, offset, state[0])):
                place = [*place, *state]  # "of Varmouth, N.C."
            return printed_of(text, offset, place)
        party = part[0].low in h.PARTY_WORDS or part[0].low + "s" in h.PARTISANS
        if party and part[0].capital and len(part) > 2 and part[1].low in {"of", "from"} and leading_name(part[2:]):
            return printed_of(text, offset, part)
        return None
    return None


def _with_stop(text: str, offset: int, token: Token) -> str:
    """The token with the full stop behind it, if one stands there."""
    return token.text if text[token.end - offset : token.end - offset + 1] != "." else f"{token.text}."


def _place_mark(inside: str) -> bool:
    """Whether a bracket holds a state's short form: "Vt.", "N.C."."""
    return bool(re.fullmatch(r"[A-Z][A-Za-z.]{1,6}\.", inside.strip()))


def segment_of(tail: Sequence[Token]) -> list[Token]:
    """The first stretch of words of the tail that is no age, date or party mark."""
    segment: list[Token] = []
    for token in tail:
        if token.text in BREAKS or token.low in RELATIVES:
            if segment:
                break
            continue
        segment.append(token)
    if segment and is_number(segment[0]) and len(segment) == 1 and segment[-1] in tail[:-2]:
        return segment_of(tail[tail.index(segment[-1]) + 1 :])
    if not segment or is_number(segment[0]) or (len(segment) == 1 and len(segment[0].low) <= 1):
        return []
    return segment
