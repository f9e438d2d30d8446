"""What a journal must hold: every deed that was begun, and which of them were acknowledged.

A deed that was begun and never acknowledged may have happened or not. So an entry as it is found is right if
*some* choice among its unacknowledged deeds explains it to the last line of its history.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace
from itertools import combinations
from typing import Any

ADDS = ("keep", "receive")
CHANGES = ("relabel", "amend", "append", "delete", "undo", "redo")
WHOLE = ("forget", "restore")
"""Done for all its entries, or for none."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done to a journal."""

    number: int
    """Grows."""
    what: str
    person: str
    ids: tuple[str, ...] = ()
    """Of entries; none, for what may be about any: import, restore, an undo or a redo until it is known."""
    words: str = ""
    kind: str | None = None
    upto: int = 0
    """The number of the last deed that is in the backup, export or older file that this brings back."""
    since: int = 0
    """The number of the last deed before those that were still in the spool when the file went."""

    def values(self) -> list[Any]:
        """As JSON can hold it; `of` makes the deed again."""
        return list(astuple(self))

    @staticmethod
    def of(values: Sequence[Any]) -> "Deed":
        number, what, person, ids, *rest = values
        return Deed(number, what, person, tuple(ids), *rest)


Fields = tuple[str | None, str, bool]
"""Kind, words, hidden."""


@dataclass(frozen=True, slots=True)
class State:
    """An entry, and the history that brought it there."""

    fields: Fields
    told: tuple[str, ...] = ("add",)
    """What its history says, line by line."""
    done: tuple[tuple[Fields, Fields], ...] = ()
    """Changes that count, each with the fields before and after it."""
    undone: tuple[tuple[Fields, Fields], ...] = ()
    imported: bool = False

    @property
    def seen(self) -> tuple[Fields, tuple[str, ...]]:
        return self.fields, self.told


def _added(fields: Fields, *, imported: bool) -> State:
    kind, words, _ = fields
    return State(fields, done=(((kind, words, True), fields),), imported=imported)


def _changed(state: State, deed: Deed) -> State:
    kind, words, hidden = state.fields
    match deed.what:
        case "undo":
            if not state.done:
                return state
            *rest, last = state.done
            return replace(
                state,
                fields=last[0],
                done=tuple(rest),
                undone=(*state.undone, last),
                told=(*state.told, "undo"),
            )
        case "redo":
            if not state.undone:
                return state
            *rest, last = state.undone
            return replace(
                state,
                fields=last[1],
                undone=tuple(rest),
                done=(*state.done, last),
                told=(*state.told, "redo"),
            )
        case "relabel":
            new: Fields = (deed.kind, words, hidden)
        case "amend":
            new = (deed.kind, deed.words, hidden)
        case "append":
            new = (kind, f"{words} {deed.words}", hidden)
        case _:
            new = (kind, words, True)
    return replace(state, fields=new, done=(*state.done, (state.fields, new)), told=(*state.told, deed.what))


def replay(log: Iterable[Deed]) -> State | None:
    """What becomes of an entry; None when it is not there."""
    state: State | None = None
    before: list[Deed] = []
    forgotten = False
    for deed in log:
        match deed.what:
            case "keep":
                state = _added((None, deed.words, False), imported=False)
            case "receive" if state is None and not forgotten:
                state = _added((deed.kind, deed.words, False), imported=True)
            case "file" if state:
                state = _added((deed.kind, state.fields[1], False), imported=False)
            case "drop" | "forget":
                state, forgotten = None, True
            case "restore" if not forgotten:
                state = replay(each for each in before if each.number <= deed.upto)
            case "take in" if state is None and not forgotten:
                back = replay(each for each in before if each.number <= deed.upto)
                state = back and replace(back, imported=True)
            case "file goes":
                state = replay(each for each in before if not deed.upto < each.number <= deed.since)
            case what if what in CHANGES and state:
                state = _changed(state, deed)
        before.append(deed)
    return state


@dataclass
class Model:
    """Everything that was done to one journal."""

    logs: dict[str, list[Deed]] = field(default_factory=dict)
    """By entry."""
    open: set[int] = field(default_factory=set)
    """Numbers of deeds that were begun, and not acknowledged."""
    marks: dict[str, Deed] = field(default_factory=dict)
    """Backups and exports that can be brought back, by their name."""

    # --- told by whoever does it ---

    def begin(self, deed: Deed) -> None:
        self.open.add(deed.number)
        if deed.what in ADDS:
            self.logs.update({its_id: [] for its_id in deed.ids})
        for its_id in deed.ids or self._of(deed):
            self.logs[its_id].append(deed)

    def done(self, deed: Deed) -> None:
        """Acknowledged; now it says which entry it was about."""
        self.open.discard(deed.number)
        if deed.what in ("undo", "redo"):
            for its_id in self._of(deed):
                self.logs[its_id] = [
                    each for each in self.logs[its_id] if each.number != deed.number or its_id in deed.ids
                ]
        if deed.what in ("backup", "export") and deed.words:
            self.marks[deed.words] = deed

    def _of(self, deed: Deed) -> list[str]:
        everybody = deed.what in ("restore", "file goes")
        nobody = deed.what in ("backup", "export")
        return [
            its_id
            for its_id, log in self.logs.items()
            if not nobody and (everybody or log[0].person == deed.person)
        ]

    # --- asked by whoever works on ---

    def entries(self, person: str) -> dict[str, State]:
        """Those of a person that are there, hidden or not, if everything begun has happened."""
        mine = {its_id: replay(log) for its_id, log in self.logs.items() if log[0].person == person}
        return {its_id: state for its_id, state in mine.items() if state}

    # --- compared with what was found ---

    def told(self, its_id: str, found: dict[str, Any]) -> str:
        """For whoever looks for the reason."""
        log = (f"{deed.what}{'?' * (deed.number in self.open)} {deed.number}" for deed in self.logs[its_id])
        return f"{its_id}: {', '.join(log)}; found: {found.get(its_id)}"

    def explanations(self, its_id: str, found: Any) -> list[frozenset[int]]:
        """Which open deeds may have happened, so that the entry is as it was found; fewest first."""
        log = self.logs[its_id]
        maybe = [deed.number for deed in log if deed.number in self.open]
        right = []
        for many in range(len(maybe) + 1):
            for chosen in map(frozenset, combinations(maybe, many)):
                state = replay(deed for deed in log if deed.number not in self.open or deed.number in chosen)
                if (state and state.seen) == found:
                    right.append(chosen)
        return right

    def settle_on(self, chosen: dict[str, frozenset[int]]) -> None:
        """What was open is decided, by entry."""
        for its_id, happened in chosen.items():
            self.logs[its_id] = [
                deed for deed in self.logs[its_id] if deed.number not in self.open or deed.number in happened
            ]
        self.logs = {its_id: log for its_id, log in self.logs.items() if log}
        self.open.clear()

    def gone_words(self) -> set[str]:
        """Words of what was dropped or forgotten: no file may have them."""
        gone = [log for log in self.logs.values() if any(deed.what in ("drop", "forget") for deed in log)]
        return {deed.words for log in gone for deed in log if deed.words}


def verdict(model: Model, found: dict[str, Any], words: set[str]) -> list[tuple[str, str]]:
    """What is wrong with a journal as it was found, and with what; the model then takes it as it is."""
    wrong: list[tuple[str, str]] = []
    right: dict[str, list[frozenset[int]]] = {}
    for its_id, log in model.logs.items():
        right[its_id] = model.explanations(its_id, found.get(its_id))
        if not right[its_id]:
            wrong.append((_what_is_wrong(model, log, found.get(its_id)), model.told(its_id, found)))
    wrong += [("doubled", f"{its_id} is from nowhere") for its_id in found.keys() - model.logs.keys()]
    wrong += _half_done(model, right)
    model.settle_on({its_id: ways[0] for its_id, ways in right.items() if ways})
    wrong += [("brought back", word) for word in model.gone_words() & words]
    return wrong


def _half_done(model: Model, right: dict[str, list[frozenset[int]]]) -> Iterator[tuple[str, str]]:
    """Open deeds that happened for some of their entries only, or for more than one that can be."""
    for number, what in {deed.number: deed.what for log in model.logs.values() for deed in log}.items():
        if number not in model.open:
            continue
        about = [
            ways
            for its_id, ways in right.items()
            if any(deed.number == number for deed in model.logs[its_id])
        ]
        happened = sum(all(number in way for way in ways) for ways in about if ways)
        never = sum(all(number not in way for way in ways) for ways in about if ways)
        if what in WHOLE and happened and never:
            yield "half done", what
        if what in ("undo", "redo") and happened > 1:
            yield "doubled", what


def _what_is_wrong(model: Model, log: list[Deed], found: Any) -> str:
    sure = [deed for deed in log if deed.number not in model.open]
    if found is None:
        return "lost"
    if any(deed.what in ("drop", "forget") for deed in sure):
        return "brought back"
    told = Counter(found[1])
    begun = Counter(deed.what for deed in log if deed.what in CHANGES)
    twice = any(told[what] > begun[what] for what in CHANGES) or told["add"] > 1
    return "doubled" if twice else "lost"


def disorder(model: Model, order: list[str]) -> int:
    """How many were filed before something that was said, and understood at once, before them."""
    at_once = [its_id for its_id in order if its_id in model.logs and _at_once(model.logs[its_id])]
    newest: dict[str, int] = {}
    wrong = 0
    for its_id in at_once:
        keep = model.logs[its_id][0]
        wrong += keep.number < newest.get(keep.person, 0)
        newest[keep.person] = max(keep.number, newest.get(keep.person, 0))
    return wrong


def _at_once(log: list[Deed]) -> bool:
    state = replay(log)
    whats = [(deed.what, deed.number - log[0].number) for deed in log[:2]]
    return whats == [("keep", 0), ("file", 1)] and state is not None and not state.imported
