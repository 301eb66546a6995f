"""As it was known on a day: laws for any statements and events whatever, and a history of what was known."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.status.conftest import SAYS
from tests.status.test_laws import HAPPENING, LOOK, told

from damage_catalogue.records import edtf, model
from damage_catalogue.records.edtf import Day
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.history import derive_known_histories, status_on
from damage_catalogue.status.knowledge import Knowledge

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.status.facts import Status

K = Day(2015, 6, 10)
LONG_AFTER = Day(2030, 1, 1)
PUBLISHED = ["2015-05-02", "2015-05", "2015-06-02", "2015-06-10", "2015-06-11", "2015-07", "2016", "2017-03"]
AFTER_K = ["2015-06-11", "2015-07", "2016", "2017-03"]
OFTEN_DATED = st.sampled_from([*PUBLISHED, None])
DATED = st.sampled_from(PUBLISHED)
DAYS = [
    *(Day(2015, 5, day) for day in (1, 2, 3, 15, 31)),
    *(Day(2015, 6, day) for day in (1, 2, 3, 9, 10, 11, 15, 30)),
    *(Day(2015, 7, 31), Day(2015, 12, 31), Day(2016, 1, 31), Day(2016, 12, 31), LONG_AFTER),
]


def statements(reported: st.SearchStrategy[str | None]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Looks with a day of report or of publication, of which some were set aside in favour of another."""
    return st.lists(
        st.fixed_dictionaries(
            {
                "look": LOOK,
                "part": st.sampled_from([None, None, "gate"]),
                "reported": reported,
                "cited": st.lists(DATED, min_size=1, max_size=2),
                "standing": st.sampled_from(["standing", "standing", "superseded", "retracted"]),
                "for": st.integers(0, 6),
                "until": st.sampled_from([None, None, *PUBLISHED]),
            }
        ),
        min_size=1,
        max_size=7,
    )


EVENTS = st.lists(
    st.tuples(
        HAPPENING, DATED, st.sampled_from([None, None, *PUBLISHED]), st.sampled_from([None, *PUBLISHED])
    ),
    max_size=3,
)
"""Each with the days on which its account was published and set aside, and a limit of its date published."""
QUESTIONS = st.lists(
    st.tuples(
        st.sampled_from(["unresolved", "resolved"]),
        st.integers(0, 6),
        st.integers(0, 6),
        st.sampled_from(PUBLISHED),
    ),
    max_size=2,
)
"""Each with the days on which a third answer was published that is no assessment."""


def source(make: Make, id: str, issued: str | None) -> model.Source:
    words = make.vocabularies
    return model.Source(
        id=id,
        type=words["source-type"]["report"],
        publisher="press",
        tier=words["source-tier"]["secondary"],
        read=words["source-read"]["full"],
        issued=None if issued is None else edtf.parse(issued),
    )


def records(
    make: Make, made: list[dict[str, Any]], happened: list[Any], questions: list[Any]
) -> list[model.Record]:
    """A temple with a gate, its events, and a source for each citation."""
    looks: list[model.Assessment] = []
    found: list[model.Record] = []
    for n, one in enumerate(made):
        look = make.seen(f"look-{n}", **{**one["look"], "standing": one["standing"]}, component=one["part"])
        pages = [source(make, f"page-{n}-{place}", day) for place, day in enumerate(one["cited"])]
        found += pages
        looks.append(
            replace(
                look,
                citations=tuple(replace(look.citations[0], source=page.id) for page in pages),
                reported=edtf.parse(one["reported"]) if one["reported"] else None,
                in_favour_of=None if one["standing"] == "standing" else f"look-{one['for'] % len(made)}",
                set_aside=None if one["standing"] == "standing" else _date(one["until"]),
            )
        )
    for n, ((kind, date, basis, _), day, until, limited) in enumerate(happened):
        found += [source(make, f"paper-{n}", day), source(make, f"book-{n}", limited)]
        event = make.event(
            f"event-{n}",
            kind if kind in ("damage", "looting") else "restoration",
            date,
            standing="retracted" if until else "standing",
        )
        if limited:
            limit = model.Bound(edtf.parse("2015-06-02"), (model.Citation(f"book-{n}"),))
            event = replace(event, not_after=limit)
        account = replace(event.accounts[0], basis=make.vocabularies["basis"][basis], set_aside=_date(until))
        found.append(citing(replace(event, accounts=(account,)), f"paper-{n}"))
    disputes = []
    for n, (outcome, a, b, day) in enumerate(questions):
        found.append(source(make, f"answer-{n}", day))
        cited = model.Position(SAYS, citations=(model.Citation(f"answer-{n}"),))
        dispute = make.dispute((f"look-{a}",), (f"look-{b}",), outcome=outcome)
        positions = (*dispute.positions, cited)
        disputes.append(replace(dispute, id=f"question-{n}", positions=positions))
    temple = make.site(assessments=looks, components=("gate", "wall"), disagreements=disputes)
    return [temple, *found]


def citing(event: model.Record, page: str) -> model.Event:
    """The event with its only account taken from the page."""
    assert isinstance(event, model.Event)
    (account,) = event.accounts
    return replace(event, accounts=(replace(account, citations=(model.Citation(page),)),))


def derived(
    make: Make, given_records: Sequence[model.Record], on: Day | None = None, known_by: Day | None = None
) -> list[Status]:
    """The status of the temple, of its gate and of its wall."""
    found = derive_all(make.catalogue(*given_records), on, known_by)["temple"]
    return [found.status, *found.components.values()]


@given(made=statements(OFTEN_DATED), happened=EVENTS, questions=QUESTIONS, on=st.sampled_from(DAYS))
def test_15_known_by_a_day_after_everything_was_reported_is_plain(
    make: Make, made: list[dict[str, Any]], happened: list[Any], questions: list[Any], on: Day
) -> None:
    """Whatever else is asked: on any day, `--on D --known-by K` is `--on D` for a K after all reports."""
    temple = records(make, made, happened, questions)
    assert derived(make, temple, on, LONG_AFTER) == derived(make, temple, on)


@given(
    made=statements(OFTEN_DATED),
    happened=EVENTS,
    questions=QUESTIONS,
    later=LOOK,
    part=st.sampled_from([None, "gate", "wall"]),
    day=st.sampled_from(AFTER_K),
    harm=HAPPENING,
    on=st.sampled_from([K, Day(2015, 6, 2), LONG_AFTER]),
)
def test_15_what_is_published_after_a_day_changes_nothing_of_what_was_known_on_it(
    make: Make,
    made: list[dict[str, Any]],
    happened: list[Any],
    questions: list[Any],
    later: dict[str, Any],
    part: str | None,
    day: str,
    harm: Any,
    on: Day,
) -> None:
    """A statement more, an event more, and a page more that carries a known statement."""
    before = records(make, made, happened, questions)
    temple, *others = before
    assert isinstance(temple, model.Site)
    more = replace(make.seen("late", **later, component=part), reported=edtf.parse(day))
    carried = (*temple.assessments[0].citations, model.Citation("late-page"))
    looks = (replace(temple.assessments[0], citations=carried), *temple.assessments[1:], more)
    (_, *told_late) = records(make, made[:1], [(harm, day, None, None)], [])
    event = replace(citing(told_late[-1], "late-page"), id="late-event")
    after = [replace(temple, assessments=looks), *others, source(make, "late-page", day), event]
    ours, theirs = derived(make, after, on, K), derived(make, before, on, K)
    for one, other in zip(ours, theirs, strict=True):
        assert _without_citations(one) == _without_citations(other)


def _without_citations(status: Status) -> tuple[Any, ...]:
    return told(status), status.questions, status.said_of_whole


@given(made=statements(OFTEN_DATED), happened=EVENTS, questions=QUESTIONS, data=st.data())
def test_15_the_order_of_the_files_never_matters_to_what_was_known(
    make: Make, made: list[dict[str, Any]], happened: list[Any], questions: list[Any], data: st.DataObject
) -> None:
    temple, *others = records(make, made, happened, questions)
    assert isinstance(temple, model.Site)
    looks = tuple(data.draw(st.permutations(temple.assessments)))
    shuffled = [*data.draw(st.permutations(others)), replace(temple, assessments=looks)]
    assert derived(make, shuffled, known_by=K) == derived(make, [temple, *others], known_by=K)


@given(made=statements(OFTEN_DATED), happened=EVENTS, questions=QUESTIONS)
def test_15_what_was_known_is_the_status_of_the_records_that_ended_on_that_day(
    make: Make, made: list[dict[str, Any]], happened: list[Any], questions: list[Any]
) -> None:
    """What was set aside later stands in them. Questions that were settled later are no part of this."""
    still_open = [one for one in questions if one[0] == "unresolved"]
    temple, *others = records(make, made, happened, still_open)
    assert isinstance(temple, model.Site)
    since = {look.id: _known(look, one["cited"]) for look, one in zip(temple.assessments, made, strict=True)}
    cut = []
    for look, one in zip(temple.assessments, made, strict=True):
        if since[look.id] > K:
            continue
        pages = zip(look.citations, one["cited"], strict=True)
        kept = tuple(citation for citation, day in pages if _last(day) <= K)
        falls = since[look.in_favour_of] if look.in_favour_of else LONG_AFTER
        if look.set_aside:
            falls = _last(look.set_aside.text)
        standing = look.standing if falls <= K else make.vocabularies["standing"]["standing"]
        cut.append(replace(look, citations=kept, standing=standing))
    ended: list[model.Record] = [one for one in others if not isinstance(one, model.Event)]
    events = [one for one in others if isinstance(one, model.Event)]
    for event, (_, day, until, limited) in zip(events, happened, strict=True):
        if _last(day) > K:
            continue
        word = "retracted" if until and _last(until) <= K else "standing"
        account = replace(event.accounts[0], standing=make.vocabularies["standing"][word])
        limit = event.not_after if limited and _last(limited) <= K else None
        ended.append(replace(event, accounts=(account,), not_after=limit))
    theirs = derived(make, [replace(temple, assessments=tuple(cut)), *ended], K)
    ours = derived(make, [temple, *others], K, K)
    assert [_without_citations(one) for one in ours] == [_without_citations(one) for one in theirs]


def _known(look: model.Assessment, cited: list[str]) -> Day:
    return _last(look.reported.text) if look.reported else min(map(_last, cited))


def _date(text: str | None) -> edtf.Edtf | None:
    return None if text is None else edtf.parse(text)


def _last(text: str) -> Day:
    latest = edtf.parse(text).latest
    assert latest
    return latest


@given(made=statements(OFTEN_DATED), happened=EVENTS, questions=QUESTIONS)
@settings(max_examples=40)
def test_a_history_of_what_was_known_gives_it_for_every_day(
    make: Make, made: list[dict[str, Any]], happened: list[Any], questions: list[Any]
) -> None:
    catalogue = make.catalogue(*records(make, made, happened, questions))
    histories = derive_known_histories(catalogue)
    for day in DAYS:
        expected = derive_all(catalogue, day, day)["temple"]
        assert status_on(histories.of_sites["temple"], day) == expected.status, day
        for part in ("gate", "wall"):
            assert status_on(histories.of_components["temple", part], day) == expected.components[part]


@given(made=statements(OFTEN_DATED), known_by=st.sampled_from(DAYS))
def test_each_assessment_is_traced_once_whether_it_was_known_or_not(
    make: Make, made: list[dict[str, Any]], known_by: Day
) -> None:
    whole, gate, _ = derived(make, records(make, made, [], []), known_by=known_by)
    traced = {step.assessment.id for status in (whole, gate) for step in status.trace}
    assert traced == {f"look-{n}" for n in range(len(made))}


def test_known_by_alone_is_of_the_same_day(make: Make) -> None:
    look = replace(make.seen("image", "destroyed", "2015-05-01"), reported=edtf.parse("2015-05-03"))
    temple = [make.site(assessments=[look])]
    for day in DAYS:
        assert derived(make, temple, None, day) == derived(make, temple, day, day)


def test_a_page_without_a_date_had_appeared_when_it_was_archived_or_read(make: Make) -> None:
    page = source(make, "page", None)
    copies = (model.ArchivedCopy("https://archive.example.org/1", edtf.parse("2016-04-02")),)
    read = replace(page, accessed=edtf.parse("2026-11"))
    for one, day in (
        (page, None),
        (read, Day(2026, 11, 30)),
        (replace(read, archived=copies), Day(2016, 4, 2)),
        (replace(read, archived=copies, issued=edtf.parse("2017")), Day(2017, 12, 31)),
    ):
        assert Knowledge(make.catalogue(one)).appeared("page") == day


def test_an_event_is_known_from_its_earliest_account(make: Make) -> None:
    event = make.event("blast", "damage", "2015-08-30")
    first, second = (
        replace(event.accounts[0], id=day, citations=(model.Citation(day),))
        for day in ("2015-09-02", "2015-08-31")
    )
    pages = [source(make, one.id, one.id) for one in (first, second)]
    catalogue = make.catalogue(replace(event, accounts=(first, second)), *pages)
    assert Knowledge(catalogue).event_known_from(catalogue.events["blast"]) == Day(2015, 8, 31)


def test_an_event_of_which_all_accounts_were_retracted_later_is_told_until_then(make: Make) -> None:
    seen = replace(make.seen("before", "intact", "2015-05-01"), reported=edtf.parse("2015-05-02"))
    better = replace(make.seen("after", "intact", "2016-01-01"), reported=edtf.parse("2016-01-02"))
    event = make.event("blast", "damage", "2015-08-30", standing="contradicted")
    account = replace(event.accounts[0], in_favour_of="sites/temple#after")
    temple, paper = make.site(assessments=[seen, better]), source(make, "paper", "2015-09-01")
    catalogue = make.catalogue(temple, replace(event, accounts=(account,)), paper)
    for day, told_then in ((Day(2015, 8, 31), 0), (Day(2015, 9, 1), 1), (Day(2016, 1, 2), 0)):
        assert len(derive_all(catalogue, known_by=day)["temple"].status.since) == told_then, day


def test_the_limits_of_a_date_count_once_they_are_known(make: Make) -> None:
    seen = replace(make.seen("before", "intact", "2015-05-01"), reported=edtf.parse("2015-05-02"))
    event = make.event("blast", "damage", "2015", not_after="2015-08-30")
    bound = model.Bound(edtf.parse("2015-08-30"), (model.Citation("book"),))
    pages = source(make, "paper", "2015-09-01"), source(make, "book", "2017")
    catalogue = make.catalogue(make.site(assessments=[seen]), replace(event, not_after=bound), *pages)
    for known_by, perhaps in ((Day(2015, 9, 2), True), (Day(2018, 1, 1), False)):
        (since,) = derive_all(catalogue, Day(2015, 9, 2), known_by)["temple"].status.since
        assert (since.event.not_after is None) == perhaps


def test_ten_times_the_statements_take_not_much_more_than_ten_times_the_steps(make: Make) -> None:
    """For one day of a history of what was known; counted in calls of the program and not in seconds."""

    def steps(number: int) -> int:
        looks = [
            replace(
                make.seen(f"look-{n}", "severe", f"{1900 + n // 300}-{n % 12 + 1:02}-{n % 28 + 1:02}"),
                reported=edtf.parse(f"{1901 + n // 300}"),
                standing=make.vocabularies["standing"]["superseded" if n % 3 == 0 else "standing"],
                in_favour_of=f"look-{(n * 7 + 1) % number}" if n % 3 == 0 else None,
            )
            for n in range(number)
        ]
        catalogue = make.catalogue(make.site(assessments=looks))
        count = 0

        def counting(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counting)
        try:
            derive_all(catalogue, known_by=Day(1905, 1, 1))
        finally:
            sys.setprofile(None)
        return count

    assert steps(3000) < 15 * steps(300)


def test_what_does_not_count_is_told_with_its_reason_and_of_its_own_place_alone(make: Make) -> None:
    gate = make.seen("gate", "destroyed", "2015-05-01", component="gate")
    taken_back = make.seen("taken-back", "severe", "2015-05-02", component="gate", standing="retracted")
    whole = replace(make.seen("whole", "destroyed", "2015-06-01"), reported=edtf.parse("2017"))
    looks = [*(replace(one, reported=edtf.parse("2015-05-03")) for one in (gate, taken_back)), whole]
    _, status = derived(make, [make.site(assessments=looks, components=("gate",))], known_by=K)
    told_of_gate = {step.assessment.id: step.verdict for step in status.trace}
    assert told_of_gate == {"gate": "first", "taken-back": "set-aside-some-day"}
