"""Made-up journals of any size, the same at every run: for benchmarks, and for looking at.

A person says ten things a day for twenty years: 73,000 entries. More rows are more people.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from assistant.journal import Journal
from assistant.journal.database import in_memory, quoted, writing

FIRST_DAY = date(2006, 1, 1)
PER_DAY, DAYS = 10, 7300
LAST_DAY = FIRST_DAY + timedelta(days=DAYS - 1)
ME = "person 0"
"""The first of them."""
RARE = "marathon"
"""A word in every 3650th entry."""

WORDS = [
    [
        "I walked",
        "three sets of ten heel slides",
        "I skipped",
        "two sets of wall squats",
        "stairs",
        "a plank",
    ],
    [
        "with my left leg",
        "to the mailbox and back",
        "on one crutch",
        "without the rail",
        "again",
        "after lunch",
    ],
    ["and it felt good", "and it was hard", "pain was there", "first time since March", "the ice helped", ""],
]

# A row's dice are one number, each column's is a digit or two of it. On every third day nothing is said: its
# entries go to the day before.
ROWS = """
    WITH dice AS (
        SELECT i, i // ($per_day * $days) AS who, i // $per_day % $days AS day, i % $per_day AS turn,
               (md5_number_lower('entry ' || i) % 1_000_000_000)::BIGINT AS dice,
               (md5_number_lower('day ' || (i // $per_day)) % 3 = 0)::INTEGER AS silent
        FROM range($rows) AS numbers(i)
    ), said AS (
        SELECT *, $first_day::TIMESTAMP + to_days((day - silent)::INTEGER)
                  + to_minutes(480 + 60 * turn + 30 * silent) AS said_at
        FROM dice
    )
    SELECT md5(i::VARCHAR)::UUID AS id, i + 1 AS seq, 'person ' || who AS person,
           CASE WHEN dice % 2 = 0 THEN 'my knee' END AS journey, said_at, 'UTC' AS tz, 0 AS offset_min,
           said_at::DATE AS local_date, said_at::DATE - (dice // 10 % 10 = 0)::INTEGER AS for_date,
           concat_ws(' ', $words[1][1 + dice // 100 % 6], $words[2][1 + dice // 1000 % 6],
                     $words[3][1 + dice // 10000 % 6], 'after', dice // 100 % 100_000, 'steps',
                     CASE WHEN i % 3650 = 0 THEN $rare END) AS words,
           ['step', 'step', 'step', 'step', 'stumble', 'stumble', 'celebration', NULL][1 + dice // 100000 % 8]
               AS kind, 'whisper' AS engine,
           CASE WHEN dice // 1_000_000 % 3 = 0 THEN [{'exercise': 'heel slide', 'side': 'left', 'sets': 3,
               'amount': 10, 'unit': 'reps', 'load_kg': NULL, 'band': NULL, 'hold_s': NULL, 'angle_deg': NULL,
               'aid': NULL, 'doubtful': false}] ELSE [] END AS measures,
           CASE WHEN dice // 10_000_000 % 5 < 2
               THEN (8 - 5 * day / $days + dice // 10_000_000 / 50)::DOUBLE END AS pain,
           NULL::DOUBLE AS pain_before, NULL AS care, false AS hidden
    FROM said
"""
ADDED = """
    INSERT INTO history (seq, id, entry_id, what, changed_at) SELECT seq, id, id, 'add', said_at FROM entries
"""
# As journal/export.py writes it, everybody at once.
EXPORTED = """
    COPY (
        SELECT * EXCLUDE (seq, hidden) REPLACE (id::VARCHAR AS id), strftime(for_date, '%Y-%m') AS month
        FROM ({rows}) ORDER BY person, said_at
    ) TO {place} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (person, month))
"""


def make_journal(path: Path, rows: int) -> None:
    """A journal of ours with so many entries, each added in its history. Raises JournalError."""
    Journal(path, person=ME).close()
    with writing(path) as connection:
        connection.execute(f"INSERT INTO entries BY NAME {ROWS}", _dice(rows, PER_DAY, DAYS))
        connection.execute(ADDED)


def make_clinic(folder: Path, people: int) -> int:
    """A year of each, three entries a day, laid out as our Parquet export does; returns how many entries."""
    rows = people * 365 * 3
    with in_memory() as connection:
        connection.execute(EXPORTED.format(rows=ROWS, place=quoted(folder / "entries")), _dice(rows, 3, 365))
    return rows


def _dice(rows: int, per_day: int, days: int) -> Mapping[str, Any]:
    return {
        "rows": rows,
        "per_day": per_day,
        "days": days,
        "first_day": FIRST_DAY,
        "words": WORDS,
        "rare": RARE,
    }
