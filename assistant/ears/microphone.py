"""The microphone as an ear: chunks in order, each with its time, and an honest word about what is missing.

What nobody tells it: PulseAudio may move the stream to the loudspeaker's monitor when a microphone is pulled
out. That monitor is exact digital silence while nothing is played, which no microphone is, so that it is told
as a fault within ten quiet seconds. PulseAudio moves the stream back when the microphone is there again.
"""

import queue
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from assistant import sound
from assistant.core.events import CHUNK, CHUNK_S, RATE, AudioLost, Chunk, Tick
from assistant.ears.resample import Resampler
from assistant.errors import DeviceError
from assistant.sound import Block
from assistant.timeline import JUMP_S, Timeline, later

_INBOX = round(120 / sound.HEARD_BLOCK_S)
"""Two minutes of blocks."""
_FIRST_BLOCK_S = 5.0
"""A headset without a wire takes its time to begin."""
_AGAIN_S = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 5.0)
"""Pauses before each try to find a lost microphone again; the last is repeated."""
_TELL_AFTER_S = 1.0
_DEAD_SILENCE_S = 10.0
_DRIFT_WINDOW_S = 2.0
_ALLOW = {
    "darwin": "Allow it to your terminal (System Settings, Privacy & Security, Microphone) and start again.",
    "win32": "Allow it to desktop apps (Settings, Privacy & security, Microphone); look for a mute key too.",
}.get(sys.platform, "See in the sound settings, alsamixer or pavucontrol whether it is muted or unplugged.")


@dataclass(frozen=True, slots=True)
class MicrophoneFault:
    """What a person should be told about the microphone, and what to do. The listening goes on."""

    what: str
    hint: str
    at: datetime


Arrival = Chunk | AudioLost | Tick | MicrophoneFault


class Microphone:
    """One microphone, by name or the system's default, at 16 kHz or at `rate` and resampled.

    Raises DeviceError if it cannot be opened at first; later it is looked for until it is back.
    """

    def __init__(self, timeline: Timeline, name: str | None = None, rate: int | None = None) -> None:
        self._timeline = timeline
        self._name = name
        self._forced_rate = rate
        self._closing = threading.Event()
        self._cutter = Cutter(timeline)
        self._dead_silence = DeadSilence()
        self._open()

    def chunks(self) -> Iterator[Arrival]:
        """All that is heard, until `close`; blocks, and is for one thread.

        The chunks and the lost seconds between them leave no gap. While there is no microphone, a Tick comes
        with the loss and with every try to find it.
        """
        while not self._closing.is_set():
            yield from self._listen()
            if not self._closing.is_set():
                yield from self._look_for_it()

    def close(self) -> None:
        """End `chunks`, from any thread. Returns within two seconds, whatever the sound system does."""
        self._closing.set()
        self._stream.close()

    def _open(self) -> None:
        blocks: queue.Queue[Block | None] = queue.Queue(_INBOX)
        self._stream = sound.open_input(self._name, self._forced_rate, blocks)
        self._blocks = blocks
        self._cutter.begin(self._stream.rate)
        if self._closing.is_set():
            self._stream.close()

    def _listen(self) -> Iterator[Arrival]:
        patience = _FIRST_BLOCK_S
        while not self._closing.is_set():
            try:
                block = self._blocks.get(timeout=patience)
            except queue.Empty:
                return
            if block is None:
                return
            patience = sound.STALL_S
            yield from self._cutter.cut(block)
            if self._dead_silence.begins(block, self._stream.rate):
                yield MicrophoneFault(
                    "The microphone is silent as if switched off.", _ALLOW, self._timeline.now()
                )

    def _look_for_it(self) -> Iterator[Arrival]:
        yield self._tick()
        lost: int | None = self._stream.generation
        self._stream.close()
        tries = 0
        told = False
        since = time.monotonic()
        while not self._closing.wait(_AGAIN_S[min(tries, len(_AGAIN_S) - 1)]):
            try:
                sound.restart(lost)
                self._open()
            except DeviceError as error:
                tries, lost = tries + 1, None
                yield self._tick()
                if not told and time.monotonic() - since > _TELL_AFTER_S:
                    told = True
                    yield MicrophoneFault("The microphone has gone.", error.hint, self._timeline.now())
            else:
                return

    def _tick(self) -> Tick:
        self._timeline.catch_up()
        return Tick(self._timeline.now())


class Cutter:
    """Cuts a microphone's blocks into chunks and dates them: the moment it began, plus the samples since.

    Where the audio and the clock have come apart by more than half a second, a block was left out, or the
    microphone was opened again, it starts afresh at the right moment and says how much is missing.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._until: datetime | None = None
        self.begin(RATE)

    def begin(self, rate: int) -> None:
        """The next block is the first of a new stream at this sample rate."""
        self._rate = rate
        self._origin: datetime | None = None
        self._expected = 0
        self._drift = _Drift()

    def cut(self, block: Block) -> Iterator[Chunk | AudioLost]:
        """The chunks that this block completes, after what is lost before it."""
        samples = np.frombuffer(block.pcm, "<i2")
        shift = self._shift(block, len(samples))
        if self._origin is None or shift or block.first != self._expected:
            origin = self._origin or self._timeline.at(
                block.arrived - (block.first + len(samples)) / self._rate
            )
            self._origin = later(origin, shift)
            yield from self._afresh(later(self._origin, block.first / self._rate))
        self._expected = block.first + len(samples)
        self._waiting += self._resampler.process(samples).tobytes()
        yield from self._whole_chunks()

    def _afresh(self, at: datetime) -> Iterator[AudioLost]:
        if self._until is not None:
            yield AudioLost(at, max(0.0, (at - self._until).total_seconds()))
        self._from = self._until = at
        self._cut = 0
        self._waiting = bytearray()
        self._resampler = Resampler(self._rate)

    def _whole_chunks(self) -> Iterator[Chunk]:
        size = 2 * CHUNK
        while len(self._waiting) >= size:
            captured_at = later(self._from, self._cut * CHUNK_S)
            self._cut += 1
            self._until = later(self._from, self._cut * CHUNK_S)
            pcm = bytes(self._waiting[:size])
            del self._waiting[:size]
            yield Chunk(pcm, captured_at)

    def _shift(self, block: Block, samples: int) -> float:
        """Seconds by which to put the clock of the audio right; 0.0 while it is."""
        jump = self._timeline.catch_up()
        if self._origin is None:
            return 0.0
        if jump:
            self._drift = _Drift()
            return jump
        heard_until = later(self._origin, (block.first + samples) / self._rate)
        behind = (self._timeline.at(block.arrived) - heard_until).total_seconds()
        return self._drift.seen(behind, samples / self._rate)


class _Drift:
    """How far the audio is behind the clock for good.

    A busy machine hands blocks over late and then all at once; only what every one is late by is lost.
    """

    def __init__(self) -> None:
        self._least = float("inf")
        self._watched_s = 0.0

    def seen(self, behind_s: float, length_s: float) -> float:
        """The drift (negative: ahead), where a window is full and it is too much; else 0.0."""
        self._least = min(self._least, behind_s)
        self._watched_s += length_s
        if self._watched_s < _DRIFT_WINDOW_S:
            return 0.0
        least = self._least
        self._least, self._watched_s = float("inf"), 0.0
        return least if abs(least) > JUMP_S else 0.0


class DeadSilence:
    """Notices exact digital zeros: a permission refused, a switch, a plug pulled; never a quiet room."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def begins(self, block: Block, rate: int) -> bool:
        """True once, when it has lasted for ten seconds; again only after a sound."""
        if any(block.pcm):
            self._seconds = 0.0
            return False
        before = self._seconds
        self._seconds += len(block.pcm) / 2 / rate
        return before < _DEAD_SILENCE_S <= self._seconds
