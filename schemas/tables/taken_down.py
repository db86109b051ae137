"""The table `_taken_down`."""

from schemas import fields as f
from schemas.model import ForeignKey, Table

TABLE = Table(
    name="_taken_down",
    stage="speakers",
    title="Taken down",
    description="Where the texts still hold what the list of takedowns names; no release prints these characters.",
    key=("article_id", "char_start", "char_end"),
    fields=(f.ARTICLE_ID, f.CHAR_START, f.CHAR_END),
    foreign_keys=(ForeignKey(("article_id",), "articles", ("article_id",)),),
)
