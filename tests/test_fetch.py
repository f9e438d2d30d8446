"""The fetcher against a vendor on the loopback: every way in which a download goes wrong, and how it ends."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.ears.fetch import adopt, fetch
from assistant.ears.models import Model, State, look
from assistant.errors import ModelError
from tests.test_models import FILES, NAME, model_of, unpacked, zipped


@dataclass(frozen=True)
class Way:
    """How the vendor answers one request."""

    status: int = 200
    until: int | None = None
    """Of the bytes asked for, how many are sent before the cut."""
    then_silent: bool = False
    """Instead of a cut."""
    ranges: bool = True
    if_range: bool = True
    """Whether it looks at that header: the file changed → the whole of it."""
    etag: str = '"1"'
    body: bytes | None = None
    """Instead of the vendor's."""
    piece: int | None = None
    """Send pieces of this size, the next one only when the client has reported the last."""
    location: str = ""


@dataclass
class Vendor:
    """A loopback server that answers its requests in the given ways, the last one again and again."""

    body: bytes
    ways: list[Way] = field(default_factory=lambda: [Way()])
    ranges_asked: list[str | None] = field(default_factory=list)
    reported: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    closing: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def next_way(self) -> Way:
        return self.ways.pop(0) if len(self.ways) > 1 else self.ways[0]

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        way, asked = self.next_way(), request.headers["Range"]
        self.ranges_asked.append(asked)
        whole = self.body if way.body is None else way.body
        changed = way.if_range and request.headers.get("If-Range", way.etag) != way.etag
        start = 0
        if asked and way.ranges and not changed:
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
        if start >= len(whole) and start:
            request.send_error(416)
            return
        request.send_response(206 if start and way.status == 200 else way.status)
        request.send_header("ETag", way.etag)
        request.send_header("Content-Length", str(len(whole) - start))
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(whole) - 1}/{len(whole)}")
        if way.location:
            request.send_header("Location", way.location)
        request.end_headers()
        self.send(request, whole[start:][: way.until], way)

    def send(self, request: BaseHTTPRequestHandler, data: bytes, way: Way) -> None:
        step = way.piece or len(data) or 1
        for at in range(0, len(data), step):
            request.wfile.write(data[at : at + step])
            if way.piece and not self.reported.acquire(timeout=10):
                return
        if way.then_silent:
            self.closing.wait(20)


@pytest.fixture
def body() -> bytes:
    return zipped(FILES)


@pytest.fixture
def vendor(body: bytes) -> Iterator[Vendor]:
    it = Vendor(body)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            it.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        it.url = f"http://127.0.0.1:{server.server_port}/{NAME}.zip"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield it
        it.closing.set()
        server.shutdown()
        thread.join()


@dataclass
class Fetching:
    """One person's models folder, and what was reported while something was fetched into it."""

    model: Model
    root: Path
    url: str
    steps: list[tuple[int, int]] = field(default_factory=list)
    on_step: Callable[[], object] = lambda: None

    def progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        self.on_step()

    def run(self) -> Path:
        return fetch(self.model, self.root, self.progress, self.url, patience_s=0.5)

    def fails(self) -> str:
        with pytest.raises(ModelError) as failure:
            self.run()
        assert failure.value.hint
        return str(failure.value)

    @property
    def part(self) -> Path:
        return self.root / f"{NAME}.zip.part"

    def state(self) -> State:
        return look(self.model, self.root, deep=True).state

    def lying_about(self) -> set[str]:
        return {path.name for path in self.root.iterdir()} - {f".{NAME}.lock"}


@pytest.fixture
def fetching(vendor: Vendor, tmp_path: Path) -> Fetching:
    return Fetching(model_of(vendor.body), tmp_path / "models", vendor.url)


def test_a_model_is_fetched_verified_unpacked_and_nothing_else_is_left(
    fetching: Fetching, vendor: Vendor
) -> None:
    folder = fetching.run()
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert fetching.state() is State.VERIFIED
    assert fetching.steps[-1] == (len(vendor.body), len(vendor.body))
    assert fetching.lying_about() == {NAME}


def test_a_verified_model_is_not_fetched_again(fetching: Fetching, vendor: Vendor) -> None:
    assert fetching.run() == fetching.run()
    assert len(vendor.ranges_asked) == 1


def test_a_slow_vendor_is_waited_for_and_progress_reported_meanwhile(
    fetching: Fetching, vendor: Vendor
) -> None:
    vendor.ways = [Way(piece=len(vendor.body) // 10)]
    fetching.on_step = vendor.reported.release
    fetching.run()
    assert len(fetching.steps) >= 10
    assert fetching.steps == sorted(set(fetching.steps))


@pytest.mark.parametrize("then_silent", [False, True], ids=["cut", "stall"])
def test_several_cuts_and_stalls_are_resumed_within_one_call(
    fetching: Fetching, vendor: Vendor, then_silent: bool
) -> None:
    vendor.ways = [Way(until=30_000, then_silent=then_silent), Way(until=20_000), Way()]
    fetching.run()
    assert vendor.ranges_asked == [None, "bytes=30000-", "bytes=50000-"]
    assert fetching.state() is State.VERIFIED


def test_a_connection_that_brings_nothing_more_ends_the_call_and_the_next_call_goes_on(
    fetching: Fetching, vendor: Vendor
) -> None:
    vendor.ways = [Way(until=30_000), Way(until=0), Way()]
    assert "30000 of" in fetching.fails()
    assert fetching.part.stat().st_size == 30_000
    fetching.run()
    assert vendor.ranges_asked == [None, "bytes=30000-", "bytes=30000-"]
    assert fetching.lying_about() == {NAME}


def test_a_vendor_that_drips_a_byte_a_connection_is_given_up(fetching: Fetching, vendor: Vendor) -> None:
    vendor.ways = [Way(until=1)]
    assert "8 of" in fetching.fails()


def test_a_vendor_without_ranges_starts_again(fetching: Fetching, vendor: Vendor) -> None:
    vendor.ways = [Way(until=30_000), Way(ranges=False)]
    fetching.run()
    assert vendor.ranges_asked == [None, "bytes=30000-"]
    assert fetching.state() is State.VERIFIED


@pytest.mark.parametrize(
    ("if_range", "asked"), [(True, [None, "bytes=30000-"]), (False, [None, "bytes=30000-", None])]
)
def test_a_file_that_changed_since_the_cut_is_not_glued_to_the_old_one(
    fetching: Fetching, vendor: Vendor, if_range: bool, asked: list[str | None]
) -> None:
    before = Way(until=30_000, etag='"old"', body=os.urandom(len(vendor.body)))
    vendor.ways = [before, Way(etag='"new"', if_range=if_range)]
    fetching.run()
    assert fetching.state() is State.VERIFIED
    assert vendor.ranges_asked == asked


def test_a_part_longer_than_what_the_vendor_has_is_thrown_away(fetching: Fetching, vendor: Vendor) -> None:
    fetching.root.mkdir()
    fetching.part.write_bytes(bytes(len(vendor.body) + 1))
    fetching.run()
    assert vendor.ranges_asked == [f"bytes={len(vendor.body) + 1}-", None]


def test_a_range_of_another_size_starts_again(fetching: Fetching, vendor: Vendor) -> None:
    vendor.ways = [Way(until=30_000), Way(body=vendor.body + b"more"), Way()]
    fetching.run()
    assert vendor.ranges_asked == [None, "bytes=30000-", None]


def test_wrong_bytes_are_thrown_away_before_anything_is_unpacked(fetching: Fetching, vendor: Vendor) -> None:
    wrong = bytearray(vendor.body)
    wrong[1000] ^= 1
    vendor.ways = [Way(body=bytes(wrong))]
    assert "sha256" in fetching.fails()
    assert fetching.lying_about() == set()


def test_another_size_is_refused_before_it_is_loaded(fetching: Fetching, vendor: Vendor) -> None:
    vendor.ways = [Way(body=b"<html>Please log in to this network</html>")]
    assert "offers 42 bytes" in fetching.fails()
    assert fetching.steps == []


@pytest.mark.parametrize("status", [404, 403, 500])
def test_a_refusing_vendor_is_named_with_its_answer(fetching: Fetching, vendor: Vendor, status: int) -> None:
    vendor.ways = [Way(status=status)]
    assert fetching.fails() == f"127.0.0.1 answered {status}."


def test_no_server(fetching: Fetching) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        fetching.url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        assert "cannot be reached" in fetching.fails()


def test_a_host_that_never_answers_is_given_up(fetching: Fetching) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        fetching.url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        assert "cannot be reached" in fetching.fails()


@pytest.mark.parametrize("url", ["http://192.0.2.1/m.zip", "file:///etc/hostname", "ftp://127.0.0.1/m.zip"])
def test_only_https_leaves_the_machine(fetching: Fetching, url: str) -> None:
    fetching.url = url
    assert "its address is not an https one" in fetching.fails()


def test_a_redirect_to_plain_http_is_not_followed(fetching: Fetching, vendor: Vendor) -> None:
    vendor.ways = [Way(status=302, location="http://192.0.2.1/m.zip")]
    assert "its address is not an https one" in fetching.fails()


def test_a_redirect_is_followed(fetching: Fetching, vendor: Vendor) -> None:
    vendor.ways = [Way(status=302, body=b"", location=vendor.url), Way()]
    fetching.run()
    assert fetching.state() is State.VERIFIED


def test_offline_means_not_even_trying(
    fetching: Fetching, vendor: Vendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BABYSTEPS_OFFLINE", "1")
    assert "BABYSTEPS_OFFLINE" in fetching.fails()
    assert vendor.ranges_asked == []


def test_whisper_is_not_fetched_from_anywhere(tmp_path: Path) -> None:
    whisper = Model("whisper-tiny.en", "whisper", "en", "MIT", "some-package 1.0", 1, "0")
    with pytest.raises(ModelError, match="comes in a package"):
        fetch(whisper, tmp_path, lambda done, total: None)


def test_two_at_once_the_second_says_so(fetching: Fetching, vendor: Vendor) -> None:
    fetching.root.mkdir()
    hold = "import sys, filelock\nwith filelock.FileLock(sys.argv[1]): print(flush=True); sys.stdin.read()"
    lock = str(fetching.root / f".{NAME}.lock")
    with subprocess.Popen(
        [sys.executable, "-c", hold, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        assert "just being fetched" in fetching.fails()
        other.communicate()
    assert vendor.ranges_asked == []


def test_bytes_that_rotted_since_are_fetched_anew(fetching: Fetching, vendor: Vendor) -> None:
    folder = fetching.run()
    (folder / "am/final.mdl").write_bytes(b"\0B" + bytes(60_000))
    assert fetching.state() is State.DAMAGED
    fetching.run()
    assert fetching.state() is State.VERIFIED
    assert fetching.lying_about() == {NAME}


def test_what_a_crash_left_is_swept_and_a_model_set_aside_comes_back(
    fetching: Fetching, vendor: Vendor
) -> None:
    folder = fetching.run()
    folder.rename(fetching.root / f".{NAME}.old")
    (fetching.root / f".{NAME}.new" / "half").mkdir(parents=True)
    fetching.run()
    assert fetching.lying_about() == {NAME}
    assert len(vendor.ranges_asked) == 1


def test_a_folder_that_cannot_be_written_is_said(fetching: Fetching) -> None:
    fetching.root.write_text("a file where the folder should be")
    assert "cannot be put into" in fetching.fails()


def test_a_zip_that_is_no_model_leaves_the_old_one_alone(fetching: Fetching, vendor: Vendor) -> None:
    old = fetching.run()
    vendor.body = zipped({name: data for name, data in FILES.items() if name != "conf/mfcc.conf"})
    fetching.model = model_of(vendor.body)
    assert "conf/mfcc.conf is missing" in fetching.fails()
    assert (old / "am/final.mdl").read_bytes() == FILES["am/final.mdl"]
    assert fetching.lying_about() == {NAME, fetching.part.name}


def test_fetching_takes_the_place_of_an_adopted_model(fetching: Fetching, tmp_path: Path) -> None:
    adopt(unpacked(tmp_path / "had"), fetching.model, fetching.root)
    fetching.run()
    assert fetching.state() is State.VERIFIED
