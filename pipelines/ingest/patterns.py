"""How furniture is worded: the patterns of whole paragraphs that furniture.py drops.

Every quantifier is bounded, and furniture.py hands over short paragraphs only, so none takes more than linear time.
"""

from __future__ import annotations

import re

from pipelines.ingest.dates import MONTH, WEEKDAY
from pipelines.ingest.lexicon import PICTURE_AGENCIES, ROLES


def _one_of(*alternatives: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(alternatives)})", flags)


REQUEST = _one_of(
    r"(?:please )?(?:click|tap) here\b.{0,160}",
    r"(?:read|see|find) more (?:here|at|on our)\b.{0,200}",
    r"(?:read|see) (?:more|also) ?[:»>].{0,200}",
    r"(?:related|see also|also read|read also|read next|must read) ?:.{3,200}",
    r"follow us\b.{0,160}",
    r"like us on facebook\b.{0,100}",
    r"(?:download|get) (?:our|the) (?:free )?(?:[\w ]{1,30} )?app\b.{0,120}",
    r"join (?:our (?:channel|group|newsletter|community)|the conversation)\b.{0,160}",
    r"(?:please )?support (?:our|independent) (?:journalism|work)\b.{0,120}",
    r"(?:this|the) (?:site|website|page) uses cookies.{0,200}",
    r"we use cookies.{0,200}",
    r"(?:please )?enable javascript.{0,160}",
)
"""What a page asks of its reader: no sentence of an article is worded so."""

POINTER = _one_of(
    r"full coverage\b.{0,120}",
    r"read more(?: \w+){0,4}",
    r"follow (?:the latest|our)\b.{0,160}",
    r"share this:?.{0,80}",
    r"more from [\w .’'&-]{2,60}",
    r"(?:watch|listen|video|photos|gallery|in pictures|podcast) ?:.{1,200}",
    r"(?:recommended|live updates?|follow live|explainer) ?:.{1,200}",
    r"(?:tags|topics|filed under|categories) ?:.{1,200}",
    r"\d{1,2}[ -]min(?:ute)?s? read",
    r"(?:story|article) continues below.{0,40}",
)
"""What points to another page, and could start a sentence too."""

DONATE = re.compile(r".{0,120}\bdonate (?:today|now|here)\W*", re.IGNORECASE)

SUBSCRIBE = _one_of(
    r"(?:please )?(?:sign up|subscribe|register|log in|sign in)\b"
    r"(?=.{0,200}\b(?:newsletters?|alerts|inbox|briefing|digest|podcasts?|channel|unlimited access"
    r"|to (?:continue|keep|read)|get an e-?mail)\b).{0,240}",
    r"subscribe (?:now|today)\b.{0,100}",
    r"get (?:the|our|all the)\b.{0,120}\b(?:inbox|newsletters?|alerts)\b.{0,120}",
    r"(?:thank you|thanks) for (?:subscribing|reading|signing up)\b.{0,120}",
)

COPYRIGHT = _one_of(
    r"(?:©|\(c\) ?\d|copyright (?:©|\(c\)|\d{4}|by\b)).{0,240}",
    r".{0,160}all rights reserved\b.{0,120}",
)

STAMP = re.compile(
    r"(?P<label>(?:last |first )?(?:updated|published|posted|modified|created|issued|date)(?: on| at)?)\s?:?\s?"
    r"(?P<rest>.{0,70})",
    re.IGNORECASE,
)

DATE_LINE = re.compile(
    rf"(?:{WEEKDAY}\.?,? )?"
    rf"(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"(?P<rest>.{0,40})",
    re.IGNORECASE,
)

CLOCK = re.compile(r"\b(?:at|[aApP]\.?[mM]|[A-Z]{1,4}|h|hrs)\b|[\s\d:.,|•·()/+\-–—]")
"""The pieces of a clock behind a date; what they leave of it is something else."""

EMAIL = re.compile(
    r"\[\s?e-?mail\s?protected\s?\]|[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,64}){0,8}\.[A-Za-z]{2,10}\b", re.IGNORECASE
)

EMAIL_LINE = re.compile(
    r"(?:(?:Contact|E-?mail|Write to|Reach|Send|Tips|Got a|Have a|Do you have)\b.{0,120}?)?"
    r"(?:@mail|@\w+)\W*(?:@mail\W*)*",
    re.IGNORECASE,
)
"""A line that only gives an address, each EMAIL in it replaced by `@mail`."""

_AGENCY = "|".join(re.escape(name) for name in sorted(PICTURE_AGENCIES, key=lambda name: (-len(name), name)))
_CREDITED = r"[\w .,'’/©()&-]{2,80}"

PICTURE_CREDIT = _one_of(
    rf"(?:/\s?|\bvia )(?:{_AGENCY})(?: via (?:{_AGENCY}))?\)?$",
    r"\((?:AP|EPA|AFP|Reuters|File) Photos?\b[^()]{0,80}\)$",
    r"\bREUTERS/[\w .'’\-]{2,60}$",
    rf"\b(?:Photo|Image|Picture|Photograph)s?(?: ?: ?| by | courtesy (?:of )?){_CREDITED}$",
    r"[\(\[](?:Photo|Image|Picture|Credit|Courtesy)s?\b[^()\[\]]{1,80}[\)\]]$",
    r"(?:©|\bCredit: ?)[\w .,'’/&-]{2,60}$",
    flags=0,
)
"""The end of a caption. A sentence of an article ends with a full stop, and its words are in small letters."""

PICTURE_LABEL = _one_of(
    r"(?:file (?:photo|image|picture)|photo(?:graph)?s?|image|picture|caption|file)\s?"
    r"(?:by\b|:|/|\bcredit\b|–|—).{0,300}",
    r"file:[\w ().,'’\-]{1,150}\.(?:jpe?g|png|svg|gif|webp)",
)

FILE_PICTURE = re.compile(r"\bin (?:a|an|this) (?:undated )?(?:file|handout) (?:photo|image|picture)\b", re.IGNORECASE)

BIOGRAPHY = re.compile(
    rf"\b(?:is|was|works as) (?:a|an|the|our) [\w ,’'\-]{{0,60}}?\b(?:{'|'.join(ROLES)})s?\b", re.IGNORECASE
)

BEAT = _one_of(r"\bcovers? \w", r"\breports? (?:on|from|for) ", r"\bwrites? (?:about|for) ", r"\bbased in \w")

CONTACT = re.compile(r"\b(?:contact|follow|reach|reached|e-?mail|write to|send tips)\b", re.IGNORECASE)

HANDLE = re.compile(r"(?<!\w)@\w{2,}")
