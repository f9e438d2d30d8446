"""What changed, and when: append-only, so that any change can be taken back, many levels deep.

Taking back goes from the newest change that still counts to the oldest; bringing again goes the other way,
until something new is said. A person takes back their own changes, nobody else's.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from assistant.journal import entries
from assistant.journal.database import Connection
from assistant.journal.entries import Fields, Kept

NOTHING: Fields = MappingProxyType({})


class What(StrEnum):
    """What may happen to an entry."""

    ADD = "add"
    RELABEL = "relabel"
    """Another kind: it was read wrongly."""
    AMEND = "amend"
    """Other words or numbers: they were heard wrongly."""
    APPEND = "append"
    """More words, after those that are there."""
    DELETE = "delete"
    """Out of sight, and still to be had back."""
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an entry on its way into the journal."""

    id: UUID
    entry_id: UUID
    what: What
    at: datetime
    """When it was asked for; aware."""
    fields: Fields = field(default_factory=lambda: NOTHING)
    """What it sets. For APPEND, `words` are those to add."""
    target: UUID | None = None
    """The change that an UNDO or a REDO is about."""


_RECORD = """
    INSERT INTO history (seq, id, entry_id, what, target, changed_at, before, after)
    SELECT (SELECT coalesce(max(seq), 0) + 1 FROM history),
           $id, $entry_id, $what, $target, $changed_at, $before, $after
"""

_MINE = """
    WITH mine AS (
        SELECT history.* FROM history JOIN entries ON entries.id = history.entry_id
        WHERE person = $person
    )
"""

_TO_UNDO = (
    _MINE
    + """
    SELECT id, entry_id, what FROM mine AS change
    WHERE target IS NULL AND coalesce(
        (SELECT arg_max(what, seq) FROM mine AS later WHERE later.target = change.id), 'redo'
    ) = 'redo'
    ORDER BY seq DESC LIMIT 1
"""
)

_TO_REDO = (
    _MINE
    + """
    SELECT change.id, change.entry_id, change.what
    FROM mine AS undo JOIN mine AS change ON change.id = undo.target
    WHERE undo.what = 'undo'
      AND NOT EXISTS (SELECT 1 FROM mine AS new WHERE new.target IS NULL AND new.seq > undo.seq)
      AND NOT EXISTS (SELECT 1 FROM mine AS redo WHERE redo.target = undo.target AND redo.seq > undo.seq)
    ORDER BY undo.seq DESC LIMIT 1
"""
)

# Whether it counts now, and whether something that counts was said about the same entry since.
_STATE = """
    WITH told AS (
        SELECT *, coalesce(
            (SELECT arg_max(what, seq) FROM history AS later WHERE later.target = change.id), 'redo'
        ) = 'redo' AS counts
        FROM history AS change WHERE entry_id = $entry_id AND target IS NULL
    )
    SELECT before, after, counts,
           EXISTS (SELECT 1 FROM told AS new WHERE new.counts AND new.seq > change.seq)
    FROM told AS change WHERE id = $target
"""


def take(connection: Connection, ready: Iterable[Kept | Change]) -> set[UUID]:
    """File entries and make changes, each once, in order.

    Returns the ids of changes that are about no entry anybody has heard of, not even as forgotten.
    """
    strays = set()
    for item in ready:
        if isinstance(item, Kept):
            add(connection, item)
        elif not apply(connection, item):
            strays.add(item.id)
    return strays


def add(connection: Connection, kept: Kept) -> None:
    """File an entry, once; the row itself says what it was."""
    if entries.add(connection, kept):
        entry = kept.entry
        _record(connection, Change(entry.id, entry.id, What.ADD, entry.said_at), None)


def apply(connection: Connection, change: Change) -> bool:
    """Make a change, once. False if nobody has heard of its entry; one that was forgotten stays so."""
    now = entries.fields(connection, change.entry_id)
    if now is None:
        return entries.forgotten(connection, change.entry_id)
    if not known(connection, change.id):
        after = _outcome(connection, change, now)
        if after is not None:
            entries.change(connection, change.entry_id, after)
            _record(connection, change, ({name: now[name] for name in after}, after))
    return True


def known(connection: Connection, change_id: UUID) -> bool:
    """Whether this change was made."""
    return connection.execute("SELECT 1 FROM history WHERE id = ?", [change_id]).fetchone() is not None


def newest(connection: Connection, person: str, what: What) -> tuple[UUID, UUID, What] | None:
    """The change (its id, its entry's, what it was) that an UNDO or a REDO by `person` is about."""
    sql = _TO_UNDO if what is What.UNDO else _TO_REDO
    found = connection.execute(sql, {"person": person}).fetchone()
    return found and (found[0], found[1], What(found[2]))


def _outcome(connection: Connection, change: Change, now: Fields) -> Fields | None:
    """The fields that this change sets; None when it is too late for it."""
    match change.what:
        case What.UNDO | What.REDO:
            return _back_or_again(connection, change)
        case What.APPEND:
            return {**change.fields, "words": f"{now['words']} {change.fields['words']}".strip()}
    return change.fields


def _back_or_again(connection: Connection, change: Change) -> Fields | None:
    about = {"entry_id": change.entry_id, "target": change.target}
    found = connection.execute(_STATE, about).fetchone()
    if found is None:
        return None
    before, after, counts, is_covered = found
    undo = change.what is What.UNDO
    if counts is not undo or is_covered:
        return None  # somebody else was quicker
    if before is None:  # it was an add
        return {"hidden": undo}
    fields: Fields = json.loads(before if undo else after)
    return fields


def _record(connection: Connection, change: Change, fields: tuple[Fields, Fields] | None) -> None:
    """Append one line; `fields` are the changed ones before and after."""
    before, after = (_text(each) for each in fields) if fields else (None, None)
    line = {
        "id": change.id,
        "entry_id": change.entry_id,
        "what": change.what.value,
        "target": change.target,
        "changed_at": entries.utc(change.at),
        "before": before,
        "after": after,
    }
    connection.execute(_RECORD, line)


def _text(fields: Mapping[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False)
