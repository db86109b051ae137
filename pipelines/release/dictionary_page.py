"""data-dictionary.html of a release: tables, fields and vocabularies, from the declarations in schemas/ and `shapes`.

The same is said in Markdown by `documents.data_dictionary`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.release.documents import ONLY_RELEASED, withheld
from pipelines.release.page_shell import render
from pipelines.release.shapes import released_form
from schemas.render import dictionary
from schemas.tables import TABLES, released_tables


def data_dictionary_page(manifest: Mapping[str, Any]) -> str:
    """data-dictionary.html of the release that `manifest` describes. Tables are shown in their released form."""
    released = [released_form(table) for table in released_tables()]
    internal = [table for table in TABLES.values() if not table.released]
    local = {f"{table.name}.{field.name}" for table in TABLES.values() for field in table.fields}
    added = {f"{table.name}.{field.name}" for table in released for field in table.fields} - local
    return render(
        "data-dictionary.html",
        manifest=manifest,
        dictionary=dictionary,
        withheld=withheld(),
        released=released,
        only_released=ONLY_RELEASED,
        internal=internal,
        added=added,
        vocabularies=dictionary.vocabularies([*released, *ONLY_RELEASED, *internal]),
    )
