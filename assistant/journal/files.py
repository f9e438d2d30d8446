"""The files of a journal: what lies beside it, who may touch it, and what DuckDB must not be let near.

Beside `journal.duckdb` there may lie, each with the journal's name before it:

    .lock         held by whoever of us has the database open, so that it may be replaced under it
    .wal          DuckDB's own, with .wal.checkpoint, .wal.recovery and .tmp
    .new          a database in the making; it takes the journal's place when it is whole
    .spool        words first (spool.py), with .spool.lock, .spool.torn and one .spool.….alive a process
    .listen       held while somebody listens
    .forgetting   ids that are being forgotten: whoever opens the journal next finishes that first
    .backups      whole copies (backup.py), with .backups.lock
    .damaged      what salvage moved out of the way, as it was
    .snapshots    private copies that are being read, and gone after
"""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

from assistant.errors import AlreadyListening, JournalBusy, JournalError

WAL_ENDINGS = (".wal", ".wal.checkpoint", ".wal.recovery")


def beside(path: Path, ending: str) -> Path:
    """What lies beside the journal at `path` with this ending."""
    return path.with_name(path.name + ending)


def checkpointed(path: Path) -> bool:
    """Whether all that was committed is in the database itself; ask while nobody has it open."""
    return not any(beside(path, ending).exists() for ending in WAL_ENDINGS)


# --- look before opening -------------------------------------------------------------------------------


def look(path: Path) -> None:
    """Raise JournalError for everything that DuckDB would misread, overwrite or silently delete.

    A path that does not exist yet is fine.
    """
    refuse_addresses(path)
    if path.is_dir():
        raise JournalError(
            f"The journal is a folder: {path}", hint=f"Give a file, for example {path / 'journal.duckdb'}"
        )
    if not path.exists():
        _look_for_a_widowed_wal(path)
    elif not path.is_file() or _magic(path) != b"DUCK":
        raise JournalError(
            f"This file is not a journal: {path}",
            hint="Give another path. If it was one, `babysteps salvage` brings back what can be read.",
        )


def refuse_addresses(path: Path) -> None:
    """Raise JournalError for what is no file on this computer."""
    if re.match(r"\w[\w+.-]+:/", str(path)):  # a Path has already made `://` into `:/`
        raise JournalError(f"This must be a file on this computer: {path}", hint="Give a plain path.")


def real(path: Path) -> Path:
    """Where the file really is: beside a link to it nothing of it would be found. Raises JournalError."""
    refuse_addresses(path)
    return path.resolve()


def _look_for_a_widowed_wal(path: Path) -> None:
    for ending in WAL_ENDINGS:
        wal = beside(path, ending)
        if wal.exists():
            raise JournalError(
                f"The journal is gone, but its last changes are still here: {wal}",
                hint=f"Put {path.name} back beside it, or let `babysteps salvage` see to it.",
            )


def _magic(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(12)[8:]
    except OSError:
        raise JournalError(
            f"The journal cannot be read: {path}", hint=f"Allow yourself to: chmod 600 '{path}'"
        ) from None


def writable(path: Path) -> bool:
    """May the journal at `path` be written, or be made there?"""
    folder = next(folder for folder in path.absolute().parents if folder.exists())
    return folder.is_dir() and _may_write(folder) and (not path.exists() or _may_write(path))


def _may_write(path: Path) -> bool:
    # root is allowed everything; whoever wrote-protected a file means root as well.
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & stat.S_IWUSR)


def modified(path: Path) -> datetime:
    """When the file was last written, UTC. Raises OSError."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


# --- making, replacing, removing -----------------------------------------------------------------------


def make_place(path: Path) -> None:
    """Look, and make the folders for the journal at `path`, 0700 each.

    Raises JournalError where nothing may be written.
    """
    look(path)
    if not writable(path):
        raise JournalError(
            f"The journal is read-only: {path}",
            hint="Allow yourself to write the file and its folder (chmod u+w), or give another --journal.",
        )
    make_folder(path.absolute().parent)
    with suppress(OSError):  # a copy that came from elsewhere; on some file systems nothing can be allowed
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, 0700 each whatever the umask. Raises JournalError."""
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    try:
        for above in reversed(missing):
            above.mkdir(exist_ok=True)
            above.chmod(0o700)
    except OSError as error:
        raise JournalError(
            f"The folder cannot be made: {folder} ({error.strerror})", hint="Give another one."
        ) from None


def sync_folder(folder: Path) -> None:
    """Make a file's new name in `folder` survive a power cut."""
    if os.name == "nt":  # a folder cannot be opened there, and its entries are journalled anyway
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync(file: Path) -> None:
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def put_in_place(new: Path, path: Path) -> None:
    """Let the file `new` take the place of `path`, for good. Raises OSError."""
    _sync(new)
    new.replace(path)
    sync_folder(path.parent)


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A private file, UTF-8, that takes its place when all of it is on the disk. Raises OSError."""
    new = beside(path, ".new")
    new.unlink(missing_ok=True)
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file
        put_in_place(new, path)
    finally:
        new.unlink(missing_ok=True)


def remove(database: Path) -> None:
    """Remove a database file and what DuckDB left beside it. Raises OSError."""
    database.unlink(missing_ok=True)
    remove_wals(database)


def remove_wals(database: Path) -> None:
    """Remove what DuckDB left beside a database file. Raises OSError."""
    for ending in WAL_ENDINGS:
        beside(database, ending).unlink(missing_ok=True)
    shutil.rmtree(beside(database, ".tmp"), ignore_errors=True)


def copy_with_wal(path: Path, to: Path) -> None:
    """Copy a database that nobody has open, with the changes that lie beside it, 0600. Raises OSError."""
    for ending in ("", *WAL_ENDINGS):
        if beside(path, ending).exists():
            copy = beside(to, ending)
            copy.touch(mode=0o600)
            shutil.copyfile(beside(path, ending), copy)


def set_aside(path: Path, moment: datetime) -> Path:
    """Copy a journal that is damaged, as it is, to a folder beside it: whole or not at all, for good.

    Raises OSError and JournalError.
    """
    place = beside(path, ".damaged")
    make_folder(place)
    stamp = f"{moment.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    names = (stamp if nth == 1 else f"{stamp}-{nth}" for nth in count(1))
    folder = next(place / name for name in names if not (place / name).exists())
    half = beside(folder, ".new")
    make_folder(half)
    try:
        copy_with_wal(path, half / path.name)
        for file in half.iterdir():
            _sync(file)
        sync_folder(half)
        half.rename(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    sync_folder(place)
    sync_folder(path.parent)
    return folder


# --- one at a time -------------------------------------------------------------------------------------


@contextmanager
def held(path: Path, wait_s: float) -> Iterator[None]:
    """Nobody else of us has the journal at `path` open in this block.

    Raises JournalError when somebody still has after `wait_s` seconds. Where nothing can be written nobody
    can change anything, and there is nothing to hold.
    """
    if not _may_write(path.absolute().parent):
        yield
        return
    lock = FileLock(beside(path, ".lock"), timeout=wait_s, mode=0o600, poll_interval=0.005)
    try:
        lock.acquire()
    except Timeout:
        raise busy(path) from None
    except OSError as error:
        raise JournalError(
            f"The journal cannot be reached ({error.strerror}): {path}",
            hint="Is the disk full, or has its folder gone?",
        ) from None
    try:
        yield
    finally:
        lock.release()


def busy(path: Path) -> JournalBusy:
    return JournalBusy(f"Another program has the journal open: {path}", hint="Close it, then try again.")


@contextmanager
def listen_lock(path: Path) -> Iterator[None]:
    """One `listen` a journal: raises AlreadyListening when there is one already, in any process."""
    path = real(path)
    make_place(path)
    try:
        lock = FileLock(beside(path, ".listen"), mode=0o600, thread_local=False)
        lock.acquire(blocking=False)
    except Timeout:
        raise AlreadyListening(
            f"Somebody is already listening for this journal: {path}",
            hint="Stop the other one first, or give this one another --journal.",
        ) from None
    try:
        yield
    finally:
        lock.release()
