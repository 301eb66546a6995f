"""JPEG (ITU-T T.81): segments up to the end mark, each of a kind that is known."""

from __future__ import annotations

import re
from collections.abc import Callable

from damage_catalogue.validation.pictures.contents import (
    Contents,
    Cursor,
    DamagedError,
    Revealed,
    note_what_follows,
)
from damage_catalogue.validation.pictures.texts import decode, runs

# Inside the compressed picture FF stands only before 00 and before the marks of a restart.
_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_OTHER_FRAMES = frozenset({0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD})
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE


class _Parts:
    """Blocks that may be spread over several segments, put together at the end."""

    def __init__(self) -> None:
        self.photoshop: list[bytes] = []
        self.profile: list[bytes] = []
        self.more_xmp: dict[bytes, list[tuple[int, int, bytes]]] = {}

    def hand_over(self, contents: Contents) -> None:
        if self.photoshop:
            contents.put("photoshop", "Photoshop", b"".join(self.photoshop))
        if self.profile:
            contents.put("profile", "ICC profile", b"".join(self.profile))
        for chunks in self.more_xmp.values():
            text = _joined(chunks)
            if text is None:
                contents.add(Revealed.UNREAD, "extended XMP in pieces that do not fit together")
            else:
                contents.put("xmp", "extended", text)


def _joined(chunks: list[tuple[int, int, bytes]]) -> bytes | None:
    """The text whose chunks are given as (offset, length of the whole, bytes); None where one is missing."""
    end, ordered = 0, sorted(set(chunks))
    for start, _, chunk in ordered:
        if start != end:
            return None
        end += len(chunk)
    return b"".join(chunk for *_, chunk in ordered) if {whole for _, whole, _ in chunks} == {end} else None


def read_jpeg(content: bytes, contents: Contents) -> tuple[int, int]:
    """Width and height. Raises DamagedError."""
    cursor, size, parts, is_scanned = Cursor(content, at=2), (0, 0), _Parts(), False
    while (mark := _next_mark(cursor)) != _END:
        segment = cursor.take(max(0, cursor.number(2) - 2))
        if mark in _FRAMES:
            size = int.from_bytes(segment[3:5], "big"), int.from_bytes(segment[1:3], "big")
        elif mark == _SCAN:
            is_scanned = True
            found = _NEXT_MARK.search(content, cursor.at)
            cursor.at = found.start() if found else len(content)
        else:
            _read_segment(mark, segment, contents, parts)
    if not is_scanned:
        raise DamagedError("holds no picture")
    parts.hand_over(contents)
    note_what_follows(content, cursor.at, contents)
    return size


def _next_mark(cursor: Cursor) -> int:
    if cursor.number(1) != 0xFF:
        raise DamagedError("is damaged: a mark is missing between two parts")
    while (mark := cursor.number(1)) == 0xFF:
        pass  # FF may be repeated before a mark
    return mark


def _read_segment(mark: int, segment: bytes, contents: Contents, parts: _Parts) -> None:
    if mark in _OTHER_FRAMES:
        raise DamagedError("is a rare kind of JPEG that browsers cannot show")
    if mark == _COMMENT:
        contents.add(Revealed.TEXT, "JPEG comment", decode(segment))
    elif 0xE0 <= mark <= 0xEF:
        _read_application(mark - 0xE0, segment, contents, parts)
    elif mark not in _TABLES:
        raise DamagedError(f"is damaged: it has a part of the unknown kind {mark:02X}")


def _read_application(number: int, segment: bytes, contents: Contents, parts: _Parts) -> None:
    """A segment APPn, whose kind its first bytes tell."""
    for known, start, read in _APPLICATIONS:
        if number == known and segment.startswith(start):
            read(segment.removeprefix(start), contents, parts)
            return
    contents.add(Revealed.UNREAD, f"APP{number}{_name(segment)}")


def _read_jfif(rest: bytes, contents: Contents, _: _Parts) -> None:
    if len(rest) > _JFIF_HEAD:
        contents.add(Revealed.COPY, "JFIF thumbnail")


def _read_jfif_extension(rest: bytes, contents: Contents, _: _Parts) -> None:
    contents.add(Revealed.COPY, "JFIF thumbnail")
    if rest.startswith(b"\x10"):
        contents.put("picture", "JFIF thumbnail", rest[1:])


def _read_more_xmp(rest: bytes, _: Contents, parts: _Parts) -> None:
    cursor = Cursor(rest)
    guid, whole, start = cursor.take(32), cursor.number(4), cursor.number(4)
    parts.more_xmp.setdefault(guid, []).append((start, whole, cursor.rest()))


def _read_adobe(rest: bytes, contents: Contents, _: _Parts) -> None:
    if len(rest) != _ADOBE_LENGTH:
        contents.add(Revealed.UNREAD, "APP14 Adobe")


_JFIF_HEAD = 9
_ADOBE_LENGTH = 7
"""Bytes that say how the colours are stored."""

_APPLICATIONS: tuple[tuple[int, bytes, Callable[[bytes, Contents, _Parts], object]], ...] = (
    (0, b"JFIF\0", _read_jfif),
    (0, b"JFXX\0", _read_jfif_extension),
    (1, b"Exif\0", lambda rest, contents, _: contents.put("exif", "EXIF", rest[1:])),
    (1, b"http://ns.adobe.com/xap/1.0/\0", lambda rest, contents, _: contents.put("xmp", "", rest)),
    (1, b"http://ns.adobe.com/xmp/extension/\0", _read_more_xmp),
    (2, b"ICC_PROFILE\0", lambda rest, _, parts: parts.profile.append(rest[2:])),
    (12, b"Ducky", lambda rest, contents, _: contents.add(Revealed.TEXT, "Ducky", runs(rest))),
    (13, b"Photoshop 3.0\0", lambda rest, _, parts: parts.photoshop.append(rest)),
    (14, b"Adobe", _read_adobe),
)


def _name(segment: bytes) -> str:
    """The name that a segment begins with, if it is one that can be shown."""
    found = re.match(rb"[A-Za-z][\w. -]{2,20}", segment)
    return f" {found[0].decode('ascii')}" if found else ""
