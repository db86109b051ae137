"""Cue verbs and their base forms. What a cue means for a claim (stance) is not decided here."""

from __future__ import annotations

import re
from functools import cache

# Verbs that news uses to attribute; regular forms are derived, irregular ones listed below.
_VERBS = """
accept accuse acknowledge add admit advise affirm agree allege announce answer apologize appeal argue ask assert assess
assume assure attribute believe blame boast brand call caution challenge charge cite claim clarify comment communicate
complain concede conclude condemn confide confirm consider contend contest convey corroborate counter criticize decide
declare defend demand denounce deny depict describe detail determine dictate disagree disclose discover dismiss dispute
doubt echo elaborate emphasize endorse envision estimate exclaim expect explain express fear feel find forecast foresee
guarantee guess hear highlight hint hold hope imagine imply indicate inform inquire insist instruct interpret joke
judge know lament learn maintain mean mention mock note notice object observe offer opine order perceive pledge plead
point portray postulate praise predict preach presume proclaim project promise propose protest prove provide question
quip quote realize reason reassert reassure rebuff recall reckon recommend recount refer reflect refuse refute regard
reiterate reject relate remark remember remind repeat reply report repudiate request respond restate retort reveal
rule say schedule scoff see show signal slam specify speculate spot state stress substantiate suggest support suppose
suspect swear tell testify theorize think threaten tout trumpet tweet uncover underline underscore understand urge
verify view voice vote vow wager want warn welcome whisper wonder worry write yell
"""
_IRREGULAR = {
    "say": "said says saying", "tell": "told tells telling", "think": "thought", "write": "wrote written",
    "know": "knew known", "find": "found", "feel": "felt", "hold": "held", "hear": "heard", "see": "saw seen",
    "mean": "meant", "understand": "understood", "swear": "swore sworn", "foresee": "foresaw foreseen",
    "show": "shown", "forecast": "forecast", "learn": "learnt", "deny": "denied denies", "admit": "admitted admitting",
    "refer": "referred referring", "rebut": "rebutted rebutting", "quip": "quipped quipping",
    "spot": "spotted spotting",
    "slam": "slammed slamming", "quote": "quoted", "imply": "implied implies", "testify": "testified testifies",
    "verify": "verified verifies", "specify": "specified specifies", "clarify": "clarified clarifies",
    "reply": "replied replies", "worry": "worried worries",
}  # fmt: skip
_NOUNS = {
    "statement": "state", "claim": "claim", "allegation": "allege", "report": "report", "announcement": "announce",
    "denial": "deny", "belief": "believe", "warning": "warn", "promise": "promise", "accusation": "accuse",
    "comment": "comment", "remark": "remark", "view": "view", "tweet": "tweet", "opinion": "think", "hope": "hope",
}  # fmt: skip
TELLING = frozenset("tell inform assure remind warn advise urge ask instruct order reassure notify promise".split())


@cache
def forms() -> dict[str, str]:
    """Every form of every cue verb, lower case, with its base form."""
    found: dict[str, str] = {}
    for verb in _VERBS.split():
        stem = verb[:-1] if verb.endswith("e") else verb
        found |= {verb: verb, stem + "ed": verb, stem + "ing": verb}
        found[verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")] = verb
        if verb.endswith("ize"):
            british = verb[:-3] + "is"
            found |= {british + ending: verb for ending in ("e", "es", "ed", "ing")}
    for verb, irregular in _IRREGULAR.items():
        found |= dict.fromkeys(irregular.split(), verb) | {verb: verb}
    return found


def lemma(cue: str) -> str:
    """Base form of the head of `cue`: its first known verb, else a known noun, else its last word.

    >>> lemma("has repeatedly denied"), lemma("according to"), lemma("told reporters that"), lemma(":")
    ('deny', 'according to', 'tell', ':')
    """
    tokens = re.findall(r"[^\W\d_]+", cue.lower())
    if tokens[:2] == ["according", "to"]:
        return "according to"
    for token in tokens:
        if token in forms():
            return forms()[token]
    for token in tokens:
        if (base := _NOUNS.get(token) or _NOUNS.get(token.removesuffix("s"))) is not None:
            return base
    return tokens[-1] if tokens else cue.strip()


# Verbs that seldom say anything by themselves: what only they could open is not worth a second reading.
_SILENT = frozenset("""
    accept assume attribute believe blame brand call challenge charge consider decide depict describe detail determine
    discover dispute doubt envision expect fear feel find forecast foresee guess hear highlight hold hope imagine
    indicate judge know learn mean mock notice object observe oppose perceive point portray presume project prove
    provide question realize reason recall reckon refer reflect refuse regard relate remember schedule see show signal
    slam specify speculate spot support suppose suspect think underline underscore understand view wager want welcome
    wonder worry
""".split())  # fmt: skip


@cache
def _possible_speech() -> frozenset[str]:
    return frozenset({"according", *(form for form, verb in forms().items() if verb not in _SILENT | {"state"})})


def may_speak(text: str) -> bool:
    """Whether any word of `text` may open a saying: a cheap test before the tagger reads it again."""
    return not _possible_speech().isdisjoint(re.findall(r"\w+", text.lower()))
