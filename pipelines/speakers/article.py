"""Speakers inside one article: names joined to their fuller form, then every source to the entity that it means.

A sieve of rules from sure to unsure, each with a score; below the stated floor a mention stays unresolved, since a
wrong
speaker is worse than an unknown one. Nothing here looks at a second article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.speakers import names
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.given_names import CLASSES, FEMALE, MALE
from pipelines.speakers.lexicon.places import COUNTRIES, country_of
from pipelines.speakers.phrases import Phrase, analyse, singular_of, split_joint
from pipelines.speakers.scan import scan
from pipelines.text import Span, containing, quotations, sentences
from schemas.ids import fold

METHODS = {
    "full_name": "Named with given name and surname, or a body with its whole name.",
    "surname": "A surname, with or without title, that the article gives in full elsewhere.",
    "given_name": "A given name alone of a person whom the article names in full.",
    "acronym": "First letters of a body's name.",
    "short_name": "Some of the words of a body's name.",
    "role": "An office or function by which the article introduces a named person.",
    "head_noun": "The same head noun as an earlier described speaker or body.",
    "same_words": "The same description as earlier in the article.",
    "pronoun": "He, she, it or they, by agreement, nearness and who spoke last.",
    "relative": "Who or which, by the noun phrase to its left.",
    "first_person": "I or we, by whose words it stands in, or the article's one author.",
    "described": "A description that nothing else in the article names.",
    "unresolved": "No entity was sure enough; the article's unnamed speaker stands in.",
}
PRONOUN_FLOOR = 0.55
"""Least share of the best antecedent in the weight of the two best."""
_EARLIER_PARAGRAPH = 0.4  # chosen on PolNeAR dev: 138 of 152 he right, against 135 at 1
_WINDOW = 5.0  # sentences outside quotation marks that a pronoun looks back over
_BODIES = frozenset({"government", "organization", "outlet", "document"})
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
_GIVEN = MALE | FEMALE | CLASSES.keys()
_COMPANIES = frozenset("company firm corporation".split())


_STATE_THINGS = "president|parliament|assembly|government|army|navy|fleet|prime minister|ministry|minister|border"
_STATE_PEOPLE = "officials|authorities|government|lawmakers|politicians|leaders|diplomats|parliament"


@dataclass(slots=True)
class Source:
    """The source of one attribution as given: its spans, and where the attribution stands among the others."""

    no: int
    parent_no: int | None
    spans: list[Span]
    contents: list[Span]
    cue: list[Span]
    addressee: list[Span]
    in_headline: bool = False


@dataclass(slots=True)
class Mention:
    """One place where an entity is meant, with the rule that says so."""

    phrase: Phrase
    entity: int
    method: str
    score: float


@dataclass(slots=True)
class Entity:
    """A speaker of one article."""

    number: int
    kind: str
    form: str  # name, nominal, author or unnamed
    gender: str = ""
    person: names.PersonName | None = None
    words: frozenset[str] = frozenset()
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    plural: bool = False
    known: bool = False
    roles: list[tuple[str, frozenset[str], int]] = field(default_factory=list)
    printed: Counter[str] = field(default_factory=Counter)
    places: list[int] = field(default_factory=list)
    anchor: tuple[int, str] = (0, "")
    speaks_for: int | None = None

    @property
    def name(self) -> str:
        """The fullest printed form, the more frequent and then the alphabetically first of equal ones."""
        return min(
            self.printed, key=lambda form: (-name_rank(form), -self.printed[form], form), default="Unnamed source"
        )


def name_rank(form: str) -> int:
    """How full a printed name is: its words, initials and letters counted once each kind."""
    words = [word for word in form.split() if word.lower().strip(".") not in h.TITLES]
    return 1000 * sum(len(word.strip(".")) > 1 for word in words[:6]) + 100 * min(len(words), 6) + min(len(form), 99)


@dataclass(slots=True)
class Resolution:
    """What an article's sources mean; `primary`, `joint` and `relays` hold entity numbers by attribution number."""

    entities: list[Entity]
    mentions: list[Mention]
    primary: dict[int, int]
    joint: dict[int, list[int]]
    relays: dict[int, list[int]]
    people: list[names.PersonName]
    name_keys: frozenset[str]


def resolve(text: str, sources: Sequence[Source], authors: str | None = None) -> Resolution:
    """Resolves every source of an article; `sources` in reading order, `authors` as in `articles.authors`."""
    return _Article(text, sources, authors).resolve()


class _Article:
    """Working state for one article; used once."""

    def __init__(self, text: str, sources: Sequence[Source], authors: str | None) -> None:
        self.text = text
        self.sources = list(sources)
        self.authors = [name.strip() for name in (authors or "").split(";") if name.strip()]
        self.tokens, self.scanned = scan(text)
        self.token_starts = [token.start for token in self.tokens]
        self.sentences = sentences(text)
        self.sentence_starts = [span.start for span in self.sentences]
        self.quotations = quotations(text)
        self.depth_of = self._weights()
        self.entities: list[Entity] = []
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.mentions: list[Mention] = []
        self.at: list[tuple[int, int, int, bool]] = []  # (start, end, entity, is a source), sorted by start
        self.unnamed: int | None = None
        self.primary: dict[int, int] = {}
        self.by_no = {source.no: source for source in self.sources}

    def _weights(self) -> list[float]:
        """Running distance in sentences; one wholly inside quotation marks counts little."""
        total, weights = 0.0, []
        for span in self.sentences:
            weights.append(total)
            index = containing(self.quotations, span.start)
            quoted = index is not None and self.quotations[index].end >= span.end - 1
            total += 0.25 if quoted else 1.0
        return weights

    def sentence(self, position: int) -> int:
        """Index of the sentence at or before `position`."""
        return max(0, bisect_right(self.sentence_starts, position) - 1)

    def resolve(self) -> Resolution:
        phrases: dict[int, list[Phrase]] = {}
        for source in self.sources:
            phrases[source.no] = self._phrases(source.spans)
        addressees = {source.no: self._phrases(source.addressee) for source in self.sources if source.addressee}
        named = [
            phrase for group in (*phrases.values(), *addressees.values()) for phrase in group if phrase.form == "name"
        ]
        joined = self._cluster(named)
        for entity in self.entities:
            if entity.kind == "person" and entity.form == "name" and _names_state(entity, self.text):
                entity.kind, entity.person = "government", None
                entity.words = frozenset(names.body_words(entity.name))
        # "Ada Holm's spokesman Bo Rask": the name inside another one's phrase is no subject of its own.
        starts = {phrase.name_start for group in phrases.values() for phrase in group if phrase.form == "name"}
        covered = [
            (m.phrase.start, m.phrase.name_start) for m in joined.values() if m.phrase.start < m.phrase.name_start
        ]
        held = {start for low, high in covered for start in joined if low <= start < high}
        places = {(m.phrase.name_start, m.phrase.name_end, m.entity) for at, m in joined.items() if at not in held}
        self.at = sorted((start, end, entity, start in starts) for start, end, entity in places)
        joint: dict[int, list[int]] = {}
        seen: dict[tuple[int, int], Mention] = {}

        # "I" and "we" come last: they mean the speaker of the words around them, who may be named after these.
        def order(source: Source) -> tuple[bool, int, int]:
            first_person = any(phrase.pronoun in {"i", "we"} for phrase in phrases[source.no])
            return first_person, min((span.start for span in source.spans), default=-1), source.no

        for source in sorted(self.sources, key=order):
            found: list[int] = []
            for phrase in phrases[source.no]:
                place = (phrase.start, phrase.end)
                if place not in seen:
                    if phrase.form == "name":
                        known = joined[phrase.name_start]
                        seen[place] = Mention(phrase, known.entity, known.method, known.score)
                    else:
                        seen[place] = self._described(phrase, source)
                        mention = seen[place]
                        entry = (phrase.start, phrase.end, mention.entity, True)
                        if mention.method != "unresolved":
                            self.at.insert(bisect_left(self.at, entry), entry)
                    self.mentions.append(seen[place])
                found.append(seen[place].entity)
            self.primary[source.no] = found[0] if found else self._unnamed()
            joint[source.no] = list(dict.fromkeys(entity for entity in found[1:] if entity != self.primary[source.no]))
        relays = {source.no: self._relays(source, addressees.get(source.no, []), joined) for source in self.sources}
        self._spokespeople()
        people = [e.person for e in self.entities if e.person is not None and e.person.given]
        keys = frozenset(
            e.person.key if e.person is not None else " ".join(sorted(e.words))
            for e in self.entities
            if e.form == "name"
        )
        return Resolution(self.entities, self.mentions, self.primary, joint, relays, people, keys)

    def _phrases(self, spans: Sequence[Span]) -> list[Phrase]:
        if not spans:
            return []
        first = spans[0]
        found = split_joint(self.text[first.start : first.end], first.start)
        if not found and len(spans) > 1:
            return self._phrases(spans[1:])
        return found

    # Names: clusters over the whole article before any pronoun is looked at.

    def _cluster(self, named: Sequence[Phrase]) -> dict[int, Mention]:
        """Joins names of sources and of the text to entities; by the first character of the name."""
        pool = {phrase.name_start: phrase for phrase in self.scanned}
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
                joined[phrase.name_start] = self._join_full(phrase)
        for phrase in sorted(bodies, key=lambda p: (-len(set(names.body_words(p.name))), p.name_start)):
            joined[phrase.name_start] = self._join_body(phrase)
        for phrase in sorted(people, key=lambda p: p.name_start):
            if phrase.person and not phrase.person.given:
                joined[phrase.name_start] = self._join_short(phrase, phrase.name_start in source_starts)
        for start in sorted(joined):
            mention = joined[start]
            self._note(self.entities[mention.entity], mention.phrase)
        return joined

    def _new(self, kind: str, form: str, phrase: Phrase | None = None, anchor: tuple[int, str] = (0, "")) -> Entity:
        entity = Entity(len(self.entities), kind, form, anchor=anchor)
        if phrase is not None:
            entity.anchor = (phrase.name_start, phrase.name) if phrase.form == "name" else (phrase.start, phrase.text)
            entity.head, entity.plural = phrase.head, phrase.plural
            entity.modifiers = frozenset(phrase.modifiers)
            entity.person = phrase.person
            if phrase.person is not None:
                entity.gender = phrase.person.gender
            elif phrase.kind == "anonymous_person":
                entity.gender = names.gender_of("", "", phrase.head)
            if phrase.form == "nominal":
                entity.printed[phrase.text[:200]] += 1
        self.entities.append(entity)
        return entity

    def _note(self, entity: Entity, phrase: Phrase) -> None:
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

    def _join_full(self, phrase: Phrase) -> Mention:
        person = phrase.person
        assert person is not None
        best: tuple[float, int, str] | None = None
        for number in self.by_key[person.key]:
            other = self.entities[number].person
            match = names.compare_people(person, other) if other is not None and other.given else None
            if match is not None and (best is None or match.score > best[0]):
                best = (match.score, number, match.method)
        if best is None:
            entity = self._new("person", "name", phrase)
            self.by_key[person.key].append(entity.number)
            return Mention(phrase, entity.number, "full_name", 0.97)
        entity = self.entities[best[1]]
        if entity.person is not None and len(person.given) > len(entity.person.given):
            entity.person = person._replace(gender=person.gender or entity.gender)
        return Mention(phrase, entity.number, "full_name", best[0])

    def _join_short(self, phrase: Phrase, is_source: bool) -> Mention:
        person = phrase.person
        assert person is not None
        options = [
            self.entities[number]
            for number in self.by_key[person.key]
            if names.genders_agree(self.entities[number].gender, person.gender)
        ]
        if options:
            titled = [e for e in options if person.gender and e.gender == person.gender] or options
            entity = titled[0] if len(titled) == 1 else self._latest(titled, phrase.name_start)
            full = entity.person is not None and bool(entity.person.given)
            score = 0.95 if len(options) == 1 else 0.7
            return Mention(phrase, entity.number, "surname" if full else "full_name", score)
        if not phrase.title:
            short = person.surname if person.surname in _GIVEN else ""
            same = [e for e in self.entities if e.person is not None and e.person.given and e.person.given[0] == short]
            if len(same) == 1:
                return Mention(phrase, same[0].number, "given_name", 0.8)
            body = self._body_for(frozenset(names.body_words(phrase.name)), phrase)
            if body is not None and not is_source:
                return Mention(phrase, body[0].number, body[1], body[2])
            if body is not None and body[1] != "head_noun":
                return Mention(phrase, body[0].number, body[1], body[2])
        entity = self._new("person", "name", phrase)
        entity.known = bool(phrase.title or phrase.role) or is_source
        self.by_key[person.key].append(entity.number)
        return Mention(phrase, entity.number, "full_name", 0.6)

    def _latest(self, entities: Sequence[Entity], position: int) -> Entity:
        """The entity with a full mention nearest before `position`, else the most mentioned one."""
        numbers = {entity.number for entity in entities}
        near: dict[int, int] = {}
        for phrase in self.scanned:
            if phrase.name_start >= position or phrase.person is None or not phrase.person.given:
                continue
            for number in numbers:
                other = self.entities[number].person
                if other is not None and phrase.person.key == other.key and names.compare_people(phrase.person, other):
                    near[number] = phrase.name_start
        return max(entities, key=lambda e: (near.get(e.number, -1), len(e.places), -e.number))

    def _join_body(self, phrase: Phrase) -> Mention:
        words = frozenset(names.body_words(phrase.name)) or frozenset({phrase.name.casefold()})
        found = self._body_for(words, phrase)
        if found is not None:
            return Mention(phrase, found[0].number, found[1], found[2])
        entity = self._new(phrase.kind, "name", phrase)
        entity.words = words
        entity.known = True
        return Mention(phrase, entity.number, "full_name", 0.9)

    def _body_for(self, words: frozenset[str], phrase: Phrase) -> tuple[Entity, str, float] | None:
        shorter: list[Entity] = []
        for entity in self.entities:
            if not entity.words:
                continue
            if entity.words == words:
                return entity, "full_name", 0.95
            if words < entity.words and not words <= COUNTRIES:
                rest = entity.words - words
                if (entity.head in words and words & h.GENERIC_BODY_WORDS) or rest <= h.GENERIC_BODY_WORDS:
                    shorter.append(entity)
        if len(shorter) == 1:
            return shorter[0], "short_name", 0.85
        if len(words) == 1 and phrase.name.replace(".", "").isupper():
            letters = next(iter(words))
            full = [
                e for e in self.entities if e.words and any(names.initialism(form) == letters for form in _forms(e))
            ]
            if len(full) == 1:
                return full[0], "acronym", 0.9
        if shorter:
            before = [e for e in shorter if e.anchor[0] < phrase.name_start]
            if len(before) == 1:
                return before[0], "short_name", 0.7
        return None

    # Sources that are no names.

    def _described(self, phrase: Phrase, source: Source) -> Mention:
        if phrase.form == "pronoun":
            if phrase.pronoun in {"he", "she"}:
                return self._person_pronoun(phrase, source)
            if phrase.pronoun in {"it", "they"}:
                return self._other_pronoun(phrase, source)
            if phrase.pronoun == "who":
                return self._relative(phrase)
            if phrase.pronoun in {"i", "we"}:
                return self._first_person(phrase, source)
            return self._unresolved(phrase)
        return self._nominal(phrase)

    def _unnamed(self) -> int:
        if self.unnamed is None:
            self.unnamed = self._new("unnamed", "unnamed", anchor=(-1, "")).number
        return self.unnamed

    def _unresolved(self, phrase: Phrase) -> Mention:
        return Mention(phrase, self._unnamed(), "unresolved", 0.0)

    def _candidates(self, position: int, source: Source, wanted: str) -> dict[int, float]:
        """Weight of each entity as antecedent of a pronoun at `position`, over the mentions before it."""
        here = self.depth_of[self.sentence(position)] if self.depth_of else 0.0
        inside = containing(self.quotations, position) is not None
        firsts: dict[int, int] = {}
        weights: dict[int, float] = {}
        # Once a paragraph has named people of its own, those of the paragraph before fade.
        index = bisect_left(self.at, (position,))
        paragraph = self.text.rfind("\n", 0, position) + 1
        named_here = index > 0 and self.at[index - 1][0] >= paragraph
        window: list[tuple[int, int, int, bool, float]] = []
        for start, end, number, is_source in reversed(self.at[max(0, index - 60) : index]):
            sentence = self.sentence(start)
            distance = here - self.depth_of[sentence]
            if distance > _WINDOW:
                break
            firsts[sentence] = start
            window.append((start, end, number, is_source, distance))
        for start, end, number, is_source, distance in window:
            entity = self.entities[number]
            fit = self._fit(entity, wanted)
            if fit == 0.0 or end > position:
                continue
            weight = fit * 0.6**distance * (1.0 + 0.04 * min(len(entity.places), 10))
            weight *= 2.2 if is_source else 1.0
            weight *= 1.4 if firsts[self.sentence(start)] == start else 1.0
            if not inside and containing(self.quotations, start) is not None and not is_source:
                weight *= 0.35
            if self.text[end : end + 2] in {"'s", "’s"} and not is_source:
                weight *= 0.6
            if any(span.start <= start < span.end for span in source.contents):
                weight *= 0.3
            if named_here and start < paragraph:
                weight *= _EARLIER_PARAGRAPH
            previous = weights.get(number, 0.0)
            weights[number] = max(previous, weight) + 0.15 * min(previous, weight)
        return weights

    def _fit(self, entity: Entity, wanted: str) -> float:
        if wanted in {"m", "f"}:
            if entity.kind == "person":
                if entity.gender:
                    return 1.25 if entity.gender == wanted else 0.0
                return 1.0 if entity.known else 0.35
            return 0.8 if entity.kind == "anonymous_person" and names.genders_agree(entity.gender, wanted) else 0.0
        if wanted == "it":
            return 1.0 if entity.kind in _BODIES and not entity.plural else 0.0
        return 1.0 if entity.kind in {"group", "anonymous_group"} or entity.plural else 0.0

    def _pick(self, phrase: Phrase, weights: dict[int, float], least: float) -> Mention:
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < least:
            return self._unresolved(phrase)
        rival = ranked[1][1] if len(ranked) > 1 else 0.0
        share = ranked[0][1] / (ranked[0][1] + rival)
        if share < PRONOUN_FLOOR:
            return self._unresolved(phrase)
        return Mention(phrase, ranked[0][0], "pronoun", round(min(0.95, share), 3))

    def _person_pronoun(self, phrase: Phrase, source: Source) -> Mention:
        wanted = "m" if phrase.pronoun == "he" else "f"
        mention = self._pick(phrase, self._candidates(phrase.start, source, wanted), 0.12)
        if mention.method == "pronoun" and mention.score > 0.8:
            entity = self.entities[mention.entity]
            entity.gender = entity.gender or wanted
        return mention

    def _other_pronoun(self, phrase: Phrase, source: Source) -> Mention:
        weights = self._candidates(phrase.start, source, phrase.pronoun)
        return self._pick(phrase, weights, 0.5 if phrase.pronoun == "it" else 0.7)

    def _first_person(self, phrase: Phrase, source: Source) -> Mention:
        holder = self._holder(phrase.start, source)
        if holder is not None:
            number = self.primary.get(holder.no)
            if number is None or number == self.unnamed:
                return self._unresolved(phrase)
            sure = phrase.pronoun == "i" or self.entities[number].kind in _BODIES
            return Mention(phrase, number, "first_person", 0.9 if sure else 0.6)
        if containing(self.quotations, phrase.start) is None and phrase.pronoun == "i" and len(self.authors) == 1:
            return Mention(phrase, self._author(), "first_person", 0.8)
        return self._unresolved(phrase)

    def _holder(self, position: int, source: Source) -> Source | None:
        """The attribution whose content the position stands in: the stated parent, else the tightest."""
        parent = self.by_no.get(source.parent_no) if source.parent_no is not None else None
        if parent is not None and parent is not source:
            return parent
        around = [
            (span.end - span.start, other.no)
            for other in self.sources
            if other is not source
            for span in other.contents
            if span.start <= position < span.end
        ]
        return self.by_no[min(around)[1]] if around else None

    def _author(self) -> int:
        person = names.parse_person(self.authors[0])
        for entity in self.entities:
            if entity.form == "author":
                return entity.number
            known = entity.person
            if person and known and person.given and known.given and names.compare_people(person, known):
                return entity.number
        entity = self._new("person", "author", anchor=(0, self.authors[0]))
        entity.person, entity.gender = person, person.gender if person else ""
        entity.printed[self.authors[0][: names.MAX_NAME]] += 1
        return entity.number

    def _relative(self, phrase: Phrase) -> Mention:
        sentence = self.sentences[self.sentence(phrase.start)] if self.sentences else Span(0, len(self.text))
        begin = max(sentence.start, phrase.start - 160)
        left = self.text[begin : phrase.start].rstrip(" ,—–-(")
        person_only = phrase.text.lower() in {"who", "whom", "whose"}
        stops = [len(left)]
        # "..., reported the Courier, who urged": a parenthesis between the noun and its relative is stepped over.
        comma = left.rfind(",")
        if (
            comma > 0
            and len(left) - comma < 60
            and any(verb in fold(left[comma:]).split() for verb in ("reported", "said", "reports", "says", "according"))
        ):
            stops.insert(0, comma)
        for stop in stops:
            end = begin + stop
            nearest = [
                entry for entry in self.at[: bisect_left(self.at, (phrase.start,))][-8:] if abs(entry[1] - end) <= 2
            ]
            for _, _, number, _ in reversed(nearest):
                entity = self.entities[number]
                if entity.kind in {"person", "anonymous_person", "group", "anonymous_group"} or not person_only:
                    return Mention(phrase, number, "relative", 0.92)
            found = self._noun_phrase(begin, end)
            if found is not None and (
                not person_only or found.kind in {"anonymous_person", "anonymous_group", "group", "person"}
            ):
                if found.form == "name":
                    continue
                mention = self._nominal(found)
                if mention.method != "unresolved":
                    return Mention(phrase, mention.entity, "relative", 0.85)
        # "X, the minister, who": the name before its apposition.
        if person_only:
            for start, end, number, _ in reversed(self.at[: bisect_left(self.at, (phrase.start,))][-4:]):
                gap = self.text[end : phrase.start]
                if (
                    start >= begin
                    and gap.startswith(",")
                    and gap.count(",") == 2
                    and self.entities[number].kind == "person"
                ):
                    return Mention(phrase, number, "relative", 0.75)
        return self._unresolved(phrase)

    def _noun_phrase(self, begin: int, end: int) -> Phrase | None:
        """The described noun phrase that ends at `end`: from a determiner on, over "a spokesman for the ministry"."""
        low = bisect_left(self.token_starts, begin)
        high = bisect_left(self.token_starts, end)
        window = self.tokens[low:high]
        starts = [
            i
            for i, token in enumerate(window)
            if token.low in h.DEFINITE | h.INDEFINITE | h.POSSESSIVES | h.QUANTIFIERS and token.low != "that"
        ]
        for i in reversed(starts[-3:]):
            if any(not token.low for token in window[i:]):
                continue
            if i >= 2 and window[i - 1].low in {"for", "of", "at", "from", "with"} and i != starts[0]:
                continue
            return analyse(self.text[window[i].start : end], window[i].start)
        plural = window[-1] if window else None
        if plural is not None and plural.low in h.SOURCE_PLURALS | h.COLLECTIVES:
            return analyse(self.text[plural.start : end], plural.start)
        return None

    def _nominal(self, phrase: Phrase) -> Mention:
        position = phrase.start
        definite = phrase.determiner in {"definite", "possessive"}
        if phrase.kind == "unnamed":
            return self._unresolved(phrase)
        bare_role = phrase.kind == "anonymous_person" and not phrase.determiner
        if definite or bare_role:
            found = self._person_by_role(phrase) if phrase.kind == "anonymous_person" else self._body_by_head(phrase)
            if found is not None:
                return found
        earlier = [
            e for e in self.entities if e.form == "nominal" and e.kind == phrase.kind and e.anchor[0] <= position
        ]
        if phrase.determiner != "another":
            same = [e for e in earlier if any(_bare(form) == _bare(phrase.text) for form in e.printed)]
            if same:
                return Mention(phrase, same[-1].number, "same_words", 0.8 if definite else 0.6)
            if definite:
                near = [
                    e
                    for e in earlier
                    if e.head == phrase.head
                    and e.plural == phrase.plural
                    and set(phrase.modifiers) - {"unnamed"} <= e.modifiers
                    and (
                        phrase.affiliation is None or set(fold(phrase.affiliation).split()) <= set(fold(e.name).split())
                    )
                ]
                if near:
                    latest = max(near, key=lambda e: (self._last_place(e.number, position), e.number))
                    return Mention(phrase, latest.number, "head_noun", 0.85 if len(near) == 1 else 0.6)
        entity = self._new(phrase.kind, "nominal", phrase)
        return Mention(phrase, entity.number, "described", 0.9)

    def _last_place(self, number: int, position: int) -> int:
        for start, _, entity, _ in reversed(self.at[: bisect_left(self.at, (position,))]):
            if entity == number:
                return start
        return -1

    def _person_by_role(self, phrase: Phrase) -> Mention | None:
        """The named person whom the article introduced with this role, the one mentioned last where several fit."""
        wanted = set(phrase.modifiers) | set(fold(phrase.affiliation or "").split())
        found: list[tuple[float, int, int]] = []
        for entity in self.entities:
            if entity.kind != "person":
                continue
            for head, modifiers, start in entity.roles:
                if start > phrase.start and self.sentence(start) > 2:
                    continue
                if head == phrase.head:
                    score = 0.85
                elif any(head in group and phrase.head in group for group in _SYNONYMS):
                    score = 0.65
                else:
                    continue
                if wanted & _STRICT != modifiers & _STRICT & (wanted | _STRICT - {"former", "ex"}):
                    continue
                if not _bodies_agree(wanted - h.ROLE_MODIFIERS - h.DEFINITE, modifiers):
                    continue
                found.append((score, self._last_place(entity.number, phrase.start), entity.number))
                break
        found = [item for item in found if item[1] >= 0]
        if not found:
            return self._person_named_later(phrase, wanted)
        best = max(score for score, _, _ in found)
        found = [item for item in found if item[0] == best]
        latest = max(found, key=lambda item: (item[1], -item[2]))
        described = [
            e for e in self.entities
            if e.form == "nominal" and e.kind == "anonymous_person" and e.head == phrase.head
            and wanted - {"the"} <= e.modifiers | {phrase.head}
        ]  # fmt: skip
        if any(self._last_place(e.number, phrase.start) > latest[1] for e in described):
            return None
        if len(found) > 1:
            gap = self.sentence(phrase.start) - self.sentence(latest[1])
            if gap > 3:
                return None
            return Mention(phrase, latest[2], "role", 0.6)
        return Mention(phrase, latest[2], "role", best)

    def _person_named_later(self, phrase: Phrase, wanted: set[str]) -> Mention | None:
        """The one person of the article with this role: "The president of Ruthen denied …", then "President Holm".

        A country may be missing on one side but not differ; where two people fit, nobody is meant for sure.
        """
        bodies = wanted - h.ROLE_MODIFIERS - h.DEFINITE
        fits = set()
        for entity in self.entities:
            for head, modifiers, _ in entity.roles if entity.kind == "person" else ():
                stated = modifiers - h.ROLE_MODIFIERS - h.DEFINITE
                agree = not stated or not bodies or _bodies_agree(bodies, modifiers)
                if head == phrase.head and agree and wanted & _STRICT == modifiers & _STRICT:
                    fits.add(entity.number)
        return Mention(phrase, fits.pop(), "role", 0.7) if len(fits) == 1 else None

    def _body_by_head(self, phrase: Phrase) -> Mention | None:
        if phrase.kind not in _BODIES or phrase.plural:
            return None
        head = singular_of(phrase.head)
        wanted = {word for word in names.body_words(" ".join(phrase.modifiers)) if word not in {"the", "this"}}
        named = [e for e in self.entities if e.form == "name" and e.kind in _BODIES]
        fits = [e for e in named if phrase.head in e.words | {e.head} and wanted <= e.words]
        fits = [e for e in fits if self._last_place(e.number, phrase.start) >= 0]
        if not fits and phrase.head in _COMPANIES and not wanted:
            fits = [
                e for e in named
                if e.kind == "organization" and self._last_place(e.number, phrase.start) >= 0
                and self.sentence(phrase.start) - self.sentence(self._last_place(e.number, phrase.start)) <= 3
            ]  # fmt: skip
            if len(fits) != 1:
                return None
            return Mention(phrase, fits[0].number, "head_noun", 0.6)
        if not fits or head == "campaign":
            return None
        latest = max(fits, key=lambda e: (self._last_place(e.number, phrase.start), -e.number))
        return Mention(phrase, latest.number, "head_noun", 0.8 if len(fits) == 1 else 0.6)

    # What else hangs on a source.

    def _relays(self, source: Source, addressees: Sequence[Phrase], joined: dict[int, Mention]) -> list[int]:
        """Through whom the words came: speakers of the attributions around this one, and the outlet that was told."""
        found: list[int] = []
        seen = {source.no}
        parent = self.by_no.get(source.parent_no) if source.parent_no is not None else None
        while parent is not None and parent.no not in seen:
            seen.add(parent.no)
            if self.primary[parent.no] != self.unnamed:
                found.append(self.primary[parent.no])
            parent = self.by_no.get(parent.parent_no) if parent.parent_no is not None else None
        for phrase in addressees:
            if phrase.form == "name":
                entity = self.entities[joined[phrase.name_start].entity]
                if entity.kind == "outlet":
                    found.append(entity.number)
        return [number for number in dict.fromkeys(found) if number != self.primary[source.no]]

    def _spokespeople(self) -> None:
        """Ties a spokesperson to the named body or person that the article says they speak for."""
        phrases = [(m.phrase, m.entity) for m in self.mentions]
        for phrase, number in phrases:
            if not phrase.speaks_for or not phrase.affiliation or self.entities[number].speaks_for is not None:
                continue
            words = frozenset(names.body_words(phrase.affiliation))
            person = names.parse_person(phrase.affiliation)
            for entity in self.entities:
                if entity.number == number or entity.form != "name":
                    continue
                body = entity.words and (words == entity.words)
                known = entity.person is not None and person is not None and names.compare_people(entity.person, person)
                if body or known:
                    self.entities[number].speaks_for = entity.number
                    break
            else:
                target = analyse(phrase.affiliation)
                if target is None or target.form != "name" or target.kind not in _BODIES:
                    continue
                start = self.text.find(phrase.affiliation, phrase.start, phrase.end + 200)
                entity = self._new(target.kind, "name", target)
                entity.anchor = (max(start, 0), target.name)
                entity.words = words
                entity.printed[target.name] += 1
                self.entities[number].speaks_for = entity.number


def _with_role(kept: Phrase, other: Phrase) -> Phrase:
    """A source's name with the role that the text around it states."""
    return kept._replace(
        role=other.role, role_head=other.role_head, modifiers=other.modifiers, person=other.person or kept.person,
        affiliation=kept.affiliation or other.affiliation, speaks_for=kept.speaks_for or other.speaks_for,
    )  # fmt: skip


def _names_state(entity: Entity, text: str) -> bool:
    """Whether what looks like a surname is a state: the article speaks of its president, or of what is in it.

    Real countries and capitals are listed in the lexicon; this finds the others, and the invented.
    """
    if entity.person is None or entity.person.given or entity.person.gender or len(entity.printed) != 1:
        return False
    name = re.escape(next(iter(entity.printed)))
    owns = rf"\b{name}[’']s\s+(?:\w+\s+)?(?:{_STATE_THINGS})\b"
    inside = rf"\b(?i:{_STATE_PEOPLE})\s+in\s+{name}\b"
    people = rf"\b[Ii]n\s+{name}\b" if re.search(rf"\b{name[:-1]}\w{{0,3}}(?:an|ese|ish)\b", text) else owns
    opens = rf"(?:^|[.!?”\"’\n]\s*)In\s+{name},"
    # What follows "In Aldmere, the official …" is no apposition, though it reads like one.
    return any(re.search(pattern, text) for pattern in ((opens,) if entity.roles else (owns, inside, people, opens)))


def _forms(entity: Entity) -> Iterator[str]:
    yield entity.anchor[1]
    yield from sorted(entity.printed)


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
