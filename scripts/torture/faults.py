"""What happens to a journal while somebody works on it."""

import random
import signal
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

import duckdb

from assistant.journal.files import WAL_ENDINGS, beside
from scripts.torture.processes import Child, Tell

Fault = Callable[[Path, random.Random], AbstractContextManager[object]]
"""Is there as long as the block; may look at, and do something to, the journal at the path."""

_PAGE = 4096


def none(path: Path, chance: random.Random) -> AbstractContextManager[object]:
    return nullcontext()


@contextmanager
def locked(path: Path, chance: random.Random) -> Iterator[None]:
    """Another program has the database open, and knows nothing of our locks."""

    def hold(tell: Tell) -> None:
        while True:
            try:
                with duckdb.connect(str(path)):
                    tell("held")
                    signal.pause()
            except duckdb.IOException:
                continue

    child = Child(hold)
    child.read()
    yield
    child.kill()
    child.bury()


@contextmanager
def read_only(path: Path, chance: random.Random) -> Iterator[None]:
    """The file may not be written; sometimes nothing in its folder may."""
    what = chance.choice([path, path.parent])
    mode = stat.S_IMODE(what.stat().st_mode)
    what.chmod(mode & ~0o222)
    try:
        yield
    finally:
        what.chmod(mode)


@contextmanager
def away(path: Path, chance: random.Random) -> Iterator[None]:
    """The database is somewhere else for a while (a disk that was not there), and comes back."""
    elsewhere = path.parent.parent / "away"
    path.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(path)


@contextmanager
def full(path: Path, chance: random.Random) -> Iterator[None]:
    """There is hardly any room left: none at all, some for a few lines, or nearly enough for the database."""
    ballast = path.parent.parent / "ballast"
    with ballast.open("wb", buffering=0) as file:
        with suppress(OSError):
            while file.write(bytes(_PAGE * 16)):
                pass
        left = chance.choice([0, 1, chance.randint(2, 8), chance.randint(9, 256)]) * _PAGE
        file.truncate(max(0, file.tell() - left))
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def damaged_wal(path: Path, chance: random.Random) -> Iterator[None]:
    """A power cut: what was written last to the WAL is not there, or is nothing, or is anything."""
    yield
    for ending in WAL_ENDINGS:
        wal = beside(path, ending)
        if wal.exists() and (size := wal.stat().st_size):
            cut = chance.randrange(size)
            tail = chance.choice([b"", bytes(size - cut), chance.randbytes(size - cut)])
            wal.write_bytes(wal.read_bytes()[:cut] + tail)


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[bool]:
    """A disk of its own at `place`, if this system lets us have one."""
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "none", str(place)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
