"""What differs between the schemas of two releases, and the least version that admits it.

Compared is what manifests state of tables: names, keys, columns, types, nulls, vocabularies, patterns. A change of
meaning alone shows in none of these; whoever makes it raises the version by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any, NamedTuple

Tables = Mapping[str, Mapping[str, Any]]
"""Name -> what manifest.json says of a table: `key`, and `columns` as `documents.columns` gives them."""


class Level(IntEnum):
    """How a change reaches those who read the data."""

    ADDITION = 1
    BREAKING = 2


class Change(NamedTuple):
    """One difference; `what` is a phrase with the table's name."""

    level: Level
    what: str


def changes(before: Tables, after: Tables) -> list[Change]:
    """How the schema of `after` differs from that of `before`, table by table."""
    found = [Change(Level.BREAKING, f"`{name}` is gone") for name in before if name not in after]
    found += [Change(Level.ADDITION, f"`{name}` is new") for name in after if name not in before]
    for name in before:
        if name in after:
            found += _of_table(name, before[name], after[name])
    return found


def least_version(before: str, found: list[Change]) -> str:
    """The least version after `before` that admits the changes; `before` itself where there are none.

    Before 1.0 each change counts one place lower, as is usual.

    >>> least_version("1.4.2", [Change(Level.ADDITION, "`a` is new")])
    '1.5.0'
    >>> least_version("0.4.2", [Change(Level.BREAKING, "`a` is gone")])
    '0.5.0'
    """
    major, minor, patch = _numbers(before)
    level = max((change.level for change in found), default=None)
    if level is None:
        return before
    if level is Level.BREAKING:
        return f"{major + 1}.0.0" if major else f"0.{minor + 1}.0"
    return f"{major}.{minor + 1}.0" if major else f"0.{minor}.{patch + 1}"


def refusals(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Why a release with the manifest `after` must not follow one with the manifest `before`."""
    old, new = before["schema_version"], after["schema_version"]
    found = changes(before["tables"], after["tables"])
    least = least_version(old, found)
    if _numbers(new) >= _numbers(least):
        return []
    differs = "; ".join(change.what for change in found) or "nothing"
    return [
        f"the schema version is {new}, after {old} it must be {least} at least (schemas/version.py): "
        f"what differs is that {differs}"
    ]


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = version.split(".")
    return int(major), int(minor), int(patch)


def _of_table(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    if before["key"] != after["key"]:
        yield Change(Level.BREAKING, f"`{table}` has another key")
    old = {column["name"]: column for column in before["columns"]}
    new = {column["name"]: column for column in after["columns"]}
    for name in old:
        if name not in new:
            yield Change(Level.BREAKING, f"`{table}.{name}` is gone")
        else:
            yield from _of_column(f"`{table}.{name}`", old[name], new[name])
    for name in new:
        if name not in old:
            yield Change(Level.ADDITION, f"`{table}.{name}` is new")
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield Change(Level.BREAKING, f"the columns of `{table}` stand in another order")


def _of_column(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    if before["kind"] != after["kind"]:
        yield Change(Level.BREAKING, f"{name} is no {before['kind']} any more but a {after['kind']}")
    if before["nullable"] != after["nullable"]:
        if after["nullable"]:
            yield Change(Level.BREAKING, f"{name} may be null")
        else:
            yield Change(Level.ADDITION, f"{name} is null no more")
    old, new = before.get("pattern"), after.get("pattern")
    if old != new:
        yield Change(Level.BREAKING if old else Level.ADDITION, f"{name} matches another pattern")
    terms, later = before.get("vocabulary"), after.get("vocabulary")
    if terms is None or later is None:
        if terms != later:
            yield Change(Level.BREAKING if terms else Level.ADDITION, f"{name} has another list of terms")
        return
    if lost := [term for term in terms if term not in later]:
        yield Change(Level.BREAKING, f"{name} has lost {', '.join(lost)}")
    if more := [term for term in later if term not in terms]:
        yield Change(Level.ADDITION, f"{name} may be {', '.join(more)}")
