"""Speakers who ask not to be named: the clause that says so belongs to the source and is no saying of its own.

"An aide, who asked not to be named, told the Post": some annotators of the corpus mark "asked" as a cue, which makes a
quotation of a condition and hides that the aide is anonymous. What an anonymous speaker is, is for the speakers stage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.attribution.forms.drafts import Draft, Page
from pipelines.text import Span

_UNNAMED = (
    r"(?:(?:not\s+to\s+be|against\s+being|to\s+not\s+be|to\s+be)\s+(?:further\s+|publicly\s+)?(?:named|identified|quoted)"
    r"|to\s+(?:remain|stay|be\s+kept)\s+(?:anonymous|unnamed|nameless)|anonymity"
    r"|(?:that\s+)?(?:his|her|their|its)\s+(?:full\s+|real\s+|last\s+)?(?:names?|identity|identities)\s+"
    r"(?:not\s+be|be\s+withheld|be\s+kept)[^,.;:]{0,20})"
)
_CLAUSE = re.compile(
    rf",?\s+who\s+(?:had\s+|has\s+|also\s+)?(?:asked|declined|requested|refused|wished|wanted|insisted\s+on|chose|"
    rf"preferred|begged|agreed\s+to\s+speak\s+only\s+if)\s+(?:for\s+)?{_UNNAMED}[^,.;:“”\"\n]{{0,120}}",
    re.IGNORECASE,
)


def settle(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with the clause joined to the source before it, and without those that quote the clause."""
    found = list(drafts)
    for match in _CLAUSE.finditer(page.text):
        end = _end(page.text, match)
        inside = [n for n, d in enumerate(found) if d.source and match.start() <= d.source[0].start < match.end()]
        before = [n for n, d in enumerate(found) if d.source and _joins(page.text, d.source[-1].end, match.start())]
        for number in before:
            source = found[number].source
            found[number] = found[number]._replace(source=(*source[:-1], Span(source[-1].start, end)))
        found = [draft for number, draft in enumerate(found) if number not in inside or number in before]
    return found


def _joins(text: str, end: int, start: int) -> bool:
    """Whether a source that ends at `end` runs up to a clause at `start`."""
    return 0 <= start - end <= 1 or (0 < end - start <= 2 and not text[start:end].strip(" ,"))


def _end(text: str, match: re.Match[str]) -> int:
    """Where the clause ends: at a comma, or before the verb of the sentence where no comma parts them."""
    if match.group().startswith(","):
        return match.end()
    named = re.search(_UNNAMED, match.group(), re.IGNORECASE)
    return match.end() if named is None else match.start() + named.end()
