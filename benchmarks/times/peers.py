"""dateparser on the same cases; a development dependency, None where it is not installed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from importlib.util import find_spec

from benchmarks.times.gold import Case, Days
from pipelines.text import Span

Peer = Callable[[Case], Days | None]


def _first(text: str, base: datetime | None, prefer: str) -> Days | None:
    """The first time that search_dates finds; "last week" has a first and a last day. None where it raises."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    settings = {"PREFER_DATES_FROM": prefer, "RETURN_TIME_SPAN": True, "TIMEZONE": "UTC"}
    if base is not None:
        settings["RELATIVE_BASE"] = base.astimezone(UTC).replace(tzinfo=None)
    else:
        settings["REQUIRE_PARTS"] = ["year"]
    try:
        found = search_dates(text, languages=["en"], settings=settings) or []
    except Exception:
        return None
    # Two letters ("on", "to") are no time of anybody's.
    found = [(words, moment) for words, moment in found if len(words) > 2]
    if not found:
        return None
    words, first = found[0]
    is_span = words.endswith("(start)") and len(found) > 1
    return first.date(), (found[1][1] if is_span else first).date()


def _blanked(text: str, spans: list[Span]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _answer(case: Case, prefer: str) -> Days | None:
    """The case, outside in: what is said is blanked for the saying, and read from the saying's day for the event."""
    base, within = case.published, Span(0, len(case.text))
    said = None
    for item in case.attributions:
        text = _blanked(case.text, [*item.content, *item.source])[within.start : within.end]
        said = _first(text, base, prefer) if item.cue else None
        if said is not None:
            base = datetime.combine(said[1], time(), UTC)
        within = Span(item.content[0].start, item.content[-1].end)
    if case.role == "said":
        return said
    return _first(" ".join(case.text[s:e] for s, e in case.attributions[-1].content), base, prefer)


def peers() -> dict[str, Peer]:
    """The peers that can run here, by their label."""
    if find_spec("dateparser") is None:
        return {}
    return {
        f"dateparser, {prefer}": lambda case, prefer=prefer: _answer(case, prefer)  # type: ignore[misc]
        for prefer in ("past", "current_period")
    }
