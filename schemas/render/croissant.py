"""A table as a record set of Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html).

Which files hold the table is told where the files are made; a table's Parquet file goes by the id `file_id`.
"""

from __future__ import annotations

from typing import Any

from schemas.model import Field, Table
from schemas.tables import TABLES

TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "timestamp": "sc:DateTime",
}
CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
# The context of the specification, word for word: readers warn of any other.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def file_id(name: str) -> str:
    """The id of the Parquet file of table `name`."""
    return f"{name}.parquet"


def record_set(table: Table) -> dict[str, Any]:
    """`table` with its key, and its fields with types, sources, references and vocabularies."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": " ".join((f"{table.title}. {table.description}", *table.warnings)),
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_field(table, field) for field in table.fields],
    }


def _field(table: Table, field: Field) -> dict[str, Any]:
    about = field.description
    if field.vocabulary:
        about += f" One of {', '.join(field.vocabulary.terms)}."
    found: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": about,
        "dataType": TYPES[field.kind],
        "source": _column(table.name, field.name),
    }
    target = _target(table, field.name)
    return found | ({"references": _column(*target)} if target else {})


def _column(table: str, field: str) -> dict[str, Any]:
    return {"fileObject": {"@id": file_id(table)}, "extract": {"column": field}}


def _target(table: Table, field: str) -> tuple[str, str] | None:
    """Table and field whose rows `field` names one by one, if any.

    mlcroissant joins what is referred to when it reads records. So a part of a key of several fields, which would
    repeat rows, is followed to the table that it is the whole key of; and the reference names a file's column, for of
    a field of another record set mlcroissant reads nothing.
    """
    for foreign in table.foreign_keys:
        for own, target in zip(foreign.fields, foreign.target, strict=True):
            if own == field:
                other = TABLES[foreign.table]
                return (other.name, target) if other.key == (target,) else _target(other, target)
    return None
