"""Where quotations were printed first, from articles to counts: real de-duplication over attributions made by hand.

Texts mark their spans as in test_speakers; names and places are invented.
"""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipelines.claims import claims
from pipelines.dedup.articles import build as deduplicated
from pipelines.speakers.origins import Printed, origins
from pipelines.speakers.resolve import build
from pipelines.text import Span
from schemas.ids import make_id
from schemas.render.arrow import from_rows
from schemas.tables import TABLES
from tests.test_claims import EMBED
from tests.test_speakers import Corpus, marked

SAID = (
    "{s0|Harbour master Ilse Brandt} {c0|told} a packed meeting in the old customs house that evening "
    "{q0|that the eastern pier would close before the first frost of the year}."
)
"""A paragraph that others lift."""
SAID_PLAIN = marked(SAID)[0]
DAM = """The reservoir above Kellmoor rose by two metres overnight, and three farms on the lower terraces were cleared.

Lorries carried sandbags up the valley road until well after midnight, while volunteers filled more in the schoolyard.

A second team walked the crest with lamps, looking for wet patches on the outer face, and marked four of them in chalk.

By morning the rain had stopped, the river stood a hand below the bridge, and the schools in Kellmoor opened late."""
FERRY = """Ferry tickets between Osmund and the outer islands will cost a fifth more from April, the line announced.

Commuters who buy a season card keep the old price until summer, and children under twelve travel free at weekends.

The line has lost money in each of the past six winters, and its oldest boat is laid up with a cracked shaft.

Islanders plan to meet in the parish hall next week, where the mayor of Osmund is expected to answer questions."""
MARKET = """The fish market in Tarn reopened after two years of scaffolding, with a glass roof and twice as many stalls.

Traders queued from four in the morning to draw lots for places, and the last corner went to a family of smokers.

Rents are fixed for three years, after which a board of traders and councillors will set them together every spring.

On the first day some nine thousand people came, most of them to look, and the cod was gone before breakfast."""


def with_paragraph(text: str, *paragraphs: str, after: int = 1) -> str:
    """`text` with paragraphs put in after the first so many."""
    held = text.split("\n\n")
    return "\n\n".join([*held[:after], *paragraphs, *held[after:]])


class Press(Corpus):
    """Articles that are really de-duplicated, and then quoted from; `share` adds to the passages found."""

    def inputs(self) -> tuple[pa.Table, pa.Table, pa.Table]:
        given = {field.name for field in TABLES["_documents"].fields}
        documents = [{name: value for name, value in row.items() if name in given} for row in self.articles]
        found = deduplicated(from_rows("_documents", documents))
        self.roles = {row["source_path"]: row["copy_role"] for row in found.articles.to_pylist()}
        passages = pa.concat_tables([found.shared_passages, from_rows("shared_passages", self.passages)])
        return found.articles, from_rows("_attributions", self.attributions), passages

    def origins(self, words: str = "eastern") -> dict[str, str]:
        """Article -> article of the origin, by their keys, for the one quotation with these words in each."""
        rows = build(*self.inputs())["quotes"].to_pylist()
        key = {make_id("article", name): name for name in self.texts}
        article = {row["quote_id"]: key[row["article_id"]] for row in rows}
        found = [row for row in rows if words in row["content_text"]]
        assert len({row["article_id"] for row in found}) == len(found)
        return {article[row["quote_id"]]: article[row["origin_quote_id"]] for row in found}


def test_a_lifted_paragraph_goes_back_to_the_article_that_it_was_lifted_from() -> None:
    press = Press()
    press.add("ferry", with_paragraph(FERRY, SAID), day=1)
    press.add("dam", with_paragraph(DAM, SAID, after=3), day=2)
    assert press.origins() == {"ferry": "ferry", "dam": "ferry"}
    assert press.roles == {"ferry": "original", "dam": "original"}


def test_a_copy_of_who_lifted_goes_back_all_the_way() -> None:
    press = Press()
    press.add("ferry", with_paragraph(FERRY, SAID), day=1)
    press.add("dam", with_paragraph(DAM, SAID, after=3), day=2)
    press.add("reprint", with_paragraph(DAM, SAID, after=3), day=3)
    press.add("headed", "Valley holds its breath\n\n" + with_paragraph(DAM, SAID, after=3), day=4)
    assert press.origins() == {"ferry": "ferry", "dam": "ferry", "reprint": "ferry", "headed": "ferry"}
    assert press.roles == {"ferry": "original", "dam": "original", "reprint": "exact", "headed": "near"}


def test_where_the_source_is_not_there_the_earliest_of_those_who_lifted_is_the_origin() -> None:
    press = Press()
    press.add("market", with_paragraph(MARKET, SAID), day=4)
    press.add("dam", with_paragraph(DAM, SAID), day=2)
    press.add("ferry", with_paragraph(FERRY, SAID, after=2), day=3)
    assert press.origins() == {"market": "dam", "dam": "dam", "ferry": "dam"}


@pytest.mark.parametrize(
    ("misprinted", "is_one"),
    [
        (("eastern pier", "eastern peir"), True),
        (("the eastern pier would close", "the eastern pier would cloose"), True),
        (("would close before the first frost", "would close well before the first frost"), True),
        (("pier would close before the first frost", "jetty is shut for good"), False),
    ],
)
def test_a_copy_may_misprint_the_quotation(misprinted: tuple[str, str], is_one: bool) -> None:
    press = Press()
    told = SAID.replace("before the first frost of the year", "before the first frost")
    press.add("early", with_paragraph(DAM, told), day=1)
    press.add("copy", with_paragraph(DAM, told).replace(*misprinted), day=2)
    press.add("version", with_paragraph("\n\n".join(DAM.split("\n\n")[:3]), told).replace(*misprinted), day=3)
    found = press.origins()
    assert press.roles["copy"] != "original" != press.roles["version"]
    assert (found["copy"], found["version"]) == (("early", "early") if is_one else ("copy", "copy"))


def test_short_quotations_are_misprinted_too_but_numbers_are_other_numbers() -> None:
    text = "{s0|Fire chief Odo Lamm} {c0|said} {q0|four farms were cleared} before the valley road was closed for good."
    for other, expected in (("four farms were claered", "early"), ("nine farms were cleared", "copy")):
        press = Press()
        press.add("early", with_paragraph(DAM, text), day=1)
        press.add("copy", with_paragraph(DAM, text.replace("four farms were cleared", other)), day=2)
        assert press.origins("farms") == {"early": "early", "copy": expected}


def test_versions_that_add_a_paragraph_go_back_to_the_first_of_them() -> None:
    press = Press()
    press.add("original", DAM, day=1)
    press.add("late", with_paragraph(DAM, SAID, after=2), day=4)
    press.add("first", with_paragraph(DAM, SAID), day=2)
    press.add("undated", with_paragraph(DAM, SAID, after=3), day=None)
    assert press.origins() == {"late": "first", "first": "first", "undated": "first"}
    assert press.roles["original"] == "original" and "original" not in {press.roles[k] for k in ("first", "late")}


def test_versions_that_quote_others_or_twice_are_not_taken_for_one() -> None:
    press = Press()
    press.add("original", DAM, day=1)
    press.add("one", with_paragraph(DAM, "{s0|Ilse Brandt} {c0|said} {q0|the eastern pier was lost}."), day=2)
    press.add("other", with_paragraph(DAM, "{s0|Fire chief Odo Lamm} {c0|said} {q0|the eastern pier was lost}."), day=3)
    press.add("short", with_paragraph(DAM, "{s0|She} {c0|said} {q0|eastern}."), day=4)
    press.add("shorter", with_paragraph(DAM, "{s0|She} {c0|said} {q0|eastern}.", after=2), day=5)
    assert press.origins() == {key: key for key in ("one", "other", "short", "shorter")}

    def printed(article: str, number: int) -> Printed:
        words = ("the", "pier", "was", "lost")
        return Printed(f"{article}{number}", article, (Span(9 * number, 9 * number + 5),), words, ("ilse", "said"))

    twice = [printed(article, number) for article in "bac" for number in (1, 2)]
    found = origins(twice, [], {"a": 0, "b": 1, "c": 2}, dict.fromkeys("abc", "g"))
    assert found == {f"{article}{number}": f"a{number}" for article in "abc" for number in (1, 2)}
    alone = origins(twice, [], {"a": 0, "b": 1, "c": 2}, {"a": "g", "b": "h", "c": None})
    assert all(one == other for one, other in alone.items())


def test_a_quotation_across_paragraphs_goes_back_as_a_whole() -> None:
    press = Press()
    said = (
        "{s0|Ilse Brandt}, who runs the harbour, {c0|rose} and read from a sheet of paper: {q0|“The eastern pier is "
        "rotten from end to end.}\n\n{q0|“Nobody will set foot on it once the frost comes, and I'll see to that.”}"
    )
    press.add("early", with_paragraph(DAM, said), day=1)
    press.add("copy", "Harbour to lose its pier\n\n" + with_paragraph(DAM, said), day=2)
    press.add("lifted", with_paragraph(FERRY, said), day=3)
    assert press.origins() == {"early": "early", "copy": "early", "lifted": "early"}


def test_a_chain_of_lifted_paragraphs_is_one_origin() -> None:
    press = Press()
    press.add("dam", with_paragraph(DAM, SAID), day=1)
    press.add("ferry", with_paragraph(FERRY, SAID), day=2)
    press.add("market", with_paragraph(MARKET, SAID), day=3)
    assert set(press.origins().values()) == {"dam"}


def test_unknown_dates_come_last_and_equal_ones_go_by_length() -> None:
    """Like originals: earliest, then longest, then of the lowest id."""
    longer = with_paragraph(FERRY, SAID) + "\n\nThe next sailing is at six, weather allowing."
    press = Press()
    press.add("undated", with_paragraph(DAM, SAID), day=None)
    press.add("longer", longer, day=5)
    press.add("shorter", with_paragraph(MARKET, SAID), day=5)
    assert set(press.origins().values()) == {"longer"}
    without = Press()
    without.add("longer", longer, day=None)
    without.add("shorter", with_paragraph(MARKET, SAID), day=None)
    assert set(without.origins().values()) == {"longer"}


def test_a_copys_origin_is_its_original_where_both_have_one_date() -> None:
    ids = {key: make_id("article", key) for key in ("reprint", "another", "third", "whole")}
    assert min(ids.values()) < ids["whole"] < max(ids.values())
    for key in ids.keys() - {"whole"}:
        press = Press()
        press.add(key, with_paragraph(DAM, SAID), day=1)
        press.add("whole", with_paragraph(DAM, SAID) + "\n\nThe town clerk thanked all who had come.", day=1)
        assert press.origins() == {key: "whole", "whole": "whole"}


def test_the_fullest_version_is_the_longest_then_the_earliest_then_of_the_lowest_id() -> None:
    def fullest(*articles: tuple[str, str, int | None]) -> dict[str, str]:
        press = Press()
        for name, text, day in articles:
            press.add(name, text, day)
        key = {make_id("article", name): name for name in press.texts}
        rows = press.inputs()[0].to_pylist()
        return {key[row["article_id"]]: key[row["fullest_article_id"]] for row in rows}

    grown, again = with_paragraph(DAM, SAID_PLAIN), with_paragraph(DAM, SAID_PLAIN, after=2)
    found = fullest(("first", DAM, 1), ("grown", grown, 2), ("exact", DAM, 3), ("ferry", FERRY, 1), ("empty", "", 0))
    assert found == {"first": "grown", "grown": "grown", "exact": "grown", "ferry": "ferry", "empty": "empty"}
    assert set(fullest(("first", DAM, 1), ("grown", grown, 3), ("again", again, 2)).values()) == {"again"}
    assert set(fullest(("first", DAM, 1), ("grown", grown, None), ("again", again, 2)).values()) == {"again"}
    lowest = min(("grown", "again", "other"), key=lambda name: make_id("article", name))
    equal = [(name, text, None) for name, text in (("grown", grown), ("again", again), ("other", again))]
    assert set(fullest(("first", DAM, 1), *equal).values()) == {lowest}
    assert set(fullest(("first", grown, 1), ("late", DAM, 2)).values()) == {"first"}


@pytest.mark.parametrize("day", [0, 2, 6])
def test_claims_count_all_printings_of_a_passage_as_one_origin(day: int) -> None:
    """Lifted, copied, added by versions, misprinted: five outlets have what one of them was told."""
    press = Press()
    press.add("dam", with_paragraph(DAM, SAID), day=day)
    press.add("copy", "Valley holds its breath\n\n" + with_paragraph(DAM, SAID.replace("pier", "peir")), day=3)
    press.add("ferry", FERRY, day=1)
    press.add("grown", with_paragraph(FERRY, SAID), day=4)
    press.add("grown_again", with_paragraph(FERRY, SAID, after=2), day=5)
    press.add("market", with_paragraph(MARKET, SAID), day=None)
    press.share("dam", "grown", SAID_PLAIN)
    articles, attributions, passages = press.inputs()
    made = build(articles, attributions, passages)
    story = make_id("story", "one")
    told = [{"story_id": story, "article_id": key, "similarity": 1.0} for key in articles["article_id"].to_pylist()]
    found = claims.build(
        articles,
        made["quotes"],
        made["quote_spans"],
        made["quote_speakers"],
        made["speakers"],
        from_rows("story_articles", told),
        EMBED,
    )
    counts = [(row["quote_count"], row["article_count"], row["origin_count"]) for row in found["claims"].to_pylist()]
    assert counts == [(5, 5, 1)]
    assert [(row["quote_count"], row["origin_count"]) for row in found["positions"].to_pylist()] == [(5, 1)]
