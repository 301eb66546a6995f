"""ICC profiles (ICC.1), which say how colours are meant, and in words for which screen or printer."""

from __future__ import annotations

from damage_catalogue.validation.pictures.contents import Contents, Cursor, Revealed
from damage_catalogue.validation.pictures.texts import runs

_HEAD = 128
_WORDS = (b"text", b"desc", b"mluc")
"""The types of field that hold words; all others hold numbers."""


def read_profile(content: bytes, contents: Contents) -> None:
    """Adds the words of the profile. Raises DamagedError."""
    cursor = Cursor(content, at=_HEAD)
    for _ in range(cursor.number(4)):
        cursor.take(4)
        start, length = cursor.number(4), cursor.number(4)
        data = Cursor(content, at=start).take(length)
        contents.spend(length)
        if data.startswith(_WORDS) and (words := runs(data[4:])):
            contents.add(Revealed.PROFILE, "", words)
