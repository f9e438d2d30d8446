"""The only owner of PortAudio: lists devices, opens streams, and starts over when the sound system has gone.

PortAudio may be called by one thread at a time, and a call blocks for as long as the sound server hangs. So
every call is made by one thread of our own, and whoever asks waits for a few seconds and no longer.
"""

import atexit
import contextlib
import functools
import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, ParamSpec, TypeVar

import numpy as np
import numpy.typing as npt

from assistant.core.events import RATE
from assistant.errors import DeviceError

Kind = Literal["input", "output"]
Fill = Callable[[npt.NDArray[np.int16], float], None]
"""Gets the next block, shape (n,), as silence to write into, and when (monotonic) it will be heard."""

HEARD_BLOCK_S = 0.032
PLAYED_BLOCK_S = 0.02
STALL_S = 1.0
"""A stream that is not heard of for so long is lost, whatever it says of itself."""

_PATIENCE_S = 3.0  # opening a headset without a wire takes two
_CLOSE_S = 1.5
_SLACK_S = {"input": 0.05, "output": 0.1}  # latency asked for: a busy interpreter must not tear speech
_NAMES = {"input": "microphone", "output": "loudspeaker"}
_ANOTHER = "Close the program that is using it, or choose another device."
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Block(NamedTuple):
    """What the microphone hands over at once: mono int16, at the stream's own rate."""

    first: int
    """Number of its first sample in the stream: a number left out is sound that was lost."""
    arrived: float
    """When it was handed over, on the monotonic clock."""
    pcm: bytes


@dataclass(frozen=True, slots=True)
class Device:
    name: str
    rate: int
    """Samples a second it says it likes."""
    index: int


class Stream:
    """One open stream. `rate` is in samples a second, `generation` the start of PortAudio it belongs to."""

    def __init__(self, kind: Kind, found: Device, rate: int) -> None:
        self.kind = kind
        self.device = found
        self.rate = rate
        self.generation = _process.generation
        self.native: Any = None
        self._beat = time.monotonic()
        self._ended = False

    @property
    def alive(self) -> bool:
        """Did its callback run within the last second? Nothing else that a stream says of itself is true."""
        return not self._ended and time.monotonic() - self._beat < STALL_S

    def beat(self) -> float:
        """The callback runs. Returns when, on the monotonic clock."""
        self._beat = time.monotonic()
        return self._beat

    def end(self) -> None:
        self._ended = True

    def start(self) -> None:
        """Let it run, if it does not yet (an input does). Raises DeviceError."""
        _process.call(lambda: _start(self))

    def close(self) -> None:
        """Silence at once. Returns within 1.5 s; a hung stream is closed as soon as it lets go."""
        with contextlib.suppress(DeviceError):
            _process.call(lambda: _close(self), _CLOSE_S)


class _Process:
    """What there is of PortAudio in this process, and its one thread: it can be left to a call that hangs."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.generation = 0
        self._jobs: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="portaudio", daemon=True)
        self._starting = threading.Lock()

    def call(self, job: Callable[[], _T], patience_s: float = _PATIENCE_S) -> _T:
        """The job's result. Raises DeviceError when it takes too long; it is done all the same, later."""
        if threading.current_thread() is self._thread:
            return job()
        with self._starting:
            if not self._thread.is_alive():
                self._thread.start()
        future: Future[_T] = Future()
        self._jobs.put((future, job))
        try:
            return future.result(patience_s)
        except TimeoutError:
            future.add_done_callback(self._nobody_waits)
            hint = "Restart it (Linux: systemctl --user restart pipewire pulseaudio), or the computer."
            raise DeviceError("The sound system does not answer.", hint=hint) from None

    def farewell(self) -> None:
        if self._thread.is_alive():
            with contextlib.suppress(DeviceError):
                self.call(_close_all, _CLOSE_S)

    def _work(self) -> None:
        while True:
            future, job = self._jobs.get()
            try:
                future.set_result(job())
            except Exception as error:
                future.set_exception(error)

    def _nobody_waits(self, late: "Future[Any]") -> None:
        if late.exception() is None and isinstance(late.result(), Stream):
            self._jobs.put((Future(), lambda: _close(late.result())))


_process = _Process()
atexit.register(_process.farewell)


def _on_its_thread(work: Callable[_P, _T]) -> Callable[_P, _T]:
    @functools.wraps(work)
    def ask(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        return _process.call(lambda: work(*args, **kwargs))

    return ask


@_on_its_thread
def devices(kind: Kind) -> list[Device]:
    """What can be opened, in the system's order. Raises DeviceError where PortAudio is missing or hangs."""
    sd = _portaudio()
    try:
        found = list(enumerate(sd.query_devices()))
    except sd.PortAudioError:
        found = []
    usable = [(index, about) for index, about in found if about[f"max_{kind}_channels"] > 0]
    return [Device(about["name"], round(about["default_samplerate"]), index) for index, about in usable]


@_on_its_thread
def device(kind: Kind, name: str | None = None) -> Device:
    """The one of that name (whole, or a part no other has), or the default. Raises DeviceError."""
    there = devices(kind)
    if not there:
        raise DeviceError(f"There is no {_NAMES[kind]}.", hint="Plug one in, or see the sound settings.")
    if name is None:
        usual = _portaudio().query_hostapis(_portaudio().default.hostapi)[f"default_{kind}_device"]
        return next((one for one in there if one.index == usual), there[0])
    fits = [one for one in there if one.name == name][:1]  # several systems may offer the same device
    fits = fits or [one for one in there if name.casefold() in one.name.casefold()]
    if len({one.name for one in fits}) == 1:
        return fits[0]
    what = f"Which {_NAMES[kind]} is {name!r}?" if fits else f"There is no {_NAMES[kind]} named {name!r}."
    raise DeviceError(what, hint="There is: " + ", ".join(dict.fromkeys(one.name for one in fits or there)))


@_on_its_thread
def open_input(name: str | None, forced: int | None, blocks: "queue.Queue[Block | None]") -> Stream:
    """Listen, mono: at the forced rate, or at 16 kHz where the device agrees, else at its own.

    Puts blocks of `HEARD_BLOCK_S`, and None when the stream has ended. A full queue shows as a gap in
    `Block.first`. Raises DeviceError.
    """
    found = device("input", name)
    rate = _rate("input", found, [forced] if forced else [RATE, found.rate, 48_000, 44_100])
    stream = Stream("input", found, rate)
    heard = 0

    def take(data: Any, frames: int, _when: Any, _status: Any) -> None:
        nonlocal heard
        with contextlib.suppress(queue.Full):
            blocks.put_nowait(Block(heard, stream.beat(), bytes(data)))
        heard += frames

    def end() -> None:
        stream.end()
        with contextlib.suppress(queue.Full):
            blocks.put_nowait(None)

    return _start(_prepare(stream, HEARD_BLOCK_S, callback=take, finished_callback=end))


@_on_its_thread
def open_output(name: str | None, fill: Fill) -> Stream:
    """Get ready to play, mono, at a rate of the device's choice; `start` lets it ask `fill` for blocks."""
    found = device("output", name)
    stream = Stream("output", found, _rate("output", found, [found.rate, 48_000, 44_100]))

    def give(data: Any, _frames: int, when: Any, _status: Any) -> None:
        now = stream.beat()
        block = np.frombuffer(data, np.int16)
        block[:] = 0
        # The drivers' clocks start anywhere, and some stand still: only their difference is of use, if that.
        ahead = when.outputBufferDacTime - when.currentTime
        fill(block, now + (ahead if 0 <= ahead < STALL_S else stream.native.latency))

    return _prepare(stream, PLAYED_BLOCK_S, callback=give, finished_callback=stream.end)


@_on_its_thread
def restart(lost: int | None = None) -> None:
    """Start PortAudio afresh, so that it sees what was plugged in or came back; ends every stream.

    Does nothing if that was done since the generation `lost`, or while a loudspeaker is open and well: no
    answer is cut short to look for a microphone. Raises DeviceError if the sound system hangs.
    """
    sounding = any(one.kind == "output" and one.alive for one in _process.streams)
    if lost in (None, _process.generation) and not sounding:
        _close_all()
        _process.generation += 1
        sd = _portaudio()
        with contextlib.suppress(sd.PortAudioError):  # then there is no device: said by whoever opens one
            sd._initialize()


def _portaudio() -> Any:
    try:
        import sounddevice
    except OSError:
        hint = "Install the package libportaudio2 (Debian, Ubuntu: sudo apt install libportaudio2)."
        raise DeviceError("The sound library PortAudio is not installed.", hint=hint) from None
    # Its own farewell would wait for a hung sound server on the main thread, for ever.
    atexit.unregister(sounddevice._exit_handler)
    return sounddevice


def _rate(kind: Kind, found: Device, wanted: list[int]) -> int:
    sd = _portaudio()
    check = sd.check_input_settings if kind == "input" else sd.check_output_settings
    for rate in wanted:
        with contextlib.suppress(sd.PortAudioError):
            check(device=found.index, channels=1, dtype="int16", samplerate=rate)
            return rate
    raise DeviceError(f"The {_NAMES[kind]} {found.name!r} opens at none of {wanted} Hz.", hint=_ANOTHER)


def _prepare(stream: Stream, block_s: float, **how: Any) -> Stream:
    sd = _portaudio()
    native = sd.RawInputStream if stream.kind == "input" else sd.RawOutputStream
    how |= {"device": stream.device.index, "channels": 1, "dtype": "int16", "samplerate": stream.rate}
    with _said_plainly(stream):
        stream.native = native(blocksize=round(block_s * stream.rate), latency=_SLACK_S[stream.kind], **how)
        _process.streams.add(stream)
    return stream


def _start(stream: Stream) -> Stream:
    with _said_plainly(stream):
        if stream.native.stopped:
            stream.beat()
            stream.native.start()
    return stream


@contextlib.contextmanager
def _said_plainly(stream: Stream) -> Iterator[None]:
    try:
        yield
    except _portaudio().PortAudioError:
        _close(stream)
        what = f"The {_NAMES[stream.kind]} {stream.device.name!r} cannot be opened."
        raise DeviceError(what, hint=_ANOTHER) from None


def _close(stream: Stream) -> None:
    if stream in _process.streams:
        _process.streams.discard(stream)
        with contextlib.suppress(_portaudio().PortAudioError):
            stream.native.abort()
        stream.native.close(ignore_errors=True)


def _close_all() -> None:
    for stream in list(_process.streams):
        _close(stream)
    while _portaudio()._initialized:
        _portaudio()._terminate()
