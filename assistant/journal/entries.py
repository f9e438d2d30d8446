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

_COLUMNS = (
    """id, kind, words, said_at, tz, offset_min, for_date, journey, measures, pain, pain_before, care"""
)

_ADD = """
    INSERT INTO entries (id, seq, journey, said_at, tz, offset_min, local_date, for_date, words, kind,
                         engine, measures, pain, pain_before, care)
    SELECT $id, (SELECT coalesce(max(seq), 0) + 1 FROM entries), $journey, $said_at, $tz, $offset_min,
           $local_date, $for_date, $words, $kind, $engine, $measures, $pain, $pain_before, $care
    ON CONFLICT DO NOTHING
    RETURNING id
"""

_FIND = f"""
    SELECT {_COLUMNS} FROM entries
    WHERE NOT hidden
      AND ($since::DATE IS NULL OR for_date >= $since::DATE)
      AND ($until::DATE IS NULL OR for_date <= $until::DATE)
      AND ($search::VARCHAR IS NULL OR words ILIKE '%' || $search::VARCHAR || '%' ESCAPE '!')
    ORDER BY said_at, seq
"""

_GET = f"SELECT {_COLUMNS} FROM entries WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry on its way into the journal, and who heard its words."""

    entry: Entry
    engine: str


def add(connection: Connection, kept: Kept) -> bool:
    """File one entry; False if it was filed before."""
    entry = kept.entry
    row = {
        "id": entry.id,
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


def find(connection: Connection, since: date | None, until: date | None, search: str | None) -> list[Entry]:
    """Entries not taken back, meant for the days `since`..`until` (both included), that hold `search`."""
    literal = search and search.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    rows = connection.execute(_FIND, {"since": since, "until": until, "search": literal})
    return [_entry(row) for row in rows.fetchall()]


def get(connection: Connection, entry_id: UUID) -> Entry:
    """One entry that is there, taken back or not."""
    return _entry(connection.execute(_GET, [entry_id]).fetchall()[0])


def hide(connection: Connection, entry_id: UUID) -> None:
    """Leave an entry out of everything that is read from now on."""
    connection.execute("UPDATE entries SET hidden = true WHERE id = ?", [entry_id])


def count(connection: Connection) -> int:
    """How many entries there are that were not taken back."""
    return int(connection.execute("SELECT count(*) FROM entries WHERE NOT hidden").fetchall()[0][0])


def _entry(row: Sequence[Any]) -> Entry:
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
