"""Which articles of the training split are kept from training, to fit confidence and links on. Needs no torch."""

from __future__ import annotations

import zlib

from training.polnear import GoldArticle

ONE_IN = 20


def held_out(article: GoldArticle) -> bool:
    """Whether an article is kept from training: about one in twenty, by its name."""
    return zlib.crc32(article.name.encode()) % ONE_IN == 0
