"""Letters in bytes whose encoding nobody wrote down."""

from __future__ import annotations

import re

_RUN = re.compile(rb"[\x20-\x7e]{5,}")
_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e]\x00){5,}")


def decode(content: bytes) -> str:
    """The text: UTF-8 if it is that, otherwise Latin-1, which reads any bytes. Zeros at the ends are none."""
    content = content.strip(b"\0")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def runs(content: bytes) -> str:
    """Every run of five Latin letters or more in bytes of an unknown structure, a line each.

    Letters of two bytes are found in either order of bytes: the zeros between them are the same.
    """
    found = [run[0].decode("ascii") for run in _RUN.finditer(content)]
    found += [run[0][::2].decode("ascii") for run in _WIDE_RUN.finditer(content)]
    return "\n".join(found)
