"""Forgotten means gone: first that the search finds the words wherever they may be, then that it does not."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import duckdb
import pytest

from assistant.core.model import Entry, Kind, Measure
from assistant.journal import Journal, backup
from assistant.journal.backup import Why
from assistant.journal.export import Format, export
from assistant.journal.files import beside
from assistant.journal.taking_in import take_in
from tests.canary import CANARY, make_plain, traces
from tests.test_journal import MORNING, remember, rows, said
from tests.test_journal_backup import make_version_1

NOW = datetime(2026, 3, 5, tzinfo=UTC)
EARLY = MORNING - timedelta(days=30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "journal.duckdb"


def secret(journal: Journal, at: datetime = EARLY) -> Entry:
    """An entry with the canary in everything that can hold a word, and in what it once was."""
    words = said(f"the {CANARY} fell", at)
    journal.keep(words)
    measures = (Measure(exercise=CANARY, band=CANARY, aid=CANARY),)
    entry = Entry(words.id, Kind.STUMBLE, words.text, at, at.date(), CANARY, measures)
    journal.file(entry)
    journal.amend(replace(entry, words="nothing", journey=None, measures=()), at)
    journal.undo(at)
    return entry


def others(path: Path, gone: Entry) -> list[list[tuple[object, ...]]]:
    """Every row that is not about this entry."""
    about = f"<> '{gone.id}'"
    return [
        rows(path, f"SELECT * FROM entries WHERE id {about} ORDER BY seq"),
        rows(path, f"SELECT * FROM history WHERE entry_id {about} ORDER BY seq"),
        rows(path, f"SELECT * FROM tombstones WHERE entry_id {about}"),
    ]


# --- the search finds it -------------------------------------------------------------------------------


def test_the_search_finds_words_in_bytes_and_in_tables(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        (tmp_path / encoding).write_bytes(b"\0" + CANARY.encode(encoding) + b"\0")
    (tmp_path / "innocent").write_text(CANARY[:-1])
    (tmp_path / "no_longer.duckdb").write_bytes(bytes(8) + b"DUCK" + bytes(99_999))
    with duckdb.connect(str(tmp_path / "packed.duckdb")) as connection:
        many = f"SELECT [{{'a': '{CANARY[:9]} and {CANARY[9:]} ' || i}}] AS a FROM range(9999) t(i)"
        connection.execute(f"CREATE TABLE t AS {many}")
        connection.execute("UPDATE t SET a = [{'a': replace(a[1].a, ' and ', '')}]")
    assert traces(tmp_path) == {"utf-8", "utf-16-le", "utf-16-be", "no_longer.duckdb", "packed.duckdb"}


def test_deleting_rows_leaves_words_that_the_search_finds(path: Path) -> None:
    journal = Journal(path)
    secret(journal)
    make_plain(path)
    with duckdb.connect(str(path)) as connection:
        for table in ("entries", "history"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("CHECKPOINT")
    assert rows(path, "SELECT * FROM entries") == []
    assert "journal.duckdb" in traces(path.parent)


# --- everywhere ----------------------------------------------------------------------------------------


def leave_everywhere(journal: Journal, gone: Entry, other: Entry) -> set[str]:
    """Words of an entry in every file that may lie beside a journal; returns what the search must find."""
    path, garbage = journal.path, bytes(8) + b"DUCK" + CANARY.encode() * 999
    for why in (Why.ASKED, Why.DAILY):
        copy = backup.make(path, why, NOW)
        assert copy is not None
        make_plain(copy)
    make_plain(path)
    backups = beside(path, ".backups")
    make_version_1(backups / "2026-01-02T000000Z-migration.duckdb", {other.id: "a swim", gone.id: CANARY})
    (backups / "2026-01-01T000000Z-daily.duckdb").write_bytes(garbage)
    for ending in (".new", ".new.wal", ".spool.torn", ".spool.new"):
        beside(path, ending).write_bytes(garbage)
    for folder in (".damaged/x", ".snapshots/babysteps-1-x", ".tmp", ".new.tmp", ".backups/a.duckdb.new.tmp"):
        place = Path(f"{path}{folder}")
        place.mkdir(parents=True)
        (place / "words").write_bytes(CANARY.encode("utf-16-le"))
    for name in ("readme.txt", "a.duckdb.new", "a.duckdb.wal"):
        (backups / name).write_bytes(garbage)
    with duckdb.connect(str(path)) as connection:  # as whoever was killed leaves it
        connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        connection.execute("UPDATE entries SET engine = ? WHERE id = ?", [f"wal {CANARY}", gone.id])
    journal.append(gone.id, f"more {CANARY}", MORNING)
    with beside(path, ".spool").open("ab") as spool:
        spool.write(f'{{"op": "keep", "words": "{CANARY}'.encode())
    left = {str(file.relative_to(path.parent)) for file in path.parent.rglob("*") if file.is_file()}
    return {name for name in left if not name.endswith((".lock", ".alive"))}


GONE: dict[str, Callable[[Journal, Entry], dict[UUID, str]]] = {
    "by its id": lambda journal, gone: journal.matching(str(gone.id)[:13].upper()),
    "before a day": lambda journal, _: journal.said_before(date(2026, 2, 1)),
    "all": lambda journal, _: journal.said_before(date.max),
}


@pytest.mark.parametrize("which", GONE)
def test_no_file_has_a_word_of_it_any_more_and_all_else_is_as_it_was(path: Path, which: str) -> None:
    journal, bob = Journal(path), Journal(path, person="Bob")
    other, gone, swim = remember(journal, "a walk"), secret(journal), remember(bob, "a swim")
    journal.relabel(other.id, Kind.STUMBLE, MORNING)
    journal.settle()
    before = others(path, gone)
    ids = GONE[which](journal, gone)
    assert ids.keys() == {gone.id} | ({other.id} if which == "all" else set())
    there = leave_everywhere(journal, gone, other)
    assert traces(path.parent) == there
    assert len(there) == 19
    journal.forget(ids)
    assert traces(path.parent) == set()
    assert bob.entries() == [swim]
    tombstones = rows(path, "SELECT * FROM tombstones")
    assert sorted(tombstones, key=str) == sorted(((one, "me") for one in ids), key=str)
    if which != "all":
        before[2] = []
        assert others(path, gone) == before
        kept = [one.path.name.split("-")[-1] for one in backup.backups(path)]
        assert kept == ["asked.duckdb", "daily.duckdb", "migration.duckdb"]
        found = [rows(one.path, "SELECT words FROM entries ORDER BY seq") for one in backup.backups(path)]
        assert found == [[("a walk",), ("a swim",)]] * 2 + [[("a swim",)]]


def test_what_only_a_backup_has_is_forgotten_too(path: Path) -> None:
    journal = Journal(path)
    empty = backup.make(path, Why.ASKED, NOW)
    assert empty is not None
    gone = secret(journal)
    journal.settle()
    backup.restore(path, empty, NOW)
    assert journal.entries() == []
    for find in GONE.values():
        assert find(journal, gone) == {gone.id: "me"}
    journal.forget(journal.said_before(date.max))
    assert traces(path.parent) == set()


def test_neither_restore_nor_import_brings_it_back(path: Path, tmp_path: Path) -> None:
    journal = Journal(path)
    gone, other = secret(journal), remember(journal, "a walk")
    journal.settle()
    copies = [tmp_path / "v2.duckdb", tmp_path / "v1.duckdb"]
    shutil.copyfile(path, copies[0])
    make_version_1(copies[1], {other.id: "a walk", gone.id: CANARY})
    export(path, tmp_path / "export", Format.JSON, "me")
    journal.forget({gone.id: "me"})
    for copy in copies:
        backup.restore(path, copy, NOW)
        report = take_in(path, tmp_path / "export", person="me", progress=lambda *_: None)
        assert (report.taken, report.skipped, report.forgotten) == (0, 1, 1)
        assert [entry.id for entry in Journal(path).entries()] == [other.id]
        assert rows(path, "SELECT entry_id FROM tombstones") == [(gone.id,)]
        assert traces(path.parent) == set()
