"""A page or a source for reference managers: as BibTeX, RIS and CSL-JSON, all from one description.

Each format escapes at output what it would read as a sign of its own. Files are UTF-8.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from damage_catalogue.language import Language
from damage_catalogue.publishing.links import web_address
from damage_catalogue.records.edtf import Edtf
from damage_catalogue.records.model import About, Author, Source

Files = tuple[tuple[str, bytes], ...]

FORMATS: Mapping[str, str] = {"cite.bib": "BibTeX", "cite.ris": "RIS", "cite.json": "CSL-JSON"}
"""The files that stand beside a page, and what their formats are called in every language."""


@dataclass(frozen=True, slots=True)
class CitedDate:
    """A date as bibliographies can count with it: one or two of (year, month, day), each as far as known.

    `words` say the same, or all there is to say where `parts` are empty.
    """

    words: str
    parts: tuple[tuple[int, ...], ...] = ()
    season: int | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class CitedWork:
    """What is cited. `type` is a CSL 1.0.2 item type; texts are as in the records, unescaped."""

    id: str
    type: str
    title: str | None
    author: tuple[Author, ...] = ()
    container_title: str | None = None
    publisher: str | None = None
    issued: CitedDate | None = None
    accessed: CitedDate | None = None
    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    page: str | None = None
    version: str | None = None
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    language: str | None = None
    note: str | None = None


def source_as_work(source: Source, publisher: str, language: Language) -> CitedWork:
    """The source itself, as its record describes it."""
    return CitedWork(
        id=f"sources/{source.id}",
        type=source.type.id,
        title=source.title,
        author=source.author,
        container_title=source.container_title,
        publisher=publisher,
        issued=cited_date(source.issued, language),
        accessed=cited_date(source.accessed, language),
        volume=source.volume,
        issue=source.issue,
        number=source.number,
        page=source.page,
        url=web_address(source.url),
        doi=source.doi,
        isbn=source.isbn,
        language=source.language,
    )


def page_as_work(about: About, language: Language, id: str, title: str, url: str | None) -> CitedWork:
    """A page of the catalogue, as an entry of its present version. `url` is complete, or None."""
    return CitedWork(
        id=id,
        type="entry",
        title=title,
        container_title=language.plain(about.title),
        publisher=language.plain(about.publisher) if about.publisher else None,
        version=about.version,
        url=url,
        language=language.tag,
        note=about.licence,
    )


_SINGLE = re.compile(r"(?!0000)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)").fullmatch


def cited_date(date: Edtf | None, language: Language) -> CitedDate | None:
    """Days, months, years, seasons and closed intervals in numbers; every other EDTF date in words alone."""
    if date is None:
        return None
    words = language.date(date)
    found = [_SINGLE(end) for end in date.text.split("/")]
    numbers = [tuple(int(part) for part in one.groups()[:3] if part) for one in found if one]
    about = any(one[4] for one in found if one)
    if len(numbers) < len(found) or len(numbers) > 2:
        return CitedDate(words)
    months = [one[1] for one in numbers if len(one) > 1]
    if all(1 <= month <= 12 for month in months):
        return CitedDate(words, tuple(numbers), about=about)
    if len(numbers) == 1 and 21 <= months[0] <= 24:
        return CitedDate(words, (numbers[0][:1],), season=months[0] - 20, about=about)
    return CitedDate(words)


def cite_files(work: CitedWork) -> Files:
    """The work in every format, under the names of `FORMATS`."""
    writers = (to_bibtex, to_ris, to_csl_json)
    return tuple((name, write(work).encode()) for name, write in zip(FORMATS, writers, strict=True))


_NOT_PLAIN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def _on_one_line(text: str) -> str:
    return _NOT_PLAIN.sub(" ", text).strip()


# CSL-JSON


def to_csl_json(work: CitedWork) -> str:
    """A list of one item, after the CSL data schema 1.0.2."""
    fields: dict[str, Any] = {
        "id": work.id,
        "type": work.type,
        "title": work.title,
        "author": [_csl_name(author) for author in work.author],
        "container-title": work.container_title,
        "publisher": work.publisher,
        "issued": _csl_date(work.issued),
        "accessed": _csl_date(work.accessed),
        "volume": work.volume,
        "issue": work.issue,
        "number": work.number,
        "page": work.page,
        "version": work.version,
        "URL": work.url,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "language": work.language,
        "note": work.note,
    }
    item = {name: value for name, value in fields.items() if value}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _csl_name(author: Author) -> dict[str, str]:
    names = {"family": author.family, "given": author.given, "literal": author.literal}
    return {key: name for key, name in names.items() if name is not None}


def _csl_date(date: CitedDate | None) -> dict[str, Any] | None:
    if date is None:
        return None
    if not date.parts:
        return {"literal": date.words}
    fields: dict[str, Any] = {"date-parts": [list(part) for part in date.parts]}
    if date.season:
        fields["season"] = date.season
    if date.about:
        fields["circa"] = True
    return fields


# BibTeX

_BIBTEX_SIGNS = {
    ord(sign): word
    for sign, word in {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces even after a backslash, so none of a text may stay one.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
    }.items()
}
_BIBTEX_TYPES = {
    "article-journal": ("article", "journal"),
    "article-magazine": ("article", "journal"),
    "article-newspaper": ("article", "journal"),
    "book": ("book", "series"),
    "chapter": ("incollection", "booktitle"),
    "entry": ("incollection", "booktitle"),
    "entry-encyclopedia": ("incollection", "booktitle"),
    "report": ("techreport", "series"),
    "thesis": ("phdthesis", "series"),
}
_BIBTEX_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_MISCELLANEOUS = ("misc", "howpublished")
_A_WORD_BETWEEN_AUTHORS = re.compile(r",|\band\b", re.IGNORECASE).search


def to_bibtex(work: CitedWork) -> str:
    """One entry that classic BibTeX and biblatex read; its key is the id with colons for slashes."""
    kind, container = _BIBTEX_TYPES.get(work.type, _MISCELLANEOUS)
    fields: dict[str, str | None] = {
        # A second pair of braces keeps capital letters as they are.
        "title": _in_braces(work.title),
        "author": " and ".join(map(_bibtex_name, work.author)) or None,
        container: _bibtex(work.container_title),
        _BIBTEX_PUBLISHERS.get(kind, "publisher"): _bibtex(work.publisher),
        "date": _iso(work.issued),
        "year": _bibtex_year(work.issued),
        "urldate": _iso(work.accessed),
        "volume": _bibtex(work.volume),
        "number": _bibtex(work.issue or work.number),
        "pages": _bibtex(work.page),
        "version": _bibtex(work.version),
        # Both are read letter by letter. A web address holds no brace; a DOI may.
        "url": work.url,
        "doi": work.doi and work.doi.replace("{", "%7B").replace("}", "%7D"),
        "isbn": _bibtex(work.isbn),
        "langid": _bibtex(work.language),
        "note": _bibtex(work.note),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return ",\n".join([f"@{kind}{{{work.id.replace('/', ':')}", *lines]) + "\n}\n"


def _bibtex(text: str | None) -> str | None:
    return None if text is None else _on_one_line(text).translate(_BIBTEX_SIGNS)


def _in_braces(text: str | None) -> str | None:
    return None if text is None else f"{{{_bibtex(text)}}}"


def _bibtex_name(author: Author) -> str:
    if author.literal is not None:
        return f"{{{_bibtex(author.literal)}}}"
    names = [name for name in (author.family, author.given) if name]
    return ", ".join(
        f"{{{_bibtex(name)}}}" if _A_WORD_BETWEEN_AUTHORS(name) else f"{_bibtex(name)}" for name in names
    )


def _iso(date: CitedDate | None) -> str | None:
    if date is None or not date.parts:
        return None
    ends = [
        "-".join(f"{part:0{4 if index == 0 else 2}}" for index, part in enumerate(one)) for one in date.parts
    ]
    return "/".join(f"{end}~" if date.about else end for end in ends)


def _bibtex_year(date: CitedDate | None) -> str | None:
    if date is None:
        return None
    return str(date.parts[0][0]) if date.parts else _bibtex(date.words)


# RIS

_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry": "DATA",
    "entry-encyclopedia": "ENCYC",
    "graphic": "FIGURE",
    "legal_case": "CASE",
    "legislation": "STAT",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}


def to_ris(work: CitedWork) -> str:
    """One reference, a line for each field, ended as the format asks: CR LF."""
    return "".join(f"{tag}  - {_on_one_line(value)}\r\n" for tag, value in _ris_fields(work))


def _ris_fields(work: CitedWork) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES.get(work.type, "GEN")
    for author in work.author:
        yield "AU", author.literal or ", ".join(name for name in (author.family, author.given) if name)
    single: tuple[tuple[str, str | None], ...] = (
        ("ID", work.id),
        ("TI", work.title),
        ("T2", work.container_title),
        ("PB", work.publisher),
        ("PY", str(work.issued.parts[0][0]) if work.issued and work.issued.parts else None),
        ("DA", _ris_date(work.issued)),
        ("VL", work.volume),
        ("IS", work.issue),
        ("M1", work.number),
        ("SP", work.page),
        ("ET", work.version),
        ("SN", work.isbn),
        ("DO", work.doi),
        ("UR", work.url),
        ("Y2", _ris_date(work.accessed)),
        ("LA", work.language),
        ("N1", work.note),
    )
    for tag, value in single:
        if value:
            yield tag, value
    yield "ER", ""


def _ris_date(date: CitedDate | None) -> str | None:
    """“2016/03/25”; in words, after a third slash, what numbers cannot say."""
    if date is None:
        return None
    if not date.parts:
        return f"///{date.words}"
    year, month, day = (*(f"{part:02}" for part in date.parts[0]), "", "")[:3]
    exact = len(date.parts) == 1 and not date.about and date.season is None
    return f"{year:0>4}/{month}/{day}/{'' if exact else date.words}"
