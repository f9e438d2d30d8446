"""Entries as rows and as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from assistant.core.model import Care, Entry, Kind, Measure, Side, Unit
from assistant.journal.database import Connection

ME = "me"
"""Whose journal it is where nobody said a name."""


def person_named(name: str) -> str:
    """A person's name as it is kept: case and spaces make no other person. Raises ValueError."""
    kept = " ".join(name.split()).casefold()
    if not (kept and kept.isprintable() and len(kept.encode("utf-8", "replace")) <= 60):
        raise ValueError
    return kept


_COLUMNS = (
    """id, kind, words, said_at, tz, offset_min, for_date, journey, measures, pain, pain_before, care"""
)

_ADD = """
    INSERT INTO entries (id, seq, person, journey, said_at, tz, offset_min, local_date, for_date, words, kind,
                         engine, measures, pain, pain_before, care)
    SELECT $id, (SELECT coalesce(max(seq), 0) + 1 FROM entries), $person, $journey, $said_at, $tz,
           $offset_min, $local_date, $for_date, $words, $kind, $engine, $measures, $pain, $pain_before, $care
    WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE entry_id = $id)
    ON CONFLICT DO NOTHING
    RETURNING id
"""

_FIND = f"""
    SELECT {_COLUMNS} FROM entries
    WHERE person = $person AND NOT hidden
      AND ($since::DATE IS NULL OR for_date >= $since::DATE)
      AND ($until::DATE IS NULL OR for_date <= $until::DATE)
      AND ($search::VARCHAR IS NULL OR words ILIKE '%' || $search::VARCHAR || '%' ESCAPE '!')
    ORDER BY said_at, seq
"""

_GET = f"SELECT {_COLUMNS} FROM entries WHERE id = ?"

_IDS = """
    SELECT id, person FROM entries
    WHERE ($person::VARCHAR IS NULL OR person = $person::VARCHAR)
      AND ($before::DATE IS NULL OR local_date < $before::DATE)
      AND starts_with(id::VARCHAR, $prefix)
"""

_MEASURES = """STRUCT(
    exercise VARCHAR, side VARCHAR, sets BIGINT, amount DOUBLE, unit VARCHAR, load_kg DOUBLE,
    band VARCHAR, hold_s DOUBLE, angle_deg DOUBLE, aid VARCHAR, doubtful BOOLEAN
)[]"""

CHANGEABLE = {
    "kind": "VARCHAR",
    "words": "VARCHAR",
    "for_date": "DATE",
    "journey": "VARCHAR",
    "measures": _MEASURES,
    "pain": "DOUBLE",
    "pain_before": "DOUBLE",
    "care": "VARCHAR",
    "hidden": "BOOLEAN",
}
"""The columns that may change after an entry was filed, and their types."""

Fields = Mapping[str, Any]
"""Some of the columns of CHANGEABLE and their values, as JSON can hold them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry on its way into the journal, who heard its words, and whose they are."""

    entry: Entry
    engine: str
    person: str


def add(connection: Connection, kept: Kept) -> bool:
    """File one entry; False if it was filed before, or forgotten."""
    entry = kept.entry
    row = {
        "id": entry.id,
        "person": kept.person,
        "journey": entry.journey,
        "said_at": utc(entry.said_at),
        "tz": zone_name(entry.said_at),
        "offset_min": _offset(entry.said_at) // timedelta(minutes=1),
        "local_date": entry.said_at.date(),
        "for_date": entry.for_date,
        "words": entry.words,
        "kind": entry.kind and entry.kind.value,
        "engine": kept.engine,
        "measures": [plain(measure) for measure in entry.measures],
        "pain": entry.pain,
        "pain_before": entry.pain_before,
        "care": entry.care and entry.care.value,
    }
    return bool(connection.execute(_ADD, row).fetchall())


def find(
    connection: Connection,
    person: str,
    since: date | None = None,
    until: date | None = None,
    search: str | None = None,
) -> Sequence[Sequence[Any]]:
    """Rows (for `entry_of_row`) not taken back, meant for the days `since`..`until`, that hold `search`."""
    literal = search and search.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    asked = {"person": person, "since": since, "until": until, "search": literal}
    return connection.execute(_FIND, asked).fetchall()


def get(connection: Connection, entry_id: UUID) -> Entry:
    """One entry that is there, taken back or not."""
    return entry_of_row(connection.execute(_GET, [entry_id]).fetchall()[0])


def ids(
    connection: Connection, *, person: str | None = None, before: date | None = None, prefix: str = ""
) -> dict[UUID, str]:
    """Ids of entries, taken back or not, and whose they are.

    Of everybody, or one `person`; of any day, or those said `before` one; those that begin with `prefix`.
    """
    asked = {"person": person, "before": before, "prefix": prefix}
    return dict(connection.execute(_IDS, asked).fetchall())


def fields(connection: Connection, entry_id: UUID) -> Fields | None:
    """Everything about an entry that may change; None if there is no such entry."""
    columns = ", ".join(CHANGEABLE)
    found = connection.execute(f"SELECT {columns} FROM entries WHERE id = ?", [entry_id]).fetchone()
    if found is None:
        return None
    return {name: as_json(value) for name, value in zip(CHANGEABLE, found, strict=True)}


def forgotten(connection: Connection, entry_id: UUID) -> bool:
    """Whether there was such an entry, and it is to stay away."""
    found = connection.execute("SELECT 1 FROM tombstones WHERE entry_id = ?", [entry_id])
    return found.fetchone() is not None


def change(connection: Connection, entry_id: UUID, new: Fields) -> None:
    """Give an entry other fields."""
    sets = ", ".join(f"{name} = ${name}::{CHANGEABLE[name]}" for name in new)
    connection.execute(f"UPDATE entries SET {sets} WHERE id = $id", {**new, "id": entry_id})


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def fields_of(entry: Entry) -> Fields:
    """What `change` needs to make an entry this one."""
    return {
        "kind": entry.kind and entry.kind.value,
        "words": entry.words,
        "for_date": entry.for_date.isoformat(),
        "journey": entry.journey,
        "measures": [plain(measure) for measure in entry.measures],
        "pain": entry.pain,
        "pain_before": entry.pain_before,
        "care": entry.care and entry.care.value,
    }


def count(connection: Connection) -> int:
    """How many entries there are that were not taken back."""
    return int(connection.execute("SELECT count(*) FROM entries WHERE NOT hidden").fetchall()[0][0])


def entry_of_row(row: Sequence[Any]) -> Entry:
    """One row of `_COLUMNS`."""
    entry_id, kind, words, said_at, tz, offset_min, for_date, journey, measures, pain, pain_before, care = row
    zone = zone_named(tz, timedelta(minutes=offset_min))
    return Entry(
        id=entry_id,
        kind=kind and Kind(kind),
        words=words,
        said_at=said_at.replace(tzinfo=UTC).astimezone(zone),
        for_date=for_date,
        journey=journey,
        measures=tuple(measure_of(measure) for measure in measures),
        pain=pain,
        pain_before=pain_before,
        care=care and Care(care),
    )


# --- plain values --------------------------------------------------------------------------------------


def plain(measure: Measure) -> dict[str, str | float | bool | None]:
    """A measure as a row's struct, or a JSON object."""
    return {
        name: value.value if isinstance(value, StrEnum) else value for name, value in asdict(measure).items()
    }


def measure_of(fields: Mapping[str, Any]) -> Measure:
    """The measure that `plain` wrote. Raises ValueError or TypeError for anything else."""
    side, unit = fields.get("side"), fields.get("unit")
    return Measure(**{**fields, "side": side and Side(side), "unit": unit and Unit(unit)})


def utc(moment: datetime) -> datetime:
    """Naive UTC: what a TIMESTAMP column holds."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def zone_name(moment: datetime) -> str:
    """The zone of an aware datetime: its IANA name, or its offset like UTC+02:00."""
    return str(getattr(moment.tzinfo, "key", None) or timezone(_offset(moment)))


def zone_named(name: str, offset: timedelta) -> tzinfo:
    """The zone that `zone_name` called `name`; a fixed `offset` where this computer does not know it."""
    try:
        if name.startswith(("UTC+", "UTC-")):
            return datetime.strptime(name, "UTC%z").tzinfo or UTC
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return timezone(offset)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)
