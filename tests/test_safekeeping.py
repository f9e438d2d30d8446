"""The commands that look after the words, as a person runs them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands import Ran, babysteps
from tests.test_journal_database import HOLD, another_process

Run = Callable[..., Ran]
SAID = "I walked to the gate\nI skipped my exercises again\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The program, with two entries in its journal."""

    def run(*arguments: str | Path, stdin: str = "") -> Ran:
        return babysteps(*arguments, home=tmp_path / "home", stdin=stdin)

    assert run("type", "--at", "2026-03-02T08:00", stdin=SAID).status == 0
    return run


def words(run: Run, *options: str) -> list[str]:
    return [entry["words"] for entry in run("entries", "--json", *options).json]


def first_id(run: Run) -> str:
    return str(run("entries").out.split()[0])


# --- out and in ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["json", "csv", "parquet"])
def test_what_was_exported_comes_in_again(how: str, run: Run, tmp_path: Path) -> None:
    written = run("export", tmp_path / "out", "--format", how)
    assert (written.status, written.err) == (0, "")
    assert "2 entries" in written.out
    before = words(run)
    taken = babysteps("import", tmp_path / "out", home=tmp_path / "another")
    assert (taken.status, taken.out) == (0, "Taken in: 2 entries. Here already: 0.\n")
    assert "100 %" in taken.err
    again = babysteps("import", tmp_path / "out", home=tmp_path / "another")
    assert (again.status, again.out) == (0, "Taken in: 0 entries. Here already: 2.\n")
    assert [e["words"] for e in babysteps("entries", "--json", home=tmp_path / "another").json] == before


def test_the_markdown_is_a_diary(run: Run, tmp_path: Path) -> None:
    run("export", tmp_path / "out", "--format", "markdown")
    assert "## Monday, 2 March 2026" in (tmp_path / "out" / "diary.md").read_text()


def test_what_cannot_be_taken_in_is_named_by_its_row_and_never_by_its_words(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "from-elsewhere.csv"
    table.write_text("said_at,words\n2026-03-03T08:00:00+01:00,I swam\nsome day,I marmaladed\n")
    ran = run("import", table)
    assert ran.status == 1
    assert "Taken in: 1 entry" in ran.out
    assert "Refused" in ran.out
    assert "marmalade" not in ran.out + ran.err
    assert words(run)[-1] == "I swam"


def test_an_empty_place_has_nothing_to_export(tmp_path: Path) -> None:
    ran = babysteps("export", tmp_path / "out", home=tmp_path / "home")
    assert ran.status == 1
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "home").exists()


# --- backup, restore, salvage --------------------------------------------------------------------------


def test_what_was_backed_up_can_be_had_back(run: Run) -> None:
    made = run("backup")
    assert made.status == 0
    file = Path(made.out.splitlines()[0])
    assert file.stat().st_mode & 0o777 == 0o600
    run("type", stdin="I swam\n")
    assert len(words(run)) == 3
    assert str(file) in run("restore", "--list").out
    restored = run("restore", file)
    assert restored.status == 0
    assert len(words(run)) == 2
    before = Path(restored.out.splitlines()[-1].split()[-1].rstrip("."))
    run("restore", before)
    assert len(words(run)) == 3


def test_a_copy_is_made_once_a_day_by_itself(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "journal.duckdb.backups"
    for _ in range(3):
        run("type", stdin="I swam\n")
    assert len(list(folder.glob("*-daily.duckdb"))) == 1


def test_without_a_backup_there_is_nothing_to_restore(tmp_path: Path) -> None:
    ran = babysteps("restore", home=tmp_path / "home")
    assert ran.status == 1
    assert "no backup" in ran.err


def test_a_journal_that_does_not_open_is_salvaged(run: Run, tmp_path: Path) -> None:
    before = words(run)
    run("backup")
    journal = tmp_path / "home" / "journal.duckdb"
    journal.write_bytes(journal.read_bytes()[:20_000])
    broken = run("entries")
    assert broken.status == 1
    assert "salvage" in broken.err
    mended = run("salvage")
    assert mended.status == 0
    assert words(run) == before
    assert run("salvage").status == 0, "a journal that is in order stays as it is"
    assert words(run) == before


# --- forgetting ----------------------------------------------------------------------------------------


def test_forgetting_says_first_that_it_cannot_be_undone_and_asks_once(run: Run) -> None:
    ran = run("forget", first_id(run), stdin="n\n")
    assert ran.out.index("cannot be undone") < ran.out.index("Forget?")
    assert "Nothing was forgotten" in ran.out
    assert len(words(run)) == 2
    ran = run("forget", first_id(run), stdin="y\n")
    assert ran.out.count("?") == 1
    assert words(run) == ["I skipped my exercises again"]


def test_nobody_there_to_ask_is_no_yes(run: Run) -> None:
    assert run("forget", "--all").status == 1
    assert len(words(run)) == 2


def test_forgotten_stays_forgotten(run: Run, tmp_path: Path) -> None:
    run("backup")
    run("export", tmp_path / "out")
    assert run("forget", "--all", "--yes").out.endswith("Forgotten: 2 entries.\n")
    assert run("forget", "--all", "--yes").out == "There is nothing to forget.\n"
    assert "left so: 2" in run("import", tmp_path / "out").out
    run("restore")
    assert words(run) == []


def test_what_was_said_before_a_day_is_forgotten(run: Run) -> None:
    run("type", "--at", "2026-03-05T08:00", stdin="I swam\n")
    assert "Forgotten: 2 entries" in run("forget", "--before", "2026-03-05", "--yes").out
    assert words(run) == ["I swam"]


@pytest.mark.parametrize("which", [(), ("--all", "--before", "2026-03-02"), ("abc", "--all")])
def test_what_is_to_be_forgotten_must_be_said(which: tuple[str, ...], run: Run) -> None:
    assert run("forget", *which, "--yes").status == 2
    assert len(words(run)) == 2


@pytest.mark.parametrize("which", ["zzz", "", "%"])
def test_an_id_that_is_none_forgets_nothing(which: str, run: Run) -> None:
    assert run("forget", which, "--yes").status in (1, 2)
    assert len(words(run)) == 2


def test_an_id_that_fits_several_forgets_nothing(run: Run, tmp_path: Path) -> None:
    rows = [
        {"id": f"abcd000{n}-0000-4000-8000-000000000000", "said_at": "2026-03-03T08:00Z", "words": "a walk"}
        for n in range(2)
    ]
    (tmp_path / "in.json").write_text(json.dumps({"schema": 1, "entries": rows}))
    assert run("import", tmp_path / "in.json").status == 0
    ran = run("forget", "ABCD", "--yes")
    assert ran.status == 1
    assert "2 entries have an id" in ran.err
    assert run("forget", "abcd0001", "--yes").status == 0
    assert len(words(run)) == 3


def test_what_the_settings_do_not_keep_is_forgotten_at_the_start(run: Run, tmp_path: Path) -> None:
    run("backup")
    yesterday = datetime.now(UTC) - timedelta(days=1)
    run("type", "--at", yesterday.isoformat(timespec="seconds"), stdin="I swam\n")
    (tmp_path / "settings.toml").write_text('keep = "2 weeks"')
    assert words(run, "--settings", str(tmp_path / "settings.toml")) == ["I swam"]
    run("restore")
    assert words(run) == []


# --- several people ------------------------------------------------------------------------------------


def test_nobody_sees_anothers_entries_without_naming_them(run: Run, tmp_path: Path) -> None:
    run("type", "--person", "Ana", stdin="I swam\n")
    assert "I swam" not in words(run)
    assert words(run, "--person", "  ANA ") == ["I swam"]
    assert "I swam" not in run("week").out
    run("export", tmp_path / "mine")
    assert "I swam" not in (tmp_path / "mine" / "journal.json").read_text()
    run("forget", "--all", "--yes")
    assert words(run, "--person", "ana") == ["I swam"]
    run("type", "--person", "ana", stdin="take that back\n")
    assert words(run, "--person", "ana") == []


@pytest.mark.parametrize("name", ["", "  ", "a\nb\0", "n" * 61])
def test_a_name_that_is_none_is_refused(name: str, run: Run) -> None:
    ran = run("entries", "--person", name) if name.isprintable() else run("entries", "--person", "\x07")
    assert ran.status == 1
    assert "name" in ran.err


# --- what a forgetting must not miss -------------------------------------------------------------------


def test_a_link_to_a_journal_is_the_journal(run: Run, tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    elsewhere.mkdir()
    for file in home.iterdir():
        if file.is_file():
            file.rename(elsewhere / file.name)
    (home / "journal.duckdb").symlink_to(elsewhere / "journal.duckdb")
    assert len(words(run)) == 2
    assert run("forget", "--all", "--yes").status == 0
    assert (home / "journal.duckdb").is_symlink()
    assert words(run) == []
    assert b"walked to the gate" not in (elsewhere / "journal.duckdb").read_bytes()


def test_what_salvage_could_not_read_is_forgotten_too(run: Run, tmp_path: Path) -> None:
    journal = tmp_path / "home" / "journal.duckdb"
    journal.write_bytes(bytes(12288) + journal.read_bytes()[12288:])
    assert run("salvage").status == 0
    assert words(run) == []
    aside = journal.with_name("journal.duckdb.damaged")
    assert aside.exists()
    assert run("forget", "--all", "--yes").status == 0
    assert not aside.exists()
    assert run("forget", "--all", "--yes").out == "There is nothing to forget.\n"


def test_people_are_known_by_the_same_name_however_their_words_come_in(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("person,said_at,words\n  Ana  Maria,2026-03-03T08:00:00+01:00,I swam\n")
    assert "ana maria" in run("import", table).out
    assert words(run, "--person", "Ana Maria") == ["I swam"]
    assert "Forgotten: 1 entry" in run("forget", "--all", "--yes", "--person", "ANA maria").out


def test_a_backup_that_somebody_looks_into_is_not_taken_for_a_bad_one(run: Run, tmp_path: Path) -> None:
    file = Path(run("backup").out.splitlines()[0])
    with another_process(HOLD, file):
        assert run("forget", first_id(run), "--yes").status == 1
    assert file.exists()
    assert len(words(run)) == 1, "it went on with it"
    run("restore", file)
    assert len(words(run)) == 1
