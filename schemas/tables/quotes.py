"""The table `quotes`."""

from schemas import fields as f
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="quotes",
    stage="speakers",
    title="Quotations",
    description="Every quotation, direct, indirect or mixed, with its source as printed and its resolved speaker.",
    key=("quote_id",),
    fields=(
        f.QUOTE_ID.using(
            unique=True, description="Id from the article, the folded content words and their occurrence."
        ),
        f.ARTICLE_ID,
        f.QUOTE_TYPE,
        f.CONTENT_TEXT,
        f.SOURCE_TEXT,
        f.CUE_TEXT,
        f.CUE_LEMMA,
        f.ADDRESSEE_TEXT,
        f.SPEAKER_ID.using(
            description="The primary speaker; an unresolved source is an `unnamed` speaker of its article."
        ),
        f.id_field("quote", "parent_quote_id", "The quotation whose content holds this one.", nullable=True),
        f.DEPTH,
        f.SAID_FROM,
        f.SAID_TO,
        f.SAID_PRECISION,
        f.EVENT_FROM,
        f.EVENT_TO,
        f.EVENT_PRECISION,
        f.IN_HEADLINE,
        f.id_field(
            "quote",
            "origin_quote_id",
            "The earliest printing of this quotation; its own id when nothing earlier prints it.",
        ),
        Field("is_disputed", "boolean", "Whether an article doubts that the source said it.", example=False),
        f.CONFIDENCE,
        f.METHOD,
    ),
    foreign_keys=(
        ForeignKey(("article_id",), "articles", ("article_id",)),
        ForeignKey(("speaker_id",), "speakers", ("speaker_id",)),
        ForeignKey(("parent_quote_id",), "quotes", ("quote_id",)),
        ForeignKey(("origin_quote_id",), "quotes", ("quote_id",)),
    ),
    warnings=("An extraction, not a transcript: choose a `confidence` and check the article before citing.",),
)
