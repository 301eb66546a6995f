"""HD2: fields and values that do not fit what a record of this kind may say."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

SHAPE: tuple[Code, ...] = (
    Code(
        "HD201",
        ERROR,
        "A field is missing",
        "Without this field a reader could not tell what the statement rests on, or a page could not be "
        "made. Some fields are needed only with certain others: a statement that no longer stands must "
        "say why.",
        "Add the field. If you do not know the value, look for the word that says so, such as not-stated.",
        "- id: unosat\n  damage: destroyed\n  basis: remote-observation",
        "- id: unosat\n  damage: destroyed\n  basis: remote-observation\n  method: "
        "condition-assessment-image\n  certainty: high\n  limits: [nadir-only]\n  citations: [{source: "
        "unosat-2015-08-31, says: It is gone.}]",
    ),
    Code(
        "HD202",
        ERROR,
        "A field that does not exist",
        "A field that nobody knows would be left out without a word. Most often it is a slip in the "
        "spelling, or the field stands too deep or not deep enough.",
        "Correct the spelling, or move the field to the place where it belongs by its indentation.",
        "damge: destroyed",
        "damage: destroyed",
    ),
    Code(
        "HD203",
        ERROR,
        "A word that is not in the vocabulary",
        "Fields such as damage or basis take words from a fixed list, so that records can be counted and "
        "compared. Each word is defined in schemas/vocabularies.",
        "Choose the word whose definition fits. The source's own words go into wording.",
        "damage: destroid",
        "damage: destroyed",
    ),
    Code(
        "HD204",
        ERROR,
        "A value of the wrong kind",
        "A text, a number, a list and a group of fields are different things. Words such as true and numbers "
        "written without quotes are no text for YAML.",
        "Put a number that is meant as text in quotes. Give each item of a list a line with a hyphen.",
        "title: 1984",
        'title: "1984"',
    ),
    Code(
        "HD205",
        ERROR,
        "A value in the wrong form",
        "Ids, country codes, DOIs and checksums have a fixed form, so that they lead somewhere.",
        "Write it as the hint says.",
        "country: Syria",
        "country: SY",
    ),
    Code(
        "HD206",
        ERROR,
        "Not a web address",
        "A reader who follows the link must arrive. An address with a blank or without a host leads nowhere.",
        "Copy the address again from the browser's address bar.",
        "URL: https://example",
        "URL: https://example.org/report",
    ),
    Code(
        "HD207",
        ERROR,
        "Not a language tag",
        "The tag tells browsers, search and screen readers how to treat the text, its direction included.",
        "Use the short code of the language: en, ar, fr, grc; with a script where needed: ar-Latn.",
        "lang: Arabic",
        "lang: ar",
    ),
    Code(
        "HD208",
        ERROR,
        "Text that cannot be shown as it is",
        "Invisible characters and signs of lost letters come in by copying. They spoil searching, and a "
        "quotation that holds one is no longer exact.",
        "Delete the character and type the word again by hand.",
        'note: "de\\u00ADstroyed"',
        "note: destroyed",
    ),
    Code(
        "HD209",
        ERROR,
        "Coordinates that cannot be right",
        "A point in the wrong order lies in another country. Longitude (east) comes before latitude "
        "(north), both in degrees; the last point of an area is its first one again.",
        "Check the order and the brackets: a point is [38.27, 34.55], an area is a list of lists of points.",
        "geometry: {type: Point, coordinates: [34.55, 138.27]}",
        "geometry: {type: Point, coordinates: [38.27, 34.55]}",
    ),
    Code(
        "HD210",
        ERROR,
        "One of several fields is needed",
        "A citation says in our own words what stands in the source, or quotes it; a picture has a file "
        "or a link. Without either there is nothing to check.",
        "Add one of the fields that are named.",
        "citations: [{source: bbc-2015-09-01}]",
        "citations: [{source: bbc-2015-09-01, says: The main building is gone.}]",
    ),
    Code(
        "HD211",
        ERROR,
        "An empty value",
        "An empty field looks as if somebody had looked and found nothing. Where nothing is known the "
        "field is left out.",
        "Fill the field in, or delete its line.",
        'locator: ""',
        "locator: p. 12",
    ),
    Code(
        "HD212",
        ERROR,
        "A value that is too long",
        "Long texts belong into the description or into a source. A short field keeps a page readable.",
        "Shorten it, or move it to description or note.",
        "wording: The whole of the building was, as far as could be seen on that day, reduced to a heap "
        "of stones.",
        "wording: reduced to a heap of stones",
    ),
    Code(
        "HD213",
        ERROR,
        "The same item twice in a list",
        "It would be counted and shown twice.",
        "Delete one of the two.",
        "limits: [nadir-only, nadir-only]",
        "limits: [nadir-only]",
    ),
    Code(
        "HD214",
        ERROR,
        "A field that cannot stand here",
        "Some fields belong to one kind of record only: only a change of control goes from one agent to "
        "another.",
        "Delete the field, or change the kind of the event.",
        "kind: damage\nto: [islamic-state]",
        "kind: control\nto: [islamic-state]",
    ),
    Code(
        "HD215",
        ERROR,
        "A number out of range",
        "The number cannot be meant: a precision of nothing, or a resolution of hundreds of kilometres.",
        "Check the number and its unit; lengths are in metres.",
        "precision_m: 0",
        "precision_m: 100",
    ),
    Code(
        "HD216",
        ERROR,
        "Two preferred names in one language",
        "A page has one heading in each language, and the preferred name is that heading.",
        "Keep role: preferred on one of them and make the other alternate.",
        "names:\n  - {text: Citadel, lang: en, role: preferred}\n  - {text: Castle, lang: en, role: "
        "preferred}",
        "names:\n  - {text: Citadel, lang: en, role: preferred}\n  - {text: Castle, lang: en}",
    ),
    Code(
        "HD217",
        ERROR,
        "A record in the folder of another kind",
        "The folder says what a record is. An event among the sites would be held to the fields of a "
        "site, and every one of them would be wrong.",
        "Move the file to the folder of its kind. If it is in the right one, start from a copy of another "
        "record there.",
        "catalogue/sites/temple-of-bel-destroyed-2015.yaml",
        "catalogue/events/temple-of-bel-destroyed-2015.yaml",
    ),
    Code(
        "HD218",
        ERROR,
        "A web address in place of an id",
        "A source is a record of its own, with its title, date and publisher, and is named by its id. A bare "
        "address says none of that, and may lead nowhere tomorrow.",
        "Write the id of the record that holds the address, or write that record first.",
        "source: https://www.bbc.com/news/world-middle-east-34111092",
        "source: bbc-2015-09-01",
    ),
    Code(
        "HD219",
        ERROR,
        "A value in other letters or quotation marks",
        "Full-width letters, digits of another script, invisible blanks and typographic quotation marks "
        "make a word another one, though it looks the same.",
        "Type the value anew on a keyboard set to Latin letters, without quotation marks or in straight "
        "ones.",
        "damage: “destroyed”",
        "damage: destroyed",
    ),
    Code(
        "HD227",
        ERROR,
        "A code that no country has",
        "The page shows the name of the country, and the checks ask whether the place can lie there. The "
        "codes are those of ISO 3166-1, two letters each, and XK for Kosovo; some abbreviations, such as UK, "
        "are none.",
        "Write the code of the country in which the place lies. Where it is disputed, the checks take each.",
        "country: UK",
        "country: GB",
    ),
    Code(
        "HD228",
        ERROR,
        "A contact that cannot be reached",
        "It stands at the foot of every page, as a link that opens the reader's mail program or a page. "
        "Readers who have found a mistake, or fear for a place, must arrive.",
        "Give an e-mail address or the address of a page that starts with https://. Without one, leave the "
        "field out.",
        "contact: editors at example.org",
        "contact: editors@example.org",
    ),
    Code(
        "HD229",
        ERROR,
        "A colour that cannot be read",
        "Links stand in the accent on every page. Below a contrast of 4.5 to 1 with the paper, many readers "
        "cannot make them out (WCAG 2.2, success criterion 1.4.3).",
        "Write # and six digits in quotation marks, darker for light pages, lighter for dark ones.",
        'accent: {light: "#a8c4de", dark: "#2b4a68"}',
        'accent: {light: "#2b4a68", dark: "#a8c4de"}',
    ),
    Code(
        "HD230",
        ERROR,
        "A language that the site does not speak",
        "The pages of a language need words around the records: headings, sentences, months. Without a file "
        "of words there are none.",
        "Write the file catalogue/languages/TAG.yaml, or leave the language out. What the file does not say "
        "is said in English, so one line is enough to begin with.",
        "languages: [en, tlh]",
        "languages: [en, uk]",
    ),
    Code(
        "HD231",
        ERROR,
        "A fault in a file of words",
        "A text with a name that the site does not know would never be shown, and one without a gap would "
        "leave out what the sentence is about.",
        "Compare it with the English text of the same name: gaps in braces keep their names and may stand in "
        "any order.",
        'share: "many of {counted}"',
        'share: "{n} out of {counted}"',
    ),
    Code(
        "HD240",
        ERROR,
        "A permanent number that two statements have",
        "Readers name a statement by its number, in letters and in what they publish. The number is worked "
        "out of what the statement is, and very rarely two come out alike, by chance.",
        "Give the record that is not published yet another id: the number is made of it, too. Ids of what is "
        "published stay.",
        "# catalogue/sites/gate.yaml\nstatements: [{id: open, … }]  # 4tnv584c, as another statement has",
        "# catalogue/sites/north-gate.yaml\nstatements: [{id: open, … }]  # another number",
    ),
)
