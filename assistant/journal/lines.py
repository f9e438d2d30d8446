"""The lines of the spool: what each looks like, and what all of them together tell.

keep    an utterance, as it was heard
read    its meaning: from now on it may be filed in the journal
drop    it was a command: it leaves no entry
change  something about an entry is to be different
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from assistant.core.model import Care, Entry, Kind, Utterance
from assistant.journal.entries import ME, Kept, fields_of, measure_of, zone_name, zone_named
from assistant.journal.history import Change, What

Line = dict[str, Any]

_EXACT = 2**53
"""Numbers from here on are no numbers that anybody said: a float cannot tell them from their neighbours."""


def keep_line(utterance: Utterance, person: str, day: date, owner: str) -> Line:
    return {
        "op": "keep",
        "id": str(utterance.id),
        "words": utterance.text,
        "said_at": utterance.said_at.isoformat(),
        "tz": zone_name(utterance.said_at),
        "engine": utterance.engine,
        "person": person,
        "day": day.isoformat(),
        "owner": owner,
    }


def read_line(entry: Entry) -> Line:
    meaning = {name: value for name, value in fields_of(entry).items() if name != "words"}
    return {"op": "read", "id": str(entry.id), **meaning}


def drop_line(utterance_id: UUID) -> Line:
    return {"op": "drop", "id": str(utterance_id)}


def change_line(change: Change) -> Line:
    return {
        "op": "change",
        "id": str(change.id),
        "entry": str(change.entry_id),
        "what": change.what,
        "at": change.at.isoformat(),
        "fields": dict(change.fields),
        "target": change.target and str(change.target),
    }


def encoded(line: Line) -> bytes:
    # A lone surrogate (a typed byte that is no UTF-8) would be refused by DuckDB, again and again.
    return json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


@dataclass(slots=True)
class Told:
    """One utterance or one change, and the lines that tell of it."""

    item: Kept | Change
    entry_id: UUID
    owner: str
    lines: list[bytes]
    understood: bool = False


class Contents:
    """Everything in a spool, in the order it was told, and the lines that nobody can use."""

    def __init__(self, content: bytes) -> None:
        self.told: dict[UUID, Told] = {}
        """By the id of the utterance, or of the change."""
        self.unusable: list[bytes] = []
        for line in filter(None, content.split(b"\n")):
            try:
                self._add(line, json.loads(line.decode()))
            except (ValueError, LookupError, TypeError, AttributeError):  # cut off by a crash, or not ours
                self.unusable.append(line)

    def _add(self, line: bytes, said: dict[str, Any]) -> None:
        entry_id = UUID(said["id"])
        match said["op"]:
            case "keep":
                self.told[entry_id] = Told(_kept(entry_id, said), entry_id, said["owner"], [line])
            case "read":
                if told := self.told.get(entry_id):  # or else it was forgotten before it was understood
                    assert isinstance(told.item, Kept)
                    told.item = replace(told.item, entry=replace(told.item.entry, **_meaning(said)))
                    told.understood = True
                    told.lines.append(line)
            case "change":
                change = _change(entry_id, said)
                self.told[entry_id] = Told(change, change.entry_id, "", [line], understood=True)
            case "drop":
                self.told.pop(entry_id, None)
            case _:
                raise LookupError("not a line of this version")


def _kept(entry_id: UUID, said: dict[str, Any]) -> Kept:
    moment = datetime.fromisoformat(said["said_at"])
    said_at = moment.astimezone(zone_named(said["tz"], moment.utcoffset() or timedelta(0)))
    day = date.fromisoformat(said["day"]) if "day" in said else said_at.date()
    entry = Entry(entry_id, None, said["words"], said_at, day)
    return Kept(entry, said["engine"], said.get("person", ME))


def _change(change_id: UUID, said: dict[str, Any]) -> Change:
    what, at = What(said["what"]), datetime.fromisoformat(said["at"])
    target = said["target"] and UUID(said["target"])
    return Change(change_id, UUID(said["entry"]), what, at, _fit(what, said["fields"]), target)


def _fit(what: What, fields: Line) -> Line:
    """What a change sets, as far as a journal can hold it: one that it refuses would keep back the rest."""
    match what:
        case What.RELABEL:
            return {"kind": fields["kind"] and Kind(fields["kind"]).value}
        case What.AMEND:
            return {name: fields[name] for name in ("words", *_meaning(fields))}
        case What.APPEND:
            return {"words": fields["words"]}
        case What.DELETE:
            return {"hidden": True}
        case _:
            return {}


def _meaning(said: dict[str, Any]) -> dict[str, Any]:
    """What a reading adds to an entry; nothing when no journal could hold it: the words go on without."""
    try:
        numbers = [said["pain"], said["pain_before"], *(n for m in said["measures"] for n in m.values())]
        if not all(abs(n) < _EXACT for n in numbers if isinstance(n, int | float)):
            return {}
        return {
            "kind": said["kind"] and Kind(said["kind"]),
            "for_date": date.fromisoformat(said["for_date"]),
            "journey": said["journey"],
            "measures": tuple(measure_of(measure) for measure in said["measures"]),
            "pain": said["pain"],
            "pain_before": said["pain_before"],
            "care": said["care"] and Care(said["care"]),
        }
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}
