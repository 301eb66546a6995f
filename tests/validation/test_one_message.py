"""One mistake, one message, at the line where it is mended: each done to a record as people write them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import RECORD_KINDS
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.retyping import retype
from damage_catalogue.validation.validate import validate
from damage_catalogue.validation.wording import with_article

MINI = Path(__file__).parents[1] / "data" / "mini"
TODAY = Day(2026, 11, 22)
TEMPLE = "sites/saltmere/temple-of-winds.yaml"

Found = list[Diagnostic]
Broken = Callable[..., Found]


def findings(root: Path) -> Found:
    return list(validate(Project(root), TODAY).diagnostics)


@pytest.fixture(scope="module")
def usual() -> set[tuple[str, str]]:
    """What is found in the catalogue before anybody breaks it."""
    return {(each.code, each.path) for each in findings(MINI)}


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    root: Path = shutil.copytree(MINI, tmp_path / "mini")
    return root


@pytest.fixture
def broken(mini: Path, usual: set[tuple[str, str]]) -> Broken:
    """What is found in addition once a record has been changed."""

    def run(name: str, change: Callable[[str], str]) -> Found:
        path = mini / "catalogue" / name
        before = path.read_text("utf-8")
        after = change(before)
        assert after != before, "the change changes something"
        path.write_bytes(after.encode())
        return [each for each in findings(mini) if (each.code, each.path) not in usual]

    return run


def put(old: str, new: str) -> Callable[[str], str]:
    """Puts `new` in the place of `old`, which stands in the record once at least, on its first occurrence."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def put_all(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


DESCRIPTION = "kind: temple\ndescription:\n  en: |\n    The temple stands in the west.\n    It has a hall.\n"
STATEMENT = "  - id: significance\n    kind: significance\n"

MISTAKES: dict[str, tuple[Callable[[str], str], str, int]] = {
    "an unfinished merge": (
        put("kind: temple\n", "<<<<<<< HEAD\nkind: temple\n=======\nkind: tomb\n>>>>>>> main\n"),
        "HD126",
        6,
    ),
    "an unfinished merge of items": (
        put(
            "    damage: destroyed\n",
            "<<<<<<< a\n    damage: x\n||||||| b\n=======\n    damage: y\n>>>>>>> c\n",
        ),
        "HD126",
        57,
    ),
    "an unfinished merge of Windows": (
        lambda text: put("kind: temple\n", "<<<<<<< a\nkind: x\n=======\nkind: temple\n>>>>>>> b\n")(
            text
        ).replace("\n", "\r\n"),
        "HD126",
        6,
    ),
    "a mark of a merge left behind": (put("kind: temple\n", "kind: temple\n>>>>>>> main\n"), "HD126", 7),
    "line ends of old Macs": (put_all("\n", "\r"), "HD127", 1),
    "some line ends of old Macs": (put("kind: temple\npart_of", "kind: temple\rpart_of"), "HD127", 6),
    "the first dash forgotten": (put("  - id: council-2015-06\n", "    id: council-2015-06\n"), "HD131", 42),
    "the first dash deleted": (put("  - id: council-2015-06\n", "  id: council-2015-06\n"), "HD131", 42),
    "the first dash of statements": (put(STATEMENT, STATEMENT.replace("- ", "  ")), "HD131", 24),
    "a dash of a word processor": (
        put("  - id: council-2015-06\n", "  – id: council-2015-06\n"),
        "HD128",
        42,
    ),
    "a dash amid a list": (put("  - id: icewatch", "  — id: icewatch"), "HD128", 55),
    "bullets": (put_all("  - {text:", "  • {text:"), "HD128", 2),
    "middle dots": (put_all("  - {text:", "  · {text:"), "HD128", 2),
    "stars": (put_all("  - {text:", "  * {text:"), "HD128", 2),
    "a dash before plain words": (put("limits: [partial", "limits:\n      – [partial"), "HD128", 53),
    "a text indented less": (put("kind: temple\n", DESCRIPTION + "  It was built early.\n"), "HD132", 11),
    "a text not indented": (
        put("kind: temple\n", DESCRIPTION + "It was built early.\n    So.\n"),
        "HD132",
        11,
    ),
    "a text with a colon indented less": (
        put("kind: temple\n", DESCRIPTION + "   So: early.\n"),
        "HD132",
        11,
    ),
    "a text whose first line is indented more": (
        put("kind: temple\n", DESCRIPTION.replace("    The", "      The")),
        "HD132",
        10,
    ),
    "no-break spaces": (put_all("  sensitivity: public", "\u00a0\u00a0sensitivity: public"), "HD129", 17),
    "a list indented with no-break spaces": (
        lambda text: re.sub("(?m)^    ", "\u00a0\u00a0\u00a0\u00a0", text),
        "HD129",
        25,
    ),
    "ideographic spaces": (put_all("  sensitivity: public", "\u3000sensitivity: public"), "HD129", 17),
    "a narrow no-break space amid": (put("    basis: not", "  \u202f basis: not"), "HD129", 29),
    "a no-break space after the colon": (put("kind: temple", "kind: \u00a0temple"), "HD129", 6),
    "a no-break space at the end": (put("kind: temple", "kind: temple\u00a0"), "HD129", 6),
    "a full-width colon": (put("kind: temple", "kind： temple"), "HD130", 6),
    "a full-width colon alone": (put("kind: temple", "kind：temple"), "HD130", 6),
    "a full-width colon over a group": (put("location:\n", "location：\n"), "HD130", 16),
    "a full-width colon in brackets": (put("{source: gazetteer", "{source：gazetteer"), "HD130", 15),
    "an Arabic comma between fields": (put("hall, principal: true,", "hall, principal: true،"), "HD130", 9),
    "typographic quotes around a colon": (put("says: Nobody may", "says: “Nobody: may"), "HD130", 35),
    "typographic quotes around a comma": (
        put("note: Rebuilt once before.", "note: “Once, before”"),
        "HD130",
        10,
    ),
    "a block as an id": (put("part_of: saltmere", "part_of: |\n  saltmere"), "HD219", 7),
    "typographic quotes around a word": (put("kind: temple", "kind: “temple”"), "HD219", 6),
    "typographic quotes around an id": (put("part_of: saltmere", "part_of: ‘saltmere’"), "HD219", 7),
    "typographic quotes around a date": (put('"2015-06-15"', "„2015-06-15“"), "HD219", 47),
    "guillemets around a language": (put("lang: en", "lang: «en»"), "HD219", 2),
    "full-width letters of a word": (put("kind: temple", "kind: ｔｅｍｐｌｅ"), "HD219", 6),
    "full-width letters of a name": (put("kind: temple", "ｋｉｎｄ: temple"), "HD202", 6),
    "full-width digits of a date": (put('"2015-06-15"', "２０１５-06-15"), "HD219", 47),
    "Arabic digits of a date": (put('"2015-06-15"', "٢٠١٥-٠٦-١٥"), "HD219", 47),
    "full-width digits of a number": (put("precision_m: 100", "precision_m: １００"), "HD219", 19),
    "a zero-width blank in a word": (put("kind: temple", "kind: temp\u200ble"), "HD219", 6),
    "a comment that cuts a text": (put("says: Nobody may", "says: Nobody #4 may"), "HD125", 35),
    "a comment that cuts a text in brackets": (put("Rebuilt once", "Rebuilt #2 once"), "HD125", 10),
    "a comment behind a value": (put("kind: temple", "kind: temple # or church?"), "HD125", 6),
    "a comment behind a group": (put("names:\n", "names:  # all of them\n"), "HD125", 1),
    "a dash of a later item forgotten": (put("  - id: icewatch", "    id: icewatch"), "HD119", 55),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_gives_one_message_where_it_is_mended(name: str, broken: Broken) -> None:
    change, code, line = MISTAKES[name]
    found = broken(TEMPLE, change)
    assert [(each.code, each.path, each.line) for each in found] == [(code, f"catalogue/{TEMPLE}", line)]
    assert found[0].hint


def test_an_unfinished_merge_names_its_lines(broken: Broken) -> None:
    (found,) = broken(TEMPLE, MISTAKES["an unfinished merge"][0])
    assert "unfinished merge" in found.message.lower()
    assert "lines 6 to 10" in found.message
    assert "line 8" in found.hint


def test_line_ends_of_old_macs_are_counted(broken: Broken) -> None:
    (found,) = broken(TEMPLE, put_all("\n", "\r"))
    assert "(132 of them)" in found.message


def test_foreign_blanks_name_the_other_lines(broken: Broken) -> None:
    (found,) = broken(TEMPLE, put_all("  certainty: medium", "\u00a0\u00a0certainty: medium"))
    assert (found.line, "U+00A0 no-break space" in found.message) == (21, True)


# What looks alike and is right.
RIGHT: dict[str, Callable[[str], str]] = {
    "whole-line comments": put("names:\n", "# all names\nnames:\n  # the first is preferred\n"),
    "a comment amid a list in brackets": put(
        "limits: [partial", "limits: [\n      # seen from afar\n      partial"
    ),
    "a number sign in quotes": put(
        "says: Nobody may enter the precinct.", "says: 'Nobody #4: may'\n    note: \"#5\""
    ),
    "a number sign in a block": put(
        "says: Nobody may enter", "says: |\n      # Nobody\n      may #4 enter\n     "
    ),
    "a number sign in a word": put("says: Nobody may", "says: Nobody in C#4 may"),
    "a dash in a text": put("says: Nobody may", "says: – Nobody – may"),
    "bullets in a block": put("says: Nobody may enter", "says: |\n      • Nobody\n      – may enter\n     "),
    "quotation marks in a text": put("says: Nobody may", "says: “Nobody” may"),
    "a full-width colon in a text": put("says: Nobody may", "says: Nobody： may"),
    "Arabic commas in a text": put("{text: معبد الرياح,", "{text: معبد، الرياح,"),
    "a no-break space in a text": put("says: Nobody may", "says: Nobody\u00a0may"),
    "a no-break space in a block": put(
        "says: Nobody may enter", "says: |\n      \u00a0Nobody may enter\n     "
    ),
    "signs of a merge in a block": put(
        "says: Nobody may enter", "says: |\n      =======\n      may enter\n     "
    ),
    "Windows line ends": put_all("\n", "\r\n"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_only_looks_like_a_mistake_is_left_alone(name: str, broken: Broken) -> None:
    assert broken(TEMPLE, RIGHT[name]) == []


RECORDS = {
    "sites": "saltmere/temple-of-winds",
    "events": "saltmere/tombs-looted",
    "sources": "penguin-post-2016-05-02",
    "agents": "floe-news-agency",
}


@pytest.mark.parametrize(("kind", "other"), list(permutations(RECORD_KINDS, 2)))
def test_a_record_in_the_folder_of_another_kind_is_told_once(
    kind: str, other: str, mini: Path, usual: set[tuple[str, str]]
) -> None:
    id = RECORDS[kind]
    wrong = mini / f"catalogue/{other}/{id}.yaml"
    wrong.parent.mkdir(exist_ok=True)
    (mini / f"catalogue/{kind}/{id}.yaml").rename(wrong)
    found = [each for each in findings(mini) if (each.code, each.path) not in usual]
    assert [(each.code, each.path, each.line) for each in found] == [
        ("HD217", f"catalogue/{other}/{id}.yaml", 1)
    ]
    assert with_article(kind.removesuffix("s")) in found[0].message
    assert f"catalogue/{kind}/{id}.yaml" in found[0].hint


def test_a_record_with_a_slip_stays_one_of_its_kind(broken: Broken) -> None:
    assert [each.code for each in broken(TEMPLE, put("kind: temple", "kind: damage"))] == ["HD203"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/aurora/2015/06",
        "http://www.example.org/aurora/2015/06/",
        "https://example.org/aurora/2015/06?utm_source=feed&fbclid=x#top",
        "HTTPS://EXAMPLE.ORG/aurora/2015/06",
        "www.example.org/aurora/2015/06",
    ],
)
def test_a_source_cited_by_its_address_is_named(address: str, broken: Broken) -> None:
    (found,) = broken(TEMPLE, put("{source: floe-wire-2015-06,", f'{{source: "{address}",'))
    assert (found.code, found.line) == ("HD218", 40)
    assert "“floe-wire-2015-06”" in found.hint


def test_a_source_cited_by_its_address_within_a_text_is_named(broken: Broken) -> None:
    text = "description: {en: 'Closed [@https://example.org/aurora/2015/06].'}\nkind: temple"
    (found,) = broken(TEMPLE, put("kind: temple", text))
    assert (found.code, found.line) == ("HD306", 6)
    assert "“floe-wire-2015-06”" in found.hint


def test_an_address_that_no_record_has_asks_for_a_source(broken: Broken) -> None:
    (found,) = broken(TEMPLE, put_all("source: gazetteer-of-nowhere", "source: https://example.org/new"))
    assert (found.code, found.line) == ("HD218", 15)
    assert "No record holds this address" in found.hint
    assert "(line 22)" in found.hint


@pytest.mark.parametrize("record", ["agents/oriel-tamsin", "sources/penguin-post-2016-05-02"])
def test_a_deleted_record_is_told_once_with_every_place(
    record: str, mini: Path, usual: set[tuple[str, str]]
) -> None:
    (mini / f"catalogue/{record}.yaml").unlink()
    name = re.compile(rf"(?<![\w/-]){record.partition('/')[2]}(?![\w/.-])")
    named = {
        path.relative_to(mini).as_posix(): len(name.findall(path.read_text("utf-8")))
        for path in (mini / "catalogue").rglob("*.yaml")
    }
    (found,) = [each for each in findings(mini) if (each.code, each.path) not in usual]
    assert found.code == "HD301"
    assert f"{sum(named.values()) - 1} more places" in found.hint
    for path, times in named.items():
        assert times == 0 or path == found.path or path in found.hint


def test_a_deleted_component_is_told_once(broken: Broken) -> None:
    found = broken(TEMPLE, put("{id: hall,", "{id: halle,"))
    assert [each.code for each in found if each.code == "HD302"] == ["HD302"]


def test_a_deleted_statement_is_told_once(broken: Broken) -> None:
    found = broken(TEMPLE, partial(re.sub, "(?m)^  - id: tamsin-2016-05-01$", "  - id: tamsin"))
    assert {each.code for each in found} <= {"HD303"}
    assert len(found) == len({each.cause for each in found})


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("ｔｅｍｐｌｅ", "temple"),
        ("“a”", "a"),
        ("٢٠١٥–٠٦", "2015-06"),
        ("a\u200bb", "ab"),
        ("معبد", "معبد"),
        ("é", "é"),
    ],
)
def test_letters_are_typed_anew(written: str, typed: str) -> None:
    assert retype(written) == typed
