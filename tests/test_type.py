"""`type`: a conversation on the keyboard, told event by event, and kept in the journal."""

from pathlib import Path
from uuid import UUID

import pytest

from tests.commands import MEANING, MEASURE, Json, Ran, babysteps


def typed(home: Path, text: str, *options: str | Path) -> Ran:
    return babysteps("type", "--json", *options, home=home, stdin=text)


def entries(home: Path, *options: str | Path) -> list[Json]:
    return babysteps("entries", "--json", *options, home=home).json


@pytest.fixture(scope="module")
def talked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    home = tmp_path_factory.mktemp("talked")
    text = "I walked to the gate, pain three\n\nten heel slides pain four\nhelp\nI want to drink\n"
    return typed(home, text, "--at", "2026-03-02T08:00", "--tz", "Europe/Lisbon"), home


def test_a_conversation_is_told_event_by_event(talked: tuple[Ran, Path]) -> None:
    check_in = ["heard", "understood", "saved", "answered"]
    command = ["heard", "understood", "answered"]
    told = [line["event"] for line in talked[0].json]
    assert told == [*check_in, *check_in, *command, *check_in, "timing"]
    assert (talked[0].status, talked[0].err) == (0, "")


def test_every_event_has_its_fields_and_no_others(talked: tuple[Ran, Path]) -> None:
    fields = {
        "heard": {"event", "schema", "text", "from_s", "to_s", "engine"},
        "understood": MEANING | {"event", "schema"},
        "saved": {"event", "schema", "id"},
        "answered": {"event", "schema", "text", "technique", "audio_s"},
        "timing": {"event", "schema", "remember", "understand", "answer"},
    }
    for line in talked[0].json:
        assert set(line) == fields[line["event"]]
        assert line["schema"] == 1


def test_typed_lines_are_a_minute_apart(talked: tuple[Ran, Path]) -> None:
    heard = talked[0].events("heard")
    assert [(line["from_s"], line["to_s"]) for line in heard] == [(s, s) for s in (0.0, 60.0, 120.0, 180.0)]
    assert {line["engine"] for line in heard} == {"keyboard"}


def test_what_was_understood_is_told_in_plain_values(talked: tuple[Ran, Path]) -> None:
    walk, log, helping, craving = talked[0].events("understood")
    assert (walk["skill"], walk["kind"], walk["pain"]) == ("reflect", "step", 3)
    assert "walked" in walk["because"]
    assert (log["skill"], log["kind"], log["sure"], log["pain"]) == ("log", "step", "yes", 4)
    assert set(log["measures"][0]) == MEASURE
    slides = {name: log["measures"][0][name] for name in ("exercise", "amount", "unit", "doubtful")}
    assert slides == {"exercise": "heel slides", "amount": 10, "unit": "reps", "doubtful": False}
    assert (helping["skill"], helping["kind"]) == ("help", None)
    assert (craving["skill"], craving["care"]) == ("care", "urge")


def test_what_was_saved_is_in_the_journal(talked: tuple[Ran, Path]) -> None:
    ran, home = talked
    kept = entries(home)
    assert [entry["id"] for entry in kept] == [str(UUID(line["id"])) for line in ran.events("saved")]
    assert [entry["said_at"] for entry in kept] == [
        f"2026-03-02T08:0{minute}:00+00:00" for minute in (0, 1, 3)
    ]


def test_a_second_conversation_is_added_to_the_first(tmp_path: Path) -> None:
    typed(tmp_path, "I walked")
    typed(tmp_path, "I swam")
    assert [entry["words"] for entry in entries(tmp_path)] == ["I walked", "I swam"]


def test_another_journal_leaves_ones_own_alone(tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "other.duckdb"
    typed(tmp_path / "home", "I walked", "--journal", other)
    assert entries(tmp_path / "home") == []
    assert [entry["words"] for entry in entries(tmp_path / "home", "--journal", other)] == ["I walked"]
    assert not (tmp_path / "home").exists()


def test_the_settings_may_name_the_journal(tmp_path: Path) -> None:
    settings = tmp_path / "mine.toml"
    settings.write_text(f"journal = '{tmp_path / 'mine.duckdb'}'")
    typed(tmp_path / "home", "I walked", "--settings", settings)
    assert len(entries(tmp_path, "--settings", settings)) == 1
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("at", "tz", "said_at", "for_date"),
    [
        ("2026-07-01T23:30", "Europe/Lisbon", "2026-07-01T23:30:00+01:00", "2026-07-01"),
        ("2026-07-01T23:30+00:00", "Europe/Lisbon", "2026-07-02T00:30:00+01:00", "2026-07-01"),
        ("2026-07-01T23:30+05:00", None, "2026-07-01T23:30:00+05:00", "2026-07-01"),
        ("2026-07-01 23:30:00Z", "America/New_York", "2026-07-01T19:30:00-04:00", "2026-07-01"),
        ("2026-10-25T01:30", "Europe/Lisbon", "2026-10-25T01:30:00+01:00", "2026-10-24"),
        ("2026-03-29T01:30", "Europe/Lisbon", "2026-03-29T02:30:00+01:00", "2026-03-28"),
    ],
    ids=[
        "local",
        "an offset in a zone",
        "an offset alone",
        "UTC in a zone",
        "an hour twice",
        "an hour left out",
    ],
)
def test_at_is_local_unless_it_has_an_offset(
    tmp_path: Path, at: str, tz: str | None, said_at: str, for_date: str
) -> None:
    typed(tmp_path, "I walked", "--at", at, *(["--tz", tz] if tz else []))
    (entry,) = entries(tmp_path)
    assert (entry["said_at"], entry["for_date"]) == (said_at, for_date)


def test_minutes_go_on_over_the_hour_that_comes_twice(tmp_path: Path) -> None:
    ran = typed(tmp_path, "I walked\nI swam\nI ran", "--at", "2026-10-25T01:58", "--tz", "Europe/Lisbon")
    assert [line["from_s"] for line in ran.events("heard")] == [0, 60, 120]
    assert [entry["said_at"][11:] for entry in entries(tmp_path)] == [
        "01:58:00+01:00",
        "01:59:00+01:00",
        "01:00:00+00:00",
    ]


def test_goodbye_ends_it_and_what_was_said_is_kept(tmp_path: Path) -> None:
    ran = typed(tmp_path, "I walked\ngoodbye\nI swam\n")
    assert [line["text"] for line in ran.events("heard")] == ["I walked", "goodbye"]
    assert ran.status == 0
    assert len(entries(tmp_path)) == 1


def test_nothing_typed_is_no_error(tmp_path: Path) -> None:
    ran = typed(tmp_path, "\n \n")
    assert ran.status == 0
    assert [line["event"] for line in ran.json] == ["timing"]


def test_words_of_any_script_come_through_as_they_are(tmp_path: Path) -> None:
    ran = typed(tmp_path, "\ufeffI walked to the café 🙂\n")
    assert ran.events("heard")[0]["text"] == "I walked to the café 🙂"
    assert ran.out.isascii()
    assert entries(tmp_path)[0]["words"] == "I walked to the café 🙂"


def test_a_letter_that_is_none_costs_no_other(tmp_path: Path) -> None:
    ran = babysteps("type", "--json", home=tmp_path, stdin=b"I walked to the caf\xe9\nI swam\n")
    assert [line["text"] for line in ran.events("heard")] == ["I walked to the caf\ufffd", "I swam"]
    assert len(entries(tmp_path)) == 2
