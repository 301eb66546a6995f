"""A site page answers in order: what happened, what is lost, what nobody knows, and who says so."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

from damage_catalogue.language import language_for
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.edtf import parse
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.facts import SiteStatus

TEMPLE = "sites/saltmere/temple-of-winds/"


def read(page: Page) -> str:
    """What a reader reads: the text of a body, without markup."""
    without_drawings = re.sub(r"<svg.*?</svg>", "", page.body, flags=re.DOTALL)
    text = unescape(re.sub(r"<[^>]+>", "", without_drawings)).replace("\u2060", "")
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def part(page: Page, heading: str) -> str:
    """The text between one heading of the second level and the next."""
    titles = [one.title for one in page.headings if one.level == 2]
    after = read(page).split(f"\n{heading}\n", 1)[1]
    following = titles[titles.index(heading) + 1 :]
    return after.split(f"\n{following[0]}\n", 1)[0] if following else after


def test_badge_says_state_part_day_certainty_and_support(english: Mapping[str, Page]) -> None:
    badge = read(english[TEMPLE]).split("Why this status")[0]
    for words in (
        "Destroyed",
        "Great hall",
        "last observed 1 May 2016",
        "Certainty: Definite",
        "Support: Observed",
    ):
        assert words in badge


def test_roll_up_has_its_denominator(english: Mapping[str, Page]) -> None:
    assert "1 Destroyed · 1 Still stands · 1 Not assessed, of 3 recorded here" in read(english[TEMPLE])
    town = read(english["sites/saltmere/"])
    assert "7 Not assessed · 1 Contested · 1 Reported only, of 12 known (listed monuments[1])" in town


def test_a_group_nobody_judged_as_a_whole_shows_counts_and_no_badge(english: Mapping[str, Page]) -> None:
    before_why = english["sites/saltmere/"].body.split('id="_why"')[0]
    assert "hd-roll-up" in before_why
    assert "hd-badge" not in before_why


def test_why_names_rule_assessment_and_source_as_links(english: Mapping[str, Page]) -> None:
    why = english[TEMPLE].body.split('id="_why"')[1].split("</section>")[0]
    assert 'href="../../../guide/method/"' in why
    assert 'href="#icewatch-2015-09-02"' in why
    assert re.search(r'href="#ref_\d+"', why)
    text = part(english[TEMPLE], "Why this status")
    assert (
        "Destroyed (observed 2 September 2015): Icewatch Imaging, from satellite or aerial imagery "
        "(limits: Seen from straight above only; Interior not seen).[1]"
    ) in text
    assert "Last confirmed 1 May 2016: Oriel Tamsin, who was there and saw it." in text
    assert "worse than before, after Destruction of the great hall, so it became the status." in text
    assert "says the same. It weighs too little to renew the last look." in text
    assert "speaks against the status, and weighs too little to change it." in text


def test_contested_status_shows_both_sides_and_why(english: Mapping[str, Page]) -> None:
    page = english["sites/saltmere/lantern-tower/"]
    assert read(page).split("Why this status")[0].count("Contested: Destroyed / Moderate damage") == 1
    why = part(page, "Why this status")
    assert "Sources contradict each other" in why
    assert "Aurora Gazette, passing on what somebody else saw." in why
    assert "Oriel Tamsin, passing on what somebody else saw." in why
    assert "neither is clearly better known, and nothing recorded reconciles them." in why


def test_a_repair_since_the_last_look_is_told_and_a_look_after_it_names_it(
    english: Mapping[str, Page],
) -> None:
    why = part(english["sites/saltmere/old-library/"], "Why this status")
    assert "Before that: Severe damage, 23 or 24 July 2015; then restoration" in why


def test_statement_that_lost_stays_and_says_why(english: Mapping[str, Page]) -> None:
    judged = part(english["sites/saltmere/old-library/"], "Condition assessments")
    assert (
        "A later or better statement has taken its place: A visit found it burnt but standing. "
        "See Severe damage, Iceshelf Heritage Council, 23 or 24 July 2015." in judged
    )


def test_timeline_names_who_holds_the_place(english: Mapping[str, Page]) -> None:
    assert '<text class="hd-tl-year hd-tl-holder"' in english[TEMPLE].body
    assert "Grey Banner</text>" in english[TEMPLE].body
    assert "afterwards by Grey Banner" in part(english[TEMPLE], "Timeline")


def test_uncertain_dates_are_said_as_they_are(english: Mapping[str, Page]) -> None:
    timeline = part(english["sites/saltmere/old-library/"], "Timeline")
    for words in (
        "23 or 24 July 2015",
        "between January 2016 and March 2016",
        "winter 2018",
        "by the day of the publication",
    ):
        assert words in timeline


def test_the_timeline_says_which_day_each_one_gives_and_strikes_what_fell(
    english: Mapping[str, Page], arabic: Mapping[str, Page]
) -> None:
    timeline = part(english[TEMPLE], "Timeline")
    assert "Icewatch Imaging: by 2 September 2015" in timeline
    assert "Somebody who drifted past: 30 August 2015" in timeline
    assert "Oriel Tamsin: 31 August 2015 (taken back)" in timeline
    assert "not said by whom: no day given (refuted)" in timeline
    struck = re.findall(r"<s>(.*?)</s>", english[TEMPLE].body.split('id="_timeline"')[1].split("</table>")[0])
    assert [re.sub(r"<[^>]+>", "", one) for one in struck] == [
        "Oriel Tamsin: 31 August 2015",
        "not said by whom: no day given",
    ]
    assert "(سحبه صاحبه)" in part(arabic[TEMPLE], "الخط الزمني")


def test_what_fell_is_struck_and_named_so_wherever_it_is_listed(english: Mapping[str, Page]) -> None:
    for address, said in (
        ("agents/oriel-tamsin/", "It happened on the 31st. (taken back)"),
        ("sources/floe-wire-2015-06/", "Assessment: Destroyed, Floe News Agency, 20 June 2015 (replaced by"),
        ("sites/saltmere/old-library/", "20 June 2015 (replaced by a later statement)"),
    ):
        assert said in read(english[address]), address
        fallen = re.findall(r"<s>", english[address].body)
        assert len(fallen) == english[address].body.count('class="hd-fallen"') > 0, address


def test_an_event_is_described_by_whoever_still_says_so(english: Mapping[str, Page]) -> None:
    page = english["events/saltmere/hall-destroyed-2015/"]
    assert page.description.endswith("Icewatch Imaging, from images: The hall was gone by 2 September.")


def test_quote_is_marked_up_with_its_source_and_language(english: Mapping[str, Page]) -> None:
    quote = (
        '<blockquote cite="https://example.org/penguin-post/2016/05/02?id=1&amp;page=2" lang="en" dir="ltr">'
    )
    assert f"{quote}<p>“is no more than a heap”</p></blockquote>" in english[TEMPLE].body


def test_chain_of_who_told_whom_is_written_out(english: Mapping[str, Page]) -> None:
    chain = "The Penguin Post, reporting Floe News Agency, which quotes Oriel Tamsin"
    assert chain in part(english[TEMPLE], "Condition assessments")
    assert chain in part(english[TEMPLE], "References")


def test_responsibility_is_always_somebodys_word(english: Mapping[str, Page]) -> None:
    said = part(english[TEMPLE], "Who is said to have done it")
    assert "Grey Banner says that it did it." in said
    assert "Grey Banner is accused of it by Oriel Tamsin." in said
    assert (
        "Grey Banner is held responsible for it by Iceshelf Heritage Council, after looking into it." in said
    )
    assert "Saltmere Guard is accused of it; the source does not say by whom." in said
    assert "Each line is what somebody says, not a finding of this catalogue." in said


def test_references_say_how_much_was_read_and_what_is_archived(english: Mapping[str, Page]) -> None:
    references = part(english[TEMPLE], "References")
    assert "“[no title known]”. The Penguin Post, about May 2016." in references
    assert "Only the opening was read" in references
    assert "no archived copy: The paper forbids archives." in references
    assert "archived copy (3 May 2016)" in references


def test_nothing_known_is_said_in_words(english: Mapping[str, Page]) -> None:
    text = read(english["sites/saltmere/nameless-wall/"])
    for words in (
        "Not assessed",
        "Nothing is recorded of the state of this place",
        "No event is recorded for this place.",
        "Nobody’s judgement of its state is recorded.",
        "Locationnot known",
        "Not yet reviewed.",
    ):
        assert words in text


def test_state_that_could_not_be_told_says_when_somebody_looked(english: Mapping[str, Page]) -> None:
    assert "Unknown last looked at about March 2016" in " ".join(
        read(english["sites/saltmere/frost-tombs/"]).split()
    )


def test_withdrawn_record_is_a_tombstone(english: Mapping[str, Page]) -> None:
    page = english["sites/saltmere/toll-bridge/"]
    assert "This record has been withdrawn." in read(page)
    assert "Recorded twice; there is no such bridge." in read(page)
    assert [one.title for one in page.headings] == ["Cite this page", "This record"]
    for index in ("", "sites/", "sites/saltmere/", "status/not-assessed/", "not-assessed/"):
        assert "toll-bridge" not in english[index].body, index


def test_correction_leads_to_the_file(english: Mapping[str, Page]) -> None:
    address = "https://example.org/mini/edit/main/catalogue/sites/saltmere/temple-of-winds.yaml"
    assert f'href="{address}"' in english[TEMPLE].body
    assert english[TEMPLE].record_path == "catalogue/sites/saltmere/temple-of-winds.yaml"


def test_identifier_leads_to_its_register(english: Mapping[str, Page]) -> None:
    assert 'href="https://www.wikidata.org/wiki/Q999999999998"' in english[TEMPLE].body


def test_timeline_runs_from_the_right_in_arabic(
    english: Mapping[str, Page], arabic: Mapping[str, Page]
) -> None:
    def places(page: Page) -> list[float]:
        uses = re.findall(r'<use class="[^"]*" href="#sym_[^"]*" x="([^"]+)"', page.body)
        return [float(x) + 8 for x in uses]

    left, right = places(english[TEMPLE]), places(arabic[TEMPLE])
    assert len(left) == 6
    assert sorted(round(720 - x, 1) for x in left) == sorted(round(x, 1) for x in right)


def test_a_statement_that_was_set_aside_says_since_when(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    temple = mini.sites["saltmere/temple-of-winds"]
    statements = tuple(
        replace(one, set_aside=parse("2016-05")) if one.id == "access-closed" else one
        for one in temple.statements
    )
    records = [record for _, record in mini.records() if record.id != temple.id]
    changed = build_catalogue(
        mini.about, mini.vocabularies, [*records, replace(temple, statements=statements)]
    )
    for language, words in (
        ("en", "A later or better statement has taken its place (May 2016): The precinct was opened again"),
        ("ar", "حل محله قول أحدث أو أوثق (أيار/مايو 2016): The precinct was opened again"),
    ):
        pages = make_pages(changed, mini_statuses, language_for(language))
        assert words in read(next(page for page in pages if page.address == TEMPLE)), language
