"""Where a time stands in its sentence: which way the clause looks, and whether it is the clause of the cue.

Words are told apart by lists and endings, no parser. What is read is a few hundred characters around the time, so the
cost of a time does not depend on the length of the text.
"""

from __future__ import annotations

import re

from pipelines.attribution.times.calendar import AHEAD, NEUTRAL, PAST
from pipelines.text import Span

REACH = 200
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|['’](?:ll|re|m|s|ve|d)\b|[.;:!?,\n—–¦]|(?<=\s)--?(?=\s)")
# What the cues of other sayings are overwritten with.
OTHER_CUE = "¦"
_HARD = frozenset((*".;:!?\n—–-", "--", OTHER_CUE))
_LEADS = frozenset(
    "who which whose whom where when while that after before since because although though if whether as until once "
    "unless and but or so yet".split()
)
_COORDINATORS = frozenset("and but or so yet while".split())
_MODALS = frozenset("will won't shall would wouldn't may might must should can could cannot can't couldn't 'll".split())
_AHEAD_WORDS = frozenset(
    "due scheduled expected planned slated likely poised intend intends intending plan plans planning hope hopes "
    "going upcoming ready deadline postponed rescheduled adjourned deferred promise promises vow vows pledges".split()
)
_SCHEDULED = frozenset(
    "begins starts opens reopens resumes restarts expires ends closes meets leaves flies departs arrives returns votes "
    "sits kicks sails plays stays remains lasts runs reports convenes airs".split()
)
_SCHEDULED_BASE = frozenset("begin start resume restart reopen expire depart leave fly meet stay remain sail".split())
_NOUN_BEFORE = frozenset("the a an this that its his her their our my your of on at in for to no".split())
_PAST_WORDS = frozenset(
    "was were had did didn't wasn't weren't hadn't has have hasn't haven't 've began broke brought built burnt bought "
    "came caught chose cut dealt died drew drove fell fed felt fled flew fought found froze gave got grew heard held "
    "hid hit hurt kept knew laid lay led left lent lost made meant met paid put quit ran rang rose said sang sank sat "
    "saw sent set sought shook shot shut slept slid sold spent split spoke spread stole stood stuck struck swept swore "
    "took taught told thought threw understood went wept withdrew woke won wore wrote burst beat became forgot shown "
    "known given taken seen gone done written spoken driven stolen thrown sunk sung worn drawn".split()
)
_SAME_FORM = frozenset("cut put hit set shut quit hurt split spread burst beat let cost".split())
_NOT_PAST = frozenset("need feed speed seed indeed bleed exceed proceed succeed hundred red bed wed shed led".split())
# After these "to" names a deed that took place.
_IMPLIED = frozenset(
    "forced had managed failed began started helped used able unable returned came went continued tried chose "
    "happened seemed appeared proved led made unable sent".split()
)
_NOT_VERBS = frozenset(
    "the a an his her its their our my your this that these those him them us me you it hospital prison jail court "
    "school work police parliament power war town church custody safety death office data media staff market "
    "what how where whom which date least more most some any all both each one two three".split()
)
_BE = frozenset("be been being get gets getting stay stays remain remains".split())
# "Called a vote for 5 June", "ahead of Friday's talks", "the 2008 crisis": no time of saying.
_OTHER_TIME = re.compile(
    r"\b(?:for|from|than|ahead\sof|before|until|by|due)\s(?:(?:the|early|late)\s)?$", re.IGNORECASE
)
_NAMES = re.compile(r"\b(?:the|a|an|its|his|her|their)\s$", re.IGNORECASE)
# What a statement's own date stands beside: "a letter dated 3 March", "Tuesday's report".
_ISSUED = re.compile(
    r"\b(?:published|issued|released|posted|dated|broadcast|aired|sent|given|delivered|made|signed|written)"
    r"(?:\s\w+){0,4}\s$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:statement|report|letter|release|communiqu[eé]|memo|post|message|article|note|"
    r"study|ruling|order|speech|interview|briefing|announcement|bulletin|editorial|filing)\b",
    re.IGNORECASE,
)
_IS = frozenset("is are am 're 'm 's isn't aren't".split())


def _tokens(text: str) -> list[str]:
    return [token.replace("’", "'") for token in _TOKEN.findall(text)]


def _look(tokens: list[str], at: int) -> int:
    """AHEAD or PAST where the word at `at` is a verb or the like that says so, NEUTRAL for others."""
    word = tokens[at].lower()
    before = tokens[at - 1].lower() if at else ""
    following = [token.lower() for token in tokens[at + 1 : at + 4]]
    if word in _MODALS:
        if (
            "have" in following
            and following[following.index("have") + 1 :][:1] != ["to"]
            and word not in ("will", "'ll")
        ):
            return PAST
        return PAST if word.startswith("could") and (following[:1] == ["not"] or word == "couldn't") else AHEAD
    if word in _AHEAD_WORDS or (word == "set" and (before in _IS or before in ("was", "were", "be"))):
        return AHEAD
    if word == "to":
        verb = tokens[at + 1] if at + 1 < len(tokens) else ""
        plural = verb.endswith("s") and not verb.endswith("ss")
        if not verb[:1].islower() or verb in _NOT_VERBS or plural or verb.endswith("ing"):
            return NEUTRAL
        return PAST if _IMPLIED.intersection(token.lower() for token in tokens[max(0, at - 2) : at]) else AHEAD
    if word.endswith("ing") and len(word) > 4 and before in _IS:
        return AHEAD
    if word in _SCHEDULED or (word in _SCHEDULED_BASE and before not in _NOUN_BEFORE):
        return AHEAD
    if word in ("has", "have", "had") and following[:1] == ["to"]:
        return PAST if word == "had" else AHEAD
    regular = len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST
    if not (word in _PAST_WORDS or regular) or before in _BE:
        return NEUTRAL
    earlier = {token.lower() for token in tokens[max(0, at - 2) : at]}
    return NEUTRAL if word in _SAME_FORM and (earlier & _MODALS or "to" in earlier) else PAST


def _looks(tokens: list[str]) -> list[int]:
    return [_look(tokens, at) for at in range(len(tokens))]


def direction(text: str, start: int, end: int) -> int:
    """Which way the clause around text[start:end] looks: PAST, AHEAD, or NEUTRAL where nothing tells.

    The nearest verb before the time in its clause decides, else the first one after it, else one in the clauses before.
    """
    before = _tokens(text[max(0, start - REACH) : start])
    cut = max((at for at, token in enumerate(before) if token in _HARD), default=-1)
    before = before[cut + 1 :]
    looks = _looks(before)
    clause = max((at for at, token in enumerate(before) if token == "," or token.lower() in _LEADS), default=-1)
    near = next((look for look in reversed(looks[clause + 1 :]) if look), NEUTRAL)
    if near:
        return near
    after = _tokens(text[end : end + REACH])
    cut = next((at for at, token in enumerate(after) if token in _HARD or token.lower() in _LEADS), len(after))
    near = next((look for look in _looks(after[:cut]) if look), NEUTRAL)
    return near or next((look for look in reversed(looks) if look), NEUTRAL)


def _finite(tokens: list[str]) -> int:
    return sum(look != NEUTRAL for look in _looks(tokens))


def is_subordinate(text: str, start: int) -> bool:
    """Whether a time at `start` stands in a clause that only says more of another: "who left on Monday"."""
    tokens = _tokens(text[max(0, start - REACH) : start])
    lead = max((at for at, token in enumerate(tokens) if token.lower() in _LEADS - _COORDINATORS), default=-1)
    if lead < 0 or _HARD.intersection(tokens[lead:]):
        return False
    # A second verb after the lead is the main clause's again: "the strike that began on Monday will end on Friday".
    return _finite(tokens[lead + 1 :]) == 1


def tense_of_cue(cue: str) -> int:
    """AHEAD where the saying is still to come ("will tell", "is to announce"), else PAST: news tells what was said."""
    first, second = [*(token.lower() for token in _tokens(cue)[:2]), "", ""][:2]
    ahead = first in ("will", "won't", "shall", "'ll", "to") or first in _AHEAD_WORDS
    return AHEAD if ahead or (first in _IS and (second in ("to", "set") or second in _AHEAD_WORDS)) else PAST


def dates_source(source: str, start: int, end: int) -> bool:
    """Whether the time source[start:end] is when the source, a document, was issued."""
    return bool(_ISSUED.search(source[max(0, start - 60) : start]) or _DOCUMENT.match(source, end))


def distance_to_cue(text: str, start: int, end: int, cue: Span, source: Span | None) -> int | None:
    """How far the time text[start:end] stands from a cue whose clause it is in, in characters; None in another clause.

    `text` is the sentence with all that is said blanked out and the cues of other sayings overwritten by OTHER_CUE.
    A time inside the cue has distance 0; one after it is preferred to one before it.
    """
    left = text[max(0, start - 24) : start]
    if _OTHER_TIME.search(left) or (text[start:end].isdigit() and _NAMES.search(left)):
        return None
    if cue.start <= start < cue.end:
        return 0
    if start >= cue.end:
        between = _tokens(text[cue.end : start]) if start - cue.end <= REACH else ["."]
        opens = [at for at, token in enumerate(between) if token == "," or token.lower() in _LEADS]
        if _HARD.intersection(between) or any(_finite(between[at + 1 :]) for at in opens[:1]):
            return None
        return 1 + start - cue.end
    between = _tokens(text[end : cue.start]) if cue.start - end <= REACH else ["."]
    if _HARD.intersection(between):
        return None
    before = _tokens(text[max(0, start - REACH) : start])
    cut = max((at for at, token in enumerate(before) if token in _HARD), default=-1)
    after_other = cut >= 0 and before[cut] == OTHER_CUE
    before = before[cut + 1 :]
    # ", arrested on Friday," and "when the roof fell on Friday," say more of the source or of the day.
    lead = max((at for at, token in enumerate(before) if token == "," or token.lower() in _LEADS), default=-1)
    if lead >= 0 and _finite(before[lead + 1 :] if before[lead] != "," else before[lead + 1 : lead + 2]):
        return None
    # "The roof fell on Friday, and Holm said …": another clause, with a verb and a subject of its own.
    if source is not None and end <= source.start < cue.start and (after_other or _finite(before)):
        joint = _tokens(text[end : source.start])
        if any(token.lower() in _LEADS for token in joint):
            return None
    return 1 + REACH + cue.start - end
