"""Periods of whole days, and which month, season, quarter or week is meant; no words are read here.

Weeks begin on Monday, week-ends are Saturday and Sunday, seasons are the meteorological ones of the northern half of
the earth. All dates are proleptic Gregorian; what falls out of the years 1 to 9999 is None.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

PAST, NEUTRAL, AHEAD = -1, 0, 1
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# First month and number of months; winter begins in December and ends in the next year.
SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}
HOLIDAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
# Thirds of a month and of a year that "early", "mid" and "late" stand for.
_DAYS_OF = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_MONTHS_OF = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


class Days(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: date
    last: date


class Period(NamedTuple):
    """Days [start, end], midnight UTC of the first and of the last day, with their precision (schemas.vocabularies)."""

    start: datetime
    end: datetime
    precision: str


def precision(days: Days) -> str:
    """The least unit that the days fill: day, week (several days), month (28 to 32 days), year (whatever is longer)."""
    length = (days.last - days.first).days + 1
    return "day" if length == 1 else "week" if length < 28 else "month" if length <= 32 else "year"


def period(days: Days) -> Period:
    """The days as times with their precision."""
    first, last = (datetime.combine(day, time(), UTC) for day in days)
    return Period(first, last, precision(days))


def day_of(moment: datetime | None) -> date | None:
    """The day of a moment in UTC; a moment without a zone is taken as UTC."""
    if moment is None:
        return None
    try:
        return (moment if moment.tzinfo is None else moment.astimezone(UTC)).date()
    except OverflowError:
        return moment.date()


def months(year: int, month: int, count: int = 1) -> Days:
    """`count` whole months from a month on, which may lie outside 1 to 12."""
    first, after = year * 12 + month - 1, year * 12 + month - 1 + count
    return Days(date(first // 12, first % 12 + 1, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1))


def part_of(days: Days, part: str | None) -> Days:
    """The early, mid or late third of a month or of a year; the whole where `part` is None."""
    if part is None:
        return days
    year, month = days.first.year, days.first.month
    if days.last.month == month:
        first, last = _DAYS_OF[part]
        return Days(date(year, month, first), date(year, month, min(last, days.last.day)))
    first, last = _MONTHS_OF[part]
    return Days(months(year, first).first, months(year, last).last)


def unit(base: date, name: str, shift: int) -> Days:
    """The day, week, week-end, month, quarter or year that holds `base`, `shift` of them later."""
    if name == "day":
        day = base + timedelta(days=shift)
        return Days(day, day)
    if name in ("week", "fortnight"):
        day = base + timedelta(days=7 * shift * (2 if name == "fortnight" else 1))
        first = day - timedelta(days=day.weekday())
        return Days(first, first + timedelta(days=6))
    if name == "weekend":
        first = base - timedelta(days=(base.weekday() - 5) % 7) + timedelta(days=7 * shift)
        return Days(first, first + timedelta(days=1))
    if name == "month":
        return months(base.year, base.month + shift)
    if name == "quarter":
        return months(base.year, (base.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
    return months(base.year + shift, 1, 12)


def moved(base: date, name: str, count: int) -> date:
    """The day that lies `count` units from `base`; the month's last where it has no such day."""
    if name in ("hour", "minute"):
        hours = count if name == "hour" else 0
        return base + timedelta(days=(abs(hours) // 24) * (1 if hours > 0 else -1))
    if name in ("day", "week", "fortnight"):
        return base + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[name])
    whole = months(base.year, base.month + count * {"month": 1, "quarter": 3, "year": 12}[name])
    return min(whole.first + timedelta(days=base.day - 1), whole.last)


def weekday(base: date, index: int, direction: int, which: str | None) -> date:
    """The weekday that is meant: the last one, `base` included, or with direction AHEAD the next one, `base` included.

    `which` is last, next, this or None; "last Tuesday" said on a Tuesday is a week back.
    """
    back, on = (base.weekday() - index) % 7, (index - base.weekday()) % 7
    if which == "last":
        return base - timedelta(days=back or 7)
    if which == "next":
        return base + timedelta(days=on or 7)
    ahead = direction == AHEAD or (which == "this" and direction != PAST)
    return base + timedelta(days=on) if ahead else base - timedelta(days=back)


def yearly(base: date, direction: int, in_year: Callable[[int], Days], nearest: bool = False) -> Days | None:
    """The occurrence of what comes back each year: the last begun one, or with AHEAD the next one not over.

    With `nearest`, for days, the nearest where there is no direction, and the day after `base` still counts as past:
    outlets print in time zones ahead of UTC. Years in which it does not occur (29 February) are passed over.
    """
    found = []
    for year in range(base.year - 8, base.year + 9):
        try:
            found.append(in_year(year))
        except ValueError:
            continue
    if direction == NEUTRAL and nearest:
        return min(found, key=lambda days: abs((days.first - base).days), default=None)
    if direction == AHEAD:
        return next((days for days in found if days.last >= base), None)
    latest = base + timedelta(days=1) if nearest else base
    return next((days for days in reversed(found) if days.first <= latest), None)


def season(base: date, name: str, which: str | None, direction: int) -> Days | None:
    """The season that "last", "this", "next" or no word before its name means; `base` is a day."""
    first, count = SEASONS[name]

    def in_year(year: int) -> Days:
        return months(year, first, count)

    if which == "last":
        return next(d for d in map(in_year, range(base.year, base.year - 3, -1)) if d.last < base)
    if which == "next":
        return next(d for d in map(in_year, range(base.year, base.year + 3)) if d.first > base)
    if which == "this":
        return in_year(base.year - (name == "winter" and base.month <= 2))
    return yearly(base, direction, in_year)
