"""Settings: the person's own file, read and never written."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import SettingsError
from assistant.settings import Folders, Keep, Settings, load


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data", tmp_path, tmp_path / "cache")


def write(folders: Folders, text: str) -> None:
    folders.settings.write_text(text, encoding="utf-8")


def test_without_a_file_there_are_defaults(folders: Folders) -> None:
    assert load(None, folders) == Settings()
    assert not folders.settings.exists()


def test_every_setting_can_be_set(folders: Folders) -> None:
    write(
        folders,
        'journal = "~/j.duckdb"\nengine = "vosk"\nmodel = "/m"\n'
        'microphone = "desk"\nmicrophone_rate = 48000\n'
        'speaker = "box"\nvoice = "en-gb"\nwords_per_minute = 140\npatience_s = 2\nheadset = true\n'
        'day_turns_at = "05:30"\nkeep = "12 months"\n',
    )
    settings = load(None, folders)
    assert settings.journal == Path("~/j.duckdb").expanduser()
    assert settings == Settings(
        settings.journal,
        "vosk",
        Path("/m"),
        "desk",
        48000,
        "box",
        "en-gb",
        140,
        2,
        True,
        time(5, 30),
        Keep(12, "month"),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("engine = 'auto'\nmicrofone = 'x'\n", "line 2: there is no setting 'microfone'"),
        ("\n\nengine = 'siri'\n", "line 3: engine must be one of auto, vosk, whisper"),
        ("headset = 1\n", "line 1: headset must be true or false"),
        ("words_per_minute = true\n", "line 1: words_per_minute must be"),
        ("patience_s = 0.1\n", "line 1: patience_s must be seconds from 0.5 to 10"),
        ("[voice]\nname = 'x'\n", "line 1: voice must be"),
        ("engine = \n", "is not valid TOML"),
        ('engine = "auto"\nday_turns_at = "12:00"\n', 'line 2: day_turns_at must be a time from "00:00"'),
        ('day_turns_at = "4:00"\n', "line 1: day_turns_at must be"),
        ('day_turns_at = "04:60"\n', "line 1: day_turns_at must be"),
        ('day_turns_at = "night"\n', "line 1: day_turns_at must be"),
        ("day_turns_at = 04:00:00\n", "line 1: day_turns_at must be"),
        ("day_turns_at = 4\n", "line 1: day_turns_at must be"),
        ('keep = "for ever"\n', 'line 1: keep must be days, weeks, months or years, like "12 months"'),
        ('keep = "0 months"\n', "line 1: keep must be"),
        ('keep = "-1 days"\n', "line 1: keep must be"),
        ('keep = "1.5 years"\n', "line 1: keep must be"),
        ('\nkeep = "12"\n', "line 2: keep must be"),
        ("keep = 12\n", "line 1: keep must be"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(folders: Folders, text: str, complaint: str) -> None:
    write(folders, text)
    with pytest.raises(SettingsError, match=complaint.replace("(", r"\(")) as error:
        load(None, folders)
    assert error.value.hint


def test_a_file_that_is_asked_for_must_be_there(folders: Folders, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "nowhere.toml", folders)
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path, folders)


def test_a_file_in_another_encoding_is_refused(folders: Folders) -> None:
    folders.settings.write_bytes('voice = "ü"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="cannot be read"):
        load(None, folders)


@pytest.mark.parametrize("text", ["00:00", "04:00", "11:59"])
def test_a_day_may_turn_at_any_hour_before_noon(folders: Folders, text: str) -> None:
    write(folders, f'day_turns_at = "{text}"\n')
    assert load(None, folders).day_turns_at == time.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first_day"),
    [
        ("1 day", "2028-02-28"),
        ("10 days", "2028-02-19"),
        ("2 weeks", "2028-02-15"),
        ("1 month", "2028-01-29"),
        ("3 months", "2027-11-29"),
        ("12 months", "2027-02-28"),
        ("1 year", "2027-02-28"),
        ("4 years", "2024-02-29"),
        ("99999 years", "0001-01-01"),
    ],
)
def test_what_is_kept_is_counted_by_the_calendar(folders: Folders, text: str, first_day: str) -> None:
    write(folders, f'keep = "{text}"\n')
    keep = load(None, folders).keep
    assert keep is not None
    assert keep.first_day(date(2028, 2, 29)) == date.fromisoformat(first_day)


@given(st.integers(1, 99_999), st.sampled_from(["day", "week", "month", "year"]), st.dates())
def test_the_first_day_kept_is_before_today_and_follows_it(number: int, unit: str, today: date) -> None:
    first = Keep(number, unit).first_day(today)
    assert first < today or today == date.min
    if today > date.min:
        assert Keep(number, unit).first_day(today - timedelta(days=1)) <= first
