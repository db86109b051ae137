"""The table `rejected_inputs`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, Table

TABLE = Table(
    name="rejected_inputs",
    stage="ingest",
    title="Rejected inputs",
    description="Every file or record that could not be read as an article, with the reason.",
    key=("source_path", "record_no"),
    fields=(
        f.SOURCE_PATH,
        f.RECORD_NO.using(
            description="The record's place in its file, counted from 0; -1 for the file as a whole.", minimum=-1
        ),
        Field("reason", "string", "Why it was rejected.", example="not_utf8", vocabulary=v.REJECTION),
        Field(
            "detail",
            "string",
            "What was found, where, and what to do.",
            example="byte 0xff at 17: save the file as UTF-8",
        ),
        f.SOURCE_SHA256.using(nullable=True),
        f.BATCH,
    ),
)
