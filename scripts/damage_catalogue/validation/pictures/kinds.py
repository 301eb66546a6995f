"""What a file is, by its bytes; never by its name."""

from __future__ import annotations

from collections.abc import Mapping

ENDINGS: Mapping[str, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "GIF": (".gif",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
}
"""The kinds of picture that pages show, and the endings of their names. None of them can run anything."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
)

_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"II+\0", "a TIFF picture"),
    (b"MM\0+", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"8BPS", "a Photoshop file"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (b"\0\0\x01\0", "an icon"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"version https://git-lfs", "a pointer to a file that Git LFS holds elsewhere"),
)


def kind_of_picture(content: bytes) -> str | None:
    """The kind of picture, a key of ENDINGS; None where pages show no such thing."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    return "AVIF" if {b"avif", b"avis"} & set(_brands(content)) else None


def is_camera_picture(content: bytes) -> bool:
    """Whether it is a picture of a kind into which cameras write, shown by browsers or not."""
    return bool(
        kind_of_picture(content)
        or content.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"))
        or _HEIC & set(_brands(content))
    )


def describe_other(content: bytes) -> str:
    """What the file seems to be instead, to follow "is"."""
    if not content.strip(b"\0\t\n\r \xef\xbb\xbf"):
        return "empty"
    for signature, name in _OTHERS:
        if content.startswith(signature):
            return name
    brands = set(_brands(content))
    if brands & _HEIC:
        return "an HEIC picture, which most browsers cannot show"
    if brands:
        return "a film"
    return _describe_text(content[:2000].lower())


def _describe_text(start: bytes) -> str:
    if b"<svg" in start:
        return "an SVG drawing, which can hold programs"
    if b"<html" in start or b"<!doctype html" in start:
        return "a web page"
    return "not the file of a picture"


def _brands(content: bytes) -> list[bytes]:
    """The brands of a file made of boxes (ISO/IEC 14496-12, ftyp), the main one first."""
    if content[4:8] != b"ftyp":
        return []
    end = min(int.from_bytes(content[:4], "big"), 256)
    return [content[8:12], *(content[at : at + 4] for at in range(16, end, 4))]
