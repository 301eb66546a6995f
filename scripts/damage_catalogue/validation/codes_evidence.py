"""Codes of evidence."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

EVIDENCE: tuple[Code, ...] = ()
