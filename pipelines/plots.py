"""Small pictures for the Dagster UI: bars and histograms as PNG. No data is read or shaped here."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence

COLOR = "#2f6f9f"
MAX_BARS = 14


def _figure(title: str) -> tuple[object, object]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 3.2), dpi=90, layout="constrained")
    axes = figure.subplots()
    axes.set_title(title, fontsize=10, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
    return figure, axes


def _markdown(figure: object) -> str:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", metadata={"Software": None})  # type: ignore[attr-defined]
    return f"![plot](data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()})"


def _plain(label: str) -> str:
    """A label from article text, short and without matplotlib's math markup."""
    short = label if len(label) <= 38 else label[:37] + "…"
    return short.replace("$", r"\$")


def bars(title: str, counts: Mapping[str, int]) -> str:
    """Horizontal bars of the largest counts, as a Markdown image."""
    figure, axes = _figure(title)
    largest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_BARS][::-1]
    axes.barh([_plain(label) for label, _ in largest], [count for _, count in largest], color=COLOR)  # type: ignore[attr-defined]
    return _markdown(figure)


def stacked_bars(title: str, counts: Mapping[str, Mapping[str, int]]) -> str:
    """Horizontal bars per row label, stacked by the inner label, as a Markdown image."""
    figure, axes = _figure(title)
    rows = list(counts)[:MAX_BARS][::-1]
    left = [0] * len(rows)
    for part in sorted({part for row in rows for part in counts[row]}):
        widths = [counts[row].get(part, 0) for row in rows]
        axes.barh([_plain(row) for row in rows], widths, left=left, label=part)  # type: ignore[attr-defined]
        left = [a + b for a, b in zip(left, widths, strict=True)]
    if rows:
        axes.legend(fontsize=7, frameon=False)  # type: ignore[attr-defined]
    return _markdown(figure)


def histogram(title: str, values: Sequence[float], label: str) -> str:
    """A histogram of `values`, as a Markdown image."""
    figure, axes = _figure(title)
    axes.hist(list(values), bins=24, color=COLOR)  # type: ignore[attr-defined]
    axes.set_xlabel(label, fontsize=8)  # type: ignore[attr-defined]
    return _markdown(figure)
