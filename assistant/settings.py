"""The person's settings and folders. The file is theirs: it is read, never written."""

import os
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from assistant.errors import SettingsError

APP = "babysteps"
ENGINES = ("auto", "vosk", "whisper")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things lie on this platform; all below `BABYSTEPS_HOME` when that is set."""

    data: Path
    config: Path
    cache: Path

    @classmethod
    def of_this_user(cls) -> "Folders":
        home = os.environ.get("BABYSTEPS_HOME")
        if home:
            return cls(Path(home), Path(home), Path(home) / "cache")
        return cls(
            platformdirs.user_data_path(APP, appauthor=False),
            platformdirs.user_config_path(APP, appauthor=False),
            platformdirs.user_cache_path(APP, appauthor=False),
        )

    @property
    def journal(self) -> Path:
        return self.data / "journal.duckdb"

    @property
    def settings(self) -> Path:
        return self.config / "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its default. The names are the keys of the file."""

    journal: Path | None = None
    """Where the journal is kept."""
    engine: str = "auto"
    """The recogniser: auto, vosk or whisper."""
    model: Path | None = None
    """A folder with another Vosk model."""
    microphone: str | None = None
    """Its name, or a part of it."""
    microphone_rate: int | None = None
    """Samples a second to open it with; by default 16000, or its own."""
    speaker: str | None = None
    voice: str | None = None
    """The voice engine's id of a voice."""
    words_per_minute: int = 160
    patience_s: float = 1.2
    """So much silence ends a turn."""
    headset: bool = False
    """The microphone cannot hear the loudspeaker: any speech interrupts an answer."""


CHECKS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "journal": (str, "a path in quotes"),
    "engine": (str, f"one of {', '.join(ENGINES)}"),
    "model": (str, "a path in quotes"),
    "microphone": (str, "a name in quotes"),
    "microphone_rate": (int, "a number like 48000"),
    "speaker": (str, "a name in quotes"),
    "voice": (str, "a voice's id in quotes"),
    "words_per_minute": (int, "a number from 80 to 300"),
    "patience_s": ((int, float), "seconds from 0.5 to 10"),
    "headset": (bool, "true or false"),
}
RANGES = {"words_per_minute": (80, 300), "patience_s": (0.5, 10), "microphone_rate": (8_000, 192_000)}
PATHS = ("journal", "model")


def load(path: Path | None, folders: Folders) -> Settings:
    """The settings in `path` (which must then exist), or in the user's own file, or the defaults."""
    if path is None and not folders.settings.exists():
        return Settings()
    where = path or folders.settings
    try:
        text = where.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file {where} cannot be read.", hint="Check its path.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{where} is not valid TOML: {error}.", hint="Mend that line, then try again."
        ) from error
    return Settings(**{key: checked(key, value, where, text) for key, value in values.items()})


def checked(key: str, value: Any, where: Path, text: str) -> Any:
    """The value as `Settings` wants it; an error that names the line if it will not do."""
    place = f"{where}, line {line_of(key, text)}"
    if key not in CHECKS:
        known = ", ".join(field.name for field in fields(Settings))
        raise SettingsError(f"{place}: there is no setting {key!r}.", hint=f"The settings are {known}.")
    types, wanted = CHECKS[key]
    right_type = isinstance(value, types) and (types is bool or not isinstance(value, bool))
    low, high = RANGES.get(key, (None, None))
    in_range = low is None or (right_type and low <= value <= high)
    if not right_type or not in_range or (key == "engine" and value not in ENGINES):
        raise SettingsError(f"{place}: {key} must be {wanted}.", hint="Correct it, or delete the line.")
    return Path(value).expanduser() if key in PATHS else value


def line_of(key: str, text: str) -> int:
    pattern = re.compile(rf"""^\s*\[*\s*["']?{re.escape(key)}\b""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)
