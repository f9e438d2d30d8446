"""Settings: the person's own file, read and never written."""

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import Folders, Settings, load


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
        'speaker = "box"\nvoice = "en-gb"\nwords_per_minute = 140\npatience_s = 2\nheadset = true\n',
    )
    settings = load(None, folders)
    assert settings.journal == Path("~/j.duckdb").expanduser()
    assert settings == Settings(
        settings.journal, "vosk", Path("/m"), "desk", 48000, "box", "en-gb", 140, 2, True
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
