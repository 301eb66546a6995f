"""The site in Arabic: its sentences, numbers and dates. The words stand in `arabic_words`.

Months carry both names in use, the Levantine before the international. Digits are the European ones, as in
the vocabularies. Numbers from 3 to 10 take the plural, from 11 the singular, after the custom of the press.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from damage_catalogue.language.arabic_words import COUNTRIES, LANGUAGES, NOUNS, PAGE_TITLES, WORDS
from damage_catalogue.language.interface import Judgement, Language, Noun
from damage_catalogue.records.vocabularies import Term

_MONTHS = (
    *("كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو"),
    *("تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر"),
    "كانون الأول/ديسمبر",
)
_SEASONS = (
    *("ربيع", "صيف", "خريف", "شتاء"),
    *("الربيع الشمالي لعام", "الصيف الشمالي لعام", "الخريف الشمالي لعام", "الشتاء الشمالي لعام"),
    *("الربيع الجنوبي لعام", "الصيف الجنوبي لعام", "الخريف الجنوبي لعام", "الشتاء الجنوبي لعام"),
    *("الربع الأول من عام", "الربع الثاني من عام", "الربع الثالث من عام", "الربع الرابع من عام"),
    *("الثلث الأول من عام", "الثلث الثاني من عام", "الثلث الأخير من عام"),
    *("النصف الأول من عام", "النصف الثاني من عام"),
)
_FIRST_SEASON = 21
_ORDINALS = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"),
    *("الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر", "السادس عشر", "السابع عشر"),
    *("الثامن عشر", "التاسع عشر", "العشرون", "الحادي والعشرون"),
)

_HOW_THEY_KNOW = {
    "direct-observation": "{by}، بمعاينة في المكان",
    "first-hand": "{by}، عن معرفة مباشرة",
    "from-afar": "{by}، بالنظر إليه من بعيد",
    "in-part": "{by}، بمعاينة جزء منه في المكان",
    "from-outside": "{by}، بمعاينة في المكان من الخارج",
    "from-the-air": "{by}، بمعاينة من الجو",
    "remote-observation": "{by}، من خلال الصور",
    "from-above": "{by}، من خلال صور فضائية أو جوية",
    "photographs": "{by}، من خلال صور فوتوغرافية أو مقاطع مصورة",
    "relayed": "{by}، نقلًا عمّا رآه غيره",
    "relayed-from-afar": "{by}، نقلًا عمّا رآه غيره من بعيد",
    "relayed-from-above": "{by}، نقلًا عمّا رآه غيره في صور فضائية أو جوية",
    "relayed-in-part": "{by}، نقلًا عمّا رآه غيره من جزء منه",
    "official-position": "{by}، موقفًا رسميًا",
    "inference": "{by}، استنتاجًا",
    "self-claim": "{by}، إعلانًا عن النفس",
    "not-stated": "{by}، من دون ذكر كيفية المعرفة",
}
_HOW_NOBODY_KNOWS = {
    "direct-observation": "قائل لم يُسمَّ، بمعاينة في المكان",
    "first-hand": "قائل لم يُسمَّ، عن معرفة مباشرة",
    "from-afar": "قائل لم يُسمَّ، بالنظر إليه من بعيد",
    "in-part": "قائل لم يُسمَّ، بمعاينة جزء منه في المكان",
    "from-outside": "قائل لم يُسمَّ، بمعاينة في المكان من الخارج",
    "from-the-air": "قائل لم يُسمَّ، بمعاينة من الجو",
    "remote-observation": "قائل لم يُسمَّ، من خلال الصور",
    "from-above": "قائل لم يُسمَّ، من خلال صور فضائية أو جوية",
    "photographs": "قائل لم يُسمَّ، من خلال صور فوتوغرافية أو مقاطع مصورة",
    "relayed": "قائل لم يُسمَّ، نقلًا عمّا رآه غيره",
    "relayed-from-afar": "قائل لم يُسمَّ، نقلًا عمّا رآه غيره من بعيد",
    "relayed-from-above": "قائل لم يُسمَّ، نقلًا عمّا رآه غيره في صور فضائية أو جوية",
    "relayed-in-part": "قائل لم يُسمَّ، نقلًا عمّا رآه غيره من جزء منه",
    "official-position": "جهة رسمية لم تُسمَّ، موقفًا رسميًا",
    "inference": "قائل لم يُسمَّ، استنتاجًا",
    "self-claim": "الطرف نفسه، إعلانًا عن النفس",
    "not-stated": "قائل لم يُسمَّ، من دون ذكر كيفية المعرفة",
}
_HOW_SEEN = {
    "direct-observation": "في المكان",
    "from-afar": "من بعيد",
    "in-part": "في المكان، لجزء منه",
    "from-outside": "في المكان، من الخارج",
    "from-the-air": "من الجو",
    "remote-observation": "في صور",
    "from-above": "في صور فضائية أو جوية",
    "photographs": "في صور فوتوغرافية أو مقاطع مصورة",
    "relayed": "نقلًا عن الغير",
    "relayed-from-afar": "من بعيد، نقلًا عن الغير",
    "relayed-from-above": "في صور فضائية أو جوية، نقلًا عن الغير",
    "relayed-in-part": "لجزء منه، نقلًا عن الغير",
}
_VERDICTS = {
    "first": "أول حكم يصلح لإعطاء اللفظ، ومنه تبدأ الحالة.",
    "worse": "أسوأ مما كان معروفًا قبله. والضرر خبر جديد، فصار هو الحالة.",
    "better": "أخف مما قبله، ومعرفته أوثق بوضوح، فصار هو الحالة.",
    "more-exact": "يوافق الحالة وهو أدق منها، فاعتُمد لفظه.",
    "same-degree": "هو والحالة حكم واحد بلفظين، وهو أوثق أو أحدث، فاعتُمد لفظه.",
    "better-known": "معرفته أوثق بوضوح من الموقف الذي قبله، فاعتُمد لفظه.",
    "confirms": "يوافق الحالة.",
    "ends-dispute": "أحدث من تناقض سابق ويوافق أحد جانبيه، فصار ذلك الجانب هو الحالة.",
    "disputes": "يناقض {other}؛ وليس أحدهما أوثق بوضوح، ولا يوفق بينهما شيء مسجل.",
    "beside": "قد يكون قبل {other} أو بعده، فيُذكر إلى جانب الحالة.",
    "earlier": "قد يكون شوهد قبل {other}، فلا يغير شيئًا.",
    "weaker": "من أيام {other} نفسها، وهو أقل وثوقًا أو يفسره ضرر مسجل، فلا يحسم.",
    "silent": "لا يؤكد الحالة ولا ينفيها: ما أمكنت رؤيته يترك ذلك مفتوحًا.",
    "repeated": "يكرر لفظًا للقائل نفسه بيّن {other} خطأه، فليس خبرًا جديدًا.",
    "repeats": "يقول القول نفسه. ووزنه أقل من أن يجدد آخر معاينة.",
    "challenges": "يعارض الحالة، ووزنه أقل من أن يغيرها.",
    "no-grade": "لا يذكر درجة للضرر، فلا يحسم شيئًا.",
    "not-standing": "لم يعد معتمدًا، فلا يحسم شيئًا.",
    "undated": "لا يُعرف متى شوهد ولا في أي موعد أقصاه، فلا يمكنه أن يحسم.",
    "later-than-day": "بعد اليوم المطلوب.",
    "not-known-yet": "لم يكن قد نُشر حتى ذلك اليوم، فلا يُحسب.",
    "never-dated": "لا شيء يبيّن متى نُشر، فلا يُحسب ضمن ما كان معروفًا آنذاك.",
    "set-aside-some-day": "لم يعد معتمدًا، ولا شيء يبيّن منذ متى، فلا يُحسب.",
}
_AFTER_AN_EVENT = {
    "worse": "أسوأ مما قبله، بعد {}، فصار هو الحالة.",
    "better": "أفضل مما قبله، بعد {}، فصار هو الحالة.",
    "more-exact": "شوهد بعد {}، فاعتُمد لفظه.",
    "same-degree": "شوهد بعد {}، فاعتُمد لفظه.",
}
_STANDINGS = {
    "superseded": "حل محله قول أحدث أو أوثق",
    "contradicted": "يبيّن دليل أقوى أنه كان خاطئًا",
    "retracted": "سحبه صاحبه",
}
_OUTCOMES = {"unresolved": "لم يُحسم", "explained": "مفسَّر", "resolved": "محسوم"}


class Arabic(Language):
    tag = "ar"
    direction = "rtl"
    words = WORDS
    countries = COUNTRIES
    languages = LANGUAGES

    # Numbers and lists

    def number(self, number: float) -> str:
        return f"{number:,.10g}" if number != int(number) else f"{int(number):,}"

    def counted(self, number: int, noun: Noun) -> str:
        forms = NOUNS[noun]
        if number == 0:
            return forms.none
        if number == 1:
            return forms.one
        if number == 2:
            return forms.two
        few = 3 <= number % 100 <= 10
        whole_hundreds = number % 100 in (0, 1, 2)
        form = forms.few if few else forms.hundreds if whole_hundreds else forms.many
        return f"{self.number(number)} {form}"

    def listed(self, items: Sequence[Markup]) -> Markup:
        return Markup(" و").join(items) if len(items) < 3 else _listed(items)

    def quoted(self, text: Markup | str) -> Markup:
        return Markup("«{}»").format(text)

    def in_other_language(self, tag: str) -> str:
        name = self.language_name(tag)
        return f"(بـ{name})" if name.isascii() else f"(ب{name})"

    # Sentences

    def chain(self, by: Markup | None, via: Sequence[Markup], publisher: Markup) -> Markup:
        sentence = publisher
        for place, agent in enumerate(reversed(via)):
            link = Markup("{}، عن {}") if place else Markup("{}، نقلًا عن {}")
            sentence = link.format(sentence, agent)
        if by is None:
            return sentence
        return (Markup("{}، عن قول {}") if via else Markup("{}، نقلًا عن {}")).format(sentence, by)

    def according_to(self, by: Markup | None, how: str) -> Markup:
        if by is None:
            return escape(_HOW_NOBODY_KNOWS[how])
        return Markup(_HOW_THEY_KNOW[how]).format(by=by)  # noqa: S704 (our own words)

    def how_seen(self, how: str) -> str | None:
        return _HOW_SEEN.get(how)

    def judged(self, judgement: Judgement) -> Markup:
        when = "اليوم غير معروف"
        if judgement.observed:
            when = Markup("{} {}").format(self.word(judgement.day), judgement.observed)
        return Markup("{} ({}): {}").format(judgement.damage, when, self._known_from(judgement))

    def last_confirmed(self, judgement: Judgement, same_words: bool) -> Markup:
        as_what = Markup("") if same_words else Markup("، {}").format(judgement.damage)
        return Markup("آخر تأكيد ({}{}): {}").format(judgement.observed, as_what, self._known_from(judgement))

    def _known_from(self, judgement: Judgement) -> Markup:
        known = self.according_to(judgement.by, judgement.how)
        if judgement.limits:
            known = Markup("{} (الحدود: {})").format(known, Markup("؛ ").join(judgement.limits))
        return Markup("{}.{}").format(known, judgement.references)

    def verdict(self, verdict: str, other: Markup | None, event: Markup | None) -> Markup:
        if event is not None and verdict in _AFTER_AN_EVENT:
            return Markup(_AFTER_AN_EVENT[verdict]).format(event)  # noqa: S704 (our own words)
        against = "الحالة السابقة" if other is None else self.quoted(other)
        return Markup(_VERDICTS[verdict]).format(other=against)  # noqa: S704 (our own words)

    def attribution(self, kind: str, agent: Markup, by: Markup | None) -> Markup:
        match kind, by:
            case "claimed", _ if by in (None, agent):
                return Markup("إعلان المسؤولية عن ذلك صادر عن {}.").format(agent)
            case "claimed", _:
                return Markup("إعلان المسؤولية عن ذلك منسوب إلى {}، بحسب {}.").format(agent, by)
            case "assessed", None:
                return Markup("المسؤولية عن ذلك تقع على {}، بحسب تحقيق لم يُسمَّ صاحبه.").format(agent)
            case "assessed", _:
                return Markup("المسؤولية عن ذلك تقع على {}، بحسب {} بعد النظر في الأمر.").format(agent, by)
            case _, None:
                return Markup("الاتهام بذلك موجَّه إلى {}، ولا يذكر المصدر ممن.").format(agent)
        return Markup("الاتهام بذلك موجَّه من {} إلى {}.").format(by, agent)

    def share(self, number: int, whole: int, noun: Noun) -> str:
        return f"{self.number(number)} من أصل {self.counted(whole, noun)}"

    def contested_count(self, number: int) -> str:
        if number == 0:
            return "لا تنازع على حالة أي مكان."
        return f"حالة متنازع عليها: {self.counted(number, 'site')}."

    def changed(self, before: Markup, after: Markup) -> Markup:
        return Markup("من {} إلى {}").format(before, after)

    def disagreement(self, answers: int, outcome: Term) -> str:
        return f"{self.counted(answers, 'answer')}، {_OUTCOMES[outcome.id]}"

    def stands_for(self, component: Markup) -> Markup:
        return Markup("حالة الجزء الرئيسي، وهو {}، تمثل الكل.").format(component)

    def control(self, before: Sequence[Markup], after: Sequence[Markup]) -> Markup:
        if not before:
            return Markup("السيطرة بعده: {}.").format(self.listed(after))
        return Markup("السيطرة قبله: {}؛ وبعده: {}.").format(self.listed(before), self.listed(after))

    def lost_because(
        self, standing: Term, because: Markup | None, favoured: Markup | None, since: Markup | None = None
    ) -> Markup:
        sentence = escape(_STANDINGS[standing.id])
        if since is not None:
            sentence = Markup("{} ({})").format(sentence, since)
        if because is not None:
            sentence = Markup("{}: {}").format(sentence, because)
        if favoured is not None:
            sentence = Markup("{} انظر: {}.").format(sentence if because else sentence + ".", favoured)
        return sentence

    def position(self, latitude: float, longitude: float, decimals: int) -> str:
        north = "N" if latitude >= 0 else "S"
        east = "E" if longitude >= 0 else "W"
        return f"{abs(latitude):.{decimals}f}° {north}, {abs(longitude):.{decimals}f}° {east}"

    def page_title(self, key: str, name: str) -> str:
        return PAGE_TITLES[key].format(name)

    # Dates

    def day_of(self, day: str, year: int, month: int) -> str:
        return f"{day} {self.month(year, month)}"

    def month(self, year: int, month: int) -> str:
        return f"{_MONTHS[month - 1]} {self.year(year)}"

    def month_name(self, month: int) -> str:
        return _MONTHS[month - 1]

    def season(self, season: int, year: int) -> str:
        return f"{_SEASONS[season - _FIRST_SEASON]} {self.year(year)}"

    def year(self, year: int) -> str:
        if year > 999:
            return str(year)
        return f"{year} م" if year > 0 else f"{1 - year} ق.م"

    def decade(self, first_year: int) -> str:
        return f"العقد الذي يبدأ عام {first_year}"

    def century(self, number: int, before_christ: bool) -> str:
        return f"القرن {_ordinal(number)}" + (" ق.م" if before_christ else "")

    def millennium(self, number: int, before_christ: bool) -> str:
        return f"الألف {_ordinal(number)}" + (" ق.م" if before_christ else "")

    def at_time(self, day: str, time: str) -> str:
        return f"{day}، {time}"

    def some_day_in(self, when: str) -> str:
        return f"يوم ما من {when}"

    def between(self, start: str, end: str) -> str:
        return f"بين {start} و{end}"

    def from_to(self, start: str, end: str) -> str:
        return f"من {start} إلى {end}"

    def since(self, start: str) -> str:
        return f"منذ {start}"

    def since_end_unknown(self, start: str) -> str:
        return f"منذ {start}، والنهاية غير معروفة"

    def by_then(self, end: str) -> str:
        return f"في موعد أقصاه {end}"

    def until(self, end: str) -> str:
        return f"حتى {end}"

    def until_start_unknown(self, end: str) -> str:
        return f"حتى {end}، والبداية غير معروفة"

    def or_later(self, date: str) -> str:
        return f"{date} أو بعده"

    def or_earlier(self, date: str) -> str:
        return f"{date} أو قبله"

    def one_of(self, dates: Sequence[str]) -> str:
        return " أو ".join(dates)

    def all_of(self, dates: Sequence[str]) -> str:
        return " و".join(dates)

    def about(self, date: str) -> str:
        return f"نحو {date}"

    def perhaps(self, date: str) -> str:
        return f"ربما {date}"

    def perhaps_about(self, date: str) -> str:
        return f"ربما نحو {date}"

    def partly_uncertain(self, date: str) -> str:
        return f"{date} (جزء من هذا التاريخ غير مؤكد)"


def _listed(items: Sequence[Markup]) -> Markup:
    return Markup("{} و{}").format(Markup("، ").join(items[:-1]), items[-1])


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)
