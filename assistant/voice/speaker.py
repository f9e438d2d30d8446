"""The loudspeaker: plays what is due when it is due, falls silent at once, tells what was really heard."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from assistant import sound
from assistant.ears.resample import Resampler
from assistant.errors import DeviceError
from assistant.timeline import Timeline

_IDLE_S = 3.0
"""An answer often follows another; after that the device is given back."""
_CLOSE_S = 2.0


@dataclass(frozen=True, slots=True)
class Played:
    """One piece of sound is over."""

    begun_at: datetime
    ended_at: datetime
    """When its last sample left the loudspeaker; equal to `begun_at` if none did."""
    cut: bool
    """It was stopped before its end."""


@dataclass(slots=True, eq=False)
class _Piece:
    pcm: npt.NDArray[np.int16]
    rate: int
    start: float
    """Monotonic; in the past for at once."""
    stops: int
    """How often `stop` had been called when it was asked for."""
    done: int = 0
    """Samples handed to the device."""
    begun: float | None = None
    ended: float | None = None
    was_cut: bool = False

    @property
    def has_left(self) -> bool:
        """The loudspeaker has played its last sample: nobody is told of an end that is still to be heard."""
        return self.done == len(self.pcm) and time.monotonic() >= (self.ended or 0.0)

    def fit(self, rate: int) -> None:
        """What is left of it is played at this sample rate."""
        if rate != self.rate:
            resampler = Resampler(self.rate, rate)
            self.pcm = np.concatenate([resampler.process(self.pcm[self.done :]), resampler.finish()])
            self.rate, self.done = rate, 0

    def fill(self, block: npt.NDArray[np.int16], leaves: float) -> None:
        """Put what is due into a block, shape (n,), that leaves the loudspeaker at `leaves` (monotonic)."""
        early = 0.0 if self.begun else self.start - leaves
        begin = min(max(0, round(early * self.rate)), len(block))
        part = self.pcm[self.done : self.done + len(block) - begin]
        if part.size:
            block[begin : begin + part.size] = part
            self.done += part.size
            self.begun = self.begun or leaves + begin / self.rate
            self.ended = leaves + (begin + part.size) / self.rate

    def cut(self, at: float) -> None:
        """What has not left the loudspeaker by then never will."""
        self.was_cut = True
        self.ended = self.ended and min(self.ended, at)


class Speaker:
    """One loudspeaker, by name or the system's default. Its stream is open while anything is scheduled.

    Every `play` is told to `on_played` exactly once, in order, on a thread of the speaker's own: as Played
    when the last sample has left or was cut off, as DeviceError when it could not be played.
    Raises DeviceError if there is no such loudspeaker to begin with.
    """

    def __init__(
        self, timeline: Timeline, on_played: Callable[[Played | DeviceError], None], name: str | None = None
    ) -> None:
        sound.device("output", name)
        self._timeline = timeline
        self._on_played = on_played
        self._name = name
        self._stops = 0
        self._stopped = threading.Event()
        self._playing: _Piece | None = None
        self._stream: sound.Stream | None = None
        self._scheduled: queue.SimpleQueue[_Piece | None] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._work, name="speaker", daemon=True)
        self._worker.start()

    def play(self, pcm: npt.NDArray[np.int16], rate: int, start_at: datetime | None = None) -> None:
        """Play mono sound, shape (n,), at `start_at` or at once, after all that was scheduled before.

        Does not wait.
        """
        start = self._timeline.monotonic(start_at) if start_at else 0.0
        self._scheduled.put(_Piece(pcm, rate, start, self._stops))

    def stop(self) -> None:
        """Cut off what is playing, at once, and drop what is scheduled. Does not wait."""
        self._stops += 1
        self._stopped.set()

    def close(self) -> None:
        """Stop, and give the device back. Returns within two seconds, whatever the sound system does."""
        self.stop()
        self._scheduled.put(None)
        self._worker.join(_CLOSE_S)

    def _work(self) -> None:
        while True:
            try:
                piece = self._scheduled.get(timeout=_IDLE_S if self._stream else None)
            except queue.Empty:
                self._give_back()
                continue
            if piece is None:
                self._give_back()
                return
            self._on_played(self._perform(piece))

    def _perform(self, piece: _Piece) -> Played | DeviceError:
        try:
            self._play_through(piece)
        except DeviceError:
            try:
                self._start_over()
                self._play_through(piece)
            except DeviceError as error:
                self._give_back()
                return error
        return self._played(piece)

    def _play_through(self, piece: _Piece) -> None:
        self._stopped.clear()
        stream = None
        while piece.stops == self._stops and not piece.has_left:
            stream = stream or self._begin(piece)
            if not stream.alive:
                raise DeviceError("The loudspeaker has gone.", hint="Plug it in again, or choose another.")
            self._stopped.wait(sound.PLAYED_BLOCK_S)
        if piece.stops != self._stops:
            self._give_back()  # drops what the device has still to play, too
            piece.cut(time.monotonic())

    def _begin(self, piece: _Piece) -> sound.Stream:
        self._playing = None
        if self._stream is None or not self._stream.alive:
            self._give_back()
            self._stream = sound.open_output(self._name, self._fill)
        piece.fit(self._stream.rate)
        self._playing = piece  # before the start, so that the very first block is sound
        self._stream.start()
        return self._stream

    def _start_over(self) -> None:
        """What was lost may be there again, under another number that only a fresh PortAudio knows."""
        self._playing = None
        lost = self._stream.generation if self._stream else None
        self._give_back()
        sound.restart(lost)

    def _give_back(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _fill(self, block: npt.NDArray[np.int16], leaves: float) -> None:
        """One block, on the device's own thread: no waiting and no device call in here."""
        piece = self._playing
        if piece and piece.stops == self._stops:
            piece.fill(block, leaves)

    def _played(self, piece: _Piece) -> Played:
        ended = piece.ended or time.monotonic()
        return Played(self._timeline.at(piece.begun or ended), self._timeline.at(ended), piece.was_cut)
