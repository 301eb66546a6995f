"""What catalogue.yaml may say of the whole."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from damage_catalogue.validation.accent import PAPERS, contrast
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.formats import FormatError, check_contact

Find = Callable[[str, str], list[Diagnostic]]


def with_line(root: Path, line: str) -> str:
    return (root / "catalogue/catalogue.yaml").read_text(encoding="utf-8") + line + "\n"


def test_a_default_view_of_the_map_is_told_to_be_no_field(root: Path, find: Find) -> None:
    (told,) = find("catalogue.yaml", with_line(root, "map: {centre: [38.27, 34.55], zoom: 6}"))
    assert told.code == "HD202"
    assert "“map”" in told.message
    assert "Fields that may stand here: title, description" in told.hint
    assert "map" not in told.hint


@pytest.mark.parametrize(
    "contact",
    [
        "editors@example.org",
        "o'neil+heritage@mail.example.org",
        "محرر@مثال.إختبار",
        "https://example.org/contact?about=catalogue",
        "https://example.org/@editors",
    ],
)
def test_an_address_to_write_to_is_a_contact(root: Path, find: Find, contact: str) -> None:
    assert find("catalogue.yaml", with_line(root, f'contact: "{contact}"')) == []


@pytest.mark.parametrize(
    ("contact", "hint"),
    [
        ("mailto:editors@example.org", "Did you mean “editors@example.org”?"),
        ("http://example.org/contact", "Did you mean “https://example.org/contact”?"),
        ("www.example.org/contact", "Did you mean “https://www.example.org/contact”?"),
        (" editors@example.org", "Did you mean “editors@example.org”?"),
        ("editors at example.org", "Write it as in editors@example.org"),
        ("editors@example", "Write it as in"),
        ("editors@@example.org", "Write it as in"),
        (".editors@example.org", "Write it as in"),
        ("one@example.org, two@example.org", "Write it as in"),
        ("Editors <editors@example.org>", "Write it as in"),
        ("https://example", "Write it as in"),
        ("https://someone@example.org/", "Write it as in"),
        ("javascript:alert(1)", "Write it as in"),
        ("editors@example.org?bcc=all@example.org", "Write it as in"),
        ("+963 11 555 0100", "Write it as in"),
        ("", "Write it as in"),
    ],
)
def test_what_cannot_be_written_to_is_refused(root: Path, find: Find, contact: str, hint: str) -> None:
    (told,) = find("catalogue.yaml", with_line(root, f'contact: "{contact}"'))
    assert told.code == "HD228"
    assert told.hint.startswith(hint)
    assert told.source_line == f'contact: "{contact}"'


@given(st.text(max_size=40))
def test_whatever_passes_as_a_contact_can_be_linked_to(text: str) -> None:
    with suppress(FormatError):
        check_contact(text)
        assert text.lower().startswith("https://") or text.count("@") == 1
        assert not any(sign.isspace() or sign in '<>"' for sign in text)


@pytest.mark.parametrize(
    ("light", "dark"), [("#2b4a68", "#a8c4de"), ("#7A0019", "#ffcc33"), ("#000000", "#ffffff")]
)
def test_a_colour_that_can_be_read_is_an_accent(root: Path, find: Find, light: str, dark: str) -> None:
    assert find("catalogue.yaml", with_line(root, f'accent: {{light: "{light}", dark: "{dark}"}}')) == []


@pytest.mark.parametrize(
    ("light", "dark", "says"),
    [
        ("#a8c4de", "#a8c4de", "light: “#a8c4de” is no colour that can be read here. It stands out"),
        ("#2b4a68", "#2b4a68", "dark: “#2b4a68” is no colour that can be read here. It stands out"),
        ("navy", "#a8c4de", "A colour is # and six digits"),
        ("#2b4a6", "#a8c4de", "A colour is # and six digits"),
        ("#2b4a68; }", "#a8c4de", "A colour is # and six digits"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(
    root: Path, find: Find, light: str, dark: str, says: str
) -> None:
    (told,) = find("catalogue.yaml", with_line(root, f'accent: {{light: "{light}", dark: "{dark}"}}'))
    assert told.code == "HD229"
    assert says in told.message


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ff0000", "#ff0000") == 1


def test_the_papers_are_those_of_the_style_sheet() -> None:
    sheet = (Path(__file__).parents[2] / "docs/assets/catalogue.css").read_text(encoding="utf-8")
    for name, (light, dark) in zip(("paper", "sheet"), zip(*PAPERS.values(), strict=True), strict=True):
        assert f"--{name}: light-dark({light}, {dark});" in sheet
