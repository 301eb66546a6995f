"""Codes of completeness."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

COMPLETENESS: tuple[Code, ...] = ()
