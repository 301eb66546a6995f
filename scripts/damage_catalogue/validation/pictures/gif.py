"""GIF (89a): blocks up to the trailer, each of a kind that is known."""

from __future__ import annotations

from damage_catalogue.validation.pictures.contents import (
    Contents,
    Cursor,
    DamagedError,
    Revealed,
    note_what_follows,
)
from damage_catalogue.validation.pictures.texts import decode

_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_PLAIN_TEXT, _CONTROL, _COMMENT, _APPLICATION = 0x01, 0xF9, 0xFE, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_XMP_TRAILER = 258
"""XMP stands in a GIF as it is; so many bytes behind it lead whoever takes it for sub-blocks to its end."""


def read_gif(content: bytes, contents: Contents) -> tuple[int, int]:
    """Width and height. Raises DamagedError."""
    cursor = Cursor(content, at=6, order="little")
    size, flags, has_picture = (cursor.number(2), cursor.number(2)), cursor.number(1), False
    cursor.take(2)
    _skip_colours(cursor, flags)
    while (kind := cursor.number(1)) != _TRAILER:
        if kind == _IMAGE:
            cursor.take(8)
            _skip_colours(cursor, cursor.number(1))
            cursor.take(1)
            _sub_blocks(cursor)
            has_picture = True
        elif kind == _EXTENSION:
            _read_extension(cursor, contents)
        else:
            raise DamagedError(f"is damaged: it has a part of the unknown kind {kind:02X}")
    if not has_picture:
        raise DamagedError("holds no picture")
    note_what_follows(content, cursor.at, contents)
    return size


def _skip_colours(cursor: Cursor, flags: int) -> None:
    if flags & 0x80:
        cursor.take(3 << ((flags & 7) + 1))


def _sub_blocks(cursor: Cursor) -> bytes:
    blocks = []
    while length := cursor.number(1):
        blocks.append(cursor.take(length))
    return b"".join(blocks)


def _read_extension(cursor: Cursor, contents: Contents) -> None:
    label = cursor.number(1)
    if label == _COMMENT:
        contents.add(Revealed.TEXT, "GIF comment", decode(_sub_blocks(cursor)))
    elif label == _PLAIN_TEXT:
        cursor.take(cursor.number(1))
        contents.add(Revealed.TEXT, "GIF text", decode(_sub_blocks(cursor)))
    elif label == _APPLICATION:
        _read_application(cursor, contents)
    else:
        _sub_blocks(cursor)
        if label != _CONTROL:
            contents.add(Revealed.UNREAD, f"GIF extension {label:02X}")


def _read_application(cursor: Cursor, contents: Contents) -> None:
    name, start = cursor.take(cursor.number(1)), cursor.at
    data = _sub_blocks(cursor)
    if name == b"XMP DataXMP":
        contents.put("xmp", "", cursor.content[start : cursor.at - _XMP_TRAILER])
    elif name == b"ICCRGBG1012":
        contents.put("profile", "ICC profile", data)
    elif name not in _LOOPS or len(data) > 8:
        contents.add(Revealed.UNREAD, f"GIF extension {decode(name)}")
