"""Sentences that must still be heard when the voice engine fails: our own words, rendered once at set-up."""

import hashlib
import os
import wave
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import DeviceError
from assistant.voice.render import Renderer, Speech, read_wave


class FixedSentences:
    """Sentences kept as WAV files (0600) in a folder of their own (0700). They hold nobody's words."""

    def __init__(self, folder: Path, renderer: Renderer) -> None:
        self._folder = folder
        self._renderer = renderer

    def prepare(self, sentences: Mapping[str, str]) -> None:
        """Render what is not kept yet, or no longer whole, of `sentences` (name to text).

        Raises DeviceError when there is such a sentence, and the engine or the folder fails.
        """
        for text in sentences.values():
            if self.speech(text) is None:
                self._keep(text, self._renderer.render(text))

    def speech(self, text: str) -> Speech | None:
        """The sound of a prepared sentence, without the engine; None when it is not there, or damaged."""
        try:
            with self._file(text).open("rb") as file:
                return read_wave(file)
        except (OSError, EOFError, wave.Error):
            return None

    def _keep(self, text: str, speech: Speech) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(self._file(text), speech)
        except OSError as error:
            raise DeviceError(
                f"The fixed sentences cannot be kept in {self._folder}: {error.strerror}.",
                hint="They are heard when the voice fails; make room there, or see who may write.",
            ) from error

    def _file(self, text: str) -> Path:
        """Named after all that decides its sound, so that whatever is changed is rendered anew."""
        manner = f"{self._renderer.voice}\n{self._renderer.words_per_minute}\n{text}"
        return self._folder / f"{hashlib.sha256(manner.encode()).hexdigest()}.wav"


def _write(path: Path, speech: Speech) -> None:
    """Whole or not at all: a half-written file would be silence at the wrong moment."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with wave.open(file, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(speech.rate)
            sound.writeframes(speech.pcm.astype("<i2").tobytes())
        os.fsync(file.fileno())
    part.replace(path)
