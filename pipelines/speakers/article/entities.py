"""What one article's speakers are made of: sources as given, mentions, entities, and the state that the rules share.

No rule that decides who is meant is here: names are joined in `naming`, the rest is `pronouns`, `relatives` and
`descriptions`; `article` is the way through.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pipelines.speakers.article.scan import scan
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.names import names
from pipelines.speakers.phrases.phrases import Phrase
from pipelines.text import Span, containing, quotations, sentences

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
    "second_person": "You, by who answers the question, or to whom the quotation is told.",
    "described": "A description that nothing else in the article names.",
    "unresolved": "No entity was sure enough; the article's unnamed speaker stands in.",
}
BODIES = frozenset({"government", "organization", "outlet", "document"})


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
    speaks_for_score: float = 0.0

    @property
    def name(self) -> str:
        """The fullest printed form, the more frequent and then the alphabetically first of equal ones."""
        return min(
            self.printed, key=lambda form: (-name_rank(form), -self.printed[form], form), default="Unnamed source"
        )


def looks_like_body(entity: Entity) -> bool:
    """Whether nothing shows that what was read as a person's name is one: no given name, title, role or gender."""
    return (
        entity.kind == "person" and entity.form == "name" and not entity.gender and not entity.roles
        and (entity.person is None or not (entity.person.given and entity.known))
    )  # fmt: skip


@lru_cache(maxsize=65536)
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
    at: list[tuple[int, int, int, bool]]  # every place of an entity: start, end, number, whether it is a source


class State:
    """Working state for one article; used once."""

    def __init__(
        self,
        text: str,
        sources: Sequence[Source],
        authors: str | None,
        antecedents: Mapping[int, Sequence[tuple[int, float]]] = MappingProxyType({}),
    ) -> None:
        self.text = text
        self.antecedents = antecedents  # by start of a pronoun: starts of earlier words, with the pointer's weight
        self.pointed: dict[int, Any] = {}  # what `pronouns` made of them
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
        self.starts_of: dict[int, list[int]] = defaultdict(list)  # by entity, where its places start
        self.together: list[tuple[int, int, tuple[int, ...]]] = []  # joint sources: start, end, entities
        self.speaking: set[int] = set()  # entities that are a source somewhere
        self.unnamed_number: int | None = None
        self.primary: dict[int, int] = {}
        self.reporting: dict[int, list[int]] = {}  # by attribution, who passes on what its primary source said
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

    def place(self, places: Iterable[tuple[int, int, int, bool]]) -> None:
        """Notes the first places of entities, those of names."""
        self.at = sorted(places)
        for start, _, number, is_source in self.at:
            self.starts_of[number].append(start)
            if is_source:
                self.speaking.add(number)

    def add(self, start: int, end: int, number: int, is_source: bool) -> None:
        """Notes a place of an entity."""
        insort(self.at, (start, end, number, is_source))
        insort(self.starts_of[number], start)
        if is_source:
            self.speaking.add(number)

    def new(self, kind: str, form: str, phrase: Phrase | None = None, anchor: tuple[int, str] = (0, "")) -> Entity:
        """A new entity, by what the phrase says of it."""
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

    def unnamed(self) -> int:
        """Number of the article's unnamed speaker."""
        if self.unnamed_number is None:
            self.unnamed_number = self.new("unnamed", "unnamed", anchor=(-1, "")).number
        return self.unnamed_number

    def unresolved(self, phrase: Phrase) -> Mention:
        """The mention of a phrase that stays open."""
        return Mention(phrase, self.unnamed(), "unresolved", 0.0)

    def last_place(self, number: int, position: int) -> int:
        """Where the entity was last meant before `position`; -1 where it was not."""
        starts = self.starts_of.get(number, ())
        before = bisect_left(starts, position)
        return starts[before - 1] if before else -1
