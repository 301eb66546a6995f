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
