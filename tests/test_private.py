"""Offline and private: no socket but a local one, no word and no sound where it does not belong."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.core.phrases import FIXED
from tests import traced
from tests.audio import virtual_cards
from tests.audio.listening import room
from tests.commands import ROOT, command
from tests.recordings import record

CANARY = "crocodile"
SAID = f"I walked to the {CANARY} and back."
AT = "2026-03-02T08:00+00:00"
FOLDERS = {"HOME": "person", "XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp", "BABYSTEPS_HOME": "babysteps"}
LOUD = {"CT2_VERBOSE": "3", "PULSE_LOG": "4", "PYTHONWARNINGS": "always"}
"""Every log as loud as it gets."""

SPOOL = r"\.spool(\.lock|\.new|\.[0-9a-f]+\.alive)?"
JOURNAL = rf"journal\.duckdb(\.new)?(\.wal|\.lock|\.listen|\.backups\.lock|{SPOOL})?"
KNOWN = re.compile(
    rf"babysteps/{JOURNAL}"
    r"|babysteps/cache/voice/[0-9a-f]{64}\.(wav|part)"
    rf"|run/babysteps-\d+-\w+/(speech\.wav|{JOURNAL})"
    r"|answers/answer-\d\d\.wav"
    r"|person/\.config/pulse/cookie"
)
"""All that the program may write in the folders of `Place`; the last is PulseAudio's library."""
ELSEWHERE = re.compile(r"/dev/(null|tty)|/memfd:.*|/dev/shm/(jack|pulse).*|.*/__pycache__/[^/]+\.pyc[^/]*")
"""Python's, and in memory those of the libraries of JACK and PulseAudio."""


UNSHARED = ["unshare", "--map-root-user", "--net"]


def may_unshare() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*UNSHARED, "true"], capture_output=True, check=False).returncode == 0


def essence(out: str) -> list[tuple[str, ...]]:
    """What a replay printed, without what differs from run to run."""
    events = map(json.loads, out.splitlines())
    return [(line["event"], line.get("text", ""), line.get("kind", "")) for line in events]


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of a person who has nothing yet."""

    root: Path

    @property
    def env(self) -> dict[str, str]:
        for folder in ("person", "run", "tmp"):
            (self.root / folder).mkdir(mode=0o700, exist_ok=True)
        return {name: str(self.root / folder) for name, folder in FOLDERS.items()} | LOUD

    @property
    def home(self) -> Path:
        return self.root / FOLDERS["BABYSTEPS_HOME"]

    @property
    def scratch(self) -> list[Path]:
        """Private folders that are there still."""
        return list((self.root / "run").glob("babysteps-*"))

    def start(self, *arguments: str | Path, wrapped_in: list[str] | None = None) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*(wrapped_in or []), *command(*arguments)],
            cwd=ROOT,
            env=os.environ | self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def holding(self, word: str) -> set[str]:
        """Files that hold it, here and in the system's memory folder."""
        files = [file for folder in (self.root, Path("/dev/shm")) for file in folder.rglob("*")]
        return {
            str(file.relative_to(self.root) if file.is_relative_to(self.root) else file)
            for file in files
            if holds(file, word)
        }


def holds(file: Path, word: str) -> bool:
    try:
        return file.is_file() and word.encode() in file.read_bytes().lower()
    except OSError:  # somebody else's in /dev/shm: gone again, or not to be read
        return False


@dataclass(frozen=True, slots=True)
class Run:
    """A run that has ended: where, what it asked of the system, and what it said on stderr."""

    place: Place
    calls: list[str]
    out: str
    err: str


def listened(place: Place, strace: list[str]) -> tuple[str, str]:
    with (
        virtual_cards.virtual_cards(hum=True) as cards,
        room(cards, place.home, place.env, strace) as here,
    ):
        here.say_at_once(SAID)
        here.answer()
        here.say("Goodbye.")
        assert here.program.end() == 0
    return "\n".join(here.program.printed), "\n".join(here.program.complaints)


def replayed(place: Place, strace: list[str]) -> tuple[str, str]:
    return place.start(*replay(place), wrapped_in=strace).communicate()


def replay(place: Place) -> list[str | Path]:
    recording = record(place.root / "said.wav", SAID, "How was my week?")
    return ["replay", recording, "--json", "--at", AT, "--spoken", place.root / "answers"]


def typed(place: Place, strace: list[str]) -> tuple[str, str]:
    return place.start("type", wrapped_in=strace).communicate(f"{SAID}\nhow was my week\n")


WAYS = {"listen": listened, "replay": replayed, "type": typed}


@pytest.fixture(scope="module", params=WAYS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    why = traced.missing() or (request.param == "listen" and virtual_cards.missing())
    if why:
        pytest.skip(why)
    place = Place(tmp_path_factory.mktemp(request.param))
    log = tmp_path_factory.mktemp("strace")
    out, err = WAYS[request.param](place, traced.strace(log))
    assert CANARY in out.lower(), err
    return Run(place, traced.calls(log), out, err)


def test_no_socket_leaves_the_machine(run: Run) -> None:
    assert traced.families(run.calls) <= {"AF_UNIX"}


def test_the_words_are_in_no_argument_and_no_log(run: Run) -> None:
    started = traced.executed(run.calls)
    assert started
    assert not [call for call in started if CANARY in call.lower()]
    assert CANARY not in run.err.lower()


def test_the_words_stay_in_the_journal_alone(run: Run) -> None:
    assert run.place.holding(CANARY) <= {"babysteps/journal.duckdb", "babysteps/journal.duckdb.wal"}
    assert run.place.scratch == []


def test_every_file_written_is_known(run: Run) -> None:
    """Sound would need a file: what is known to be written holds words or our own voice, or is gone."""
    for path in traced.written(run.calls):
        if path.is_relative_to(run.place.root):
            assert KNOWN.fullmatch(str(path.relative_to(run.place.root))), path
        else:
            assert ELSEWHERE.fullmatch(str(path)), path


def test_the_only_sound_kept_is_our_own(run: Run) -> None:
    assert len(list(run.place.home.rglob("*.wav"))) in (0, len(FIXED))


def test_what_it_makes_is_the_persons_alone(run: Run) -> None:
    for folder in (run.place.home, run.place.root / "answers"):
        for path in (folder, *folder.rglob("*")):
            if path.exists():
                assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.skipif(not may_unshare(), reason="there can be no namespace without a network here")
def test_without_a_network_a_replay_is_the_same(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with_network, _ = replayed(place, [])
    without, err = replayed(place, UNSHARED)
    assert essence(without) == essence(with_network)
    assert CANARY in without, err


def test_what_a_killed_replay_leaves_is_swept_by_the_next(tmp_path: Path) -> None:
    place = Place(tmp_path)
    killed = place.start(*replay(place))
    assert killed.stdout
    assert any('"saved"' in line for line in killed.stdout)
    killed.kill()
    killed.communicate()
    assert place.holding(CANARY), "nothing was left: nothing is shown"
    replayed(place, [])
    assert place.scratch == []
    assert place.holding(CANARY) == set()
