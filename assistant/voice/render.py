"""Text to sound: the only owner of pyttsx3, and of the espeak-ng library it drives on Linux.

What we say may hold a person's words, so a sentence is rendered in a process of its own: the text goes in on
stdin, the sound comes out on stdout. pyttsx3 can only write files; its file lies in a private folder, in
memory where the system has such a place, and is gone before the sound is handed on.

A worker renders one sentence, while the next worker waits with its engine loaded. So a hung engine can be
killed, a sentence always sounds the same (espeak-ng carries its state on from one to the next), and pyttsx3
is only asked for what it does dependably: the first file of a process.

This file is also the worker: `python -m assistant.voice.render WORDS_PER_MINUTE VOICE`.
Run on Linux; for macOS (NSSpeechSynthesizer) and Windows (SAPI 5) it is written, but has not been run.
"""

import contextlib
import ctypes
import io
import os
import subprocess
import sys
import wave
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from assistant import scratch
from assistant.errors import DeviceError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

CALM_PACE = 160
"""Words a minute; pyttsx3's own is 200."""

_PASSED_ON = frozenset(
    ("HOME", "LD_LIBRARY_PATH", "ESPEAK_DATA_PATH", "SYSTEMROOT", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
)
"""All that a worker sees of the environment: where Python, the engine and its voices are found."""


# --- the sound -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Speech:
    """Sound that is ready to be played."""

    pcm: "npt.NDArray[np.int16]"
    """Mono samples, shape (n,)."""
    rate: int
    """Samples a second."""

    @property
    def seconds(self) -> float:
        return len(self.pcm) / self.rate


def read_wave(source: IO[bytes]) -> Speech:
    """The sound of a RIFF file, mono int16. Raises wave.Error or EOFError for anything else, or for half."""
    import numpy as np  # here, because the worker has no use for it and would start three times as slowly

    with wave.open(source, "rb") as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise wave.Error("not mono int16")
        data = file.readframes(file.getnframes())
        if len(data) != 2 * file.getnframes():
            raise wave.Error("cut short")
        return Speech(np.frombuffer(data, "<i2").astype(np.int16), file.getframerate())


def _silence() -> Speech:
    import numpy as np

    return Speech(np.zeros(0, np.int16), 22_050)


# --- this side: who asks ---------------------------------------------------------------------------------


class Renderer:
    """Renders sentences, one at a time; for one thread. Leaves nothing on the disk, and nothing in a log."""

    def __init__(
        self, cache: Path, *, voice: str = "", words_per_minute: int = CALM_PACE, timeout_s: float = 10.0
    ) -> None:
        """`cache` holds the sound for a moment where memory has no folder; `voice` "" is the engine's own."""
        self.voice = voice
        self.words_per_minute = words_per_minute
        self._timeout_s = timeout_s
        self._place = scratch.place(cache)
        self._waiting: subprocess.Popen[bytes] | None = None
        scratch.sweep(self._place)

    def __enter__(self) -> Self:
        self.warm()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm(self) -> None:
        """Start the engine now, so that the first sentence need not wait for it. Returns at once."""
        self._waiting = self._waiting or self._start()

    def render(self, text: str) -> Speech:
        """The sound of `text`, read as plain words; none (0 samples) where there is nothing to be read.

        A worker that dies is replaced once. Raises DeviceError when the engine does not work or hangs.
        """
        words = _plain(text)
        if not words:
            return _silence()
        for _ in range(2):
            with contextlib.suppress(wave.Error, EOFError):
                speech = read_wave(io.BytesIO(self._ask(words)))
                self.warm()
                return speech
        raise DeviceError("The voice engine does not work.", hint=_hint(self.voice))

    def close(self) -> None:
        """End the waiting worker. Rendering again would start another."""
        if self._waiting:
            self._waiting.kill()
            self._waiting.communicate()
            self._waiting = None

    def _ask(self, words: str) -> bytes:
        """A RIFF file; nothing when the worker died."""
        worker, self._waiting = self._waiting or self._start(), None
        try:
            found, _ = worker.communicate(words.encode(), self._timeout_s)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.communicate()
            scratch.sweep(self._place)
            raise DeviceError("The voice engine hangs.", hint=_hint(self.voice)) from None
        if worker.returncode == 0:
            return found
        scratch.sweep(self._place)
        return b""

    def _start(self) -> subprocess.Popen[bytes]:
        root = Path(__file__).parents[2]
        environment = {name: value for name, value in os.environ.items() if name in _PASSED_ON}
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "assistant.voice.render", str(self.words_per_minute), self.voice],
            env=environment | {"PYTHONPATH": str(root), "TMPDIR": str(self._place)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is meant for us: there may be a goodbye to be said
        )


def _plain(text: str) -> str:
    """`text` without what an engine takes for an order: control characters, <tags> (SAPI), [[…]] (macOS)."""
    return "".join(c if c.isprintable() and c not in "<>[]" else " " for c in text).strip()


def _hint(voice: str) -> str:
    if voice:
        return f"Is there a voice called {voice!r}? Leave it out of the settings to use the engine's own."
    if sys.platform == "linux":
        return "Install the package espeakng-loader, or your system's espeak-ng; is ESPEAK_DATA_PATH right?"
    return "See that your system's own speech works, in its settings for accessibility."


# --- the other side: the worker --------------------------------------------------------------------------


def main() -> None:
    """Load the engine, read one text from stdin until its end, write its sound to stdout as a RIFF file."""
    os.umask(0o077)
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)  # pyttsx3 prints
        engine = _engine()
        text = sys.stdin.buffer.read().decode()
        if text:  # there is none when the program ended while this worker waited
            answer.write(_rendered(engine, text))


def _engine() -> Any:
    """pyttsx3, ready to render at the pace and with the voice on the command line."""
    if sys.platform == "linux":
        _load_espeak()
    import pyttsx3  # only now: it looks for the engine while it is imported

    engine = pyttsx3.init()
    engine.connect("error", lambda name, exception: sys.exit(1))
    _, words_per_minute, voice = sys.argv
    if voice:
        engine.setProperty("voice", voice)
    engine.setProperty("rate", int(words_per_minute))
    if engine.driver_name == "espeak":
        _settle(engine)
    return engine


def _load_espeak() -> None:
    """Let pyttsx3 find the espeak-ng of espeakng-loader; without that package it finds the system's own."""
    with contextlib.suppress(ImportError, OSError):
        import espeakng_loader

        ctypes.CDLL(espeakng_loader.get_library_path(), ctypes.RTLD_GLOBAL)
        os.environ.setdefault("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())


def _settle(engine: Any) -> None:
    """Work around two faults of pyttsx3 2.99 with espeak-ng, whose commands wait in a queue of its own.

    It applies settings when its loop begins and cancels what still waits when its loop ends, at times the
    settings: they are applied here, and waited for. And it says that a text is ten times as long as it is;
    espeak-ng copies all that, and crashes over a long one.
    """
    from pyttsx3.drivers import _espeak

    engine.proxy.setBusy(False)
    _espeak.Synchronize()
    synth = _espeak.cSynth
    _espeak.cSynth = lambda text, _, *rest: synth(text, len(text) + 1, *rest)


def _rendered(engine: Any, text: str) -> bytes:
    """A RIFF file of `text`; the file it lay in is gone again."""
    with scratch.folder(Path(os.environ["TMPDIR"])) as folder:
        path = folder / ("speech.aiff" if sys.platform == "darwin" else "speech.wav")
        engine.save_to_file(text, str(path))
        engine.runAndWait()
        return _riff(path).read_bytes()


def _riff(path: Path) -> Path:
    """The file itself; on macOS, where the engine writes AIFF, the same sound by the system's converter."""
    if sys.platform != "darwin":
        return path
    riff = path.with_suffix(".wav")
    subprocess.run(["/usr/bin/afconvert", "-f", "WAVE", "-d", "LEI16", "-c", "1", path, riff], check=True)
    return riff


if __name__ == "__main__":
    main()
