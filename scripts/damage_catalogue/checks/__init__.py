"""What the records of one catalogue must keep: the checks that stand beside them in catalogue/checks/.

A check is data that an editor writes: a record that must exist, a field that must be there, a number that
must be reached, a status that must come about, a text that must be quoted in full. Here are the functions
that try them. They know the records and the statuses, as validation does not; whoever puts the program
together hands them to `validate`, which says where in the file of checks a broken one stands.
"""

from damage_catalogue.checks.counts import check_counts
from damage_catalogue.checks.records import check_each, check_records
from damage_catalogue.checks.spellings import check_spellings
from damage_catalogue.checks.statuses import check_statuses
from damage_catalogue.checks.texts import check_texts
from damage_catalogue.validation.finding import SetRule

CHECK_RULES: tuple[SetRule, ...] = (
    check_records,
    check_each,
    check_counts,
    check_statuses,
    check_texts,
    check_spellings,
)
