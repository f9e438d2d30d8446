"""On loudspeakers: the microphone hears every answer, 80 ms later and at a third of its amplitude."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.journal import Journal
from tests.audio.listening import Room, room
from tests.audio.virtual_cards import VirtualCards, missing, virtual_cards

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(bool(missing()), reason=missing()),
]

ECHO = (80, 0.3)
SAID = ("I walked to the mailbox and back.", "What can I say?")
"""The second answer names every command there is."""
OWN_TURN_S = 5.0
"""A turn of its own making would be over so long after its answer: patience, and the decoding of it."""


@pytest.fixture
def echoing() -> Iterator[VirtualCards]:
    with virtual_cards(echo=ECHO, hum=True) as cards:
        yield cards


def nobody_said(here: Room) -> list[str]:
    """Utterances heard during two answers that are none of the person's."""
    for number, words in enumerate(SAID, 1):
        since = len(here.recorded)
        here.say(words)
        if overheard(here, since, number):
            break
    return here.program.heard[number:]


def overheard(here: Room, since: int, said: int) -> bool:
    """Whether more is heard than was said, from this byte of the recording to well after the answer."""
    program = here.program
    program.wait_until(lambda: here.has_answered(since, OWN_TURN_S) or len(program.heard) > said)
    return len(program.heard) > said


def kept(home: Path) -> list[str]:
    return [entry.words for entry in Journal(home / "journal.duckdb").entries()]


def test_it_does_not_hear_itself(echoing: VirtualCards, tmp_path: Path) -> None:
    with room(echoing, tmp_path) as here:
        assert nobody_said(here) == []
        assert here.program.stop(signal.SIGTERM) == 130
    assert kept(tmp_path) == here.program.heard[:1]


def test_without_the_guard_it_hears_itself(echoing: VirtualCards, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("headset = true\n")
    with room(echoing, tmp_path) as here:
        assert nobody_said(here) != []
        here.program.stop(signal.SIGTERM)
    assert len(kept(tmp_path)) > 1, "it answers itself, and keeps that"
