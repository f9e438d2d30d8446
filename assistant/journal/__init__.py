"""The journal: what a person said, kept before anything is thought of it.

Words go to the spool first (one line on the disk), and from there into DuckDB, once each, as soon as that can
be had. A full disk, a lock, a crash in between are all the same case: the spool waits.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from assistant.core.model import Entry, Utterance
from assistant.errors import JournalError
from assistant.journal import database, entries, history
from assistant.journal.spool import Spool, listen_lock

_BATCH = 200
"""Entries filed in one transaction: under a second, so that whoever waits for the journal gets its turn."""

__all__ = ["Journal", "JournalState", "describe", "listen_lock"]


class Journal:
    """The journal at `path`, made if it is not there. Safe to use from several threads and processes.

    `wait_s` is how long anything may wait for another process to let go of the journal.
    Raises JournalError where there can be no journal.
    """

    def __init__(self, path: Path, *, wait_s: float = database.WAIT_S) -> None:
        database.make_place(path)
        self._path = path
        self._wait_s = wait_s
        self._spool = Spool(path)
        if not path.exists():
            with self._spool.locked():
                if not path.exists():
                    database.create(path)
        database.upgrade(path, wait_s)
        self.settle()

    def keep(self, utterance: Utterance) -> None:
        """Write the words down; they are safe on the disk when this returns. Raises JournalError."""
        self._spool.keep(utterance)

    def file(self, entry: Entry) -> None:
        """Add the meaning of an utterance that was kept, by its id. Raises JournalError."""
        self._spool.read(entry)

    def drop(self, utterance_id: UUID) -> None:
        """A kept utterance was a command: no entry, and its words do not stay. Raises JournalError."""
        self._spool.drop(utterance_id)

    def settle(self) -> int:
        """Take what is understood into DuckDB, once each, in order.

        Returns how many utterances should be there and have to wait (0: all filed). One that is still being
        understood is not counted. A lock, a full or read-only disk never raise: the spool waits.
        """
        try:
            ready = self._spool.ready()
        except JournalError:
            return self._spool.waiting()
        filed: set[UUID] = set()
        with suppress(JournalError):
            for start in range(0, len(ready), _BATCH):
                filed |= self._take(ready[start : start + _BATCH])
        with suppress(JournalError):  # what stays though it was filed is known by its id next time
            self._spool.shorten(filed)
        return len(ready) - len(filed)

    def _take(self, ready: list[entries.Kept]) -> set[UUID]:
        with database.writing(self._path, self._wait_s) as connection:
            for kept in ready:
                if entries.add(connection, kept):
                    history.added(connection, kept.entry)
        return {kept.entry.id for kept in ready}

    def undo(self, at: datetime) -> Entry | None:
        """Take back what was filed last, and return it; None if that was done already. One level deep.

        `at`: when this was asked.

        Raises JournalError.
        """
        self.settle()
        with database.writing(self._path, self._wait_s) as connection:
            return history.undo(connection, at)

    def entries(
        self, *, since: date | None = None, until: date | None = None, search: str | None = None
    ) -> list[Entry]:
        """Entries not taken back, by the time they were said.

        Only those meant for the days `since`..`until` (both included) whose words hold the text `search`, in
        upper or lower case. Raises JournalError.
        """
        self.settle()
        with database.reading(self._path, self._wait_s) as connection:
            return entries.find(connection, since, until, search)

    def close(self) -> None:
        """Settle, and leave what was kept and never understood for the next time. Raises JournalError."""
        self.settle()
        self._spool.close()


@dataclass(frozen=True, slots=True)
class JournalState:
    """What there is to say about a journal without changing anything."""

    path: Path
    exists: bool
    writable: bool
    version: int
    """Of its tables; 0 when it does not exist."""
    rows: int
    """Entries not taken back."""
    waiting: int
    """Utterances in the spool."""


def describe(path: Path, *, wait_s: float = database.WAIT_S) -> JournalState:
    """Look at the journal at `path`; makes nothing. Raises JournalError for something that is no journal."""
    database.look(path)
    writable, waiting = database.writable(path), Spool(path).waiting()
    if not path.exists():
        return JournalState(path, False, writable, 0, 0, waiting)
    with database.reading(path, wait_s) as connection:
        version = database.version(connection)
        database.check_version(path, version)
        return JournalState(path, True, writable, version, entries.count(connection), waiting)
