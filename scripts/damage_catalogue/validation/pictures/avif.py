"""AVIF (AV1 Image File Format 1.1): boxes of ISO/IEC 14496-12, and items as ISO/IEC 23008-12 places them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from damage_catalogue.validation.pictures.contents import Contents, Cursor, DamagedError, Revealed
from damage_catalogue.validation.pictures.texts import decode

_PICTURES = frozenset({"av01", "grid", "iovl", "iden", "tmap"})
_NUMBERS = frozenset(
    (
        *("av1C", "pixi", "auxC", "irot", "imir", "clap", "pasp", "clli", "mdcv", "a1op", "lsel", "a1lx"),
        *("cclv", "amve", "ndwt", "reve", "hdlr", "pitm", "ipma", "dinf", "grpl"),
    )
)
"""Boxes of numbers about the picture."""

_USUAL_NAMES = (b"", b"Color", b"Alpha", b"Exif", b"XMP")
"""What libavif, which most programs use, calls its items."""

_STEP = 40
"""What one turn of a loop costs, in bytes that could be looked at in that time."""

_FREE = ("free", "skip")


@dataclass(slots=True)
class _File:
    """What the boxes say of the file, until all of it is known."""

    content: bytes
    sizes: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])
    items: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The type of each item, and for `mime` what it is."""
    extents: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Where the bytes of each item stand: first and length, from the start of the file."""
    media: list[tuple[int, int]] = field(default_factory=list)
    """Where boxes of data begin and end."""
    inner: list[tuple[int, int, int]] = field(default_factory=list)
    """Extents of items that are counted from the box of data within `meta`: item, offset, length."""


def read_avif(content: bytes, contents: Contents) -> tuple[int, int]:
    """Width and height. Raises DamagedError."""
    file = _File(content)
    for name, start, end in _boxes(content, 0, len(content)):
        if name == "meta":
            _read_meta(file, start + 4, end, contents)
        elif name == "mdat":
            file.media.append((start, end))
        elif name in _FREE:
            _note_free(content, start, end, contents)
        elif name != "ftyp":
            contents.add(Revealed.UNREAD, f"box {name}")
    if not any(kind in _PICTURES for kind, _ in file.items.values()):
        raise DamagedError("holds no picture")
    _read_items(file, contents)
    _note_unclaimed(file, contents)
    return max(width for width, _ in file.sizes), max(height for _, height in file.sizes)


def _boxes(content: bytes, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Name, start and end of what each box from `start` to `end` holds."""
    while start < end:
        cursor = Cursor(content[start : min(start + 16, end)])
        length, name = cursor.number(4), cursor.take(4)
        if length == 1:
            length = cursor.number(8)
        elif length == 0:
            length = end - start
        if length < cursor.at or start + length > end:
            raise DamagedError("ends too early")
        yield decode(name), start + cursor.at, start + length
        start += length


def _note_free(content: bytes, start: int, end: int, contents: Contents) -> None:
    if content[start:end].strip(b"\0"):
        contents.add(Revealed.UNREAD, "box free")


def _read_meta(file: _File, start: int, end: int, contents: Contents) -> None:
    data = 0
    for name, first, last in _boxes(file.content, start, end):
        if name == "iinf":
            _read_kinds(file, first, last, contents)
        elif name == "iloc":
            _read_places(file, Cursor(file.content[first:last]), contents)
        elif name == "iprp":
            _read_properties(file, first, last, contents)
        elif name == "idat":
            data = first
            file.media.append((first, last))
        elif name == "iref":
            _read_links(file, first, last, contents)
        elif name in _FREE:
            _note_free(file.content, first, last, contents)
        elif name not in _NUMBERS:
            contents.add(Revealed.UNREAD, f"box {name}")
    for item, offset, length in file.inner:
        file.extents.setdefault(item, []).append((data + offset, length))


def _read_kinds(file: _File, start: int, end: int, contents: Contents) -> None:
    """The box iinf: what each item is."""
    head = 6 if file.content[start] == 0 else 8
    for name, first, last in _boxes(file.content, start + head, end):
        cursor = Cursor(file.content[first:last])
        version = cursor.number(1)
        cursor.take(3)
        if name != "infe" or version not in (2, 3):
            raise DamagedError("is damaged: an item has no kind")
        item = cursor.number(2 if version == 2 else 4)
        cursor.take(2)
        kind = decode(cursor.take(4))
        title, *rest = cursor.rest().split(b"\0")
        if title not in _USUAL_NAMES:
            contents.add(Revealed.TEXT, "name of an item", decode(title))
        file.items[item] = kind, decode(rest[0]) if rest else ""
        if kind == "mime" and len(rest) > 1 and rest[1]:
            contents.add(Revealed.UNREAD, f"item {file.items[item][1]}, which is packed")


def _read_places(file: _File, cursor: Cursor, contents: Contents) -> None:
    """The box iloc: where the bytes of each item stand."""
    version = cursor.number(1)
    cursor.take(3)
    widths = cursor.number(2)
    offset, length, base, index = (widths >> shift & 15 for shift in (12, 8, 4, 0))
    for _ in range(cursor.number(2 if version < 2 else 4)):
        item = cursor.number(2 if version < 2 else 4)
        method = cursor.number(2) & 15 if version else 0
        cursor.take(2)
        start = cursor.number(base)
        for _ in range(cursor.number(2)):
            contents.spend(_STEP)  # an extent may take no bytes at all
            cursor.take(index if version else 0)
            extent = start + cursor.number(offset), cursor.number(length)
            if method == 0:
                file.extents.setdefault(item, []).append(extent)
            elif method == 1:
                file.inner.append((item, *extent))
            else:
                raise DamagedError("is damaged: an item is built from others in a way that is not known")


def _read_links(file: _File, start: int, end: int, contents: Contents) -> None:
    """The box iref: how items belong together."""
    if any(name == "thmb" for name, *_ in _boxes(file.content, start + 4, end)):
        contents.add(Revealed.COPY, "thumbnail")


def _read_properties(file: _File, start: int, end: int, contents: Contents) -> None:
    for name, first, last in _boxes(file.content, start, end):
        if name == "ipco":
            for property, at, stop in _boxes(file.content, first, last):
                _read_property(file, property, file.content[at:stop], contents)
        elif name not in _NUMBERS:
            contents.add(Revealed.UNREAD, f"box {name}")


def _read_property(file: _File, name: str, data: bytes, contents: Contents) -> None:
    if name == "ispe":
        cursor = Cursor(data, at=4)
        file.sizes.append((cursor.number(4), cursor.number(4)))
    elif name == "colr":
        if data[:4] in (b"prof", b"rICC"):
            contents.put("profile", "ICC profile", data[4:])
    elif name == "udes":
        contents.add(Revealed.TEXT, "description of an item", decode(data[4:].replace(b"\0", b" ")))
    elif name not in _NUMBERS:
        contents.add(Revealed.UNREAD, f"property {name}")


def _read_items(file: _File, contents: Contents) -> None:
    for item, (kind, media_type) in file.items.items():
        if kind in _PICTURES:
            for at, length in file.extents.get(item, ()):
                if at + length > len(file.content):
                    raise DamagedError("ends too early")
            continue
        data = b"".join(_extent(file, *each, contents) for each in file.extents.get(item, ()))
        if not data:
            continue  # what ExifTool leaves of an item that it deleted
        if kind == "Exif":
            contents.put("exif", "EXIF", data[4 + int.from_bytes(data[:4], "big") :])
        elif kind == "mime" and media_type == "application/rdf+xml":
            contents.put("xmp", "", data)
        else:
            contents.add(Revealed.UNREAD, f"item {kind} {media_type}".strip())


def _extent(file: _File, at: int, length: int, contents: Contents) -> bytes:
    # A length of 0 may mean "nothing" or "to the end". Such data would belong to no item, and is found there.
    contents.spend(length)
    return Cursor(file.content, at).take(length) if length else b""


def _note_unclaimed(file: _File, contents: Contents) -> None:
    """Data that belongs to no item."""
    claimed = sorted((at, at + length) for each in file.extents.values() for at, length in each if length)
    for start, end in file.media:
        for first, last in claimed:
            contents.spend(_STEP)
            if last <= start or first >= end:
                continue
            if file.content[start:first].strip(b"\0"):
                contents.add(Revealed.UNREAD, "data that belongs to no item")
            start = max(start, last)
        if file.content[start:end].strip(b"\0"):
            contents.add(Revealed.UNREAD, "data that belongs to no item")
