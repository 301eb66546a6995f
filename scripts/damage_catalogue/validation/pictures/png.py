"""PNG (W3C PNG, third edition): chunks up to IEND, each whole and of a kind that is known."""

from __future__ import annotations

import re
import zlib

from damage_catalogue.validation.pictures.contents import (
    Contents,
    Cursor,
    DamagedError,
    Revealed,
    note_what_follows,
)
from damage_catalogue.validation.pictures.properties import meaning_of_property
from damage_catalogue.validation.pictures.texts import decode

# Numbers about colour, size, time and animation, none of which can hold words. The last four are short notes
# of Apple's and ImageMagick's on the layout of the file.
_NUMBERS = frozenset(
    (
        *(b"PLTE", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST"),
        *(b"pHYs", b"tIME", b"oFFs", b"acTL", b"fcTL", b"fdAT", b"iDOT", b"vpAg", b"caNv", b"orNT"),
    )
)
_LONGEST_UNPACKED = 4_000_000
_PACKED = "packed text that cannot be unpacked"


def read_png(content: bytes, contents: Contents) -> tuple[int, int]:
    """Width and height. Raises DamagedError."""
    cursor, name, size, has_picture = Cursor(content, at=8), b"", (0, 0), False
    while name != b"IEND":
        is_first = not name
        length, name = cursor.number(4), cursor.take(4)
        data = cursor.take(length)
        if zlib.crc32(data, zlib.crc32(name)) != cursor.number(4):
            raise DamagedError("is damaged: the sum of a part is wrong")
        if is_first:
            size = _read_header(name, data)
        elif name == b"IDAT":
            has_picture = True
        elif name != b"IEND":
            _read_chunk(name, data, contents)
    if not has_picture:
        raise DamagedError("holds no picture")
    note_what_follows(content, cursor.at, contents)
    return size


def _read_header(name: bytes, data: bytes) -> tuple[int, int]:
    if name != b"IHDR" or len(data) != 13:
        raise DamagedError("is damaged: it does not begin with its size")
    return int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")


def _read_chunk(name: bytes, data: bytes, contents: Contents) -> None:
    match name:
        case b"tEXt":
            keyword, _, text = data.partition(b"\0")
            _read_text(keyword, text, contents)
        case b"zTXt":
            keyword, _, packed = data.partition(b"\0")
            _read_packed(keyword, packed[1:], contents)
        case b"iTXt":
            _read_international(data, contents)
        case b"iCCP":
            keyword, _, packed = data.partition(b"\0")
            _read_packed(b"Raw profile type icc", packed[1:], contents, is_profile=True)
        case b"eXIf":
            contents.put("exif", "EXIF", data)
        case b"sPLT":
            contents.add(Revealed.TEXT, "PNG sPLT", decode(data.partition(b"\0")[0]))
        case _ if name not in _NUMBERS:
            shown = name.decode("ascii") if name.isalpha() else "of an unknown name"
            contents.add(Revealed.UNREAD, f"PNG chunk {shown}")


def _read_international(data: bytes, contents: Contents) -> None:
    keyword, _, rest = data.partition(b"\0")
    is_packed, rest = rest[:1] == b"\1", rest[2:]
    language, _, rest = rest.partition(b"\0")
    translated, _, text = rest.partition(b"\0")
    for words in (language, translated):
        if words:
            contents.add(Revealed.TEXT, f"PNG {decode(keyword)}", decode(words))
    if is_packed:
        _read_packed(keyword, text, contents)
    else:
        _read_text(keyword, text, contents)


def _read_packed(keyword: bytes, packed: bytes, contents: Contents, *, is_profile: bool = False) -> None:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, max(1, min(_LONGEST_UNPACKED, contents.allowance)))
    except zlib.error:
        text = b""
    contents.spend(len(text))
    if not unpacker.eof or unpacker.unused_data:
        contents.add(Revealed.UNREAD, f"PNG {decode(keyword)}: {_PACKED}")
    elif is_profile:
        contents.put("profile", "ICC profile", text)
    else:
        _read_text(keyword, text, contents)


def _read_text(keyword: bytes, text: bytes, contents: Contents) -> None:
    name = decode(keyword)
    if name == "XML:com.adobe.xmp":
        contents.put("xmp", "", text)
    elif name.startswith("Raw profile type "):
        _read_raw_profile(name.removeprefix("Raw profile type ").lower(), text, contents)
    else:
        contents.add(meaning_of_property(name.rpartition(":")[2]), f"PNG {name}", decode(text))


def _read_raw_profile(name: str, text: bytes, contents: Contents) -> None:
    """A block of another format as hexadecimal digits, behind its name and length (ImageMagick, ExifTool)."""
    words = re.split(rb"\s+", text.strip(), maxsplit=2)
    try:
        content = bytes.fromhex(words[2].decode("ascii"))
    except (IndexError, ValueError):
        contents.add(Revealed.UNREAD, f"PNG Raw profile type {name}")
        return
    xmp = b"http://ns.adobe.com/xap/1.0/\0"
    match name:
        case "exif" | "app1" if content.startswith(xmp):
            contents.put("xmp", "", content.removeprefix(xmp))
        case "exif" | "app1":
            contents.put("exif", "EXIF", content.removeprefix(b"Exif\0\0"))
        case "xmp":
            contents.put("xmp", "", content)
        case "iptc" | "8bim":
            contents.put("photoshop" if content.startswith(b"8BIM") else "iptc", "IPTC", content)
        case "icc" | "icm":
            contents.put("profile", "ICC profile", content)
        case _:
            contents.add(Revealed.UNREAD, f"PNG Raw profile type {name}")
