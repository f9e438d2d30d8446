"""Every table, also one that comes later, is walked through by whatever must reach all of a person's rows."""

import re
from pathlib import Path
from uuid import UUID

import duckdb
import pytest

from assistant.core.model import Kind
from assistant.journal import Journal, backup
from assistant.journal.backup import Why
from assistant.journal.export import Format, export
from assistant.journal.tables import OF_THE_FILE, TABLES, Table
from assistant.journal.taking_in import take_in
from tests.canary import columns
from tests.test_journal import MORNING, remember, rows
from tests.test_journal_backup import NOW, everything
from tests.test_journal_database import ROOT

LISTED = {table.name for table in TABLES} | set(OF_THE_FILE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.duckdb"


def catalogue(path: Path) -> set[tuple[str, str]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return set(columns(connection))


def private_columns() -> set[tuple[str, str]]:
    """Table and column of each row in PRIVACY.md that says what for, how long and where to."""
    text = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\w+)\.(\w+) \|((?: [^|]+ \|){3})$", text, re.MULTILINE)
    return {(table, column) for table, column, _ in told}


def filled(path: Path) -> dict[str, UUID]:
    """A journal with rows of Ann and of Bob in every table of `TABLES`; returns one id of each."""
    ids = {}
    for person in ("ann", "bob"):
        journal = Journal(path, person=person)
        entry, gone = remember(journal, f"{person} walked"), remember(journal, f"{person} swam")
        journal.relabel(entry.id, Kind.STUMBLE, MORNING)
        journal.forget({gone.id: person})
        journal.close()
        ids[person] = entry.id
    return ids


def of_person(path: Path, table: Table, person: str) -> list[tuple[object, ...]]:
    """All that the table says about somebody, in order."""
    with duckdb.connect(str(path), read_only=True) as connection:
        asked = f"SELECT COLUMNS(lambda c: c <> 'seq') FROM {table.name} WHERE {table.of_person}"
        return connection.execute(f"{asked} ORDER BY {table.order}", {"person": person}).fetchall()


# --- none is missed ------------------------------------------------------------------------------------


def test_every_table_is_listed_and_every_column_is_in_privacy(path: Path) -> None:
    filled(path)
    assert {table for table, _ in catalogue(path)} == LISTED
    assert catalogue(path) == private_columns()


def test_a_table_or_a_column_that_nobody_listed_is_seen(path: Path) -> None:
    filled(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE moods (entry_id UUID, mood VARCHAR)")
        connection.execute("ALTER TABLE entries ADD COLUMN mood VARCHAR")
    assert {table for table, _ in catalogue(path)} - LISTED == {"moods"}
    assert catalogue(path) - private_columns() == {
        ("moods", "entry_id"),
        ("moods", "mood"),
        ("entries", "mood"),
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_a_table_says_of_itself_is_true(path: Path, table: Table) -> None:
    filled(path)
    there = {column for name, column in catalogue(path) if name == table.name}
    assert {table.key, table.entry, table.order} <= there
    assert ("person" in there) == table.has_person
    (counts,) = rows(path, f"SELECT count(*), count(DISTINCT {table.key}) FROM {table.name}")
    assert counts[0] == counts[1] == sum(len(of_person(path, table, person)) for person in ("ann", "bob")) > 1


# --- and each is reached -------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_table_has_persons_and_goes_out_in_and_into_backups(
    path: Path, tmp_path: Path, table: Table
) -> None:
    filled(path)
    ann = of_person(path, table, "ann")
    assert ann
    assert not [row for row in of_person(path, table, "bob") if row in ann]
    copy = backup.make(path, Why.ASKED, NOW)
    assert copy is not None
    assert everything(copy)[table.name] == everything(path)[table.name]
    for how in (Format.JSON, Format.CSV):
        new = tmp_path / f"{how}.duckdb"
        Journal(new).close()
        export(path, tmp_path / how, how, "ann")
        take_in(new, tmp_path / how, person="somebody", progress=lambda *_: None)
        assert of_person(new, table, "ann") == ann
        assert len(everything(new)[table.name]) == len(ann)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_forgetting_leaves_no_row_but_the_tombstone(path: Path, table: Table) -> None:
    ids = filled(path)
    bob = of_person(path, table, "bob")
    about = f"SELECT count(*) FROM {table.name} WHERE {table.entry} = '{ids['ann']}'"
    is_tombstone = table.name == "tombstones"
    assert (rows(path, about) == [(0,)]) is is_tombstone
    Journal(path, person="ann").forget({ids["ann"]: "ann"})
    assert rows(path, about) == [(int(is_tombstone),)]
    assert of_person(path, table, "bob") == bob
