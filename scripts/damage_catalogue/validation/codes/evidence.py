"""HD5: whether the evidence can bear what is said."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

EVIDENCE: tuple[Code, ...] = (
    Code(
        "HD501",
        ERROR,
        "Severe damage on the word of the perpetrator alone",
        "Parties claim destruction that never happened, to frighten or to boast. A status must not repeat "
        "that as a fact.",
        "Add an assessment by somebody who looked, or record the claim as an attribution in the event.",
        "- {id: is-claim, damage: destroyed, basis: self-claim, … }",
        "- {id: is-claim, damage: destroyed, basis: self-claim, … }\n"
        "- {id: unosat, damage: destroyed, basis: remote-observation, … }",
    ),
    Code(
        "HD502",
        ERROR,
        "“Definite” without independent support",
        "Definite leaves no room for doubt. That takes somebody who looked, or two speakers who do not "
        "depend on each other: ten papers that carry one agency's report are one speaker.",
        "Write certainty: high, or add the statement of a second, independent speaker.",
        "basis: relayed\ncertainty: definite",
        "basis: relayed\ncertainty: high",
    ),
    Code(
        "HD503",
        ERROR,
        "“Possible” damage that is called certain",
        "Possible means that nobody could confirm it. A high certainty beside it would say the opposite.",
        "Write certainty: low or negligible. If the damage is sure and only its degree is open, write "
        "damaged.",
        "damage: possible\ncertainty: high",
        "damage: possible\ncertainty: low",
    ),
    Code(
        "HD504",
        ERROR,
        "“Intact” without an examination on the ground",
        "From above or from afar nobody can tell that nothing is damaged: walls, interiors and undersides "
        "are not seen.",
        "Write no-visible-damage, which says that this way of looking showed none.",
        "damage: intact\nmethod: condition-assessment-image",
        "damage: no-visible-damage\nmethod: condition-assessment-image",
    ),
    Code(
        "HD505",
        ERROR,
        "Pictures without limits",
        "Every picture leaves something out. A reader must know what could not be seen before trusting "
        "what was.",
        "Add limits. Where the source names none, write [none-stated].",
        "method: condition-assessment-image",
        "method: condition-assessment-image\nlimits: [nadir-only, interior-not-seen]",
    ),
    Code(
        "HD506",
        ERROR,
        "An image that is not named",
        "Whoever looked at an image can say which. Without its day nobody can check the finding or set it "
        "beside others.",
        "Add image with the day it was acquired, or imagery to the source that is cited.",
        "basis: remote-observation\nmethod: condition-assessment-image",
        "basis: remote-observation\nmethod: condition-assessment-image\nimage: {acquired: 2015-08-31}",
    ),
    Code(
        "HD507",
        WARNING,
        "An image that is not named, at second hand",
        "The finding was passed on without its image. It may be known from the original report.",
        "Look for the original report. If it names the image, add it.",
        "basis: relayed\nmethod: condition-assessment-image",
        "basis: relayed\nmethod: condition-assessment-image\nimage: {provider: DigitalGlobe}",
    ),
    Code(
        "HD508",
        WARNING,
        "A contradiction that nobody names",
        "Two assessments lie two steps of damage or more apart, and neither an event nor stronger "
        "evidence explains why. The page shows the state as contested; readers want to know what the "
        "question is.",
        "Add a disagreement that names both. If one of them was wrong, set its standing and say because.",
        "assessments:\n  - {id: dgam, damage: slight, … }\n  - {id: unosat, damage: destroyed, … }",
        "disagreements:\n  - id: standing-or-gone\n    topic: condition\n"
        "    question: {en: Was it still standing?}\n    outcome: unresolved\n    positions:\n"
        "      - {says: It stood., statements: [dgam]}\n      - {says: It was gone., statements: [unosat]}",
    ),
    Code(
        "HD509",
        ERROR,
        "Two principal components",
        "The badge of a site shows the state of one part and names it. It cannot show two.",
        "Keep principal: true on the part whose state stands for the whole.",
        "components:\n  - {id: cella, principal: true, … }\n  - {id: gate, principal: true, … }",
        "components:\n  - {id: cella, principal: true, … }\n  - {id: gate, … }",
    ),
    Code(
        "HD510",
        ERROR,
        "In favour of another, yet still standing",
        "A statement that another has replaced, or that was set aside on some day, no longer stands. As it "
        "is, it would count.",
        "Set standing to superseded, contradicted or retracted and say because, or delete in_favour_of and "
        "set_aside.",
        "in_favour_of: unosat-2015-08-31",
        "standing: superseded\nbecause: The temple was seen again a day later.\nin_favour_of: "
        "unosat-2015-08-31",
    ),
)
