"""What changed, and when: append-only, so that any change can be taken back one day."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from assistant.core.model import Entry
from assistant.journal import entries
from assistant.journal.database import Connection

_RECORD = """
    INSERT INTO history (seq, entry_id, what, changed_at, before, after)
    SELECT (SELECT coalesce(max(seq), 0) + 1 FROM history), $entry_id, $what, $changed_at, $before, $after
"""

Fields = Mapping[str, str | float | bool | None]


def added(connection: Connection, entry: Entry) -> None:
    """An entry was filed: the row itself says what."""
    _record(connection, entry.id, "add", entry.said_at, None)


def undo(connection: Connection, moment: datetime) -> Entry | None:
    """Take back the newest entry, at `moment`; None if there is none left."""
    entry = entries.newest(connection)
    if entry:
        entries.hide(connection, entry.id)
        _record(connection, entry.id, "undo", moment, ({"hidden": False}, {"hidden": True}))
    return entry


def _record(
    connection: Connection, entry_id: UUID, what: str, moment: datetime, change: tuple[Fields, Fields] | None
) -> None:
    """Append one line; `change` is the changed fields before and after."""
    before, after = (json.dumps(fields) for fields in change) if change else (None, None)
    line = {
        "entry_id": entry_id,
        "what": what,
        "changed_at": entries.utc(moment),
        "before": before,
        "after": after,
    }
    connection.execute(_RECORD, line)
