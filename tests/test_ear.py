"""The ear: real voice activity on synthetic speech; the recogniser only counts what it is given."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from assistant.core.events import (
    CHUNK,
    CHUNK_S,
    RATE,
    AudioLost,
    Chunk,
    Event,
    Heard,
    NextTurn,
    Transcribed,
    Transcript,
)
from assistant.ears.ear import Ear
from assistant.ears.vad import VoiceActivity
from assistant.timing import Timing
from tests.speech import Pcm, silence, spoken

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


class Counting:
    """A recogniser whose words are how many seconds it was given."""

    name = "counting"

    def __init__(self) -> None:
        self.samples = 0
        self.asked = 0

    @property
    def so_far(self) -> str:
        return f"{self.samples / RATE:.1f}"

    def accept(self, pcm: bytes) -> None:
        self.samples += len(pcm) // 2

    def finish(self) -> Transcript:
        self.asked += 1
        return Transcript(self.so_far)

    def discard(self) -> None:
        self.samples = 0

    def expect(self, phrases: Sequence[str]) -> None: ...


class Listening:
    def __init__(self) -> None:
        self.recognizer = Counting()
        self.ear = Ear(self.recognizer, Timing())
        self.now = START

    def hear(self, *sounds: Pcm) -> list[Event]:
        return [event for chunk in self.chunks(np.concatenate(sounds)) for event in self.ear.hear(chunk)]

    def chunks(self, pcm: Pcm) -> Iterator[Chunk]:
        for begin in range(0, len(pcm) - CHUNK + 1, CHUNK):
            yield Chunk(pcm[begin : begin + CHUNK].tobytes(), self.now)
            self.now += timedelta(seconds=CHUNK_S)


def voiced_s(events: Sequence[Event]) -> float:
    return CHUNK_S * sum(isinstance(event, Heard) and event.voiced for event in events)


def transcripts(events: Sequence[Event]) -> list[Transcribed]:
    return [event for event in events if isinstance(event, Transcribed)]


def test_silence_is_heard_chunk_by_chunk_and_decodes_nothing() -> None:
    listening = Listening()
    events = listening.hear(silence(20))
    assert len(events) == 20 * RATE // CHUNK
    assert all(isinstance(event, Heard) and not event.voiced and event.so_far == "" for event in events)
    assert listening.recognizer.samples == 0


def test_the_recogniser_gets_a_second_of_pre_roll_and_is_asked_at_the_first_pause() -> None:
    listening = Listening()
    speech = spoken("I walked to the mailbox and back.")
    events = listening.hear(silence(3), speech, silence(3))
    (asked,) = transcripts(events)
    voiced = [event.at for event in events if isinstance(event, Heard) and event.voiced]
    assert 0.28 < (asked.at - voiced[-1]).total_seconds() < 0.36
    given = listening.recognizer.samples / RATE
    assert given == pytest.approx(1.0 + (voiced[-1] - voiced[0]).total_seconds() + 0.3, abs=0.1)
    assert asked.engine == "counting"


def test_a_pause_inside_a_turn_is_given_too_once_the_person_goes_on() -> None:
    listening = Listening()
    half = spoken("I walked to the mailbox")
    events = listening.hear(silence(2), half, silence(1.5), half, silence(2))
    first, second = transcripts(events)
    assert first.turn == second.turn == 0
    whole = 1.0 + 1.5 + 2 * len(half) / RATE
    assert float(second.transcript.text) == pytest.approx(whole, abs=0.6)


def test_the_next_turn_starts_afresh_and_hears_again_what_came_after_its_beginning() -> None:
    listening = Listening()
    speech = spoken("I walked to the mailbox and back.")
    listening.hear(silence(2), speech)
    overlap = listening.now - timedelta(seconds=1)
    assert listening.ear.next_turn(NextTurn(1, overlap)) == []
    assert listening.recognizer.samples / RATE == pytest.approx(1.0, abs=0.1), "the last second, again"
    (asked,) = transcripts(listening.hear(silence(1)))
    assert asked.turn == 1


def test_a_turn_that_was_over_before_we_knew_of_it_is_still_transcribed() -> None:
    listening = Listening()
    speech = spoken("Stop.")
    listening.hear(silence(2))
    since = listening.now
    listening.hear(speech, silence(2))
    (asked,) = transcripts(listening.ear.next_turn(NextTurn(1, since)))
    assert asked.turn == 1
    assert listening.ear.next_turn(NextTurn(2, listening.now)) == []


def test_lost_sound_is_a_pause() -> None:
    listening = Listening()
    listening.hear(silence(1), spoken("I walked to the mailbox"))
    lost = AudioLost(listening.now + timedelta(seconds=3), 3.0)
    events = listening.ear.hear(lost)
    assert events[-1] == lost, "the words first: whoever reports the loss takes the floor"
    assert [event.at for event in transcripts(events)] == [listening.now]
    assert Listening().ear.hear(lost) == [lost]


def room(kind: str, seconds: float = 6.0) -> Pcm:
    """Sounds of a room in which nobody speaks."""
    random = np.random.default_rng(7)
    time = np.arange(round(seconds * RATE)) / RATE
    match kind:
        case "hum":
            wave = 0.05 * np.sin(2 * np.pi * 50 * time) + 0.03 * np.sin(2 * np.pi * 150 * time)
        case "breathing":
            wave = 0.04 * random.standard_normal(len(time)) * np.clip(np.sin(2 * np.pi * time / 3), 0, 1) ** 2
            wave = np.convolve(wave, np.ones(8) / 8, mode="same")
        case "taps":
            wave = np.zeros(len(time))
            for at in range(RATE // 2, len(time), RATE):
                wave[at : at + 400] = (
                    0.6 * random.standard_normal(400)[: len(wave) - at] * np.exp(-np.arange(400) / 60)
                )
        case _:
            wave = 0.1 * random.standard_normal(len(time))
    return (np.clip(wave, -1, 1) * 32767).astype(np.int16)


@pytest.mark.parametrize("kind", ["hum", "breathing", "taps", "white noise"])
def test_a_room_without_a_voice_is_hardly_ever_voice(kind: str) -> None:
    assert voiced_s(Listening().hear(room(kind))) < 0.3


def test_a_voice_is_voice_also_in_noise() -> None:
    speech = spoken("I did three sets of fifteen heel slides today.")
    noisy = np.clip(speech.astype(np.int32) + room("white noise")[: len(speech)] // 20, -32768, 32767)
    assert (
        voiced_s(Listening().hear(silence(1), noisy.astype(np.int16), silence(1))) > 0.7 * len(speech) / RATE
    )


def test_a_chunk_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="512 samples"):
        VoiceActivity().voiced(bytes(100))
