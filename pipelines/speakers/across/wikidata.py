"""Items of Wikidata for speakers, from a Parquet file that the user gives; nothing is fetched.

Only a whole name that is exactly one item's sets an item; all else keeps its candidates. Which speakers there are is
decided before: an item joins nobody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.speakers.across.curation import CurationError
from pipelines.speakers.across.groups import Member
from pipelines.speakers.names import names
from schemas.ids import fold

FILE = "_curation/wikidata.parquet"
COLUMNS = ("name", "qid", "kind")
KINDS = frozenset({"person", "organization", "government", "outlet"})
"""Kinds of speakers that get an item; rows of other kinds (a place, a ship) are passed over."""
MAX_CANDIDATES = 20
_QID = re.compile(r"Q[1-9][0-9]{0,11}")

Items = Mapping[str, frozenset[tuple[str, str]]]
"""(qid, kind) of the items that bear a name, by its folded words."""


def whole_names(members: Sequence[Member]) -> frozenset[str]:
    """Folded names of one group that are whole: a person's with given name and surname, a body's as printed."""
    found = set()
    for member in members:
        if member.form != "name" or member.kind not in KINDS:
            continue
        for form in member.printed:
            person = names.parse_person(form) if member.kind == "person" else None
            if member.kind == "person" and (person is None or not any(len(given) > 1 for given in person.given)):
                continue
            found.add(fold(form))
    return frozenset(found - {""})


def read(path: Path, wanted: frozenset[str]) -> dict[str, frozenset[tuple[str, str]]]:
    """The items of the file for the names in `wanted`; CurationError where the file can't be used."""
    try:
        with pq.ParquetFile(path) as file:
            _check(file.schema_arrow)
            return items(file.iter_batches(columns=list(COLUMNS)), wanted)
    except (pa.ArrowInvalid, pa.ArrowException, OSError) as error:
        what = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CurationError(f"{FILE}: no readable Parquet file ({what}); write it again or take it out") from None


def _check(schema: pa.Schema) -> None:
    for column in COLUMNS:
        if column not in schema.names:
            raise CurationError(
                f"{FILE}: there is no column `{column}`; it must have the text columns {', '.join(COLUMNS)}, "
                f"and it has {', '.join(schema.names) or 'none'}"
            )
        kind = schema.field(column).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)):
            raise CurationError(f"{FILE}: column `{column}` holds {kind}; write it as text")


def items(batches: Iterable[pa.RecordBatch], wanted: frozenset[str]) -> dict[str, frozenset[tuple[str, str]]]:
    """The items of `wanted` names in batches of the columns name, qid and kind."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for at, (name, qid, kind) in enumerate(_rows(batches)):
        if name is not None and (folded := fold(name)) in wanted:
            if qid is None or not _QID.fullmatch(qid):
                raise CurationError(
                    f"{FILE}, row {at}: the `qid` of {name!r} is {qid!r}; an item is Q and a number, as Q42"
                )
            found[folded].add((qid, (kind or "").strip()))
    return {name: frozenset(held) for name, held in found.items()}


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str | None, str | None, str | None]]:
    for batch in batches:
        yield from zip(*(batch.column(column).to_pylist() for column in COLUMNS), strict=True)


def matched(
    whole: Mapping[str, frozenset[str]], kinds: Mapping[str, str], known: Items
) -> dict[str, tuple[str | None, str | None]]:
    """(item, candidates) of each speaker that has any; `whole` and `kinds` are by speaker_id.

    Only items of the speaker's kind count. An item is set where the speaker's whole names have one such item between
    them, and no other speaker of the kind bears any of these names. Candidates are parted by `; `.
    """
    bearers: dict[tuple[str, str], int] = Counter((name, kinds[each]) for each, held in whole.items() for name in held)
    found: dict[str, tuple[str | None, str | None]] = {}
    for speaker_id, held in sorted(whole.items()):
        kind = kinds[speaker_id]
        hits = {name: {qid for qid, of in known[name] if of == kind} for name in held if name in known}
        qids = sorted({qid for named in hits.values() for qid in named}, key=lambda qid: int(qid[1:]))
        if len(qids) == 1 and all(bearers[name, kind] == 1 for name, named in hits.items() if named):
            found[speaker_id] = (qids[0], None)
        elif qids:
            found[speaker_id] = (None, "; ".join(qids[:MAX_CANDIDATES]))
    return found
