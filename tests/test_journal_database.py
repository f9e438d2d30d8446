"""Opening a journal: what is refused, who may read the files, what waits for whom."""

import os
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import duckdb
import pytest

from assistant.errors import JournalError
from assistant.journal import Journal, describe, listen_lock, versions
from assistant.journal.database import Connection, reading, writing
from assistant.journal.files import make_place
from tests.test_journal import CANARY, MORNING, remember, rows, said

ROOT = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.duckdb"


@contextmanager
def another_process(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A child that runs `code`; begins the block when the child has printed its first line."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline(), "the other process did not start"
        yield child
        child.kill()


HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
READ = HOLD.replace("sys.argv[1]", "sys.argv[1], read_only=True")
LISTEN = """
import sys
from pathlib import Path
from assistant.journal import listen_lock
with listen_lock(Path(sys.argv[1])):
    print("listening", flush=True)
    sys.stdin.read()
"""


# --- bad input -----------------------------------------------------------------------------------------


def a_folder(path: Path) -> None:
    path.mkdir()


def text(path: Path) -> None:
    path.write_text(f"dear diary, {CANARY}")


def nothing(path: Path) -> None:
    path.touch()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def widowed_wal(path: Path) -> None:
    path.with_name(path.name + ".wal").write_bytes(b"the last changes")


def read_only_file(path: Path) -> None:
    Journal(path)
    path.chmod(0o400)


def read_only_folder(path: Path) -> None:
    path.parent.chmod(0o500)


def newer(path: Path) -> None:
    Journal(path)
    with writing(path) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (99)")


def another_database(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE birds (name VARCHAR)")


def damaged(path: Path) -> None:
    Journal(path)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(8192))


def cut_short(path: Path) -> None:
    Journal(path)
    os.truncate(path, 100)


def parent_is_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("a file")


BAD = [
    (a_folder, "folder"),
    (text, "not a journal"),
    (nothing, "not a journal"),
    (a_pipe, "not a journal"),
    (widowed_wal, "gone"),
    (read_only_file, "read-only"),
    (read_only_folder, "read-only"),
    (newer, "newer version"),
    (another_database, "not a journal"),
    (damaged, "damaged"),
    (cut_short, "cut short"),
    (parent_is_a_file, "read-only"),
]


@pytest.mark.parametrize(("make", "what"), BAD, ids=lambda value: getattr(value, "__name__", ""))
def test_a_bad_journal_is_told_and_left_as_it_is(tmp_path: Path, make: object, what: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "journal.duckdb"
    assert callable(make)
    make(path)
    before = contents(tmp_path)
    with pytest.raises(JournalError, match=what) as caught:
        Journal(path)
    assert caught.value.hint
    assert str(path) in str(caught.value)
    assert CANARY not in str(caught.value)
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {
        file: file.read_bytes() for file in folder.rglob("*") if file.is_file() and file.suffix != ".lock"
    }


def test_a_refused_journal_is_told_by_describe_too(path: Path) -> None:
    text(path)
    with pytest.raises(JournalError, match="not a journal"):
        describe(path)
    read_only = path.with_name("other.duckdb")
    read_only_file(read_only)
    assert not describe(read_only).writable


@pytest.mark.parametrize("url", ["https://example.org/journal.duckdb", "s3://bucket/j", "md://mine"])
def test_a_url_is_refused_before_duckdb_sees_it(url: str) -> None:
    with pytest.raises(JournalError, match="on this computer"):
        Journal(Path(url))


@pytest.mark.parametrize("name", [":memory:", "md:mine", "sqlite:mine", "it's % odd?#.duckdb"])
def test_odd_names_are_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal(Path(name))
    entry = remember(journal, "a walk")
    assert journal.settle() == 0
    assert (tmp_path / name).is_file()
    assert Journal(tmp_path / name).entries() == [entry]


def test_a_journal_that_vanishes_is_not_made_again_empty(path: Path) -> None:
    journal = Journal(path)
    path.unlink()
    remember(journal, "a walk")
    assert journal.settle() == 1
    with pytest.raises(JournalError, match="gone"):
        journal.entries()
    assert not path.exists()


def test_a_journal_that_is_away_for_a_while_makes_the_spool_wait(path: Path) -> None:
    journal = Journal(path)
    entry = remember(journal, "a walk")
    away = path.rename(path.with_name("away"))
    path.mkdir()
    assert journal.settle() == 1
    path.rmdir()
    away.rename(path)
    assert journal.settle() == 0
    assert journal.entries() == [entry]


def test_no_error_quotes_what_was_being_written(path: Path) -> None:
    Journal(path)
    with pytest.raises(JournalError) as caught, writing(path) as connection:
        connection.execute("SELECT ?::INTEGER", [CANARY])
    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_a_failed_block_is_taken_back_whole(path: Path) -> None:
    Journal(path)

    def insert_and(then: Callable[[Connection], object]) -> None:
        with writing(path) as connection:
            connection.execute("INSERT INTO tombstones VALUES (uuid(), 'me')")
            then(connection)

    with pytest.raises(ZeroDivisionError):
        insert_and(lambda _: 1 / 0)
    with pytest.raises(JournalError):
        insert_and(lambda connection: connection.execute("SELECT nothing FROM nowhere"))
    assert rows(path, "SELECT * FROM tombstones") == []


# --- private -------------------------------------------------------------------------------------------


def test_files_are_0600_and_folders_0700_whatever_the_umask(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        path = tmp_path / "one" / "two" / "journal.duckdb"
        journal = Journal(path)
        words = said("a walk")
        journal.keep(words)
        with writing(path) as connection:
            connection.execute("INSERT INTO tombstones VALUES (uuid(), 'me')")
            connection.commit()
            assert path.with_name(path.name + ".wal").exists()
            found = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
            connection.begin()
        with listen_lock(path), path.with_name("journal.duckdb.spool").open("ab") as spool:
            spool.write(b'{"torn')
        journal.settle()
        found |= {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
        assert os.umask(0) == 0
    finally:
        os.umask(umask)
    endings = {".lock", ".wal", ".spool", ".spool.lock", ".spool.torn", ".listen"}
    assert found.keys() >= {path.name + ending for ending in endings}
    assert set(found.values()) == {0o600}
    assert [folder.stat().st_mode & 0o777 for folder in (path.parent, path.parent.parent)] == [0o700, 0o700]


@pytest.mark.parametrize("connect", [reading, writing])
def test_no_extension_is_ever_fetched(path: Path, connect: object) -> None:
    Journal(path)
    assert callable(connect)
    with connect(path) as connection:
        found = connection.execute(
            "SELECT name, value FROM duckdb_settings() WHERE name IN"
            " ('autoinstall_known_extensions', 'autoload_known_extensions', 'storage_compatibility_version')"
        )
        assert dict(found.fetchall()) == {
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "storage_compatibility_version": "v1.5.0",
        }


# --- one at a time -------------------------------------------------------------------------------------


@pytest.mark.parametrize("hold", [HOLD, READ], ids=["writer", "reader"])
def test_while_another_process_has_the_journal_the_spool_waits(path: Path, hold: str) -> None:
    journal = Journal(path, wait_s=0.1)
    with another_process(hold, path):
        entry = remember(journal, "a walk")
        assert journal.settle() == 1
        assert path.with_name("journal.duckdb.spool").stat().st_size > 0
        with pytest.raises(JournalError, match="Another program"):
            journal.undo(MORNING)
    assert journal.settle() == 0
    assert journal.entries() == [entry]


def test_a_short_hold_is_waited_out(path: Path) -> None:
    journal = Journal(path)
    remember(journal, "a walk")
    with another_process(HOLD, path) as child:
        assert child.stdin is not None
        threading.Timer(0.2, child.stdin.close).start()
        assert journal.settle() == 0


def test_words_are_kept_from_the_start_while_another_process_has_the_journal(path: Path) -> None:
    Journal(path)
    with another_process(HOLD, path):
        journal = Journal(path, wait_s=0.1)
        entry = remember(journal, "a walk")
        assert journal.settle() == 1
        assert "Another program" in str(journal.why_waiting)
        for look in (
            journal.entries,
            lambda: journal.undo(MORNING),
            lambda: Journal(path, wait_s=0.1).entries(),
        ):
            with pytest.raises(JournalError, match="Another program") as caught:
                look()
            assert caught.value.hint
    assert journal.entries() == [entry]


def test_a_journal_of_version_1_is_upgraded_as_soon_as_it_can_be_had(path: Path) -> None:
    first = resources.files("assistant.journal").joinpath("migrations/001_entries.sql").read_text()
    with duckdb.connect(str(path)) as connection:
        connection.execute(first)
        connection.execute("INSERT INTO schema_versions VALUES (1)")
    with another_process(HOLD, path):
        journal = Journal(path, wait_s=0.1)
        entry = remember(journal, "a walk")
        assert journal.settle() == 1
    assert journal.entries() == [entry]
    assert rows(path, "SELECT max(version) FROM schema_versions") == [(versions.current(),)]


def test_one_listen_a_journal(path: Path) -> None:
    with another_process(LISTEN, path):
        with pytest.raises(JournalError, match="already listening") as caught, listen_lock(path):
            pass
        assert caught.value.hint
        with listen_lock(path.with_name("another.duckdb")):
            pass
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:  # the killed one lets go
        try:
            with listen_lock(path):
                return
        except JournalError:
            continue
    pytest.fail("a listener that was killed still holds the journal")


def test_a_place_is_made_for_a_journal_to_be(tmp_path: Path) -> None:
    make_place(tmp_path / "a" / "journal.duckdb")
    assert not list((tmp_path / "a").iterdir())
