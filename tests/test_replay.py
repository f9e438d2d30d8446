"""Recordings go through the whole program: heard, understood, saved and answered, in their own time."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.core.events import RATE
from tests.commands import Json, Ran, babysteps
from tests.recordings import CRUTCHES, PAUSE_S, SKIPPED, WALKED, record, save
from tests.speech import silence, spoken

AT = datetime.fromisoformat("2026-03-29T00:59:50+00:00")
"""Ten seconds before the clocks in Lisbon are set to summer time."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("recordings")
    return [
        record(folder / "studio.wav", SKIPPED, rate=44_100, channels=2),
        record(folder / "bye.wav", "Goodbye."),
        record(folder / "telephone.wav", WALKED, rate=8_000),
        record(folder / "two.flac", CRUTCHES, "How was my week?", rate=48_000, subtype="PCM_24"),
    ]


@pytest.fixture(scope="module")
def replayed(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """All of them in one go, into a journal of their own: what was printed, and the folder it was made in."""
    home = tmp_path_factory.mktemp("replayed")
    into: list[str | Path] = ["--spoken", home / "answers", "--journal", home / "replay.duckdb"]
    begins = ["--at", "2026-03-29T00:59:50", "--tz", "Europe/Lisbon"]
    ran = babysteps("replay", *files, *into, *begins, "--json", home=home)
    return ran, home


def entries(replayed: tuple[Ran, Path]) -> list[Json]:
    ran = babysteps("entries", "--json", "--journal", replayed[1] / "replay.duckdb", home=replayed[1])
    return ran.json


def test_every_recording_is_heard_whatever_its_kind(replayed: tuple[Ran, Path]) -> None:
    ran, _ = replayed
    assert (ran.status, ran.err) == (0, "")
    skipped, bye, walked, crutches, week = (line["text"].lower() for line in ran.events("heard"))
    assert "skipped my exercises" in skipped
    assert "goodbye" in bye.replace("-", "").replace(" ", "")
    assert "mailbox" in walked
    assert "crutches" in crutches
    assert "week" in week
    assert {line["engine"] for line in ran.events("heard")} <= {"vosk", "whisper"}


def test_each_is_understood_saved_and_answered(replayed: tuple[Ran, Path]) -> None:
    ran, _ = replayed
    meant = [(line["skill"], line["kind"]) for line in ran.events("understood")]
    assert meant == [
        ("reflect", "stumble"),
        ("goodbye", None),
        ("reflect", "step"),
        ("reflect", "celebration"),
        ("week", None),
    ]
    assert [line["pain"] for line in ran.events("understood")] == [None, None, 3, None, None]
    assert [line["id"] for line in ran.events("saved")] == [entry["id"] for entry in entries(replayed)]
    assert len(ran.events("saved")) == 3
    assert all(line["audio_s"] > 0.3 for line in ran.events("answered"))
    assert len(ran.events("answered")) == 5


def test_times_are_those_of_the_sound(replayed: tuple[Ran, Path], files: list[Path]) -> None:
    heard = replayed[0].events("heard")
    first, last = heard[0], heard[-1]
    assert first["from_s"] == pytest.approx(PAUSE_S, abs=0.3)
    assert first["to_s"] == pytest.approx(soundfile.info(files[0]).duration - PAUSE_S, abs=0.4)
    assert last["from_s"] > sum(soundfile.info(file).duration for file in files[:3])
    assert all(line["from_s"] < line["to_s"] for line in heard)


def test_an_entry_was_said_at_its_place_in_the_sound(replayed: tuple[Ran, Path]) -> None:
    heard = [line for line in replayed[0].events("heard") if "bye" not in line["text"].lower()]
    for entry, line in zip(entries(replayed), heard, strict=False):
        said_at = datetime.fromisoformat(entry["said_at"])
        assert abs(said_at - AT - timedelta(seconds=line["from_s"])) < timedelta(seconds=0.01)
    assert entries(replayed)[0]["said_at"].startswith("2026-03-29T00:59:5")
    assert entries(replayed)[-1]["said_at"].endswith("+01:00")


def test_the_answers_are_sound_that_can_be_played(replayed: tuple[Ran, Path]) -> None:
    ran, home = replayed
    answers = sorted((home / "answers").iterdir())
    assert [file.name for file in answers] == [f"answer-0{number}.wav" for number in range(1, 6)]
    for file, answered in zip(answers, ran.events("answered"), strict=True):
        sound, rate = soundfile.read(file)
        assert len(sound) / rate == pytest.approx(answered["audio_s"], abs=0.01)
        assert np.abs(sound).max() > 0.05
        assert file.stat().st_mode & 0o077 == 0


def test_the_time_of_every_stage_is_told_last(replayed: tuple[Ran, Path]) -> None:
    timing = replayed[0].json[-1]
    stages = {"hear", "transcribe", "understand", "remember", "answer"}
    assert set(timing) == {"event", "schema"} | stages
    assert all(timing[stage] > 0 for stage in stages)


def test_ones_own_journal_stays_as_it_is(files: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "home"
    babysteps("type", home=home, stdin="I swam\n")
    before = {path: path.read_bytes() for path in home.rglob("*")}
    ran = babysteps("replay", files[0], home=home)
    assert "kept" in ran.out
    assert {path: path.read_bytes() for path in home.rglob("*")} == before


def test_a_replay_alone_leaves_nothing_behind(tmp_path: Path) -> None:
    home, quiet = tmp_path / "home", save(tmp_path / "quiet.wav", silence(1))
    in_memory = [Path(place) for place in ("/dev/shm", os.environ.get("XDG_RUNTIME_DIR", "")) if place]
    babysteps("replay", quiet, home=home)
    left = [path for place in in_memory for path in place.glob(f"babysteps-{os.getpid()}-*")]
    assert left == []
    assert not list(home.rglob("*.duckdb*"))


def test_no_word_before_the_damage_is_lost(tmp_path: Path) -> None:
    rustle = np.random.default_rng(1).integers(-3, 4, 5 * RATE).astype(np.int16)
    whole = save(tmp_path / "cut.flac", np.concatenate([spoken(WALKED), rustle]))
    words_end = len(spoken(WALKED)) / (len(spoken(WALKED)) + len(rustle))
    os.truncate(whole, round(whole.stat().st_size * (words_end + 0.12)))
    ran = babysteps("replay", whole, "--journal", tmp_path / "kept.duckdb", home=tmp_path)
    assert ran.status == 1
    assert "damaged" in ran.err
    kept = babysteps("entries", "--json", "--journal", tmp_path / "kept.duckdb", home=tmp_path).json
    assert ["mailbox" in entry["words"].lower() for entry in kept] == [True]


# --- where nobody speaks -------------------------------------------------------------------------------


def test_ten_minutes_of_silence_are_said_to_be_that(tmp_path: Path) -> None:
    file = tmp_path / "silence.wav"
    soundfile.write(file, np.zeros(600 * 8_000, np.int16), 8_000)
    ran = babysteps("replay", file, "--json", "--journal", tmp_path / "kept.duckdb", home=tmp_path)
    assert ran.status == 0
    assert ran.err == f"Nothing was said in {file}, or too quietly to be heard.\n"
    assert [line["event"] for line in ran.json] == ["timing"]
    assert "transcribe" not in ran.json[0], "nothing is decoded in silence"


@pytest.mark.parametrize("loudness", [100, 1_000, 10_000])
def test_noise_is_never_taken_for_words(loudness: int, tmp_path: Path) -> None:
    hiss = np.random.default_rng(loudness).standard_normal(30 * RATE) * loudness
    file = save(tmp_path / "hiss.wav", np.clip(hiss, -32_768, 32_767).astype(np.int16))
    ran = babysteps("replay", file, "--json", "--journal", tmp_path / "kept.duckdb", home=tmp_path)
    assert ran.status == 0
    assert not ran.events("heard")
    assert not babysteps("entries", "--journal", tmp_path / "kept.duckdb", "--json", home=tmp_path).out
    assert len(ran.events("answered")) <= 1
