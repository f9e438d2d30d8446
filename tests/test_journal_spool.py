"""Words first: kills, full disks, torn lines, and several processes at once."""

import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.journal import Journal, describe
from tests.test_journal import CANARY, remember, rows, said

ROOT = Path(__file__).parent.parent

TALK = """
import sys
from pathlib import Path
from assistant.journal import Journal
from tests.test_journal import said, understood
journal = Journal(Path(sys.argv[1]))
print("open", flush=True)
for number in range(int(sys.argv[2])):
    words = said(f"{sys.argv[3]} {number}")
    journal.keep(words)
    print(words.id, flush=True)
    if number % 3 < 2:
        journal.file(understood(words))
    if number % 2:
        journal.settle()
"""


def talk(path: Path, times: int, name: str) -> subprocess.Popen[str]:
    """A process that keeps `times` utterances, printing the id of each as soon as it is safe."""
    command = [sys.executable, "-c", TALK, str(path), str(times), name]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def lines_of(child: subprocess.Popen[str]) -> Iterator[str]:
    assert child.stdout is not None
    return (line.strip() for line in child.stdout)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.duckdb"


@pytest.fixture
def spool(path: Path) -> Path:
    return path.with_name("journal.duckdb.spool")


@pytest.fixture
def torn(path: Path) -> Path:
    return path.with_name("journal.duckdb.spool.torn")


# --- kills ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_a_kill_at_any_moment_loses_and_doubles_nothing(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    kept: list[str] = []
    for life in range(2):
        child = talk(path, 1000, f"life {life}")
        killer = threading.Timer(chance.uniform(0.15, 0.7), child.send_signal, [signal.SIGKILL])
        killer.start()
        kept += [line for line in lines_of(child) if line != "open"]
        assert child.wait() == -signal.SIGKILL
        killer.join()
    journal = Journal(path)
    assert journal.settle() == 0
    found = [str(entry.id) for entry in journal.entries()]
    assert len(found) == len(set(found))
    assert set(kept) <= set(found)
    assert len(found) - len(kept) <= 2, "more than one line a life that was safe before it was told"
    assert rows(path, "SELECT count(*), count(DISTINCT entry_id) FROM history") == [(len(found), len(found))]


def test_a_kill_between_keep_and_settle_leaves_the_words_to_the_next_open(path: Path) -> None:
    child = talk(path, 1, "walk")
    opened, kept = next(lines_of(child)), next(lines_of(child))
    child.kill()
    child.wait()
    (entry,) = Journal(path).entries()
    assert (opened, str(entry.id), entry.words) == ("open", kept, "walk 0")


def test_what_a_living_process_thinks_about_is_its_own(path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        TALK.replace("number % 3 < 2", "sys.stdin.read()"),
        str(path),
        "1",
        "walk",
    ]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as child:  # type: ignore[call-overload]
        told = lines_of(child)
        assert next(told) == "open"
        assert next(told)
        journal = Journal(path)
        assert journal.entries() == []
        assert describe(path).waiting == 1
        child.kill()
        child.wait()
        assert [entry.kind for entry in journal.entries()] == [None]


# --- several at once -----------------------------------------------------------------------------------


def test_two_processes_at_once_lose_and_double_nothing(path: Path) -> None:
    children = [talk(path, 24, name) for name in ("first", "second")]
    kept = [[line for line in lines_of(child) if line != "open"] for child in children]
    assert [child.wait() for child in children] == [0, 0]
    entries = Journal(path).entries()
    assert sorted(str(entry.id) for entry in entries) == sorted(kept[0] + kept[1])
    assert rows(path, "SELECT count(*), count(DISTINCT seq) FROM history") == [(48, 48)]
    for name in ("first", "second"):
        understood_of = [e.words for e in entries if e.words.startswith(name) and e.kind is not None]
        assert understood_of == [f"{name} {number}" for number in range(24) if number % 3 < 2]


def test_a_worker_settles_while_the_conversation_goes_on(path: Path) -> None:
    journal = Journal(path)
    done = threading.Event()

    def settle() -> None:
        while not done.is_set():
            journal.settle()

    with ThreadPoolExecutor() as pool:
        worker = pool.submit(settle)
        told = [remember(journal, str(number)) for number in range(60)]
        taken = journal.undo(told[-1].said_at)
        done.set()
        worker.result()
    assert taken is not None
    assert taken.entry == told[-1]
    assert journal.entries() == told[:-1]
    assert rows(path, "SELECT count(*) FROM history") == [(61,)]


def test_a_long_wait_is_filed_in_pieces(path: Path) -> None:
    journal = Journal(path)
    told = [remember(journal, str(number)) for number in range(230)]
    assert journal.settle() == 0
    assert journal.entries() == told


# --- torn lines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [1, 2, 40, 120, 200])
def test_a_line_that_was_cut_off_is_set_aside_and_nothing_else_suffers(
    path: Path, spool: Path, torn: Path, cut: int
) -> None:
    journal = Journal(path)
    first = remember(journal, "first")
    whole = spool.read_bytes()
    journal.keep(said("second"))
    spool.write_bytes(spool.read_bytes()[: len(whole) + cut])
    rest = spool.read_bytes()[len(whole) :]
    third = remember(journal, "third")
    assert journal.settle() == 0
    assert journal.entries() == [first, third]
    assert torn.read_bytes() == rest + b"\n"
    assert spool.read_bytes() == b""


def test_a_line_that_lacks_its_end_only_is_whole(path: Path, spool: Path, torn: Path) -> None:
    journal = Journal(path)
    first = remember(journal, "first")
    spool.write_bytes(spool.read_bytes().rstrip(b"\n"))
    second = remember(journal, "second")
    assert journal.entries() == [first, second]
    assert not torn.exists()


@pytest.mark.parametrize(
    "line",
    [b"5", b"[]", b"{}", b'{"op": "keep", "id": "x"}', b'{"op": "sing", "id": "%s"}', b"\xff\xfe", b"\0\0\0"],
)
def test_a_line_nobody_can_use_is_set_aside(path: Path, spool: Path, torn: Path, line: bytes) -> None:
    journal = Journal(path)
    line = line.replace(b"%s", str(said("").id).encode())
    spool.write_bytes(line + b"\n")
    entry = remember(journal, "a walk")
    assert journal.entries() == [entry]
    assert torn.read_bytes() == line + b"\n"


def test_a_meaning_no_journal_can_hold_does_not_keep_the_words_back(path: Path, spool: Path) -> None:
    journal = Journal(path)
    entry = remember(journal, "a walk")
    spool.write_bytes(spool.read_bytes().replace(b'"kind": "step"', b'"kind": "somersault"'))
    assert journal.entries() == [replace(entry, kind=None)]


def test_half_a_new_spool_left_by_a_kill_is_swept(path: Path, spool: Path) -> None:
    journal = Journal(path)
    entry = remember(journal, "a walk")
    new = spool.with_name(spool.name + ".new")
    new.write_text(f'{{"words": "{CANARY}"')
    assert journal.entries() == [entry]
    assert not new.exists()
    assert spool.read_bytes() == b""


# --- a full disk ---------------------------------------------------------------------------------------

FULL = """
import resource, sys
from pathlib import Path
from assistant.errors import JournalError
from assistant.journal import Journal
from tests.test_journal import CANARY, remember, rows, said

def no_file_may_grow_over(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

path, enough = Path(sys.argv[1]), resource.RLIM_INFINITY
journal = Journal(path)
spool = path.with_name(path.name + ".spool")
"""


def on_a_full_disk(path: Path, code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL + code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_full_disk_makes_the_spool_wait(path: Path) -> None:
    on_a_full_disk(
        path,
        """
first = remember(journal, "first")
no_file_may_grow_over(64)
assert journal.settle() == 1
assert journal.entries() == []
no_file_may_grow_over(enough)
second = remember(journal, "second")
assert journal.settle() == 0
assert journal.entries() == [first, second]
""",
    )


def test_words_that_cannot_be_kept_are_told_and_leave_no_half_line(path: Path) -> None:
    on_a_full_disk(
        path,
        """
first = remember(journal, "first")
before = spool.read_bytes()
no_file_may_grow_over(len(before) + 50)
try:
    journal.keep(said(CANARY))
except JournalError as error:
    assert error.hint and CANARY not in str(error)
else:
    raise AssertionError("kept on a full disk")
assert spool.read_bytes() == before
no_file_may_grow_over(enough)
assert journal.entries() == [first]
""",
    )


def test_a_journal_that_finds_no_room_at_first_is_made_later(path: Path) -> None:
    on_a_full_disk(
        path,
        """
other = path.with_name("other.duckdb")
no_file_may_grow_over(20_000)
try:
    Journal(other)
except JournalError as error:
    assert error.hint
else:
    raise AssertionError("made on a full disk")
assert not other.exists()
no_file_may_grow_over(enough)
assert Journal(other).entries() == []
""",
    )
