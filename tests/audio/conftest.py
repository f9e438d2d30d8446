"""Fixtures: sound cards made of nothing, skipped where PulseAudio is not installed."""

from collections.abc import Iterator

import pytest

from tests.audio.virtual_cards import VirtualCards, missing, virtual_cards


@pytest.fixture
def cards() -> Iterator[VirtualCards]:
    """A virtual microphone, exactly silent until something is played into it, and a virtual loudspeaker."""
    if why := missing():
        pytest.skip(why)
    with virtual_cards() as ready:
        yield ready
