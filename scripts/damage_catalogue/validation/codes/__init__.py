"""Every kind of finding, by its code; the texts stand in the tables of this folder.

HD1 reading files, HD2 shape, HD3 references, HD4 dates, HD5 evidence and status, HD6 quotes, HD7 places and
privacy, HD8 completeness, HD9 what the records of this catalogue must keep.
"""

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from damage_catalogue.validation.codes.bearing import BEARING
from damage_catalogue.validation.codes.checks import CHECKS
from damage_catalogue.validation.codes.completeness import COMPLETENESS
from damage_catalogue.validation.codes.dates import DATES
from damage_catalogue.validation.codes.doubles import DOUBLES
from damage_catalogue.validation.codes.evidence import EVIDENCE
from damage_catalogue.validation.codes.letters import LETTERS
from damage_catalogue.validation.codes.places import PLACES
from damage_catalogue.validation.codes.quotes import QUOTES
from damage_catalogue.validation.codes.reading import READING
from damage_catalogue.validation.codes.references import REFERENCES
from damage_catalogue.validation.codes.shape import SHAPE
from damage_catalogue.validation.diagnostic import Code

_TABLES = (
    READING,
    SHAPE,
    LETTERS,
    REFERENCES,
    DOUBLES,
    DATES,
    EVIDENCE,
    BEARING,
    QUOTES,
    PLACES,
    COMPLETENESS,
    CHECKS,
)

ALL: tuple[Code, ...] = tuple(sorted(chain.from_iterable(_TABLES), key=lambda code: code.id))
"""In the order of their numbers, whichever table they stand in."""

CODES: Mapping[str, Code] = MappingProxyType({code.id: code for code in ALL})
