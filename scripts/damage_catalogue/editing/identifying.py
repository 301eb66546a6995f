"""Proposes ids: what a name becomes in a web address, where that can be said honestly."""

from __future__ import annotations

import unicodedata

from damage_catalogue.records.files import is_id

_LONGEST = 60
_SPELT_OUT = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "&": " and ",
    }
)
_APOSTROPHES = "'’‘`´"


def propose_id(name: str, longest: int = _LONGEST) -> str | None:
    """The id that a name in Latin letters suggests; None where it has letters of another script, or none.

    Accents are dropped. How Arabic or Cyrillic sounds in Latin letters depends on the language and on the
    custom of a place, so a person has to say it.
    """
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_SPELT_OUT)
    signs = []
    for sign in folded:
        if unicodedata.combining(sign) or sign in _APOSTROPHES or unicodedata.category(sign) == "Lm":
            continue
        if sign.isascii():
            signs.append(sign if sign.isalnum() else " ")
        elif unicodedata.category(sign)[0] in "LMN":
            return None
        else:
            signs.append(" ")
    id = "-".join("".join(signs).split())
    if len(id) > longest:
        id = id[: longest + 1].rpartition("-")[0] or id[:longest]
    return id if id and is_id(id) else None


def dated_id(speaker: str, date: str | None, title: str | None = None) -> str:
    """What is proposed for a document or a statement: whose it is, its day, and three words of its title.

    `speaker` is the id of an agent. Of a date the digits are kept.
    """
    day = "-".join("".join(sign if sign.isdigit() else " " for sign in date or "").split())
    words = (propose_id(title) or "").split("-") if title else []
    few = [word for word in words if len(word) > 2 and word not in ("the", "and", "for")][:3]
    return "-".join(part for part in (speaker.rpartition("/")[2], day, *few) if part)
