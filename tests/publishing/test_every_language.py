"""Every page in every language that the program speaks: nothing is left of a gap, and signs stand once."""

import re
from collections.abc import Mapping
from html import unescape

import pytest

from damage_catalogue.language import OURS, language_for
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.facts import SiteStatus

_CODE = re.compile(r"<(pre|code|svg|script)\b.*?</\1>|data-known=\"[^\"]*\"", re.DOTALL)
_FAULT = re.compile(r"\{[a-z_]+\}|(?<=\w)\.\.(?!\.)|: :|[,،;؛] [,،;؛]|\(\)|\( | \)| [,،.](?=[ <])")


def shown(body: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", _CODE.sub("", body)))


@pytest.mark.parametrize("tag", OURS)
def test_no_page_shows_a_gap_or_a_sign_twice(
    tag: str, mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    for page in make_pages(mini, mini_statuses, language_for(tag)):
        said = {page.title, page.description, shown(page.body)}
        found = [fault for text in said for fault in _FAULT.findall(text)]
        assert found == [], page.address


SAID = {
    "fr": [
        ("sites/saltmere/temple-of-winds/", "Certitude\u00a0: absolue"),
        ("sites/saltmere/temple-of-winds/", "Détruit\u00a0: 1 · "),
        ("sites/saltmere/temple-of-winds/", "dernière observation\u00a0: 1er mai 2016, sur le terrain"),
        ("sites/saltmere/temple-of-winds/", "Icewatch Imaging\u00a0: le 2 septembre 2015 au plus tard"),
        ("sites/saltmere/lantern-tower/", "Contesté\u00a0: détruit / dommages modérés"),
        ("sites/saltmere/old-library/", "puis restauration, entre mars 2017 et novembre 2017."),
        ("changes/", "(récits\u00a0: Icewatch Imaging et Somebody who drifted past)"),
    ],
    "uk": [
        ("sites/saltmere/temple-of-winds/", "Зруйновано: 1 · "),
        ("sites/saltmere/temple-of-winds/", "від квітня 2016 року"),
        ("sites/saltmere/old-library/", "потім: відновлювальні роботи, не раніше березня 2017 року"),
        ("sites/saltmere/lantern-tower/", "Спірно: зруйновано / помірні пошкодження"),
    ],
}


@pytest.mark.parametrize("tag", SAID)
def test_pages_read_as_the_language_writes(
    tag: str, mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    pages = {page.address: page for page in make_pages(mini, mini_statuses, language_for(tag))}
    lacking = [(address, words) for address, words in SAID[tag] if words not in shown(pages[address].body)]
    assert lacking == []
