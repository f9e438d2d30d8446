"""The whole program on sound cards: a person speaks, it hears, keeps and answers, and ends as it should."""

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from assistant.core.model import Entry, Kind
from assistant.core.phrases import session, trouble
from assistant.core.turn import words_of
from assistant.ears import models
from assistant.journal import Journal, describe
from tests.audio.listening import PATIENCE_S, Room, a_recognizer, listening, loud, room, sound, words_in
from tests.audio.virtual_cards import VirtualCards, missing, virtual_cards
from tests.commands import ROOT, command
from tests.speech import Pcm, spoken

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(bool(missing()), reason=missing()),
]

SAID = "I walked to the mailbox and back."
MICROPHONE_ONLY = "pcm.!default { type asym capture.pcm { type pulse device mic } }\n"


def entries(home: Path) -> list[Entry]:
    return Journal(home / "journal.duckdb").entries()


def all_filed(home: Path) -> bool:
    """Without a look that would file them."""
    state = describe(home / "journal.duckdb")
    return bool(state.rows) and not state.waiting


def heard_whole(words: str) -> bool:
    """From the first word to the last: these may be misheard on a busy machine, but none is missing."""
    heard, said = words_of(words), words_of(SAID)
    return heard[:4] == said[:4] and abs(len(heard) - len(said)) <= 1


@pytest.fixture
def humming() -> Iterator[VirtualCards]:
    with virtual_cards(hum=True) as cards:
        yield cards


# --- one conversation, from the first word to goodbye -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """What one conversation left behind."""

    home: Path
    heard: str
    read_later: int
    """Bytes that the program read from files after the first word was spoken."""
    answer: Pcm
    second: "subprocess.CompletedProcess[str]"
    all_heard: list[str]
    cut: Pcm
    """What the loudspeaker played of the week, when stop was said over it."""
    status: int
    complaints: list[str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    home = tmp_path_factory.mktemp("run") / "home"
    with virtual_cards(hum=True) as cards, room(cards, home) as here:
        here.program.wait_until(here.captures)
        before = bytes_read(here)
        heard = here.say_at_once(SAID)
        read_later = bytes_read(here) - before
        answer = here.answer()
        second = another(cards, home)
        cut = stopped(here, "How was my week?")
        here.say("Goodbye.")
        status = here.program.end()
    all_heard, complaints = here.program.heard, here.program.complaints
    return Run(home, heard, read_later, answer, second, all_heard, cut, status, complaints)


def stopped(here: Room, question: str) -> Pcm:
    """The answer to it, over which stop is said as soon as it can be heard."""
    since = len(here.recorded)
    here.say(question)
    here.program.wait_until(lambda: loud(sound(here.recorded[since:])))
    with here.cards.sounding(spoken("Stop.")):
        return here.answer(since)


def bytes_read(here: Room) -> int:
    read: int = psutil.Process(here.program.process.pid).io_counters().read_chars
    return read


def another(cards: VirtualCards, home: Path) -> "subprocess.CompletedProcess[str]":
    return babysteps(cards.env | {"BABYSTEPS_HOME": str(home)}, "listen")


def babysteps(env: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(*arguments),
        cwd=ROOT,
        env=os.environ | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def test_a_spoken_check_in_is_kept_with_its_kind(run: Run) -> None:
    assert [(entry.words, entry.kind) for entry in entries(run.home)] == [(run.heard, Kind.STEP)]


def test_words_spoken_while_the_model_loads_are_not_lost(run: Run) -> None:
    model = models.find(root=models.models_root(Path("nowhere"))).path
    weights = max(file.stat().st_size for file in model.rglob("*") if file.is_file())
    assert run.read_later > weights, "the model was there before the first word: nothing is shown"
    assert heard_whole(run.heard)


def test_the_loudspeaker_says_the_answer(run: Run) -> None:
    assert {"walked", "mailbox"} <= words_in(run.answer, a_recognizer())


def test_a_second_listen_says_so_and_the_first_goes_on(run: Run) -> None:
    assert run.second.returncode == 2
    assert "already listening" in run.second.stderr
    assert "--journal" in run.second.stderr
    assert len(run.second.stderr.splitlines()) == 2


def test_stop_cuts_an_answer_short_and_is_no_turn(run: Run) -> None:
    said = words_in(run.cut, a_recognizer())
    assert said & {"you", "spoke"}, "it had begun"
    assert "week" not in said, 'it ends with "That was your week"'
    assert run.all_heard == [run.heard, "How was my week?", "Goodbye."]


def test_goodbye_ends_it(run: Run) -> None:
    assert run.status == 0
    assert run.complaints == []
    assert all_filed(run.home)


# --- other microphones, other endings ---------------------------------------------------------------------


@pytest.mark.parametrize(("rate", "ending"), [(44_100, signal.SIGTERM), (48_000, signal.SIGINT)])
def test_every_rate_has_the_same_words_and_an_end_by_force_keeps_them(
    humming: VirtualCards, tmp_path: Path, rate: int, ending: signal.Signals
) -> None:
    (tmp_path / "settings.toml").write_text(f"microphone_rate = {rate}\n")
    with room(humming, tmp_path) as here:
        heard = here.say_at_once(SAID)
        assert humming.listeners("mic") == [rate]
        here.program.await_line("kept")
        assert here.program.stop(ending) == 130
    assert here.program.complaints == []
    assert heard_whole(heard)
    assert all_filed(tmp_path)


def test_a_microphone_that_comes_back_hears_again(humming: VirtualCards, tmp_path: Path) -> None:
    with listening(humming.env, tmp_path) as program:
        program.await_line(session.READY.answer().text)
        humming.kill()
        program.await_line("The microphone has gone.")
        humming.start()
        with humming.recording() as recorded:
            program.await_line(trouble.AUDIO_LOST.answer().text)
            here = Room(humming, program, recorded)
            here.answer(since=len(recorded))
            heard = here.say(SAID)
        program.await_line("kept")
        assert program.stop(signal.SIGTERM) == 130
    assert heard_whole(heard)
    assert all_filed(tmp_path)


def test_without_a_loudspeaker_the_answers_can_be_read(humming: VirtualCards, tmp_path: Path) -> None:
    (tmp_path / "alsa.conf").write_text(MICROPHONE_ONLY)
    env = humming.env | {"ALSA_CONFIG_PATH": str(tmp_path / "alsa.conf")}
    with listening(env, tmp_path / "home") as program:
        here = Room(humming, program, bytearray())
        here.say_at_once(SAID)
        program.await_line("steps: You walked to the mailbox")
        assert here.say("Goodbye.")
        assert program.end() == 0
    assert program.says("loudspeaker")
    assert all_filed(tmp_path / "home")


# --- no microphone ----------------------------------------------------------------------------------------


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """A machine without any sound card."""
    (tmp_path / "alsa.conf").write_text(MICROPHONE_ONLY)
    cards = {"ALSA_CONFIG_PATH": str(tmp_path / "alsa.conf"), "PULSE_SERVER": f"unix:{tmp_path}/nobody"}
    return cards | {"BABYSTEPS_HOME": str(tmp_path / "home")}


def test_without_a_microphone_it_says_so(bare: dict[str, str]) -> None:
    ended = babysteps(bare, "listen")
    assert ended.returncode == 1
    assert "microphone" in ended.stderr
    assert len(ended.stderr.splitlines()) == 2


def test_without_a_microphone_there_is_a_demo(bare: dict[str, str]) -> None:
    ended = babysteps(bare, "listen", "--or-demo")
    assert ended.returncode == 0
    assert "There is no microphone here" in ended.stdout
    assert "The answers can be played" in ended.stdout
    assert ended.stderr == ""
