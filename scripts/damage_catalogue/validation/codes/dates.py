"""HD4: dates."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR
WARNING = Severity.WARNING

DATES: tuple[Code, ...] = (
    Code(
        "HD401",
        ERROR,
        "Not a date",
        "Dates follow one international form (EDTF, ISO 8601-2), which also writes what is vague: about, "
        "perhaps, from, until, one of several days.",
        "Write year, month and day with hyphens, as exactly as the source does: 2015-08-31, 2015-08, 2015, "
        "2015-08~ (about), 2015? (perhaps), 2012-09/2014-03 (from, to).",
        "observed: 31.8.2015",
        "observed: 2015-08-31",
    ),
    Code(
        "HD402",
        ERROR,
        "An event outside its bounds",
        "not_before is a day on which it had surely not happened yet, not_after one on which it surely "
        "had. An event outside of them means that one of the three days is wrong.",
        "Compare the days with their sources. If the sources disagree, record the disagreement and widen "
        "occurred.",
        "occurred: 2015-08-20\nnot_before: {date: 2015-08-27, citations: [ … ]}",
        "occurred: 2015-08-30\nnot_before: {date: 2015-08-27, citations: [ … ]}",
    ),
    Code(
        "HD403",
        ERROR,
        "Observed after it was reported",
        "Nobody can report what they have not seen yet. Often the two days have been exchanged, or one of "
        "them has the wrong year.",
        "observed is the day of the image or visit; reported is the day on which it was made public.",
        "observed: 2015-09-01\nreported: 2015-08-31",
        "observed: 2015-08-31\nreported: 2015-09-01",
    ),
    Code(
        "HD404",
        ERROR,
        "Read or archived before it was published",
        "A document cannot be read before it is there. One of the days is wrong, or issued is the day of "
        "a later version.",
        "Check issued in the document and captured in the archive.",
        "issued: 2016-03-25\naccessed: 2015-11-22",
        "issued: 2016-03-25\naccessed: 2026-11-22",
    ),
    Code(
        "HD405",
        ERROR,
        "An end before the beginning",
        "A listing or an office cannot end before it begins.",
        "Exchange from and to, or correct the year.",
        "from: 2013\nto: 1980",
        "from: 1980\nto: 2013",
    ),
    Code(
        "HD406",
        ERROR,
        "A day that has not come yet",
        "Nothing in the catalogue can have been seen, said or read after today. Usually the year is a slip.",
        "Correct the date.",
        "accessed: 2062-11-22",
        "accessed: 2026-11-22",
    ),
    Code(
        "HD407",
        ERROR,
        "A picture later than what was said of it",
        "An earlier picture must be earlier than the one that it is compared with, and a picture must be "
        "there before somebody writes about it.",
        "Check which day belongs to which picture.",
        "observed: 2015-08-27\nbaseline: {date: 2015-08-31}",
        "observed: 2015-08-31\nbaseline: {date: 2015-08-27}",
    ),
    Code(
        "HD408",
        ERROR,
        "Years that read as a part of a year",
        "In the standard the numbers 25 to 41 after a year are seasons of one hemisphere, quarters, thirds "
        "and halves of it, so 1820-27 would be published as an autumn. In sources such a date is nearly "
        "always a span of years.",
        "Write a span with a slash and both years in full. A season has the numbers 21 to 24, and any other "
        "part of a year is written as months: 2015-01/2015-06.",
        "built: {date: 1820-27, citations: [ … ]}",
        "built: {date: 1820/1827, citations: [ … ]}",
    ),
    Code(
        "HD409",
        WARNING,
        "A season where years are likely",
        "The numbers 21 to 24 after a year are its seasons: 1820-23 is the autumn of 1820. Of a building or "
        "a picture, the years from 1820 to 1823 are more often meant.",
        "Write years with a slash, 1820/1823, or the months of the season, 1820-09/1820-11.",
        "built: {date: 1820-23, citations: [ … ]}",
        "built: {date: 1820/1823, citations: [ … ]}",
    ),
    Code(
        "HD410",
        ERROR,
        "Seen or harmed before it was built",
        "Nothing can be seen, damaged or repaired before it is there. One of the days is wrong, or the "
        "statement is about an older building on the same spot.",
        "Compare the days with their sources. Where a later building is meant by built, give the day of the "
        "first; where it is another place, record that place.",
        "built: {date: 1172/1173, citations: [ … ]}\nassessments: [{id: traveller, observed: 1072, … }]",
        "built: {date: 1172/1173, citations: [ … ]}\nassessments: [{id: traveller, observed: 1972, … }]",
    ),
    Code(
        "HD411",
        ERROR,
        "A repair that cannot have mended the harm",
        "A repair comes after the harm that it mends, at the same place. The status relies on it: a ruin "
        "that was rebuilt is told as rebuilt.",
        "Check the id of the event of damage, the days of both events, and what each of them affects.",
        "# damaged on 2015-06-27\nkind: restoration\noccurred: 2014-10\n"
        "work: {kind: restored, mends: [lion-broken-2015]}",
        "# damaged on 2015-06-27\nkind: restoration\noccurred: 2017-10\n"
        "work: {kind: restored, mends: [lion-broken-2015]}",
    ),
    Code(
        "HD412",
        ERROR,
        "The result of an event that it cannot have judged",
        "Whoever judges what an event left looks after it, and at a place that it concerned. The status "
        "relies on it: the look is taken to show what the event did.",
        "Check the id of the event and the day of the look, or delete result_of.",
        "# the blast was on 2015-08-30\nobserved: 2015-08-27\nresult_of: blast-2015",
        "# the blast was on 2015-08-30\nobserved: 2015-08-31\nresult_of: blast-2015",
    ),
    Code(
        "HD413",
        Severity.NOTE,
        "An event that may have happened in any year before",
        "Where nothing says on which day an event had not happened yet, every list, filter and timeline has "
        "to count it to all the years before.",
        "If a source shows a day on which it had not happened yet, add that day as not_before, with the "
        "source. If none does, leave it as it is.",
        "occurred: ../2015-05-21",
        "occurred: ../2015-05-21\nnot_before: {date: 2012-09-01, citations: [ … ]}",
    ),
)
