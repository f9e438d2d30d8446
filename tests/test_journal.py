"""The journal: real files, real DuckDB."""

import gc
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from assistant.core.model import Care, Entry, Kind, Measure, Side, Unit, Utterance
from assistant.journal import Journal, describe
from assistant.journal.database import reading

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CANARY = "marmalade"


def said(text: str, at: datetime = MORNING) -> Utterance:
    return Utterance(uuid4(), text, at, at, "whisper")


def understood(words: Utterance, kind: Kind | None = Kind.STEP) -> Entry:
    return Entry(words.id, kind, words.text, words.said_at, words.said_at.date())


def remember(journal: Journal, text: str, at: datetime = MORNING, kind: Kind | None = Kind.STEP) -> Entry:
    words = said(text, at)
    journal.keep(words)
    entry = understood(words, kind)
    journal.file(entry)
    return entry


def undone(journal: Journal, at: datetime) -> Entry:
    taken = journal.undo(at)
    assert taken is not None
    return taken.entry


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with reading(path) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.duckdb"


# --- what goes in comes out ----------------------------------------------------------------------------


def test_an_entry_comes_back_whole(path: Path) -> None:
    journal = Journal(path)
    words = said("three sets of ten heel slides, pain three")
    journal.keep(words)
    entry = Entry(
        id=words.id,
        kind=Kind.CELEBRATION,
        words=words.text,
        said_at=words.said_at,
        for_date=date(2026, 3, 1),
        journey="my knee",
        measures=(
            Measure("heel slide", Side.LEFT, 3, 10.5, Unit.REPS, 2.5, "red", 4.0, 95.0, "strap", True),
            Measure(),
        ),
        pain=3.0,
        pain_before=6.5,
        care=Care.RED_FLAG,
    )
    journal.file(entry)
    assert journal.entries() == [entry]
    assert rows(path, "SELECT person, engine, local_date FROM entries") == [
        ("me", "whisper", date(2026, 3, 2))
    ]


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 7, 1, 23, 30, tzinfo=ZoneInfo("Asia/Kathmandu")),
        datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2026, 1, 1, 0, 5, 6, 789, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
        datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=2, seconds=30))),
        datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")),
        datetime(2026, 1, 1, tzinfo=UTC),
    ],
    ids=str,
)
def test_a_moment_comes_back_in_its_own_zone(path: Path, at: datetime) -> None:
    journal = Journal(path)
    remember(journal, "a walk", at)
    (entry,) = journal.entries()
    assert entry.said_at.astimezone(UTC) == at.astimezone(UTC)
    assert (entry.said_at.isoformat(), entry.said_at.tzname()) == (at.isoformat(), at.tzname())
    assert rows(path, "SELECT local_date FROM entries") == [(at.date(),)]


def test_a_zone_unknown_here_comes_back_with_its_offset(path: Path) -> None:
    journal = Journal(path)
    words = said("a walk")
    journal.keep(words)
    spool = path.with_name("journal.duckdb.spool")
    spool.write_bytes(spool.read_bytes().replace(b"Europe/Berlin", b"Mars/Olympus"))
    journal.file(understood(words))
    (entry,) = journal.entries()
    assert entry.said_at.isoformat() == MORNING.isoformat()


def test_every_kind_and_none_is_kept(path: Path) -> None:
    journal = Journal(path)
    told = [remember(journal, str(kind), kind=kind) for kind in (*Kind, None)]
    assert journal.entries() == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t ",
        "line\none\r\ntwo\u2028three",
        'it\'s "quoted"; DROP TABLE entries; --',
        "nul \0 inside",
        "Dehnübung 무릎 ركبة 🦵🏽",
        "a byte that is no UTF-8: \udce9",
        "half of an emoji: \ud83e",
        "long " * 100_000,
    ],
    ids=range(9),
)
def test_any_words_go_in(path: Path, text: str) -> None:
    journal = Journal(path)
    words = said(text)
    journal.keep(words)
    journal.file(Entry(words.id, None, text, MORNING, MORNING.date(), text, (Measure(exercise=text),)))
    as_text = text.encode("utf-8", "replace").decode()
    assert journal.settle() == 0
    (entry,) = journal.entries()
    assert (entry.words, entry.journey, entry.measures) == (as_text, as_text, (Measure(exercise=as_text),))


@pytest.mark.parametrize("number", [10**18, 10**40, -(10**400), float("nan"), float("inf"), 1e300])
def test_a_number_that_nobody_means_does_not_keep_the_words_back(path: Path, number: float) -> None:
    journal = Journal(path)
    words = said("I did a gazillion")
    journal.keep(words)
    measures = (Measure(amount=number, sets=number if isinstance(number, int) else None),)
    journal.file(Entry(words.id, Kind.STEP, words.text, MORNING, MORNING.date(), None, measures, number))
    assert journal.entries() == [understood(words, kind=None)]


# --- in which order, and which -------------------------------------------------------------------------


def test_entries_come_by_the_time_they_were_said_and_then_as_they_were_filed(path: Path) -> None:
    journal = Journal(path)
    for minute, text in ((5, "e"), (0, "a"), (3, "b"), (3, "c"), (3, "d")):
        remember(journal, text, MORNING + timedelta(minutes=minute))
    assert [entry.words for entry in journal.entries()] == ["a", "b", "c", "d", "e"]


def test_since_and_until_are_days_that_were_meant_both_included(path: Path) -> None:
    journal = Journal(path)
    for day in range(5):
        remember(journal, str(day), MORNING + timedelta(days=day))
    words = said("yesterday", MORNING + timedelta(days=3))
    journal.keep(words)
    journal.file(Entry(words.id, Kind.STEP, words.text, words.said_at, date(2026, 3, 4)))
    found = journal.entries(since=date(2026, 3, 3), until=date(2026, 3, 4))
    assert [entry.words for entry in found] == ["1", "2", "yesterday"]
    assert [entry.words for entry in journal.entries(since=date(2026, 3, 6))] == ["4"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("WALK", ["a walk"]),
        ("100%", ["100% of it"]),
        ("%", ["100% of it"]),
        ("_", ["heel_slides"]),
        ("!", ["ouch!"]),
        ("'", ["it's"]),
        ("\\", []),
    ],
)
def test_search_takes_every_letter_as_it_is(path: Path, search: str, found: list[str]) -> None:
    journal = Journal(path)
    for text in ("a walk", "100% of it", "heel_slides", "ouch!", "it's"):
        remember(journal, text)
    assert [entry.words for entry in journal.entries(search=search)] == found


# --- taking back ---------------------------------------------------------------------------------------


def test_undo_hides_the_newest_and_the_history_says_so(path: Path) -> None:
    journal = Journal(path)
    first, second = remember(journal, "first"), remember(journal, "second", MORNING + timedelta(minutes=1))
    later = MORNING + timedelta(minutes=2)
    assert undone(journal, later) == second
    assert journal.entries() == [first]
    assert rows(
        path, "SELECT what, entry_id, changed_at::VARCHAR, before, after FROM history ORDER BY seq"
    ) == [
        ("add", first.id, "2026-03-02 07:00:00", None, None),
        ("add", second.id, "2026-03-02 07:01:00", None, None),
        ("undo", second.id, "2026-03-02 07:02:00", '{"hidden": false}', '{"hidden": true}'),
    ]
    assert undone(journal, later) == first
    assert journal.entries() == []
    assert journal.undo(later) is None


def test_undo_takes_back_what_was_filed_last_not_what_was_said_latest(path: Path) -> None:
    journal = Journal(path)
    swam = remember(journal, "swam on Thursday", MORNING + timedelta(days=3))
    ran = remember(journal, "ran on Monday", MORNING)
    assert undone(journal, MORNING + timedelta(days=4)) == ran
    assert journal.entries() == [swam]


def test_after_an_undo_the_next_entry_can_be_taken_back_again(path: Path) -> None:
    journal = Journal(path)
    remember(journal, "first")
    journal.undo(MORNING)
    second = remember(journal, "second")
    assert undone(journal, MORNING) == second


def test_undo_takes_back_what_is_not_filed_yet_but_not_what_is_being_said(path: Path) -> None:
    journal = Journal(path)
    walk = remember(journal, "a walk")
    command = said("undo that", MORNING + timedelta(minutes=1))
    journal.keep(command)
    assert undone(journal, command.said_at) == walk
    journal.drop(command.id)
    assert journal.entries() == []


def test_what_was_taken_back_stays_so_when_its_lines_come_again(path: Path) -> None:
    journal = Journal(path)
    remember(journal, "a walk")
    spool = path.with_name("journal.duckdb.spool")
    lines = spool.read_bytes()
    journal.undo(MORNING)
    spool.write_bytes(lines)  # as after a crash between filing and shortening
    assert journal.settle() == 0
    assert journal.entries() == []
    assert spool.read_bytes() == b""
    assert len(rows(path, "SELECT 1 FROM history")) == 2


# --- commands, and words that nobody understood --------------------------------------------------------


def test_a_command_leaves_no_entry_and_no_words(path: Path) -> None:
    journal = Journal(path)
    command = said(f"how was my {CANARY}")
    journal.keep(command)
    journal.drop(command.id)
    assert journal.settle() == 0
    assert journal.entries() == []
    for file in path.parent.iterdir():
        assert CANARY.encode() not in file.read_bytes(), file.name


def test_words_still_being_understood_wait(path: Path) -> None:
    journal = Journal(path)
    words = said("a walk")
    journal.keep(words)
    assert journal.settle() == 0
    assert journal.entries() == []
    assert Journal(path).entries() == []  # another one must not take them either
    journal.file(understood(words))
    assert journal.entries() == [understood(words)]


def test_words_nobody_understood_before_the_end_are_filed_at_the_next_open(path: Path) -> None:
    journal = Journal(path)
    words = said("a walk")
    journal.keep(words)
    del journal
    gc.collect()
    assert Journal(path).entries() == [understood(words, kind=None)]
    assert not list(path.parent.glob("*.alive"))


def test_closing_settles_and_leaves_nothing_behind(path: Path) -> None:
    journal = Journal(path)
    entry = remember(journal, "a walk")
    journal.close()
    assert path.with_name("journal.duckdb.spool").read_bytes() == b""
    assert not list(path.parent.glob("*.alive"))
    assert Journal(path).entries() == [entry]


# --- looking without touching --------------------------------------------------------------------------


def test_describing_a_journal_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal.duckdb"
    state = describe(path)
    assert (state.exists, state.writable, state.version, state.rows, state.waiting) == (False, True, 0, 0, 0)
    assert not list(tmp_path.iterdir())


def test_describing_a_journal(path: Path) -> None:
    journal = Journal(path)
    remember(journal, "a walk")
    remember(journal, "another walk")
    journal.undo(MORNING)
    journal.keep(said("still being understood"))
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    state = describe(path)
    assert (state.exists, state.writable, state.version, state.rows, state.waiting) == (True, True, 2, 1, 1)
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_words_nobody_understood_belong_to_the_day_they_were_said_on(path: Path) -> None:
    journal = Journal(path)
    journal.keep(
        said("a walk", datetime(2026, 3, 2, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))), date(2026, 3, 1)
    )
    del journal
    gc.collect()
    (entry,) = Journal(path).entries()
    assert (entry.for_date, entry.said_at.date()) == (date(2026, 3, 1), date(2026, 3, 2))


# --- an entry that is away -----------------------------------------------------------------------------


def test_a_change_waits_for_an_entry_that_is_away(path: Path) -> None:
    journal = Journal(path)
    walk = remember(journal, "a walk")
    journal.close()
    away = path.rename(path.with_name("away"))
    journal.append(walk.id, "and back", MORNING)
    meanwhile = Journal(path)
    other = remember(meanwhile, "a swim")
    assert meanwhile.settle() == 0, "there is nothing to wait for here"
    assert meanwhile.entries() == [other]
    away.replace(path)
    assert [entry.words for entry in Journal(path).entries()] == ["a walk and back"]
    assert path.with_name("journal.duckdb.spool").read_bytes() == b""


def test_a_change_of_an_entry_that_is_away_is_forgotten_with_all(path: Path) -> None:
    journal = Journal(path)
    walk = remember(journal, "a walk")
    journal.close()
    path.unlink()
    journal.append(walk.id, f"with {CANARY}", MORNING)
    meanwhile = Journal(path)
    assert meanwhile.said_before(date.max) == {walk.id: "me"}
    meanwhile.forget(meanwhile.said_before(date.max))
    assert CANARY.encode() not in path.with_name("journal.duckdb.spool").read_bytes()
