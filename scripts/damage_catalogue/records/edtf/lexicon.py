"""Words for dates in English, French and Arabic, as regular expressions and as look-ups.

Months in Arabic are those of the Levant, of Egypt and the Gulf, and of the Maghreb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from damage_catalogue.records.edtf.dates import MONTH_NAMES

_OTHER_MONTHS = (
    "janvier|janv|يناير|كانون الثاني|جانفي",
    "février|fevrier|févr|fevr|فبراير|شباط|فيفري",
    "mars|مارس|آذار|اذار",
    "avril|avr|أبريل|ابريل|إبريل|نيسان|أفريل",
    "mai|مايو|أيار|ايار|ماي",
    "juin|يونيو|يونيه|حزيران|جوان",
    "juillet|juil|يوليو|يوليه|تموز|جويلية",
    "août|aout|أغسطس|اغسطس|آب|أوت",
    "septembre|سبتمبر|أيلول|ايلول",
    "octobre|أكتوبر|اكتوبر|تشرين الأول|تشرين الاول",
    "novembre|نوفمبر|تشرين الثاني",
    "décembre|decembre|déc|ديسمبر|كانون الأول|كانون الاول",
)


def _numbered(rows: Iterable[str], first: int = 1) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, first) for word in row.split("|")}


_MONTHS = {
    **{
        name[:length].lower(): number
        for number, name in enumerate(MONTH_NAMES, 1)
        for length in range(3, len(name) + 1)
    },
    **_numbered(_OTHER_MONTHS),
}


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name, or the beginning of an English one."""
    return _MONTHS.get(name.lower())


SEASONS: Mapping[str, int] = _numbered(
    ("spring|printemps|ربيع", "summer|été|ete|صيف", "autumn|fall|automne|خريف", "winter|hiver|شتاء"), 21
)
WINTER = 24

_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi",
)  # fmt: skip
_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_ARABIC_UNITS = (
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر",
)  # fmt: skip
_ARABIC = [
    *_ARABIC_UNITS,
    "الحادي عشر",
    *(f"{unit} عشر" for unit in _ARABIC_UNITS[1:9]),
    "العشرين",
    "الحادي والعشرين",
]
ROMAN: Mapping[str, int] = _numbered(_ROMAN)
ORDINALS: Mapping[str, int] = {
    **ROMAN,
    **_numbered(_ENGLISH),
    **_numbered(_ARABIC),
    **{word.removeprefix("ال"): number for word, number in _numbered(_ARABIC).items()},
}

ARABIC_DECADES: Mapping[str, int] = _numbered(
    (
        "عشرينيات|عشرينات", "ثلاثينيات|ثلاثينات", "أربعينيات|أربعينات", "خمسينيات|خمسينات",
        "ستينيات|ستينات", "سبعينيات|سبعينات", "ثمانينيات|ثمانينات", "تسعينيات|تسعينات",
    ),
    2,
)  # fmt: skip

PARTS: Mapping[str, int] = {
    **_numbered(
        ("first|1st|premier|première|الأول", "second|2nd|deuxième|الثاني", "third|3rd|troisième|الثالث",
         "fourth|4th|quatrième|الرابع")
    ),
    "last": -1,
    "dernier": -1,
}  # fmt: skip
HALVES = frozenset({"half", "semestre", "moitié", "النصف"})
QUARTERS = frozenset({"quarter", "trimestre", "quart", "الربع"})


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ABOUT = (
    r"(?:circa|ca|c|about|around|approximately|approx|roughly|vers|environ|env|حوالي|حوالى|نحو|قرابة|ح)\.? ?"
)
PERHAPS = r"(?:perhaps|probably|possibly|maybe|presumably|peut-être|probablement|sans doute|ربما|على الأرجح) "
BEFORE = r"(?:before|prior to|earlier than|pre[- ]|avant|قبل) ?"
AFTER = r"(?:after|later than|post[- ]|après|بعد) ?"
UNTIL = (
    r"(?:until|till|up to|by|no later than|not later than|not after"
    r"|jusqu'en|jusqu'au|jusqu'à|au plus tard|حتى|لغاية) "
)
SINCE = r"(?:since|from|no earlier than|not earlier than|not before|depuis|dès|à partir de|منذ|من) "
OR_LATER = r"(?: (?:onwards?|or later|and later|et après|وما بعد|فما بعد)|\+)"
OR_EARLIER = r" (?:or earlier|and earlier|ou avant|أو قبل)"
ONGOING = frozenset(
    {"present", "now", "today", "ongoing", "open", "the present", "aujourd'hui", "nos jours", "الآن", "اليوم"}
)

UNSIGNED = (
    r"(?:early|late|mid|beginning of|start of|end of|middle of|beginning|start|end|début|fin|milieu|mi"
    r"|أوائل|اوائل|مطلع|بداية|منتصف|أواسط|اواسط|أواخر|اواخر|نهاية)"
)
"""Words that narrow a date down, for which EDTF has no sign."""

OF = r"(?:of the |of |the |de |de l'|du |des |d'|le |la |l'|les )?"
BEFORE_A_DATE = r"(?:on the|on|in the|in|the|year|dated|le|en|l'année|في عام|في سنة|في|عام|سنة|بتاريخ|يوم) "
AFTER_A_DATE = r" ?(?:م|ميلادي|ميلادية|الميلادي)"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? "

ISLAMIC = re.compile(r"(?:.{0,40} )?\d{1,4} ?(?:A\.?H\.?|H\.?|هـ|ه|هجري|هجرية)", re.IGNORECASE | re.ASCII)
NO_DATE = re.compile(
    r"""\(?\[?(?: n\.?\ ?d\.? | n/[ad] | s\.?\ ?d\.? | na | none | nil | undated | not\ dated | unknown
      | (?:date\ )?(?:is\ )?(?:unknown|not\ known) | unknown\ date | no\ date | without\ date | tb[cd]
      | (?:date\ )?inconnue? | non\ datée? | sans\ date | date\ inconnue
      | غير\ معروفة? | غير\ مؤرخة? | بدون\ تاريخ | بلا\ تاريخ | دون\ تاريخ | مجهولة? | د\.?\ ?ت\.?
    )\]?\)?""",
    re.IGNORECASE | re.VERBOSE,
)
