"""What a property means, by its name: the names of XMP, which other formats copy."""

from __future__ import annotations

import re
from collections.abc import Mapping

from damage_catalogue.validation.pictures.contents import Revealed

_HARMLESS = frozenset({"gpsversionid", "gpsinfo"})
"""Which form of Exif it is, and where in the block the position stood."""

_POSITION = re.compile(r"^gps|latitude|longitude|^geotag|^(?:lat|lon|long|lng|coordinates)$")
_DEVICE = re.compile(r"serial|ownername|makernote")
_PERSON = re.compile(r"^person")
_AUTHOR = re.compile(r"^(?:creator|author|authors|artist|byline|writer|captionwriter)$")
_CONTACT = re.compile(r"^ci(?:tel|email|adrextadr|urlwork|adrpcode)|^contact")
_PLACE = re.compile(
    r"^(?:location|sublocation|city|state|provincestate|provincename|locationname|locationid)$"
)
_MEANINGS: Mapping[Revealed, re.Pattern[str]] = {
    Revealed.POSITION: _POSITION,
    Revealed.DEVICE: _DEVICE,
    Revealed.PERSON: _PERSON,
    Revealed.CONTACT: _CONTACT,
    Revealed.AUTHOR: _AUTHOR,
    Revealed.PLACE: _PLACE,
}


def meaning_of_property(name: str) -> Revealed:
    """What the property called `name`, without a prefix, says of the world; capitals do not count."""
    lower = name.lower()
    if lower in _HARMLESS:
        return Revealed.TEXT
    return next((meaning for meaning, names in _MEANINGS.items() if names.search(lower)), Revealed.TEXT)
