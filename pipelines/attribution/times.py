"""When something was said or is said to happen: news dates relative to the day of publication.

In news a bare weekday is the last such day, the day of publication included, unless the clause looks ahead ("will meet
on Tuesday"); a date without a year is the nearest one. Ready-made parsers get this wrong (dateparser's `past` puts
"Tuesday" on a Tuesday a week back). Times of day are not resolved: "late Monday" is Monday.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_EXPRESSION = re.compile(
    rf"\b(?:{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    rf"|(?P<day2>[0-3]?\d)\s+{_MONTH.replace('month', 'month2')}(?:\s+(?P<year2>(?:19|20)\d\d))?"
    r"|(?P<ago>last|this|next|past)\s+(?P<unit>week(?:end)?|month|year)"
    r"|(?P<weekend>(?:over|at|during)\s+the\s+weekend)"
    r"|(?:(?P<which>last|next)\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"|(?P<near>yesterday|today|tonight|tomorrow))\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|to|shall|is set|are set|plans?|expected|scheduled|due|next)\b[^.;]*$", re.IGNORECASE
)


class Period(NamedTuple):
    """Days [start, end], midnight UTC of the first and of the last day, with their precision."""

    start: datetime
    end: datetime
    precision: str


def _days(first: datetime, last: datetime | None = None) -> Period:
    last = last or first
    return Period(first, last, "day" if first == last else "week")


def _weekday(base: datetime, index: int, ahead: bool, shift: int) -> Period:
    distance = (base.weekday() - index) % 7
    day = base - timedelta(days=distance)
    if ahead and distance:
        day += timedelta(days=7)
    return _days(day + timedelta(days=7 * shift))


def _date(base: datetime | None, day: int, month: int, year: int | None) -> Period | None:
    try:
        if year is not None:
            return _days(datetime(year, month, day, tzinfo=UTC))
        if base is None:
            return None
        options = [datetime(base.year + offset, month, day, tzinfo=UTC) for offset in (-1, 0, 1)]
    except ValueError:
        return None
    return _days(min(options, key=lambda option: abs(option - base)))


def _unit(base: datetime, which: str, unit: str) -> Period:
    shift = {"last": -1, "past": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        first = base - timedelta(days=base.weekday()) + timedelta(days=7 * shift)
        return _days(first, first + timedelta(days=6))
    if unit == "weekend":
        first = base - timedelta(days=(base.weekday() - 5) % 7) + timedelta(days=7 * max(0, shift))
        return _days(first, first + timedelta(days=1))
    if unit == "month":
        number = base.year * 12 + base.month - 1 + shift
        first = datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC)
        following = datetime((number + 1) // 12, (number + 1) % 12 + 1, 1, tzinfo=UTC)
        return Period(first, following - timedelta(days=1), "month")
    return Period(
        datetime(base.year + shift, 1, 1, tzinfo=UTC), datetime(base.year + shift, 12, 31, tzinfo=UTC), "year"
    )


def resolve(text: str, published: datetime | None) -> Period | None:
    """The first time stated in `text`, resolved against the day of publication; None where none can be resolved."""
    base = None
    if published is not None:
        base = published.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for match in _EXPRESSION.finditer(text):
        group = match.groupdict()
        if group["month"] or group["month2"]:
            month = _MONTHS.index((group["month"] or group["month2"])[:3].lower()) + 1
            year = group["year"] or group["year2"]
            found = _date(base, int(group["day"] or group["day2"]), month, int(year) if year else None)
            if found:
                return found
            continue
        if base is None:
            continue
        if group["weekday"]:
            index = _WEEKDAYS.index(group["weekday"].lower())
            which = (group["which"] or "").lower()
            ahead = which == "next" or (which != "last" and bool(_AHEAD.search(text[: match.start()])))
            return _weekday(base, index, ahead, -1 if which == "last" and base.weekday() == index else 0)
        if group["weekend"]:
            return _unit(base, "last", "weekend")
        if group["near"]:
            shift = {"yesterday": -1, "tomorrow": 1}.get(group["near"].lower(), 0)
            return _days(base + timedelta(days=shift))
        return _unit(base, group["ago"].lower(), group["unit"].lower())
    return None
