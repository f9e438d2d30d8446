"""The person's settings and folders. The file is theirs: it is read, never written."""

import os
import re
import tomllib
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, time
from pathlib import Path
from typing import Any

import platformdirs

from assistant.errors import SettingsError

APP = "babysteps"
ENGINES = ("auto", "vosk", "whisper")
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


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
class Keep:
    """For how long words are kept."""

    number: int
    """At least 1."""
    unit: str
    """day, week, month or year."""

    def first_day(self, today: date) -> date:
        """The first day that is still kept: the same day of an earlier month, or that month's last."""
        if self.unit in _DAYS:
            return date.fromordinal(max(1, today.toordinal() - self.number * _DAYS[self.unit]))
        year, month = divmod(12 * today.year + today.month - 1 - self.number * _MONTHS[self.unit], 12)
        if year < 1:
            return date.min
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


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
    day_turns_at: time = time(4)
    """What is said before it, by the wall clock, belongs to the day before."""
    keep: Keep | None = None
    """How long words are kept; None: for good."""


def clock(text: str) -> time:
    """Raises ValueError for anything but an hour of the night or the morning."""
    if not re.fullmatch(r"\d\d:\d\d", text, re.ASCII) or text >= "12":
        raise ValueError
    return time.fromisoformat(text)


def span(text: str) -> Keep:
    """Raises ValueError for anything but a number of days, weeks, months or years."""
    found = re.fullmatch(r"0*([1-9]\d{0,4}) (day|week|month|year)s?", text.strip(), re.ASCII)
    if not found:
        raise ValueError
    return Keep(int(found[1]), found[2])


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
    "day_turns_at": (str, 'a time from "00:00" to "11:59"'),
    "keep": (str, 'days, weeks, months or years, like "12 months"'),
}
RANGES = {"words_per_minute": (80, 300), "patience_s": (0.5, 10), "microphone_rate": (8_000, 192_000)}
READ: dict[str, Callable[[str], object]] = {
    "journal": lambda text: Path(text).expanduser(),
    "model": lambda text: Path(text).expanduser(),
    "day_turns_at": clock,
    "keep": span,
}


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
    try:
        if not right_type or not in_range or (key == "engine" and value not in ENGINES):
            raise ValueError
        return READ[key](value) if key in READ else value
    except ValueError:
        raise SettingsError(
            f"{place}: {key} must be {wanted}.", hint="Correct it, or delete the line."
        ) from None


def line_of(key: str, text: str) -> int:
    pattern = re.compile(rf"""^\s*\[*\s*["']?{re.escape(key)}\b""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)
