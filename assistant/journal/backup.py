"""Whole copies of the journal: once a day, before a migration, before a restore, and when asked."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from assistant.errors import JournalError
from assistant.journal import entries, files, versions
from assistant.journal.database import (
    WAIT_S,
    DatabaseError,
    alone,
    digest,
    fold,
    insist,
    insist_on_no_wal,
    opened,
)
from assistant.journal.forget import Gone, all_tombstones, bury, copy_without, tombstones

KEPT = 7
"""So many of each sort."""

_STAMP = "%Y-%m-%dT%H%M%SZ"


class Why(StrEnum):
    DAILY = "daily"
    ASKED = "asked"
    MIGRATION = "migration"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy that is there."""

    path: Path
    at: datetime
    """UTC."""
    why: Why


def backups(path: Path) -> list[Backup]:
    """The copies of the journal at `path`, newest first."""
    found = []
    for file in files.beside(path, ".backups").glob("*.duckdb"):
        stamp, _, why = file.stem.rpartition("-")
        try:
            at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            found.append(Backup(file, at, Why(why)))
        except ValueError:
            continue  # somebody else's file
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def ids(
    path: Path,
    *,
    person: str | None = None,
    before: date | None = None,
    prefix: str = "",
    wait_s: float = WAIT_S,
) -> dict[UUID, str]:
    """As `entries.ids`, of all copies that can be read: they hold what the journal has no more.

    Raises JournalError.
    """
    found: dict[UUID, str] = {}
    with _at_the_backups(path, wait_s):
        for one in backups(path):
            with suppress(DatabaseError), opened(one.path, read_only=True) as connection:
                found |= entries.ids(connection, person=person, before=before, prefix=prefix)
    return found


def due(path: Path, moment: datetime) -> bool:
    """Whether there is no daily copy of this day (UTC) yet."""
    today = moment.astimezone(UTC).date()
    return path.exists() and not any(
        backup.why is Why.DAILY and backup.at.date() == today for backup in backups(path)
    )


def make(path: Path, why: Why, moment: datetime, wait_s: float = WAIT_S) -> Path | None:
    """Copy the journal at `path`, read every row of the copy, and only then let it count as one.

    Nobody waits for it for longer than copying the file takes. None for a daily copy that somebody else has
    made meanwhile. Raises JournalError.
    """
    with _at_the_backups(path, wait_s):
        while why is not Why.DAILY or due(path, moment):
            with alone(path, wait_s):
                insist(path)
                new = _copied(path, why, moment)
            known = _checked(new)
            with alone(path, wait_s):
                if tombstones(path) == known:  # or else words that were forgotten meanwhile would be in it
                    return _counted(path, new)
    return None


def restore(path: Path, source: Path, moment: datetime, wait_s: float = WAIT_S) -> Path | None:
    """Let the journal at `path` be as it was in the copy `source`, less what was forgotten since.

    The journal as it is now is kept as a backup, whose path is returned; None where there is none. One that
    does not open is kept as it is (`files.set_aside`). Raises JournalError.
    """
    _look(source)
    new = files.beside(path, ".new")
    with _at_the_backups(path, wait_s), alone(path, wait_s):
        try:
            _make_as_it_was(new, source, all_tombstones((path, *(copy.path for copy in backups(path)))))
            kept = _keep_present(path, moment)
            files.remove_wals(path)  # its changes are in what was kept
            files.put_in_place(new, path)
        finally:
            files.remove(new)  # where it failed: the disk may be full
    return kept


def _look(source: Path) -> None:
    files.refuse_addresses(source)
    if not source.is_file():
        raise JournalError(f"There is no such backup: {source}", hint="See `babysteps restore --list`.")
    try:
        with opened(source, read_only=True) as connection:
            found = versions.version(connection)
    except DatabaseError:
        raise JournalError(
            f"This backup cannot be read: {source}", hint="Give another: see `babysteps restore --list`."
        ) from None
    versions.check(source, found)


def _make_as_it_was(new: Path, source: Path, gone: Gone) -> None:
    copy_without(source, new, gone)
    versions.migrate(new)
    with opened(new) as connection:  # tables as old as the copy may have had no place for them
        bury(connection, gone)
    insist_on_no_wal(new)


@contextmanager
def _at_the_backups(path: Path, wait_s: float) -> Iterator[None]:
    """Nobody else makes one or walks through them in this block."""
    place = files.beside(path, ".backups")
    files.make_folder(place)
    with alone(place, wait_s):
        _sweep(place)  # what somebody left who was interrupted
        try:
            yield
        finally:
            _sweep(place)


def _sweep(place: Path) -> None:
    for left in place.glob("*.new*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def _copied(path: Path, why: Why, moment: datetime) -> Path:
    """A copy in the making, named by the first second from `moment` on that no other one has."""
    at, place = moment.astimezone(UTC), files.beside(path, ".backups")
    while (backup := place / f"{at:{_STAMP}}-{why}.duckdb").exists():
        at += timedelta(seconds=1)
    new = files.beside(backup, ".new")
    files.copy_with_wal(path, new)
    return new


def _checked(new: Path) -> dict[UUID, str]:
    """Read every row of a new copy before and after it is finished; its tombstones. Raises JournalError."""
    try:
        with opened(new, read_only=True) as connection:
            before = digest(connection)
        fold(new)
        with opened(new, read_only=True) as connection:
            same = digest(connection) == before
        if same:
            return tombstones(new)
    except DatabaseError:
        pass
    raise JournalError(
        f"The journal could not be copied whole: {new}", hint="Is the disk full, or not sound?"
    )


def _counted(path: Path, new: Path) -> Path:
    """The copy takes its name, and the oldest of its sort goes."""
    backup = new.with_suffix("")
    files.put_in_place(new, backup)
    others = [one for one in backups(path) if one.path.name.endswith(_sort(backup)) and one.path != backup]
    for old in others[KEPT - 1 :]:
        old.path.unlink()
    return backup


def _sort(backup: Path) -> str:
    return backup.name[backup.name.rindex("-") :]


def _keep_present(path: Path, moment: datetime) -> Path | None:
    if not path.exists():
        return None if files.checkpointed(path) else files.set_aside(path, moment)
    try:
        new = _copied(path, Why.RESTORE, moment)
        _checked(new)
        return _counted(path, new)
    except JournalError:
        return files.set_aside(path, moment)
