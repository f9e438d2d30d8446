"""The schema version of a journal: numbered SQL, each in a transaction with the row that says it was done."""

from importlib import resources
from pathlib import Path

from assistant.errors import JournalError
from assistant.journal import files
from assistant.journal.database import Connection, opened, transaction


def current() -> int:
    """The version this program writes."""
    return len(_migrations())


def version(connection: Connection) -> int:
    """The schema version of an open journal; 0 when it is no journal of ours."""
    known = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_versions'")
    if known.fetchall() == [(0,)]:
        return 0
    return int(connection.execute("SELECT coalesce(max(version), 0) FROM schema_versions").fetchall()[0][0])


def check(path: Path, found: int) -> None:
    """Raise JournalError unless `found`, the version of the journal at `path`, is one we can use."""
    if found > current():
        raise JournalError(
            f"The journal was written by a newer version of this program: {path}",
            hint="Install that version, or give another --journal.",
        )
    if found == 0:
        raise JournalError(
            f"This database is not a journal: {path}", hint="Give another path, or move it out of the way."
        )


def create(path: Path) -> None:
    """Make a new, empty journal: whole or not at all. The caller holds the place (`files.held`).

    Raises DatabaseError and OSError.
    """
    new = files.beside(path, ".new")
    files.remove(new)
    migrate(new)
    files.put_in_place(new, path)


def migrate(path: Path) -> None:
    """Bring a database that is nobody else's just now, or none yet, to our version, each step for good.

    Raises DatabaseError; what was done until then stays done.
    """
    with opened(path) as connection:
        for number, sql in enumerate(_migrations(), start=1):
            if number > version(connection):
                with transaction(connection):
                    connection.execute(sql)
                    connection.execute("INSERT INTO schema_versions VALUES (?)", [number])
                connection.execute("CHECKPOINT")


def _migrations() -> list[str]:
    folder = resources.files(__package__).joinpath("migrations")
    steps = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name
    )
    return [file.read_text(encoding="utf-8") for file in steps]
