"""Claim or not: why a clause states nothing that evidence could settle. Word lists are in lexicon.py."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.claims.clauses import first_verb, is_verb_at, main_end
from pipelines.claims.lexicon import EVALUATIONS, FEELINGS, GREETINGS, verbs
from pipelines.claims.tokens import Token, is_word

MAX_WORDS = 120
_COPULAS = frozenset("am is are was were be been 's 're 'm feel feels felt sounds looks".split())
_FIRST_PERSON = frozenset("i we".split())
QUESTION_WORDS = frozenset("who what when where why how which".split())
_ARTICLES = frozenset("a an the this that these those his her its their our my your".split())
_IMPERATIVE_LEADS = frozenset("please let don't do never just".split())


def reason_against(tokens: Sequence[Token], stance: str, asked: bool, quoted: bool, introduced: bool) -> str | None:
    """A term of `unclaimed_reason`, or None for a clause that states something checkable.

    `asked`: a question mark ends the sentence; `quoted`: the words stand between quotation marks;
    `introduced`: a `that`, `whether` or `if` before them says that they are a clause.
    """
    words = [token for token in tokens if is_word(token)]
    if not words:
        return "fragment"
    if len(words) > MAX_WORDS:
        return "too_long"
    line = " ".join(token.low for token in words[:6])
    if any(line == greeting or line.startswith(greeting + " ") for greeting in GREETINGS) and len(words) <= 12:
        return "greeting"
    if stance == "asks":
        return "question" if words[0].low in QUESTION_WORDS or first_verb(words) is None else None
    if asked:
        return "question"
    if _is_command(words, stance, quoted):
        return "command"
    if words[0].low in QUESTION_WORDS and stance != "asserts":
        return "fragment"
    if not (introduced and _may_have_verb(words)) and not _is_clause(words, stance):
        return "fragment"
    if words[-1].low in _COPULAS or _is_relative(words):
        return "fragment"
    return "opinion" if _is_opinion(words) else None


def _may_have_verb(words: Sequence[Token]) -> bool:
    """Whether a word that `that` introduces may be a verb that the lexicon lacks."""
    return len(words) >= 3 and any(
        token.low.endswith(("s", "ed")) and not token.text[:1].isupper() and not words[index].low.endswith("'s")
        for index, token in enumerate(words[1:-1])
    )


def _is_relative(words: Sequence[Token]) -> bool:
    """A noun with a relative clause and no verb of its own: `something that was not so`."""
    verb = first_verb(words)
    if verb is None or verb < 2 or words[verb - 1].low not in {"that", "who", "which"}:
        return False
    return not any(is_verb_at(words, index) for index in range(verb + 2, len(words)))


def _is_clause(words: Sequence[Token], stance: str) -> bool:
    if len(words) < 2:
        return False
    if first_verb(words) is not None:
        return len(words) >= 3 or words[0].low not in {"he", "she", "it", "they", "we", "i"}
    if words[0].low.endswith("ing") and words[0].low in verbs().lemma:
        return len(words) >= 3 and stance in {"denies", "confirms", "doubts", "asserts"}
    infinitive = any(
        words[index].low == "to" and words[index + 1].low in verbs().base for index in range(min(len(words) - 1, 12))
    ) or (words[0].low == "to" and words[1].low not in _ARTICLES)
    return infinitive and (
        stance in {"commits", "demands", "denies", "predicts"} or (words[0].low == "to" and words[1].low == "have")
    )


def _is_command(words: Sequence[Token], stance: str, quoted: bool) -> bool:
    if not quoted or stance in {"demands", "commits"}:
        return False
    rest = list(words)
    lead = False
    while rest and (rest[0].low in _IMPERATIVE_LEADS or (rest[0].low in {"n't", "not"} and lead)):
        lead = True
        rest = rest[1:]
    if not rest:
        return False
    if rest[0].low in _FIRST_PERSON and any(token.low in {"want", "wish", "hope"} for token in rest[1:4]):
        return True
    if lead and rest[0].low in verbs().base | {"us", "me", "him", "them", "be"}:
        return True
    following = rest[1].low if len(rest) > 1 else ""
    return rest[0].low in verbs().base | {"be"} and following not in verbs().lemma and not following.endswith("s")


def _is_opinion(words: Sequence[Token]) -> bool:
    """A feeling of the speaker, or a copula with a word of judgement and no figure in the main clause."""
    main = words[: main_end(words)]
    verb = first_verb(main)
    if verb is None:
        return False
    if main[0].low in _FIRST_PERSON and any(token.low in FEELINGS for token in main[verb : verb + 3]):
        return True
    if any(token.low[:1].isdigit() for token in main):
        return False
    return main[verb].low in _COPULAS and any(token.low in EVALUATIONS for token in main[verb + 1 : verb + 6])
