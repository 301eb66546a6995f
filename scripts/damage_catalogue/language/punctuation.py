"""The signs between words, as each language writes them: its colon, brackets, quotation marks and lists.

All are texts or signs of its file. What is plain stays plain; where a part is markup, the whole is, with
whatever is plain in it escaped.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence

from markupsafe import Markup, escape

from damage_catalogue.language.filling import fill

_TAG = re.compile(r"(<[^<>]*>)")


class Punctuation(ABC):
    """Puts words together by what the file of a language says."""

    @abstractmethod
    def text_of(self, key: str) -> str:
        """A text of the file by its group and name, gaps and all."""

    def word(self, key: str) -> str:
        """A word of pages by its name in the group `words` of the file, gaps and all."""
        return self.text_of(f"words.{key}")

    def phrase(self, key: str, /, **gaps: str) -> str:
        """The text `key` of the group `words` with its gaps filled; markup where any of these is."""
        return fill(self.word(key), **gaps)

    def joined(self, how: str, items: Sequence[str]) -> str:
        """The items joined as the list `how` of the file says: and, or, days; markup where one of them is.

        Where an item has a comma of its own, semicolons part them, so that nobody takes it for two.
        """
        return self._joined(how, items, parted=any(map(self._has_comma, items)))

    def authors(self, names: Sequence[Markup]) -> Markup:
        """The authors of a reference; commas part them even where the first is written family name first."""
        return escape(self._joined("and", names, parted=False))

    def _joined(self, how: str, items: Sequence[str], *, parted: bool) -> str:
        if len(items) < 2:
            return _strung("", items)
        between = self.text_of(f"lists.{how}.between")
        last = self.text_of(f"lists.{how}.{'two' if len(items) == 2 else 'last'}")
        if parted:
            between = self.word("semicolon")
            last = between.rstrip() + last
        return _strung(last, (_strung(between, items[:-1]), items[-1]))

    def listed(self, items: Sequence[Markup]) -> Markup:
        """“a, b and c”."""
        return escape(self.joined("and", [escape(item) for item in items]))

    def enumerated(self, items: Sequence[str]) -> str:
        """“a, b, c”: things of one kind, with semicolons where one of them has a comma of its own."""
        return _strung(self.word("semicolon" if any(map(self._has_comma, items)) else "comma"), items)

    def commas(self, parts: Sequence[str]) -> str:
        """What is said of one thing, with commas between, whatever commas there are within."""
        return _strung(self.word("comma"), parts)

    def semicolons(self, parts: Sequence[str]) -> str:
        """The parts in one line, told apart by semicolons."""
        return _strung(self.word("semicolon"), parts)

    def _has_comma(self, item: str) -> bool:
        signs = {", ", self.word("comma")}
        if not any(sign in item for sign in signs):
            return False
        shown = item.striptags() if isinstance(item, Markup) else item
        return any(sign in shown for sign in signs)

    def labelled(self, label: str, value: str) -> str:
        """“Certainty: high”; where the label stands already, an empty one leaves the sign and the value."""
        return self.phrase("labelled", label=label, value=value)

    def label(self, label: str) -> str:
        """“As a whole:”, of which the value stands elsewhere."""
        return self.phrase("label", label=label)

    def bracketed(self, text: str, remark: str) -> str:
        """“Gate (not assessed)”."""
        return self.phrase("bracketed", text=text, remark=remark)

    def sentence(self, words: str) -> str:
        """The words with the full stop that they lack."""
        return self.phrase("sentence", words=words)

    def quoted(self, text: Markup | str) -> Markup:
        """The text between quotation marks. Marks of the same kind in it become those of the second order."""
        outer, inner = self.text_of("sentences.quoted"), self.text_of("sentences.quoted_inside")
        return escape(fill(outer, text=_with_other_marks(escape(text), outer, inner)))


def _with_other_marks(text: Markup, outer: str, inner: str) -> Markup:
    """The text with the marks of `outer` become those of `inner`; marks that are the same at both ends stay,
    since nobody can tell which of them opens."""
    (opening, closing), seconds = outer.split("{text}"), inner.split("{text}")
    if opening == closing or not any(sign.strip() in text for sign in (opening, closing)):
        return text
    pieces = _TAG.split(text)
    for index in range(0, len(pieces), 2):  # every other piece is a tag
        for sign, second in zip((opening, closing), seconds, strict=True):
            pieces[index] = pieces[index].replace(sign, second).replace(sign.strip(), second.strip())
    return Markup("").join(map(Markup, pieces))


def _strung(sign: str, items: Sequence[str]) -> str:
    """The items with the sign between; markup, with whatever is plain escaped, where any of them is."""
    if any(isinstance(item, Markup) for item in items):
        return escape(sign).join(items)
    return sign.join(items)
