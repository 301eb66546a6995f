"""What each format takes and refuses."""

import pytest

from damage_catalogue.records.edtf import EdtfError
from damage_catalogue.validation.formats import CHECKS, FormatError


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("edtf", "2015-08-31"),
        ("edtf", 2015),
        ("edtf", "2012-09/.."),
        ("uri", "https://whc.unesco.org/en/soc/3350"),
        ("uri", "http://example.org:8080/a?b=%20c#d"),
        ("uri", "https://ar.wikipedia.org/wiki/تدمر"),
        ("uri", "https://مثال.إختبار/"),
        ("language-tag", "ar-Latn"),
        ("language-tag", "de-1996"),
        ("language-tag", "es-419"),
        ("plain-text", "<b>&amp;</b> | `x` \" '"),
        ("plain-text", "معبد\u200f بل \u200e(x)"),
        ("plain-text", "می\u200cخواهم"),
        ("plain-text", "two\nlines\tand a tab"),
        ("coordinates", [38.27, 34.55]),
        ("coordinates", [[[38, 34], [39, 34], [39, 35], [38, 34]]]),
        ("coordinates", [-180, 90]),
    ],
)
def test_right_values_pass(name: str, value: object) -> None:
    assert CHECKS[name](value)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("edtf", "31.8.2015", "year, month, day"),
        ("uri", "https://example", "no host"),
        ("uri", "https://exa mple.org", "a blank"),
        ("uri", "https://example.org/%zz", "%20"),
        ("uri", "https://good.org@evil.org/", "user name"),
        ("uri", "https://[::1/", "cannot be read"),
        ("uri", "https://example.org:port/", "cannot be read"),
        ("uri", 'https://example.org/"onclick', "U+0022"),
        ("uri", "https://example.org/\u202egpj.exe", "U+202E"),
        ("language-tag", "Arabic", "short code"),
        ("language-tag", "AR", "short code"),
        ("plain-text", "a\u202eb", "right-to-left override"),
        ("plain-text", "de\u00adstroyed", "soft hyphen"),
        ("plain-text", "Cit\ufffd", "letter was lost"),
        ("plain-text", "\x1b[31m", "control character"),
        ("plain-text", " \n", "nothing but blanks"),
        ("coordinates", [34.55, 138.27], "longitude comes first"),
        ("coordinates", [238.27, 34.55], "-180 and 180"),
        ("coordinates", [38.27], "two numbers"),
        ("coordinates", [38.27, 34.55, 400], "two numbers"),
        ("coordinates", ["38.27", "34.55"], "two numbers"),
        ("coordinates", [[38.27, 34.55], [[38.27, 34.55]]], "nested deeper"),
        ("coordinates", [[38.27, 34.55], 1], "two numbers"),
        ("coordinates", [[]], "empty"),
    ],
)
def test_wrong_values_are_refused_with_a_reason(name: str, value: object, reason: str) -> None:
    with pytest.raises((FormatError, EdtfError)) as caught:
        CHECKS[name](value)
    assert reason in str(caught.value)


@pytest.mark.parametrize("name", sorted(CHECKS))
@pytest.mark.parametrize("value", [None, True, 1.5, {"a": 1}])
def test_values_of_another_type_are_left_to_the_schema(name: str, value: object) -> None:
    assert CHECKS[name](value)
