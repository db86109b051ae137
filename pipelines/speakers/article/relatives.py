"""Who, which and that: the name or noun phrase to the left of a relative pronoun.

How far left it ends, past brackets, places, appositions and clauses of saying, is read here; whom a description means
is in `descriptions`, what a phrase says of itself in `phrases`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.speakers.article.descriptions import nominal
from pipelines.speakers.article.entities import BODIES, Entity, Mention, State, looks_like_body
from pipelines.speakers.article.naming import outlet_of
from pipelines.speakers.article.pointed import SURE, met_first, pointed
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.phrases.phrases import Phrase, analyse
from pipelines.speakers.phrases.tokens import Token
from pipelines.text import Span
from schemas.ids import fold

_POINTED = 0.4  # least weight of the pointer that is taken where no rule finds anything
_POINTED_AGAINST = 0.8  # and where one does
MAX_LEFT = 160
"""Characters to the left of a relative pronoun that are looked at."""
_PEOPLE = frozenset({"person", "anonymous_person", "group", "anonymous_group"})
_UNKNOWN = frozenset({"unnamed"})
_ANONYMOUS = frozenset({"anonymous_person", "anonymous_group"})
_PERSONAL = frozenset({"who", "whom", "whose"})
_SAYING = frozenset({"reported", "said", "reports", "says", "according"})
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]$")
_TAIL = re.compile(r",? (?:of|from|in|at|for) (?:the )?$")
_APPOSED = re.compile(
    r"(?: (?:of|from|in) [^,;.()]{1,30}| \([^()]{1,30}\))?,? ?[,—–-] ?(?:and |(?:\w+ ){0,2}as )?"
    r"|(?: has been|(?:,[^,.;]{1,60},)? (?:is|was|remains|remained|became))(?: (?:also|still|now|once))?"
    r"(?: (?:described|seen|known|regarded|viewed|hailed) as)? "
)
# "Dario Venn, a broker based in Ruthen, Fla., who": an apposition over a place, with no clause of its own.
_APPOSITION = re.compile(
    r"(?: \([^()]{1,40}\))?(?:, \d{1,3})?, [a-z]+\b"
    r"(?:(?!\b(?:who|which|that|says?|said|told|is|was|has|had)\b)[^\n\"“”„();:—–]){1,110},? ?[,—–-] ?"
    r"|, [^,\n\"“”„();:]{1,60}, "
)
# "told Venn on the quay, who": a short phrase of place or time behind a name.
_PLACED = re.compile(r" (?:on|in|at|during|after|before|from) (?:(?:the|an?|his|her|its|their) )?[\w’'.-]{1,30}"
                     r"(?: [\w’'.-]{1,30}){0,2}$")  # fmt: skip
_NAMED_FOR = re.compile(r"\b[A-Z][\w’'-]{1,20} (?:for|of|with|against) $")
_BEHIND = re.compile(r"\b(?:of|in|from|with|at|for|to|on) (?:the |Mr\. |Mrs\. |Ms\. )?$")
_AND = re.compile(r",? (?:and|but|or|yet),? (?:also |then |now )?$")
_EARLIER = {word: re.compile(rf"\b{word}\b") for word in ("who", "which")}
# "who declined to be named": only one who is not named asks for that.
_UNNAMED = re.compile(
    r",?(?:[^,.;\n]{1,60},)? (?:(?:has|had|would|was|were|is|are|did|does|do|(?:was|were|did)n[’']t) )?(?:not )?"
    r"(?:declined|asked|requested|insisted|spoke|speaking|wished|want(?:ed)?|agreed|demanded|refused|sought|granted"
    r"|authori[sz]ed|allowed|permitted|given)\b[^.;\n]{0,60}"
    r"\b(?:anonym\w+|named|identified|quoted|on (?:the )?condition|on background|speak (?:publicly|on the record)"
    r"|discuss|name withheld)\b"
)
# Nouns that hold people, though no one of them speaks: "those in the business world who".
_SURROUNDINGS = frozenset("world country state nation city town county district region room".split())
_PARTICIPLES = frozenset("close familiar based involved briefed opposed loyal and or".split())
_LINKS = frozenset("of in from with at for to on around across near within outside inside behind".split())


def relative(state: State, phrase: Phrase) -> Mention:
    """The entity that a relative pronoun goes back to: the one that the rules find, unless the pointer knows better."""
    if phrase.start not in state.antecedents:
        return _by_rule(state, phrase)
    on, astray, _ = pointed(state, phrase.start)
    best = max(on, key=lambda number: (on[number], -number), default=None)
    found = _by_rule(state, phrase)
    if found.method == "unresolved":
        if best is not None and on[best] >= _POINTED:
            return Mention(phrase, best, "relative", round(min(SURE, on[best]), 3))
        return met_first(state, phrase, astray, None, "relative") or found
    if on.get(found.entity):
        return found
    if best is not None and on[best] >= _POINTED_AGAINST:
        return Mention(phrase, best, "relative", round(min(SURE, on[best]), 3))
    if max(astray.values(), default=0.0) >= _POINTED_AGAINST:
        return met_first(state, phrase, astray, None, "relative") or found
    return found


def _by_rule(state: State, phrase: Phrase) -> Mention:
    """The entity left of a relative pronoun."""
    sentence = state.sentences[state.sentence(phrase.start)] if state.sentences else Span(0, len(state.text))
    if phrase.start == sentence.start and phrase.text[:1].isupper():
        return state.unresolved(phrase)  # a question, or "That" for what was said before
    at = _first_of_several(state, phrase, sentence.start)
    begin = max(sentence.start, at - MAX_LEFT)
    word = phrase.text.split(None, 1)[0].lower()
    plain = _plain_end(state, begin, at)
    found = _unnamed(state, phrase, begin, plain) if word in _PERSONAL else None
    for end in _ends(state, begin, at):
        readers = [_named, _described]
        if word == "that" or (word == "who" and _restrictive(state, end, at)):
            readers.reverse()
        for reader in readers:
            found = found or reader(state, phrase._replace(start=at), begin, end, word in _PERSONAL)
    if found is None and word in _PERSONAL:
        found = _before_apposition(state, phrase._replace(start=at), begin, plain)
    if found is None:
        return state.unresolved(phrase)
    found.phrase = phrase
    return found


def _first_of_several(state: State, phrase: Phrase, begin: int) -> int:
    """Where the first of relatives joined by "and" starts: "Venn, who backs it and who leads"."""
    at = phrase.start
    for _ in range(3):
        low = max(begin, at - MAX_LEFT)
        earlier = _EARLIER.get(phrase.text.lower())
        joined = _AND.search(state.text, max(low, at - 16), at)
        places = [m.start() for m in earlier.finditer(state.text, low, joined.start())] if earlier and joined else []
        if not places:
            break
        at = places[-1]
    return at


def _unnamed(state: State, phrase: Phrase, begin: int, end: int) -> Mention | None:
    """ "an aide to Venn, who asked not to be named": the one described, not the one he serves."""
    if _UNNAMED.match(state.text, phrase.end, phrase.end + 200) is None:
        return None
    found = _noun_phrase(state, begin, end, _ANONYMOUS)
    if found is None:
        return None
    mention = nominal(state, found)
    plain = mention.method != "unresolved" and state.entities[mention.entity].form == "nominal"
    return Mention(phrase, mention.entity, "relative", 0.85) if plain else None


def _restrictive(state: State, end: int, at: int) -> bool:
    """Whether the words before the pronoun are a name behind a preposition: "officials in Ruthen who", no comma."""
    if state.text[end:at].strip():
        return False
    places = state.at[: bisect_left(state.at, (at,))][-3:]
    return any(
        abs(stop - end) <= 2 and _BEHIND.search(state.text, max(0, start - 24), start) is not None
        for start, stop, _, _ in places
    )


def _plain_end(state: State, begin: int, at: int) -> int:
    """Where the words before the pronoun end, without comma, dash or bracket."""
    return begin + len(state.text[begin:at].rstrip(" ,—–-("))


def _ends(state: State, begin: int, at: int) -> list[int]:
    """Where the noun may end: before a party or place in brackets, before the pronoun, before a clause of saying."""
    left = state.text[begin : _plain_end(state, begin, at)]
    found = [len(left)]
    # "..., reported the Courier, who urged": a parenthesis between the noun and its relative is stepped over.
    comma = left.rfind(", ")
    after_comma = state.text[begin:at].rstrip().endswith(",")
    if after_comma and comma > 0 and len(left) - comma < 60 and _SAYING.intersection(fold(left[comma:]).split()):
        found.append(comma)
    bracket = _BRACKET.search(left)
    if bracket is not None:
        found.insert(0, bracket.start())
    return [begin + stop for stop in found]


def _named(state: State, phrase: Phrase, begin: int, end: int, person_only: bool) -> Mention | None:
    """The entity whose place ends at `end`; before "of Ruthen", for who, the person that this belongs to."""
    before = state.at[: bisect_left(state.at, (phrase.start,))][-8:]
    for start, stop, number, _ in reversed(before):
        if abs(stop - end) > 2:
            continue
        entity = state.entities[number]
        tail = _TAIL.search(state.text, max(begin, start - 12), start)
        if person_only and tail is not None and (entity.kind in BODIES or looks_like_body(entity)):
            bearer = _of_place(state, before, begin, tail.start())
            if bearer is not None:
                return Mention(phrase, bearer, "relative", 0.85)
        if not person_only and entity.form == "name" and _part_of_name(state, entity, start):
            return None
        if (
            not person_only
            and entity.form == "nominal"
            and entity.kind in _PEOPLE
            and not state.text[start:stop].lower().endswith(entity.head)
        ):
            continue  # "so many in the city, which"
        if entity.kind in _PEOPLE or not person_only:
            described = entity.form == "nominal" or state.text[start].islower()
            named = _apposed(state, begin, start, person_only) if described else None
            if named is not None:
                return Mention(phrase, named, "relative", 0.8)
            return Mention(phrase, number, "relative", 0.92)
    if person_only:
        return None
    word = state.text[state.text.rfind(" ", begin, end) + 1 : end]
    outlet = outlet_of(state, word, end - len(word)) if word[:1].isupper() else None
    return Mention(phrase, outlet.number, "relative", 0.85) if outlet is not None else None


def _of_place(state: State, before: Sequence[tuple[int, int, int, bool]], begin: int, tail: int) -> int | None:
    """Who is from a place that is named at `tail`: "Ada Holm of Ruthen", "Ada Holm, 32, of Ruthen in Fenland"."""
    for low, stop, number, _ in reversed(before):
        entity = state.entities[number]
        if low < begin or not 0 <= tail - stop < 40 or entity.kind not in _PEOPLE:
            continue
        if looks_like_body(entity) and not (entity.person is not None and entity.person.given):
            continue
        if stop == tail or state.text.startswith((",", " ("), stop):
            return number
    return None


def _part_of_name(state: State, entity: Entity, start: int) -> bool:
    """Whether a person's name ends that of a body: "Citizens for Venn, which"."""
    if entity.kind != "person" or looks_like_body(entity):
        return False
    return _NAMED_FOR.search(state.text, max(0, start - 40), start) is not None


def _described(state: State, phrase: Phrase, begin: int, end: int, person_only: bool) -> Mention | None:
    """What the description that ends at `end` means: the name that it is set beside, else its own entity."""
    found = _noun_phrase(state, begin, end, _PEOPLE if person_only else None)
    if person_only and found is None:
        # "Venn is the unifier who": what the noun means is known from whom it is said of.
        unknown = _noun_phrase(state, begin, end, _UNKNOWN)
        number = _apposed(state, begin, unknown.start, person_only) if unknown and not unknown.plural else None
        return Mention(phrase, number, "relative", 0.75) if number is not None else None
    if found is None or found.form == "name":
        return None
    named = None if found.plural else _apposed(state, begin, found.start, person_only)
    if named is not None:
        return Mention(phrase, named, "relative", 0.8)
    mention = nominal(state, found)
    return Mention(phrase, mention.entity, "relative", 0.85) if mention.method != "unresolved" else None


def _apposed(state: State, begin: int, start: int, person_only: bool) -> int | None:
    """The name before a description that begins at `start`: "Dario Venn, a trader who", "Holm was the one who"."""
    for low, stop, number, _ in reversed(state.at[: bisect_left(state.at, (start,))][-3:]):
        entity = state.entities[number]
        if low < begin or entity.form != "name" or _APPOSED.fullmatch(state.text, stop, start) is None:
            continue
        if (entity.kind == "person" and not looks_like_body(entity)) if person_only else entity.kind != "person":
            return number
        if not person_only and looks_like_body(entity):
            return number
    return None


def _before_apposition(state: State, phrase: Phrase, begin: int, end: int) -> Mention | None:
    """ "X, the minister, who", "X on the quay, who": the name before its apposition or its place."""
    placed = _PLACED.search(state.text, max(begin, end - 60), end)
    for start, stop, number, _ in reversed(state.at[: bisect_left(state.at, (phrase.start,))][-6:]):
        entity = state.entities[number]
        if start < begin or entity.kind != "person" or looks_like_body(entity):
            continue
        if placed is not None and stop == placed.start():
            return Mention(phrase, number, "relative", 0.7)
        if _APPOSITION.fullmatch(state.text, stop, phrase.start):
            return Mention(phrase, number, "relative", 0.75)
    return None


def _noun_phrase(state: State, begin: int, end: int, kinds: frozenset[str] | None) -> Phrase | None:
    """The described noun phrase that ends at `end`, over "a spokesman for the ministry"; only of `kinds`, if given."""
    low = bisect_left(state.token_starts, begin)
    high = bisect_left(state.token_starts, end)
    window = state.tokens[low:high]
    starts = [
        i
        for i, token in enumerate(window)
        if token.low in h.DEFINITE | h.INDEFINITE | h.POSSESSIVES | h.QUANTIFIERS and token.low != "that"
    ]
    for i in reversed(starts[-3:]):
        if any(not token.low for token in window[i:]):
            continue
        behind = i >= 2 and window[i - 1].low in {"for", "of", "at", "from", "with"} and i != starts[0]
        if behind and kinds is None:
            continue
        found = analyse(state.text[window[i].start : end], window[i].start)
        if kinds is None or (found is not None and _is_one(found, kinds)):
            return found
    return _bare_plural(state, window, end, kinds)


def _is_one(found: Phrase, kinds: frozenset[str]) -> bool:
    """Whether a phrase is of these kinds, and one phrase: no verb, but a preposition or participle behind its noun."""
    if found.form == "name" or found.kind not in kinds or found.head in _SURROUNDINGS:
        return False
    words = fold(found.text).split()
    behind = words[words.index(found.head) + 1 :] if found.head in words else []
    return not behind or behind[0] in _LINKS or behind[0] in _PARTICIPLES or behind[0].endswith("ing")


def _bare_plural(state: State, window: Sequence[Token], end: int, kinds: frozenset[str] | None) -> Phrase | None:
    """The plural without a determiner that stands last; one of people also before "in the region", "to Venn"."""
    for i in range(len(window) - 1, max(-1, len(window) - 12), -1):
        token = window[i]
        if not token.low:
            break
        if token.low in h.SOURCE_PLURALS | h.COLLECTIVES and (
            i + 1 == len(window) or (kinds is not None and window[i + 1].low in _LINKS)
        ):
            return analyse(state.text[token.start : end], token.start)
    return None
