"""The microphone: on real PortAudio with virtual cards, and its clock without any.

PortAudio looks at its surroundings once a process, so each test listens in a process of its own.
"""

import itertools
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection

import numpy as np
import numpy.typing as npt
import pytest

from assistant.core.events import CHUNK, RATE, AudioLost, Chunk, Tick
from assistant.ears.microphone import Arrival, Cutter, DeadSilence, Microphone, MicrophoneFault
from assistant.errors import DeviceError
from assistant.sound import Block
from assistant.timeline import Timeline
from tests.audio.virtual_cards import VirtualCards
from tests.test_resample import pitch, tone

# --- a process that listens ----------------------------------------------------------------------------


def listen(talk: Connection, env: dict[str, str], name: str | None, rate: int | None) -> None:
    """Send all that is heard, until told to close; then the seconds that closing took."""
    os.environ.update(env)
    try:
        microphone = Microphone(Timeline(UTC), name, rate)
    except DeviceError as error:
        talk.send((str(error), error.hint))
        return

    def send_all() -> None:
        for arrival in microphone.chunks():
            talk.send(arrival)

    ears = threading.Thread(target=send_all)
    ears.start()
    talk.recv()
    begun = time.monotonic()
    microphone.close()
    took = time.monotonic() - begun
    ears.join()
    talk.send(took)


class Listener:
    """The test's end of that process."""

    def __init__(self, talk: Connection) -> None:
        self._talk = talk
        self.heard: list[Arrival] = []

    def next(self, seconds: float = 10.0) -> Arrival:
        assert self._talk.poll(seconds), f"nothing heard for {seconds} s"
        self.heard.append(self._talk.recv())
        return self.heard[-1]

    def until(self, wanted: Callable[[Arrival], bool], seconds: float = 15.0) -> Arrival:
        deadline = time.monotonic() + seconds
        while not wanted(arrival := self.next()):
            assert time.monotonic() < deadline, f"not heard within {seconds} s"
        return arrival

    def close(self) -> float:
        """Seconds it took to close."""
        self._talk.send("close")
        while not isinstance(last := self._talk.recv(), float):
            self.heard.append(last)
        return last

    @property
    def pcm(self) -> npt.NDArray[np.int16]:
        return np.frombuffer(b"".join(one.pcm for one in self.heard if isinstance(one, Chunk)), "<i2")


@contextmanager
def listening(cards: VirtualCards, name: str | None = None, rate: int | None = None) -> Iterator[Listener]:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=listen, args=(theirs, cards.env, name, rate), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Listener(ours)
    finally:
        process.kill()
        process.join()


def loud(arrival: Arrival) -> bool:
    return (
        isinstance(arrival, Chunk)
        and int(np.abs(np.frombuffer(arrival.pcm, "<i2").astype(int)).max()) > 2_000
    )


def leaves_no_gap(heard: list[Arrival]) -> bool:
    """Every chunk begins where the one before ended, but for the seconds that were said to be lost."""
    until: datetime | None = None
    for one in heard:
        if isinstance(one, AudioLost) and until:
            until += timedelta(seconds=one.seconds)
        elif isinstance(one, Chunk):
            if until and abs(one.captured_at - until) > timedelta(microseconds=100):
                return False
            until = one.captured_at + timedelta(seconds=CHUNK / RATE)
    return True


# --- on sound cards ------------------------------------------------------------------------------------


@pytest.mark.sound
@pytest.mark.parametrize(("name", "rate"), [(None, None), ("vmic", 44_100), ("VMI", 48_000)])
def test_a_tone_arrives_at_its_pitch_and_in_its_length(
    cards: VirtualCards, name: str | None, rate: int | None
) -> None:
    with listening(cards, name, rate) as ear:
        ear.next()
        with cards.sounding(tone(1.5, RATE)):
            ear.until(loud)
            ear.until(lambda one: isinstance(one, Chunk) and not any(one.pcm))
        ear.close()
    sounding = np.flatnonzero(np.abs(ear.pcm.astype(int)) > 100)
    assert (sounding[-1] - sounding[0]) / RATE == pytest.approx(1.5, abs=0.05)
    assert pitch(ear.pcm[sounding[0] : sounding[-1]], RATE) == pytest.approx(440, abs=2)
    assert all(len(one.pcm) == 2 * CHUNK for one in ear.heard if isinstance(one, Chunk))
    assert leaves_no_gap(ear.heard)


@pytest.mark.sound
def test_when_the_sound_server_dies_the_loss_is_told_and_the_microphone_found_again(
    cards: VirtualCards,
) -> None:
    with listening(cards) as ear:
        with cards.sounding(tone(60, RATE)):
            ear.until(loud)
            cards.kill()
        for _ in range(2):  # the loss, and a first try in vain
            ear.until(lambda one: isinstance(one, Tick))
        cards.start()
        with cards.sounding(tone(60, RATE)):
            lost = ear.until(lambda one: isinstance(one, AudioLost))
            ear.until(loud)
        ear.close()
    assert isinstance(lost, AudioLost)
    assert lost.seconds > 0.2
    assert leaves_no_gap(ear.heard)
    times = [one.at for one in ear.heard if not isinstance(one, Chunk)]
    assert times == sorted(times)


@pytest.mark.sound
def test_a_sound_server_that_hangs_is_a_loss_and_closing_does_not_wait_for_it(cards: VirtualCards) -> None:
    with listening(cards) as ear:
        ear.next()
        cards.hang()
        ear.until(lambda one: isinstance(one, Tick))
        assert ear.close() < 2.0


@pytest.mark.sound
def test_a_sound_server_that_hung_is_heard_again(cards: VirtualCards) -> None:
    with listening(cards) as ear, cards.sounding(tone(60, RATE)):
        ear.until(loud)
        cards.hang()
        ear.until(lambda one: isinstance(one, MicrophoneFault))
        cards.go_on()
        ear.until(lambda one: isinstance(one, AudioLost))
        ear.until(loud)
        ear.close()
    assert leaves_no_gap(ear.heard)


@pytest.mark.sound
def test_ten_seconds_of_exact_zeros_are_a_fault_until_there_is_sound_again(cards: VirtualCards) -> None:
    with listening(cards) as ear:
        ear.next()
        with cards.sounding(tone(0.2, RATE)):
            ear.until(loud)
        cards.unplug_microphone()  # PulseAudio moves us to the loudspeaker's monitor, and says nothing
        fault = ear.until(lambda one: isinstance(one, MicrophoneFault))
        assert isinstance(fault, MicrophoneFault)
        assert fault.hint
        ear.next()
        ear.close()
    assert sum(isinstance(one, MicrophoneFault) for one in ear.heard) == 1


@pytest.mark.sound
def test_a_microphone_that_is_not_there(cards: VirtualCards) -> None:
    with listening(cards, "headset") as ear:
        what, hint = ear.next()  # type: ignore[misc]
    assert "headset" in what
    assert "vmic" in hint


@pytest.mark.sound
def test_no_sound_server_is_no_microphone(cards: VirtualCards) -> None:
    cards.kill()
    with listening(cards) as ear:
        what, hint = ear.next()  # type: ignore[misc]
    assert "no microphone" in what
    assert hint


# --- its clock, without a card -------------------------------------------------------------------------

FRAMES = 512


class Clocks:
    """A wall clock and a monotonic one, set by hand."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 3, 2, 8, 0, tzinfo=UTC).timestamp()
        self.monotonic = 100.0

    def run(self, seconds: float) -> None:
        self.wall += seconds
        self.monotonic += seconds

    def timeline(self) -> Timeline:
        return Timeline(UTC, lambda: self.wall, lambda: self.monotonic)


def block(first: int, arrived: float, value: int = 1) -> Block:
    return Block(first, arrived, np.full(FRAMES, value, "<i2").tobytes())


def cut_on_time(cutter: Cutter, clocks: Clocks, first: int, seconds: float) -> list[Arrival]:
    heard: list[Arrival] = []
    for number in range(first, first + round(seconds * RATE), FRAMES):
        clocks.run(FRAMES / RATE)
        heard += cutter.cut(block(number, clocks.monotonic))
    return heard


def losses(heard: list[Arrival]) -> list[float]:
    return [one.seconds for one in heard if isinstance(one, AudioLost)]


def test_chunks_are_dated_by_the_samples_heard() -> None:
    clocks = Clocks()
    heard = cut_on_time(Cutter(clocks.timeline()), clocks, 0, seconds=3.2)
    assert len(heard) == 100
    assert isinstance(heard[0], Chunk)
    assert heard[0].captured_at == datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    assert leaves_no_gap(heard)


def test_blocks_that_come_late_and_all_at_once_are_no_loss() -> None:
    clocks = Clocks()
    cutter = Cutter(clocks.timeline())
    heard = cut_on_time(cutter, clocks, 0, seconds=0.32)
    clocks.run(1.6)
    for number in range(10 * FRAMES, 60 * FRAMES, FRAMES):
        heard += cutter.cut(block(number, clocks.monotonic))
    heard += cut_on_time(cutter, clocks, 60 * FRAMES, seconds=6.4)
    assert not losses(heard)


def test_blocks_that_stay_late_have_lost_what_they_are_late_by() -> None:
    clocks = Clocks()
    cutter = Cutter(clocks.timeline())
    heard = cut_on_time(cutter, clocks, 0, seconds=3.2)
    clocks.run(0.8)
    heard += cut_on_time(cutter, clocks, 100 * FRAMES, seconds=6.4)
    assert losses(heard) == pytest.approx([0.8])
    assert leaves_no_gap(heard)


def test_a_block_that_found_no_room_is_a_loss_of_its_length() -> None:
    clocks = Clocks()
    cutter = Cutter(clocks.timeline())
    heard = cut_on_time(cutter, clocks, 0, seconds=0.32)
    clocks.run(2 * FRAMES / RATE)
    heard += cut_on_time(cutter, clocks, 12 * FRAMES, seconds=0.32)
    assert losses(heard) == pytest.approx([2 * FRAMES / RATE])
    assert leaves_no_gap(heard)


def test_a_lid_closed_for_an_hour_is_a_loss_of_an_hour() -> None:
    clocks = Clocks()
    cutter = Cutter(clocks.timeline())
    heard = cut_on_time(cutter, clocks, 0, seconds=0.32)
    clocks.wall += 3_600
    heard += cut_on_time(cutter, clocks, 10 * FRAMES, seconds=6.4)
    assert losses(heard) == pytest.approx([3_600], abs=0.001)
    assert leaves_no_gap(heard)


def test_a_clock_set_back_loses_nothing() -> None:
    clocks = Clocks()
    cutter = Cutter(clocks.timeline())
    heard = cut_on_time(cutter, clocks, 0, seconds=0.32)
    clocks.wall -= 3_600
    heard += cut_on_time(cutter, clocks, 10 * FRAMES, seconds=6.4)
    assert losses(heard) == [0.0]
    assert isinstance(heard[-1], Chunk)
    assert heard[-1].captured_at.hour == 7


def test_an_opening_again_loses_what_lies_between() -> None:
    clocks = Clocks()
    cutter = Cutter(clocks.timeline())
    heard = cut_on_time(cutter, clocks, 0, seconds=0.32)
    clocks.run(7)
    cutter.begin(48_000)
    for number in range(0, 48_000, 3 * FRAMES):
        clocks.run(3 * FRAMES / 48_000)
        heard += cutter.cut(Block(number, clocks.monotonic, bytes(6 * FRAMES)))
    assert losses(heard) == pytest.approx([7.0])
    assert leaves_no_gap(heard)


def test_the_wall_clock_may_differ_a_little() -> None:
    clocks = Clocks()
    timeline = clocks.timeline()
    clocks.wall += 0.4
    assert timeline.catch_up() == 0.0
    clocks.wall += 0.2
    assert timeline.catch_up() == pytest.approx(0.6)
    assert timeline.catch_up() == 0.0


def test_a_moment_and_the_monotonic_clock_are_two_ways_to_say_one_thing() -> None:
    timeline = Clocks().timeline()
    assert timeline.at(107.5) == datetime(2026, 3, 2, 8, 0, 7, 500_000, tzinfo=UTC)
    assert timeline.monotonic(timeline.at(107.5)) == pytest.approx(107.5)


def test_dead_silence_is_told_once_and_again_only_after_a_sound() -> None:
    silence = DeadSilence()
    told = [silence.begins(block(0, 0, value), RATE) for value in [0] * 700 + [1] + [0] * 400]
    assert [number for number, one in enumerate(told) if one] == [312, 701 + 312]


def test_a_room_is_never_dead_silent() -> None:
    silence = DeadSilence()
    values = itertools.islice(itertools.cycle([0, 0, 0, -1]), 2_000)
    assert not any(silence.begins(block(0, 0, value), RATE) for value in values)
