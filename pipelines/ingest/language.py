"""The language of a text: as delivered, else identified. What follows from it is decided in parse.py."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9_-]*)?")
_NAMES = {
    "english": "en", "eng": "en", "french": "fr", "fra": "fr", "fre": "fr", "german": "de", "deu": "de", "ger": "de",
    "spanish": "es", "spa": "es", "russian": "ru", "rus": "ru", "ukrainian": "uk", "ukr": "uk", "italian": "it",
    "ita": "it", "portuguese": "pt", "por": "pt", "polish": "pl", "pol": "pl", "arabic": "ar", "ara": "ar",
    "chinese": "zh", "zho": "zh", "chi": "zh", "dutch": "nl", "nld": "nl", "turkish": "tr", "tur": "tr",
}  # fmt: skip
# Enough for a sure answer; the walk over the bytes is the slowest step of a plain article.
_SAMPLE_CHARS = 1200
_MIN_PROBABILITY = 0.5


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    # The model lies in the package (no network); loading it takes most of a second, so only when it is needed.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def given(tag: str | None) -> str | None:
    """ISO 639-1 code of a delivered language: `en-GB`, `EN`, `English`; null for what is none."""
    folded = (tag or "").strip().lower()
    if folded in _NAMES:
        return _NAMES[folded]
    match = _TAG.fullmatch(folded)
    return match.group(1) if match else None


def identify(text: str) -> str | None:
    """ISO 639 code of the language of `text`, null where it cannot be told.

    English is taken at any probability when it comes first, since a headline is short; another language needs one half.
    Nigerian Pidgin, which the model sees in short English headlines, counts as English.
    """
    if not any(character.isalpha() for character in text[:_SAMPLE_CHARS]):
        return None
    language, probability = _identifier().classify(text[:_SAMPLE_CHARS])
    if language in ("en", "pcm"):
        return "en"
    return language if probability >= _MIN_PROBABILITY and len(language) == 2 else None
