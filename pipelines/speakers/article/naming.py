"""Names inside one article: every name of the text joined to the entity whose fuller form the article gives.

Clusters stand before any pronoun is looked at. How two names are compared belongs to `names`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from pipelines.speakers.article.entities import Entity, Mention, State
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.given_names import CLASSES, FEMALE, MALE
from pipelines.speakers.lexicon.places import COUNTRIES
from pipelines.speakers.names import names
from pipelines.speakers.phrases.phrases import Phrase
from schemas.ids import fold

_GIVEN = MALE | FEMALE | CLASSES.keys()
_STATE_THINGS = "president|parliament|assembly|government|army|navy|fleet|prime minister|ministry|minister|border"
_OUTLET_WORDS = frozenset({"news", "network", "channel", "tv", "television", "radio"})
_DEATHS = "deaths? of|killings? of|murders? of|funeral (?:of|for)|late|slain|killed|murdered|victims?|body of"
_KILLED = "killed|murdered|slain|shot|stabbed|assassinated|executed"
# "the Swiss Harbour Union (SHU)", "the Union of Ports, or UP,": what an acronym stands for, whatever its letters.
_DEFINED = re.compile(
    r"(?<![\w.&’'-])"
    r"(?P<full>[A-Z][\w.&’'-]{0,30}(?: (?:of|for|the|and|on|in|de|des|du|la|[A-Z][\w.&’'-]{0,30})){1,8}),?"
    r" (?:\(|or |known as )(?:the )?[“\"]?(?P<short>[A-Z][A-Za-z.&]{0,8}[A-Z])(?=[”\"),.; ])"
)
_STATE_PEOPLE = "officials|authorities|government|lawmakers|politicians|leaders|diplomats|parliament"


def cluster(state: State, named: Sequence[Phrase]) -> dict[int, Mention]:
    """Joins names of sources and of the text to entities; by the first character of the name."""
    pool = {phrase.name_start: phrase for phrase in state.scanned}
    taken: dict[int, Phrase] = {phrase.name_start: phrase for phrase in named}
    spans = sorted((phrase.name_start, phrase.name_end) for phrase in taken.values())
    for start, phrase in sorted(pool.items()):
        if start in taken:
            kept = taken[start]
            if kept.kind == phrase.kind == "person" and kept.name == phrase.name and not kept.role and phrase.role:
                taken[start] = _with_role(kept, phrase)
            continue
        after = bisect_left(spans, (start + 1,))
        if (after and spans[after - 1][1] > start) or (after < len(spans) and spans[after][0] < phrase.name_end):
            continue  # part of a source's name
        taken[start] = phrase
    joined: dict[int, Mention] = {}
    people = [p for p in taken.values() if p.kind == "person" and p.person is not None]
    bodies = [p for p in taken.values() if not (p.kind == "person" and p.person is not None)]
    source_starts = {phrase.name_start for phrase in named}
    for phrase in sorted(people, key=lambda p: (not p.person.given, p.name_start) if p.person else (True, 0)):
        if phrase.person and phrase.person.given:
            joined[phrase.name_start] = _join_full(state, phrase)
    for phrase in sorted(bodies, key=lambda p: (-len(set(names.body_words(p.name))), p.name_start)):
        joined[phrase.name_start] = _join_body(state, phrase)
    for phrase in sorted(people, key=lambda p: p.name_start):
        if phrase.person and not phrase.person.given:
            joined[phrase.name_start] = _join_short(state, phrase, phrase.name_start in source_starts)
    for start in sorted(joined):
        mention = joined[start]
        _note(state, state.entities[mention.entity], mention.phrase)
    return joined


def _note(state: State, entity: Entity, phrase: Phrase) -> None:
    """What a name's mention adds to its entity: form, role, gender, whether the person is surely one."""
    entity.printed[phrase.name] += 1
    entity.places.append(phrase.name_start)
    entity.anchor = min(entity.anchor, (phrase.name_start, phrase.name))
    if entity.kind == "person":
        if phrase.role_head:
            words = {*phrase.modifiers, *fold(phrase.affiliation or "").split(), *fold(phrase.role or "").split()}
            entity.roles.append((phrase.role_head, frozenset(words - {phrase.role_head}), phrase.start))
        if phrase.person is not None:
            entity.gender = entity.gender or phrase.person.gender
            given = phrase.person.given[0] if phrase.person.given else phrase.person.surname
            entity.known = entity.known or bool(phrase.title or phrase.role or given in MALE or given in FEMALE)


def _join_full(state: State, phrase: Phrase) -> Mention:
    person = phrase.person
    assert person is not None
    best: tuple[float, int, str] | None = None
    for number in state.by_key[person.key]:
        other = state.entities[number].person
        match = names.compare_people(person, other) if other is not None and other.given else None
        if match is not None and (best is None or match.score > best[0]):
            best = (match.score, number, match.method)
    if best is None:
        entity = state.new("person", "name", phrase)
        state.by_key[person.key].append(entity.number)
        return Mention(phrase, entity.number, "full_name", 0.97)
    entity = state.entities[best[1]]
    if entity.person is not None and len(person.given) > len(entity.person.given):
        entity.person = person._replace(gender=person.gender or entity.gender)
    return Mention(phrase, entity.number, "full_name", best[0])


def _join_short(state: State, phrase: Phrase, is_source: bool) -> Mention:
    person = phrase.person
    assert person is not None
    options = [
        state.entities[number]
        for number in state.by_key[person.key]
        if names.genders_agree(state.entities[number].gender, person.gender)
    ]
    if options:
        titled = [e for e in options if person.gender and e.gender == person.gender] or options
        if is_source and len(titled) > 1:
            titled = [e for e in titled if not _is_dead(state, e)] or titled
        entity = titled[0] if len(titled) == 1 else _default(state, titled, phrase)
        full = entity.person is not None and bool(entity.person.given)
        score = 0.95 if len(options) == 1 else 0.7
        return Mention(phrase, entity.number, "surname" if full else "full_name", score)
    fuller = _fuller(state, phrase) if is_source or phrase.title else None
    if fuller is not None:
        return Mention(phrase, fuller.number, "surname", 0.75)
    if not phrase.title:
        short = person.surname if person.surname in _GIVEN else ""
        same = [e for e in state.entities if e.person is not None and e.person.given and e.person.given[0] == short]
        if len(same) == 1:
            return Mention(phrase, same[0].number, "given_name", 0.8)
        body = _body_for(state, frozenset(names.body_words(phrase.name)), phrase)
        if body is not None and not is_source:
            return Mention(phrase, body[0].number, body[1], body[2])
        if body is not None and body[1] != "head_noun":
            return Mention(phrase, body[0].number, body[1], body[2])
    entity = state.new("person", "name", phrase)
    entity.known = bool(phrase.title or phrase.role) or is_source
    state.by_key[person.key].append(entity.number)
    return Mention(phrase, entity.number, "full_name", 0.6)


def bearer_of_word(state: State, phrase: Phrase) -> Mention | None:
    """The person whose surname is a word for somebody: "Baker said", where the article names a James Baker."""
    if (
        phrase.form != "nominal"
        or phrase.plural
        or phrase.determiner
        or not phrase.text.istitle()
        or " " in phrase.text
    ):
        return None
    word = names.fold_ascii(phrase.text)
    found = [e for e in state.entities if e.person is not None and e.person.given and e.person.surname == word]
    return Mention(phrase, found[0].number, "surname", 0.85) if len(found) == 1 else None


def _fuller(state: State, phrase: Phrase) -> Entity | None:
    """The one person named in full before whose name holds the surname in its middle, or who has it misprinted.

    "Rosa Vela Ortiz … Ms. Vela"; "Lena Marwick … Marwich": one letter off, and the right spelling nowhere alone.
    """
    person = phrase.person
    if person is None:
        return None
    full = [
        e
        for e in state.entities
        if e.person is not None and e.person.given and e.form == "name" and e.anchor[0] < phrase.name_start
        and names.genders_agree(e.gender, person.gender)
    ]  # fmt: skip
    middle = [e for e in full if e.person is not None and person.surname in e.person.given[1:]]
    if len(middle) == 1:
        return middle[0]
    alone = {other.person.surname for other in state.scanned if other.person is not None and not other.person.given}
    near = [e for e in full if e.person is not None and _misprint(e.person.surname, person.surname)]
    return near[0] if len(near) == 1 and near[0].person and near[0].person.surname not in alone else None


def _misprint(surname: str, other: str) -> bool:
    """Whether two surnames of some length differ by one letter, a plural ending aside."""
    if min(len(surname), len(other)) < 5 or surname[0] != other[0] or surname + "s" == other or other + "s" == surname:
        return False
    return OSA.distance(surname, other, score_cutoff=1) == 1


def _default(state: State, bearers: Sequence[Entity], phrase: Phrase) -> Entity:
    """Whom a surname alone means where several bear it: the one who had it alone before the others came, else the last.

    "Ada Holm … Holm … her brother Bo Holm … Holm": the article keeps the bare name for its first bearer.
    """
    firsts = sorted((entity.anchor[0], entity.number) for entity in bearers)
    first = state.entities[firsts[0][1]]
    alone = any(
        other.name_start < min(firsts[1][0], phrase.name_start)
        for other in state.scanned
        if other.person is not None
        and not other.person.given
        and other.person.key == (first.person or other.person).key
    )
    return first if alone else _latest(state, bearers, phrase.name_start)


def _is_dead(state: State, entity: Entity) -> bool:
    """Whether the article tells of the death of a person named in full: the victim does not speak, a parent may."""
    forms = "|".join(re.escape(form) for form in sorted(entity.printed) if " " in form)
    forms = forms or re.escape(entity.anchor[1])
    before = rf"\b(?:{_DEATHS})\s(?:[^.,;\n]{{0,40}}\s)?(?:{forms})\b"
    after = rf"\b(?:{forms})(?:,[^.,;\n]{{1,60}},|,?\swho)?\s(?:(?:was|were|had been)\s(?:{_KILLED})|(?:had\s)?died)\b"
    return re.search(rf"{before}|{after}", state.text) is not None


def _latest(state: State, entities: Sequence[Entity], position: int) -> Entity:
    """The entity with a full mention nearest before `position`, else the most mentioned one."""
    numbers = {entity.number for entity in entities}
    near: dict[int, int] = {}
    for phrase in state.scanned:
        if phrase.name_start >= position or phrase.person is None or not phrase.person.given:
            continue
        for number in numbers:
            other = state.entities[number].person
            if other is not None and phrase.person.key == other.key and names.compare_people(phrase.person, other):
                near[number] = phrase.name_start
    return max(entities, key=lambda e: (near.get(e.number, -1), len(e.places), -e.number))


def _join_body(state: State, phrase: Phrase) -> Mention:
    words = frozenset(names.body_words(phrase.name)) or frozenset({phrase.name.casefold()})
    found = _body_for(state, words, phrase)
    if found is not None:
        return Mention(phrase, found[0].number, found[1], found[2])
    entity = state.new(phrase.kind, "name", phrase)
    entity.words = words
    entity.known = True
    return Mention(phrase, entity.number, "full_name", 0.9)


def _body_for(state: State, words: frozenset[str], phrase: Phrase) -> tuple[Entity, str, float] | None:
    shorter: list[Entity] = []
    for entity in state.entities:
        if not entity.words:
            continue
        if entity.words == words:
            return entity, "full_name", 0.95
        if words < entity.words and not words <= COUNTRIES:
            rest = entity.words - words
            generic = h.GENERIC_BODY_WORDS | (_OUTLET_WORDS if entity.kind == "outlet" else frozenset())
            if (entity.head in words and words & h.GENERIC_BODY_WORDS) or rest <= generic:
                shorter.append(entity)
    if len(shorter) == 1:
        return shorter[0], "short_name", 0.85
    if len(words) == 1 and phrase.name.replace(".", "").isupper():
        letters = next(iter(words))
        named = [e for e in state.entities if e.words]
        full = [e for e in named if any(letters in _initialisms(form) for form in _forms(e))]
        meant = _definitions(state.text).get(letters, frozenset())
        full = full or [e for e in named if len(e.words & meant) > 1 and len(meant) < 2 * len(e.words & meant)]
        if len(full) == 1:
            return full[0], "acronym", 0.9
    outlet = outlet_of(state, phrase.name, phrase.name_start)
    if outlet is not None:
        return outlet, "short_name", 0.85
    if shorter:
        before = [e for e in shorter if e.anchor[0] < phrase.name_start]
        if len(before) == 1:
            return before[0], "short_name", 0.7
    return None


def outlet_of(state: State, word: str, start: int) -> Entity | None:
    """The one outlet of the article whose name ends in a word that stands at `start` behind the: "the Courier"."""
    if state.text[max(0, start - 4) : start].casefold() != "the " or " " in word:
        return None
    found = [e for e in state.entities if e.kind == "outlet" and any(f.endswith(f" {word}") for f in _forms(e))]
    least = min(found, key=lambda e: (len(e.words), e.number), default=None)
    # "Aldmere Courier" and "Enter The Aldmere Courier" are one; two Couriers are not
    return least if least is not None and all(least.words <= e.words for e in found) else None


@lru_cache(maxsize=8)
def _definitions(text: str) -> dict[str, frozenset[str]]:
    """Words of the names that a text gives acronyms for, by the acronym; one that is given two is left out."""
    found: dict[str, frozenset[str]] = {}
    for match in _DEFINED.finditer(text):
        short, full = names.fold_ascii(match["short"]), frozenset(names.body_words(match["full"]))
        found[short] = full if found.get(short, full) == full else frozenset()
    return found


def _initialisms(form: str) -> tuple[str, str]:
    """First letters of a body's name without and with its small words: `dj` and `doj`."""
    return names.initialism(form), "".join(word[0] for word in form.casefold().split() if word[0].isalpha())


def _with_role(kept: Phrase, other: Phrase) -> Phrase:
    """A source's name with the role that the text around it states."""
    return kept._replace(
        role=other.role, role_head=other.role_head, modifiers=other.modifiers, person=other.person or kept.person,
        affiliation=kept.affiliation or other.affiliation, speaks_for=kept.speaks_for or other.speaks_for,
    )  # fmt: skip


def names_state(entity: Entity, text: str) -> bool:
    """Whether what looks like a surname is a state: the article speaks of its president, or of what is in it.

    Real countries and capitals are listed in the lexicon; this finds the others, and the invented.
    """
    if entity.person is None or entity.person.given or entity.person.gender or len(entity.printed) != 1:
        return False
    printed = next(iter(entity.printed))
    if not any(f"{word} {printed}" in text for word in ("in", "In")) and not re.search(
        rf"{re.escape(printed)}[’']s", text
    ):
        return False  # most names: spare the search
    name = re.escape(printed)
    owns = rf"\b{name}[’']s\s+(?:\w+\s+)?(?:{_STATE_THINGS})\b"
    inside = rf"\b(?i:{_STATE_PEOPLE})\s+in\s+{name}\b"
    people = rf"\b[Ii]n\s+{name}\b" if re.search(rf"\b{name[:-1]}\w{{0,3}}(?:an|ese|ish)\b", text) else owns
    opens = rf"(?:^|[.!?”\"’\n]\s*)In\s+{name},"
    # What follows "In Aldmere, the official …" is no apposition, though it reads like one.
    return any(re.search(pattern, text) for pattern in ((opens,) if entity.roles else (owns, inside, people, opens)))


def _forms(entity: Entity) -> Iterator[str]:
    yield entity.anchor[1]
    yield from sorted(entity.printed)
