"""HD3: what records point to."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

REFERENCES: tuple[Code, ...] = (
    Code(
        "HD301",
        ERROR,
        "A record that does not exist",
        "A reader follows every id to the record behind it: who said it, where we read it, which place is "
        "meant. An id is the path of the record's file without its ending.",
        "Correct the id, or write the missing record first.",
        "source: unosat-2015-8-31",
        "source: unosat-2015-08-31",
    ),
    Code(
        "HD302",
        ERROR,
        "A component that the site does not have",
        "A judgement of one part is shown beside the name of that part, which stands in the site's "
        "components.",
        "Correct the id, or add the part to the components of the site.",
        "components: [{id: cella, names: [{text: Cella, lang: en}]}]\nassessments: [{id: unosat, "
        "component: cela}]",
        "components: [{id: cella, names: [{text: Cella, lang: en}]}]\nassessments: [{id: unosat, "
        "component: cella}]",
    ),
    Code(
        "HD303",
        ERROR,
        "A statement that does not exist",
        "A statement that lost points to the one that replaced it, and a disagreement to the ones it is "
        "about. Without them a reader could not compare.",
        "Use the id of an assessment, account, attribution or statement of this record, or "
        "events/record-id#statement-id for one elsewhere.",
        "in_favour_of: unosat-2015",
        "in_favour_of: unosat-2015-08-31",
    ),
    Code(
        "HD304",
        ERROR,
        "An id used twice in one record",
        "The id becomes part of a web address, and one address leads to one statement.",
        "Give one of the two another id; a date or the name of the speaker helps.",
        "assessments:\n  - id: unosat\n  - id: unosat",
        "assessments:\n  - id: unosat-2015-08-27\n  - id: unosat-2015-08-31",
    ),
    Code(
        "HD305",
        ERROR,
        "A circle",
        "A place cannot be part of itself, and a body no member of itself, however far round.",
        "Take part_of or member_of out of the record that stands highest.",
        "# palmyra.yaml\npart_of: palmyra/citadel\n# palmyra/citadel.yaml\npart_of: palmyra",
        "# palmyra/citadel.yaml\npart_of: palmyra",
    ),
    Code(
        "HD306",
        ERROR,
        "An inline citation that cannot be read",
        "In a description a source is named between square brackets. If the form is not exact, readers "
        "see the brackets in place of a citation.",
        "Write [@source-id], or [@source-id, p. 2] with the place in the source.",
        "description: {en: 'Built in AD 32 [@Pleiades 668331].'}",
        "description: {en: 'Built in AD 32 [@pleiades-668331].'}",
    ),
    Code(
        "HD307",
        ERROR,
        "A former id that is in use",
        "The address of a former id leads to the renamed record for ever. It cannot lead to two places, "
        "so ids are never used again.",
        "Delete the former id here, or rename the other record.",
        "# catalogue/sites/palmyra/citadel.yaml\nformer_ids: [palmyra]",
        "# catalogue/sites/palmyra/citadel.yaml\nformer_ids: [palmyra/castle]",
    ),
    Code(
        "HD308",
        ERROR,
        "An identifier in the wrong form",
        "An identifier that its register cannot know leads readers and other databases astray.",
        "Copy it from the register, without the web address around it.",
        "identifiers: [{scheme: wikidata, id: 5747}]",
        "identifiers: [{scheme: wikidata, id: Q5747}]",
    ),
    Code(
        "HD309",
        ERROR,
        "A picture that is not there",
        "Readers would see the name of a file in place of the picture. The file may have been moved or "
        "renamed, or never added.",
        "Add the picture to the repository, correct its path, or give a link to where it can be seen.",
        "images: [{file: pictures/gaet.jpg, … }]",
        "images: [{file: pictures/gate.jpg, … }]",
    ),
    Code(
        "HD310",
        ERROR,
        "A picture that pages cannot show",
        "Browsers show JPEG, PNG, GIF, WebP and AVIF. What a file is, its content says and not its name: a "
        "web page saved under the name of a picture is still a web page. Drawings in SVG can hold programs, "
        "so they are not published.",
        "Open the picture in a program for pictures and export it as one of these, or give a link to where "
        "it can be seen.",
        "images: [{file: pictures/gate.heic, … }]",
        "images: [{file: pictures/gate.jpg, … }]",
    ),
    Code(
        "HD311",
        ERROR,
        "A picture under the name of another kind",
        "Web servers tell browsers by the ending of the name what a file is, and browsers may refuse what is "
        "something else.",
        "Rename the file, in the repository and in the record.",
        "images: [{file: pictures/a-jpeg.png, … }]",
        "images: [{file: pictures/a-jpeg.jpg, … }]",
    ),
    Code(
        "HD312",
        ERROR,
        "A picture that is not whole",
        "The file was cut off or damaged on its way. Readers would see half a picture, or none.",
        "Copy the file again from where you have it, or open it in a program for pictures and export it.",
        "images: [{file: pictures/half-a-gate.jpg, … }]",
        "images: [{file: pictures/gate.jpg, … }]",
    ),
    Code(
        "HD313",
        ERROR,
        "A picture file that is too large",
        "A file of more than 3 MB takes minutes on a slow line, and every copy of the repository keeps it "
        "for ever. A page is at most some 2,000 pixels wide.",
        "Export the picture smaller, as a JPEG of medium quality, and give a link to the large one.",
        "images: [{file: pictures/gate-from-the-camera.jpg, … }]",
        'images: [{file: pictures/gate.jpg, link: "https://example.org/gate-from-the-camera", … }]',
    ),
    Code(
        "HD314",
        ERROR,
        "A picture with too many pixels",
        "However small its file is, a telephone has to hold the whole picture unpacked. More than 4,096 "
        "pixels on a side show nothing more on a page and can stop the browser.",
        "Export the picture smaller, and give a link to the large one.",
        "images: [{file: pictures/mosaic-20000-pixels-wide.png, … }]",
        'images: [{file: pictures/mosaic.png, link: "https://example.org/mosaic", … }]',
    ),
    Code(
        "HD315",
        ERROR,
        "A picture with parts that cannot be checked",
        "Cameras and programs put much into the file of a picture: films behind its end, notes in forms of "
        "their own, seals of origin. Any of it can say where the picture was taken, and whatever the checks "
        "cannot read is not published.",
        "Open the picture in a program for pictures and export it without metadata. The guide says how under "
        "Editing records, A picture.",
        "images: [{file: pictures/gate-with-a-film.jpg, … }]",
        "images: [{file: pictures/gate.jpg, … }]",
    ),
    Code(
        "HD316",
        ERROR,
        "An inline citation outside a description",
        "Only a description turns [@source-id] into the number of a reference. In a note or a statement "
        "readers would see the brackets themselves.",
        "Name the source under citations or sources, or move the sentence to the description.",
        "note: Read on the stone itself [@pleiades-668331].",
        "citations: [{source: pleiades-668331, says: Read on the stone itself.}]",
    ),
    Code(
        "HD317",
        ERROR,
        "A chain that is too long",
        "Every place that a place is part of, and every body that an agent belongs to, is named at the "
        "head of its page. So many are a slip, and no reader could follow them.",
        "Name a record further up in part_of or member_of.",
        "# catalogue/sites/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v.yaml\n"
        "part_of: a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u",
        "# catalogue/sites/a/v.yaml\npart_of: a",
    ),
)
