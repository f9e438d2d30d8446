"""What a journal must hold: every deed that was begun, and which of them were acknowledged."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.torture.deeds import ADDS, CHANGES, Deed, Seen, State, explanation, replay

WHOLE = ("forget", "restore")
"""Done for all its entries, or for none."""


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

    def told(self, its_id: str, found: dict[str, Seen]) -> str:
        """For whoever looks for the reason."""
        log = (f"{deed.what}{'?' * (deed.number in self.open)} {deed.number}" for deed in self.logs[its_id])
        return f"{its_id}: {', '.join(log)}; found: {found.get(its_id)}"

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


def verdict(model: Model, found: dict[str, Seen], words: set[str]) -> list[tuple[str, str]]:
    """What is wrong with a journal as it was found, and with what; the model then takes it as it is."""
    wrong: list[tuple[str, str]] = []
    happened: dict[str, frozenset[int]] = {}
    for its_id, log in model.logs.items():
        chosen = explanation(log, model.open, found.get(its_id), {})
        if chosen is None:
            wrong.append((_what_is_wrong(model, log, found.get(its_id)), model.told(its_id, found)))
        else:
            happened[its_id] = chosen
    wrong += [("doubled", f"{its_id} is from nowhere") for its_id in found.keys() - model.logs.keys()]
    wrong += _half_done(model, found, happened)
    model.settle_on(happened)
    wrong += [("brought back", word) for word in model.gone_words() & words]
    return wrong


def _half_done(
    model: Model, found: dict[str, Seen], happened: dict[str, frozenset[int]]
) -> Iterator[tuple[str, str]]:
    """Open deeds that happened for some of their entries only, or for more than one that can be."""
    whats = {deed.number: deed.what for its_id in happened for deed in model.logs[its_id]}

    def must(number: int, be: bool) -> int:
        """How many entries are right only if it happened, or only if it did not."""
        about = [its_id for its_id in happened if any(deed.number == number for deed in model.logs[its_id])]
        others = {number: not be}
        return sum(
            explanation(model.logs[its_id], model.open, found.get(its_id), others) is None for its_id in about
        )

    for number in frozenset().union(*happened.values()):
        what = whats[number]
        if what in WHOLE and must(number, True) and must(number, False):
            yield "half done", what
        if what in ("undo", "redo") and must(number, True) > 1:
            yield "doubled", what


def _what_is_wrong(model: Model, log: list[Deed], found: Seen | None) -> str:
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
