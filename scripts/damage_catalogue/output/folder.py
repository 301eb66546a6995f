"""Writing a folder as a whole or not at all, whatever ends the program while it does so.

Beside the folder `site` a build has a working folder, `.site.building`, which git ignores. The new content
grows there as `unfinished`, is called `new` once it is whole, and then exchanges its name with `site` in one
step. Where the system has no such step, `site` becomes `old` in the working folder before `new` becomes
`site`. The working folder is locked as long as its build runs, so whatever is found in one that is not
locked comes from a build that was ended, and is put back or swept away by the next.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from damage_catalogue.output.contents import (
    are_the_same,
    mark_as_written,
    put_there_by_somebody,
    refuse_what_is_not_ours,
)
from damage_catalogue.output.exchange import Exchange, exchange_names
from damage_catalogue.output.place import follow_links
from damage_catalogue.project import ProjectError, RefusedFolderError

_PUT_OFF = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_HELD_BY_ANOTHER = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_ONLY_IN_WRITING = _DISK_FULL | {errno.EROFS}


def prepare_folder(out: Path) -> None:
    """Mends what an earlier build left of `out` when it was ended.

    Raises RefusedFolderError where `out` may not be replaced, or another build is writing it just now, and
    ProjectError where it can be seen already that it cannot be written.
    """
    target = follow_links(out)
    refuse_what_is_not_ours(target)
    _refuse_what_cannot_be_written(target)
    if os.path.lexists(_working_folder_of(target)):
        with _working_folder(target):
            pass  # entering and leaving restores and sweeps


@contextmanager
def replaced_as_a_whole(out: Path, exchange: Exchange = exchange_names) -> Iterator[Path]:
    """A new folder to write into; it takes the place of `out` when the block ends well.

    When the block fails, `out` stays as it was. A link is followed: what it leads to is replaced. Raises
    RefusedFolderError, before anything is written, where `out` holds something that was not made by a build,
    and ProjectError where the system does not let it be written.
    """
    target = follow_links(out)
    refuse_what_is_not_ours(target)
    try:
        with _parents_of(target), _working_folder(target) as work:
            unfinished = work / "unfinished"
            unfinished.mkdir()
            yield unfinished
            mark_as_written(unfinished)
            refuse_what_is_not_ours(target)
            _refuse_two_of_a_kind(unfinished, target)
            with _undisturbed():
                _put_in_place(unfinished, target, exchange)
    except OSError as error:
        told = _in_plain_words(error, target)
        if told is None:
            raise
        raise told from error


def _refuse_what_cannot_be_written(target: Path) -> None:
    nearest = next(folder for folder in target.parents if folder.exists())
    if not nearest.is_dir():
        raise RefusedFolderError(
            f"{target} cannot be a folder, because {nearest} is a file. Name another folder with --out."
        )
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise ProjectError(
            f"{target} cannot be written: you may not write to {nearest}, or its disk takes nothing new. "
            "Name a folder with --out that you may write to."
        )


def _working_folder_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.building")


@contextmanager
def _parents_of(target: Path) -> Iterator[None]:
    """Makes the folders above `target`; those it made go again where nothing came into them."""
    missing = [folder for folder in target.parents if not folder.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for folder in missing:
            with suppress(OSError):  # it is not empty, and so of use
                folder.rmdir()


@contextmanager
def _working_folder(target: Path) -> Iterator[Path]:
    """The locked working folder of `target`. Whatever it holds, before and after, is restored or swept."""
    work = _working_folder_of(target)
    lock: int | None = None
    try:
        with _undisturbed():
            lock = _enter(work)
            _restore(work, target)
        yield work
    finally:
        if lock is not None:
            with _undisturbed():
                try:
                    _restore(work, target)
                    _leave(work)
                finally:
                    os.close(lock)


def _enter(work: Path) -> int:
    """Makes the working folder and locks it; gives the lock, which ends with the program at the latest."""
    while True:
        with suppress(FileExistsError):
            work.mkdir(0o700)
        _refuse_strange_working_folder(work)
        with suppress(FileNotFoundError):  # its build has just ended and taken it away
            lock = os.open(work / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            try:
                _take_lock(lock, work)
                if os.path.samestat(os.fstat(lock), (work / "lock").lstat()):
                    _settle(lock, work)
                    return lock
            except BaseException:
                os.close(lock)
                raise
            os.close(lock)


def _take_lock(lock: int, work: Path) -> None:
    """Raises RefusedFolderError where another build holds it. Without locks two builds go unnoticed."""
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD_BY_ANOTHER:
            return
        process = os.read(lock, 20).decode("ascii", "replace").strip() or "unknown"
        name = work.name.removeprefix(".").removesuffix(".building")
        raise RefusedFolderError(
            f"Another build is writing {work.with_name(name)} (process {process}). Wait until it has ended."
        ) from error


def _settle(lock: int, work: Path) -> None:
    """Says in the working folder whose it is, and that git should leave it alone."""
    try:
        os.ftruncate(lock, 0)
        os.write(lock, f"{os.getpid()}\n".encode())
        (work / ".gitignore").write_text("*\n", "utf-8")
    except OSError:
        _leave(work)
        raise


def _refuse_strange_working_folder(work: Path) -> None:
    try:
        found = work.lstat()
    except FileNotFoundError:
        return
    ours = {".gitignore", "lock", "unfinished", "new", "old"}
    if stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and _holds_only(work, ours):
        return
    raise RefusedFolderError(
        f"{work} is where a build works, but no build of yours has made what is there. Move it away."
    )


def _holds_only(folder: Path, names: set[str]) -> bool:
    return all(path.name in names for path in folder.iterdir())


def _leave(work: Path) -> None:
    with suppress(OSError):  # what cannot go now goes at the next start
        (work / "lock").unlink()
        (work / ".gitignore").unlink(missing_ok=True)
        work.rmdir()


def _restore(work: Path, target: Path) -> None:
    """Puts back what a build that was ended had moved out of the way, and sweeps what it left unfinished."""
    old, new = work / "old", work / "new"
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (old, new):
        if leftover.is_dir():
            _bring_over(leftover, target)
    for leftover in (old, new, work / "unfinished"):
        shutil.rmtree(leftover, ignore_errors=True)


def _bring_over(leftover: Path, target: Path) -> None:
    """Moves what somebody has put into the replaced folder to the one that has taken its place."""
    for name in put_there_by_somebody(leftover):
        kept, taken = leftover / name, target / name
        if not os.path.lexists(taken):
            target.mkdir(exist_ok=True)
            kept.rename(taken)
        elif not are_the_same(kept, taken):
            raise RefusedFolderError(
                f"{kept} was kept from a build that was ended, but there is another one in {target}. "
                "Delete the one that is not wanted."
            )


def _refuse_two_of_a_kind(new: Path, target: Path) -> None:
    """What is to be kept must not stand in the way of a file that the build brings with it."""
    if not target.exists():
        return
    for name in put_there_by_somebody(target):
        if os.path.lexists(new / name) and not are_the_same(target / name, new / name):
            raise RefusedFolderError(
                f"{target / name} would be kept, but the new site brings another {name} with it. "
                "Delete the one that is not wanted."
            )


def _put_in_place(unfinished: Path, target: Path, exchange: Exchange) -> None:
    new, old = unfinished.with_name("new"), unfinished.with_name("old")
    if target.exists():
        unfinished.chmod(stat.S_IMODE(target.stat().st_mode))  # who may read it stays the same
    unfinished.rename(new)
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        target.rename(old)
        new.rename(target)


def _in_plain_words(error: OSError, target: Path) -> ProjectError | None:
    """What the system said about writing `target`; None where it was about something else."""
    work = _working_folder_of(target)
    if error.errno is None:
        return None
    if error.filename is not None and error.errno not in _ONLY_IN_WRITING:
        about = Path(os.fsdecode(error.filename))
        if not any(about.is_relative_to(folder) for folder in (work, target)) and about not in target.parents:
            return None
    next_step = (
        "Make room on the disk, then build again."
        if error.errno in _DISK_FULL
        else "Name a folder with --out that you may write to."
    )
    return ProjectError(
        f"{target} could not be written: {error.strerror}. What was there before is untouched. {next_step}"
    )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Puts off Ctrl-C and requests to end until the block is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _PUT_OFF)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
