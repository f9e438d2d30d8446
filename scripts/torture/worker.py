"""Somebody who does everything that can be done to a journal, until the kill; every word is one of a kind."""

import json
import random
import shutil
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

from assistant.core.model import Entry, Kind, Utterance
from assistant.errors import JournalError
from assistant.journal import Journal, Taken, backup, describe
from assistant.journal.backup import Why
from assistant.journal.database import WAIT_S
from assistant.journal.export import Format, export
from assistant.journal.salvage import salvage
from assistant.journal.taking_in import take_in
from scripts.torture.deeds import Deed, State, replay
from scripts.torture.model import Model
from scripts.torture.processes import CRASH, Tell
from scripts.torture.teller import NOTE, START, Teller, said_at

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
KINDS: list[Kind | None] = [None, *Kind]


@dataclass
class Worker:
    """One process at work on the journal at `path` for `person`."""

    path: Path
    person: str
    model: Model
    """All that was done until now."""
    first: int
    """The number of its first deed."""
    seed: int
    broken: type[Journal] = Journal
    """Or one that is broken on purpose."""
    wait_s: float = WAIT_S

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._elsewhere = self.path.parent.parent / "elsewhere"
        self._unread: list[Utterance] = []

    def work(self, habits: dict[str, int], tell: Tell) -> None:
        """Do this and that, as often as `habits` say, for ever."""
        self._teller = Teller(self.person, self.model, count(self.first), tell)
        self._elsewhere.mkdir(exist_ok=True)
        self._journal = self._opened()
        if self._chance.random() < 0.3 and "vanish" not in habits:
            threading.Thread(target=self._settle_for_ever, daemon=True).start()
        while True:
            (habit,) = self._chance.choices(list(habits), list(habits.values()))
            try:
                getattr(self, "_" + habit.replace(" ", "_"))()
            except JournalError as error:
                self._teller.note(habit, error)

    def _opened(self) -> Journal:
        while True:
            try:
                return self.broken(self.path, person=self.person, wait_s=self.wait_s)
            except JournalError as error:
                self._teller.note("opening", error)
                self._salvage()

    def _salvage(self) -> None:
        """As a person does who reads that the journal is damaged."""
        try:
            found = salvage(self.path, [copy.path for copy in backup.backups(self.path)], datetime.now(UTC))
            self._teller.tell(NOTE, "salvaged" if found.originals else "nothing to salvage")
        except JournalError as error:
            self._teller.note("salvage", error)
            time.sleep(0.02)

    def _settle_for_ever(self) -> None:
        try:
            while True:
                self._journal.settle()
                time.sleep(0.005)
        except BaseException:
            self._teller.tell(CRASH, traceback.format_exc())

    # --- what there is ---

    def _some(self, *, hidden: bool = False) -> dict[UUID, State]:
        """Entries of this person, but for those that this process is still thinking about."""
        there = {UUID(its_id): state for its_id, state in self.model.entries(self.person).items()}
        return {
            its_id: state
            for its_id, state in there.items()
            if its_id not in self._thinking_about() and (hidden or not state.fields[2])
        }

    def _thinking_about(self) -> set[UUID]:
        return {words.id for words in self._unread}

    # --- words ---

    def _keep(self) -> None:
        words = self._kept()
        if words:
            self._unread.append(words)

    def _kept(self) -> Utterance | None:
        its_id = uuid4()
        deed = self._teller.deed("keep", [str(its_id)])
        at = said_at(deed.number)
        words = Utterance(its_id, deed.words, at, at, "torture")
        refused = isinstance(self._teller.do(lambda: self._journal.keep(words), deed), JournalError)
        return None if refused else words

    def _file(self, words: Utterance) -> None:
        kind = self._chance.choice(KINDS)
        entry = Entry(words.id, kind, words.text, words.said_at, words.said_at.date())
        self._teller.do(lambda: self._journal.file(entry), self._teller.deed("file", [str(words.id)], kind))

    def _add(self) -> None:
        words = self._kept()
        if words:
            self._file(words)
        if self._unread and self._chance.random() < 0.3:
            self._file(self._unread.pop(0))

    def _drop(self) -> None:
        words = self._kept()
        if words:
            self._teller.do(lambda: self._journal.drop(words.id), self._teller.deed("drop", [str(words.id)]))

    def _settle(self) -> bool:
        self._journal.why_waiting = None
        if waiting := self._journal.settle():
            stage = "commit" if self._journal.why_waiting else "checkpoint"
            self._teller.tell(NOTE, f"waits at {stage}")
        return not waiting

    # --- changes ---

    def _relabel(self) -> None:
        self._change("relabel", lambda its_id, deed, at: self._journal.relabel(its_id, _kind(deed), at))

    def _amend(self) -> None:
        def act(its_id: UUID, deed: Deed, at: datetime) -> None:
            self._journal.amend(Entry(its_id, _kind(deed), deed.words, START, START.date()), at)

        self._change("amend", act)

    def _append(self) -> None:
        self._change("append", lambda its_id, deed, at: self._journal.append(its_id, deed.words, at))

    def _delete(self) -> None:
        self._change("delete", lambda its_id, _, at: self._journal.delete(its_id, at))

    def _change(self, what: str, act: Callable[[UUID, Deed, datetime], object]) -> None:
        if its_id := self._one():
            deed = self._teller.deed(what, [str(its_id)], self._chance.choice(KINDS))
            self._teller.do(lambda: act(its_id, deed, self._teller.moment()), deed)

    def _one(self) -> UUID | None:
        """One that is to be seen, if it is not hard to find: looking at all of them takes its time."""
        there = list(self.model.logs.items())
        for its_id, log in self._chance.sample(there, min(len(there), 20)):
            state = replay(log) if log[0].person == self.person else None
            if state and not state.fields[2] and UUID(its_id) not in self._thinking_about():
                return UUID(its_id)
        return None

    def _undo(self) -> None:
        if self._settle():
            deed = self._teller.deed("undo")
            taken = self._teller.do(lambda: self._journal.undo(self._teller.moment()), deed)
            self._check(taken, more=any(state.done for state in self._some(hidden=True).values()))

    def _redo(self) -> None:
        if self._settle():
            deed = self._teller.deed("redo")
            self._check(self._teller.do(lambda: self._journal.redo(self._teller.moment()), deed), more=False)

    def _check(self, taken: object, *, more: bool) -> None:
        if self.model.open:
            return
        if isinstance(taken, Taken):
            kind, words, _ = self._some(hidden=True)[taken.entry.id].fields
            assert (taken.entry.kind, taken.entry.words) == (kind, words), "taken back to something else"
        else:
            assert not more, "nothing was taken back, and there was something"

    # --- looking back ---

    def _read(self) -> None:
        with self._journal.snapshot() as view:
            there = {entry.id for entry in view.entries()}
        there_now = {entry.id for entry in self._journal.entries()}
        if not self.model.open and self._settle():
            assert there == there_now == self._some().keys(), "what is read is not what is there"

    def _reopen(self) -> None:
        self._journal.close()
        self._unread.clear()
        self._journal = self._opened()

    # --- away ---

    def _forget(self) -> None:
        some = list(self._some(hidden=True))
        self._forget_these(self._chance.sample(some, min(len(some), self._chance.randint(1, 3))))

    def _forget_old(self) -> None:
        if old := self._old():
            self._forget_these([its_id for its_id in old if its_id not in self._thinking_about()])

    def _keep_since(self) -> None:
        """As `keep = "12 months"` does it at the start; nobody else writes."""
        if self._all_filed() and (old := self._old()):
            day, deed = self._oldest_day(), self._teller.deed("forget", list(map(str, old)))
            self._teller.do(lambda: self._journal.keep_since(day), deed)

    def _old(self) -> dict[UUID, str]:
        """What was said on the first days of all, wherever it still is."""
        if self.model.open or not self._settle():
            return {}
        there = self.model.entries(self.person)
        due = {UUID(its_id) for its_id in there if self._said(its_id).date() < self._oldest_day()}
        old = self._journal.said_before(self._oldest_day())
        assert due <= old.keys(), "not all that is too old was found"
        return old

    def _oldest_day(self) -> date:
        """The day after that on which the oldest entry was said."""
        there = self.model.entries(self.person)
        return min(map(self._said, there), default=START).date() + timedelta(days=1)

    def _said(self, its_id: str) -> datetime:
        return said_at(self.model.logs[its_id][0].number)

    def _forget_these(self, ids: Sequence[UUID]) -> None:
        if ids:
            gone = dict.fromkeys(ids, self.person)
            deed = self._teller.deed("forget", list(map(str, ids)))
            self._teller.do(lambda: self._journal.forget(gone), deed)

    # --- copies ---

    def _all_filed(self) -> bool:
        while self._unread:
            self._file(self._unread.pop())
        return not self.model.open and self._settle() and not describe(self.path).waiting

    def _export(self) -> None:
        if self._all_filed():
            deed = self._teller.deed("export")

            def act() -> str:
                with self._journal.snapshot() as view:
                    export(view.path, self._elsewhere / deed.words, Format.JSON, self.person)
                return deed.words

            self._teller.do(act, deed)

    def _take_in(self) -> None:
        exports = [mark for mark in self.model.marks.values() if mark.what == "export"]
        mine = [mark for mark in exports if mark.person == self.person]
        if mine and not self.model.open:
            mark = self._chance.choice(mine)
            self._import(self._elsewhere / mark.words, self._teller.deed("take in", upto=mark.number))

    def _receive(self) -> None:
        deeds = [self._teller.deed("receive", [str(uuid4())], self._chance.choice(KINDS)) for _ in range(3)]
        rows = [
            {"id": deed.ids[0], "said_at": f"{said_at(deed.number)}", "words": deed.words, "kind": deed.kind}
            for deed in deeds
        ]
        file = self._elsewhere / f"{deeds[0].words}.json"
        file.write_text(json.dumps(rows))
        self._import(file, *deeds)

    def _import(self, source: Path, *deeds: Deed) -> None:
        def act() -> None:
            told = take_in(self.path, source, person=self.person, progress=lambda *_: None)
            assert not told.refused, "an import was refused"

        self._teller.do(act, *deeds)

    def _backup(self) -> None:
        if self._all_filed():
            deed = self._teller.deed("backup")
            moment = NEW_YEAR + timedelta(seconds=deed.number)
            self._teller.do(lambda: backup.make(self.path, Why.ASKED, moment, self.wait_s), deed)

    def _back_up_daily(self) -> None:
        deed = replace(self._teller.deed("backup"), words="")
        self._teller.do(lambda: self._journal.back_up_daily(NEW_YEAR + timedelta(hours=deed.number)), deed)

    def _restore(self) -> None:
        copies = [mark for mark in self.model.marks.values() if mark.what == "backup"]
        there = [mark for mark in copies if self._copy(mark).exists()]
        if there and self._all_filed():
            mark = self._chance.choice(there)
            deed = self._teller.deed("restore", upto=mark.number)
            moment = datetime.now(UTC)
            self._teller.do(lambda: backup.restore(self.path, self._copy(mark), moment, self.wait_s), deed)

    def _copy(self, mark: Deed) -> Path:
        moment = NEW_YEAR + timedelta(seconds=mark.number)
        return self.path.with_name(f"{self.path.name}.backups") / f"{moment:%Y-%m-%dT%H%M%SZ}-asked.duckdb"

    # --- the file goes, under our hands ---

    def _vanish(self) -> None:
        """The journal is moved away, and does not come back."""
        self._goes(0, lambda: shutil.move(self.path, self._elsewhere / f"{self._teller.number()}.duckdb"))

    def _replace(self) -> None:
        """The journal as it was a while ago takes its place."""
        if not self._all_filed():
            return
        old = self._elsewhere / "old.duckdb"
        shutil.copyfile(self.path, old)
        upto = self._teller.number()
        self._add()
        self._amend()
        self._goes(upto, lambda: old.replace(self.path))

    def _goes(self, upto: int, act: Callable[[], object]) -> None:
        if self._all_filed():
            since = self._teller.number()
            self._append()
            self._add()
            self._teller.do(act, self._teller.deed("file goes", upto=upto, since=since))


def _kind(deed: Deed) -> Kind | None:
    return Kind(deed.kind) if deed.kind else None
