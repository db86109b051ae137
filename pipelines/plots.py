"""Small pictures for the Dagster UI: bars, histograms and timelines as PNG. No data is read or shaped here."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from datetime import datetime

COLOR = "#2f6f9f"
MAX_BARS = 14
MAX_ROWS = 18
STANCE_COLORS = {
    "asserts": "#2f6f9f",
    "confirms": "#79b4d9",
    "denies": "#c0392b",
    "doubts": "#e08e3c",
    "no_evidence": "#8a8f98",
    "predicts": "#7d5ba6",
    "commits": "#3f8f5b",
    "demands": "#8c6d46",
    "asks": "#c98bb9",
}
"""A stance has one colour in all pictures."""


def _figure(title: str, height: float = 3.2) -> tuple[object, object]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, height), dpi=90, layout="constrained")
    axes = figure.subplots()
    figure.suptitle(_plain(title, 84), fontsize=10, x=0.01, ha="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
    return figure, axes


def _markdown(figure: object) -> str:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", metadata={"Software": None})  # type: ignore[attr-defined]
    return f"![plot](data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()})"


def _plain(label: str, most: int = 38) -> str:
    """A label from article text, short and without matplotlib's math markup."""
    short = label if len(label) <= most else label[: most - 1] + "…"
    return short.replace("$", r"\$")


def bars(title: str, counts: Mapping[str, int]) -> str:
    """Horizontal bars of the largest counts, as a Markdown image."""
    figure, axes = _figure(title)
    largest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_BARS][::-1]
    axes.barh([_plain(label) for label, _ in largest], [count for _, count in largest], color=COLOR)  # type: ignore[attr-defined]
    return _markdown(figure)


def stacked_bars(title: str, counts: Mapping[str, Mapping[str, int]]) -> str:
    """Horizontal bars per row label, stacked by the inner label, a stance say, as a Markdown image."""
    figure, axes = _figure(title)
    rows = list(counts)[:MAX_BARS][::-1]
    left = [0] * len(rows)
    parts = {part for row in rows for part in counts[row]}
    for part in [*(stance for stance in STANCE_COLORS if stance in parts), *sorted(parts - STANCE_COLORS.keys())]:
        widths = [counts[row].get(part, 0) for row in rows]
        axes.barh([_plain(row) for row in rows], widths, left=left, label=part, color=STANCE_COLORS.get(part))  # type: ignore[attr-defined]
        left = [a + b for a, b in zip(left, widths, strict=True)]
    axes.xaxis.get_major_locator().set_params(integer=True)  # type: ignore[attr-defined]
    if rows:
        axes.legend(fontsize=7, frameon=False)  # type: ignore[attr-defined]
    return _markdown(figure)


def timeline(title: str, moments: Mapping[str, Sequence[tuple[datetime, str]]]) -> str:
    """A row per label with a dot for each moment, in the colour of its stance, as a Markdown image.

    `moments`: label -> (moment, stance), labels from the top down; those after MAX_ROWS are left out.
    """
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    rows = list(moments)[:MAX_ROWS]
    figure, axes = _figure(title, 1.2 + 0.24 * len(rows))
    dots = [(moment, place, stance) for place, row in enumerate(rows) for moment, stance in moments[row]]
    for stance, color in STANCE_COLORS.items():
        own = [(moment, place) for moment, place, found in dots if found == stance]
        if own:
            axes.scatter(*zip(*own, strict=True), s=34, color=color, label=stance, zorder=2)  # type: ignore[attr-defined]
    axes.set_yticks(range(len(rows)), [_plain(row) for row in rows])  # type: ignore[attr-defined]
    axes.invert_yaxis()  # type: ignore[attr-defined]
    axes.grid(axis="y", color="#dddddd", linewidth=0.6, zorder=1)  # type: ignore[attr-defined]
    if dots:
        locator = AutoDateLocator()  # type: ignore[no-untyped-call]
        axes.xaxis.set_major_locator(locator)  # type: ignore[attr-defined]
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[attr-defined, no-untyped-call]
        axes.legend(fontsize=7, frameon=False, ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.08))  # type: ignore[attr-defined]
    return _markdown(figure)


def histogram(title: str, values: Sequence[float], label: str) -> str:
    """A histogram of `values`, as a Markdown image."""
    figure, axes = _figure(title)
    axes.hist(list(values), bins=24, color=COLOR)  # type: ignore[attr-defined]
    axes.set_xlabel(label, fontsize=8)  # type: ignore[attr-defined]
    return _markdown(figure)


def distribution(title: str, counts: Mapping[str, int], label: str) -> str:
    """A bar per range of sizes, in the order given, with its count, as a Markdown image.

    `label` says what is counted. Where the counts differ more than fiftyfold, their axis is logarithmic.
    """
    figure, axes = _figure(title, 1.2 + 0.22 * len(counts))
    ranges = list(counts)[::-1]
    values = [counts[name] for name in ranges]
    drawn = axes.barh([_plain(name) for name in ranges], values, color=COLOR)  # type: ignore[attr-defined]
    axes.bar_label(drawn, labels=[f"{value:,}" if value else "" for value in values], fontsize=7, padding=2)  # type: ignore[attr-defined]
    axes.margins(x=0.12)  # type: ignore[attr-defined]
    axes.set_xlabel(label, fontsize=8)  # type: ignore[attr-defined]
    seen = [value for value in values if value]
    if seen and max(seen) > 50 * min(seen):
        axes.set_xscale("log")  # type: ignore[attr-defined]
        axes.set_xlim(left=0.7)  # type: ignore[attr-defined]
    elif seen:
        axes.xaxis.get_major_locator().set_params(integer=True)  # type: ignore[attr-defined]
    return _markdown(figure)
