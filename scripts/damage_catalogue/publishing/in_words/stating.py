"""What a status says in words, as plain text: the same on pages, in lists, in search and on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from damage_catalogue.language import Language
from damage_catalogue.publishing.in_words.accounts import names_of
from damage_catalogue.publishing.in_words.counting import counted_in_short, counted_words
from damage_catalogue.publishing.in_words.knowing import how_known
from damage_catalogue.publishing.in_words.when import when_of
from damage_catalogue.records.edtf import Day, Edtf, parse
from damage_catalogue.records.model import Assessment, Catalogue, Event, Site
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.between import FIRST_OF_DAYS
from damage_catalogue.status.facts import Earlier, Judged, Since, SiteStatus, Status, Support
from damage_catalogue.status.roll_up import class_of, is_judged

_WAYS = {
    "position": "word_position",
    "reported": "word_reported",
    "claimed": "word_claimed",
}


_MOST_GRADES = 4


def state_words(status: Status, language: Language, catalogue: Catalogue) -> str:
    """The word of a badge: *Contested: Intact / Destroyed*, *Reported: Destroyed*, *Severe damage*.

    Where a word leaves the degree open, the degrees of the speakers follow it: *Damaged; UNESCO: serious*.
    """
    words = judged_words(status.judged, language)
    if words is None:
        return language.term(class_of(status, catalogue.vocabularies))
    grades = own_grades(status.judged, language, catalogue)
    return language.semicolons((words, *grades))


def class_words(status: Status, language: Language, catalogue: Catalogue) -> str:
    """The same without the degrees of the speakers: what stays while only who says how bad it is changes."""
    judged = status.judged
    if judged.word is None or judged.contested or not _leaves_degree_open(judged.word):
        return state_words(status, language, catalogue)
    return _in_the_way(_short(judged.word, language), judged, language)


def judged_words(judged: Judged, language: Language) -> str | None:
    """The word on one scale; None where there is none."""
    if judged.contested:
        words = language.word("sides").join(language.term_after_label(word) for word in judged.words)
        return language.labelled(language.word("contested"), words)
    if judged.word is None:
        return None
    word = _short(judged.word, language) if graded_by_speakers(judged) else language.term(judged.word)
    return _in_the_way(word, judged, language)


def _in_the_way(word: str, judged: Judged, language: Language) -> str:
    """The word with that on which it rests: *Reported: Destroyed*."""
    key = _WAYS.get(judged.way or "seen")
    return word if key is None else language.phrase(key, word=language.label_in(key, "word", word))


def own_grades(judged: Judged, language: Language, catalogue: Catalogue) -> list[str]:
    """How bad those who say *damaged* find it, in their own terms: *UNESCO: serious*; the latest first."""
    graded = graded_by_speakers(judged)
    undated = {step.assessment.id for step in judged.trace if step.verdict == "undated"}
    found = []
    for one in graded[:_MOST_GRADES]:
        assert one.own_grade is not None, "it is one of those with a degree of their own"
        name = names_of([one.by], language, catalogue)[0]
        said = language.labelled(name, language.plain(one.own_grade))
        if one.id in undated:
            said = language.bracketed(said, language.word("date_not_known"))
        found.append(said)
    return [*found, language.word("more_grades")] if len(graded) > _MOST_GRADES else found


def said_words(assessment: Assessment, language: Language) -> str:
    """What one judgement says of the state: *Severe damage*; *Damaged: serious* with a degree of its own."""
    if assessment.own_grade is None or not _has_own_grade(assessment):
        return language.term(assessment.word)
    return language.labelled(_short(assessment.word, language), language.plain(assessment.own_grade))


def _short(word: Term, language: Language) -> str:
    """The word where the degree follows it: *Damaged*, and not *Damaged, degree not said*."""
    return language.word("word_damaged") if word.id == "damaged" else language.term(word)


def _has_own_grade(assessment: Assessment) -> bool:
    """Whether the word leaves the degree open, and the speaker does not."""
    word = assessment.damage
    return assessment.own_grade is not None and word is not None and _leaves_degree_open(word)


def _leaves_degree_open(word: Term) -> bool:
    return word.grade is not None and word.grade[0] < word.grade[1]


def graded_by_speakers(judged: Judged) -> list[Assessment]:
    """Of each speaker who says the word, and names a degree for it, the last to do so; the latest first.

    Those whose day nothing bounds cannot decide; what they say of the degree is told at the end.
    """
    undated = [
        step.assessment
        for step in judged.trace
        if step.verdict == "undated" and step.assessment.standing.id == "standing"
    ]
    said = {one.id: one for one in (*judged.supported_by, *judged.repeats, *undated)}
    own = [one for one in said.values() if one.word == judged.word and _has_own_grade(one)]
    own.sort(key=lambda one: (_latest(one) or FIRST_OF_DAYS, one.id), reverse=True)
    return list({one.by or one.id: one for one in reversed(own)}.values())[::-1]


def when_seen(judged: Judged, language: Language) -> str | None:
    """When somebody last looked, or by when it was seen, or of which day it is said; None without a word."""
    if judged.last_look is not None:
        return _seen("last_observed", judged.last_look, language)
    if judged.decided_by is None:
        return None
    key = "seen_once" if judged.way == "seen" else _key_of_what_is_said(judged.decided_by)
    return _seen(key, judged.decided_by, language)


def key_of_day(assessment: Assessment) -> str:
    """The key of the word before the day of a judgement: whoever looked saw it, all others said it."""
    looked = assessment.basis.weight == "look"
    return "observed" if looked else _key_of_what_is_said(assessment)


def _key_of_what_is_said(assessment: Assessment) -> str:
    date = assessment.observed
    if date is None or date.earliest is None:
        return "said_once"
    return "said_of" if all(span.is_single for span in date.spans) else "said_of_the_time"


def _seen(key: str, assessment: Assessment, language: Language) -> str:
    """*last observed 31 August 2015, on satellite or aerial imagery*; what is only said tells no way."""
    said = language.phrase(key, day=_date(assessment, language))
    how = None if key.startswith("said_") else language.how_seen(how_known(assessment))
    return said if how is None else said + language.word("comma") + how


def support_words(status: Status, language: Language) -> str:
    """*12 pages, 6 origins*; of a contested state for each word in turn; nothing where nobody says one."""
    if not status.contested:
        return "".join(pages_and_origins(one, language) for one in status.support)
    return language.semicolons(
        [
            language.labelled(language.term(one.word), pages_and_origins(one, language))
            for one in status.support
        ]
    )


def pages_and_origins(support: Support, language: Language) -> str:
    """How many pages say so, and to how many origins they go back."""
    numbers = language.counted(support.pages, "page"), language.counted(support.origins, "origin")
    return language.commas(numbers)


def seen_on(assessment: Assessment) -> Edtf | None:
    """When it was seen; where the record gives no such day, by the day of the report."""
    date, reported = assessment.observed, assessment.reported
    if (date is not None and date.latest is not None) or reported is None or "/" in reported.text:
        return date
    return parse(f"../{reported.text}")


def _date(assessment: Assessment, language: Language) -> str:
    date = seen_on(assessment)
    return language.word("by_publication") if date is None else language.date(date)


def kind_of_change(event: Event) -> Term:
    """What was done: the kind of work where it is recorded, else the kind of event."""
    return event.work.kind if event.work else event.kind


def since_words(since: Since, language: Language, site: Site) -> str:
    """*Rebuilt since then: July 2015*, with how sure that is, and of which part."""
    what = language.term(kind_of_change(since.event))
    names = [one.names.preferred(language.tag).text for one in site.components if one.id in since.parts]
    if names:
        what = language.bracketed(what, language.enumerated(names))
    known = ("_perhaps" if since.perhaps else "") + ("_reported" if since.reported else "")
    key = f"since{known}" if since.looked else "recorded_reported" if since.reported else "recorded"
    what = language.label_in(key, "what", what)
    return language.phrase(key, what=what, when=when_of(since.event, language))


def earlier_words(earlier: Iterable[Earlier], language: Language) -> list[str]:
    """What it was before, and what ended that, the latest first: *Destroyed, 2012; then rebuilt, 2015*."""
    found = []
    for one in reversed(tuple(earlier)):
        said = language.term(one.word) + language.word("comma") + _date(one.assessment, language)
        if one.event is not None:
            key = "ended_perhaps" if one.perhaps else "ended"
            what = language.term_inside(kind_of_change(one.event))
            said += language.phrase(key, what=what, when=when_of(one.event, language))
        found.append(said)
    return found


def told_earlier(judged: Judged) -> tuple[Earlier, ...]:
    """The earlier states that belong to the status: a rebuilding stays told, and harm that was looked for and
    not found; of a position also what was last seen."""
    may_be_whole = judged.word is not None and judged.word.grade is not None and judged.word.grade[0] == 0

    def is_told(one: Earlier) -> bool:
        if one.event is not None and (may_be_whole or one.event.kind.id == "restoration"):
            return True
        return judged.way == "position" and one is judged.earlier[-1]

    return tuple(one for one in judged.earlier if is_told(one))


def beside_words(status: Status, language: Language, site: Site) -> list[str]:
    """Everything that belongs to the status beside its word and its day, a sentence each."""
    judged = status.judged
    found = [since_words(one, language, site) for one in status.since]
    for key, assessment in (
        ("seen_less_exactly", judged.last_vaguer),
        ("last_repeated", judged.last_repeated),
    ):
        if assessment is not None:
            found.append(_line(key, assessment, language))
    found += [
        _plain("was_before", words, language) for words in earlier_words(told_earlier(judged), language)
    ]
    found += [_line("before_or_after", one, language) for one in judged.beside]
    found += [_line("challenged", one, language) for one in judged.challenges]
    if judged.could_not_tell is not None:
        found.append(_line("could_not_tell", judged.could_not_tell, language))
    if condition := condition_words(status, language):
        found.append(condition)
    if status.said_of_whole is not None:
        found.append(_plain("said_of_whole", language.term(status.said_of_whole), language))
    return found


def condition_beside(status: Status) -> Judged | None:
    """The condition, if it may be shown beside the damage: it rests on more than a report, and nobody has
    found the damage later than the condition."""
    condition = status.condition
    if (condition.word is None and not condition.contested) or condition.way in ("reported", "claimed"):
        return None
    last = condition.last_look or condition.decided_by
    if last is None or status.decided_by is None:
        return condition
    judged, found = _latest(last), _latest(status.decided_by)
    return None if judged is not None and found is not None and judged < found else condition


def _latest(assessment: Assessment) -> Day | None:
    date = assessment.observed or assessment.reported
    return None if date is None else date.latest


def condition_words(status: Status, language: Language) -> str | None:
    """The condition with its day, shown beside the damage and never merged with it."""
    condition = condition_beside(status)
    if condition is None:
        return None
    word, when = judged_words(condition, language) or "", when_seen(condition, language)
    return _plain("condition", language.word("comma").join(filter(None, (word, when))), language)


def _line(key: str, assessment: Assessment, language: Language) -> str:
    said = said_words(assessment, language) + language.word("comma") + _date(assessment, language)
    return _plain(key, said, language)


def _plain(key: str, words: str, language: Language) -> str:
    return language.labelled(language.word(key), language.small("after_label", words))


def at_least_words(derived: SiteStatus, language: Language, *, with_day: bool = True) -> str | None:
    """That a part was found damaged later than the whole was judged, so that the whole is so at least."""
    found = derived.at_least
    if found is None:
        return None
    part = found.part.names.preferred(language.tag).text
    state = language.small("after_label", judged_words(found.state, language) or "")
    said = [language.labelled(part, state)]
    if with_day and (when := when_seen(found.state, language)):
        said.append(when)
    words = language.word("comma").join(said)
    if found.others:
        words += language.phrase("and_others", n=language.number(found.others))
    judged = derived.status.judged
    if judged.word is None and not judged.contested:
        key = "at_least"
    else:
        known = "_reported" if found.reported else "_perhaps" if found.perhaps else ""
        key = f"at_least_since{known}"
    return language.phrase(key, part=words)


def counts_in_words(derived: SiteStatus, language: Language, *, in_short: bool = False) -> str | None:
    """The counts of the parts, without marks; None where there is nothing to count."""
    if derived.roll_up is None:
        return None
    inventory = derived.site.inventory
    unit = escape(language.plain(inventory.unit)) if inventory else None
    count = counted_in_short if in_short else counted_words
    return count(derived.roll_up, unit, language).striptags()


def stands_beside_counts(derived: SiteStatus) -> bool:
    """Whether the place is told by counts and somebody judged it as a whole, too."""
    return derived.told_by_counts and is_judged(derived.status)


def state_in_one_line(
    derived: SiteStatus, language: Language, catalogue: Catalogue, *, with_day: bool = True
) -> str:
    """The state, its day and what came since, in one line without marks; of a place with parts the counts,
    and beside them what was judged of the whole."""
    status = derived.status
    word = state_words(status, language, catalogue)
    parts = [word]
    if derived.told_by_counts:
        counts = counts_in_words(derived, language, in_short=True) or ""
        if not is_judged(status):
            return counts
        parts = [counts, _plain("as_a_whole", word, language)]
    if with_day and (when := when_seen(status.judged, language)):
        parts.append(when)
    parts += [since_words(one, language, derived.site) for one in main_since(derived)]
    if at_least := at_least_words(derived, language):
        parts.append(at_least)
    return language.semicolons([parts[0], *(language.small("after_label", part) for part in parts[1:])])


def main_since(derived: SiteStatus) -> tuple[Since, ...]:
    """What a list has room for: the last of each kind, and beside counts only what these do not tell."""
    last = {one.kind.id: one for one in derived.status.since}
    if derived.told_by_counts and derived.roll_up is not None:
        told = derived.roll_up.since + tuple(one for each in derived.roll_up.groups for one in each.since)
        for one in told:
            last.pop(one.kind.id, None)
    return tuple(last.values())
