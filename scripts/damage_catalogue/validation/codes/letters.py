"""HD223 to HD225: the letters in which texts are written."""

from damage_catalogue.validation.diagnostic import Code, Severity

WARNING = Severity.WARNING

LETTERS: tuple[Code, ...] = (
    Code(
        "HD223",
        WARNING,
        "A text in the letters of another language",
        "Readers would be shown a text that they cannot read, browsers would speak it in the wrong "
        "language, and Arabic would run in the wrong direction. Names, quotations and addresses inside a "
        "text do not count.",
        "Put the text under the tag of its own language. For a name that is only spelt in other letters, "
        "add them to the tag, as in ar-Latn.",
        "names: [{text: معبد بل, lang: en}, {text: Maʿbad Bil, lang: ar}]",
        "names: [{text: معبد بل, lang: ar}, {text: Maʿbad Bil, lang: ar-Latn}]",
    ),
    Code(
        "HD224",
        WARNING,
        "A word with a letter that only looks right",
        "A Cyrillic or Greek letter in a Latin word, or a Latin one in a Cyrillic word, cannot be seen, but "
        "nobody who searches will find the word. Such letters come from a wrong keyboard or from a copied "
        "text.",
        "Type the word anew, or copy it from the message.",
        "# the second letter is Cyrillic\nnames: [{text: Pаlmyra, lang: en}]",
        "names: [{text: Palmyra, lang: en}]",
    ),
    Code(
        "HD225",
        WARNING,
        "A word in signs that only look like its letters",
        "Texts copied from PDF files hold ligatures and joined forms in place of letters, and Persian "
        "keyboards give another ya and kaf than Arabic ones. They look the same, but nobody who searches "
        "will find the word.",
        "Type the word anew, or copy it from the message.",
        "title: {en: The oﬃce burned}",
        "title: {en: The office burned}",
    ),
)
