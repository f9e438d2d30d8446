"""A clinic's many journals: figures counted by hand, and the same from Spark where it is installed."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from assistant.core.model import Entry, Kind, Measure, Utterance
from assistant.core.week import week_of
from assistant.errors import JournalError
from assistant.journal import Journal
from assistant.journal.clinic import Answer, answers, rows, summary
from assistant.journal.database import in_memory, quoted
from assistant.journal.export import Format, export

WEDNESDAY = date(2026, 3, 4)
ZOE = "Zoë 無/%41"
"""A name that no folder can have as it is."""
SLIDES = (Measure("heel slide"),)


def entry(day: int, kind: Kind | None = Kind.STEP, pain: float | None = None, **more: Any) -> Entry:
    """Meant for the day so many after WEDNESDAY, and said on the morning after."""
    for_date = WEDNESDAY + timedelta(days=day)
    said_at = datetime(for_date.year, for_date.month, for_date.day, 8, tzinfo=UTC) + timedelta(days=1)
    return Entry(uuid4(), kind, "words", said_at, for_date, pain=pain, **more)


def exported(folder: Path, said: Mapping[str, Sequence[Entry]]) -> Path:
    """Everybody's journal, as `babysteps export --format parquet` writes it."""
    journal = folder / "journal.duckdb"
    for person, told in said.items():
        with closing(Journal(journal, person=person)) as kept:
            for one in told:
                kept.keep(Utterance(one.id, one.words, one.said_at, one.said_at))
                kept.file(one)
        export(journal, folder / "out", Format.PARQUET, person)
    return folder / "out"


# --- adherence -----------------------------------------------------------------------------------------


def test_a_week_counts_days_with_a_step_or_a_celebration_and_days_with_an_exercise(tmp_path: Path) -> None:
    told = [
        entry(0, Kind.STEP),
        entry(0, Kind.CELEBRATION, measures=SLIDES),  # the same day counts once
        entry(1, Kind.STUMBLE, measures=SLIDES),
        entry(2, None),
        entry(6, Kind.STEP, measures=SLIDES + SLIDES),
        entry(7, Kind.CELEBRATION),
    ]
    assert answers(exported(tmp_path, {"me": told}))["adherence"] == Answer(
        ("person", "week", "from_date", "active_days", "share", "exercise_days"),
        [("me", 1, WEDNESDAY, 2, 2 / 7, 3), ("me", 2, date(2026, 3, 11), 1, 1 / 7, 0)],
    )


def test_a_week_in_which_nothing_was_said_is_a_week_of_nothing(tmp_path: Path) -> None:
    adherence = answers(exported(tmp_path, {"me": [entry(21), entry(0)]}))["adherence"].rows
    assert [row[3] for row in adherence] == [1, 0, 0, 1]


def test_everybody_has_weeks_of_their_own(tmp_path: Path) -> None:
    found = answers(exported(tmp_path, {ZOE: [entry(5)], "007": [entry(3), entry(3 + 52 * 7)]}))[
        "adherence"
    ].rows
    assert found[0][:3] == ("007", 1, WEDNESDAY + timedelta(days=3))
    assert found[-1][:3] == (ZOE, 1, WEDNESDAY + timedelta(days=5))
    assert len(found) == 53 + 1


# --- pain ----------------------------------------------------------------------------------------------


def trend(folder: Path, *told: Entry) -> tuple[Any, ...]:
    (row,) = answers(exported(folder, {"me": told}))["pain_trend"].rows
    return row[1:]


def test_pain_that_gets_less_by_one_a_week(tmp_path: Path) -> None:
    assert trend(tmp_path, entry(0, pain=8), entry(7, pain=7), entry(21, pain=5)) == (
        3,
        pytest.approx(-1),
        20 / 3,
        20 / 3,
    )


def test_the_slope_is_by_least_squares(tmp_path: Path) -> None:
    # x = 0, 1, 3 weeks, y = 2, 5, 4: means 4/3 and 11/3, sums of products 7/3 and of squares 14/3
    told, per_week, *_ = trend(tmp_path, entry(0, pain=2), entry(7, pain=5), entry(21, pain=4))
    assert (told, per_week) == (3, pytest.approx((7 / 3) / (14 / 3)))


def test_first_and_last_are_four_weeks_each(tmp_path: Path) -> None:
    told = [entry(day, pain=pain) for day, pain in ((0, 8), (27, 6), (28, 1), (72, 0), (73, 4), (100, 2))]
    assert trend(tmp_path, *told)[2:] == (7, 3)


def test_pain_of_one_day_has_no_trend_and_pain_never_told_no_row(tmp_path: Path) -> None:
    folder = exported(tmp_path, {"ann": [entry(0, pain=3), entry(0, pain=4)], "bo": [entry(0)]})
    assert answers(folder)["pain_trend"].rows == [("ann", 2, None, 3.5, 3.5)]


def test_pain_told_only_in_the_middle_is_in_no_first_and_no_last_weeks(tmp_path: Path) -> None:
    assert trend(tmp_path, entry(0), entry(50, pain=3), entry(100)) == (1, None, None, None)


# --- momentum ------------------------------------------------------------------------------------------


def test_momentum_is_what_the_week_tells_on_every_day(tmp_path: Path) -> None:
    days = [0, 0, 1, 5, 13, 14, 15, 16, 40, 41, 54, 55]  # also after silence, and around the fourteenth day
    told = [entry(day, kind) for day, kind in zip(days, [*Kind, None] * 3, strict=True)]
    momentum = answers(exported(tmp_path, {"me": told}))["momentum"]
    assert momentum.columns == ("person", "day", "momentum")
    every_day = [WEDNESDAY + timedelta(days=day) for day in range(56)]
    assert momentum.rows == [("me", day, week_of(told, day).momentum) for day in every_day]
    assert {row[2] for row in momentum.rows} >= {0, 1, 5}


def test_another_ones_days_are_no_momentum_of_mine(tmp_path: Path) -> None:
    found = answers(exported(tmp_path, {"ann": [entry(0)], "bo": [entry(1), entry(0)]}))["momentum"].rows
    assert [row[2] for row in found] == [1, 1, 2]


# --- what is no export, and what is shown --------------------------------------------------------------


def test_where_there_is_no_export_it_says_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "entries").mkdir()
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(JournalError, match="no Parquet export") as caught:
            answers(folder)
        assert "--format parquet" in caught.value.hint


def test_somebody_elses_parquet_is_no_export_of_ours(tmp_path: Path) -> None:
    place = tmp_path / "entries" / "person=me" / "month=2026-03"
    place.mkdir(parents=True)
    with in_memory() as connection:
        connection.execute(f"COPY (SELECT 'marmalade' AS for_date) TO {quoted(place / 'a.parquet')}")
    with pytest.raises(JournalError, match="no Parquet export") as caught:
        answers(tmp_path)
    assert "marmalade" not in str(caught.value)
    assert caught.value.__context__ is None


def test_an_address_is_refused() -> None:
    with pytest.raises(JournalError, match="must be a file on this computer"):
        answers(Path("s3://bucket/out"))


def test_a_name_that_looks_like_a_number_stays_a_name(tmp_path: Path) -> None:
    assert answers(exported(tmp_path, {"7": [entry(0)]}))["momentum"].rows == [("7", WEDNESDAY, 1)]


def test_a_folder_is_never_a_pattern(tmp_path: Path) -> None:
    for name in ("a'[1]*", "a'1b"):
        (tmp_path / name).mkdir()
        exported(tmp_path / name, {name: [entry(0)]})
    assert [row[0] for row in answers(tmp_path / "a'[1]*" / "out")["momentum"].rows] == ["a'[1]*"]


def test_a_line_for_each_person_and_every_figure_as_json(tmp_path: Path) -> None:
    told = [entry(0, pain=6), entry(28, pain=4, kind=Kind.STUMBLE)]
    found = answers(exported(tmp_path, {"ann": told, ZOE: [entry(0)]}))
    assert [line.split() for line in summary(found)] == [
        ["person", "weeks", "active", "pain:", "first", "last", "a", "week", "momentum"],
        [*ZOE.split(), "1", "14%", "-", "-", "-", "1"],
        ["ann", "5", "3%", "6.0", "4.0", "-0.50", "1"],
    ]
    every = [json.loads(json.dumps(row)) for row in rows(found)]
    assert len(every) == (1 + 5) + 1 + (1 + 29)
    assert every[1] == {
        "question": "adherence", "person": "ann", "week": 1, "from_date": "2026-03-04",
        "active_days": 1, "share": 1 / 7, "exercise_days": 0,
    }  # fmt: skip


# --- Spark ---------------------------------------------------------------------------------------------


@pytest.fixture
def spark() -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="pyspark is not installed: it comes with the extra `clinic`")
    from scripts.clinic_spark import session

    with session() as spark:
        yield spark


def test_spark_answers_the_same(spark: Any, tmp_path: Path) -> None:
    from scripts.clinic_spark import answers as spark_answers

    told = [entry(day * day % 90, [*Kind, None][day % 4], pain=day % 11 or None) for day in range(40)]
    some = [replace(one, id=uuid4(), measures=SLIDES) for one in told[::3]]
    folder = exported(tmp_path, {"007": told, "1e3": [entry(0, pain=1)], ZOE: some})
    theirs = spark_answers(spark, str(folder))
    for question, ours in answers(folder).items():
        assert theirs[question].columns == ours.columns
        for mine, other in zip(ours.rows, theirs[question].rows, strict=True):
            assert all(map(same, mine, other)), (question, mine, other)


def same(one: Any, other: Any) -> bool:
    return math.isclose(one, other, rel_tol=1e-9) if isinstance(one, float) else bool(one == other)
