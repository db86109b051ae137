"""Addresses that the page may link to. Every address in a release comes from outside."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEMES = frozenset({"http", "https"})
# Browsers and urlsplit both drop some of these, so that what is checked would not be what is opened.
_NEVER = re.compile(r"[\s\x00-\x20\x7f-\x9f\\]")


def web_address(address: str | None) -> str | None:
    """`address` where it is an http or https address with a host, else null.

    >>> web_address("https://lantern.example/a"), web_address("javascript:alert(1)"), web_address(" https://x")
    ('https://lantern.example/a', None, None)
    """
    if address is None or _NEVER.search(address):
        return None
    try:
        parts = urlsplit(address)
        return address if parts.scheme in _SCHEMES and parts.hostname else None
    except ValueError:
        return None
