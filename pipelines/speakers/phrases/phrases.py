"""A source phrase taken apart: determiner, role, name, body, and what kind of speaker it is by its own words.

One phrase is looked at here. Its parts are found by `constituents`, several speakers are parted by `joint`, and the
article around it (who "he" or "the minister" is) belongs to `article`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.speakers.lexicon import companies
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon import phrasing as w
from pipelines.speakers.lexicon.given_names import PARTICLES
from pipelines.speakers.lexicon.places import COUNTRIES, REGIONS
from pipelines.speakers.names import names
from pipelines.speakers.phrases.constituents import (
    amount_of,
    defining_name,
    first_conjunct,
    is_calling,
    is_role_token,
    label,
    movement_end,
    place_behind,
    role_span,
    role_start,
    segment_of,
    split_determiner,
    stem_of,
    tied_to,
    trim,
)
from pipelines.speakers.phrases.name_kinds import BODIES, ORG_LINKS, body_kind
from pipelines.speakers.phrases.nouns import GIVEN, is_common, is_role, nominal_kind, noun, singular_of
from pipelines.speakers.phrases.tokens import (
    BREAKS,
    RELATIVES,
    Token,
    is_number,
    leading_name,
    printed_of,
    strip_possessive,
    tokenize,
)
from schemas.ids import fold

MAX_PHRASE = 400
"""Characters of a source that are taken apart: a longer one has its speaker in front."""
_TITLED_THINGS = BODIES | h.DOCUMENT_HEADS
_BASED = re.compile(r"([A-Z][\w.]*)-(?:based|born|educated|raised|area)")
_NAME_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "tenth"})
_THINGS = frozenset({"government", "organization", "outlet"})
_SCRIPTURE = re.compile(r"(?:[1-3] )?[A-Z][a-z]{3,14} \d{1,3}:\d{1,3}")


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
    whole = printed_of(text, offset, tokens)
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
            if t.text in BREAKS or (i and t.low in RELATIVES and not t.text.startswith("WHO"))
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
    amount = amount_of(tokens)
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
        phrase = phrase._replace(affiliation=label(text, offset, tail))
    segment = segment_of(tail)
    if not segment:
        return phrase
    one = phrase.kind == "anonymous_person" or (phrase.determiner == "indefinite" and phrase.head in _ORDINALS)
    if phrase.form == "nominal" and one and tail[0].text == "," and _introduces(segment):
        named = _core(text, offset, segment)
        if named.form == "name" and named.kind == "person":
            return named._replace(
                start=phrase.start,
                end=named.end,
                text=printed_of(text, offset, [*core, *tail[: tail.index(segment[-1]) + 1]]),
                role=named.role or phrase.role,
                role_head=named.role_head or phrase.head,
                affiliation=named.affiliation or phrase.affiliation,
                modifiers=phrase.modifiers,
                speaks_for=phrase.speaks_for,
            )
    if phrase.form == "name" and phrase.kind == "person" and tail[0].low not in RELATIVES:
        tie = _core(text, offset, segment)
        # "Roscosmos, the Ruthen space agency": what a bare name is, is said behind it.
        if tie.form == "nominal" and tie.kind in _THINGS and tie.determiner and _is_bare(phrase):
            return phrase._replace(kind=tie.kind, person=None)
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


def _core(text: str, offset: int, core: list[Token]) -> Phrase:
    core = [t if not i or not _in_title_case(t, core[i - 1]) else t._replace(capital=False) for i, t in enumerate(core)]
    start, end = core[0].start, core[-1].end
    printed = printed_of(text, offset, core)
    inner = _partitive(text, offset, core)
    if inner is not None:
        return inner._replace(start=start, text=printed, descriptor=printed)
    amount = amount_of(core)
    hedges = 0
    while hedges < len(core) - 1 and core[hedges].low in w.HEDGES and amount:
        hedges += 1
    if hedges and (is_number(core[hedges]) or core[hedges].low in w.NUMBERS | {"one", "half"}):
        core = core[hedges:]
    called = next((i for i, t in enumerate(core[:-1]) if i and t.low in {"named", "called"} and not t.capital), 0)
    if called and core[-1].capital and noun(core[called - 1].low)[::2] == ("person", False):
        bearer = _core(text, offset, core[called + 1 :])
        if bearer.form == "name" and bearer.kind == "person":
            teller = _core(text, offset, core[:called])
            return bearer._replace(
                start=start, text=printed, role=bearer.role or teller.role, role_head=bearer.role_head or teller.head,
                affiliation=bearer.affiliation or teller.affiliation,
            )  # fmt: skip
    movement = movement_end(core)
    if movement:
        name = printed_of(text, offset, core[:movement])
        return Phrase(
            start, end, printed, "name", "organization", name=name, name_start=start, name_end=start + len(name),
            head=core[movement - 1].low, modifiers=tuple(t.low for t in core[: movement - 1]),
        )  # fmt: skip
    determiner, owner, body = split_determiner(core)
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
    held: list[Token] = []
    if (bearer_at := _bearer(before, after)) > 0:  # "Mayor of Varmouth Ada Holm"
        held, before, after = leading_name(after[1:bearer_at]), [*before, *after[bearer_at:]], []
    before, trimmed = trim(before)
    pair = first_conjunct(before, determiner)
    conjoined, before = before, before[:pair] if pair else before
    # "Ministry of Trade and Industry": the body's name goes on over its preposition.
    if (
        len(after) > 1
        and after[0].low in ORG_LINKS
        and before[-1].capital
        and (
            before[-1].low in BODIES | {"house"}
            or (before[-1].low in h.DOCUMENT_HEADS and (determiner or len(before) > 1))
        )
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
        and is_common(before[0].low)
    ):
        capitals = []
    if capitals:
        phrase = _named(text, offset, base, owner, before, run, after)
        if phrase is not None:
            beside = printed_of(text, offset, held) if held else None
            return phrase._replace(affiliation=phrase.affiliation or beside or based or tied_to(before[:run]))
    phrase = _nominal(text, offset, base, owner, before, after, amount)
    if trimmed and phrase.kind in {"unnamed", "group"} and noun(phrase.head)[::2] == ("nobody", True):
        kind = "anonymous_group" if trimmed in w.NEAR else "group"
        phrase = phrase._replace(kind=kind, plural=True, descriptor=printed)
    if trimmed in w.NEAR and phrase.head in {"someone", "somebody", "one"}:
        phrase = phrase._replace(kind="anonymous_person", descriptor=printed)
    if pair and pair < len(conjoined) - 1:
        phrase = _conjoin(text, offset, phrase, conjoined, pair)
    return phrase


def _conjoin(text: str, offset: int, phrase: Phrase, conjoined: Sequence[Token], pair: int) -> Phrase:
    """The phrase of the first conjunct with what the second adds: more than one, and a role of their own."""
    if noun(conjoined[-1].low).sort != "person" or phrase.form != "nominal" or not phrase.role:
        return phrase
    kind = "anonymous_group" if phrase.kind == "anonymous_person" else phrase.kind
    role = f"{phrase.role} {printed_of(text, offset, conjoined[pair:])}"
    return phrase._replace(kind=kind, plural=True, role=role, role_head="")


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


def _named(
    text: str, offset: int, base: Phrase, owner: list[Token], before: list[Token], run: int, after: list[Token]
) -> Phrase | None:
    """The phrase if its core ends in a name; None where the capitals are only a role ("the Foreign Minister")."""
    capitals = before[run:]
    definite = base.determiner == "definite"
    lows = [t.low for t in capitals]
    printed = [strip_possessive(t.text) for t in capitals]
    last = len(before) - 1
    roles = (
        i
        for i in range(max(run - 1, 0), len(before))
        if is_role_token(before[i], i == last) or is_calling(before, i, run)
    )
    role_at = max(roles, default=-1)
    if run < role_at == last and _ends_name(before, last, run):
        role_at = max((i for i in range(run, last - 1) if is_role_token(before[i], False)), default=-1)
    if run < role_at == last and before[last - 1].low in h.TITLES and not h.TITLES[before[last - 1].low][1]:
        role_at = last - 1  # "Mr. King"
    if role_at == last > run and before[last].low in h.OUTLET_WORDS and before[last].capital and base.determiner:
        role_at = -1  # "the Harbour Observer"
    if (
        role_at >= run
        and definite
        and last > role_at
        and before[last].low in BODIES
        and before[role_at].low not in h.TITLES
    ):
        role_at = -1  # "the State Department Refugee Centre"
    if (
        run < role_at == last
        and before[last].capital
        and before[run].low in BODIES
        and before[run + 1].low in ORG_LINKS
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
        and (lows[0] in GIVEN - w.PLACES_AND_FAITHS or rest)
        and all(token.low in _NAME_SUFFIXES for token in rest)
    ):
        role_at = -1
    name_tokens = before[max(run, role_at + 1) :]
    if not name_tokens or (lows == [fold(base.text)] and lows[0] in h.FUNCTION_WORDS - GIVEN and printed[0].istitle()):
        return None
    if role_at < 0 and (cut := _of_a_body(lows)):
        house, name_tokens = capitals[:cut], capitals[cut:]
        name = strip_possessive(printed_of(text, offset, name_tokens))
        return base._replace(
            form="name", kind="person", name=name, name_start=name_tokens[0].start,
            name_end=name_tokens[0].start + len(name), affiliation=strip_possessive(printed_of(text, offset, house)),
            person=names.parse_person(name),
        )  # fmt: skip
    # "Ruthen's Parliament" is one body; "Ruthen's Ada Holm" is a person.
    owned = body_kind(lows, printed, lows[-1] in _TITLED_THINGS) if owner and role_at < 0 else None
    if owned in {"government", "organization", "document", "outlet"}:
        name_tokens = [*owner, *name_tokens]
        lows = [t.low for t in name_tokens]
        printed = [strip_possessive(t.text) for t in name_tokens]
    name = strip_possessive(printed_of(text, offset, name_tokens))
    kind = None
    # "The advocacy group Harbours for Peace", "the daily Zarya": the common noun tells what the name is.
    introduced = (
        noun(before[run - 1].low).sort if run and role_at < 0 and not owner and not before[run - 1].capital else ""
    )
    if introduced in {"organization", "outlet", "document", "government"} and before[run - 1].low in w.INTRODUCERS:
        linked = leading_name(after[1:]) if after and after[0].low in {"for", "of", "on"} else []
        if linked:
            name_tokens = [*name_tokens, after[0], *after[1 : after.index(linked[-1]) + 1]]
            name = strip_possessive(printed_of(text, offset, name_tokens))
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
        and lows[0] in GIVEN
        and body_kind(lows, printed, False) is None
    ):
        definite = False  # "the Donald"
    if role_at < 0:
        kind = owned or body_kind(lows, printed, definite)
        if kind == "group" or (kind is None and lows[-1] in h.SOURCE_PLURALS):
            return None
        # A headline's "Black Lawmakers", "One Tweet": capitals, but no name.
        many = noun(lows[-1]).plural and is_common(lows[-1]) and noun(lows[-1]).sort == "person"
        if kind is None and lows[0] not in GIVEN and (many if len(lows) > 1 else _headline(base, lows[0])):
            return None
        # "Indian experts", "the Clinton" + lower-case head never come here; "Americans" alone is a group.
    else:
        trailing = [t.low for t in name_tokens]
        if (
            len(trailing) == 1
            and noun(trailing[0]).sort == "person"
            and noun(trailing[0]).plural
            and is_common(trailing[0])
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
    if kind is None and role_at < 0 and base.text[:1].isdigit() and noun(lows[-1]).plural:
        kind = "document"  # a title: "13 Hours"
    if kind is not None:
        maker = name_tokens[:-1] if kind == "document" and lows[-1] in h.DOCUMENT_HEADS else []
        if maker and base.determiner != "definite":
            common = common._replace(affiliation=strip_possessive(printed_of(text, offset, maker)))
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
        first, body = role_span(before, titled)
        role_tokens = before[role_start(before, first, body) : role_at + 1]
        body = [*owner, *body]
        if not (title and h.TITLES[title][1] == "" and len(role_tokens) == 1):
            role = printed_of(text, offset, role_tokens)
        else:
            role_head = ""
        affiliation = strip_possessive(printed_of(text, offset, body)) if body else None
        modifiers = tuple(t.low for t in before[:role_at])
        speaks = role_head in h.SPOKES
        modifiers += tuple(t.low for t in owner)
    if after and after[0].low in {"of", "for", "at", "with", "from"} and affiliation is None:
        place = leading_name(after[1:])
        affiliation = printed_of(text, offset, place) if place else None
    return common._replace(
        kind="person",
        title=title,
        role=role,
        role_head=role_head,
        affiliation=affiliation,
        modifiers=modifiers,
        speaks_for=speaks and affiliation is not None,
        descriptor=printed_of(text, offset, before[: role_at + 1]) if role and base.determiner else None,
        person=names.parse_person(name, title, role_head),
    )


def _in_title_case(token: Token, last: Token) -> bool:
    """Whether a headline's capital stands on a preposition behind a common noun: "Exit Polls In Varmouth"."""
    known = token.low in h.PREPOSITIONS and bool(noun(last.low).sort) and last.low not in GIVEN
    return token.capital and known and last.low not in BODIES


def _ends_name(before: Sequence[Token], last: int, run: int) -> bool:
    """Whether a role word in capitals is the surname behind a title and a given name: "Sens. Jon Tester"."""
    name, title = before[last - 1], before[last - 2] if last - 2 >= run else None
    return before[last].capital and name.low in GIVEN and title is not None and title.low in h.TITLES


def _of_a_body(lows: Sequence[str]) -> int:
    """How many words in front of a person's name are a body's: "Fox News Ada Holm", "Ports Federation Ada Holm"."""
    for at in range(1, len(lows) - 1):
        known = " ".join(lows[:at]) in h.OUTLETS | h.GOVERNMENTS | companies.BODIES
        headed = at > 1 and lows[at - 1] in h.ORGANIZATION_HEADS and lows[0] not in GIVEN
        if lows[at] in GIVEN - w.PLACES_AND_FAITHS and (known or headed) and lows[-1] not in BODIES:
            return at
    return 0


def _bearer(before: Sequence[Token], after: Sequence[Token]) -> int:
    """Where behind "mayor of Varmouth" the name of the bearer begins; 0 where none does."""
    if len(after) < 3 or after[0].low != "of" or not is_role(before[-1].low) or not after[-1].capital:
        return 0
    if after[1].low in GIVEN - w.PLACES_AND_FAITHS or is_role(after[1].low):
        return 0  # "daughter of Ada Holm", "aide of Senator Ada Holm"
    for at in range(2, min(4, len(after) - 1)):
        place = " ".join(t.low for t in after[1:at])
        if place in REGIONS or place in COUNTRIES:
            return at if all(t.capital for t in after[at:]) else 0
    for at, token in enumerate(after[2:-1], 2):
        if token.low in GIVEN - w.PLACES_AND_FAITHS and token.capital:
            return at if all(t.capital for t in after[at:]) and after[at - 1].low not in {"of", "and", "the"} else 0
    return 0


def _is_bare(phrase: Phrase) -> bool:
    """Whether nothing of a name shows that it is a person's."""
    given = phrase.person is not None and (phrase.person.given or phrase.person.gender)
    return not (given or phrase.title or phrase.role)


def _introduces(segment: Sequence[Token]) -> bool:
    """Whether an apposition may hold a name: it begins with one, or with words of a role before one."""
    return segment[0].capital or (
        segment[-1].capital and (segment[0].low in h.ROLE_MODIFIERS or is_role(segment[0].low))
    )


def _headline(base: Phrase, low: str) -> bool:
    """Whether the one capital behind "a" or "many" is a common noun in title case."""
    return base.determiner in {"indefinite", "quantified", "another"} and (
        is_common(low) or noun(low).sort == "document"
    )


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
    news = sort == "outlet" and noun(head).sort != "outlet"
    kind = "outlet" if news else nominal_kind(head, modifiers, base.determiner, amount)
    if kind == "unnamed" and sort == "nobody" and plural and after and after[0].low in w.WHERE:
        kind = "anonymous_group" if any(t.low == "knowledge" for t in after[:4]) else "group"
    place, detail = place_behind(after, kind)
    affiliation = strip_possessive(printed_of(text, offset, place)) if place else None
    if owner and (affiliation is None or after[0].low in {"to", "in", "on"}):
        held = [t for t in owner if t.low not in h.DEFINITE | {"a", "an"}]
        affiliation = strip_possessive(printed_of(text, offset, held)) if held and held[-1].low not in w.TIMES else None
    role = None
    if kind in {"anonymous_person", "anonymous_group"}:
        first, body = role_span(before, at)
        held = [t for t in body if t.low not in w.TIMES]
        if singular in h.NO_ROLES or singular + "s" in h.PARTISANS:
            if singular + "s" in h.PARTISANS:
                affiliation = before[at].text
        elif sort == "person" or sort == "":
            end = detail[-1] if detail else last
            role = printed_of(text, offset, [before[role_start(before, first, body)], end])
        if held and (affiliation is None or {t.low for t in held} & h.PARTY_WORDS):
            affiliation = stem_of(strip_possessive(printed_of(text, offset, held)))
    elif affiliation is None or (kind == "document" and after and after[0].low != "by"):
        affiliation = defining_name(text, offset, before[:at]) or affiliation
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
