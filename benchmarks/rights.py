"""How much text the rights policy lets out of a corpus taken as if none of it were open, what the gate finds, the cost.

    python -m benchmarks.rights --outputs DIR        after `onrecord build --outputs DIR`

The policy counts passage by passage what goes out; the gate reads what was written and knows nothing of that. Where
they disagree, an article stands above its limit.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import pyarrow as pa

from benchmarks.report import markdown_table
from pipelines.release import parquet, recoverable, rights
from pipelines.release.shapes import released_form
from pipelines.store import Store, connect
from schemas.tables import TABLES, released_tables


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--outputs", type=Path, required=True, help="the OUTPUTS folder of a build")
    store = Store(parser.parse_args().outputs)
    tables = store.read_all(table.name for table in released_tables())
    articles = tables["articles"]
    place = articles.schema.get_field_index("license")
    closed = articles.set_column(place, articles.schema.field(place), pa.nulls(articles.num_rows, pa.string()))
    started = time.process_time()
    released = rights.apply(tables | {"articles": closed}, rights.nothing_out())
    applied = time.process_time()
    with tempfile.TemporaryDirectory() as folder, connect() as connection:
        for name, table in released.tables.items():
            parquet.write(connection, table, released_form(TABLES[name]).key, name, Path(folder) / f"{name}.parquet")
        written = time.process_time()
        shares = recoverable.shares(connection, Path(folder), closed, released)
        judged = time.process_time()
    full = released.tables["quotes"]["text_status"].to_pylist().count("full")
    rows = [
        ("articles", f"{articles.num_rows:,}"),
        ("quotations that keep their text", f"{full:,} of {tables['quotes'].num_rows:,}"),
        ("articles above their limit", f"{sum(one.recoverable > one.allowed for one in shares)}"),
        ("fullest article, of its limit", f"{max(one.recoverable / max(1, one.allowed) for one in shares):.3f}"),
        ("CPU-seconds: policy", f"{applied - started:.1f}"),
        ("CPU-seconds: gate, Parquet files alone", f"{judged - written:.1f}"),
    ]
    print(markdown_table(("measure", "value"), rows))


if __name__ == "__main__":
    main()
