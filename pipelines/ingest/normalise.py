"""The Unicode rule: from delivered characters to those of `articles.text`. What a text says is never looked at here.

`clean` applies, in this order:

1. Surrogate pairs are joined; a lone surrogate becomes U+FFFD.
2. Line ends: CR LF, CR, vertical tab, form feed and U+2028 become a newline, U+2029 becomes two.
3. C1 control characters are read as Windows-1252, which they nearly always are: U+0093 becomes a curly quotation mark.
4. Removed: other control characters and NUL, byte-order marks, soft hyphens, zero-width spaces and word joiners,
   directional marks, tags, noncharacters, and zero-width (non-)joiners at an edge or beside an ASCII
   character, Latin letter or accent (in other scripts they change the word).
5. Tabs become spaces; a run of spaces becomes one; at most 30 combining marks follow one another (UAX 15, stream-safe).
6. NFC.

Everything else keeps its code point: no-break and thin spaces, curly, straight, angular and wrong-way quotation marks,
dashes, ellipses, ligatures. Paragraph edges lose their white space, and paragraphs are joined by one blank line, so
offsets are those of the joined text and every slice of it is NFC. The rule is idempotent.
"""

from __future__ import annotations

import re
import unicodedata

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\u2028]")
_C1 = re.compile("[\x80-\x9f]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef"
    "\ufffe\uffff\U000e0000-\U000e007f]"
)
_JOINER = re.compile(
    "(?<=[\x00-\u036f\u1e00-\u1eff])[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\u036f\u1e00-\u1eff]|$)|^[\u200c\u200d]+"
)
_BLANKS = re.compile("[ \t]+")
_NO_LATIN = re.compile("[^\x00-\u02ff]{31,}")
_MAX_MARKS = 30


def _as_windows_1252(match: re.Match[str]) -> str:
    return match.group().encode("latin-1").decode("cp1252", "ignore")


def _limit_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in match.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def clean(text: str) -> str:
    """`text` by the rule above, lines kept. Linear in its length for any input."""
    if not text.isascii():
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _C1.sub(_as_windows_1252, text)
    text = _LINE_END.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    if not text.isascii():
        text = text.replace("\u2029", "\n\n")
        # Canonical ordering takes quadratic time in the length of a run of combining marks.
        text = unicodedata.normalize("NFC", _NO_LATIN.sub(_limit_marks, text))
        text = unicodedata.normalize("NFC", _JOINER.sub("", text))
    return _BLANKS.sub(" ", text)


def one_line(value: str | None) -> str | None:
    """A metadata value by the same rule, on one line; null where nothing is left."""
    if value is None:
        return None
    return " ".join(part for line in clean(value).split("\n") if (part := line.strip())) or None
