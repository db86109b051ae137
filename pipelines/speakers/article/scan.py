"""Names in an article's text, whoever they are and whether or not they are quoted.

Finds capitalised runs and has `phrases` take them apart together with the words around them ("the harbour master, Dario
Venn,"). Joining the names to people is left to `article`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.given_names import FEMALE, MALE, PARTICLES
from pipelines.speakers.lexicon.places import DEMONYMS
from pipelines.speakers.phrases.nouns import is_role
from pipelines.speakers.phrases.phrases import Phrase, analyse_tokens
from pipelines.speakers.phrases.tokens import Token, is_number, tokenize

MAX_TEXT = 200_000
"""Characters of an article that are scanned for names."""
MAX_RUN = 10
_PLACES = frozenset(
    "strait port cape island islands river lake mount mountain mountains street st avenue ave road city county "
    "valley bay sea "
    "ocean north south east west northern southern eastern western square bridge park hill hills beach harbor "
    "harbour airport "
    "highway boulevard coast gulf desert peninsula forest district region province hotel stadium hall war day night "
    "week "
    "cup games olympics prize award act bill amendment deal agreement accord treaty scandal crisis plan".split()
)
_PLACE_STARTS = frozenset(
    "port cape lake mount san santa los las el fort new saint north south east west gulf rio mt".split()
)
_BODIES = h.GOVERNMENT_HEADS | h.ORGANIZATION_HEADS
_OPENERS = h.DEFINITE | h.INDEFINITE | h.POSSESSIVES
_ORG_LINKS = frozenset({"of", "for", "on"})
_SMALL_LINKS = PARTICLES - {"y", "st", "le"}


def scan(text: str) -> tuple[list[Token], list[Phrase]]:
    """The tokens of `text` and its names as phrases in reading order, nominals and place-like names left out."""
    tokens = tokenize(text[:MAX_TEXT])
    headline_end = text.find("\n")
    headline_end = min(len(text), 300) if headline_end < 0 else headline_end
    title_case = _title_case(tokens, headline_end)
    inside: set[str] = set()  # lows of capitals that no sentence start explains
    for at, token in enumerate(tokens):
        if token.capital and (token.start >= headline_end or not title_case) and not _initial(text, tokens, at):
            inside.add(token.low)
    found: list[Phrase] = []
    single: dict[str, Phrase | None] = {}
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not token.capital or not token.low or (token.end <= headline_end and title_case and token.low not in inside):
            at += 1
            continue
        stop = _run_end(text, tokens, at)
        first = at
        if stop - at > 1 and _initial(text, tokens, at) and tokens[at].low not in inside and _adverbial(tokens[at].low):
            first += 1
        while (
            first < stop
            and tokens[first].low in h.FUNCTION_WORDS
            and (len(tokens[first].text) == 1 or not tokens[first].text.isupper())
        ):
            first += 1
        at = max(stop, at + 1)
        if first >= stop or tokens[first].text == "I" or (stop - first == 1 and tokens[first].low in DEMONYMS):
            continue
        alone = stop - first == 1 and _initial(text, tokens, first)
        if alone and tokens[first].low not in inside and not tokens[first].text.isupper():
            continue
        if title_case and tokens[stop - 1].end <= headline_end and stop - first > 3:
            continue
        phrase = _phrase(text, tokens, first, stop, single)
        if phrase is not None and phrase.form == "name" and not _placelike(phrase):
            found.append(phrase)
    return tokens, found


def _initial(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the token may owe its capital to a sentence's or a line's start."""
    if not at or not tokens[at - 1].low:
        return True
    before = tokens[at - 1]
    return text[before.end] in ".\n" or (
        before.text.endswith(".") and before.low not in h.TITLES and len(before.low) > 1
    )


def _adverbial(low: str) -> bool:
    """Whether a capital at a sentence's start is rather an adverb, participle or preposition than a name's."""
    return low in h.PREPOSITIONS or (
        low not in FEMALE and low not in MALE and low.endswith(("ing", "ly")) and len(low) > 4
    )


def _title_case(tokens: Sequence[Token], end: int) -> bool:
    words = [token for token in tokens[:80] if token.end <= end and len(token.low) > 3]
    return len(words) >= 4 and sum(token.capital for token in words) >= 0.7 * len(words)


def _gap(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the token follows the one before it over a single space."""
    start = tokens[at].start
    return start == tokens[at - 1].end + 1 and text[start - 1] != "\n"


def _run_end(text: str, tokens: Sequence[Token], at: int) -> int:
    stop = at + 1
    linked = False
    while stop < len(tokens) and stop - at < MAX_RUN and _gap(text, tokens, stop):
        last = tokens[stop - 1]
        if last.possessive or not last.low:
            break
        token = tokens[stop]
        if token.capital and not is_number(token):
            stop += 1
            continue
        following = tokens[stop + 1] if stop + 1 < len(tokens) and _gap(text, tokens, stop + 1) else None
        if following is None:
            break
        if token.low in _SMALL_LINKS and token.text.islower() and following.capital:
            stop += 2
        elif (
            token.low in _ORG_LINKS
            and last.low in _BODIES
            and (following.capital or (following.low == "the" and stop + 2 < len(tokens) and tokens[stop + 2].capital))
        ):
            linked = True
            stop += 2 if following.capital else 3
        elif following.capital and (
            (linked and token.low in {"and", "of"})
            or (token.low == "of" and following.low in h.OFFICES and is_role(last.low))
        ):
            stop += 2
        else:
            break
    return min(stop, len(tokens))


def _phrase(
    text: str, tokens: Sequence[Token], first: int, stop: int, single: dict[str, Phrase | None]
) -> Phrase | None:
    """The run of tokens with its role and apposition; `single` remembers words that stand alone."""
    left = first
    if left and _gap(text, tokens, left) and tokens[left - 1].text.islower() and is_role(tokens[left - 1].low):
        left -= 1
        while left and first - left < 6 and _gap(text, tokens, left):
            token = tokens[left - 1]
            modifier = token.low in h.ROLE_MODIFIERS or is_role(token.low) or token.possessive
            if not (modifier or (token.capital and token.low not in h.FUNCTION_WORDS)):
                break
            left -= 1
    core, tail = tokens[left:stop], tokens[stop : stop + 14]
    if left >= 2 and left == first and tokens[left - 1].text == "," and is_role(tokens[left - 2].low):
        start = left - 2
        while (
            start
            and left - start < 7
            and _gap(text, tokens, start)
            and tokens[start].low not in h.DEFINITE | h.INDEFINITE
        ):
            start -= 1
        opening = tokens[start]
        if opening.low in _OPENERS or any(t.possessive for t in tokens[start : left - 1]):
            while start < left - 2 and not (tokens[start].low in _OPENERS or tokens[start].possessive):
                start += 1
            phrase = analyse_tokens(text, 0, tokens[start : left - 1], tokens[left - 1 : stop])
            if phrase is not None and phrase.form == "name" and phrase.kind == "person":
                return phrase
    if (
        len(tail) < 2
        or tail[0].text not in {",", "("}
        or tail[0].start > tokens[stop - 1].end + 1
        or not (
            tail[1].low in _OPENERS
            or is_role(tail[1].low)
            or tail[1].low in h.ROLE_MODIFIERS
            or tail[1].possessive
            or (len(tail) > 2 and is_role(tail[2].low))
        )
    ):
        tail = []
    if len(core) > 1 or tail:
        return analyse_tokens(text, 0, core, tail)
    word = core[0]
    if word.text not in single:
        single[word.text] = analyse_tokens(text, 0, core, tail)
    phrase = single[word.text]
    if phrase is None:
        return None
    end = word.start + phrase.name_end - phrase.name_start
    return phrase._replace(start=word.start, end=word.end, name_start=word.start, name_end=end)


def _placelike(phrase: Phrase) -> bool:
    """Whether a supposed person is rather a place, an event or a line of title case."""
    words = phrase.name.lower().split()
    if phrase.kind == "person" and len(words) > 5:
        return True
    if phrase.kind != "person" or phrase.title or phrase.role:
        return False
    return words[-1] in _PLACES or (len(words) > 1 and words[0] in _PLACE_STARTS)
