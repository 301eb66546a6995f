"""What a curator probably meant by a date that is no EDTF, and how to write it.

`advise` knows common habits only; where a text can be read in two ways it gives both. Where EDTF has no sign
for a word, it says so, and what to do with the word: no advice loses anything in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from damage_catalogue.records.edtf.digits import read_digits
from damage_catalogue.records.edtf.lexicon import NO_DATE
from damage_catalogue.records.edtf.phrases import read_phrase
from damage_catalogue.records.edtf.readings import Advice, fault_of, is_doubtful
from damage_catalogue.records.edtf.words import read_words

LONGEST_ADVISED = 80
MOST_PIECES = 60
"""A text is taken apart into no more pieces than this, so that no date can hold a check up."""

_TIDY = "Dates have no spaces around them, plain digits and hyphens, and a capital X"
_LEAVE_OUT = (
    "Leave the field out, with the group that it stands in if that cannot be without a date: "
    "what is not there counts as not known."
)
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")


def advise(text: str) -> Advice | None:
    """Advice for a date, a period or a list of dates; None where no habit is recognised."""
    if len(text) > LONGEST_ADVISED:
        return None
    tidy = _tidy(text)
    if NO_DATE.fullmatch(tidy):
        return Advice("No date is known", step=_LEAVE_OUT)
    advice = None
    if tidy != text and fault_of(tidy) is None and not is_doubtful(tidy):
        # A dash between two numbers may join years; a plain hyphen in other digits may not.
        advice = (read_digits(tidy) if _DASHES.search(text) else None) or Advice(_TIDY, (tidy,))
    pieces = iter(range(MOST_PIECES))
    advice = advice or _advise(tidy, pieces)
    return advice and _with_note(advice)


def _tidy(text: str) -> str:
    """The text with ASCII digits and hyphens, single spaces, and X as in `201X`."""
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in _DASHES.sub("-", text))
    plain = unicodedata.normalize("NFKC", plain).translate(_SIGNS)
    plain = " ".join(plain.split())
    return re.sub(r"(?<![^\W\dxuX])[xu](?![^\W\dxuX])", "X", plain)


_SIGNS = str.maketrans({"؟": "?", "،": ",", "’": "'", "ـ": None, "\u200f": None, "\u200e": None})


def _advise(text: str, pieces: Iterator[int]) -> Advice | None:
    single = read_digits(text) or read_words(text)
    return single or read_phrase(text, lambda piece: _resolve(piece.strip(), pieces))


def _resolve(text: str, pieces: Iterator[int]) -> Advice | None:
    if next(pieces, None) is None:
        return None
    return Advice("", (text,)) if fault_of(text) is None and not is_doubtful(text) else _advise(text, pieces)


def _with_note(advice: Advice) -> Advice:
    """With the words that the advice leaves out, and what becomes of them."""
    if not advice.lost:
        return advice
    words = " and ".join(f"“{word}”" for word in dict.fromkeys(advice.lost))
    note = f"No date can say {words}: keep that in a note, or in says."
    return advice._replace(step=" ".join(filter(None, (note, advice.step))))
