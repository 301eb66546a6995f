"""Which quotation marks a text needs."""

from __future__ import annotations

import json
import re

import yaml

from damage_catalogue.editing.layout.tree import Leaf
from damage_catalogue.records.yaml_file.build import read_plain
from damage_catalogue.records.yaml_file.pasted import may_be_foreign

_BREAKS_OFF = re.compile(r":\s|:$|[#\t\n]")
_BREAKS_OFF_IN_BRACKETS = re.compile(r"[,،、\[\]{}?:]")
_SHORT_YES_OR_NO = frozenset("yYnN")


def spelled(leaf: Leaf, *, in_brackets: bool, is_key: bool = False) -> str:
    """A text as it is to be written: with double quotation marks if it needs some.

    Single ones stay around a text with double ones or backslashes in it. What holds escapes, or runs over
    several lines, stays as it is; nothing is put into quotation marks that had none.
    """
    written, value = leaf.written, leaf.value
    if is_key and ("\n" in written or (leaf.style and leaf.style in "|>")):
        bare = leaf.style is None and "\n" not in value
        bare = bare or not needs_quotes(value, in_brackets=in_brackets, is_key=True)
        # A name stands on one line; YAML reads what JSON writes.
        return value if bare else json.dumps(value, ensure_ascii=False)
    if leaf.style not in ('"', "'") or "\n" in written or (leaf.style == '"' and "\\" in written):
        return written
    if not needs_quotes(value, in_brackets=in_brackets, is_key=is_key):
        return value
    if '"' in value or "\\" in value:
        return written
    return f'"{value}"'


def needs_quotes(value: str, *, in_brackets: bool, is_key: bool = False) -> bool:
    """Whether a text would be read otherwise without quotation marks, by us or by other readers of YAML.

    They are kept around all that does not begin with a letter, such as dates and numbers kept as text: of
    these, YAML 1.1 and YAML 1.2 read different ones as something else. A # needs them, too: a blank typed
    before it later would cut the text off.
    """
    if not value or not value[0].isalpha() or value != value.strip() or may_be_foreign(value, is_key=is_key):
        return True
    if _BREAKS_OFF.search(value) or (in_brackets and _BREAKS_OFF_IN_BRACKETS.search(value)):
        return True
    return not isinstance(read_plain(value), str) or _is_other_in_yaml_1_1(value)


def _is_other_in_yaml_1_1(value: str) -> bool:
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[0], ())
    return value in _SHORT_YES_OR_NO or any(form.match(value) for _, form in resolvers)
