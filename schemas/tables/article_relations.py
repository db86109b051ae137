"""The table `article_relations`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="article_relations",
    stage="dedup",
    title="Relations of articles",
    description="Pairs of articles that share text, the lower id first. A copy relates to its original, and to "
    "articles of other groups only where it prints what its original lacks.",
    key=("article_id", "other_article_id"),
    fields=(
        f.ARTICLE_ID,
        f.OTHER_ARTICLE_ID,
        Field("relation", "string", "What the two are to each other.", example="partial", vocabulary=v.RELATION),
        f.score_field("jaccard", "Shared word 4-grams as a share of all of both, site boilerplate aside."),
        f.score_field("containment", "Shared word 4-grams as a share of the first article's, site boilerplate aside."),
        f.score_field(
            "other_containment", "Shared word 4-grams as a share of the other article's, site boilerplate aside."
        ),
    ),
    foreign_keys=(
        ForeignKey(("article_id",), "articles", ("article_id",)),
        ForeignKey(("other_article_id",), "articles", ("article_id",)),
    ),
)
