"""A value in letters that only look right, as it would have been typed on a keyboard set to Latin letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from damage_catalogue.records.edtf import EdtfError
from damage_catalogue.validation.formats import CHECKS, FormatError
from damage_catalogue.validation.patterns import form_of

_AROUND = "“”„‟«»‹›‘’‚"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]+)?")
_DASHES = re.compile("[‐‑‒–−﹣－]")


def retype(value: str) -> str:
    """The value with full-width letters, digits of other scripts and dashes as on a keyboard.

    Typographic quotation marks and blanks around it are left out, as is what cannot be seen.
    """
    if value.isascii():
        return value.strip()
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", value)).strip().strip(_AROUND).strip()
    return _DASHES.sub("-", "".join(map(_ascii_digit, plain)))


def _ascii_digit(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)


def foreign_sign(value: str, plain: str) -> str:
    """The first sign that is in `value` and not in `plain`, with its name in Unicode."""
    sign = next(sign for sign in value if sign not in plain)
    if sign in "\r\n":
        return "a line end"
    name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
    return f"{sign} ({name})" if sign.isprintable() and not sign.isspace() else name


def as_meant(keyword: str, expected: Any, value: object) -> str | None:
    """The value retyped, where that is all that it takes to fit what a keyword of a schema asks for."""
    if not isinstance(value, str):
        return None
    plain = retype(value)
    is_other = plain != "" and not set(value) <= set(plain)
    return plain if is_other and _fits(keyword, expected, plain) else None


def _fits(keyword: str, expected: Any, plain: str) -> bool:
    match keyword:
        case "enum":
            return plain in expected
        case "pattern":
            return form_of(expected).search(plain) is not None
        case "type":
            return expected in ("number", "integer") and _NUMBER.fullmatch(plain) is not None
        case "format" if expected in ("edtf", "language-tag"):
            try:
                return CHECKS[expected](plain)
            except (FormatError, EdtfError):
                return False
    return False
