"""Recordings as people have them: of any rate, width and number of channels."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from assistant.core.events import RATE
from tests.speech import silence, spoken

WALKED = "I walked to the mailbox and back. Pain three."
SKIPPED = "I skipped my exercises again."
CRUTCHES = "First day without the crutches!"
PAUSE_S = 3.0
"""Longer than the longest patience: what follows is another turn."""


def record(path: Path, *said: str, rate: int = RATE, channels: int = 1, subtype: str | None = None) -> Path:
    """A file of these sentences, a pause before, between and after them."""
    parts = [silence(PAUSE_S)]
    for text in said:
        parts += [spoken(text), silence(PAUSE_S)]
    return save(path, np.concatenate(parts), rate, channels, subtype)


def save(
    path: Path, pcm: npt.NDArray[np.int16], rate: int = RATE, channels: int = 1, subtype: str | None = None
) -> Path:
    """16 kHz mono sound as a file of another kind; every channel holds the same."""
    samples = pcm if rate == RATE else soxr.resample(pcm, RATE, rate)
    soundfile.write(path, np.stack([samples] * channels, axis=1), rate, subtype=subtype)
    return path
