"""HD7: places and privacy."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

PLACES: tuple[Code, ...] = (
    Code(
        "HD701",
        ERROR,
        "More decimals than are known",
        "Five decimals of a degree are about a metre. More than that pretends to a knowledge that no "
        "source has.",
        "Round longitude and latitude to 5 decimals at most.",
        "coordinates: [38.2742931, 34.5471234]",
        "coordinates: [38.27429, 34.54712]",
    ),
    Code(
        "HD702",
        ERROR,
        "A generalised place that is too exact",
        "The place was generalised because its position could help looters or harm people. Two decimals of a "
        "degree show only a cell of about a kilometre.",
        "Round longitude and latitude to 2 decimals.",
        "sensitivity: generalised\ngeometry: {type: Point, coordinates: [38.2743, 34.5471]}",
        "sensitivity: generalised\ngeometry: {type: Point, coordinates: [38.27, 34.55]}",
    ),
    Code(
        "HD703",
        ERROR,
        "The outline of a generalised place",
        "An outline or a line gives the position away, however it is rounded.",
        "Give one Point for the whole place.",
        "geometry: {type: Polygon, coordinates: [ … ]}",
        "geometry: {type: Point, coordinates: [38.27, 34.55]}",
    ),
    Code(
        "HD704",
        ERROR,
        "The position of a withheld place",
        "What is written in a record is public, even if no page shows it, and stays so in its history.",
        "Delete geometry, precision_m and position_exception. If they have been published already, tell "
        "whoever keeps the catalogue.",
        "sensitivity: withheld\ngeometry: {type: Point, coordinates: [38.27, 34.55]}",
        "sensitivity: withheld\nreason: Looting continues at the tombs.",
    ),
    Code(
        "HD705",
        ERROR,
        "A text that gives a hidden place away",
        "A record is published as it is written, with its comments. The place is generalised or withheld, "
        "but a text, a comment, a link, a number or a name in its record, or in one that leads to it, says "
        "more exactly where it lies. To it lead the places that it is part of, its parts, its events, and "
        "the sources and agents of all of these.",
        "Delete the position, and tell whoever keeps the catalogue if it has been published already. Say "
        "which district or valley the place lies in. The position of a public place belongs into the "
        "location of that place alone.",
        'note: "The tomb lies at 34.54712, 38.27429."',
        "note: The tomb lies in the valley west of the city.",
    ),
    Code(
        "HD706",
        WARNING,
        "Coordinates in a text",
        "Coordinates in a text are on no map, are not rounded, and have no citation of their own.",
        "Put them into location, with the source that gives them.",
        'note: "It lies at 34.54712, 38.27429."',
        "location: {sensitivity: public, geometry: {type: Point, coordinates: [38.27429, 34.54712]}, … }",
    ),
    Code(
        "HD707",
        ERROR,
        "An e-mail address",
        "Addresses of people in a conflict put them in danger and attract unwanted mail.",
        "Delete it. Name people by what they are and cite what they have published.",
        "note: Told to us by guard@example.org.",
        "note: Told to us by a guard.",
    ),
    Code(
        "HD708",
        ERROR,
        "A telephone number",
        "Numbers of people in a conflict put them in danger.",
        "Delete it. If it is another kind of number, write it without + and without blanks.",
        'note: "Call +963 11 555 0100."',
        "note: Told to us by telephone.",
    ),
    Code(
        "HD709",
        WARNING,
        "A register that may show a withheld place",
        "Gazetteers and maps give the position of what they list, so the identifier undoes the withholding. "
        "Parts of a withheld place count, too.",
        "Open the entry in the register. Unless it shows no position, delete the identifier.",
        "location: {sensitivity: withheld, … }\nidentifiers: [{scheme: osm, id: way/123}]",
        "location: {sensitivity: withheld, … }",
    ),
    Code(
        "HD710",
        WARNING,
        "A part that gives its hidden site away",
        "The site is generalised or withheld, but one of its parts is shown more exactly.",
        "Make the part as strict as the site.",
        "# valley.yaml\nlocation: {sensitivity: generalised, … }\n# valley/tomb.yaml\npart_of: valley\n"
        "location: {sensitivity: public, … }",
        "# valley/tomb.yaml\npart_of: valley\nlocation: {sensitivity: generalised, … }",
    ),
    Code(
        "HD711",
        ERROR,
        "A picture that says where it was taken",
        "Telephones and cameras write their position into the file of each picture. No page shows it, but "
        "everyone who has the file can read it, to the metre. Even of a public place it may show where the "
        "photographer stood, lives or hid.",
        "Open the picture in a program for pictures and export it without metadata; the guide says how under "
        "Editing records, A picture. If it is public already, tell whoever keeps the catalogue: old versions "
        "stay readable.",
        "images: [{file: pictures/gate-from-the-telephone.jpg, … }]",
        "images: [{file: pictures/gate-without-metadata.jpg, … }]",
    ),
    Code(
        "HD712",
        ERROR,
        "A picture that says whose camera it was",
        "The serial number of a camera or lens ties all pictures of one person together, those with a name "
        "and those without. The notes of makers hold it in forms that only they know, and some programs "
        "write down the owner, or folders named after one.",
        "Open the picture in a program for pictures and export it without metadata; the guide says how under "
        "Editing records, A picture. If it is public already, tell whoever keeps the catalogue.",
        "images: [{file: pictures/gate-from-the-camera.jpg, … }]",
        "images: [{file: pictures/gate-without-metadata.jpg, … }]",
    ),
    Code(
        "HD713",
        ERROR,
        "A picture that says more than is seen in it",
        "Programs put names, addresses and captions into the file of a picture, and a small copy of it, "
        "which may still show a face that was made unrecognisable. An author who is in danger stands there, "
        "even if the credit is silent. Of a generalised or withheld place no words at all may stand in the "
        "file.",
        "Open the picture in a program for pictures and export it without metadata; the guide says how under "
        "Editing records, A picture. Who is to be named stands in the record, under credit.",
        "images: [{file: pictures/gate-with-the-names-of-witnesses.jpg, … }]",
        "images: [{file: pictures/gate-without-metadata.jpg, … }]",
    ),
    Code(
        "HD714",
        ERROR,
        "An exact point below a withheld place",
        "The place is part of one that is withheld, however many steps up, and its exact point shows where "
        "that lies.",
        "Make this place withheld, too, and delete its geometry. If the place above need not be hidden, "
        "change its sensitivity first.",
        "# valley.yaml\nlocation: {sensitivity: withheld, … }\n# valley/tomb.yaml\npart_of: valley\n"
        "location: {sensitivity: public, geometry: … }",
        "# valley/tomb.yaml\npart_of: valley\nlocation: {sensitivity: withheld, … }",
    ),
    Code(
        "HD715",
        WARNING,
        "A register that may show a generalised place",
        "Gazetteers and maps mostly give an exact position, so the identifier undoes the generalising. Parts"
        " of a generalised place count, too.",
        "Open the entry in the register. Unless it shows no more than this record, delete the identifier.",
        "location: {sensitivity: generalised, … }\nidentifiers: [{scheme: wikidata, id: Q123}]",
        "location: {sensitivity: generalised, … }",
    ),
    Code(
        "HD730",
        WARNING,
        "The position 0, 0",
        "It lies in the Atlantic, 600 km from the nearest coast. Tables and programs write it where no "
        "position is known.",
        "Look the position up in a source. Where none gives it, leave geometry, method and certainty out.",
        "geometry: {type: Point, coordinates: [0, 0]}",
        "geometry: {type: Point, coordinates: [38.27, 34.55]}",
    ),
    Code(
        "HD731",
        WARNING,
        "A part far from the whole",
        "A part lies in the place that it is a part of, or close by: within 5 km of a building, 20 km of a "
        "town or a field of ruins, 100 km of what runs through a region, such as a road or a World Heritage "
        "property; and as much farther as precision_m says of the two. Most often a digit is wrong, or "
        "part_of.",
        "Check both positions against their sources, and part_of. Where all parts lie far off, it is the "
        "position of the whole that is told. If all of it is right, say why in location under "
        "position_exception.",
        "part_of: palmyra\nlocation: {geometry: {type: Point, coordinates: [39.27, 34.55]}, … }",
        "part_of: palmyra\nlocation: {geometry: {type: Point, coordinates: [38.27, 34.55]}, … }",
    ),
    Code(
        "HD732",
        WARNING,
        "A position outside the country",
        "Longitude and latitude were exchanged, a minus sign is missing, a digit is wrong, or the country "
        "is. The check knows of each country only the box around it, or several where it lies in pieces. "
        "Boxes overlap, and territory that is claimed or held by more than one lies in the boxes of each: "
        "the check takes no side.",
        "Write longitude, which is east and west, before latitude. If position and country are right, say "
        "why in location under position_exception.",
        "country: SY\nlocation: {geometry: {type: Point, coordinates: [34.55, 38.27]}, … }",
        "country: SY\nlocation: {geometry: {type: Point, coordinates: [38.27, 34.55]}, … }",
    ),
    Code(
        "HD733",
        WARNING,
        "A position out at sea",
        "It lies more than 5 km from any land that the check knows: all coasts, roughly, and many small "
        "islands. Most often a digit or a sign is wrong. Wrecks, drowned towns and the smallest islands may "
        "rightly lie there.",
        "Check the position against its source. If the place does lie in the sea, or on an island that the "
        "check does not know, say so in location under position_exception.",
        "location: {geometry: {type: Point, coordinates: [34.55, 34.55]}, … }",
        "location: {geometry: {type: Point, coordinates: [34.55, 34.55]}, position_exception: A wreck at "
        "a depth of 2 km., … }",
    ),
)
