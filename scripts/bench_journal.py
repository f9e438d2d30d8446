"""The journal against plain sqlite3, at several sizes: `python -m scripts.bench_journal --rows 73000 ...`.

The same made-up entries in a journal of ours, and in SQLite with the indexes that these questions want, in
WAL mode, every save fsynced. Both are asked in one run, each in a process of its own, and have to answer the
same. SQLite keeps its connection; ours opens the file for every question, since others want to write.

Then a clinic: 1,000 people's year as Parquet, asked with DuckDB and, where pyspark is installed, with Spark.
"""

import argparse
import math
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple
from uuid import UUID

from assistant.core.model import Entry, Kind, Measure, Unit, Utterance
from assistant.core.week import FORTNIGHT, week_of
from assistant.journal import Journal, clinic
from assistant.journal.database import reading
from assistant.journal.export import Format, export
from assistant.journal.taking_in import take_in
from scripts.made_up import LAST_DAY, ME, RARE, make_clinic, make_journal
from scripts.plain_journal import QUESTIONS as PLAIN_QUESTIONS
from scripts.plain_journal import PlainJournal, copy

SAVES, ASKED, ABOUT_ALL = 200, 20, 3
"""How often each is done: a save, what one person asks, a question about everybody."""
PEOPLE = 1000

LOOP, FILED = "save: the loop waits", "save: until it is in the database"
WEEK, SEARCH = "week, p50, ms", "search, p50, ms"
EXPORT, IMPORT = "JSON out, ms", "JSON in, ms"
MEMORY, MOST_MEMORY, DISK = "memory for these, MB", "memory at most, MB", "on the disk, MB"
FIRST, AGAIN = "three questions, first time, ms", "three questions, again, ms"

QUESTIONS = {
    "momentum, every day, ms": """
        SELECT momentum, count(*) FROM (
            SELECT count(*) OVER (PARTITION BY person ORDER BY for_date
                                  RANGE BETWEEN INTERVAL 13 DAYS PRECEDING AND CURRENT ROW) AS momentum
            FROM (SELECT DISTINCT person, for_date FROM entries WHERE NOT hidden)
        ) GROUP BY momentum ORDER BY momentum""",
    "bounce-back, every stumble, ms": """
        SELECT step.for_date - stumble.for_date AS days, count(*)
        FROM (FROM entries WHERE kind = 'stumble' AND NOT hidden) AS stumble
        ASOF JOIN (FROM entries WHERE kind = 'step' AND NOT hidden) AS step
          ON step.person = stumble.person AND step.said_at > stumble.said_at
        GROUP BY days ORDER BY days""",
    "pain trend, everybody, ms": """
        SELECT person, regr_slope(pain, (for_date - DATE '2006-01-01') / 7) FROM entries
        WHERE pain IS NOT NULL AND NOT hidden GROUP BY person ORDER BY person""",
    "search, everybody, ms": "SELECT count(*) FROM entries WHERE words ILIKE '%marathon%' AND NOT hidden",
}
"""About everybody."""


class Figure(NamedTuple):
    """How long something took (median, in ms) or how much it needs, and what came back."""

    value: float
    back: Any = None


Figures = dict[str, Figure]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[73_000], help="entries in the journal")
    parser.add_argument("--folder", type=Path, help="where the databases are made; 1 GB a million entries")
    given = parser.parse_args()
    for rows in given.rows:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            alone(make_both, Path(folder), rows)
            both = (alone(side, Path(folder)) for side in (our_journal, plain_journal))
            tell(f"{rows:,} entries", ("ours", "sqlite3"), *both)
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        entries = alone(make_clinic, Path(folder), PEOPLE)
        ours = alone(by_duckdb, Path(folder))
        spark = alone(by_spark, Path(folder)) if find_spec("pyspark") else {}
        what = f"a clinic: {PEOPLE:,} people, a year, {entries:,} entries"
        tell(what, ("DuckDB", "Spark, local"), ours, spark)
        if spark:
            figures = sum(len(answer.rows) for _, answer in ours[FIRST].back)
            print(f"\nBoth gave the same {figures:,} rows.")
        else:
            print("\npyspark is not installed (the extra `clinic`): Spark was not asked.")


def alone(work: Callable[..., Any], *arguments: Any) -> Any:
    """What `work` returns from a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as process:
        return process.submit(work, *arguments).result()


def tell(what: str, sides: tuple[str, str], ours: Figures, theirs: Figures) -> None:
    """A table in Markdown; stops where the two did not answer the same."""
    print(f"\n| {what} | {sides[0]} | {sides[1]} | ratio |\n|---|---:|---:|---:|")
    for name, mine in ours.items():
        other = theirs.get(name)
        print(f"| {name} | {figure(mine.value)} | ", end="")
        print(f"{figure(other.value)} | {mine.value / other.value:.2f} |" if other else "- | - |", flush=True)
        if other and not same(mine.back, other.back):
            sys.exit(f"They do not answer the same: {name}")


def figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def same(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return math.isclose(one, other, rel_tol=1e-9) if isinstance(one, float) else bool(one == other)


def timed(times: int, work: Callable[[], Any]) -> Figure:
    took = []
    for _ in range(times):
        begin = time.perf_counter()
        back = work()
        took.append(1000 * (time.perf_counter() - begin))
    return Figure(median(took), back)


def spread(name: str, took: list[float]) -> Figures:
    return {f"{name}, p50, ms": Figure(median(took)), f"{name}, p95, ms": Figure(quantiles(took, n=20)[-1])}


def memory() -> Figure:
    """The most this process needed until now, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return Figure(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)


def disk(path: Path) -> Figure:
    return Figure(path.stat().st_size / 1e6)


# --- journals -----------------------------------------------------------------------------------------


def make_both(folder: Path, rows: int) -> None:
    make_journal(folder / "journal.duckdb", rows)
    copy(folder / "journal.duckdb", folder / "plain.sqlite")


def our_journal(folder: Path) -> Figures:
    path = folder / "journal.duckdb"
    journal, new = Journal(path, person=ME), Journal(folder / "new.duckdb", person=ME)
    saves = [save(journal, entry) for entry in said_now()]
    return {
        **spread(LOOP, [loop for loop, _ in saves]),
        **spread(FILED, [loop + settled for loop, settled in saves]),
        WEEK: timed(
            ASKED, lambda: week_of(journal.entries(since=LAST_DAY - FORTNIGHT, until=LAST_DAY), LAST_DAY)
        ),
        SEARCH: timed(ASKED, lambda: [entry.id for entry in journal.entries(search=RARE)]),
        MEMORY: memory(),
        EXPORT: timed(1, lambda: export(path, folder / "out", Format.JSON, ME).entries),
        IMPORT: timed(1, lambda: taken(new, folder / "out" / "journal.json")),
        **{name: timed(ABOUT_ALL, partial(about_all, path, sql)) for name, sql in QUESTIONS.items()},
        MOST_MEMORY: memory(),
        DISK: disk(path),
    }


def plain_journal(folder: Path) -> Figures:
    path, file = folder / "plain.sqlite", folder / "plain.json"
    journal, new = PlainJournal(path, ME), PlainJournal(folder / "new.sqlite", ME)
    saves = [timed(1, partial(journal.save, entry)).value for entry in said_now()]
    return {
        **spread(LOOP, saves),
        **spread(FILED, saves),
        WEEK: timed(ASKED, lambda: week_of(journal.entries(LAST_DAY - FORTNIGHT, LAST_DAY), LAST_DAY)),
        SEARCH: timed(ASKED, lambda: [entry.id for entry in journal.search(RARE)]),
        MEMORY: memory(),
        EXPORT: timed(1, lambda: journal.export(file)),
        IMPORT: timed(1, lambda: new.take_in(file)),
        **{name: timed(ABOUT_ALL, partial(journal.ask, sql)) for name, sql in PLAIN_QUESTIONS.items()},
        MOST_MEMORY: memory(),
        DISK: disk(path),
    }


def said_now() -> Iterator[Entry]:
    for number in range(SAVES):
        at = datetime.combine(LAST_DAY, datetime.min.time(), UTC) + timedelta(days=1, minutes=number)
        words = "three sets of ten heel slides without the rail"
        measures = (Measure("heel slide", sets=3, amount=10, unit=Unit.REPS),)
        yield Entry(UUID(int=number + 1), Kind.STEP, words, at, at.date(), measures=measures, pain=3)


def save(journal: Journal, entry: Entry) -> tuple[float, float]:
    """How many ms the loop waits, and how many the worker needs after it."""
    begin = time.perf_counter()
    journal.keep(Utterance(entry.id, entry.words, entry.said_at, entry.said_at))
    journal.file(entry)
    kept = time.perf_counter()
    assert journal.settle() == 0
    return 1000 * (kept - begin), 1000 * (time.perf_counter() - kept)


def taken(journal: Journal, file: Path) -> int:
    return take_in(journal.path, file, person=ME, progress=lambda done, of: None).taken


def about_all(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with reading(path) as connection:
        return connection.execute(sql).fetchall()


# --- a clinic ------------------------------------------------------------------------------------------


def by_duckdb(folder: Path) -> Figures:
    first = timed(1, lambda: [*clinic.answers(folder).items()])
    again = timed(ABOUT_ALL, lambda: [*clinic.answers(folder).items()])
    return {FIRST: first, AGAIN: again, MOST_MEMORY: memory()}


def by_spark(folder: Path) -> Figures:
    from scripts.clinic_spark import answers, session

    with session() as spark:
        first = timed(1, lambda: [*answers(spark, str(folder)).items()])
        return {FIRST: first, AGAIN: timed(ABOUT_ALL, lambda: [*answers(spark, str(folder)).items()])}


if __name__ == "__main__":
    main()
