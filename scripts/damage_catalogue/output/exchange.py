"""Two names of the file system exchanged in one step, where the system can."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Exchange: TypeAlias = Callable[[Path, Path], bool]

_RELATIVE_TO_HERE = -100  # AT_FDCWD of Linux; it does not matter for absolute paths
_LINUX_EXCHANGE = 2  # RENAME_EXCHANGE, renameat2(2)
_DARWIN_SWAP = 2  # RENAME_SWAP, renamex_np(2)
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


def exchange_names(one: Path, other: Path) -> bool:
    """Gives each of two folders the other's name, so that no moment sees either name without a folder.

    False where the system or the file system has no such step, and nothing was done. Raises OSError where it
    has one, and it failed.
    """
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    here = _RELATIVE_TO_HERE
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, ctypes.c_uint(_DARWIN_SWAP))
    elif sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(here, names[0], here, names[1], ctypes.c_uint(_LINUX_EXCHANGE))
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
