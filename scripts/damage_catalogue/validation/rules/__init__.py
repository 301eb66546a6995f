"""The rules that no schema can hold, one small function each.

To add one: write the function in the module of its subject, put it into the tuple here, give its code an
entry in the table of codes, and a failing example under tests/data/bad/.
"""

from damage_catalogue.validation.finding import RecordRule, SetRule
from damage_catalogue.validation.rules.references import (
    check_components_exist,
    check_former_ids,
    check_identifiers,
    check_inline_citations,
    check_local_ids,
    check_no_circles,
    check_records_exist,
    check_statements_exist,
)

RECORD_RULES: tuple[RecordRule, ...] = (
    check_inline_citations,
    check_local_ids,
    check_identifiers,
)

SET_RULES: tuple[SetRule, ...] = (
    check_records_exist,
    check_components_exist,
    check_statements_exist,
    check_no_circles,
    check_former_ids,
)
