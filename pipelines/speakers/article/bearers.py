"""People of one article by what it calls them: who bears a role, whose lawyer somebody is, whom a description varies.

Only single people: bodies and places are in `sorts`, pairs and groups in `descriptions`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipelines.speakers.article.entities import Entity, Mention, State
from pipelines.speakers.article.salience import candidates, pick, preposed
from pipelines.speakers.article.surroundings import NOBODY, before, introduced_since, is_named_person, located
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.places import country_of
from pipelines.speakers.lexicon.standing import PLACES
from pipelines.speakers.names import names
from pipelines.speakers.phrases.phrases import Phrase, analyse
from schemas.ids import fold

_LEADERS = frozenset(
    "president dictator strongman autocrat leader ruler premier chancellor king queen monarch emperor sultan".split()
)
LAWMAKERS = frozenset(
    "senator representative congressman congresswoman lawmaker legislator deputy delegate politician councillor".split()
)
_OFFICERS = frozenset("general colonel admiral captain major commander lieutenant officer sergeant brigadier".split())
_SPOKES = frozenset("spokesman spokeswoman spokesperson representative".split())
_LAW = frozenset("lawyer attorney counsel solicitor".split())
_STAGE = frozenset("actor actress star comedian entertainer performer".split())
_PRESS = frozenset("journalist reporter anchor anchorman anchorwoman newsman newswoman correspondent columnist".split())
_ENVOYS = frozenset("ambassador diplomat envoy".split())
_TYCOONS = frozenset(
    "billionaire millionaire mogul tycoon magnate businessman businesswoman entrepreneur financier oligarch".split()
)
SYNONYMS = (_LEADERS, LAWMAKERS, _OFFICERS, _SPOKES, _LAW, _STAGE, _PRESS, _ENVOYS, _TYCOONS)
_STRICT = frozenset("vice deputy former ex assistant acting first".split())
# Offices that one person holds at a time in what an article is about.
_SOLE = frozenset("president pope king queen premier chancellor emperor monarch dictator mayor".split())
# Descriptions by which news varies a name: by party, standing, trade or office sought.
_VARIATIONS = (
    frozenset(
        "politician lawmaker mother father grandmother grandfather native veteran incumbent democrat republican "
        "liberal conservative socialist statesman celebrity autocrat strongman singer author novelist activist "
        "dissident filmmaker documentarian musician rapper historian neurosurgeon surgeon".split()
    )
    | _TYCOONS
    | _STAGE
)
SEEKERS = frozenset("candidate nominee contender hopeful frontrunner front-runner challenger".split())
OFFICE_HOLDERS = LAWMAKERS | frozenset("president governor secretary mayor minister".split())
_PARTISANS = frozenset("republican democrat conservative liberal socialist".split())
_STAFF = frozenset(
    "manager spokesman spokeswoman spokesperson aide adviser advisor strategist director chairman staffer lawyer "
    "consultant pollster reporter host moderator judge professor".split()
)
_VARIED = frozenset("former ex longtime long-time presidential gop democratic republican embattled outspoken".split())
# What only praises, and tells no other bearer of a role.
_PRAISE = frozenset(
    "star famous famed renowned prominent popular powerful influential veteran longtime outspoken embattled fiery "
    "charismatic controversial beloved celebrated wealthy ambitious combative populist".split()
)
_LEAD = 4  # sentences in which a description may stand before the name
_FAR = 3  # sentences after which another person may have come between
_COPULAS = frozenset("and or is was be are were been being not as became become becoming remains remain".split())
_IS = frozenset("is was became remains".split())
_MAX_PLACES = 60
_FOREGROUND = 0.3  # of the weight of the first
_TOPIC_FLOOR = 0.64
"""Least share of the person spoken of in the weight of the two best, for a description that names no known role."""


def by_role(state: State, phrase: Phrase) -> Mention | None:
    """The named person whom the article introduced with this role, the one mentioned last where several fit."""
    wanted = _wanted(phrase)
    found: list[tuple[float, int, int]] = []
    for entity in state.entities:
        score = max(_fits(state, entity, phrase, wanted), default=0.0) if entity.roles else 0.0
        last = state.last_place(entity.number, phrase.start) if score else -1
        if last >= 0 and _is_sure(state, entity):
            found.append((score, last, entity.number))
    if not found:
        early = state.sentence(phrase.start) <= _LEAD or phrase.affiliation
        return _said_to_be(state, phrase) or (_named_later(state, phrase, wanted) if early else None)
    best = max(score for score, _, _ in found)
    found = [item for item in found if item[0] == best]
    latest = max(found, key=lambda item: (item[1], -item[2]))
    described = [
        e for e in state.entities
        if e.form == "nominal" and e.kind == "anonymous_person" and e.head == phrase.head
        and wanted - {"the"} <= e.modifiers | {phrase.head}
    ]  # fmt: skip
    if any(state.last_place(e.number, phrase.start) > latest[1] for e in described):
        return None
    newer = phrase.head not in _SOLE and introduced_since(state, phrase.head, phrase.start, latest[1])
    if newer or _overshadowed(state, phrase, latest[2], len(found) > 1):
        return None
    if len(found) > 1:
        gap = state.sentence(phrase.start) - state.sentence(latest[1])
        return Mention(phrase, latest[2], "role", 0.6) if gap <= _FAR else None
    return Mention(phrase, latest[2], "role", best)


def _wanted(phrase: Phrase) -> set[str]:
    return set(phrase.modifiers) | set(fold(phrase.affiliation or "").split())


def _fits(state: State, entity: Entity, phrase: Phrase, wanted: set[str]) -> Iterator[float]:
    """How well each role of a person fits a description."""
    for head, modifiers, start in entity.roles:
        if start > phrase.start and state.sentence(start) > 2:
            continue
        if head == phrase.head:
            score = 0.85
        elif _alike(head, modifiers, phrase.head, wanted):
            score = 0.65
        else:
            continue
        if wanted & _STRICT != modifiers & _STRICT & (wanted | _STRICT - {"former", "ex"}):
            continue
        bodies = wanted - h.ROLE_MODIFIERS - h.DEFINITE - _PRAISE
        loose = score < 0.8 or head in _PARTISANS  # "the Varmouth Reformer" is not just any Reformer
        if not _bodies_agree(bodies, modifiers) or (loose and bodies and not modifiers & bodies):
            continue
        yield score


def _alike(head: str, modifiers: frozenset[str], other: str, others: set[str]) -> bool:
    """Whether two role nouns may mean one office. A leader is one of a state only where a country stands beside it."""
    if not any(head in group and other in group for group in SYNONYMS):
        return False
    if "leader" in {head, other}:
        return any(country_of(word) for word in (modifiers if head == "leader" else others))
    return True


def _is_sure(state: State, entity: Entity) -> bool:
    """Whether an entity is surely enough a person for a description by role to mean it."""
    if not is_named_person(entity) or entity.person is None:
        return False
    name = fold(entity.name)
    if name in PLACES and any(located(state, start, start + len(name)) for start in entity.places[:20]):
        return False  # "in New Varmouth, a woman said": an apposition only by its looks
    return bool(entity.gender and (entity.known or entity.person.given)) or entity.number in state.speaking


def _overshadowed(state: State, phrase: Phrase, bearer: int, several: bool = False) -> bool:
    """Whether the bearer is far back, or one of several, and another person of untold role has come since.

    "Sen. Holm … Rask took the stage. The senator said": Rask may be one, though nothing here says so.
    """
    last = state.last_place(bearer, phrase.start)
    near = 0 if several else _FAR
    if phrase.head in _SOLE or state.sentence(phrase.start) - state.sentence(last) <= near:
        return False
    gender = names.gender_of("", "", phrase.head)
    for start, _, number, _ in before(state, phrase.start, 8):
        entity = state.entities[number]
        if start <= last or state.sentence(phrase.start) - state.sentence(start) > 1:
            break
        if is_named_person(entity) and not entity.roles and names.genders_agree(entity.gender, gender):
            return True
    return False


def _named_later(state: State, phrase: Phrase, wanted: set[str]) -> Mention | None:
    """The one person of the article with this role: "The president of Ruthen denied …", then "President Holm".

    A country may be missing on one side but not differ; where two people fit, nobody is meant for sure.
    """
    bodies = wanted - h.ROLE_MODIFIERS - h.DEFINITE
    fits = set()
    for entity in state.entities:
        for head, modifiers, _ in entity.roles if _is_sure(state, entity) else ():
            stated = modifiers - h.ROLE_MODIFIERS - h.DEFINITE
            agree = not stated or not bodies or _bodies_agree(bodies, modifiers)
            if head in _PARTISANS and bodies and not stated & bodies:
                continue
            if head == phrase.head and agree and wanted & _STRICT == modifiers & _STRICT:
                fits.add(entity.number)
    return Mention(phrase, fits.pop(), "role", 0.7) if len(fits) == 1 else None


def _said_to_be(state: State, phrase: Phrase) -> Mention | None:
    """The one person of whom a clause says so: "Holm is the mayor", "Rask became a well-known journalist"."""
    fits = {
        number
        for start, end, number, _ in before(state, phrase.start, _MAX_PLACES)
        if is_named_person(state.entities[number]) and _predicated(state, end, phrase)
    }
    if len(fits) != 1:
        return None
    number = fits.pop()
    last = state.last_place(number, phrase.start)
    if introduced_since(state, phrase.head, phrase.start, last) or _overshadowed(state, phrase, number):
        return None
    return Mention(phrase, number, "role", 0.75)


def _predicated(state: State, end: int, phrase: Phrase) -> bool:
    """Whether the words from `end` say that the one named there is what the description says."""
    at = bisect_left(state.token_starts, end)
    tokens = state.tokens[at : at + 14]
    first = 2 if len(tokens) > 2 and tokens[0].text == "," and tokens[1].low == "who" else 0
    if len(tokens) <= first or tokens[first].low not in _IS:
        return False
    if len(tokens) <= first + 1 or tokens[first + 1].low not in {"a", "an", "the"}:
        return False
    run = []
    for token in tokens[first + 2 : first + 9]:
        if not token.low or token.low in h.PREPOSITIONS or token.low in h.FUNCTION_WORDS:
            break
        run.append(token)
    return bool(run) and run[-1].low == phrase.head and not _STRICT & {token.low for token in run}


def owned(state: State, phrase: Phrase) -> Mention | None:
    """The one named person whom the article introduced as the owner's: "his lawyer", "the senator's spokesman"."""
    strict = {*phrase.modifiers} & _STRICT
    fits = {
        entity.number
        for owner in _owners(state, phrase)
        for entity in state.entities
        if _is_sure(state, entity) and entity.number != owner.number
        for head, modifiers, _ in entity.roles
        if (head == phrase.head or any(head in group and phrase.head in group for group in SYNONYMS))
        and modifiers & ({owner.person.surname} if owner.person is not None else owner.words)
        and modifiers & _STRICT == strict
    }
    return Mention(phrase, fits.pop(), "role", 0.75) if len(fits) == 1 else None


def _owners(state: State, phrase: Phrase) -> list[Entity]:
    """Whose the described one may be: for "his" all men in the foreground, since only one of them has such a one."""
    wanted = {"his": "m", "her": "f"}.get(fold(phrase.text).split()[0]) if phrase.determiner == "pronominal" else None
    if wanted is None:
        owner = owner_of(state, phrase)
        return [owner] if owner is not None else []
    weights = candidates(state, phrase.start, NOBODY, wanted)
    least = _FOREGROUND * max(weights.values(), default=0.0)
    return [state.entities[number] for number, weight in sorted(weights.items()) if weight >= least]


def owner_of(state: State, phrase: Phrase) -> Entity | None:
    """The person to whom what is described belongs: "his", "Holm's" or "the senator's"."""
    if phrase.determiner == "pronominal":
        wanted = {"his": "m", "her": "f"}.get(fold(phrase.text).split()[0])
        if wanted is None:
            return None
        mention = pick(state, phrase, candidates(state, phrase.start, NOBODY, wanted), 0.12)
        if mention.method == "unresolved" or mention.score < 0.65:
            return None
        return state.entities[mention.entity]
    if not phrase.affiliation:
        return None
    inner = analyse(phrase.text[: phrase.text.find(phrase.affiliation) + len(phrase.affiliation)], phrase.start)
    if inner is None or inner.form == "pronoun":
        return None
    if inner.form == "nominal":
        found = by_role(state, inner) if inner.kind == "anonymous_person" and inner.determiner == "definite" else None
        return state.entities[found.entity] if found is not None else None
    person = inner.person or names.parse_person(phrase.affiliation)
    if person is None:
        return None
    bearers = [e for e in state.entities if e.person is not None and e.person.surname == person.surname]
    bearers = [e for e in bearers if e.person and names.compare_people(e.person, person)] if person.given else bearers
    return bearers[0] if len(bearers) == 1 else None


def by_topic(state: State, phrase: Phrase) -> Mention | None:
    """ "The 34-year-old", "the former governor", "the billionaire": the person whom the sentence before is about.

    Only descriptions that vary a name: who is described by a function ("the judge", "the spokesman") may be another.
    """
    if phrase.plural or phrase.kind not in {"anonymous_person", "unnamed", "group"}:
        return None
    if preposed(state, phrase.start) or _predicate(state, phrase.start):
        return None
    age = re.match(r"(\d{1,3})-?years?-?old", phrase.text.split(" ", 1)[-1])
    aged = _aged(state, phrase, age.group(1)) if age is not None else None
    if aged is not None or phrase.head.endswith("yearold"):
        return aged
    if phrase.head not in _VARIATIONS | SEEKERS and not _VARIED & {*phrase.modifiers}:
        return None
    weights = candidates(state, _topic_from(state, phrase.start), NOBODY, "any")
    later = _named_in_rest(state, phrase.end)
    weights = {n: w for n, w in weights.items() if n not in later and _is_sure(state, state.entities[n])}
    former = "former" in phrase.modifiers or "ex" in phrase.modifiers
    bearers = {e.number for e in state.entities if any(head == phrase.head for head, _, _ in e.roles)}
    told = bearers if phrase.head in _VARIATIONS - _TYCOONS else bearers & weights.keys()
    if told and not former:
        weights = {number: weight for number, weight in weights.items() if number in told}
    else:
        weights = {n: w for n, w in weights.items() if not serves(state.entities[n])}
    if former and phrase.head in _SOLE:
        weights = {n: w for n, w in weights.items() if not _heads(state, n) & SEEKERS}
    gender = names.gender_of("", "", phrase.head)
    weights = {n: w for n, w in weights.items() if names.genders_agree(state.entities[n].gender, gender)}
    mention = pick(state, phrase, weights, 0.5)
    if mention.method == "unresolved" or mention.score < _TOPIC_FLOOR:
        return None
    if introduced_since(state, phrase.head, phrase.start, state.last_place(mention.entity, phrase.start)):
        return None
    return Mention(phrase, mention.entity, "role", round(0.75 * mention.score, 3))


def serves(entity: Entity) -> bool:
    """Whether the article introduces somebody as one who works for others, and so seeks or owns nothing himself."""
    return any(head in _STAFF or (head == "secretary" and "press" in modifiers) for head, modifiers, _ in entity.roles)


def _named_in_rest(state: State, position: int) -> set[int]:
    """Who is named further on in the sentence: "the candidate said of Mr. Holm" is another than Holm."""
    index = state.sentence(position)
    stop = state.sentences[index].end if state.sentences else position
    first = bisect_left(state.at, (position,))
    return {number for start, _, number, _ in state.at[first : first + 20] if start < stop}


def _heads(state: State, number: int) -> set[str]:
    return {head for head, _, _ in state.entities[number].roles}


def _aged(state: State, phrase: Phrase, age: str) -> Mention | None:
    """The one person whose age the article gives so ("Ada Holm, 34,"), or the only one whom it has named so far."""
    fits, named = set(), set()
    for start, end, number, _ in before(state, phrase.start, _MAX_PLACES):
        behind, ahead = state.text[end : end + 2 + len(age)], state.text[max(0, start - 30) : start]
        stated = behind in {f", {age}", f" ({age}"} and not state.text[end + 2 + len(age) :][:1].isalnum()
        if not is_named_person(state.entities[number]) or located(state, start, end):
            continue
        named.add(number)
        if stated or re.search(rf"\b{age}-year-old \S*\s?$", ahead):
            fits.add(number)
    if len(fits) == 1:
        return Mention(phrase, fits.pop(), "role", 0.8)
    if fits or len(named) != 1 or not phrase.head.endswith("yearold"):
        return None
    number = named.pop()
    return Mention(phrase, number, "role", 0.65) if _is_sure(state, state.entities[number]) else None


def _topic_from(state: State, position: int) -> int:
    """Where to look back from: over a preposition that opens the sentence, which brings in others than the topic."""
    start = state.sentences[state.sentence(position)].start if state.sentences else 0
    index = bisect_left(state.token_starts, start)
    opens = index < len(state.tokens) and state.tokens[index].low in h.PREPOSITIONS - {"as", "like"}
    return min(start, position) if opens else position


def _predicate(state: State, start: int) -> bool:
    """Whether what begins at `start` says what somebody is, or is joined to another: "is not the only Republican"."""
    index = bisect_left(state.token_starts, start)
    return index > 0 and state.tokens[index - 1].low in _COPULAS


def _bodies_agree(wanted: set[str], known: frozenset[str]) -> bool:
    """Whether the bodies and countries of a role fit: equal, a demonym of it, or a long common beginning."""
    for word in wanted - {"s", "of", "the", "an", "a"}:
        country = country_of(word)
        fits = word in known or any(
            (country is not None and country_of(other) == country)
            or (len(word) > 4 and len(other) > 4 and word[:5] == other[:5])
            for other in known
        )  # fmt: skip
        if not fits and (country is not None or known - h.ROLE_MODIFIERS):
            return False
    return True
