"""The table `attributed_claims`."""

from schemas import fields as f
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="attributed_claims",
    stage="claims",
    title="Attributed claims",
    description="The wide table to start from: a row per quotation and claim, with speaker, stance, words and link.",
    key=("quote_id", "claim_id"),
    fields=(
        f.QUOTE_ID,
        f.CLAIM_ID,
        f.STATEMENT,
        f.STANCE,
        f.POLARITY,
        f.CERTAINTY,
        f.SPEAKER_NAME.using(name="speaker_name"),
        f.SPEAKER_KIND.using(name="speaker_kind"),
        Field(
            "source_chain",
            "string",
            "Who said that who said it, outermost first, parted by ` > `.",
            example="Parliament > Vitaly Korvenko",
        ),
        f.QUOTE_TYPE,
        f.CONTENT_TEXT,
        Field("context", "string", "The sentences that hold the quotation.", nullable=True, private=True),
        f.OUTLET,
        f.TITLE,
        f.URL,
        Field(
            "link",
            "string",
            "Address that opens the article at the quotation (a text fragment).",
            nullable=True,
            private=True,
        ),
        f.PUBLISHED_AT,
        f.SAID_FROM,
        f.SAID_TO,
        f.ORIGIN_ID,
        Field("is_origin", "boolean", "Whether this quotation is its own origin.", example=True),
        f.CONFIDENCE,
        f.STORY_ID.using(nullable=True),
        f.ARTICLE_ID,
        f.SPEAKER_ID,
    ),
    foreign_keys=(
        ForeignKey(("claim_id", "quote_id"), "claim_quotes", ("claim_id", "quote_id")),
        ForeignKey(("speaker_id",), "speakers", ("speaker_id",)),
        ForeignKey(("article_id",), "articles", ("article_id",)),
    ),
    warnings=("Filter on `is_origin` before counting, or reprints count as further sources.",),
)
