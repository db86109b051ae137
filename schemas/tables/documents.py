"""The table `_documents`."""

from schemas import fields as f
from schemas.model import Table

TABLE = Table(
    name="_documents",
    stage="ingest",
    title="Documents",
    description="Every article that could be read, before copies are known.",
    key=("article_id",),
    fields=(*f.DOCUMENT_FIELDS, *f.INPUT_FIELDS),
)
