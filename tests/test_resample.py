"""One rate to another: the length, the pitch and the loudness stay."""

import numpy as np
import numpy.typing as npt
import pytest

from assistant.core.events import RATE
from assistant.ears.resample import Resampler


def tone(seconds: float, rate: int, hertz: float = 440.0) -> npt.NDArray[np.int16]:
    time = np.arange(round(seconds * rate)) / rate
    wave: npt.NDArray[np.int16] = np.rint(10_000 * np.sin(2 * np.pi * hertz * time)).astype(np.int16)
    return wave


def pitch(pcm: npt.NDArray[np.int16], rate: int) -> float:
    spectrum = np.abs(np.fft.rfft(pcm * np.hanning(len(pcm))))
    return float(np.argmax(spectrum) * rate / len(pcm))


def stream(resampler: Resampler, pcm: npt.NDArray[np.int16], piece: int) -> npt.NDArray[np.int16]:
    pieces = [resampler.process(pcm[at : at + piece]) for at in range(0, len(pcm), piece)]
    return np.concatenate([*pieces, resampler.finish()])


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
def test_a_tone_keeps_its_length_and_its_pitch(rate: int) -> None:
    heard = stream(Resampler(rate), tone(2.0, rate), piece=rate // 31)
    assert len(heard) == 2 * RATE
    assert pitch(heard, RATE) == pytest.approx(440.0, abs=1.0)
    assert np.max(np.abs(heard)) == pytest.approx(10_000, rel=0.05)


def test_ten_minutes_at_44100_do_not_drift_by_a_sample() -> None:
    resampler = Resampler(44_100)
    minute = np.zeros(60 * 44_100, np.int16)
    heard = sum(len(resampler.process(minute)) for _ in range(10)) + len(resampler.finish())
    assert heard == 600 * RATE


def test_the_pieces_have_no_seam() -> None:
    sound = tone(1.0, 48_000)
    in_one = stream(Resampler(48_000), sound, piece=len(sound))
    in_many = stream(Resampler(48_000), sound, piece=1_536)
    np.testing.assert_array_equal(in_one, in_many)


def test_it_goes_up_as_well() -> None:
    heard = stream(Resampler(22_050, 48_000), tone(1.0, 22_050), piece=4_000)
    assert len(heard) == 48_000
    assert pitch(heard, 48_000) == pytest.approx(440.0, abs=1.5)


def test_what_is_too_loud_is_clipped_and_what_is_no_number_is_silence() -> None:
    loud = np.array([2.0, -2.0, np.nan, 0.5], np.float32)
    np.testing.assert_array_equal(Resampler(RATE).process(loud), [32_767, -32_768, 0, 16_384])
