"""The formats that the schemas name, each really checked: JSON Schema itself asserts none of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from damage_catalogue.validation.accent import READABLE, contrast_with_paper, is_colour
from damage_catalogue.validation.dates import explain_date

if TYPE_CHECKING:
    from jsonschema import FormatChecker

    from damage_catalogue.records.yaml_file import FieldPath


class FormatError(ValueError):
    """Why a value does not have its format, for curators, and the piece of it that is at fault, if one is.

    A piece of a text is its `excerpt`; `at` leads to one of a list, which the reason calls {value}. `hint` is
    a next step that fits this value better than the usual one of the format.
    """

    def __init__(self, reason: str, excerpt: str = "", at: FieldPath = (), hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.excerpt = excerpt
        self.at = at
        self.hint = hint


def build_format_checker() -> FormatChecker:
    """A checker of our formats and no other; a fault is the `cause` of the error that jsonschema gives."""
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, check in CHECKS.items():
        checker.checks(name, raises=FormatError)(check)
    return checker


def check_date(value: object) -> bool:
    """A date that the catalogue takes, as text or as a plain year."""
    is_right_type = isinstance(value, str | int) and not isinstance(value, bool)
    if is_right_type and (fault := explain_date(str(value))):
        raise FormatError(fault.reason)
    return True


_BARRED_IN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]").fullmatch


def check_address(value: object) -> bool:
    """A web address (RFC 3986) with a host name; letters of any script may stand in it as they do in
    browsers.
    """
    if not isinstance(value, str):
        return True
    if barred := _BARRED_IN_ADDRESS.search(value):
        shown = "a blank" if barred[0].isspace() else f"the character U+{ord(barred[0]):04X}"
        raise FormatError(f"A web address cannot hold {shown}", barred[0].strip())
    if half := _HALF_ESCAPE.search(value):
        raise FormatError("A % must be followed by two digits or letters A to F, as in %20", half[0])
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise FormatError("Its host or port cannot be read") from None
    if parts.username is not None:
        raise FormatError("It holds a user name before the @, which hides where it leads")
    if not host or not _HOST(host):
        raise FormatError("It names no host, such as example.org")
    return True


_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?"
).fullmatch


@lru_cache(maxsize=256)
def _is_language(tag: str) -> bool:
    return _LANGUAGE(tag) is not None


def check_language(value: object) -> bool:
    """A language tag (BCP 47) in its usual capitals: `ar`, `ar-Latn`, `pt-BR`, `de-1996`, `en-x-own`."""
    if isinstance(value, str) and not _is_language(value):
        raise FormatError("A language tag is a short code such as en, ar, ar-Latn or grc")
    return True


# Control characters but tab and line end; hidden direction marks but LRM, RLM and ALM; blanks and joiners
# of no width but ZWNJ and ZWJ, which Arabic script needs; marks of damage; tags and noncharacters.
_BARRED_IN_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u180e\u200b\u2028-\u202e\u2060-\u2069\u206a-\u206f\ufeff"
    "\ufff9-\ufffd\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def check_plain_text(value: object) -> bool:
    """Text that shows all that it holds. Angle brackets and ampersands are fine: pages escape them."""
    if not isinstance(value, str):
        return True
    if barred := _BARRED_IN_TEXT.search(value):
        raise FormatError(_describe(barred[0]), barred[0])
    if value and not value.strip():
        raise FormatError("It holds nothing but blanks")
    return True


def _describe(character: str) -> str:
    if character == "\ufffd":
        return "It holds the sign � (U+FFFD), which stands where a letter was lost when the text was copied"
    name = unicodedata.name(character, "a control character").lower()
    return f"It holds an invisible character, U+{ord(character):04X} ({name})"


_MAILBOX = re.compile(r"[\w!#$%&'*+/=?^`{|}~.-]{1,64}@(?P<host>[^@]+)").fullmatch


def check_contact(value: object) -> bool:
    """An e-mail address (RFC 5322, without its rarer forms), or an address that starts with https://."""
    if not isinstance(value, str):
        return True
    if value.lower().startswith("https://"):
        return check_address(value)
    if (mailbox := _MAILBOX(value)) and _HOST(mailbox["host"]) and not re.search(r"^\.|\.\.|\.@", value):
        return True
    reason = "A contact is an e-mail address or a web address that starts with https://"
    raise FormatError(reason, hint=_meant_contact(value))


def _meant_contact(value: str) -> str:
    """What was meant, where leaving out or adding the beginning makes a contact of it; else ""."""
    rest = re.sub("^(?:mailto:|http://)", "", value.strip(), flags=re.IGNORECASE)
    for meant in (rest, f"https://{rest}"):
        if meant != value and ("@" in meant or "." in meant):
            with suppress(FormatError):
                check_contact(meant)
                return f"Did you mean “{meant}”?"
    return ""


def check_accent(value: object, scheme: str) -> bool:
    """A colour that can be read on the pages of the scheme, light or dark."""
    if not isinstance(value, str):
        return True
    if not is_colour(value):
        raise FormatError("A colour is # and six digits from 0 to f")
    found = contrast_with_paper(value, scheme)
    if found < READABLE:
        other = "darker" if scheme == "light" else "lighter"
        reason = f"It stands out from the paper by {found:.1f} to 1, and {READABLE} to 1 is needed"
        raise FormatError(reason, hint=f"Choose a {other} colour.")
    return True


def check_country(value: object) -> bool:
    """The code of a country in ISO 3166-1, or XK; what is not two capital letters is told by its pattern."""
    from damage_catalogue.validation.geography.countries import codes_like, is_country

    if isinstance(value, str) and _TWO_LETTERS(value) and not is_country(value):
        raise FormatError("ISO 3166-1 gives it to no country", hint=codes_like(value))
    return True


_TWO_LETTERS = re.compile("[A-Z]{2}").fullmatch


def check_coordinates(value: object) -> bool:
    """A position (longitude, latitude in degrees) or lists of positions, all nested to the same depth."""
    if isinstance(value, list):
        _depth(value, ())
    return True


def _depth(value: list[Any], at: FieldPath) -> int:
    if not value:
        raise FormatError("A list of positions is empty")
    if not all(isinstance(item, list) for item in value):
        _check_position(value, at)
        return 0
    depths = {_depth(item, (*at, number)) for number, item in enumerate(value)}
    if len(depths) > 1:
        raise FormatError("Some positions are nested deeper than others")
    return depths.pop() + 1


def _check_position(position: list[Any], at: FieldPath) -> None:
    if len(position) != 2 or not all(_is_number(number) for number in position):
        raise FormatError("A position is two numbers, longitude and latitude, as in [38.27, 34.55]")
    longitude, latitude = position
    if not -180 <= longitude <= 180:
        raise FormatError("The longitude {value} does not lie between -180 and 180", at=(*at, 0))
    if not -90 <= latitude <= 90:
        swapped = "; longitude comes first" if abs(longitude) <= 90 else ""
        raise FormatError(f"The latitude {{value}} does not lie between -90 and 90{swapped}", at=(*at, 1))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


CHECKS: dict[str, Callable[[object], bool]] = {
    "edtf": check_date,
    "uri": check_address,
    "language-tag": check_language,
    "plain-text": check_plain_text,
    "coordinates": check_coordinates,
    "contact": check_contact,
    "country": check_country,
    "light-accent": partial(check_accent, scheme="light"),
    "dark-accent": partial(check_accent, scheme="dark"),
}
