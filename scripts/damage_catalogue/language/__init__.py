"""The languages of the site. What each says, its grammar with it, stands in a file of its own: TAG.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from damage_catalogue.language.language import Language, direction_of
from damage_catalogue.language.word_files import load_words
from damage_catalogue.language.words import SOURCE, LanguageError

__all__ = ["OURS", "SOURCE", "Language", "LanguageError", "Languages", "direction_of", "language_for"]

_FOLDER = Path(__file__).parent


class Languages(Mapping[str, Language]):
    """Every language that has a file of words, by its tag: the program's, and those of `own` over them.

    A language is read when it is first asked for, which raises LanguageError where a file is wrong.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._files: dict[str, list[Path]] = {}
        for folder in filter(None, (_FOLDER, own)):
            for file in sorted(folder.glob("*.yaml")):
                self._files.setdefault(file.stem, []).append(file)
        self._read: dict[str, Language] = {}

    def __getitem__(self, tag: str) -> Language:
        if tag not in self._read:
            english = None if tag == SOURCE else self[SOURCE].words
            self._read[tag] = Language(load_words(tag, self._files[tag], english))
        return self._read[tag]

    def __contains__(self, tag: object) -> bool:
        return tag in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._files))

    def __len__(self) -> int:
        return len(self._files)


OURS = Languages()
"""The languages as the program itself speaks them."""


def language_for(tag: str) -> Language:
    """The language with this tag as the program itself speaks it; KeyError where it does not."""
    return OURS[tag]
