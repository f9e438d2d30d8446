"""A clinic's many journals: three questions about everybody's Parquet exports, asked with DuckDB.

The questions are in clinic.sql, which says what their figures mean; Spark answers them from the same file
(scripts/clinic_spark.py).
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from glob import escape
from importlib import resources
from itertools import groupby
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from assistant.errors import JournalError
from assistant.journal.database import Connection, DatabaseError, in_memory, quoted
from assistant.journal.files import refuse_addresses

FILES = "entries/person=*/month=*/*.parquet"
"""Where an export folder has its entries."""


class Answer(NamedTuple):
    """What came back: rows of plain values (str, date, int, float or None)."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def answers(folder: Path) -> dict[str, Answer]:
    """`adherence`, `pain_trend` and `momentum` of everybody whose export lies in `folder`.

    Raises JournalError where there is no Parquet export.
    """
    refuse_addresses(folder)
    try:
        if any(folder.glob(FILES)):
            with in_memory() as connection:
                return _answers(connection, folder)
    except DatabaseError:  # other people's Parquet; DuckDB's own text may quote what is in it
        pass
    raise JournalError(
        f"There is no Parquet export in {folder}", hint="Make one: babysteps export FOLDER --format parquet"
    )


def asked(ask: Callable[[str], Answer]) -> dict[str, Answer]:
    """Every answer of clinic.sql by its name. `ask` runs one statement where there are `entries`."""
    sql = resources.files(__package__).joinpath("clinic.sql").read_text(encoding="utf-8")
    calendar, *questions = filter(str.strip, sql.split(";\n"))
    ask(calendar)
    return {re.findall(r"^-- (\w+): ", question, re.MULTILINE)[0]: ask(question) for question in questions}


def rows(answers: dict[str, Answer]) -> Iterator[dict[str, Any]]:
    """Every figure, for JSON: `question`, and the columns of its answer by name, dates as YYYY-MM-DD."""
    for question, answer in answers.items():
        for row in answer.rows:
            values = (value.isoformat() if isinstance(value, date) else value for value in row)
            yield {"question": question, **dict(zip(answer.columns, values, strict=True))}


def summary(answers: dict[str, Answer]) -> Iterator[str]:
    """A line for each person, below a line of headings, to read."""
    pain = {row[0]: row[2:] for row in answers["pain_trend"].rows}
    newest = {person: momentum for person, _, momentum in answers["momentum"].rows}
    yield f"{'person':<20} weeks  active  pain: first  last  a week  momentum"
    for person, weeks in groupby(answers["adherence"].rows, key=lambda row: row[0]):
        shares = [row[4] for row in weeks]
        per_week, first, last = pain.get(person, (None, None, None))
        yield (
            f"{person:<20}{len(shares):>6}{mean(shares):>8.0%}{_figure(first):>13}{_figure(last):>6}"
            f"{_figure(per_week, '+.2f'):>8}{newest[person]:>10}"
        )


def _answers(connection: Connection, folder: Path) -> dict[str, Answer]:
    files = quoted(Path(escape(str(folder.absolute()))) / FILES)
    # A table, since opening thousands of files takes longer than all the questions; nobody's words are in it.
    # Types given, or a person called 7 would be a number.
    connection.execute(
        "CREATE TEMP TABLE entries AS SELECT person, for_date, kind, pain, measures "
        f"FROM read_parquet({files}, hive_types = {{'person': VARCHAR, 'month': VARCHAR}})"
    )

    def ask(sql: str) -> Answer:
        cursor = connection.execute(sql)
        return Answer(tuple(column[0] for column in cursor.description or ()), cursor.fetchall())

    return asked(ask)


def _figure(number: float | None, form: str = ".1f") -> str:
    return "-" if number is None else format(number, form)
