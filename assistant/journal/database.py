"""The owner of DuckDB: short connections, one at a time.

DuckDB lets one process at a time open a file, so a connection lives for one piece of work, and whoever comes
second tries again until its patience (`wait_s`) is over. What takes longer reads a private snapshot.
"""

import errno
import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb

from assistant import scratch
from assistant.errors import JournalError
from assistant.journal.damage import check
from assistant.journal.files import (
    beside,
    busy,
    checkpointed,
    copy_with_wal,
    held,
    look,
    make_folder,
    writable,
)

WAIT_S = 5.0
"""How long to try, in seconds, while somebody else has the journal open."""

Connection = duckdb.DuckDBPyConnection
DatabaseError = duckdb.Error

_OPTIONS = {
    # Extensions would be fetched by C++, over connections that nothing in Python can see.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # For new files: what any DuckDB since 1.5 can read.
    "storage_compatibility_version": "v1.5.0",
}

# In one process DuckDB refuses a second connection with other options, and the umask belongs to all threads.
_one_at_a_time = threading.Lock()


@contextmanager
def reading(path: Path, wait_s: float = WAIT_S) -> Iterator[Connection]:
    """A read-only connection to the journal at `path`. Raises JournalError."""
    with _session(path, wait_s, read_only=True) as connection:
        yield connection


@contextmanager
def writing(path: Path, wait_s: float = WAIT_S) -> Iterator[Connection]:
    """A connection in one transaction, committed at the end of the block; an exception takes all of it back.

    What is committed is in the WAL; closing then puts it into the database and removes the WAL, unless the
    disk is full: see `files.checkpointed`. Raises JournalError.
    """
    with _session(path, wait_s) as connection, transaction(connection):
        yield connection


@contextmanager
def snapshot(path: Path, wait_s: float = WAIT_S) -> Iterator[Path]:
    """A private copy of the journal at `path`, gone after: nobody waits for whoever reads it.

    Where nothing can be written, nobody can change it either: then it is the journal itself. Raises
    JournalError.
    """
    if not writable(path):
        yield path
        return
    place = beside(path, ".snapshots")
    with ExitStack() as until_read:
        with alone(path, wait_s):
            insist(path)
            make_folder(place)
            scratch.sweep(place)
            copy = until_read.enter_context(scratch.folder(place)) / path.name
            copy_with_wal(path, copy)
        yield copy


def insist(path: Path) -> None:
    """Raise JournalError for a journal that is missing or damaged: DuckDB would make an empty one, or worse.

    Ask while nobody has it open.
    """
    look(path)
    if not path.exists():
        raise JournalError(
            f"The journal is gone: {path}", hint="Put it back, or start again to begin a new one."
        )
    check(path)


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Connection]:
    """A connection to a file that is nobody else's just now, or ours to make; lets DatabaseError through."""
    with _private(), duckdb.connect(_name(path), read_only=read_only, config=dict(_OPTIONS)) as connection:
        yield connection


def fold(path: Path) -> None:
    """Take what lies beside a database that is nobody else's just now into it.

    Raises DatabaseError, and OSError where the disk is full.
    """
    if not checkpointed(path):
        with opened(path) as connection:
            _fold(connection)
        insist_on_no_wal(path)


def _fold(connection: Connection) -> None:
    # A WAL torn in its first transaction holds nothing, and stays until something changes.
    connection.execute("CREATE TABLE folded (nothing BOOLEAN)")
    connection.execute("DROP TABLE folded")
    connection.execute("CHECKPOINT")


def insist_on_no_wal(path: Path) -> None:
    """Raise OSError where a database that was just closed could not be finished: the disk is full."""
    if not checkpointed(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


@contextmanager
def in_memory() -> Iterator[Connection]:
    """A database of nothing, to ask other files with; lets DatabaseError through."""
    # Without a folder for what does not fit into memory: it would be wherever we happen to be.
    with duckdb.connect(config=dict(_OPTIONS, temp_directory="")) as connection:
        yield connection


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of the block, or nothing of it."""
    connection.begin()
    try:
        yield
        connection.commit()
    except duckdb.Error:
        raise  # DuckDB rolls back when it closes; asking for it again may raise over the real reason
    except BaseException:
        connection.rollback()
        raise


def table_names(connection: Connection) -> list[str]:
    """The tables of the database that was opened."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY table_name"
    )
    return [name for (name,) in found.fetchall()]


def digest(connection: Connection) -> dict[str, tuple[object, ...]]:
    """Every table of the database that was opened: how many rows, and one number made of all of them."""
    return {
        name: connection.execute(
            f"SELECT count(*), bit_xor(hash(one)) FROM {sql_name(name)} AS one"
        ).fetchall()[0]
        for name in table_names(connection)
    }


def copy_tables(connection: Connection, source: Path) -> None:
    """Attach the database `source`, read-only and under that name, and make its tables here, empty.

    Raises DatabaseError.
    """
    connection.execute(f"ATTACH {quoted(source)} AS source (READ_ONLY)")
    (target,) = connection.execute("SELECT current_database()").fetchone() or ("",)
    connection.execute(f"COPY FROM DATABASE source TO {sql_name(target)} (SCHEMA)")


def quoted(path: Path) -> str:
    """A path as a literal, for the statements that take no parameter there."""
    return "'" + _name(path).replace("'", "''") + "'"


def sql_name(name: str) -> str:
    """A table's or a database's name as SQL writes it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def _name(path: Path) -> str:
    return str(path.absolute())  # or names like `:memory:` and `md:x` would mean something else to DuckDB


@contextmanager
def alone(path: Path, wait_s: float = WAIT_S) -> Iterator[None]:
    """Nobody else of us has the journal at `path` open in this block, and its errors are JournalErrors."""
    with held(path, wait_s):
        try:
            yield
        except duckdb.Error as error:
            # DuckDB's own text may quote what was being written.
            raise JournalError(
                f"The journal cannot be read or written just now ({type(error).__name__}): {path}",
                hint="Is the disk full? If not, `babysteps salvage` brings back what can be read.",
            ) from None
        except OSError as error:
            raise JournalError(
                f"The journal cannot be written ({error.strerror}): {path}", hint="Is the disk full?"
            ) from None


@contextmanager
def _session(path: Path, wait_s: float, *, read_only: bool = False) -> Iterator[Connection]:
    deadline = time.monotonic() + wait_s
    look(path)
    with alone(path, wait_s):
        insist(path)
        with _private(wait_s, path):
            if not read_only and not checkpointed(path):
                # One transaction a WAL: replaying two, DuckDB 2.0 may forget an UPDATE of what was NULL.
                with _patiently(path, deadline, read_only) as connection:
                    _fold(connection)
                insist_on_no_wal(path)
            with _patiently(path, deadline, read_only) as connection:
                yield connection


@contextmanager
def _private(wait_s: float = -1, path: Path | None = None) -> Iterator[None]:
    """One connection in this process; DuckDB makes its files with whatever the umask leaves."""
    if not _one_at_a_time.acquire(timeout=wait_s):
        raise busy(path or Path())
    umask = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(umask)
        _one_at_a_time.release()


def _patiently(path: Path, deadline: float, read_only: bool) -> Connection:
    while True:
        try:
            return duckdb.connect(_name(path), read_only=read_only, config=dict(_OPTIONS))
        except duckdb.IOException as error:
            if "Could not set lock" not in str(error):
                raise
        if time.monotonic() >= deadline:
            raise busy(path)
        time.sleep(random.uniform(0.005, 0.150))
