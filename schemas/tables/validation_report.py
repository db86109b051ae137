"""The table `validation_report`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, Table

TABLE = Table(
    name="validation_report",
    stage="quality",
    title="Validation report",
    description="Every rule that was run over the tables, with what it found.",
    key=("rule", "table_name"),
    fields=(
        Field("rule", "string", "The rule: `structure` or the name of a cross-table rule.", example="quote_slices"),
        Field("table_name", "string", "The table that it is about.", example="quotes"),
        Field("status", "string", "What came of it.", example="passed", vocabulary=v.CHECK_STATUS),
        Field("severity", "string", "What a breach means.", example="critical", vocabulary=v.SEVERITY),
        Field("checked_count", "integer", "Rows or expectations looked at.", example=120, minimum=0),
        Field("violation_count", "integer", "Rows or expectations in breach.", example=0, minimum=0),
        Field("detail", "string", "What was found.", example="", nullable=True),
        Field("table_sha256", "string", "SHA-256 of the table's Parquet file.", example="0" * 64, pattern=f.SHA256),
    ),
)
