"""Codes of quotes."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

QUOTES: tuple[Code, ...] = ()
