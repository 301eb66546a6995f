"""HD4: dates."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

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
)
