"""Conflict bundles on disk: where they lie, the texts of their articles, and the articles laid out as a RAW folder.

What a gold file should hold is said in README.md and asked by check.py; how systems are scored on it, by score.py.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.bundles.reading import Change, Held, Position, Quote, Reading, Relation
from pipelines.ingest.parse import parse

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def bundles(folder: Path) -> list[Path]:
    """The bundles under `folder`, or `folder` itself."""
    return sorted(path.parent for path in folder.rglob("gold.json"))


@cache
def gold(bundle: Path) -> Mapping[str, Any]:
    """The gold file as it is. Raises ValueError, naming the file, for what is no JSON."""
    path = bundle / "gold.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: no JSON: {error}") from error
    return found


def files(bundle: Path) -> dict[str, str]:
    """Article -> its file, from the project's root on, `#` and the record's id where the file holds several.

    The gold's `articles` says it; without that the articles are the texts in the bundle's own folder `articles`.
    """
    named: dict[str, str] | None = gold(bundle).get("articles")
    if named is not None:
        return named
    own = sorted((bundle / "articles").glob("*.txt"))
    return {path.stem: path.resolve().relative_to(ROOT).as_posix() for path in own}


def documents(bundle: Path) -> dict[str, Mapping[str, Any]]:
    """Article -> what ingest reads of it: `text` and metadata. Raises ValueError for a file or record that is none."""
    return {article: _document(file) for article, file in files(bundle).items()}


def lay_out(bundle: Path, folder: Path) -> None:
    """Write the bundle's articles as delivered, with their metadata: `<folder>/<bundle>/<article>.<type>`."""
    target = folder / bundle.name
    target.mkdir(parents=True)
    for article, file in files(bundle).items():
        name, _, record = file.partition("#")
        source = ROOT / name
        if record:
            line = source.read_text(encoding="utf-8").splitlines()[_number(source, record)]
            (target / f"{article}{source.suffix}").write_text(line + "\n", encoding="utf-8")
        else:
            shutil.copy(source, target / f"{article}{source.suffix}")
        meta = source.with_name(source.stem + ".meta.json")
        if meta.exists() and not record:
            shutil.copy(meta, target / f"{article}.meta.json")
    (target / "batch.meta.json").write_text('{"license": "CC-BY-4.0", "language": "en"}\n', encoding="utf-8")


def plain(bundle: Path, folder: Path) -> None:
    """Write the bundle's articles as plain text with their metadata: `<folder>/<bundle>/<article>.txt`."""
    target = folder / bundle.name
    target.mkdir(parents=True)
    for article, document in documents(bundle).items():
        meta = {key: document[key] for key in ("outlet", "url", "published_at", "language")}
        (target / f"{article}.txt").write_text(document["text"] + "\n", encoding="utf-8")
        (target / f"{article}.meta.json").write_text(json.dumps(meta, ensure_ascii=False) + "\n", encoding="utf-8")


def reading(bundle: Path) -> Reading:
    """The gold as a reading, articles as `<bundle>/<article>`."""
    rows = gold(bundle)
    quotes = {
        row["id"]: Quote(
            id=row["id"],
            article=f"{bundle.name}/{row['article']}",
            content=" ".join(row["content"]),
            source=row["source"],
            cue=row["cue"],
            speakers=(row["speaker"], *row["joint"]),
            relays=frozenset(row["relays"]),
            parent=row["parent"],
        )
        for row in rows["quotes"]
    }
    origins = {row["id"]: row["origin"] for row in rows["quotes"]}
    held = {
        (row["claim"], row["quote"]): Held(row["stance"], row["polarity"], origins[row["quote"]])
        for row in rows["claim_quotes"]
    }
    statements = {row["id"]: row["statement"] for row in rows["claims"]}
    names = {row["id"]: row["name"] for row in rows["speakers"]}
    relations = frozenset(Relation(row["claim"], row["other"], row["relation"]) for row in rows["relations"])
    changes = frozenset(
        Change(Position(row["claim"], row["speaker"], row["stance"]), row["changed_from"])
        for row in rows["positions"]
        if row["changed_from"]
    )
    return Reading(quotes, held, statements, names, relations, changes)


def main_claims(bundle: Path) -> list[str]:
    """The claims that the bundle is about."""
    return [row["id"] for row in gold(bundle)["claims"] if row["main"]]


def all_articles(sets: Sequence[Path]) -> Iterator[str]:
    """`<bundle>/<article>` of every article of the bundles below `sets`."""
    for folder in sets:
        for bundle in bundles(folder):
            yield from (f"{bundle.name}/{article}" for article in files(bundle))


@cache
def _document(file: str) -> Mapping[str, Any]:
    name, _, record = file.partition("#")
    source = ROOT / name
    if not source.is_file():
        raise ValueError(f"{file}: there is no such file: name it from the project's root on")
    meta = source.with_name(source.stem + ".meta.json")
    given = json.loads(meta.read_text(encoding="utf-8")) if meta.exists() else {"language": "en"}
    found = parse(source.name, source.read_bytes(), given, "bundles").documents
    number = _number(source, record) if record else 0
    return next(document for document in found if document["record_no"] == number)


def _number(source: Path, record: str) -> int:
    ids = [json.loads(line)["id"] for line in source.read_text(encoding="utf-8").splitlines()]
    if record not in ids:
        raise ValueError(f"{source.name}: no record {record!r}: its ids are {', '.join(ids)}")
    return ids.index(record)
