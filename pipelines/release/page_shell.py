"""The shell of a release's reading pages: one file each, no script, nothing fetched, all that is put in escaped.

The pages are Jinja templates in templates/, `page.html` the frame of all. What they say is decided elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

TEMPLATES = Path(__file__).with_name("templates")
STYLE = Markup((TEMPLATES / "page.css").read_text(encoding="utf-8"))
POLICY = (
    "default-src 'none'; style-src 'sha256-"
    f"{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'; base-uri 'none'; form-action 'none'"
)
"""The pages' Content-Security-Policy: their own style, named by its hash, and nothing else."""


def render(template: str, **values: object) -> str:
    """The page of `template` with `values`. Text of any origin is text: only what is Markup already is not escaped."""
    return _ENVIRONMENT.get_template(template).render(style=STYLE, policy=POLICY, **values)


def prose(text: str) -> Markup:
    """Text of our own as HTML: words between backticks are code, words between asterisks stressed.

    >>> prose("a < `b`, *c*")
    Markup('a &lt; <code>b</code>, <em>c</em>')
    """
    marked = re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text)))
    return Markup(re.sub(r"(?<!\w)\*([^*]+)\*(?!\w)", r"<em>\1</em>", marked))


def size(number: int) -> str:
    """A number of bytes as people read it.

    >>> size(999), size(1_000), size(1_234_567)
    ('999 B', '1.0 kB', '1.2 MB')
    """
    value, unit = float(number), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 1_000:
            break
        value, unit = value / 1_000, larger
    return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters |= {"prose": prose, "size": size, "number": lambda number: f"{number:,}"}
