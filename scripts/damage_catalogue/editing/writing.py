"""Writes the files of drafts: all of them, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from damage_catalogue.editing.drafting import Draft


class TakenError(Exception):
    """A file came into being, or was changed, since it was looked at; nothing was written. Names it."""


def write_all(drafts: Sequence[Draft]) -> None:
    """Writes each file, and makes folders for them. Nothing that is there is lost.

    Raises TakenError, or OSError where a file cannot be written; then what was written is taken back.
    """
    written: list[Draft] = []
    try:
        for draft in drafts:
            _write(draft)
            written.append(draft)
    except BaseException:
        for draft in reversed(written):
            if draft.before is None:
                draft.file.path.unlink(missing_ok=True)
            else:
                _replace(draft.file.path, draft.before)
        raise


def _write(draft: Draft) -> None:
    path = draft.file.path
    if draft.before is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = _beside(path, draft.content)
        try:
            os.link(temporary, path)  # in one step, and refused where a file stands there
        except FileExistsError:
            raise TakenError(draft.file.name) from None
        except OSError:  # some file systems have no second names
            if path.exists():
                raise TakenError(draft.file.name) from None
            temporary.rename(path)
        finally:
            temporary.unlink(missing_ok=True)
    elif path.read_bytes() != draft.before:
        raise TakenError(draft.file.name)
    else:
        _replace(path, draft.content)


def _replace(path: Path, content: bytes) -> None:
    temporary = _beside(path, content)
    temporary.chmod(path.stat().st_mode)
    temporary.replace(path)


def _beside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    temporary = Path(name)
    temporary.chmod(0o644)
    return temporary
