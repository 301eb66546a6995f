"""Every way to write a position is found, with its place, degrees and fineness; other numbers are not."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from damage_catalogue.scanning.normalised import normalise
from damage_catalogue.scanning.positions import FoundPosition, find_positions

DATA = Path(__file__).parents[1] / "data"


def lines_of(name: str) -> list[str]:
    text = (DATA / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# What is")]


WAYS = [line.split("\t") for line in lines_of("positions.tsv") if "\t" in line]
OTHERS = lines_of("no_positions.txt")


def find(text: str) -> tuple[FoundPosition, ...]:
    return find_positions(normalise(text))


def text_of(cell: str) -> str:
    return cell.replace("⏎", "\n")


def number(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


def test_there_are_enough_ways_and_enough_others() -> None:
    assert len(WAYS) >= 200
    assert len(OTHERS) >= 150
    assert len({way[0] for way in WAYS}) == len(WAYS)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_a_position_is_found_however_it_is_written(way: list[str]) -> None:
    (found,) = find(text_of(way[0]))
    latitude, longitude, size = map(number, way[1:4])
    for given_degrees, degrees in ((latitude, found.latitude), (longitude, found.longitude)):
        assert (given_degrees is None) == (degrees is None)
        if given_degrees is not None and degrees is not None:
            assert degrees == pytest.approx(given_degrees, abs=1e-5)
    assert found.size_m == pytest.approx(size, rel=0.02)
    assert ("surely" if found.is_sure else "perhaps") == way[4]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_it_is_found_in_the_middle_of_a_text_at_its_place(way: list[str]) -> None:
    before, after = "Der Ort — 100 % & mehr, قلعة قديمة; ", " ;\nsoweit der Bericht.\n"
    text = before + text_of(way[0]) + after
    (found,) = find(text)
    assert text[found.start : found.end] == found.text
    assert found.start >= len(before)
    assert found.end <= len(text) - len(after) + 1


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_are_no_position(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", OTHERS)
def test_they_are_none_in_a_sentence_either(text: str) -> None:
    assert find(f"It is said: {text}, as the report has it.\n") == ()


RESPELLINGS = {
    "full width": str.maketrans("0123456789.,", "０１２３４５６７８９．，"),
    "Arabic": str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫،"),
    "Persian": str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫،"),
    "no-break spaces": str.maketrans(" ", "\u00a0"),
    "thin blanks": str.maketrans(" ", "\u2009"),
    "true minus": str.maketrans("-", "−"),
}
PLAIN = [way for way in WAYS if re.fullmatch(r"[-0-9., NSEWlaton°:'\"]+", way[0])]


@pytest.mark.parametrize("respelling", RESPELLINGS)
@pytest.mark.parametrize("way", PLAIN, ids=lambda way: way[0])
def test_another_spelling_of_the_same_characters_changes_nothing(way: list[str], respelling: str) -> None:
    plain, spelt = find(way[0]), find(way[0].translate(RESPELLINGS[respelling]))
    assert [found[3:] for found in map(tuple_of, plain)] == [found[3:] for found in map(tuple_of, spelt)]
    assert [found[:2] for found in map(tuple_of, plain)] == [found[:2] for found in map(tuple_of, spelt)]


@pytest.mark.parametrize("way", PLAIN, ids=lambda way: way[0])
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_escaped_for_an_address_it_is_found_as_well(way: list[str], depth: int) -> None:
    escaped = way[0]
    for _ in range(depth):
        escaped = quote(escaped, safe="")
    (found,) = find(f"https://example.org/?x={escaped}&y=1")
    (plain,) = find(way[0])
    assert tuple_of(found)[3:] == tuple_of(plain)[3:] or found.is_sure  # an address makes some surer


def tuple_of(found: FoundPosition) -> tuple[object, ...]:
    return found.start, found.end, found.text, found.longitude, found.latitude, found.size_m, found.is_sure


@given(
    latitude=st.decimals(-89, 89, places=5).filter(lambda value: abs(value) >= 10),
    longitude=st.decimals(-179, 179, places=5),
    places=st.integers(3, 5),
    form=st.sampled_from(
        [
            "{0}, {1}",
            "lat {0} lon {1}",
            "geo:{0},{1}",
            "#map=9/{0}/{1}",
            "[{1}, {0}]",
            "@{0},{1},9z",
            "{0};{1}",
        ]
    ),
)
def test_what_is_written_is_what_is_read(latitude: object, longitude: object, places: int, form: str) -> None:
    text = form.format(f"{latitude:.{places}f}", f"{longitude:.{places}f}")
    (found,) = find(text)
    assert {found.latitude, found.longitude} == {
        float(f"{latitude:.{places}f}"),
        float(f"{longitude:.{places}f}"),
    }
    assert found.size_m == pytest.approx(111_320 / 10**places)


@given(st.text(max_size=200))
def test_any_text_can_be_searched_and_each_find_leads_back_to_it(text: str) -> None:
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text


@given(st.text("0123456789.,-+°'\" NSEW\n%2C&;#x\\u00b0عرضlaton٣٤\u200e\u064b", max_size=80))
def test_texts_like_positions_can_be_searched(text: str) -> None:
    ends = [0]
    for found in find(text):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)
