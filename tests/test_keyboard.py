"""Typed lines: whose clock they go by, and which of them are words."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from assistant.core.events import Typed
from assistant.ears.keyboard import moment, typed, typed_now
from assistant.errors import SettingsError

LISBON = ZoneInfo("Europe/Lisbon")
NOON = datetime(2026, 3, 2, 12, tzinfo=LISBON)
WALL = datetime(2026, 6, 1, 9, tzinfo=LISBON)


def lines(*texts: str, at: datetime | None = NOON) -> list[Typed]:
    return list(typed(texts, at, lambda: WALL))


def clock(said: list[Typed]) -> list[str]:
    return [f"{line.at.astimezone(LISBON):%m-%d %H:%M}" for line in said]


def test_a_line_is_a_minute_after_the_one_before() -> None:
    said = lines("I walked", "", "   ", "I swam\n")
    assert [line.text for line in said] == ["I walked", "I swam"]
    assert clock(said) == ["03-02 12:00", "03-02 12:01"]


def test_a_clock_line_sets_the_next_one_and_is_no_words() -> None:
    said = lines("I walked", "@ 2026-03-05 08:00", "I swam", "@2026-03-04T07:30", "I ran", "I rested")
    assert clock(said) == ["03-02 12:00", "03-05 08:00", "03-04 07:30", "03-04 07:31"]


def test_without_a_beginning_the_wall_clock_goes_until_a_clock_line() -> None:
    said = lines("I walked", "I swam", "@ 2026-03-05 08:00", "I ran", "I rested", at=None)
    assert clock(said) == ["06-01 09:00", "06-01 09:00", "03-05 08:00", "03-05 08:01"]


def test_an_offset_holds_for_its_own_line_only() -> None:
    said = lines("@ 2026-03-05 08:00+05:00", "I walked", "@ 2026-03-05 08:00", "I swam")
    assert clock(said) == ["03-05 03:00", "03-05 08:00"]


def test_a_minute_stays_a_minute_where_the_clocks_change() -> None:
    evening = moment("2026-10-25 01:58", LISBON, "it")
    said = list(typed(["one"] * 4, evening, lambda: WALL))
    gaps = {b.at.astimezone(UTC) - a.at.astimezone(UTC) for a, b in pairwise(said)}
    assert gaps == {timedelta(minutes=1)}


def test_an_hour_that_the_clocks_leave_out_is_the_one_after() -> None:
    assert moment("2026-03-29 01:30", LISBON, "it").isoformat() == "2026-03-29T02:30:00+01:00"


@pytest.mark.parametrize("words", ["@home I walked", "@ the clinic", "# 1 on my list", "//", "--at"])
def test_an_odd_beginning_is_still_somebodys_words(words: str) -> None:
    assert [line.text for line in lines(words)] == [words]


@pytest.mark.parametrize(
    "text", ["2026-02-30 08:00", "3 pm I told them everything", "08:00", "0001-01-01", "9999-12-31 23:59"]
)
def test_a_clock_line_that_is_none_is_named_by_its_number_and_not_quoted(text: str) -> None:
    with pytest.raises(SettingsError) as failure:
        lines("I walked", f"@ {text}")
    assert str(failure.value) == "Line 2 is not a date and time."
    assert failure.value.hint


def test_what_was_said_before_a_bad_clock_line_has_been_told_already() -> None:
    said = typed(["I walked", "@ 99", "I swam"], NOON, lambda: WALL)
    assert next(said).text == "I walked"


def test_beside_a_microphone_there_is_no_clock_but_the_walls() -> None:
    said = list(typed_now(["@ 2026-03-05 08:00", "", " I walked "], lambda: WALL))
    assert said == [Typed("@ 2026-03-05 08:00", WALL), Typed("I walked", WALL)]
