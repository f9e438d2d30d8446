"""In: what an export, or another program, wrote. Once each, however often it is asked for.

An import adds, and never changes or erases what is here:

- an entry that is here stays as it is, also when it was deleted here;
- one that was forgotten, here or where the file comes from, stays away. What was forgotten elsewhere is
  remembered only where it is not here: what is here has to be forgotten here;
- the history of an entry comes with it, and goes before everything that happened here, so that "undo" takes
  back first what was said here.

Entries come in batches, each with its history or not at all: whatever ends an import, doing it again
completes it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from assistant.journal import checked
from assistant.journal.database import Connection, writing
from assistant.journal.history import What
from assistant.journal.offered import Offer, Row, offered

_BATCH = 2_000
"""Entries taken in one transaction: a tenth of a second, so that others get their turn."""

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the rows of a file."""

    taken: int
    skipped: int
    """Were here already."""
    forgotten: int
    """Were forgotten, and stay away."""
    refused: tuple[tuple[str, str], ...]
    """Where each row is, and why it cannot be taken; never what it says."""
    people: tuple[str, ...]
    """Whose entries were taken."""
    unknown: tuple[str, ...]
    """Columns that no table of ours has: what they say was left out."""


def take_in(path: Path, source: Path, *, person: str, progress: Progress) -> TakenIn:
    """Take the file or folder `source` into the journal at `path`.

    `person`: whose entries they are where a row does not say. Raises JournalError: when `source` cannot be
    read nothing was taken; when the journal cannot be written any more some of it was, and the next time
    takes the rest.
    """
    offer = offered(source)
    found = _Found(len(offer["entries"]))
    found.look(offer, person, progress)
    with writing(path) as connection:
        _remember_forgotten(connection, found.tombstones)
        first = _first_seq(connection, found.changes)
    entries, total = list(found.entries.values()), 2 * found.offered
    became = Counter(skipped=found.doubled)
    people: set[str] = set()
    for start in range(0, len(entries), _BATCH):
        progress(total - len(entries) + start, total)
        with writing(path) as connection:
            new = _new(connection, entries[start : start + _BATCH], became)
            first = _take(connection, new, found, first)
        people |= {row["person"] for row in new}
    progress(total, total)
    return TakenIn(
        taken=became["taken"],
        skipped=became["skipped"],
        forgotten=became["forgotten"],
        refused=tuple(found.refused),
        people=tuple(sorted(people)),
        unknown=tuple(sorted(found.unknown)),
    )


# --- what is fit to be taken ---------------------------------------------------------------------------


@dataclass(slots=True)
class _Found:
    """What a file offers, looked at row by row."""

    offered: int
    """Rows meant as entries."""
    entries: dict[UUID, Row] = field(default_factory=dict)
    doubled: int = 0
    """Entries that were found before, further up."""
    changes: list[Row] = field(default_factory=list)
    """Of these entries, in the order of the file."""
    places: dict[UUID, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Where the changes of an entry are in `changes`."""
    tombstones: list[Row] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)

    def look(self, offer: Offer, person: str, progress: Progress) -> None:
        for number, row in enumerate(self._fit(offer, "entries", lambda row: checked.entry(row, person))):
            self.doubled += row["id"] in self.entries
            self.entries.setdefault(row["id"], row)
            if number % 1000 == 0:
                progress(number, 2 * self.offered)
        self.changes = self._history(self._fit(offer, "history", checked.change))
        for place, change in enumerate(self.changes):
            self.places[change["entry_id"]].append(place)
        self.tombstones += self._fit(offer, "tombstones", lambda row: checked.tombstone(row, person))

    def _fit(self, offer: Offer, table: str, check: Callable[[Row | None], Row]) -> Iterator[Row]:
        rows = offer.get(table, [])
        rows.reverse()
        while rows:  # each is let go of here: together they may need more memory than the journal
            where, row = rows.pop()
            try:
                self.unknown |= checked.unknown(table, row)
                yield check(row)
            except checked.Refused as why:
                self.refused.append((where, str(why)))

    def _history(self, offered_changes: Iterable[Row]) -> list[Row]:
        """Every change of these entries, once; an entry that has no add gets one."""
        told: dict[UUID, Row] = {}
        for change in offered_changes:
            is_add = change["what"] == What.ADD
            if change["entry_id"] in self.entries and (change["id"] in self.entries) == is_add:
                told.setdefault(change["id"], change)
        adds = (checked.added(row) for row in self.entries.values() if row["id"] not in told)
        return [*adds, *told.values()]


# --- taking --------------------------------------------------------------------------------------------

_REMEMBER = """
    INSERT INTO tombstones BY NAME
    FROM (SELECT unnest($rows, max_depth := 2))
    WHERE entry_id NOT IN (SELECT id FROM entries)
    ON CONFLICT DO NOTHING
"""

# What is here of this file, from an import that was cut short or because it comes from here, says where the
# rest of it belongs.
_PLACES = """
    SELECT min(seq - place), min(seq) FILTER (place IS NULL), min(seq)
    FROM history LEFT JOIN (SELECT unnest($ids) AS id, unnest(range(len($ids))) AS place) USING (id)
"""

_IN_THE_WAY = "SELECT count(*) FROM history WHERE seq IN (SELECT unnest($seqs))"
_FIRST = "SELECT coalesce(min(seq), 1) FROM history"
_LAST_ENTRY = "SELECT coalesce(max(seq), 0) FROM entries"
_HERE = "SELECT id FROM entries WHERE id IN (SELECT unnest($ids))"
_FORGOTTEN = "SELECT entry_id FROM tombstones WHERE entry_id IN (SELECT unnest($ids))"
_ADD_ENTRIES = "INSERT INTO entries BY NAME SELECT unnest($rows, max_depth := 2)"

# A change that is here although its entry is not belongs to another entry: not to be had twice.
_ADD_CHANGES = """
    INSERT INTO history BY NAME SELECT unnest($rows, max_depth := 2)
    ON CONFLICT (id) DO NOTHING
"""


def _remember_forgotten(connection: Connection, tombstones: list[Row]) -> None:
    if tombstones:
        connection.execute(_REMEMBER, {"rows": tombstones})


def _first_seq(connection: Connection, changes: list[Row]) -> int:
    """The `seq` of the first change: they go before all that is here, or where the rest of the file is."""
    if not changes:
        return 0
    ids = [change["id"] for change in changes]
    ((among, others, first),) = connection.execute(_PLACES, {"ids": ids}).fetchall()
    if among is not None and (others is None or among + len(ids) <= others):
        return int(among)
    return (1 if first is None else int(first)) - len(ids)


def _new(connection: Connection, batch: list[Row], became: Counter[str]) -> list[Row]:
    """Entries that are not here, and were not forgotten; the others are counted."""
    asked = {"ids": [row["id"] for row in batch]}
    here = {row[0] for row in connection.execute(_HERE, asked).fetchall()}
    forgotten = {row[0] for row in connection.execute(_FORGOTTEN, asked).fetchall()} - here
    new = [row for row in batch if row["id"] not in here | forgotten]
    became.update(taken=len(new), skipped=len(here), forgotten=len(forgotten))
    return new


def _take(connection: Connection, new: list[Row], found: _Found, first: int) -> int:
    """File new entries with their history, whose first change is `first`; returns what it had to become."""
    if not new:
        return first
    places = [place for row in new for place in found.places[row["id"]]]
    ((in_the_way,),) = connection.execute(
        _IN_THE_WAY, {"seqs": [first + place for place in places]}
    ).fetchall()
    if in_the_way:  # two imports at once
        ((least,),) = connection.execute(_FIRST).fetchall()
        first = least - len(found.changes)
    ((last,),) = connection.execute(_LAST_ENTRY).fetchall()
    rows = [{"seq": last + number, **row} for number, row in enumerate(new, start=1)]
    connection.execute(_ADD_ENTRIES, {"rows": rows})
    changes = [{"seq": first + place, **found.changes[place]} for place in places]
    connection.execute(_ADD_CHANGES, {"rows": changes})
    return first
