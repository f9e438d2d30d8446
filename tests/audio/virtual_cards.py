"""A microphone and a loudspeaker on a machine that has none: a PulseAudio of our own, in a private folder.

Needs pulseaudio, pulseaudio-utils and libasound2-plugins; no systemd, no dbus, no rights. What is played into
`mic_in` is what the microphone hears; `spk.monitor` is what the loudspeaker plays.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE = 16_000
NEEDED = ("pulseaudio", "pactl", "pacat", "parec")
_FORMAT = f"rate={RATE} channels=1 format=s16le"
_HUM = 0.001
"""Its amplitude, of full scale."""
_ALSA = """\
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.vmic { type pulse device "mic" hint { show on description "virtual mic" } }
pcm.vspk { type pulse device "spk" hint { show on description "virtual speaker" } }
"""


def missing() -> str:
    """Why there can be no virtual cards here; empty if there can."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    return f"the virtual sound cards need {', '.join(absent)}" if absent else ""


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    """Look again and again until it is so; fails after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        threading.Event().wait(0.02)


class VirtualCards:
    """The two cards. `env` is what a process needs to see them and no others.

    With `echo` (milliseconds, 0..1) the microphone also hears the loudspeaker, so much later and so loud.
    With `hum` it hears a quiet hum, as in a room: a null source alone is exact digital silence: a fault.
    """

    def __init__(self, folder: Path, echo: tuple[int, float] | None = None, hum: bool = False) -> None:
        self._folder = folder
        self._echo = echo
        self._hum = hum
        self._daemon: subprocess.Popen[bytes] | None = None
        (folder / "alsa.conf").write_text(_ALSA)
        self.env = {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_SERVER": f"unix:{folder}/native",
            "ALSA_CONFIG_PATH": str(folder / "alsa.conf"),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }

    def start(self) -> None:
        """Start the daemon, again on the same socket if there was one before."""
        (self._folder / "native").unlink(missing_ok=True)
        options = "--exit-idle-time=-1 --disallow-exit --use-pid-file=no --realtime=no --high-priority=no"
        loads = [part for module in self._modules() for part in ("-L", module)]
        with (self._folder / "pulse.log").open("wb") as log:
            self._daemon = subprocess.Popen(
                ["pulseaudio", "-n", "--daemonize=no", *options.split(), *loads],
                env=os.environ | self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: self._control("info").returncode == 0, 10)
        self._control("set-default-source", "mic")
        self._control("set-default-sink", "spk")
        if self._hum:  # only now: what already plays into the default sink moves along with it
            self._control("load-module", "module-sine", "sink=mic_in", "frequency=50")
        self._set_volumes()

    def kill(self) -> None:
        """The daemon dies without a word."""
        assert self._daemon
        self._daemon.kill()
        self._daemon.wait()

    def hang(self) -> None:
        assert self._daemon
        self._daemon.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._daemon
        self._daemon.send_signal(signal.SIGCONT)

    def listeners(self, source: str) -> list[int]:
        """The sample rate, in Hz, of every stream that is captured from `source`."""
        number = {name: number for number, name in self._rows("sources", 2)}.get(source)
        found = self._rows("source-outputs", 5)
        return [int(spec.split()[-1].removesuffix("Hz")) for _, of, *_, spec in found if of == number]

    def unplug_microphone(self) -> None:
        self._control("unload-module", "module-remap-source")

    @contextlib.contextmanager
    def sounding(self, pcm: npt.NDArray[np.int16], rate: int = RATE) -> Iterator[None]:
        """The microphone hears this from now on, until the block is left; shape (n,)."""
        command = ["pacat", "--raw", "--device=mic_in", f"--rate={rate}", "--channels=1", "--format=s16le"]
        with subprocess.Popen(command, env=os.environ | self.env, stdin=subprocess.PIPE) as player:
            threading.Thread(target=_pour, args=(player, pcm.tobytes()), daemon=True).start()
            try:
                yield
            finally:
                player.kill()

    @contextlib.contextmanager
    def recording(self) -> Iterator[bytearray]:
        """What the loudspeaker plays, 16 kHz mono int16, growing until the block is left."""
        command = [
            "parec",
            "--raw",
            "--device=spk.monitor",
            f"--rate={RATE}",
            "--channels=1",
            "--format=s16le",
        ]
        with subprocess.Popen(
            [*command, "--latency-msec=20"], env=os.environ | self.env, stdout=subprocess.PIPE
        ) as recorder:
            recorded = bytearray()
            reader = threading.Thread(target=_drain, args=(recorder, recorded), daemon=True)
            reader.start()
            wait_until(lambda: bool(recorded), 5)
            try:
                yield recorded
            finally:
                recorder.kill()
                reader.join()

    def _modules(self) -> Iterator[str]:
        yield f"module-native-protocol-unix auth-anonymous=1 socket={self._folder}/native"
        yield f"module-null-sink sink_name=mic_in {_FORMAT} norewinds=1"
        yield f"module-null-sink sink_name=spk {_FORMAT} norewinds=1"
        yield f"module-remap-source source_name=mic master=mic_in.monitor {_FORMAT} remix=no"
        if self._echo:
            ways = "source=spk.monitor sink=mic_in source_dont_move=true sink_dont_move=true"
            yield f"module-loopback {ways} latency_msec={self._echo[0]} {_FORMAT} remix=no"

    def _set_volumes(self) -> None:
        """Of what these cards play themselves; PulseAudio's volumes are cubic."""
        gains = {"module-sine.c": _HUM, "module-loopback.c": self._echo[1] if self._echo else 0.0}
        for number, *_, driver in self._rows("sink-inputs", 4):
            if driver in gains:
                volume = round(65536 * gains[driver] ** (1 / 3))
                self._control("set-sink-input-volume", number, str(volume))

    def _rows(self, kind: str, columns: int) -> list[list[str]]:
        lines = self._control("list", "short", kind).stdout.splitlines()
        return [line.split("\t")[:columns] for line in lines]

    def _control(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["pactl", *command], env=os.environ | self.env, capture_output=True, text=True, check=False
        )


@contextlib.contextmanager
def virtual_cards(echo: tuple[int, float] | None = None, hum: bool = False) -> Iterator[VirtualCards]:
    """Two cards of one's own; gone, with all of their files, when the block is left."""
    # Not in pytest's own folder: the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="cards-") as folder:
        cards = VirtualCards(Path(folder), echo, hum)
        cards.start()
        try:
            yield cards
        finally:
            cards.kill()


def _pour(player: "subprocess.Popen[bytes]", pcm: bytes) -> None:
    assert player.stdin
    with (
        contextlib.suppress(BrokenPipeError),
        player.stdin as pipe,
    ):  # broken: killed, or nobody listens any more
        pipe.write(pcm)


def _drain(recorder: "subprocess.Popen[bytes]", into: bytearray) -> None:
    assert recorder.stdout
    while piece := os.read(recorder.stdout.fileno(), 4096):
        into += piece
