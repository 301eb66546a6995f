"""What may have been meant by words around dates: before, late, about, from one to another, one or another.

The dates themselves are read by `resolve`, which is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from damage_catalogue.records.edtf import lexicon as lex
from damage_catalogue.records.edtf.digits import PERIOD
from damage_catalogue.records.edtf.readings import (
    SEVERAL,
    Advice,
    Reading,
    Resolve,
    advice_of,
    match,
    one,
    single_date,
    with_sign,
)
from damage_catalogue.records.edtf.values import Day, Edtf, Precision

_ALONE = "A date stands alone, without words"
_WITHOUT_SIGN = "A date holds year, month and day, and no words"
_EACH = "Write each of the dates as year, month and day first."
MOST_BORROWED = 3


def read_phrase(text: str, resolve: Resolve) -> Advice | None:
    """Advice for dates among words; None where they are not understood."""
    return next((advice for reader in _READERS if (advice := reader(text, resolve))), None)


def _wrapped(text: str, resolve: Resolve) -> Advice | None:
    """`(1943)`, `in 1943`, `Sunday, 30 August 2015`, `2015 م`."""
    found = (
        match(r"[(\[]([^()\[\]]+)[)\]]", text)
        or match(rf"(?:{lex.WEEKDAY}|{lex.BEFORE_A_DATE})(.+)", text)
        or match(rf"(.+?){lex.AFTER_A_DATE}", text)
        or match(r"([^.,;]+)[.,;]", text)
    )
    inner = resolve(found[1]) if found else None
    return inner and inner._replace(reason=inner.reason or _ALONE)


def _signed(text: str, resolve: Resolve) -> Advice | None:
    """`c. 1820-27`, `probably 1943`, `1943 (?)`."""
    for pattern, sign, reason in (
        (rf"{lex.ABOUT}(.+)", "~", "An approximate date ends with ~"),
        (rf"{lex.PERHAPS}(.+)", "?", "An uncertain date ends with ?"),
        (r"([^?]+?) ?\(?\?\)?", "?", "An uncertain date ends with ?"),
    ):
        if found := match(pattern, text):
            inner = resolve(found[1])
            if inner is None or not inner.readings:
                return inner
            spelt = (Reading(with_sign(each, sign), reason) for each in inner.readings)
            return advice_of(spelt, inner.step, inner.lost)
    return None


def _without_sign(text: str, resolve: Resolve) -> Advice | None:
    """`late August 2015`, `early 19th century`: the date without the word, which goes into a note.

    No day is put in its place: the source that says late August does not say from the 21st on.
    """
    found = match(rf"(?:the )?(?:very )?({lex.UNSIGNED})[- ]{lex.OF}(.+)", text)
    inner = resolve(found[2]) if found else None
    if found is None or inner is None:
        return None
    return inner._replace(reason=_WITHOUT_SIGN, lost=(found[1], *inner.lost))


def _open(text: str, resolve: Resolve) -> Advice | None:
    """`before 1950`, `since 2015`, `2015 or later`."""
    for pattern, bound in (
        (rf"{lex.BEFORE}{lex.OF}(?P<date>.+)", _before),
        (rf"{lex.AFTER}{lex.OF}(?P<date>.+)", _after),
        (rf"{lex.UNTIL}{lex.OF}(?P<date>.+)|(?P<late>.+?){lex.OR_EARLIER}", _until),
        (rf"(?P<late>[^+]+?){lex.OR_LATER}|{lex.SINCE}{lex.OF}(?P<date>.+)", _since),
    ):
        if found := match(pattern, text):
            groups = found.groupdict()
            written = groups["date"] or groups["late"]
            end = _single(written, resolve)
            if end is None or not end.readings:
                return end
            edtf = single_date(end.readings[0])
            assert edtf, "an end is a single date"
            spelt, reason = bound(edtf, bool(end.lost))
            return one(spelt, reason, end.lost)
    return None


def _before(edtf: Edtf, is_wider: bool) -> tuple[str, str]:
    if is_wider:
        return _until(edtf, is_wider)
    spelt = f"../{_neighbour(edtf, -1)}"
    return spelt, f"Both ends of a period belong to it, so what lies before {edtf.text} is written {spelt}"


def _after(edtf: Edtf, is_wider: bool) -> tuple[str, str]:
    if is_wider:
        return _since(edtf, is_wider)
    spelt = f"{_neighbour(edtf, 1)}/.."
    return spelt, f"Both ends of a period belong to it, so what lies after {edtf.text} is written {spelt}"


def _until(edtf: Edtf, is_wider: bool) -> tuple[str, str]:
    return f"../{edtf.text}", "A period of which only the end is known begins with two dots"


def _since(edtf: Edtf, is_wider: bool) -> tuple[str, str]:
    return f"{edtf.text}/..", "A period of which only the beginning is known ends with two dots"


def _neighbour(edtf: Edtf, step: int) -> str:
    """The last date before `edtf` or the first after it, as exact as `edtf`, with its sign."""
    first, last = edtf.earliest, edtf.latest
    assert first, "a single date has a first day"
    assert last, "a single date has a last day"
    sign = edtf.text[-1] if edtf.text[-1] in "?~%" else ""
    day = _day_beside(first if step < 0 else last, step)
    precision = edtf.precision
    if precision is Precision.DAY:
        return day.isoformat() + sign
    edge = (12, 31) if step < 0 else (1, 1)
    if precision is Precision.MONTH or (day.month, day.day) != edge:
        return f"{day.isoformat()[:-3]}{sign}"
    return f"{day.isoformat()[:-6]}{sign}"


def _day_beside(day: Day, step: int) -> Day:
    if not 1 < day.year < 9999:
        year = day.year + step
        return Day(year, 12, 31) if step < 0 else Day(year, 1, 1)
    return Day.from_date(date(*day) + timedelta(step))


def _single(text: str, resolve: Resolve) -> Advice | None:
    """What `resolve` says of a piece that is one date and no period; no readings where it may be two."""
    found = resolve(text)
    if found is None or (len(found.readings) == 1 and single_date(found.readings[0]) is None):
        return None
    return found if len(found.readings) == 1 else found._replace(readings=(), step=found.step and _EACH)


def _period(text: str, resolve: Resolve) -> Advice | None:
    """`1820 to 1827`, `between 1820 and 1827`, `27-31 August 2015`, `19th-20th century`."""
    for pattern in _PERIODS:
        if found := match(pattern, text):
            left, right = found[1].strip(), found[2].strip()
            if right.lower() in lex.ONGOING:
                start = _single(re.sub(r"(?i)^(?:since|from) ", "", left), resolve)
                return start and _join([start], "{}/..", "A period that goes on ends with ..")
            ends = _pair(left, right, resolve)
            faults = (each.reason for each in ends or () if each.reason and pattern is _SLASH)
            if ends and (advice := _join(ends, "{}/{}", next(faults, PERIOD))):
                return advice
    return None


_SLASH = r"([^/]+)/([^/]+)"
_PERIODS = (
    r"(?:between|entre) (.+?) (?:and|et|&) (.+)",
    r"بين (?:عامي |عام |سنتي )?(.+?) و ?(.+)",
    r"(?:from |de |du |d')?(.+?) (?:to|until|till|through|thru|jusqu'à|jusqu'en|jusqu'au|à|au) (.+)",
    r"(?:من )?(.+?) (?:إلى|الى|حتى) (.+)",
    r"(.+) - (.+)",
    r"(?=.*(?:[^\W\d_]{2}|\ds\b))([^-]+)-([^-]+)",
    _SLASH,
)


def _list(text: str, resolve: Resolve) -> Advice | None:
    """`1943 or 1944`, `1943, 1944 or 1945`, `23 and 24 August 2015`."""
    for words, brackets, reason in _LISTS:
        found = match(rf"(?:either |soit )?(.+?),? ?{words} ?(.+)", text)
        if found is None:
            continue
        *firsts, last_but_one = found[1].split(",")
        pairs = [_pair(each.strip(), found[2], resolve) for each in (*firsts, last_but_one)]
        members = [pair[0] for pair in pairs if pair]
        if len(members) < len(pairs) or pairs[-1] is None:
            return None
        members.append(pairs[-1][1])
        if re.fullmatch(r"\d{4}", found[2], re.ASCII) and "-" in "".join(pairs[-1][0].readings):
            return Advice(SEVERAL, step=_EACH)  # `August 2015 or 2016`: August, or all of 2016
        return _join(members, brackets.replace("*", ",".join(["{}"] * len(members))), reason)
    return None


_LISTS = (
    (r" (?:or|ou|أو|او) ", "[*]", "One of several dates, not known which, stands in square brackets"),
    (r" (?:and |et |& |و(?=[ \d]))", "{{*}}", "Several dates that are all meant stand in curly brackets"),
)


def _join(dates: list[Advice], template: str, reason: str) -> Advice | None:
    """The dates put together; what is unclear in one of them comes first."""
    for each in dates:
        if not each.readings:
            return each
    lost = tuple(word for each in dates for word in each.lost)
    return one(template.format(*(each.readings[0] for each in dates)), reason, lost)


def _pair(left: str, right: str, resolve: Resolve) -> list[Advice] | None:
    """Two dates; one that is cut short takes what it lacks from the other, as in `27 to 31 August 2015`."""
    right = _completed(left, right)
    lefts, rights = left.split(" "), right.split(" ")
    tails = (" ".join((left, *rights[at:])) for at in range(1, len(rights))[:MOST_BORROWED])
    heads = (" ".join((*lefts[:at], right)) for at in range(len(lefts) - 1, 0, -1)[:MOST_BORROWED])
    bare = re.fullmatch(r"\d\d?", right, re.ASCII)
    first = _first_date((left, *tails), resolve)
    second = _first_date((right,) if bare else (right, *heads), resolve)
    return [first, second] if first and second else None


def _completed(left: str, right: str) -> str:
    """`27` after 1820, or after c. 1820, as 1827; all else as it is."""
    found = re.search(r"(?<!\d)(\d{4})$", left, re.ASCII)
    if found is None or not re.fullmatch(r"\d\d?", right, re.ASCII):
        return right
    year = found[1][: -len(right)] + right
    return f"{left[: found.start()]}{year}" if year > found[1] else right


def _first_date(texts: Iterable[str], resolve: Resolve) -> Advice | None:
    found = [advice for advice in (_single(text, resolve) for text in texts) if advice]
    return next((advice for advice in found if advice.readings), found[0] if found else None)


_READERS: tuple[Callable[[str, Resolve], Advice | None], ...] = (
    _signed,
    _without_sign,
    _period,
    _list,
    _open,
    _wrapped,
)
