"""Getting a speech model and putting it in its place. No other file of the house may open a connection."""

import os
import re
import shutil
import stat
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path, PurePosixPath
from queue import Empty, SimpleQueue
from urllib import request as web
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile, ZipInfo

from filelock import FileLock, Timeout

from assistant.ears.models import HOW_TO_GET, Model, State, look, seal, sha256_of, vosk_folder
from assistant.errors import ModelError

Progress = Callable[[int, int], None]
"""Called with the bytes there are until now, and all there will be."""

PATIENCE_S = 10.0
"""How long a host may take to answer, and how long it may then be silent."""

_ATTEMPTS = 8
"""Connections in one fetch; each but the last must have brought something."""

_BLOCK = 64 * 1024

_UNPACKED = 10
"""A model unpacks to less than twice its zip; ten times is no model."""

_ELSEWHERE = f"`babysteps models fetch --from FILE` takes a zip you have. {HOW_TO_GET['whisper']}"


def fetch(
    model: Model, root: Path, progress: Progress, source: str | None = None, patience_s: float = PATIENCE_S
) -> Path:
    """The model's folder below `root`: the verified one that is there, else fetched (from `source` if given).

    A cut is resumed, here and at the next call. Nothing is unpacked before size and sha256 are right, and
    what is there stays until the new one is whole. `BABYSTEPS_OFFLINE=1` forbids the try.
    Raises ModelError when it cannot be had.
    """
    with _alone(model, root):
        here = look(model, root, deep=True)
        if here.path and here.state is State.VERIFIED:
            return here.path
        part = root / f"{model.name}.zip.part"
        _Download(source or model.source, part, model.size, progress, patience_s).run()
        if sha256_of(part) != model.sha256:
            part.unlink()
            raise _refusal("What came is not the model (its sha256 is another), and was thrown away.")
        folder = _unpack_into_place(part, model, root)
        part.unlink()
        return folder


def adopt(source: Path, model: Model, root: Path) -> Path:
    """The model's folder below `root`, taken from the vendor's zip or from an unpacked folder.

    A zip must have the sha256 of models.toml. A folder can only be looked at: it is marked as adopted, not
    verified, and never takes the place of a verified one. Raises ModelError.
    """
    with _alone(model, root):
        if source.is_dir():
            return _copy_into_place(vosk_folder(source), model, root)
        if not source.is_file():
            raise ModelError(f"There is no file or folder {source}.", hint="Give a zip or a model folder.")
        if sha256_of(source) != model.sha256:
            raise ModelError(
                f"{source} is not {model.name}.zip as its vendor made it: its sha256 is another.",
                hint="To use it all the same, unpack it and say `--model FOLDER`.",
            )
        return _unpack_into_place(source, model, root)


@contextmanager
def _alone(model: Model, root: Path) -> Iterator[None]:
    """Hold the model's lock, with no leftovers of a crashed run before, and none of ours after."""
    if model.engine != "vosk":
        raise ModelError(f"{model.name} comes in a package.", hint=HOW_TO_GET[model.engine])
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / f".{model.name}.lock", timeout=0):
            _sweep(model, root)
            try:
                yield
            finally:
                _sweep(model, root)
    except Timeout:
        raise ModelError(f"{model.name} is just being fetched by another.", hint="Wait for it.") from None
    except OSError as error:
        what = f"{model.name} cannot be put into {root}: {error}."
        raise ModelError(what, hint="Is there room, and may one write there?") from error


def _aside(model: Model, root: Path, what: str) -> Path:
    return root / f".{model.name}.{what}"


def _sweep(model: Model, root: Path) -> None:
    new, old, place = _aside(model, root, "new"), _aside(model, root, "old"), root / model.name
    if old.exists() and not place.exists():
        old.rename(place)  # stopped between the two renames of _swap
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)


def _swap(folder: Path, model: Model, root: Path) -> Path:
    place = root / model.name
    if place.exists():
        place.rename(_aside(model, root, "old"))
    return folder.rename(place)


def _unpack_into_place(archive: Path, model: Model, root: Path) -> Path:
    _unpack(archive, new := _aside(model, root, "new"))
    inside = list(new.iterdir())
    folder = inside[0] if len(inside) == 1 and inside[0].is_dir() else new
    seal(vosk_folder(folder), model, model.sha256)
    return _swap(folder, model, root)


def _copy_into_place(source: Path, model: Model, root: Path) -> Path:
    if look(model, root, deep=True).state is State.VERIFIED:
        raise ModelError(
            f"{model.name} is here already, and verified; a folder cannot be.",
            hint="To use that folder all the same, say `--model FOLDER`.",
        )
    new = _aside(model, root, "new")
    shutil.copytree(source, new)
    seal(new, model, "")
    return _swap(new, model, root)


def _unpack(archive: Path, into: Path) -> None:
    try:
        with ZipFile(archive) as zipped:
            members = zipped.infolist()
            if sum(member.file_size for member in members) > _UNPACKED * archive.stat().st_size:
                raise _refusal(f"{archive.name} would unpack to far more than a model.")
            into.mkdir()
            for member, path in [(member, _safe(member)) for member in members]:
                if not member.is_dir():
                    _unpack_one(zipped, member, into / path)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise _refusal(f"{archive.name} cannot be unpacked: {error}.") from error


def _safe(member: ZipInfo) -> PurePosixPath:
    """A member's path; ModelError unless it is a plain file or folder that stays within the folder."""
    path = PurePosixPath(member.filename)
    plain = stat.S_IFMT(member.external_attr >> 16) in (0, stat.S_IFREG, stat.S_IFDIR)
    if not plain or path.is_absolute() or ".." in path.parts or re.search(r"[\\:\0]", member.filename):
        raise _refusal(f"The zip holds something that has no place in a model: {member.filename!r}.")
    return path


def _unpack_one(zipped: ZipFile, member: ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipped.open(member) as packed, target.open("xb") as file:
        shutil.copyfileobj(packed, file)
        file.flush()
        os.fsync(file.fileno())  # or the rename may outlive the bytes when the power goes


@dataclass
class _Download:
    """One zip on its way into its `.part` file, over as many connections as it takes."""

    url: str
    part: Path
    size: int
    progress: Progress
    patience_s: float
    etag: str = ""

    def run(self) -> None:
        """Return when `part` has `size` bytes."""
        for _ in range(_ATTEMPTS):
            if self._have() == self.size or not self._attempt():
                break
        if self._have() != self.size:
            raise ModelError(
                f"The connection broke, or fell silent, after {self._have()} of {self.size} bytes.",
                hint="They are kept: `babysteps models fetch` goes on from there.",
            )

    def _have(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def _attempt(self) -> bool:
        """Take what one connection brings. Whether another one may bring more."""
        have = self._have()
        with _open(self._request(have), self.patience_s) or nullcontext() as answer:
            if answer is None or (answer.status == 206 and not self._goes_on(answer, have)):
                self.part.unlink(missing_ok=True)
                return True
            self.etag = answer.headers.get("ETag", "")
            self._take(answer, "ab" if answer.status == 206 else "wb")
        return self._have() > have

    def _request(self, have: int) -> web.Request:
        request = web.Request(self.url, headers={"User-Agent": "babysteps"})
        if have:
            request.add_header("Range", f"bytes={have}-")
            if self.etag and not self.etag.startswith("W/"):  # a weak one may not ask for ranges
                request.add_header("If-Range", self.etag)
        return request

    def _goes_on(self, answer: HTTPResponse, have: int) -> bool:
        same = answer.headers.get("ETag", "") == self.etag or not self.etag
        return same and answer.headers.get("Content-Range") == f"bytes {have}-{self.size - 1}/{self.size}"

    def _take(self, answer: HTTPResponse, mode: str) -> None:
        length = answer.headers.get("Content-Length")
        if answer.status == 200 and length not in (None, str(self.size)):
            raise _refusal(f"{_host(self.url)} offers {length} bytes where the model has {self.size}.")
        with self.part.open(mode) as file:
            done = file.tell()
            for block in _blocks(answer):
                done += file.write(block[: self.size - done])
                self.progress(done, self.size)
                if done == self.size:
                    return


def _blocks(answer: HTTPResponse) -> Iterator[bytes]:
    """What comes, as it comes; a cut or a stall only ends it: the number of bytes tells."""
    try:
        while block := answer.read1(_BLOCK):
            yield block
    except (OSError, HTTPException):
        return


def _open(request: web.Request, patience_s: float) -> HTTPResponse | None:
    """The answer, or None when the host has nothing from that byte on (416). ModelError when none comes.

    Resolving a name knows no time limit, and connecting tries each of a name's addresses in turn, so that all
    of it happens in a thread that we need not wait for.
    """
    if os.environ.get("BABYSTEPS_OFFLINE", "0") not in ("", "0"):
        raise _refusal("Nothing is fetched: BABYSTEPS_OFFLINE is set.")
    answers: SimpleQueue[HTTPResponse | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            proxies = web.ProxyHandler({} if _loopback(request.full_url) else None)
            answers.put(web.build_opener(proxies, _HttpsOnly).open(request, timeout=patience_s))
        except (OSError, HTTPException, ValueError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=patience_s)
    except Empty:
        answer = TimeoutError(f"no answer in {patience_s:g} s")
    if not isinstance(answer, Exception):
        return answer
    if isinstance(answer, HTTPError):
        answer.close()
        if answer.code == 416:
            return None
        raise _refusal(f"{_host(request.full_url)} answered {answer.code}.")
    reason = answer.reason if isinstance(answer, URLError) else answer
    raise _refusal(f"{_host(request.full_url)} cannot be reached: {reason}.")


class _HttpsOnly(web.BaseHandler):
    """Sees every request but https ones before it is made, redirected ones too."""

    def http_request(self, request: web.Request) -> web.Request:
        if request.type != "http" or not _loopback(request.full_url):
            raise URLError("its address is not an https one")
        return request

    ftp_request = file_request = data_request = http_request


def _refusal(what: str) -> ModelError:
    return ModelError(what, hint=_ELSEWHERE)


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _loopback(url: str) -> bool:
    return _host(url) in ("localhost", "127.0.0.1", "::1")
