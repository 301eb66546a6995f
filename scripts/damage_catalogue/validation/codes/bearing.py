"""HD5: how statements bear on one another, and on the status."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

BEARING: tuple[Code, ...] = (
    Code(
        "HD511",
        ERROR,
        "Set aside in a circle",
        "Each statement was set aside because the next one is better, and the last because the first is. "
        "Then none of them stands, and a reader who follows them never comes to an end.",
        "Decide which of them stands, and take standing, because and in_favour_of out of that one.",
        "- {id: p, standing: superseded, in_favour_of: q, … }\n"
        "- {id: q, standing: contradicted, in_favour_of: p, … }",
        "- {id: p, standing: superseded, in_favour_of: q, … }\n- {id: q, … }",
    ),
    Code(
        "HD512",
        ERROR,
        "Set aside in favour of what has fallen",
        "A statement gives way to a better one. If that one has fallen itself and nothing took its place, "
        "the reason is gone, and readers are led to a statement that nobody holds any more.",
        "Name the statement that stands now. If there is none, delete in_favour_of and say in because why "
        "this one fell; or let it stand again.",
        "- {id: p, standing: superseded, in_favour_of: q, … }\n- {id: q, standing: retracted, … }",
        "- {id: p, standing: superseded, in_favour_of: r, … }\n- {id: q, standing: retracted, … }\n"
        "- {id: r, … }",
    ),
    Code(
        "HD513",
        WARNING,
        "Set aside in favour of something about another matter",
        "What a source says of the gate does not replace what was said of the tower, and who did it does not "
        "replace how bad it is. Usually the id is a slip.",
        "Correct the id. If the two places were taken for each other, delete in_favour_of and say so in "
        "because.",
        "- {id: p, component: tower, standing: superseded, in_favour_of: q, … }\n"
        "- {id: q, component: gate, … }",
        "- {id: p, component: tower, standing: superseded, in_favour_of: r, … }\n"
        "- {id: r, component: tower, … }",
    ),
    Code(
        "HD514",
        ERROR,
        "Responsibility settled without an inquiry",
        "To say who did it is grave. Parties accuse each other, and that one of them is believed settles "
        "nothing. Only the finding of somebody who is no party and examined the evidence can settle it.",
        "Record the finding as an attribution of kind assessed and name it among the answers. Where no "
        "inquiry was found, write unresolved, and let the accusations stand side by side.",
        "topic: responsibility\noutcome: resolved\npositions:\n"
        "  - {says: One side., statements: [ministry-accused]}\n"
        "  - {says: The other side., statements: [army-accused]}",
        "topic: responsibility\noutcome: unresolved\npositions:\n"
        "  - {says: One side., statements: [ministry-accused]}\n"
        "  - {says: The other side., statements: [army-accused]}",
    ),
    Code(
        "HD515",
        ERROR,
        "A group as the principal component",
        "The loss of the principal part is the loss of the whole. One of fourteen mausoleums can be lost and "
        "thirteen stand, so a group has no one state that could be that of the place.",
        "Delete principal; the page then counts how many are in which state. If the part is one thing, "
        "delete group.",
        "components:\n  - {id: mausoleums, group: true, principal: true, … }",
        "components:\n  - {id: mausoleums, group: true, … }",
    ),
    Code(
        "HD516",
        NOTE,
        "A statement that moves no status",
        "It neither gives nor confirms a word, disputes none and challenges none, and tells of no day when "
        "somebody looked. It stands on the page all the same. Often a day is missing, or what makes it count "
        "was never recorded.",
        "See the reason. If a source gives a day or tells of a repair, add that; if the statement was wrong, "
        "set it aside. If neither, leave it as it is.",
        "- {id: encyclopaedia, damage: destroyed, … }",
        "- {id: encyclopaedia, damage: destroyed, reported: 2024-02, … }",
    ),
    Code(
        "HD517",
        NOTE,
        "A disagreement that moves nothing",
        "An open question about the state stands beside the status or makes it contested, and one that was "
        "settled ends that. This one does neither, so readers may miss what its editor meant.",
        "See the reason. Name the assessments that give each answer, set aside what lost, or correct the "
        "outcome.",
        "topic: condition\noutcome: unresolved\npositions:\n  - {says: It stood., statements: [dgam]}\n"
        "  - {says: It was gone., citations: [ … ]}",
        "topic: condition\noutcome: unresolved\npositions:\n  - {says: It stood., statements: [dgam]}\n"
        "  - {says: It was gone., statements: [unosat]}",
    ),
    Code(
        "HD518",
        NOTE,
        "Harm or work that no status can tell of",
        "A status says what was done to a place since somebody last looked. An event without any day has no "
        "place in time, and one of which no account stands did not happen as far as the catalogue says.",
        "Add the day, or the day by which it had happened. If nobody says any more that it happened, "
        "withdraw the event.",
        "kind: damage\naccounts: [{id: museum, says: The roof fell in., … }]",
        "kind: damage\nnot_after: {date: 2016-04, citations: [ … ]}\n"
        "accounts: [{id: museum, says: The roof fell in., … }]",
    ),
    Code(
        "HD519",
        WARNING,
        "Something withdrawn that others still rest on",
        "A withdrawn record is one that its editors no longer answer for. What rests on it may be wrong, "
        "too, and its links lead to a page with a reason and nothing else.",
        "Name another record. If there is none, set the statement aside and say so in because.",
        "# the record of letter-2015 was withdrawn\ncitations: [{source: letter-2015, says: It fell.}]",
        "citations: [{source: report-2016, says: It fell.}]",
    ),
)
