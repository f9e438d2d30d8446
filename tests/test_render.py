"""The voice engine itself, and what it leaves behind: nothing."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, time

import numpy as np
import psutil
import pytest

from assistant.errors import DeviceError
from assistant.voice.fixed import FixedSentences
from assistant.voice.render import Renderer, Speech

FIVE = "Mailbox and back, pain three."
THIRTY = (
    "You spoke to me on five days. You walked further than last week, and on Thursday you slept. "
    "Tuesday was missed, and on Thursday you were back. That was your week."
)
CANARY = "quetzalcoatl"
LONG = f"My {CANARY} walked to the mailbox again. " * 60
"""Takes the engine a good part of a second: long enough to be interrupted."""

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private folders are made, and nothing else."""
    place = tmp_path / "run"
    place.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))
    return place


@pytest.fixture
def renderer(place: Path, tmp_path: Path) -> Iterator[Renderer]:
    with Renderer(tmp_path / "cache") as renderer:
        yield renderer


def until(condition: Callable[[], bool]) -> None:
    """Wait for another process; for at most ten seconds."""
    deadline = monotonic() + 10
    while not condition():
        assert monotonic() < deadline, "it did not come"
        threading.Event().wait(0.001)


def loudness(speech: Speech) -> float:
    """RMS, of full scale."""
    return float(np.sqrt(np.mean((speech.pcm / 32768.0) ** 2)))


def busy_worker(place: Path) -> int:
    """The process that renders just now, in its private folder, which bears its number."""
    until(lambda: any(place.iterdir()))
    pid = int(next(place.iterdir()).name.split("-")[1])
    until(lambda: is_at_work(pid))
    return pid


def is_at_work(pid: int) -> bool:
    """Does a worker hold its private folder?"""
    return bool(re.search(rf"FLOCK .* {pid} ", Path("/proc/locks").read_text()))


def waiting_worker() -> psutil.Process:
    """The process that waits for a text, its engine loaded."""
    until(lambda: bool(workers()))  # it has another name until it is what it was started for
    (worker,) = workers()
    return worker


def workers() -> list[psutil.Process]:
    return [p for p in psutil.Process().children() if "assistant.voice.render" in p.cmdline()]


# --- it speaks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "least_s", "most_s"), [(FIVE, 1, 4), (THIRTY, 7, 16)])
def test_a_sentence_is_audible_and_takes_as_long_as_one_takes_to_say_it(
    renderer: Renderer, text: str, least_s: float, most_s: float
) -> None:
    speech = renderer.render(text)
    assert speech.pcm.dtype == np.int16
    assert speech.pcm.ndim == 1
    assert speech.rate >= 16_000
    assert least_s < speech.seconds < most_s
    assert loudness(speech) > 0.02


def test_ten_sentences_in_a_row_are_ten_different_sounds(renderer: Renderer) -> None:
    sounds = [renderer.render(f"Number {number}, and rest.") for number in range(10)]
    assert len({sound.pcm.tobytes() for sound in sounds}) == 10
    assert all(loudness(sound) > 0.02 for sound in sounds)


def test_the_same_sentence_is_the_same_sound_however_long_the_engine_waited(
    renderer: Renderer, tmp_path: Path
) -> None:
    worker = waiting_worker()
    until(lambda: time() - worker.create_time() > 1)
    waited = renderer.render(FIVE)
    with Renderer(tmp_path / "cache") as other:
        at_once = other.render(FIVE)
    assert np.array_equal(waited.pcm, at_once.pcm)


def test_the_pace_and_the_voice_can_be_chosen(place: Path, tmp_path: Path) -> None:
    with Renderer(tmp_path, words_per_minute=120) as slow, Renderer(tmp_path, words_per_minute=240) as fast:
        assert slow.render(FIVE).seconds > 1.5 * fast.render(FIVE).seconds
    with Renderer(tmp_path, voice="en-us") as american, Renderer(tmp_path) as own:
        assert not np.array_equal(american.render(FIVE).pcm, own.render(FIVE).pcm)


def test_an_unknown_voice_is_named(place: Path, tmp_path: Path) -> None:
    with Renderer(tmp_path, voice="nobody") as renderer, pytest.raises(DeviceError) as caught:
        renderer.render(FIVE)
    assert "nobody" in caught.value.hint


@pytest.mark.parametrize("text", ["100%", "😀 good", "Grüße, café, 감사", "-1", "\udcff hi", "x" * 5_000])
def test_any_text_can_be_spoken(renderer: Renderer, text: str) -> None:
    assert loudness(renderer.render(text)) > 0.01


def test_a_very_long_text_can_be_spoken(renderer: Renderer) -> None:
    assert loudness(renderer.render("Well" + " " * 300_000 + "done.")) > 0.01


@pytest.mark.parametrize("text", ["", "  \n", "\x00", "<>"])
def test_nothing_to_say_is_no_sound(renderer: Renderer, text: str) -> None:
    assert renderer.render(text).pcm.shape == (0,)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("hi\x00 there", "hi  there"),  # would end at the zero
        ("hi \x01+60P there", "hi  +60P there"),  # would be said in a higher voice
        ("<speak>hi</speak> there", "speak hi /speak  there"),
        ("hi [[slnc 9000]] there", "hi   slnc 9000   there"),
    ],
)
def test_a_text_is_read_and_never_obeyed(renderer: Renderer, text: str, plain: str) -> None:
    assert np.array_equal(renderer.render(text).pcm, renderer.render(plain).pcm)


# --- and leaves nothing behind ---------------------------------------------------------------------------


@needs_linux
def test_words_are_in_no_argument_no_environment_and_no_open_folder(
    renderer: Renderer, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", CANARY)
    renderer.render(FIVE)  # the next worker is started with the secret in our environment
    with ThreadPoolExecutor() as pool:
        rendering = pool.submit(renderer.render, LONG)
        worker = Path("/proc", str(busy_worker(place)))
        assert CANARY not in (worker / "cmdline").read_text()
        assert CANARY not in (worker / "environ").read_text()
        assert [folder.stat().st_mode & 0o777 for folder in place.iterdir()] == [0o700]
        assert rendering.result().seconds > 60
    assert not any(place.iterdir())


@needs_linux
def test_a_worker_killed_in_the_middle_is_replaced_and_swept(renderer: Renderer, place: Path) -> None:
    with ThreadPoolExecutor() as pool:
        rendering = pool.submit(renderer.render, LONG)
        os.kill(busy_worker(place), signal.SIGKILL)
        assert rendering.result().seconds > 60
    assert renderer.render(FIVE).seconds > 1
    assert not any(place.iterdir())


SPEAKS = """
import sys
from pathlib import Path
from assistant.voice.render import Renderer
with Renderer(Path(sys.argv[1])) as renderer:
    print(renderer.render(sys.stdin.read()).seconds)
"""


def program(cache: Path, *wrapper: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*wrapper, sys.executable, "-c", SPEAKS, str(cache)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    )


def killed_in_the_middle(place: Path, cache: Path) -> psutil.Process:
    """The worker, stopped, of a program that was killed while it rendered."""
    with program(cache) as speaking:
        assert speaking.stdin
        speaking.stdin.write(LONG)
        speaking.stdin.close()
        worker = psutil.Process(busy_worker(place))
        worker.suspend()
        speaking.kill()
    return worker


@needs_linux
def test_a_worker_that_outlives_its_program_leaves_nothing(place: Path, tmp_path: Path) -> None:
    killed_in_the_middle(place, tmp_path).resume()
    until(lambda: not any(place.iterdir()))


@needs_linux
def test_what_a_killed_worker_of_a_killed_program_left_is_swept_at_the_next_start(
    place: Path, tmp_path: Path
) -> None:
    worker = killed_in_the_middle(place, tmp_path)
    worker.kill()
    until(lambda: not is_at_work(worker.pid))
    assert any(place.iterdir())
    Renderer(tmp_path)
    assert not any(place.iterdir())


@needs_linux
def test_a_worker_of_another_program_is_left_alone(renderer: Renderer, place: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        rendering = pool.submit(renderer.render, LONG)
        busy_worker(place)
        Renderer(tmp_path)
        assert any(place.iterdir())
        assert rendering.result().seconds > 60


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_nothing_is_written_outside_the_private_folder_and_no_connection_is_opened(
    place: Path, tmp_path: Path
) -> None:
    log = tmp_path / "trace"
    calls = "trace=open,openat,creat,rename,mkdir,umask,socket,connect,execve"
    speaking = program(tmp_path / "cache", "strace", "-f", "-s", "4096", "-o", str(log), "-e", calls)
    speaking.communicate(f"My {CANARY} sleeps.")
    assert speaking.returncode == 0
    lines = log.read_text().splitlines()
    written = [line for line in lines if re.search(r"O_WRONLY|O_RDWR|O_CREAT|mkdir\(|rename\(", line)]
    outside = [line for line in written if f'"{place}/babysteps-' not in line]
    assert any("speech.wav" in line for line in written)
    assert any("umask(077)" in line for line in lines)
    assert [line for line in outside if "/dev/null" not in line and "__pycache__" not in line] == []
    assert not [line for line in lines if "socket(" in line or "connect(" in line or CANARY in line]


# --- when it fails ---------------------------------------------------------------------------------------


@needs_linux
def test_an_engine_that_hangs_is_given_up(place: Path, tmp_path: Path) -> None:
    with Renderer(tmp_path, timeout_s=2) as renderer:
        worker = waiting_worker()
        worker.suspend()
        with pytest.raises(DeviceError) as caught:
            renderer.render(FIVE)
        assert caught.value.hint
        assert not worker.is_running()
        assert renderer.render(FIVE).seconds > 1


@pytest.fixture
def broken(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Renderer]:
    """An espeak-ng that does not find its voices."""
    monkeypatch.setenv("ESPEAK_DATA_PATH", str(tmp_path / "nowhere"))
    with Renderer(tmp_path / "cache") as renderer:
        yield renderer


@needs_linux
def test_an_engine_that_fails_says_what_to_do_and_no_words_of_the_text(broken: Renderer, place: Path) -> None:
    with pytest.raises(DeviceError) as caught:
        broken.render(f"My {CANARY}.")
    assert "espeak" in caught.value.hint
    assert CANARY not in f"{caught.value!r} {caught.value.hint}"
    assert not any(place.iterdir())


# --- the fixed sentences ---------------------------------------------------------------------------------

SENTENCES = {"voice failed": "My voice is not working just now.", "not saved": "That is not saved yet."}


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)


def test_fixed_sentences_are_heard_though_the_engine_fails(
    renderer: Renderer, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "fixed"
    FixedSentences(folder, renderer).prepare(SENTENCES)
    said = renderer.render(SENTENCES["voice failed"])
    fixed = FixedSentences(folder, request.getfixturevalue("broken"))
    fixed.prepare(SENTENCES)
    speech = fixed.speech(SENTENCES["voice failed"])
    assert speech
    assert speech.rate == said.rate
    assert np.array_equal(speech.pcm, said.pcm)


def test_fixed_sentences_are_private_and_rendered_once(renderer: Renderer, tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    fixed = FixedSentences(folder, renderer)
    assert fixed.speech(SENTENCES["not saved"]) is None
    fixed.prepare(SENTENCES)
    first = [(file, file.stat().st_mtime_ns) for file in kept(folder)]
    fixed.prepare(SENTENCES)
    assert [(file, file.stat().st_mtime_ns) for file in kept(folder)] == first
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file, _ in first} == {0o600}


def test_a_changed_sentence_or_pace_is_rendered_anew(renderer: Renderer, place: Path, tmp_path: Path) -> None:
    FixedSentences(tmp_path / "fixed", renderer).prepare({"not saved": "That is not saved."})
    with Renderer(tmp_path, words_per_minute=120) as slower:
        fixed = FixedSentences(tmp_path / "fixed", slower)
        assert fixed.speech("That is not saved.") is None
        fixed.prepare({"not saved": "That is not saved."})
        assert fixed.speech("That is not saved.")


@pytest.mark.parametrize("damage", [b"", b"RIFF", b"\x00" * 5_000])
def test_a_damaged_file_is_rendered_again(renderer: Renderer, tmp_path: Path, damage: bytes) -> None:
    fixed = FixedSentences(tmp_path / "fixed", renderer)
    fixed.prepare(SENTENCES)
    file = kept(tmp_path / "fixed")[0]
    file.write_bytes(damage)
    assert fixed.speech(SENTENCES["voice failed"]) is None
    fixed.prepare(SENTENCES)
    assert fixed.speech(SENTENCES["voice failed"])


def test_half_a_file_is_rendered_again(renderer: Renderer, tmp_path: Path) -> None:
    fixed = FixedSentences(tmp_path / "fixed", renderer)
    fixed.prepare(SENTENCES)
    file = kept(tmp_path / "fixed")[0]
    os.truncate(file, file.stat().st_size // 2)
    assert fixed.speech(SENTENCES["voice failed"]) is None


def test_a_folder_that_cannot_be_written_is_named(renderer: Renderer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DeviceError, match="file"):
        FixedSentences(tmp_path / "file" / "fixed", renderer).prepare(SENTENCES)
