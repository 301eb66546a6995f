"""The page of changes: what moved when, without a script."""

import json
import re
from collections.abc import Mapping
from html import unescape
from itertools import pairwise

from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages.changes import badge_of, find_changes
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.wholes import derive_site_histories


def rows(page: Page) -> list[list[str]]:
    """The cells of every row as a reader sees them."""
    found = re.findall(r"<tr[^>]*>(<td>.*?)</tr>", page.body)
    cells = [re.findall(r"<td>(.*?)</td>", row) for row in found]
    return [[" ".join(unescape(re.sub(r"<[^>]+>", "", cell)).split()) for cell in row] for row in cells]


def test_newest_change_comes_first(mini: Catalogue) -> None:
    days = [change.day for change in find_changes(mini, mini.sites.values(), derive_site_histories(mini))]
    assert days
    assert all(later >= earlier for later, earlier in pairwise(days))


def test_changes_and_only_they_lead_from_one_day_to_any_other(mini: Catalogue) -> None:
    """Whoever applies the changes up to a day to “not assessed” gets the status as of that day."""
    histories = derive_site_histories(mini)
    changes = find_changes(mini, mini.sites.values(), derive_site_histories(mini))
    for day in (Day(2015, 6, 30), Day(2015, 12, 31), Day(2016, 12, 31), Day(2026, 11, 22)):
        for id, history in histories.items():
            last = next((one.after for one in changes if one.place == id and one.day <= day), history[0][1])
            now = next(derived for begins, derived in reversed(history) if begins <= day)
            assert badge_of(last, mini.vocabularies) == badge_of(now, mini.vocabularies), (id, day)


def test_a_change_says_day_place_what_and_who_decided(english: Mapping[str, Page]) -> None:
    assert [
        "2 September 2015",
        "Temple of the Winds",
        "from No visible damage; Condition: Good; harmed since to Destroyed",
        "Icewatch Imaging",
    ] in rows(english["changes/"])


def test_a_change_to_contested_is_a_change(english: Mapping[str, Page]) -> None:
    assert any("to Contested: " in what for _, _, what, _ in rows(english["changes/"]))


def test_a_change_by_an_event_names_it_and_who_tells_of_it(
    english: Mapping[str, Page], arabic: Mapping[str, Page]
) -> None:
    names = [who for _, what, _, who in rows(english["changes/"]) if what == "Temple of the Winds"]
    assert (
        "Destruction of the great hall (accounts by: Icewatch Imaging and Somebody who drifted past)" in names
    )
    assert 'href="../events/saltmere/hall-destroyed-2015/"' in english["changes/"].body
    for page in (english["changes/"], arabic["changes/"]):
        assert all(who for *_, who in rows(page)), "no cell is empty"


def test_a_contested_change_names_all_sides(english: Mapping[str, Page]) -> None:
    assert "Aurora Gazette / Oriel Tamsin" in [who for *_, who in rows(english["changes/"])]


def test_a_row_says_to_the_script_what_it_says_to_a_reader(english: Mapping[str, Page]) -> None:
    row = 'data-day="2015-09-02" data-place="saltmere/temple-of-winds" '
    before = 'data-before="no-visible-damage condition-good since-damage-surely"'
    assert f'{row}{before} data-after="destroyed"' in english["changes/"].body


def test_the_script_is_told_which_word_is_graver(english: Mapping[str, Page]) -> None:
    known = re.search(r'data-known="([^"]+)"', english["changes/"].body)
    assert known is not None
    graver = json.loads(unescape(known[1]))["graver"]
    assert set(graver["slight"]) == {"intact", "no-visible-damage"}
    assert "still-stands" in graver["damaged"], "both ends lie higher, though the words overlap"
    assert "unknown" not in graver


def test_each_day_leads_to_all_places_as_of_it(english: Mapping[str, Page]) -> None:
    assert 'href="../explore/?on=2015-09-02"' in english["changes/"].body


def test_the_one_who_decided_is_a_link_to_the_assessment(english: Mapping[str, Page]) -> None:
    target = 'href="../sites/saltmere/temple-of-winds/#icewatch-2015-09-02"'
    assert target in english["changes/"].body


def test_changes_are_told_in_arabic(arabic: Mapping[str, Page]) -> None:
    page = arabic["changes/"]
    assert page.title == "التغيرات"
    assert all(what.startswith("من ") and " إلى " in what for _, _, what, _ in rows(page))


def test_a_withdrawn_place_does_not_change(english: Mapping[str, Page]) -> None:
    assert "toll-bridge" not in english["changes/"].body
