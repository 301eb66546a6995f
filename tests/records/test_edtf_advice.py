"""What is proposed for a date that is no EDTF means what was written, and whatever it leaves out is told."""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from damage_catalogue.records.edtf import Day, Edtf, EdtfError, Kind, parse

YEARS = st.integers(1000, 2030)
SIGNS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}


def refusal(text: str) -> EdtfError:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    return caught.value


def fault_or_none(text: str) -> EdtfError | None:
    try:
        parse(text)
    except EdtfError as fault:
        return fault
    return None


def proposed(text: str) -> Edtf:
    """The only proposal for `text`, read."""
    found = refusal(text)
    assert len(found.suggestions) == 1, (text, found.suggestions)
    return parse(found.suggestions[0])


def bounds(edtf: Edtf) -> tuple[Day | None, Day | None]:
    return edtf.earliest, edtf.latest


def days_of_years(first: int, last: int) -> tuple[Day, Day]:
    return Day(first, 1, 1), Day(last, 12, 31)


SPANS = (
    "{}-{}",
    "{} - {}",
    "{}–{}",
    "{}—{}",
    "{} / {}",
    "{} to {}",
    "from {} to {}",
    "from {} until {}",
    "between {} and {}",
    "de {} à {}",
    "entre {} et {}",
    "من {} إلى {}",
    "بين {} و{}",
    "بين عامي {} و {}",
)


@given(YEARS, st.integers(1, 200), st.sampled_from(SPANS))
@example(1820, 7, "{}—{}")
def test_a_span_of_years_becomes_the_period_from_the_first_to_the_last(
    first: int, length: int, shape: str
) -> None:
    edtf = proposed(shape.format(first, first + length))
    assert edtf.kind is Kind.INTERVAL
    assert bounds(edtf) == days_of_years(first, first + length)


@given(YEARS, st.integers(0, 99), st.sampled_from(["-", "–", "—", "/", " - "]))
@example(1820, 27, "—")
@example(1910, 13, "-")
@example(1820, 23, "–")
def test_a_year_cut_short_is_proposed_as_a_year_wherever_it_can_be_one(
    first: int, number: int, joint: str
) -> None:
    is_part_of_year = 1 <= number <= 12 or 21 <= number <= 41
    if joint == "-" and is_part_of_year:
        return  # EDTF, which the catalogue looks at
    proposals = [parse(each) for each in refusal(f"{first}{joint}{number:02}").suggestions]
    spans = [bounds(each) for each in proposals if each.is_interval]
    last = first // 100 * 100 + number
    assert spans == ([days_of_years(first, last)] if last > first else [])
    months = [each.earliest for each in proposals if not each.is_interval and each.precision == "month"]
    is_month = joint.strip() == joint and 1 <= number <= 12
    assert months == ([Day(first, number, 1)] if is_month else [])


@given(st.from_regex(r"\A[0-9]{5,8}\Z"))
@example("201603")
@example("201699")
def test_a_row_of_digits_is_never_a_year_of_more_than_four(text: str) -> None:
    for suggestion in refusal(text).suggestions:
        assert all(date.earliest.year <= 9999 for date in parse(suggestion).dates)
        assert sorted(char for char in suggestion if char.isdigit()) == sorted(text)


@given(YEARS, st.integers(1, 12))
def test_six_digits_are_a_year_and_a_month(year: int, month: int) -> None:
    assert f"{year}-{month:02}" in refusal(f"{year}{month:02}").suggestions


DAYS = st.dates(date(1000, 1, 2), date(2030, 12, 30))


def written(day: date, precision: str) -> str:
    words = {
        "day": f"{day.day} {month_name[day.month]} {day.year}",
        "month": f"{month_name[day.month]} {day.year}",
    }
    return words.get(precision, str(day.year))


def first_and_last(day: date, precision: str) -> tuple[date, date]:
    if precision == "day":
        return day, day
    if precision == "month":
        first = day.replace(day=1)
        return first, (first + timedelta(31)).replace(day=1) - timedelta(1)
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


PRECISIONS = st.sampled_from(["day", "month", "year"])


@given(DAYS, PRECISIONS, st.sampled_from(["before", "prior to", "avant", "قبل"]))
def test_before_a_date_ends_on_the_day_before_it(day: date, precision: str, word: str) -> None:
    first, _ = first_and_last(day, precision)
    assert bounds(proposed(f"{word} {written(day, precision)}")) == (
        None,
        Day.from_date(first - timedelta(1)),
    )


@given(DAYS, PRECISIONS, st.sampled_from(["after", "later than", "après", "بعد"]))
def test_after_a_date_begins_on_the_day_after_it(day: date, precision: str, word: str) -> None:
    _, last = first_and_last(day, precision)
    assert bounds(proposed(f"{word} {written(day, precision)}")) == (Day.from_date(last + timedelta(1)), None)


@given(DAYS, PRECISIONS, st.sampled_from(["since", "not before", "depuis", "منذ"]))
def test_since_a_date_begins_with_it(day: date, precision: str, word: str) -> None:
    first, _ = first_and_last(day, precision)
    assert bounds(proposed(f"{word} {written(day, precision)}")) == (Day.from_date(first), None)


@given(DAYS, PRECISIONS, st.sampled_from(["until", "by", "no later than", "حتى"]))
def test_until_a_date_ends_with_it(day: date, precision: str, word: str) -> None:
    _, last = first_and_last(day, precision)
    assert bounds(proposed(f"{word} {written(day, precision)}")) == (None, Day.from_date(last))


@given(DAYS, DAYS, PRECISIONS, st.sampled_from(["{} or {}", "{} ou {}", "{} أو {}"]))
def test_one_or_another_is_a_list_of_both(one: date, other: date, precision: str, shape: str) -> None:
    edtf = proposed(shape.format(written(one, precision), written(other, precision)))
    assert edtf.kind is Kind.ONE_OF
    both = [first_and_last(day, precision)[0] for day in (one, other)]
    assert [found.earliest for found in edtf.dates] == [Day.from_date(day) for day in both]


@given(YEARS, st.integers(1, 100), st.sampled_from(["c. ", "ca ", "about ", "vers ", "حوالي "]))
def test_about_is_kept_at_every_date_of_a_text(first: int, length: int, word: str) -> None:
    for text in (f"{first} to {first + length}", f"{first} or {first + length}", f"{first}s"[:3] + "0s"):
        edtf = proposed(word + text)
        assert all(found.approximate and not found.uncertain for found in edtf.dates)
        assert bounds(edtf) == bounds(proposed(text))


@given(st.integers(2, 21))
def test_a_century_is_the_same_in_digits_letters_and_languages(number: int) -> None:
    roman = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][number % 10]
    texts = [
        f"{number}th century",
        f"{number}th c.",
        f"{'X' * (number // 10)}{roman} century",
        f"القرن {number}",
    ]
    for text in (*texts, f"{'X' * (number // 10)}{roman}e siècle"):
        assert bounds(proposed(text)) == days_of_years(100 * (number - 1), 100 * number - 1)


@given(YEARS, st.sampled_from([("spring", 3), ("été", 6), ("autumn", 9), ("صيف", 6)]))
def test_a_season_begins_in_its_month(year: int, season: tuple[str, int]) -> None:
    word, month = season
    edtf = proposed(f"{word} {year}")
    assert edtf.start == edtf.end
    assert edtf.earliest == Day(year, month, 1)


@given(YEARS)
def test_a_winter_of_one_year_may_be_either(year: int) -> None:
    assert refusal(f"winter {year}").suggestions == (f"{year}-24", f"{year - 1:04}-24")
    assert bounds(proposed(f"winter {year}/{year + 1}"))[0] == Day(year, 12, 1)


UNSIGNED = ["early", "mid", "late", "beginning of", "end of", "début", "fin", "أوائل", "منتصف", "أواخر"]


@given(DAYS, st.sampled_from(["month", "year"]), st.sampled_from(UNSIGNED))
def test_a_word_without_a_sign_is_told_and_no_day_is_made_up(day: date, precision: str, word: str) -> None:
    found = refusal(f"{word} {written(day, precision)}")
    first, last = first_and_last(day, precision)
    assert bounds(parse(found.suggestions[0])) == (Day.from_date(first), Day.from_date(last))
    assert f"“{word}”" in found.step
    assert "note" in found.step


@pytest.mark.parametrize(
    "text",
    ["from early 2015 to late 2016", "late August to early September 2015", "since mid-2015", "c. late 2015"],
)
def test_a_word_without_a_sign_is_told_wherever_it_stands(text: str) -> None:
    found = refusal(text)
    for word in ("early", "late", "mid"):
        assert (f"“{word}”" in found.step) is (word in text)


@pytest.mark.parametrize(
    "text", ["n.d.", "N. D.", "[n.d.]", "undated", "unknown", "s.d.", "sans date", "بدون تاريخ"]
)
def test_no_date_at_all_is_left_out(text: str) -> None:
    found = refusal(text)
    assert found.suggestions == ()
    assert found.step.startswith("Leave the field out")


PIECES = st.sampled_from(
    [
        "1820", "27", "2015", "08", "8", "-", "–", "/", ",", ".", "(", ")", "?", "~", "+", "X", "c.", "about",
        "before", "after", "since", "until", "from", "to", "between", "and", "or", "early", "late", "mid",
        "end", "of", "the", "in", "August", "spring", "winter", "XIX", "19th", "century", "c", "AD", "BC",
        "s", "half", "first", "Q3", "unknown", "و", "بين", "من", "إلى", "أو", "قبل",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.lists(PIECES, max_size=9).map("".join))
@example("1 or " * 16)
def test_whatever_is_proposed_is_a_date_without_any_doubt_of_its_own(text: str) -> None:
    found = fault_or_none(text)
    if found is None:
        return
    for suggestion in found.suggestions:
        assert all(date.season is None or date.season <= 24 for date in parse(suggestion).dates)
    assert len(set(found.suggestions)) == len(found.suggestions)
    assert len(found.suggestions) < 2 or found.step
