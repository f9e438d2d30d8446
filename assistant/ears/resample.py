"""The owner of soxr: any sample rate to any other, as a stream, without a seam between the pieces."""

import numpy as np
import numpy.typing as npt
import soxr

from assistant.core.events import RATE

Samples = npt.NDArray[np.int16] | npt.NDArray[np.float32]


class Resampler:
    """Mono sound from one rate to another. What comes out lags a little behind; `finish` gives the rest.

    The length stays right however long it runs: n samples in give n * rate_out / rate_in out, to the sample.
    """

    def __init__(self, rate_in: int, rate_out: int = RATE) -> None:
        self._same = rate_in == rate_out
        self._stream = soxr.ResampleStream(rate_in, rate_out, 1, dtype="float32")

    def process(self, samples: Samples) -> npt.NDArray[np.int16]:
        """The next samples, shape (n,), int16 or float32 in -1..1 (louder is clipped) → int16, shape (m,)."""
        return self._convert(samples, last=False)

    def finish(self) -> npt.NDArray[np.int16]:
        """The samples still under way. Nothing may be processed after."""
        return self._convert(np.zeros(0, np.float32), last=True)

    def _convert(self, samples: Samples, last: bool) -> npt.NDArray[np.int16]:
        if self._same:
            return _to_int16(samples)
        return _to_int16(self._stream.resample_chunk(_to_float(samples), last))


def _to_float(samples: Samples) -> npt.NDArray[np.float32]:
    if samples.dtype == np.int16:
        return samples.astype(np.float32) / np.float32(32768)
    return np.nan_to_num(samples).astype(np.float32, copy=False)


def _to_int16(samples: Samples) -> npt.NDArray[np.int16]:
    if samples.dtype == np.int16:
        return samples.astype(np.int16, copy=False)
    scaled = np.rint(np.nan_to_num(samples).astype(np.float32) * np.float32(32768))
    whole: npt.NDArray[np.int16] = np.clip(scaled, -32768, 32767).astype(np.int16)
    return whole
