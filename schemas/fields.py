"""Every field that more than one table has, declared once. A field of one table only is declared in that table."""

from schemas import ids
from schemas import vocabularies as v
from schemas.model import Field

SHA256 = r"[0-9a-f]{64}"


def id_field(kind: str, name: str, description: str, **more: object) -> Field:
    """A field that holds ids of `kind`."""
    example = ids.make_id(kind, "example")
    return Field(name, "string", description, example=example, pattern=ids.id_pattern(kind)).using(**more)


def score_field(name: str, description: str, **more: object) -> Field:
    """A field between 0 and 1."""
    return Field(name, "number", description, example=0.93, minimum=0.0, maximum=1.0).using(**more)


ARTICLE_ID = id_field("article", "article_id", "The article.")
OTHER_ARTICLE_ID = id_field("article", "other_article_id", "The other article.")
QUOTE_ID = id_field("quote", "quote_id", "The quotation.")
SPEAKER_ID = id_field("speaker", "speaker_id", "The speaker.")
OTHER_SPEAKER_ID = id_field("speaker", "other_speaker_id", "The other speaker.")
STORY_ID = id_field("story", "story_id", "The story.")
CLAIM_ID = id_field("claim", "claim_id", "The claim.")

CHAR_START = Field(
    "char_start", "integer", "First character, counted in code points of `articles.text`.", example=120, minimum=0
)
CHAR_END = Field(
    "char_end",
    "integer",
    "One past the last character, counted in code points of `articles.text`.",
    example=182,
    minimum=1,
)
SOURCE_PATH = Field("source_path", "string", "The input file, relative to RAW.", example="2022-03/feed.jsonl")
RECORD_NO = Field("record_no", "integer", "The record's place in its file, counted from 0.", example=0, minimum=0)
SOURCE_SHA256 = Field("source_sha256", "string", "SHA-256 of the input file's bytes.", example="0" * 64, pattern=SHA256)
BATCH = Field("batch", "string", "The folder of RAW that the file lies in; `.` is RAW itself.", example="2022-03")

URL = Field("url", "string", "The article's address.", example="https://meridian.example/a", nullable=True)
OUTLET = Field("outlet", "string", "The outlet that published the article.", example="Meridian Post", nullable=True)
TITLE = Field("title", "string", "The headline.", example="Minister denies report", nullable=True, private=True)
AUTHORS = Field("authors", "string", "Authors as printed, parted by `; `.", example="Mara Ellison", nullable=True)
PUBLISHED_AT = Field("published_at", "timestamp", "When the article was published, UTC.", nullable=True)
PUBLISHED_PRECISION = Field(
    "published_precision", "string", "How exactly `published_at` is known.", example="day", vocabulary=v.PRECISION
)
LANGUAGE = Field(
    "language", "string", "Language, ISO 639-1; null where it could not be told.", example="en", nullable=True
)
LICENSE = Field(
    "license",
    "string",
    "Licence of the article's text as delivered (SPDX where known).",
    example="CC-BY-4.0",
    nullable=True,
)
WIRE_CREDIT = Field("wire_credit", "string", "The agency that the article credits.", example="Northwire", nullable=True)
TEXT = Field(
    "text",
    "string",
    "The article as printed, NFC: headline first, paragraphs parted by a blank line, boilerplate left out.",
    private=True,
)
TEXT_SHA256 = Field("text_sha256", "string", "SHA-256 of `text` in UTF-8.", example="0" * 64, pattern=SHA256)
CHAR_COUNT = Field("char_count", "integer", "Length of `text` in code points.", example=2400, minimum=0)
WORD_COUNT = Field("word_count", "integer", "Length of `text` in words.", example=420, minimum=0)
EXTRACTION = Field(
    "extraction", "string", "What attribution did with the text.", example="done", vocabulary=v.EXTRACTION
)

DOCUMENT_FIELDS = (
    ARTICLE_ID.using(
        description="Id from the address, else the source's own id, else outlet and date, with title and text."
    ),
    URL,
    OUTLET,
    TITLE,
    AUTHORS,
    PUBLISHED_AT,
    PUBLISHED_PRECISION,
    LANGUAGE,
    LICENSE,
    WIRE_CREDIT,
    TEXT,
    TEXT_SHA256,
    CHAR_COUNT,
    WORD_COUNT,
    EXTRACTION,
)
INPUT_FIELDS = (SOURCE_PATH, RECORD_NO, SOURCE_SHA256, BATCH)

QUOTE_TYPE = Field("quote_type", "string", "How the content is printed.", example="mixed", vocabulary=v.QUOTE_TYPE)
CONTENT_TEXT = Field(
    "content_text", "string", "What is said: the content's spans joined by a space.", nullable=False, private=True
)
SOURCE_TEXT = Field(
    "source_text",
    "string",
    "Who says it, in the outlet's words.",
    example="a senior official",
    nullable=True,
    private=True,
)
CUE_TEXT = Field("cue_text", "string", "The attributing words.", example="told reporters", nullable=True, private=True)
CUE_LEMMA = Field("cue_lemma", "string", "Base form of the cue's head word.", example="tell", nullable=True)
ADDRESSEE_TEXT = Field(
    "addressee_text",
    "string",
    "To whom it is said, in the outlet's words.",
    example="reporters",
    nullable=True,
    private=True,
)
SAID_FROM = Field("said_from", "timestamp", "Earliest time of the saying, UTC.", nullable=True)
SAID_TO = Field("said_to", "timestamp", "Latest time of the saying, UTC.", nullable=True)
SAID_PRECISION = Field(
    "said_precision", "string", "How exactly the saying's time is known.", example="day", vocabulary=v.PRECISION
)
EVENT_FROM = Field(
    "event_from", "timestamp", "Earliest time of what is said to happen, where stated, UTC.", nullable=True
)
EVENT_TO = Field("event_to", "timestamp", "Latest time of what is said to happen, where stated, UTC.", nullable=True)
EVENT_PRECISION = Field(
    "event_precision", "string", "How exactly the event's time is known.", example="unknown", vocabulary=v.PRECISION
)
IN_HEADLINE = Field("in_headline", "boolean", "Whether the quotation stands in the headline.", example=False)
CONFIDENCE = score_field(
    "confidence", "Probability that an annotator marks this source, a cue there and four fifths of this content."
)
METHOD = Field("method", "string", "Which method decided.", example="tagger")
DEPTH = Field(
    "depth",
    "integer",
    "0 where the article itself reports the quotation, 1 inside another one, and so on.",
    example=0,
    minimum=0,
    maximum=9,
)

QUOTE_COUNT = Field("quote_count", "integer", "Number of quotations.", example=7, minimum=0)
ARTICLE_COUNT = Field("article_count", "integer", "Number of articles.", example=4, minimum=0)
SPEAKER_COUNT = Field("speaker_count", "integer", "Number of speakers.", example=3, minimum=0)
OUTLET_COUNT = Field(
    "outlet_count", "integer", "Number of outlets; all unknown outlets count as one.", example=3, minimum=0
)
ORIGIN_COUNT = Field(
    "origin_count",
    "integer",
    "Number of independent origins: reprints and lifted passages count once.",
    example=2,
    minimum=0,
)
SPEAKER_NAME = Field("name", "string", "Fullest form of the name, or the outlet's words.", example="Vitaly Korvenko")
SPEAKER_KIND = Field("kind", "string", "What kind of speaker it is.", example="person", vocabulary=v.SPEAKER_KIND)
STANCE = Field(
    "stance", "string", "Position of the innermost source on the statement.", example="denies", vocabulary=v.STANCE
)
POLARITY = Field(
    "polarity", "string", "Whether the words of the content are negated.", example="positive", vocabulary=v.POLARITY
)
CERTAINTY = Field("certainty", "string", "How sure the source is.", example="certain", vocabulary=v.CERTAINTY)
TENSE = Field("tense", "string", "Time of the claim as worded.", example="past", vocabulary=v.TENSE)
STATEMENT = Field(
    "statement", "string", "The proposition in positive form.", example="Troops crossed the border", private=True
)
ORIGIN_ID = id_field(
    "quote", "origin_id", "The quotation that this one goes back to: its own id where nothing earlier prints it."
)
EVIDENCE_START = CHAR_START.using(description="First character of the evidence, in code points of `articles.text`.")
SIMILARITY = score_field("similarity", "How alike the two are, 1 the same.")
