"""Everything that belongs to a status is told of it: on its badge, in its reasons, on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

import pytest
from tests.publishing.as_written import Pages

from damage_catalogue.language import Language, language_for
from damage_catalogue.publishing.in_words.stating import (
    at_least_words,
    condition_words,
    earlier_words,
    since_words,
    support_words,
    told_earlier,
    when_seen,
)
from damage_catalogue.publishing.in_words.status_text import status_as_text
from damage_catalogue.publishing.page import Page
from damage_catalogue.records.model import Assessment, Catalogue, Site, is_withdrawn
from damage_catalogue.status.facts import Asked, SiteStatus, Status

Statuses = Mapping[str, SiteStatus]


def plain(html: str) -> str:
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", "", html, flags=re.DOTALL)
    return " ".join(unescape(text).replace("\u2060", "").split())


def on_badge(status: Status, site: Site, language: Language) -> Iterator[str]:
    """What the badge of a place or part must say beside its word."""
    for one in status.since:
        yield since_words(one, language, site)
    yield from filter(None, [when_seen(status.judged, language), condition_words(status, language)])
    if status.said_of_whole is not None:
        yield language.term(status.said_of_whole)
    if status.contested:
        yield support_words(status, language)
    elif status.support_grade is not None:
        grade = language.term(status.support_grade)
        yield f"{grade}{language.word('comma')}{support_words(status, language)}"


def beside(status: Status) -> Iterator[Assessment]:
    judged = status.judged
    yield from judged.challenges
    yield from judged.beside
    yield from judged.silent
    yield from filter(None, [judged.last_vaguer, judged.last_repeated, judged.could_not_tell])
    for side in judged.sides if judged.contested else ():
        yield from side


def badge_of(page: Page, part: str | None = None) -> str:
    """The badge in the head of a page, or that of one of its parts."""
    html = page.body if part is None else page.body.partition(f'<li id="part_{part}">')[2]
    return plain(html.partition('<p class="hd-badge')[2].partition("</p>")[0])


def told_by_itself(statuses: Statuses) -> Iterator[SiteStatus]:
    for derived in statuses.values():
        if not is_withdrawn(derived.site) and (derived.status.trace or not derived.told_by_counts):
            yield derived


def test_a_badge_says_all_that_belongs_to_the_status(edition: Pages, mini_statuses: Statuses) -> None:
    language = language_for(edition[""].language)
    tried = 0
    for derived in told_by_itself(mini_statuses):
        site = derived.site
        page = edition[f"sites/{site.id}/"]
        shown = [(badge_of(page), derived.status)]
        shown += [(badge_of(page, id), status) for id, status in derived.components.items()]
        for badge, status in shown:
            for words in on_badge(status, site, language):
                assert " ".join(words.split()) in badge, f"{page.address}: {words}: {badge}"
                tried += 1
        if derived.at_least is not None:
            assert (at_least_words(derived, language) or "") in badge_of(page), page.address
    assert tried > 40


def test_the_reasons_name_everything_that_stands_beside_the_status(
    edition: Pages, mini_statuses: Statuses
) -> None:
    language = language_for(edition[""].language)
    kinds: set[str] = set()
    for derived in told_by_itself(mini_statuses):
        page = edition[f"sites/{derived.site.id}/"]
        why = page.body.partition('<section class="hd-why">')[2].partition("</section>")[0]
        reasons, _, trace = why.partition('<details class="hd-trace">')
        for one in beside(derived.status):
            assert f'href="#{one.id}"' in reasons, f"{page.address}: {one.id}"
        for words in earlier_words(told_earlier(derived.status.judged), language):
            assert words in plain(reasons), page.address
        for since in derived.status.since:
            assert since_words(since, language, derived.site) in plain(reasons), page.address
        for step in derived.status.trace:
            assert f'#{step.assessment.id}"' in trace, f"{page.address}: {step.assessment.id}"
        for question in derived.status.questions:
            assert f"#{question.disagreement.id}" in reasons, page.address
        kinds |= {step.verdict for step in derived.status.trace}
    assert {"first", "worse", "disputes", "beside", "silent", "challenges", "repeats", "no-grade"} <= kinds


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_terminal_says_all_that_belongs_to_the_status(
    tag: str, mini: Catalogue, mini_statuses: Statuses
) -> None:
    language = language_for(tag)
    for derived in told_by_itself(mini_statuses):
        told = status_as_text(mini, derived, Asked(), language)
        for status in (derived.status, *derived.components.values()):
            for words in on_badge(status, derived.site, language):
                for part in words.split(language.word("comma")):
                    assert part.lower() in told.lower(), f"{derived.site.id}: {words}"
            for one in beside(status):
                assert one.id in told, f"{derived.site.id}: {one.id}"
