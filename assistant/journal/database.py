"""The owner of DuckDB: look before opening, short connections, migrations.

DuckDB lets one process at a time open a file, so a connection lives for one piece of work, and whoever comes
second tries again until its patience (`wait_s`) is over.
"""

import os
import random
import re
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import duckdb

from assistant.errors import JournalError

WAIT_S = 5.0
"""How long to try, in seconds, while somebody else has the journal open."""

Connection = duckdb.DuckDBPyConnection

_OPTIONS = {
    # Extensions would be fetched by C++, over connections that nothing in Python can see.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # For new files: what any DuckDB since 1.5 can read.
    "storage_compatibility_version": "v1.5.0",
}

# In one process DuckDB refuses a second connection with other options, and the umask belongs to all threads.
_one_at_a_time = threading.Lock()


# --- look before opening -------------------------------------------------------------------------------


def look(path: Path) -> None:
    """Raise JournalError for everything that DuckDB would misread, overwrite or silently delete.

    A path that does not exist yet is fine.
    """
    if re.match(r"\w[\w+.-]+:/", str(path)):  # a Path has already made `://` into `:/`
        raise JournalError(f"The journal must be a file on this computer: {path}", hint="Give a plain path.")
    if path.is_dir():
        raise JournalError(
            f"The journal is a folder: {path}", hint=f"Give a file, for example {path / 'journal.duckdb'}"
        )
    if not path.exists():
        _look_for_a_widowed_wal(path)
    elif not path.is_file() or _magic(path) != b"DUCK":
        raise JournalError(
            f"This file is not a journal: {path}", hint="Give another path, or move that file out of the way."
        )


def _look_for_a_widowed_wal(path: Path) -> None:
    for ending in (".wal", ".wal.checkpoint", ".wal.recovery"):
        wal = path.with_name(path.name + ending)
        if wal.exists():
            raise JournalError(
                f"The journal is gone, but its last changes are still here: {wal}",
                hint=f"Put {path.name} back beside it, or move it to another folder to begin a new journal.",
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
    missing = [folder for folder in path.absolute().parents if not folder.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise JournalError(
            f"The journal's folder cannot be made: {path.parent} ({error.strerror})",
            hint="Give another --journal.",
        ) from None


def sync_folder(folder: Path) -> None:
    """Make a file's new name in `folder` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# --- connections ---------------------------------------------------------------------------------------


@contextmanager
def reading(path: Path, wait_s: float = WAIT_S) -> Iterator[Connection]:
    """A read-only connection to the journal at `path`. Raises JournalError."""
    _insist(path)
    with _session(path, wait_s, read_only=True) as connection:
        yield connection


@contextmanager
def writing(path: Path, wait_s: float = WAIT_S) -> Iterator[Connection]:
    """A connection in one transaction, committed at the end of the block; an exception takes all of it back.

    Raises JournalError.
    """
    _insist(path)
    with _session(path, wait_s) as connection, _transaction(connection):
        yield connection


def _insist(path: Path) -> None:
    look(path)
    if not path.exists():  # DuckDB would make an empty one
        raise JournalError(
            f"The journal is gone: {path}", hint="Put it back, or start again to begin a new one."
        )


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    connection.begin()
    try:
        yield
        connection.commit()
    except duckdb.Error:
        raise  # DuckDB rolls back when it closes; asking for it again may raise over the real reason
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def _session(path: Path, wait_s: float, *, read_only: bool = False) -> Iterator[Connection]:
    deadline = time.monotonic() + wait_s
    if not _one_at_a_time.acquire(timeout=wait_s):
        raise _busy(path)
    umask = os.umask(0o077)  # DuckDB makes the database and its WAL with whatever the umask leaves
    try:
        connection = _open(path, deadline, read_only)
        try:
            yield connection
        finally:
            connection.close()
    except duckdb.Error as error:
        # DuckDB's own text may quote what was being written.
        raise JournalError(
            f"The journal cannot be read or written just now ({type(error).__name__}): {path}",
            hint="Is the disk full? If not: keep the file and what lies beside it, and try a copy.",
        ) from None
    finally:
        os.umask(umask)
        _one_at_a_time.release()


def _open(path: Path, deadline: float, read_only: bool) -> Connection:
    while True:
        try:
            # Absolute, or names like `:memory:` and `md:x` would mean something else to DuckDB.
            return duckdb.connect(str(path.absolute()), read_only=read_only, config=dict(_OPTIONS))
        except duckdb.IOException as error:
            if "Could not set lock" not in str(error):
                raise
        if time.monotonic() >= deadline:
            raise _busy(path)
        time.sleep(random.uniform(0.005, 0.150))


def _busy(path: Path) -> JournalError:
    return JournalError(f"Another program has the journal open: {path}", hint="Close it, then try again.")


# --- migrations ----------------------------------------------------------------------------------------


def version(connection: Connection) -> int:
    """The schema version of an open journal; 0 when it is no journal of ours."""
    known = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_versions'")
    if known.fetchall() == [(0,)]:
        return 0
    return int(connection.execute("SELECT coalesce(max(version), 0) FROM schema_versions").fetchall()[0][0])


def check_version(path: Path, found: int) -> None:
    """Raise JournalError unless `found`, the version of the journal at `path`, is one we can use."""
    if found > len(_migrations()):
        raise JournalError(
            f"The journal was written by a newer version of this program: {path}",
            hint="Install that version, or give another --journal.",
        )
    if found == 0:
        raise JournalError(
            f"This database is not a journal: {path}", hint="Give another path, or move it out of the way."
        )


def create(path: Path) -> None:
    """Make a new, empty journal: whole or not at all. The caller sees to it that nobody else does just now.

    Raises JournalError.
    """
    new = path.with_name(path.name + ".new")
    for leftover in (new, path.with_name(path.name + ".new.wal")):
        leftover.unlink(missing_ok=True)
    with _session(new, WAIT_S) as connection:
        _migrate(connection, since=0)
    new.replace(path)
    sync_folder(path.parent)


def upgrade(path: Path, wait_s: float = WAIT_S) -> None:
    """Bring the journal at `path` to our schema version. Raises JournalError, for a newer one too."""
    with reading(path, wait_s) as connection:
        found = version(connection)
    check_version(path, found)
    if found < len(_migrations()):
        with _session(path, wait_s) as connection:
            _migrate(connection, since=version(connection))


def _migrate(connection: Connection, since: int) -> None:
    for number, sql in enumerate(_migrations()[since:], start=since + 1):
        with _transaction(connection):
            connection.execute(sql)
            connection.execute("INSERT INTO schema_versions VALUES (?)", [number])
        connection.execute("CHECKPOINT")


def _migrations() -> list[str]:
    folder = resources.files(__package__).joinpath("migrations")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name
    )
    return [file.read_text(encoding="utf-8") for file in files]
