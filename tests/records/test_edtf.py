"""What a date text means, what it leaves open, and what a curator is told when it is no date.

data/edtf_vectors.tsv: text, first and last day (`-`: open or unknown end), precision, signs of all parts.
data/edtf_refused.tsv: text, column, suggestions parted by |, words of the reason.
"""

from __future__ import annotations

import csv
import pickle
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from damage_catalogue.records.edtf import (
    Day,
    Edtf,
    EdtfDate,
    EdtfError,
    End,
    Kind,
    Qualifier,
    could_overlap,
    parse,
    surely_before,
    surely_on_or_before,
)

DATA = Path(__file__).parent.parent / "data"
NONE = Qualifier(0)
BOTH = Qualifier.UNCERTAIN | Qualifier.APPROXIMATE


def read_table(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


VALID = read_table("edtf_vectors.tsv")
REFUSED = read_table("edtf_refused.tsv")


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "marks"), VALID)
def test_a_date_has_the_bounds_that_its_text_allows(
    text: str, earliest: str, latest: str, precision: str, marks: str
) -> None:
    edtf = parse(text)
    assert (edtf.earliest.isoformat() if edtf.earliest else "-") == earliest
    assert (edtf.latest.isoformat() if edtf.latest else "-") == latest
    assert edtf.precision == precision
    assert (edtf.approximate, edtf.uncertain) == (marks in {"~", "%"}, marks in {"?", "%"})
    assert edtf.text == text


@pytest.mark.parametrize(("text", "column", "suggestions", "reason"), REFUSED)
def test_a_curator_learns_what_is_wrong_and_how_to_write_it(
    text: str, column: str, suggestions: str, reason: str
) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert reason in caught.value.reason
    assert caught.value.suggestions == tuple(filter(None, suggestions.split(" | ")))
    if column:
        assert caught.value.column == int(column)


@pytest.mark.parametrize("text", ["", " ", "\n", "2015-08-31\n", " 2015", "2015-08-31\x00", "[1667\n]"])
def test_empty_text_and_stray_white_space_are_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse(text)


def test_white_space_around_a_date_is_suggested_away() -> None:
    with pytest.raises(EdtfError) as caught:
        parse(" 12XX ")
    assert caught.value.suggestions == ("12XX",)


def test_an_error_reads_as_its_reason_and_survives_pickling() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("August 2015")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert str(copy) == caught.value.reason
    assert (copy.text, copy.column, copy.suggestions) == ("August 2015", 0, ("2015-08",))


def only_date(text: str) -> EdtfDate:
    edtf = parse(text)
    assert edtf.kind is Kind.DATE
    assert isinstance(edtf.start, EdtfDate)
    return edtf.start


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2015-08-31", (2015, 8, 31)),
        ("2015-08", (2015, 8, None)),
        ("2015-08-XX", (2015, 8, None)),
        ("15XX-12-25", (None, 12, 25)),
        ("-0044", (-44, None, None)),
        ("Y-17E7", (-170_000_000, None, None)),
        ("1258S2", (1258, None, None)),
    ],
)
def test_parts_that_are_not_known_are_none(text: str, parts: tuple[int | None, ...]) -> None:
    found = only_date(text)
    assert (found.year, found.month, found.day) == parts


def test_unspecified_digits_can_be_told_from_parts_not_written() -> None:
    assert only_date("2015-08-XX").digits == ("2015", "08", "XX")
    assert only_date("2015-08").digits == ("2015", "08")


def test_a_season_is_no_month() -> None:
    spring = only_date("2015-21")
    assert (spring.year, spring.month, spring.season) == (2015, None, 21)


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("2015-08-23", (NONE, NONE, NONE)),
        ("2015-08-23?", (Qualifier.UNCERTAIN,) * 3),
        ("2015-08~-23", (Qualifier.APPROXIMATE, Qualifier.APPROXIMATE, NONE)),
        ("2015?-08-23", (Qualifier.UNCERTAIN, NONE, NONE)),
        ("?2015-08", (Qualifier.UNCERTAIN, NONE)),
        ("2015-%08-23", (NONE, BOTH, NONE)),
        ("2015-08-~23", (NONE, NONE, Qualifier.APPROXIMATE)),
        ("2015?-08~", (BOTH, Qualifier.APPROXIMATE)),
    ],
)
def test_a_sign_after_a_part_reaches_left_and_one_before_it_stays(
    text: str, qualifiers: tuple[Qualifier, ...]
) -> None:
    assert only_date(text).qualifiers == qualifiers


def test_one_word_may_speak_for_a_date_only_when_all_its_parts_carry_the_same_sign() -> None:
    assert only_date("2015-08~").is_wholly_qualified
    assert not only_date("2015-~08").is_wholly_qualified
    assert not only_date("2015-08").is_wholly_qualified


def test_signs_do_not_widen_the_bounds() -> None:
    assert parse("2015~").earliest == parse("2015").earliest
    assert parse("2015-08-31%").latest == Day(2015, 8, 31)


def test_a_time_is_kept_as_written() -> None:
    assert only_date("2015-08-31T23:30:00+03:00").time == "23:30:00+03:00"
    assert only_date("2015-08-31").time is None


def test_open_and_unknown_ends_are_told_apart() -> None:
    assert (parse("2013/..").is_open_end, parse("2013/..").is_unknown_end) == (True, False)
    assert (parse("2013/").is_open_end, parse("2013/").is_unknown_end) == (False, True)
    assert (parse("../2014").is_open_start, parse("/2014").is_unknown_start) == (True, True)
    assert parse("2013/..").end is End.OPEN
    assert parse("2013/..").is_interval
    assert not parse("2013").is_interval


def test_a_set_lists_its_choices_in_the_order_written() -> None:
    one_of = parse("[2015-08-23,2015-08-25..2015-08-30]")
    assert one_of.kind is Kind.ONE_OF
    assert [choice.is_single for choice in one_of.choices] == [True, False]
    assert [found.day for found in one_of.dates] == [23, 25, 30]
    assert parse("{2015,2016}").kind is Kind.ALL_OF
    assert parse("2015/2016").choices == ()


def test_dates_are_equal_when_their_texts_are() -> None:
    assert parse("2015-08") == parse("2015-08")
    assert len({parse("2015"), parse("2015"), parse("2015~")}) == 2


def test_days_sort_far_outside_the_calendar_of_datetime() -> None:
    days = [Day(17000, 1, 1), Day(0, 2, 29), Day(-44, 3, 15), Day.from_date(date(2015, 8, 31))]
    assert [day.isoformat() for day in sorted(days)] == [
        "-0044-03-15",
        "0000-02-29",
        "2015-08-31",
        "+17000-01-01",
    ]


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2014", "2015", True),
        ("2015", "2014", False),
        ("2015", "2015-08", None),
        ("2015-08-31", "2015-08-31", False),
        ("2014/2016", "2015", None),
        ("../2014", "2015", True),
        ("/2014", "2015", True),
        ("2013/..", "2015", None),
        ("2013/", "2015", None),
        ("2015/..", "2014", False),
        ("2015", "../2014", False),
        ("../2016", "../2014", None),
        ("-0044", "0014", True),
    ],
)
def test_before_is_answered_only_when_the_bounds_decide(a: str, b: str, answer: bool | None) -> None:
    assert surely_before(parse(a), parse(b)) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2015-08-31", True),
        ("2015-08", True),
        ("2015-09-01", False),
        ("2015", None),
        ("2013/..", None),
        ("2016/..", False),
        ("../2014", True),
        ("../2016", None),
        ("2014/", None),
    ],
)
def test_on_or_before_a_day_is_answered_only_when_the_bounds_decide(text: str, answer: bool | None) -> None:
    assert surely_on_or_before(parse(text), Day(2015, 8, 31)) is answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2015", "2015-08", True),
        ("2014", "2015", False),
        ("2013/..", "2015", True),
        ("../2014", "2015", False),
        ("2013/", "2015", None),
        ("2013/", "2013-05", True),
        ("2013/", "2012", False),
        ("/2014", "2010", None),
        ("/2014", "2014-02", True),
        ("/2014", "../2010", None),
    ],
)
def test_overlap_is_unknown_where_only_an_unknown_end_could_reach(
    a: str, b: str, answer: bool | None
) -> None:
    assert could_overlap(parse(a), parse(b)) is answer
    assert could_overlap(parse(b), parse(a)) is answer


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "[" * 1_000_000,
        "{" * 500 + "}" * 500,
        "/" * 1_000,
        "2015-" * 200,
        " " * 999,
        "Y1E99",
        "X" * 900,
    ],
)
def test_hostile_text_is_refused_with_a_short_reason(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert len(caught.value.reason) < 200


def parse_or_fault(text: str) -> Edtf | EdtfError:
    try:
        return parse(text)
    except EdtfError as fault:
        return fault


ALPHABET = "0123456789X?~%-./,[]{}YESTZ:+ "
SNIPPETS = st.sampled_from(
    ["2015", "08", "31", "-", "/", "..", "[", "]", "{", "}", ",", "~", "?", "%", "X", "Y", "21", "T12:30:00Z"]
)
NEAR_DATES = st.text(ALPHABET, max_size=24) | st.lists(SNIPPETS, max_size=9).map("".join)


@given(st.text(max_size=60) | NEAR_DATES)
@example("²015-08-31")
@example("२०१५")
@example("Y" + "9" * 15 + "/..")
def test_any_text_is_a_date_or_an_edtf_error_with_a_suggestion_that_holds(text: str) -> None:
    edtf = parse_or_fault(text)
    if isinstance(edtf, EdtfError):
        assert edtf.text == text
        assert 0 <= edtf.column <= len(text)
        assert all(parse(each).text == each for each in edtf.suggestions)
        return
    assert edtf.text == text
    assert edtf.dates
    if edtf.earliest is not None and edtf.latest is not None:
        assert edtf.earliest <= edtf.latest


@given(st.integers(1, 9999), st.integers(0, 20), st.integers(0, 40))
@example(1900, 2, 29)
@example(2000, 2, 29)
def test_a_plain_day_is_valid_exactly_when_the_calendar_has_it(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        known = date(year, month, day)
    except ValueError:
        with pytest.raises(EdtfError):
            parse(text)
        return
    assert parse(text).earliest == parse(text).latest == Day.from_date(known)
    assert Day.from_date(known).isoformat() == text


@given(st.dates(), st.data())
def test_unspecified_digits_keep_the_day_within_the_bounds(day: date, data: st.DataObject) -> None:
    text = day.isoformat()
    hidden = data.draw(st.sets(st.sampled_from([at for at, char in enumerate(text) if char != "-"])))
    edtf = parse("".join("X" if at in hidden else char for at, char in enumerate(text)))
    assert edtf.earliest is not None
    assert edtf.latest is not None
    assert edtf.earliest <= Day.from_date(day) <= edtf.latest


@given(
    st.dates(max_value=date(9998, 1, 1)),
    st.integers(0, 300),
    st.sampled_from(["{}/{}", "[{}..{}]", "{{{},{}}}"]),
)
def test_two_days_bound_their_period_and_their_sets(first: date, days: int, shape: str) -> None:
    last = first + timedelta(days)
    edtf = parse(shape.format(first, last))
    assert (edtf.earliest, edtf.latest) == (Day.from_date(first), Day.from_date(last))
