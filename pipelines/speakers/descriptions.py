"""Descriptions of one article ("the minister", "her campaign", "the bank"): whom they mean among those it names.

By role, by head noun, and by who was just spoken of. Pronouns are in `pronouns`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable

from pipelines.speakers import names
from pipelines.speakers.entities import BODIES, Entity, Mention, Source, State, looks_like_body
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.places import COUNTRIES, country_of
from pipelines.speakers.nouns import singular_of
from pipelines.speakers.phrases import Phrase
from pipelines.speakers.salience import candidates, pick, preposed, together
from schemas.ids import fold

_LEADERS = frozenset(
    "president dictator strongman autocrat leader ruler premier chancellor king queen monarch emperor sultan".split()
)
_LAWMAKERS = frozenset(
    "senator representative congressman congresswoman lawmaker legislator deputy delegate politician councillor".split()
)
_OFFICERS = frozenset("general colonel admiral captain major commander lieutenant officer sergeant brigadier".split())
_SPOKES = frozenset("spokesman spokeswoman spokesperson representative".split())
_LAW = frozenset("lawyer attorney counsel solicitor".split())
_SYNONYMS = (_LEADERS, _LAWMAKERS, _OFFICERS, _SPOKES, _LAW)
_STRICT = frozenset("vice deputy former ex assistant acting first".split())
_COMPANIES = frozenset("company firm corporation".split())
_CAMPAIGNS = frozenset({"campaign", "team"})
# Descriptions by which news varies a name: by age, party, standing or office sought.
_VARIATIONS = frozenset(
    "candidate nominee billionaire millionaire mogul tycoon magnate businessman businesswoman politician lawmaker "
    "mother father grandmother grandfather native veteran frontrunner front-runner contender incumbent challenger "
    "democrat republican liberal conservative socialist statesman celebrity entrepreneur financier autocrat strongman "
    "singer actor actress author novelist activist dissident oligarch".split()
)
_PARTISANS = frozenset("republican democrat conservative liberal socialist".split())
_SEEKERS = frozenset("candidate nominee contender hopeful frontrunner front-runner challenger".split())
_STAFF = frozenset(
    "manager spokesman spokeswoman spokesperson aide adviser advisor strategist director chairman staffer lawyer "
    "secretary consultant pollster reporter host moderator judge professor".split()
)
_LEAD = 4  # sentences in which a description may stand before the name
_VARIED = frozenset("former ex longtime long-time presidential gop democratic republican embattled outspoken".split())
# What "the" may be followed by before the head without telling another body.
_LIGHT = frozenset("the this that nonprofit non-profit federal giant international global".split())
_SORTS = {
    "print": frozenset("newspaper paper magazine tabloid daily weekly".split()),
    "broadcast": frozenset("broadcaster network station channel".split()),
    "outlet": frozenset("outlet website site publication newswire blog".split()),
    "agency": frozenset("agency department bureau regulator watchdog ministry commission authority".split()),
    "alliance": frozenset("alliance bloc".split()),
    "company": frozenset(
        "company firm corporation bank lender carmaker automaker manufacturer retailer carrier airline utility startup "
        "brewer insurer chain brewery".split()
    ),
    "group": frozenset(
        "group organization organisation nonprofit charity foundation think-tank association union coalition "
        "ngo lobby".split()
    ),
}
_PAPERS = frozenset(
    "times post herald gazette tribune journal courier chronicle magazine daily weekly newspaper examiner telegraph "
    "guardian observer mail mirror argus inquirer sentinel dispatch".split()
)
_BROADCASTERS = frozenset("tv television radio broadcasting cnn nbc abc cbs msnbc bbc pbs npr itv nhk fox".split())
_AGENCIES = frozenset(
    "agency administration department office bureau service commission authority board institute center centre".split()
)
_NO_COMPANIES = frozenset(
    "campaign party committee union association university college foundation council commission court caucus board "
    "church school institute agency bureau department office coalition alliance club league society senate congress "
    "federation team administration academy movement".split()
)
_NO_GROUPS = frozenset(
    "campaign university college company corp inc bank school hospital court commission committee agency office "
    "department bureau party airline airlines motors industries board administration program".split()
)
_COPULAS = frozenset("and or is was be are were been being not as became become becoming remains remain".split())
_PAIRS = frozenset("two pair duo couple both".split())
_COUNTRIES = frozenset("country nation state".split())
_PLACES = frozenset("city town state country nation county village".split())


def nominal(state: State, phrase: Phrase) -> Mention:
    """The entity that a description means: a named one by role or head, one described before, or a new one."""
    position = phrase.start
    definite = phrase.determiner in {"definite", "possessive"}
    if phrase.determiner == "pronominal":
        found = _owned(state, phrase)
        if found is not None:
            return found
    if definite and not phrase.plural:
        found = _place(state, phrase)
        if found is not None:
            return found
    if phrase.kind == "unnamed":
        return (_by_topic(state, phrase) if definite else None) or state.unresolved(phrase)
    beside = _apposed(state, phrase)
    if beside is not None:
        return beside
    bare_role = phrase.kind == "anonymous_person" and not phrase.determiner
    if definite or bare_role:
        found = _person_by_role(state, phrase) if phrase.kind == "anonymous_person" else _body_by_head(state, phrase)
        if found is not None:
            return found
    earlier = [e for e in state.entities if e.form == "nominal" and e.kind == phrase.kind and e.anchor[0] <= position]
    if phrase.determiner != "another":
        same = [e for e in earlier if any(_bare(form) == _bare(phrase.text) for form in e.printed)]
        near = [
            e
            for e in earlier
            if definite
            and e.head == phrase.head
            and e.plural == phrase.plural
            and set(phrase.modifiers) - {"unnamed"} <= e.modifiers
            and (phrase.affiliation is None or set(fold(phrase.affiliation).split()) <= set(fold(e.name).split()))
        ]
        plain = phrase.determiner == "definite"
        varied = _by_topic(state, phrase) or _body_by_sort(state, phrase) if plain else None
        if varied is not None:
            last = max((state.last_place(e.number, position) for e in (*same, *near)), default=-1)
            if last < state.last_place(varied.entity, position):
                return varied
        if same:
            return Mention(phrase, same[-1].number, "same_words", 0.8 if definite else 0.6)
        if near:
            latest = max(near, key=lambda e: (state.last_place(e.number, position), e.number))
            return Mention(phrase, latest.number, "head_noun", 0.85 if len(near) == 1 else 0.6)
    entity = state.new(phrase.kind, "nominal", phrase)
    entity.plural = entity.plural or singular_of(phrase.head) != phrase.head
    return Mention(phrase, entity.number, "described", 0.9)


def several(state: State, phrase: Phrase) -> tuple[Mention, list[int]] | None:
    """Those named in one breath before whom a plural takes up: "the senators", "the two"."""
    if phrase.determiner != "definite" or not (phrase.plural or phrase.head in _PAIRS):
        return None
    group = together(state, phrase.start, Source(-1, None, [], [], [], []))
    if group is None or group[0] < 0.7:
        return None
    members = [state.entities[number] for number in group[1]]
    head = singular_of(phrase.head)
    counted = len(members) == 2 and bool(_PAIRS & {phrase.head, *fold(phrase.text).split()})
    if head in _COUNTRIES:
        fits = all(e.words <= COUNTRIES and e.kind == "government" for e in members)
    elif counted and phrase.head in _PAIRS:
        fits = all(e.kind == "person" for e in members)
    else:
        alike = next((group for group in _SYNONYMS if head in group), _SEEKERS if head in _SEEKERS else {head})
        unknown = phrase.kind != "document" and len(members) == 2 and not any(e.roles for e in members)
        known = any(role in alike for e in members for role, _, _ in e.roles)
        fits = (known or unknown) and all(e.kind == "person" for e in members)
    if not fits:
        return None
    return Mention(phrase, members[0].number, "role", 0.7), [e.number for e in members[1:]]


def _apposed(state: State, phrase: Phrase) -> Mention | None:
    """The person named right before: "Ada Holm, a pupil with plans, said"."""
    if phrase.kind != "anonymous_person" or phrase.determiner != "indefinite":
        return None
    if state.text[phrase.end : phrase.end + 5] == " and ":
        return None
    for start, end, number, _ in _before(state, phrase.start, 3):
        if looks_like_body(state.entities[number]) and preposed(state, start):
            bearer = before_place(state, start, start - 80)
            if bearer is None:
                return None
            number = bearer  # "Ada Holm of Ruthen, a Reformer"
        entity = state.entities[number]
        named = state.text[end : phrase.start] == ", " and entity.kind == "person" and entity.form == "name"
        if named and names.genders_agree(entity.gender, names.gender_of("", "", phrase.head)):
            return Mention(phrase, number, "role", 0.8)
    return None


def _before(state: State, position: int, count: int) -> list[tuple[int, int, int, bool]]:
    """The last `count` places of entities before `position`, the nearest first."""
    index = bisect_left(state.at, (position,))
    return state.at[max(0, index - count) : index][::-1]


def before_place(state: State, place: int, begin: int) -> int | None:
    """Who is named before "of Ruthen", or before an apposition that ends so: "Ada Holm, Reformer of Ruthen, who"."""
    for start, end, number, _ in _before(state, place, 3):
        if start >= begin and place - end < 40 and state.entities[number].kind == "person":
            return number
    return None


def _recent(state: State, position: int, sentences: int) -> list[tuple[int, int, int, bool]]:
    """The places of entities in the sentence of `position` before it and in those before, the nearest first."""
    here = state.sentence(position)
    index = bisect_left(state.at, (position,))
    return [
        entry
        for entry in reversed(state.at[max(0, index - 30) : index])
        if here - state.sentence(entry[0]) <= sentences and entry[1] <= position
    ]


def _owned(state: State, phrase: Phrase) -> Mention | None:
    """ "His campaign", "her husband": the body that bears the owner's name, the person introduced as the owner's."""
    pronoun = fold(phrase.text).split()[0]
    wanted = {"his": "m", "her": "f"}.get(pronoun)
    if wanted is None:
        return None
    before = [
        number
        for _, _, number, _ in _recent(state, phrase.start, 2)
        if state.entities[number].kind == "person" and state.entities[number].gender in {wanted, ""}
    ]
    owner = state.entities[before[0]] if before and len(set(before[:3])) == 1 else None
    if owner is None or owner.person is None:
        return None
    surname = owner.person.surname
    if phrase.kind in BODIES:
        return _body_of(state, phrase, owner.number)
    fits = {
        e.number
        for e in state.entities
        if e.kind == "person" and e.form == "name" and e.number != owner.number
        for head, modifiers, _ in e.roles
        if head == phrase.head and surname in modifiers
    }
    return Mention(phrase, fits.pop(), "role", 0.7) if len(fits) == 1 else None


def _body_of(state: State, phrase: Phrase, owner: int) -> Mention | None:
    """The campaign, office or team that the article calls by the owner's name."""
    person = state.entities[owner].person
    if person is None:
        return None
    fits = [
        e
        for e in state.entities
        if e.kind in BODIES and e.head == phrase.head and person.surname in e.words | e.modifiers
    ]
    fits = [e for e in fits if e.anchor[0] < phrase.start]
    return Mention(phrase, fits[0].number, "head_noun", 0.75) if fits else None


def _by_topic(state: State, phrase: Phrase) -> Mention | None:
    """ "The 34-year-old", "the former governor", "the billionaire": the person whom the sentence before is about.

    Only descriptions that vary a name: who is described by a function ("the judge", "the spokesman") may be another.
    """
    varies = phrase.head in _VARIATIONS or any(
        word in _VARIED or word.endswith("yearold") for word in (*phrase.modifiers, phrase.head)
    )
    if phrase.plural or not varies or phrase.kind not in {"anonymous_person", "unnamed", "group"}:
        return None
    if preposed(state, phrase.start) or _predicate(state, phrase.start):
        return None
    bearers = {
        e.number for e in state.entities if e.kind == "person" and any(head == phrase.head for head, _, _ in e.roles)
    }
    weights = candidates(state, _topic_from(state, phrase.start), Source(-1, None, [], [], [], []), "any")
    if bearers & weights.keys() and "former" not in phrase.modifiers and (
        phrase.head in _SEEKERS or phrase.head not in _VARIATIONS
    ):  # fmt: skip
        weights = {number: weight for number, weight in weights.items() if number in bearers}
    elif phrase.head in _SEEKERS:
        weights = {n: w for n, w in weights.items() if not any(r in _STAFF for r, _, _ in state.entities[n].roles)}
    gender = names.gender_of("", "", phrase.head)
    weights = {n: w for n, w in weights.items() if names.genders_agree(state.entities[n].gender, gender)}
    mention = pick(state, phrase, weights, 0.5)
    if mention.method == "unresolved" or state.entities[mention.entity].form != "name" or mention.score < 0.6:
        return None
    return Mention(phrase, mention.entity, "role", round(0.75 * mention.score, 3))


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


def _body_by_sort(state: State, phrase: Phrase) -> Mention | None:
    """ "The newspaper", "the agency", "the bank": the body of this sort that was named last, if no other is as near."""
    if phrase.plural or set(phrase.modifiers) - _LIGHT or phrase.affiliation:
        return None
    if phrase.head in _CAMPAIGNS:
        return _campaign(state, phrase)
    sort = next((sort for sort, heads in _SORTS.items() if phrase.head in heads), "")
    if not sort:
        return None
    return _nearest(state, phrase, lambda entity: _of_sort(state, entity, sort))


def _nearest(state: State, phrase: Phrase, fits: Callable[[Entity], bool], sentences: int = 3) -> Mention | None:
    """The one fitting entity of the nearest sentence, of at most `sentences`, that names any."""
    by_sentence: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for start, _, number, is_source in _recent(state, phrase.start, sentences):
        if state.entities[number].form == "name" and fits(state.entities[number]):
            by_sentence[state.sentence(start)].append((number, is_source))
    if not by_sentence:
        return None
    nearest = max(by_sentence)
    found = {number for number, _ in by_sentence[nearest]}
    if len(found) > 1:
        found = {number for number, is_source in by_sentence[nearest] if is_source}
    if len(found) != 1:
        return None
    return Mention(phrase, found.pop(), "head_noun", 0.7 if state.sentence(phrase.start) - nearest <= 1 else 0.6)


def _of_sort(state: State, entity: Entity, sort: str) -> bool:
    unclear = looks_like_body(entity)
    if sort in {"print", "broadcast", "outlet"}:
        other = {"print": _BROADCASTERS, "broadcast": _PAPERS}.get(sort, frozenset())
        words = entity.words or frozenset(fold(entity.name).split())
        return (entity.kind == "outlet" or (unclear and entity.number in state.speaking)) and not words & other
    if sort == "agency":
        return (entity.kind == "government" and not entity.words <= COUNTRIES) or (
            entity.kind == "organization" and (bool(entity.words & _AGENCIES) or len(entity.words) == 1)
        )
    if sort == "alliance":
        return entity.kind in {"government", "organization"} and not entity.words <= COUNTRIES
    if sort == "company":
        plain = entity.kind == "organization" and not entity.words & _NO_COMPANIES
        return plain or (
            unclear and (entity.number in state.speaking or (len(entity.places) > 2 and " " in entity.name))
        )
    return entity.kind == "organization" and not entity.words & _NO_GROUPS


def _campaign(state: State, phrase: Phrase) -> Mention | None:
    """The campaign of the one person of whom, or of whose campaign, the nearest sentences speak."""
    owners: dict[int, set[int]] = defaultdict(set)
    for start, _, number, _ in _recent(state, phrase.start, 3):
        entity = state.entities[number]
        if entity.kind in BODIES and entity.head == phrase.head and (entity.words or entity.modifiers):
            owners[state.sentence(start)].add(number)
        elif entity.kind == "person" and entity.form == "name":
            body = _body_of(state, phrase, number)
            if body is not None:
                owners[state.sentence(start)].add(body.entity)
    if not owners or len(owners[max(owners)]) != 1:
        return None
    return Mention(phrase, owners[max(owners)].pop(), "head_noun", 0.65)


def _place(state: State, phrase: Phrase) -> Mention | None:
    """ "The city", "the state", "the country": the one place of the sentence before that was read as a name."""
    if phrase.head not in _PLACES or set(phrase.modifiers) - _LIGHT:
        return None
    return _nearest(
        state,
        phrase,
        lambda entity: (
            (entity.kind == "government" and entity.words <= COUNTRIES and phrase.head in _COUNTRIES)
            or (phrase.head not in _COUNTRIES - {"state"} and looks_like_body(entity))
        ),
    )


def _person_by_role(state: State, phrase: Phrase) -> Mention | None:
    """The named person whom the article introduced with this role, the one mentioned last where several fit."""
    wanted = set(phrase.modifiers) | set(fold(phrase.affiliation or "").split())
    found: list[tuple[float, int, int]] = []
    for entity in state.entities:
        if not _bears_roles(state, entity):
            continue
        for head, modifiers, start in entity.roles:
            if start > phrase.start and state.sentence(start) > 2:
                continue
            if head == phrase.head:
                score = 0.85
            elif any(head in group and phrase.head in group for group in _SYNONYMS):
                score = 0.65
            else:
                continue
            if wanted & _STRICT != modifiers & _STRICT & (wanted | _STRICT - {"former", "ex"}):
                continue
            bodies = wanted - h.ROLE_MODIFIERS - h.DEFINITE
            loose = score < 0.8 or head in _PARTISANS  # "the Varmouth Reformer" is not just any Reformer
            if not _bodies_agree(bodies, modifiers) or (loose and bodies and not modifiers & bodies):
                continue
            found.append((score, state.last_place(entity.number, phrase.start), entity.number))
            break
    found = [item for item in found if item[1] >= 0]
    if not found:
        early = state.sentence(phrase.start) <= _LEAD or phrase.affiliation
        return _person_named_later(state, phrase, wanted) if early else None
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
    if len(found) > 1:
        gap = state.sentence(phrase.start) - state.sentence(latest[1])
        if gap > 3:
            return None
        return Mention(phrase, latest[2], "role", 0.6)
    return Mention(phrase, latest[2], "role", best)


def _bears_roles(state: State, entity: Entity) -> bool:
    """Whether an entity is surely enough a person for a description by role to mean it."""
    return entity.kind == "person" and (bool(entity.gender) or entity.number in state.speaking)


def _person_named_later(state: State, phrase: Phrase, wanted: set[str]) -> Mention | None:
    """The one person of the article with this role: "The president of Ruthen denied …", then "President Holm".

    A country may be missing on one side but not differ; where two people fit, nobody is meant for sure.
    """
    bodies = wanted - h.ROLE_MODIFIERS - h.DEFINITE
    fits = set()
    for entity in state.entities:
        for head, modifiers, _ in entity.roles if _bears_roles(state, entity) else ():
            stated = modifiers - h.ROLE_MODIFIERS - h.DEFINITE
            agree = not stated or not bodies or _bodies_agree(bodies, modifiers)
            if head in _PARTISANS and bodies and not stated & bodies:
                continue
            if head == phrase.head and agree and wanted & _STRICT == modifiers & _STRICT:
                fits.add(entity.number)
    return Mention(phrase, fits.pop(), "role", 0.7) if len(fits) == 1 else None


def _body_by_head(state: State, phrase: Phrase) -> Mention | None:
    if phrase.kind not in BODIES or phrase.plural:
        return None
    if phrase.head in _CAMPAIGNS:
        return None
    wanted = {word for word in names.body_words(" ".join(phrase.modifiers)) if word not in {"the", "this"}}
    named = [e for e in state.entities if e.form == "name" and e.kind in BODIES]
    fits = [e for e in named if phrase.head in e.words | {e.head} and wanted <= e.words]
    fits = [e for e in fits if state.last_place(e.number, phrase.start) >= 0]
    if not fits and phrase.head in _COMPANIES and not wanted:
        fits = [
            e for e in named
            if e.kind == "organization" and state.last_place(e.number, phrase.start) >= 0
            and state.sentence(phrase.start) - state.sentence(state.last_place(e.number, phrase.start)) <= 3
        ]  # fmt: skip
        if len(fits) != 1:
            return None
        return Mention(phrase, fits[0].number, "head_noun", 0.6)
    if not fits:
        return None
    latest = max(fits, key=lambda e: (state.last_place(e.number, phrase.start), -e.number))
    last = state.last_place(latest.number, phrase.start)
    nearer = _body_by_sort(state, phrase)
    if nearer is not None and state.sentence(phrase.start) - state.sentence(last) > 3:
        return nearer
    return Mention(phrase, latest.number, "head_noun", 0.8 if len(fits) == 1 else 0.6)


def _bare(text: str) -> str:
    """Folded words without a leading determiner."""
    words = fold(text).split()
    while len(words) > 1 and words[0] in h.DEFINITE | {"a", "an"}:
        words = words[1:]
    return " ".join(words)


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
