"""Nested attributions: what each rule reads and what it leaves alone, the tree, and floors on our own gold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.gold import load
from benchmarks.nesting.__main__ import CHOOSE, rates, score
from pipelines.attribution.extract import extract
from pipelines.attribution.nesting.clauses import Clauses, holds_cue, may_hold
from pipelines.attribution.nesting.tree import MAX_DEPTH, nest, with_relative_clauses
from pipelines.attribution.record import Attribution
from pipelines.attribution.tagger import Tagger
from pipelines.text import Span, quotations


def read(text: str, relayed: bool = False) -> list[tuple[str, str, str]]:
    """Source, cue and content of what the rules read, discontinuous parts joined by " + "."""
    found = Clauses(text, [Span(0, len(text))]).readings(relayed)
    return [
        tuple(" + ".join(text[slice(*span)] for span in part) for part in reading[:3])  # type: ignore[misc]
        for reading in found
    ]


CLAUSES = [
    ("the ferryman had denied that the lamp was lit", ("the ferryman", "had denied", "the lamp was lit")),
    ("her brother told her the bank had closed", ("her brother", "told", "the bank had closed")),
    ("donors told the Dunmere Gazette that they had paid", ("donors", "told", "they had paid")),
    ("the guards, two cousins, swore they saw nothing", ("the guards, two cousins", "swore", "they saw nothing")),
    ("the cook wrote on a card at noon that the soup was off",
     ("the cook", "wrote on a card at noon", "the soup was off")),
    ("the trainer shouted “Run for it” across the yard", ("the trainer", "shouted", "Run for it")),
    ("Count the spoons,’ the butler whispered. We did", ("the butler", "whispered", "Count the spoons")),
    ("she looked away and said, ‘You were late’", ("she", "said", "You were late")),
    ("Officials warned that rain would come", ("Officials", "warned", "rain would come")),
    ("the owner agreed to sell the mill", ("the owner", "agreed", "to sell the mill")),
    ("villagers spoke of three nights without light", ("villagers", "spoke of", "three nights without light")),
    ("the tram was late, passengers said", ("passengers", "said", "the tram was late")),
    ("he met two pilots, one of whom claimed the mast was cut", ("one of whom", "claimed", "the mast was cut")),
    ("according to the log, the door was shut", ("the log", "according to", "the door was shut")),
    ("it was dark, according to a log kept on board", ("a log kept on board", "according to", "it was dark")),
    # passives
    ("she had been told by a nurse that the cut would heal", ("a nurse", "had been told", "the cut would heal")),
    ("it was alleged that he sold the bells", ("", "was alleged", "he sold the bells")),
    ("the sale was denied by the abbot", ("the abbot", "was denied", "the sale")),
    ("the clerk as saying the till was empty", ("the clerk", "saying", "the till was empty")),
    # evidence
    ("the port had found no trace of the crew", ("the port", "had found no trace of", "the crew")),
    ("We’ve seen no sign that roads were mined", ("We", "’ve seen no sign", "roads were mined")),
    ("it has no information indicating that data was lost", ("it", "has no information", "data was lost")),
    # nouns
    ("claims by two cooks that the oven was cold", ("two cooks", "claims", "the oven was cold")),
    ("Varga’s promise that the pool would open", ("Varga’s", "promise", "the pool would open")),
    ("the false allegation that she kept the coat", ("", "allegation", "she kept the coat")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_what_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "she would telephone the pilot and announce the sale",
        "the harbour report would be posted on Friday",
        "the number of thefts reported in the town had fallen",
        "her client called the police at noon",
        "he read the letter on the train",
        "if the miller says that it rains, we stay",
        "the party that claims to be clean was bought",
        "there is no evidence that it rained",
        "they moved to the United States last year",
        "he could not say that with confidence",
        "I urge you to stay at home",
        "Varga’s alleged mistakes were small",
        "",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert read(text) == []


def test_a_bare_noun_is_a_cue_only_where_it_is_handed_on() -> None:
    text = "pilot claim that lights were off"
    assert read(text, relayed=True) == [("pilot", "claim", "lights were off")]
    assert read("Courier report of second gunman", relayed=True) == [("Courier", "report of", "second gunman")]
    assert read("Courier report of second gunman") == []


def test_sayings_side_by_side() -> None:
    text = "the mayor said the bridge was safe, but the builder said it was not"
    assert read(text) == [("the mayor", "said", "the bridge was safe"), ("the builder", "said", "it was not")]


def test_a_quoted_speaker_stands_below_who_quotes_him() -> None:
    text = "The miller was quoted by the Dunmere Gazette as saying the weir was old."
    (outer,) = Clauses(text, [Span(0, len(text))]).readings(False)
    (inner,) = outer.inner
    assert text[slice(*outer.source[0])] == "the Dunmere Gazette"
    assert [text[slice(*span)] for span in outer.content] == ["The miller", "saying the weir was old"]
    assert (text[slice(*inner.source[0])], text[slice(*inner.content[0])]) == ("The miller", "the weir was old")


def test_a_content_in_two_parts_is_read_as_one() -> None:
    text = "“The airline,” Dube said, “informed passengers that the gate had moved.”"
    parts = [Span(1, 12), Span(text.index("informed"), len(text) - 2)]
    (found,) = Clauses(text, parts).readings(False)
    assert text[slice(*found.source[0])] == "The airline" and text[slice(*found.content[0])] == "the gate had moved"


@pytest.mark.parametrize(
    ("text", "source", "speaks"),
    [
        ("The Gazette, citing two ministers, said P", "two ministers", True),
        ("P, the Gazette said, quoting Ada Holm", "Ada Holm", True),
        ("On the basis of a report by the port, the town said P", "the port", True),
        ("the town, which cited an audit, said P", "an audit", True),
        ("The league, citing high winds, said P", "high winds", False),
        ("The league, citing the cold weather, said P", "the cold weather", False),
    ],
)
def test_citations(text: str, source: str, speaks: bool) -> None:
    (found,) = Clauses(text, [Span(0, len(text))]).citations()
    assert (text[slice(*found.source[0])], found.speaks) == (source, speaks)


def item(text: str, source: str, cue: str, content: str, parent: int | None = None) -> Attribution:
    spans = [
        () if not part else (Span(text.index(part), text.index(part) + len(part)),) for part in (content, source, cue)
    ]
    return Attribution("indirect", *spans, (), None, 1.0, 0 if parent is None else 1, parent, "tagger")  # type: ignore[arg-type]


def chains(text: str, found: list[Attribution]) -> list[str]:
    """Sources from the outermost inwards, and the content."""
    lines = []
    for one in found:
        names = [text[slice(*one.source[0])] if one.source else "?"]
        above = one
        while above.parent is not None:
            above = found[above.parent]
            names.insert(0, text[slice(*above.source[0])] if above.source else "?")
        assert len(names) == one.depth + 1
        lines.append(f"{' > '.join(names)}: {' + '.join(text[slice(*span)] for span in one.content)}")
    return lines


def nested(text: str, *outermost: Attribution) -> list[str]:
    return chains(text, nest(outermost, text, quotations(text), None))


def test_a_chain_of_three() -> None:
    text = "Strand said her brother had told her the bank insisted the account was closed."
    outer = item(text, "Strand", "said", text[12:-1])
    assert nested(text, outer)[1:] == [
        "Strand > her brother: the bank insisted the account was closed",
        "Strand > her brother > the bank: the account was closed",
    ]


def test_a_cited_source_shares_the_content() -> None:
    text = "The Gazette, citing a pilot, reported that the king had told friends he was ill."
    outer = item(text, "The Gazette", "reported", "that the king had told friends he was ill")
    swallowed = item(text, "The Gazette", "citing", "a pilot")
    assert nested(text, outer, swallowed) == [
        "The Gazette: that the king had told friends he was ill",
        "The Gazette > a pilot: that the king had told friends he was ill",
        "The Gazette > a pilot > the king: he was ill",
    ]


def test_a_relay_of_a_relay() -> None:
    text = "The mine is shut, according to the Gazette, which cited a guard."
    outer = item(text, "the Gazette", "according to", "The mine is shut")
    assert nested(text, outer)[1:] == ["the Gazette > a guard: The mine is shut"]


def test_a_short_reason_is_no_source_and_no_saying() -> None:
    text = "The airline, citing high winds, said eleven flights were dropped."
    outer = item(text, "The airline", "said", "eleven flights were dropped")
    reason = item(text, "The airline", "citing", "high winds")
    assert nested(text, outer, reason) == ["The airline: eleven flights were dropped"]


def test_an_outer_saying_that_the_tagger_left_out_is_put_back() -> None:
    text = "A spokesman told reporters that the port had seen no sign that the boat sank."
    inner = item(text, "the port", "had seen no sign", "the boat sank")
    assert nested(text, inner) == [
        "A spokesman: the port had seen no sign that the boat sank",
        "A spokesman > the port: the boat sank",
    ]


def test_nothing_is_put_back_over_what_the_tagger_read() -> None:
    text = "A spokesman told reporters that the port was shut."
    outer = item(text, "A spokesman", "told reporters", "the port was shut")
    assert nested(text, outer) == ["A spokesman: the port was shut"]


def test_a_noun_joins_the_content_of_who_dismisses_it() -> None:
    text = "The bishop repeated allegations by former monks that the abbot sold relics."
    outer = item(text, "The bishop", "repeated allegations", "that the abbot sold relics")
    outer = Attribution(*(vars(outer) | {"cue_lemma": "repeat"}).values())
    assert nested(text, outer) == [
        "The bishop: allegations by former monks that the abbot sold relics",
        "The bishop > former monks: the abbot sold relics",
    ]


def test_what_goes_on_beside_leaves_the_content() -> None:
    text = "The minister said that trains would stop, adding that buses would run."
    outer = item(text, "The minister", "said", "that trains would stop, adding that buses would run")
    assert nested(text, outer) == ["The minister: trains would stop", "The minister: buses would run"]


def test_a_relative_clause_joins_the_indirect_content_before_it() -> None:
    text = "Orlath said she met Strome, who said that Holm denied the ‘whole’ story"
    found = [
        item(text, "Orlath", "said", "she met Strome"),
        item(text, "who", "who", "that Holm denied the ‘whole’ story"),
    ]
    outer, inner = with_relative_clauses(found, text, quotations(text))
    assert (inner.parent, inner.depth, inner.method) == (0, 1, "relative_clause")
    assert text[slice(*outer.content[0])].endswith("whole’ story") and outer.quote_type == "mixed"


def test_an_outlet_that_is_told_is_the_addressee() -> None:
    text = "a priest told Radio Sund the bishop had left"
    (found,) = Clauses(text, [Span(0, len(text))]).readings(False)
    assert [text[slice(*span)] for span in found.addressee] == ["Radio Sund"]


def test_cheap_tests_before_reading() -> None:
    assert may_hold("the pilot had denied it") and not may_hold("the boat sank at noon")
    assert holds_cue("has denied") and not holds_cue("hoped") and not holds_cue("would say")


HOSTILE = st.lists(
    st.sampled_from(
        'he said that the “ ” ‘ ’ " , . ! \n citing which cited who told her report by of no evidence as saying '
        "according to and adding ’ve not was quoted A\u0301 \x00 🙂 \u200f".split(" ")
    ),
    max_size=120,
)


@settings(max_examples=80, deadline=None)
@given(HOSTILE, st.booleans())
def test_any_text_gives_a_tree(tokens: list[str], close: bool) -> None:
    text = ("" if close else " ").join(tokens)
    if not text.strip():
        return
    outer = Attribution("indirect", (Span(0, len(text)),), (), (), (), "deny", 1.0, 0, None, "tagger")
    found = nest([outer], text, quotations(text), None)
    for number, one in enumerate(found):
        spans = (*one.content, *one.source, *one.cue, *one.addressee)
        assert one.content and all(0 <= start < end <= len(text) for start, end in spans)
        assert (one.parent is None) == (one.depth == 0) and one.depth <= MAX_DEPTH
        if one.parent is not None:
            assert one.parent < number and found[one.parent].depth == one.depth - 1


@pytest.mark.parametrize(
    "unit", ["he said that ", "“a,” he said “b” ", "citing x, he said that y, ", "said said ", ", adding that a b"]
)
def test_repetition_gives_no_more_levels_than_allowed(unit: str) -> None:
    text = unit * 300
    outer = Attribution("indirect", (Span(0, len(text)),), (), (), (), "deny", 1.0, 0, None, "tagger")
    assert len(nest([outer], text, quotations(text), None)) <= 2 * 300


# Recall and precision of exact chains on the choosing half, what `python -m benchmarks.nesting` printed less a margin
# for a change of weights.
FLOORS = {"depth 1": (0.93, 0.93), "depth 2": (0.90, 0.92), "depth 3": (0.83, 0.88)}


def test_chains_on_our_own_gold(tagger: Tagger) -> None:
    counts = score(load(CHOOSE), tagger)
    found = {depth: rates(counts[depth])[:2] for depth in FLOORS}
    assert all(f >= floor for depth, floors in FLOORS.items() for f, floor in zip(found[depth], floors, strict=True)), (
        found
    )


def test_children_come_after_their_parents(tagger: Tagger) -> None:
    text = "Citing two ministers, the Dunmere Gazette wrote that the ferry line would be sold."
    found = extract(text, tagger)
    assert all(one.parent is None or one.parent < number for number, one in enumerate(found))
