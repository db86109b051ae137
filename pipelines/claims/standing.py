"""Statements that stand alone: what is put in for pronouns and verb forms where that is safe, and what is then missing.

Only the source of a quotation is put in, in square brackets; at `there`, `that` and `we` nobody guesses. Each rule has
a name in the vocabulary `rewrite`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.claims import clauses
from pipelines.claims.lexicon import ANAPHORS, AUXILIARIES, DEICTIC, MODALS, verbs
from pipelines.claims.tokens import Token, inserted, is_word

_PERSONS = frozenset({"person", "anonymous_person"})
_BODIES = frozenset({"organization", "government", "outlet", "document"})
_GROUPS = frozenset({"group", "anonymous_group", "organization", "government", "outlet"})
_MAY_REPLACE = {"he": _PERSONS, "she": _PERSONS, "they": _GROUPS, "it": _BODIES}
_POSSESSIVES = frozenset("his her its their".split())
_FIRST = {"i": "{}", "me": "{}", "my": "{}’s"}
# What cannot be put in the third person without changing more than one word.
_OTHER_FIRST = frozenset("myself mine we us our ours ourselves".split())
_AGREEING = {"am": "is", "'m": "is", "have": "has", "'ve": "has", "do": "does", "'ll": "will"}
_UNDERTAKING = frozenset("vow promise pledge swear undertake agree offer threaten refuse decline".split())
_FUNCTION = frozenset("in on at to for from by with and or but as that when while if because after before".split())
_ADVERBS = frozenset("also always never ever not really still just only personally certainly honestly simply".split())
_ACCUSING = frozenset({"accuse", "blame", "charge", "suspect", "accusation", "allegation"})
_PRETENDING = frozenset("claim appear seem pretend profess purport".split())


@dataclass(frozen=True)
class Source:
    """What a reading needs to know of the source: name and kind of the speaker."""

    name: str
    kind: str


def is_standalone(tokens: Sequence[Token]) -> bool:
    """Whether the words are a clause, and none of them needs the article.

    `his`, `it` and the like may be bound by a name put in before, `its` by the subject of its clause.
    """
    verb = clauses.first_verb(tokens)
    if not tokens or (verb is None and not tokens[0].text.startswith("[")):
        return False
    for index, token in enumerate(tokens):
        if token.text.startswith("["):
            continue
        low = token.low
        if low in DEICTIC:
            if low == "that" and index > 0 and (index + 1 >= len(tokens) or tokens[index + 1].low not in {",", "."}):
                continue
            if (
                low == "there"
                and index + 1 < len(tokens)
                and tokens[index + 1].low in {"is", "are", "was", "were", "has", "have", "will"}
            ):
                continue
            return False
        if low in ANAPHORS and not any(t.text.startswith("[") for t in tokens[:index]):
            if low in _POSSESSIVES and verb is not None and _agrees(tokens[:verb], low) and _owned(tokens, index):
                continue
            return False
    return tokens[0].low not in AUXILIARIES | {"to", "not"} and not tokens[0].low.endswith("ing")


def _agrees(subject: Sequence[Token], possessive: str) -> bool:
    """Whether what the possessive names may be the subject: `boats` own nothing that is `its`."""
    if not subject:
        return False
    plural = subject[-1].low.endswith("s") or any(token.low == "and" for token in subject)
    if possessive in {"his", "her"}:
        return not plural and any(token.text[:1].isupper() for token in subject[1:] or subject)
    return plural == (possessive == "their")


def _owned(tokens: Sequence[Token], index: int) -> bool:
    """Whether a thing owned follows: `her house`, not `saw her in the house`."""
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    return following[:1].isalpha() and following not in _FUNCTION


def opened(tokens: list[Token], source: Source, quoted: bool) -> list[Token]:
    """An opening he, she, they or it outside quotation marks is the source."""
    if not tokens or quoted or source.kind not in _MAY_REPLACE.get(tokens[0].low, frozenset()):
        return tokens
    if tokens[0].low == "it" and len(tokens) > 2 and _is_dummy_it(tokens):
        return tokens
    if source.name.lower().startswith(("his ", "her ", "their ")):
        # In `his daughter said he died` he is somebody else.
        return tokens
    name = f"[{source.name}]"
    return [tokens[0]._replace(text=name, low=name.lower()), *tokens[1:]]


def _is_dummy_it(tokens: Sequence[Token]) -> bool:
    """`it is … that/to`, `it rained`: an it that stands for nobody."""
    return tokens[1].low in {"is", "was", "'s", "seems", "appears", "became", "becomes"}


def third_person(tokens: list[Token], who: Mapping[int, str], source: Source, quoted: bool) -> list[Token]:
    """He, she, him, his and her are those whom the article's words say; in direct speech they are not the source.

    `who`: first character of a pronoun -> name.
    """
    out = []
    for index, token in enumerate(tokens):
        name = who.get(token.start)
        if (
            name is not None
            and not (quoted and name == source.name)
            and token.low in {"he", "she", "him", "his", "her"}
        ):
            owner = token.low == "his" or (token.low == "her" and _owned(tokens, index))
            text = f"[{name}’s]" if owner else f"[{name}]"
            token = token._replace(text=text, low=text.lower())
        out.append(token)
    return out


def first_person(tokens: list[Token], source: Source, quoted: bool) -> list[Token]:
    """I, me and my in direct speech are the source, if a person; all of them or none."""
    lows = [token.low for token in tokens]
    if not quoted or source.kind not in _PERSONS or _FIRST.keys().isdisjoint(lows) or not _OTHER_FIRST.isdisjoint(lows):
        return tokens
    out: list[Token] = []
    agrees = False
    for token in tokens:
        if token.low in _FIRST:
            name = f"[{_FIRST[token.low].format(source.name)}]"
            out.append(token._replace(text=name, low=name.lower()))
            agrees = token.low == "i"
            continue
        if agrees and token.low not in _ADVERBS and is_word(token):
            third = _third(token.low)
            if third is None:
                return tokens
            if third != token.low:
                token = token._replace(text=f"[{third}]", low=third, glued=False)
            agrees = False
        out.append(token)
    return out


def _third(verb: str) -> str | None:
    """The form that goes with `he` for one that goes with `I`; None for a word that is no known verb form."""
    known = verbs()
    if verb in _AGREEING:
        return _AGREEING[verb]
    if verb in MODALS | known.past or verb in {"'d", "n't"}:
        return verb
    third = known.third_form.get(verb)
    return third if third is not None and verb in known.base else None


def infinitive(tokens: list[Token], lemma: str, source: Source, stance: str) -> list[Token]:
    """`to defend the city` after a verb of undertaking or refusing: the source will defend the city."""
    if lemma not in _UNDERTAKING or stance not in {"commits", "denies"} or source.kind == "unnamed":
        return tokens
    if len(tokens) < 2 or tokens[0].low != "to" or tokens[1].low not in verbs().base | {"be"}:
        return tokens
    return [inserted(f"[{source.name}"), inserted("will]"), *tokens[1:]]


def finite(tokens: list[Token], lemma: str, source: Source, stance: str) -> list[Token]:
    """A gerund told as a past: `accused X of sending boats` → X [sent] boats; `denied sending` → [source sent]."""
    if lemma in _ACCUSING:
        for index in range(1, min(len(tokens) - 1, 10)):
            if tokens[index].low in {"of", "for", "with"} and tokens[index + 1].low.endswith("ing"):
                past = verbs().past_of(tokens[index + 1].low)
                if past:
                    return [
                        *tokens[:index],
                        tokens[index + 1]._replace(text=f"[{past}]", low=past),
                        *tokens[index + 2 :],
                    ]
    if clauses.first_verb(tokens) is None and len(tokens) > 3 and lemma in _PRETENDING:
        # `claim to have seen X crossing`: what was seen, once the frame is off.
        for index in range(1, min(len(tokens) - 1, 8)):
            past = verbs().past_of(tokens[index].low) if tokens[index].low.endswith("ing") else None
            if past:
                return [*tokens[:index], tokens[index]._replace(text=f"[{past}]", low=past), *tokens[index + 1 :]]
    if (
        stance in {"denies", "confirms"}
        and len(tokens) > 2
        and tokens[0].low.endswith("ing")
        and source.kind != "unnamed"
    ):
        past = verbs().past_of(tokens[0].low)
        if past and tokens[1].low not in {"of"}:
            return [inserted(f"[{source.name}"), tokens[0]._replace(text=f"{past}]", low=past), *tokens[1:]]
    return tokens
