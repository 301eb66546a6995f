"""What is in the file of a picture: found wherever it can stand, and nothing else called by that name."""

from __future__ import annotations

import base64
import struct
import sys
from collections.abc import Callable, Iterator
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.validation import drawn_pictures as draw

from damage_catalogue.validation.finding import HeldPicture
from damage_catalogue.validation.pictures import Picture, Revealed, read_picture
from damage_catalogue.validation.rules.pictures import LARGEST_PICTURE, LONGEST_SIDE, find_faults

PICTURES = sorted(draw.CLEAN)


def codes(name: str, content: bytes, credit: str = "A. Photographer", decision: str = "public") -> list[str]:
    held = HeldPicture(len(content), content)
    return [fault.code for fault in find_faults(name, held, credit, decision)]


def carriers(exif: bytes = b"", xmp: bytes = b"") -> Iterator[tuple[str, str, bytes]]:
    """Every way in which a picture can carry an Exif block or an XMP packet: way, name, picture."""
    if exif:
        block = draw.application(1, b"Exif\0\0" + exif)
        yield "APP1", "gate.jpg", draw.jpeg(block)
        yield "8BIM", "gate.jpg", in_photoshop(0x0422, exif)
        yield "thumbnail in Exif", "gate.jpg", in_thumbnail(draw.jpeg(block))
        yield "thumbnail in 8BIM", "gate.jpg", in_photoshop(0x040C, bytes(28) + draw.jpeg(block))
        yield (
            "thumbnail in JFXX",
            "gate.jpg",
            draw.jpeg(draw.application(0, b"JFXX\0\x10" + draw.jpeg(block))),
        )
        yield "thumbnail in thumbnail", "gate.jpg", in_thumbnail(in_thumbnail(draw.jpeg(block)))
        yield "eXIf", "gate.png", draw.png(draw.chunk(b"eXIf", exif))
        for name, head in (("exif", b"Exif\0\0"), ("APP1", b"Exif\0\0"), ("exif", b"")):
            yield "raw profile", "gate.png", draw.png(draw.raw_profile(name, head + exif))
        yield "plain raw profile", "gate.png", draw.png(draw.raw_profile("exif", exif, packed=False))
        yield "EXIF", "gate.webp", draw.webp(draw.webp_chunk(b"EXIF", exif))
        yield "EXIF with a head", "gate.webp", draw.webp(draw.webp_chunk(b"EXIF", b"Exif\0\0" + exif))
        yield "item", "gate.avif", draw.avif(draw.avif_exif(exif))
        yield "item in meta", "gate.avif", draw.avif(draw.avif_exif(exif), in_meta=True)
    if xmp:
        yield "APP1", "gate.jpg", draw.jpeg(draw.application(1, draw.XMP_HEAD + xmp))
        yield "extended", "gate.jpg", draw.jpeg(*draw.extended_xmp(xmp))
        yield "extended, mixed up", "gate.jpg", draw.jpeg(*reversed(draw.extended_xmp(xmp)))
        yield "8BIM", "gate.jpg", in_photoshop(0x0424, xmp)
        yield "in Exif", "gate.jpg", draw.jpeg(draw.application(1, b"Exif\0\0" + draw.exif((0x02BC, 1, xmp))))
        yield "iTXt", "gate.png", draw.png(draw.international("XML:com.adobe.xmp", xmp))
        yield "packed iTXt", "gate.png", draw.png(draw.international("XML:com.adobe.xmp", xmp, packed=True))
        yield "raw profile", "gate.png", draw.png(draw.raw_profile("xmp", xmp))
        yield "raw profile APP1", "gate.png", draw.png(draw.raw_profile("APP1", draw.XMP_HEAD + xmp))
        yield "application", "gate.gif", draw.gif(draw.gif_xmp(xmp))
        yield "XMP", "gate.webp", draw.webp(draw.webp_chunk(b"XMP ", xmp))
        yield "item", "gate.avif", draw.avif(draw.avif_xmp(xmp))
        yield "wide letters", "gate.webp", draw.webp(draw.webp_chunk(b"XMP ", xmp.decode().encode("utf-16")))


def at_one_place(text: bytes) -> list[bytes]:
    """Two segments of extended XMP that are as long as the whole, and stand in the same place."""
    half = len(text) // 2
    head = draw.MORE_XMP_HEAD + b"0" * 32 + struct.pack(">II", half * 2, 0)
    return [draw.application(1, head + part) for part in (text[:half], text[half : half * 2])]


def in_photoshop(number: int, data: bytes) -> bytes:
    resources = draw.photoshop((0x03ED, bytes(16)), (number, data))
    return draw.jpeg(draw.application(13, b"Photoshop 3.0\0" + resources))


def in_thumbnail(small: bytes) -> bytes:
    return draw.jpeg(draw.application(1, b"Exif\0\0" + draw.exif(thumbnail=small)))


@pytest.mark.parametrize("name", PICTURES)
def test_picture_of_each_kind_is_known_and_passes_even_for_a_withheld_place(name: str) -> None:
    content = draw.CLEAN[name]()
    picture = read_picture(content)
    assert (picture.width, picture.height) == (draw.WIDTH, draw.HEIGHT)
    assert picture.embedded == ()
    assert codes(name, content, decision="withheld") == []


POSITIONS = {
    "latitude": draw.exif(gps=[(0, 1, b"\2\3\0\0"), draw.LATITUDE]),
    "big end first": draw.exif(gps=[draw.LATITUDE_BIG], order=">"),
    "direction": draw.exif(gps=[(17, 5, struct.pack("<2I", 90, 1))]),
    "area": draw.exif(gps=[(28, 7, b"ASCII\0\0\0Tadmur")]),
    "beside other folders": draw.exif(
        (0x010F, 2, b"Maker\0"), camera=[(0x9003, 2, b"2015\0")], gps=[draw.LATITUDE]
    ),
    "tied to the ground": draw.exif((0x8482, 12, struct.pack("<6d", 0, 0, 0, 38.2, 34.5, 0))),
    "in words": draw.exif((0x010E, 2, b"at 34.55021, 38.27123\0")),
    "in the user's words": draw.exif(camera=[(0x9286, 7, b"ASCII\0\0\0" + b"34.55021, 38.27123")]),
    "in wide words": draw.exif(camera=[(0x9286, 7, b"UNICODE\0" + "34.55021, 38.27123".encode("utf-16-be"))]),
    "in words of Windows": draw.exif((0x9C9C, 1, "34.55021, 38.27123".encode("utf-16-le"))),
}
POSITION_PACKETS = {
    "attribute": draw.xmp('exif:GPSLatitude="34,33.1N"'),
    "element": draw.xmp(elements="<exif:GPSLatitude>34,33.1N</exif:GPSLatitude>"),
    "under another prefix": draw.xmp('odd:GPSLongitude="38,16.2E"'),
    "written with numbers": draw.xmp('dc:source="&#51;4.55021, 38.27123"'),
    "where it was taken": draw.xmp(
        elements="<e:LocationCreated><rdf:Bag><rdf:li><rdf:Description><exif:GPSLatitude>34,33N"
        "</exif:GPSLatitude></rdf:Description></rdf:li></rdf:Bag></e:LocationCreated>"
    ),
    "in a caption": draw.xmp(
        elements='<dc:description><rdf:Alt><rdf:li xml:lang="x-default">34.55021, 38.27123</rdf:li></rdf:Alt>'
        "</dc:description>"
    ),
}
DEVICES = {
    "serial number": draw.exif(camera=[(0xA431, 2, b"0123456\0")]),
    "of the lens": draw.exif(camera=[(0xA435, 2, b"0123456\0")]),
    "owner": draw.exif(camera=[(0xA430, 2, b"A. Witness\0")]),
    "notes of the maker": draw.exif(camera=[(0x927C, 7, b"Nikon\0\2\x10\0\0" + bytes(range(64)))]),
    "folder of the owner": draw.exif((0x0131, 2, b"/home/a.witness/gate.xcf\0")),
}
DEVICE_PACKETS = {
    "serial number": draw.xmp('aux:SerialNumber="0123456"'),
    "of the lens": draw.xmp('exif:LensSerialNumber="0123456"'),
    "owner": draw.xmp('aux:OwnerName="A. Witness"'),
    "folder of the owner": draw.xmp('dc:source="C:\\Users\\A. Witness\\gate.psd"'),
}
BASE64 = base64.b64encode(draw.jpeg()).decode()
TALK = {
    "artist": draw.exif((0x013B, 2, b"A. Witness\0")),
    "author of Windows": draw.exif((0x9C9D, 1, "A. Witness".encode("utf-16-le"))),
    "address": draw.exif((0x8298, 2, b"witness@example.org\0")),
    "thumbnail": draw.exif(thumbnail=draw.jpeg()),
}
TALK_PACKETS = {
    "who is shown": draw.xmp(
        elements="<e:PersonInImage><rdf:Bag><rdf:li>A. Witness</rdf:li></rdf:Bag></e:PersonInImage>"
    ),
    "face": draw.xmp(
        elements='<mwg:Regions rdf:parseType="Resource"><mwg:RegionList><rdf:Bag><rdf:li>'
        '<rdf:Description mwg:Name="A. Witness" mwg:Type="Face"/></rdf:li></rdf:Bag></mwg:RegionList>'
        "</mwg:Regions>"
    ),
    "creator": draw.xmp(elements="<dc:creator><rdf:Seq><rdf:li>A. Witness</rdf:li></rdf:Seq></dc:creator>"),
    "telephone": draw.xmp('core:CiTelWork="555 0100"'),
    "thumbnail": draw.xmp(f'img:image="{BASE64}"'),
    "whole picture": draw.xmp(f'xmp:Data="{BASE64}"'),
}


def cases(exifs: dict[str, bytes], packets: dict[str, bytes]) -> list[object]:
    return [
        pytest.param(name, content, id=f"{what}: {way} in {name}")
        for blocks, key in ((exifs, "exif"), (packets, "xmp"))
        for what, block in blocks.items()
        for way, name, content in carriers(**{key: block})
    ]


@pytest.mark.parametrize(("name", "content"), cases(POSITIONS, POSITION_PACKETS))
def test_position_is_found_wherever_it_stands(name: str, content: bytes) -> None:
    assert codes(name, content) == ["HD711"]


@pytest.mark.parametrize(("name", "content"), cases(DEVICES, DEVICE_PACKETS))
def test_serial_number_and_owner_are_found_wherever_they_stand(name: str, content: bytes) -> None:
    assert codes(name, content) == ["HD712"]


@pytest.mark.parametrize(("name", "content"), cases(TALK, TALK_PACKETS))
def test_names_addresses_and_small_copies_are_found_wherever_they_stand(name: str, content: bytes) -> None:
    assert codes(name, content) == ["HD713"]


IPTC = draw.photoshop((0x0404, draw.iptc((120, b"34.55021, 38.27123"))))


@pytest.mark.parametrize(
    ("code", "name", "content"),
    [
        ("HD711", "gate.jpg", draw.jpeg(draw.segment(0xFE, b"34.55021, 38.27123"))),
        ("HD711", "gate.jpg", in_photoshop(0x0404, draw.iptc((120, b"34.55021, 38.27123")))),
        ("HD711", "gate.jpg", in_photoshop(0x040B, b"near 34.55021, 38.27123")),
        ("HD713", "gate.jpg", in_photoshop(0x0404, draw.iptc((80, b"A. Witness")))),
        ("HD713", "gate.jpg", in_photoshop(0x0404, draw.iptc((118, b"at the hotel")))),
        ("HD713", "gate.jpg", in_photoshop(0x0404, draw.iptc((202, draw.jpeg())))),
        ("HD713", "gate.jpg", draw.jpeg(draw.application(0, b"JFIF\0\1\1\0\0\1\0\1\1\1\x80\x80\x80"))),
        ("HD711", "gate.jpg", draw.jpeg(draw.application(12, b"Ducky\0\2\0\x16" + b"34.55021, 38.27123"))),
        (
            "HD713",
            "gate.jpg",
            draw.jpeg(draw.application(2, b"ICC_PROFILE\0\1\1" + draw.profile(b"for me@example.org"))),
        ),
        ("HD711", "gate.png", draw.png(draw.raw_profile("iptc", IPTC))),
        ("HD711", "gate.png", draw.png(draw.raw_profile("8bim", IPTC))),
        ("HD711", "gate.png", draw.png(draw.words("Comment", b"34.55021, 38.27123"))),
        ("HD711", "gate.png", draw.png(draw.packed_words("Comment", b"x " * 999 + b"34.55021, 38.27123"))),
        ("HD711", "gate.png", draw.png(draw.international("Comment", "في 34.55021, 38.27123".encode()))),
        ("HD711", "gate.png", draw.png(draw.words("exif:GPSLatitude", b"34/1, 33/1, 0/1"))),
        ("HD712", "gate.png", draw.png(draw.words("exif:BodySerialNumber", b"0123456"))),
        ("HD713", "gate.png", draw.png(draw.words("Author", b"A. Witness"))),
        ("HD711", "gate.gif", draw.gif(draw.gif_comment(b"34.55021, 38.27123"))),
        ("HD713", "gate.avif", draw.avif(inside=draw.full_box(b"iref", draw.box(b"thmb", b"\0\2\0\1\0\1")))),
    ],
)
def test_what_only_one_format_can_hold_is_found(code: str, name: str, content: bytes) -> None:
    assert codes(name, content) == [code]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(("gate.jpg", draw.jpeg(draw.application(number, b"Something\0"))) for number in range(16)),
        ("gate.jpg", draw.jpeg(draw.application(2, b"MPF\0II*\0\x08\0\0\0"))),
        ("gate.jpg", draw.jpeg(draw.application(1, b"Exif\0\0no head"))),
        ("gate.jpg", draw.jpeg(draw.application(1, draw.XMP_HEAD + b"<no xml"))),
        (
            "gate.jpg",
            draw.jpeg(draw.application(1, draw.XMP_HEAD + b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        ),
        ("gate.jpg", draw.jpeg(*draw.extended_xmp(draw.xmp())[1:])),
        ("gate.jpg", draw.jpeg(*at_one_place(draw.xmp() + b"\n" * (len(draw.xmp()) % 2)))),
        ("gate.jpg", in_photoshop(0x0404, b"no field")),
        (
            "gate.jpg",
            draw.jpeg(draw.application(1, b"Exif\0\0" + draw.exif(camera=[(0xFE00, 7, bytes(range(99)))]))),
        ),
        ("gate.png", draw.png(draw.chunk(b"caBX", b"a seal"))),
        ("gate.png", draw.png(draw.chunk(b"prVt", b"private"))),
        ("gate.png", draw.png(draw.raw_profile("unheard-of", b"x"))),
        ("gate.png", draw.png(draw.chunk(b"zTXt", b"Comment\0\0not packed"))),
        ("gate.png", draw.png(draw.packed_words("Comment", bytes(5_000_000)))),
        ("gate.gif", draw.gif(draw.gif_application(b"UNHEARDOF01", draw.sub_blocks(b"x")))),
        ("gate.gif", draw.gif(draw.gif_application(b"NETSCAPE2.0", draw.sub_blocks(b"more than a count")))),
        ("gate.webp", draw.webp(draw.webp_chunk(b"NEW ", b"x"))),
        ("gate.avif", draw.avif(top=draw.box(b"uuid", b"x" * 20))),
        ("gate.avif", draw.avif(top=draw.box(b"moov", b""))),
        ("gate.avif", draw.avif(top=draw.box(b"free", b"not free"))),
        ("gate.avif", draw.avif(inside=draw.box(b"xml ", b"x"))),
        ("gate.avif", draw.avif((b"mime", b"text/plain\0", b"x"))),
        ("gate.avif", draw.avif((b"uri ", b"", b"x"))),
        ("gate.avif", draw.avif(unclaimed=b"hidden")),
        *((name, draw.CLEAN[name]() + b"a film") for name in PICTURES if name != "gate.avif"),
        ("gate.avif", draw.avif() + draw.box(b"mdat", b"a film")),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, content: bytes) -> None:
    assert codes(name, content) == ["HD315"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gate.jpg", draw.jpeg(draw.application(1, b"Exif\0\0" + draw.exif((0x0112, 3, b"\6\0"))))),
        ("gate.jpg", draw.jpeg(draw.application(14, b"Adobe\0\x64\0\0\0\0\1"))),
        (
            "gate.jpg",
            draw.jpeg(draw.application(2, b"ICC_PROFILE\0\1\1" + draw.profile(b"sRGB IEC61966-2.1"))),
        ),
        ("gate.jpg", draw.jpeg() + bytes(16)),
        ("gate.jpg", draw.jpeg(draw.application(1, b"Exif\0\0" + draw.exif(gps=[(0, 1, b"\2\3\0\0")])))),
        (
            "gate.jpg",
            draw.jpeg(
                draw.application(1, b"Exif\0\0" + draw.exif(gps=[(2, 5, bytes(24)), (4, 5, bytes(24))]))
            ),
        ),
        (
            "gate.png",
            draw.png(
                draw.chunk(b"pHYs", bytes(9)), draw.chunk(b"tIME", bytes(7)), draw.chunk(b"sRGB", b"\0")
            ),
        ),
        ("gate.gif", draw.gif(draw.gif_application(b"NETSCAPE2.0", draw.sub_blocks(b"\1\0\0")))),
        ("gate.webp", draw.webp(draw.webp_chunk(b"ICCP", draw.profile(b"sRGB")))),
        ("gate.avif", draw.avif(draw.avif_exif(draw.exif((0x0112, 3, b"\1\0"))))),
        ("gate.avif", draw.avif(top=draw.box(b"free", bytes(8)))),
        ("gate.JPEG", draw.jpeg()),
    ],
)
def test_what_only_tells_how_to_show_the_picture_may_stay(name: str, content: bytes) -> None:
    assert codes(name, content, decision="withheld") == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "gate.jpg",
            draw.jpeg(draw.application(1, b"Exif\0\0" + draw.exif((0x0131, 2, b"A program 2.10\0")))),
        ),
        (
            "gate.jpg",
            draw.jpeg(
                draw.application(1, b"Exif\0\0" + draw.exif(camera=[(0x9003, 2, b"2015:05:21 10:00:00\0")]))
            ),
        ),
        ("gate.jpg", draw.jpeg(draw.application(1, b"Exif\0\0" + draw.exif((0x013B, 2, b"Oriel TAMSIN\0"))))),
        (
            "gate.jpg",
            draw.jpeg(draw.application(1, draw.XMP_HEAD + draw.xmp('core:Location="Temple of Bel"'))),
        ),
        (
            "gate.jpg",
            in_photoshop(0x0404, draw.iptc((90, b"Tadmur"), (92, b"Temple of Bel"), (120, b"The gate."))),
        ),
        ("gate.jpg", draw.jpeg(draw.segment(0xFE, b"Lavc59.37.100"))),
        ("gate.png", draw.png(draw.words("date:create", b"2026-11-29T03:06:07+00:00"))),
        ("gate.gif", draw.gif(draw.gif_comment(b"Made with a program"))),
        ("gate.gif", draw.gif(draw.gif_xmp(draw.xmp('dc:format="image/gif"')))),
    ],
)
def test_plain_words_may_stay_unless_the_place_is_hidden(name: str, content: bytes) -> None:
    assert codes(name, content, "Oriel Tamsin, for the museum") == []
    assert codes(name, content, "Oriel Tamsin, for the museum", "generalised") == ["HD713"]
    assert codes(name, content, "Oriel Tamsin, for the museum", "withheld") == ["HD713"]


def test_everything_in_one_picture_is_one_finding_that_shows_no_value() -> None:
    block = draw.exif((0x013B, 2, b"A. Witness\0"), camera=[(0xA431, 2, b"0123456\0")], gps=[draw.LATITUDE])
    content = draw.jpeg(draw.application(1, b"Exif\0\0" + block), draw.application(2, b"MPF\0"))
    [fault] = find_faults("a gate.jpg", HeldPicture(len(content), content), "A. Photographer")
    assert fault.code == "HD711"
    assert fault.message == (
        "“a gate.jpg” holds a position (EXIF GPSLatitude), a serial number, an owner or the notes of the "
        "camera's maker (EXIF SerialNumber), an author whom the credit does not name (EXIF Artist) and what "
        "cannot be checked (APP2 MPF)."
    )
    assert fault.hint.endswith(
        "-overwrite_original -all= -tagsfromfile @ -Orientation -ColorSpaceTags 'a gate.jpg'"
    )
    assert "0123456" not in str(fault)
    assert "Witness" not in str(fault)


@pytest.mark.parametrize("name", PICTURES)
def test_picture_cut_off_anywhere_is_never_whole(name: str) -> None:
    content = draw.CLEAN[name]()
    for length in range(len(content)):
        assert {"HD310", "HD312"} & set(codes(name, content[:length])), length


@pytest.mark.parametrize("name", PICTURES)
def test_kind_and_name_must_agree(name: str) -> None:
    for other in PICTURES:
        assert codes(other, draw.CLEAN[name]()) == ([] if other == name else ["HD311"])
    assert codes("gate", draw.CLEAN[name]()) == codes("gate.svg", draw.CLEAN[name]()) == ["HD311"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"\0\0\0\0", "empty"),
        (b"<!DOCTYPE html><html><script>1</script>", "a web page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing, which can hold programs"),
        (b"II*\0\x08\0\0\0", "a TIFF picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0heicmif1", "an HEIC picture, which most browsers cannot show"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "a film"),
        (b"%PDF-1.7", "a PDF"),
        (b"version https://git-lfs.github.com/spec/v1", "a pointer to a file that Git LFS holds elsewhere"),
        (b"just words", "not the file of a picture"),
    ],
)
def test_what_is_no_picture_is_called_by_its_name(content: bytes, what: str) -> None:
    [fault] = find_faults("gate.png", HeldPicture(len(content), content))
    assert fault.code == "HD310"
    assert fault.message == f"“gate.png” is {what}."
    assert "JPEG, PNG, GIF, WebP or AVIF" in fault.hint


def test_size_has_limits_that_are_met_exactly() -> None:
    most = draw.png() + bytes(LARGEST_PICTURE - len(draw.png()))
    assert codes("gate.png", most) == []
    assert codes("gate.png", most + b"\0") == ["HD313"]
    for name, drawn in (("gate.png", draw.png), ("gate.jpg", draw.jpeg), ("gate.webp", draw.webp)):
        assert codes(name, drawn(width=LONGEST_SIDE)) == []
        assert codes(name, drawn(width=LONGEST_SIDE + 1)) == ["HD314"]
        assert codes(name, drawn(height=LONGEST_SIDE + 1)) == ["HD314"]
    assert codes("gate.gif", draw.gif(width=LONGEST_SIDE + 1, height=1)) == ["HD314"]
    assert codes("gate.avif", draw.avif(height=LONGEST_SIDE + 1)) == ["HD314"]


@pytest.mark.parametrize("name", ["gate.png", "gate.gif", "gate.jpg", "gate.avif"])
def test_picture_without_pixels_is_not_whole(name: str) -> None:
    content = draw.CLEAN[name](width=0) if name != "gate.jpg" else draw.jpeg(height=0)
    assert "HD312" in codes(name, content)


def test_a_part_that_was_changed_on_the_way_is_found() -> None:
    content = bytearray(draw.png())
    content[-20] ^= 1
    assert codes("gate.png", bytes(content)) == ["HD312"]


# Hostile bytes

STARTS = [b"\xff\xd8\xff", draw.PNG_HEAD, b"GIF89a", b"RIFF\x40\0\0\0WEBP", b"\0\0\0\x18ftypavif\0\0\0\0avif"]
WITH_EVERYTHING = [
    draw.jpeg(
        draw.application(1, b"Exif\0\0" + draw.exif(gps=[draw.LATITUDE], thumbnail=draw.jpeg())),
        draw.application(1, draw.XMP_HEAD + draw.xmp('exif:GPSLatitude="1"')),
        *draw.extended_xmp(draw.xmp()),
        draw.application(13, b"Photoshop 3.0\0" + IPTC),
        draw.application(2, b"ICC_PROFILE\0\1\1" + draw.profile(b"sRGB")),
    ),
    draw.png(
        draw.chunk(b"eXIf", POSITIONS["area"]), draw.raw_profile("iptc", IPTC), draw.international("a", b"b")
    ),
    draw.gif(draw.gif_xmp(draw.xmp()), draw.gif_comment(b"words")),
    draw.webp(draw.webp_chunk(b"EXIF", POSITIONS["latitude"]), draw.webp_chunk(b"XMP ", draw.xmp())),
    draw.avif(draw.avif_exif(POSITIONS["latitude"]), draw.avif_xmp(draw.xmp())),
]


@given(st.sampled_from([b"", *STARTS]), st.binary(max_size=400))
@example(b"\xff\xd8\xff", b"\xda\0\2")
def test_no_bytes_stop_the_reader(start: bytes, rest: bytes) -> None:
    assert isinstance(read_picture(start + rest), Picture)


@given(st.sampled_from(WITH_EVERYTHING), st.data())
def test_no_change_of_a_picture_stops_the_reader(content: bytes, data: st.DataObject) -> None:
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 4))
        changed[at : at + 4] = data.draw(st.binary(min_size=0, max_size=8))
    assert isinstance(read_picture(bytes(changed)), Picture)


def many_chunks(number: int) -> bytes:
    return draw.png(draw.words("a", b"") * number)


def many_blocks(number: int) -> bytes:
    return draw.png(draw.chunk(b"eXIf", POSITIONS["latitude"]) * number)


def many_segments(number: int) -> bytes:
    return draw.jpeg(draw.segment(0xFE, b"") * number, *draw.extended_xmp(bytes(number), size=1))


def many_marks(number: int) -> bytes:
    return draw.jpeg()[:-2] + b"\xff\0\xff\xff\xd0" * number + b"\xff\xd9"


def many_sub_blocks(number: int) -> bytes:
    return draw.gif(b"\x21\xfe" + b"\1a" * number + b"\0")


def many_boxes(number: int) -> bytes:
    return draw.avif(top=draw.box(b"free", b"") * number, inside=draw.box(b"idat", b"a") * number)


def many_extents(number: int) -> bytes:
    """Items whose places take no bytes, each so often as a number of two bytes can say."""
    items = b"".join(struct.pack(">HHH", item % 65536, 0, 65535) for item in range(number))
    places = draw.full_box(b"iloc", b"\0\0" + struct.pack(">H", min(number, 65535)) + items)
    return draw.avif(inside=places)


def folder_in_a_circle(number: int) -> bytes:
    return draw.png(
        draw.chunk(
            b"eXIf", b"II*\0\x08\0\0\0\1\0" + struct.pack("<HHIII", 0x8769, 4, 1, 8, 8) + bytes(number)
        )
    )


def one_value_many_times(number: int) -> bytes:
    """Fields that all name the same bytes."""
    size = 12 * number
    fields = b"".join(struct.pack("<HHII", 0x010E, 2, size, 8) for _ in range(min(number, 65535)))
    return draw.png(
        draw.chunk(b"eXIf", b"II*\0\x08\0\0\0" + struct.pack("<H", min(number, 65535)) + fields + bytes(4))
    )


def deep_elements(number: int) -> bytes:
    return draw.webp(draw.webp_chunk(b"XMP ", b"<a>" * number + b"x" + b"</a>" * number))


def one_long_name(number: int) -> bytes:
    name = b"a" * number
    return draw.webp(draw.webp_chunk(b"XMP ", b"<" + name + b">" + b"x<b/>" * number + b"</" + name + b">"))


def nested_pictures(number: int) -> bytes:
    content = draw.jpeg()
    for _ in range(min(number, 100)):
        content = draw.png(draw.chunk(b"eXIf", draw.exif(thumbnail=content)))
    return content


HOSTILE = [
    many_chunks,
    many_blocks,
    many_segments,
    many_marks,
    many_sub_blocks,
    many_boxes,
    many_extents,
    folder_in_a_circle,
    one_value_many_times,
    deep_elements,
    one_long_name,
    nested_pictures,
]


def steps(content: bytes) -> int:
    """How many calls reading the picture takes: a measure that no other load on the machine changes."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read_picture(content)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("make", HOSTILE)
def test_hostile_picture_takes_steps_in_proportion_to_its_length(make: Callable[[int], bytes]) -> None:
    small, large = make(1000), make(4000)
    assert steps(large) <= 5 * steps(small) + 1000
    assert steps(large) <= 25 * len(large)


def test_position_behind_a_thousand_blocks_is_not_lost_without_a_word() -> None:
    picture = read_picture(many_blocks(1100))
    assert picture.damage or {Revealed.UNREAD} <= {each.meaning for each in picture.embedded}
