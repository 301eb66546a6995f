"""Whatever the date, each of our languages says it in a way that holds together."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from damage_catalogue.language import OURS, language_for
from damage_catalogue.records.edtf import Edtf, EdtfError, parse

YEARS = st.one_of(st.integers(1000, 2100), st.integers(1, 999), st.integers(-3000, 0))
QUALIFIERS = st.sampled_from(["", "", "~", "?", "%"])


def written(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    """A day, a month, a season, a year, a decade, a century or a millennium, some of them uncertain."""
    year = written(draw(YEARS))
    month, day = f"{draw(st.integers(1, 12)):02}", f"{draw(st.integers(1, 28)):02}"
    forms = (year, f"{year}-{month}", f"{year}-{month}-{day}", f"{year}-{draw(st.integers(21, 41))}")
    vague = (f"{year[:-1]}X", f"{year[:-2]}XX", f"{year[:-3]}XXX", f"{year}-{month}-XX", f"{year}-XX-XX")
    rest = draw(QUALIFIERS)
    return draw(st.sampled_from([*(form + rest for form in forms), *vague, f"{year}-{month}-?{day}"]))


@st.composite
def dates(draw: st.DrawFn) -> Edtf | None:
    """A date, a period, or one or all of a set; None where its parts do not go together."""
    one, other = draw(single_dates()), draw(single_dates())
    periods = (f"{one}/{other}", f"{one}/..", f"../{one}", f"{one}/", f"/{one}")
    sets = (f"[{one},{other}]", f"{{{one},{other}}}", f"[..{one}]", f"[{one}..]")
    try:
        return parse(draw(st.sampled_from([one, one, *periods, *sets])))
    except EdtfError:
        return None


def faults(said: str) -> list[str]:
    """What is wrong with a text, whatever its language."""
    found = re.findall(
        r"\s\s|[,،;؛:.]\s*[,،;؛:]|\.\.|[{}]|^\s|\s$|\(\s|\s\)|\s[,،.]", said.replace("\u00a0:", ":")
    )
    if said.count("(") != said.count(")"):
        found.append("brackets")
    return [one for one in found if one not in ("н.,", "C.,", ".,", ".;", ".:", ". ;")]


@settings(max_examples=150, deadline=None)
@given(edtf=dates(), tag=st.sampled_from(sorted(OURS)))
def test_a_date_holds_together_alone_and_in_every_sentence(edtf: Edtf | None, tag: str) -> None:
    if edtf is None:
        return
    language = language_for(tag)
    alone, inside = language.date(edtf), language.date_in_phrase(edtf)
    sentences = [
        alone,
        inside,
        language.sentence(alone),
        language.phrase("last_observed", day=alone),
        language.phrase("bound_before", day=inside),
        language.bracketed(alone, inside),
        language.labelled(alone, inside),
        language.phrase("changes_reversed", **{"from": alone, "to": alone}),
        language.period(edtf, None) or "",
        language.period(None, edtf) or "",
        language.period(edtf, edtf) or "",
    ]
    assert [(one, found) for one in sentences if (found := faults(one))] == []


@pytest.mark.parametrize("tag", ["en", "ar"])
@given(edtf=dates())
@settings(max_examples=50, deadline=None)
def test_a_language_without_forms_for_phrases_says_the_same_in_them(tag: str, edtf: Edtf | None) -> None:
    if edtf is not None:
        assert language_for(tag).date_in_phrase(edtf) == language_for(tag).date(edtf)


SAID = {
    "fr": {
        "2015-08-31": "31 août 2015",
        "2015-08-01": "1er août 2015",
        "2015-08-27/2015-08-31": "entre le 27 et le 31 août 2015",
        "2015-08-01/2015-08-03": "entre le 1er et le 3 août 2015",
        "2014/2015-03": "entre 2014 et mars 2015",
        "2016-03-25~": "vers le 25 mars 2016",
        "2016-03~": "vers mars 2016",
        "2015-08-31?": "peut-être 31 août 2015",
        "../2014-03-14": "le 14 mars 2014 au plus tard",
        "../2014-03": "mars 2014 au plus tard",
        "2013-05-02/..": "depuis le 2 mai 2013",
        "189X/..": "depuis les années 1890",
        "2015-22/..": "depuis l’été 2015",
        "-0043-03-15": "15 mars 44 av.\u00a0J.-C.",
        "189X": "années 1890",
    },
    "uk": {
        "2015-08-31": "31 серпня 2015 року",
        "2015-08": "серпень 2015 року",
        "2015": "2015 рік",
        "0032": "32 рік н.\u00a0е.",
        "-0043-03-15": "15 березня 44 року до н.\u00a0е.",
        "-0043-03": "березень 44 року до н.\u00a0е.",
        "2015-08~": "близько серпня 2015 року",
        "2015~": "близько 2015 року",
        "2015-08-27/2015-08-31": "не раніше 27 і не пізніше 31 серпня 2015 року",
        "../2014-03": "не пізніше березня 2014 року",
        "2013/..": "від 2013 року",
        "194X": "1940-ві роки",
        "191X": "1910-ті роки",
        "200X": "2000-ні роки",
        "190X": "1900-ті роки",
        "194X/..": "від 1940-х років",
        "2015-21": "весна 2015 року",
        "2015-21~": "близько весни 2015 року",
        "-0043-22": "літо 44 року до н.\u00a0е.",
    },
}


@pytest.mark.parametrize(
    ("tag", "date", "said"), [(tag, date, said) for tag, rows in SAID.items() for date, said in rows.items()]
)
def test_a_date_is_said_as_the_language_does(tag: str, date: str, said: str) -> None:
    assert language_for(tag).date(parse(date)) == said


def test_a_year_on_an_axis_stands_without_a_word() -> None:
    labels = {tag: language_for(tag).year_label(2015) for tag in OURS}
    assert set(labels.values()) == {"2015"}
    assert language_for("uk").year_label(-43) == "44 до н.\u00a0е."
