"""Words first: a 0600 file of JSON lines beside the journal, each on the disk before anything else happens.

    keep   an utterance, as it was heard
    read   its meaning: from now on it may be filed in the journal
    drop   it was a command: it leaves no entry

Several processes may write one spool: every change is made under a lock, and lines are taken out by replacing
the file whole. Also the owner of filelock.
"""

import errno
import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from glob import escape
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from filelock import FileLock, Timeout

from assistant.core.model import Care, Entry, Kind, Utterance
from assistant.errors import AlreadyListening, JournalError
from assistant.journal.database import make_place, sync_folder
from assistant.journal.entries import Kept, measure_of, plain, zone_name, zone_named

_LOCK_S = 5.0
"""Writers hold the lock for about a millisecond: whoever waits this long waits for a process that hangs."""

_EXACT = 2**53
"""Numbers from here on are no numbers that anybody said: a float cannot tell them from their neighbours."""


@dataclass(slots=True)
class _Told:
    """One utterance, and the lines that tell of it."""

    kept: Kept
    owner: str
    lines: list[bytes]
    understood: bool = False


class _Contents:
    """All utterances of a spool, in the order they were kept, and the lines that nobody can use."""

    def __init__(self, content: bytes) -> None:
        self.told: dict[UUID, _Told] = {}
        self.unusable: list[bytes] = []
        for line in filter(None, content.split(b"\n")):
            try:
                self._add(line, json.loads(line.decode()))
            except (ValueError, LookupError, TypeError, AttributeError):  # cut off by a crash, or not ours
                self.unusable.append(line)

    def _add(self, line: bytes, said: dict[str, Any]) -> None:
        entry_id = UUID(said["id"])
        match said["op"]:
            case "keep":
                self.told[entry_id] = _Told(_kept(entry_id, said), said["owner"], [line])
            case "read":
                told = self.told[entry_id]
                told.kept = replace(told.kept, entry=replace(told.kept.entry, **_meaning(said)))
                told.understood = True
                told.lines.append(line)
            case "drop":
                self.told.pop(entry_id, None)
            case _:
                raise LookupError("not a line of this version")


def _kept(entry_id: UUID, said: dict[str, Any]) -> Kept:
    moment = datetime.fromisoformat(said["said_at"])
    said_at = moment.astimezone(zone_named(said["tz"], moment.utcoffset() or timedelta(0)))
    return Kept(Entry(entry_id, None, said["words"], said_at, said_at.date()), said["engine"])


def _meaning(said: dict[str, Any]) -> dict[str, Any]:
    """What a reading adds to an entry; nothing when no journal could hold it: the words go on without."""
    try:
        numbers = [said["pain"], said["pain_before"], *(n for m in said["measures"] for n in m.values())]
        if not all(abs(n) < _EXACT for n in numbers if isinstance(n, int | float)):
            return {}
        return {
            "kind": said["kind"] and Kind(said["kind"]),
            "for_date": date.fromisoformat(said["for_date"]),
            "journey": said["journey"],
            "measures": tuple(measure_of(measure) for measure in said["measures"]),
            "pain": said["pain"],
            "pain_before": said["pain_before"],
            "care": said["care"] and Care(said["care"]),
        }
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


class Spool:
    """The spool of the journal at `journal`. Safe to use from several threads and processes."""

    def __init__(self, journal: Path) -> None:
        self._file = journal.with_name(journal.name + ".spool")
        self._owner = uuid4().hex
        self._life: FileLock | None = None

    # --- words in ---

    def keep(self, utterance: Utterance) -> None:
        """Write down an utterance, on the disk before this returns. Raises JournalError."""
        line = {
            "op": "keep",
            "id": str(utterance.id),
            "words": utterance.text,
            "said_at": utterance.said_at.isoformat(),
            "tz": zone_name(utterance.said_at),
            "engine": utterance.engine,
            "owner": self._owner,
        }
        with self.locked():
            self._show_life()
            self._append(line)

    def read(self, entry: Entry) -> None:
        """Write down the meaning of an utterance that was kept. Raises JournalError."""
        line = {
            "op": "read",
            "id": str(entry.id),
            "kind": entry.kind,
            "for_date": entry.for_date.isoformat(),
            "journey": entry.journey,
            "measures": [plain(measure) for measure in entry.measures],
            "pain": entry.pain,
            "pain_before": entry.pain_before,
            "care": entry.care,
        }
        with self.locked():
            self._append(line)

    def drop(self, utterance_id: UUID) -> None:
        """The utterance leaves no entry; `shorten` takes its words off the disk. Raises JournalError."""
        with self.locked():
            self._append({"op": "drop", "id": str(utterance_id)})

    def _append(self, line: dict[str, Any]) -> None:
        # A lone surrogate (a typed byte that is no UTF-8) would be refused by DuckDB, again and again.
        _append(self._file, json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    # --- words out ---

    def ready(self) -> list[Kept]:
        """What may be filed, in the order it was kept.

        An utterance without a meaning is still being thought about, unless its process is no more: then its
        words are ready without one. Raises JournalError.
        """
        if not self._file.exists():
            return []
        with self.locked():
            told = self._contents().told.values()
            living = self._living() if told else set()
        return [each.kept for each in told if each.understood or each.owner not in living]

    def shorten(self, filed: Collection[UUID]) -> None:
        """Take the utterances in `filed`, and the dropped ones, off the disk. Raises JournalError."""
        if not self._file.exists():
            return
        with self.locked():
            found = self._contents()
            if found.unusable:
                _append(self._beside("torn"), _joined(found.unusable))
            staying = (told.lines for entry_id, told in found.told.items() if entry_id not in filed)
            self._replace(_joined(chain.from_iterable(staying)))

    def waiting(self) -> int:
        """How many utterances are not in the journal yet. Only looks: takes no lock, makes no file."""
        return len(self._contents().told)

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

    def _contents(self) -> _Contents:
        return _Contents(self._bytes())

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


@contextmanager
def listen_lock(journal: Path) -> Iterator[None]:
    """One `listen` a journal: raises JournalError when there is one already, in any process."""
    make_place(journal)
    try:
        lock = FileLock(journal.with_name(journal.name + ".listen"), mode=0o600, thread_local=False)
        lock.acquire(blocking=False)
    except Timeout:
        raise AlreadyListening(
            f"Somebody is already listening for this journal: {journal}",
            hint="Stop the other one first, or give this one another --journal.",
        ) from None
    try:
        yield
    finally:
        lock.release()


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
