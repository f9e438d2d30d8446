"""What stands out from the quiet, and where it is quietest. By energy alone, in frames of 20 ms."""

import numpy as np
import numpy.typing as npt

from assistant.core.events import RATE

Pcm = npt.NDArray[np.int16]

FRAME = RATE // 50
"""Samples in one frame: 20 ms."""

_SILENT = 20.0
"""RMS that no microphone in use stays below while somebody speaks: 64 dB under full scale."""
_OVER_FLOOR = 2.0
"""Six decibels: frames of steady noise scatter less than that, and words more."""
_PAUSE = 15
"""Frames over which a pause is looked for: 0.3 s, longer than any consonant is silent."""


def loud_frames(pcm: Pcm) -> npt.NDArray[np.bool_]:
    """For every whole frame of `pcm`, whether it stands out from the quietest tenth of them."""
    levels = np.sqrt(_power(pcm))
    floor = np.percentile(levels, 10) if len(levels) else 0.0
    return levels > max(_SILENT, _OVER_FLOOR * float(floor))


def quietest(pcm: Pcm, first: int, last: int) -> int:
    """The sample in the middle of the quietest 0.3 s (the last such) of `pcm` between two of its samples."""
    power = _power(pcm[first:last])
    sums = np.convolve(power, np.ones(_PAUSE), mode="valid")
    found = len(sums) - 1 - int(np.argmin(sums[::-1]))
    return first + found * FRAME + _PAUSE * FRAME // 2


def _power(pcm: Pcm) -> npt.NDArray[np.float64]:
    frames = pcm[: len(pcm) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float64)
    return np.asarray(np.mean(frames**2, axis=1))
