"""What the journal knows of a person that helps to understand what they say next."""

import json
from dataclasses import dataclass

from assistant.core.model import Correction, Kind, Measure
from assistant.journal.database import Connection
from assistant.journal.entries import measure_of

CORRECTIONS, LATELY = 200, 100
"""So many corrections, and so many entries, are looked back at."""

_CORRECTED = """
    WITH told AS (
        SELECT entry_id, seq, before FROM history AS change
        WHERE what = 'relabel' AND coalesce(
            (SELECT arg_max(what, seq) FROM history AS later WHERE later.target = change.id), 'redo'
        ) = 'redo'
    )
    SELECT words, arg_min(before, told.seq), kind
    FROM told JOIN entries ON entries.id = told.entry_id
    WHERE person = $person AND NOT hidden
    GROUP BY entries.id, words, kind ORDER BY max(told.seq) DESC LIMIT $most
"""

_LATELY = """
    SELECT words, measures FROM entries
    WHERE person = $person AND NOT hidden ORDER BY said_at DESC, seq DESC LIMIT $most
"""


@dataclass(frozen=True, slots=True)
class Known:
    """Rows of the journal and nothing else: what is forgotten there is not known here."""

    corrections: tuple[Correction, ...] = ()
    """What was said to be of another kind, and still counts; the newest first."""
    words: tuple[str, ...] = ()
    """What was said lately, the newest last."""
    usual: tuple[Measure, ...] = ()
    """What was done lately, the newest last."""


def known(connection: Connection, person: str) -> Known:
    corrected = connection.execute(_CORRECTED, {"person": person, "most": CORRECTIONS}).fetchall()
    lately = connection.execute(_LATELY, {"person": person, "most": LATELY}).fetchall()[::-1]
    return Known(
        corrections=tuple(
            Correction(words, _kind(json.loads(before)["kind"]), _kind(now))
            for words, before, now in corrected
        ),
        words=tuple(words for words, _ in lately),
        usual=tuple(measure_of(measure) for _, measures in lately for measure in measures),
    )


def _kind(name: str | None) -> Kind | None:
    return Kind(name) if name else None
