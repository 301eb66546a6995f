"""XMP (ISO 16684-1): properties as XML, in attributes or elements, whatever prefix a file gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from damage_catalogue.validation.pictures.contents import Contents, DamagedError, Revealed
from damage_catalogue.validation.pictures.properties import meaning_of_property

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_SYNTAX = frozenset({"about", "parsetype", "xmptk"})
_PICTURE = re.compile(r"\s*(?:/9j/|iVBORw0KGgo|R0lGOD|UklGR)")
"""How the base64 of a JPEG, PNG, GIF or WebP begins."""


def read_xmp(content: bytes, contents: Contents) -> None:
    """Adds what the packet says. Raises DamagedError."""
    _Reader(contents).read(content.strip(b"\0"))


class _Reader:
    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.names: list[str] = []
        self.in_regions: list[bool] = [False]
        """For each element above, and the file itself, whether it names the parts of the picture."""
        self.text: list[str] = []

    def read(self, content: bytes) -> None:
        # A packet never declares a document type; refusing one refuses entities that grow.
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text.append
        parser.CommentHandler = lambda text: self.contents.add(Revealed.TEXT, "XMP comment", text)
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartDoctypeDeclHandler = _refuse_document_type
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise DamagedError("is not XML") from error

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.flush()
        self.names.append(name)
        self.in_regions.append(self.in_regions[-1] or "regions" in name.lower())
        for attribute, value in attributes.items():
            self.take(attribute, value)

    def end(self, name: str) -> None:
        self.flush()
        self.names.pop()
        self.in_regions.pop()

    def flush(self) -> None:
        text = "".join(self.text)
        self.text.clear()
        if text.strip() and self.names:
            self.take(self.property(), text)

    def property(self) -> str:
        """The property that the text belongs to: the nearest element that is no bag, list or entry."""
        near = self.names[:-5:-1]
        return next((name for name in near if not name.startswith(_RDF)), near[0])

    def take(self, name: str, text: str) -> None:
        self.contents.spend(len(name))
        space, _, local = name.rpartition(" ")
        lower = local.lower()
        if not text.strip() or lower in _SYNTAX or space == _XML:
            return
        if _PICTURE.match(text) or (lower == "image" and "xap/1.0/g/img" in space):
            self.contents.add(Revealed.COPY, f"XMP {local}")
            return
        if lower == "name" and self.in_regions[-1]:  # so programs name the people they recognise
            self.contents.add(Revealed.PERSON, f"XMP region {local}", text)
            return
        self.contents.add(meaning_of_property(local), f"XMP {local}", text)

    def instruction(self, target: str, text: str) -> None:
        if target != "xpacket":
            self.contents.add(Revealed.TEXT, f"XMP {target}", text)


def _refuse_document_type(*_: object) -> None:
    raise DamagedError("declares a document type")
