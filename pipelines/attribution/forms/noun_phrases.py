"""Who can speak, and what names a saying, by words alone: people, institutions, papers, messages; no parser.

The lists are closed and lower case. They decide only where print itself (a colon, a dash, a line of its own) already
ties words to somebody, never in running text.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.attribution import cues
from pipelines.text import Span

# What people are called by their work, office or part in an event.
PEOPLE = frozenset(
    """
    activist actor actress adviser advisor agent aide ally ambassador analyst architect artist astronaut athlete
    attorney author baker banker baroness biologist bishop boss boxer broker builder bystander candidate captain
    cardinal carpenter ceo chair chairman chairperson chairwoman chancellor chef chemist chief clerk coach colonel
    columnist commander commissioner commuter consultant contractor coordinator coroner correspondent councillor
    councilor counsel critic curator customer daughter dean defendant delegate deputy designer detective developer
    diplomat director doctor driver duke economist editor emperor engineer envoy executive expert farmer father
    firefighter fireman fisherman founder friend gardener general geologist goalkeeper governor guard guide
    historian host husband insider inspector investigator investor journalist judge justice keeper king lawmaker
    lawmakers lawyer leader lecturer librarian lieutenant lord magistrate major manager mayor mechanic medic
    meteorologist midwife miner minister mother musician neighbor neighbour nephew novelist nurse observer officer
    official operator organiser organisers organizer organizers owner painter parent passenger pastor patient
    pharmacist philosopher photographer physician physicist pilot playwright poet police policeman policewoman
    pope premier president priest prince princess principal producer professor programmer prosecutor psychologist
    publisher queen rector referee reporter representative researcher resident retailer ruler sailor scholar
    scientist secretary senator sergeant shepherd sheriff shopkeeper sister skipper soldier solicitor speaker
    spokesman spokesperson spokeswoman star steward striker student supervisor surgeon survivor suspect teacher
    technician tenant trader trainer treasurer trustee vet veteran vicar victim villager volunteer waiter warden
    watchman widow widower wife winner witness worker writer
    """.split()
)
INSTITUTIONS = frozenset(
    """
    administration agency airline airport alliance army assembly association authority bank board brigade bureau
    cabinet campaign chamber charity church club coalition coastguard college commission committee company
    consortium cooperative corporation council county couple court defence defense department embassy families
    family federation firm foundation fund government group hospital hotel household institute institution jury
    league ministry mps municipality museum navy newspaper ngo office operator opposition organisation
    organization pair palace panel parliament parties party peers police prosecution regulator school secretariat
    senate service side sides society staff suppliers team treasury tribunal union unions university watchdog
    """.split()
)
# Things on which or in which words stand.
PAPERS = frozenset(
    """
    account advert advertisement announcement article banner biography book brochure bulletin caption card column
    complaint constitution contract decree diary dictionary document e-mail editorial email entry epitaph essay
    filing flyer graffiti guide handbook headline indictment inscription judgment label lawsuit leaflet ledger
    legend letter line manifesto manual memo memoir memorandum memorial message minutes motto note notebook notice
    novel pamphlet paper papers petition placard plaque poem poll post postcard poster proverb rapport record
    reminder report review ruling saying sentence sign slogan sms song statement sticker study summary survey
    telegram telex testimony text tombstone transcript treaty tweet verdict warning website will
    """.split()
)
# Nouns that name a saying, and with a possessor the one who says it: "her verdict: …".
MESSAGES = frozenset(
    """
    accusation admission advice allegation announcement answer apology appeal argument assessment assurance boast
    claim comment complaint conclusion confession contention counsel creed decision demand denial description
    diagnosis estimate excuse explanation finding forecast guess hint hope instruction instructions judgement
    judgment maxim message motto objection offer opinion order orders pitch plea pledge point prediction promise
    prophecy proposal question recommendation rejoinder remark reply report request response retort ruling
    sentiment slogan statement suggestion summary tagline testimony theory threat verdict vow warning watchword
    wish word words
    """.split()
)
_PLURAL = re.compile(r"(?:ies|es|s)$")
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady sen rep gov rev fr st lt col gen sgt capt cpl adm".split()
)
_NAME = re.compile(r"[^\W\d_]*[A-ZÀ-ÖØ-Þ][\w’'.-]*")
_LINK = frozenset("of the de la le van von der den di da al bin ibn el and for".split())
_VERBS = frozenset(
    """
    is are was were has have had will would can could may might shall should must do does did be been being
    comes came goes went says said gets got makes made takes took gives gave leaves left sees saw
    """.split()
)
_PREPOSITIONS = frozenset(
    "between among against over about after before of at from for in on with by to under near outside inside".split()
)


def _is(word: str, lexicon: frozenset[str]) -> bool:
    word = word.lower().removesuffix("’s").removesuffix("'s")
    if word in lexicon:
        return True
    last = word.rpartition("-")[2]
    return last in lexicon or word.removesuffix("s") in lexicon or _PLURAL.sub("y", word) in lexicon


def is_speaker_noun(word: str) -> bool:
    """Whether `word` names people, institutions or papers, in singular or plural."""
    lower = word.lower()
    return (
        any(_is(word, lexicon) for lexicon in (PEOPLE, INSTITUTIONS, PAPERS))
        or lower.endswith(("ologist", "ologists", "ographer", "ician", "icians"))
        or (len(lower) > 5 and lower.endswith(("man", "men", "woman", "women", "person")))
    )


def is_message(word: str) -> bool:
    """Whether `word` names a saying."""
    return _is(word, MESSAGES)


def _tokens(phrase: str) -> list[str]:
    return re.findall(r"[^\W_][\w’'.-]*|@\w+", phrase)


@cache
def _speech_verbs() -> frozenset[str]:
    """Forms of verbs of speech that are not also nouns of the lists."""
    nouns = PEOPLE | INSTITUTIONS | PAPERS | MESSAGES
    return frozenset(form for form in cues.forms() if not _is(form, nouns)) | {"read", "reads", "reading", "spoke"}


def has_verb(phrase: str) -> bool:
    """Whether an auxiliary or a verb of speech stands in `phrase` before its first comma."""
    tokens = [token.lower() for token in _tokens(phrase.partition(",")[0])] + [
        token.lower() for token in _tokens(phrase)[-2:]
    ]
    return not _VERBS.isdisjoint(tokens) or not _speech_verbs().isdisjoint(tokens)


_PRONOUNS = frozenset("he she they it we i you who".split())


def ends_in_verb(phrase: str) -> bool:
    """Whether a verb of speech stands last or next to last, as in "the note on the door said"."""
    return not _speech_verbs().isdisjoint(token.lower() for token in _tokens(phrase)[-2:])


def speaker_like(phrase: str, papers: bool = True) -> bool:
    """Whether a whole phrase without a verb can be who speaks: a noun of the lists or a name heads it.

    Without `papers` things that words stand on do not count.

    >>> speaker_like("Dr. Ada Holm, a geologist at Veldt"), speaker_like("regional water board")
    (True, True)
    >>> speaker_like("Ingredients"), speaker_like("Score at half-time"), speaker_like("The rules are strict")
    (False, False, False)
    """
    head, _, apposition = phrase.partition(",")
    tokens = _tokens(head)
    if not tokens or len(tokens) > 14 or has_verb(phrase):
        return False
    if tokens[0].startswith("@") or "(@" in phrase:
        return True
    cut = next((i for i, token in enumerate(tokens) if i and token.lower() in _PREPOSITIONS), len(tokens))
    core = tokens[:cut]
    if is_speaker_noun(core[-1]) and (papers or not _is(core[-1], PAPERS)):
        return True
    names = [token for token in core if _NAME.fullmatch(token)]
    if not _NAME.fullmatch(core[-1]):
        return False
    if core[0].lower().rstrip(".") in _TITLES and len(names) > 1:
        return True
    if any(is_speaker_noun(token) for token in core[:-1]):
        return True
    first = _tokens(apposition)
    return len(names) > 1 and len(names) == len(core) and any(is_speaker_noun(token) for token in first[:4])


def is_name(phrase: str) -> bool:
    """Whether `phrase` is two to four capitalised words, as a person's full name is.

    >>> is_name("Ada Holm"), is_name("Ada van der Holm"), is_name("Holm"), is_name("The harbour")
    (True, True, False, False)
    """
    tokens = _tokens(phrase)
    names = [token for token in tokens if _NAME.fullmatch(token)]
    return (
        1 < len(names) <= 4
        and len(tokens) <= 6
        and tokens[0] == names[0]
        and all(_NAME.fullmatch(token) or token.lower() in _LINK - {"of", "the", "and", "for"} for token in tokens)
        and tokens[0].lower() not in {"the", "a", "an", "in", "on", "at", "this", "that"}
    )


_DETERMINERS = frozenset(
    """
    the a an his her its their my our your this that these those two three four five six seven eight nine ten several
    some many most both another one every each he she it they we i you who
    """.split()
)
_CLAUSE = re.compile(r"[,;:—–]|\s-\s")


def subject(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that ends at `end`, where a verb follows, in the clause that begins at `start`; None if none.

    An apposition between commas belongs to it; a phrase before it ("On one point the two sides …") does not.
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    closed = end > start and text[end - 1] == ","
    body = end - 1 if closed else end
    marks = [match.start() for match in _CLAUSE.finditer(text, start, body)]
    if closed and marks and text[marks[-1]] == ",":
        # "…, the rector, Pavel Dorn, wrote": the phrase before the apposition begins after the comma before it.
        begin = _start(text, marks[-2] + 1 if len(marks) > 1 else start, marks[-1])
        return Span(begin, body) if begin is not None else None
    if closed:
        return None
    begin = _start(text, marks[-1] + 1 if marks else start, body)
    return Span(begin, body) if begin is not None else None


def _start(text: str, start: int, end: int) -> int | None:
    """Where the noun phrase begins that ends the stretch: at its start, or after an opening adverbial."""
    tokens = [(m.start(), m.group()) for m in re.finditer(r"[^\W_][\w’'.-]*|@\w+", text[start:end])]
    if not tokens or len(tokens) > 20:
        return None
    first = tokens[0][1]
    if first.lower() in _OPENING:
        later = [i for i, (_, token) in enumerate(tokens) if i and token.lower() in _DETERMINERS]
        if later:
            at = later[-1]
            while at > 1 and tokens[at - 1][1].lower() in _DETERMINERS:
                at -= 1
            return start + tokens[at][0]
        at = len(tokens)
        while at > 1 and _NAME.fullmatch(tokens[at - 1][1]):
            at -= 1
        return start + tokens[at][0] if at < len(tokens) else None
    return start + tokens[0][0]


_OPENING = frozenset(
    """
    on in at after before with for during from under by through over since until when while as against to of about
    then later today yesterday meanwhile finally asked but and so
    """.split()
)


def opens(phrase: str) -> bool:
    """Whether an adverbial opens the phrase: "On Sunday, the mayor".

    >>> opens("On Sunday, the mayor"), opens("The mayor")
    (True, False)
    """
    return phrase.partition(" ")[0].lower() in _OPENING


_ANNOUNCED = re.compile(
    r"\b(?:spoke|speaks|recalled|remembered|recounted|testified|explained|described|began|replied|answered|responded|"
    r"wrote|added|continued|concluded|said|says|told|reads?|addressed)\b(?:\s+(?:first|next|last|again|up|out|briefly|"
    r"slowly|quietly|simply|plainly|then|calmly|softly|later))?"
)
INTRODUCTION_WORDS = 16


def announcement(text: str, sentence: Span) -> tuple[Span, Span | None] | None:
    """Source and cue of a short sentence that announces speech: "Nurse Odeh spoke first."."""
    printed = text[slice(*sentence)]
    if len(printed.split()) > INTRODUCTION_WORDS or any(mark in printed for mark in '“”"«»„'):
        return None
    match = _ANNOUNCED.search(text, *sentence)
    if match is not None:
        source = subject(text, sentence.start, match.start())
        if source is not None and _VERBS.isdisjoint(text[slice(*source)].lower().split()):
            return source, Span(*match.span())
        return None
    match = re.compile(r"\s+(?:was|were|is|are|came|read|reads|ran|began|said)\b").search(text, *sentence)
    if match is None:
        return None
    words = _tokens(text[sentence.start : match.start()])
    heads = [w for i, w in enumerate(words) if i + 1 == len(words) or words[i + 1].lower() in _PREPOSITIONS]
    if heads and (is_message(heads[0]) or _is(heads[0], PAPERS)):
        return Span(sentence.start, match.start()), None
    return None
