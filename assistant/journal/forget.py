"""Forgotten means gone: the live rows are copied into a new file, and the old one is replaced.

Deleting rows would leave their words in the file. A wordless tombstone stays, so that no import and no backup
brings them back. What is learnt from entries is computed from the rows, and so forgets with them.
"""

import errno
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from assistant import scratch
from assistant.errors import JournalError
from assistant.journal import files
from assistant.journal.database import (
    WAIT_S,
    Connection,
    DatabaseError,
    alone,
    copy_tables,
    digest,
    fold,
    insist,
    opened,
    sql_name,
    table_names,
)
from assistant.journal.spool import Spool
from assistant.journal.tables import TABLES

Gone = Mapping[UUID, str]
"""Ids of entries, and whose they were."""


def forget(path: Path, spool: Spool, gone: Gone, wait_s: float = WAIT_S) -> None:
    """Erase these entries from everything that lies beside the journal at `path`, and from itself.

    What is interrupted is finished by whoever opens the journal next (`finish`). Raises JournalError.
    """
    backups = files.beside(path, ".backups")
    files.make_folder(backups)
    with alone(backups, wait_s):
        with alone(path, wait_s):
            insist(path)
            known = {**_begun(path), **gone}
            text = json.dumps({str(entry_id): person for entry_id, person in known.items()})
            with files.whole(_marker(path)) as file:
                file.write(text)
        try:
            _erase_everywhere(path, spool, known, wait_s)
        except (JournalError, DatabaseError, OSError) as error:
            raise JournalError(
                f"Not everything could be erased yet ({type(error).__name__}): {path}",
                hint="Is the disk full, or somebody else at it? When the journal is opened next, it goes on.",
            ) from None


def finish(path: Path, spool: Spool, wait_s: float = WAIT_S) -> None:
    """Go on with a forgetting that was interrupted, if there is one. Raises JournalError."""
    if _marker(path).exists():
        forget(path, spool, {}, wait_s)


def tombstones(path: Path) -> dict[UUID, str]:
    """What was forgotten in a database that is nobody else's just now. Raises DatabaseError."""
    with opened(path, read_only=True) as connection:
        if "tombstones" not in table_names(connection):
            return {}
        return dict(connection.execute("SELECT entry_id, person FROM tombstones").fetchall())


def all_tombstones(sources: Iterable[Path]) -> dict[UUID, str]:
    """What was forgotten, as far as any of these databases that is there and can be read knows."""
    known: dict[UUID, str] = {}
    for source in sources:
        with suppress(DatabaseError):
            known |= tombstones(source) if source.exists() else {}
    return known


def _marker(path: Path) -> Path:
    return files.beside(path, ".forgetting")


def _begun(path: Path) -> dict[UUID, str]:
    marker = _marker(path)
    said = json.loads(marker.read_text()) if marker.exists() else {}
    return {UUID(entry_id): person for entry_id, person in said.items()}


def _erase_everywhere(path: Path, spool: Spool, gone: Gone, wait_s: float) -> None:
    with alone(path, wait_s):
        spool.forget(gone)
        _remove_folder(files.beside(path, ".damaged"))  # nothing in a damaged file can be told apart
        scratch.sweep(files.beside(path, ".snapshots"))  # what is being read just now its reader removes
        files.remove(files.beside(path, ".new"))
        fold(path)
        _erase(path, gone)
    for file in files.beside(path, ".backups").iterdir():
        _erase_in_backup(file, gone)
    _marker(path).unlink()
    files.sync_folder(path.parent)


def has_remains(path: Path) -> bool:
    """Whether there is something of which nobody can say what is in it. Raises JournalError."""
    copies = files.beside(path, ".backups").glob("*")
    return (
        files.beside(path, ".damaged").exists()
        or files.beside(path, ".spool.torn").exists()
        or not all(_is_readable(copy) for copy in copies)
    )


def _remove_folder(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _erase_in_backup(file: Path, gone: Gone) -> None:
    if file.is_dir():
        _remove_folder(file)
    elif _is_readable(file):
        _erase(file, gone)
    else:
        file.unlink(missing_ok=True)  # nobody can say what is in it


def _is_readable(file: Path) -> bool:
    if file.suffix != ".duckdb" or not file.exists():
        return False
    try:
        with opened(file, read_only=True) as connection:
            return bool(digest(connection))
    except DatabaseError as error:
        if "Could not set lock" in str(error):  # somebody else looks into it
            raise files.busy(file) from None
        return False


def _erase(file: Path, gone: Gone) -> None:
    new = files.beside(file, ".new")
    try:
        copy_without(file, new, gone)
        files.remove_wals(file)
        files.put_in_place(new, file)
    finally:
        files.remove(new)  # where it failed: the disk may be full


def copy_without(source: Path, new: Path, gone: Gone) -> None:
    """Make the database `new`: all rows of `source`, less what is about these entries, and their tombstones.

    `source` keeps its schema version, and is nobody else's just now. Raises DatabaseError and OSError.
    """
    files.remove(new)
    with opened(new) as connection:
        copy_tables(connection, source)
        entry_columns = {table.name: table.entry for table in TABLES}
        for name in table_names(connection):
            entry = entry_columns.get(name)
            staying = f"WHERE {entry} NOT IN (SELECT unnest($gone::UUID[]))" if entry else ""
            parameters = {"gone": list(gone)} if entry else {}
            connection.execute(
                f"INSERT INTO {sql_name(name)} SELECT * FROM source.{sql_name(name)} {staying}", parameters
            )
        if "tombstones" in table_names(connection):  # a backup may be older than they are
            bury(connection, gone)
        before = digest(connection)
        connection.execute("DETACH source")
    with opened(new, read_only=True) as connection:
        same = digest(connection) == before
    if not same or not files.checkpointed(new):  # what is in its WAL would not come along
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(new))


def bury(connection: Connection, gone: Gone) -> None:
    """Remember that these entries are to stay away. Raises DatabaseError."""
    connection.execute(
        """INSERT INTO tombstones SELECT unnest($ids::UUID[]), unnest($people::VARCHAR[])
        ON CONFLICT DO NOTHING""",
        {"ids": list(gone), "people": list(gone.values())},
    )
