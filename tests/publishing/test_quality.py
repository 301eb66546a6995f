"""The page of gaps counts rightly, links to every record that it counts, and keeps what is withheld."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest

from damage_catalogue.language import language_for
from damage_catalogue.publishing.charts.year_chart import count_by_year, year_chart
from damage_catalogue.publishing.edition.edition import Said, Use, claims_of, make_edition
from damage_catalogue.publishing.edition.gaps import Gap, Supported, find_gaps, newest_observation
from damage_catalogue.publishing.edition.indexes import Indexes
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.sheet import Sheet
from damage_catalogue.records.edtf import parse
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import Catalogue, Citation, Event, Imagery, Site, Statement, is_withdrawn
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus

Statuses = Mapping[str, SiteStatus]


@pytest.fixture(scope="module")
def indexes(mini: Catalogue, mini_statuses: Statuses) -> Indexes:
    return Indexes(make_edition(mini, mini_statuses, language_for("en")))


@pytest.fixture(scope="module")
def gaps(indexes: Indexes) -> Mapping[str, Gap]:
    return {gap.key: gap for chapter in find_gaps(indexes) for gap in chapter.gaps}


def section(page: Page, key: str) -> str:
    """What stands under the heading of one gap."""
    found = re.search(rf'<h3 id="_{key}">.*?(?=<h[23] |</article>)', page.body, re.DOTALL)
    assert found, f"no section {key}"
    return found[0]


def test_each_gap_says_how_many_of_how_many(english: Mapping[str, Page], gaps: Mapping[str, Gap]) -> None:
    page = english["quality/"]
    for key, gap in gaps.items():
        assert f"<strong>{len(gap.found):,} of {gap.whole:,} " in section(page, key)


def test_each_gap_lists_a_link_for_every_finding(
    english: Mapping[str, Page], arabic: Mapping[str, Page], gaps: Mapping[str, Gap]
) -> None:
    for page in (english["quality/"], arabic["quality/"]):
        for key, gap in gaps.items():
            lines = re.findall(r"<li>.*?</li>", section(page, key), re.DOTALL)
            assert len(lines) == len(gap.found), key
            assert all("<a href=" in line for line in lines), key


def test_a_withheld_place_does_not_count_as_lacking_a_point(mini: Catalogue, gaps: Mapping[str, Gap]) -> None:
    withheld = {
        id
        for id, site in mini.sites.items()
        if site.location is not None and site.location.sensitivity.id == "withheld"
    }
    found = {one.site.id for one in gaps["lacks_point"].found if isinstance(one, SiteStatus)}
    assert withheld
    assert found & withheld == set()
    assert gaps["lacks_point"].whole <= len(mini.sites) - len(withheld)


def test_places_never_assessed_are_those_of_their_own_list(
    english: Mapping[str, Page], gaps: Mapping[str, Gap]
) -> None:
    lines = re.compile(r'<li>.*?href="\.\./(sites/[^"]+)"')
    listed = set(lines.findall(english["not-assessed/"].body))
    told = set(lines.findall(section(english["quality/"], "lacks_assessment")))
    assert told == listed
    assert len(gaps["lacks_assessment"].found) == len(listed)


def test_age_is_told_from_the_newest_observation_and_not_from_today(
    indexes: Indexes, gaps: Mapping[str, Gap]
) -> None:
    newest = newest_observation(indexes.sites)
    assert newest is not None
    found = [one for one in gaps["lacks_recent_look"].found if isinstance(one, SiteStatus)]
    for one in found:
        last = one.status.last_observed
        assert last is not None and last.latest is not None
        assert last.latest < (newest.year - 5, newest.month, newest.day)


@pytest.mark.parametrize(
    ("country", "asked_for"),
    [("SY", "ar"), ("SD", "ar"), ("UA", None), ("AQ", None), (None, None)],
    ids=["Syria", "one of two official languages", "not published in it", "nobody lives there", "not known"],
)
def test_statements_are_asked_for_in_the_language_of_the_place(
    country: str | None, asked_for: str | None, mini: Catalogue
) -> None:
    gap = build(mini, *in_country(mini, country))["lacks_own_text"]
    records: list[Site | Event] = [*mini.sites.values(), *mini.events.values()]
    told = [
        claim.says
        for record in records
        if not is_withdrawn(record)
        for claim in claims_of(record)
        if claim.says is not None
    ]
    lacking = [text for text in told if asked_for not in dict(text.versions)]
    assert asked_for is None or 0 < len(lacking) < len(told)
    assert (len(gap.found), gap.whole) == ((len(lacking), len(told)) if asked_for else (0, 0))


@pytest.mark.parametrize(("country", "language"), [("SY", "ar"), ("UA", "uk"), ("ML", "fr")])
def test_names_are_asked_for_in_the_language_of_the_place(
    country: str, language: str, mini: Catalogue
) -> None:
    gap = build(mini, *in_country(mini, country))["lacks_own_name"]
    living = [site for site in mini.sites.values() if not is_withdrawn(site)]
    lacking = {site.id for site in living if all(name.lang != language for name in site.names.all)}
    assert {one.site.id for one in gap.found if isinstance(one, SiteStatus)} == lacking
    assert gap.whole == len(living)


def test_what_hangs_on_one_origin_is_listed_however_it_is_known(
    mini_statuses: Statuses, english: Mapping[str, Page], gaps: Mapping[str, Gap]
) -> None:
    hanging: set[tuple[str, str | None]] = set()
    for derived in mini_statuses.values():
        principal = {one.id for one in derived.site.components if one.principal}
        for part, status in [(None, derived.status), *derived.components.items()]:
            if part not in principal and [one.origins for one in status.support] == [1]:
                hanging.add((derived.site.id, part))
    found = [*gaps["lacks_support"].found, *gaps["lacks_support_of_part"].found]
    assert all(isinstance(one, Supported) for one in found)
    listed = {(one.site.id, one.part.id if one.part else None) for one in found if isinstance(one, Supported)}
    assert listed == hanging
    assert ("saltmere/old-library", None) in listed, "seen on the ground, by one council alone"
    assert ("saltmere/temple-of-winds", None) not in listed
    assert ("saltmere/lantern-tower", None) not in listed, "contested: each side has its own"
    assert "Observed, 1 page, 1 origin" in section(english["quality/"], "lacks_support")
    assert "#part_gate" in section(english["quality/"], "lacks_support_of_part")


def test_the_principal_part_is_not_listed_beside_its_place(mini: Catalogue) -> None:
    temple = mini.sites["saltmere/temple-of-winds"]
    one = next(look for look in temple.assessments if look.by == "icewatch-imaging")
    alone = build(mini, replace(temple, assessments=(replace(one, component="hall"),)))
    assert temple.id in {one.site.id for one in alone["lacks_support"].found if isinstance(one, Supported)}
    assert all(
        one.part and (one.site.id, one.part.id) != (temple.id, "hall")
        for one in alone["lacks_support_of_part"].found
        if isinstance(one, Supported)
    )


def test_several_accounts_may_have_one_origin_and_those_that_fell_make_none(mini: Catalogue) -> None:
    event = mini.events["saltmere/hall-destroyed-2015"]
    first = next(one for one in event.accounts if one.by and one.standing.id == "standing")
    again = replace(first, id="again", citations=(Citation("aurora-2016-06"),))
    other = replace(first, id="other", by="saltmere-guard", citations=(Citation("banner-film"),))
    fallen = replace(other, standing=mini.vocabularies["standing"]["retracted"])

    def is_listed(*accounts: Statement) -> bool:
        found = build(mini, replace(event, accounts=accounts))["lacks_second_origin"].found
        return any(isinstance(one, Event) and one.id == event.id for one in found)

    assert is_listed(first)
    assert is_listed(first, again)
    assert is_listed(first, again, fallen)
    assert not is_listed(first, other)
    assert not is_listed(fallen), "nobody says it any longer, so it is not counted"


def test_what_is_not_stated_is_counted(mini: Catalogue, mini_statuses: Statuses) -> None:
    site = mini.sites["saltmere/temple-of-winds"]
    first, *others = site.assessments
    unsure = replace(first, certainty=mini.vocabularies["certainty"]["not-stated"], image=Imagery())
    named = replace(others[0], image=Imagery(provider="Icewatch"))
    sites = {**mini.sites, site.id: replace(site, assessments=(unsure, named, *others[1:]))}
    edition = make_edition(replace(mini, sites=sites), mini_statuses, language_for("en"))
    found = {gap.key: gap for chapter in find_gaps(Indexes(edition)) for gap in chapter.gaps}
    for key in ("lacks_certainty", "lacks_image"):
        told = [one.claim for one in found[key].found if isinstance(one, Said) and one.record.id == site.id]
        assert told == [unsure]
    assert found["lacks_image"].whole > 1


def in_country(mini: Catalogue, country: str | None) -> list[Site]:
    return [replace(site, country=country) for site in mini.sites.values()]


def build(mini: Catalogue, *changed: Site | Event) -> Mapping[str, Gap]:
    """The gaps of the mini catalogue with some records changed."""
    by_id = {record.id: record for record in changed}
    records = [by_id.get(record.id, record) for _, record in mini.records()]
    catalogue = build_catalogue(mini.about, mini.vocabularies, records)
    edition = make_edition(catalogue, derive_all(catalogue), language_for("en"))
    return {gap.key: gap for chapter in find_gaps(Indexes(edition)) for gap in chapter.gaps}


def with_tertiary(mini: Catalogue, tertiary: Collection[str]) -> Catalogue:
    """The mini catalogue, in which these sources are tertiary and all others primary."""
    tiers = mini.vocabularies["source-tier"]
    sources = {
        id: replace(source, tier=tiers["tertiary" if id in tertiary else "primary"])
        for id, source in mini.sources.items()
    }
    return replace(mini, sources=sources)


def test_what_cites_anything_better_does_not_rest_on_tertiary_sources_alone(
    mini: Catalogue, mini_statuses: Statuses
) -> None:
    def found(tertiary: Collection[str]) -> Gap:
        edition = make_edition(with_tertiary(mini, tertiary), mini_statuses, language_for("en"))
        gaps = (gap for chapter in find_gaps(Indexes(edition)) for gap in chapter.gaps)
        return next(gap for gap in gaps if gap.key == "lacks_better_source")

    one = max(mini.sources, key=lambda id: len(found({id}).found))
    alone = found({one})
    assert len(found(()).found) == 0
    assert 0 < len(alone.found) < alone.whole
    for entry in alone.found:
        assert isinstance(entry, Use)
        assert entry.citation.source == one
        assert entry.claim is None or {citation.source for citation in entry.claim.citations} == {one}
    everything = found(mini.sources.keys())
    assert len(everything.found) == everything.whole


def test_the_bars_lose_no_observation() -> None:
    texts = ("2015-08-31", "2015", "2015-12-31/2016-01-01", "../2016-03", "2017-03-03?")
    years, spread, undated = count_by_year([*map(parse, texts), None])
    assert years == {2015: 2, 2017: 1}
    assert (spread, undated) == (2, 1)


def test_the_list_under_the_bars_has_every_number_out_of_all() -> None:
    sheet = Sheet(language_for("en"), "quality/")
    chart = year_chart(sheet, [parse("2015-08-31"), parse("2017"), None, None])
    assert re.findall(r"<li>(.*?) <span[^>]*>(.*?)</span>", chart) == [
        ("2015", "1 of 4 observations"),
        ("2017", "1 of 4 observations"),
        ("date not known", "2 of 4 observations"),
    ]
    assert chart.count("<rect") == 2


def test_the_tallest_bar_is_the_year_with_most_and_heights_keep_the_proportion() -> None:
    sheet = Sheet(language_for("en"), "quality/")
    chart = year_chart(sheet, [parse("2015")] * 4 + [parse("2017")])
    heights = [float(height) for height in re.findall(r'<rect [^>]* height="([\d.]+)"', chart)]
    assert heights[0] == 4 * heights[1]


def test_years_run_from_the_right_in_arabic() -> None:
    days = [parse("2015"), parse("2017")]
    ltr, rtl = (year_chart(Sheet(language_for(tag), "quality/"), days) for tag in ("en", "ar"))
    along = [[float(x) for x in re.findall(r'<rect [^>]*?\bx="([\d.]+)"', one)] for one in (ltr, rtl)]
    assert along[0] == sorted(along[0])
    assert along[1] == sorted(along[1], reverse=True)


def test_a_catalogue_without_observations_has_no_bars() -> None:
    assert "<svg" not in year_chart(Sheet(language_for("en"), "quality/"), [])
