"""Times of sayings and events: floors on our own gold, edges of the calendar, which clause a time belongs to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.times.gold import CHOOSE, TEST, Case, answer, cases
from pipelines.attribution import table
from pipelines.attribution.extract import Attribution
from pipelines.attribution.times import resolve as times
from pipelines.attribution.times.calendar import AHEAD, NEUTRAL, PAST, Days, precision, unit, weekday
from pipelines.text import Span
from schemas import vocabularies as v

TUESDAY = datetime(2031, 3, 4, 9, 30, tzinfo=UTC)
DAYS = st.dates()
MOMENTS = st.none() | st.datetimes(timezones=st.none() | st.just(UTC))
# Words that times are made of, so that chance puts them beside each other.
WORDS = st.sampled_from(
    "Monday Sunday's between from to and since until by the last next this week month year 31 29 0 3-7 March Feb. May "
    "2019 1999 earlier later ago two 9999 days years past weekend on 30th day before after quarter first summer "
    "mid- early late in of , . will said was yesterday tomorrow 03/04/2022 31.12.9999 9999-12-31 "
    "0000-00-00 Christmas Eve".split()
)
HOSTILE = st.text() | st.lists(WORDS, max_size=30).map(" ".join)


def right(path_cases: list[Case]) -> float:
    return sum(answer(case) == (case.expected, case.precision) for case in path_cases) / len(path_cases)


def test_the_gold_used_to_choose_is_met() -> None:
    assert right(cases(CHOOSE)) >= 0.99


def test_the_gold_not_used_to_choose_is_met() -> None:
    assert right(cases(TEST)) >= 0.95


def test_the_halves_share_no_sentence_and_keep_to_the_vocabulary() -> None:
    chosen, tested = cases(CHOOSE), cases(TEST)
    assert not {case.text for case in chosen} & {case.text for case in tested}
    assert {case.precision for case in (*chosen, *tested)} <= set(v.PRECISION.terms)
    for case in (*chosen, *tested):
        assert case.precision == (precision(Days(*case.expected)) if case.expected else "unknown")


def test_a_cue_without_its_day_still_finds_the_day() -> None:
    """Taggers often end the cue at its verb: the time beside it counts all the same."""
    gold = [case for case in cases(CHOOSE) if case.role == "said" and case.expected]
    found = 0
    for case in gold:
        *outer, item = case.attributions
        cue = item.cue[0]
        verb = cue.start + len(case.text[cue.start : cue.end].split(" on ")[0].split(" late ")[0].split(" last ")[0])
        bare = Attribution(
            item.quote_type,
            item.content,
            item.source,
            (Span(cue.start, verb),),
            (),
            None,
            1.0,
            item.depth,
            item.parent,
            "",
        )
        found += answer(case._replace(attributions=(*outer, bare)))[0] == case.expected
    assert found >= 0.95 * len(gold)


@given(HOSTILE, MOMENTS)
@example("between 30 and 31 February", TUESDAY)
@example("in 9999 days ago", datetime(1, 1, 1, tzinfo=UTC))
@example("next year", datetime(9999, 12, 31, tzinfo=UTC))
@example("on Monday", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))
def test_any_text_gives_periods_in_order_or_none(text: str, published: datetime | None) -> None:
    for found in times.expressions(text, published):
        assert 0 <= found.start < found.end <= len(text)
        assert found.period.start <= found.period.end
        assert found.period.precision in v.PRECISION.terms and found.period.precision != "unknown"
    period = times.resolve(text, published)
    assert period is None or period.start <= period.end


@pytest.mark.parametrize("unit_of_text", ["1", "Monday ", "March ", "2019 ", "the day ", " ", "1 ", "who was ", "３"])
def test_text_without_an_end_is_read(unit_of_text: str) -> None:
    text = (
        unit_of_text * (5_000_000 // len(unit_of_text)) if unit_of_text in ("1", "Monday ") else unit_of_text * 50_000
    )
    found = list(times.expressions(text, TUESDAY))
    assert len(found) <= times.MOST


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_within_six_days(day: date, index: int) -> None:
    try:
        back, on = weekday(day, index, PAST, None), weekday(day, index, AHEAD, None)
    except OverflowError:
        return
    assert back.weekday() == on.weekday() == index
    assert 0 <= (day - back).days < 7 and 0 <= (on - day).days < 7
    assert weekday(day, index, NEUTRAL, None) == back


@given(DAYS, st.sampled_from(["day", "week", "weekend", "month", "quarter", "year"]))
def test_units_follow_each_other_without_a_gap(day: date, name: str) -> None:
    try:
        before, this = unit(day, name, -1), unit(day, name, 0)
    except (ValueError, OverflowError):
        return
    assert this.first <= day and (name == "weekend" or day <= this.last)
    gap = 6 if name == "weekend" else 1
    assert (this.first - before.last).days == gap


@pytest.mark.parametrize(
    ("text", "published", "first", "last"),
    [
        ("last month", date(2024, 3, 31), date(2024, 2, 1), date(2024, 2, 29)),
        ("last month", date(2025, 1, 1), date(2024, 12, 1), date(2024, 12, 31)),
        ("in the past month", date(2023, 3, 31), date(2023, 2, 28), date(2023, 3, 31)),
        ("a year ago", date(2024, 2, 29), date(2023, 1, 1), date(2023, 12, 31)),
        ("on February 29 it was signed", date(2026, 1, 5), date(2024, 2, 29), date(2024, 2, 29)),
        ("will be signed on February 29", date(2026, 1, 5), date(2028, 2, 29), date(2028, 2, 29)),
        ("last winter", date(2024, 4, 1), date(2023, 12, 1), date(2024, 2, 29)),
        ("this winter", date(2024, 1, 10), date(2023, 12, 1), date(2024, 2, 29)),
        ("it was sold on the 31st", date(2025, 3, 2), date(2025, 1, 31), date(2025, 1, 31)),
        ("from 28 December to 3 January", date(2025, 1, 10), date(2024, 12, 28), date(2025, 1, 3)),
        ("last Tuesday", date(2031, 3, 4), date(2031, 2, 25), date(2031, 2, 25)),
        ("Tuesday", date(2031, 3, 4), date(2031, 3, 4), date(2031, 3, 4)),
        ("sales fell in January", date(2024, 12, 31), date(2024, 1, 1), date(2024, 1, 31)),
        ("it rained this afternoon", date(2031, 3, 4), date(2031, 3, 4), date(2031, 3, 4)),
        # The day on which clocks are set forward and back in Europe.
        ("yesterday", date(2031, 3, 31), date(2031, 3, 30), date(2031, 3, 30)),
        ("two days ago", date(2031, 10, 27), date(2031, 10, 25), date(2031, 10, 25)),
        ("Tuesday, March 1, was cold", date(2024, 2, 10), date(2023, 3, 1), date(2023, 3, 1)),
        ("Tuesday, March 1, was cold", date(2022, 12, 10), date(2022, 3, 1), date(2022, 3, 1)),
        ("it moved the vote from Monday to Friday", date(2031, 3, 4), date(2031, 3, 7), date(2031, 3, 7)),
        ("the strike that began on Monday will end on Friday", date(2031, 3, 4), date(2031, 3, 7), date(2031, 3, 7)),
    ],
)
def test_edges_of_the_calendar(text: str, published: date, first: date, last: date) -> None:
    found = times.resolve(text, datetime(published.year, published.month, published.day, 23, 59, tzinfo=UTC))
    assert found is not None
    assert (found.start.date(), found.end.date()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "the day before the vote",
        "in 2000 homes",
        "a poll of 2047 registered voters",
        "the second march of the May family",
        "every other Friday",
        "in the 1990s",
        "read the Monday Mail",
        "USA Today",
        "on the 14th floor",
        "it costs 2,019 crowns",
        "February 30",
        "in three days they won nothing",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert times.resolve(text, TUESDAY) is None


def test_the_day_is_that_of_utc() -> None:
    late = datetime(2031, 3, 4, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    found = times.resolve("today", late)
    assert found is not None and found.start.date() == date(2031, 3, 5)
    assert times.resolve("today", datetime(2031, 3, 4, 23, 30)) == times.resolve("today", TUESDAY)


def said(text: str, *parts: tuple[str, str, str]) -> list[tuple[date | None, date | None]]:
    """First days of saying and event of attributions given as (source, cue, content)."""

    def span(part: str) -> tuple[Span, ...]:
        return (Span(text.index(part), text.index(part) + len(part)),) if part else ()

    items = [
        Attribution("indirect", span(content), span(source), span(cue), (), None, 1.0, 0, None, "")
        for source, cue, content in parts
    ]
    rows = table.rows("a_1", text, None, TUESDAY, items)
    return [(r["said_from"] and r["said_from"].date(), r["event_from"] and r["event_from"].date()) for r in rows]


def test_a_time_of_another_saying_is_not_taken() -> None:
    text = "Holm said on Sunday the dam was sound, and Dorn denied it would fall on Friday."
    found = said(text, ("Holm", "said", "the dam was sound"), ("Dorn", "denied", "it would fall on Friday"))
    assert found == [(date(2031, 3, 2), None), (None, date(2031, 3, 7))]


def test_each_of_two_sayings_has_its_own_time() -> None:
    text = "On Sunday Holm said the dam was sound; Dorn said on Monday it leaks."
    found = said(text, ("Holm", "said the", "dam was sound"), ("Dorn", "said on Monday", "it leaks"))
    assert [first for first, _ in found] == [date(2031, 3, 2), date(2031, 3, 3)]


def test_a_time_of_what_was_done_is_not_one_of_saying() -> None:
    for text in (
        "Holm, arrested on Sunday, said the dam was sound.",
        "Holm, who left on Sunday, said the dam was sound.",
        "After the dam broke on Sunday, Holm said the dam was sound.",
        "VELDT, March 2 — Holm said the dam was sound.",
        "Holm said the dam was sound, but it broke on Sunday.",
        "Holm said before Friday's vote that the dam was sound.",
    ):
        (found,) = said(text, ("Holm", "said", "the dam was sound"))
        assert found[0] is None, text


def test_the_time_of_a_document_is_when_it_was_issued() -> None:
    text = "The dam is sound, according to a letter dated 28 February."
    (found,) = said(text, ("a letter dated 28 February", "according to", "The dam is sound"))
    assert found[0] == date(2031, 2, 28)


def test_the_next_day_counts_from_the_sentence_before() -> None:
    text = "The dam broke on 27 February. The next day Holm said nobody was hurt."
    (found,) = said(text, ("Holm", "said", "nobody was hurt"))
    assert found[0] == date(2031, 2, 28)


def test_many_sayings_in_one_sentence_are_dated() -> None:
    sentence = " and ".join(f"Holm{n} said{n} on Sunday dam{n} broke on Friday" for n in range(100))
    found = said(sentence, *((f"Holm{n} ", f"said{n} ", f"dam{n} broke on Friday") for n in range(100)))
    assert found == [(date(2031, 3, 2), date(2031, 2, 28))] * 100
