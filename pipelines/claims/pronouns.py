"""Who he and she are inside of what is said: the source that an article's pronoun goes back to, where that is sure.

What is done with it is decided in standing.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

LEAST = 0.7
"""Share of the pointer's weight that must be on one earlier stretch of words."""


def named(antecedents: pa.Table, mentions: pa.Table, speakers: pa.Table) -> dict[str, dict[int, str]]:
    """Article -> first character of a pronoun -> name of the person.

    Only where the earlier words are, or lie in, what the speakers stage has resolved to a named person.
    """
    people = {
        row["speaker_id"]: row["name"]
        for row in speakers.select(["speaker_id", "name", "kind"]).to_pylist()
        if row["kind"] == "person"
    }
    known: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in mentions.select(["article_id", "char_start", "char_end", "text", "speaker_id"]).to_pylist():
        if row["speaker_id"] in people:
            known[row["article_id"]].append(row)
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for row in antecedents.to_pylist():
        if row["weight"] < LEAST:
            continue
        for mention in known[row["article_id"]]:
            if (
                mention["char_start"] <= row["other_char_start"]
                and row["other_char_end"] <= mention["char_end"]
                and _names(people[mention["speaker_id"]], mention, row)
            ):
                found[row["article_id"]][row["char_start"]] = people[mention["speaker_id"]]
    return found


def _names(name: str, mention: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether what the pointer points at is the mention's own head: its last name, or all of `he`; not `his` sister."""
    start = row["other_char_start"] - mention["char_start"]
    words = mention["text"][start : row["other_char_end"] - mention["char_start"]]
    return words == mention["text"] or name.split()[-1] in words.split()
