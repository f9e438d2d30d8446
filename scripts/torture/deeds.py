"""One entry: what was done to it, and what must have become of it.

A deed that was begun and never acknowledged may have happened or not. So an entry as it is found is right if
*some* choice among its unacknowledged deeds explains it to the last line of its history.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial
from itertools import product
from typing import Any

ADDS = ("keep", "receive")
CHANGES = ("relabel", "amend", "append", "delete", "undo", "redo")


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
    def seen(self) -> "Seen":
        return self.fields, self.told


Seen = tuple[Fields, tuple[str, ...]]
"""What can be seen of an entry: what it is, and what its history says."""


def _added(fields: Fields) -> State:
    kind, words, _ = fields
    return State(fields, done=(((kind, words, True), fields),))


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


Now = tuple[State | None, bool]
"""An entry, None while it is not there; and whether it was forgotten, so that nothing brings it back."""

NOBODY: Now = (None, False)


def _step(now: Now, deed: Deed, back: Callable[[], State | None]) -> Now:
    """What becomes of an entry; `back` is what it was in what this deed brings back."""
    state, forgotten = now
    match deed.what:
        case "keep":
            state = _added((None, deed.words, False))
        case "receive" if state is None and not forgotten:
            state = replace(_added((deed.kind, deed.words, False)), imported=True)
        case "file" if state:
            state = _added((deed.kind, state.fields[1], False))
        case "drop" | "forget":
            state, forgotten = None, True
        case "restore" if not forgotten:
            state = back()
        case "take in" if state is None and not forgotten:
            was = back()
            state = was and replace(was, imported=True)
        case "file goes":
            state = back()
        case what if what in CHANGES and state:
            state = _changed(state, deed)
    return state, forgotten


def replay(log: Iterable[Deed]) -> State | None:
    """What becomes of an entry; None when it is not there."""
    now, before = NOBODY, list[Deed]()
    for deed in log:
        now = _step(now, deed, partial(_back, before, deed))
        before.append(deed)
    return now[0]


def _back(before: list[Deed], to: Deed) -> State | None:
    return replay(
        deed
        for deed in before
        if deed.number <= to.upto or (to.what == "file goes" and deed.number > to.since)
    )


_LOST_TRACK = State((None, "", False), told=("what was never told",))
"""Stands for all that cannot be right any more, unless something older comes back, or it is forgotten."""
_TOO_MANY = 10_000
"""So many ways in which it may have come about: then it cannot be told, and that is never taken for well."""


def explanation(
    log: Sequence[Deed], is_open: Container[int], found: Seen | None, sure: Mapping[int, bool]
) -> frozenset[int] | None:
    """The fewest open deeds that must have happened, so that an entry is as it was found.

    `sure`: of some open deeds, whether they are to have happened. None when nothing explains it.
    """
    ways: dict[Now, frozenset[int]] = {NOBODY: frozenset()}
    for place, deed in enumerate(log):
        choices = (True,) if deed.number not in is_open else (False, True)
        to_come = sum(each.what in CHANGES and each.number not in is_open for each in log[place + 1 :])
        after: dict[Now, frozenset[int]] = {}
        for (now, chosen), happened in product(ways.items(), choices):
            if sure.get(deed.number, happened) is not happened:
                continue
            with_it = chosen | {deed.number} if happened and deed.number in is_open else chosen
            new = now
            if happened:
                before = [each for each in log[:place] if each.number not in is_open or each.number in chosen]
                new = _step(now, deed, partial(_back, before, deed))
            new = _on_track(new, found, to_come)
            if new not in after or len(with_it) < len(after[new]):
                after[new] = with_it
        ways = after
        if len(ways) > _TOO_MANY:
            return None
    right = [chosen for (state, _), chosen in ways.items() if (state and state.seen) == found]
    return min(right, key=len, default=None)


def _on_track(now: Now, found: Seen | None, to_come: int) -> Now:
    """So many changes are sure `to_come`: there must be room for them in the history that was found."""
    state, forgotten = now
    told = found[1] if found else ()
    room = len(told) - to_come
    if state and (len(state.told) > room or state.told != told[: len(state.told)]):
        return _LOST_TRACK, forgotten
    return now
