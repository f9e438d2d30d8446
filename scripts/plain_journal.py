"""A journal as somebody would keep it in SQLite, with nothing but sqlite3: what bench_journal compares with.

Days and measures are text; WAL mode, every save fsynced, and the indexes that the questions want.
"""

import json
import sqlite3
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from assistant.core.model import Entry, Kind, Measure
from assistant.journal.database import reading

TABLES = """
    PRAGMA journal_mode = WAL;
    CREATE TABLE entries (
        id TEXT NOT NULL, seq INTEGER PRIMARY KEY, person TEXT NOT NULL, journey TEXT, said_at TEXT NOT NULL,
        tz TEXT NOT NULL, offset_min INTEGER NOT NULL, local_date TEXT NOT NULL, for_date TEXT NOT NULL,
        words TEXT NOT NULL, kind TEXT, engine TEXT NOT NULL, measures TEXT NOT NULL, pain REAL,
        pain_before REAL, care TEXT, hidden INTEGER NOT NULL);
    CREATE TABLE history (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL, entry_id TEXT NOT NULL, what TEXT NOT NULL, target TEXT,
        changed_at TEXT NOT NULL, before TEXT, after TEXT);
"""
INDEXES = """
    CREATE UNIQUE INDEX ids ON entries (id);
    CREATE INDEX days ON entries (person, for_date, pain, hidden);
    CREATE INDEX kinds ON entries (kind, person, said_at, for_date, hidden);
    CREATE UNIQUE INDEX changes ON history (id);
    CREATE INDEX of_entry ON history (entry_id);
    ANALYZE;
"""

# The rows of our own journal, as text where SQLite has nothing else.
COPIED = {
    "entries": """* REPLACE (
        id::VARCHAR AS id, said_at::VARCHAR AS said_at, local_date::VARCHAR AS local_date,
        for_date::VARCHAR AS for_date, to_json(measures)::VARCHAR AS measures)""",
    "history": """* REPLACE (
        id::VARCHAR AS id, entry_id::VARCHAR AS entry_id, target::VARCHAR AS target,
        changed_at::VARCHAR AS changed_at)""",
}
FIND = """
    SELECT id, kind, words, said_at, for_date, measures, pain FROM entries WHERE person = ? AND NOT hidden
"""
ADD = """
    INSERT INTO entries
    SELECT :id, max(seq) + 1, :person, :journey, :said_at, 'UTC', 0, :day, :day, :words, :kind, 'keyboard',
           :measures, :pain, :pain_before, :care, false
    FROM entries
"""
RECORD = """
    INSERT INTO history SELECT max(seq) + 1, :id, :id, 'add', NULL, :said_at, NULL, NULL FROM history
"""
# The + has them sorted after they were found by their index.
OF_PERSON = {
    "entries": "SELECT * FROM entries WHERE person = ? ORDER BY +seq",
    "history": """SELECT * FROM history WHERE entry_id IN (SELECT id FROM entries WHERE person = ?)
                  ORDER BY +seq""",
}
QUESTIONS = {
    "momentum, every day, ms": """
        SELECT momentum, count(*) FROM (
            SELECT count(*) OVER (PARTITION BY person ORDER BY julianday(for_date)
                                  RANGE BETWEEN 13 PRECEDING AND CURRENT ROW) AS momentum
            FROM (SELECT DISTINCT person, for_date FROM entries WHERE NOT hidden)
        ) GROUP BY momentum ORDER BY momentum""",
    "bounce-back, every stumble, ms": """
        SELECT julianday(back) - julianday(for_date) AS days, count(*) FROM (
            SELECT for_date, (
                SELECT step.for_date FROM entries AS step
                WHERE step.person = stumble.person AND step.kind = 'step' AND NOT step.hidden
                  AND step.said_at > stumble.said_at ORDER BY step.said_at LIMIT 1) AS back
            FROM entries AS stumble WHERE kind = 'stumble' AND NOT hidden
        ) WHERE back IS NOT NULL GROUP BY days ORDER BY days""",
    "pain trend, everybody, ms": """
        SELECT person, (count(*) * sum(x * pain) - sum(x) * sum(pain))
                       / (count(*) * sum(x * x) - sum(x) * sum(x))
        FROM (SELECT person, pain, (julianday(for_date) - julianday('2006-01-01')) / 7 AS x FROM entries
              WHERE pain IS NOT NULL AND NOT hidden) GROUP BY person ORDER BY person""",
    "search, everybody, ms": "SELECT count(*) FROM entries WHERE words LIKE '%marathon%' AND NOT hidden",
}
"""As in bench_journal."""
_BATCH = 100_000


def copy(journal: Path, path: Path) -> None:
    """Put all rows of `journal` into a new SQLite database."""
    plain = sqlite3.connect(path)
    plain.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;" + TABLES)
    with reading(journal) as connection:
        for table, columns in COPIED.items():
            sql = f"SELECT {columns} FROM {table} WHERE seq > ? AND seq <= ? ORDER BY seq"
            first = 0
            while some := connection.execute(sql, [first, first + _BATCH]).fetchall():
                plain.executemany(f"INSERT INTO {table} VALUES ({_holes(len(some[0]))})", some)
                first += _BATCH
            plain.commit()
    plain.executescript(INDEXES)
    plain.close()


class PlainJournal:
    """The one at `path`, made if it is not there, seen by `person`."""

    def __init__(self, path: Path, person: str) -> None:
        new = not path.exists()
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA synchronous = FULL")
        self._person = person
        if new:
            self._connection.executescript(TABLES + INDEXES)

    def save(self, entry: Entry) -> None:
        at = f"{entry.said_at:%Y-%m-%d %H:%M:%S}"
        row = {
            **asdict(entry),
            "id": str(entry.id),
            "person": self._person,
            "said_at": at,
            "day": at[:10],
            "measures": json.dumps([asdict(measure) for measure in entry.measures]),
        }
        with self._connection:
            self._connection.execute(ADD, row)
            self._connection.execute(RECORD, row)

    def entries(self, since: date, until: date) -> list[Entry]:
        """Meant for the days `since`..`until`, by the time they were said."""
        return self._found("for_date BETWEEN ? AND ?", str(since), str(until))

    def search(self, text: str) -> list[Entry]:
        return self._found("words LIKE ?", f"%{text}%")

    def _found(self, which: str, *values: str) -> list[Entry]:
        sql = f"{FIND} AND {which} ORDER BY said_at, seq"
        return [_entry(row) for row in self._connection.execute(sql, [self._person, *values])]

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql).fetchall()

    def export(self, file: Path) -> int:
        """One JSON object a row; returns how many entries."""
        counts = dict.fromkeys(OF_PERSON, 0)
        with file.open("w") as out:
            for table, sql in OF_PERSON.items():
                cursor = self._connection.execute(sql, [self._person])
                names = [column[0] for column in cursor.description]
                for row in cursor:
                    out.write(json.dumps({"table": table, **dict(zip(names, row, strict=True))}) + "\n")
                    counts[table] += 1
        return counts["entries"]

    def take_in(self, file: Path) -> int:
        """What `export` wrote; returns how many entries are here now."""
        with self._connection, file.open() as lines:
            for row in map(json.loads, lines):
                table, *values = row.values()
                self._connection.execute(
                    f"INSERT OR IGNORE INTO {table} VALUES ({_holes(len(values))})", values
                )
        return int(self._connection.execute("SELECT count(*) FROM entries").fetchone()[0])


def _holes(number: int) -> str:
    return ", ".join("?" * number)


def _entry(row: tuple[Any, ...]) -> Entry:
    """One row of FIND."""
    key, kind, words, said_at, for_date, measures, pain = row
    return Entry(
        UUID(key),
        kind and Kind(kind),
        words,
        datetime.fromisoformat(said_at).replace(tzinfo=UTC),
        date.fromisoformat(for_date),
        measures=tuple(Measure(**measure) for measure in json.loads(measures)),
        pain=pain,
    )
