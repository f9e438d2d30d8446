"""The JSON that other programs read: exactly these fields, and the values a person would count by hand."""

from pathlib import Path

import pytest

from tests.commands import MEANING, MEASURE, Json, babysteps

ENTRY = {
    "schema", "id", "kind", "words", "said_at", "for_date", "journey",
    "measures", "pain", "pain_before", "care",
}  # fmt: skip
WEEK = {
    "schema", "from", "to", "text", "steps", "stumbles", "celebrations", "momentum", "bounce_back_days"
}  # fmt: skip

HISTORY = """\
@ 2026-02-17 09:00
I walked to the gate
@ 2026-02-24 09:00
I walked to the gate
@ 2026-03-02 08:00
I walked to the mailbox and back, pain three
@ 2026-03-03 08:00
I skipped my exercises again
@ 2026-03-05 08:00
I did ten heel slides
@ 2026-03-06 08:00
I skipped my exercises again
I walked to the corner
@ 2026-03-07 20:00
First day without the crutches!
@ 2026-03-09 08:00
I walked to the shop
"""


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of somebody who has been typing since February."""
    home = tmp_path_factory.mktemp("history")
    babysteps("type", "--tz", "Europe/Lisbon", home=home, stdin=HISTORY)
    return home


# --- understand ----------------------------------------------------------------------------------------


def test_understand_has_its_fields_and_keeps_nothing(tmp_path: Path) -> None:
    words = "I walked to the gate, pain was six before, now it's three"
    ran = babysteps("understand", "--json", *words.split(), home=tmp_path / "home")
    (line,) = ran.json
    assert set(line) == {"schema", "text"} | MEANING
    assert (line["text"], line["kind"], line["pain"], line["pain_before"]) == (words, "step", 3, 6)
    assert line["sure"] in ("yes", "fairly", "no")
    assert 0 <= line["confidence"] <= 1
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("text", "skill", "kind", "care"),
    [
        ("I skipped my exercises again", "reflect", "stumble", None),
        ("First day without the crutches!", "reflect", "celebration", None),
        ("three sets of fifteen heel slides, pain four", "log", "step", None),
        ("how was my week", "week", None, None),
        ("I want to die", "care", None, "crisis"),
        ("I have chest pain", "care", None, "red_flag"),
        ("I want to drink", "care", None, "urge"),
    ],
)
def test_understand_tells_what_would_be_made_of_it(
    tmp_path: Path, text: str, skill: str, kind: str | None, care: str | None
) -> None:
    (line,) = babysteps("understand", "--json", text, home=tmp_path).json
    assert (line["skill"], line["kind"], line["care"]) == (skill, kind, care)


def test_understand_reads_a_sentence_a_line(tmp_path: Path) -> None:
    ran = babysteps("understand", "--json", home=tmp_path / "home", stdin="I walked\n\n  help me \nhelp\n")
    assert [(line["text"], line["skill"]) for line in ran.json] == [
        ("I walked", "reflect"),
        ("help me", "care"),
        ("help", "help"),
    ]
    assert not (tmp_path / "home").exists()


# --- entries -------------------------------------------------------------------------------------------


def entries(home: Path, *options: str) -> list[Json]:
    return babysteps("entries", "--json", *options, home=home).json


def test_entries_have_their_fields_oldest_first(history: Path) -> None:
    found = entries(history)
    assert len(found) == 9
    for entry in found:
        assert set(entry) == ENTRY
    assert [entry["said_at"] for entry in found] == sorted(entry["said_at"] for entry in found)
    assert found[2]["words"] == "I walked to the mailbox and back, pain three"
    assert (found[2]["pain"], found[2]["for_date"], found[2]["journey"]) == (3, "2026-03-02", None)
    assert set(found[4]["measures"][0]) == MEASURE


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--since", "2026-03-06"], ["06", "06", "07", "09"]),
        (["--since", "2030-01-01"], []),
        (["--search", "SKIPPED my"], ["03", "06"]),
        (["--search", "skipped", "--since", "2026-03-04"], ["06"]),
        (["--search", "100%"], []),
    ],
)
def test_entries_can_be_looked_for(history: Path, options: list[str], days: list[str]) -> None:
    assert [entry["for_date"][-2:] for entry in entries(history, *options)] == days


# --- week ----------------------------------------------------------------------------------------------


def week(home: Path, of: str) -> Json:
    (line,) = babysteps("week", "--json", "--of", of, home=home).json
    assert set(line) == WEEK
    return line


@pytest.mark.parametrize(
    ("of", "first", "figures"),
    [  # steps, stumbles, celebrations, days of fourteen, days until the step after a stumble
        ("2026-03-08", "2026-03-02", (3, 2, 1, 6, 1.0)),
        ("2026-03-04", "2026-02-26", (1, 1, 0, 3, None)),
        ("2026-03-09", "2026-03-03", (3, 2, 1, 7, 1.0)),
        ("2026-03-12", "2026-03-06", (2, 1, 1, 6, 0.0)),
        ("2026-03-02", "2026-02-24", (2, 0, 0, 3, None)),
        ("2026-04-30", "2026-04-24", (0, 0, 0, 0, None)),
    ],
)
def test_a_week_is_the_seven_days_that_end_with_its_date(
    history: Path, of: str, first: str, figures: tuple[float | None, ...]
) -> None:
    told = week(history, of)
    assert (told["from"], told["to"]) == (first, of)
    counted = ("steps", "stumbles", "celebrations", "momentum", "bounce_back_days")
    assert tuple(told[name] for name in counted) == figures


def test_the_week_is_told_in_their_words(history: Path) -> None:
    text = week(history, "2026-03-08")["text"]
    assert "crutches" in text
    assert babysteps("week", "--of", "2026-03-08", home=history).out == f"{text}\n"
