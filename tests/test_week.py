"""The figures of a week."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.dialogue import Dialogue
from assistant.core.model import Entry, Kind, Utterance
from assistant.core.week import week_of
from assistant.journal import Journal
from assistant.skills import entry_of, mean, remember
from assistant.understanding.when import meant_day
from tests.commands import babysteps, process

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


# --- days: told later, elsewhere, and while the clocks change ------------------------------------------

LISBON, AUCKLAND, HONOLULU = map(ZoneInfo, ("Europe/Lisbon", "Pacific/Auckland", "Pacific/Honolulu"))


def utterance(text: str, said_at: datetime) -> Utterance:
    return Utterance(uuid4(), text, said_at, said_at)


def entry(text: str, said_at: datetime) -> Entry:
    return entry_of(utterance(text, said_at), mean(text), meant_day(text, said_at, time(4)))


def test_the_way_back_is_counted_between_the_days_that_were_meant() -> None:
    tuesday = datetime(2026, 3, 3, 20, tzinfo=LISBON)
    told = [
        entry("I skipped my exercises", tuesday),
        entry("I walked on Sunday", tuesday + timedelta(hours=12)),
        entry("I did my stretches yesterday", tuesday + timedelta(days=4)),
    ]
    assert week_of(told, SUNDAY).bounce_back_days == 3.0


def test_a_day_told_of_twice_from_two_zones_is_one_day() -> None:
    in_auckland = datetime(2026, 3, 8, 20, tzinfo=AUCKLAND)
    told = [
        entry("I skipped my exercises", in_auckland),
        entry("I did my stretches", (in_auckland + timedelta(hours=2)).astimezone(HONOLULU)),
        entry("I did my stretches", (in_auckland + timedelta(hours=14)).astimezone(HONOLULU)),
    ]
    assert [one.for_date.day for one in told] == [8, 7, 8]
    week = week_of(told, SUNDAY)
    assert (week.momentum, week.steps, week.stumbles) == (2, 2, 1)
    assert week.bounce_back_days == 0.0, "and never less than none"


@pytest.mark.parametrize("changes", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_week_has_seven_days_also_when_the_clocks_change(changes: date) -> None:
    last = changes + timedelta(days=2)
    evenings = [
        datetime(last.year, last.month, last.day, 23, 30, tzinfo=LISBON) - timedelta(days=n)
        for n in range(14)
    ]
    told = [entry("I did my stretches", evening) for evening in reversed(evenings)]
    week = week_of(told, last)
    assert (week.steps, week.momentum) == (7, 14)
    nights = [entry("I drank last night", evening + timedelta(hours=1)) for evening in evenings]
    assert [one.for_date for one in nights] == [one.date() for one in evenings]


ENTRIES = st.builds(
    lambda back, hour, zone, kind, told: Entry(
        uuid4(),
        kind,
        "words",
        datetime(2026, 3, 8, tzinfo=zone) - timedelta(days=back) + timedelta(hours=hour),
        date(2026, 3, 8) - timedelta(days=back + told),
    ),
    st.integers(0, 14),
    st.integers(0, 23),
    st.sampled_from([LISBON, AUCKLAND, HONOLULU]),
    st.sampled_from([*Kind, None]),
    st.integers(0, 14),
)


@given(st.lists(ENTRIES, max_size=12), st.randoms())
def test_the_order_in_which_things_are_told_changes_nothing(told: list[Entry], random: Random) -> None:
    week = week_of(told, SUNDAY)
    assert week.bounce_back_days is None or week.bounce_back_days >= 0
    assert 0 <= week.momentum <= 14
    mixed = list(told)
    random.shuffle(mixed)
    again = week_of(mixed, SUNDAY)
    assert (again.steps, again.momentum) == (week.steps, week.momentum)


def test_words_filed_later_and_elsewhere_keep_their_moment_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = (
        datetime(2026, 3, 7, 21, tzinfo=HONOLULU),
        datetime(2026, 3, 8, 20, tzinfo=AUCKLAND),
        datetime(2026, 3, 29, 0, 30, tzinfo=LISBON),
        datetime(2026, 10, 25, 1, 30, tzinfo=LISBON),
        datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LISBON),
    )
    journal = Journal(tmp_path / "journal.duckdb")
    for said_at in moments:
        said = utterance("I walked to the gate", said_at)
        journal.keep(said)
        remember(said, mean(said.text), Dialogue(), journal)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    filed = process("entries", "--json", home=tmp_path).json
    assert [one["said_at"] for one in filed] == [said_at.isoformat() for said_at in moments]
    assert [one["for_date"][5:] for one in filed] == ["03-07", "03-08", "03-28", "10-24", "10-24"]
    assert [str(one.said_at.tzinfo) for one in journal.entries()] == [str(one.tzinfo) for one in moments]


def test_a_week_that_is_asked_for_at_night_ends_with_the_persons_day(tmp_path: Path) -> None:
    """It is night wherever it is 06:00, for whoever has set the turn of the day to noon."""
    hours_east = (6 - datetime.now(UTC).hour) % 24
    zone = f"Etc/GMT{-hours_east:+d}" if hours_east <= 12 else f"Etc/GMT{24 - hours_east:+d}"
    (tmp_path / "settings.toml").write_text('day_turns_at = "11:59"\n')
    (told,) = babysteps("week", "--tz", zone, "--json", home=tmp_path).json
    assert told["to"] == str(datetime.now(ZoneInfo(zone)).date() - timedelta(days=1))
