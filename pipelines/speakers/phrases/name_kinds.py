"""What kind of speaker a capitalised name is by its words: a state, a body, an outlet, a text, or perhaps a person.

Only the words of the name are looked at; what stands around it belongs to `phrases`, lists to `lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.speakers.lexicon import companies
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon import phrasing as w
from pipelines.speakers.lexicon.places import COUNTRIES, DEMONYMS, PLACE_ENDINGS, REGIONS, SEATS, SYNONYMS
from pipelines.speakers.phrases.nouns import GIVEN, singular_of
from schemas.ids import fold

BODIES = h.GOVERNMENT_HEADS | h.ORGANIZATION_HEADS
ORG_LINKS = frozenset({"of", "for", "on"})
# Names of outlets and bodies that are also common words.
_COMMON_OUTLETS = frozenset({"time", "vice", "salon", "slate"})
_COMMON_ACRONYMS = frozenset({"who", "ice", "sec"})
DEMONYM_PLURALS = frozenset(word for word in {*DEMONYMS, *h.PEOPLES} if word.endswith(("s", "men")))
_NATIONS = frozenset(word for word in {*DEMONYMS, *h.PEOPLES} if word.endswith(("ese", "ish", "ch", "iss")))
_SITE = re.compile(r"[\w-]{2,40}\.(?:(com|net|info|news|tv|co\.uk|co|io|de|fr|ru|eu|us)|(org|edu)|(gov))", re.I)
_PARLIAMENT = re.compile(
    r"\b(?:house of (?:representatives|commons|lords|delegates|councillors)|(?:national|legislative) assembly)$"
)
# A capital inside one word ("BuzzFeed") that no prefix of surnames explains ("McVale", "LaBrie").
_CAMEL = re.compile(r"(?!Mac|Mc|Fitz|D[aeiu]|L[aeo]|V[ao]n|St|Al|El|Ap|Abu|Ben|Bin)[A-Z][a-z]{2,}[A-Z][a-z]\w*")


def body_kind(lows: Sequence[str], printed: Sequence[str], definite: bool) -> str | None:
    """Kind of a capitalised name by its words alone; None where it may be a person's."""
    words = [low for low in lows if low and low != "the"]
    joined = " ".join(words)
    if len(words) > 1 and words[0] not in GIVEN and (singular := singular_of(words[-1])) in BODIES - w.SURNAMES:
        words = [*words[:-1], singular]  # "Hedge Funds", "House Committees"
    if any("-" in word for word in printed) and (found := _listed(" ".join(printed))):
        return found  # "Coca-Cola", "AFL-CIO"
    shouted = len(words) == 1 and printed[0].replace(".", "").isupper() and 2 <= len(words[0]) <= 6
    if words and (joined in h.OUTLETS or " ".join(["the", *words]) in h.OUTLETS):
        return "outlet" if shouted or joined not in _COMMON_OUTLETS else None
    if (
        words
        and not {"of", "for"} & {*words}
        and (words[-1] in h.PARTISANS or (words[-1] in DEMONYM_PLURALS and words[-1] not in COUNTRIES))
    ):
        return "group"
    if words and words[-1].endswith("americans"):
        return "group"
    if joined in h.GOVERNMENTS and (shouted or joined not in _COMMON_ACRONYMS):
        return "government"
    if joined in companies.BODIES:
        return "organization"
    if joined in COUNTRIES or joined in SYNONYMS or joined in SEATS or joined in REGIONS:
        return "government"
    if len(words) > 1 and (words[-1] in PLACE_ENDINGS or _PARLIAMENT.search(joined)):
        return "government"
    if len(words) > 1 and words[-1] == "survey" and words[-2] in w.SURVEYED:
        return "government"
    if words and words[-1] == "constitution" and _is_state(words[:-1]):
        return "document"
    if len(words) == 1 and (words[0] in _NATIONS or (words[0] in DEMONYMS and not definite)):
        return "group"
    if len(words) == 1 and (site := _SITE.fullmatch(printed[-1])):
        return "outlet" if site[1] else "organization" if site[2] else "government"
    if len(words) == 1 and words[0] not in GIVEN and _CAMEL.fullmatch(printed[-1]):
        return "organization"
    # "Don Guardian", "Steven Law": a given name and one word more is a person, whatever the word is.
    given = words and words[0] in GIVEN and words[0] not in w.PLACES_AND_FAITHS
    if given and len(words) == 2 and not definite and words[1] in h.OUTLET_WORDS | h.DOCUMENT_HEADS:
        return None
    if len(words) > 1 and words[-1] == "agency" and words[-2] in {"news", "press"}:
        return "outlet"
    if (len(words) > 1 and words[-1] in h.OUTLET_WORDS) or (len(words) == 1 and definite and words[0] in w.PAPERS):
        return "outlet"
    if len(words) > 1 and {"news", "television", "broadcasting"} & {*words} and words[-1] not in BODIES:
        return "outlet"
    if words and len(words[-1]) > 6 and words[-1].endswith("news") and words[0] not in GIVEN:
        return "outlet"
    if len(words) > 1 and words[0] in w.PAPERS_ABROAD:
        return "outlet"
    if len(words) > 1 and words[0] in h.OUTLET_WORDS and words[0] in {"radio", "television", "tv"}:
        return "outlet"
    if any(word in h.GOVERNMENT_HEADS for word in words) and (len(words) > 1 or definite):
        link = next((i for i, word in enumerate(words) if word in ORG_LINKS and {*words[:i]} & BODIES), len(words))
        body_head = next(word for word in reversed(words[:link]) if word in BODIES)
        state = body_head in h.GOVERNMENT_HEADS or words[0] in w.STATE_WORDS
        parliament = body_head in h.PARTS_OF_PARLIAMENT and h.LEGISLATIVE & {*words} and words[-1] == body_head
        office = {"department", "ministry", "bureau"} & {*words} and words[-1] not in w.OWN_BODIES
        return "government" if state or parliament or office else "organization"
    if len(words) > 1 and words[0] == "national" and words[-1] in w.NATIONAL:
        return "government"
    if len(words) > 1 and words[-1] in {"agency", "office"} and words[-2] not in {"news", "press", "ad", "advertising"}:
        return "government"
    if len(words) > 1 and words[-1] in {"committee", "subcommittee"} and h.LEGISLATIVE & {*words}:
        return "government"
    if any(word in h.ORGANIZATION_HEADS for word in words) and (len(words) > 1 or definite):
        return "organization"
    if len(words) == 1 and definite and words[0] in w.TEXTS:
        return "document"
    if words and words[-1] in h.DOCUMENT_HEADS and (len(words) > 1 or definite):
        return "document"
    if shouted and (len(words[0]) < 5 or not set(words[0][1:-1]) & set("aeiou")):
        return "organization"  # longer ones are rather the speaker's surname in a transcript
    if len(words) > 1 and words[-1] in companies.ENDINGS and (len(words) > 2 or words[0] not in GIVEN):
        return "government" if words[0] in w.STATE_WORDS or " ".join(words[:2]) in COUNTRIES else "organization"
    return "organization" if definite and not (len(words) > 1 and words[0] in GIVEN) else None


def _is_state(words: Sequence[str]) -> bool:
    """Whether words before a constitution are a state's: "United States", "Ruthenian" if listed, "California"."""
    name = " ".join(words)
    return any(name in known for known in (COUNTRIES, SYNONYMS, DEMONYMS, REGIONS)) or name in {"state", "federal"}


def _listed(printed: str) -> str | None:
    """Kind of a name of the lists that is printed with hyphens."""
    plain = fold(printed).removeprefix("the ")
    if plain in companies.BODIES:
        return "organization"
    if plain in h.OUTLETS:
        return "outlet"
    return "government" if plain in REGIONS or plain in h.GOVERNMENTS or plain in COUNTRIES else None
