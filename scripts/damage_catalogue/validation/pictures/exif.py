"""Exif (CIPA DC-008), a TIFF file without a picture: folders of numbered fields; some name more folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from damage_catalogue.validation.pictures.contents import Contents, Cursor, DamagedError, Revealed
from damage_catalogue.validation.pictures.texts import decode, runs

_MOST_FOLDERS = 50
_WIDTHS: Mapping[int, int] = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
}
"""Bytes of one value by the number of its type (TIFF 6.0); 2 is text, 7 is anything."""

_BYTES, _TEXT, _ANYTHING = 1, 2, 7

_FOLDERS: Mapping[int, str] = {0x014A: "", 0x8769: "", 0x8825: "GPS", 0xA005: "", 0x9400: ""}
"""Fields that say where another folder begins."""

_GPS_VERSION = 0x0000

_POSITIONS: Mapping[int, str] = {
    0x830E: "ModelPixelScale",
    0x8480: "IntergraphMatrix",
    0x8482: "ModelTiepoint",
    0x85D8: "ModelTransformation",
    0x87AF: "GeoKeyDirectory",
    0x87B0: "GeoDoubleParams",
    0x87B1: "GeoAsciiParams",
}
"""The fields by which GeoTIFF (OGC 19-008) ties a picture to the ground."""

_DEVICES: Mapping[int, str] = {
    0x927C: "MakerNote",
    0xA430: "OwnerName",
    0xA431: "SerialNumber",
    0xA435: "LensSerialNumber",
    0xC62F: "CameraSerialNumber",
    0xC634: "DNGPrivateData",
    0xFDE9: "SerialNumber",
}
"""Serial numbers and owners, and the notes of makers, which hold both in forms that only the maker knows."""

_GPS_NAMES: Mapping[int, str] = {
    1: "GPSLatitudeRef",
    2: "GPSLatitude",
    3: "GPSLongitudeRef",
    4: "GPSLongitude",
    5: "GPSAltitudeRef",
    6: "GPSAltitude",
    7: "GPSTimeStamp",
    16: "GPSImgDirectionRef",
    17: "GPSImgDirection",
    20: "GPSDestLatitude",
    22: "GPSDestLongitude",
    27: "GPSProcessingMethod",
    28: "GPSAreaInformation",
    29: "GPSDateStamp",
}

_NAMES: Mapping[int, str] = {
    0x010E: "ImageDescription",
    0x010F: "Make",
    0x0110: "Model",
    0x0131: "Software",
    0x0132: "ModifyDate",
    0x013B: "Artist",
    0x013C: "HostComputer",
    0x8298: "Copyright",
    0x9003: "DateTimeOriginal",
    0x9004: "CreateDate",
    0x9286: "UserComment",
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
    0x9C9E: "XPKeywords",
    0x9C9F: "XPSubject",
    0xA433: "LensMake",
    0xA434: "LensModel",
}
_AUTHORS = frozenset({0x013B, 0x9C9D})
_WIDE_TEXTS = range(0x9C9B, 0x9CA0)
_USER_COMMENT = 0x9286
_SHORT_CODES = frozenset({0x0001, 0x0002, 0x9000, 0x9101, 0xA000, 0xA300, 0xA301})
"""Versions, the order of channels, the kind of scene: codes of a few bytes."""

_TECHNICAL = frozenset({0x8828, 0xA20C, 0xA302, 0xA40B, 0xC4A5})
"""How the sensor was laid out, and settings for printers."""

_LONGEST_CODE = 16
_LONGEST_OPAQUE = 64

_BLOCKS: Mapping[int, Callable[[Contents, bytes], None]] = {
    0x02BC: lambda contents, content: contents.put("xmp", "", content),
    0x83BB: lambda contents, content: contents.put("iptc", "IPTC", content),
    0x8649: lambda contents, content: contents.put("photoshop", "Photoshop", content),
    0x8773: lambda contents, content: contents.put("profile", "ICC profile", content),
}

_THUMBNAIL_AT, _THUMBNAIL_LENGTH, _STRIPS = 0x0201, 0x0202, 0x0111


class _Field(NamedTuple):
    tag: int
    type: int
    content: bytes
    """The value as its bytes stand in the file."""


def read_exif(content: bytes, contents: Contents) -> None:
    """Adds what the block says. Raises DamagedError."""
    if content[:4] not in (b"II*\0", b"MM\0*"):
        raise DamagedError("has no head")
    order = Cursor(content, order="little" if content[:2] == b"II" else "big")
    waiting, seen = [(_number(order, 4, 4), "")], {0}
    while waiting:
        at, kind = waiting.pop()
        if at in seen:
            continue  # a folder that names one above it
        seen.add(at)
        if len(seen) > _MOST_FOLDERS:
            raise DamagedError("has too many folders")
        waiting += _read_folder(order, at, kind, contents)


def _number(source: Cursor, at: int, length: int) -> int:
    return Cursor(source.content, at, source.order).number(length)


def _read_folder(source: Cursor, at: int, kind: str, contents: Contents) -> Iterator[tuple[int, str]]:
    """Adds what the folder at `at` says, and gives the places and kinds of the folders that it names."""
    cursor = Cursor(source.content, at, source.order)
    fields = [_field(cursor, contents) for _ in range(cursor.number(2))]
    for field in fields:
        if field.tag in _FOLDERS and kind != "GPS":
            yield from ((offset, _FOLDERS[field.tag]) for offset in _numbers(field, source))
        elif kind == "GPS":
            _read_position(field, contents)
        else:
            _read_field(field, contents)
    if kind != "GPS":
        _read_thumbnail(source, fields, contents)
    if cursor.left >= 4:
        yield cursor.number(4), ""


def _field(cursor: Cursor, contents: Contents) -> _Field:
    tag, type, count, offset = cursor.number(2), cursor.number(2), cursor.number(4), cursor.at
    length = _WIDTHS.get(type, 1) * count
    if length > 4:
        offset = _number(cursor, offset, 4)
    cursor.take(4)
    content = Cursor(cursor.content, offset, cursor.order).take(length)
    contents.spend(length)
    return _Field(tag, type, content)


def _numbers(field: _Field, source: Cursor) -> list[int]:
    width = _WIDTHS.get(field.type, 1)
    values = Cursor(field.content, order=source.order)
    return [values.number(width) for _ in range(values.left // width)]


def _read_position(field: _Field, contents: Contents) -> None:
    """Whatever a GPS receiver wrote; fields of zeros are what is left where a telephone deleted it."""
    if field.tag != _GPS_VERSION and field.content.strip(b"\0 "):
        contents.add(Revealed.POSITION, _GPS_NAMES.get(field.tag, f"GPS field {field.tag}"))


def _read_field(field: _Field, contents: Contents) -> None:
    tag, content = field.tag, field.content
    if not content.strip(b"\0 "):
        return
    if tag in _POSITIONS:
        contents.add(Revealed.POSITION, _POSITIONS[tag])
    elif tag in _DEVICES:
        contents.add(Revealed.DEVICE, _DEVICES[tag])
    elif tag in _BLOCKS:
        _BLOCKS[tag](contents, content)
    elif text := _text(field):
        meaning = Revealed.AUTHOR if tag in _AUTHORS else Revealed.TEXT
        contents.add(meaning, _NAMES.get(tag, f"field 0x{tag:04x}"), text)
    elif _is_opaque(field):
        contents.add(Revealed.UNREAD, f"field 0x{tag:04x}")


def _text(field: _Field) -> str:
    """The words of a field; nothing where it holds numbers or short codes."""
    if field.tag in _WIDE_TEXTS:
        return field.content.decode("utf-16-le", "replace")
    if field.tag == _USER_COMMENT:
        if field.content.startswith(b"UNICODE\0"):
            return _wide(field.content[8:])
        return decode(field.content[8:])
    if field.tag in _SHORT_CODES or field.tag in _TECHNICAL:
        return ""
    if field.type == _TEXT or field.type not in _WIDTHS:
        return decode(field.content)
    return runs(field.content) if field.type in (_BYTES, _ANYTHING) and not _is_opaque(field) else ""


def _wide(content: bytes) -> str:
    # The order of bytes is nowhere said; of Latin letters every second byte is zero.
    order = "utf-16-be" if content[::2].count(0) > content[1::2].count(0) else "utf-16-le"
    return content.decode(order, "replace")


def _is_opaque(field: _Field) -> bool:
    """Whether it could hold anything at all: bytes without a known meaning, more than a code takes."""
    if field.type not in (_BYTES, _ANYTHING) or field.tag in _TECHNICAL or field.tag in _NAMES:
        return False
    longest = _LONGEST_CODE if field.tag in _SHORT_CODES else _LONGEST_OPAQUE
    return len(field.content) > longest


def _read_thumbnail(source: Cursor, fields: list[_Field], contents: Contents) -> None:
    values = {
        field.tag: _numbers(field, source)
        for field in fields
        if field.tag in (_THUMBNAIL_AT, _THUMBNAIL_LENGTH, _STRIPS)
    }
    if values.get(_STRIPS):
        contents.add(Revealed.COPY, "thumbnail")
    if (at := values.get(_THUMBNAIL_AT)) and (length := values.get(_THUMBNAIL_LENGTH)) and length[0]:
        contents.add(Revealed.COPY, "thumbnail")
        contents.put("picture", "thumbnail", Cursor(source.content, at[0]).take(length[0]))
