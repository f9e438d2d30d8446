"""The demonstration passes only where every recording was heard, kept and answered."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant import sound
from tests.commands import Ran, babysteps, process
from tests.recordings import record, save
from tests.speech import silence


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    home = tmp_path_factory.mktemp("demo")
    return process("demo", home=home), home


def test_three_conversations_are_shown(shown: tuple[Ran, Path]) -> None:
    ran, _ = shown
    assert (ran.status, ran.err) == (0, "")
    lines = [line.strip() for line in ran.out.splitlines()]
    heard = [line.lower() for line in lines if line.startswith("you: ")]
    for words, line in zip(("mailbox", "skipped my exercises", "crutches"), heard, strict=True):
        assert words in line
    kinds = [line.split(",")[0] for line in lines if ", because " in line]
    assert kinds == ["step", "stumble", "celebration"]
    assert lines.count("kept") == 3
    assert len([line for line in lines if line.startswith("steps: ")]) == 3


def test_the_entries_are_in_a_journal_of_its_own(shown: tuple[Ran, Path]) -> None:
    _, home = shown
    journal = home / "demo" / "journal.duckdb"
    kept = babysteps("entries", "--json", "--journal", journal, home=home).json
    assert [entry["kind"] for entry in kept] == ["step", "stumble", "celebration"]
    assert kept[0]["pain"] == 3
    assert not (home / "journal.duckdb").exists()


def test_the_answers_can_be_played(shown: tuple[Ran, Path]) -> None:
    _, home = shown
    for number in (1, 2, 3):
        sound, rate = soundfile.read(home / "demo" / f"answer-{number:02}.wav")
        assert len(sound) > rate
        assert np.abs(sound).max() > 0.05


def test_the_last_line_says_what_to_do_next(shown: tuple[Ran, Path]) -> None:
    ran, home = shown
    last = ran.out.splitlines()[-1]
    assert "babysteps listen" in last
    assert "babysteps type" in last
    assert f"{home / 'demo'}" in ran.out


@pytest.fixture(scope="module")
def swapped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """The second recording is silence, and the third is another sentence."""
    home = tmp_path_factory.mktemp("swapped")
    files = [
        record(home / "one.wav", "I walked to the mailbox and back. Pain three."),
        save(home / "two.wav", silence(3)),
        record(home / "three.wav", "I did ten heel slides."),
    ]
    return babysteps("demo", *files, home=home), home


def test_it_fails_where_one_is_silent_and_says_which(swapped: tuple[Ran, Path]) -> None:
    ran, home = swapped
    assert ran.status == 1
    last = ran.out.splitlines()[-1]
    assert str(home / "two.wav") in last
    assert "one.wav" not in last
    assert "three.wav" not in last
    assert "babysteps doctor" in last


def test_it_says_the_words_that_are_there_and_keeps_them(swapped: tuple[Ran, Path]) -> None:
    ran, home = swapped
    assert "crutches" not in ran.out.lower()
    heard = [line.lower() for line in ran.out.splitlines() if "you: " in line]
    assert "mailbox" in heard[0]
    assert "slides" in heard[1]
    kept = babysteps("entries", "--json", "--journal", home / "demo" / "journal.duckdb", home=home).json
    assert len(kept) == 2


def test_a_command_is_no_check_in_so_it_does_not_pass(tmp_path: Path) -> None:
    ran = babysteps("demo", record(tmp_path / "help.wav", "Goodbye."), home=tmp_path)
    assert ran.status == 1
    assert "help.wav" in ran.out.splitlines()[-1]


def test_without_a_microphone_listening_becomes_the_demonstration(tmp_path: Path) -> None:
    if sound.devices("input"):
        pytest.skip("there is a microphone here")
    ran = process("listen", "--or-demo", home=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("There is no microphone here")
    assert len([line for line in ran.out.splitlines() if line.startswith(" steps: ")]) == 3
