"""The figures of a week."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from assistant.core.model import Entry, Kind
from assistant.core.week import week_of

SUNDAY = date(2026, 3, 8)


def said(days_before: int, kind: Kind | None, number: int = 0) -> Entry:
    day = SUNDAY - timedelta(days=days_before)
    moment = datetime(day.year, day.month, day.day, 8, number, tzinfo=UTC)
    return Entry(UUID(int=100 * (days_before + 50) + number), kind, "words", moment, day)


def test_seven_days_are_counted_and_no_more() -> None:
    week = week_of(
        [said(7, Kind.STEP), said(6, Kind.STEP), said(0, Kind.CELEBRATION), said(0, None, 1)], SUNDAY
    )
    assert (week.from_date, week.to_date) == (date(2026, 3, 2), SUNDAY)
    assert (week.steps, week.stumbles, week.celebrations) == (1, 0, 1)


def test_momentum_is_days_in_a_fortnight_and_a_gap_breaks_nothing() -> None:
    entries = [
        said(14, Kind.STEP),
        said(13, Kind.STEP),
        said(13, None, 1),
        said(2, Kind.STUMBLE),
        said(0, Kind.STEP),
    ]
    assert week_of(entries, SUNDAY).momentum == 3


def test_bounce_back_is_the_median_of_days_to_the_next_step() -> None:
    entries = [
        said(6, Kind.STUMBLE),
        said(5, Kind.STEP),
        said(4, Kind.STUMBLE),
        said(3, Kind.CELEBRATION),
        said(1, Kind.STEP),
        said(0, Kind.STUMBLE),
    ]
    assert week_of(entries, SUNDAY).bounce_back_days == 2.0


def test_a_step_on_the_same_day_is_no_days_away() -> None:
    assert week_of([said(0, Kind.STUMBLE), said(0, Kind.STEP, 1)], SUNDAY).bounce_back_days == 0.0


def test_no_way_back_yet_is_no_number() -> None:
    assert week_of([said(1, Kind.STEP), said(0, Kind.STUMBLE)], SUNDAY).bounce_back_days is None
    assert week_of([], SUNDAY).bounce_back_days is None


def test_what_came_after_the_day_is_not_part_of_its_week() -> None:
    week = week_of([said(0, Kind.STUMBLE), said(-1, Kind.STEP)], SUNDAY)
    assert week.bounce_back_days is None
    assert week.momentum == 1
