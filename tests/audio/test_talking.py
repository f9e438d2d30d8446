"""The live voice on a virtual loudspeaker, in a process of its own: also when the engine fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.audio.virtual_cards import VirtualCards

pytestmark = pytest.mark.sound

TALK = """
import json, queue, sys, os
from datetime import UTC
from pathlib import Path
from assistant.core.events import Spoken
from assistant.core.phrases import session, trouble
from assistant.timeline import Timeline
from assistant.voice.fixed import FixedSentences
from assistant.voice.render import Renderer
from assistant.voice.talking import Talking

folder, what = Path(sys.argv[1]), sys.argv[2]
told = queue.Queue()
with Renderer(folder) as renderer:
    fixed = FixedSentences(folder / "voice", renderer)
    voice = Talking(Timeline(UTC), renderer, fixed, None, told.put)
    if what == "fails":
        voice.say(session.GOODBYE.answer(), 1)  # the engine works once, and the fixed sentences are rendered
        told.get()
        renderer.close()
        os.environ["ESPEAK_DATA_PATH"] = str(folder / "nowhere")
    voice.say(session.HELP.answer(), 2)
    if what == "stopped":
        voice.stop()
        voice.say(session.GOODBYE.answer(), 1)
    voice.finish()
    voice.close()
while not told.empty():
    one = told.get()
    sounded = isinstance(one, Spoken) and one.since is not None
    print(json.dumps([type(one).__name__, (one.at - one.since).total_seconds() if sounded else None]))
"""


def talk(cards: VirtualCards, folder: Path, what: str) -> tuple[list[tuple[str, float | None]], float]:
    """What it told, and the seconds of sound that the loudspeaker made."""
    command = [sys.executable, "-c", TALK, str(folder), what]
    with cards.recording() as recorded:
        done = subprocess.run(command, env=os.environ | cards.env, capture_output=True, text=True, check=True)
    loud = np.abs(np.frombuffer(bytes(recorded[: len(recorded) // 2 * 2]), "<i2").astype(np.int32)) > 200
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()], float(loud.sum()) / 16_000


def test_an_answer_is_said_and_told_once(cards: VirtualCards, tmp_path: Path) -> None:
    told, loud_s = talk(cards, tmp_path, "works")
    assert [name for name, _ in told] == ["Spoken"]
    assert told[0][1] is not None
    assert told[0][1] > 3
    assert loud_s > 1


def test_a_stopped_answer_ends_in_nothing_and_the_next_is_said(cards: VirtualCards, tmp_path: Path) -> None:
    told, _ = talk(cards, tmp_path, "stopped")
    assert [name for name, _ in told] == ["Spoken"]


def test_when_the_engine_fails_that_is_told_and_still_heard(cards: VirtualCards, tmp_path: Path) -> None:
    told, loud_s = talk(cards, tmp_path, "fails")
    assert [name for name, _ in told] == ["DeviceError", "Spoken"]
    assert loud_s > 0.5, "the sentence that was rendered while the engine worked"
