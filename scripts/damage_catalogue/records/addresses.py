"""Whether two web addresses lead to one page, as far as that can be told without asking the network."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_LOOKS_LIKE_ADDRESS = re.compile(r"\s*(?:https?:/|www\.)", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|at_\w+|ns_\w+|ref|ref_src|cmp)$"
)


def is_address(text: str) -> bool:
    """Whether somebody meant this as a web address."""
    return _LOOKS_LIKE_ADDRESS.match(text) is not None


def normalise_address(address: str) -> str:
    """What addresses of one page have in common: no scheme, www., last slash, or anything that only tracks.

    `https://example.org/a` and `http://www.example.org/a/?utm_source=x#top` give the same.
    """
    text = address.strip()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return text
    kept = sorted(
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])
    )
    shown_port = f":{port}" if port not in (None, 80, 443) else ""
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{shown_port}{parts.path.rstrip('/')}{query}"
