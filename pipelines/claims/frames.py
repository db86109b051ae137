"""Frames around a proposition inside a content: `has seen no indication that P`, `reports that P are false`, `I
think P`.

A frame is peeled from the words of a clause; what it does to the stance is told by its effect. The patterns see the
folded words parted by single spaces, so every repetition in them is bounded by words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from pipelines.claims.clauses import first_verb, is_verb_at
from pipelines.claims.lexicon import FALSE_WORDS, REPORT_NOUNS
from pipelines.claims.tokens import Token, is_word

_LEAD = r"(?:[^\s,;]+ ){0,7}?"
_ADVERBS = (
    r"(?:(?:absolutely|currently|yet|so|far|at|this|time|independently|immediately|officially|been|able|to|"
    r"be|any|really|also|certainly|just|simply|still) ){0,4}"
)
_PROOF = (
    r"(?:indications?|evidence|signs?|proof|confirmation|information|reports?|basis|reason|grounds|knowledge|"
    r"intelligence|data)"
)
_REPORT = "(?:" + "|".join(sorted(REPORT_NOUNS)) + ")"
_OBJECT = (
    rf"(?:(?:(?:the|these|those|any|such|earlier|media|recent) ){{0,2}}{_REPORT} (?:that|of) |that |whether |if |)"
)
_DOUBT_VERB = r"(?:confirm(?:ed)?|verif(?:y|ied)|corroborated?|substantiated?|established?|determined?|authenticated?)"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (effect, re.compile(pattern))
    for effect, pattern in (
        # no longer any reason to doubt that P; there is no doubt that P
        ("certain", rf"{_LEAD}(?:no|little) (?:longer )?(?:any )?(?:reason to )?doubt (?:that )"),
        # has seen no (clear) indication that P; there is no evidence of P; did n't find any proof that P
        (
            "no_evidence",
            rf"{_LEAD}(?:no|little|n't any|not any|without(?: any)?|(?:n't|not|never) (?:yet "
            rf")?(?:seen?|found|find|had|have|received?|got) any) "
            rf"(?:[^\s,;]+ ){{0,3}}?{_PROOF} {_ADVERBS}"
            r"(?:to (?:suggest|indicate|show|believe|support|prove)(?: that)? "
            r"|(?:suggesting|indicating|showing|proving)(?: that)? "
            r"|(?:that|of|for|about|whether) )",
        ),
        # seen nothing to suggest that P
        (
            "no_evidence",
            rf"{_LEAD}nothing {_ADVERBS}(?:to (?:suggest|indicate|show|prove|support)|suggesting|indicating) "
            rf"(?:that )?",
        ),
        # has not confirmed that P; could not independently verify reports that P; has yet to establish whether P
        (
            "no_evidence",
            rf"{_LEAD}(?:not|n't|never|cannot|unable to|yet to|failed to|declined to|refused to) "
            rf"{_ADVERBS}{_DOUBT_VERB} {_OBJECT}",
        ),
        (
            "no_evidence",
            rf"{_LEAD}(?:not|n't|declined to|refused to|would not|could not) {_ADVERBS}(?:say|know|tell) "
            rf"(?:whether|if) ",
        ),
        ("no_evidence", rf"{_LEAD}(?:not|n't) {_ADVERBS}know that "),
        ("no_evidence", rf"{_LEAD}(?:not|n't) {_ADVERBS}aware (?:of|that) (?:any )?"),
        ("no_evidence", rf"{_LEAD}unaware (?:of|that) (?:any )?"),
        (
            "no_evidence",
            r"it (?:is|was|remains|remained|'s) (?:(?:not|n't) (?:yet |immediately "
            r")?(?:clear|known|certain)|unclear|unknown|unconfirmed|uncertain) "
            r"(?:whether|if|that) ",
        ),
        (
            "denies",
            r"it (?:is|was|'s) (?:simply |just |absolutely |completely |totally )?"
            r"(?:(?:not|n't) (?:true|correct|the case)|false|untrue|wrong|a lie|incorrect|nonsense|a myth) that ",
        ),
        ("improbable", r"it (?:is|was|'s) (?:very |highly |extremely )?(?:unlikely|improbable|doubtful) that "),
        (
            "improbable",
            r"(?:i|we|he|she|they) (?:do|does|did|would) (?:not|n't) (?:really )?(?:think|believe|expect|suppose) "
            r"(?:that )?",
        ),
        ("probable", r"it (?:is|was|'s|seems|appears) (?:very |highly |more than )?(?:likely|probable )?that "),
        ("possible", r"it (?:is|was|'s) (?:very |quite |entirely )?(?:possible|conceivable) that "),
        (
            "certain",
            r"it (?:is|was|'s) (?:very |quite |absolutely )?(?:true|clear|obvious|certain|known|undeniable|the "
            r"case) that ",
        ),
        ("certain", r"(?:the (?:fact|truth|reality|point) (?:is|was) that |the fact that )"),
        (
            "probable",
            r"(?:i|we|he|she|they) (?:also |really |firmly |strongly |would |do )?"
            r"(?:think|thinks|thought|believe|believes|believed|suspect|suspects|suspected|guess|reckon|suppose|"
            r"assume|feel) (?:that )?(?=[^\s]+ )(?!like |of |about |so\b|in )",
        ),
        (
            "certain",
            r"(?:i|we) (?:am|are|'m|'re) (?:absolutely |quite |very )?(?:sure|certain|confident|convinced) (?:that )?",
        ),
        ("certain", r"(?:i|we) (?:know|repeat|confirm|assure you|can confirm|can say|say|tell you) that "),
        (
            "certain",
            r"(?:there (?:is|are|was|were|has (?:also )?been|have been) |)(?:clear |strong |some |growing "
            r"|)(?:evidence|indications?|signs?|proof) that ",
        ),
        ("certain", r"to have (?:seen|observed|witnessed|spotted|heard) (?=[^\s]+ [^\s]+ )"),
        # reports that P; the earlier allegations by X that P
        (
            "certain",
            rf"(?:(?:the|these|those|all|any|such|earlier|previous|recent|media|western|local|new|widespread|"
            rf"persistent|growing) ){{0,3}}{_REPORT} "
            rf"(?:(?!that )[^\s,;]+ ){{0,6}}?(?:that|alleging that|claiming that|saying that|suggesting "
            rf"that|alleging|claiming) ",
        ),
    )
)
_HEAD_OF = re.compile(
    rf"(?:(?:the|these|those|all|any|such|earlier|recent|media) ){{0,2}}{_REPORT} of (?!the (?:war|day|year)\b)"
)
_HEADLINE_NOUNS = frozenset("reports claims allegations rumors rumours accusations suggestions report claim".split())
_FALSE = "|".join(sorted(FALSE_WORDS))
_CALLED_FALSE = re.compile(
    rf"^(?:(?:the|these|those|all|any|such|earlier|recent|media) ){{0,2}}{_REPORT} (?:that|of) (?P<p>.{{3,400}}?) "
    rf"(?:is|are|was|were|'s|'re) (?:(?:a|an|simply|just|completely|totally|absolutely|utterly|entirely|pure|"
    rf"total|complete) ){{0,3}}(?:{_FALSE})\b"
)
_ALL_FALSE = re.compile(
    rf"^(?:(?:the|these|those|all|any|such|earlier|recent|media|this|that|it|they) ){{1,3}}(?:{_REPORT} )?"
    rf"(?:is|are|was|were|'s|'re) (?:(?:a|an|simply|just|completely|totally|absolutely|utterly|entirely|pure|"
    rf"total|complete|all) ){{0,3}}(?:{_FALSE})\b"
)
_ALL_UNTRUE = re.compile(
    r"^(?:that|this|it|they|these|those) (?:is|are|was|were|'s|'re) (?:simply |just )?(?:not|n't) "
    r"(?:true|correct|the case|accurate)\b"
)
_ANAPHOR = re.compile(
    rf"^(?:(?:all|both) )?(?:of )?(?:it|this|that|them|these|those|so|the same"
    rf"|(?:the|these|those|such|this|that|earlier|his|her|their|its|all|any|an?) (?:[^\s,;]+ )?{_REPORT}"
    r"|allegations|claims|reports|rumors|rumours|accusations|charges)"
    r"(?: (?:as|on|late|early|this|last|in|by|from|against|made)(?: [^\s]+){1,5})?[ .!]*$"
)


class Frame(NamedTuple):
    """What was peeled: its effect, its words, and the words that remain."""

    effect: str
    words: tuple[Token, ...]
    rest: tuple[Token, ...]


def _line(tokens: Sequence[Token]) -> tuple[str, list[int]]:
    """The folded words parted by spaces, and where each starts."""
    starts = [0, *accumulate(len(token.low) + 1 for token in tokens)]
    return "".join(token.low + " " for token in tokens), starts


def peel(tokens: Sequence[Token]) -> Frame | None:
    """The outermost frame of a clause, or None. Only the first 40 words are looked at."""
    head = tokens[:40]
    line, starts = _line(head)
    match = _CALLED_FALSE.match(line)
    if match and match.start("p") in starts and match.end("p") + 1 in starts:
        first, last = starts.index(match.start("p")), starts.index(match.end("p") + 1)
        return Frame("denies", tuple(tokens[last:]), tuple(tokens[first:last]))
    for effect, pattern in _PATTERNS:
        match = pattern.match(line)
        if match and match.end() in starts:
            cut = starts.index(match.end())
            if 0 < cut < len(tokens):
                return Frame(effect, tuple(tokens[:cut]), tuple(tokens[cut:]))
    if (
        len(tokens) > 3
        and tokens[0].low in _HEADLINE_NOUNS
        and first_verb(tokens[1:]) is not None
        and not is_verb_at(tokens, 1)
    ):
        # As headlines have it: `denies reports troops crossed border`.
        return Frame("certain", tuple(tokens[:1]), tuple(tokens[1:]))
    match = _HEAD_OF.match(line)
    if match and match.end() in starts and starts.index(match.end()) < len(tokens):
        cut = starts.index(match.end())
        return Frame("certain", tuple(tokens[:cut]), tuple(tokens[cut:]))
    return None


def is_anaphor(tokens: Sequence[Token]) -> bool:
    """Whether the words only point at a claim made before: `these allegations`, `it`, `the reports`."""
    return len(tokens) <= 12 and bool(_ANAPHOR.match(_line(tokens)[0].rstrip() + " "))


def called(tokens: Sequence[Token]) -> tuple[Token, ...] | None:
    """The noun phrase of `the allegation "hurtful and wrong"`, `an accusation as groundless`, or None."""
    for index, token in enumerate(tokens[:5]):
        if (
            token.low in REPORT_NOUNS
            and index + 1 < len(tokens)
            and (tokens[index + 1].low == "as" or not is_word(tokens[index + 1]))
        ):
            return tuple(tokens[: index + 1])
    return None


def denies_all(tokens: Sequence[Token]) -> bool:
    """Whether the clause calls a claim made before false: `these reports are a lie`, `that is not true`."""
    line = _line(tokens[:20])[0]
    return bool(_ALL_FALSE.match(line) or _ALL_UNTRUE.match(line))
