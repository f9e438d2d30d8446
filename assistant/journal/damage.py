"""What the bytes of a journal tell, before DuckDB is let near it.

A database begins with three headers of 4096 bytes, a checksum first in each. One is about the file and has
its name, 16 random bytes. The two others are written in turn, one a checkpoint, counted by their iteration:
the higher one holds. A WAL begins with the name of its database and the iteration that it goes on from.

DuckDB looks at all of that too, but takes a WAL whose beginning is damaged for one that was torn there, and
empties it without a word; and it never touches what is left of a WAL without the WAL itself.

Source: DuckDB 2.0.0, src/storage/single_file_block_manager.cpp, wal_replay.cpp; measured.
"""

from functools import reduce
from operator import xor
from pathlib import Path
from struct import iter_unpack, pack, unpack_from

from assistant.errors import JournalError
from assistant.journal.files import WAL_ENDINGS, beside

_HEADER = 4096
_FORMAT = (b"DUCK", 68)
"""Of databases of storage version 1.5, which ours are; a later DuckDB may know others, with other headers."""


def check(path: Path) -> None:
    """Raise JournalError for a journal that is damaged so that it is better not opened.

    Ask while nobody has the journal at `path` open (`files.held`). What is not there is not damaged.
    """
    found = found_in(path) if path.exists() else []
    if found:
        what = found[0].removesuffix(".")
        raise JournalError(f"{what}: {path}", hint="`babysteps salvage` brings back what can be read.")


def found_in(path: Path) -> list[str]:
    """What is wrong with the journal at `path`, and with what lies beside it, as sentences.

    Raises JournalError when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            headers = file.read(3 * _HEADER)
        if _is_whole(headers[:_HEADER]) and unpack_from("<4sQ", headers, 8) != _FORMAT:
            return []  # not of a format that is known here: DuckDB will say
        return _in_headers(headers) or [*_in_wal(path, headers), *_left_over(path)]
    except OSError as error:
        raise JournalError(f"The journal cannot be read ({error.strerror}): {path}") from None


def _in_headers(headers: bytes) -> list[str]:
    if not headers:
        return ["The journal's file is empty."]
    if len(headers) < 3 * _HEADER:
        return ["The journal's file is cut short."]
    return [] if all(map(_is_whole, _parts(headers))) else ["The beginning of the journal's file is damaged."]


def _in_wal(path: Path, headers: bytes) -> list[str]:
    wal = beside(path, ".wal")
    if not wal.exists():
        return []
    with wal.open("rb") as file:
        begins = file.read(64)
    iteration = max(unpack_from("<Q", part, 8)[0] for part in _parts(headers)[1:])
    # One less: the process was killed between the checkpoint and the removal of the WAL.
    expected = [_beginning_of_wal(headers, each) for each in (iteration, max(iteration - 1, 0))]
    if any(begins[: len(one)] == one[: len(begins)] for one in expected):
        return []
    if begins[:5] == expected[0][:5] and begins[5:6] != expected[0][5:6]:
        return []  # a WAL of another version, which may well be in order: DuckDB will say
    return ["The last changes beside the journal are not its own, or are damaged where they begin."]


def _left_over(path: Path) -> list[str]:
    wal, *others = (beside(path, ending) for ending in WAL_ENDINGS)
    if wal.exists() or not any(other.exists() for other in others):
        return []
    return ["There is a piece of changes beside the journal that belong to nothing."]


def mend(copy: Path) -> bool:
    """Put right what can be of the headers of `copy`; whether that may have cost its last changes.

    What the header about the file tells is known, but for its name. Of the two others one is enough: with it
    the journal is as it was after the last checkpoint, or after the one before that. Raises OSError.
    """
    with copy.open("r+b") as file:
        about, first, second = parts = _parts(file.read(3 * _HEADER))
        whole = [_is_whole(part) for part in parts]
        if all(whole) or not any(whole[1:]):
            return False
        about = about if whole[0] else _sealed(pack("<4sQ", *_FORMAT).ljust(_HEADER - 8, b"\0"))
        file.seek(0)
        file.write(about + (first if whole[1] else second) + (second if whole[2] else first))
    return not all(whole[1:])


def seal(copy: Path, location: int, checksum: int) -> None:
    """Give the block of `copy` at `location` (bytes) this checksum. Raises OSError."""
    with copy.open("r+b") as file:
        file.seek(location)
        file.write(pack("<Q", checksum))


def was_database(path: Path) -> bool:
    """Whether the file at `path` is, or may have been, a database: not somebody's letter."""
    with path.open("rb") as file:
        headers = file.read(3 * _HEADER)
    return headers[8:12] in (b"DUCK", b"\0\0\0\0", b"") or any(map(_is_whole, _parts(headers)))


def _parts(headers: bytes) -> list[bytes]:
    return [headers[start : start + _HEADER] for start in range(0, 3 * _HEADER, _HEADER)]


def _is_whole(header: bytes) -> bool:
    return len(header) == _HEADER and _sealed(header[8:]) == header


def _sealed(content: bytes) -> bytes:
    """Whole words, with their checksum before them."""
    words = (word * 0xBF58476D1CE4E5B9 % 2**64 for (word,) in iter_unpack("<Q", content))
    return pack("<Q", reduce(xor, words, 5381)) + content


def _beginning_of_wal(headers: bytes, iteration: int) -> bytes:
    """Fields 100 to 103: that it is a version, which, of which database, from which iteration; their end."""
    name = b"".join(_number(byte) for byte in headers[124:140])
    return b"\x64\0\x62\x65\0\x02\x66\0\x10" + name + b"\x67\0" + _number(iteration) + b"\xff\xff"


def _number(value: int) -> bytes:
    """LEB128: seven bits a byte, the lowest first."""
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _number(rest) if rest else bytes([low])
