"""The commands themselves: help that teaches, exit statuses, streams, and what is left alone."""

import os
import pty
import select
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from assistant.cli import app
from assistant.core.dialogue import Dialogue
from assistant.core.model import Utterance
from assistant.journal import Journal
from assistant.skills import mean, remember
from tests.commands import ROOT, babysteps, command, environment, process

COMMANDS = (
    *("listen", "type", "replay", "demo", "understand", "entries", "week"),
    *("export", "import", "backup", "restore", "salvage", "forget", "clinic", "doctor", "models"),
)


def commands(group: TyperGroup) -> Iterator[TyperCommand | TyperGroup]:
    yield group
    for child in group.commands.values():
        if isinstance(child, TyperGroup):
            yield from commands(child)
        else:
            assert isinstance(child, TyperCommand)
            yield child


def all_commands() -> list[TyperCommand | TyperGroup]:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return list(commands(group))


# --- help ----------------------------------------------------------------------------------------------


def test_every_command_and_every_option_says_what_it_is_for() -> None:
    for one in all_commands():
        assert one.help, one.name
        for parameter in one.params:
            assert getattr(parameter, "help", None), f"{one.name} {parameter.name}"


def test_the_commands_are_those_that_were_promised() -> None:
    top = all_commands()[0]
    assert isinstance(top, TyperGroup)
    assert tuple(top.commands) == COMMANDS


@pytest.mark.parametrize(
    "name", [[], *([name] for name in COMMANDS), ["models", "list"], ["models", "fetch"]]
)
def test_help_is_shown_and_nothing_is_touched(name: list[str], tmp_path: Path) -> None:
    ran = babysteps(*name, "--help", home=tmp_path / "home")
    assert (ran.status, ran.err) == (0, "")
    assert " ".join(["Usage: babysteps", *name]) in ran.out
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"clinic", "models"}))
def test_every_command_that_reads_them_lets_one_name_journal_and_settings(name: str, tmp_path: Path) -> None:
    shown = babysteps(name, "--help", home=tmp_path).out
    assert "--journal" in shown
    assert "--settings" in shown


def test_the_shell_can_complete_commands(tmp_path: Path) -> None:
    asked = {"_BABYSTEPS_COMPLETE": "complete_bash", "COMP_WORDS": "babysteps ent", "COMP_CWORD": "1"}
    env = os.environ | environment(tmp_path) | asked
    done = subprocess.run(command(), env=env, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["entries"]
    top = babysteps("--help", home=tmp_path).out
    assert "--install-completion" in top
    assert "--show-completion" in top


def test_the_version_is_told(tmp_path: Path) -> None:
    ran = babysteps("--version", home=tmp_path)
    assert ran.status == 0
    assert ran.out.startswith("babysteps")


# --- exit status ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["understand", "I walked"], 0),
        (["entries", "--since", "yesterday"], 1),
        (["listne"], 2),
        (["entries", "--sinse", "2026-03-02"], 2),
        (["replay"], 2),
        (["week", "--of"], 2),
    ],
)
def test_the_exit_status_says_how_it_went(arguments: list[str], status: int, tmp_path: Path) -> None:
    assert babysteps(*arguments, home=tmp_path).status == status


def test_as_a_process_it_is_the_same_program(tmp_path: Path) -> None:
    talked = process("type", home=tmp_path, stdin=b"I walked to the gate\nI skipped my exercises again\n")
    assert (talked.status, talked.err) == (0, "")
    looked = process("entries", home=tmp_path)
    assert [line.split()[3] for line in looked.out.splitlines()] == ["step", "stumble"]
    failed = process("entries", "--journal", tmp_path, home=tmp_path)
    assert (failed.status, failed.out) == (1, "")
    assert failed.err.startswith("babysteps: The journal is a folder")
    assert failed.err.count("\n") == 2


def test_what_it_makes_is_the_persons_alone(tmp_path: Path) -> None:
    process("type", home=tmp_path / "home", stdin=b"I walked\n")
    for made in (tmp_path / "home", *(tmp_path / "home").rglob("*")):
        assert made.stat().st_mode & 0o077 == 0, made


def test_ctrl_c_ends_it_with_130_and_what_was_said_is_kept(tmp_path: Path) -> None:
    running = subprocess.Popen(
        command("type"),
        env=os.environ | environment(tmp_path),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdin
    assert running.stdout
    running.stdin.write(b"I walked to the gate\n")
    running.stdin.flush()
    read_until(running.stdout.fileno(), b"steps:")
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (130, b"")
    assert "I walked to the gate" in babysteps("entries", home=tmp_path).out


def test_at_a_terminal_one_is_asked_and_ctrl_d_ends_it(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        command("type"),
        env=os.environ | environment(tmp_path) | {"TERM": "dumb"},
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = read_until(ours, b"> ")
    assert b"Ctrl-D" in shown
    os.write(ours, b"I walked to the gate\n")
    assert b"steps:" in read_until(ours, b"\n> ")
    os.write(ours, b"\x04")
    assert running.wait(timeout=30) == 0
    os.close(ours)


def read_until(source: int, wanted: bytes) -> bytes:
    shown = b""
    while wanted not in shown:
        assert select.select([source], [], [], 30)[0], f"it fell silent after {shown!r}"
        shown += os.read(source, 1024)
    return shown


def test_a_reader_who_goes_away_is_no_bug_of_ours(tmp_path: Path) -> None:
    running = subprocess.Popen(
        command("understand"),
        env=os.environ | environment(tmp_path),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout
    running.stdout.close()
    _, err = running.communicate(b"I walked\n" * 50, timeout=30)
    assert (running.returncode, err) == (1, b"")


@pytest.mark.parametrize("name", ["type", "understand"])
def test_without_a_standard_input_there_is_nothing_to_do(name: str, tmp_path: Path) -> None:
    script = " ".join([*command(name), "<&-"])
    done = subprocess.run(
        ["/bin/sh", "-c", script], env=os.environ | environment(tmp_path), cwd=ROOT, capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_an_ascii_terminal_shows_what_it_can(tmp_path: Path) -> None:
    env = os.environ | environment(tmp_path) | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    text = "I walked to the café".encode()
    done = subprocess.run(command("type"), input=text, env=env, cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"you: I walked to the caf?" in done.stdout
    assert "café" in babysteps("entries", home=tmp_path).out


# --- what it leaves alone ------------------------------------------------------------------------------


def test_understanding_loads_no_recogniser_and_no_sound(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom assistant.cli import main\n"
        "try: main(['understand', 'I walked'])\n"
        "except SystemExit: pass\n"
        "print(*sorted({'ctranslate2', 'tokenizers', 'vosk', 'sounddevice', 'soundfile', 'pyttsx3'}"
        " & set(sys.modules)), sep='')"
    )
    done = subprocess.run(
        [command()[0], "-c", script], env=os.environ | environment(tmp_path), cwd=ROOT, capture_output=True
    )
    assert done.stdout.decode().splitlines()[1:] == [""]


@pytest.mark.parametrize(
    ("name", "says"), [("entries", "Nothing yet. Try `babysteps listen`"), ("week", "It was a ")]
)
def test_looking_back_before_anything_was_said(name: str, says: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    ran = babysteps(name, home=home)
    assert ran.status == 0
    assert ran.out.startswith(says)
    assert babysteps(name, "--json", home=home).status == 0
    assert not home.exists()


def test_what_waits_in_the_spool_is_found_though_there_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "journal.duckdb"
    said_at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    said = Utterance(UUID(int=1), "I walked to the gate", said_at, said_at)
    journal = Journal(path)
    journal.keep(said)
    remember(said, mean(said.text), Dialogue(), journal)
    path.unlink()
    assert "I walked to the gate" in babysteps("entries", home=tmp_path).out


def test_a_search_that_finds_nothing_does_not_say_that_there_is_nothing(tmp_path: Path) -> None:
    babysteps("type", home=tmp_path, stdin="I walked to the gate\n")
    assert babysteps("entries", "--search", "zebra", home=tmp_path).out == "Nothing like that.\n"
    assert babysteps("entries", "--search", "GATE", home=tmp_path).out.endswith("I walked to the gate\n")
