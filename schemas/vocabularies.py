"""The closed vocabularies, a sentence per term. A new term is a new minor version of the schema."""

from schemas.model import Vocabulary

PRECISION = Vocabulary(
    "precision",
    {
        "second": "Known to the second.",
        "minute": "Known to the minute.",
        "day": "Known to the day; the time of day is midnight UTC and means nothing.",
        "week": "A range of several days, such as a week-end or a week.",
        "month": "A month, or 28 to 32 days.",
        "year": "A year, or any span longer than a month: a season, a quarter, a decade.",
        "unknown": "Not known; the time is null.",
    },
)
EXTRACTION = Vocabulary(
    "extraction",
    {
        "done": "The text was read for attributions.",
        "other_language": "The text is not in English and was kept but not read.",
        "empty": "No text was left to read.",
    },
)
COPY_ROLE = Vocabulary(
    "copy_role",
    {
        "original": "The article stands for itself: a copy of nothing, or the earliest of its copy group.",
        "exact": "The same words as its original in the same order.",
        "near": "The same article as its original with small edits: at least 70 % of each is in the other.",
        "version": "An update of its original: the same report, grown or cut by more than that.",
    },
)
RELATION = Vocabulary(
    "relation",
    {
        "exact": "The two articles have the same words in the same order.",
        "near": "The two are one article with small edits: at least 70 % of each is in the other.",
        "version": "One is an update of the other: the same report, grown or cut by more than that.",
        "partial": "Different articles that share one or more passages word for word.",
    },
)
REJECTION = Vocabulary(
    "rejection",
    {
        "duplicate_input": "The same article (address or id, title and text) was already delivered.",
        "unsupported_format": "The file's type is none that is read.",
        "not_utf8": "The bytes are not UTF-8 text.",
        "broken_compression": "The gzip stream is damaged or cut.",
        "malformed_file": "The file as a whole could not be parsed.",
        "malformed_record": "One record could not be parsed; the others of the file are unharmed.",
        "missing_text": "The record has neither a text nor a title.",
        "no_main_text": "No article text, or not one sentence, was found in the page.",
        "too_large": "The file, or one article in it, is larger than the limit.",
        "unreadable": "The file could not be opened or read.",
        "empty_file": "The file holds nothing.",
        "taken_down": "The article is on the list of takedowns. No release names the record.",
    },
)
TAKEDOWN_REASON = Vocabulary(
    "takedown_reason",
    {
        "privacy": "A person asked not to be in the data.",
        "rights": "The owner of the words asked for it.",
        "legal": "A court or an authority ordered it.",
        "error": "It should not have been collected or printed.",
    },
)
QUOTE_TYPE = Vocabulary(
    "quote_type",
    {
        "direct": "All content stands between quotation marks.",
        "mixed": "Some of the content stands between quotation marks.",
        "indirect": "None of the content stands between quotation marks.",
    },
)
SPAN_ROLE = Vocabulary(
    "span_role",
    {
        "content": "What is said.",
        "source": "Who says it, as the outlet words it.",
        "cue": "The words that attribute: a verb, a noun, `according to`, a colon.",
        "addressee": "To whom it is said.",
    },
)
SPEAKER_ROLE = Vocabulary(
    "speaker_role",
    {
        "primary": "The source of the quotation.",
        "joint": "A further source that says the same in the same quotation.",
        "relay": "Through whom the quotation reached the article.",
    },
)
SPEAKER_KIND = Vocabulary(
    "speaker_kind",
    {
        "person": "A person with a name.",
        "organization": "A company, party, institution or other body.",
        "government": "A state, its government, a ministry, parliament or force, also by the name of its seat.",
        "group": "A category of people: residents, critics, voters.",
        "outlet": "A news outlet or agency.",
        "document": "A text that speaks: a report, a statement, an indictment.",
        "anonymous_person": "One person who is not named: a senior official, a source, an aide.",
        "anonymous_group": "Several unnamed persons or roles who speak: officials, sources, aides.",
        "unnamed": "The article states no source, or one that could not be resolved.",
    },
)
LINK_RELATION = Vocabulary(
    "link_relation",
    {
        "same": "The two names are one speaker; the first keeps the id.",
        "speaks_for": "The first speaks for the second.",
        "hypothesis": "The two may be one; they are kept apart.",
    },
)
STANCE = Vocabulary(
    "stance",
    {
        "asserts": "The source states the claim.",
        "confirms": "The source states that the claim, made before, holds.",
        "denies": "The source states that the claim does not hold.",
        "doubts": "The source calls the claim doubtful without denying it.",
        "no_evidence": "The source has seen no evidence, or could not confirm or verify the claim.",
        "predicts": "The source expects the claim to come true.",
        "commits": "The source undertakes to make the claim true.",
        "demands": "The source calls on others to make the claim true.",
        "asks": "The source asks whether the claim holds.",
    },
)
REWRITE = Vocabulary(
    "rewrite",
    {
        "frame": "Words around the proposition were taken off: `has seen no indication that`, `it is false that`.",
        "negation": "The negation of the main clause was taken out; `polarity` keeps it.",
        "pronoun": "An opening he, she, they or it outside quotation marks became the source.",
        "first_person": "I, me and my in direct speech became the source.",
        "verb": "An infinitive or a gerund became a finite verb: `denied sending` to `[Dovic sent]`.",
        "pointer": "The words only point at a statement made elsewhere (`denied it`), which stands in their place.",
    },
)
POLARITY = Vocabulary(
    "polarity",
    {"positive": "The words of the content state the claim.", "negative": "The words of the content negate the claim."},
)
CERTAINTY = Vocabulary(
    "certainty",
    {
        "certain": "Stated without a hedge.",
        "probable": "Hedged as likely.",
        "possible": "Hedged as possible: may, might, could.",
        "unknown": "The source commits to no degree, as in a question or where evidence is missing.",
    },
)
TENSE = Vocabulary(
    "tense",
    {
        "past": "The claim is about what happened.",
        "present": "The claim is about what holds or is going on.",
        "future": "The claim is about what will happen.",
        "conditional": "The claim holds only under a condition.",
    },
)
EVIDENCE_KIND = Vocabulary(
    "evidence_kind",
    {
        "stance": "The words that carry the stance.",
        "negation": "The words that negate.",
        "hedge": "The words that lower the certainty.",
        "tense": "The words that carry the tense.",
    },
)
UNCLAIMED_REASON = Vocabulary(
    "unclaimed_reason",
    {
        "fragment": "The content is no clause: a phrase, a name, a topic.",
        "question": "The content is a question with nothing checkable in it.",
        "command": "The content is an order or a wish.",
        "opinion": "The content is a judgement that no evidence could settle.",
        "greeting": "The content is a greeting, thanks or another formula.",
        "carrier": "The content only reports what another source says; the inner quotation holds the claim.",
        "self_reference": "The content only points at another claim (`these allegations`) that could not be found.",
        "too_long": "The content is a long passage of several statements that is not yet split.",
    },
)
CLAIM_RELATION = Vocabulary(
    "claim_relation",
    {
        "contradicts": "The two claims cannot both hold.",
        "narrows": "The first is a special case of the second.",
        "other_modality": "The first is the second as a plan, a wish or a possibility.",
    },
)
CHECK_STATUS = Vocabulary(
    "check_status",
    {
        "passed": "The rule holds.",
        "failed": "The rule is broken; a release is refused.",
        "warned": "The rule is broken; a release says so.",
        "errored": "The rule could not be run; a release is refused.",
    },
)
SEVERITY = Vocabulary(
    "severity",
    {"critical": "A breach stops the release.", "warning": "A breach is reported with the release."},
)
