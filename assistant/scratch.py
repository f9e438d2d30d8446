"""Private folders for what must not stay: in memory where there is such a place, swept after a crash."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX = "babysteps-"
"""A private folder's name: this, its owner's process id (for who looks), and something random."""


@contextlib.contextmanager
def folder(where: Path) -> Iterator[Path]:
    """A new folder below `where`, 0700, that is gone afterwards, or else at the next `sweep`."""
    with tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", dir=where) as made, held(Path(made)):
        yield Path(made)


def place(cache: Path) -> Path:
    """Where private folders are made: in memory if the system has such a place, else in `cache`."""
    for memory in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"):
        if memory and os.access(memory, os.W_OK | os.X_OK):
            return Path(memory)
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    return cache


def sweep(where: Path) -> None:
    """Remove the private folders of processes that ended without doing so."""
    for left in where.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError), held(left):
            shutil.rmtree(left)


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a private folder until this process leaves or dies. Raises OSError when another process holds it.

    A lock and not the process id: ids are given out again, and a zombie still has its own.
    Windows needs no such thing: it does not remove a file that somebody has open.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    lock = os.open(path, os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(lock)
