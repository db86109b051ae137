"""What reads like an attribution and is none: names and terms, "according to plan", "called off", "reported for duty".

Each rule drops a draft or a source of it by the words of its cue and what stands beside. Nothing is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.attribution.forms.drafts import Draft, Page, inner

# What things are ordered or done by; people according to whom something is so are not among them.
_MEASURE = frozenset(
    """
    plan plans schedule timetable size sizes weight height length width depth age ages sex gender rank grade colour
    color shape type types kind merit need needs ability abilities income taste tastes season seasons whether how what
    where which when circumstance circumstances preference preferences demand script distance price value quality
    quantity amount number numbers order
    """.split()
)
# These are measures unless a comma sets the phrase off: "scored according to the rules", "According to the rules, …".
_RULE = frozenset(
    """
    rule rules law laws custom customs tradition traditions standard standards recipe instructions protocol procedure
    principle principles criteria criterion formula method convention conventions wishes will pattern code tide tides
    weather level degree
    """.split()
)
_ACCORDING = re.compile(r"according\s+to\s+", re.IGNORECASE)
_HEAD_END = re.compile(r"\s+(?:of|for|in|at|that|which|on|by|from|with|and|or|to|as)\b|[.,;:!?()\n“”\"—–]")
_NAMING = re.compile(
    r"\b(?:nicknamed|known\s+(?:\w+\s+)?as|titled|entitled|named|christened|so-called|"
    r"(?:the|a)\s+(?:term|word|phrase|name|title|nickname)|term|word|name|title)\b",
    re.IGNORECASE,
)
_IS_CALLED = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?(?:called|named|nicknamed)$")
_MARK = re.compile(r"\s+[“\"‘'«„]")
_KNOWN = re.compile(r"known$", re.IGNORECASE)
_AS = re.compile(r"\s+(?:[\w-]+\s+){0,4}?as\b")
# Whoever has a name for something claims nothing: "Locals call the hill “the Loaf”".
_CALL = re.compile(r"\b(?:call|calls|called|nicknamed?|dub|dubs|dubbed)$")
_ANYBODY = re.compile(
    r"(?:the\s+)?(?:locals|villagers|townspeople|islanders|sailors|fishermen|farmers|fans|friends|neighbou?rs|children|"
    r"residents|people|inhabitants|soldiers|students|pupils|colleagues|they|everyone|everybody|some|many)",
    re.IGNORECASE,
)
_DUBBED = re.compile(r"dubbed|called|labell?ed", re.IGNORECASE)
# What follows a verb where it says nothing; "_" stands for a space, "*" for any one word.
_EMPTY = {
    "call called calls calling": """
        off up in out it_a_day it_time time round around by at into off_the a_*_halt a_halt a_meeting a_*_meeting
        an_election a_*_election elections a_vote a_strike a_recess a_truce a_doctor a_taxi a_cab a_witness an_ambulance
        the_police the_doctor the_fire_brigade a_session a_*_session
        """,
    "report reported reports reporting": """
        for_duty to_duty for_work to_work for_service for_training to_training for_camp to_camp for_*_duty to_*_duty
        for_*_training to_the_front to_the_station to_the_police to_the_guard to_the_ward
        """,
    "charge charged charges charging": """
        battery batteries phone phones car cars fee fees admission extra interest the_battery the_batteries the_phone
        the_car a_fee an_entry_fee its_battery her_phone his_phone
        """,
    "tell told tells telling": "the_time apart the_difference",
    "noted": "for",
    "answer answered answers answering": "for to_the_name",
    "address addressed addresses addressing": """
        the_envelope the_letter the_parcel an_envelope a_letter her_letter his_letter
        """,
    "hold held holds holding": """
        office hands up on out off together a_meeting a_rally a_vote a_press_conference a_news_conference its_course
        """,
    "found": "shelter refuge favour favor himself herself themselves work time",
    "stated": "price aim aims goal purpose",
}  # fmt: skip


# A noun after a verb is all that it has: a mark, a small word or nothing follows.
_END = (
    r"(?=[.,;!]|$|\s+(?:to|for|on|in|at|after|because|when|and|or|but|over|overnight|until|next|this|before|with|of|from|"
    r"as|by|its|the|a|an|his|her|their|that|while|during|since|if|so|again|today|yesterday|\d)\b)"
)


def _empty_verbs() -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    for verbs, following in _EMPTY.items():
        heads = "|".join(verbs.split())
        rest = "|".join(r"\s+".join(map(re.escape, phrase.split("_"))) for phrase in following.split())
        rest = rest.replace(re.escape("*"), r"\w+")
        yield (
            re.compile(rf"\b(?:{heads})$", re.IGNORECASE),
            re.compile(rf"\s+(?:{rest}){_END}", re.IGNORECASE),
        )
        yield re.compile(rf"\b(?:{heads})\s+(?:{rest})$", re.IGNORECASE), re.compile("")


_PHRASAL = tuple(_empty_verbs())
_ASKED_BY = re.compile(r"[^,.;]*?\bby\s")


def is_measure(text: str, start: int) -> bool:
    """Whether "according to" at `start` names a measure or plan rather than somebody.

    >>> is_measure("The day went according to plan.", 13), is_measure("It sank, according to the mayor.", 9)
    (True, False)
    """
    match = _ACCORDING.match(text, start)
    if match is None:
        return False
    end = _HEAD_END.search(text, match.end(), match.end() + 80)
    phrase = text[match.end() : end.start() if end else match.end() + 80].split()
    if not phrase:
        return False
    if len(phrase) < 3 and (phrase[0].lower() in _MEASURE or phrase[-1] in _MEASURE):
        return True
    before = text[max(0, start - 3) : start].rstrip()
    set_off = not before or before[-1] in ',.;:—–-(\n”"’'
    return phrase[-1].lower() in _RULE and not set_off


def _is_name(printed: str) -> bool:
    """Whether the words of a quoted phrase are capitalised, an article aside."""
    tokens = [token for token in re.findall(r"[^\W_]+", printed) if token.lower() not in {"the", "a", "of", "and"}]
    return bool(tokens) and all(token[0].isupper() for token in tokens)


def _is_lookalike(page: Page, draft: Draft) -> bool:
    text = page.text
    if not draft.cue:
        return False
    cue = draft.cue[0]
    printed = text[slice(*cue)]
    if is_measure(text, cue.start):
        return True
    if not draft.source and (
        _NAMING.search(printed) or (_DUBBED.fullmatch(printed) and text.endswith(", ", 0, cue.start))
    ):
        return True
    following = text[cue.end : cue.end + 60]
    if not draft.source and _IS_CALLED.search(printed) and _MARK.match(following):
        return True
    if not draft.source and _KNOWN.search(printed) and _AS.match(following):
        return True
    if draft.source and _CALL.search(printed) and _ANYBODY.fullmatch(text, *draft.source[0]):
        named = page.stretch(max(draft.content).end - 1)
        if named is not None and _is_name(text[slice(*inner(text, named))]):
            return True
    return any(verb.search(printed) and rest.match(following) for verb, rest in _PHRASAL)


def drop(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without lookalikes; "Asked about X, she said" is asked by nobody named."""
    result = []
    for draft in drafts:
        if _is_lookalike(page, draft):
            continue
        if draft.cue and draft.source and page.text.startswith("Asked", draft.cue[0].start):
            start = draft.cue[0].start
            opens = page.sentence(start).start == start
            later = draft.source[0].start > start
            if opens and later and not _ASKED_BY.fullmatch(page.text, start, draft.source[0].start):
                draft = draft._replace(source=())
        result.append(draft)
    return result
