"""Bodies and places of one article by what they are: "the bank", "the drug company", "her campaign", "the city".

A sort is a class of bodies that one head noun may mean. People are in `bearers`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable

from pipelines.speakers.article.bearers import owner_of
from pipelines.speakers.article.entities import BODIES, Entity, Mention, State, looks_like_body
from pipelines.speakers.article.surroundings import US_STATES, introduced_since, located, recent
from pipelines.speakers.lexicon.places import COUNTRIES, SEATS, country_of
from pipelines.speakers.names import names
from pipelines.speakers.phrases.nouns import nominal_kind, singular_of
from pipelines.speakers.phrases.phrases import Phrase
from schemas.ids import fold

_COMPANIES = frozenset("company firm corporation".split())
CAMPAIGNS = frozenset({"campaign", "team"})
# What "the" may be followed by before the head without telling another body.
_LIGHT = frozenset("the this that nonprofit non-profit federal giant international global".split())
# What tells another body than the one just named.
_OTHER = frozenset(
    "other rival parent competing latter former same new holding sister second third first local previous own next "
    "larger smaller biggest".split()
)
_SORTS = {
    "print": frozenset("newspaper paper magazine tabloid daily weekly".split()),
    "broadcast": frozenset("broadcaster network station channel".split()),
    "outlet": frozenset("outlet website site publication newswire blog".split()),
    "agency": frozenset("agency department bureau regulator watchdog ministry commission authority".split()),
    "alliance": frozenset("alliance bloc".split()),
    "company": frozenset(
        "company firm corporation bank lender carmaker automaker manufacturer retailer carrier airline utility startup "
        "brewer insurer chain brewery conglomerate drugmaker chipmaker".split()
    ),
    "school": frozenset("university college school".split()),
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
_CENTRAL_BANKS = frozenset("fed federal reserve bank ecb bundesbank riksbank".split())
_NO_COMPANIES = frozenset(
    "campaign party committee union association university college foundation council commission court caucus board "
    "church school institute agency bureau department office coalition alliance club league society senate congress "
    "federation team administration academy movement".split()
)
_NO_GROUPS = frozenset(
    "campaign university college company corp inc bank school hospital court commission committee agency office "
    "department bureau party airline airlines motors industries board administration program".split()
)
# What a group that is a body may be for: "the watchdog group", not "the younger group".
_CAUSES = frozenset(
    "government watchdog advocacy rights trade lobbying environmental industry activist research interest nonpartisan "
    "bipartisan pressure aid relief humanitarian business student labor labour gun conservation consumer climate "
    "conservative liberal progressive media monitoring opposition militant rebel terrorist extremist islamist armed "
    "jihadist policy reform".split()
)
COUNTRY_HEADS = frozenset("country nation state kingdom republic".split())
_SETTLEMENTS = frozenset("city town county village capital community".split())
_FAR = 3


def owned_body(state: State, phrase: Phrase) -> Mention | None:
    """ "Her campaign", "the senator's office": the body that the article calls by the owner's name, else a new one."""
    owner = owner_of(state, phrase)
    if owner is None or owner.person is None:
        return None
    found = _body_of(state, phrase, owner.number)
    if found is None and phrase.head in CAMPAIGNS:
        entity = state.new(phrase.kind, "nominal", phrase)
        entity.modifiers |= {owner.person.surname}
        return Mention(phrase, entity.number, "described", 0.9)
    return found


def _body_of(state: State, phrase: Phrase, owner: int) -> Mention | None:
    """The campaign, office or team that the article calls by the owner's name before."""
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


def by_head(state: State, phrase: Phrase) -> Mention | None:
    """The named body with the head noun in its name: "the department", "the appeals court"."""
    if phrase.kind not in BODIES or phrase.plural or phrase.head in CAMPAIGNS:
        return None
    wanted = {word for word in names.body_words(" ".join(phrase.modifiers)) if word not in {"the", "this"}}
    headline = state.text.find("\n")  # "Popular Website Says So": a name by its capitals only
    named = [e for e in state.entities if e.form == "name" and e.kind in BODIES and max(e.places, default=0) > headline]
    last = {e.number: state.last_place(e.number, phrase.start) for e in named}
    fits = [e for e in named if phrase.head in e.words | {e.head} and wanted <= e.words and last[e.number] >= 0]
    if not fits and phrase.head in _COMPANIES and not wanted:
        fits = [
            e for e in named
            if e.kind == "organization" and last[e.number] >= 0
            and state.sentence(phrase.start) - state.sentence(last[e.number]) <= _FAR
        ]  # fmt: skip
        if len(fits) != 1 or introduced_since(state, phrase.head, phrase.start, last[fits[0].number]):
            return None
        return Mention(phrase, fits[0].number, "head_noun", 0.6)
    if not fits:
        return None
    latest = max(fits, key=lambda e: (last[e.number], -e.number))
    if introduced_since(state, phrase.head, phrase.start, last[latest.number]):
        return None
    far = state.sentence(phrase.start) - state.sentence(last[latest.number]) > _FAR
    nearer = by_sort(state, phrase) if far else None
    if nearer is not None:
        return nearer
    if len(fits) > 1 and far:
        return None
    return Mention(phrase, latest.number, "head_noun", 0.8 if len(fits) == 1 else 0.6)


def by_sort(state: State, phrase: Phrase) -> Mention | None:
    """ "The newspaper", "the agency", "the bank": the body of this sort that was named last, if no other is as near.

    Words that only describe ("the drug company") are taken for the body that the sentence before is about.
    """
    if phrase.plural or phrase.affiliation:
        return None
    extra = {*phrase.modifiers} - _LIGHT
    if phrase.head in CAMPAIGNS:
        return None if extra else _campaign(state, phrase)
    sort = next((sort for sort, heads in _SORTS.items() if phrase.head in heads), "")
    if ("news" in extra and sort in {"group", "agency"}) or (phrase.head == "service" and extra & {"news", "wire"}):
        sort, extra = "outlet", set()
    elif phrase.head == "bank" and "central" in extra:
        sort, extra = "central bank", set()
    if not sort or extra & _OTHER:
        return None
    near = extra - {"news", "law", "enforcement"}
    close = near or sort == "group" or phrase.head in {"website", "site"}
    found = _nearest(state, phrase, lambda entity: _of_sort(state, entity, sort), 1 if close else _FAR)
    if found is None or introduced_since(
        state, phrase.head, phrase.start, state.last_place(found.entity, phrase.start)
    ):
        return None
    if near and found.entity not in state.speaking:
        return None
    if phrase.head == "group" and (_people_since(state, phrase, found) or near - _CAUSES):
        return None
    return Mention(phrase, found.entity, "head_noun", 0.65) if near else found


def _people_since(state: State, phrase: Phrase, found: Mention) -> bool:
    """Whether people who may be called a group have been spoken of since the body was named."""
    last = state.last_place(found.entity, phrase.start)
    return any(
        start > last and state.entities[number].kind == "anonymous_group"
        for start, _, number, _ in recent(state, phrase.start, 1)
    )


def _nearest(state: State, phrase: Phrase, fits: Callable[[Entity], bool], sentences: int = _FAR) -> Mention | None:
    """The one fitting entity of the nearest sentence, of at most `sentences`, that names any."""
    by_sentence: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for start, end, number, is_source in recent(state, phrase.start, sentences):
        entity = state.entities[number]
        if entity.form == "name" and fits(entity) and not _of_a_record(state, end):
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


def _of_a_record(state: State, end: int) -> bool:
    """Whether the name that ends at `end` only tells whose poll, report or story is meant."""
    at = bisect_left(state.token_starts, end)
    return (
        at < len(state.tokens)
        and state.text[end : end + 1] == " "
        and not state.tokens[at].capital
        and singular_of(state.tokens[at].low) == state.tokens[at].low  # "the foundation notes"
        and nominal_kind(state.tokens[at].low) == "document"
    )


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
    if sort == "central bank":
        return bool(entity.words & _CENTRAL_BANKS) and entity.kind in {"government", "organization"}
    if sort == "alliance":
        return entity.kind in {"government", "organization"} and not entity.words <= COUNTRIES
    if sort == "school":
        return entity.kind == "organization" and bool(entity.words & _SORTS["school"])
    if sort == "company":
        plain = entity.kind == "organization" and not entity.words & _NO_COMPANIES
        return plain or (
            unclear and (entity.number in state.speaking or (len(entity.places) > 2 and " " in entity.name))
        )
    return entity.kind == "organization" and not entity.words & _NO_GROUPS


def _campaign(state: State, phrase: Phrase) -> Mention | None:
    """The campaign of the one person of whom, or of whose campaign, the nearest sentences speak."""
    owners: dict[int, set[int]] = defaultdict(set)
    for start, _, number, _ in recent(state, phrase.start, _FAR):
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


def place(state: State, phrase: Phrase) -> Mention | None:
    """ "The city", "the state", "the kingdom": the one place of this sort that was named last."""
    if phrase.head not in COUNTRY_HEADS | _SETTLEMENTS or {*phrase.modifiers} - _LIGHT:
        return None
    found = _nearest(state, phrase, lambda entity: _is_place(state, entity, phrase.head))
    if found is None or phrase.head not in _SETTLEMENTS:
        return found
    if found.score < 0.7 and len(state.entities[found.entity].places) < 3:
        return None
    # A quarter or a town near by may have been named since: the article's own place is the one that it names most.
    often = max(len(e.places) for e in state.entities if e.form == "name" and _is_place(state, e, phrase.head))
    return found if len(state.entities[found.entity].places) == often else None


def _is_place(state: State, entity: Entity, head: str) -> bool:
    """Whether a name is that of a country, a state or a settlement, by the lexicon or by "in" and "of" before it."""
    name = fold(entity.name)
    if head in COUNTRY_HEADS and entity.kind == "government" and country_of(name) == name:
        return True
    if head == "state":
        return name in US_STATES
    if head in COUNTRY_HEADS or entity.kind not in {"person", "government"} or name in COUNTRIES:
        return False
    if name in SEATS:
        return True
    unknown = entity.person is None or not (entity.person.given or entity.gender or entity.roles)
    return (
        unknown
        and entity.kind == "person"
        and any(located(state, start, start + len(entity.name)) for start in entity.places[:20])
    )
