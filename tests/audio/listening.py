"""`babysteps listen` as a real process, in a room made of virtual cards, with a person who speaks to it."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from assistant.core.events import RATE
from assistant.core.phrases import trouble
from assistant.core.turn import words_of
from assistant.ears import models
from assistant.ears.recognizer import Recognizer
from assistant.wiring import open_recognizer
from tests.audio.virtual_cards import VirtualCards, wait_until
from tests.commands import ROOT, command
from tests.speech import Pcm, silence, spoken, turn

PATIENCE_S = 60.0
"""For whatever takes a second or five on a machine that has nothing else to do."""
QUIET_S = 1.2
"""Longer than the pause between two sentences of an answer, and than the echo guard's tail."""
YOU = "   you: "


class Program:
    """A `listen` that runs: what it prints, line by line, and how it ends."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.printed: list[str] = []
        self.complaints: list[str] = []
        """What it wrote to stderr."""
        self._readers = [
            threading.Thread(target=self._read, args=(pipe, lines), daemon=True)
            for pipe, lines in ((process.stdout, self.printed), (process.stderr, self.complaints))
        ]
        for reader in self._readers:
            reader.start()

    @property
    def heard(self) -> list[str]:
        """The utterances, in the program's own ears' words."""
        return [line.removeprefix(YOU) for line in self.printed if line.startswith(YOU)]

    def says(self, text: str) -> bool:
        return any(text in line for line in self.printed)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for what the program brings about; fails when it takes too long, or the program has ended."""
        wait_until(lambda: condition() or self.process.poll() is not None, PATIENCE_S)
        assert condition(), "it ended too soon"

    def await_line(self, text: str) -> None:
        self.wait_until(lambda: self.says(text))

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.end()

    def end(self) -> int:
        """Its exit status, once it has ended by itself."""
        status = self.process.wait(PATIENCE_S)
        for reader in self._readers:
            reader.join(PATIENCE_S)
        return status

    def _read(self, pipe: IO[str], lines: list[str]) -> None:
        for line in pipe:
            print(line, end="")  # pytest shows it where a test fails
            lines.append(line.rstrip("\n"))


@contextmanager
def listening(env: dict[str, str], home: Path, wrapped_in: Sequence[str] = ()) -> Iterator[Program]:
    """`babysteps listen` with its files in `home`; killed, if it still runs when the block is left."""
    process = subprocess.Popen(
        [*wrapped_in, *command("listen")],
        cwd=ROOT,
        env=os.environ | env | {"BABYSTEPS_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    program = Program(process)
    try:
        yield program
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        program.end()


@dataclass
class Room:
    """A person, a running `listen`, and all that the loudspeaker has played."""

    cards: VirtualCards
    program: Program
    recorded: bytearray

    def say(self, words: str) -> str:
        """Say it after half a second, and again if the program asks for it. Returns what was heard."""
        said = np.concatenate([silence(0.5), spoken(words), silence(0.5)])
        return self.play(said, times=3)

    def say_at_once(self, words: str) -> str:
        """Say it as soon as the microphone captures. Returns what was heard."""
        return self.play(np.concatenate([spoken(words), silence(0.5)]))

    def play(self, said: Pcm, times: int = 1) -> str:
        self.program.wait_until(self.captures)
        count, told = len(self.program.heard), len(self.program.printed)
        with self.cards.sounding(said):
            self.program.wait_until(
                lambda: len(self.program.heard) > count or (times > 1 and self._not_understood(told))
            )
        if len(self.program.heard) == count:
            self.answer(len(self.recorded))
            return self.play(said, times - 1)
        return self.program.heard[-1]

    def _not_understood(self, since: int) -> bool:
        asked = [phrase.answer().sentences[0] for phrase in trouble.UNCLEAR]
        return any(each in line for line in self.program.printed[since:] for each in asked)

    def captures(self) -> bool:
        return bool(self.cards.listeners("mic"))

    def answer(self, since: int = 0) -> Pcm:
        """What the loudspeaker played from this byte of the recording on, when it has fallen silent."""
        self.program.wait_until(lambda: self.has_answered(since))
        return sound(self.recorded[since:])

    def has_answered(self, since: int, quiet_s: float = QUIET_S) -> bool:
        pcm = sound(self.recorded[since:])
        return loud(pcm) and not loud(pcm[-round(quiet_s * RATE) :])


@contextmanager
def room(
    cards: VirtualCards, home: Path, env: dict[str, str] | None = None, wrapped_in: Sequence[str] = ()
) -> Iterator[Room]:
    with (
        cards.recording() as recorded,
        listening(cards.env | (env or {}), home, wrapped_in) as program,
    ):
        yield Room(cards, program, recorded)


def sound(recorded: bytearray) -> Pcm:
    return np.frombuffer(bytes(recorded[: len(recorded) // 2 * 2]), "<i2").astype(np.int16)


def loud(pcm: Pcm) -> bool:
    return bool(pcm.size) and int(np.abs(pcm.astype(int)).max()) > 300


def a_recognizer() -> Recognizer:
    """The ear that the program uses itself, for what its loudspeaker played."""
    return open_recognizer(models.find(root=models.models_root(Path("nowhere"))))


def words_in(pcm: Pcm, recognizer: Recognizer) -> set[str]:
    recognizer.discard()
    recognizer.accept(turn(pcm).tobytes())
    return set(words_of(recognizer.finish().text))
