"""A place with parts is told by counts, the same everywhere, and its numbers can be added up."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

import pytest
from tests.publishing.invented_town import Town, counted
from tests.publishing.test_places_map import ISLAND
from tests.publishing.test_site_page import read

from damage_catalogue.language import language_for
from damage_catalogue.publishing.data.search import search_entries
from damage_catalogue.publishing.edition.edition import Beside
from damage_catalogue.publishing.in_words.status_data import status_as_data
from damage_catalogue.publishing.in_words.status_text import status_as_text
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.publishing.pages.explore import explorer
from damage_catalogue.records.model import Catalogue, Cause, Event, Geometry, Location
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import Asked

BY_COUNTS = ("town", "north", "block", "split-house", "south")
TOWN = {"intact": 1, "severe": 1, "destroyed": 2, "not-assessed": 7}
KINDS = [
    *("rebuilt", "restored", "repaired", "stabilised", "cleared", "reopened"),
    *("damage", "looting"),
]


@pytest.fixture(scope="module")
def town(mini: Catalogue) -> Catalogue:
    return Town(mini).catalogue()


@pytest.fixture(scope="module", params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def pages_of(catalogue: Catalogue, language: str) -> dict[str, Page]:
    made = make_pages(catalogue, derive_all(catalogue), language_for(language), beside=Beside(ISLAND))
    return {page.address: page for page in made}


@pytest.fixture(scope="module")
def pages(town: Catalogue, language: str) -> dict[str, Page]:
    return pages_of(town, language)


def plain(html: str) -> str:
    without_drawings = re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", without_drawings)).replace("\u2060", "").split())


def headline(page: Page) -> str:
    found = re.search(r'<p class="hd-roll-up hd-headline">(.*?)</p>', page.body, re.DOTALL)
    assert found, page.address
    return plain(found[1])


def lines_of_parts(page: Page) -> list[str]:
    section = page.body.partition('<section class="hd-parts">')[2].partition("</section>")[0]
    listed = re.sub(r"<details.*?</details>", "", section, flags=re.DOTALL)
    return re.findall(r"<li.*?</li>", listed, re.DOTALL)


def counted_in_line(line: str, words: Vocabularies, language: str) -> Counter[str]:
    """What a line of the list of parts adds to the counts: its own counts, or the one word of its badge."""
    if 'class="hd-roll-up"' in line:
        counts = line.partition('class="hd-roll-up">')[2].partition("</p>")[0]
        return Counter(counted(plain(counts), words, language))
    if "hd-fine" in line and language_for(language).word("one_group") in line:
        return Counter()
    found = re.search(r'class="hd-symbol hd-d-([a-z-]+)', line)
    assert found, line
    return Counter([found[1]])


def test_09_the_headline_is_the_counts(pages: Mapping[str, Page], language: str, town: Catalogue) -> None:
    head = headline(pages["sites/town/"])
    assert counted(head, town.vocabularies, language) == TOWN
    assert "14 " in head, "a group is told by how many it holds"


@pytest.mark.parametrize("site", BY_COUNTS)
def test_09_the_numbers_on_a_page_add_up(
    pages: Mapping[str, Page], language: str, town: Catalogue, site: str
) -> None:
    """The headline is the sum of the lines of the parts, and of what only an inventory knows."""
    page, words = pages[f"sites/{site}/"], town.vocabularies
    head = Counter(counted(headline(page), words, language))
    lines = [counted_in_line(line, words, language) for line in lines_of_parts(page)]
    assert lines
    summed = sum(lines, Counter())
    beyond = head - summed
    assert not summed - head
    assert set(beyond) <= {"not-assessed"}
    assert bool(beyond) == (town.sites[site].inventory is not None)
    known = re.search(r"(?:of|من أصل) (\d+)", headline(page))
    assert known
    group = 14 if site == "south" else 0
    assert int(known[1]) == head.total() + group


def test_09_a_denominator_that_is_known_has_its_citation(pages: Mapping[str, Page], language: str) -> None:
    found = re.search(r'hd-headline">(.*?)</p>', pages["sites/south/"].body, re.DOTALL)
    assert found
    assert re.search(r'href="#ref_\d+"', found[1])
    assert "20 known (houses" in headline(pages["sites/south/"]) or language == "ar"
    for site in ("town", "block"):
        recorded = {"en": "recorded here", "ar": "المسجلة هنا"}
        assert recorded[language] in headline(pages[f"sites/{site}/"])


def test_09_what_was_judged_of_the_whole_stands_beside_the_counts(
    pages: Mapping[str, Page], language: str
) -> None:
    head = pages["sites/town/"].body.partition('<section class="hd-why">')[0]
    label = language_for(language).word("as_a_whole")
    assert head.index("hd-headline") < head.index(label) < head.index("2011")
    assert label not in pages["sites/north/"].body.partition('<section class="hd-why">')[0]


def test_02_at_least_damaged_stands_beside_the_word_on_the_whole(
    pages: Mapping[str, Page], language: str
) -> None:
    said = {"en": "At least damaged since then (The ", "ar": "متضرر على الأقل بعد ذلك (مكان "}[language]
    for address in ("sites/town/", "sites/chapel/", "sites/", ""):
        assert said in plain(pages[address].body), address
    assert said not in plain(pages["sites/block/"].body), "it is damaged anyway"


def test_09_the_same_counts_stand_everywhere(
    pages: Mapping[str, Page], language: str, town: Catalogue
) -> None:
    words, statuses, spoken = town.vocabularies, derive_all(town), language_for(language)
    entries = {one.path: one for one in search_entries(town, statuses, pages.values())}
    found = statuses["town"]
    data = json.loads(explorer(town, statuses, language_for(language))[1][1])
    number = data["sites"]["id"].index("town")
    state = data["states"][data["sites"]["now"][number]]
    known, by_inventory, *pairs = data["counts"][state[6]]
    explored = {data["damage"][place][0]: n for place, n in zip(pairs[::2], pairs[1::2], strict=True)}
    last_row = next(
        row
        for row in re.findall(r"<tr data-day.*?</tr>", pages["changes/"].body)
        if 'data-place="town"' in row
    )
    where = {
        "headline": headline(pages["sites/town/"]),
        "page description": pages["sites/town/"].description,
        "search line": entries["sites/town/"].label,
        "list of places": plain(pages["sites/"].body.partition("sites/town/")[2].partition("<ul")[0]),
        "home": plain(pages[""].body.partition('_places"')[2].partition("<figure")[0].partition("<h2")[0]),
        "explorer": data["told"][state[5]][0],
        "terminal": status_as_text(town, found, Asked(), spoken),
        "changes": plain(last_row.rpartition('<span class="hd-change-state">')[2]),
        "how they came about": plain(
            pages["sites/town/"].body.partition("hd-counts-history")[2].partition("</li>")[0]
        ),
    }
    told = {name: counted(text, words, language) for name, text in where.items()}
    assert told == dict.fromkeys(where, TOWN)
    assert (explored, known, by_inventory) == (TOWN, 11, 0)
    as_data = status_as_data(town, found, Asked())
    assert as_data["roll_up"]["counts"] == TOWN
    assert as_data["state"] == "by-parts"
    assert as_data["at_least_damaged"]["words"] == ["destroyed"]
    assert as_data["roll_up"]["groups"][0]["number"] == 14


def test_09_the_map_tells_the_counts(mini: Catalogue, language: str) -> None:
    point = Geometry("Point", (12.0, -70.0))
    town = Town(mini).catalogue()
    here = Location(town.vocabularies["sensitivity"]["public"], geometry=point)
    moved = Town(mini).catalogue(town={"location": here})
    title = re.search(r'<a href="sites/town/"><title>(.*?)</title>', pages_of(moved, language)[""].body)
    assert title
    assert counted(unescape(title[1]), town.vocabularies, language) == TOWN


def test_09_home_counts_what_the_lists_of_states_hold(
    pages: Mapping[str, Page], language: str, town: Catalogue
) -> None:
    """A place with parts through its parts, one with a principal part once, a group of things not at all."""
    numbers = re.findall(r'status/([a-z-]+)/">[^<]*</a> <span class="hd-fine">(\d+)', pages[""].body)
    home = {state: int(number) for state, number in numbers}
    assert home == {"intact": 1, "severe": 1, "destroyed": 2, "not-assessed": 4}
    for state, number in home.items():
        assert pages[f"status/{state}/"].body.partition("<h2")[0].count("<li>") == number
    assert "14" not in pages["status/destroyed/"].body.partition("<h2")[0]
    assert "#part_tombs" in pages["status/damaged/"].body


def test_09_nobody_looked_is_said_of_no_place_with_a_part_that_was_judged(
    pages: Mapping[str, Page], language: str, town: Catalogue
) -> None:
    sentence = language_for(language).word("nobody_looked")
    saying = {address for address, page in pages.items() if sentence in plain(page.body)}
    assert saying == {"sites/mill/", "sites/unseen-house/"}
    for site in BY_COUNTS:
        head = pages[f"sites/{site}/"].body.partition('<section class="hd-why">')[0]
        assert 'class="hd-class">' not in head.partition("hd-as-a-whole")[0], "no badge of one word"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("site", "component"), [("ruined-house", None), ("south", "gate")])
def test_07_what_was_done_since_goes_wherever_the_status_goes(
    mini: Catalogue, language: str, kind: str, site: str, component: str | None
) -> None:
    invented = Town(mini)
    event = invented.event(kind, site, component)
    catalogue = invented.catalogue([event])
    statuses, pages, spoken = derive_all(catalogue), pages_of(catalogue, language), language_for(language)
    term = event.work.kind if event.work else event.kind
    assert event.occurred
    long = spoken.word("since").format(what=spoken.term(term), when=spoken.date(event.occurred))
    short = spoken.term(term).lower() if event.work else spoken.word(f"done_{kind}")
    symbol = f'href="#sym_{kind}"'

    page = pages[f"sites/{site}/"].body
    badge = (
        page.partition('id="part_gate"')[2].partition("</li>")[0]
        if component
        else page.partition("hd-why")[0]
    )
    assert symbol in badge
    assert long in plain(badge), "badge"
    state = pages["status/destroyed/"].body
    anchor = f"sites/{site}/" + ("#part_gate" if component else "")
    line = state.partition(anchor)[2].partition("</li>")[0]
    assert symbol in line
    assert long in plain(line), "lists"
    rows = re.findall(
        r"<tr><td>.*?</tr>", page.partition("hd-timeline-section")[2].partition("</section>")[0]
    )
    row = next(row for row in rows if "what happened" in row)
    assert symbol in row
    assert spoken.term(term) in plain(row), "timeline"
    assert spoken.word("row_since") in plain(row), "timeline"
    assert short in headline(pages["sites/town/"]), "counts of the whole"
    home = pages[""].body.partition('id="_places"')[0]
    one = {"en": f"1 of them {short} since", "ar": f"منها «{short}» بعد ذلك: 1"}[language]
    assert one in plain(home), "counts at home"
    assert symbol in home
    place = f"{site}#gate" if component else site
    assert f"since-{kind}-surely" in "".join(
        re.findall(rf'data-place="{place}"[^>]*', pages["changes/"].body)
    ), "changes"
    assert short in pages["sites/town/"].description or len(pages["sites/town/"].description) > 150
    entries = {one.path: one.label for one in search_entries(catalogue, statuses, pages.values())}
    assert short in entries["sites/block/" if component is None else "sites/south/"], "search line"
    explore, (_, text) = explorer(catalogue, statuses, language_for(language))
    assert f'name="since" value="{kind}"' in explore.body, "filter of the explorer"
    data = json.loads(text)
    columns = data["parts"] if component else data["sites"]
    index = columns["id"].index(component or site)
    told = data["told"][data["states"][columns["now"][index]][5]]
    assert long in told[2], "column of the explorer"
    assert kind in told[3]
    whole = data["told"][data["states"][data["sites"]["now"][data["sites"]["id"].index("town")]][5]]
    assert kind in whole[3], "the explorer finds the whole by what was done to its parts"
    found = status_as_data(catalogue, statuses[site], Asked())
    own = found["components"][component] if component else found
    assert [one["kind"] for one in own["since"]] == [kind], "status --json"
    town = status_as_data(catalogue, statuses["town"], Asked())["roll_up"]["since"]
    assert {"state": "destroyed", "kind": kind, "number": 1, "how": "surely", "looked": True} in town
    if component is None:
        assert long in plain(pages[f"sites/{site}/"].description), "page description"


def test_07_the_map_says_what_was_done_since(mini: Catalogue, language: str) -> None:
    invented = Town(mini)
    here = Location(mini.vocabularies["sensitivity"]["public"], geometry=Geometry("Point", (12.0, -70.0)))
    moved = invented.catalogue([invented.event("rebuilt", "ruined-house")], ruined_house={"location": here})
    title = re.search(
        r'<a href="sites/ruined-house/"><title>(.*?)</title>', pages_of(moved, language)[""].body
    )
    since = {"en": "Rebuilt since then: 2017", "ar": "أُعيد بناؤه بعد ذلك: 2017"}[language]
    assert title
    assert since in unescape(title[1])


@pytest.mark.parametrize(
    ("kind", "basis", "occurred", "expected"),
    [
        ("rebuilt", "not-stated", "2017", "reportedly rebuilt since"),
        ("stabilised", "direct-observation", "2015", "perhaps stabilised since"),
        ("rebuilt", "direct-observation", "2017", "rebuilt since"),
        ("rebuilt", "direct-observation", "2014", None),
    ],
)
def test_16_a_count_is_no_surer_than_what_it_rests_on(
    mini: Catalogue, kind: str, basis: str, occurred: str, expected: str | None
) -> None:
    invented = Town(mini)
    event = invented.event(kind, "ruined-house", occurred=occurred)
    account = replace(event.accounts[0], basis=mini.vocabularies["basis"][basis])
    pages = pages_of(invented.catalogue([replace(event, accounts=(account,))]), "en")
    for text in (headline(pages["sites/block/"]), plain(pages["changes/"].body)):
        if expected is None:
            assert "since" not in text.partition("newest first")[0]
        else:
            assert expected in text


def test_changes_name_the_parts_without_a_page(pages: Mapping[str, Page]) -> None:
    body = pages["changes/"].body
    assert 'data-place="south#gate"' in body
    assert '<a href="../sites/south/#part_gate">' in body
    assert 'data-place="chapel#nave"' not in body, "what changes the principal part changes its place"
    known = re.search(r'data-known="([^"]+)"', body)
    assert known
    assert json.loads(unescape(known[1]))["places"] == 9 + 6


def test_a_worse_condition_is_a_change_and_is_shown(mini: Catalogue) -> None:
    invented = Town(mini)
    poor, bad = (mini.vocabularies["condition"][word] for word in ("poor", "very-bad"))
    looks = (
        replace(invented.seen("2018", "damaged", "2018"), damage=None, condition=poor),
        replace(invented.seen("2023", "damaged", "2023-10"), damage=None, condition=bad),
    )
    pages = pages_of(invented.catalogue(mill={"assessments": looks}), "en")
    rows = re.findall(
        r'<tr data-day="([^"]+)" data-place="mill" data-before="([^"]+)" data-after="([^"]+)"',
        pages["changes/"].body,
    )
    assert rows == [
        ("2023-10-31", "condition-only condition-poor", "condition-only condition-very-bad"),
        ("2018-12-31", "not-assessed", "condition-only condition-poor"),
    ]
    mill = read(pages["sites/mill/"])
    assert "Condition: Very bad, last observed October 2023" in mill.split("Why this status")[0]
    assert "Condition: Poor" in mill.partition("Timeline")[2]


def test_judgements_are_counted_by_the_cause_of_what_they_judge(mini: Catalogue) -> None:
    """Builders' work of one year and shells of another are two causes, though the place is one."""
    invented, words = Town(mini), mini.vocabularies

    def caused(kind: str, category: str, year: str) -> Event:
        event = invented.event(kind, "mill", occurred=year)
        return replace(event, id=f"{category}-{year}", cause=Cause(words["cause-category"][category]))

    categories = [term.id for term in words["cause-category"]][:2]
    events = [caused("damage", categories[0], "2016"), caused("damage", categories[1], "2023")]
    looks = tuple(
        replace(invented.seen(f"of-{event.id}", damage, year), result_of=event.id)
        for event, damage, year in zip(events, ("slight", "severe"), ("2017", "2024"), strict=True)
    )
    unrelated = invented.seen("other", "moderate", "2020")
    pages = pages_of(invented.catalogue(events, mill={"assessments": (*looks, unrelated)}), "en")
    first, second = (read(pages[f"causes/{category}/"]) for category in categories)
    assert "Judged to be the result: 1 Slight damage" in first
    assert "Judged to be the result: 1 Severe damage" in second
    assert "Severe" not in first
    assert "Moderate" not in first + second
    lists = read(pages["causes/"])
    assert "1 event · Judged to be the result: 1 Slight damage" in lists
