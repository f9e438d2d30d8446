"""What a file or folder offers to be taken in: rows as they stand there, not looked at yet.

One that `export` wrote, or one made elsewhere: then every row is an entry.
"""

import csv
import json
from collections.abc import Iterator
from glob import escape
from pathlib import Path
from typing import Any

from assistant.errors import JournalError
from assistant.journal.database import Connection, DatabaseError, in_memory
from assistant.journal.export import SCHEMA
from assistant.journal.files import refuse_addresses
from assistant.journal.tables import TABLES

Row = dict[str, Any]
"""Values by column: text from CSV and Parquet (but for `measures`), anything at all from JSON."""

Offer = dict[str, list[tuple[str, Row | None]]]
"""By the name of the table: where each row is (for a person to find it), and the row; None: it is none."""


def offered(source: Path) -> Offer:
    """Everything that `source` holds, read to its end: a broken file is known before anything is taken.

    Raises JournalError.
    """
    refuse_addresses(source)
    file = _in_folder(source) if source.is_dir() else source
    reader = _READERS.get("parquet" if file.is_dir() else file.suffix.lower().removeprefix("."))
    if reader is None:
        raise JournalError(
            f"Nobody knows this kind of file: {file}",
            hint="Give a .json, .csv or .parquet, or a folder of them.",
        )
    try:
        return reader(file)
    except OSError as error:
        raise JournalError(
            f"This cannot be read ({error.strerror}): {file}", hint="Is the name right, and may you read it?"
        ) from None
    except UnicodeDecodeError:
        raise JournalError(
            f"This is not UTF-8: {file}", hint="Save it again as UTF-8, then try again."
        ) from None


def _in_folder(folder: Path) -> Path:
    for name in ("journal.json", "entries.csv"):
        if (folder / name).exists():
            return folder / name
    return folder


# --- JSON ----------------------------------------------------------------------------------------------


def _json(file: Path) -> Offer:
    text = file.read_text(encoding="utf-8-sig")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise JournalError(
            f"This is not JSON (line {error.lineno}): {file}",
            hint="Is all of the file there? Export it again.",
        ) from None
    except (ValueError, RecursionError):  # numbers of thousands of digits, thousands of brackets
        document = None
    document = {"entries": document} if isinstance(document, list) else document
    if not isinstance(document, dict) or not isinstance(document.get("entries"), list):
        raise JournalError(f"There are no entries in this file: {file}", hint="Give one that was exported.")
    _check_schema(file, document.get("schema", SCHEMA))
    offer = {table.name: _objects(table.name, document.get(table.name)) for table in TABLES}
    if "person" in document:
        for _, row in offer["entries"]:
            if row is not None:
                row.setdefault("person", document["person"])
    return offer


def _check_schema(file: Path, schema: object) -> None:
    if not isinstance(schema, int) or schema > SCHEMA:
        raise JournalError(
            f"This was written by a newer version of this program: {file}", hint="Install that version first."
        )


def _objects(name: str, rows: object) -> list[tuple[str, Row | None]]:
    numbered = enumerate(rows if isinstance(rows, list) else [], start=1)
    return [(f"{name}, row {number}", row if isinstance(row, dict) else None) for number, row in numbered]


# --- CSV -----------------------------------------------------------------------------------------------


def _csv(file: Path) -> Offer:
    tables = {"entries": file}
    if file.name == "entries.csv":
        sisters = {table.name: file.with_name(f"{table.name}.csv") for table in TABLES}
        tables |= {name: sister for name, sister in sisters.items() if sister.exists()}
    csv.field_size_limit(2**31 - 1)  # half an hour's words are longer than what the module allows
    try:
        return {name: list(_lines(table)) for name, table in tables.items()}
    except csv.Error:
        raise JournalError(
            f"This is not CSV, or not all of it: {file}", hint='Commas between cells, and " around words.'
        ) from None


def _lines(file: Path) -> Iterator[tuple[str, Row | None]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        header = next(reader, [])
        before = reader.line_num
        for cells in reader:
            where, before = f"{file.name}, line {before + 1}", reader.line_num
            if len(cells) == len(header):
                row: Row = {name: _cell(name, cell) for name, cell in zip(header, cells, strict=True)}
                yield where, _with_measures(row)
            elif cells:  # an empty line says nothing
                yield where, None


def _cell(name: str, cell: str) -> str | None:
    return cell if cell or name == "words" else None  # somebody may have said nothing at all


def _with_measures(row: Row) -> Row:
    """A row of text; its measures are JSON, and stay text where they are not."""
    try:
        return {**row, "measures": json.loads(row["measures"])} if row.get("measures") else row
    except (ValueError, RecursionError):
        return row


# --- Parquet -------------------------------------------------------------------------------------------

_FROM = "FROM read_parquet($file, hive_partitioning = true, hive_types_autocast = false)"

# As text, because Python could not hold every type of others (moments with a zone, days before Christ).
_PLAIN = "SELECT COLUMNS(*)::VARCHAR"
_STRUCTS = "SELECT COLUMNS(lambda name: name <> 'measures')::VARCHAR, to_json(measures)::VARCHAR AS measures"


def _parquet(source: Path) -> Offer:
    files = sorted(source.rglob("*.parquet")) if source.is_dir() else [source]
    files = [
        file for file in files if not any(part.startswith(".") for part in file.relative_to(source).parts)
    ]
    if not files:
        raise JournalError(
            f"There is nothing to take in here: {source}", hint="Give a folder that was exported."
        )
    with in_memory() as connection:
        connection.execute("SET TimeZone = 'UTC'")  # moments with a zone are told in it
        return {"entries": [found for file in files for found in _of_one(connection, file, source)]}


def _of_one(connection: Connection, file: Path, source: Path) -> Iterator[tuple[str, Row | None]]:
    file.open("rb").close()  # DuckDB's own errors do not say why
    asked = {"file": escape(str(file.absolute()))}
    try:
        types = {name: kind for name, kind, *_ in connection.execute(f"DESCRIBE {_FROM}", asked).fetchall()}
        columns = _PLAIN if types.get("measures", "VARCHAR") == "VARCHAR" else _STRUCTS
        found = connection.execute(f"{columns} {_FROM}", asked)
        names, rows = [column[0] for column in found.description or ()], found.fetchall()
    except DatabaseError:  # its text may quote what is in the file
        raise JournalError(
            f"This is not Parquet, or not all of it: {file}", hint="Export it again."
        ) from None
    for number, values in enumerate(rows, start=1):
        row = dict(zip(names, values, strict=True))
        row.pop("month", None)
        yield f"{file.relative_to(source.parent)}, row {number}", _with_measures(row)


_READERS = {"json": _json, "csv": _csv, "parquet": _parquet}
