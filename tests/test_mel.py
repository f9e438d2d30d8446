"""Our log-mel against the one that the published model is run with."""

import numpy as np
import pytest

from assistant.core.events import RATE
from assistant.ears.mel import HOP, log_mel
from tests.speech import Pcm, pink_noise, silence, spoken, turn

TOLERANCE = 1e-4
"""Of values that span about 2: float32 rounding before a logarithm, and nothing more."""


@pytest.mark.parametrize("seconds", [10, 15, 30])
@pytest.mark.parametrize(
    "pcm",
    [
        turn(spoken("three sets of ten heel slides")),
        pink_noise(turn(spoken("stop")), 10),
        np.full(RATE, 12_000, np.int16),
        silence(2.0),
        silence(0),
    ],
    ids=["speech", "noisy", "loud", "silence", "nothing"],
)
def test_it_equals_the_reference(pcm: Pcm, seconds: int) -> None:
    extractor = pytest.importorskip("faster_whisper.feature_extractor").FeatureExtractor()
    padded = np.zeros(seconds * RATE, np.float32)
    padded[: len(pcm)] = pcm / np.float32(32768)
    reference = extractor(padded, padding=0)
    ours = log_mel(pcm, seconds)
    assert ours.shape == reference.shape == (80, seconds * RATE // HOP)
    assert ours.dtype == np.float32
    np.testing.assert_allclose(ours, reference, atol=TOLERANCE)


def test_a_whole_window_of_sound_fits() -> None:
    assert log_mel(np.full(10 * RATE, 99, np.int16), 10).shape == (80, 1000)
