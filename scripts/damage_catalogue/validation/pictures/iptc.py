"""IPTC-IIM (version 4.2), and the resources of Photoshop among which it stands."""

from __future__ import annotations

from collections.abc import Mapping

from damage_catalogue.validation.pictures.contents import PADDING, Contents, Cursor, DamagedError, Revealed
from damage_catalogue.validation.pictures.texts import decode, runs

_FIELDS: Mapping[tuple[int, int], tuple[Revealed, str]] = {
    (2, 26): (Revealed.PLACE, "ContentLocationCode"),
    (2, 27): (Revealed.PLACE, "ContentLocationName"),
    (2, 80): (Revealed.AUTHOR, "By-line"),
    (2, 90): (Revealed.PLACE, "City"),
    (2, 92): (Revealed.PLACE, "Sub-location"),
    (2, 95): (Revealed.PLACE, "Province-State"),
    (2, 118): (Revealed.CONTACT, "Contact"),
    (2, 122): (Revealed.AUTHOR, "Writer-Editor"),
    (2, 202): (Revealed.COPY, "ObjectPreviewData"),
}
_MARK = 0x1C
_LETTER_SET = (1, 90)
_NUMBERS = frozenset({(1, 0), (2, 0), (2, 200), (2, 201)})

_IPTC, _XMP, _PROFILE = 0x0404, 0x0424, 0x040F
_EXIF = (0x0422, 0x0423)
_THUMBNAILS = (0x0409, 0x040C)
_THUMBNAIL_HEAD = 28


def read_iptc(content: bytes, contents: Contents) -> None:
    """Adds what the fields say. Raises DamagedError."""
    cursor = Cursor(content)
    while cursor:
        if cursor.number(1) != _MARK:
            if content[cursor.at - 1 :].strip(PADDING):
                raise DamagedError("is damaged")
            return
        field = cursor.number(1), cursor.number(1)
        length = cursor.number(2)
        if length & 0x8000:
            length = cursor.number(length & 0x7FFF)
        _read_field(field, cursor.take(length), contents)


def _read_field(field: tuple[int, int], content: bytes, contents: Contents) -> None:
    if field in _NUMBERS or field == _LETTER_SET or not content.strip(PADDING):
        return
    meaning, name = _FIELDS.get(field, (Revealed.TEXT, f"{field[0]}:{field[1]:02}"))
    contents.add(meaning, f"IPTC {name}", "" if meaning is Revealed.COPY else decode(content))


def read_photoshop(content: bytes, contents: Contents) -> None:
    """Adds what the resources say. Raises DamagedError."""
    cursor = Cursor(content)
    while cursor:
        if cursor.take(4) != b"8BIM":
            raise DamagedError("is damaged")
        number, length = cursor.number(2), cursor.number(1)
        cursor.take(length + (length + 1) % 2)
        length = cursor.number(4)
        data = cursor.take(length)
        if length % 2 and cursor:
            cursor.take(1)
        _read_resource(number, data, contents)


def _read_resource(number: int, data: bytes, contents: Contents) -> None:
    if number == _IPTC:
        contents.put("iptc", "", data)
    elif number == _XMP:
        contents.put("xmp", "", data)
    elif number in _EXIF:
        contents.put("exif", "EXIF", data)
    elif number == _PROFILE:
        contents.put("profile", "ICC profile", data)
    elif number in _THUMBNAILS:
        contents.add(Revealed.COPY, "thumbnail")
        contents.put("picture", "thumbnail", data[_THUMBNAIL_HEAD:])
    elif words := runs(data):
        # Settings of Photoshop, of which there are a hundred kinds: only their words matter.
        contents.add(Revealed.TEXT, f"resource 0x{number:04x}", words)
