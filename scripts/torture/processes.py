"""Children that may be killed at any instant, and what they told until then.

They are forked from a process that never opens a database (DuckDB's threads would not survive it), which is
fifty times as fast as starting a program, and puts nothing into anybody's list of arguments.
"""

import ctypes
import json
import os
import select
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

Tell = Callable[..., None]
"""Says something (what JSON can hold) to the parent; it is safe with it when this returns."""

CRASH = "crash"
"""What a child tells last that ended by an exception: this, and where it was."""


class Child:
    """A process of ours that does one `task`."""

    def __init__(self, task: Callable[[Tell], None]) -> None:
        self._pipe, write = os.pipe()
        self._rest = b""
        self.pid = os.fork()
        if not self.pid:
            os.close(self._pipe)
            _live(task, partial(_tell, write))
        os.close(write)

    def fileno(self) -> int:
        """For `select`."""
        return self._pipe

    def read(self) -> list[Any] | None:
        """What was told meanwhile, in whole lines; None when it has ended."""
        data = os.read(self._pipe, 1 << 16)
        *lines, self._rest = (self._rest + data).split(b"\n")
        return [json.loads(line) for line in lines] if data else None

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def bury(self) -> None:
        """Wait until it is no more; its locks are free then."""
        os.waitpid(self.pid, 0)
        os.close(self._pipe)


def answer(task: Callable[[Tell], None]) -> list[Any]:
    """All that a child tells whom nobody kills."""
    child = Child(task)
    told = list(_everything(child))
    child.bury()
    return told


def _everything(child: Child) -> Iterator[Any]:
    while (some := child.read()) is not None:
        yield from some


def ready(children: list[Child], wait_s: float) -> list[Child]:
    """Those that have told something, or ended."""
    return select.select(children, [], [], max(0.0, wait_s))[0]


def _live(task: Callable[[Tell], None], tell: Tell) -> None:
    try:
        _give_up_privileges()
        task(tell)
    except BaseException:
        tell(CRASH, traceback.format_exc())
    finally:
        os._exit(0)  # nothing of the parent's may be flushed or cleaned up twice


def _tell(pipe: int, *what: Any) -> None:
    data = json.dumps(what).encode() + b"\n"
    while data:
        data = data[os.write(pipe, data) :]


def _give_up_privileges() -> None:
    """For root a write-protected file is none, so root's capabilities go first."""
    if sys.platform == "linux" and os.geteuid() == 0:
        version_3 = struct.pack("Ii", 0x20080522, 0)
        ctypes.CDLL(None).capset(version_3, bytes(24))
