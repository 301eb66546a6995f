"""WebP (RFC 9649): one RIFF file whose chunks are of kinds that are known."""

from __future__ import annotations

from damage_catalogue.validation.pictures.contents import (
    Contents,
    Cursor,
    DamagedError,
    Revealed,
    note_what_follows,
)
from damage_catalogue.validation.pictures.texts import decode

_PICTURES = (b"VP8 ", b"VP8L", b"ANMF")


def read_webp(content: bytes, contents: Contents) -> tuple[int, int]:
    """Width and height. Raises DamagedError."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise DamagedError("ends too early")
    cursor, sizes, has_picture = Cursor(content[:end], at=12, order="little"), [(0, 0)], False
    while cursor:
        name, data = _chunk(cursor)
        has_picture |= name in _PICTURES
        sizes.append(_read_chunk(name, data, contents))
    if not has_picture:
        raise DamagedError("holds no picture")
    note_what_follows(content, end, contents)
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def _chunk(cursor: Cursor) -> tuple[bytes, bytes]:
    name, length = cursor.take(4), cursor.number(4)
    data = cursor.take(length)
    if length % 2 and cursor:
        cursor.take(1)
    return name, data


def _read_chunk(name: bytes, data: bytes, contents: Contents) -> tuple[int, int]:
    """Width and height where the chunk gives them, otherwise 0."""
    match name:
        case b"VP8 " | b"VP8L" | b"VP8X":
            return _size(name, data)
        case b"ANMF":
            _read_frame(data, contents)
        case b"EXIF":
            contents.put("exif", "EXIF", data.removeprefix(b"Exif\0\0"))
        case b"XMP ":
            contents.put("xmp", "", data)
        case b"ICCP":
            contents.put("profile", "ICC profile", data)
        case b"ALPH" | b"ANIM":
            pass
        case _:
            contents.add(Revealed.UNREAD, f"WebP chunk {decode(name)}")
    return 0, 0


def _read_frame(data: bytes, contents: Contents) -> None:
    cursor = Cursor(data, at=16, order="little")
    while cursor:
        name, _ = _chunk(cursor)
        if name not in (b"ALPH", b"VP8 ", b"VP8L"):
            contents.add(Revealed.UNREAD, f"WebP chunk {decode(name)} in a frame")


def _size(name: bytes, data: bytes) -> tuple[int, int]:
    cursor = Cursor(data, order="little")
    if name == b"VP8X":
        cursor.take(4)
        return cursor.number(3) + 1, cursor.number(3) + 1
    if name == b"VP8L":
        cursor.take(1)
        both = cursor.number(4)
        return (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
    cursor.take(6)
    return cursor.number(2) & 0x3FFF, cursor.number(2) & 0x3FFF
