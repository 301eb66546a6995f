"""The rules of the current status, one fact each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from damage_catalogue.status.current import derive_status
from damage_catalogue.status.trace import explain

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.status.current import Status


def word(status: Status) -> str | None:
    return None if status.damage is None else status.damage.id


def verdicts(status: Status) -> dict[str, str]:
    return {step.assessment.id: step.verdict for step in status.trace}


def test_without_assessments_nothing_is_known(make: Make) -> None:
    status = make.status()
    assert (status.damage, status.corroboration, status.last_observed) == (None, None, None)
    assert explain(status) == ()


@pytest.mark.parametrize("basis", ["direct-observation", "not-stated"])
def test_worse_news_counts_whatever_its_evidence(make: Make, basis: str) -> None:
    status = make.status(
        make.seen("before", "slight", "2015-05-01"), make.seen("after", "moderate", "2015-06-01", basis)
    )
    assert word(status) == "moderate"


def test_better_news_counts_only_with_evidence_as_strong(make: Make) -> None:
    severe = make.seen("severe", "severe", "2015-05-01", "remote-observation", "medium")
    equal = make.seen("equal", "moderate", "2015-06-01", "remote-observation", "medium")
    unsure = make.seen("unsure", "moderate", "2015-06-01", "remote-observation", "low")
    hearsay = make.seen("hearsay", "moderate", "2015-06-01", "relayed", "definite")
    assert word(make.status(severe, equal)) == "moderate"
    assert word(make.status(severe, unsure)) == "severe"
    assert word(make.status(severe, hearsay)) == "severe"


def test_seen_from_a_distance_weighs_no_more_than_a_picture(make: Make) -> None:
    image = make.seen("image", "severe", "2015-05-01")
    near = make.seen("near", "moderate", "2015-06-01", "direct-observation", "medium")
    far = make.seen(
        "far", "moderate", "2015-06-01", "direct-observation", "medium", limits=["seen-from-distance"]
    )
    assert word(make.status(image, near)) == "moderate"
    assert word(make.status(image, far)) == "severe"


def test_the_evidence_that_counts_is_the_best_that_confirms(make: Make) -> None:
    rumour = make.seen("rumour", "destroyed", "2015-05-01", "relayed")
    image = make.seen("image", "destroyed", "2015-05-03")
    surer = make.seen("surer", "moderate", "2015-06-01", "relayed", "definite")
    assert word(make.status(rumour, surer)) == "moderate"
    assert word(make.status(rumour, image, surer)) == "destroyed"


def test_at_equal_strength_a_vaguer_word_does_not_erase_the_exact_one(make: Make) -> None:
    exact = make.seen("exact", "destroyed", "2015-05-01")
    status = make.status(exact, make.seen("vague", "still-stands", "2015-06-01"))
    assert word(status) == "destroyed"
    assert explain(status)[1].rule == "kept-more-exact"
    assert [one.id for one in status.against] == ["vague"], "but it is shown against it"
    surer = make.seen("surer", "still-stands", "2015-06-01", "direct-observation")
    assert word(make.status(exact, surer)) == "still-stands"


def test_a_sure_but_vague_support_does_not_defend_the_exact_word(make: Make) -> None:
    exact = make.seen("exact", "moderate", "2015-05-01", "not-stated", "low")
    vague = make.seen("vague", "damaged", "2015-05-02", "direct-observation", "definite")
    milder = make.seen("milder", "slight", "2015-06-01", "relayed", "medium")
    assert word(make.status(exact, vague, milder)) == "slight"


def test_a_vague_later_word_does_not_erase_an_exact_earlier_one(make: Make) -> None:
    exact = make.seen("exact", "severe", "2015-05-01", "relayed", "low")
    vague = make.seen("vague", "damaged", "2016-04-26", "direct-observation", "definite")
    status = make.status(exact, vague)
    assert word(status) == "severe"
    assert verdicts(status) == {"exact": "first", "vague": "confirms"}
    assert status.last_observed and status.last_observed.text == "2016-04-26"


def test_certainty_and_corroboration_are_those_of_witnesses_who_say_it_as_exactly(make: Make) -> None:
    exact = make.seen("exact", "severe", "2015-05-01", "relayed", "low")
    vague = make.seen("vague", "damaged", "2016-04-26", "direct-observation", "definite")
    status = make.status(exact, vague)
    assert status.certainty and status.certainty.id == "low"
    assert status.corroboration and status.corroboration.id == "single-origin"


def test_an_exact_later_word_replaces_a_vague_earlier_one_and_keeps_its_support(make: Make) -> None:
    vague = make.seen("vague", "damaged", "2015-05-01")
    exact = make.seen("exact", "moderate", "2015-06-01", "relayed", "low")
    status = make.status(vague, exact)
    assert word(status) == "moderate"
    assert verdicts(status)["exact"] == "more-exact"
    assert [one.id for one in status.supports] == ["vague", "exact"]


def test_damaged_is_worse_news_than_still_stands_and_not_the_other_way(make: Make) -> None:
    stands = make.seen("a", "still-stands", "2015-05-01")
    damaged = make.seen("b", "damaged", "2015-06-01")
    assert word(make.status(stands, damaged)) == "damaged"
    later = make.seen("c", "still-stands", "2015-07-01")
    assert word(make.status(stands, damaged, later)) == "damaged"


def test_a_place_last_seen_from_the_air_is_not_called_intact(make: Make) -> None:
    ground = make.seen("ground", "intact", "2010-05-01", "direct-observation")
    air = make.seen("air", "no-visible-damage", "2014-05-01")
    status = make.status(ground, air)
    assert word(status) == "no-visible-damage"
    assert verdicts(status)["air"] == "same-degree"
    assert [one.id for one in status.supports] == ["ground", "air"]


def test_only_evidence_as_strong_turns_no_visible_damage_into_intact(make: Make) -> None:
    air = make.seen("air", "no-visible-damage", "2014-05-01")
    ground = make.seen("ground", "intact", "2016-05-01", "direct-observation")
    official = make.seen("official", "intact", "2016-05-01", "official-position")
    assert word(make.status(air, ground)) == "intact"
    assert word(make.status(air, official)) == "no-visible-damage"


@pytest.mark.parametrize("damage", ["possible", "unknown", "not-assessed"])
def test_a_word_without_degree_decides_nothing_but_stays_visible(make: Make, damage: str) -> None:
    status = make.status(make.seen("glance", damage, "2015-05-01"))
    assert status.damage is None
    assert status.corroboration is None
    assert verdicts(status) == {"glance": "no-grade"}


def test_statements_that_fell_are_discounted_and_stay_visible(make: Make) -> None:
    status = make.status(
        make.seen("rumour", "destroyed", "2015-05-01", standing="retracted"),
        make.seen("mistake", "severe", None, standing="contradicted"),
    )
    assert status.damage is None
    assert status.corroboration and status.corroboration.id == "discounted"
    assert set(verdicts(status).values()) == {"not-standing"}


def test_one_standing_glance_keeps_the_fallen_statement_from_being_the_last_word(make: Make) -> None:
    fallen = make.seen("rumour", "destroyed", "2015-05-01", standing="retracted")
    assert make.status(fallen, make.seen("glance", "unknown", "2015-06-01")).corroboration is None


@pytest.mark.parametrize("observed", [None, "2016/..", "2016/"])
def test_without_a_last_day_of_observation_it_has_no_place_in_the_order(
    make: Make, observed: str | None
) -> None:
    status = make.status(
        make.seen("dated", "slight", "2015-05-01"), make.seen("undated", "destroyed", observed)
    )
    assert word(status) == "slight"
    assert verdicts(status)["undated"] == "undated"


def test_an_observation_with_an_open_beginning_counts_from_its_last_day(make: Make) -> None:
    seen = make.seen("seen", "destroyed", "../2014-03-14")
    assert word(make.status(seen, on="2014-03-13")) is None
    assert word(make.status(seen, on="2014-03-14")) == "destroyed"


def test_about_a_year_counts_from_its_last_day_only(make: Make) -> None:
    seen = make.seen("seen", "destroyed", "2016~")
    assert word(make.status(seen, on="2016-12-30")) is None
    assert word(make.status(seen, on="2016-12-31")) == "destroyed"


def test_a_vague_date_does_not_make_the_last_observation_vaguer(make: Make) -> None:
    exact = make.seen("exact", "severe", "2016-04-24/2016-04-26")
    vague = make.seen("vague", "severe", "2016~")
    status = make.status(exact, vague)
    assert status.last_observed and status.last_observed.text == "2016-04-24/2016-04-26"


def test_of_two_equally_strong_looks_on_one_day_the_graver_holds(make: Make) -> None:
    status = make.status(
        make.seen("mild", "slight", "2015-05-01"), make.seen("grave", "severe", "2015-05-01")
    )
    assert word(status) == "severe"
    assert verdicts(status) == {"grave": "first", "mild": "milder-same-day"}
    assert [one.id for one in status.against] == ["mild"]


def test_a_weaker_voice_of_the_same_day_that_agrees_confirms(make: Make) -> None:
    status = make.status(
        make.seen("image", "destroyed", "2015-08-31"),
        make.seen("official", "destroyed", "2015-08-31", "official-position"),
    )
    assert verdicts(status)["official"] == "confirms"


def test_a_weaker_voice_of_the_same_day_loses_even_if_the_stronger_was_not_believed(make: Make) -> None:
    status = make.status(
        make.seen("visit", "severe", "2015-05-01", "direct-observation"),
        make.seen("image", "moderate", "2015-06-01"),
        make.seen("rumour", "destroyed", "2015-06-01", "not-stated"),
    )
    assert word(status) == "severe"
    assert verdicts(status) == {
        "visit": "first",
        "image": "kept-stronger",
        "rumour": "weaker-same-day",
    }


class TestSelfClaims:
    def test_a_self_claim_never_makes_it_worse(self, make: Make) -> None:
        status = make.status(
            make.seen("image", "moderate", "2015-05-01", "not-stated", "low"),
            make.seen("video", "destroyed", "2015-06-01", "self-claim", "definite", by="armed-group"),
        )
        assert word(status) == "moderate"
        assert verdicts(status)["video"] == "self-claim-only"

    def test_a_self_claim_makes_no_vague_word_graver(self, make: Make) -> None:
        status = make.status(
            make.seen("image", "damaged", "2015-05-01"),
            make.seen("video", "severe", "2015-06-01", "self-claim", by="armed-group"),
        )
        assert word(status) == "damaged"
        assert verdicts(status)["video"] == "confirms"

    def test_a_lone_self_claim_is_shown_as_such(self, make: Make) -> None:
        status = make.status(
            make.seen("video", "destroyed", "2015-06-01", "self-claim", by="armed-group"),
            make.seen("magazine", "destroyed", "2015-06-02", "self-claim", by="its-magazine"),
        )
        assert word(status) == "destroyed"
        assert status.corroboration and status.corroboration.id == "self-claimed"

    def test_a_boast_gives_way_to_anybody_else(self, make: Make) -> None:
        boast = make.seen("video", "destroyed", "2015-06-01", "self-claim", by="armed-group")
        for day in ("2015-06-01", "2015-07-01"):
            rumour = make.seen("rumour", "slight", day, "not-stated", "low", by="paper")
            assert word(make.status(boast, rumour)) == "slight"

    def test_a_boast_does_not_renew_the_last_observation(self, make: Make) -> None:
        status = make.status(
            make.seen("image", "destroyed", "2015-05-01"),
            make.seen("video", "destroyed", "2015-06-01", "self-claim", by="armed-group"),
        )
        assert status.last_observed and status.last_observed.text == "2015-05-01"


class TestContested:
    def test_a_later_look_as_good_as_the_earlier_contradicts_nothing(self, make: Make) -> None:
        status = make.status(
            make.seen("before", "no-visible-damage", "2015-05-01"), make.seen("after", "severe", "2015-06-01")
        )
        assert not status.contested

    def test_a_weaker_voice_with_worse_news_and_no_event_is_contested(self, make: Make) -> None:
        before = make.seen("before", "no-visible-damage", "2015-05-01")
        rumour = make.seen("rumour", "severe", "2015-06-01", "not-stated")
        assert [one.id for one in make.status(before, rumour).against] == ["before"]

    @pytest.mark.parametrize("kind", ["damage", "looting"])
    @pytest.mark.parametrize("occurred", ["2015-05-20", "2015", "2015-05-20/.."])
    def test_an_event_that_may_lie_between_explains_worse_news(
        self, make: Make, kind: str, occurred: str
    ) -> None:
        before = make.seen("before", "no-visible-damage", "2015-05-01")
        rumour = make.seen("rumour", "severe", "2015-06-01", "not-stated")
        event = make.event("blast", kind, occurred)
        assert not make.status(before, rumour, events=[event]).contested

    @pytest.mark.parametrize(
        ("kind", "occurred"),
        [("damage", "2015-04-30"), ("damage", "2015-06-02"), ("damage", None), ("control", "2015-05-20")],
    )
    def test_an_event_at_another_time_or_of_another_kind_explains_nothing(
        self, make: Make, kind: str, occurred: str | None
    ) -> None:
        before = make.seen("before", "no-visible-damage", "2015-05-01")
        rumour = make.seen("rumour", "severe", "2015-06-01", "not-stated")
        assert make.status(before, rumour, events=[make.event("it", kind, occurred)]).contested

    def test_better_news_of_equal_strength_without_restoration_is_contested(self, make: Make) -> None:
        status = make.status(
            make.seen("before", "destroyed", "2015-05-01"), make.seen("after", "moderate", "2015-06-01")
        )
        assert word(status) == "moderate"
        assert [one.id for one in status.against] == ["before"]

    def test_better_news_of_greater_strength_settles_it(self, make: Make) -> None:
        status = make.status(
            make.seen("before", "destroyed", "2015-05-01"),
            make.seen("after", "slight", "2015-06-01", "direct-observation"),
        )
        assert not status.contested

    def test_one_step_apart_is_no_contradiction(self, make: Make) -> None:
        status = make.status(
            make.seen("before", "severe", "2015-05-01"), make.seen("after", "moderate", "2015-06-01")
        )
        assert not status.contested


class TestComponents:
    def test_the_principal_component_speaks_for_the_whole(self, make: Make) -> None:
        site = make.site(
            assessments=[
                make.seen("cella", "destroyed", "2015-08-31", component="cella"),
                make.seen("gate", "slight", "2015-08-31", component="gate"),
            ],
            components=["cella", "gate"],
            principal="cella",
        )
        states = {
            component: word(derive_status(site, component, [], None, make.vocabularies))
            for component in (None, "cella", "gate")
        }
        assert states == {None: "destroyed", "cella": "destroyed", "gate": "slight"}

    def test_without_principal_component_no_part_speaks_for_the_whole(self, make: Make) -> None:
        site = make.site(
            assessments=[make.seen("cella", "destroyed", "2015-08-31", component="cella")],
            components=["cella"],
        )
        assert derive_status(site, None, [], None, make.vocabularies).damage is None

    @pytest.mark.parametrize(
        ("affected", "whole", "gate"),
        [
            (None, "no-visible-damage", "no-visible-damage"),
            ("gate", "severe", "no-visible-damage"),
            ("cella", "no-visible-damage", "severe"),
            ("columns", "severe", "severe"),
        ],
    )
    def test_restoration_mends_only_the_part_it_names(
        self, make: Make, affected: str | None, whole: str, gate: str
    ) -> None:
        pairs = [
            (
                make.seen(f"before-{part}", "severe", "2016-01-01", component=part),
                make.seen(f"after-{part}", "no-visible-damage", "2018-01-01", "relayed", component=part),
            )
            for part in ("cella", "gate")
        ]
        site = make.site(
            assessments=[one for pair in pairs for one in pair],
            components=["cella", "gate", "columns"],
            principal="cella",
        )
        event = make.event("works", "restoration", "2017", component=affected)
        assert word(derive_status(site, None, [event], None, make.vocabularies)) == whole
        assert word(derive_status(site, "gate", [event], None, make.vocabularies)) == gate

    def test_harm_to_any_part_explains_worse_news_of_the_whole(self, make: Make) -> None:
        site = make.site(
            assessments=[
                make.seen("before", "no-visible-damage", "2015-05-01"),
                make.seen("rumour", "severe", "2015-06-01", "not-stated"),
            ],
            components=["gate"],
        )
        event = make.event("blast", "damage", "2015-05-20", component="gate")
        assert not derive_status(site, None, [event], None, make.vocabularies).contested

    def test_a_disagreement_about_one_part_does_not_contest_another(self, make: Make) -> None:
        site = make.site(
            assessments=[
                make.seen("a", "severe", "2015-05-01", component="cella"),
                make.seen("b", "moderate", "2015-05-02", component="cella"),
                make.seen("c", "slight", "2015-05-02", component="gate"),
            ],
            components=["cella", "gate"],
            disagreements=[make.dispute(("a",), ("b",))],
        )
        assert derive_status(site, "cella", [], None, make.vocabularies).contested
        assert not derive_status(site, "gate", [], None, make.vocabularies).contested
