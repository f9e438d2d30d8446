"""Looking for words in every file of a folder, and in every column of every table of every database."""

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from assistant.journal.files import WAL_ENDINGS, beside, copy_with_wal

CANARY = "marmalade7f3a9c51e2d84b06b3d1"
"""Long, and like nothing else: no compression can make it short."""


def traces(folder: Path) -> set[str]:
    """Files below `folder` that have the canary, or that nobody can look into."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file.relative_to(folder)) for file in files if in_bytes(file) or in_tables(file)}


def in_bytes(file: Path) -> bool:
    content = file.read_bytes()
    return any(CANARY.encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def in_tables(file: Path) -> bool:
    """Whether a database has it in any column, or does not open; it is copied before it is opened."""
    with file.open("rb") as start:
        if start.read(12)[8:] != b"DUCK":
            return False
    with TemporaryDirectory() as place:
        copy = Path(place) / "copy.duckdb"
        copy_with_wal(file, copy)
        try:
            with duckdb.connect(str(copy)) as connection:
                return any(_has(connection, table, column) for table, column in columns(connection))
        except duckdb.Error:
            return True


def columns(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Every column of every table: both names."""
    return connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()


def _has(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> bool:
    found = connection.execute(f'SELECT 1 FROM "{table}" WHERE contains("{column}"::VARCHAR, ?)', [CANARY])
    return found.fetchone() is not None


def make_plain(path: Path) -> None:
    """Store a database without compression, so that its words can be found by bytes."""
    plain = path.with_name("plain.duckdb")
    with duckdb.connect(str(plain), config={"storage_compatibility_version": "v1.5.0"}) as connection:
        connection.execute("SET force_compression = 'uncompressed'")
        connection.execute(f"ATTACH '{path}' AS source (READ_ONLY)")
        connection.execute("COPY FROM DATABASE source TO plain")
    plain.chmod(0o600)
    plain.replace(path)
    assert not any(beside(path, ending).exists() for ending in WAL_ENDINGS)
