"""One journal, and all that happens to it until it has been killed often enough."""

import random
import shutil
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from assistant.journal import Journal
from assistant.journal.files import beside
from scripts.torture import faults, judge, old
from scripts.torture.deeds import ADDS, CHANGES, Deed, replay
from scripts.torture.model import Model, disorder, verdict
from scripts.torture.processes import Child, answer, ready
from scripts.torture.teller import BEGUN, DONE, NOTE, REFUSED
from scripts.torture.themes import Theme
from scripts.torture.worker import Worker

BAD = ("lost", "doubled", "brought back", "half done", "out of order", "unopenable", "stuck", "crashes")
"""None of these may ever happen."""

PEOPLE = ["me", *(f"person {number}" for number in range(1, 10))]
_NUMBERS = 20_000
"""So many for the deeds of one writer in one life."""


@dataclass
class Tally:
    """Everything that was counted."""

    keep: Path | None = None
    """Where journals go in which something is wrong."""
    of: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    told: float = field(default_factory=time.monotonic)

    @property
    def bad(self) -> int:
        return sum(self.of[what] for what in BAD)

    def progress(self) -> None:
        """One line every few seconds."""
        now = time.monotonic()
        if now - self.told > 5:
            wrong = ", ".join(f"{self.of[what]} {what}" for what in BAD if self.of[what])
            print(f"{now - self.began:6.0f} s {self.of['kills']:6} kills, {wrong or 'all well'}", flush=True)
            self.told = now


class Trial:
    """A journal in the empty folder `place`."""

    def __init__(
        self, place: Path, theme: Theme, chance: random.Random, kind: type[Journal], tally: Tally
    ) -> None:
        self._theme, self._chance, self._kind, self._tally = theme, chance, kind, tally
        self._place = place
        self._path = place / "journal" / "journal.duckdb"
        self._path.parent.mkdir(mode=0o700)
        self._model = Model()
        self._told: set[str] = set()
        """Ids of entries that were acknowledged."""
        self._messages: list[Any] = []
        self._first = _NUMBERS
        if theme.old:
            for (values,) in answer(partial(old.make, self._path)):
                self._learn(BEGUN, values)
                self._learn(DONE, values)

    # --- a life ---

    def go(self, kills: int) -> bool:
        """Let it be worked on and killed, and look now and then, until there were so many kills at all.

        Whether all is well; where it is not, it ends.
        """
        well = True
        for left in reversed(range(self._theme.rounds)):
            self._round()
            is_last = not left or self._tally.of["kills"] >= kills
            if is_last or self._chance.random() < 0.6:
                well = self._is_well()
            if is_last or not well:
                break
        self._count()
        return well

    def _round(self) -> None:
        """Let some work, and kill them."""
        at_work = self._start()
        if self._theme.opened or self._chance.random() < 0.5:
            self._listen(at_work[0])  # or else it may be killed while it opens the journal
        if self._theme.fault is not faults.none and self._chance.random() < 0.7:
            self._hear(at_work, self._life_s())
        fault = self._theme.fault if self._path.exists() else faults.none
        with fault(self._path, self._chance):
            for child in list(at_work):
                self._hear(at_work, self._life_s() / len(at_work), watch=self._theme.at_wal)
                child.kill()
                self._bury(child)
                at_work.remove(child)
        self._tally.of["rounds"] += 1
        self._tally.progress()

    def _start(self) -> list[Child]:
        many = self._chance.randint(2, 10) if self._theme.crowd else 1
        children = []
        for person in PEOPLE[:many]:
            worker = Worker(
                self._path,
                person,
                self._model,
                self._first,
                self._chance.getrandbits(32),
                self._kind,
                self._theme.wait_s,
            )
            self._first += _NUMBERS
            children.append(Child(partial(worker.work, self._theme.habits)))
        return children

    def _life_s(self) -> float:
        return self._chance.expovariate(1 / self._theme.life_s)

    def _hear(self, children: list[Child], for_s: float, *, watch: bool = False) -> None:
        """Listen to them for a while; not much longer than until there is a WAL, if told to `watch`."""
        wal = beside(self._path, ".wal")
        until = time.monotonic() + for_s
        while time.monotonic() < until:
            step_s = 0.001 if watch else 1.0
            for child in ready(children, min(step_s, until - time.monotonic())):
                self._listen(child)
            if watch and wal.exists():
                until = min(until, time.monotonic() + self._chance.uniform(0, 0.005))
                watch = False

    def _listen(self, child: Child) -> bool:
        """Take what was told; False at the end of it."""
        messages = child.read()
        for message in messages or ():
            self._learn(*message)
        return messages is not None

    def _bury(self, child: Child) -> None:
        while self._listen(child):
            pass
        child.bury()
        self._tally.of["kills"] += 1

    def _learn(self, what: str, told: Any, *why: str) -> None:
        self._messages.append((what, told, *why))
        theme = self._theme.name
        if what == BEGUN:
            self._model.begin(Deed.of(told))
        elif what == DONE:
            self._acknowledge(Deed.of(told))
        elif what == REFUSED:
            self._tally.notes[f"{theme}: {told[1]} refused: {why[0]}"] += 1
        elif what == NOTE:
            self._tally.notes[f"{theme}: {told}"] += 1
        else:
            self._trouble("crashes", 1, told)

    def _acknowledge(self, deed: Deed) -> None:
        self._model.done(deed)
        self._told |= set(deed.ids) if deed.what in ADDS else set()
        self._tally.of["changes acknowledged"] += deed.what in CHANGES

    # --- what is left ---

    def _is_well(self) -> bool:
        if self._tally.keep:
            evidence = self._place / "before"
            shutil.rmtree(evidence, ignore_errors=True)
            shutil.copytree(self._path.parent, evidence)
            (evidence / "deeds").write_text("\n".join(map(str, self._messages)))
        before = self._tally.bad
        found = judge.find(self._path, copies=self._chance.random() < 0.3)
        self._tally.of["salvages needed"] += found.salvaged
        if found.crash:
            self._trouble("crashes", 1, found.crash)
        elif found.unopenable:
            self._trouble("unopenable", 1, found.why)
        else:
            self._trouble("stuck", found.stuck, "lines stay in the spool")
            for what, why in verdict(self._model, found.entries, found.words):
                self._trouble(what, 1, why)
            self._trouble("out of order", disorder(self._model, found.order), "")
        return self._tally.bad == before

    def _trouble(self, what: str, many: int, why: str) -> None:
        if many:
            self._tally.of[what] += many
            self._tally.troubles.append(f"{self._theme.name}: {many} {what} {why}".strip())

    def _count(self) -> None:
        """What became of all that was acknowledged."""
        self._tally.of["journals"] += 1
        self._tally.of["acknowledged"] += len(self._told)
        for its_id, log in self._model.logs.items():
            if its_id in self._told:
                self._tally.of[_fate(log)] += 1


def _fate(log: list[Deed]) -> str:
    if replay(log):
        return "found"
    asked = any(deed.what in ("drop", "forget", "restore") for deed in log)
    return "taken away, as asked" if asked else "gone with a file that was taken away"
