"""Dates that the catalogue refuses or asks about though EDTF has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from damage_catalogue.records.edtf import Day, EdtfError, parse
from damage_catalogue.validation.dates import DateFault, explain_date
from damage_catalogue.validation.diagnostic import Diagnostic

Find = Callable[[str, str], list[Diagnostic]]

SITE = "names: [{text: Gate, lang: en, role: preferred}]\nkind: gate\n"
CITED = "citations: [{source: article, says: So it is.}]"

SHAPES = (
    "{}", "{}?", "{}~", "{}%", "~{}", "{}/1999", "1000/{}", "{}/..", "../{}", "{}/", "/{}", "[{},1999]",
    "[1000,{}]", "{{{},1999}}", "[..{}]", "[{}..]",
)  # fmt: skip


def refused(text: str) -> DateFault:
    fault = explain_date(text)
    assert fault, f"{text} is taken"
    return fault


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("number", range(21, 42))
def test_of_the_parts_of_a_year_only_the_seasons_are_taken(shape: str, number: int) -> None:
    text = shape.format(f"1820-{number}")
    parse(text)  # the standard has them all
    fault = explain_date(text)
    assert (fault.code if fault else None) == (None if number <= 24 else "HD408")


def proposed(fault: DateFault) -> list[str]:
    return [piece.split("”")[0] for piece in fault.hint.split("“")[1:]]


@given(st.integers(1000, 9999), st.integers(25, 41), st.sampled_from(["", "?", "~", "%"]))
@example(1820, 27, "")
@example(1935, 39, "")
@example(9999, 30, "")
def test_a_refused_part_of_a_year_is_proposed_as_the_years_and_as_the_same_months(
    year: int, number: int, sign: str
) -> None:
    text = f"{year}-{number}{sign}"
    dates = [parse(each) for each in proposed(refused(text))]
    last = year // 100 * 100 + number
    years, months = (Day(year, 1, 1), Day(last, 12, 31)), (parse(text).earliest, parse(text).latest)
    expected = [years] if last > year else []
    assert [(date.earliest, date.latest) for date in dates] == expected + ([months] if year < 9999 else [])
    for date in dates:
        assert explain_date(date.text) is None
        assert (date.approximate, date.uncertain) == (sign in ("~", "%"), sign in ("?", "%"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1820-27,1835]", "[1820..1827,1835]"),
        ("[2015-22,2015-27]", "[2015-22,2015..2027]"),
        ("{1820-27,1835}", "{1820..1827,1835}"),
    ],
)
def test_in_a_list_the_years_are_a_range(text: str, expected: str) -> None:
    assert proposed(refused(text)) == [expected]


@pytest.mark.parametrize("text", ["1820-27/1835", "182X-27", "1820-~27", "1899-27/1900"])
def test_where_years_cannot_be_meant_the_forms_are_named(text: str) -> None:
    assert refused(text).hint == "Write years as 1820/1827, and months as 1820-09/1820-11."


ALPHABET = "0123456789X?~%-/.,[]{} –—"


@given(
    st.text(ALPHABET, max_size=16)
    | st.builds("{}{}{}".format, st.integers(1000, 2030), st.sampled_from("-–—/ ."), st.integers(0, 99))
)
@example("1820—27")
@example("201603")
def test_every_proposal_is_a_date_that_the_catalogue_takes(text: str) -> None:
    fault = explain_date(text)
    if fault is None:
        return
    if fault.code == "HD401":
        with pytest.raises(EdtfError):
            parse(text)
    if fault.hint.startswith(("Did you mean", "Write “")):
        assert all(explain_date(each) is None for each in proposed(fault))


def built(date: str) -> str:
    return f"{SITE}built:\n  date: {date}\n  {CITED}\n"


@pytest.mark.parametrize("date", ["1820-21", "1820-24", "1820-23~", "2015-22?"])
def test_a_season_of_a_building_is_asked_about(date: str, find: Find) -> None:
    found = find("sites/gate.yaml", built(date))
    assert [(each.code, each.line, each.column) for each in found] == [("HD409", 4, 9)]
    for each in found[0].hint.split("“")[1:]:
        assert find("sites/gate.yaml", built(each.split("”")[0])) == []


@pytest.mark.parametrize(
    "date",
    ["1820-12", "1935-24", "1924-24", "1820-09/1820-11", "1820/1823", "18XX", "182X-23", "1820-23/1825"],
)
def test_other_dates_of_a_building_are_not(date: str, find: Find) -> None:
    assert find("sites/gate.yaml", built(date)) == []


def test_a_season_of_an_event_is_not_asked_about(root: Path, find: Find) -> None:
    blast = (root / "catalogue/events/blast.yaml").read_text()
    assert find("events/blast.yaml", blast.replace("2015-08-30", "2015-22")) == []


def test_a_season_of_a_picture_is_asked_about(find: Find) -> None:
    images = (
        "images:\n  - {caption: {en: x}, credit: x, licence: x, date: 1920-23, link: https://example.org/}\n"
    )
    assert [each.code for each in find("sites/gate.yaml", SITE + images)] == ["HD409"]
