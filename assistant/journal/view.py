"""Looking at a journal without changing anything."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.core.model import Entry
from assistant.journal import database, entries, files, versions
from assistant.journal.spool import Spool


@dataclass(frozen=True, slots=True)
class View:
    """What one person sees of the journal at `path`."""

    path: Path
    person: str
    wait_s: float = database.WAIT_S

    def entries(
        self, *, since: date | None = None, until: date | None = None, search: str | None = None
    ) -> list[Entry]:
        """Entries not taken back, by the time they were said.

        Only those meant for the days `since`..`until` (both included) whose words hold the text `search`, in
        upper or lower case. Raises JournalError.
        """
        with database.reading(self.path, self.wait_s) as connection:
            rows = entries.find(connection, self.person, since, until, search)
        return [entries.entry_of_row(row) for row in rows]


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
    """Utterances and changes in the spool."""


def describe(path: Path, *, wait_s: float = database.WAIT_S) -> JournalState:
    """Look at the journal at `path`; makes nothing. Raises JournalError for something that is no journal."""
    path = files.real(path)
    files.look(path)
    writable, waiting = files.writable(path), Spool(path).waiting()
    if not path.exists():
        return JournalState(path, False, writable, 0, 0, waiting)
    with database.reading(path, wait_s) as connection:
        version = versions.version(connection)
        versions.check(path, version)
        return JournalState(path, True, writable, version, entries.count(connection), waiting)
