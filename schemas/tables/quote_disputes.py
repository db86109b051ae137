"""The table `quote_disputes`."""

from schemas import fields as f
from schemas.model import ForeignKey, Table

TABLE = Table(
    name="quote_disputes",
    stage="speakers",
    title="Disputed quotations",
    description="Where an article doubts that a source said what it is said to have said.",
    key=("quote_id", "article_id", "char_start"),
    fields=(
        f.QUOTE_ID,
        f.ARTICLE_ID.using(description="The article that doubts."),
        f.CHAR_START.using(description="First character of the doubting sentence."),
        f.CHAR_END.using(description="One past the last character of the doubting sentence."),
    ),
    foreign_keys=(
        ForeignKey(("quote_id",), "quotes", ("quote_id",)),
        ForeignKey(("article_id",), "articles", ("article_id",)),
    ),
)
