"""The owner of soundfile: recordings as ears, and answers as files one can play."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from assistant.core.events import CHUNK, CHUNK_S, Chunk
from assistant.ears.resample import Resampler
from assistant.errors import DeviceError
from assistant.timeline import later

_BLOCK = 4_096
"""Frames read at once: an hour of sound is never in memory whole."""


def chunks(path: Path, start: datetime) -> Iterator[Chunk]:
    """The sound of a WAV or FLAC file, of any rate, width and channel count, as 16 kHz mono.

    The first sample counts as captured at `start`; the last chunk is filled up with silence.
    Raises DeviceError at once for a file that cannot be heard; for a damaged one after its last good sound.
    """
    return _cut(_open(path), start)


def write_wav(path: Path, pcm: npt.NDArray[np.int16], rate: int) -> None:
    """Write mono int16 sound, shape (n,), as a WAV file that only its owner can read.

    Raises DeviceError where it cannot be written.
    """
    try:
        with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            os.chmod(path, 0o600)  # a file that was already there keeps its old rights otherwise
            soundfile.write(file, pcm, rate, subtype="PCM_16", format="WAV")
    except (OSError, soundfile.SoundFileError) as error:
        raise DeviceError(
            f"The sound file {path} cannot be written: {_reason(error)}.",
            hint="Choose a folder you may write to, with some space left.",
        ) from None


def _open(path: Path) -> soundfile.SoundFile:
    try:
        # By number, not by name: soundfile would believe a name's ending more than the bytes.
        sound = soundfile.SoundFile(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)), closefd=True)
    except OSError as error:
        raise DeviceError(
            f"The sound file {path} cannot be opened: {_reason(error)}.",
            hint="Give the path of a WAV or FLAC file.",
        ) from None
    except soundfile.SoundFileError:
        raise DeviceError(
            f"{path} is not a sound file this program can read.",
            hint="Give a WAV or FLAC file with sound in it.",
        ) from None
    if sound.frames == 0:
        sound.close()
        raise DeviceError(f"The sound file {path} has no sound in it.", hint="Record it again.")
    return sound


def _cut(sound: soundfile.SoundFile, start: datetime) -> Iterator[Chunk]:
    waiting = np.zeros(0, np.int16)
    cut = 0
    for piece in _pieces(sound):
        waiting = np.concatenate([waiting, piece])
        whole = len(waiting) // CHUNK
        for chunk in waiting[: whole * CHUNK].reshape(whole, CHUNK):
            yield Chunk(chunk.tobytes(), later(start, cut * CHUNK_S))
            cut += 1
        waiting = waiting[whole * CHUNK :]
    if waiting.size:
        yield Chunk(np.pad(waiting, (0, CHUNK - waiting.size)).tobytes(), later(start, cut * CHUNK_S))


def _pieces(sound: soundfile.SoundFile) -> Iterator[npt.NDArray[np.int16]]:
    resampler = Resampler(sound.samplerate)
    damage: DeviceError | None = None
    with sound:
        try:
            for frames in sound.blocks(_BLOCK, dtype="float32", always_2d=True):
                yield resampler.process(np.nan_to_num(frames).mean(axis=1))
        except soundfile.SoundFileError:
            damage = DeviceError(
                "The sound file is damaged: the rest of it was not heard.", hint="Copy it again."
            )
    yield resampler.finish()
    if damage:
        raise damage


def _reason(error: Exception) -> str:
    return (error.strerror or "no reason given").lower() if isinstance(error, OSError) else "unknown format"
