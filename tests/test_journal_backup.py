"""Copies that can be relied on, and a journal that comes back from them."""

import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import duckdb
import pytest

from assistant import journal as package
from assistant.core.model import Kind
from assistant.errors import JournalError
from assistant.journal import Journal, backup
from assistant.journal.backup import KEPT, Why
from assistant.journal.files import beside
from tests.test_journal import MORNING, remember, rows
from tests.test_journal_database import ROOT

NOW = datetime(2026, 3, 5, 22, 30, tzinfo=UTC)
MIGRATIONS = Path(str(package.__file__)).parent / "migrations"
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "journal.duckdb"


def make_version_1(path: Path, told: Mapping[UUID, str]) -> None:
    """A journal as the first version left it: one entry an hour, the last one taken back."""
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.5.0"}) as connection:
        connection.execute((MIGRATIONS / "001_entries.sql").read_text())
        connection.execute("INSERT INTO schema_versions VALUES (1)")
        for seq, (entry_id, words) in enumerate(told.items(), start=1):
            at = datetime(2026, 1, 2, 7) + timedelta(hours=seq)  # noqa: DTZ001 — UTC, as the column has it
            connection.execute(
                "INSERT INTO entries BY NAME SELECT ? AS id, ? AS seq, ? AS said_at, 'Europe/Berlin' AS tz,"
                " 60 AS offset_min, said_at::DATE AS local_date, said_at::DATE AS for_date, ? AS words,"
                " 'step' AS kind, 'vosk' AS engine, [] AS measures",
                [entry_id, seq, at, words],
            )
            connection.execute("INSERT INTO history VALUES (?, ?, 'add', ?, NULL, NULL)", [seq, entry_id, at])
        last = list(told)[-1]
        undo = [len(told) + 1, last, '{"hidden": false}', '{"hidden": true}']
        connection.execute("INSERT INTO history VALUES (?, ?, 'undo', '2026-01-03', ?, ?)", undo)
        connection.execute("UPDATE entries SET hidden = true WHERE id = ?", [last])
    path.chmod(0o600)


def everything(path: Path) -> Rows:
    """Every row of every table."""
    with duckdb.connect(str(path), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
        return {name: connection.execute(f"FROM {name} ORDER BY ALL").fetchall() for (name,) in names}


def words(path: Path) -> list[str]:
    return [str(row[0]) for row in rows(path, "SELECT words FROM entries WHERE NOT hidden ORDER BY seq")]


def filled(path: Path) -> Journal:
    journal, bob = Journal(path), Journal(path, person="Bob")
    first = remember(journal, "first")
    remember(bob, "swam")
    journal.relabel(first.id, Kind.STUMBLE, MORNING)
    remember(journal, "second")
    journal.undo(MORNING)
    return journal


def made(path: Path, why: Why = Why.ASKED, at: datetime = NOW) -> Path:
    copy = backup.make(path, why, at)
    assert copy is not None
    return copy


# --- copies --------------------------------------------------------------------------------------------


def test_a_backup_has_every_row_and_is_private(path: Path) -> None:
    journal = filled(path)
    with duckdb.connect(str(path)) as connection:  # as whoever was killed leaves it
        connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        connection.execute("INSERT INTO tombstones SELECT uuid(), 'me'")
    assert beside(path, ".wal").exists()
    copy = made(path)
    assert copy.name == "2026-03-05T223000Z-asked.duckdb"
    assert [one.path for one in backup.backups(path)] == list(copy.parent.iterdir()) == [copy]
    assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert everything(copy) == everything(path)
    assert (len(everything(copy)["tombstones"]), len(journal.entries())) == (1, 1)


def test_one_a_day_and_seven_of_each_sort(path: Path) -> None:
    filled(path)
    asked = [made(path), made(path)]  # in the same second
    for day in range(KEPT + 2):
        today = NOW + timedelta(days=day)
        assert backup.due(path, today)
        made(path, Why.DAILY, today)
        assert not backup.due(path, today + timedelta(minutes=89))
        assert backup.make(path, Why.DAILY, today) is None
    daily = [one.at.date() for one in backup.backups(path) if one.why is Why.DAILY]
    assert daily == [(NOW + timedelta(days=day)).date() for day in range(KEPT + 1, 1, -1)]
    assert backup.due(path, NOW), "a clock that was wrong once must not be the end of all copies"
    early = made(path, Why.DAILY, NOW)
    assert early.exists()
    assert len(backup.backups(path)) == KEPT + 2
    assert all(one.exists() for one in asked)


def test_a_damaged_journal_makes_no_backup(path: Path) -> None:
    journal = filled(path)
    remember(journal, "long " * 100_000)
    journal.close()
    refused, before = 0, everything(path)
    for offset in range(3 * 4096, path.stat().st_size, 128 * 1024):
        whole = path.read_bytes()
        path.write_bytes(whole[:offset] + bytes(64 * 1024) + whole[offset + 64 * 1024 :])
        try:
            assert everything(made(path)) == before
        except JournalError:
            refused += 1
            assert len(list(beside(path, ".backups").iterdir())) == len(backup.backups(path))
        path.write_bytes(whole)
    assert refused > 2


# --- back ----------------------------------------------------------------------------------------------


def test_restore_brings_back_what_was_and_keeps_what_is(path: Path) -> None:
    journal = filled(path)
    copy, then = made(path), everything(path)
    remember(journal, "third")
    journal.settle()
    now = everything(path)
    for _ in range(2):  # in the same second
        kept = backup.restore(path, copy, NOW)
        assert kept is not None
        assert everything(path) == then
        assert path.stat().st_mode & 0o777 == 0o600
    assert [everything(one.path) for one in backup.backups(path) if one.why is Why.RESTORE] == [then, now]
    fourth = remember(journal, "fourth")
    assert journal.entries()[-1] == fourth
    assert words(path) == ["first", "swam", "fourth"]


def gone(path: Path) -> None:
    path.unlink()


def gone_with_a_wal(path: Path) -> None:
    beside(path, ".wal").write_bytes(b"the last changes")
    path.unlink()


def garbage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000] + bytes(99_999))


@pytest.mark.parametrize("spoil", [gone, gone_with_a_wal, garbage])
def test_restore_takes_the_place_of_a_journal_that_does_not_open(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    journal = filled(path)
    (first,) = journal.entries()
    copy = made(path)
    journal.forget({first.id: "me"})
    spoil(path)
    left = {file.name: file.read_bytes() for file in path.parent.glob("journal.duckdb*") if file.is_file()}
    kept = backup.restore(path, copy, NOW)
    assert (kept is None) == (spoil is gone)
    assert Journal(path).entries() == [], "forgotten after the copy was made"
    assert words(path) == ["swam"]
    if kept:
        assert all(file.read_bytes() == left[file.name] for file in kept.iterdir())
        assert list(kept.iterdir())


def text(copy: Path) -> None:
    copy.write_text("dear diary")


def birds(copy: Path) -> None:
    with duckdb.connect(str(copy)) as connection:
        connection.execute("CREATE TABLE birds (name VARCHAR)")


def newer(copy: Path) -> None:
    Journal(copy).close()
    with duckdb.connect(str(copy)) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (99)")


@pytest.mark.parametrize("make", [text, birds, newer, Path.mkdir, Path.exists])
def test_what_is_no_backup_is_refused_by_name_and_changes_nothing(
    path: Path, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    filled(path).close()
    before, copy = path.read_bytes(), tmp_path / "copy.duckdb"
    make(copy)
    with pytest.raises(JournalError, match=r"copy\.duckdb") as caught:
        backup.restore(path, copy, NOW)
    assert caught.value.hint
    assert path.read_bytes() == before
    assert backup.backups(path) == []
    with pytest.raises(JournalError, match="on this computer"):
        backup.restore(path, Path("https://example.org/copy.duckdb"), NOW)


# --- from one version to the next ----------------------------------------------------------------------


def test_a_journal_is_copied_before_it_is_migrated_and_says_the_same_after(path: Path) -> None:
    told = {uuid4(): "a walk", uuid4(): "a swim", uuid4(): "a run"}
    make_version_1(path, told)
    first = everything(path)
    opened = "import sys, pathlib, assistant.journal as a; a.Journal(pathlib.Path(sys.argv[1]))"
    both = [subprocess.Popen([sys.executable, "-c", opened, str(path)], cwd=ROOT) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    copy, migrated = backup.backups(path)[-1], everything(path)
    assert (copy.why, everything(copy.path)) == (Why.MIGRATION, first)
    assert migrated["entries"] == first["entries"]
    columns = "seq, entry_id, what, changed_at, before, after"
    assert rows(path, f"SELECT {columns} FROM history ORDER BY seq") == first["history"]
    backup.restore(path, copy.path, NOW)
    assert everything(path) == migrated


# --- interrupted ---------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from assistant.journal import Journal, backup
path, at, seen = Path(sys.argv[1]), int(sys.argv[2]), 0
def look(event, _):
    global seen
    if event in ("open", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
"""


def killed(path: Path, code: str, at: int, *arguments: object) -> int:
    """Run `code` in another process, which is killed when it touches a file for the `at`th time.

    Returns how often it did. `at` 0: it lives.
    """
    command = [sys.executable, "-c", f"{KILLED}{code}\nprint(seen)", str(path), str(at), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == (-signal.SIGKILL if at else 0), done.stderr
    return at or int(done.stdout)


WORK = {
    "copy": "backup.make(path, backup.Why.ASKED, datetime.now(UTC))",
    "restore": "backup.restore(path, Path(sys.argv[3]), datetime.now(UTC))",
    "migrate": "Journal(path)",
}


@pytest.mark.parametrize("what", WORK)
def test_whatever_is_killed_leaves_a_journal_as_before_or_after(
    path: Path, tmp_path: Path, what: str
) -> None:
    copy, home = tmp_path / "copy.duckdb", tmp_path / "first"
    make_version_1(copy, {uuid4(): "a walk", uuid4(): "a swim"})
    if what == "migrate":
        shutil.copyfile(copy, path)
    else:
        filled(path).close()
    before = everything(path)
    shutil.copytree(path.parent, home)
    touched = killed(path, WORK[what], 0, copy)
    after = everything(path)
    for at in random.Random(6).sample(range(1, touched + 1), 4):
        shutil.rmtree(path.parent)
        shutil.copytree(home, path.parent)
        killed(path, WORK[what], at, copy)
        assert all(everything(one.path) == before for one in backup.backups(path))
        if path.exists() and what != "migrate":
            assert everything(path) in (before, after)
        Journal(path)
        assert everything(path) in (before, after)
        assert everything(made(path)) == everything(path)
        assert not list(beside(path, ".backups").glob("*.new*"))
