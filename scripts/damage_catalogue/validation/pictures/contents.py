"""What is found in the file of a picture besides the picture, and how its bytes are read without trust.

Each format has a reader: a function of the bytes and a `Contents`, to which it adds what it finds. Blocks of
another format inside (an Exif block in a JPEG, a small JPEG in that) are not read on the spot but put aside
with `put`, so that nothing recurses, however often a hostile file nests.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, NamedTuple


class Revealed(Enum):
    """What a piece of metadata says about the world."""

    POSITION = "a position"
    DEVICE = "what tells which camera, or whose, it was"
    PERSON = "the name of a person who is shown"
    AUTHOR = "the name of an author"
    CONTACT = "how somebody can be reached"
    PLACE = "the name of a place"
    COPY = "a small copy of the picture"
    TEXT = "other words"
    PROFILE = "words of a colour profile"
    UNREAD = "a part that cannot be read"


class Embedded(NamedTuple):
    """One thing that the file says besides the picture: `where` as metadata tools name it, `text` if any."""

    meaning: Revealed
    where: str
    text: str = ""


Format = Literal["picture", "exif", "xmp", "photoshop", "iptc", "profile"]


class Block(NamedTuple):
    """Bytes of a format of their own, found at `where`, so many pictures deep."""

    format: Format
    where: str
    content: bytes
    depth: int


class DamagedError(Exception):
    """The bytes are not what their format asks for; says how, to follow "the file"."""


class TooMuchError(Exception):
    """The file makes its reader look at the same bytes over and over."""


MOST_DEPTH = 8
MOST_BLOCKS = 1000
_LONGEST_WHERE = 80


@dataclass(slots=True)
class Contents:
    """Collects what is found; `allowance` is how many bytes may still be looked at."""

    allowance: int
    where: str = ""
    depth: int = 0
    found: dict[Embedded, None] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    put_aside: int = 0

    def add(self, meaning: Revealed, where: str, text: str = "") -> None:
        """Notes what is found in the part of the picture called `where`. Raises TooMuchError."""
        self.spend(len(text))
        self.found.setdefault(Embedded(meaning, self.place(where), text.strip("\0\t\n\r ")))

    def put(self, format: Format, where: str, content: bytes) -> None:
        """Puts bytes aside to be read later by the reader of their own format."""
        self.spend(len(content) + 1)
        self.put_aside += 1
        if self.depth >= MOST_DEPTH or self.put_aside > MOST_BLOCKS:
            self.add(Revealed.UNREAD, where)
        else:
            self.blocks.append(Block(format, self.place(where), content, self.depth + 1))

    def place(self, where: str) -> str:
        """The part of the picture, with the parts that it is in, cut to a length that a message can show."""
        return " ".join(filter(None, (self.where, where)))[:_LONGEST_WHERE]

    def spend(self, number: int) -> None:
        """Counts bytes that are about to be looked at. Raises TooMuchError when there were too many."""
        self.allowance -= number
        if self.allowance < 0:
            raise TooMuchError


@dataclass(slots=True)
class Cursor:
    """Reads bytes from left to right; whoever asks for more than there are gets a DamagedError."""

    content: bytes
    at: int = 0
    order: Literal["big", "little"] = "big"

    def __bool__(self) -> bool:
        return self.at < len(self.content)

    @property
    def left(self) -> int:
        """How many bytes there are still."""
        return len(self.content) - self.at

    def take(self, length: int) -> bytes:
        """The next bytes, exactly `length` of them. Raises DamagedError where there are fewer."""
        if length > self.left:
            raise DamagedError("ends too early")
        self.at += length
        return self.content[self.at - length : self.at]

    def number(self, length: int) -> int:
        """The next `length` bytes as a whole number without a sign. Raises DamagedError."""
        return int.from_bytes(self.take(length), self.order)

    def rest(self) -> bytes:
        """All bytes that are left."""
        return self.take(self.left)


PADDING = b"\0\t\n\r "


def note_what_follows(content: bytes, at: int, contents: Contents) -> None:
    """Bytes behind the end of a picture: a film, a second picture, anything; blanks and zeros are nothing."""
    if content[at:].strip(PADDING):
        contents.add(Revealed.UNREAD, "data behind the end of the picture")
