"""When something was said or is said to happen: the times that news prose states, as periods of days.

Times are relative to the day of publication or, inside what someone said, to the day of the saying where that is
stated. A bare weekday is the last such day, that day itself included, unless the clause looks ahead ("will meet on
Tuesday"); a date without a year is the one that the clause's tense allows, else the nearest. "Yesterday" is the
speaker's inside quotation marks and the writer's in indirect speech. Times of day are not resolved: "late Monday" is
Monday. What could be two days (03/04/2031), comes back ("every Monday") or hangs on an event ("two days before the
vote") is no time. Arithmetic stands in `calendar`, tense and clauses in `clauses`.

Ready-made parsers get the news weekday wrong (dateparser's `past` puts "Tuesday" on a Tuesday a week back):
`python -m benchmarks.times` scores both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from pipelines.attribution.times import calendar, clauses
from pipelines.attribution.times.calendar import AHEAD, NEUTRAL, PAST, Days, Period
from pipelines.text import Span, containing

__all__ = ["AHEAD", "NEUTRAL", "PAST", "Expression", "Period", "expressions", "resolve"]

# A saying is dated by its first times: a list of dates is read no further, nor a text of what only looks like dates.
MOST = 32
MOST_TRIGGERS = 1000
# Characters before a trigger in which its expression can begin, and after it in which it can end.
_AHEAD_OF_TRIGGER, _AFTER_TRIGGER = 48, 120

_S = r"\s{1,3}"
_TITLES = (
    "January|February|March|April|May|June|July|August|September|October|November|December",
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec",
)
_FULL = rf"(?:{_TITLES[0]}|{_TITLES[0].upper()})"
_MONTH = rf"(?:(?:{_TITLES[0]}|{_TITLES[0].upper()})|(?:{_TITLES[1]}|{_TITLES[1].upper()})\.?)(?![^\W\d_])"
_WEEKDAY = r"(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SHORT_WEEKDAY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?)"
_YEAR = r"(?:1[6-9]|20)\d\d(?![\d%]|[.,]\d)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?!\w|[.:/]\d|,\d{3}|%)"
_TO = rf"(?:{_S}(?:to|and|until|till|through){_S}|\s?[-–]\s?)"
_COUNTS = "an one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"(?:\d{{1,4}}|(?i:a|{'|'.join(_COUNTS)}))"
_UNIT = r"(?i:minute|hour|day|week|fortnight|month|quarter|year)"
_PART = r"(?:(?i:early|mid|late)(?:-|\s{1,3}(?:in\s)?)|(?i:the\s)?(?i:beginning|start|middle|end)\sof\s)"
_SEASON = r"(?i:spring|summer|autumn|fall|winter)"
_HOLIDAY = r"New\sYear['’]s\s(?:Day|Eve)|Valentine['’]s\sDay|Halloween|Christmas\s(?:Day|Eve)|Boxing\sDay"
# After "the day before" a noun would say what it is the day before of.
_CLOSED = r"(?=\W*$|\s?[.,;:!?)”\"’—–]|\s(?:and|but|in|at|on|by|for|with|to|from|that)\b)"


def _date(number: int) -> str:
    """The pattern of a day and a month: month first with groups that end in `number` and "a", day first with "b"."""

    def day(side: str, unless: str = "") -> str:
        last = rf"(?:{_TO}(?:the\s)?(?P<until{number}{side}>{_DAY}){unless})?"
        return rf"(?:the\s)?(?P<day{number}{side}>{_DAY}){last}"

    def month(side: str) -> str:
        return rf"(?P<month{number}{side}>{_MONTH})"

    def year(side: str) -> str:
        return rf"(?:,?{_S}(?P<year{number}{side}>{_YEAR}))?"

    # In "March 30 to 2 April" the second number belongs to April.
    month_first = month("a") + _S + day("a", rf"(?!{_S}(?:of\s)?{_MONTH})") + year("a")
    day_first = day("b") + rf"{_S}(?:of\s)?" + month("b") + year("b")
    return rf"(?:(?P<dated{number}>{_SHORT_WEEKDAY}),?{_S})?(?:{month_first}|{day_first})"


_EXPRESSION = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        (
            rf"(?P<dates>\b(?:(?P<dates_lead>(?i:from|between)){_S})?{_date(1)}(?P<dates_to>{_TO}){_date(2)})",
            rf"(?P<date>\b{_date(3)})",
            r"(?P<iso>(?<![\w/.-])\d{4}-\d\d-\d\d(?![\d-]))",
            r"(?P<numeric>(?<![\w/.-])\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)\d{4}(?![\w/-]))",
            rf"(?P<months>\b(?i:from|between){_S}(?P<months_a>{_FULL})(?:{_S}(?P<months_ya>{_YEAR}))?{_TO}"
            rf"(?P<months_b>{_FULL})(?:{_S}(?P<months_yb>{_YEAR}))?(?!\s?\d))",
            rf"(?P<month>\b(?P<month_part>{_PART})?(?P<month_name>{_MONTH})(?:,?\s(?:of\s)?(?P<month_year>{_YEAR}))?)",
            rf"(?P<years>\b(?:(?P<years_lead>(?i:from|between|in|during|of)){_S})(?P<years_a>{_YEAR}){_TO}"
            rf"(?P<years_b>{_YEAR})(?!\w))",
            rf"(?P<quarter>\b(?:(?i:the\s)?(?P<quarter_word>(?i:first|second|third|fourth|last|this|next|previous))\s"
            rf"(?i:quarter)|Q(?P<quarter_number>[1-4]))\b(?:\s(?:(?:of|in)\s)?(?P<quarter_year>{_YEAR}))?)",
            rf"(?P<season>\b(?:(?P<season_which>(?i:last|this|next|in\sthe|during\sthe|in|of|the))\s)?"
            rf"(?P<season_name>{_SEASON})\b(?:\s(?:of\s)?(?P<season_year>{_YEAR}))?)",
            rf"(?P<holiday>\b(?P<holiday_name>{_HOLIDAY})\b(?:,?\s(?P<holiday_year>{_YEAR}))?)",
            rf"(?P<year>\b(?P<year_part>{_PART})?(?P<year_number>(?<![$£€.,:/#])(?:1[6-9]|20)\d\d)(?![\w%]|[.,:/–-]\d))",
            rf"(?P<weekdays>\b(?:(?P<weekdays_lead>(?i:from|between)){_S})?(?:(?i:early|late)\s)?(?P<weekdays_a>{_WEEKDAY})"
            rf"(?P<weekdays_to>{_TO})(?:(?i:early|late)\s)?(?P<weekdays_b>{_WEEKDAY})\b(?!['’]s))",
            rf"(?P<weekday>\b(?:(?P<weekday_which>(?i:last|next|this|this\scoming|coming|this\spast|past)){_S})?"
            rf"(?P<weekday_name>{_WEEKDAY})\b(?:{_S}(?:of\s)?(?P<weekday_week>(?i:last|next|this)){_S}(?i:week)\b)?)",
            r"(?P<near>\b(?i:the\sday\sbefore\syesterday|(?:the\s)?day\safter\stomorrow|yesterday|today|tonight|tomorrow|"
            r"this\s(?:morning|afternoon|evening)|last\snight|overnight)\b)",
            rf"(?P<ago>\b(?P<ago_count>{_COUNT}){_S}(?P<ago_unit>{_UNIT})s?{_S}(?P<ago_word>(?i:ago|earlier|later|"
            rf"(?:before|after){_CLOSED}))\b(?!\sthan))",
            rf"(?P<span>\b(?P<span_which>(?i:past|last|previous|preceding|next|coming|following)){_S}"
            rf"(?P<span_count>{_COUNT}){_S}(?P<span_unit>{_UNIT})s?\b)",
            rf"(?P<within>\b(?P<within_word>(?i:in|within)){_S}(?P<within_count>{_COUNT}){_S}(?P<within_unit>{_UNIT})s?\b"
            r"(?P<within_time>['’]?\s(?i:time))?)",
            r"(?P<weekend>\b(?i:over|at|during)\s(?i:the\sweek-?end)\b)",
            r"(?P<end>\b(?i:the\s)?(?i:end\sof)\s(?P<end_which>(?i:the|this|next|last))\s"
            r"(?P<end_unit>(?i:week|month|quarter|year))\b)",
            r"(?P<half>\b(?P<half_word>(?i:earlier|later))\s(?:(?i:this)|(?i:in\sthe))\s"
            r"(?P<half_unit>(?i:week|month|year))\b)",
            r"(?P<unit>\b(?:(?P<unit_part>(?i:early|late))\s)?(?P<unit_rolling>(?i:in|over|during|within|for)\s(?i:the)\s)?"
            r"(?P<unit_which>(?i:last|this|next|past|coming|previous|preceding|following))\s"
            r"(?P<unit_name>(?i:week-?end|week|month|year|fortnight))\b(?!\sof\b))",
            rf"(?P<day>\b(?i:the|that)\s(?:(?P<day_which>(?i:same|previous|preceding|following|next))\s)?"
            rf"(?i:day|night|morning|afternoon|evening)\b(?P<day_word>\s(?i:before|after){_CLOSED})?)",
            r"(?P<nth>\b(?i:on\sthe)\s(?P<nth_day>[0-3]?\d)(?:st|nd|rd|th)"
            r"(?=\W*$|\s?[.,;:!?)”\"’—–]|\s(?:and|but|when|after|by|at|with)\b|\sof\s(?:this|last|next)\smonth\b)"
            r"(?:\sof\s(?P<nth_month>this|last|next)\smonth)?)",
        )
    )
    + ")"
)
# Every expression holds one of these words; where none is, the long pattern is not tried.
_TRIGGER = re.compile(
    r"(?<!\w)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|Q[1-4]\b|"
    rf"{_HOLIDAY}|(?:1[6-9]|20)\d\d\b|\d{{1,2}}(?:/\d|\.\d{{1,2}}\.|(?:st|nd|rd|th)\b)|(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"spring|summer|autumn|fall\b|winter|yesterday|today|tonight|tomorrow|overnight|morning|afternoon|evening|night|minute|hour|"
    r"day|week|fortnight|month|quarter|year))"
)
_RELATIVE = frozenset(("day", "ago", "unit"))

# "Sunday Times", "Good Friday": names that hold a weekday.
_NAME_BEFORE = re.compile(
    r"\b(?:Black|Good|Bloody|Super|Ash|Easter|Whit|Palm|Shrove|Maundy|Holy|Cyber|Giving|Red|White|Ruby|Sheffield|Man|"
    r"Girl|Boxing|Mardi|Spy|Pentecost)\s$"
)
_NAME_AFTER = re.compile(
    r"\s(?:Times|Mail|Mirror|Express|Telegraph|Post|Herald|Tribune|Star|World|Sun|Independent|Business|Magazine|Night\s"
    r"(?:Live|Football|Lights)|Island|School|Club|Massacre|Agreement|Group)\b"
)
_RECURRING = re.compile(r"\b(?i:every|each|any|most)\s(?:other\s|single\s)?$")
_PREPOSITION = re.compile(
    r"\b(?i:in|since|by|until|till|during|from|through|throughout|of|before|after|for|last|this|next|early|late|"
    r"year|dated|to)\s(?:the\syear\s)?$"
)
_ARTICLE = re.compile(r"\b(?i:the|a|an|its|his|her|their)\s$")
_NOUN = re.compile(r"(?:['’]s)?\s[a-z]{3}")
_COUNTED = re.compile(
    r"\s(?:people|homes|houses|cases|jobs|men|women|children|troops|soldiers|met(?:re|er)s|miles|km|tons|tonnes|votes|"
    r"students|pupils|staff|workers|dollars|euros|pounds|crowns|hours|days|feet|acres|hectares|others|more|of\b)"
)
_OF_MAY = re.compile(
    r"\s(?:family|government|cabinet|camp|team|ministry|administration|era|years|premiership|campaign)\b"
)
# "A poll of 2047 registered voters": a number, where a word of content follows.
_OF = re.compile(r"\b(?:of|for|from|to)\s$")
_NO_YEAR = re.compile(
    r"\s(?!(?:and|but|or|to|until|when|in|at|on|by|for|as|with|the|was|were|is|are|had|has|will|would|that|which|who|"
    r"after|before|through)\b)[a-z]"
)
_LAST_WORDS = re.compile(r"\b(?i:(last|this|next))\s$")
_FROM_NOW = re.compile(
    r"\b(?i:(since)|(?:as\ssoon\sas|as\searly\sas|no\slater\sthan)|(by|until|till|through|before\sthe|by\sthe))"
    r"(?:\s(?i:at\sleast|early|late|about|around|the))*\s$"
)
_PUT_OFF = re.compile(
    r"\b(?i:postponed|delayed|moved|pushed|put|brought|deferred|changed|rescheduled|adjourned|called|summoned|booked|"
    r"announced|planned|set|scheduled)\b[^.;,]{0,30}\s(?i:to|until|till|for)\s(?i:early\s|late\s)?$"
    r"|\b(?i:ahead\sof|in\stime\sfor)\b[^.;,]{0,40}\s$|\b(?i:starting|beginning|effective)\s(?i:on\s|from\s)?$"
    r"|\b(?i:hours|days|weeks)\s(?i:before)\s$"
)
_CHANGED = re.compile(r"\b(?i:postponed|delayed|moved|pushed|put|brought|changed|rescheduled)\b[^.;,]{0,30}$")
_TODAY_NAME = re.compile(r"\b[A-Z]\w*\s$")
_TODAY_AFTER = re.compile(r"\s(?:programme|program|show|newspaper|FM)\b")


_LOOKS_BACK = re.compile(
    r"\b(?i:earlier|later|before|after|previous|preceding|following|the\s(?:same|next)|that\s(?:day|night|morning|evening|"
    r"afternoon))\b"
)


class Expression(NamedTuple):
    """A time stated in text[start:end]; `relative` where it hangs on a time stated before ("two days later")."""

    start: int
    end: int
    period: Period
    relative: bool


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern that do not overlap, in order; no place of the text is tried twice."""
    tried = 0
    for trigger in islice(_TRIGGER.finditer(text), MOST_TRIGGERS):
        at = trigger.start()
        while tried <= at:
            match = _EXPRESSION.search(text, max(tried, at - _AHEAD_OF_TRIGGER), at + _AFTER_TRIGGER)
            if match is None or match.start() > at:
                tried = at + 1
                break
            tried = match.end()
            yield match


class _Base(NamedTuple):
    """What times are relative to: the writer's or speaker's day, the day for weekdays, for dates, the times before."""

    now: date | None
    day: date | None
    year: date | None
    said: date | None
    before: date | None
    published: date | None


def _base(published: datetime | None, said: Period | None, quoted: bool, before: date | None) -> _Base:
    writer = calendar.day_of(published)
    if said is None:
        return _Base(writer, writer, writer, None, before, writer)
    # "He said last week that he would leave on Friday": a weekday needs a day, or a week-end, to count from.
    last = said.end.date()
    day = last if said.end - said.start <= timedelta(days=2) else None
    return _Base(day if quoted else writer, day, last, day, before, writer)


def _month(name: str) -> int:
    return calendar.MONTHS.index(name[:3].lower()) + 1


def _number(text: str) -> int:
    word = text.lower()
    if word in ("a", "an"):
        return 1
    return _COUNTS.index(word) if word in _COUNTS else int(word)


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _part(text: str | None) -> str | None:
    if text is None:
        return None
    word = text.lower()
    return "early" if re.match(r"early|(?:the )?(?:beg|sta)", word) else "mid" if "mid" in word else "late"


class _Reader:
    """One match of the pattern, read against its base; each method returns the days meant or None."""

    def __init__(self, text: str, match: re.Match[str], base: _Base, tense: int | None) -> None:
        self.text, self.match, self.base, self.tense = text, match, base, tense
        self.start, self.end = match.span()
        self.before = text[max(0, self.start - 60) : self.start]

    def group(self, name: str) -> str | None:
        return self.match.group(name)

    def word(self, name: str) -> str:
        return " ".join((self.match.group(name) or "").lower().replace("’", "'").split())

    def follows(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.text, self.end) is not None

    def direction(self) -> int:
        if self.tense is not None:
            return self.tense
        from_now = _FROM_NOW.search(self.before)
        if from_now and from_now.group(1):
            return PAST
        if _PUT_OFF.search(self.before):
            return AHEAD
        found = clauses.direction(self.text, self.start, self.end)
        return AHEAD if from_now and found == NEUTRAL else found

    def bounded(self, days: Days | None, base: date | None) -> Days | None:
        """The days with "since", "by" or "until" before them counted from or up to `base`."""
        from_now = _FROM_NOW.search(self.before)
        if days is None or from_now is None or not (from_now.group(1) or from_now.group(2)):
            return days
        if base is None:
            return None
        if from_now.group(1):
            return Days(days.first, base) if days.first <= base else days
        return Days(base, days.last) if days.last >= base and self.direction() == AHEAD else days

    def one_date(self, suffix: str, direction: int | None = None) -> Days | None:
        """The day, or the days of one month, that the groups of _date(n) hold."""
        side = "a" if self.group(f"month{suffix}a") else "b"
        month = _month(self.group(f"month{suffix}{side}") or "")
        first = _digits(self.group(f"day{suffix}{side}") or "")
        until = self.group(f"until{suffix}{side}")
        last = _digits(until) if until else first
        year = self.group(f"year{suffix}{side}")

        def in_year(number: int) -> Days:
            return Days(date(number, month, first), date(number, month, last))

        if last < first:
            return None
        if year:
            return in_year(int(year))
        if self.base.year is None:
            return None
        direction = self.direction() if direction is None else direction
        found = calendar.yearly(self.base.year, direction, in_year, nearest=True)
        named = (self.group(f"dated{suffix}") or "").lower()[:3]
        if found and named and calendar.WEEKDAYS[found.first.weekday()][:3] != named:
            # "Tuesday, March 1": the weekday tells the year where the tense tells none.
            for number in (self.base.year.year, self.base.year.year - 1, self.base.year.year + 1):
                day = in_year(number)
                if calendar.WEEKDAYS[day.first.weekday()][:3] == named:
                    return day
        return found

    def read_date(self) -> Days | None:
        return self.bounded(self.one_date("3"), self.base.day or self.base.year)

    def read_dates(self) -> Days | None:
        lead, joint = self.word("dates_lead"), self.word("dates_to")
        if joint == "and" and lead != "between":
            return self.one_date("1")
        last = self.one_date("2")
        if last is None:
            return None
        side = "a" if self.group("month1a") else "b"
        if self.group(f"year1{side}"):
            first = self.one_date("1")
        else:
            month, day = _month(self.group(f"month1{side}") or ""), _digits(self.group(f"day1{side}") or "")
            first = calendar.yearly(
                last.last - timedelta(days=1), PAST, lambda year: Days(date(year, month, day), date(year, month, day))
            )
        return Days(first.first, last.last) if first and first.first <= last.last else None

    def read_iso(self) -> Days:
        day = date.fromisoformat(self.match.group("iso"))
        return Days(day, day)

    def read_numeric(self) -> Days | None:
        """Day and month by their size; where both could be a month only a dotted date is read, day first."""
        first, second, year = map(int, re.split(r"[/.]", self.match.group("numeric")))
        if "." in self.match.group("numeric") or first > 12 or first == second:
            day = date(year, second, first)
        elif second > 12:
            day = date(year, first, second)
        else:
            return None
        return Days(day, day)

    def read_months(self) -> Days | None:
        year_a, year_b = self.group("months_ya"), self.group("months_yb")
        first, last = _month(self.match.group("months_a")), _month(self.match.group("months_b"))
        if year_b is None and self.base.year is None:
            return None
        if year_b:
            end: Days | None = calendar.months(int(year_b), last)
        else:
            assert self.base.year is not None
            end = calendar.yearly(self.base.year, self.direction(), lambda year: calendar.months(year, last))
        if end is None:
            return None
        start = calendar.months(int(year_a) if year_a else end.first.year - (first > last), first)
        return Days(start.first, end.last) if start.first <= end.last else None

    def read_month(self) -> Days | None:
        name, year = self.match.group("month_name"), self.group("month_year")
        part = _part(self.group("month_part"))
        which = _LAST_WORDS.search(self.before)
        if not year:
            full = re.fullmatch(_FULL, name) is not None
            adjective = _ARTICLE.search(self.before) and self.follows(_NOUN)
            # "The May vote" is a month's, "the May cabinet" a person's.
            placed = _PREPOSITION.search(self.before) or (adjective and not (name == "May" and self.follows(_OF_MAY)))
            if not full or not (part or placed):
                return None
        month = _month(name)
        if year:
            return self.bounded(calendar.part_of(calendar.months(int(year), month), part), self.base.day)
        base = self.base.year
        if base is None:
            return None

        def in_year(number: int) -> Days:
            return calendar.part_of(calendar.months(number, month), part)

        if which:
            word = which.group(1).lower()
            number = base.year
            if word == "last":
                number -= in_year(number).last >= base
            elif word == "next":
                number += in_year(number).first <= base
            return in_year(number)
        return self.bounded(calendar.yearly(base, self.direction(), in_year), self.base.day or base)

    def read_years(self) -> Days | None:
        first, last = int(self.match.group("years_a")), int(self.match.group("years_b"))
        return Days(date(first, 1, 1), date(last, 12, 31)) if first < last else None

    def read_year(self) -> Days | None:
        number, part = int(self.match.group("year_number")), _part(self.group("year_part"))
        placed = part or _PREPOSITION.search(self.before)
        named = _ARTICLE.search(self.before) and self.follows(_NOUN)
        if not (placed or named) or self.follows(_COUNTED):
            return None
        if not part and _OF.search(self.before) and self.follows(_NO_YEAR):
            return None
        days = calendar.part_of(calendar.months(number, 1, 12), part)
        return self.bounded(days, self.base.day or self.base.year)

    def read_quarter(self) -> Days | None:
        word, year, base = self.word("quarter_word"), self.group("quarter_year"), self.base.year
        if word in ("last", "previous", "this", "next"):
            if self.base.now is None:
                return None
            return calendar.unit(self.base.now, "quarter", {"this": 0, "next": 1}.get(word, -1))
        digit = self.group("quarter_number")
        number = int(digit) if digit else ("first", "second", "third", "fourth").index(word) + 1
        if year:
            return calendar.months(int(year), 3 * number - 2, 3)
        if base is None:
            return None
        return calendar.yearly(base, self.direction(), lambda y: calendar.months(y, 3 * number - 2, 3))

    def read_season(self) -> Days | None:
        name, which, year = self.word("season_name"), self.word("season_which"), self.group("season_year")
        if year:
            return calendar.months(int(year), *calendar.SEASONS[name])
        if which in ("last", "this", "next"):
            return calendar.season(self.base.now, name, which, NEUTRAL) if self.base.now else None
        # "in the fall of the tyrant", "in spring water": only the plain forms, followed by no noun.
        if which not in ("in the", "in", "during the") or name == "fall" or self.follows(_NOUN) or not self.base.year:
            return None
        return calendar.season(self.base.year, name, None, self.direction())

    def read_holiday(self) -> Days | None:
        month, day = calendar.HOLIDAYS[self.word("holiday_name")]
        year, base = self.group("holiday_year"), self.base.year

        def in_year(number: int) -> Days:
            return Days(date(number, month, day), date(number, month, day))

        if year:
            return in_year(int(year))
        return calendar.yearly(base, self.direction(), in_year, nearest=True) if base else None

    def read_weekdays(self) -> Days | None:
        base, joint = self.base.day, self.word("weekdays_to")
        if base is None or _RECURRING.search(self.before):
            return None
        first, last = (calendar.WEEKDAYS.index(self.word(f"weekdays_{side}")) for side in "ab")
        direction = self.direction()
        if _CHANGED.search(self.before):
            day = calendar.weekday(base, last, AHEAD, None)
            return Days(day, day)
        if direction == AHEAD:
            start = calendar.weekday(base, first, AHEAD, None)
            return Days(start, start + timedelta(days=(last - first) % 7 or 7))
        end = calendar.weekday(base, last, PAST, None)
        if joint == "and" and not self.group("weekdays_lead") and (last - first) % 7 > 2:
            end = calendar.weekday(base, first, PAST, None)
            return Days(end, end)
        return Days(end - timedelta(days=(last - first) % 7 or 7), end)

    def read_weekday(self) -> Days | None:
        base, week = self.base.day, self.word("weekday_week")
        if base is None or _RECURRING.search(self.before):
            return None
        if _NAME_BEFORE.search(self.before) or self.follows(_NAME_AFTER):
            return None
        index = calendar.WEEKDAYS.index(self.word("weekday_name"))
        if week:
            first = calendar.unit(base, "week", {"last": -1, "this": 0, "next": 1}[week]).first
            day = first + timedelta(days=index)
            return Days(day, day)
        which = self.word("weekday_which").removeprefix("this ")
        which = {"past": "last", "coming": "next"}.get(which, which) or ("this" if self.group("weekday_which") else "")
        day = calendar.weekday(base, index, self.direction(), which or None)
        return self.bounded(Days(day, day), base)

    def read_near(self) -> Days | None:
        word, now = self.word("near"), self.base.now
        if now is None:
            return None
        if self.match.group("near") == "Today" and (_TODAY_NAME.search(self.before) or self.follows(_TODAY_AFTER)):
            return None
        if word == "overnight":
            return Days(now - timedelta(days=1), now)
        if "day " in word:
            shift = -2 if "before" in word else 2
        else:
            shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
        day = now + timedelta(days=shift)
        return Days(day, day)

    def reference(self, later: bool) -> date | None:
        """The day that "the next day" or "a week earlier" counts from."""
        base = self.base
        if later:
            # What took place "two days later" is later than something told before, not than the telling of it.
            told = base.before if self.tense is None and self.direction() == PAST else None
            return told or base.said or base.before
        return base.said or base.before or base.published

    def read_ago(self) -> Days | None:
        count, name = _number(self.match.group("ago_count")), self.word("ago_unit")
        word = self.word("ago_word")
        later = word in ("later", "after")
        base = self.base.now if word == "ago" else self.reference(later)
        if base is None:
            return None
        day = calendar.moved(base, name, count if later else -count)
        return calendar.unit(day, "day" if name in ("hour", "minute") else name, 0)

    def read_span(self) -> Days | None:
        now, name = self.base.now, self.word("span_unit")
        count = _number(self.match.group("span_count"))
        if now is None:
            return None
        if name in ("hour", "minute"):
            # Six hours may reach into the day before.
            name, count = "day", -(-count // (24 if name == "hour" else 1440))
        if self.word("span_which") in ("next", "coming", "following"):
            return Days(now, calendar.moved(now, name, count))
        return Days(calendar.moved(now, name, -count), now)

    def read_within(self) -> Days | None:
        now, name = self.base.now, self.word("within_unit")
        if now is None or not (self.group("within_time") or self.direction() == AHEAD):
            return None
        day = calendar.moved(now, name, _number(self.match.group("within_count")))
        if self.word("within_word") == "within":
            return Days(now, day)
        return calendar.unit(day, "day" if name in ("hour", "minute") else name, 0)

    def read_weekend(self) -> Days | None:
        base = self.base.day
        if base is None:
            return None
        ahead = self.direction() == AHEAD and base.weekday() < 5
        return calendar.unit(base, "weekend", 1 if ahead else 0)

    def read_end(self) -> Days | None:
        now, name = self.base.now, self.word("end_unit")
        if now is None:
            return None
        days = calendar.unit(now, name, {"last": -1, "next": 1}.get(self.word("end_which"), 0))
        if re.search(r"\b(?i:by|before|until|till|through)\s$", self.before):
            return Days(now, days.last)
        if name == "week":
            return Days(days.first + timedelta(days=4), days.last)
        return calendar.part_of(days, "late") if name != "quarter" else Days(days.last, days.last)

    def read_half(self) -> Days | None:
        now = self.base.now
        if now is None:
            return None
        days = calendar.unit(now, self.word("half_unit"), 0)
        return Days(days.first, now) if self.word("half_word") == "earlier" else Days(now, days.last)

    def read_unit(self) -> Days | None:
        which, name = self.word("unit_which"), self.word("unit_name").replace("-", "")
        now: date | None = self.base.now
        if which in ("previous", "preceding", "following"):
            now = self.reference(later=which == "following")
        if now is None or self.before.lower().endswith("this time "):
            return None
        shift = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0}.get(which, 1)
        if name == "weekend":
            inside = now.weekday() >= 5
            if which == "this":
                return calendar.unit(now, name, 0 if inside or self.direction() == PAST else 1)
            return calendar.unit(now, name, shift if inside or shift > 0 else 0)
        rolling = self.group("unit_rolling") is not None and which in ("last", "next")
        if which in ("past", "coming") or rolling:
            other = calendar.moved(now, name, shift)
            return Days(min(now, other), max(now, other))
        days = calendar.unit(now, name, shift)
        return calendar.part_of(days, self.word("unit_part") or None) if name in ("month", "year") else days

    def read_day(self) -> Days | None:
        which, word = self.word("day_which"), self.word("day_word")
        that = self.word("day").startswith("that ")
        if not (which or word or that):
            return None
        if which == "same" or (that and not word):
            day = self.base.before or (self.base.said if self.tense is None else None)
            return Days(day, day) if day else None
        later = word == "after" or which in ("following", "next")
        base = self.reference(later)
        if base is None:
            return None
        day = base + timedelta(days=1 if later else -1)
        return Days(day, day)

    def read_nth(self) -> Days | None:
        base, number = self.base.day, int(self.match.group("nth_day"))
        if base is None or not number:
            return None
        which = self.group("nth_month")
        if which:
            days = calendar.unit(base, "month", {"last": -1, "this": 0, "next": 1}[which])
            return Days(days.first.replace(day=number), days.first.replace(day=number))
        ahead = self.direction() == AHEAD
        for shift in range(3):
            whole = calendar.unit(base, "month", shift if ahead else -shift)
            if number <= whole.last.day:
                day = whole.first.replace(day=number)
                if day >= base if ahead else day <= base:
                    return Days(day, day)
        return None

    def days(self) -> Days | None:
        """The days meant; None also where they fall out of the calendar."""
        try:
            found: Days | None = getattr(self, f"read_{self.match.lastgroup}")()
        except (ValueError, OverflowError):
            return None
        return found


def looks_back(text: str) -> bool:
    """Whether `text` may hold a time that hangs on one stated before it ("two days later")."""
    return _LOOKS_BACK.search(text) is not None


def expressions(
    text: str,
    published: datetime | None,
    *,
    said: Period | None = None,
    own_words: Sequence[Span] = (),
    before: Period | None = None,
    tense: int | None = None,
) -> Iterator[Expression]:
    """The times stated in `text` that can be resolved, in reading order; no more than MOST are looked at.

    `published` is the moment of publication. `said` is when the text was said, where it is what someone said and that
    is stated; `own_words` are the stretches of it in the speaker's own words (between quotation marks). `before` is the
    day stated last before the text, for "the next day". `tense` is PAST or AHEAD where the caller knows which way all
    of the text looks; None reads it from the clauses.
    """
    previous = before.start.date() if before is not None and before.precision == "day" else None
    for match in islice(_matches(text), MOST):
        quoted = containing(own_words, match.start()) is not None
        reader = _Reader(text, match, _base(published, said, quoted, previous), tense)
        days = reader.days()
        if days is None or days.first > days.last:
            continue
        if days.first == days.last:
            previous = days.first
        yield Expression(*match.span(), calendar.period(days), match.lastgroup in _RELATIVE)


def resolve(
    text: str,
    published: datetime | None,
    *,
    said: Period | None = None,
    own_words: Sequence[Span] = (),
    before: Period | None = None,
    tense: int | None = None,
) -> Period | None:
    """The first time stated in a main clause of `text`, else the first one, else None; arguments as of expressions."""
    first = None
    for found in expressions(text, published, said=said, own_words=own_words, before=before, tense=tense):
        if not clauses.is_subordinate(text, found.start):
            return found.period
        first = first or found.period
    return first
