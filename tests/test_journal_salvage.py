"""A damaged journal: what is seen before it is opened, what is saved, and that nothing gets worse."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from uuid import UUID, uuid5

import pytest

from assistant.core.model import Entry, Kind
from assistant.errors import JournalError
from assistant.journal import damage, files, history, versions
from assistant.journal.database import opened, reading, writing
from assistant.journal.entries import Kept
from assistant.journal.history import Change, What
from assistant.journal.salvage import Report, salvage

ROOT = Path(__file__).parent.parent
CANARY = "quokka"
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
HEADERS, BLOCK = 12288, 262144


def kept(number: int) -> Kept:
    said_at = MORNING + timedelta(minutes=number)
    words = f"walked to the {CANARY} and back, {number}"
    entry = Entry(uuid5(UUID(int=0), str(number)), Kind.STEP, words, said_at, said_at.date())
    return Kept(entry, "typed", "me")


def ids(numbers: range) -> set[UUID]:
    return {kept(number).entry.id for number in numbers}


def add(path: Path, numbers: range) -> None:
    with writing(path) as connection:
        history.take(connection, map(kept, numbers))


COMMIT_AND_DIE = """
import os, signal, sys
from pathlib import Path
from assistant.journal import history
from assistant.journal.database import opened, transaction
from tests.test_journal_salvage import kept
path = Path(sys.argv[1])
with opened(path) as connection:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        with transaction(connection):
            history.take(connection, [kept(number)])
        print(path.with_name(path.name + ".wal").stat().st_size, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def commit_and_die(path: Path, numbers: range) -> list[int]:
    """Add entries in another process that is killed before its checkpoint: the size of the WAL after each."""
    command = [sys.executable, "-c", COMMIT_AND_DIE, str(path), str(numbers.start), str(numbers.stop)]
    child = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    assert child.returncode == -signal.SIGKILL
    return [int(line) for line in child.stdout.split()]


@dataclass(frozen=True)
class Sample:
    """Three states of one journal, each a file that is only copied."""

    older: Path
    """Entries 0..19: what a backup has."""
    journal: Path
    """Entries 0..39, with 40..47 in a WAL."""
    newer: Path
    """Entries 0..49, with 50..52 in a WAL."""
    commits: list[int]
    """How long the WAL of `journal` was after each of its entries."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample")
    older, journal, newer = (folder / name for name in ("older.duckdb", "journal.duckdb", "newer.duckdb"))
    versions.create(journal)
    add(journal, range(20))
    shutil.copy(journal, older)
    add(journal, range(20, 40))
    shutil.copy(journal, newer)
    add(newer, range(40, 50))
    commit_and_die(newer, range(50, 53))
    return Sample(older, journal, newer, commit_and_die(journal, range(40, 48)))


@pytest.fixture
def path(tmp_path: Path, sample: Sample) -> Path:
    """The journal, with its WAL."""
    path = tmp_path / "home" / "journal.duckdb"
    files.make_folder(path.parent)
    files.copy_with_wal(sample.journal, path)
    return path


@pytest.fixture
def backup(tmp_path: Path, sample: Sample) -> Path:
    return Path(shutil.copy(sample.older, tmp_path / "2026-03-02T080000Z-daily.duckdb"))


def wal(path: Path) -> Path:
    return files.beside(path, ".wal")


def overwrite(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def damage_column(path: Path, table: str, column: str) -> None:
    """Damage the last block in which rows of this column are."""
    with opened(path, read_only=True) as connection:
        found = connection.execute(
            """SELECT max(block_id) FROM pragma_storage_info($table)
            WHERE column_name = $column AND segment_type <> 'VALIDITY'""",
            {"table": table, "column": column},
        )
        (block,) = found.fetchall()[0]
    overwrite(path, HEADERS + block * BLOCK, bytes(100))


def bytes_of(path: Path) -> dict[str, bytes]:
    """The journal and DuckDB's files beside it."""
    found = (files.beside(path, ending) for ending in ("", *files.WAL_ENDINGS))
    return {file.name: file.read_bytes() for file in found if file.exists()}


def found_in(path: Path) -> set[UUID]:
    """The entries of a journal that opens, each with its words and its line in the history."""
    with reading(path) as connection:
        rows = connection.execute("SELECT id, words FROM entries").fetchall()
        lines = connection.execute("SELECT entry_id FROM history WHERE what = 'add'").fetchall()
    assert all(CANARY in words for _, words in rows)
    assert sorted(entry_id for entry_id, _ in rows) == sorted(entry_id for (entry_id,) in lines)
    return {entry_id for entry_id, _ in rows}


def salvaged(path: Path, *backups: Path) -> Report:
    """Salvage, and look at what must be so whatever was damaged."""
    before = bytes_of(path)
    report = salvage(path, backups, MORNING)
    if not report.originals:
        assert bytes_of(path) == before
        return report
    assert {file.name: file.read_bytes() for file in report.originals.iterdir()} == before
    assert list(bytes_of(path)) == [path.name]
    assert CANARY not in " ".join(report.lines)
    private = [path, report.originals, report.originals.parent, *report.originals.iterdir()]
    assert all(file.stat().st_mode & 0o077 == 0 for file in private)
    assert not list(files.beside(path, ".snapshots").iterdir())
    assert not salvage(path, backups, MORNING).wrong
    return report


# --- nothing wrong -------------------------------------------------------------------------------------


def test_a_journal_in_order_stays_as_it_is_also_with_a_wal(path: Path, backup: Path) -> None:
    assert damage.found_in(path) == [], "the beginning of a WAL as the installed DuckDB writes it"
    assert salvaged(path, backup).lines == [
        "The journal opens, and all of it can be read. Nothing was changed."
    ]
    wal(path).unlink()
    assert not salvaged(path, backup).wrong


@pytest.mark.parametrize("length", [0, 20, 5000])
def test_a_torn_wal_is_no_damage(path: Path, length: int) -> None:
    os.truncate(wal(path), length)
    assert not salvaged(path).wrong
    assert ids(range(40)) <= found_in(path)


# --- the WAL -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_of_a_wal_with_a_zeroed_tail_every_commit_before_it_is_saved(
    path: Path, sample: Sample, seed: int
) -> None:
    start = random.Random(seed).randrange(40, sample.commits[-1] - 8)
    overwrite(wal(path), start, bytes(sample.commits[-1] - start))
    with pytest.raises(JournalError):
        found_in(path)
    assert "damaged from byte" in salvaged(path).lines[0]
    whole = sum(end <= start for end in sample.commits)
    assert found_in(path) == ids(range(40 + whole))


@pytest.mark.parametrize("seed", range(3))
def test_garbage_in_a_wal_costs_nothing_before_it(path: Path, sample: Sample, seed: int) -> None:
    chance = random.Random(seed)
    start = chance.randrange(60, sample.commits[-1] - 300)
    overwrite(wal(path), start, chance.randbytes(200))
    salvaged(path)
    whole = sum(end <= start for end in sample.commits)
    assert ids(range(40 + whole)) <= found_in(path) <= ids(range(48))


@pytest.mark.parametrize("position", [0, 9, 33])
def test_a_wal_with_a_damaged_beginning_is_seen_before_duckdb_drops_it(path: Path, position: int) -> None:
    overwrite(wal(path), position, bytes([wal(path).read_bytes()[position] ^ 0x55]))
    before = bytes_of(path)
    with pytest.raises(JournalError) as caught:
        found_in(path)
    assert "salvage" in caught.value.hint
    assert bytes_of(path) == before
    salvaged(path)
    assert found_in(path) == ids(range(40))


def of_an_older_state(path: Path, sample: Sample) -> set[UUID]:
    shutil.copy(sample.newer, path)
    return ids(range(50))


def of_a_newer_state(path: Path, sample: Sample) -> set[UUID]:
    shutil.copy(wal(sample.newer), wal(path))
    return ids(range(40))


def of_another_database(path: Path, sample: Sample) -> set[UUID]:
    path.unlink()
    versions.create(path)
    return set()


def left_over(path: Path, sample: Sample) -> set[UUID]:
    wal(path).rename(files.beside(path, ".wal.recovery"))
    return ids(range(40))


STALE = [of_an_older_state, of_a_newer_state, of_another_database, left_over]


@pytest.mark.parametrize("make", STALE, ids=lambda make: make.__name__)
def test_a_stale_wal_is_refused_and_put_away(
    path: Path, sample: Sample, make: Callable[[Path, Sample], set[UUID]]
) -> None:
    expected = make(path, sample)
    before = bytes_of(path)
    with pytest.raises(JournalError):
        found_in(path)
    assert bytes_of(path) == before
    salvaged(path)
    assert found_in(path) == expected


def test_an_orphan_wal_is_kept_and_the_backups_make_a_journal(path: Path, backup: Path) -> None:
    path.unlink()
    with pytest.raises(JournalError, match="gone"):
        files.look(path)
    assert salvaged(path, backup).lines[0] == "The journal is gone."
    assert found_in(path) == ids(range(20))


# --- the database --------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", range(3))
def test_a_damaged_header_is_put_right_from_the_others(path: Path, backup: Path, header: int) -> None:
    wal(path).unlink()
    overwrite(path, header * 4096 + 100, b"torn by a power cut")
    with pytest.raises(JournalError, match="beginning"):
        damage.check(path)
    salvaged(path, backup)
    assert found_in(path) >= ids(range(20)), "the other header is of the checkpoint before"
    if header == 0:
        assert found_in(path) == ids(range(40))


@pytest.mark.parametrize("seed", range(4))
def test_of_a_truncated_database_the_rest_comes_from_the_backup(path: Path, backup: Path, seed: int) -> None:
    wal(path).unlink()
    os.truncate(path, random.Random(seed).randrange(path.stat().st_size))
    report = salvaged(path, backup)
    assert ids(range(20)) <= found_in(path) <= ids(range(40))
    if report.originals and found_in(path) < ids(range(40)):
        assert report.lost.get("entries") in (None, 40 - len(found_in(path)))
        assert "entries" in report.lost


def blocks(path: Path) -> range:
    return range((path.stat().st_size - HEADERS) // BLOCK)


def test_a_journal_with_any_block_damaged_has_at_least_what_the_backup_has(path: Path, backup: Path) -> None:
    wal(path).unlink()
    whole, wrong = path.read_bytes(), 0
    for block in blocks(path):
        path.write_bytes(whole)
        overwrite(path, HEADERS + block * BLOCK + 1000, b"\x5a" * 100)
        wrong += bool(salvaged(path, backup).wrong)
        assert ids(range(20)) <= found_in(path) <= ids(range(40))
    assert wrong >= 5, "the catalogue, two tables, versions, and indexes"


def test_rows_beside_a_damaged_block_are_read(tmp_path: Path) -> None:
    path = tmp_path / "journal.duckdb"
    versions.create(path)
    with writing(path) as connection:
        connection.execute(
            """
            INSERT INTO entries
                (id, seq, said_at, tz, offset_min, local_date, for_date, words, engine, measures)
            SELECT md5(i::VARCHAR)::UUID, i, TIMESTAMP '2026-01-01', 'UTC', 0, DATE '2026-01-01',
                   DATE '2026-01-01', $canary || repeat(md5(i::VARCHAR), 4), 'typed', []
            FROM range(20000) AS _(i)
            """,
            {"canary": CANARY},
        )
    damage_column(path, "entries", "words")
    lost = salvaged(path).lost["entries"]
    assert lost is not None
    assert 0 < lost < 20000
    assert len(found_in(path)) == 20000 - lost


@pytest.mark.parametrize("content", [b"", bytes(HEADERS), bytes(HEADERS + BLOCK)], ids=len)
def test_of_nothing_comes_an_empty_journal_that_says_so(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(JournalError):
        damage.check(path)
    report = salvaged(path)
    assert "Nothing in its file can be read." in report.lines
    assert set(report.lost.values()) == {None}
    assert found_in(path) == set()


def test_a_damaged_backup_gives_what_can_be_read_of_it(path: Path, backup: Path, tmp_path: Path) -> None:
    path.write_bytes(b"")
    broken = Path(shutil.copy(backup, tmp_path / "broken.duckdb"))
    os.truncate(broken, 5000)
    salvaged(path, broken, backup)
    assert found_in(path) == ids(range(20))


def test_a_half_written_migration_is_done_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.duckdb"
    first, second = (
        resources.files("assistant.journal").joinpath("migrations", name).read_text()
        for name in ("001_entries.sql", "002_taking_back.sql")
    )
    entry = kept(1).entry
    with opened(path) as connection:
        connection.execute(first)
        connection.execute("INSERT INTO schema_versions VALUES (1)")
        connection.execute(
            """
            INSERT INTO entries
                (id, seq, said_at, tz, offset_min, local_date, for_date, words, engine, measures)
            VALUES ($id, 1, $said_at, 'UTC', 0, $day, $day, $words, 'typed', [])
            """,
            {"id": entry.id, "said_at": entry.said_at, "day": entry.for_date, "words": entry.words},
        )
        connection.execute(
            "INSERT INTO history VALUES (1, $id, 'add', $said_at, NULL, NULL)",
            {"id": entry.id, "said_at": entry.said_at},
        )
    migrate = f"""
import os, signal, sys
from pathlib import Path
from assistant.journal.database import opened
with opened(Path(sys.argv[1])) as connection:
    connection.begin()
    connection.execute({second!r})
    connection.execute("INSERT INTO schema_versions VALUES (2)")
    connection.commit()
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", migrate, str(path)], cwd=ROOT, check=False)
    size = wal(path).stat().st_size
    overwrite(wal(path), size // 2, bytes(size - size // 2))
    files.beside(path, ".new").write_bytes(b"half a database")
    salvaged(path)
    assert found_in(path) == {entry.id}
    assert not files.beside(path, ".new").exists()
    with reading(path) as connection:
        assert versions.version(connection) == versions.current()


# --- backups, changes, and what was forgotten ----------------------------------------------------------


def test_an_entry_from_a_backup_is_changed_again(path: Path, backup: Path) -> None:
    first, second, third = (kept(number).entry for number in range(3))
    changes = [
        Change(UUID(int=1), first.id, What.APPEND, MORNING, {"words": "and it was sunny"}),
        Change(UUID(int=2), second.id, What.DELETE, MORNING, {"hidden": True}),
        Change(UUID(int=3), third.id, What.DELETE, MORNING, {"hidden": True}),
        Change(UUID(int=4), third.id, What.UNDO, MORNING, target=UUID(int=3)),
    ]
    with writing(path) as connection:
        history.take(connection, changes)
    damage_column(path, "entries", "id")
    salvaged(path, backup)
    with reading(path) as connection:
        rows = connection.execute("SELECT words, hidden FROM entries ORDER BY seq LIMIT 3").fetchall()
        lines = connection.execute("SELECT count(*) FROM history WHERE what <> 'add'").fetchall()
    assert rows == [(f"{first.words} and it was sunny", False), (second.words, True), (third.words, False)]
    assert lines == [(4,)]
    assert found_in(path) == ids(range(20)), "and no history of entries that nothing has any more"


def test_a_history_that_is_lost_comes_from_the_backup_and_later_entries_get_their_add(
    path: Path, backup: Path
) -> None:
    damage_column(path, "history", "id")
    assert not salvaged(path, backup).lost
    assert found_in(path) == ids(range(48))
    with reading(path) as connection:
        order = connection.execute("SELECT entry_id FROM history ORDER BY seq").fetchall()
    assert [entry_id for (entry_id,) in order] == [kept(number).entry.id for number in range(48)]


def test_what_was_forgotten_stays_away(path: Path, backup: Path, tmp_path: Path) -> None:
    """Also where the journal that knew of it is lost, and another backup still has the words."""
    knows = Path(shutil.copy(backup, tmp_path / "knows.duckdb"))
    gone = kept(7).entry.id
    with opened(knows) as connection:
        connection.execute("DELETE FROM history WHERE entry_id = $id", {"id": gone})
        connection.execute("DELETE FROM entries WHERE id = $id", {"id": gone})
        connection.execute("INSERT INTO tombstones (entry_id, person) VALUES ($id, 'me')", {"id": gone})
    path.write_bytes(b"")
    salvaged(path, backup, knows)
    assert found_in(path) == ids(range(20)) - {gone}
    with reading(path) as connection:
        assert connection.execute("SELECT entry_id FROM tombstones").fetchall() == [(gone,)]


# --- refused -------------------------------------------------------------------------------------------


def a_letter(path: Path) -> None:
    path.write_text(f"dear {CANARY}, " * 1000)


def birds(path: Path) -> None:
    path.unlink()
    with opened(path) as connection:
        connection.execute("CREATE TABLE birds (name VARCHAR)")


def newer(path: Path) -> None:
    with opened(path) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (99)")


def nothing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("make", [a_letter, birds, newer, nothing], ids=lambda make: make.__name__)
def test_what_is_no_journal_of_ours_is_left_as_it_is(path: Path, make: Callable[[Path], None]) -> None:
    wal(path).unlink()
    make(path)
    before = bytes_of(path)
    with pytest.raises(JournalError) as caught:
        salvage(path, [], MORNING)
    assert bytes_of(path) == before
    assert caught.value.hint
    assert str(path) in str(caught.value)


HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_a_journal_that_another_program_has_open_is_left_alone(path: Path) -> None:
    wal(path).unlink()
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        overwrite(path, HEADERS, bytes(100))
        with pytest.raises(JournalError, match="Another program"):
            salvage(path, [], MORNING)
        child.kill()
    assert not files.beside(path, ".damaged").exists()


# --- killed --------------------------------------------------------------------------------------------

SALVAGE = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from assistant.journal.salvage import salvage
print("go", flush=True)
salvage(Path(sys.argv[1]), [Path(sys.argv[2])], datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
"""


@pytest.mark.parametrize("seed", range(10))
def test_a_salvage_that_is_killed_loses_nothing_and_another_one_finishes(
    path: Path, backup: Path, sample: Sample, seed: int
) -> None:
    overwrite(wal(path), sample.commits[4] + 10, bytes(500))
    before = bytes_of(path)
    command = [sys.executable, "-c", SALVAGE, str(path), str(backup)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        killer = threading.Timer(random.Random(seed).uniform(0, 0.5), child.kill)
        killer.start()
        child.wait()
        killer.join()
    salvage(path, [backup], MORNING)
    assert found_in(path) == ids(range(45))
    folders = files.beside(path, ".damaged").iterdir()
    assert before in [{file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders]


# --- torn in a checkpoint ------------------------------------------------------------------------------


def torn(path: Path, pages: int) -> bytes | None:
    """`path` as a kill leaves it that comes after so many pages of a block of metadata that is written anew.

    The headers are still the old ones. None where adding one entry writes no block that they mean.
    """
    old = path.read_bytes()
    add(path, range(100, 101))
    new = path.read_bytes()
    iterations = {at: int.from_bytes(old[at + 8 : at + 16], "little") for at in (4096, 8192)}
    newest = max(iterations, key=iterations.__getitem__)
    block = int.from_bytes(old[newest + 16 : newest + 23], "little")
    start = HEADERS + block * BLOCK
    half = old[:start] + new[start : start + 4096 * pages] + old[start + 4096 * pages :]
    return half if half not in (old, old[: len(half)]) else None


@pytest.mark.parametrize("pages", [1, 2, 5])
def test_a_block_that_was_torn_in_a_checkpoint_costs_nothing(pages: int, path: Path, tmp_path: Path) -> None:
    files.remove_wals(path)  # 40 entries, all in the database
    copy = tmp_path / "copy.duckdb"
    shutil.copy(path, copy)
    half = torn(copy, pages)
    assert half is not None
    path.write_bytes(half)
    with pytest.raises(JournalError, match="cannot be read"), reading(path):
        pass
    report = salvage(path, [], MORNING)
    assert "written when something put an end to it" in report.lines[0]
    assert not report.lost
    with reading(path) as connection:
        found = connection.execute("SELECT id FROM entries").fetchall()
    assert {entry_id for (entry_id,) in found} == ids(range(40))
    assert report.originals is not None
    assert (report.originals / path.name).read_bytes() == half


def test_a_block_that_is_not_only_torn_leaves_what_the_backup_has(path: Path, sample: Sample) -> None:
    files.remove_wals(path)
    spoilt = bytearray(path.read_bytes())
    for chance in range(HEADERS + 4096, HEADERS + 65536, 977):
        spoilt[chance] ^= 0x5A
    path.write_bytes(spoilt)
    salvage(path, [sample.older], MORNING)
    with reading(path) as connection:
        found = connection.execute("SELECT id FROM entries").fetchall()
    assert {entry_id for (entry_id,) in found} >= ids(range(20))
