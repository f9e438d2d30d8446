"""A recording is an ear like any other, whatever it was recorded with."""

import itertools
import os
import stat
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from assistant.core.events import CHUNK, RATE
from assistant.ears.wavefile import chunks, write_wav
from assistant.errors import DeviceError
from tests.test_resample import pitch

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def tone(rate: int, channels: int, seconds: float = 1.0) -> npt.NDArray[np.float64]:
    mono = 0.3 * np.sin(2 * np.pi * 440 * np.arange(round(rate * seconds)) / rate)
    return np.repeat(mono[:, np.newaxis], channels, axis=1)


def heard(path: Path) -> npt.NDArray[np.int16]:
    return np.concatenate([np.frombuffer(chunk.pcm, "<i2") for chunk in chunks(path, START)])


@pytest.mark.parametrize("container", ["WAV", "FLAC"])
@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_any_rate_and_any_number_of_channels(
    tmp_path: Path, container: str, rate: int, channels: int
) -> None:
    path = tmp_path / f"said.{container.lower()}"
    soundfile.write(path, tone(rate, channels), rate, format=container)
    pcm = heard(path)
    assert len(pcm) == -(-RATE // CHUNK) * CHUNK
    assert not pcm[RATE:].any(), "the last chunk is filled up with silence"
    assert pitch(pcm[:RATE], RATE) == pytest.approx(440.0, abs=1.5)


@pytest.mark.parametrize("width", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW"])
def test_any_width_is_equally_loud(tmp_path: Path, width: str) -> None:
    path = tmp_path / "said.wav"
    soundfile.write(path, tone(RATE, 1), RATE, subtype=width)
    assert np.max(np.abs(heard(path))) == pytest.approx(0.3 * 32_768, rel=0.05)


def test_every_chunk_says_when_it_was_captured(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    soundfile.write(path, tone(RATE, 1), RATE)
    times = [chunk.captured_at for chunk in chunks(path, START)]
    assert times[0] == START
    assert {b - a for a, b in itertools.pairwise(times)} == {timedelta(milliseconds=32)}


def test_a_night_with_a_change_to_summer_time_has_no_hole(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    soundfile.write(path, tone(RATE, 1), RATE)
    before = datetime(2026, 3, 29, 1, 59, 59, 900_000, tzinfo=ZoneInfo("Europe/Berlin"))
    times = [chunk.captured_at for chunk in chunks(path, before)]
    assert times[-1].hour == 3
    assert times[-1].astimezone(UTC) - times[0].astimezone(UTC) < timedelta(seconds=1)


def test_a_long_recording_is_never_in_memory_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.flac"
    minute = np.zeros((60 * 48_000, 2), np.int16)
    with soundfile.SoundFile(path, "w", 48_000, 2) as file:
        for _ in range(10):
            file.write(minute)
    del minute
    tracemalloc.start()
    count = sum(1 for _ in chunks(path, START))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 600 * RATE // CHUNK
    assert peak < 5_000_000, "the file holds 115 million bytes of sound"


def halved(folder: Path, container: str) -> Path:
    path = folder / "said.wav"
    soundfile.write(path, np.random.default_rng(1).normal(0, 0.1, 4 * RATE), RATE, format=container)
    os.truncate(path, path.stat().st_size // 2)
    return path


def test_half_a_wav_is_heard_as_far_as_it_goes(tmp_path: Path) -> None:
    assert len(heard(halved(tmp_path, "WAV"))) == pytest.approx(2 * RATE, abs=CHUNK)


def test_half_a_flac_is_heard_as_far_as_it_goes_and_then_said_to_be_damaged(tmp_path: Path) -> None:
    listening = chunks(halved(tmp_path, "FLAC"), START)
    for _ in range(40):
        next(listening)
    with pytest.raises(DeviceError, match="damaged"):
        list(listening)


def test_the_ending_of_a_name_decides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "said.raw"
    soundfile.write(path, tone(RATE, 1), RATE, format="WAV")
    assert len(heard(path)) >= RATE


def broken(folder: Path, what: str) -> Path:
    path = folder / "said.wav"
    if what == "text":
        path.write_text("this is no sound\n")
    elif what == "empty file":
        path.touch()
    elif what == "no samples":
        soundfile.write(path, np.zeros(0, np.int16), RATE)
    elif what == "folder":
        path.mkdir()
    elif what == "half a header":
        path.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfm")
    return path


@pytest.mark.parametrize("what", ["text", "empty file", "no samples", "folder", "half a header", "missing"])
def test_what_cannot_be_heard_is_said_before_the_first_chunk(tmp_path: Path, what: str) -> None:
    path = broken(tmp_path, what)
    with pytest.raises(DeviceError, match=r"said\.wav") as caught:
        chunks(path, START)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_refused_file_is_not_left_open(tmp_path: Path) -> None:
    path = broken(tmp_path, "text")
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    for _ in range(5):
        with pytest.raises(DeviceError):
            chunks(path, START)
    after = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    assert after == before


def test_a_written_answer_is_private_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    path.touch(mode=0o644)
    said = np.arange(-500, 500, dtype=np.int16)
    write_wav(path, said, RATE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    np.testing.assert_array_equal(heard(path)[:1000], said)


@pytest.mark.parametrize("where", ["nowhere/answer.wav", "."])
def test_an_answer_that_cannot_be_written(tmp_path: Path, where: str) -> None:
    with pytest.raises(DeviceError, match="cannot be written"):
        write_wav(tmp_path / where, np.zeros(10, np.int16), RATE)
