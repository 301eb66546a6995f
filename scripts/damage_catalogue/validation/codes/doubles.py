"""HD318 to HD328: the same thing recorded twice."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

DOUBLES: tuple[Code, ...] = (
    Code(
        "HD318",
        ERROR,
        "A number of one thing on two records",
        "Gazetteers and authority files give each place, person and body a number of its own. Two records "
        "with one number are one thing recorded twice, which splits its status, or one of the numbers is "
        "wrong.",
        "Keep one record and put the id of the other under its former_ids, or take the number out where it "
        "is wrong.",
        "# catalogue/sites/palmyra.yaml\nidentifiers: [{scheme: wikidata, id: Q5747}]\n# "
        "catalogue/sites/tadmor.yaml\nidentifiers: [{scheme: wikidata, id: Q5747}]",
        "# catalogue/sites/palmyra.yaml\nidentifiers: [{scheme: wikidata, id: Q5747}]\nformer_ids: [tadmor]",
    ),
    Code(
        "HD319",
        WARNING,
        "A listing on places that do not belong together",
        "An entry of the World Heritage List may cover a place with all its parts, and each of them may "
        "carry its number. Two places of which neither is part of the other share a number only by mistake, "
        "or because the place that holds both is missing.",
        "Correct the number, or make both part_of one place that has the number.",
        "# catalogue/sites/hatra.yaml\ndesignations: [{scheme: world-heritage, ref: 23, … }]\n# "
        "catalogue/sites/palmyra.yaml\ndesignations: [{scheme: world-heritage, ref: 23, … }]",
        "# catalogue/sites/hatra.yaml\ndesignations: [{scheme: world-heritage, ref: 277, … }]\n# "
        "catalogue/sites/palmyra.yaml\ndesignations: [{scheme: world-heritage, ref: 23, … }]",
    ),
    Code(
        "HD320",
        ERROR,
        "A document recorded twice",
        "Two records with one address or DOI are one document. Cited as two, it passes for two independent "
        "origins, and a state is called better supported than it is. http or https, www., a slash at the "
        "end, what was added to count readers, and a web archive in front make no other document.",
        "Cite one of the two everywhere, delete the other, and put its id under former_ids of the one that "
        "stays.",
        "# catalogue/sources/a.yaml\nURL: https://example.org/a\n# catalogue/sources/b.yaml\n"
        "URL: http://www.example.org/a/?utm_source=x",
        "# catalogue/sources/a.yaml\nURL: https://example.org/a\nformer_ids: [b]",
    ),
    Code(
        "HD321",
        WARNING,
        "Two sources with the same title, publisher and date",
        "They are probably one document at two addresses. Cited as two, it passes for two origins.",
        "Keep one record. If they are two documents, say so in a note that names the id of the other.",
        "# catalogue/sources/b.yaml\ntitle: Museum damaged\npublisher: museum\nissued: 2015-09-01",
        "# catalogue/sources/b.yaml\ntitle: Museum damaged\npublisher: museum\nissued: 2015-09-01\n"
        "note: The Arabic edition of museum-2015-09-01.",
    ),
    Code(
        "HD322",
        WARNING,
        "One held text of two sources",
        "Two documents with the same words have one origin, such as the report of an agency that two papers "
        "print. Cited as two, it passes for two origins.",
        "Keep one record; or name the agency under via in each citation, and the id of the other source in a "
        "note.",
        "# catalogue/sources/b.yaml\ntext: {file: seeds/a.txt, sha256: ef24 … }",
        "# catalogue/sources/b.yaml\ntext: {file: seeds/a.txt, sha256: ef24 … }\n"
        "note: The report of an agency, word for word as in a-2015-09-01.",
    ),
    Code(
        "HD323",
        WARNING,
        "Two agents of one name",
        "Two records for one person or body pass for two independent voices. Names count in every language, "
        "with former and other names; capitals, accents, Arabic vowel signs and a leading “the” make no "
        "other name. Of bodies, the same page of their own counts too.",
        "Keep one record. If they are two, give them names that tell them apart, or say so in a note that "
        "names the id of the other.",
        "# catalogue/agents/bbc-2.yaml\nnames: [{text: The BBC News, lang: en}]\nkind: media",
        "# catalogue/agents/bbc-news.yaml\nnames: [{text: BBC News, lang: en}]\nkind: media\n"
        "former_ids: [bbc-2]",
    ),
    Code(
        "HD324",
        WARNING,
        "Two events of one place, day and kind",
        "They are probably one event recorded from two sources; readers and figures would count it twice.",
        "Put all accounts into one record. If there were two, say so in a note that names the id of the "
        "other.",
        "# catalogue/events/gate-hit-2.yaml\nkind: damage\naffects: [{site: gate}]\noccurred: 2015-08-30",
        "# catalogue/events/gate-hit-2.yaml\nkind: damage\naffects: [{site: gate}]\noccurred: 2015-08-30\n"
        "note: A second hit on the day of gate-hit-1.",
    ),
    Code(
        "HD325",
        WARNING,
        "A statement given twice in one record",
        "What one agent said is one statement, however many papers carry it. Given twice, it looks like two.",
        "Put all citations under one of them and delete the other.",
        "assessments:\n  - {id: a, by: unosat, damage: destroyed, observed: 2015-08-31, citations: "
        "[{source: bbc}]}\n"
        "  - {id: b, by: unosat, damage: destroyed, observed: 2015-08-31, citations: [{source: dw}]}",
        "assessments:\n  - {id: a, by: unosat, damage: destroyed, observed: 2015-08-31, "
        "citations: [{source: bbc}, {source: dw}]}",
    ),
    Code(
        "HD326",
        WARNING,
        "The same item twice in one list",
        "It was pasted twice, or one of the two should say something else.",
        "Delete one of them, or correct it.",
        "citations:\n  - {source: article, says: The gate is damaged.}\n"
        "  - {source: article, says: The gate is damaged.}",
        "citations:\n  - {source: article, says: The gate is damaged.}",
    ),
    Code(
        "HD327",
        WARNING,
        "A picture given twice",
        "One picture under two names looks like two views, and its credit and licence may come to differ.",
        "Delete the second, or name the first file in both records.",
        "images: [{file: pictures/gate.jpg, … }, {file: pictures/gate-copy.jpg, … }]",
        "images: [{file: pictures/gate.jpg, … }]",
    ),
    Code(
        "HD328",
        WARNING,
        "Two sites of one name",
        "Two places of one name and kind, in one place or one country, are probably one place recorded "
        "twice. What was seen there would be split between two statuses.",
        "Keep one record. If they are two, give each its location or identifiers, or names that tell them "
        "apart.",
        "# catalogue/sites/palmyra/bel.yaml\nnames: [{text: Temple of Bel, lang: en}]\nkind: temple\n"
        "part_of: palmyra",
        "# catalogue/sites/palmyra/temple-of-bel.yaml\nnames: [{text: Temple of Bel, lang: en}]\nkind: "
        "temple\npart_of: palmyra\nformer_ids: [palmyra/bel]",
    ),
)
