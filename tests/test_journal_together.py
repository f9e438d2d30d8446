"""Several programs at one journal: nobody loses anything, nobody is in anybody's way."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import pytest

from assistant.journal import Journal, backup
from assistant.journal.database import reading
from assistant.journal.files import beside
from tests.test_journal import remember, rows
from tests.test_journal_backup import everything
from tests.test_journal_database import ROOT, another_process

PATIENT_S = 60
"""Machines that run tests may be busy; what is shown here is the order of things."""

START = """
import sys, tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from assistant.core.model import Kind
from assistant.journal import Journal, backup
from assistant.journal.export import Format, export
from tests.test_journal import MORNING, remember
path, name = Path(sys.argv[1]), sys.argv[2]
journal = Journal(path, person=name, wait_s=float(sys.argv[3]))
"""

WRITES = """
for number in range(12):
    entry = remember(journal, f"{name} {number}", MORNING + timedelta(minutes=number))
    if number % 3 == 0:
        journal.relabel(entry.id, None, MORNING)
    if number % 3 == 1:
        journal.append(entry.id, "and more", MORNING)
    if number % 4 == 3:
        journal.delete(entry.id, MORNING)
    if number == 5:
        assert journal.undo(MORNING).entry == entry
    if number % 2:
        journal.settle()
    print(entry.id)
assert journal.settle() == 0
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.duckdb"


def process(code: str, path: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", START + code, str(path), name, str(PATIENT_S)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(child: subprocess.Popen[str]) -> str:
    out, err = child.communicate()
    assert (child.returncode, err) == (0, "")
    return out


# --- writing -------------------------------------------------------------------------------------------


def test_ten_processes_at_once_lose_and_double_nothing(path: Path) -> None:
    names = [f"person {number}" for number in range(10)]
    children = [process(WRITES, path, name) for name in names]  # one of them makes the journal
    told = {name: finished(child).split() for name, child in zip(names, children, strict=True)}
    there = [number for number in range(12) if number % 4 != 3 and number != 5]
    for name in names:
        found = Journal(path, person=name, wait_s=PATIENT_S).entries()
        assert [str(entry.id) for entry in found] == [told[name][number] for number in there]
        assert [entry.words for entry in found] == [
            f"{name} {number}{' and more' * (number % 3 == 1)}" for number in there
        ]
        assert [entry.kind is None for entry in found] == [number % 3 == 0 for number in there]
    assert rows(path, "SELECT what, count(DISTINCT id) FROM history GROUP BY what ORDER BY what") == [
        ("add", 120),
        ("append", 40),
        ("delete", 30),
        ("relabel", 40),
        ("undo", 10),
    ]
    assert rows(path, "SELECT min(seq), max(seq), count(*) FROM history") == [(1, 240, 240)]
    assert rows(path, "SELECT min(seq), max(seq), count(*) FROM entries") == [(1, 120, 120)]


# --- looking, copying, writing out ---------------------------------------------------------------------

WRITES_ON = """
import threading
told = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), told.set()), daemon=True).start()
number = 0
while not told.is_set() or number < 10:
    entry = remember(journal, f"entry {number}")
    journal.settle()
    print(entry.id, flush=True)
    number += 1
"""

MEANWHILE = {
    "entries": "for _ in range(8): journal.entries(search='entry 3')",
    "week": """
for _ in range(8):
    with journal.snapshot() as view:
        assert len(view.entries(since=date(2026, 2, 16), until=date(2026, 3, 2))) >= 1
""",
    "export": """
for how in Format:
    with tempfile.TemporaryDirectory() as place, journal.snapshot() as view:
        assert export(view.path, Path(place), how, name).entries >= 1
""",
    "backup": "for _ in range(4): assert backup.make(path, backup.Why.ASKED, datetime.now(UTC), 60)",
    "daily": "for _ in range(4): journal.back_up_daily(datetime.now(UTC))",
}


def test_whatever_looks_copies_or_writes_out_meanwhile_makes_no_error(path: Path) -> None:
    first = remember(Journal(path), "entry -1")
    with another_process(START + WRITES_ON, path, "me", PATIENT_S) as writer, ThreadPoolExecutor() as pool:
        list(pool.map(finished, [process(code, path, "me") for code in MEANWHILE.values()]))
        assert writer.poll() is None
        told, _ = writer.communicate()
    assert writer.returncode == 0
    found = [entry.id for entry in Journal(path).entries()]
    assert found[0] == first.id
    assert found[2:] == [UUID(line) for line in told.split()]  # the first line was read when it started
    copies = backup.backups(path)
    assert [one.why.value for one in copies].count("daily") == 1
    newest = everything(path)["entries"]
    for one in copies:
        copied = everything(one.path)["entries"]
        assert set(map(str, copied)) <= set(map(str, newest))
    assert list(beside(path, ".snapshots").iterdir()) == []


def test_a_long_look_is_in_nobodys_way(path: Path) -> None:
    journal = Journal(path)
    first = remember(journal, "first")
    with ExitStack() as looking:
        view = looking.enter_context(journal.snapshot())
        connection = looking.enter_context(reading(view.path))
        being_read = connection.execute("SELECT words FROM entries, range(1_000_000)")
        assert being_read.fetchone() == ("first",)
        written = finished(process("print(remember(journal, 'second').id, journal.settle())", path, "me"))
        assert written.split()[1] == "0"
        assert being_read.fetchone() == ("first",)
    assert [str(entry.id) for entry in journal.entries()] == [str(first.id), written.split()[0]]


def test_a_snapshot_is_private_and_swept_after_a_kill(path: Path) -> None:
    journal = Journal(path)
    entry = remember(journal, "first")
    look = """
with journal.snapshot() as view:
    print(view.path, flush=True)
    sys.stdin.read()
"""
    with another_process(START + look, path, "me", PATIENT_S):
        (left,) = beside(path, ".snapshots").iterdir()
        with journal.snapshot() as view:
            assert view.entries() == [entry]
            assert view.path.parent.stat().st_mode & 0o777 == 0o700
            assert {file.stat().st_mode & 0o777 for file in view.path.parent.iterdir()} == {0o600}
            assert len(list(beside(path, ".snapshots").iterdir())) == 2
        assert left.exists(), "somebody is reading it"
    with journal.snapshot() as view:
        assert list(beside(path, ".snapshots").iterdir()) == [view.path.parent]
    assert list(beside(path, ".snapshots").iterdir()) == []


HOLDS = """
from assistant.journal import files
with files.held(path, 1):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_settling_never_raises_while_another_has_the_journal(path: Path) -> None:
    journal = Journal(path, wait_s=0.05)
    with another_process(START + HOLDS, path, "me", PATIENT_S):
        assert journal.settle() == 0
        entry = remember(journal, "a walk")
        assert journal.settle() == 1
    assert journal.settle() == 0
    assert journal.entries() == [entry]
