"""How messages put things: quoted values, lists of words, the nearest spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from damage_catalogue.records.yaml_file import FieldPath

LONGEST_QUOTED = 80
MOST_WORDS = 20


def quoted(text: str, longest: int = LONGEST_QUOTED) -> str:
    """The text in quotation marks, on one line, cut where it is long.

    It takes no numbers: 1.1 is what the program made of 1.10, which stands in the file.
    """
    shown = " ".join(text.split())
    return f"“{shown[: longest - 1]}…”" if len(shown) > longest else f"“{shown}”"


def listed(words: Iterable[str], last: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`."""
    *firsts, final = words
    return f"{', '.join(firsts)} {last} {final}" if firsts else final


def counted(number: int, one: str, many: str = "") -> str:
    """`1 error`, `2 errors`, `1,200 entries`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def with_article(word: str) -> str:
    """`an event`, `a site`."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def field_name(path: FieldPath) -> str:
    """What an editor calls the place: `damage`, or `citations, item 2`."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return "the record"
    return f"{names[-1]}, item {path[-1] + 1}" if isinstance(path[-1], int) else names[-1]


def nearest(word: str, words: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The word most like `word`, if any is alike; capitals do not count."""
    by_lower = {each.lower(): each for each in words}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=cutoff)
    return by_lower[found[0]] if found else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """`Did you mean “destroyed”?`, or nothing where no word is alike."""
    near = nearest(word, words)
    return f"Did you mean {quoted(near)}?" if near else ""


def allowed(word: str, words: Sequence[str]) -> str:
    """The nearest word and all that are allowed; of a long list those most like `word`."""
    if len(words) <= MOST_WORDS:
        shown = f"Allowed: {', '.join(words)}."
    else:
        near = get_close_matches(word, words, n=8, cutoff=0.3) or words[:8]
        shown = f"Allowed are {len(words)} words, such as {', '.join(near)}."
    return " ".join(filter(None, (did_you_mean(word, words), shown)))
