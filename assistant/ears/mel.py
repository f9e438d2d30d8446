"""The picture of sound that Whisper was trained on: a log-mel spectrogram.

Source: Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision" (2022), section 2.2;
the mel scale is Slaney's (Auditory Toolbox, 1998), as librosa draws it.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from assistant.core.events import RATE

BANDS = 80
HOP = 160
"""Samples from one column to the next: 10 ms."""

_WINDOW = 400
_LINEAR_HZ = 200 / 3
_BREAK_HZ = 1000.0
_BREAK_MEL = _BREAK_HZ / _LINEAR_HZ
_LOG_STEP = np.log(6.4) / 27

Columns = npt.NDArray[np.float32]


def log_mel(pcm: npt.NDArray[np.int16], seconds: int) -> Columns:
    """`pcm` (16 kHz mono, at most `seconds` long) as `(80, seconds * 100)`, padded with digital silence."""
    samples = np.zeros(seconds * RATE + _WINDOW, np.float32)
    half = _WINDOW // 2
    samples[half : half + len(pcm)] = pcm
    samples /= 32768
    samples[:half] = samples[2 * half : half : -1]
    windows = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[: seconds * RATE : HOP]
    power = np.abs(np.fft.rfft(windows * _hann())) ** 2
    # einsum, because a matrix product wakes every BLAS thread, and they spin on another person's core.
    bands = np.einsum("mb,tb->mt", _filters(), power.astype(np.float32))
    columns = np.log10(np.maximum(bands, 1e-10))
    scaled: Columns = (np.maximum(columns, columns.max() - 8) + 4) / 4
    return scaled


@cache
def _hann() -> npt.NDArray[np.float32]:
    return np.hanning(_WINDOW + 1)[:-1].astype(np.float32)


@cache
def _filters() -> npt.NDArray[np.float32]:
    """Triangles of equal area, `(80, 201)`: linear up to 1 kHz, logarithmic from there to 8 kHz."""
    top = _BREAK_MEL + np.log(RATE / 2 / _BREAK_HZ) / _LOG_STEP
    mels = np.linspace(0, top, BANDS + 2)
    edges = np.where(
        mels < _BREAK_MEL, mels * _LINEAR_HZ, _BREAK_HZ * np.exp(_LOG_STEP * (mels - _BREAK_MEL))
    )
    bins = np.fft.rfftfreq(_WINDOW, 1 / RATE)
    rising = (bins - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - bins) / np.diff(edges)[1:, None]
    triangles = np.maximum(0, np.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None]
    return np.asarray(triangles, np.float32)
