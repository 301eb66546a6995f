"""Dates that the catalogue refuses though EDTF has them, and one message for each cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


RICH_SITE = f"""{SITE}built: {{date: DATE0, {CITED}}}
designations:
  - {{scheme: world-heritage, from: DATE1, to: DATE2, {CITED}}}
assessments:
  - id: a
    damage: damaged
    observed: DATE3
    reported: DATE4
    by: museum
    basis: remote-observation
    method: emergency-impact-assessment-image
    certainty: high
    limits: [nadir-only]
    image: {{acquired: DATE5}}
    baseline: {{date: DATE6}}
    {CITED}
review: {{state: reviewed, checked: DATE7}}
"""
RICH_EVENT = f"""kind: damage
title: {{en: A blast}}
affects: [{{site: citadel}}]
occurred: DATE0
not_before: {{date: DATE1, {CITED}}}
not_after: {{date: DATE2, {CITED}}}
accounts:
  - {{id: a, by: museum, says: It fell., stated: DATE3, certainty: high, basis: relayed, {CITED}}}
"""
RICH_SOURCE = """type: report
title: A report
publisher: museum
tier: secondary
read: full
issued: DATE0
accessed: DATE1
URL: https://example.org/report
archived:
  - {url: https://web.archive.org/1, captured: DATE2}
  - {url: https://web.archive.org/2, captured: DATE3}
imagery: {acquired: DATE4, compared_with: DATE5}
"""
RICH_AGENT = """names: [{text: Museum, lang: en, role: preferred}]
kind: organisation
roles: [{role: media, from: DATE0, to: DATE1}]
"""
RICH = {
    "sites/gate.yaml": (
        RICH_SITE,
        ("1820", "1980", "2013", "2015-08-27", "2015-09-01", "2015-08-27", "2015-08-01", "2020"),
    ),
    "events/raid.yaml": (RICH_EVENT, ("2015-08-29", "2015-08-27", "2015-08-31", "2015-09-01")),
    "sources/report.yaml": (
        RICH_SOURCE,
        ("2015-09-04", "2020-01-01", "2016-01-01", "2017-01-01", "2015-09-02", "2015-06-26"),
    ),
    "agents/museum.yaml": (RICH_AGENT, ("1990", "2000")),
}


def fill(name: str, dates: Sequence[str]) -> str:
    text = RICH[name][0]
    for number, date in enumerate(dates):
        text = text.replace(f"DATE{number}", date)
    return text


def told(name: str, find: Find, dates: Sequence[str]) -> list[Diagnostic]:
    return [each for each in find(name, fill(name, dates)) if each.code not in ("HD803", "HD804")]


FIELDS = [(name, number) for name, (_, dates) in RICH.items() for number in range(len(dates))]


@pytest.mark.parametrize("name", RICH)
def test_the_records_with_every_kind_of_date_are_fine(name: str, find: Find) -> None:
    assert told(name, find, RICH[name][1]) == []


@pytest.mark.parametrize(("name", "number"), FIELDS)
@pytest.mark.parametrize("wrong", ["2062-11-22", "2015/2062", "1000-01-01", "1820-27", "x"])
def test_one_wrong_date_is_told_once(name: str, number: int, wrong: str, find: Find) -> None:
    dates = list(RICH[name][1])
    dates[number] = wrong
    found = told(name, find, dates)
    assert len(found) <= 1, [each.message for each in found]
    if wrong != "1000-01-01":
        expected = {"1820-27": "HD408", "x": "HD401"}.get(wrong, "HD406")
        assert [each.code for each in found] == [expected]
        assert wrong in (found[0].source_line or "")
    elif found:
        assert wrong in found[0].message


def test_a_date_that_fits_none_of_the_others_is_told_with_all_of_them(find: Find) -> None:
    dates = list(RICH["sources/report.yaml"][1])
    dates[0] = "2025-09-04"
    found = told("sources/report.yaml", find, dates)
    assert [(each.code, each.line) for each in found] == [("HD404", 6)]
    assert found[0].message == (
        "issued “2025-09-04” lies after accessed “2020-01-01”, the archived copy of “2016-01-01” and "
        "the archived copy of “2017-01-01”."
    )


def test_a_report_before_all_that_it_speaks_of_is_told_once(find: Find) -> None:
    dates = list(RICH["sites/gate.yaml"][1])
    dates[4] = "2015-08-20"
    found = told("sites/gate.yaml", find, dates)
    assert [(each.code, each.line) for each in found] == [("HD403", 10)]
    assert found[0].message == (
        "reported “2015-08-20” lies before observed “2015-08-27” and the picture of “2015-08-27”."
    )


def test_exchanged_bounds_of_an_event_are_told_once(find: Find) -> None:
    dates = ["2015-08-29", "2015-08-31", "2015-08-27", "2015-09-01"]
    found = told("events/raid.yaml", find, dates)
    assert [each.message for each in found] == [
        "occurred “2015-08-29” lies after not_after “2015-08-27” and before not_before “2015-08-31”."
    ]


def test_two_causes_are_told_as_two(find: Find) -> None:
    dates = list(RICH["sites/gate.yaml"][1])
    dates[1], dates[4] = "2020", "2015-08-20"
    assert {each.code for each in told("sites/gate.yaml", find, dates)} == {"HD405", "HD403"}


@pytest.mark.parametrize("date", ["2026", "2026-11", "2026-11-22", "2026-12~/..", "2016/2026", "../2026"])
def test_a_day_that_may_have_come_is_no_future(date: str, find: Find) -> None:
    found = find("sites/gate.yaml", built(date))
    assert bool(found) is (date == "2026-12~/..")
