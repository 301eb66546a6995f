"""HD9: what the records of one catalogue must keep, as the checks beside them say."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR
_FIX = "Mend the record. If it is right as it is, change the check and say in the commit why."

CHECKS: tuple[Code, ...] = (
    Code(
        "HD901",
        ERROR,
        "A record no longer says what it must keep",
        "Somebody relied on it when the check was written: a page that tells of it, or notes in which it was "
        "found.",
        _FIX,
        "# in catalogue/checks, of a citadel without that disagreement\nrecords:\n"
        "  - {record: sites/citadel, has: [disagreements.condition], because: Its sources differ.}",
        "disagreements:\n  - {id: condition, … }",
    ),
    Code(
        "HD902",
        ERROR,
        "Fewer or more than there must be",
        "The check says how many there must be. If there are fewer, records were lost, or say less than they "
        "did; if there are more, something was recorded that must not be.",
        _FIX,
        "# in catalogue/checks, of a catalogue with one event\ncounts:\n"
        "  - {kind: events, at_least: 2, because: The notes tell of two.}",
        "catalogue/events/fire.yaml and catalogue/events/fall.yaml",
    ),
    Code(
        "HD903",
        ERROR,
        "A status that is not as it must be",
        "A status is worked out from all statements about a place, so a change of one record may change it "
        "without anybody having meant to.",
        "Look at it with catalogue status SITE. If it is wrong, mend the statements; if it is right, change "
        "the check.",
        "# in catalogue/checks, of a gate that is destroyed\nstatuses:\n"
        "  - {site: gate, state: damaged, because: The guide tells of it.}",
        "statuses:\n  - {site: gate, state: destroyed, because: The guide tells of it.}",
    ),
    Code(
        "HD904",
        ERROR,
        "A sentence that nobody quotes",
        "The text is one of which the catalogue has promised to record everything.",
        "Record what the sentence says with its words as a quotation, or say under except how it begins.",
        "texts:\n  - {source: article, because: The catalogue began with it.}",
        "texts:\n  - {source: article, except: [A month ago], because: The catalogue began with it.}",
    ),
    Code(
        "HD905",
        ERROR,
        "A check that can hold or fail for no record",
        "It speaks of a field, a word, a place or a text that there is not, often by a slip of the pen, and "
        "would check nothing.",
        "Copy the name from a record that has it.",
        "each:\n  - {kind: sites, lacks: [locatoin.geometry], because: No source gives one.}",
        "each:\n  - {kind: sites, lacks: [location.geometry], because: No source gives one.}",
    ),
    Code(
        "HD906",
        ERROR,
        "Another spelling than the one in use here",
        "Readers and the search should meet one spelling of a word. The checks of this catalogue name it.",
        "Write the word as the check says, in quotations too where they are your own translation.",
        "# where the check says to write Daesh and to avoid Daesch\nsays: Daesch held the town.",
        "says: Daesh held the town.",
    ),
)
