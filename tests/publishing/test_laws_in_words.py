"""What pages, lists, the explorer and the command line say of any catalogue whatever, read as a reader does.

The laws of the status hold for what is worked out; these hold for the sentences that are made of it.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.status.conftest import make  # noqa: F401 (a fixture)
from tests.status.test_laws import HAPPENINGS, LOOK, REPORTED, assessments, events

from damage_catalogue.language import OURS, language_for
from damage_catalogue.publishing.data.explore_data import explore_data
from damage_catalogue.publishing.edition.edition import make_edition
from damage_catalogue.publishing.edition.indexes import Indexes
from damage_catalogue.publishing.in_words.stating import state_in_one_line
from damage_catalogue.publishing.in_words.status_data import status_as_data
from damage_catalogue.publishing.in_words.status_text import status_as_text
from damage_catalogue.publishing.pages.site import site_page
from damage_catalogue.publishing.writing.listing import site_line
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import Asked
from damage_catalogue.status.wholes import BothHistories

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.status.facts import SiteStatus

PART = st.fixed_dictionaries({"component": st.sampled_from([None, None, "hall", "gate"])})
LOOKS = st.lists(st.tuples(st.tuples(LOOK, PART).map(lambda two: two[0] | two[1]), REPORTED), max_size=6)
PRINCIPAL = st.sampled_from([None, "hall"])


class Told(NamedTuple):
    """All that is said of one place in one language."""

    derived: SiteStatus
    body: str
    description: str
    line: str
    search: str
    terminal: str
    explored: dict[str, Any]
    data: dict[str, Any]

    @property
    def badges(self) -> list[str]:
        """What the badges read: that of the place first, then those of its parts, in their order.

        A place that is told by its counts has one of its own only where somebody judged it as a whole.
        """
        found = re.findall(r'<p class="hd-badge[^"]*">(.*?)</p>', self.body, flags=re.DOTALL)
        lines = ([line.strip() for line in read(one).splitlines() if line.strip()] for one in found)
        return [" · ".join(one[1:] if one[0].endswith(":") else one) for one in lines]


def read(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)))


def tell(
    make: Make,  # noqa: F811
    looks: list[Any],
    happenings: list[Any],
    principal: str | None,
    tag: str,
) -> Told:
    site = make.site(assessments=assessments(make, looks), components=("hall", "gate"), principal=principal)
    catalogue = make.catalogue(site, *events(make, happenings))
    statuses, language = derive_all(catalogue), language_for(tag)
    edition = make_edition(catalogue, statuses, language)
    page, derived = site_page(edition, site), statuses["temple"]
    return Told(
        derived,
        str(page.body),
        page.description or "",
        read(str(site_line(Writer(edition, "sites/"), derived))),
        state_in_one_line(derived, language, catalogue, with_day=False),
        status_as_text(catalogue, derived, Asked(), language),
        json.loads(explore_data(Indexes(edition), BothHistories.of(catalogue))),
        status_as_data(catalogue, derived, Asked()),
    )


@settings(max_examples=60)
@given(looks=LOOKS, happenings=HAPPENINGS, principal=PRINCIPAL, tag=st.sampled_from(sorted(OURS)))
def test_what_is_contested_is_nowhere_said_with_a_certainty(
    make: Make,  # noqa: F811
    looks: list[Any],
    happenings: list[Any],
    principal: str | None,
    tag: str,
) -> None:
    told, language = tell(make, looks, happenings, principal, tag), language_for(tag)
    contested, certainty = language.word("contested"), language.word("certainty")
    certainties = {language.term(term).lower() for term in make.vocabularies["certainty"]}
    for badge in told.badges:
        assert not (badge.startswith(contested) and certainty in badge), badge
    for line in told.terminal.splitlines():
        if line.strip().startswith(f"{contested}: "):
            assert not certainties & set(line.strip().split(" · ")), line
    for text in (told.description, told.line, told.search):
        assert not (contested in text and certainty in text)
    for _, held, _, is_contested, *_ in told.explored["states"]:
        assert held == -1 or not is_contested
    for one in (told.data, *told.data["components"].values()):
        assert not (one["contested"] and (one["certainty"] or one["last_observed"]))


@settings(max_examples=60)
@given(looks=LOOKS, happenings=HAPPENINGS, tag=st.sampled_from(sorted(OURS)))
def test_the_principal_part_is_nowhere_seen_on_another_day_than_the_whole(
    make: Make,  # noqa: F811
    looks: list[Any],
    happenings: list[Any],
    tag: str,
) -> None:
    """On its page, in its lists, in the explorer and on the command line."""
    told, language = tell(make, looks, happenings, "hall", tag), language_for(tag)
    if not told.derived.status.trace:
        return
    last = language.word("last_observed")
    days = {tuple(part for part in badge.split(" · ") if part.startswith(last)) for badge in told.badges[:2]}
    assert len(days) == 1, "the badge of the place and that of its principal part"
    for day in days.pop():
        assert day in told.line
        assert day in told.terminal.splitlines()[1]
    sites, parts, states = (told.explored[key] for key in ("sites", "parts", "states"))
    principal = parts["now"][parts["id"].index("hall")]
    assert states[sites["now"][0]][4] == states[principal][4]
    assert told.data["last_observed"] == told.data["components"]["hall"]["last_observed"]
    assert told.data["seen_how"] == told.data["components"]["hall"]["seen_how"]


@settings(max_examples=60)
@given(looks=LOOKS, happenings=HAPPENINGS, principal=PRINCIPAL)
def test_no_last_look_is_said_to_have_seen_more_than_its_limits_allow(
    make: Make,  # noqa: F811
    looks: list[Any],
    happenings: list[Any],
    principal: str | None,
) -> None:
    told = tell(make, looks, happenings, principal, "en")
    look = told.derived.status.judged.last_look
    if look is None or not told.derived.status.trace:
        return
    said = next(part for part in told.badges[0].split(" · ") if part.startswith("last observed"))
    limits = {limit.id for limit in look.limits}
    terminal = next(line for line in told.terminal.splitlines() if "last observed" in line)
    for forms in (said, told.line, terminal):
        if "seen-from-distance" in limits:
            assert "on the ground" not in forms
        if limits & {"partial-coverage", "interior-not-seen"}:
            assert not re.search(r"on the ground(?!, in part|, from outside)", forms)
        if look.basis.id == "relayed":
            assert "as relayed" in forms
        if look.basis.id == "remote-observation":
            assert re.search(r"on (satellite or aerial imagery|images|photographs or film)", forms)


@settings(max_examples=60)
@given(looks=LOOKS, happenings=HAPPENINGS, principal=PRINCIPAL)
def test_what_nobody_looked_at_is_said_and_not_seen(
    make: Make,  # noqa: F811
    looks: list[Any],
    happenings: list[Any],
    principal: str | None,
) -> None:
    told = tell(make, looks, happenings, principal, "en")
    why = read(told.body.split('id="_why"')[1].split("<details")[0])
    for sentence in filter(None, map(str.strip, why.splitlines())):
        if any(
            way in sentence
            for way in ("as an official position", "by inference", "own claim", "how this is known")
        ):
            assert "(observed" not in sentence, sentence
    if told.derived.status.judged.way in ("position", "reported", "claimed"):
        # What was seen of a part is told in brackets, with the part; the place itself has no such day.
        assert not any(said.startswith("last observed") for said in told.badges[0].split(" · "))


@pytest.mark.parametrize("tag", OURS)
def test_nobody_looked_since_is_said_only_where_the_days_tell(make: Make, tag: str) -> None:  # noqa: F811
    language = language_for(tag)
    look = (
        {"damage": "intact", "observed": "2015-06-01", "basis": "direct-observation", "certainty": "high"},
        None,
    )
    surely = tell(make, [look], [("damage", "2016", "relayed", None)], None, tag).body
    perhaps = tell(make, [look], [("damage", "2015~", "relayed", None)], None, tag).body
    assert language.word("no_look_since") in surely
    assert language.word("perhaps_no_look_since") in perhaps
    assert language.word("no_look_since") not in perhaps
