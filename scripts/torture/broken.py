"""Journals that are broken on purpose: if none of them is caught, the torture is worth nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from assistant.core.model import Entry
from assistant.journal import Journal
from assistant.journal.files import beside
from assistant.journal.forget import Gone
from assistant.journal.history import Change


class Unwritten(Journal):
    """Says that words are kept while they are in its memory, and writes them when it settles."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._later: list[Callable[[], None]] = []
        super().__init__(*args, **more)

    def keep(self, *args: Any, **more: Any) -> None:
        self._later.append(partial(super().keep, *args, **more))

    def file(self, entry: Entry) -> None:
        self._later.append(partial(super().file, entry))

    def settle(self) -> int:
        while self._later:
            self._later.pop(0)()
        return super().settle()


class Uncommitted(Journal):
    """Takes words out of the spool, and never puts them into the database."""

    def settle(self) -> int:
        spool = beside(self.path, ".spool")
        if spool.exists():
            spool.write_bytes(b"")
        return 0


class Doubling(Journal):
    """Makes every change twice."""

    def _change(self, change: Change) -> UUID:
        super()._change(replace(change, id=uuid4()))
        return super()._change(change)


class Unforgetting(Journal):
    """Only hides what is to be forgotten."""

    def forget(self, gone: Gone) -> None:
        for entry_id in gone:
            self.delete(entry_id, datetime.now(UTC))


BROKEN: dict[str, tuple[type[Journal], str]] = {
    "unwritten": (Unwritten, "lost"),
    "uncommitted": (Uncommitted, "lost"),
    "doubling": (Doubling, "doubled"),
    "unforgetting": (Unforgetting, "brought back"),
}
"""Each, and what it is to be found out by."""
