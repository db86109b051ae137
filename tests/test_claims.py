"""The claims stage: readings of single quotations, clusters, tables, origins, stories. All names are invented."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipelines.claims import (
    attributed,
    claims,
    clauses,
    clusters,
    frames,
    judge,
    lexicon,
    linkage,
    pronouns,
    standing,
    stories,
)
from pipelines.claims.cue import read_cue
from pipelines.claims.origins import Printed, origins
from pipelines.claims.propositions import Proposition
from pipelines.claims.quoted import Spans, read_quote
from pipelines.claims.standing import Source
from pipelines.claims.tokens import joined, tokenize
from pipelines.encoder import STATEMENTS, SentenceEncoder
from pipelines.text import quotations
from schemas import vocabularies as v
from schemas.ids import fold, make_id
from schemas.render.arrow import from_rows, schema
from schemas.tables import TABLES

GOLD = Path(__file__).parent / "gold" / "claim_pairs.csv"
Row = dict[str, Any]


class Cached:
    """The shipped encoder, each text embedded once a session."""

    def __init__(self) -> None:
        self._encode: SentenceEncoder | None = None
        self._rows: dict[str, NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._encode = self._encode or SentenceEncoder(STATEMENTS)
        missing = sorted(set(texts) - self._rows.keys())
        for text, row in zip(missing, self._encode(missing), strict=True):
            self._rows[text] = row
        return np.stack([self._rows[text] for text in texts]) if texts else np.zeros((0, 384), np.float32)


EMBED = Cached()


def hashed(texts: Sequence[str]) -> NDArray[np.float32]:
    """A cheap stand-in for the encoder: bags of words, hashed into 384 places; unlike the encoder it knows no
    synonyms."""
    rows = np.zeros((len(texts), 384), dtype=np.float32)
    for index, text in enumerate(texts):
        for word in fold(text).split():
            rows[index, int(make_id("quote", word)[2:10], 16) % 384] += 1
        rows[index] /= max(float(np.linalg.norm(rows[index])), 1e-9)
    return rows


# --- one quotation ---------------------------------------------------------------------------------------------------


def reading(sentence: str, name: str = "Ilmar Dovic", kind: str = "person") -> tuple[list[Proposition], str]:
    """Read `source <cue> {content} …`: the cue between angle brackets, contents between braces."""
    text, spans = "", defaultdict(list)
    opened: dict[str, int] = {}
    for character in sentence:
        if character in "<{":
            opened[character] = len(text)
        elif character in ">}":
            role, mark = ("cue", "<") if character == ">" else ("content", "{")
            spans[role].append((opened[mark], len(text)))
        else:
            text += character
    start, end = spans["content"][0][0], spans["content"][-1][1]
    quoted = [q for q in quotations(text) if q.start <= start and end <= q.end]
    quote = {"cue_lemma": None, "quote_type": "direct" if quoted else "indirect"}
    return read_quote(quote, text, spans, (), Source(name, kind), quotations(text))


@pytest.mark.parametrize(
    ("sentence", "stance", "polarity", "statement"),
    [
        # the four corners of cue and content
        ("Dovic <said> {that the boats had crossed the bay}", "asserts", "positive", "The boats had crossed the bay"),
        (
            "Dovic <said> {that the boats had not crossed the bay}",
            "denies",
            "negative",
            "The boats had crossed the bay",
        ),
        ("Dovic <denied> {that the boats had crossed the bay}", "denies", "positive", "The boats had crossed the bay"),
        (
            "Dovic <denied> {that the boats had not crossed the bay}",
            "asserts",
            "negative",
            "The boats had crossed the bay",
        ),
        # negation in its forms
        ("“{No boat has crossed the bay},” Dovic <said>", "denies", "negative", "Boat has crossed the bay"),
        ("“{The boats didn’t cross the bay},” Dovic <said>", "denies", "negative", "The boats did cross the bay"),
        ("“{The boats won’t cross the bay},” Dovic <said>", "denies", "negative", "The boats will cross the bay"),
        ("“{The boats have never crossed the bay},” he <said>", "denies", "negative", "The boats have crossed the bay"),
        ("“{Not only boats crossed the bay},” he <said>", "asserts", "positive", "Not only boats crossed the bay"),
        ("“{The bay has no harbour},” he <said>", "denies", "negative", "The bay has harbour"),
        ("“{The boats sailed with no lights},” he <said>", "asserts", "positive", "The boats sailed with no lights"),
        # a negation under a subordinator is not the main clause's
        (
            "Dovic <said> {that the boats left because nobody had paid}",
            "asserts",
            "positive",
            "The boats left because nobody had paid",
        ),
        # frames
        (
            "The Admiralty <said> {it has seen no clear indication that the boats crossed the bay}",
            "no_evidence",
            "positive",
            "The boats crossed the bay",
        ),
        (
            "An official <said> {that the ministry has not confirmed that any boats crossed the bay}",
            "no_evidence",
            "positive",
            "Boats crossed the bay",
        ),
        (
            "She <said> {the navy could not independently verify reports that the boats crossed the bay}",
            "no_evidence",
            "positive",
            "The boats crossed the bay",
        ),
        (
            "“{There is no evidence that the boats crossed the bay},” he <said>",
            "no_evidence",
            "positive",
            "The boats crossed the bay",
        ),
        (
            "Dovic <denied> {reports that the boats had crossed the bay}",
            "denies",
            "positive",
            "The boats had crossed the bay",
        ),
        ("Leader <denies> {reports boats crossed bay}", "denies", "positive", "Boats crossed bay"),
        ("Leader <denies> {boats crossed bay}", "denies", "positive", "Boats crossed bay"),
        (
            "“{Reports that the boats crossed the bay are a pure invention},” he <said>",
            "denies",
            "positive",
            "The boats crossed the bay",
        ),
        (
            "“{It is not true that the boats crossed the bay},” he <said>",
            "denies",
            "positive",
            "The boats crossed the bay",
        ),
        ("“{I don't think the boats crossed the bay},” he <said>", "denies", "positive", "The boats crossed the bay"),
        # negated cues
        (
            "Dovic <has not confirmed> {that the boats crossed the bay}",
            "no_evidence",
            "positive",
            "The boats crossed the bay",
        ),
        (
            "Dovic <refused to rule out> {that the boats crossed the bay}",
            "asserts",
            "positive",
            "The boats crossed the bay",
        ),
        ("Dovic <did not deny> {that the boats crossed the bay}", "confirms", "positive", "The boats crossed the bay"),
        ("Dovic did not <believe> {that the boats crossed the bay}", "denies", "positive", "The boats crossed the bay"),
        ("Dovic <doubted> {that the boats had crossed the bay}", "doubts", "positive", "The boats had crossed the bay"),
        # other stances
        (
            "Dovic <confirmed> {that the boats had crossed the bay}",
            "confirms",
            "positive",
            "The boats had crossed the bay",
        ),
        ("Dovic <expects> {that the boats will cross the bay}", "predicts", "positive", "The boats will cross the bay"),
        ("Dovic <vowed> {to defend the bay}", "commits", "positive", "[Ilmar Dovic will] defend the bay"),
        ("Dovic <refused> {to defend the bay}", "denies", "positive", "[Ilmar Dovic will] defend the bay"),
        ("Dovic <called on> {Lisgar to withdraw the boats}", "demands", "positive", "Lisgar to withdraw the boats"),
        ("“{The boats must leave the bay},” he <said>", "demands", "positive", "The boats must leave the bay"),
        ("Dovic <asked> {whether the boats had crossed the bay}", "asks", "positive", "The boats had crossed the bay"),
        (
            "Dovic <accused> {Lisgar} {of sending boats across the bay}",
            "asserts",
            "positive",
            "Lisgar [sent] boats across the bay",
        ),
        (
            "Dovic <denied> {sending boats across the bay}",
            "denies",
            "positive",
            "[Ilmar Dovic sent] boats across the bay",
        ),
        # an opening pronoun
        ("Dovic <said> {he would not join the war}", "denies", "negative", "[Ilmar Dovic] would join the war"),
        ("Dovic <said> {that it is raining in Lisgar}", "asserts", "positive", "It is raining in Lisgar"),
        ("“{There are boats in the bay},” he <said>", "asserts", "positive", "There are boats in the bay"),
    ],
)
def test_stance_polarity_and_statement(sentence: str, stance: str, polarity: str, statement: str) -> None:
    found, reason = reading(sentence)
    assert found, reason
    assert (found[0].stance, found[0].polarity, found[0].statement) == (stance, polarity, statement)


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        (
            "“{The army has not and will not take part in the fighting},” he <said>",
            [
                ("The army has taken part in the fighting", "denies"),
                ("The army will take part in the fighting", "denies"),
            ],
        ),
        (
            "Dovic <says> {that Lisgar has not crossed into Velmark and that it has no plans to invade}",
            [("Lisgar has crossed into Velmark", "denies"), ("It has plans to invade", "denies")],
        ),
        (
            "Dovic <says> {that Lisgar has crossed the bay and has no plans to leave}",
            [("Lisgar has crossed the bay", "asserts"), ("Lisgar has plans to leave", "denies")],
        ),
        (
            "“{Our boats are not there. They left on Monday},” he <said>",
            [("Our boats are there", "denies"), ("They left on Monday", "asserts")],
        ),
    ],
)
def test_one_quotation_may_state_two_claims(sentence: str, statements: list[tuple[str, str]]) -> None:
    found, _ = reading(sentence)
    assert [(p.statement, p.stance) for p in found] == statements


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Dovic <called for> {calm in the bay}", "fragment"),
        ("Dovic <praised> {the brave fishermen of Lisgar}", "fragment"),
        ("“{Who gains from such stories?}” he <asked>", "question"),
        ("“{Leave the bay at once},” he <said>", "command"),
        ("“{Please don’t come here},” he <said>", "command"),
        ("“{This is a disgrace},” he <said>", "opinion"),
        ("“{I love this town},” he <said>", "opinion"),
        ("“{Thank you all very much},” he <said>", "greeting"),
        ("“{Good morning},” he <said>", "greeting"),
    ],
)
def test_what_states_nothing_is_no_claim(sentence: str, reason: str) -> None:
    assert reading(sentence) == ([], reason)


@pytest.mark.parametrize(
    ("sentence", "certainty", "tense"),
    [
        ("“{The boats have crossed the bay},” he <said>", "certain", "past"),
        ("“{The boats may have crossed the bay},” he <said>", "possible", "past"),
        ("“{The boats reportedly crossed the bay},” he <said>", "probable", "past"),
        ("He <believes> {the boats crossed the bay}", "probable", "past"),
        ("“{The boats are in the bay},” he <said>", "certain", "present"),
        ("“{The boats will cross the bay},” he <said>", "certain", "future"),
        ("“{If the talks fail, the boats will cross the bay},” he <said>", "certain", "conditional"),
        ("He <said> {the talks are expected to resume on Monday}", "certain", "future"),
    ],
)
def test_certainty_and_tense(sentence: str, certainty: str, tense: str) -> None:
    found, _ = reading(sentence)
    assert (found[0].certainty, found[0].tense) == (certainty, tense)


def test_evidence_is_printed_where_it_says() -> None:
    text = "Dovic denied that the boats might not have crossed."
    found, _ = read_quote(
        {"cue_lemma": "deny", "quote_type": "indirect"},
        text,
        {"cue": [(6, 12)], "content": [(13, 50)]},
        (),
        Source("Ilmar Dovic", "person"),
        [],
    )
    printed = {(kind, text[start:end]) for kind, start, end in found[0].evidence}
    assert printed == {("stance", "denied"), ("negation", "not"), ("hedge", "might"), ("tense", "might")}


@pytest.mark.parametrize("kind", sorted({"person", "government", "unnamed"}))
def test_a_pronoun_is_replaced_only_by_a_source_that_it_fits(kind: str) -> None:
    found, _ = reading("The source <said> {it had crossed the bay}", "Lisgar Navy", kind)
    assert found[0].statement == (
        "[Lisgar Navy] had crossed the bay" if kind == "government" else "It had crossed the bay"
    )
    assert found[0].is_standalone == (kind == "government")


def test_an_inner_quotation_leaves_what_its_parent_states_itself() -> None:
    text = "Orla Venn said she had phoned Dovic, who told her that he would stay home."
    outer: Spans = {"cue": [(10, 14)], "content": [(15, 73)]}
    inner: Spans = {"source": [(37, 40)], "cue": [(41, 45)], "addressee": [(46, 49)], "content": [(50, 73)]}
    quote = {"cue_lemma": "say", "quote_type": "indirect"}
    found, _ = read_quote(quote, text, outer, [inner], Source("Orla Venn", "person"), [])
    assert [p.statement for p in found] == ["[Orla Venn] had phoned Dovic"]


@pytest.mark.parametrize(
    ("sentence", "statement", "rewrites", "standalone"),
    [
        ("“{I was wrong on Tuesday},” he <said>", "[Ilmar Dovic] was wrong on Tuesday", ("first_person",), True),
        ("“{I expect another boat},” he <said>", "[Ilmar Dovic] [expects] another boat", ("first_person",), True),
        ("“{I never signed it},” he <said>", "[Ilmar Dovic] signed it", ("negation", "first_person"), True),
        ("“{My uncle held the pen},” he <said>", "[Ilmar Dovic’s] uncle held the pen", ("first_person",), True),
        # Who else `we` is, nobody knows; a verb that is not known is not put in another form.
        ("“{I told them we had left},” he <said>", "I told them we had left", (), False),
        ("“{I rarely sent a boat there},” he <said>", "I rarely sent a boat there", (), False),
        # Outside quotation marks I is the author.
        ("Dovic <said> {that I was wrong}", "I was wrong", (), False),
        ("Dovic <said> {that the wall had passed its inspection}", "The wall had passed its inspection", (), True),
        ("Dovic <said> {that the boats had entered its waters}", "The boats had entered its waters", (), False),
        ("Dovic <said> {that the wall had passed it}", "The wall had passed it", (), False),
        ("Dovic <denied> {sending boats there}", "[Ilmar Dovic sent] boats there", ("verb",), False),
    ],
)
def test_what_stands_alone(sentence: str, statement: str, rewrites: tuple[str, ...], standalone: bool) -> None:
    (found,), _ = reading(sentence)
    assert (found.statement, found.rewrites, found.is_standalone) == (statement, rewrites, standalone)
    assert set(rewrites) <= set(v.REWRITE.terms)


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        (
            "Dovic <said> {it is not usual to teach this, such as knots, to boys; sailing boats is a rule}",
            ["It is usual to teach this, such as knots, to boys", "Sailing boats is a rule"],
        ),
        (
            "“{I am not ready to leave, I saw the boats},” he <said>",
            ["[Ilmar Dovic] [is] ready to leave", "[Ilmar Dovic] saw the boats"],
        ),
        (
            "Dovic <said> {that they will wait until Holm and Rask are home}",
            ["They will wait until Holm and Rask are home"],
        ),
        ("Dovic <said> {that the crew had sent a “no” to the owner}", ["The crew had sent a no to the owner"]),
        ("Dovic <said> {when the boats came, he saw them}", ["When the boats came, he saw them"]),
    ],
)
def test_a_negation_ends_with_its_clause(sentence: str, statements: list[str]) -> None:
    found, _ = reading(sentence)
    assert [proposition.statement for proposition in found] == statements


def test_he_and_she_inside_of_what_is_said_are_named_where_it_is_sure() -> None:
    text = "Mira Holm met Ilmar Dovic. Rask said she had warned him and his sister, and that he knew her."
    people = [("s_1", "Mira Holm", 0, 9), ("s_2", "Ilmar Dovic", 14, 25)]
    speakers = pa.Table.from_pylist([{"speaker_id": key, "name": name, "kind": "person"} for key, name, *_ in people])
    mentions = pa.Table.from_pylist(
        [
            {"article_id": "a", "char_start": start, "char_end": end, "text": name, "speaker_id": key}
            for key, name, start, end in people
        ]
    )
    she, him, his = (text.index(word) for word in ("she", "him", "his"))
    pointed = [(she, 5, 9, 0.9), (him, 14, 25, 0.8), (his, 20, 25, 0.75), (text.index("he knew"), 20, 25, 0.6)]
    antecedents = pa.Table.from_pylist(
        [
            {"article_id": "a", "char_start": start, "other_char_start": a, "other_char_end": b, "weight": weight}
            for start, a, b, weight in pointed
        ]
    )
    who = pronouns.named(antecedents, mentions, speakers)["a"]
    assert who == {she: "Mira Holm", him: "Ilmar Dovic", his: "Ilmar Dovic"}
    tokens = tokenize(text, [(she, text.index(", and that"))])
    rask = Source("Ana Rask", "person")
    named = joined(standing.third_person(tokens, who, rask, False))
    assert named == "[Mira Holm] had warned [Ilmar Dovic] and [Ilmar Dovic’s] sister"
    # In direct speech she is not who speaks.
    own = joined(standing.third_person(tokens, who, Source("Mira Holm", "person"), True))
    assert own.startswith("she had warned [Ilmar Dovic]")


def test_who_says_that_a_body_has_no_evidence_has_none_either() -> None:
    text = "A spokesman said the navy could not verify that boats had crossed."
    outer: Spans = {"cue": [(12, 16)], "content": [(17, 65)]}
    inner: Spans = {"source": [(17, 25)], "cue": [(26, 42)], "content": [(43, 65)]}
    quote = {"cue_lemma": "say", "quote_type": "indirect"}
    (found,), _ = read_quote(quote, text, outer, [inner], Source("Spokesman", "anonymous_person"), [])
    assert (found.statement, found.stance, found.on_saying) == ("Boats had crossed", "no_evidence", False)


def test_a_quotation_that_only_carries_another_states_that_it_was_said() -> None:
    text = "A spokesman said the navy had denied that boats crossed."
    outer: Spans = {"cue": [(12, 16)], "content": [(17, 55)]}
    inner: Spans = {"source": [(17, 25)], "cue": [(26, 36)], "content": [(37, 55)]}
    quote = {"cue_lemma": "say", "quote_type": "indirect"}
    (found,), _ = read_quote(quote, text, outer, [inner], Source("Spokesman", "anonymous_person"), [])
    assert (found.statement, found.stance) == ("The navy had denied that boats crossed", "asserts")
    assert found.on_saying
    # What is said and that it is said are never one claim, however alike their words are.
    said = judge.content("Boats crossed", "past", "asserts", frozenset())
    that = judge.content("Boats crossed", "past", "asserts", frozenset(), on_saying=True)
    assert judge.judgement(said, that, 1.0, frozenset()).value == judge.APART


def test_the_cue_lexicon_is_whole() -> None:
    cues = lexicon.cues()
    assert len(cues) >= 300
    assert {cue.stance for cue in cues.values()} == set(v.STANCE.terms)
    assert {cue.certainty for cue in cues.values()} <= set(v.CERTAINTY.terms)
    rows = (Path(lexicon.__file__).parent / "cues.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1:] == sorted(set(rows[1:]), key=lambda row: row.split(",")[0])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["said", "denied", "has not confirmed", "", "asked", "vowed", "claims"]))
def test_no_text_breaks_the_reading(content: str, cue: str) -> None:
    text = f"X {cue} {content}"
    start = len(text) - len(content)
    spans = {"cue": [(2, 2 + len(cue))], "content": [(start, len(text))]}
    quote = {"cue_lemma": None, "quote_type": "indirect"}
    found, reason = read_quote(quote, text, spans, (), Source("X", "person"), quotations(text))
    assert reason in v.UNCLAIMED_REASON.terms
    for proposition in found:
        assert proposition.stance in v.STANCE.terms and proposition.tense in v.TENSE.terms
        assert start <= proposition.char_start < proposition.char_end <= len(text)
        assert all(0 <= a < b <= len(text) for _, a, b in proposition.evidence)


@pytest.mark.parametrize(
    "piece", ["no ", "not ", "reports that ", "if ", "and has no ", "’", "of the ", "the reports of "]
)
def test_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    # Time that grew with the square of the length would be minutes here: a hang is what this test would show.
    found, reason = reading("X <said> {" + piece * 4000 + "}")
    assert found or reason in v.UNCLAIMED_REASON.terms


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text, [(0, len(text))])
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(a.end <= b.start for a, b in zip(tokens, tokens[1:], strict=False))


def test_joined_tokens_print_as_the_text_did() -> None:
    text = "Dovic's men didn’t pay $5.2 million, he said (twice)."
    assert joined(tokenize(text, [(0, len(text))])) == text


@pytest.mark.parametrize(
    "words", ["these allegations", "it", "the reports", "that", "this claim", "the accusation against him"]
)
def test_words_that_point_back(words: str) -> None:
    assert frames.is_anaphor(tokenize(words, [(0, len(words))]))


@pytest.mark.parametrize(
    "words", ["the boats crossed", "that the boats crossed", "the harbour", "reports that boats crossed"]
)
def test_words_that_do_not_point_back(words: str) -> None:
    assert not frames.is_anaphor(tokenize(words, [(0, len(words))]))


def test_a_long_clause_without_verb_is_left_whole() -> None:
    tokens = tokenize("boats and " * 50, [(0, 500)])
    assert clauses.split(tokens) == [tokens]


# --- linkage ---------------------------------------------------------------------------------------------------------


def naive(similarity: NDArray[np.float64], threshold: float, method: str) -> list[list[int]]:
    groups = [[index] for index in range(len(similarity))]
    combine = min if method == "complete" else lambda values: sum(values) / len(values)
    while True:
        best = max(
            (
                (combine([similarity[x, y] for x in a for y in b]), i, j)
                for i, a in enumerate(groups)
                for j, b in enumerate(groups)
                if i < j
            ),
            default=(-1.0, 0, 0),
        )
        if best[0] < threshold:
            return sorted(sorted(group) for group in groups)
        groups[best[1]] += groups.pop(best[2])


@pytest.mark.parametrize("method", ["average", "complete"])
@pytest.mark.parametrize("seed", range(8))
def test_chains_of_neighbours_find_what_plain_agglomeration_finds(method: linkage.Method, seed: int) -> None:
    values = np.random.default_rng(seed).random((14, 14))
    similarity = (values + values.T) / 2
    assert linkage.agglomerate(similarity, 0.55, method) == naive(similarity, 0.55, method)
    pairs = [(i, j, float(similarity[i, j])) for i in range(14) for j in range(i + 1, 14)]
    assert linkage.grouped(14, pairs, 0.55, method) == naive(similarity, 0.55, method)


# --- judge and clusters ----------------------------------------------------------------------------------------------


def together(first: str, second: str) -> bool:
    """Whether two contents, each said by an unnamed source, come into one cluster."""
    items = []
    for text in (first, second):
        found, reason = reading(f"A source <said> {{{text}}}", "", "unnamed")
        assert found, reason
        items.append(clusters.Item(found[0].statement, found[0].tense, found[0].stance, ""))
    texts = [f"headline\nthat {first} and that {second}"]
    return len(clusters.cluster(items, texts, EMBED).groups) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lisgari boats have entered Velmark", "Lisgari boats have not entered Velmark"),
        ("Lisgari boats entered Velmark waters", "no Lisgari boat has entered Velmark waters"),
        ("the boats crossed the bay on Monday", "the boats have crossed the bay"),
        ("the minister resigned", "the minister has resigned"),
    ],
)
def test_one_proposition_is_one_claim(first: str, second: str) -> None:
    assert together(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lisgar has sent boats into the bay", "Lisgar is preparing to send boats into the bay"),
        ("Lisgar will send boats into the bay", "Lisgar has sent boats into the bay"),
        ("Lisgar has sent boats into the bay", "Lisgar should send boats into the bay"),
        ("twelve boats crossed the bay", "twenty-one boats crossed the bay"),
        ("twelve boats crossed the bay", "the boats crossed the bay"),
        ("the boats crossed the bay on Monday", "the boats crossed the bay on Thursday"),
        ("the boats reached the port of Dunmere", "the boats reached the port of Askeby"),
        ("that Lisgar attacked Velmark", "that Velmark attacked Lisgar"),
        ("that Anna Rovik won the vote", "that Marek Rovik won the vote"),
    ],
)
def test_near_misses_are_kept_apart(first: str, second: str) -> None:
    assert not together(first, second)


def test_clusters_beat_leaving_every_content_alone_on_the_held_out_stories() -> None:
    labels: list[str] = []
    groups: list[list[int]] = []
    by_story: dict[str, list[Row]] = defaultdict(list)
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["half"] == "held_out":
                by_story[row["story"]].append(row)
    for story, rows in sorted(by_story.items()):
        items = []
        for row in rows:
            found, _ = reading(f"A source <said> {{that {row['content']}}}", "", "unnamed")
            items.append(
                clusters.Item(found[0].statement, found[0].tense, found[0].stance, "")
                if found
                else clusters.Item(row["content"], "past", "asserts", "")
            )
        texts = ["headline\n" + "\n".join(f"that {item.statement}" for item in items)]
        groups += [[index + len(labels) for index in group] for group in clusters.cluster(items, texts, EMBED).groups]
        labels += [f"{story} {row['claim']}" for row in rows]
    assert b_cubed(labels, groups) > 0.82 > b_cubed(labels, [[index] for index in range(len(labels))]) + 0.15


def b_cubed(labels: list[str], groups: list[list[int]]) -> float:
    size = {label: labels.count(label) for label in labels}
    precision = recall = 0.0
    for group in groups:
        for index in group:
            same = sum(labels[other] == labels[index] for other in group)
            precision += same / len(group) / len(labels)
            recall += same / size[labels[index]] / len(labels)
    return 2 * precision * recall / (precision + recall)


# --- tables ----------------------------------------------------------------------------------------------------------

START = datetime(2031, 3, 4, 6, tzinfo=UTC)


class Corpus:
    """Articles with quotations marked in them, made into the tables that the stage reads."""

    def __init__(self) -> None:
        self.articles: list[Row] = []
        self.quotes: list[Row] = []
        self.spans: list[Row] = []
        self.quote_speakers: list[Row] = []
        self.speakers: dict[str, Row] = {}

    def speaker(self, name: str, kind: str) -> str:
        speaker_id = make_id("speaker", name)
        self.speakers[speaker_id] = {
            "speaker_id": speaker_id,
            "name": name,
            "kind": kind,
            "quote_count": 1,
            "article_count": 1,
        }
        return speaker_id

    def article(
        self,
        text: str,
        *quotes: Row,
        outlet: str | None = "Askeby Mail",
        hours: float | None = 0,
        wire: str | None = None,
    ) -> list[str]:
        """Add an article; each quote: source name and kind, cue and content as printed, more fields as wished."""
        number = len(self.articles)
        article_id = make_id("article", number)
        self.articles.append(
            {
                "article_id": article_id,
                "url": f"https://mail.example/{number}",
                "outlet": outlet,
                "title": text.split("\n")[0],
                "published_at": None if hours is None else START + timedelta(hours=hours),
                "published_precision": "minute",
                "language": "en",
                "wire_credit": wire,
                "text": text,
                "text_sha256": "0" * 64,
                "char_count": len(text),
                "word_count": len(text.split()),
                "extraction": "done",
                "fullest_article_id": article_id,
                "copy_group_id": make_id("copy_group", number),
                "copy_role": "original",
                "source_path": f"{number}.txt",
                "record_no": 0,
                "source_sha256": "0" * 64,
                "batch": ".",
            }
        )
        ids: list[str] = []
        for order, given_quote in enumerate(quotes):
            quote_id = make_id("quote", number, order)
            ids.append(quote_id)
            speaker_id = self.speaker(given_quote["source"], given_quote.get("kind", "person"))
            spans = {
                role: [self._find(text, part) for part in given_quote.get(role, "").split("|") if part]
                for role in ("cue", "content")
            }
            for role, places in spans.items():
                for ordinal, (start, end) in enumerate(places):
                    self.spans.append(
                        {"quote_id": quote_id, "role": role, "ordinal": ordinal, "char_start": start, "char_end": end}
                    )
            parent = given_quote.get("parent")
            self.quotes.append(
                {
                    "quote_id": quote_id,
                    "article_id": article_id,
                    "quote_type": given_quote.get("quote_type", "indirect"),
                    "content_text": " ".join(text[start:end] for start, end in spans["content"]),
                    "source_text": given_quote["source"],
                    "cue_text": given_quote.get("cue"),
                    "speaker_id": speaker_id,
                    "parent_quote_id": None if parent is None else ids[parent],
                    "depth": 0 if parent is None else 1,
                    "said_precision": "unknown",
                    "event_precision": "unknown",
                    "in_headline": False,
                    "origin_quote_id": given_quote.get("origin", quote_id),
                    "is_disputed": False,
                    "confidence": 0.9,
                    "method": "test",
                }
            )
            roles = [(speaker_id, "primary")]
            roles += [(self.speaker(name, "person"), "joint") for name in given_quote.get("joint", ())]
            roles += [(self.speaker(name, "outlet"), "relay") for name in given_quote.get("relay", ())]
            self.quote_speakers += [{"quote_id": quote_id, "speaker_id": who, "role": role} for who, role in roles]
        return ids

    @staticmethod
    def _find(text: str, part: str) -> tuple[int, int]:
        start = text.rindex(part)
        return start, start + len(part)

    def tables(self, shuffled: int | None = None) -> dict[str, pa.Table]:
        rows = {
            "articles": self.articles,
            "quotes": self.quotes,
            "quote_spans": self.spans,
            "quote_speakers": self.quote_speakers,
            "speakers": list(self.speakers.values()),
        }
        found = {name: from_rows(name, list(entries)) for name, entries in rows.items()}
        if shuffled is not None:
            chance = random.Random(shuffled)
            found = {name: table.take(chance.sample(range(len(table)), len(table))) for name, table in found.items()}
        return found

    def build(
        self, embed: stories.Embed = EMBED, shuffled: int | None = None, one_story: bool = False
    ) -> dict[str, pa.Table]:
        given_tables = self.tables(shuffled)
        if one_story:
            story = make_id("story", "one")
            told = from_rows(
                "story_articles",
                [{"story_id": story, "article_id": row["article_id"], "similarity": 1.0} for row in self.articles],
            )
            made = {"story_articles": told}
        else:
            told_stories, told = stories.build(given_tables["articles"], embed)
            made = {"stories": told_stories, "story_articles": told}
        made |= claims.build(**given_tables, story_articles=told, embed=embed)
        made["attributed_claims"] = attributed.build(
            given_tables["articles"],
            given_tables["quotes"],
            given_tables["quote_speakers"],
            given_tables["speakers"],
            made["claims"],
            made["claim_quotes"],
            told,
        )
        return made


def conflict() -> Corpus:
    """A border story: asserted by a parliament, denied by a president, no evidence for an official; a plan apart."""
    corpus = Corpus()
    corpus.article(
        "Lisgari troops crossed the border, Velmark says\n\nParliament said that Lisgari troops had entered the "
        "Osk region.\n\n"
        "President Dovic denied these allegations.\n\nThe Admiralty has seen no indication that Lisgari troops "
        "have entered "
        "Velmark, an official told reporters.\n\nAn aide said that Lisgar was preparing to send troops into Velmark.",
        {
            "source": "Parliament of Velmark",
            "kind": "government",
            "cue": "said",
            "content": "that Lisgari troops had entered the Osk region",
        },
        {"source": "Ilmar Dovic", "cue": "denied", "content": "these allegations"},
        {
            "source": "a defence official",
            "kind": "anonymous_person",
            "cue": "told",
            "content": "The Admiralty has seen no indication that Lisgari troops have entered Velmark",
        },
        {
            "source": "an aide",
            "kind": "anonymous_person",
            "content": "that Lisgar was preparing to send troops into Velmark",
        },
    )
    corpus.article(
        "President denies reports Lisgari troops entered Velmark\n\nThe president denied reports that his troops "
        "had entered "
        "Velmark. “The Lisgari army has not and will not take part in the fighting,” he said. Lisgari troops "
        "entered the Osk "
        "region in northern Velmark, a paper claimed.\n\nDovic says that Lisgar has no plans to send troops into "
        "Velmark.",
        {"source": "Ilmar Dovic", "cue": "denied", "content": "reports that his troops had entered Velmark"},
        {
            "source": "Ilmar Dovic",
            "content": "The Lisgari army has not and will not take part in the fighting",
            "quote_type": "direct",
        },
        {
            "source": "Osk Courier",
            "kind": "outlet",
            "cue": "claimed",
            "content": "Lisgari troops entered the Osk region in northern Velmark",
        },
        {"source": "Ilmar Dovic", "cue": "says", "content": "that Lisgar has no plans to send troops into Velmark"},
        outlet="Dunmere Post",
        hours=5,
    )
    return corpus


def positions_of(made: dict[str, pa.Table], corpus: Corpus, claim_id: str) -> set[tuple[str, str]]:
    return {
        (corpus.speakers[row["speaker_id"]]["name"], row["stance"])
        for row in made["positions"].to_pylist()
        if row["claim_id"] == claim_id
    }


def test_one_contested_claim_with_all_positions_and_the_plan_apart() -> None:
    corpus = conflict()
    made = corpus.build(one_story=True)
    main = max(made["claims"].to_pylist(), key=lambda row: row["quote_count"])
    assert main["is_contested"] and main["is_standalone"]
    assert "entered" in main["statement"] and "not" not in main["statement"]
    assert positions_of(made, corpus, main["claim_id"]) == {
        ("Parliament of Velmark", "asserts"),
        ("Ilmar Dovic", "denies"),
        ("a defence official", "no_evidence"),
        ("Osk Courier", "asserts"),
    }
    statements = {row["statement"]: row["claim_id"] for row in made["claims"].to_pylist()}
    planned = [claim for statement, claim in statements.items() if "prepar" in statement or "plans" in statement]
    assert planned and main["claim_id"] not in planned


def test_tables_hold_together() -> None:
    made = conflict().build(one_story=True)
    for name in ("claims", "claim_quotes", "claim_evidence", "unclaimed_quotes", "positions", "claim_relations"):
        assert made[name].schema.equals(schema(TABLES[name]))
        keys = [tuple(row[k] for k in TABLES[name].key) for row in made[name].to_pylist()]
        assert keys == sorted(set(keys))
    claimed = set(made["claim_quotes"]["quote_id"].to_pylist())
    unclaimed = set(made["unclaimed_quotes"]["quote_id"].to_pylist())
    assert not claimed & unclaimed and len(claimed | unclaimed) == 8
    known = set(made["claims"]["claim_id"].to_pylist())
    for name in ("claim_quotes", "claim_evidence", "positions"):
        assert set(made[name]["claim_id"].to_pylist()) <= known
    assert set(made["claim_quotes"]["claim_id"].to_pylist()) == known


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    corpus = conflict()
    assert corpus.build(hashed) == corpus.build(hashed, shuffled=seed)


def test_a_denial_that_points_at_nothing_is_unclaimed() -> None:
    corpus = Corpus()
    corpus.article(
        "News\n\nDovic denied these allegations.",
        {"source": "Ilmar Dovic", "cue": "denied", "content": "these allegations"},
    )
    made = corpus.build(hashed)
    assert made["unclaimed_quotes"]["reason"].to_pylist() == ["self_reference"]
    assert len(made["claims"]) == 0


def test_a_noun_points_at_the_claim_whose_verb_it_is() -> None:
    corpus = Corpus()
    corpus.article(
        "News\n\nParliament said that boats had crossed the bay. Venn said that shops were open. The navy could "
        "not confirm "
        "the crossing.",
        {
            "source": "Parliament",
            "kind": "government",
            "cue": "said that boats"[:4],
            "content": "that boats had crossed the bay",
        },
        {"source": "Orla Venn", "content": "that shops were open"},
        {"source": "Navy", "kind": "government", "cue": "could not confirm", "content": "the crossing"},
    )
    made = corpus.build(hashed)
    rows = {(row["statement"], row["speaker_name"]): row["stance"] for row in made["attributed_claims"].to_pylist()}
    assert rows["Boats had crossed the bay", "Navy"] == "no_evidence"


def test_a_speaker_who_changes_position_is_said_to() -> None:
    corpus = Corpus()
    for hours, content in ((0, "that the dam had burst"), (9, "that the dam had not burst")):
        corpus.article(
            f"News from the valley\n\nVenn said {content}.",
            {"source": "Orla Venn", "cue": "said", "content": content},
            hours=hours,
        )
    made = corpus.build(one_story=True)
    rows = {row["stance"]: row for row in made["positions"].to_pylist()}
    assert rows["asserts"]["changed_from"] is None and rows["denies"]["changed_from"] == "asserts"
    assert rows["denies"]["first_said_at"] == START + timedelta(hours=9)
    assert made["claims"]["is_contested"].to_pylist() == [False]  # one speaker alone contests nothing


def test_joint_speakers_each_take_the_position_and_the_chain_names_the_relay() -> None:
    corpus = Corpus()
    corpus.article(
        "News\n\nVenn and Rask told the Post that the dam had burst.",
        {
            "source": "Orla Venn",
            "cue": "told",
            "content": "that the dam had burst",
            "joint": ["Tor Rask"],
            "relay": ["Dunmere Post"],
        },
    )
    made = corpus.build(hashed)
    assert positions_of(made, corpus, made["claims"]["claim_id"][0].as_py()) == {
        ("Orla Venn", "asserts"),
        ("Tor Rask", "asserts"),
    }
    row = made["attributed_claims"].to_pylist()[0]
    assert row["source_chain"] == "Dunmere Post > Orla Venn"
    assert row["context"] == "Venn and Rask told the Post that the dam had burst."
    assert row["link"] == "https://mail.example/0#:~:text=the%20dam%20had%20burst"


def printed(
    quote: str,
    origin: str | None = None,
    hour: int = 0,
    speakers: str = "v",
    relays: str = "",
    outlet: str | None = None,
    wire: str | None = None,
    stance: str = "asserts",
    article: str = "",
    parent: str | None = None,
) -> Printed:
    return Printed(
        quote,
        article or f"article of {quote}",
        parent,
        origin or quote,
        stance,
        frozenset(speakers.split()),
        frozenset(relays.split()),
        outlet,
        wire,
        (False, float(hour), quote),
    )


def test_origins_of_one_claim() -> None:
    # reprints
    assert origins([printed("a"), printed("b", "a", 1)]) == {"a": "a", "b": "a"}
    # told by one relay; another source of the same relay is another origin
    assert origins([printed("b", hour=1, relays="p"), printed("a", relays="p")]) == {"a": "a", "b": "a"}
    assert origins([printed("a", relays="p"), printed("b", relays="p", speakers="w")]) == {"a": "a", "b": "b"}
    # headline and body of one article; another source, or another stance, is another origin
    assert set(origins([printed("a", article="n"), printed("b", article="n")]).values()) == {"a"}
    assert len(set(origins([printed("a", article="n"), printed("b", article="n", speakers="w")]).values())) == 2
    # who has seen nothing, and who says so for them
    seen = printed("b", speakers="w", stance="no_evidence", parent="a")
    assert set(origins([printed("a", stance="no_evidence"), seen]).values()) == {"a"}
    assert len(set(origins([printed("a"), printed("b", speakers="w", parent="a")]).values())) == 2
    # taken from one agency, the agency's own article among them
    by_wire = [
        printed("a", outlet="Northwire"),
        printed("b", hour=1, wire="Northwire"),
        printed("c", hour=2, wire="northwire"),
    ]
    assert set(origins(by_wire).values()) == {"a"}
    # one outlet twice is no agency; an opposite stance goes back to another saying
    assert len(set(origins([printed("a", outlet="Post"), printed("b", outlet="Post")]).values())) == 2
    assert len(set(origins([printed("a", wire="N"), printed("b", wire="N", stance="denies")]).values())) == 2


def test_origin_counts_reach_the_tables() -> None:
    corpus = Corpus()
    text = "News of the dam\n\nVenn told the Post that the dam had burst."
    quote = {"source": "Orla Venn", "cue": "told", "content": "that the dam had burst", "relay": ["Dunmere Post"]}
    for number in range(3):
        corpus.article(text, quote, outlet=f"Outlet {number}", hours=number)
    made = corpus.build(one_story=True)
    claim = made["claims"].to_pylist()[0]
    assert (claim["quote_count"], claim["outlet_count"], claim["origin_count"]) == (3, 3, 1)
    assert made["positions"]["origin_count"].to_pylist() == [1]
    assert made["attributed_claims"]["is_origin"].to_pylist().count(True) == 1


def test_plan_and_number_are_related_to_the_claim_they_are_near() -> None:
    corpus = Corpus()
    contents = (
        "that Lisgar sent boats into the bay",
        "that Lisgar is preparing to send boats into the bay",
        "that Lisgar sent twelve boats into the bay",
        "that Lisgar sent thirty boats into the bay",
    )
    corpus.article(
        "News\n\n" + "\n\n".join(f"Venn said {content}." for content in contents),
        *({"source": "Orla Venn", "content": content} for content in contents),
    )
    made = corpus.build(one_story=True)
    statement = {row["claim_id"]: row["statement"] for row in made["claims"].to_pylist()}
    found = {
        (row["relation"], statement[row["claim_id"]], statement[row["other_claim_id"]])
        for row in made["claim_relations"].to_pylist()
    }
    assert (
        "other_modality",
        "Lisgar is preparing to send boats into the bay",
        "Lisgar sent boats into the bay",
    ) in found
    assert ("narrows", "Lisgar sent twelve boats into the bay", "Lisgar sent boats into the bay") in found
    assert any(relation == "contradicts" for relation, _, _ in found)


def test_a_claim_that_is_worded_by_what_points_at_it() -> None:
    corpus = Corpus()
    corpus.article(
        "News\n\nVenn denied that Lisgari boats crossed the bay.\n\nDovic confirmed a crossing of the bay.",
        {"source": "Orla Venn", "cue": "denied", "content": "that Lisgari boats crossed the bay"},
        {"source": "Ilmar Dovic", "cue": "confirmed", "content": "a crossing of the bay"},
    )
    made = corpus.build(one_story=True)
    assert made["claims"]["statement"].to_pylist() == ["Lisgari boats crossed the bay"]
    (claim,) = made["claims"]["stated_in_quote_id"].to_pylist()
    stances = {row["quote_id"]: row["stance"] for row in made["claim_quotes"].to_pylist()}
    assert sorted(stances.values()) == ["confirms", "denies"] and stances[claim] == "confirms"


@pytest.mark.parametrize("url", [None, "", "mailto:a@b.example", "javascript:alert(1)", "https://a b"])
def test_no_link_without_a_web_address(url: str | None) -> None:
    assert attributed.fragment_link(url, "the dam had burst") is None


def test_links_of_long_passages_name_their_ends() -> None:
    link = attributed.fragment_link(
        "https://a.example/x#top", "“The dam, well-known here, had burst on Monday night.\nNobody came to help"
    )
    assert link == "https://a.example/x#top:~:text=The%20dam%2C%20well%2Dknown%20here,Nobody%20came%20to%20help"


# --- stories ---------------------------------------------------------------------------------------------------------


def articles_of(entries: Sequence[tuple[str, float | None]]) -> pa.Table:
    corpus = Corpus()
    for text, hours in entries:
        corpus.article(text, hours=hours)
    return corpus.tables()["articles"]


DAM = "The dam above Askeby burst on Monday and flooded the valley. Engineers had warned the water board about cracks. "
VOTE = "Senators in Dunmere passed the harbour tax after a long debate. The finance minister welcomed the vote. "


def test_stories_part_events_and_dates() -> None:
    table = articles_of(
        [(DAM * 3, 0), (DAM + "Crews searched the valley.", 9), (VOTE * 2, 1), (DAM * 2, 24 * 40), ("", 2)]
    )
    told, members = stories.build(table, EMBED)
    story = {row["article_id"]: row["story_id"] for row in members.to_pylist()}
    ids = [make_id("article", number) for number in range(5)]
    assert story[ids[0]] == story[ids[1]] == "t_" + ids[0][2:]
    assert len({story[i] for i in ids}) == 4 and len(members) == 5
    assert {row["article_count"] for row in told.to_pylist()} == {1, 2}


@pytest.mark.parametrize("seed", range(3))
def test_stories_do_not_depend_on_order(seed: int) -> None:
    table = articles_of([(DAM * 3, 0), (DAM, None), (VOTE, 1), (VOTE * 2, 30)])
    order = random.Random(seed).sample(range(4), 4)
    assert stories.build(table, hashed) == stories.build(table.take(order), hashed)


def busy(articles: int) -> Corpus:
    """Articles of 25 quotations each, ten to a story, from a closed vocabulary."""
    chance = random.Random(7)
    nouns = [
        f"{a}{b}{c}"
        for a in "bar cor dun fel gor hal".split()
        for b in "ten mere wick by low".split()
        for c in "us ia or".split()
    ]
    verbs = "entered left attacked bought closed opened flooded searched".split()
    corpus = Corpus()
    topic: list[str] = []
    for number in range(articles):
        if number % 10 == 0:
            topic = chance.sample(nouns, 9)
        lines: list[str] = []
        while len(lines) < 25:
            one, two, three = chance.sample(topic, 3)
            line = (
                f"the {one} {chance.choice(['has not', 'has', 'had'])} {chance.choice(verbs)} {two.title()} "
                f"near the {three}"
            )
            if line not in lines:
                lines.append(line)
        quotes = [{"source": f"Speaker {chance.randrange(40)}", "content": line} for line in lines]
        corpus.article("News\n\n" + "\n".join(f"X said {line}." for line in lines), *quotes, hours=number)
    return corpus


def test_a_busy_day_is_read_to_its_end() -> None:
    corpus = busy(60)
    given_tables = corpus.tables()
    _, told = stories.build(given_tables["articles"], hashed)
    made = claims.build(**given_tables, story_articles=told, embed=hashed)
    quoted = {*made["claim_quotes"]["quote_id"].to_pylist(), *made["unclaimed_quotes"]["quote_id"].to_pylist()}
    assert quoted == {row["quote_id"] for row in corpus.quotes}


def test_an_unknown_cue_asserts() -> None:
    assert read_cue(tokenize("pooh-hummed", [(0, 11)]), (), None).stance == "asserts"
