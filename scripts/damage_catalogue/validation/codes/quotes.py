"""HD6: quotations and the texts that prove them."""

from damage_catalogue.validation.diagnostic import Code, Severity

ERROR = Severity.ERROR

QUOTES: tuple[Code, ...] = (
    Code(
        "HD601",
        ERROR,
        "A quotation from a text that is not held",
        "A quotation must be provable: the repository holds the text, and the check compares each word.",
        "Say it in your own words under says.",
        "- {source: bbc-2015-09-01, quote: the main building has been destroyed}",
        "- {source: bbc-2015-09-01, says: The main building is gone.}",
    ),
    Code(
        "HD602",
        ERROR,
        "A held text that is not there",
        "Quotations from it can no longer be proved. The file may have been moved or renamed, or it is no "
        "text.",
        "Put the file back below seeds/, saved as UTF-8, or correct its path.",
        "text: {file: seeds/artcle.txt, sha256: … }",
        "text: {file: seeds/article.txt, sha256: … }",
    ),
    Code(
        "HD603",
        ERROR,
        "A held text that has changed",
        "The sum shows that the file is no longer what it was when it was recorded, so quotations may "
        "have been changed with it.",
        "Restore the file from an earlier version. If the change is right, write the new sum and check each "
        "quotation.",
        "text: {file: seeds/article.txt, sha256: 0000 … }",
        "text: {file: seeds/article.txt, sha256: ef24 … }",
    ),
    Code(
        "HD604",
        ERROR,
        "Words that do not stand in the text",
        "A quotation is the exact words, with their capitals, signs and spelling; only blanks and line "
        "ends may differ. Anything else puts words into somebody's mouth.",
        "Copy the words from the file, or say it in your own words under says.",
        "quote: the army liberated the hotel district",
        "quote: the army has liberated the district of hotels and restaurants",
    ),
)
