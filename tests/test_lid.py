"""A lid closed for nine hours in the middle of a sentence: both halves are kept, each on its own day."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from assistant.core.events import RATE, AudioLost, NextTurn, Signal, Tick, TurnEnded
from assistant.core.model import Utterance
from assistant.core.turn import TurnTaking
from assistant.ears.ear import Ear
from assistant.ears.microphone import Cutter
from assistant.sound import Block
from assistant.timeline import Timeline
from assistant.timing import Timing
from assistant.understanding.when import day_of
from tests.speech import Pcm, silence, spoken
from tests.test_ear import START, Counting
from tests.test_live import chunks, heard

NINE_HOURS = 9 * 3_600.0
FRAMES = 512


class Laptop:
    """A microphone's blocks, through everything that dates them. Its two clocks are set by hand."""

    def __init__(self, at: datetime) -> None:
        self.wall, self.monotonic = at.timestamp(), 100.0
        self.zone = at.tzinfo or UTC
        self.cutter = Cutter(Timeline(UTC, lambda: self.wall, lambda: self.monotonic))
        self.ear = Ear(Counting(), Timing())
        self.turns = TurnTaking(uuid4, lambda: self.zone, stop_phrases=())
        self.blocks = 0
        self.said: list[Utterance] = []
        self.lost: list[float] = []

    def hears(self, *sounds: Pcm) -> None:
        pcm = np.concatenate(sounds)
        for begin in range(0, len(pcm) - FRAMES + 1, FRAMES):
            self.wall += FRAMES / RATE
            self.monotonic += FRAMES / RATE
            block = Block(self.blocks * FRAMES, self.monotonic, pcm[begin : begin + FRAMES].tobytes())
            self.blocks += 1
            for arrival in self.cutter.cut(block):
                for event in self.ear.hear(arrival):
                    for signal in self.turns.feed(event):
                        self._follow(signal)

    def _follow(self, signal: Signal) -> None:
        if isinstance(signal, TurnEnded):
            self.said.append(signal.utterance)
        elif isinstance(signal, AudioLost):
            self.lost.append(signal.seconds)
        elif isinstance(signal, NextTurn):
            for event in self.ear.next_turn(signal):
                for following in self.turns.feed(event):
                    self._follow(following)


@pytest.mark.parametrize(
    ("closed_at", "days"),
    [
        ("2026-03-02 22:59:50", ("2026-03-02", "2026-03-03")),
        ("2026-03-03 03:59:50", ("2026-03-02", "2026-03-03")),
        ("2026-03-28 22:59:50", ("2026-03-28", "2026-03-29")),
        ("2026-10-24 22:59:50", ("2026-10-24", "2026-10-25")),
    ],
)
def test_a_sentence_that_a_lid_cuts_in_two_has_two_days(closed_at: str, days: tuple[str, str]) -> None:
    laptop = Laptop(datetime.fromisoformat(closed_at).replace(tzinfo=ZoneInfo("Europe/Lisbon")))
    first, second = spoken("I walked to the mailbox and"), spoken("did my stretches this morning.")
    laptop.hears(silence(2), first)
    laptop.wall += NINE_HOURS  # the monotonic clock slept, too
    laptop.hears(second, silence(3))
    assert laptop.lost == pytest.approx([NINE_HOURS], abs=0.1)
    assert tuple(str(day_of(said.said_at, time(4))) for said in laptop.said) == days
    before, after = laptop.said
    assert before.until - before.said_at < timedelta(seconds=5)
    assert after.said_at.timestamp() - before.until.timestamp() == pytest.approx(NINE_HOURS, abs=1)
    heard_s = [float(said.text) for said in laptop.said]
    assert heard_s[0] >= len(first) / RATE, "nothing of the first half is lost"
    assert heard_s[1] >= len(second) / RATE - 0.5, "nor of the second"


def test_a_clock_that_is_put_right_in_mid_turn_loses_no_words() -> None:
    laptop = Laptop(datetime(2026, 3, 2, 8, tzinfo=UTC))
    laptop.hears(silence(1), spoken("I walked to the mailbox and"))
    laptop.wall -= 600
    laptop.hears(spoken("back to the house."), silence(3))
    assert len(laptop.said) == 1
    assert laptop.said[0].said_at.date() == date(2026, 3, 2)


def test_a_microphone_that_does_not_wake_up_loses_no_words_either() -> None:
    """Then a tick comes hours later, and no sound: what was said until then is asked for first."""
    later = START + timedelta(seconds=NINE_HOURS)
    turns = TurnTaking(uuid4, lambda: UTC, stop_phrases=())
    posted = heard(*chunks(silence(1), spoken("I walked to the mailbox")), Tick(later))
    assert Tick(later) in posted
    signals = [signal for event in posted for signal in turns.feed(event)]  # type: ignore[arg-type]
    (ended,) = [signal for signal in signals if isinstance(signal, TurnEnded)]
    assert ended.utterance.until < START + timedelta(minutes=1)
