"""A translated page keeps step with its original: the same sections, tables, figures, examples and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from damage_catalogue.language import language_for

ROOT = Path(__file__).parents[2]
ENGLISH, ARABIC = ROOT / "docs" / "guide", ROOT / "docs" / "ar" / "guide"
IN_ENGLISH_ONLY = {"commands.md", "languages.md"}
"""Pages for people at an English command line, and for those who translate from English."""

TRANSLATED = sorted(page.name for page in ARABIC.glob("*.md"))
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "fenced_code"]

MONTHS = [tuple(language_for("ar").month_name(month).split("/")) for month in range(1, 13)]
"""Each month has two names in use; both are written, the Levantine first."""


@dataclass(slots=True)
class Section:
    """What a section has that is the same in every language."""

    id: str
    rows: list[int] = field(default_factory=list)
    """How many rows each of its tables has."""
    figures: Counter[int] = field(default_factory=Counter)
    code: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)


class Sections(HTMLParser):
    """A page cut at its headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = [Section("")]
        self._in_code = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.found.append(Section(given.get("id") or ""))
        elif tag == "table":
            self.found[-1].rows.append(0)
        elif tag == "tr":
            self.found[-1].rows[-1] += 1
        elif tag == "code":
            self._in_code = True
        elif tag == "a" and "://" not in (link := given.get("href") or ""):
            self.found[-1].links[link] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "code":
            self._in_code = False

    def handle_data(self, data: str) -> None:
        if self._in_code:
            self.found[-1].code[data] += 1
        else:
            self.found[-1].figures.update(map(int, re.findall(r"\d+", data)))


def sections(page: Path) -> list[Section]:
    return Sections(markdown.markdown(page.read_text("utf-8"), extensions=EXTENSIONS)).found


def differences(original: Sequence[Section], translation: Sequence[Section]) -> list[str]:
    """What one page says and the other does not, a line each."""
    ids, ours = [one.id for one in original], [one.id for one in translation]
    if ids != ours:
        return [f"headings: the English page has {ids}, the Arabic one {ours}"]
    found = []
    for one, other in zip(original, translation, strict=True):
        if one.rows != other.rows:
            found.append(f"#{one.id}: tables of {one.rows} rows in English, of {other.rows} in Arabic")
        for what in ("figures", "code", "links"):
            english, arabic = getattr(one, what), getattr(other, what)
            if english != arabic:
                found.append(
                    f"#{one.id}: {what}: only in English {sorted((english - arabic).elements())}, "
                    f"only in Arabic {sorted((arabic - english).elements())}"
                )
    return found


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_translated_page_says_the_same_as_its_original(name: str) -> None:
    found = differences(sections(ENGLISH / name), sections(ARABIC / name))
    assert found == [], (
        f"docs/guide/{name} and docs/ar/guide/{name} are out of step; change both:\n" + "\n".join(found)
    )


def test_every_page_of_the_guide_is_translated() -> None:
    assert {page.name for page in ENGLISH.glob("*.md")} - IN_ENGLISH_ONLY == set(TRANSLATED)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("## A {#a}\n\nIn 2016, `x`.", "figures: only in English [2015], only in Arabic [2016]"),
        ("## A {#a}\n\nIn 2015, `y`.", "code: only in English ['x'], only in Arabic ['y']"),
        ("## A {#b}\n\nIn 2015, `x`.", "headings: "),
        ("## A {#a}\n\nIn 2015, `x`. [z](z.md)", "links: only in English [], only in Arabic ['z.md']"),
        (
            "## A {#a}\n\nIn 2015, `x`.\n\n| t |\n|---|\n| u |",
            "tables of [] rows in English, of [2] in Arabic",
        ),
    ],
)
def test_a_change_of_one_page_alone_is_told(changed: str, told: str) -> None:
    def read(text: str) -> list[Section]:
        return Sections(markdown.markdown(text, extensions=EXTENSIONS)).found

    (difference,) = differences(read("## A {#a}\n\nIn 2015, `x`."), read(changed))
    assert told in difference


@pytest.mark.parametrize("name", TRANSLATED)
def test_arabic_months_carry_both_names(name: str) -> None:
    text = (ARABIC / name).read_text("utf-8")
    for levantine, international in MONTHS:
        assert re.findall(rf"(?<!\w){levantine}(?!/{international}|\w)(?= \d|/)", text) == []
        assert re.findall(rf"(?<!{levantine}/){international}", text) == []


def test_english_has_one_name_in_arabic() -> None:
    """Two spellings are in use; a reader and the search should meet one. Of the records a check says so."""
    folders = ("docs/ar", "docs/overrides", "schemas", "scripts")
    files = [
        file
        for folder in folders
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".html", ".j2", ".md", ".py", ".yaml"}
    ]
    assert len(files) > 100
    other = ("إنكليز", "انكليز", "انجليز", "بـالإنجليزية")
    assert [str(file) for file in files if any(word in file.read_text("utf-8") for word in other)] == []
