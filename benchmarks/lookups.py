"""What a lookup by id reads of a release's Parquet file, by rows per group: the figures behind parquet.ROW_GROUP_SIZE.

    python -m benchmarks.lookups [--rows N]

A reader fetches the footer and the groups whose least and greatest id enclose the one looked for.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.report import markdown_table
from pipelines.release import parquet
from pipelines.store import connect

SIZES = (122_880, 50_000, 20_480, 10_240, 5_120)
_CLAIMS = """
SELECT 'c_' || sha256('claim' || i)[:20] AS claim_id,
    'The ' || sha256('a' || i)[:7] || ' of ' || sha256('b' || i)[:9] || ' had ' || sha256('c' || i)[:12] AS statement,
    TIMESTAMPTZ '2031-01-01 00:00:00+00' + INTERVAL (i % 500000) MINUTE AS first_said_at,
    'q_' || sha256('quote' || i)[:20] AS first_quote_id, i % 7 AS origin_count, i % 11 = 0 AS is_contested
FROM range({rows}) AS t(i)
"""


def read_for(path: Path, identity: str) -> tuple[int, int]:
    """Groups that may hold the id `identity` in the first column, and the bytes of these and of the footer."""
    with pq.ParquetFile(path) as file:
        metadata = file.metadata
        found, size = 0, metadata.serialized_size
        for number in range(metadata.num_row_groups):
            group = metadata.row_group(number)
            statistics = group.column(0).statistics
            if statistics.min <= identity <= statistics.max:
                found += 1
                size += sum(group.column(place).total_compressed_size for place in range(group.num_columns))
    return found, size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="claims in the file")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as made, connect() as connection:
        table: pa.Table = made.sql(_CLAIMS.format(rows=arguments.rows)).to_arrow_table()
        identity = min(table["claim_id"].to_pylist()[:999])
        rows = []
        shipped = parquet.ROW_GROUP_SIZE
        for size in SIZES:
            parquet.ROW_GROUP_SIZE = size
            path = Path(folder) / f"{size}.parquet"
            parquet.write(connection, table, ("claim_id",), "claims", path)
            groups, read = read_for(path, identity)
            whole = path.stat().st_size
            label = f"{size:,}{' (shipped)' if size == shipped else ''}"
            rows.append(
                (label, f"{whole / 1e6:.1f} MB", str(groups), f"{read / 1e6:.2f} MB", f"{100 * read / whole:.1f} %")
            )
    print(markdown_table(("rows per group", "file", "groups read", "bytes read", "of the file"), rows))


if __name__ == "__main__":
    main()
