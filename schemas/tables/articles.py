"""The table `articles`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="articles",
    stage="dedup",
    title="Articles",
    description="Every article with where it came from and which article it is a copy of.",
    key=("article_id",),
    fields=(
        *f.DOCUMENT_FIELDS,
        f.id_field("article", "copy_of_article_id", "The original that this article copies.", nullable=True),
        f.id_field(
            "article",
            "fullest_article_id",
            "The longest version: the article of the copy group with the most characters, its own id where it stands "
            "alone.",
        ),
        f.id_field("copy_group", "copy_group_id", "The article with all its copies."),
        Field(
            "copy_role", "string", "What the article is in its copy group.", example="original", vocabulary=v.COPY_ROLE
        ),
        *f.INPUT_FIELDS,
    ),
    foreign_keys=(
        ForeignKey(("copy_of_article_id",), "articles", ("article_id",)),
        ForeignKey(("fullest_article_id",), "articles", ("article_id",)),
    ),
    warnings=(
        "In a release `text` is present only where the licence of the article is open.",
        "Counting rows counts reprints: count `copy_group_id` for independent articles.",
    ),
)
