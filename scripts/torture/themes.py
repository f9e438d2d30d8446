"""What a journal goes through: who writes to it, what they do, and what happens meanwhile."""

from dataclasses import dataclass

from scripts.torture import faults
from scripts.torture.faults import Fault

WORDS = {"add": 80, "keep": 5, "drop": 5, "settle": 8, "relabel": 5, "amend": 5, "append": 5, "delete": 4}
"""What a worker does, and how often: words and changes."""
BACK = {"undo": 8, "redo": 5, "read": 3, "reopen": 1}
AWAY = {"forget": 3, "forget old": 1}
COPIES = {"export": 2, "take in": 2, "receive": 2, "backup": 2, "back up daily": 1}
ALONE = {"restore": 1, "keep since": 1}
"""For who is the only writer: it is about what everybody wrote."""
GONE = {"vanish": 8, "replace": 8}
"""The file goes while nobody is writing to it."""
ALL = WORDS | BACK | AWAY | COPIES


@dataclass(frozen=True, slots=True)
class Theme:
    """What a journal goes through."""

    name: str
    habits: dict[str, int]
    fault: Fault = faults.none
    crowd: bool = False
    """Two to ten writers, or one."""
    old: bool = False
    """It begins as a journal of version 1."""
    rounds: int = 8
    life_s: float = 0.2
    """How long a writer lives, on average."""
    wait_s: float = 5.0
    at_wal: bool = False
    """Kill when there is something in the WAL."""
    opened: bool = False
    """Nothing happens before the journal is open."""
    disk: bool = False
    """It is on a small disk of its own."""


PLAIN = [
    Theme("one writer", ALL | ALONE),
    Theme("two to ten writers", ALL, crowd=True, life_s=1.5),
    Theme("killed at the WAL", ALL | ALONE, at_wal=True),
    Theme("from version 1", ALL | ALONE, old=True, rounds=3, life_s=0.12),
]
FAULTS = [
    Theme("damaged WAL", ALL, faults.damaged_wal, at_wal=True),
    Theme("damaged WAL, version 1", ALL, faults.damaged_wal, at_wal=True, old=True, rounds=2),
    Theme("locked", ALL, faults.locked, wait_s=0.1),
    Theme("read-only", ALL, faults.read_only, wait_s=0.1),
    Theme("away, and back", WORDS | {"read": 3}, faults.away, wait_s=0.1, opened=True),
    Theme("gone, or an older one", WORDS | GONE | {"read": 3}, wait_s=0.1, rounds=2, life_s=0.4),
    Theme("disk full", WORDS | BACK | AWAY | {"backup": 1}, faults.full, disk=True),
]
