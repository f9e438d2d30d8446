"""A journal that no longer opens: what can be read of it, and of its backups, becomes a new one.

All reading is done on copies. The journal stays as it is until a whole new one has been made and read again;
then it is copied to `.damaged`, the new one takes its place, and what lay beside it is removed. Whoever is
killed in between leaves the old journal, or the new one beside a WAL that is not its own: both are found to
be damaged when they are opened, and are salvaged again.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from assistant import scratch
from assistant.errors import JournalError
from assistant.journal import damage, files, versions
from assistant.journal.database import WAIT_S, DatabaseError, alone, digest, opened, sql_name, table_names
from assistant.journal.forget import all_tombstones, copy_without
from assistant.journal.rescue import Rows, complete, is_readable, rescue, tidy
from assistant.journal.tables import TABLES

_ITSELF = "the journal itself"
_INDEX = "The journal can be read, and no longer be written: an index of it is damaged."

_OPEN = """
import sys
from pathlib import Path
from assistant.journal.database import opened, table_names
with opened(Path(sys.argv[1]), read_only=True) as connection:
    table_names(connection)
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What salvage found, and what it did."""

    wrong: tuple[str, ...] = ()
    """What was wrong, as sentences; nothing: then nothing was changed."""
    rows: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Rows saved, by where they come from and by table."""
    lost: Mapping[str, int | None] = field(default_factory=dict)
    """Rows that nothing has any more, by table; None where it cannot be told how many there were."""
    originals: Path | None = None
    """The folder where everything is, as it was."""

    @property
    def lines(self) -> list[str]:
        """All of it, as sentences."""
        if not self.originals:
            return ["The journal opens, and all of it can be read. Nothing was changed."]
        told = [f"Read from {source}: {_listed(saved)}." for source, saved in self.rows.items()]
        known = {table: lost for table, lost in self.lost.items() if lost is not None}
        if known:
            told.append(f"Rows that nothing has any more: {_listed(known)}.")
        if len(known) < len(self.lost):
            told.append("How much there was cannot be told: more may be missing.")
        return [*self.wrong, *told, f"Everything is kept as it was: {self.originals}"]


def _listed(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{table} {number}" for table, number in numbers.items())


def salvage(path: Path, backups: Sequence[Path], moment: datetime, wait_s: float = WAIT_S) -> Report:
    """Make the journal at `path` one that opens, and lose nothing that can be read.

    What cannot be read there is completed from `backups`, the newest first, less what was forgotten. One that
    is in order stays as it is. Raises JournalError for what never was a journal, for one of a newer version,
    and where nothing can be written; then nothing was changed.
    """
    _refuse(path, backups)
    with files.held(files.beside(path, ".backups"), wait_s), alone(path, wait_s), _workshop(path) as folder:
        _refuse_while_open(path)
        wrong = damage.found_in(path) if path.exists() else ["The journal is gone."]
        copy, new, whole = (folder / name for name in ("copy.duckdb", "new.duckdb", "whole.duckdb"))
        if not wrong and _is_sound(path, copy):
            return Report()
        files.remove(copy)  # looking has spoilt it
        files.copy_with_wal(path, copy)
        also_wrong, own = _read(copy, new, path)
        rows = _completed(new, own, backups, folder)
        lost = _missing(own, tidy(new))
        copy_without(new, whole, all_tombstones([copy, *backups]))
        for used in (copy, new):  # room for the originals
            files.remove(used)
        originals = _put_in_place(whole, path, moment)
        return Report((*wrong, *also_wrong) or (_INDEX,), rows, lost, originals)


def _refuse(path: Path, backups: Sequence[Path]) -> None:
    files.refuse_addresses(path)
    if backups:
        return
    if not path.exists() and files.checkpointed(path):
        raise JournalError(f"There is no journal: {path}", hint="Give the path of one.")
    if path.exists() and not (path.is_file() and damage.was_database(path)):
        raise JournalError(f"This file is not a journal: {path}", hint="Give another path.")


def _refuse_while_open(path: Path) -> None:
    """Another program, not of ours, would go on to write a file that is no longer the journal."""
    try:
        with opened(path, read_only=True):  # which changes nothing, whatever is damaged; measured
            pass
    except DatabaseError as error:
        if "Could not set lock" in str(error):
            raise files.busy(path) from None


@contextmanager
def _workshop(path: Path) -> Iterator[Path]:
    place = files.beside(path, ".snapshots")
    files.make_folder(place)
    scratch.sweep(place)
    with scratch.folder(place) as folder:
        yield folder


def _is_sound(path: Path, copy: Path) -> bool:
    """Whether every row can be read, and every index be walked, which deleting does; in a copy of it."""
    files.copy_with_wal(path, copy)
    try:
        with opened(copy) as connection:
            versions.check(path, versions.version(connection))
            digest(connection)
            for name in table_names(connection):
                connection.execute(f"DELETE FROM {sql_name(name)}")
        return files.checkpointed(copy)
    except DatabaseError:
        return False


def _read(copy: Path, new: Path, path: Path) -> tuple[list[str], dict[str, Rows]]:
    """Make the journal `new` of what can be read of `copy`: what else was wrong, and how many rows it was.

    `path`: what errors are to call it.
    """
    unread = dict.fromkeys((table.name for table in TABLES), Rows(0, None))
    if not copy.exists():
        versions.migrate(new)
        return [], unread
    mended = damage.mend(copy)
    wrong = _made_openable(copy)
    if not is_readable(copy):
        versions.migrate(new)
        return [*wrong, "Nothing in its file can be read."], unread
    own = rescue(copy, new, path)
    if any(rows.read != rows.of for rows in own.values()):
        wrong.append("Some rows in its file cannot be read.")
    if mended:
        wrong.append("What was changed last in its file may be missing.")
        own = {table: Rows(rows.read, None) for table, rows in own.items()}
    return wrong, own


def _made_openable(copy: Path) -> list[str]:
    """Mend `copy` until it opens, or nothing more can be done; what was wrong.

    A block that was torn in a checkpoint gets the checksum of what it holds: DuckDB writes new metadata into
    the block that holds the old, which is what the headers still mean. Changes beside `copy` are cut where
    they are damaged, or left out.
    """
    wal, wrong, torn = files.beside(copy, ".wal"), list[str](), set[int]()
    while (why := _why_not(copy, mended=bool(torn))) is not None:
        block = re.search(r"computed checksum (\d+) does not match .* in block at location (\d+)", why)
        at = re.search(r"entry at byte position (\d+)", why)
        if block and int(block[2]) not in torn:
            torn.add(int(block[2]))
            damage.seal(copy, int(block[2]), int(block[1]))
            wrong.append("A part of its file was being written when something put an end to it.")
        elif at and wal.exists() and int(at[1]) < wal.stat().st_size:
            os.truncate(wal, int(at[1]))  # the rest is then taken for torn, and left out
            wrong.append(f"The last changes, beside the journal, are damaged from byte {at[1]} on.")
        elif not files.checkpointed(copy):
            files.remove_wals(copy)
            wrong.append("The last changes, beside the journal, cannot be read.")
        else:
            break
    return list(dict.fromkeys(wrong))


def _why_not(copy: Path, *, mended: bool) -> str | None:
    """Why DuckDB does not open it; None if it does.

    What was mended may be worse inside than its checksum says, and take down whoever opens it: a child.
    """
    if mended:
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        asked = subprocess.run(
            [sys.executable, "-P", "-c", _OPEN, str(copy)], env=environment, capture_output=True, check=False
        )
        return None if asked.returncode == 0 else asked.stderr.decode(errors="replace")
    try:
        with opened(copy, read_only=True):
            return None
    except DatabaseError as error:
        return str(error)


def _completed(
    new: Path, own: Mapping[str, Rows], backups: Sequence[Path], folder: Path
) -> dict[str, dict[str, int]]:
    """Complete `new` from the backups, until it has all its rows: how many came from where."""
    rows = {_ITSELF: {table: found.read for table, found in own.items()}}
    for backup in backups:
        if not _missing(own, {table: sum(saved[table] for saved in rows.values()) for table in own}):
            break
        copy, whole = folder / "backup.duckdb", folder / "read.duckdb"
        files.remove(copy)
        files.copy_with_wal(backup, copy)
        with suppress(JournalError):  # of a newer version
            if is_readable(copy):
                rescue(copy, whole, backup)
                rows[backup.name] = complete(new, whole)
    return rows


def _missing(own: Mapping[str, Rows], found: Mapping[str, int]) -> dict[str, int | None]:
    """How many of the journal's own rows are missing, by table; None where nobody knows how many it had."""
    left = {table: None if rows.of is None else rows.of - found[table] for table, rows in own.items()}
    return {table: number for table, number in left.items() if number is None or number > 0}


def _put_in_place(new: Path, path: Path, moment: datetime) -> Path:
    """Let the database `new` be the journal at `path`; where everything is kept as it was."""
    originals = files.set_aside(path, moment)
    files.put_in_place(new, path)
    files.remove_wals(path)
    files.remove(files.beside(path, ".new"))
    files.sync_folder(path.parent)
    return originals
