"""Forgotten means gone: the live rows are copied into a new file, and the old one is replaced.

Deleting rows would leave their words in the file. A wordless tombstone stays, so that no import and no backup
brings them back. What is learnt from entries is computed from the rows, and so forgets with them.
"""

import errno
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from assistant.journal import files
from assistant.journal.database import (
    WAIT_S,
    Connection,
    DatabaseError,
    alone,
    digest,
    insist,
    opened,
    quoted,
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
    files.make_folder(files.beside(path, ".backups"))
    with files.held(files.beside(path, ".backups"), wait_s), alone(path, wait_s):
        insist(path)
        known = {**_begun(path), **gone}
        text = json.dumps({str(entry_id): person for entry_id, person in known.items()})
        files.write_whole(_marker(path), text.encode())
        _finish(path, spool, known)


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


def _marker(path: Path) -> Path:
    return files.beside(path, ".forgetting")


def _begun(path: Path) -> dict[UUID, str]:
    marker = _marker(path)
    said = json.loads(marker.read_text()) if marker.exists() else {}
    return {UUID(entry_id): person for entry_id, person in said.items()}


def _finish(path: Path, spool: Spool, gone: Gone) -> None:
    spool.forget(gone)
    for folder in (".damaged", ".snapshots"):  # nothing in a damaged file can be told apart
        shutil.rmtree(files.beside(path, folder), ignore_errors=True)
    files.remove(files.beside(path, ".new"))
    for file in filter(Path.is_file, files.beside(path, ".backups").iterdir()):
        _erase_in_backup(file, gone)
    with opened(path):
        pass  # closing it takes the WAL into it
    if not files.checkpointed(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
    _erase(path, gone)
    _marker(path).unlink()
    files.sync_folder(path.parent)


def _erase_in_backup(file: Path, gone: Gone) -> None:
    try:
        if file.suffix == ".duckdb":
            return _erase(file, gone)
    except DatabaseError:
        pass
    file.unlink()  # it cannot be read, and so nobody can say what is in it


def _erase(file: Path, gone: Gone) -> None:
    new = files.beside(file, ".new")
    copy_without(file, new, gone)
    files.remove_wals(file)
    files.put_in_place(new, file)


def copy_without(source: Path, new: Path, gone: Gone) -> None:
    """Make the database `new`: all rows of `source`, less what is about these entries, and their tombstones.

    `source` keeps its schema version, and is nobody else's just now. Raises DatabaseError and OSError.
    """
    files.remove(new)
    with opened(new) as connection:
        connection.execute(f"ATTACH {quoted(source)} AS source (READ_ONLY)")
        (target,) = connection.execute("SELECT current_database()").fetchone() or ("",)
        connection.execute(f'COPY FROM DATABASE source TO "{target}" (SCHEMA)')
        entry_columns = {table.name: table.entry for table in TABLES}
        for name in table_names(connection):
            entry = entry_columns.get(name)
            staying = f"WHERE {entry} NOT IN (SELECT unnest($gone::UUID[]))" if entry else ""
            parameters = {"gone": list(gone)} if entry else {}
            connection.execute(f'INSERT INTO "{name}" SELECT * FROM source."{name}" {staying}', parameters)
        _bury(connection, gone)
        before = digest(connection)
        connection.execute("DETACH source")
    with opened(new, read_only=True) as connection:
        if digest(connection) != before:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(new))


def _bury(connection: Connection, gone: Gone) -> None:
    if "tombstones" in table_names(connection):  # a backup may be older than they are
        connection.execute(
            "INSERT INTO tombstones SELECT unnest($ids::UUID[]), unnest($people::VARCHAR[])",
            {"ids": list(gone), "people": list(gone.values())},
        )
