"""Texts as YAML writes them, so that what is read back is what was said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from damage_catalogue.records.yaml_file import read_yaml

_PLAIN = re.compile(r"[^\W_][\w'’()./ ~?-]*").fullmatch


def scalar(text: str) -> str:
    """The text as a value of YAML, on one line and anywhere: without quotation marks where these can go."""
    if _PLAIN(text) and read_yaml(f"a: {text}\n".encode("utf-8", "replace")).data == {"a": text}:
        return text
    return json.dumps(text, ensure_ascii=False)


def one_line(pairs: Iterable[tuple[str, str]]) -> str:
    """A group of fields on one line, `{text: Citadel, lang: en}`."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in pairs) + "}"


def said(text: str, language: str) -> str:
    """A text of our own: plain where it is English, else under the tag of its language."""
    return scalar(text) if language == "en" else one_line([(language, text)])


def cannot_be_written(text: str) -> str | None:
    """The first sign of the text that no line of a record can hold, as U+ and its number; None if all can."""
    bad = next(
        (sign for sign in text if sign < " " or "\x7f" <= sign < "\xa0" or "\ud800" <= sign < "\ue000"), None
    )
    return None if bad is None else f"U+{ord(bad):04X}"
