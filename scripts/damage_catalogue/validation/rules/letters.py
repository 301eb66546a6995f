"""A text is written in the letters of its language, and a word in letters of one script.

The script of a letter is the first word of its name in Unicode (LATIN SMALL LETTER A), which Python knows.
The scripts of a language stand in a table of our own: the likely scripts of CLDR have but one for Kurdish or
Serbian, have cuneiform for Akkadian, which records spell in Latin letters, and take as long to load as two
hundred records to check. A language that is not in the table is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.inline_citations import without_citations
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile
from damage_catalogue.validation.wording import listed, quoted

TRANSLATED = frozenset(
    {
        "archive_exception", "because", "caption", "content_warning", "description", "note",
        "own_grade", "question",
        "position_exception", "reason", "says", "title", "unit", "view",
    }
)  # fmt: skip
"""Fields that hold a text for each language, or an English one; the title of a source is in its language."""

SCRIPTS: Mapping[str, str] = {
    "Arab": "Arabic", "Armn": "Armenian", "Bopo": "Bopomofo", "Copt": "Coptic", "Cyrl": "Cyrillic",
    "Deva": "Devanagari", "Ethi": "Ethiopic", "Geor": "Georgian", "Grek": "Greek", "Hang": "Hangul",
    "Hani": "CJK", "Hebr": "Hebrew", "Hira": "Hiragana", "Kana": "Katakana", "Latn": "Latin",
    "Syrc": "Syriac", "Thai": "Thai",
}  # fmt: skip
"""The scripts that are told apart (ISO 15924), with the first word of the names of their letters."""

_CODES = {name.upper(): code for code, name in SCRIPTS.items()}

_CHINESE = frozenset({"Hani", "Bopo"})
_JAPANESE = frozenset({"Hani", "Hira", "Kana"})
_KOREAN = frozenset({"Hang", "Hani"})
_SEVERAL = {"Hans": _CHINESE, "Hant": _CHINESE, "Jpan": _JAPANESE, "Kore": _KOREAN}

_LANGUAGES = {
    "Arab": "acm ajp apc ar arb ary arz ckb fa prs ps sd ur",
    "Armn": "hy xcl",
    "Copt": "cop",
    "Cyrl": "be bg mk ru uk",
    "Deva": "hi mr ne sa",
    "Ethi": "am gez ti",
    "Geor": "ka",
    "Grek": "el grc",
    "Hebr": "he yi",
    "Latn": "af ca cs cy da de en es et eu fi fr ga gl hr hu id is it la lt lv ms mt nb nl nn no pl pt ro "
    "sk sl so sq sv sw tr vi",
    "Syrc": "syr",
    "Thai": "th",
}
LANGUAGES: Mapping[str, frozenset[str]] = {
    **{
        language: frozenset({code})
        for code, languages in _LANGUAGES.items()
        for language in languages.split()
    },
    **dict.fromkeys(("az", "kmr", "ku"), frozenset({"Arab", "Cyrl", "Latn"})),
    **dict.fromkeys(("bs", "sr"), frozenset({"Cyrl", "Latn"})),
    "ja": _JAPANESE,
    "ko": _KOREAN,
    "zh": _CHINESE,
}
"""The scripts in which each language is written, in which a text without a script in its tag may be."""

LEAST_SHARE = 5
"""Of so many letters one at least is of the language; names and words of others make no text foreign."""

_ADDRESS = re.compile(r"https?://\S+|(?<![\w.-])[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+(?:/\S*)?")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|\([^()]*\)")
# UNESCO, DigitalGlobe, WorldView-2, B-52: names that other scripts take over as they are.
_LATIN_SIGN = re.compile(r"(?<![A-Za-z])(?:[A-Z](?![a-z])|[A-Za-z](?=[a-z]*[A-Z0-9]))[A-Za-z0-9-]*")

LOOKALIKES = str.maketrans(
    "АВСЕНІЈКМОРЅТХаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABCEHIJKMOPSTXaeopcyxijshdqwABEZHIKMNOPTYXo",
)
"""Cyrillic and Greek letters that look like a Latin one, and that one, out of UTS 39 of Unicode."""
_CYRILLIC_OF = {latin: sign for sign, latin in LOOKALIKES.items() if chr(sign) >= "\u0400"}
_GREEK_OF = {latin: sign for sign, latin in LOOKALIKES.items() if chr(sign) < "\u0400"}

_WORD = re.compile(r"[^\W\d_]+")
_EUROPEAN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
# A Russian or Ukrainian ending behind a Latin abbreviation.
_DERIVED = re.compile("[A-Z]{2,}[\u0430-\u045f\u0491]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# Ligatures and joined forms of Latin and Arabic letters, bold and wide ones: what PDF files and phones put in
# place of letters. Not the signs for God and the blessings, which have no other form.
_DRAWN = re.compile(
    "[\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]"
)
_CHINESE_SIGN = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"  # so large a set takes long to compile
_PERSIAN_FOR_ARABIC = re.compile("[یک]")
_ARABIC_FOR_PERSIAN = str.maketrans("یک", "يك")
_PERSIAN_ALONE = re.compile("[پچژگێۆڕڵەڤہھے]")


class Letters(NamedTuple):
    """A text with its place, and the tag of its language where it has one."""

    path: FieldPath
    tag: str | None
    text: str

    @property
    def is_name(self) -> bool:
        """Whether it is the text of a name."""
        return self.path[-1] == "text"


def find_letters(data: Mapping[str, Any]) -> list[Letters]:
    """The text values of a record that may hold wrong letters: all but those in ASCII of a Latin language."""
    found: list[Letters] = []
    for name, value in data.items():
        _collect_field(name, value, data, (name,), found)
    return found


def _collect(value: Any, path: FieldPath, tag: str | None, found: list[Letters]) -> None:
    if type(value) is str:
        if not value.isascii() or (tag is not None and not _may_be_latin(tag)):
            found.append(Letters(path, tag, value))
    elif type(value) is list:
        for number, item in enumerate(value):
            _collect(item, (*path, number), None, found)
    elif type(value) is dict:
        for name, below in value.items():
            _collect_field(name, below, value, (*path, name), found)


def _collect_field(
    name: str, value: Any, holder: Mapping[str, Any], path: FieldPath, found: list[Letters]
) -> None:
    if name not in TRANSLATED:
        _collect(value, path, holder.get("lang") if name == "text" else None, found)
    elif type(value) is dict:
        for tag, text in value.items():
            _collect(text, (*path, tag), tag, found)
    else:
        _collect(value, path, holder.get("language") if name == "title" else "en", found)


@lru_cache(maxsize=256)
def scripts_of(tag: str) -> frozenset[str] | None:
    """The scripts in which a text with this language tag (BCP 47) may be; None where that is not known."""
    language, *others = tag.split("-")
    script = next((each for each in others if len(each) == 4 and each.isalpha()), None)
    if script is None:
        return LANGUAGES.get(language)
    return _SEVERAL.get(script, frozenset({script}) if script in SCRIPTS else None)


def _may_be_latin(tag: str) -> bool:
    wanted = scripts_of(tag)
    return wanted is None or "Latn" in wanted


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str | None:
    """The script of a letter; None for all other signs, and for letters of many scripts or of a rare one."""
    name = unicodedata.name(letter, "") if letter.isalpha() else ""
    return _CODES.get(name.partition(" ")[0])


def check_letters(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """The letters of each text are those of its language, each word is of one script, and none is drawn."""
    found = find_letters(entry.data)
    yield from _check_scripts(entry, found)
    yield from _check_lookalikes(entry, found)
    yield from _check_forms(entry, found)


def _check_scripts(entry: RecordInFile, found: Iterable[Letters]) -> Iterator[Finding]:
    """A text is in the script of its tag: one of five letters at least, quotations and names left aside."""
    for letters in found:
        wanted = scripts_of(letters.tag) if letters.tag else None
        if wanted is None or {script_of(sign) for sign in set(letters.text)} <= {None, *wanted}:
            continue
        script = _foreign_script(letters, wanted)
        if script is not None:
            yield _wrong_script(entry, letters, wanted, script)


def _foreign_script(letters: Letters, wanted: frozenset[str]) -> str | None:
    """The script of most letters, where too few are of the `wanted` ones."""
    text = _ADDRESS.sub(" ", without_citations(letters.text))
    # A name stands for itself; of a sentence, what it takes over from another language does not count.
    if not letters.is_name:
        text = text if "Latn" in wanted else _LATIN_SIGN.sub(" ", text)
        without = _QUOTED.sub(" ", text)
        text = without if _WORD.search(without) else text
    counts: Counter[str] = Counter()
    for sign, number in Counter(text).items():
        if script := script_of(sign):
            counts[script] += number
    own, total = sum(counts[script] for script in wanted), counts.total()
    return counts.most_common(1)[0][0] if total > 1 and own * LEAST_SHARE < total else None


def _wrong_script(entry: RecordInFile, letters: Letters, wanted: frozenset[str], found: str) -> Finding:
    tag = letters.tag or ""
    names = listed(sorted(SCRIPTS[each] for each in wanted))
    message = (
        f"{quoted(letters.text)} is in {SCRIPTS[found]} letters, but marked as {tag}, which has {names} ones."
    )
    if letters.path[-1] == tag:
        hint = f"Put it under the tag of its own language; under {tag} belongs what it says in that language."
    elif letters.is_name and found == "Latn":
        spelling = f"{tag.split('-')[0]}-Latn"
        hint = (
            f"Correct lang: {spelling} if this is how the name is spelt in Latin letters, else its language."
        )
    elif letters.is_name:
        hint = "Correct lang: it is the tag of the language that the name is in, such as ar."
    elif letters.path == ("title",):
        hint = "Correct the language, or write the title as it is printed."
    else:
        tagged = f"{letters.path[-1]}: {{ar: …}}"
        hint = f"Without a tag it is taken for English. Give it that of its language, as in {tagged}."
    return Finding("HD223", entry.file, letters.path, message, hint)


def _check_lookalikes(entry: RecordInFile, found: Iterable[Letters]) -> Iterator[Finding]:
    """No word holds letters that only look like those around them."""
    for letters in found:
        if not (_EUROPEAN.search(letters.text) and _LATIN.search(letters.text)):
            continue
        for word in _WORD.findall(letters.text):
            if meant := find_meant(word):
                signs = sorted({sign for sign, right in zip(word, meant, strict=True) if sign != right})
                shown = listed([f"{sign} ({unicodedata.name(sign).capitalize()})" for sign in signs], "and")
                message = f"In {quoted(word)}, {shown} only looks like another letter."
                if len(signs) > 1:
                    message = f"In {quoted(word)}, {shown} only look like other letters."
                hint = f"Type the word anew: {quoted(meant)}. It looks the same, but only so can it be found."
                yield Finding("HD224", entry.file, letters.path, message, hint, excerpt=word)
                break


def find_meant(word: str) -> str | None:
    """The word in letters of one script, where it mixes them and the others only look like these; else None.

    `PDFки`, `SMSка` and `ΔT` mix scripts too, but are written so.
    """
    if len(word) < 3 or not _LATIN.search(word) or not _EUROPEAN.search(word) or _DERIVED.fullmatch(word):
        return None
    versions = [word.translate(table) for table in (LOOKALIKES, _CYRILLIC_OF, _GREEK_OF)]
    whole = [each for each in versions if len({script_of(sign) for sign in each}) == 1]
    # The one with the fewest changes is what most of the letters are.
    return min(whole, key=lambda each: sum(a != b for a, b in zip(word, each, strict=True)), default=None)


def _check_forms(entry: RecordInFile, found: Iterable[Letters]) -> Iterator[Finding]:
    """Letters are letters, no drawings of them, and those of Arabic words are no Persian ones."""
    for letters in found:
        if not _DRAWN.search(letters.text) and not _PERSIAN_FOR_ARABIC.search(letters.text):
            continue
        for word in letters.text.split():
            meant = _plain(word, letters)
            if meant != word:
                message = f"{quoted(word)} is written with signs that only look like its letters."
                hint = f"Type it anew: {quoted(meant)}. It looks the same, but only so can it be found."
                yield Finding("HD225", entry.file, letters.path, message, hint, excerpt=word)
                break


def _plain(word: str, letters: Letters) -> str:
    if _DRAWN.search(word) and not re.search(_CHINESE_SIGN, letters.text):
        word = unicodedata.normalize("NFKC", word)
    if letters.tag == "ar" and _PERSIAN_FOR_ARABIC.search(word) and not _PERSIAN_ALONE.search(word):
        word = word.translate(_ARABIC_FOR_PERSIAN)
    return word
