"""The whole ear on real sound: voice activity, recogniser and gates together.

English is heard by Whisper, and by Vosk too wherever `models/` holds its English model.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from assistant.core.events import CHUNK, CHUNK_S, Chunk, Clarity, Event, Heard, Transcribed
from assistant.ears.ear import Ear
from assistant.ears.models import State, listing, models_root
from assistant.ears.recognizer import Recognizer
from assistant.settings import Folders, Settings
from assistant.timing import Timing
from assistant.understanding.spoken import spoken as one_form
from assistant.wiring import find_model, open_recognizer
from tests.speech import Pcm, silence, spoken
from tests.test_ear import room

HERE = [
    found.model.engine for found in listing(models_root(Path("nowhere"))) if found.state is State.VERIFIED
]


@pytest.fixture(scope="module", params=["whisper", "vosk"])
def recognizer(request: pytest.FixtureRequest) -> Recognizer:
    if request.param not in HERE:
        pytest.skip(f"the English model of {request.param} is not here")
    nowhere = Folders(Path("nowhere"), Path("nowhere"), Path("nowhere"))
    return open_recognizer(find_model(Settings(engine=request.param), nowhere))


@pytest.fixture
def ear(recognizer: Recognizer) -> Ear:
    recognizer.discard()
    return Ear(recognizer, Timing())


def hear(ear: Ear, *sounds: Pcm) -> list[Event]:
    def chunks(pcm: Pcm) -> Iterator[Chunk]:
        at = datetime(2026, 3, 2, 8, tzinfo=UTC)
        for begin in range(0, len(pcm) - CHUNK + 1, CHUNK):
            yield Chunk(pcm[begin : begin + CHUNK].tobytes(), at + timedelta(seconds=begin / CHUNK * CHUNK_S))

    return [event for chunk in chunks(np.concatenate(sounds)) for event in ear.hear(chunk)]


def words(events: list[Event]) -> list[str]:
    transcripts = [event.transcript for event in events if isinstance(event, Transcribed)]
    return [transcript.text for transcript in transcripts if transcript.clarity is Clarity.CLEAR]


@pytest.mark.parametrize("kind", ["silence", "hum", "breathing", "taps", "white noise"])
def test_where_nobody_speaks_there_are_no_words(ear: Ear, kind: str) -> None:
    sound = silence(20) if kind == "silence" else room(kind, 20)
    assert words(hear(ear, sound)) == []


def test_a_check_in_is_heard_with_its_number(ear: Ear) -> None:
    heard = words(hear(ear, silence(1), spoken("I walked to the mailbox and back, pain three."), silence(1)))
    assert one_form(heard[-1]) == "i walked to the mailbox and back pain 3"


def test_the_text_so_far_grows_while_one_speaks(ear: Ear) -> None:
    events = hear(
        ear, silence(1), spoken("I walked to the mailbox and back this morning with my sister."), silence(1)
    )
    seen = [event.so_far for event in events if isinstance(event, Heard) and event.voiced]
    assert "walked" in seen[len(seen) // 2].lower()


def test_a_voice_in_a_noisy_room_is_heard(ear: Ear) -> None:
    speech = np.concatenate([silence(1), spoken("I skipped my exercises again."), silence(1)])
    noisy = speech + room("breathing", len(speech) / 16_000 + 1)[: len(speech)] // 2
    assert "skipped my exercises" in words(hear(ear, noisy.astype(np.int16)))[-1].lower()
