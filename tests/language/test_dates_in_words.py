"""Dates as a reader sees them."""

from pathlib import Path

import pytest

from damage_catalogue.language import language_for
from damage_catalogue.records.edtf import parse

WORDS = [
    ("2015-08-31", "31 August 2015", "31 آب/أغسطس 2015"),
    ("2015-08", "August 2015", "آب/أغسطس 2015"),
    ("2015", "2015", "2015"),
    ("2016-03~", "about March 2016", "نحو آذار/مارس 2016"),
    ("2015?", "perhaps 2015", "ربما 2015"),
    ("2015-08%", "perhaps about August 2015", "ربما نحو آب/أغسطس 2015"),
    (
        "2015-08-?31",
        "31 August 2015 (part of this date is uncertain)",
        "31 آب/أغسطس 2015 (جزء من هذا التاريخ غير مؤكد)",
    ),
    ("[2015-08-23,2015-08-24]", "23 or 24 August 2015", "23 أو 24 آب/أغسطس 2015"),
    ("{2015-08-23,2015-08-24}", "23 and 24 August 2015", "23 و24 آب/أغسطس 2015"),
    (
        "[2015-08-31,2015-09-01]",
        "31 August 2015 or 1 September 2015",
        "31 آب/أغسطس 2015 أو 1 أيلول/سبتمبر 2015",
    ),
    ("[2014,2015,2016]", "2014, 2015 or 2016", "2014 أو 2015 أو 2016"),
    ("[2013..2015]", "2013 to 2015", "من 2013 إلى 2015"),
    ("[..2015]", "2015 or earlier", "2015 أو قبله"),
    ("[2015..]", "2015 or later", "2015 أو بعده"),
    (
        "2015-09-02/2016-03-30",
        "between 2 September 2015 and 30 March 2016",
        "بين 2 أيلول/سبتمبر 2015 و30 آذار/مارس 2016",
    ),
    ("2015-08-27/2015-08-31", "between 27 and 31 August 2015", "بين 27 و31 آب/أغسطس 2015"),
    ("../2014-03-14", "by 14 March 2014", "في موعد أقصاه 14 آذار/مارس 2014"),
    ("2013/..", "from 2013 on", "منذ 2013"),
    ("2013/", "from 2013, end not known", "منذ 2013، والنهاية غير معروفة"),
    ("/2013", "until 2013, start not known", "حتى 2013، والبداية غير معروفة"),
    ("12XX", "13th century", "القرن الثالث عشر"),
    ("-01XX", "2nd century BC", "القرن الثاني ق.م"),
    ("189X", "1890s", "العقد الذي يبدأ عام 1890"),
    ("1XXX", "2nd millennium", "الألف الثاني"),
    ("0032", "AD 32", "32 م"),
    ("0000", "1 BC", "1 ق.م"),
    ("-0043-03-15", "15 March 44 BC", "15 آذار/مارس 44 ق.م"),
    ("2015-21", "spring 2015", "ربيع 2015"),
    ("2015-33", "first quarter of 2015", "الربع الأول من عام 2015"),
    ("2015-08-XX", "some day in August 2015", "يوم ما من آب/أغسطس 2015"),
    ("2015-XX-XX", "some day in 2015", "يوم ما من 2015"),
    ("2015-08-1X", "between 10 and 19 August 2015", "بين 10 و19 آب/أغسطس 2015"),
    ("1950S2", "about 1950", "نحو 1950"),
]


@pytest.mark.parametrize(("date", "english", "arabic"), WORDS, ids=[row[0] for row in WORDS])
def test_a_date_is_said_in_words(date: str, english: str, arabic: str) -> None:
    assert language_for("en").date(parse(date)) == english
    assert language_for("ar").date(parse(date)) == arabic


def test_any_valid_date_can_be_said() -> None:
    table = Path(__file__).parents[1] / "data" / "edtf_vectors.tsv"
    dates = [
        line.split("\t")[0] for line in table.read_text("utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    for date in dates[1:]:
        parsed = parse(date)
        assert all(language_for(tag).date(parsed) for tag in ("en", "ar"))
