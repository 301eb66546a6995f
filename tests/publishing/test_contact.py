"""Where the editors can be reached: a link that arrives, and nothing where there is none."""

from html import unescape
from urllib.parse import unquote, urlsplit

from hypothesis import assume, given
from hypothesis import strategies as st

from damage_catalogue.publishing.frame.contact import contact_link, name_contact
from damage_catalogue.validation.formats import FormatError, check_contact

GUIDE = "Change the text.\n\n<!-- contact -->\n\n## Next\n"


def href(link: str) -> str:
    return unescape(link.partition('href="')[2].partition('"')[0])


def test_a_mail_address_opens_a_mail_to_it_and_is_shown() -> None:
    link = contact_link("o'neil+a&b@example.org")
    assert href(link) == "mailto:o%27neil%2Ba%26b@example.org"
    assert link.endswith(">o&#39;neil+a&amp;b@example.org</a>")
    assert 'dir="ltr"' in link


def test_a_page_is_led_to() -> None:
    link = contact_link("https://example.org/@editors?a=1&b=2")
    assert href(link) == "https://example.org/@editors?a=1&b=2"
    assert link.endswith(">example.org/@editors?a=1&amp;b=2</a>")


@given(st.from_regex(r"[\w!#$%&'*+/=?^`{|}~.-]{1,20}@example\.org", fullmatch=True))
def test_every_mail_address_that_passes_the_checks_arrives_whole(address: str) -> None:
    try:
        check_contact(address)
    except FormatError:
        assume(False)
    found = urlsplit(href(contact_link(address)))
    assert (found.scheme, found.query, found.fragment) == ("mailto", "", "")
    assert unquote(found.path) == address


def test_the_guide_says_where_to_write_in_its_language() -> None:
    english = name_contact(GUIDE, "en", "editors@example.org")
    assert "You can also write to the editors: <a " in english
    assert "mailto:editors@example.org" in english
    assert "ولك أيضًا أن تكتب إلى المحررين: <a " in name_contact(GUIDE, "ar", "editors@example.org")


def test_without_a_contact_nothing_is_said() -> None:
    assert contact_link(None) == ""
    assert name_contact(GUIDE, "en", None) == "Change the text.\n\n\n\n## Next\n"
