"""Rows out of a damaged database, and what is missing there out of a copy of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from assistant.journal import entries, files, versions
from assistant.journal.database import (
    Connection,
    DatabaseError,
    copy_tables,
    digest,
    in_memory,
    opened,
    quoted,
    sql_name,
    table_names,
)
from assistant.journal.tables import TABLES, Table

_VECTOR = 2048
"""Rows that DuckDB reads at once: what cannot be read of so many cannot be read of fewer."""

_MISSING = """
    INSERT INTO "{name}" BY NAME
    SELECT missing.* {replacing} FROM backup."{name}" AS missing
    WHERE {key} NOT IN (SELECT {key} FROM "{name}")
    ON CONFLICT DO NOTHING
    RETURNING {entry}
"""

# Where the number is taken: before all that is here, as what is imported.
_RENUMBERED = """
    REPLACE (
        CASE WHEN seq IN (SELECT seq FROM "{name}")
        THEN least((SELECT min(seq) FROM "{name}"), (SELECT min(seq) FROM backup."{name}"))
             - row_number() OVER (ORDER BY seq DESC)
        ELSE seq END AS seq
    )
"""

_CHANGED_SINCE = """
    SELECT entry_id, after FROM history
    WHERE entry_id IN (SELECT unnest($ids::UUID[])) AND after IS NOT NULL
      AND id NOT IN (SELECT id FROM backup.history)
    ORDER BY seq
"""

# What was filed after all entries whose add is known comes last; all else before everything that is known.
_ADDS = """
    WITH known AS (
        SELECT coalesce(min(history.seq), 1) AS first, coalesce(max(history.seq), 0) AS last,
               max(entries.seq) AS newest
        FROM history LEFT JOIN entries ON entries.id = history.id
    ), lone AS (
        SELECT id, said_at, seq < newest AS older, row_number() OVER (PARTITION BY older ORDER BY seq) AS nth,
               count(*) OVER (PARTITION BY older) AS of_them, first, last
        FROM entries, known WHERE id NOT IN (SELECT id FROM history)
    )
    INSERT INTO history (seq, id, entry_id, what, changed_at)
    SELECT CASE WHEN older THEN first - 1 - of_them + nth ELSE last + nth END, id, id, 'add', said_at
    FROM lone
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of a table were read, and how many there are; None where that cannot be told."""

    read: int
    of: int | None


def is_readable(source: Path) -> bool:
    """Whether it can at least be told which tables there are."""
    try:
        with in_memory() as connection:
            copy_tables(connection, source)
    except DatabaseError:
        return False
    return True


def rescue(source: Path, new: Path, name: Path) -> dict[str, Rows]:
    """Make the database `new`, of our schema version, of all rows of `source` that can be read; by table.

    A row that cannot be read may take up to 2047 neighbours with it. `source` is only read; `name` is what
    errors call it. Raises DatabaseError where `new` cannot be written or `source` is not readable, and
    JournalError for one of a newer version.
    """
    files.remove(new)
    with opened(new) as connection:
        copy_tables(connection, source)
        found = {table: _copy_rows(connection, table) for table in table_names(connection)}
        _number_versions(connection, found)
        versions.check(name, versions.version(connection))
    versions.migrate(new)
    return {table.name: found.get(table.name, Rows(0, 0)) for table in TABLES}


def _number_versions(connection: Connection, found: Mapping[str, Rows]) -> None:
    """They are 1, 2, 3…: as many as there were rows, also where those cannot be read."""
    made = found.get("schema_versions", Rows(0, 0))
    if made.read != made.of:
        connection.execute(
            "INSERT INTO schema_versions SELECT unnest(range(1, ?)) ON CONFLICT DO NOTHING",
            [(made.of or 0) + 1],
        )


def _copy_rows(connection: Connection, name: str) -> Rows:
    try:
        found = connection.execute(f"SELECT count(*), max(rowid) FROM source.{sql_name(name)}").fetchall()
    except DatabaseError:
        return Rows(0, None)
    count, last = found[0]
    return Rows(0 if last is None else _copy_range(connection, name, 0, last // _VECTOR + 1), count)


def _copy_range(connection: Connection, name: str, start: int, end: int) -> int:
    """Copy the rows of the vectors `start`..`end`-1 around those that cannot be read; how many that were."""
    bounds = {"start": start * _VECTOR, "end": end * _VECTOR}
    rows = f"FROM source.{sql_name(name)} AS one WHERE rowid >= $start AND rowid < $end"
    try:
        connection.execute(f"SELECT bit_xor(hash(one)) {rows}", bounds)
    except DatabaseError:
        if end - start == 1:
            return 0
    else:  # not in the same breath as the reading: a full disk must not look like rows that cannot be read
        copied = connection.execute(f"INSERT INTO {sql_name(name)} SELECT * {rows}", bounds)
        return int(copied.fetchall()[0][0])
    halves = pairwise((start, (start + end) // 2, end))
    return sum(_copy_range(connection, name, *half) for half in halves)


def complete(journal: Path, backup: Path) -> dict[str, int]:
    """Put the rows into `journal` that only `backup` has, both whole and of our version; how many, by table.

    Entries that were changed since are changed again. Raises DatabaseError.
    """
    with opened(journal) as connection:
        connection.execute(f"ATTACH {quoted(backup)} AS backup (READ_ONLY)")
        added = {table.name: _add_missing(connection, table) for table in TABLES}
        _change_again(connection, added["entries"])
    return {name: len(ids) for name, ids in added.items()}


def _add_missing(connection: Connection, table: Table) -> Sequence[UUID]:
    """The ids of the entries that the added rows are about."""
    sql = _MISSING.format(
        name=table.name,
        key=table.key,
        entry=table.entry,
        replacing=_RENUMBERED.format(name=table.name) if table.order == "seq" else "",
    )
    return [entry_id for (entry_id,) in connection.execute(sql).fetchall()]


def _change_again(connection: Connection, ids: Sequence[UUID]) -> None:
    for entry_id, after in connection.execute(_CHANGED_SINCE, {"ids": ids}).fetchall():
        entries.change(connection, entry_id, json.loads(after))


def tidy(journal: Path) -> dict[str, int]:
    """Let every row be about an entry that is there, and every entry have its add; how many rows, by table.

    Words of an entry that is gone would be out of reach for whoever wants to forget. Raises DatabaseError.
    """
    with opened(journal) as connection:
        for table in TABLES:
            if not table.has_person:
                connection.execute(
                    f"DELETE FROM {table.name} WHERE {table.entry} NOT IN (SELECT id FROM entries)"
                )
        connection.execute(_ADDS)
        return {name: int(str(number)) for name, (number, _) in digest(connection).items()}
