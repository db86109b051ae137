"""The shape of one clause without a parser: its first verb group, what negates it, its tense and hedges; splitting
coordinated clauses. Word lists are in lexicon.py; what follows for the stance is in propositions.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.claims.lexicon import (
    AUXILIARIES,
    HEDGES_POSSIBLE,
    HEDGES_PROBABLE,
    MODALS,
    NEGATORS,
    OUGHT,
    SUBORDINATORS,
    verbs,
)
from pipelines.claims.tokens import Token, is_word, trimmed

_DETERMINERS = frozenset(
    "a an the this that these those his her its their our your my some any no every each such many several few "
    "all more less".split()
)
_PREPOSITIONS = frozenset(
    "of in on at by from with into for about against between under over near toward towards".split()
)
_PLURAL_PRONOUNS = frozenset("i we you they who that also never often always still now not n't".split())
_PLURALS = frozenset("people men women children police troops media".split())
_SUBJECT_STARTS = frozenset("he she it they we i you there that".split())
# `no` and `not` in these do not negate the clause.
_HARMLESS_AFTER_NOT = frozenset("only just merely simply least long".split())
_HARMLESS_AFTER_NO = frozenset("doubt matter less fewer more wonder sooner stranger longer.".split())
_CONDITIONS = frozenset("if unless provided".split())
_SPLICED = frozenset("i we he she they it".split())
_OPENING = SUBORDINATORS | {"if", "unless", "in", "on", "at", "after", "for", "with", "by", "to", "from"}
_FUTURE = frozenset("will 'll shall wo sha".split())
_SCHEDULED = frozenset("expected due scheduled set slated bound".split())
_PAST_AUX = frozenset("was were did had".split())


class Tense(NamedTuple):
    """Tense of the first verb group and the words that carry it."""

    name: str
    tokens: tuple[Token, ...]


def is_verb_at(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is likely the head or an auxiliary of a finite verb group, judged by form and left neighbour."""
    low = tokens[index].low
    if low in AUXILIARIES:
        return not (low == "'s" and _is_possessive(tokens, index))
    if index == 0 or (tokens[index].text[:1].isupper() and not _is_title_case(tokens)):
        return False
    previous = tokens[index - 1].low
    if low.endswith("ing") or previous in _DETERMINERS or previous in _PREPOSITIONS or previous in {"to", "'s"}:
        return False
    if previous == "," and sum(token.low == "," for token in tokens[:index]) < 2:
        return False
    past = low in verbs().past or (len(low) > 4 and low.endswith("ed"))
    if past and low not in verbs().base:
        return True
    if low not in verbs().lemma or index + 1 >= len(tokens):
        return False
    # Many of these forms are nouns too: the form must agree with what stands before it, and no verb follows a verb.
    following = tokens[index + 1].low
    if (
        following in AUXILIARIES
        or following.endswith("ing")
        or (following in verbs().past and following not in verbs().base)
    ):
        return False
    if low in verbs().base:
        return previous in _PLURAL_PRONOUNS or previous.endswith("s") or previous in _PLURALS or low in verbs().past
    return low.endswith("s") and (not previous.endswith("s") or previous in {"congress", "business", "press"})


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether most words have a capital, as in a headline: capitals then tell no names."""
    words = [token for token in tokens[:30] if token.text[:1].isalpha() and len(token.text) > 3]
    return len(words) > 2 and sum(token.text[:1].isupper() for token in words) > 0.7 * len(words)


def _is_possessive(tokens: Sequence[Token], index: int) -> bool:
    """Whether `'s` at `index` is a genitive: it follows a noun and no participle, negation or determiner follows."""
    if index == 0 or index + 1 >= len(tokens):
        return True
    if tokens[index - 1].low in {"he", "she", "it", "there", "that", "what", "who", "here"}:
        return False
    following = tokens[index + 1].low
    if following.endswith("ing") and index + 2 < len(tokens) and tokens[index + 2].low == "of":
        return True
    return not (following in {"not", "been", "a", "the", "an", "no"} or following.endswith("ing"))


def main_end(tokens: Sequence[Token]) -> int:
    """Where the main clause ends: at the first subordinator after a verb was seen."""
    seen_verb = False
    for index, token in enumerate(tokens):
        if seen_verb and token.low in SUBORDINATORS and index > 0:
            return index
        if token.low == ";":
            return index
        seen_verb = seen_verb or is_verb_at(tokens, index)
    return len(tokens)


def main_start(tokens: Sequence[Token]) -> int:
    """Where the main clause starts: after an opening `if …,` or `while …,`."""
    if tokens and tokens[0].low in _CONDITIONS | {
        "while",
        "when",
        "although",
        "though",
        "after",
        "before",
        "because",
        "as",
        "since",
    }:
        for index, token in enumerate(tokens):
            if token.low == "," and index + 2 < len(tokens):
                return index + 1
    return 0


def first_verb(tokens: Sequence[Token]) -> int | None:
    """Index of the first finite verb or auxiliary of the main clause, or None."""
    for index in range(main_start(tokens), len(tokens)):
        if is_verb_at(tokens, index):
            return index
    return None


def negations(tokens: Sequence[Token]) -> list[int]:
    """Indices of the words that negate the main clause; each turns its polarity."""
    found: list[int] = []
    start, end = main_start(tokens), main_end(tokens)
    if tokens and tokens[0].low in _CONDITIONS and start == 0:
        return []
    if first_verb(tokens) is None:
        end = len(tokens)
    neither = False
    for index in range(start, end):
        low = tokens[index].low
        if low not in NEGATORS or low == "without":
            continue
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        previous = tokens[index - 1].low if index else ""
        if low in {"not", "n't"} and (following in _HARMLESS_AFTER_NOT or previous in {"if", "or", "whether", "why"}):
            continue
        if (
            low == "not"
            and previous in {"and", ",", "but"}
            and not is_verb_at(tokens[index - 1 :], 2)
            and found_verb(tokens, index)
        ):
            continue
        if low == "no" and (
            following in _HARMLESS_AFTER_NO or previous in {"with", "or"} or not is_word_or_end(following)
        ):
            continue
        if low == "no" and (previous in {"a", "an", "the"} or verbs().lemma.get(previous) == "say"):
            # `sent a "no"`, `said no`: a word that is talked of.
            continue
        if low == "nothing" and following in {"but", "short"}:
            continue
        if low == "nor" and (neither or found):
            continue
        neither = neither or low == "neither"
        found.append(index)
    return found


def negators(tokens: Sequence[Token]) -> list[int]:
    """Indices of all words that may negate, wherever they stand."""
    return [index for index, token in enumerate(tokens) if token.low in NEGATORS]


def is_word_or_end(word: str) -> bool:
    """Whether a folded word is a word: `no` before punctuation is an answer and negates no clause."""
    return word[:1].isalnum()


def found_verb(tokens: Sequence[Token], before: int) -> bool:
    """Whether a finite verb stands before the index."""
    return any(is_verb_at(tokens, index) for index in range(before))


def positive(tokens: Sequence[Token], negators: Sequence[int]) -> list[Token]:
    """The clause with the given negations taken out: `did n't` → `did`, `no plans` → `plans`, `any` dropped."""
    replacing = {
        "nobody": "somebody",
        "nothing": "something",
        "none": "some",
        "cannot": "can",
        "neither": "",
        "nor": "or",
    }
    out: list[Token] = []
    drop = set(negators)
    for index, token in enumerate(tokens):
        if index in drop:
            word = replacing.get(token.low, "")
            if token.low == "no" and index + 1 < len(tokens) and tokens[index + 1].low == "one":
                word = "some"
            if token.low == "no" and index + 1 < len(tokens) and tokens[index + 1].low == "longer":
                word = "still"
            if word:
                out.append(token._replace(text=word, low=word))
            continue
        if token.low == "longer" and index - 1 in drop and tokens[index - 1].low == "no":
            continue
        if drop and index + 1 in drop and token.low in {"ca", "wo", "sha"} and tokens[index + 1].low == "n't":
            word = {"ca": "can", "wo": "will", "sha": "shall"}[token.low]
            out.append(token._replace(text=word, low=word))
            continue
        if drop and token.low == "any" and index > min(drop) and _plural_follows(tokens, index):
            continue
        if drop and token.low == "nor":
            token = token._replace(text="or", low="or")
        out.append(token)
    return out


def _plural_follows(tokens: Sequence[Token], index: int) -> bool:
    return any(token.low.endswith("s") and len(token.low) > 3 for token in tokens[index + 1 : index + 3])


def tense(tokens: Sequence[Token], reported: bool) -> Tense:
    """Tense of the main clause; in reported speech `would` is a future told later."""
    condition = [token for token in tokens if token.low in _CONDITIONS]
    at = first_verb(tokens)
    if condition:
        return Tense("conditional", (condition[0],))
    if at is None:
        return Tense("future", ()) if tokens and tokens[0].low == "to" else Tense("present", ())
    group = list(tokens[at : at + 4])
    lows = [token.low for token in group]
    if lows[0] in _FUTURE:
        return Tense("future", (group[0],))
    if lows[0] in {"would", "'d"} and lows[0] == "would":
        return Tense("future" if reported else "conditional", (group[0],))
    if (
        "going" in lows
        and lows[0] in {"am", "is", "are", "'s", "'re", "'m"}
        and "to" in [t.low for t in tokens[at : at + 6]]
    ):
        return Tense("future", tuple(token for token in group if token.low == "going"))
    if lows[0] in {"is", "are", "am", "'s", "'re"} and len(lows) > 1 and lows[1] in _SCHEDULED:
        return Tense("future", tuple(group[:2]))
    if lows[0] in {"may", "might", "could", "can", "must", "should"}:
        past = "have" in lows
        return Tense("past" if past else "present", (group[0],))
    if lows[0] in {"has", "have", "'ve"}:
        participle = any(low in verbs().lemma and not low.endswith("ing") and low != "to" for low in lows[1:])
        owning = len(lows) > 1 and lows[1] in _DETERMINERS
        return Tense("past" if participle and not owning else "present", (group[0],))
    if lows[0] in _PAST_AUX or lows[0] in verbs().past or lows[0].endswith("ed"):
        return Tense("past", (group[0],))
    return Tense("present", (group[0],) if lows[0] in AUXILIARIES else ())


def hedge(tokens: Sequence[Token]) -> tuple[str, tuple[Token, ...]]:
    """The lowest certainty that a word of the main clause gives, and those words."""
    end = main_end(tokens)
    possible = [
        token
        for index, token in enumerate(tokens[:end])
        if token.low in HEDGES_POSSIBLE and not _hedges_nothing(tokens, index)
    ]
    if possible:
        return "possible", tuple(possible)
    probable = [
        token
        for index, token in enumerate(tokens[:end])
        if token.low in HEDGES_PROBABLE
        and (token.low not in {"believed", "suspected", "thought"} or _passive(tokens, index))
    ]
    return ("probable", tuple(probable)) if probable else ("certain", ())


def _hedges_nothing(tokens: Sequence[Token], index: int) -> bool:
    """`could not` tells inability; `May` with a capital inside a clause is a month."""
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    return (tokens[index].low == "could" and following in {"not", "n't"}) or (tokens[index].text == "May" and index > 0)


def _passive(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].low in {"is", "are", "was", "were", "been", "be"}


def ought(tokens: Sequence[Token]) -> Token | None:
    """The word by which the main clause says what ought to be: must, should, `have to`, `need to`; None where it
    doesn't."""
    at = first_verb(tokens)
    if at is None or at >= main_end(tokens):
        return None
    token = tokens[at]
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if token.low in OUGHT and token.low != "shall" and following != "have":
        return token
    if token.low in {"has", "have", "need", "needs"} and following == "to":
        return token
    return None


def split(tokens: Sequence[Token]) -> list[list[Token]]:
    """Coordinated clauses, each with its subject: `X has not crossed and has no plans to` is two.

    Only where both sides have a finite verb; a subject copied from the first side is put in as inserted words.
    """
    clause = list(tokens)
    verb = first_verb(clause)
    if verb is None:
        return [clause]
    both = _shared_verb(clause, verb)
    if both:
        return both
    for index in range(verb + 2, len(clause) - 2):
        low = clause[index].low
        after_comma = clause[index - 1].low == ","
        if low == ";" or (
            (low in {"and", "but"} or (low == "so" and after_comma))
            and clause[index - 1].low not in {"nothing", "all", "anything", "both"}
        ):
            left, right = clause[:index], clause[index + 1 :]
        elif (
            after_comma
            and low in _SPLICED
            and any(is_verb_at(clause, index + ahead) for ahead in (1, 2))
            and clause[0].low not in _OPENING
        ):
            # `I am not ready, I want to be respectful`: two sentences with a comma between.
            left, right = clause[: index - 1], clause[index:]
        else:
            continue
        if clause[0].low in _CONDITIONS and main_start(clause) > index:
            continue
        opened = max((at for at in range(verb + 1, index) if clause[at].low in SUBORDINATORS - {"as"}), default=None)
        if low == "and" and opened is not None and not any(is_verb_at(clause, at) for at in range(opened + 1, index)):
            # `until Bob and Doug are home`: two subjects of one verb.
            continue
        rest = right[1:] if right[0].low == "that" and len(right) > 3 else right
        if low == ";" or (right[0].low == "that" and first_verb(rest) is not None) or _starts_clause(rest):
            if first_verb(rest) is not None:
                return [trimmed(left), *split(trimmed(rest))]
        elif rest[0].low in AUXILIARIES and (rest[0].low not in {"be", "been", "being", "'s"}) and len(rest) > 2:
            start = main_start(clause)
            subject = [token._replace(start=-1, end=-1) for token in clause[start:verb]]
            if 0 < len(subject) <= 8:
                return [trimmed(left), *split([*subject, *trimmed(rest)])]
    return [clause]


def _starts_clause(tokens: Sequence[Token]) -> bool:
    """Whether the words open a clause of their own: a subject pronoun or noun phrase and soon an auxiliary."""
    if len(tokens) < 3:
        return False
    if tokens[0].low in _CONDITIONS:
        start = main_start(tokens)
        return start > 0 and _starts_clause(tokens[start:])
    if tokens[0].low in _SUBJECT_STARTS:
        return any(is_verb_at(tokens, index) for index in range(1, min(4, len(tokens))))
    if tokens[0].low in _DETERMINERS or tokens[0].text[:1].isupper():
        return any(
            tokens[index].low in AUXILIARIES and tokens[index].low not in {"'s", "be", "been", "being"}
            for index in range(1, min(7, len(tokens)))
        )
    return False


def _shared_verb(clause: list[Token], verb: int) -> list[list[Token]] | None:
    """`has not and will not take part` as `has not taken part` and `will not take part`; None where it is none."""
    for index in range(verb + 1, min(verb + 4, len(clause) - 2)):
        if clause[index].low not in {"and", "or", "nor"}:
            continue
        first, second = clause[verb:index], clause[index + 1 :]
        if clause[verb].low not in {"has", "have", "had", "did", "does", "do", "is", "are", "was", "were"}:
            return None
        if second[0].low not in MODALS | {"has", "have", "is", "are"} or any(
            token.low not in NEGATORS for token in first[1:]
        ):
            return None
        main = next((k for k in range(1, len(second)) if second[k].low not in NEGATORS and is_word(second[k])), None)
        if main is None or second[main].low not in verbs().base:
            return None
        participle = verbs().participle.get(second[main].low)
        if participle is None:
            return None
        form = second[main].low if first[0].low in {"did", "does", "do"} else participle
        tail = [second[main]._replace(text=form, low=form), *second[main + 1 :]]
        subject = clause[:verb]
        return [[*subject, *first, *tail], [*[t._replace(start=-1, end=-1) for t in subject], *second]]
    return None
