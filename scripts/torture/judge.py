"""A journal after a kill: opened as the next start of the program would, and told line by line."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import JournalError
from assistant.journal import Journal, files
from assistant.journal.backup import backups
from assistant.journal.database import DatabaseError, opened, reading
from assistant.journal.salvage import salvage
from assistant.journal.tables import TABLES
from scripts.torture.deeds import Seen
from scripts.torture.processes import Tell, answer

_WORD = re.compile(rb"w\d+z")


@dataclass
class Found:
    """What there is in a journal."""

    salvaged: bool = False
    why: str = ""
    """It did not open: this is what was said."""
    unopenable: bool = False
    stuck: int = 0
    """Still in the spool, though nothing is in the way any more."""
    crash: str = ""
    entries: dict[str, Seen] = field(default_factory=dict)
    """By id."""
    order: list[str] = field(default_factory=list)
    """Ids, as they were added."""
    words: set[str] = field(default_factory=set)
    """In any file beside the journal, and in itself."""


def find(path: Path, *, copies: bool) -> Found:
    """Open the journal, in a process of its own, and tell what is there; in its backups too, if asked."""
    found = Found()
    for what, value in answer(lambda tell: _look(path, tell, copies)):
        if what == "entries":
            found.entries = {its_id: _seen(*told) for its_id, told in value.items()}
        elif what == "words":
            found.words = set(value)
        else:
            setattr(found, what, value)
    return found


def _seen(fields: list[Any], told: list[str]) -> Seen:
    kind, words, hidden = fields
    return (kind, words, hidden), tuple(told)


def _look(path: Path, tell: Tell, copies: bool) -> None:
    try:
        journal = _open(path, tell)
    except JournalError as error:
        tell("unopenable", True)
        return tell("why", str(error))
    journal.finish_forgetting()
    tell("stuck", journal.settle())
    tell("words", sorted(_words(path, copies)))
    with reading(path) as connection:
        rows = connection.execute("SELECT id::VARCHAR, kind, words, hidden FROM entries").fetchall()
        history = connection.execute("SELECT entry_id::VARCHAR, what FROM history ORDER BY seq").fetchall()
    told = defaultdict(list)
    for its_id, what in history:
        told[its_id].append(what)
    tell("entries", {its_id: (fields, told.pop(its_id, [])) for its_id, *fields in rows})
    tell("order", [its_id for its_id, what in history if what == "add"])
    assert not told, "there is a history of entries that are not there"


def _open(path: Path, tell: Tell) -> Journal:
    try:
        return Journal(path)
    except JournalError:
        tell("salvaged", True)

        salvage(path, [copy.path for copy in backups(path)], datetime.now(UTC))
        return Journal(path)


def _words(path: Path, copies: bool) -> set[str]:
    beside = [file for file in path.parent.rglob("*") if file.is_file()]
    folder = files.beside(path, ".backups")
    seen = {
        word.decode()
        for file in beside
        if copies or not file.is_relative_to(folder)
        for word in _WORD.findall(file.read_bytes())
    }
    for file in [path, *folder.glob("*.duckdb")] if copies else [path]:
        seen |= _words_of(file)
    return seen


def _words_of(file: Path) -> set[str]:
    """All words in a database, wherever they stand."""
    seen: set[str] = set()
    try:
        with opened(file, read_only=True) as connection:
            for table in TABLES:
                known = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [table.name])
                rows = (
                    connection.execute(f"SELECT {table.name}::VARCHAR FROM {table.name}")
                    if known.fetchall()
                    else known
                )
                seen |= {word.decode() for (row,) in rows.fetchall() for word in _WORD.findall(row.encode())}
    except DatabaseError as error:
        raise AssertionError(f"{file.name} cannot be read: {type(error).__name__}") from None
    return seen
