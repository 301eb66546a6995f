"""HD8: what is still missing from a good record; warnings only."""

from damage_catalogue.validation.diagnostic import Code, Severity

WARNING = Severity.WARNING

COMPLETENESS: tuple[Code, ...] = (
    Code(
        "HD801",
        WARNING,
        "A web page without an archived copy",
        "Web pages change and vanish. In a few years nobody could check what was read.",
        "Save the page in a web archive and add the copy, or say under archive_exception why there is none.",
        "URL: https://example.org/report",
        "URL: https://example.org/report\narchived: [{url: https://archive.example.org/1, captured: "
        "2016-04-02}]",
    ),
    Code(
        "HD802",
        WARNING,
        "No name in a language of the place",
        "People from the place look for it by the name they use, in their own script, and pages in their "
        "language need a heading.",
        "Add the name as it is written there, with its language: ar in Syria, uk in Ukraine.",
        "country: SY\nnames:\n  - {text: Citadel, lang: en, role: preferred}",
        "country: SY\nnames:\n  - {text: Citadel, lang: en, role: preferred}\n"
        "  - {text: القلعة, lang: ar, role: preferred}",
    ),
    Code(
        "HD803",
        WARNING,
        "A source that no record cites",
        "Either a citation was forgotten, or its id was changed.",
        "Cite the source where it was used, or delete its file.",
        "catalogue/sources/report-2015.yaml, and no record with source: report-2015",
        "citations: [{source: report-2015, says: The gate stands.}]",
    ),
    Code(
        "HD804",
        WARNING,
        "An agent that no record names",
        "Either a statement was forgotten, or the agent is recorded twice.",
        "Name the agent where it speaks, acts or publishes, or delete its file.",
        "catalogue/agents/museum.yaml, and no record with by: museum",
        "by: museum",
    ),
    Code(
        "HD805",
        WARNING,
        "No preferred name",
        "The preferred name heads the page. Without one the first name is taken, which may be an old or a "
        "rare one.",
        "Write role: preferred on one name of each language.",
        "names: [{text: Citadel, lang: en}]",
        "names: [{text: Citadel, lang: en, role: preferred}]",
    ),
)
