"""What a release says of itself in the forms that others read: packages, citation, dataset card, attribution.

What is said in words of our own is in `documents`. Nothing here writes a file, and none of the data is read.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pipelines import encoder
from pipelines.release import index
from pipelines.release.shapes import released_form
from schemas.render import croissant as form_of_croissant
from schemas.render.datapackage import table_schema
from schemas.tables import TABLES

TITLE = "On Record"
AUTHORS = "The On Record authors"
ABOUT = (
    "Attributed claims from news articles: who said what, in which words, through whom, when and in which outlets; "
    "who affirms it, who denies it, and on how many independent origins it rests."
)
KEYWORDS = ("attribution", "claims", "fact-checking", "journalism", "news", "quotations")
LICENSE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))

QUALITY = encoder.WEIGHTS / "quality.json"
"""What the models' errors were measured to be: written by benchmarks, shipped with the weights."""


def data_package(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """datapackage.json (v2): each table as a Parquet resource of its name, and as one of `<name>-csv`.

    A foreign key names a resource of its own form, so that who reads CSV alone can check it; so each form has a schema.
    """
    resources = []
    for name, stated in manifest["tables"].items():
        form = released_form(TABLES[name])
        for suffix, file, kind in (
            ("", stated, {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}),
            ("-csv", stated["csv"], {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}),
        ):
            resources.append(
                {
                    "name": name + suffix,
                    "type": "table",
                    "title": form.title,
                    "description": form.description,
                    "path": file["path"],
                    **kind,
                    **({"compression": "gz"} if suffix else {}),
                    "bytes": file["bytes"],
                    "hash": f"sha256:{file['sha256']}",
                    "schema": table_schema(form, suffix),
                }
            )
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "on-record",
        "title": TITLE,
        "description": ABOUT,
        "version": manifest["version"],
        "created": manifest["created_at"],
        "keywords": list(KEYWORDS),
        "licenses": [LICENSE],
        "resources": resources,
    }


def croissant(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """croissant.json (Croissant 1.0, and so a schema.org dataset): each table's Parquet file and its records."""
    version = ".".join(str(number) for number in index.order(manifest["version"]))
    return {
        "@context": form_of_croissant.CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": form_of_croissant.CONFORMS_TO,
        "name": TITLE,
        "alternateName": f"{TITLE} {manifest['version']}",
        "description": ABOUT,
        "license": LICENSE["path"],
        # Croissant takes numbers without leading noughts alone: v2031.03.1 is 2031.3.1 here.
        "version": version,
        "datePublished": manifest["created_at"],
        "inLanguage": "en",
        "isLiveDataset": False,
        "keywords": list(KEYWORDS),
        "creator": {"@type": "sc:Organization", "name": AUTHORS},
        "citeAs": (
            f"@dataset{{onrecord_{version.replace('.', '_')}, title = {{{TITLE}}}, author = {{{{{AUTHORS}}}}}, "
            f"year = {{{manifest['created_at'][:4]}}}, version = {{{manifest['version']}}}, "
            f"note = {{{manifest['license']}}}}}"
        ),
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": form_of_croissant.file_id(name),
                "name": form_of_croissant.file_id(name),
                "description": f"The table {name}: {stated['rows']} rows.",
                "contentUrl": stated["path"],
                "contentSize": f"{stated['bytes']} B",
                # The registered type is application/vnd.apache.parquet, which mlcroissant does not read.
                "encodingFormat": "application/x-parquet",
                "sha256": stated["sha256"],
            }
            for name, stated in manifest["tables"].items()
        ],
        "recordSet": [form_of_croissant.record_set(released_form(TABLES[name])) for name in manifest["tables"]],
    }


def quality(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """quality.json: measured error rates, `stale` where they were measured on other models than the release's own.

    A value is a share between 0 and 1 of `measure` on the set `gold`; `held_out` says that nothing was chosen on it.
    """
    stated = json.loads(QUALITY.read_text(encoding="utf-8")) if QUALITY.exists() else {"models": {}, "figures": []}
    changed = sorted(
        name
        for name in stated["models"].keys() | manifest["models"].keys()
        if stated["models"].get(name) != manifest["models"].get(name)
    )
    return {
        "version": manifest["version"],
        "stale": bool(changed),
        "changed_models": changed,
        "measured_with": stated["models"],
        "figures": stated["figures"],
    }


def citation(manifest: Mapping[str, Any]) -> str:
    """CITATION.cff of the release."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this release, please cite it with its version.",
        "type: dataset",
        f"title: {TITLE}",
        f"abstract: >-\n  {ABOUT}",
        "authors:",
        f"  - name: {AUTHORS}",
        f"version: {manifest['version']}",
        f"date-released: '{manifest['created_at'][:10]}'",
        f"license: {manifest['license']}",
        "keywords:",
        *(f"  - {word}" for word in KEYWORDS),
    ]
    return "\n".join(lines) + "\n"


def card(manifest: Mapping[str, Any]) -> str:
    """The front matter of a dataset card, as Hugging Face reads it off the top of README.md."""
    rows = manifest["tables"]["attributed_claims"]["rows"]
    size = next((label for most, label in _SIZES if rows < most), "n>1M")
    first = "attributed_claims"
    order = [first, *(name for name in manifest["tables"] if name != first)]
    lines = [
        "---",
        f"pretty_name: {TITLE}",
        "license: cc-by-4.0",
        "language:\n- en",
        "task_categories:\n- text-classification\n- token-classification",
        "tags:",
        *(f"- {word}" for word in KEYWORDS),
        f"size_categories:\n- {size}",
        "configs:",
    ]
    for name in order:
        lines += [f"- config_name: {name}", f"  data_files: parquet/{name}.parquet"]
        lines += ["  default: true"] if name == first else []
    return "\n".join([*lines, "---", ""])


def attribution(articles: pa.Table) -> str:
    """ATTRIBUTION.csv: how many articles of which outlet came under which licence, the outlets in order of name.

    It is made to be opened in a spreadsheet, which would run a name like `=HYPERLINK(...)`: such a name stands after an
    apostrophe. `csv/articles.csv.gz` has it as it is.
    """
    columns = (articles[name].to_pylist() for name in ("outlet", "license"))
    numbers = Counter(zip(*columns, strict=True))
    rows = sorted(numbers.items(), key=lambda item: tuple((value is None, value or "") for value in item[0]))
    lines = ["outlet,license,articles"]
    lines += [f"{_cell(outlet)},{_cell(licence)},{number}" for (outlet, licence), number in rows]
    return "\n".join(lines) + "\n"


_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula, in wide characters too."""


def _cell(value: str | None) -> str:
    text = value or ""
    guarded = f"'{text}" if _FORMULA.match(text) else text
    return '"' + guarded.replace('"', '""') + '"'
