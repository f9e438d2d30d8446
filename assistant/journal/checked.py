"""Rows that came from elsewhere, looked at value by value before the journal takes them."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import partial
from math import isfinite
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from assistant.core.model import Care, Kind, Side, Unit
from assistant.journal.entries import CHANGEABLE, person_named, utc, zone_name
from assistant.journal.history import What
from assistant.journal.offered import Row

_OF_A_ROW = UUID("6d5f3c0e-1b7a-5f0c-9a54-2f6b8f1f7c11")
"""What the ids of rows without one are made from: the same row has the same one each time."""

_YEARS = range(1900, 3000)
"""Far enough from both ends of the calendar to count weeks and hours from there."""


_NO_PLACE = ZoneInfo("UTC")
"""The clock of programs that know no other, and write Z (or +00, as DuckDB does): `tz` says where it was."""


class Refused(Exception):
    """Why a row cannot be taken in; never with what it says."""


# --- values --------------------------------------------------------------------------------------------

_Check = Callable[[Any], Any]
"""From what stands in a file to what a column holds; raises any of `_MISFITS`."""

_MISFITS = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value.encode("utf-8", "replace").decode()  # half of an emoji is nothing that DuckDB could hold


def _name(value: Any) -> str:
    if not _text(value).strip():
        raise ValueError
    return _text(value)


def _person(value: Any) -> str:
    return person_named(_text(value))


def _id(value: Any) -> UUID:
    return UUID(_text(value))


def _one_of(names: type[StrEnum], value: Any) -> str:
    return names(value).value


def _flag(value: Any) -> bool:
    return {"true": True, "false": False}[str(value).lower()]


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isfinite(number := float(value)):
        raise ValueError
    return number


def _whole(value: Any) -> int:
    number = int(value)
    if isinstance(value, bool) or (isinstance(value, float) and value != number) or abs(number) >= 2**63:
        raise ValueError
    return number


def _offset(value: Any) -> timezone:
    return timezone(timedelta(minutes=_whole(value)))


def _day(value: Any) -> date:
    day = date.fromisoformat(value)
    if day.year not in _YEARS:
        raise ValueError
    return day


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.year not in _YEARS:
        raise ValueError
    return moment


def _said(value: Any) -> datetime:
    moment = _moment(value)
    return moment.replace(tzinfo=_NO_PLACE) if value.endswith(("Z", "+00")) else moment


def _aware(value: Any) -> datetime:
    moment = _moment(value)
    if moment.tzinfo is None:
        raise ValueError
    return utc(moment)


def _measures(value: Any) -> list[Row]:
    if not isinstance(value, list):
        raise ValueError
    return [{name: _maybe(check, one.get(name, unsaid)) for name, check, unsaid in _MEASURE} for one in value]


def _maybe(check: _Check, value: Any) -> Any:
    return None if value is None else check(value)


def _fields(value: Any) -> str:
    """The JSON text of changed columns, as it stands; an entry must be able to have all of them."""
    fields = json.loads(_text(value))
    for name, field in fields.items():
        if name not in CHANGEABLE or (field is None and name in _NEVER_NULL):
            raise ValueError
        _maybe(_ENTRY[name][0], field)
    json.dumps(fields, ensure_ascii=False).encode()  # half an emoji again, and here it cannot be mended
    return _text(value)


def _listed(names: type[StrEnum]) -> str:
    return "one of " + ", ".join(names)


_MEASURE: tuple[tuple[str, _Check, Any], ...] = (
    ("exercise", _text, None),
    ("side", partial(_one_of, Side), None),
    ("sets", _whole, None),
    ("amount", _number, None),
    ("unit", partial(_one_of, Unit), None),
    ("load_kg", _number, None),
    ("band", _text, None),
    ("hold_s", _number, None),
    ("angle_deg", _number, None),
    ("aid", _text, None),
    ("doubtful", _flag, False),
)

_NEVER_NULL = ("words", "for_date", "measures", "hidden")

_A_DAY, _A_MOMENT = "a date like 2026-03-02", "a moment like 2026-03-02T08:00+01:00"

_Columns = dict[str, tuple[_Check, str]]
"""By name, how a value is checked, and what it must be, for a person."""

_ENTRY: _Columns = {
    "id": (_id, "a UUID"),
    "person": (_person, "a name"),
    "journey": (_text, "text"),
    "said_at": (_said, _A_MOMENT),
    "tz": (_name, "the name of a time zone"),
    "offset_min": (_offset, "a number of minutes"),
    "local_date": (_day, _A_DAY),
    "for_date": (_day, _A_DAY),
    "words": (_text, "text"),
    "kind": (partial(_one_of, Kind), _listed(Kind)),
    "engine": (_text, "text"),
    "measures": (_measures, "a list of measures like those of an export"),
    "pain": (_number, "a number"),
    "pain_before": (_number, "a number"),
    "care": (partial(_one_of, Care), _listed(Care)),
    "hidden": (_flag, "true or false"),
}

_CHANGE: _Columns = {
    "id": (_id, "a UUID"),
    "entry_id": (_id, "a UUID"),
    "what": (partial(_one_of, What), _listed(What)),
    "target": (_id, "a UUID"),
    "changed_at": (_aware, _A_MOMENT),
    "before": (_fields, "the JSON text of what was changed"),
    "after": (_fields, "the JSON text of what was changed"),
}

_TOMBSTONE: _Columns = {
    "entry_id": (_id, "a UUID"),
    "person": (_person, "a name"),
}

COLUMNS = {"entries": _ENTRY, "history": _CHANGE, "tombstones": _TOMBSTONE}


def unknown(table: str, row: Row | None) -> set[str]:
    """What a row has that our table does not; a name that is no plain word may be somebody's words."""
    row = row or {}
    names = row.keys() - COLUMNS[table].keys()
    if isinstance(row.get("measures"), list):
        known = {name for name, *_ in _MEASURE}
        measures = [measure for measure in row["measures"] if isinstance(measure, dict)]
        names |= {f"measures.{name}" for measure in measures for name in measure.keys() - known}
    return {name if re.fullmatch(r"[\w.]{1,40}", name) else "(without a plain name)" for name in names}


def _values(row: Row | None, columns: _Columns, needed: tuple[str, ...]) -> Row:
    """What a row says in these columns. Raises Refused."""
    if row is None:
        raise Refused("this is no row like the others")
    values = {}
    for column, (check, wanted) in columns.items():
        try:
            if row.get(column) is not None:
                values[column] = check(row[column])
        except _MISFITS:
            raise Refused(f"{column} is not {wanted}") from None
    for column in needed:
        if column not in values:
            raise Refused(f"{column} is missing")
    return values


# --- rows ----------------------------------------------------------------------------------------------


def entry(row: Row | None, person: str) -> Row:
    """A row for the entries; `person`: whose it is where it does not say. Raises Refused."""
    said = _values(row, _ENTRY, ("said_at", "words"))
    said_at = _local(said)
    values = {
        **dict.fromkeys(_ENTRY),
        "person": person,
        "local_date": said_at.date(),
        "for_date": said_at.date(),
        "tz": zone_name(said_at),
        "engine": "import",
        "measures": [],
        "hidden": False,
        **said,
        "said_at": utc(said_at),
        "offset_min": (said_at.utcoffset() or timedelta(0)) // timedelta(minutes=1),
    }
    name = "\n".join((values["person"], values["said_at"].isoformat(), values["words"]))
    return {**values, "id": values["id"] or uuid5(_OF_A_ROW, name)}


def _local(said: Row) -> datetime:
    """When it was said, on the clock of the person. Raises Refused.

    Without an offset it is UTC beside `offset_min` (our Parquet), or else the local time of `tz`.
    """
    moment: datetime = said["said_at"]
    if "offset_min" in said:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(said["offset_min"])
    if moment.tzinfo not in (None, _NO_PLACE):
        return moment
    try:
        zone = ZoneInfo(said.get("tz", ""))
    except (KeyError, ValueError, OSError):
        if moment.tzinfo is None:
            raise Refused("said_at has no offset, and there is no tz that is known here") from None
        return moment
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def change(row: Row | None) -> Row:
    """A row for the history. Raises Refused."""
    said = _values(row, _CHANGE, ("entry_id", "what", "changed_at"))
    values = {**dict.fromkeys(_CHANGE), **said}
    if values["what"] == What.ADD:
        if said.keys() & {"target", "before", "after"} or values["id"] not in (None, values["entry_id"]):
            raise Refused("an add has the id of its entry, and nothing before or after it")
        return {**values, "id": values["entry_id"]}
    if not said.keys() >= {"id", "before", "after"} or values["id"] == values["entry_id"]:
        raise Refused("a change has an id of its own, and what was there before and after it")
    if ("target" in said) != (values["what"] in (What.UNDO, What.REDO)):
        raise Refused("an undo or a redo has a target, and nothing else has")
    return values


def added(entry: Row) -> Row:
    """The history of an entry that has none."""
    told = {
        "id": entry["id"],
        "entry_id": entry["id"],
        "what": What.ADD.value,
        "changed_at": entry["said_at"],
    }
    return {**dict.fromkeys(_CHANGE), **told}


def tombstone(row: Row | None, person: str) -> Row:
    """A row for the tombstones; `person`: whose it was where it does not say. Raises Refused."""
    return {"person": person, **_values(row, _TOMBSTONE, ("entry_id",))}
