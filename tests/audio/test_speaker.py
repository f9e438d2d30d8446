"""The loudspeaker, on real PortAudio with virtual cards; each test plays from a process of its own."""

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from typing import Literal

import numpy as np
import numpy.typing as npt
import pytest

from assistant import sound
from assistant.core.events import RATE
from assistant.ears.microphone import Microphone
from assistant.errors import DeviceError
from assistant.timeline import Timeline
from assistant.voice.speaker import Played, Speaker
from tests.audio.virtual_cards import VirtualCards, wait_until
from tests.test_resample import pitch, tone

pytestmark = pytest.mark.sound

VOICE_RATE = 22_050
"""What espeak-ng renders at."""

Report = Played | tuple[str, str] | float
Order = tuple[npt.NDArray[np.int16], datetime | None] | Literal["stop", "restart", "listen", "close"]


def speak(talk: Connection, env: dict[str, str], name: str | None) -> None:
    """Play what is sent, send what is reported; at the end the seconds that closing took."""
    os.environ.update(env)
    timeline = Timeline(UTC)

    def report(report: Played | DeviceError) -> None:
        talk.send((str(report), report.hint) if isinstance(report, DeviceError) else report)

    try:
        speaker = Speaker(timeline, report, name)
    except DeviceError as error:
        report(error)
        return
    while (order := talk.recv()) != "close":
        match order:
            case "stop":
                speaker.stop()
            case "restart":
                sound.restart()
            case "listen":
                microphone = Microphone(timeline)
                threading.Thread(target=lambda mic=microphone: list(mic.chunks()), daemon=True).start()
            case pcm, start_at:
                speaker.play(pcm, VOICE_RATE, start_at)
    begun = time.monotonic()
    speaker.close()
    talk.send(time.monotonic() - begun)


class Voice:
    """The test's end of that process."""

    def __init__(self, talk: Connection) -> None:
        self._talk = talk

    def order(self, order: Order) -> None:
        self._talk.send(order)

    def play(self, seconds: float, hertz: float = 440.0, start_at: datetime | None = None) -> None:
        self.order((tone(seconds, VOICE_RATE, hertz), start_at))

    def report(self) -> Report:
        assert self._talk.poll(15), "nothing reported"
        report: Report = self._talk.recv()
        return report

    def played(self) -> Played:
        report = self.report()
        assert isinstance(report, Played), report
        return report


@contextmanager
def speaking(cards: VirtualCards, name: str | None = None) -> Iterator[Voice]:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=speak, args=(theirs, cards.env, name), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Voice(ours)
    finally:
        process.kill()
        process.join()


def sounding(recorded: bytearray) -> npt.NDArray[np.int16]:
    """From the first sample that can be heard to the last."""
    pcm = np.frombuffer(bytes(recorded[: len(recorded) // 2 * 2]), "<i2")
    audible = np.flatnonzero(np.abs(pcm.astype(int)) > 100)
    return pcm[audible[0] : audible[-1]] if audible.size else pcm[:0]


def length(played: Played) -> float:
    return (played.ended_at - played.begun_at).total_seconds()


@pytest.mark.parametrize("name", [None, "vspk"])
def test_what_is_played_is_heard_and_reported(cards: VirtualCards, name: str | None) -> None:
    with speaking(cards, name) as voice, cards.recording() as recorded:
        asked = datetime.now(UTC)
        voice.play(1.0)
        played = voice.played()
        told = datetime.now(UTC)
        wait_until(lambda: len(sounding(recorded)) > 0.98 * RATE, 5)
    heard = sounding(recorded)
    assert len(heard) / RATE == pytest.approx(1.0, abs=0.03)
    assert pitch(heard, RATE) == pytest.approx(440, abs=2)
    assert not played.cut
    assert length(played) == pytest.approx(1.0, abs=0.03)
    assert asked < played.begun_at < played.ended_at <= told + timedelta(milliseconds=5)


def test_stop_cuts_and_what_was_scheduled_is_dropped(cards: VirtualCards) -> None:
    with speaking(cards) as voice, cards.recording() as recorded:
        voice.play(10.0)
        voice.play(10.0)
        wait_until(lambda: len(sounding(recorded)) > 0.5 * RATE, 5)
        voice.order("stop")
        first, second = voice.played(), voice.played()
        assert (first.cut, second.cut) == (True, True)
        assert 0.4 < length(first) < 5
        assert length(second) == 0
        voice.play(0.3, hertz=880)
        assert not voice.played().cut
        wait_until(lambda: pitch(sounding(recorded)[-RATE // 4 :], RATE) > 870, 5)
    assert len(sounding(recorded)) < 6 * RATE


def test_an_answer_begins_when_it_is_due_and_the_next_follows(cards: VirtualCards) -> None:
    due = datetime.now(UTC) + timedelta(seconds=2)
    with speaking(cards) as voice:
        voice.play(0.3, start_at=due)
        voice.play(0.3)
        first, second = voice.played(), voice.played()
    assert abs(first.begun_at - due) < timedelta(milliseconds=30)
    assert timedelta(0) <= second.begun_at - first.ended_at < timedelta(seconds=1)


def test_stop_before_an_answer_is_due(cards: VirtualCards) -> None:
    with speaking(cards) as voice:
        voice.play(1.0, start_at=datetime.now(UTC) + timedelta(hours=1))
        voice.order("stop")
        played = voice.played()
    assert played.cut
    assert length(played) == 0


def test_a_loudspeaker_that_vanishes_is_reported_and_comes_back(cards: VirtualCards) -> None:
    with speaking(cards) as voice, cards.recording() as recorded:
        voice.play(60.0)
        wait_until(lambda: bool(len(sounding(recorded))), 5)
        cards.kill()
        report = voice.report()
        assert isinstance(report, tuple)
        assert report[1], "a hint"
        cards.start()
        voice.play(0.3)
        assert not voice.played().cut


def test_a_sound_server_that_hangs_never_hangs_the_speaker(cards: VirtualCards) -> None:
    with speaking(cards) as voice, cards.recording() as recorded:
        voice.play(60.0)
        wait_until(lambda: bool(len(sounding(recorded))), 5)
        cards.hang()
        assert isinstance(voice.report(), tuple)
        voice.order("close")
        took = voice.report()
        cards.go_on()
    assert isinstance(took, float)
    assert took < 2.5


def test_a_fresh_portaudio_does_not_cut_an_answer_short(cards: VirtualCards) -> None:
    with speaking(cards) as voice, cards.recording() as recorded:
        voice.play(1.0)
        wait_until(lambda: bool(len(sounding(recorded))), 5)
        voice.order("restart")
        assert not voice.played().cut
        wait_until(lambda: len(sounding(recorded)) > 0.98 * RATE, 5)
    assert len(sounding(recorded)) / RATE == pytest.approx(1.0, abs=0.03)


def test_an_answer_goes_on_when_the_sound_server_was_only_away_for_a_moment(cards: VirtualCards) -> None:
    with speaking(cards) as voice, cards.recording() as recorded:
        voice.order("listen")  # the microphone is lost as well, and looks for itself at the same time
        voice.play(2.0)
        wait_until(lambda: bool(len(sounding(recorded))), 5)
        cards.hang()
        threading.Timer(1.6, cards.go_on).start()
        played = voice.played()
    assert not played.cut
    assert length(played) > 3.0, "the time it was away lies in between"


@pytest.mark.parametrize(("name", "there"), [(None, False), ("headset", True)])
def test_no_such_loudspeaker(cards: VirtualCards, name: str | None, there: bool) -> None:
    if not there:
        cards.kill()
    with speaking(cards, name) as voice:
        report = voice.report()
    assert isinstance(report, tuple)
    assert "There is no loudspeaker" in report[0]
    assert report[1]


def unfindable(talk: Connection, folder: str) -> None:
    import sys  # the real library is found everywhere it is installed: this one says that it is not

    sys.path.insert(0, folder)
    try:
        sound.devices("output")
    except DeviceError as error:
        talk.send((str(error), error.hint))


def test_without_portaudio_the_one_package_to_install_is_named(tmp_path: "os.PathLike[str]") -> None:
    with open(os.path.join(tmp_path, "sounddevice.py"), "w") as file:
        file.write('raise OSError("PortAudio library not found")\n')
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=unfindable, args=(theirs, os.fspath(tmp_path)))
    process.start()
    what, hint = ours.recv()
    process.join()
    assert "PortAudio" in what
    assert "libportaudio2" in hint
