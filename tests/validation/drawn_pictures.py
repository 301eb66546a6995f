"""Small pictures written by hand, whole and valid, with whatever metadata a test wants inside."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

WIDTH, HEIGHT = 16, 8

Blocks = Sequence[tuple[str, bytes]]
"""Metadata as (kind, content): exif, xmp, profile, comment, or raw parts of the format by their own names."""


def bits(values: Iterable[tuple[int, int]], *, high_first: bool = False, fill: int = 0) -> bytes:
    """The numbers, each given with its width, packed into bytes."""
    text = ""
    for value, width in values:
        digits = f"{value:0{width}b}"
        text += digits if high_first else digits[::-1]
    text += str(fill) * (-len(text) % 8)
    chunks = (text[at : at + 8] for at in range(0, len(text), 8))
    return bytes(int(chunk if high_first else chunk[::-1], 2) for chunk in chunks)


# JPEG


def segment(mark: int, content: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(content) + 2) + content


def application(number: int, content: bytes) -> bytes:
    return segment(0xE0 + number, content)


XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
MORE_XMP_HEAD = b"http://ns.adobe.com/xmp/extension/\0"


def extended_xmp(content: bytes, size: int = 40, guid: bytes = b"0" * 32) -> list[bytes]:
    """The segments that hold a text too long for one."""
    return [
        application(1, MORE_XMP_HEAD + guid + struct.pack(">II", len(content), at) + content[at : at + size])
        for at in range(0, len(content), size)
    ]


def jpeg(*extra: bytes, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """A grey JPEG with `extra` segments before the picture."""
    blocks = -(-width // 8) * -(-height // 8)
    only_zero = bytes([1, *[0] * 15, 0])
    return b"".join(
        (
            b"\xff\xd8",
            application(0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
            *extra,
            segment(0xDB, bytes([0, *[1] * 64])),
            segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"),
            segment(0xC4, b"\0" + only_zero),
            segment(0xC4, b"\x10" + only_zero),
            segment(0xDA, b"\1\1\0\0\x3f\0"),
            bits([(0, 2)] * blocks, high_first=True, fill=1),
            b"\xff\xd9",
        )
    )


# PNG

PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(*extra: bytes, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """A grey PNG with `extra` chunks before the picture."""
    lines = (b"\0" + b"\x80" * width) * height
    return b"".join(
        (
            PNG_HEAD,
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
            *extra,
            chunk(b"IDAT", zlib.compress(lines)),
            chunk(b"IEND", b""),
        )
    )


def words(keyword: str, text: bytes) -> bytes:
    return chunk(b"tEXt", keyword.encode() + b"\0" + text)


def packed_words(keyword: str, text: bytes) -> bytes:
    return chunk(b"zTXt", keyword.encode() + b"\0\0" + zlib.compress(text))


def international(keyword: str, text: bytes, *, packed: bool = False) -> bytes:
    content = zlib.compress(text) if packed else text
    return chunk(b"iTXt", keyword.encode() + bytes([0, packed, 0]) + b"\0\0" + content)


def raw_profile(name: str, content: bytes, *, packed: bool = True) -> bytes:
    """A block as ImageMagick writes it into texts."""
    digits = content.hex()
    lines = "\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    text = f"\n{name}\n{len(content):8}\n{lines}\n".encode()
    return (packed_words if packed else words)(f"Raw profile type {name}", text)


# GIF


def sub_blocks(content: bytes) -> bytes:
    parts = (content[at : at + 255] for at in range(0, len(content), 255))
    return b"".join(bytes([len(part)]) + part for part in parts) + b"\0"


def gif_application(name: bytes, content: bytes) -> bytes:
    return b"\x21\xff" + bytes([len(name)]) + name + content


def gif_xmp(packet: bytes) -> bytes:
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    return gif_application(b"XMP DataXMP", packet + trailer)


def gif_comment(text: bytes) -> bytes:
    return b"\x21\xfe" + sub_blocks(text)


def gif(*extra: bytes, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """A GIF of one colour with `extra` blocks before the picture."""
    codes = [code for _ in range(width * height) for code in ((4, 3), (0, 3))] + [(5, 3)]
    return b"".join(
        (
            b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0),
            b"\x80\x70\x60\0\0\0",
            *extra,
            b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\2",
            sub_blocks(bits(codes)),
            b"\x3b",
        )
    )


# WebP


def webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def webp(*extra: bytes, width: int = WIDTH, height: int = HEIGHT, flags: int = 0x0C) -> bytes:
    """A lossless WebP of one colour with `extra` chunks behind the picture."""
    numbers = [(width - 1, 14), (height - 1, 14), (0, 4), (0, 3)] + [(1, 1), (0, 3)] * 5
    picture = webp_chunk(b"VP8L", b"\x2f" + bits(numbers))
    canvas = bytes([flags, 0, 0, 0]) + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    head = webp_chunk(b"VP8X", canvas) if extra else b""
    body = b"WEBP" + head + picture + b"".join(extra)
    return b"RIFF" + struct.pack("<I", len(body)) + body


# AVIF

AV1_SETTINGS = bytes.fromhex("81000c00")
AV1_PICTURE = bytes.fromhex("12000a08180cbfb4404341a132141ec7878559dfffffe2c00000b09fce5e519b3fe0")
"""One brown picture of 16 by 8 pixels, as an encoder of AV1 packs it."""


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, name) + content


def full_box(name: bytes, content: bytes, version: int = 0) -> bytes:
    return box(name, bytes([version, 0, 0, 0]) + content)


def avif(
    *items: tuple[bytes, bytes, bytes],
    top: bytes = b"",
    inside: bytes = b"",
    unclaimed: bytes = b"",
    in_meta: bool = False,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> bytes:
    """An AVIF with more `items` as (type, what stands behind the name, content).

    `top` are boxes behind the first, `inside` boxes in meta, `unclaimed` data of no item; with `in_meta` the
    items stand in meta itself instead of a box of data at the end.
    """
    all_items = [(b"av01", b"", AV1_PICTURE), *items]
    properties = box(
        b"ipco",
        full_box(b"ispe", struct.pack(">II", width, height)) + box(b"av1C", AV1_SETTINGS),
    )
    properties += full_box(b"ipma", struct.pack(">IHBBB", 1, 1, 2, 1, 0x82))
    kinds = b"".join(
        full_box(b"infe", struct.pack(">HH4s", number, 0, kind) + b"\0" + more, 2)
        for number, (kind, more, _) in enumerate(all_items, 1)
    )
    data = b"".join(content for *_, content in all_items) + unclaimed

    def meta(start: int) -> bytes:
        places, at = b"", start
        for number, (*_, content) in enumerate(all_items, 1):
            places += struct.pack(">HHHHII", number, in_meta, 0, 1, at, len(content))
            at += len(content)
        return full_box(
            b"meta",
            full_box(b"hdlr", b"\0\0\0\0pict" + bytes(13))
            + full_box(b"pitm", b"\0\1")
            + full_box(b"iloc", b"\x44\0" + struct.pack(">H", len(all_items)) + places, 1)
            + full_box(b"iinf", struct.pack(">H", len(all_items)) + kinds)
            + box(b"iprp", properties)
            + inside
            + (box(b"idat", data) if in_meta else b""),
        )

    head = box(b"ftyp", b"avif\0\0\0\0avifmif1miaf") + top
    if in_meta:
        return head + meta(0)
    start = len(head) + len(meta(0)) + 8
    return head + meta(start) + box(b"mdat", data)


def avif_exif(content: bytes) -> tuple[bytes, bytes, bytes]:
    return b"Exif", b"", b"\0\0\0\0" + content


def avif_xmp(packet: bytes) -> tuple[bytes, bytes, bytes]:
    return b"mime", b"application/rdf+xml\0", packet


# Metadata

Field = tuple[int, int, bytes]
"""Number, type (2 text, 5 fractions, 7 anything …), and value as bytes."""

_WIDTHS: Mapping[int, int] = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8, 12: 8}
LATITUDE: Field = (2, 5, struct.pack("<6I", 34, 1, 33, 1, 0, 1))
LATITUDE_BIG: Field = (2, 5, struct.pack(">6I", 34, 1, 33, 1, 0, 1))


def exif(
    *fields: Field,
    gps: Sequence[Field] = (),
    camera: Sequence[Field] = (),
    thumbnail: bytes = b"",
    order: Literal["<", ">"] = "<",
) -> bytes:
    """An Exif block with fields in the main folder, that of the camera and that of the position."""
    head = b"II*\0\x08\0\0\0" if order == "<" else b"MM\0*\0\0\0\x08"
    named = [(tag, below) for tag, below in ((0x8769, camera), (0x8825, gps)) if below]
    content, at = head, 8
    length = _length([*fields, *((tag, 4, bytes(4)) for tag, _ in named)])
    below, links, place = b"", [], at + length
    for tag, each in named:
        links.append((tag, 4, struct.pack(order + "I", place)))
        below += _folder(each, place, 0, order)
        place = at + length + len(below)
    last = b""
    if thumbnail:
        two = [(0x0201, 4, bytes(4)), (0x0202, 4, struct.pack(order + "I", len(thumbnail)))]
        two[0] = (0x0201, 4, struct.pack(order + "I", place + _length(two)))
        last = _folder(two, place, 0, order) + thumbnail
    return content + _folder([*fields, *links], at, place if thumbnail else 0, order) + below + last


def _length(fields: Sequence[Field]) -> int:
    return 6 + 12 * len(fields) + sum(len(value) + len(value) % 2 for *_, value in fields if len(value) > 4)


def _folder(fields: Sequence[Field], at: int, following: int, order: str) -> bytes:
    entries, heap, free = b"", b"", at + 6 + 12 * len(fields)
    for tag, kind, value in sorted(fields):
        entries += struct.pack(order + "HHI", tag, kind, len(value) // _WIDTHS[kind])
        if len(value) <= 4:
            entries += value.ljust(4, b"\0")
        else:
            entries += struct.pack(order + "I", free + len(heap))
            heap += value + b"\0" * (len(value) % 2)
    return struct.pack(order + "H", len(fields)) + entries + struct.pack(order + "I", following) + heap


def xmp(attributes: str = "", elements: str = "") -> bytes:
    """A packet with these properties, as attributes of the description and as elements in it."""
    spaces = " ".join(
        f'xmlns:{prefix}="{space}"'
        for prefix, space in {
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "dc": "http://purl.org/dc/elements/1.1/",
            "exif": "http://ns.adobe.com/exif/1.0/",
            "aux": "http://ns.adobe.com/exif/1.0/aux/",
            "e": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
            "core": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
            "mwg": "http://www.metadataworkinggroup.com/schemas/regions/",
            "odd": "http://ns.adobe.com/exif/1.0/",
            "xmp": "http://ns.adobe.com/xap/1.0/",
            "img": "http://ns.adobe.com/xap/1.0/g/img/",
        }.items()
    )
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        f'{spaces}><rdf:Description rdf:about="" {attributes}>{elements}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def photoshop(*resources: tuple[int, bytes]) -> bytes:
    return b"".join(
        b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + b"\0" * (len(data) % 2)
        for number, data in resources
    )


def iptc(*fields: tuple[int, bytes]) -> bytes:
    return b"".join(bytes([0x1C, 2, number]) + struct.pack(">H", len(text)) + text for number, text in fields)


def profile(description: bytes) -> bytes:
    """The words of an ICC profile, without its colours."""
    data = b"desc\0\0\0\0" + struct.pack(">I", len(description) + 1) + description + b"\0"
    return bytes(128) + struct.pack(">I4sII", 1, b"desc", 144, len(data)) + data


CLEAN: Mapping[str, Callable[..., bytes]] = {
    "gate.jpg": jpeg,
    "gate.png": png,
    "gate.gif": gif,
    "gate.webp": webp,
    "gate.avif": avif,
}
