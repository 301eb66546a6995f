"""What the file of a picture is and what it says besides the picture, without decoding any picture.

Small readers of our own, since no kept library does this: those that decode pictures pass over what they do
not know, and what is passed over would be published unread. Here each part of a file is either known to hold
nothing but the picture, or read, or told as unread. Every reader is linear, and no bytes make it raise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from damage_catalogue.validation.pictures.avif import read_avif
from damage_catalogue.validation.pictures.contents import (
    Contents,
    DamagedError,
    Embedded,
    Format,
    Revealed,
    TooMuchError,
)
from damage_catalogue.validation.pictures.exif import read_exif
from damage_catalogue.validation.pictures.gif import read_gif
from damage_catalogue.validation.pictures.iptc import read_iptc, read_photoshop
from damage_catalogue.validation.pictures.jpeg import read_jpeg
from damage_catalogue.validation.pictures.kinds import kind_of_picture
from damage_catalogue.validation.pictures.png import read_png
from damage_catalogue.validation.pictures.profile import read_profile
from damage_catalogue.validation.pictures.webp import read_webp
from damage_catalogue.validation.pictures.xmp import read_xmp

__all__ = ["Embedded", "Picture", "Revealed", "read_picture"]

_SO_OFTEN, _AT_LEAST = 10, 100_000
"""How many bytes are looked at for each byte of a file, since a block is read anew by each of its readers."""

_READERS: Mapping[str, Callable[[bytes, Contents], tuple[int, int]]] = {
    "JPEG": read_jpeg,
    "PNG": read_png,
    "GIF": read_gif,
    "WebP": read_webp,
    "AVIF": read_avif,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What a file is: its kind, or None where pages show no such thing; width and height in pixels.

    `damage` says what is wrong with a file that is not whole, to follow "the file"; `embedded` is everything
    in it besides the picture, in the order of the file.
    """

    kind: str | None
    width: int = 0
    height: int = 0
    damage: str = ""
    embedded: tuple[Embedded, ...] = ()


def read_picture(content: bytes) -> Picture:
    """What these bytes are, whatever they are; never raises."""
    kind = kind_of_picture(content)
    if kind is None:
        return Picture(None)
    contents = Contents(allowance=_SO_OFTEN * len(content) + _AT_LEAST)
    width = height = 0
    damage = ""
    try:
        width, height = _READERS[kind](content, contents)
        if not width or not height:
            damage = "has no pixels"
        _read_blocks(contents)
    except DamagedError as error:
        damage = str(error)
    except TooMuchError:
        damage = "is built so that reading it would take for ever"
    return Picture(kind, width, height, damage, tuple(contents.found))


def _read_blocks(contents: Contents) -> None:
    while contents.blocks:
        block = contents.blocks.pop()
        contents.where, contents.depth = block.where, block.depth
        try:
            _BLOCK_READERS[block.format](block.content, contents)
        except DamagedError:
            contents.where = ""
            contents.add(Revealed.UNREAD, block.where or "XMP")


def _read_inner(content: bytes, contents: Contents) -> None:
    kind = kind_of_picture(content)
    if kind is None:
        raise DamagedError("is no picture")
    _READERS[kind](content, contents)


_BLOCK_READERS: Mapping[Format, Callable[[bytes, Contents], object]] = {
    "picture": _read_inner,
    "exif": read_exif,
    "xmp": read_xmp,
    "photoshop": read_photoshop,
    "iptc": read_iptc,
    "profile": read_profile,
}
