"""Times as outlets and files write them: to UTC with a precision. Which time an article has is not decided here."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
          "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}  # fmt: skip
_ISO = re.compile(
    r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE | re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})Z?)?", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_CLOCK = (
    r"(?:[,•|]?\s*(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s?(?P<half>[ap]\.?\s?m\.?)?"
    r"\s?\(?(?P<zone>[A-Z]{1,4})?\)?)?"
)
_WRITTEN = re.compile(
    rf"(?:{WEEKDAY}\.?,?\s+)?(?:(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{MONTH})\.?,?\s+(?P<year2>\d{{4}})"
    rf"|(?P<month3>{MONTH})\.?,?\s+(?P<year3>\d{{4}})){_CLOCK}",
    re.IGNORECASE | re.ASCII,
)
_EARLIEST, _LATEST = 1600, 2199
_MAX_LENGTH = 80
UNKNOWN: tuple[None, str] = (None, "unknown")


def _stamp(moment: datetime, precision: str) -> tuple[str | None, str]:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    moment = moment.astimezone(UTC)
    if not _EARLIEST <= moment.year <= _LATEST:
        return UNKNOWN
    if precision in ("second", "minute") and (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        precision = "day"
    return moment.replace(microsecond=0).isoformat(), precision


def _zone(name: str) -> timezone:
    sign = -1 if name[0] == "-" else 1
    digits = name[1:].replace(":", "").ljust(4, "0")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _iso(match: re.Match[str]) -> tuple[str | None, str]:
    year, month, day, hour, minute, second, zone = match.groups()
    if hour is None:
        precision = "day" if day else "month" if month else "year"
        return _stamp(datetime(int(year), int(month or 1), int(day or 1)), precision)
    tzinfo = _zone(zone) if zone and zone[0] in "+-" else UTC
    moment = datetime(
        int(year), int(month or 1), int(day or 1), int(hour), int(minute), int(second or 0), tzinfo=tzinfo
    )
    return _stamp(moment, "second" if second else "minute")


def _written(match: re.Match[str]) -> tuple[str | None, str]:
    found = match.groupdict()
    name = found["month"] or found["month2"] or found["month3"]
    year = found["year"] or found["year2"] or found["year3"]
    day = found["day"] or found["day2"]
    month = next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name.lower()[:3]))
    if day is None:
        return _stamp(datetime(int(year), month, 1), "month")
    zone = _ZONES.get((found["zone"] or "").lower())
    if found["hour"] is None or zone is None:
        return _stamp(datetime(int(year), month, int(day)), "day")
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    tzinfo = timezone(timedelta(hours=zone))
    return _stamp(datetime(int(year), month, int(day), hour, int(found["minute"]), tzinfo=tzinfo), "minute")


def _epoch(digits: str) -> tuple[str | None, str]:
    seconds = int(digits) / (1000 if len(digits) == 13 else 1)
    return _stamp(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds), "second")


def _read(value: str) -> tuple[str | None, str]:
    if match := _COMPACT.fullmatch(value):
        year, month, day, *clock = match.groups()
        if clock[0] is None:
            return _stamp(datetime(int(year), int(month), int(day)), "day")
        hour, minute, second = (int(part) for part in clock)
        return _stamp(datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=UTC), "second")
    if re.fullmatch(r"\d{10}|\d{13}|\d{9,10}\.\d+", value, re.ASCII):
        return _epoch(value.partition(".")[0])
    if match := _ISO.fullmatch(value):
        return _iso(match)
    if match := _WRITTEN.fullmatch(value):
        return _written(match)
    if match := _DOTTED.fullmatch(value):
        day, month, year = (int(part) for part in match.groups())
        return _stamp(datetime(year, month, day), "day")
    if match := _SLASHED.fullmatch(value):
        first, second, year = (int(part) for part in match.groups())
        if first <= 12 and second <= 12 and first != second:
            return UNKNOWN
        return _stamp(datetime(year, min(first, second), max(first, second)), "day")
    return _stamp(parsedate_to_datetime(value), "second")


def parse_time(value: str | None) -> tuple[str | None, str]:
    """ISO 8601 string in UTC, and precision, of a written time; (null, unknown) for what cannot be read for certain.

    Read are ISO 8601, RFC 2822, dates in English words, day.month.year, seconds or milliseconds since 1970, and
    numbers parted by slashes where they fit one order only. An ISO time without a zone is taken as UTC; a clock in
    words without a known zone is left out. Midnight counts as a day without a time: files pad dates so.

    >>> parse_time("Tuesday, March 1, 2022")
    ('2022-03-01T00:00:00+00:00', 'day')
    >>> parse_time("01/03/2022")
    (None, 'unknown')
    """
    value = (value or "").strip()
    if not value or len(value) > _MAX_LENGTH:
        return UNKNOWN
    try:
        return _read(value)
    except (ValueError, OverflowError, TypeError, IndexError):
        return UNKNOWN
