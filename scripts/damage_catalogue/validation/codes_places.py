"""Codes of places."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

PLACES: tuple[Code, ...] = ()
