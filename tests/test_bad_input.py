"""Whatever is wrong with what we are given: what happened, what to do, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest
import soundfile

from tests.commands import Ran, babysteps, process
from tests.recordings import SKIPPED, WALKED, record, save
from tests.speech import silence

COMMANDS = {
    "type": ["type"],
    "replay": ["replay", "quiet.wav"],
    "demo": ["demo", "quiet.wav"],
    "understand": ["understand", "I walked"],
    "entries": ["entries"],
    "week": ["week"],
    "export": ["export", "out"],
    "import": ["import", "in.json"],
    "backup": ["backup"],
    "forget": ["forget", "--all", "--yes"],
}
WRITING = ("type", "replay", "demo", "import", "backup", "forget")
LOOKING = ("entries", "week", "export")


def assert_helpful(ran: Ran, *says: str) -> None:
    """What happened in one line, what to do in another; no traceback, and no words of the person."""
    assert ran.status == 1
    what, hint = ran.err.splitlines()
    assert what.startswith("babysteps: ")
    assert hint.startswith("  ")
    assert len(hint) > 15
    for words in says:
        assert words in what
    assert "walked" not in ran.err.lower()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person is, with a recording in which nobody speaks."""
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "quiet.wav", silence(1))
    return tmp_path


# --- journals ------------------------------------------------------------------------------------------


def folder(path: Path) -> None:
    path.mkdir()


def read_only(path: Path) -> None:
    babysteps("type", "--journal", path, home=path.parent, stdin="I swam\n")
    path.chmod(0o400)


def of_a_newer_version(path: Path) -> None:
    babysteps("type", "--journal", path, home=path.parent, stdin="I swam\n")
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (99)")


def text(path: Path) -> None:
    path.write_text("Dear diary, I walked to the gate today.")


def another_database(path: Path) -> None:
    duckdb.connect(str(path)).close()


@pytest.mark.parametrize("name", [*WRITING, *LOOKING])
@pytest.mark.parametrize(
    ("spoil", "path", "says"),
    [
        (folder, "journal", "The journal is a folder"),
        (of_a_newer_version, "journal", "a newer version of this program"),
        (text, "journal", "This file is not a journal"),
        (another_database, "journal", "This database is not a journal"),
        (lambda _: None, "s3://bucket/journal.duckdb", "must be a file on this computer"),
        (lambda _: None, "n" * 300, "File name too long"),
    ],
    ids=["folder", "newer", "text", "another database", "address", "long name"],
)
def test_a_journal_that_is_none_is_left_as_it_is(
    name: str, spoil: Callable[[Path], None], path: str, says: str, here: Path
) -> None:
    spoil(here / "journal")
    before = contents(here)
    assert_helpful(
        babysteps(*COMMANDS[name], "--journal", path, home=here / "home", stdin="I walked\n"), says
    )
    assert contents(here) == before


@pytest.mark.parametrize("name", WRITING)
def test_a_journal_that_is_read_only_is_left_as_it_is(name: str, here: Path) -> None:
    read_only(here / "journal")
    before = contents(here)
    ran = babysteps(*COMMANDS[name], "--journal", "journal", home=here / "home", stdin="I walked\n")
    assert_helpful(ran, "The journal is read-only")
    assert contents(here) == before


@pytest.mark.parametrize("name", LOOKING)
def test_a_journal_that_is_read_only_can_be_read(name: str, here: Path) -> None:
    read_only(here / "journal")
    ran = babysteps(*COMMANDS[name], "--journal", "journal", home=here / "home")
    assert (ran.status, ran.err) == (0, "")


def contents(folder: Path) -> dict[Path, bytes]:
    """Everything but the empty file that says who is at work."""
    return {
        file: file.read_bytes() for file in folder.rglob("*") if file.is_file() and file.suffix != ".lock"
    }


def test_a_journal_needs_a_folder(here: Path) -> None:
    (here / "file").write_text("a file")
    ran = babysteps("type", "--journal", "file/journal", home=here, stdin="I walked\n")
    assert_helpful(ran, "file/journal")


# --- settings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("\nmicrofone = 'desk'\n", "line 2: there is no setting 'microfone'"),
        ("engine = [\n", "is not valid TOML"),
        ("patience_s = 'long'\n", "line 1: patience_s must be seconds from 0.5 to 10"),
        ("engine = 'siri'\n", "line 1: engine must be one of auto, vosk, whisper"),
    ],
)
def test_settings_are_checked_by_every_command(name: str, settings: str, says: str, here: Path) -> None:
    (here / "settings.toml").write_text(settings)
    assert_helpful(babysteps(*COMMANDS[name], home=here, stdin="I walked\n"), says, "settings.toml")


def test_settings_that_are_asked_for_must_be_there(here: Path) -> None:
    assert_helpful(babysteps("entries", "--settings", "nowhere.toml", home=here), "nowhere.toml")


# --- options -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["type", "--at", "noon"], "--at 'noon' is not a date and time."),
        (["type", "--at", "2026-02-30T08:00"], "--at '2026-02-30T08:00' is not a date and time."),
        (["type", "--at", "9999-12-31T23:59"], "is not a date and time."),
        (["replay", "quiet.wav", "--at", "08:00"], "--at '08:00' is not a date and time."),
        (["type", "--tz", "Middle/Earth"], "no time zone 'Middle/Earth'"),
        (["type", "--tz", "Europe"], "no time zone 'Europe'"),
        (["replay", "quiet.wav", "--tz", ""], "no time zone ''"),
        (["week", "--tz", "../../etc/passwd"], "no time zone"),
        (["entries", "--since", "yesterday"], "--since 'yesterday' is not a date."),
        (["week", "--of", "2026-13-01"], "--of '2026-13-01' is not a date."),
        (["week", "--of", "0001-01-01"], "--of '0001-01-01' is not a date."),
    ],
)
def test_an_option_that_cannot_be_read_is_named(arguments: list[str], says: str, here: Path) -> None:
    assert_helpful(babysteps(*arguments, home=here / "home", stdin="I walked\n"), says)
    assert not (here / "home").exists()


def test_a_computer_without_a_time_zone_can_be_given_one(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Middle/Earth")
    assert_helpful(process("type", home=here, stdin=b"I walked\n"), "time zone")
    assert process("type", "--tz", "Europe/Lisbon", home=here, stdin=b"I walked\n").status == 0


def test_a_bad_clock_line_loses_nothing_before_it_and_quotes_nothing(here: Path) -> None:
    ran = babysteps("type", home=here, stdin="I swam\n@ 3 pm I walked to the gate\nI ran\n")
    assert_helpful(ran, "Line 2 is not a date and time.")
    assert [entry["words"] for entry in babysteps("entries", "--json", home=here).json] == ["I swam"]


# --- models --------------------------------------------------------------------------------------------


def half_a_model(path: Path) -> None:
    (path / "am").mkdir(parents=True)
    (path / "am" / "final.mdl").write_bytes(b"\0B")


def corrupt_model(path: Path) -> None:
    half_a_model(path)
    (path / "conf").mkdir()
    (path / "conf" / "model.conf").write_text("--max-active=3000\n")
    (path / "am" / "final.mdl").write_bytes(b"<html>404</html>")


@pytest.mark.parametrize("name", ["replay", "demo"])
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda _: None, "There is no model folder"),
        (Path.mkdir, "no whole Vosk model"),
        (half_a_model, "conf/model.conf is missing"),
        (corrupt_model, "am/final.mdl is no file of that kind"),
        (text, "is no folder"),
    ],
    ids=["missing", "empty", "half", "corrupt", "a file"],
)
def test_a_model_that_is_none_is_told_before_anything_is_heard(
    name: str, spoil: Callable[[Path], None], says: str, here: Path
) -> None:
    spoil(here / "model")
    assert_helpful(babysteps(*COMMANDS[name], "--model", "model", home=here / "home"), says)
    assert not list(here.rglob("*.duckdb"))


# --- recordings ----------------------------------------------------------------------------------------


def empty_wav(path: Path) -> None:
    soundfile.write(path, np.zeros(0, np.int16), 16_000)


@pytest.mark.parametrize("name", ["replay", "demo"])
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda _: None, "cannot be opened: no such file"),
        (text, "is not a sound file"),
        (empty_wav, "has no sound in it"),
        (Path.touch, "is not a sound file"),
        (folder, "is not a sound file"),
    ],
    ids=["missing", "text", "no sound", "no bytes", "folder"],
)
def test_a_recording_that_is_none_is_named(
    name: str, spoil: Callable[[Path], None], says: str, here: Path
) -> None:
    spoil(here / "said.wav")
    assert_helpful(babysteps(name, "said.wav", home=here), says, "said.wav")


def test_what_was_heard_before_a_bad_recording_is_kept(here: Path) -> None:
    record(here / "walked.wav", WALKED)
    (here / "text.wav").write_text("not a sound")
    record(here / "skipped.wav", SKIPPED)
    ran = babysteps(
        "replay", "walked.wav", "text.wav", "skipped.wav", "--journal", "kept.duckdb", "--json", home=here
    )
    assert_helpful(ran, "text.wav")
    assert len(ran.events("saved")) == 1
    assert len(babysteps("entries", "--journal", "kept.duckdb", "--json", home=here).json) == 1


# --- folders -------------------------------------------------------------------------------------------


def test_answers_need_a_folder(here: Path) -> None:
    (here / "file").write_text("a file")
    ran = babysteps("replay", "quiet.wav", "--spoken", "file", home=here)
    assert_helpful(ran, "file cannot be used: File exists.")


def test_a_demo_needs_a_home(here: Path) -> None:
    (here / "file").write_text("a file")
    assert_helpful(babysteps("demo", home=here / "file"), "cannot be used: Not a directory.")


def test_a_real_process_shows_no_traceback_either(here: Path) -> None:
    assert_helpful(process("replay", here / "text.wav", home=here), "text.wav")
    assert_helpful(process("type", "--at", "noon", home=here, stdin=b"I walked\n"), "noon")
