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

_NEWEST = "SELECT entry_id, what FROM history ORDER BY seq DESC LIMIT 1"

Fields = Mapping[str, str | float | bool | None]


def added(connection: Connection, entry: Entry) -> None:
    """An entry was filed: the row itself says what."""
    _record(connection, entry.id, "add", entry.said_at, None)


def undo(connection: Connection, moment: datetime) -> Entry | None:
    """Take back what was added last, at `moment`; None if that was done already, or there is nothing yet."""
    newest = connection.execute(_NEWEST).fetchone()
    if newest is None or newest[1] != "add":
        return None
    entry = entries.get(connection, newest[0])
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
