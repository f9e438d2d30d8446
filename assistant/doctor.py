"""Is everything here that is needed? Each part is really tried: opened, listened to, made to speak."""

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import numpy as np

from assistant import sound
from assistant.core.events import Chunk
from assistant.core.phrases import session
from assistant.ears.microphone import Microphone
from assistant.ears.models import HOW_TO_GET, State, listing, models_root
from assistant.errors import AssistantError, JournalError, ModelError
from assistant.journal import describe
from assistant.journal.backup import backups
from assistant.report import error_line
from assistant.settings import Folders, Settings
from assistant.timeline import Timeline
from assistant.understanding.encoder import FOLDER
from assistant.understanding.reading import read
from assistant.wiring import find_model, open_recognizer, open_renderer

LISTEN_CHUNKS = 31
"""One second."""


@dataclass(frozen=True, slots=True)
class Finding:
    part: str
    ok: bool
    says: str

    @property
    def line(self) -> str:
        return f"{'ok  ' if self.ok else 'LOOK'} {self.part:<12} {self.says}"


def examine(settings: Settings, folders: Folders, journal: Path) -> Iterator[Finding]:
    """One finding a part, each as soon as it is known."""
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("Python", python),
        ("recogniser", lambda: recogniser(settings, folders)),
        ("reading", reading),
        ("microphone", lambda: microphone(settings)),
        ("loudspeaker", lambda: loudspeaker(settings)),
        ("voice", lambda: voice(settings, folders)),
        ("journal", lambda: kept_words(journal)),
    )
    for part, check in checks:
        try:
            yield Finding(part, True, check())
        except (AssistantError, OSError) as error:
            yield Finding(part, False, error_line(error))


def python() -> str:
    return f"{platform.python_version()} on {platform.system()} ({sys.executable})"


def recogniser(settings: Settings, folders: Folders) -> str:
    """Which and why; every byte of it is looked at, and it is loaded."""
    found = find_model(settings, folders)
    for here in listing(models_root(folders.data), deep=True):
        if here.path == found.path and here.state is State.DAMAGED:
            raise ModelError(f"{here.note}.", hint=HOW_TO_GET[found.engine])
    open_recognizer(found)
    sha256 = f", sha256 {found.sha256[:12]}…" if found.sha256 else ""
    return f"{found.engine}: {found.name} ({found.why}) in {found.path}{sha256}"


def reading() -> str:
    """The model that tells a step from a stumble is loaded, and asked."""
    size = sum(path.stat().st_size for path in FOLDER.glob("*.*") if path.is_file())
    told = read("I walked to the mailbox")
    return f"{FOLDER}, {size / 1e6:.0f} MB ({told.kind}, {told.confidence:.0%})"


def microphone(settings: Settings) -> str:
    """Its name and rate, and how loud the room is: dB below the loudest that fits."""
    heard = Microphone(Timeline(UTC), settings.microphone, settings.microphone_rate)
    try:
        samples = np.concatenate([np.frombuffer(chunk.pcm, "<i2") for chunk in second_of(heard)])
    finally:
        heard.close()
    loudness = float(np.sqrt(np.mean(np.square(samples.astype(np.float64))))) / 32768
    device = sound.device("input", settings.microphone)
    level = f"{20 * np.log10(loudness):.0f} dB" if loudness else "no sound at all: is it muted?"
    return f"{device.name}, {device.rate} Hz, heard {level}"


def second_of(heard: Microphone) -> Iterator[Chunk]:
    number = 0
    for arrival in heard.chunks():
        if isinstance(arrival, Chunk):
            yield arrival
            number += 1
        if number == LISTEN_CHUNKS:
            return


def loudspeaker(settings: Settings) -> str:
    device = sound.device("output", settings.speaker)
    return f"{device.name}, {device.rate} Hz"


def voice(settings: Settings, folders: Folders) -> str:
    with open_renderer(settings, folders) as renderer:
        speech = renderer.render(session.READY.answer().text)
    return f"pyttsx3, {settings.words_per_minute} words a minute, {speech.rate} Hz"


def kept_words(journal: Path) -> str:
    state = describe(journal)
    if not state.writable:
        raise JournalError(f"{state.path} cannot be written.", hint="See who owns it and its folder.")
    if not state.exists:
        return f"{state.path} will be made when you first speak"
    waiting = f", {state.waiting} still to be filed" if state.waiting else ""
    copies = backups(journal)
    copied = f", last copied {copies[0].at:%Y-%m-%d}" if copies else ""
    return f"{state.path}, {state.rows} entries{waiting}{copied}, version {state.version}, can be written"
