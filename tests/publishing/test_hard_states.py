"""Places that are hard to tell of: four levels down, rebuilt, mended since, hidden, only said to be hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from damage_catalogue.publishing.page import Page
from damage_catalogue.records import model
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.roll_up import class_of_site

Pages = Mapping[str, Page]


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


STATES = {
    "harbour/lighthouse": "intact",
    "harbour/chapel": "destroyed",
    "harbour/quay/warehouse": "by-parts",
    "harbour/quay/warehouse/crane": "undated",
    "harbour": "by-parts",
    "hidden-grove/stone-ring": "reported",
    "saltmere/lantern-tower": "contested",
    "saltmere/nameless-wall": "not-assessed",
    "saltmere/frost-tombs": "unknown",
}


def test_the_invented_catalogue_has_every_state_that_is_hard_to_tell_of(mini: Catalogue) -> None:
    derived = derive_all(mini)
    assert {id: class_of_site(derived[id], mini.vocabularies).id for id in STATES} == STATES
    assert [one.id for one in derived["harbour/chapel"].status.judged.challenges] == ["museum-2016"]


def test_the_way_down_to_a_place_begins_at_the_top(english: Pages) -> None:
    body = english["sites/harbour/quay/warehouse/crane/"].body
    way = body.partition("<h1")[0]
    links = re.findall(r'<a href="[./]*/(sites/[\w/-]*)">', way)
    assert links == ["sites/", "sites/harbour/", "sites/harbour/quay/", "sites/harbour/quay/warehouse/"]


def test_every_repair_after_the_last_look_is_told(english: Pages) -> None:
    said = words_of(english["sites/harbour/quay/warehouse/"].body)
    status = said.partition("Assessments")[0].lower()
    assert "stabilised" in status
    assert "restored" in status


def test_a_rebuilt_place_tells_that_what_stands_is_new(english: Pages) -> None:
    said = words_of(english["sites/harbour/lighthouse/"].body).partition("Assessments")[0].lower()
    assert "intact" in said
    assert "destroyed" in said
    assert "rebuilt" in said


def test_what_is_challenged_says_so_and_keeps_its_word(english: Pages) -> None:
    said = words_of(english["sites/harbour/chapel/"].body).partition("Assessments")[0]
    assert "Destroyed" in said
    assert "Still stands" in said


def test_what_only_somebody_says_is_called_reported(english: Pages) -> None:
    assert "Reported" in words_of(english["sites/hidden-grove/stone-ring/"].body)


def test_a_source_on_which_only_a_bound_rests_is_not_idle(english: Pages) -> None:
    body = english["sources/bound-letter/"].body
    assert "events/harbour/lighthouse-destroyed-2014/" in body
    idle = words_of(english["sources/unused-leaflet/"].body)
    sentence = re.search(r"[^.]*\b(?:nothing|no record)\b[^.]*\.", idle, re.IGNORECASE)
    assert sentence, idle
    assert sentence[0].strip() not in words_of(body)


def test_a_source_that_still_goes_on_is_cited_with_its_open_end(english: Pages) -> None:
    said = words_of(english["sources/harbour-survey/"].body)
    assert "April 2017" in said
    assert re.search(r"(?:since|from) April 2017|April 2017 ?(?:–|or later|onwards|on\b)", said), said


def test_a_withheld_part_of_a_withheld_place_shows_no_point(english: Pages, mini: Catalogue) -> None:
    ring = mini.sites["hidden-grove/stone-ring"]
    assert [site.id for site in mini.ancestors(ring)] == ["hidden-grove"]
    body = english["sites/hidden-grove/stone-ring/"].body
    assert "<svg" not in body or "hd-locator" not in body
    assert "withheld" in body.lower()


def fields_said(value: Any) -> Iterator[str]:
    """Every field of the model that something in a record fills, such as `Citation.quote`."""
    if isinstance(value, tuple):
        for one in value:
            yield from fields_said(one)
    elif is_dataclass(value) and type(value).__module__ == model.__name__:
        for field in fields(value):
            own = getattr(value, field.name)
            if own not in (None, (), False):
                yield f"{type(value).__name__}.{field.name}"
                yield from fields_said(own)


def test_the_invented_catalogue_says_everything_that_a_record_can_say(mini: Catalogue) -> None:
    found = {field for _, record in mini.records() for field in fields_said(record)}
    kinds = {field.partition(".")[0] for field in found}
    every = {f"{name}.{field.name}" for name in kinds for field in fields(getattr(model, name))}
    assert every - found == set()
    assert {"Accent", "About", "Catalogue"}.isdisjoint(kinds)
    assert len(kinds) > 25


def test_the_invented_catalogue_has_everything_that_can_stand_beside_a_state(mini: Catalogue) -> None:
    derived = derive_all(mini).values()
    words = mini.vocabularies
    statuses = [status for one in derived for status in (one.status, *one.components.values())]
    assert {term.id for term in words["state"]} <= {class_of_site(one, words).id for one in derived}
    judged = [status.judged for status in statuses]
    beside = ("challenges", "beside", "silent", "earlier", "sides", "last_vaguer", "last_repeated")
    for kind in (*beside, "could_not_tell"):
        assert any(getattr(one, kind) for one in judged), kind
    since = [one for status in statuses for one in status.since]
    assert {(one.perhaps, one.reported) for one in since} >= {(False, False), (True, False), (False, True)}
    assert {one.event.kind.id for one in since} == {"damage", "looting", "restoration"}
    assert any(status.condition.word for status in statuses)
    assert any(status.said_of_whole for status in statuses)
    assert any(status.questions for status in statuses)
    assert any(one.at_least for one in derived)
    assert any(one.roll_up and one.roll_up.groups for one in derived)
