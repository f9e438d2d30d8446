"""The journal against a list in memory: whatever is said, changed, taken back, forgotten or carried off."""

import shutil
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from assistant.core.model import Care, Entry, Kind, Measure
from assistant.journal import Journal, Taken, What, backup
from assistant.journal.backup import Why
from assistant.journal.export import Format, export
from assistant.journal.taking_in import take_in
from tests.test_journal import MORNING, remember, rows

PEOPLE = ("ann", "bob")
State = tuple[Entry, bool]
"""An entry, and whether it is hidden."""

people = st.sampled_from(PEOPLE)
kinds = st.sampled_from([*Kind, None])
words = st.text(max_size=9)
numbers = st.one_of(st.none(), st.floats(0, 10))
picks = st.integers(0, 20)


@dataclass(frozen=True)
class Event:
    """One change, as the history should tell it."""

    person: str
    entry_id: UUID
    what: What
    before: State
    after: State
    target: "Event | None" = None


@dataclass
class Model:
    """What was said and not forgotten: as if the rest had never been said."""

    events: list[Event]
    states: dict[UUID, State]
    """In the order they were added."""

    def mine(self, person: str) -> list[Event]:
        return [event for event in self.events if event.person == person]

    def visible(self, person: str) -> list[Entry]:
        added = [event.entry_id for event in self.mine(person) if event.what is What.ADD]
        return [entry for entry, is_hidden in map(self.states.__getitem__, added) if not is_hidden]

    def tell(self, event: Event) -> None:
        self.events.append(event)
        self.states[event.entry_id] = event.after

    def counts(self, event: Event) -> bool:
        about = [other.what for other in self.events if other.target is event]
        return about[-1:] != [What.UNDO]

    def to_undo(self, person: str) -> Event | None:
        counting = (e for e in reversed(self.mine(person)) if e.target is None and self.counts(e))
        return next(counting, None)

    def to_redo(self, person: str) -> Event | None:
        for event in reversed(self.mine(person)):
            if event.target is None:
                return None
            if not self.counts(event.target):
                return event.target
        return None

    def forget(self, entry_id: UUID) -> None:
        self.events = [event for event in self.events if event.entry_id != entry_id]
        self.states.pop(entry_id, None)


class JournalMachine(RuleBasedStateMachine):
    """Every rule does one thing to the journal and to the model."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(mkdtemp())
        self.path = self.place / "journal.duckdb"
        self.model = Model([], {})
        self.saved: tuple[Path, Model] | None = None
        self.moves = 0
        self.open()

    def open(self) -> None:
        self.journals = {person: Journal(self.path, person=person) for person in PEOPLE}

    def changed(
        self,
        person: str,
        pick: int,
        change: Callable[[Journal, Entry], object],
        new: Callable[[State], State],
    ) -> None:
        ids = [event.entry_id for event in self.model.mine(person) if event.what is What.ADD]
        if ids:
            entry_id = ids[pick % len(ids)]
            before = self.model.states[entry_id]
            change(self.journals[person], before[0])
            self.model.tell(Event(person, entry_id, What.AMEND, before, new(before)))

    @rule(person=people, text=words, kind=kinds)
    def add(self, person: str, text: str, kind: Kind | None) -> None:
        entry = remember(self.journals[person], text, kind=kind)
        self.model.tell(Event(person, entry.id, What.ADD, (entry, True), (entry, False)))

    @rule(person=people, pick=picks, kind=kinds)
    def relabel(self, person: str, pick: int, kind: Kind | None) -> None:
        self.changed(
            person,
            pick,
            lambda journal, entry: journal.relabel(entry.id, kind, MORNING),
            lambda state: (replace(state[0], kind=kind), state[1]),
        )

    @rule(person=people, pick=picks, text=words, pain=numbers, care=st.sampled_from([*Care, None]))
    def amend(self, person: str, pick: int, text: str, pain: float | None, care: Care | None) -> None:
        def new(entry: Entry) -> Entry:
            measures = (Measure(exercise=text or None, amount=pain),) if care else ()
            return replace(entry, words=text, journey=text, pain=pain, care=care, measures=measures)

        self.changed(
            person,
            pick,
            lambda journal, entry: journal.amend(new(entry), MORNING),
            lambda state: (new(state[0]), state[1]),
        )

    @rule(person=people, pick=picks, text=words)
    def append(self, person: str, pick: int, text: str) -> None:
        self.changed(
            person,
            pick,
            lambda journal, entry: journal.append(entry.id, text, MORNING),
            lambda state: (replace(state[0], words=f"{state[0].words} {text}".strip()), state[1]),
        )

    @rule(person=people, pick=picks)
    def delete(self, person: str, pick: int) -> None:
        self.changed(
            person, pick, lambda journal, entry: journal.delete(entry.id, MORNING), lambda s: (s[0], True)
        )

    @rule(person=people)
    def undo(self, person: str) -> None:
        target = self.model.to_undo(person)
        self.agree(self.journals[person].undo(MORNING), target.before[0] if target else None)
        if target:
            now = self.model.states[target.entry_id]
            self.model.tell(Event(person, target.entry_id, What.UNDO, now, target.before, target))

    @rule(person=people)
    def redo(self, person: str) -> None:
        target = self.model.to_redo(person)
        self.agree(self.journals[person].redo(MORNING), target.after[0] if target else None)
        if target:
            now = self.model.states[target.entry_id]
            self.model.tell(Event(person, target.entry_id, What.REDO, now, target.after, target))

    def agree(self, taken: Taken | None, expected: Entry | None) -> None:
        assert (taken and taken.entry) == expected

    @rule(pick=picks)
    def forget(self, pick: int) -> None:
        if self.model.states:
            entry_id = list(self.model.states)[pick % len(self.model.states)]
            person = next(event.person for event in self.model.events if event.entry_id == entry_id)
            journal = self.journals[person]
            journal.forget(journal.matching(str(entry_id)))
            self.model.forget(entry_id)
            if self.saved:
                self.saved[1].forget(entry_id)

    @rule()
    def reopen(self) -> None:
        for journal in self.journals.values():
            journal.close()
        self.open()
        self.check()

    @rule()
    def save(self) -> None:
        for journal in self.journals.values():
            journal.settle()
        made = backup.make(self.path, Why.ASKED, datetime.now(UTC))
        assert made is not None
        self.saved = made, Model(copy(self.model.events), copy(self.model.states))

    @precondition(lambda self: self.saved is not None)
    @rule()
    def restore(self) -> None:
        assert self.saved is not None
        source, model = self.saved
        for journal in self.journals.values():
            journal.settle()
        backup.restore(self.path, source, datetime.now(UTC))
        self.model = Model(copy(model.events), copy(model.states))

    @rule()
    def move(self) -> None:
        """Everything goes out and into a new journal, and out again as it was."""
        self.moves += 1
        old, new = self.path, self.place / f"moved{self.moves}.duckdb"
        for journal in self.journals.values():
            journal.close()
        Journal(new).close()
        for person in PEOPLE:
            places = [self.place / f"{person} {when} {self.moves}" for when in ("before", "after")]
            export(old, places[0], Format.JSON, person)
            report = take_in(new, places[0], person=person, progress=lambda *_: None)
            assert report.refused == ()
            export(new, places[1], Format.JSON, person)
            assert len({(place / "journal.json").read_bytes() for place in places}) == 1
        self.path, self.saved = new, None
        self.open()

    def check(self) -> None:
        for person, journal in self.journals.items():
            assert journal.entries() == self.model.visible(person)
        found = rows(self.path, "SELECT entry_id, target IS NULL FROM history ORDER BY seq")
        for person in PEOPLE:
            mine = [(event.entry_id, event.target is None) for event in self.model.mine(person)]
            ids = {entry_id for entry_id, _ in mine}
            assert [row for row in found if row[0] in ids] == mine
        assert len(found) == len(self.model.events)

    def teardown(self) -> None:
        self.check()
        for journal in self.journals.values():
            journal.close()
        shutil.rmtree(self.place)


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(
    max_examples=8,
    stateful_step_count=18,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
