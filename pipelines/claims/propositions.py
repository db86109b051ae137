"""One quotation read: the propositions that it states, each with statement, stance, polarity, certainty, tense,
evidence.

Reading is local to the quotation and its article's words around the cue. What other quotations say of the same
proposition, and to which earlier claim `these allegations` points, is decided in claims.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipelines.claims import clauses, frames, standing, weigh
from pipelines.claims.checkable import QUESTION_WORDS, reason_against
from pipelines.claims.cue import CueReading
from pipelines.claims.lexicon import PRONOUN_SUBJECTS, REPORT_NOUNS, SUBORDINATORS, cues, verbs
from pipelines.claims.reader import Reading
from pipelines.claims.standing import Source
from pipelines.claims.tokens import Token, hull, is_word, joined, trimmed
from pipelines.text import sentences

NOBODY: Mapping[int, str] = {}
MAX_PROPOSITIONS = 12
_NEGATED = {
    "asserts": "denies",
    "confirms": "denies",
    "denies": "asserts",
    "predicts": "denies",
    "commits": "denies",
    "doubts": "asserts",
}
_NOUN_WORDS = 12
_RANK = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
_WARNINGS = frozenset({"warn", "caution", "warning"})
_ANSWERED = frozenset("i you he she we they it there that this".split())
_JOINING = frozenset("by of in on at to for from with as than about into over under after before".split())
_TELLING = frozenset("tell say ask shout cry signal remind text write message call yell whisper".split())


Pointing = Literal["", "may", "must"]


@dataclass(frozen=True)
class Proposition:
    """What one clause of a quotation states. `statement` is in positive form; offsets are in `articles.text`.

    `pointing`: whether the words only point at what others state: they must (`denied it`), then `statement` holds the
    words themselves until it is known at what; or they may (`ruled out state aid`), and stand for themselves if not.
    `event`: the verb of the claim that a noun points at (`the crossing`: cross); empty where any claim will do.
    `rewrites`: the rules, terms of the vocabulary `rewrite`, by which `statement` differs from the words.
    `on_saying`: it states that somebody else says something, and is never one with what that one says.
    `evidence`: (kind, start, end).
    """

    char_start: int
    char_end: int
    statement: str
    is_standalone: bool
    stance: str
    polarity: str
    certainty: str
    tense: str
    evidence: tuple[tuple[str, int, int], ...]
    pointing: Pointing = ""
    event: str = ""
    on_saying: bool = False
    rewrites: tuple[str, ...] = ()


def _sentences(tokens: Sequence[Token], text: str) -> list[tuple[list[Token], bool]]:
    """The tokens by sentence of the article, with whether a question mark ends it."""
    if not tokens:
        return []
    start, end = tokens[0].start, tokens[-1].end
    out: list[tuple[list[Token], bool]] = []
    spans = [(start + s.start, start + s.end) for s in sentences(text[start:end])] if end > start else []
    position = 0
    for _, last in spans:
        group = []
        while position < len(tokens) and tokens[position].start < last:
            group.append(tokens[position])
            position += 1
        if any(is_word(token) for token in group):
            out.append((group, any(token.text == "?" for token in group[-3:])))
    if position < len(tokens) and any(is_word(token) for token in tokens[position:]):
        out.append((list(tokens[position:]), tokens[-1].text == "?"))
    return out


def _without_lead(tokens: Sequence[Token], cue: CueReading) -> list[Token]:
    """The clause without what only joins it to its cue: `that`, `whether`, `as`, an opening `and` or `but`."""
    out = trimmed(tokens)
    while len(out) > 2:
        low, following = out[0].low, out[1].low
        joins = low in {"and", "but", "so", "yes", "well", "look", "because"}
        # `No, …` and `No you cannot …` answer; `no boat …` negates.
        joins = joins or (low == "no" and (not is_word(out[1]) or following in _ANSWERED))
        if low == "i" and following == "mean":
            out = trimmed(out[2:])
            continue
        if low == "that" and following not in {"is", "was", "'s", "would", "will", "has", "had", "could", "ca", "can"}:
            joins = True
        if (
            low == "that"
            and following in {"would", "will", "has", "had", "could", "can"}
            and cue.stance == "no_evidence"
        ):
            joins = True
        if low in {"whether", "if"} and cue.stance in {"asks", "no_evidence", "doubts", "denies", "confirms"}:
            joins = True
        if low in {"on", "upon", "for"} and cue.stance == "demands":
            joins = True
        if not joins:
            break
        out = trimmed(out[1:])
    return out


def _lead(tokens: Sequence[Token], clause: Sequence[Token]) -> frozenset[str]:
    """The words before the clause that `_without_lead` took away."""
    whole = trimmed(tokens)
    return frozenset(token.low for token in whole[: len(whole) - len(clause)])


def _weaker(first: str, second: str) -> str:
    return first if _RANK[first] >= _RANK[second] else second


def _spans(kind: str, tokens: Sequence[Token]) -> list[tuple[str, int, int]]:
    return [(kind, token.start, token.end) for token in tokens if token.start >= 0]


def _stance_span(tokens: Sequence[Token]) -> list[tuple[str, int, int]]:
    printed = [token for token in tokens if token.start >= 0]
    if not printed:
        return []
    start, end = hull(printed) or (0, 0)
    # A cue in two pieces is told by its first piece.
    return [("stance", start, end)] if end - start <= 200 else _spans("stance", printed[:1])


def _main_stance(stance: str, tokens: Sequence[Token], tense: str, source: Source, ought: Token | None) -> str:
    """A plain statement about what must be or will be is a demand, an undertaking or a prediction."""
    if stance != "asserts" or not tokens:
        return stance
    if ought is not None:
        return "demands"
    verb = clauses.first_verb(tokens)
    if verb is None or tense not in {"future", "conditional"}:
        return stance
    if tense == "conditional" and tokens[verb].low not in {"will", "would", "'ll", "'d", "wo"}:
        return stance
    subject = [token.low for token in tokens[:verb] if is_word(token)]
    names = {word.lower() for word in source.name.split() if len(word) > 3}
    own = bool(subject) and (subject[-1] in {"i", "we"} or bool(names & set(subject)) or tokens[0].text.startswith("["))
    return "commits" if own else "predicts"


def _event(tokens: Sequence[Token]) -> str:
    """The verb behind a short noun phrase that names an event (`a crossing`), or nothing."""
    words = [token for token in tokens if is_word(token)]
    if not words or len(words) > 6:
        return ""
    head = (
        next((i for i, token in enumerate(words) if token.low in {"of", "by", "in", "at", "into", "on"}), len(words))
        - 1
    )
    if head < 0:
        return ""
    low = words[head].low
    return verbs().lemma.get(low, "") if low.endswith("ing") or low in verbs().base else ""


def _statement(tokens: Sequence[Token]) -> str:
    text = joined(trimmed(tokens))
    return text[:1].upper() + text[1:]


def _on_evidence(clause: Sequence[Token], told: Reading | None) -> bool:
    """Whether the words say that nothing is known that would speak for something, whoever was looking for it."""
    if told is not None:
        return weigh.stance(told) in {"no_evidence", "doubts"}
    frame = frames.peel(clause)
    return frame is not None and frame.effect == "no_evidence"


def read_clause(
    tokens: Sequence[Token],
    cue: CueReading,
    source: Source,
    asked: bool,
    quoted: bool,
    reported: bool,
    lead: frozenset[str] = frozenset(),
    may_open: frozenset[str] = PRONOUN_SUBJECTS,
    told: Reading | None = None,
    carries: bool = False,
    alone: bool = True,
    who: Mapping[int, str] = NOBODY,
) -> Proposition | str:
    """One clause: its proposition, or the reason why it states none.

    `lead`: words that joined it to the cue; `may_open`: pronouns that stand for the source where they open the clause;
    `told`: what the learned reader says of it; `carries`: it is what somebody else says, thinks or has seen. Who says
    that a body has seen no sign of P has seen none, either; any other saying is a proposition of its own. `alone`: it
    is all of the content; `who`: names of those whom pronouns stand for, by the pronoun's first character.
    """
    clause = _without_lead(tokens, cue)
    lead = lead | _lead(tokens, clause)
    place = hull(clause)
    if not clause or place is None:
        return "fragment"
    stance, certainty = cue.stance, cue.certainty
    evidence = _stance_span(cue.stance_tokens) + _spans("negation", cue.negation_tokens)
    flips = 1 if cue.reverses else 0
    points_back = peeled = False
    on_saying = carries and not _on_evidence(clause, told)
    for _ in range(0 if on_saying else 3):
        frame = frames.peel(clause)
        if frame is None:
            if frames.denies_all(clause) and stance in {"asserts", "confirms"}:
                stance, points_back = "denies", True
                evidence += _stance_span(clause)
            break
        if frame.effect == "no_evidence":
            stance, certainty = (
                ("no_evidence", "unknown") if stance not in {"denies", "doubts"} else ("asserts", "possible")
            )
            evidence += _stance_span(frame.words)
        elif frame.effect in {"denies", "improbable"}:
            flips += 1
            certainty = _weaker(certainty, "probable") if frame.effect == "improbable" else certainty
            evidence += _stance_span(frame.words)
        elif frame.effect != "certain":
            certainty = _weaker(certainty, frame.effect)
            evidence += _spans("hedge", frame.words[:2])
        peeled = True
        clause = trimmed(frame.rest)
        while len(clause) > 2 and clause[0].low in {"that", "any"}:
            clause = clause[1:]
    if not clause:
        return "fragment"
    on_others = weigh.stance_on_others(told, stance) if told is not None else ""
    called = frames.called(clause) if on_others else None
    points_back = points_back or frames.is_anaphor(clause) or called is not None
    if points_back:
        stance = on_others or stance
        if stance == "asserts":
            return "fragment"
        words = joined(called or clause)
        return Proposition(
            *place, words, False, stance, "positive", certainty, "present", tuple(sorted(set(evidence))), "must"
        )
    if (
        stance == "asserts"
        and clause[0].low == "to"
        and cue.lemma in _TELLING
        and [t.low for t in clause[1:2]] != ["have"]
    ):
        stance = "demands"
    if cue.lemma in _WARNINGS:
        # One warns of what is, of what will be, and people off doing something.
        infinitive = clause[0].low == "to" or [token.low for token in clause[:2]] == ["not", "to"]
        stance = "demands" if infinitive else stance
        stance = (
            "asserts"
            if stance == "predicts" and clauses.tense(clause, reported).name in {"past", "present"}
            else stance
        )
    if cue.lemma == "question" and lead & {"whether", "if"}:
        stance = "asks"
    rewrites = ["frame"] if peeled else []
    printed = clause
    clause = standing.finite(clause, cue.lemma, source, stance)
    rewrites += ["verb"] if clause != printed else []
    if (
        cue.lemma == "ask"
        and clause[0].low not in {"whether", "if"}
        and any(t.low == "to" for t in clause[:6])
        and not asked
    ):
        stance = "demands"
    reason = reason_against(clause, stance, asked, quoted, bool(lead & {"that", "whether", "if"}))
    noun = (
        reason == "fragment"
        and (on_others or stance) in weigh.ON_OTHERS
        and len(clause) <= _NOUN_WORDS
        and clause[0].low not in QUESTION_WORDS
    )
    event = _event(clause) if noun else ""
    no_claim = weigh.reason(told, reason) if told is not None else reason
    if reason == "fragment" and not alone:
        # One noun of several sentences: the reader sees what follows it, too, and takes that for it.
        no_claim = reason
    on_report = noun and not REPORT_NOUNS.isdisjoint(token.low for token in clause)
    if event or (on_report and no_claim):
        stance = on_others or stance
        return Proposition(
            *place,
            joined(clause),
            False,
            stance,
            "positive",
            certainty,
            "past",
            tuple(sorted(set(evidence))),
            "must" if no_claim else "may",
            event,
        )
    if no_claim:
        return no_claim
    if clause[0].low in may_open:
        named = standing.opened(clause, source, quoted)
        rewrites += ["pronoun"] if named != clause else []
        clause = named
    negators = clauses.negations(clause)
    negative = len(negators) % 2 == 1
    if told is not None and weigh.polarity(told, negative) != negative:
        negators = [] if negative else clauses.negators(clause)[:1]
        negative = not negative
    tense = clauses.tense(clause, reported)
    ought = clauses.ought(clause)
    certainty_said, hedges = clauses.hedge(clause)
    stance = _main_stance(stance, clause, tense.name, source, ought)
    evidence += _spans("negation", [clause[index] for index in negators]) + _spans("hedge", hedges)
    evidence += _spans("tense", tense.tokens) + _spans("stance", [ought] if ought and stance == "demands" else [])
    flips += 1 if negative else 0
    keeps_negation = stance in {"demands", "asks"}
    if not keeps_negation:
        rewrites += ["negation"] if negators else []
        clause = clauses.positive(clause, negators)
        if flips % 2 and stance in _NEGATED:
            if stance in {"predicts", "doubts"}:
                certainty = _weaker(certainty, "probable")
            stance = _NEGATED[stance]
    if told is not None:
        stance = weigh.stance(told)
    finite = standing.infinitive(clause, cue.lemma, source, stance)
    rewrites += ["verb"] if finite != clause else []
    named = standing.first_person(finite, source, quoted or not reported)
    rewrites += ["first_person"] if named != finite else []
    clause = standing.third_person(named, who, source, quoted or not reported)
    rewrites += ["pronoun"] if clause != named else []
    certainty = _weaker(certainty, certainty_said)
    if stance in {"no_evidence", "asks", "doubts"}:
        certainty = "unknown"
    name = tense.name
    if told is not None:
        certainty, name = weigh.certainty(told, certainty, stance), weigh.tense(told, name)
    elif stance in {"commits", "demands", "predicts"} and name == "present":
        name = "future"
    polarity = "negative" if negative or (keeps_negation and cue.reverses and not negative) else "positive"
    return Proposition(
        *place,
        _statement(clause),
        standing.is_standalone(clause),
        stance,
        polarity,
        certainty,
        name,
        tuple(sorted(set(evidence))),
        "may" if noun else "",
        on_saying=on_saying,
        rewrites=tuple(rewrites),
    )


class Part(NamedTuple):
    """One clause of a content, before it is read: its words, and how it stands in its sentence.

    `asked`: a question mark ends the sentence; `quoted`: it opens between quotation marks; `lead`: the words that
    joined its sentence to the cue; `number`: its place in the sentence, whose first clause `first` is.
    """

    tokens: list[Token]
    asked: bool
    quoted: bool
    lead: frozenset[str]
    number: int
    first: list[Token]


def parts(
    tokens: Sequence[Token], text: str, cue: CueReading, quoted: Sequence[bool], together: bool = False
) -> list[Part]:
    """The clauses of a content, in order.

    `tokens`: the content's words; `quoted`: for each, whether it stands between quotation marks in `text`; `together`:
    all of it is one.
    """
    inside = {token.start: flag for token, flag in zip(tokens, quoted, strict=True)}
    if together and tokens:
        whole = _without_lead(tokens, cue)
        return [Part(whole, False, quoted[0], _lead(tokens, whole), 0, whole)]
    found: list[Part] = []
    for sentence, asked in _sentences(tokens, text):
        whole = _without_lead(sentence, cue)
        lead = _lead(sentence, whole)
        # What a frame holds is split under it by itself only: `denied that X and that Y` denies both.
        framed = frames.peel(whole) or asked or frames.is_anaphor(whole)
        clauses_ = [whole] if framed else clauses.split(whole)
        for number, clause in enumerate(clauses_):
            printed = [token for token in clause if token.start >= 0]
            first_quoted = inside.get(printed[0].start, False) if printed else False
            found.append(Part(clause, asked, first_quoted, lead, number, clauses_[0]))
    return found


def read(
    clauses_: Sequence[Part],
    cue: CueReading,
    source: Source,
    reported: bool,
    told: Sequence[Reading] | None = None,
    carries: bool = False,
    who: Mapping[int, str] = NOBODY,
) -> tuple[list[Proposition], str]:
    """The propositions of a content's clauses, in order, and the reason that holds where there are none.

    `reported`: whether the content is told in indirect speech; `told`: what the learned reader says of each clause;
    `carries`: the content is what somebody else says, thinks or has seen; `who`: names of those whom pronouns of the
    article stand for, by the pronoun's first character.
    """
    found: list[Proposition] = []
    reasons: list[tuple[int, str]] = []
    may_open = PRONOUN_SUBJECTS
    for place, part in enumerate(clauses_):
        if part.number == 0:
            may_open = PRONOUN_SUBJECTS if not found else frozenset[str]()
        elif part.number == 1 and may_open:
            # After the first clause only the pronoun that stood for the source there does so again.
            may_open = frozenset({trimmed(part.first)[0].low}) & PRONOUN_SUBJECTS
        reading = read_clause(
            part.tokens,
            cue,
            source,
            part.asked,
            part.quoted,
            reported,
            part.lead,
            may_open,
            told[place] if told else None,
            carries,
            len(clauses_) == 1,
            who,
        )
        if isinstance(reading, str):
            reasons.append((-len(part.tokens), reading))
        elif len(found) < MAX_PROPOSITIONS:
            found.append(reading)
    if carries:
        return found, "carrier"
    return found, (min(reasons)[1] if reasons else "fragment")


def cut(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[Token]:
    """The tokens outside `spans` (inner quotations), without a relative or joining word left hanging at the end."""
    kept = [token for token in tokens if not any(start <= token.start < end for start, end in spans)]
    kept = trimmed(kept)
    while kept and (kept[-1].low in SUBORDINATORS | {"and", "but", "that", "to"} or not is_word(kept[-1])):
        kept.pop()
    return kept


def states_something(tokens: Sequence[Token]) -> bool:
    """Whether the words still hold a clause of at least three words with a finite verb."""
    words = [token for token in tokens if is_word(token)]
    verb = clauses.first_verb(words)
    if len(words) < 4 or verb is None or verb >= len(words) - 1 or words[-1].low in _JOINING:
        return False
    group = [verbs().lemma.get(token.low, token.low) for token in words[verb : verb + 3]]
    head = next((lemma for lemma in group if lemma not in {"have", "be", "do", "not", "also", "n't"}), "")
    # `had told the officer` without what was told states nothing.
    if words[verb - 1].low in {"which", "who", "whom", "whose"}:
        return False
    return (
        head not in cues()
        or cues()[head].stance not in {"asserts", "asks", "demands"}
        or head in {"believe", "see", "call"}
    )
