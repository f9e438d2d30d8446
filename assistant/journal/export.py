"""Out: everything about one person, in files that other programs read.

json      every row of every table, one a line, and the JSON Schema beside them: comes in again as it was
csv       the same as tables, for a spreadsheet; what is null is empty
markdown  a diary to read (diary.py)
parquet   the entries by person and month, many people's in one folder

Diary and Parquet leave out what was deleted, and the history; JSON and CSV have both, or nothing could be
brought back from them.
"""

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Any
from uuid import UUID

from assistant.errors import JournalError
from assistant.journal import diary, entries
from assistant.journal.database import Connection, DatabaseError, quoted, reading
from assistant.journal.files import make_folder, put_in_place, refuse_addresses, sync_folder, whole
from assistant.journal.tables import TABLES, Table

SCHEMA = 1
"""Of journal.json: grows when a field changes its meaning or goes away; new fields may come at any time."""

_ROWS = "SELECT * FROM {table.name} WHERE {table.of_person} ORDER BY {table.order}"

# The id as text: Spark reads no UUIDs. In the order of the days, so that only one month is open at a time.
_PARQUET = """
    COPY (
        SELECT * EXCLUDE (seq, hidden) REPLACE (id::VARCHAR AS id), strftime(for_date, '%Y-%m') AS month
        FROM entries WHERE person = $person AND NOT hidden
        ORDER BY for_date, said_at, seq
    ) TO {place} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (person, month))
"""


class Format(StrEnum):
    """What `export` can write."""

    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    files: tuple[Path, ...]
    entries: int


def export(source: Path, folder: Path, how: Format, person: str) -> Exported:
    """Write what the journal at `source` has of `person` into `folder`: files 0600, each whole or not at all.

    What an earlier export of this person left there is replaced. Raises JournalError.
    """
    refuse_addresses(folder)
    make_folder(folder)
    with reading(source) as connection:
        try:
            return _WAYS[how](connection, folder, person)
        except (OSError, DatabaseError) as error:  # a DatabaseError's own text may quote what was written
            why = getattr(error, "strerror", None) or type(error).__name__
            raise JournalError(
                f"The export cannot be written ({why}): {folder}",
                hint="Is the disk full? Give another folder.",
            ) from None


# --- rows ----------------------------------------------------------------------------------------------


def _rows(connection: Connection, table: Table, person: str) -> tuple[list[str], Iterator[list[Any]]]:
    """The columns of a table, and its rows about a person, as JSON can hold them.

    `seq` stays here: the order of the rows says it. So does `offset_min`: `said_at` has it.
    """
    found = connection.execute(_ROWS.format(table=table), {"person": person})
    columns = [column[0] for column in found.description or ()]
    kept = [column for column in columns if column not in ("seq", "offset_min")]

    def plain() -> Iterator[list[Any]]:
        while some := found.fetchmany(1000):
            for values in some:
                row = dict(zip(columns, values, strict=True))
                zone = timezone(timedelta(minutes=row.get("offset_min", 0)))
                yield [_plain(row[column], zone) for column in kept]

    return kept, plain()


def _plain(value: Any, zone: timezone) -> Any:
    match value:
        case datetime():
            return value.replace(tzinfo=UTC).astimezone(zone).isoformat()
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
    return value


# --- ways ----------------------------------------------------------------------------------------------


def _json(connection: Connection, folder: Path, person: str) -> Exported:
    counts: dict[str, int] = {}
    with whole(folder / "journal.json") as file:
        file.write(f'{{\n"schema": {SCHEMA},\n"person": {_text(person)}')
        for table in TABLES:
            columns, rows = _rows(connection, table, person)
            file.write(f',\n"{table.name}": [')
            counts[table.name] = 0
            for row in rows:
                between = "," if counts[table.name] else ""
                file.write(f"{between}\n{_text(dict(zip(columns, row, strict=True)))}")
                counts[table.name] += 1
            file.write("\n]")
        file.write("\n}\n")
    with whole(folder / "journal.schema.json") as file:
        file.write(resources.files(__package__).joinpath("journal.schema.json").read_text(encoding="utf-8"))
    return Exported((folder / "journal.json", folder / "journal.schema.json"), counts["entries"])


def _csv(connection: Connection, folder: Path, person: str) -> Exported:
    counts: dict[str, int] = {}
    for table in TABLES:
        columns, rows = _rows(connection, table, person)
        with whole(folder / f"{table.name}.csv") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            counts[table.name] = 0
            for row in rows:
                writer.writerow(map(_cell, row))
                counts[table.name] += 1
    return Exported(tuple(folder / f"{table.name}.csv" for table in TABLES), counts["entries"])


def _cell(value: Any) -> Any:
    return _text(value) if isinstance(value, list | dict | bool) else value


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _markdown(connection: Connection, folder: Path, person: str) -> Exported:
    rows = entries.find(connection, person)
    told = sorted(map(entries.entry_of_row, rows), key=lambda entry: entry.for_date)
    with whole(folder / "diary.md") as file:
        file.writelines(diary.pages(told))
    return Exported((folder / "diary.md",), len(told))


def _parquet(connection: Connection, folder: Path, person: str) -> Exported:
    (encoded,) = connection.execute("SELECT url_encode(?)", [person]).fetchone() or ("",)
    place = folder / "entries" / f"person={encoded}"
    new, old = (place.with_name(f".{place.name}.{which}") for which in ("new", "old"))
    make_folder(place.parent)
    with _without(new, old):
        copied = connection.execute(_PARQUET.format(place=quoted(new)), {"person": person}).fetchone()
        files = sorted((new / place.name).rglob("*.parquet"))
        for file in files:
            put_in_place(file, file)
        if place.exists():
            place.rename(old)
        if files:
            (new / place.name).rename(place)
        sync_folder(place.parent)
    written = tuple(place / file.relative_to(new / place.name) for file in files)
    return Exported(written, copied[0] if copied else 0)


_WAYS: dict[Format, Callable[[Connection, Path, str], Exported]] = {
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.MARKDOWN: _markdown,
    Format.PARQUET: _parquet,
}


# --- files ---------------------------------------------------------------------------------------------


@contextmanager
def _without(*folders: Path) -> Iterator[None]:
    """These folders are not there at the beginning (a crash may have left them), nor at the end."""
    try:
        _remove(folders)
        yield
    finally:
        _remove(folders)


def _remove(folders: Sequence[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
