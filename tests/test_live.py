"""The ears' thread and its inbox: a real ear, a microphone that recorded already, a slow model."""

import queue
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from assistant.core.events import CHUNK_S, AudioLost, Chunk, Event, Heard, Tick, Transcribed, WordsWait
from assistant.ears.microphone import MicrophoneFault
from assistant.errors import JournalError, ModelError
from assistant.journal import Journal
from assistant.live import INBOX, Filing, Inbox, Item, LiveEars
from tests.speech import silence, spoken
from tests.test_ear import START, Counting, Listening
from tests.test_journal import remember
from tests.test_journal_database import HOLD, another_process

LOADED = START + timedelta(seconds=30)


class Recorded:
    """A microphone that has recorded from START on, and is switched off after it."""

    def __init__(self, *arrivals: Chunk | AudioLost | Tick | MicrophoneFault) -> None:
        self._arrivals = arrivals

    def chunks(self) -> Iterator[Chunk | AudioLost | Tick | MicrophoneFault]:
        yield from self._arrivals

    def close(self) -> None: ...


def heard(*arrivals: Chunk | AudioLost | Tick | MicrophoneFault, seconds_late: float = 30) -> list[Item]:
    """What comes into the inbox, once the model has loaded, so long after START."""
    posted: list[Item] = []
    now = START + timedelta(seconds=seconds_late)
    ears = LiveEars(Recorded(*arrivals), Counting, posted.append, lambda: now)  # type: ignore[arg-type]
    ears.close()
    return posted


def chunks(*sounds: np.typing.NDArray[np.int16]) -> list[Chunk]:
    return list(Listening().chunks(np.concatenate(sounds)))


def test_silence_from_before_the_model_was_there_gives_nobody_the_floor() -> None:
    posted = heard(*chunks(silence(5), spoken("I walked to the mailbox."), silence(1)))
    first = posted[0]
    assert isinstance(first, Heard)
    assert first.voiced
    assert [type(item) for item in posted].count(Transcribed) >= 1


def test_silence_of_now_is_told_chunk_by_chunk() -> None:
    assert len(heard(*chunks(silence(2)), seconds_late=1)) > 50


def test_the_last_words_come_when_the_microphone_is_switched_off() -> None:
    posted = heard(*chunks(silence(1), spoken("I walked to the mailbox.")))
    assert isinstance(posted[-1], Transcribed)


def test_ticks_and_faults_are_passed_on() -> None:
    fault = MicrophoneFault("The microphone has gone.", "", START)
    assert heard(Tick(START), fault) == [Tick(START), fault]


def test_a_model_that_does_not_load_is_told() -> None:
    def load() -> Counting:
        raise ModelError("no model")

    told: queue.SimpleQueue[Item] = queue.SimpleQueue()
    LiveEars(Recorded(), load, told.put, lambda: LOADED)  # type: ignore[arg-type]
    assert isinstance(told.get(timeout=10), ModelError)


def test_a_full_inbox_loses_sound_and_says_so_but_never_words() -> None:
    inbox = Inbox()
    at = START
    for _ in range(INBOX + 10):
        at += timedelta(seconds=CHUNK_S)
        inbox.post(Heard("", False, at, 0))
    words: list[Event] = []

    def read() -> None:
        for item in inbox:
            words.append(item)  # type: ignore[arg-type]

    reader = threading.Thread(target=read)
    reader.start()
    inbox.post(Tick(at))
    inbox.post(Heard("", False, at + timedelta(seconds=CHUNK_S), 0))
    inbox.end()
    reader.join(10)
    lost = [item for item in words if isinstance(item, AudioLost)]
    assert [round(item.seconds / CHUNK_S) for item in lost] == [10]
    assert Tick(at) in words


def test_words_that_wait_are_told_of_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.duckdb"
    posted: queue.SimpleQueue[Item] = queue.SimpleQueue()
    journal = Journal(path, wait_s=0.1)
    filing = Filing(journal, posted.put, lambda: START, lambda _: ())
    with another_process(HOLD, path), closing(filing):
        for _ in range(3):
            remember(journal, "a walk")
            filing.wake()
        assert posted.get(timeout=20) == WordsWait(START)
        assert "Another program" in str(posted.get(timeout=20))
    assert posted.empty()
    assert len(journal.entries()) == 3


def test_the_journal_is_looked_after_once_a_day(tmp_path: Path) -> None:
    posted: queue.SimpleQueue[Item] = queue.SimpleQueue()
    clock: queue.SimpleQueue[datetime] = queue.SimpleQueue()
    journal = Journal(tmp_path / "journal.duckdb")
    filing = Filing(journal, posted.put, clock.get, lambda _: [JournalError("no backup")])
    for day in (0, 0, 1):
        clock.put(START + timedelta(days=day))
        while not clock.empty():
            pass
        filing.wake()
    clock.put(START + timedelta(days=1))
    filing.close()
    assert [str(posted.get(timeout=20)) for _ in range(2)] == ["no backup", "no backup"]
    assert posted.empty()
