"""Gold attributions of our own writing: the file format of the sets below `benchmarks/` and its one loader.

A file holds one case per line (JSON): `id`, `form`, `text` and `attributions`, each with `source`, `cue`, `content`,
`parent` and, where there is one, `addressee`. Spans are written as the words themselves, so that people can read and
correct them; here they become offsets. How systems are scored on the cases belongs to the benchmarks.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.text import Span

_NUMBERED = re.compile(r"(.+)@([1-9]\d*)", re.DOTALL)


@dataclass(frozen=True)
class GoldAttribution:
    """Who says what: spans of the case's text per role, in code points; `parent` indexes the case's attributions."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: tuple[Span, ...]
    parent: int | None


@dataclass(frozen=True)
class Case:
    """A text with all its attributions; `form` names what the case tests."""

    id: str
    form: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def occurrences(text: str, phrase: str) -> list[Span]:
    """Where `phrase` stands in `text` as whole words: "he" is not found in "the"."""
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return [Span(*match.span()) for match in re.finditer(before + re.escape(phrase) + after, text)]


def resolve(text: str, written: str) -> Span:
    """The span that `written` means: the one occurrence of a phrase, or its n-th where it ends in "@n".

    Raises ValueError where there is no such occurrence, or several and no number.
    """
    numbered = _NUMBERED.fullmatch(written)
    phrase, number = (numbered[1], int(numbered[2])) if numbered else (written, None)
    found = occurrences(text, phrase) if phrase else []
    if not found or (number or 1) > len(found):
        raise ValueError(f"{written!r} does not stand in the text")
    if number is None and len(found) > 1:
        raise ValueError(f"{written!r} stands in the text {len(found)} times: add @1 to @{len(found)}")
    return found[(number or 1) - 1]


def _attribution(text: str, record: dict[str, Any], index: int, count: int) -> GoldAttribution:
    if unknown := set(record) - {"source", "cue", "content", "addressee", "parent"}:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    source, cue, content, addressee = (
        tuple(resolve(text, written) for written in record.get(role, ()))
        for role in ("source", "cue", "content", "addressee")
    )
    parent = record["parent"]
    if not content:
        raise ValueError(f"attribution {index} has no content")
    if parent is not None and (parent == index or parent not in range(count)):
        raise ValueError(f"attribution {index} has no parent {parent!r}")
    return GoldAttribution(source, cue, content, addressee, parent)


def load(path: Path) -> list[Case]:
    """The cases of a file in order. Raises ValueError, with file, line and id, for what can't be read or resolved."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        identity = "?"
        try:
            record = json.loads(line)
            identity, text, items = record["id"], record["text"], record["attributions"]
            attributions = tuple(_attribution(text, item, index, len(items)) for index, item in enumerate(items))
            cases.append(Case(identity, record["form"], text, attributions))
        except KeyError as error:
            raise ValueError(f"{path}:{number}: {identity}: no key {error}") from error
        except (ValueError, TypeError) as error:
            raise ValueError(f"{path}:{number}: {identity}: {error}") from error
    return cases
