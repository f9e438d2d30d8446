"""Words first: a 0600 file of lines beside the journal, each on the disk before anything else happens.

Several processes may write one spool: every change is made under a lock, and lines are taken out by replacing
the file whole.
"""

import errno
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from glob import escape
from itertools import chain
from pathlib import Path
from uuid import UUID, uuid4

from filelock import FileLock, Timeout

from assistant.core.model import Entry, Utterance
from assistant.errors import JournalError
from assistant.journal.entries import Kept
from assistant.journal.files import beside, make_folder, sync_folder
from assistant.journal.history import Change
from assistant.journal.lines import Contents, change_line, drop_line, encoded, keep_line, read_line

_LOCK_S = 5.0
"""Writers hold the lock for about a millisecond: whoever waits this long waits for a process that hangs."""


class Spool:
    """The spool of the journal at `journal`. Safe to use from several threads and processes."""

    def __init__(self, journal: Path) -> None:
        self._file = beside(journal, ".spool")
        self._owner = uuid4().hex
        self._life: FileLock | None = None

    # --- words in ---

    def keep(self, utterance: Utterance, person: str, day: date) -> None:
        """Write down what `person` said on their `day`, on the disk before this returns.

        Raises JournalError.
        """
        make_folder(self._file.absolute().parent)  # somebody may have moved it away meanwhile
        with self.locked():
            self._show_life()
            _append(self._file, encoded(keep_line(utterance, person, day, self._owner)))

    def read(self, entry: Entry) -> None:
        """Write down the meaning of an utterance that was kept. Raises JournalError."""
        with self.locked():
            _append(self._file, encoded(read_line(entry)))

    def drop(self, utterance_id: UUID) -> None:
        """The utterance leaves no entry; `shorten` takes its words off the disk. Raises JournalError."""
        with self.locked():
            _append(self._file, encoded(drop_line(utterance_id)))

    def change(self, change: Change) -> None:
        """Write down a change, on the disk before this returns. Raises JournalError."""
        with self.locked():
            _append(self._file, encoded(change_line(change)))

    # --- words out ---

    def ready(self) -> dict[UUID, Kept | Change]:
        """What may be filed, by its id, in the order it was told.

        An utterance without a meaning is still being thought about, unless its process is no more: then its
        words are ready without one. Raises JournalError.
        """
        if not self._file.exists():
            return {}
        with self.locked():
            told = self._contents().told
            living = self._living() if told else set()
        unread = {each.entry_id for each in told.values() if not each.understood and each.owner in living}
        return {its_id: each.item for its_id, each in told.items() if each.entry_id not in unread}

    def shorten(self, filed: Collection[UUID]) -> None:
        """Take what is in `filed`, and what was dropped, off the disk; lines that a crash cut off are put by.

        Raises JournalError.
        """
        if not self._file.exists():
            return
        with self.locked():
            found = self._contents()
            if found.unusable:
                _append(self._beside("torn"), _joined(found.unusable))
            staying = (told.lines for its_id, told in found.told.items() if its_id not in filed)
            self._replace(_joined(chain.from_iterable(staying)))

    def forget(self, entry_ids: Collection[UUID]) -> None:
        """Take everything about these entries off the disk, and every line that nobody can read.

        Raises JournalError.
        """
        with self.locked():
            self._beside("torn").unlink(missing_ok=True)
            told = self._contents().told.values()
            staying = (each.lines for each in told if each.entry_id not in entry_ids)
            self._replace(_joined(chain.from_iterable(staying)))

    def unfiled(self, person: str, before: date, filed: Collection[UUID]) -> dict[UUID, str]:
        """Ids of what `person` said before that day and is not filed yet, and of changes of who knows what.

        `filed`: the entries that the journal has. Raises JournalError.
        """
        with self.locked():
            items = [told.item for told in self._contents().told.values()]
        words = [item.entry for item in items if isinstance(item, Kept) and item.person == person]
        strays = [item for item in items if isinstance(item, Change) and item.entry_id not in filed]
        said = {entry.id: entry.said_at for entry in words} | {each.entry_id: each.at for each in strays}
        return {entry_id: person for entry_id, at in said.items() if at.date() < before}

    def waiting(self) -> int:
        """How much is not in the journal yet, as far as can be seen. Takes no lock, makes no file."""
        with suppress(OSError):
            return len(self._contents().told)
        return 0

    # --- whose words ---

    def _show_life(self) -> None:
        """Hold a lock while this process lives, so that nobody else files what it is still thinking about."""
        if not self._life:
            life = FileLock(self._beside(f"{self._owner}.alive"), mode=0o600, thread_local=False)
            life.acquire(blocking=False)
            self._life = life

    def _living(self) -> set[str]:
        """Owners whose process is there; the lock files of the others are swept."""
        living = set()
        for file in self._file.parent.glob(f"{escape(self._file.name)}.*.alive"):
            try:
                with FileLock(file, blocking=False):
                    file.unlink()
            except Timeout:
                living.add(file.name.split(".")[-2])
        return living

    def close(self) -> None:
        """Nothing more will be said about what was kept here. Raises JournalError."""
        if self._life:
            with self.locked():
                self._life.release()
                self._life = None
                self._living()

    # --- the file ---

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else changes the spool in this block. Everything that goes wrong in it is a JournalError."""
        try:
            with FileLock(self._beside("lock"), timeout=_LOCK_S, mode=0o600, poll_interval=0.002):
                yield
        except Timeout:
            raise JournalError(
                f"Another program holds the journal's spool: {self._file}", hint="Close it, then try again."
            ) from None
        except OSError as error:
            raise JournalError(
                f"The journal cannot be written ({error.strerror}): {self._file}",
                hint="Is the disk full, or the folder read-only?",
            ) from None

    def _beside(self, what: str) -> Path:
        return self._file.with_name(f"{self._file.name}.{what}")

    def _contents(self) -> Contents:
        return Contents(self._bytes())

    def _bytes(self) -> bytes:
        return self._file.read_bytes() if self._file.exists() else b""

    def _replace(self, content: bytes) -> None:
        new = self._beside("new")
        new.unlink(missing_ok=True)  # left by a crash, and full of words
        if content != self._bytes():
            _append(new, content)
            new.replace(self._file)
            sync_folder(self._file.parent)


def _joined(lines: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _append(file: Path, data: bytes) -> None:
    """Add whole lines to a private file, on the disk before this returns; all or nothing. Raises OSError."""
    is_new = not file.exists()
    descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            data = b"\n" + data  # whoever wrote last was cut off
        try:
            if os.write(descriptor, data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
    if is_new:
        sync_folder(file.parent)
