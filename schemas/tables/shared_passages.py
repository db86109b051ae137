"""The table `shared_passages`."""

from schemas import fields as f
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="shared_passages",
    stage="dedup",
    title="Shared passages",
    description="Passages that two articles share, nearly word for word: partial reuse, or a copy and its original.",
    key=("passage_id",),
    fields=(
        f.id_field("passage", "passage_id", "The passage.", unique=True),
        f.ARTICLE_ID,
        f.CHAR_START,
        f.CHAR_END,
        f.OTHER_ARTICLE_ID,
        f.CHAR_START.using(name="other_char_start"),
        f.CHAR_END.using(name="other_char_end"),
        Field("token_count", "integer", "Words that the two spans share.", example=31, minimum=1),
    ),
    foreign_keys=(
        ForeignKey(("article_id", "other_article_id"), "article_relations", ("article_id", "other_article_id")),
    ),
)
