"""What is shown of a conversation: the fields other programs rely on, and the lines a person reads."""

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from assistant.app import Answered, Happening, Saved, Trouble
from assistant.core.model import (
    Answer,
    Care,
    Entry,
    Kind,
    Meaning,
    Measure,
    Numbers,
    Reading,
    Side,
    Sure,
    Technique,
    Unit,
    Utterance,
)
from assistant.errors import DeviceError
from assistant.report import (
    entry_line,
    happening_json,
    happening_line,
    meaning_line,
    measure_line,
    timing_json,
)

BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)
HEEL_SLIDES = Measure("heel slides", sets=3, amount=15, unit=Unit.REPS)


def meaning(
    kind: Kind | None = None, because: str = "", numbers: Numbers | None = None, care: Care | None = None
) -> Meaning:
    reading = Reading(kind, because, 0.9, Sure.FAIRLY)
    return Meaning("care" if care else "reflect", {}, reading, numbers or Numbers(), care)


def test_both_halves_are_shown() -> None:
    reading = Reading(Kind.STEP, "telling you", 0.9, Sure.FAIRLY, Kind.STUMBLE)
    line = meaning_line(Meaning("reflect", {}, reading, Numbers()))
    assert line == 'step and stumble, because "telling you" (fairly sure)'


def test_seconds_go_on_where_the_clocks_change() -> None:
    lisbon = ZoneInfo("Europe/Lisbon")
    began = datetime(2026, 3, 29, 0, 59, 59, tzinfo=lisbon)
    said = datetime(2026, 3, 29, 2, 0, 1, tzinfo=lisbon)
    heard = happening_json(Utterance(UUID(int=1), "I walked", said, said), began)
    assert (heard["from_s"], heard["to_s"]) == (2.0, 2.0)


def test_a_trouble_says_what_and_what_to_do() -> None:
    trouble = Trouble(DeviceError("The voice engine hangs.", hint="Try again."))
    assert happening_json(trouble, BEGAN) == {
        "event": "trouble",
        "schema": 1,
        "what": "The voice engine hangs.",
        "hint": "Try again.",
    }
    assert "The voice engine hangs. Try again." in happening_line(trouble)


def test_an_error_without_a_hint_is_told_too() -> None:
    assert happening_json(Trouble(OSError("full")), BEGAN)["hint"] == ""


def test_timing_is_an_event_like_the_others() -> None:
    assert timing_json({"hear": 1.5}) == {"event": "timing", "schema": 1, "hear": 1.5}


@pytest.mark.parametrize(("seconds", "audio_s"), [(None, None), (1.23456, 1.23)])
def test_an_answer_without_sound_has_no_seconds(seconds: float | None, audio_s: float | None) -> None:
    answered = Answered(Answer(("I hear you.", "I'm here."), Technique.PRESENCE), seconds)
    shown = happening_json(answered, BEGAN)
    assert shown["text"] == "I hear you. I'm here."
    assert (shown["technique"], shown["audio_s"]) == ("presence", audio_s)


@pytest.mark.parametrize(
    ("happening", "line"),
    [
        (Utterance(UUID(int=1), "I walked", BEGAN, BEGAN), "you: I walked"),
        (Saved(UUID(int=1)), "kept"),
        (Answered(Answer(("That counts.",), Technique.PLAIN), 1.0), "steps: That counts."),
    ],
)
def test_a_conversation_reads_like_one(happening: Happening, line: str) -> None:
    assert happening_line(happening).strip() == line


@pytest.mark.parametrize(
    ("understood", "line"),
    [
        (meaning(), "no check-in (fairly sure)"),
        (meaning(Kind.STEP, "walked"), 'step, because "walked" (fairly sure)'),
        (
            meaning(Kind.STEP, numbers=Numbers((HEEL_SLIDES,), 4, 6)),
            "step (fairly sure); 3 x 15 reps heel slides; pain 4 (before: 6)",
        ),
        (meaning(Kind.STEP, numbers=Numbers((), 0)), "step (fairly sure); pain 0"),
        (meaning(care=Care.CRISIS), "no check-in (fairly sure); crisis"),
    ],
)
def test_a_meaning_says_what_decided_it(understood: Meaning, line: str) -> None:
    assert meaning_line(understood) == line


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (Measure("stairs", amount=1, unit=Unit.FLIGHTS), "1 flight"),
        (Measure("stairs", amount=13, unit=Unit.STAIRS), "13 stairs"),
        (Measure("push ups", amount=1, unit=Unit.REPS), "1 rep push ups"),
        (Measure("walking", amount=1.5, unit=Unit.LAPS), "1.5 laps walking"),
        (Measure("squats", sets=1), "1 set squats"),
        (Measure(sets=3), "3 sets"),
        (Measure("squats", amount=10, unit=Unit.REPS, load_kg=5), "10 reps squats 5 kg"),
        (Measure(hold_s=30), "hold 30 s"),
        (Measure(load_kg=5), "5 kg"),
        (Measure(angle_deg=90), "90°"),
        (Measure(side=Side.LEFT), "left"),
    ],
)
def test_a_measure_says_what_was_measured(measure: Measure, line: str) -> None:
    assert measure_line(measure) == line


def test_an_entry_is_one_line() -> None:
    entry = Entry(UUID(int=1), None, "His chair is empty", BEGAN, date(2026, 3, 2), pain=2)
    assert entry_line(entry) == "00000000  2026-03-02 08:00  -            His chair is empty  (pain 2)"
