"""What each pattern of the schemas asks for, in words; a test proves that every one is here."""

import re
from collections.abc import Mapping
from functools import cache

from damage_catalogue.records.files import suggest_name
from damage_catalogue.validation.geography.countries import suggest_country

RECORD_ID = "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"
LOCAL_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
COUNTRY = "^[A-Z]{2}$"

PATTERNS: Mapping[str, str] = {
    RECORD_ID: "An id has lower-case letters a to z, digits, "
    "single hyphens, and slashes between its steps, such as palmyra/temple-of-bel.",
    LOCAL_ID: "An id inside a record has lower-case letters a to z, digits and single "
    "hyphens, such as unosat-2015-08-31.",
    "^((sites|events)/[a-z0-9/-]+#)?[a-z0-9]+(-[a-z0-9]+)*$": "Name a statement by its id; one of another "
    "record as events/palmyra/temple-of-bel-destroyed-2015#unosat.",
    "^https?://": "A web address starts with https:// or http://.",
    COUNTRY: "A country is the two capital letters of ISO 3166-1, such as SY or IQ.",
    '^10\\.[0-9]{4,9}/[^\\s<>"]+$': "Write the DOI without an address, such as 10.5281/zenodo.123456.",
    "^[0-9Xx -]{10,20}$": "An ISBN has 10 or 13 digits, with or without hyphens.",
    "^seeds/[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*$": "Name a file below seeds/ by "
    "its path from the top of the repository, in letters, digits, dots, hyphens and underscores.",
    "^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*$": "Name a file by its path from "
    "the top of the repository, in letters, digits, dots, hyphens and underscores.",
    "^not-stated$": "Write the image as a group with the day it was acquired, or not-stated where the source "
    "does not say which image was examined.",
    "^(sites|events|sources|agents)/[a-z0-9/-]+$": "Name a record by its folder and its id, such as "
    "sites/palmyra/temple-of-bel.",
    "^[A-Za-z_]+(\\.[A-Za-z0-9_/-]+)*$": "Name a field as the record has it, and what is below it after a "
    "full stop, such as disagreements.condition-2016 or description.ar.",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "A status is asked for on one whole day, such as 2015-08-31.",
    "^[0-9a-f]{64}$": "A SHA-256 is 64 digits and letters a to f. Get it with: sha256sum FILE",
}


@cache
def form_of(pattern: str) -> re.Pattern[str]:
    """A pattern of a schema or of a register, to search a text with.

    There, `$` is the end of the text (ECMA 262, 22.2.2.4); for Python, it is also before a last line end.
    """
    written = pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern
    return re.compile(written)


def suggest(pattern: str, value: str) -> str | None:
    """The value as the pattern asks, where that takes no more than other letters and signs."""
    if pattern in (RECORD_ID, LOCAL_ID) and re.search("[A-Za-z0-9]", value):
        steps = value.split("/") if pattern == RECORD_ID else [value]
        return "/".join(map(suggest_name, filter(None, steps)))
    return suggest_country(value) if pattern == COUNTRY else None
