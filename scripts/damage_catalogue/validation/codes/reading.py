"""HD1: files that cannot be read as records."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

READING: tuple[Code, ...] = (
    Code(
        "HD101",
        ERROR,
        "No folder named catalogue",
        "All records stand below one folder named catalogue. Without it there is nothing to check.",
        "Start the check in the folder above catalogue, or name that folder with --root.",
        "my-project/\n  records/\n    citadel.yaml",
        "my-project/\n  catalogue/\n    catalogue.yaml\n    sites/\n      citadel.yaml",
    ),
    Code(
        "HD102",
        ERROR,
        "No records",
        "An empty catalogue is almost always a mistake in the folder that was named, so it is never taken "
        "for a catalogue without faults.",
        "Check that this is the right folder. If it is, write a first record in catalogue/sites.",
        "catalogue/\n  catalogue.yaml",
        "catalogue/\n  catalogue.yaml\n  sites/\n    citadel.yaml",
    ),
    Code(
        "HD103",
        ERROR,
        "No catalogue.yaml",
        "This file says what the catalogue is called, in which languages it is shown and under which "
        "licence. No page can be made without it.",
        "Write catalogue/catalogue.yaml with title, description, licence and languages.",
        "catalogue/\n  sites/\n    citadel.yaml",
        "catalogue/\n  catalogue.yaml\n  sites/\n    citadel.yaml",
    ),
    Code(
        "HD104",
        ERROR,
        "A file that is no record",
        "Only .yaml files in sites, events, sources and agents are records. Anything else would be left out "
        "without a word, and nobody would notice that a record is missing.",
        "Move the file to the right folder, give it the ending .yaml, or delete it. A README.md may stay.",
        "catalogue/\n  site/\n    citadel.yaml\n  sites/\n    temple.yaml.txt",
        "catalogue/\n  sites/\n    citadel.yaml\n    temple.yaml",
    ),
    Code(
        "HD105",
        ERROR,
        "Ending .yml in place of .yaml",
        "One ending for all records means that no record is overlooked and no id is used twice.",
        "Rename the file so that it ends in .yaml.",
        "catalogue/sites/citadel.yml",
        "catalogue/sites/citadel.yaml",
    ),
    Code(
        "HD106",
        ERROR,
        "A folder named like a record",
        "A name that ends in .yaml belongs to a file. A folder of that name is usually an unpacked download, "
        "and what stands in it would be left out.",
        "Rename the folder without the ending, or put the file in its place.",
        "catalogue/sites/palmyra.yaml/\n  citadel.yaml",
        "catalogue/sites/palmyra/\n  citadel.yaml",
    ),
    Code(
        "HD107",
        ERROR,
        "A link in place of a file",
        "A link may lead anywhere, also out of the catalogue, and it means different things on different "
        "computers. Records are ordinary files.",
        "Delete the link and put the record itself there.",
        "catalogue/sites/citadel.yaml -> ../../elsewhere/citadel.yaml",
        "catalogue/sites/citadel.yaml",
    ),
    Code(
        "HD108",
        ERROR,
        "A file name that cannot be an id",
        "A record's path is its id and becomes part of its web address. So it holds lower-case letters a "
        "to z, digits and single hyphens only, and is not too long.",
        "Rename the file. For a name in another script use its usual form in Latin letters; the record "
        "itself gives the name in every script.",
        "catalogue/sites/Temple of Bel.yaml",
        "catalogue/sites/temple-of-bel.yaml",
    ),
    Code(
        "HD109",
        ERROR,
        "Two names that differ only in capitals",
        "On many computers two such files are one and the same, so one of the records would be lost there.",
        "Keep one of the two and rename or delete the other.",
        "catalogue/sites/citadel.yaml\ncatalogue/sites/Citadel.yaml",
        "catalogue/sites/citadel.yaml",
    ),
    Code(
        "HD110",
        ERROR,
        "A file that cannot be read",
        "The computer refuses to open it, or it is not an ordinary file.",
        "Check that it is an ordinary file and that you may open it.",
        "catalogue/sites/citadel.yaml (no permission to read)",
        "catalogue/sites/citadel.yaml (readable)",
    ),
    Code(
        "HD111",
        ERROR,
        "A file larger than 1 MiB",
        "A record is a page of text. A file this large holds something else, such as a picture or a whole "
        "report.",
        "Keep pictures and long texts in files of their own, and split a record that has grown too long.",
        "catalogue/sites/citadel.yaml (3 MB)",
        "catalogue/sites/citadel.yaml (6 kB)",
    ),
    Code(
        "HD112",
        ERROR,
        "Not saved as UTF-8",
        "UTF-8 is the one encoding that holds every script in the same way. In any other, names would "
        "come out as wrong letters.",
        "Open the file in your editor and save it with the encoding UTF-8.",
        "names: [{text: Cit\\xe9, lang: fr}]",
        "names: [{text: Cité, lang: fr}]",
    ),
    Code(
        "HD113",
        ERROR,
        "A byte order mark",
        "Some programs write an invisible sign at the start of a file. Others then take it for a part of the "
        "first field's name.",
        "Save the file as “UTF-8 without BOM”, or delete the invisible sign.",
        "<U+FEFF>names:",
        "names:",
    ),
    Code(
        "HD114",
        ERROR,
        "A control character",
        "Characters that cannot be seen come in when text is copied from a PDF or a terminal. They break "
        "searching and can change what a screen shows.",
        "Delete the character; typing the word again by hand is the surest way.",
        'note: "gone\\u0007"',
        "note: gone",
    ),
    Code(
        "HD115",
        ERROR,
        "A hidden direction mark",
        "Some invisible marks turn the order round in which a line is shown, so that a reader sees something "
        "other than what the file says.",
        "Delete the mark. Where one is needed, use U+200E (left to right) or U+200F (right to left).",
        "note: <U+202E>gone",
        "note: gone",
    ),
    Code(
        "HD116",
        ERROR,
        "A line indented with tabs",
        "In YAML the indentation says what belongs to what, and tabs are not allowed for it since they "
        "are shown with different widths.",
        "Indent with blanks, two for each level. Most editors can do that when you press the tab key.",
        "review:\n\tstate: draft",
        "review:\n  state: draft",
    ),
    Code(
        "HD117",
        ERROR,
        "Not valid YAML",
        "The file breaks off or a sign stands where it means something else, so nobody can tell what the "
        "record says. Often the cause is a colon, a quotation mark or a bracket in a text.",
        "Look at the place that is shown and at the line before it. A text with a colon and a blank, or "
        "one that starts with a quotation mark, bracket, @ or *, goes into quotes.",
        "title: Palmyra: a city",
        'title: "Palmyra: a city"',
    ),
    Code(
        "HD118",
        ERROR,
        "More than one document in a file",
        "Three hyphens start a new document. A file holds one record, and its path is the record's id.",
        "Put the second record into a file of its own, or delete the line with the hyphens.",
        "kind: temple\n---\nkind: tomb",
        "kind: temple",
    ),
    Code(
        "HD119",
        ERROR,
        "A field written twice",
        "Only one of the two could count, and nobody could tell which one was meant.",
        "Delete one of them, or put what both say into one field.",
        "kind: temple\nkind: tomb",
        "kind: temple",
    ),
    Code(
        "HD120",
        ERROR,
        "A part of YAML that records do not use",
        "Anchors (&), aliases (*), merge keys (<<) and tags (!) make one line change another somewhere else. "
        "Records are written out, so that each line says what it means.",
        "Write the value out where it is needed. If a text starts with one of these signs, put it in quotes.",
        "note: *same",
        'note: "*same as above"',
    ),
    Code(
        "HD121",
        ERROR,
        "A field name that is not text",
        "Field names are words. A number, a list or nothing in its place is usually a colon in the wrong "
        "place.",
        "Put the name in quotes, or look for a colon that belongs to a text.",
        "2015: destroyed",
        "note: Destroyed in 2015.",
    ),
    Code(
        "HD122",
        ERROR,
        "Not made of fields",
        "A record is a set of fields, each with a name, a colon, a blank and a value.",
        "Give each value a field name, and take away a hyphen in front of the first field.",
        "- kind: temple",
        "kind: temple",
    ),
    Code(
        "HD123",
        ERROR,
        "Nested too deeply",
        "No record needs so many levels. Usually brackets were opened and never closed.",
        "Look for brackets without an end.",
        "note: [[[[[[[[ … ]]]]]]]]",
        "note: One plain sentence.",
    ),
    Code(
        "HD124",
        ERROR,
        "An empty file",
        "An empty record says nothing, and its page would be empty.",
        "Fill it in, starting from a record of the same kind, or delete the file.",
        "# to do",
        "names: [{text: Citadel, lang: en, role: preferred}]\nkind: fortification",
    ),
    Code(
        "HD125",
        ERROR,
        "A comment behind a value",
        "After a blank, # starts a comment, and YAML drops the rest of the line: of a title such as “Bomb "
        "hits tomb #4, says museum” only the first words would be published. So a comment stands on a "
        "line of its own, and no text is ever lost without a word.",
        "If # belongs to the text, put the text in quotes. If it is a remark, put it on a line of its own "
        "above.",
        "title: Bomb hits tomb #4, says museum\nkind: tomb # the northern one",
        'title: "Bomb hits tomb #4, says museum"\n# the northern one\nkind: tomb',
    ),
    Code(
        "HD126",
        ERROR,
        "An unfinished merge",
        "Two people changed the same lines, and Git left both versions for somebody to choose from. Until "
        "then nobody can tell what the record says.",
        "Keep the version that is right, or put both together, and delete the three lines of signs.",
        "<<<<<<< HEAD\nkind: temple\n=======\nkind: tomb\n>>>>>>> other",
        "kind: temple",
    ),
    Code(
        "HD127",
        ERROR,
        "Line ends of old computers",
        "A carriage return alone ended a line on old Macs. Most programs now take the whole file for one "
        "line.",
        "Save the file with the line ends of Unix (LF) or Windows (CRLF).",
        "kind: temple<CR>country: SY<CR>",
        "kind: temple\ncountry: SY",
    ),
    Code(
        "HD128",
        ERROR,
        "A dash or bullet that starts no list item",
        "Word processors turn a hyphen into a longer dash or a dot. YAML takes that for the first letter "
        "of a text.",
        "Begin each item with the hyphen of the keyboard and a space. If the sign belongs to a text, put "
        "the text in quotes.",
        "limits:\n  – nadir-only",
        "limits:\n  - nadir-only",
    ),
    Code(
        "HD129",
        ERROR,
        "A blank that is no ordinary space",
        "No-break spaces and other blanks come in by copying from web pages and word processors. They "
        "look like spaces, but indent nothing and count as letters.",
        "Delete them and type ordinary spaces. Many editors can replace them all at once.",
        "review:\n<U+00A0><U+00A0>state: draft",
        "review:\n  state: draft",
    ),
    Code(
        "HD130",
        ERROR,
        "A sign that only looks like one of YAML",
        "A full-width colon, an Arabic comma between fields or a typographic quotation mark is a letter "
        "for YAML: it ends no field name, parts no entries and holds no text together.",
        "Type the sign anew: : , \" or '.",
        "kind： temple\ntitle: “Palmyra: a city”",
        'kind: temple\ntitle: "Palmyra: a city"',
    ),
    Code(
        "HD131",
        ERROR,
        "A list whose first item has no dash",
        "Without the dash the first item is no item but a group of fields, and the others stand out of "
        "place.",
        "Begin the line with a dash and a space, in line with the dashes below.",
        "names:\n    text: Citadel\n    lang: en\n  - text: Castle\n    lang: en",
        "names:\n  - text: Citadel\n    lang: en\n  - text: Castle\n    lang: en",
    ),
    Code(
        "HD132",
        ERROR,
        "A line of a text with too few spaces",
        "After | or > a text goes on as long as its lines are indented like the first one. The first line "
        "with fewer spaces ends it.",
        "Put as many spaces before the line as before the others of the text.",
        "description:\n  en: |\n    The citadel stands\n  above the town.",
        "description:\n  en: |\n    The citadel stands\n    above the town.",
    ),
)
