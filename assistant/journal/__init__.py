"""The journal: what a person said, kept before anything is thought of it.

Words go to the spool first (one line on the disk), and so does every later change; from there they go into
DuckDB, once each, as soon as that can be had. A line leaves the spool when the database file itself holds it:
a full disk, a lock, a crash, a torn WAL in between are all the same case, the spool waits.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from assistant import scratch
from assistant.core.model import Entry, Kind, Utterance
from assistant.errors import JournalBusy, JournalError
from assistant.journal import backup, database, entries, files, forget, history, versions
from assistant.journal.entries import ME, Kept, person_named
from assistant.journal.files import listen_lock
from assistant.journal.history import Change, What
from assistant.journal.known import Known, known
from assistant.journal.spool import Spool
from assistant.journal.view import JournalState, View, describe

_BATCH = 200
"""Filed in one transaction: under a second, so that whoever waits for the journal gets its turn."""

__all__ = [
    "ME",
    "Journal",
    "JournalState",
    "Known",
    "Taken",
    "View",
    "What",
    "describe",
    "listen_lock",
    "person_named",
]


@dataclass(frozen=True, slots=True)
class Taken:
    """A change that was taken back, or brought again."""

    what: What
    entry: Entry
    """The entry as it is now."""


class Journal:
    """The journal at `path`, made if it is not there. Safe to use from several threads and processes.

    `person`: whose entries are written and seen. `wait_s` is how long anything may wait for another process
    to let go of the journal; words can be kept meanwhile, and from the start. Raises JournalError where there
    can be no journal.
    """

    def __init__(self, path: Path, *, person: str = ME, wait_s: float = database.WAIT_S) -> None:
        path = files.real(path)
        files.make_place(path)
        self.path, self.person = path, person
        self._wait_s = wait_s
        self._spool = Spool(path)
        self._view = View(path, person, wait_s)
        self.why_waiting: JournalError | None = None
        """What the last `settle` that could not file everything ran into."""
        self.known = Known()
        """Of this person, as of the last time that the journal was had."""
        self._is_ready = False
        with suppress(JournalBusy):
            self._make_ready()
        self.settle()

    def _make_ready(self) -> None:
        """See to it that there is a journal of our version. Raises JournalError."""
        if self._is_ready:
            return
        if not self.path.exists():
            with database.alone(self.path, self._wait_s):
                if not self.path.exists():
                    versions.create(self.path)
        self._upgrade()
        scratch.sweep(files.beside(self.path, ".snapshots"))
        self._is_ready = True
        with suppress(JournalError):  # the disk may be full; words can be kept all the same
            self.finish_forgetting()

    def _upgrade(self) -> None:
        with database.reading(self.path, self._wait_s) as connection:
            found = versions.version(connection)
            if found == versions.current():
                self.known = known(connection, self.person)
        versions.check(self.path, found)
        if found < versions.current():
            written = files.modified(self.path)  # the copy is of then, however often it is made
            backup.make(self.path, backup.Why.MIGRATION, written, self._wait_s)
            with database.alone(self.path, self._wait_s):
                database.fold(self.path)
                versions.migrate(self.path)

    # --- words in ---

    def keep(self, utterance: Utterance, day: date | None = None) -> None:
        """Write the words down; they are safe on the disk when this returns. Raises JournalError.

        `day`: the person's day they were said on, unless that is the calendar's.
        """
        self._spool.keep(utterance, self.person, day or utterance.said_at.date())

    def file(self, entry: Entry) -> None:
        """Add the meaning of an utterance that was kept, by its id. Raises JournalError."""
        self._spool.read(entry)

    def drop(self, utterance_id: UUID) -> None:
        """A kept utterance was a command: no entry, and its words do not stay. Raises JournalError."""
        self._spool.drop(utterance_id)

    def settle(self) -> int:
        """Take what is understood into DuckDB, once each, in order.

        Returns how much should be there and has to wait (0: all filed). What is still being understood is not
        counted. A lock, a full or read-only disk never raise: the spool waits.
        """
        try:
            ready = self._spool.ready()
        except JournalError as error:
            self.why_waiting = error
            return max(1, self._spool.waiting())
        if not ready:
            with suppress(JournalError):
                self._spool.shorten(())  # of what was dropped
        filed, items = 0, list(ready.items())
        try:
            self._make_ready()
            for start in range(0, len(items), _BATCH):
                filed += self._take(dict(items[start : start + _BATCH]))
        except JournalError as error:
            self.why_waiting = error
        return len(ready) - filed

    def _take(self, ready: dict[UUID, Kept | Change]) -> int:
        with database.writing(self.path, self._wait_s) as connection:
            strays = history.take(connection, ready.values())  # they stay, should their entry come back
            self.known = known(connection, self.person)
        return len(ready) if self._let_go(set(ready) - strays) else 0

    def _let_go(self, filed: Collection[UUID]) -> bool:
        """Take out of the spool what the database file itself holds now; False if only a WAL does."""
        try:
            with files.held(self.path, self._wait_s):  # or another's WAL, soon gone, would be taken for ours
                if not files.checkpointed(self.path):
                    return False
            self._spool.shorten(filed)
        except JournalError:
            return False  # it stays, though it was filed, and is known by its id next time
        return True

    # --- changes: each is safe on the disk when it returns, and raises JournalError where it cannot be ---

    def relabel(self, entry_id: UUID, kind: Kind | None, at: datetime) -> UUID:
        """The entry was of another kind. `at`: when this was said. Returns the change's id."""
        return self._change(Change(uuid4(), entry_id, What.RELABEL, at, {"kind": kind and kind.value}))

    def amend(self, entry: Entry, at: datetime) -> UUID:
        """The entry's words or numbers were others: from now on they are as in `entry`."""
        return self._change(Change(uuid4(), entry.id, What.AMEND, at, entries.fields_of(entry)))

    def append(self, entry_id: UUID, words: str, at: datetime) -> UUID:
        """More words, behind those of the entry."""
        return self._change(Change(uuid4(), entry_id, What.APPEND, at, {"words": words}))

    def delete(self, entry_id: UUID, at: datetime) -> UUID:
        """Out of sight; `undo` brings it back, `forget` makes it go for good."""
        return self._change(Change(uuid4(), entry_id, What.DELETE, at, {"hidden": True}))

    def undo(self, at: datetime) -> Taken | None:
        """Take back this person's newest change that still counts; None if there is none left."""
        return self._back_or_again(What.UNDO, at)

    def redo(self, at: datetime) -> Taken | None:
        """Bring again what was taken back last; None if there is nothing, or something new was said since."""
        return self._back_or_again(What.REDO, at)

    def _back_or_again(self, what: What, at: datetime) -> Taken | None:
        """Decided and done while nobody else has the journal: two at once take back two things."""
        self._make_ready()
        taken = None
        try:
            with database.writing(self.path, self._wait_s) as connection:
                ready = self._spool.ready()
                filed = set(ready) - history.take(connection, ready.values())
                if found := history.newest(connection, self.person, what):
                    target, entry_id, was = found
                    change = Change(uuid4(), entry_id, what, at, target=target)
                    entry = entries.get(connection, entry_id)
                    filed.add(self._change(change))
                    taken = Taken(was, entry)
                    history.apply(connection, change)
                    taken = Taken(was, entries.get(connection, entry_id))
                    self.known = known(connection, self.person)
            self._let_go(filed)
        except JournalError:
            if taken is None:
                raise
        return taken  # once its line is in the spool it will be done, whatever happens to the database

    def _change(self, change: Change) -> UUID:
        self._spool.change(change)
        return change.id

    # --- looking back ---

    def entries(
        self, *, since: date | None = None, until: date | None = None, search: str | None = None
    ) -> list[Entry]:
        """As `View.entries`, with what was said just now."""
        self.settle()
        return self._view.entries(since=since, until=until, search=search)

    @contextmanager
    def snapshot(self) -> Iterator[View]:
        """A private copy, for what takes its time: nobody waits for it. Raises JournalError."""
        self.settle()
        with database.snapshot(self.path, self._wait_s) as copy:
            yield View(copy, self.person)

    # --- forgetting ---

    def matching(self, prefix: str) -> dict[UUID, str]:
        """Entries whose id begins like this, taken back or not, and whose they are. Raises JournalError."""
        self.settle()
        return self._ids(person=self.person, prefix=prefix.lower())

    def said_before(self, day: date) -> dict[UUID, str]:
        """Entries said before `day`, taken back or not, also those not filed yet. Raises JournalError."""
        self.settle()
        mine, everybodys = self._ids(person=self.person, before=day), self._ids()
        return mine | self._spool.unfiled(self.person, day, everybodys)

    def has_remains(self) -> bool:
        """Whether there is something in which nobody can tell one entry from another. Raises JournalError."""
        return forget.has_remains(self.path)

    def keep_since(self, day: date) -> None:
        """Forget what anybody said before `day`, wherever it still is. Raises JournalError."""
        gone = self._ids(before=day)
        if gone:
            self.forget(gone)

    def finish_forgetting(self) -> None:
        """Go on with a forgetting that was interrupted, if there is one. Raises JournalError."""
        forget.finish(self.path, self._spool, self._wait_s)

    def _ids(
        self, *, person: str | None = None, before: date | None = None, prefix: str = ""
    ) -> dict[UUID, str]:
        """As `entries.ids`, of the journal and its backups: they may hold what it has no more."""
        with database.reading(self.path, self._wait_s) as connection:
            filed = entries.ids(connection, person=person, before=before, prefix=prefix)
        return filed | backup.ids(self.path, person=person, before=before, prefix=prefix, wait_s=self._wait_s)

    def back_up_daily(self, moment: datetime) -> None:
        """Make the copy of this day, if there is none and there is something to copy. Raises JournalError."""
        if backup.due(self.path, moment) and describe(self.path, wait_s=self._wait_s).rows:
            backup.make(self.path, backup.Why.DAILY, moment, self._wait_s)

    def forget(self, gone: forget.Gone) -> None:
        """Erase these entries everywhere, for good. Raises JournalError."""
        forget.forget(self.path, self._spool, gone, self._wait_s)
        self.known = Known()
        with suppress(JournalError), database.reading(self.path, self._wait_s) as connection:
            self.known = known(connection, self.person)

    def close(self) -> None:
        """Settle, and leave what was kept and never understood for the next time. Raises JournalError."""
        self.settle()
        self._spool.close()
