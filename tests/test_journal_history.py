"""Taking back and bringing again: what every change leaves behind, and that nothing else does."""

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from assistant.core.model import Care, Entry, Kind, Measure, Side, Unit
from assistant.journal import Journal, What
from assistant.journal.history import Change
from assistant.journal.spool import Spool
from tests.test_journal import MORNING, remember, rows, said
from tests.test_journal_backup import make_version_1
from tests.test_journal_database import HOLD, ROOT, another_process

LATER = MORNING + timedelta(hours=1)
MEASURES = (
    Measure("heel slide", Side.LEFT, 3, 10.1, Unit.REPS, 2.5, "red", 4.0, 95.0, "strap", True),
    Measure(exercise="walk"),
)
HISTORY = "SELECT * FROM history ORDER BY seq"

UNDO = """
import sys
from pathlib import Path
from assistant.journal import Journal
from tests.test_journal import MORNING
journal = Journal(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[2])):
    taken = journal.undo(MORNING)
    print(taken and taken.entry.id, flush=True)
"""

Step = Callable[[Journal, Entry], UUID]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.duckdb"


def whole(journal: Journal) -> Entry:
    """An entry with something in every field."""
    words = said("three sets of ten heel slides, pain three")
    journal.keep(words)
    entry = Entry(
        words.id, Kind.STEP, words.text, MORNING, date(2026, 3, 1), "my knee", MEASURES, 3.1, 6.5, Care.URGE
    )
    journal.file(entry)
    return entry


def history(path: Path, what: str = "*") -> list[tuple[object, ...]]:
    return rows(path, HISTORY.replace("*", what))


# --- every change, once --------------------------------------------------------------------------------


def amended(**fields: object) -> tuple[Step, Callable[[Entry], Entry]]:
    def become(entry: Entry) -> Entry:
        return replace(entry, **fields)  # type: ignore[arg-type]

    return lambda journal, entry: journal.amend(become(entry), LATER), become


def relabelled(kind: Kind | None) -> tuple[Step, Callable[[Entry], Entry]]:
    return lambda journal, entry: journal.relabel(entry.id, kind, LATER), lambda e: replace(e, kind=kind)


def appended(words: str) -> tuple[Step, Callable[[Entry], Entry]]:
    return (
        lambda journal, entry: journal.append(entry.id, words, LATER),
        lambda entry: replace(entry, words=f"{entry.words} {words}"),
    )


CHANGES = {
    "relabel": relabelled(Kind.STUMBLE),
    "relabel to nothing": relabelled(None),
    "append": appended('and "one" more, 무릎'),
    "amend words": amended(words="it's\nanother \U0001f9b5"),
    "amend measures": amended(measures=(Measure(sets=2), *MEASURES[:1])),
    "amend measures away": amended(measures=()),
    "amend pain": amended(pain=None),
    "amend all": amended(
        kind=None, words="", for_date=date(2026, 3, 2), journey="j", pain=0.0, pain_before=1.1, care=None
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_one_row_and_goes_back_and_forth_exactly(path: Path, name: str) -> None:
    change, become = CHANGES[name]
    journal = Journal(path)
    entry = whole(journal)
    change_id = change(journal, entry)
    assert journal.entries() == [become(entry)]
    before, after = journal.undo(LATER), journal.redo(LATER)
    assert before is not None
    assert after is not None
    what = What(name.split()[0])
    assert (before.what, before.entry, after.what, after.entry) == (what, entry, what, become(entry))
    assert history(path, "id, entry_id, what, target")[1] == (change_id, entry.id, what, None)
    assert history(path, "entry_id, what, target")[2:] == [
        (entry.id, "undo", change_id),
        (entry.id, "redo", change_id),
    ]
    forth, back, again = history(path, "before, after")[1:]
    assert (back, again) == (forth[::-1], forth)


def test_a_deleted_entry_is_out_of_sight_until_it_is_taken_back(path: Path) -> None:
    journal = Journal(path)
    entry, other = whole(journal), remember(journal, "a walk")
    change_id = journal.delete(entry.id, LATER)
    assert journal.entries() == [other]
    taken = journal.undo(LATER)
    assert taken is not None
    assert (taken.what, taken.entry) == (What.DELETE, entry)
    assert journal.entries() == [entry, other]
    assert history(path, "what, target, before, after")[2:] == [
        ("delete", None, '{"hidden": false}', '{"hidden": true}'),
        ("undo", change_id, '{"hidden": true}', '{"hidden": false}'),
    ]


# --- many levels deep ----------------------------------------------------------------------------------


def test_undo_goes_to_the_beginning_and_redo_to_the_end_across_restarts(path: Path) -> None:
    chance, journal = random.Random(4), Journal(path)
    states, filed = [journal.entries()], list[tuple[object, ...]]()
    for number in range(14):
        seen = states[-1]
        if number < 3 or not seen or chance.random() < 0.2:
            remember(journal, f"entry {number}")
        elif chance.random() < 0.2:
            journal.delete(chance.choice(seen).id, LATER)
        else:
            CHANGES[chance.choice(list(CHANGES))][0](journal, chance.choice(seen))
        states.append(journal.entries())
        assert history(path)[: len(filed)] == filed, "a row that was there is another one now"
        filed = history(path)
        assert len(filed) == number + 1
    for was in states[-2::-1]:
        journal = Journal(path)
        assert journal.undo(LATER) is not None
        assert journal.entries() == was
    assert (journal.undo(LATER), history(path)[:14], len(history(path))) == (None, filed, 28)
    for becomes in states[1:]:
        journal = Journal(path)
        assert journal.redo(LATER) is not None
        assert journal.entries() == becomes
    assert (journal.redo(LATER), history(path)[:14], len(history(path))) == (None, filed, 42)


def test_undo_in_another_process_goes_on_where_this_one_stopped(path: Path) -> None:
    journal = Journal(path)
    told = [remember(journal, str(number)) for number in range(4)]
    assert journal.undo(LATER) is not None
    done = subprocess.run(
        [sys.executable, "-c", UNDO, str(path), "2"], cwd=ROOT, input="\n", capture_output=True, text=True
    )
    assert done.stdout.split() == ["open", str(told[2].id), str(told[1].id)], done.stderr
    assert journal.entries() == told[:1]
    again = [journal.redo(LATER) for _ in range(4)]
    assert [taken and taken.entry for taken in again] == [*told[1:], None]


def test_something_new_is_the_end_of_bringing_again(path: Path) -> None:
    journal = Journal(path)
    first, second = remember(journal, "first"), remember(journal, "second")
    journal.undo(LATER)
    journal.relabel(first.id, None, LATER)
    assert journal.redo(LATER) is None
    for was in ([first], []):
        assert journal.undo(LATER) is not None
        assert journal.entries() == was
    assert journal.undo(LATER) is None
    again = [journal.redo(LATER) for _ in range(3)]
    assert [taken and taken.what for taken in again] == [What.ADD, What.RELABEL, None]
    assert second not in journal.entries()


# --- whose, and when -----------------------------------------------------------------------------------


def test_nobody_takes_back_what_another_person_said(path: Path) -> None:
    ann, bob = Journal(path, person="ann"), Journal(path, person="bob")
    walk, swim = remember(ann, "a walk"), remember(bob, "a swim")
    bob.relabel(swim.id, Kind.STUMBLE, LATER)
    taken = ann.undo(LATER)
    assert taken is not None
    assert (taken.entry, ann.entries(), ann.undo(LATER)) == (walk, [], None)
    assert bob.entries() == [replace(swim, kind=Kind.STUMBLE)]
    assert bob.redo(LATER) is None
    remember(bob, "a run")
    again = ann.redo(LATER)
    assert again is not None
    assert (again.entry, ann.entries()) == (walk, [walk])
    assert len(bob.entries()) == 2


def test_changes_wait_under_a_lock_and_come_in_order(path: Path) -> None:
    journal = Journal(path, wait_s=0.05)
    first = whole(journal)
    assert journal.settle() == 0
    with another_process(HOLD, path):
        ids = [journal.append(first.id, "and more", LATER), journal.relabel(first.id, None, LATER)]
        second = remember(journal, "second")
        ids += [journal.delete(second.id, LATER), journal.append(first.id, "and more", LATER)]
        assert journal.settle() == 5
    assert Journal(path).entries() == [replace(first, kind=None, words=f"{first.words} and more and more")]
    assert history(path, "id") == [(one,) for one in (first.id, *ids[:2], second.id, *ids[2:])]


def test_two_processes_at_once_take_back_each_thing_once(path: Path) -> None:
    journal = Journal(path)
    told = [remember(journal, str(number)).id for number in range(30)]
    journal.settle()
    with another_process(UNDO, path, 15) as one, another_process(UNDO, path, 15) as other:
        for child in (one, other):
            assert child.stdin is not None
            print(file=child.stdin, flush=True)
        taken = [child.communicate()[0].split() for child in (one, other)]
    assert sorted(taken[0] + taken[1]) == sorted(map(str, told))
    assert journal.entries() == []
    assert rows(path, "SELECT count(*), count(DISTINCT target) FROM history") == [(60, 30)]


def test_a_taking_back_that_comes_too_late_spoils_nothing(path: Path) -> None:
    journal, spool = Journal(path), Spool(path)
    entry = remember(journal, "a walk")
    first = journal.relabel(entry.id, Kind.STUMBLE, LATER)
    journal.relabel(entry.id, Kind.CELEBRATION, LATER)
    spool.change(Change(uuid4(), entry.id, What.UNDO, LATER, target=first))
    assert journal.entries() == [replace(entry, kind=Kind.CELEBRATION)]
    assert len(history(path)) == 3
    for kind in (Kind.STUMBLE, Kind.STEP):
        taken = journal.undo(LATER)
        assert taken is not None
        assert taken.entry == replace(entry, kind=kind)


# --- what no journal can hold --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields", [{"pain": float("nan")}, {"measures": (Measure(sets=10**30),)}, {"pain_before": 10.0**300}]
)
def test_a_number_nobody_means_does_not_keep_back_the_words_or_what_follows(
    path: Path, fields: dict[str, object]
) -> None:
    journal = Journal(path)
    entry = whole(journal)
    journal.amend(replace(entry, words="another", **fields), LATER)  # type: ignore[arg-type]
    last = remember(journal, "last")
    assert journal.settle() == 0
    assert journal.entries() == [replace(entry, words="another"), last]


@pytest.mark.parametrize("line", ['"kindly": null', '"kind": "somersault"'])
def test_a_change_nobody_can_make_is_set_aside(path: Path, line: str) -> None:
    journal, spool = Journal(path), path.with_name("journal.duckdb.spool")
    entry = remember(journal, "a walk")
    journal.relabel(entry.id, None, LATER)
    spool.write_bytes(spool.read_bytes().replace(b'{"kind": null}', f"{{{line}}}".encode()))
    assert Journal(path).entries() == [entry]
    assert line in path.with_name("journal.duckdb.spool.torn").read_text()


# --- from before ---------------------------------------------------------------------------------------


def test_a_journal_of_the_first_version_can_still_be_taken_back(path: Path) -> None:
    ids = [uuid4(), uuid4(), uuid4()]
    make_version_1(path, dict(zip(ids, ["a walk", "a swim", "a run"], strict=True)))
    journal = Journal(path)
    assert [entry.id for entry in journal.entries()] == ids[:2]
    again = journal.redo(LATER)
    assert again is not None
    assert (again.entry.id, again.entry.words) == (ids[2], "a run")
    taken = [journal.undo(LATER) for _ in range(4)]
    assert [one and one.entry.id for one in taken] == [*ids[::-1], None]
    assert history(path, "what, target")[:4] == [("add", None)] * 3 + [("undo", ids[2])]
