"""A forgetting that is killed, that somebody else is at work beside, that finds no room: gone in the end."""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from assistant.errors import JournalError
from assistant.journal import Journal, backup
from assistant.journal.backup import Why
from assistant.journal.files import beside
from tests.canary import CANARY, traces
from tests.test_journal import remember
from tests.test_journal_backup import killed
from tests.test_journal_database import another_process
from tests.test_journal_forget import NOW, others, secret

START = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from assistant.journal import Journal, backup
from tests.canary import CANARY
from tests.test_journal import MORNING, remember, said, understood
path = Path(sys.argv[1])
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "journal.duckdb"


# --- interrupted ---------------------------------------------------------------------------------------

FORGET = "Journal(path).forget({UUID(sys.argv[3]): 'me'})"


def test_a_forgetting_that_is_killed_is_finished_by_the_next_open(path: Path, tmp_path: Path) -> None:
    journal = Journal(path)
    other, gone = remember(journal, "a walk"), secret(journal)
    journal.settle()
    before, first, begun = others(path, gone), tmp_path / "first", 0
    assert backup.make(path, Why.ASKED, NOW)
    beside(path, ".damaged").mkdir()
    (beside(path, ".damaged") / "words").write_text(CANARY)
    journal.append(gone.id, f"more {CANARY}", NOW)
    path.parent.rename(first)
    shutil.copytree(first, path.parent)
    touched = killed(path, FORGET, 0, gone.id)
    for at in random.Random(5).sample(range(1, touched + 1), 12):
        shutil.rmtree(path.parent)
        shutil.copytree(first, path.parent)
        killed(path, FORGET, at, gone.id)
        is_begun = beside(path, ".forgetting").exists()
        begun += is_begun
        found = Journal(path).matching("")
        assert other.id in found
        if gone.id in found:
            assert not is_begun, at
            continue
        assert traces(path.parent) == set(), at
        assert others(path, gone) == before
        assert not beside(path, ".forgetting").exists()
    assert begun > 3


# --- meanwhile -----------------------------------------------------------------------------------------

LISTENS = """
journal = Journal(path)
journal.keep(words := said(f"still saying {CANARY}"))
print(words.id, flush=True)
sys.stdin.readline()
journal.file(understood(words))
journal.amend(understood(words), MORNING)
print(journal.settle(), remember(journal, "something else").id, flush=True)
journal.close()
"""


def test_what_somebody_is_just_saying_is_forgotten_and_the_next_thing_is_kept(path: Path) -> None:
    journal = Journal(path)
    with another_process("print(); " + START + LISTENS, path) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        unfinished = UUID(child.stdout.readline().strip())
        assert "journal.duckdb.spool" in traces(path.parent)
        gone = journal.said_before(date.max)
        assert gone == {unfinished: "me"}
        journal.forget(gone)
        assert traces(path.parent) == set()
        rest, _ = child.communicate("\n")
    waiting, next_id = rest.split()
    assert waiting == "0"
    assert [entry.id for entry in journal.entries()] == [UUID(next_id)]
    assert traces(path.parent) == set()


def test_lines_that_come_again_bring_nothing_back(path: Path) -> None:
    journal, spool = Journal(path), beside(path, ".spool")
    gone = remember(journal, CANARY)
    lines = spool.read_bytes()
    journal.append(gone.id, f"more {CANARY}", NOW)
    last = spool.read_bytes()[len(lines) :]
    for told in (lines, last):  # read by another process before, and filed after
        journal.forget({gone.id: "me"})
        spool.write_bytes(told)
        assert journal.settle() == 0
        assert journal.matching("") == {}
        assert traces(path.parent) == set()


COPIES = """
print("open", flush=True)
for _ in sys.stdin:
    for _ in range(2):
        assert backup.make(path, backup.Why.ASKED, datetime.now(UTC), 60)
    print("copied", flush=True)
"""


def test_a_backup_at_the_same_time_keeps_nothing_of_it(path: Path) -> None:
    journal = Journal(path, wait_s=60)
    with another_process(START + COPIES, path) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for _ in range(3):
            gone = secret(journal)
            journal.settle()
            print(file=child.stdin, flush=True)
            journal.forget({gone.id: "me"})
            assert child.stdout.readline() == "copied\n"
            assert traces(path.parent) == set()


# --- where it cannot be done ---------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)]
    if os.name == "nt" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be made by root, on Linux")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def could_not(journal: Journal, entry_id: UUID) -> bool:
    try:
        journal.forget({entry_id: "me"})
    except JournalError as error:
        return bool(error.hint) and CANARY not in str(error)
    return False


def test_a_forgetting_on_a_full_disk_says_so_and_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "journal.duckdb"
    journal = Journal(path)
    other, gone = remember(journal, "a walk"), secret(journal)
    journal.settle()
    before, failed = others(path, gone), 0
    copy = backup.make(path, Why.ASKED, NOW)
    assert copy is not None
    for room in (0, 8_000, 12_000, 16_000, 24_000, 400_000, 1_200_000):
        (small_disk / "full").write_bytes(bytes(shutil.disk_usage(small_disk).free - room))
        failed += could_not(journal, gone.id)
        (small_disk / "full").unlink()
        assert others(path, gone) == others(copy, gone) == before
    assert failed > 4
    assert Journal(path).entries() == [other]
    assert traces(small_disk) == set()


def test_what_cannot_be_removed_is_told(path: Path) -> None:
    journal = Journal(path)
    gone = secret(journal)
    elsewhere = path.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "words").write_text(CANARY)
    beside(path, ".damaged").symlink_to(elsewhere)
    with pytest.raises(JournalError, match="Not everything could be erased") as caught:
        journal.forget({gone.id: "me"})
    assert caught.value.hint
    beside(path, ".damaged").unlink()
    shutil.rmtree(elsewhere)
    assert Journal(path).entries() == []
    assert traces(path.parent) == set()
