"""Pictures that records name are there, are what they seem, and give away neither places nor people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from shlex import quote
from typing import NamedTuple

from damage_catalogue.records.model import Image, Site
from damage_catalogue.scanning.contacts import find_contacts
from damage_catalogue.scanning.normalised import normalise
from damage_catalogue.validation.finding import Finding, HeldPicture, Whole
from damage_catalogue.validation.pictures import Embedded, Picture, Revealed, read_picture
from damage_catalogue.validation.pictures.kinds import ENDINGS, describe_other
from damage_catalogue.validation.rules.privacy import find_coordinates
from damage_catalogue.validation.wording import listed, quoted

LARGEST_PICTURE = 3_000_000
"""Bytes. A photograph as wide as the widest screen shows it, saved as a JPEG, takes about a third of that."""

LONGEST_SIDE = 4096
"""Pixels. However few bytes a picture takes, a telephone has to hold it unpacked: four bytes a pixel."""

_MOST_NAMED = 4


class Fault(NamedTuple):
    """One thing wrong with a picture, before it is known who names it."""

    code: str
    message: str
    hint: str


def check_pictures(whole: Whole) -> Iterator[Finding]:
    """Every picture that a site names is in the repository, and fit to be published."""
    for entry in whole.of_kind("sites"):
        site = entry.record
        assert isinstance(site, Site), "entries of kind sites hold sites"
        for number, image in enumerate(site.images):
            if image.file is not None:
                for fault in _faults_of(image, image.file, _decision(site, whole), whole):
                    yield Finding(
                        fault.code, entry.file, ("images", number, "file"), fault.message, fault.hint
                    )


def _faults_of(image: Image, name: str, decision: str, whole: Whole) -> Iterator[Fault]:
    if (picture := whole.pictures.get(name)) is None:
        message = f"There is no picture {quoted(name)} in this repository."
        hint = "Check the path from the top of the repository, and that the file was added, too."
        yield Fault("HD309", message, hint)
    else:
        yield from find_faults(name, picture, image.credit, decision)


def _decision(site: Site, whole: Whole) -> str:
    """`public`, `generalised` or `withheld`: the first word of the site, or of one it is part of, that hides.

    A picture of a part shows the whole, too.
    """
    seen: set[str] = set()
    step: Site | None = site
    while step is not None and step.id not in seen:
        if step.location and step.location.sensitivity.id != "public":
            return step.location.sensitivity.id
        seen.add(step.id)
        step = whole.catalogue.sites.get(step.part_of or "")
    return "public"


def find_faults(
    name: str, held: HeldPicture, credit: str | None = None, decision: str = "public"
) -> Iterator[Fault]:
    """What is wrong with the picture called `name`, of a place whose position is shown by this `decision`.

    `credit` names its author; None where no record says who made it.
    """
    if held.size > LARGEST_PICTURE:
        yield _too_large(name, held.size)
        return
    picture = read_picture(held.content)
    if picture.kind is None:
        message = f"{quoted(name)} is {describe_other(held.content)}."
        yield Fault("HD310", message, f"Pages show {listed(ENDINGS)}. {_EXPORT} as one of these.")
        return
    yield from _check_form(name, picture)
    yield from _check_embedded(name, picture, credit, decision)


_EXPORT = "Open the picture in a program for pictures and export it"


def _too_large(name: str, size: int) -> Fault:
    limit = f"{LARGEST_PICTURE / 1_000_000:.0f} MB"
    message = f"{quoted(name)} has {size / 1_000_000:.1f} MB; a picture on a page has {limit} at most."
    hint = f"{_EXPORT} smaller: 2,000 pixels on the longer side are plenty. Link to the large one."
    return Fault("HD313", message, hint)


def _check_form(name: str, picture: Picture) -> Iterator[Fault]:
    assert picture.kind is not None, "only what is a picture has a form"
    endings = ENDINGS[picture.kind]
    if not name.lower().endswith(endings):
        message = f"{quoted(name)} is a {picture.kind} by its content, but its name says otherwise."
        yield Fault("HD311", message, f"Rename it so that it ends in {listed(endings)}, here and as a file.")
    if picture.damage:
        hint = f"Copy the file again from where you have it. {_EXPORT} anew if that does not help."
        yield Fault("HD312", f"{quoted(name)} {picture.damage}.", hint)
    if max(picture.width, picture.height) > LONGEST_SIDE:
        message = f"{quoted(name)} has {picture.width:,} × {picture.height:,} pixels."
        hint = f"A side has at most {LONGEST_SIDE:,}. {_EXPORT} smaller; link to the large one."
        yield Fault("HD314", message, hint)


_GROUPS: Mapping[Revealed, tuple[str, str]] = {
    Revealed.POSITION: ("HD711", "a position"),
    Revealed.DEVICE: ("HD712", "a serial number, an owner or the notes of the camera's maker"),
    Revealed.PERSON: ("HD713", "the name of somebody who is shown"),
    Revealed.AUTHOR: ("HD713", "an author whom the credit does not name"),
    Revealed.CONTACT: ("HD713", "an e-mail address, a telephone number or the like"),
    Revealed.COPY: (
        "HD713",
        "a small copy of itself, which may show what was cut away or made unrecognisable",
    ),
    Revealed.TEXT: ("HD713", "words, though its place is {decision}"),
    Revealed.UNREAD: ("HD315", "what cannot be checked"),
}
"""What gives something away, the gravest first: the code, and what the picture holds."""


def _check_embedded(name: str, picture: Picture, credit: str | None, decision: str) -> Iterator[Fault]:
    """One finding, since one step mends it all; its code is that of the gravest part.

    No value is shown: reports of the checks are public.
    """
    places: dict[Revealed, dict[str, None]] = {meaning: {} for meaning in _GROUPS}
    for each in picture.embedded:
        if meaning := _judge(each, credit, decision != "public"):
            places[meaning].setdefault(each.where)
    held = {meaning: list(found) for meaning, found in places.items() if found}
    if not held:
        return
    parts = [f"{_GROUPS[meaning][1].format(decision=decision)} ({_some(held[meaning])})" for meaning in held]
    code = next(_GROUPS[meaning][0] for meaning in held)
    yield Fault(code, f"{quoted(name)} holds {listed(parts, 'and')}.", _how_to_strip(name, code))


def _some(places: list[str]) -> str:
    more = len(places) - _MOST_NAMED
    return ", ".join(places[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _how_to_strip(name: str, code: str) -> str:
    keep = "-tagsfromfile @ -Orientation -ColorSpaceTags"
    hint = f"{_EXPORT} without metadata, or run: exiftool -overwrite_original -all= {keep} {quote(name)}"
    if code.startswith("HD7"):
        return f"If it is public already, tell whoever keeps the catalogue. {hint}"
    return hint


_FOLDER_OF_SOMEBODY = re.compile(r"[/\\](?:Users|home|Documents and Settings)[/\\]\w")


def _judge(each: Embedded, credit: str | None, is_hidden: bool) -> Revealed | None:
    """What a piece of metadata gives away; None where it may stay."""
    if found := _read_words(each.text, is_hidden):
        return found
    match each.meaning:
        case Revealed.PROFILE:
            return None
        case Revealed.AUTHOR if credit is None or _words(each.text) <= _words(credit):
            return Revealed.TEXT if is_hidden else None
        case Revealed.PLACE | Revealed.TEXT:
            return Revealed.TEXT if is_hidden else None
    return each.meaning


def _read_words(text: str, is_hidden: bool) -> Revealed | None:
    """The checks of the texts of records, asked about the words in a picture."""
    if find_coordinates(text, is_hidden):
        return Revealed.POSITION
    if any(find_contacts(normalise(text))):
        return Revealed.CONTACT
    return Revealed.DEVICE if _FOLDER_OF_SOMEBODY.search(text) else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
