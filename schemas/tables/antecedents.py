"""The table `_antecedents`."""

from schemas import fields as f
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="_antecedents",
    stage="attribution",
    title="Antecedents",
    description="Which earlier words each he, she, it and they may go back to, before it is known who they are.",
    key=("article_id", "char_start", "other_char_start"),
    fields=(
        f.ARTICLE_ID,
        f.CHAR_START,
        f.CHAR_END,
        f.CHAR_START.using(name="other_char_start"),
        f.CHAR_END.using(name="other_char_end"),
        Field(
            "weight",
            "number",
            "Share of the pointer's weight that is on the earlier word.",
            example=0.61,
            minimum=0,
            maximum=1,
        ),
    ),
    foreign_keys=(ForeignKey(("article_id",), "articles", ("article_id",)),),
)
