"""A journal as the first version of the program left it."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from assistant.journal import versions
from assistant.journal.database import opened, transaction
from assistant.journal.entries import ME, utc
from scripts.torture.deeds import Deed
from scripts.torture.processes import Tell
from scripts.torture.teller import said_at

_ENTRY = """
    INSERT INTO entries (id, seq, said_at, tz, offset_min, local_date, for_date, words, engine, measures)
    VALUES ($id, $seq, $said_at, 'Europe/Berlin', 60, $day, $day, $words, 'torture', [])
"""
_ADD = "INSERT INTO history SELECT seq, id, 'add', said_at, NULL, NULL FROM entries"
_HIDE = "UPDATE entries SET hidden = true WHERE id = $id"
_UNDO = """
    INSERT INTO history
    SELECT max(seq) + 1, $id, 'undo', max(changed_at), '{"hidden": false}', '{"hidden": true}' FROM history
"""


def make(path: Path, tell: Tell) -> None:
    """Twelve entries, the last of them taken back; tells the deeds that it would take now."""
    sql = Path(str(versions.__file__)).parent / "migrations" / "001_entries.sql"
    deeds = [Deed(number, "keep", ME, (str(uuid4()),), f"w{number}z") for number in range(1, 13)]
    last = {"id": deeds[-1].ids[0]}
    with opened(path) as connection, transaction(connection):
        connection.execute(sql.read_text(encoding="utf-8"))
        connection.execute("INSERT INTO schema_versions VALUES (1)")
        for deed in deeds:
            connection.execute(_ENTRY, _row(deed))
        connection.execute(_ADD)
        connection.execute(_HIDE, last)
        connection.execute(_UNDO, last)
    for deed in (*deeds, Deed(13, "undo", ME, deeds[-1].ids)):
        tell(deed.values())


def _row(deed: Deed) -> dict[str, str | int | date]:
    moment = said_at(deed.number)
    (its_id,) = deed.ids
    return {
        "id": its_id,
        "seq": deed.number,
        "said_at": utc(moment),
        "day": moment.date(),
        "words": deed.words,
    }
