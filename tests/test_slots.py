"""Every number in one utterance, and only those that somebody measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.model import Measure, Numbers, Side, Unit
from assistant.understanding.doubted import doubted
from assistant.understanding.slots import by_rules
from assistant.understanding.spoken import spoken
from tests.measured import NOT_MEASURED, measured, short
from tests.styles import vosk_style


def numbers(text: str) -> Numbers:
    return by_rules(spoken(text))


def reps(exercise: str | None, amount: float, sets: int | None = None, side: Side | None = None) -> Measure:
    return Measure(exercise, side, sets, amount, Unit.REPS)


def way(exercise: str | None, amount: float, unit: Unit, aid: str | None = None) -> Measure:
    return Measure(exercise, amount=amount, unit=unit, aid=aid)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("three sets of fifteen heel slides pain four", [reps("heel slides", 15, 3)]),
        ("3x12 squats", [reps("squats", 12, 3)]),
        ("two by ten calf raises", [reps("calf raises", 10, 2)]),
        ("Ten heel slides.", [reps("heel slides", 10)]),
        ("heel slides three sets ten reps", [reps("heel slides", 10, 3)]),
        ("a set of ten heel slides", [reps("heel slides", 10, 1)]),
        ("ten heel slides three times", [reps("heel slides", 10, 3)]),
        ("heel slides ten times", [reps("heel slides", 10)]),
        ("three sets of ten", [reps(None, 10, 3)]),
        ("10 slow controlled squats", [reps("squats", 10)]),
        ("ten quad sets", [reps("quad sets", 10)]),
        ("many squat ten", [reps("mini squats", 10)]),
        ("I did one push up", [reps("push ups", 1)]),
        ("I did squats, fifteen of them, three times", [reps("squats", 15, 3)]),
        ("I did squats, 15 of them.", [reps("squats", 15)]),
        ("ten more squats", [reps("squats", 10)]),
        ("Two more sets of 10 squats.", [reps("squats", 10, 2)]),
        ("fifty one leg squats", [reps("squats", 50)]),
        ("50 one-leg squats.", [reps("squats", 50)]),
        ("fifty one leg raises", [reps("leg raises", 51)]),
        ("two more laps", [way(None, 2, Unit.LAPS)]),
        ("One more lap.", [way(None, 1, Unit.LAPS)]),
        ("I walked a whole mile", [way("walking", 1609.34, Unit.METRES)]),
        ("ten more minutes on the bike", [way("cycling", 600, Unit.SECONDS)]),
        (
            "two sets of ten on the left and eight on the right leg raises",
            [reps("leg raises", 10, 2, Side.LEFT), reps("leg raises", 8, side=Side.RIGHT)],
        ),
        ("ten left leg raises", [reps("leg raises", 10, side=Side.LEFT)]),
        ("ten squats each side", [reps("squats", 10, side=Side.BOTH)]),
        (
            "ten heel slides on the left and twelve on the right",
            [reps("heel slides", 10, side=Side.LEFT), reps("heel slides", 12, side=Side.RIGHT)],
        ),
        ("ten heel slides with the left and right leg", [reps("heel slides", 10, side=Side.BOTH)]),
        ("bridges, hold for thirty seconds", [Measure("glute bridges", hold_s=30)]),
        ("hold for a count of 30 seconds", [Measure(hold_s=30)]),
        ("thirty second plank", [Measure("planks", hold_s=30)]),
        ("2 sets of 30 second planks", [Measure("planks", sets=2, hold_s=30)]),
        ("three 30-second planks", [Measure("planks", amount=3, unit=Unit.REPS, hold_s=30)]),
        (
            "ten bridges and held each for five seconds",
            [Measure("glute bridges", None, None, 10, Unit.REPS, hold_s=5)],
        ),
        ("walked two hundred metres", [way("walking", 200, Unit.METRES)]),
        ("I walked a mile", [way("walking", 1609.34, Unit.METRES)]),
        ("Ran 5K.", [way("running", 5000, Unit.METRES)]),
        ("walked forty feet with the walker", [way("walking", 12.19, Unit.METRES, "walker")]),
        ("walked 30 feet without the crutches", [way("walking", 9.14, Unit.METRES)]),
        ("walked up two flights of stairs", [way("stairs", 2, Unit.FLIGHTS)]),
        ("twelve stairs", [way("stairs", 12, Unit.STAIRS)]),
        ("10,000 steps", [way(None, 10000, Unit.STEPS)]),
        ("swam ten lengths", [way("swimming", 10, Unit.LAPS)]),
        ("one and a half laps", [way(None, 1.5, Unit.LAPS)]),
        ("two blocks", [way(None, 2, Unit.BLOCKS)]),
        ("walked for twenty minutes", [way("walking", 1200, Unit.SECONDS)]),
        ("half an hour on the bike", [way("cycling", 1800, Unit.SECONDS)]),
        ("ten squats with five kilos", [Measure("squats", amount=10, unit=Unit.REPS, load_kg=5)]),
        ("squats, ten pounds", [Measure("squats", load_kg=4.54)]),
        ("15 rows with the red band", [Measure("rows", amount=15, unit=Unit.REPS, band="red")]),
        ("bent my knee to ninety degrees", [Measure(angle_deg=90)]),
        ("ten squats and two flights of stairs", [reps("squats", 10), way("stairs", 2, Unit.FLIGHTS)]),
        ("couldn't do squats so I did ten lunges", [reps("lunges", 10)]),
        ("pain 3, 10 heel slides", [reps("heel slides", 10)]),
        ("at 10:30 I did 12 lunges", [reps("lunges", 12)]),
    ],
)
def test_measures(text: str, measures: list[Measure]) -> None:
    assert list(numbers(text).measures) == measures


@pytest.mark.parametrize(
    "text",
    [
        "on the 3rd of May",
        "day 40",
        "half past ten",
        "two weeks ago",
        "nine months",
        "at seven I walked",
        "10 pm",
        "I slept seven hours",
        "lost five pounds",
        "it's ninety degrees outside",
        "working the twelve steps",
        "I skipped my ten squats",
        "tomorrow ten squats",
        "the physio wants me to do 3 sets of 10",
        "I did one",
        "I did 1e9 squats",
        "no one squats",
        "one squat at a time",
        "I got up three times",
        "one day at a time",
        "around the block",
        "ten minutes ago",
        "six feet tall",
        "I was supposed to walk two miles",
        "how many squats are three sets of ten",
        "walked with the cane",
        "",
    ],
)
def test_not_every_number_is_a_measure(text: str) -> None:
    assert numbers(text).measures == ()


@pytest.mark.parametrize(
    ("text", "pain", "before"),
    [
        ("ten squats pain three", 3, None),
        ("pain was eight after the squats", 8, None),
        ("Pain level 4 out of 10.", 4, None),
        ("a pain of 2", 2, None),
        ("a two out of ten pain", 2, None),
        ("it hurts, six out of ten", 6, None),
        ("my knee pain is four", 4, None),
        ("pain in my left knee is a five", 5, None),
        ("pain two point five", 2.5, None),
        ("pain one", 1, None),
        ("pain three to four", 4, None),
        ("pain three on the squats, pain five on the stairs", 5, None),
        ("pain went from six to three", 3, 6),
        ("Pain dropped from a 6 to a 3.", 3, 6),
        ("pain three before, five after", 5, 3),
        ("pain was six before, now it's three", 3, 6),
        ("pain was seven yesterday and two today", 2, 7),
        ("Pain was 7 yesterday, and 2 today.", 2, 7),
        ("my pain was at eight this morning but now it is a two", 2, 8),
        ("My pain was at 8 this morning, but now it is a 2.", 2, 8),
        ("pain was eight but it is two now", 2, 8),
        ("Pain down to 2 from 8.", 2, 8),
        ("pain two, down from eight", 2, 8),
        ("Pain is better, like a 5 instead of an 8.", 5, 8),
        ("pain is two today and was seven yesterday", 2, 7),
        ("Pain 2 now, it was 8 this morning.", 2, 8),
        ("yesterday my pain was seven, today it's two", 2, 7),
        ("pain is two, yesterday it was seven", 2, 7),
        ("pain was two this morning and seven after the squats", 7, 2),
        ("pain three now, ten heel slides", 3, None),
        ("no pain, ten squats", 0, None),
        ("No, pain 3.", 3, None),
        ("no pain", 0, None),
        ("It was a pain-free day.", 0, None),
        ("walked to the shop, pain free", 0, None),
        ("pain", None, None),
        ("no pain meds today", None, None),
        ("pain twelve", None, None),
        ("the pain lasted 30 seconds", None, None),
        ("pain for two days", None, None),
        ("pain 10 minutes after", None, None),
    ],
)
def test_pain(text: str, pain: float | None, before: float | None) -> None:
    assert (numbers(text).pain, numbers(text).pain_before) == (pain, before)


@pytest.mark.parametrize(("text", "told"), measured())
def test_what_was_measured_is_found_in_both_styles(text: str, told: str) -> None:
    assert short(numbers(text)) == told
    assert numbers(vosk_style(text)) == numbers(text)


@pytest.mark.parametrize("text", NOT_MEASURED.strip().splitlines())
def test_a_number_in_a_sentence_is_no_measure(text: str) -> None:
    assert numbers(text).measures == ()
    assert numbers(vosk_style(text)) == numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "3 sets of 10 heel slides, pain-free.",
        "ten squats pain free today",
        "10 lunges pain-free then I rested",
    ],
)
def test_pain_free_after_a_measure_may_be_a_misheard_pain_three(text: str) -> None:
    found = numbers(text)
    assert (found.pain, found.pain_unclear) == (None, True)


@pytest.mark.parametrize(
    "text",
    [
        "3 sets of 10 heel slides and it was pain-free.",
        "ten squats, completely pain free",
        "I walked pain-free for 20 minutes.",
        "It was a pain-free day.",
    ],
)
def test_pain_free_that_can_be_nothing_else_is_no_pain(text: str) -> None:
    found = numbers(text)
    assert (found.pain, found.pain_unclear) == (0, False)


def test_free_that_can_be_nothing_but_three_is_three() -> None:
    assert numbers("ten squats pain free out of ten").pain == 3
    assert numbers("pain level free").pain == 3
    assert (numbers("the pain was free").pain, numbers("the pain was free").pain_unclear) == (None, True)


@pytest.mark.parametrize(
    ("text", "pain"),
    [
        ("ten heel slides came four", 4),
        ("two sets of fifteen quad sets gain four", 4),
        ("15 bridges on the left paint three", 3),
        ("walked two blocks pane two", 2),
        ("squats with the red band payne was a six", 6),
        ("ten squats pan five and then ten lunges", 5),
        ("paint three out of ten", 3),
        ("Ten squats, pain for.", 4),
        ("ten squats pain ate", 8),
        ("ten squats pain tree out of ten", 3),
        ("he came four times", None),
        ("she came at four", None),
        ("ten people came four left", None),
        ("my brother came four", None),
        ("I gained four pounds", None),
        ("the window pane cost four pounds", None),
        ("I did ten squats and came home at four", None),
        ("two coats of paint four rooms", None),
        ("I paint three hours a day", None),
        ("no pain no gain four of us said", None),
        ("I've been in pain for", None),
        ("I was in pain for two days", None),
        ("ten squats gain four kilos", None),
    ],
)
def test_what_is_heard_for_pain_is_pain_where_it_can_be_nothing_else(text: str, pain: float | None) -> None:
    assert numbers(text).pain == pain


@pytest.mark.parametrize("said", ["1012 heel slides", "1520 squats"])
def test_numbers_run_together_are_no_count(said: str) -> None:
    assert numbers(said).measures == ()


FIFTEEN = Measure("squats", None, 3, 15, Unit.REPS)
FIFTY = Measure("squats", None, 3, 50, Unit.REPS)


@pytest.mark.parametrize(
    ("heard", "usual", "doubtful"),
    [
        (FIFTY, [FIFTEEN], True),
        (FIFTEEN, [FIFTY], True),
        (FIFTY, [FIFTEEN, FIFTY], False),
        (FIFTY, [], False),
        (FIFTY, [Measure("lunges", amount=15, unit=Unit.REPS)], False),
        (Measure("squats", amount=20, unit=Unit.REPS), [FIFTEEN], False),
        (Measure("squats", amount=12, unit=Unit.REPS), [Measure("squats", amount=20, unit=Unit.REPS)], False),
        (way("walking", 50, Unit.METRES), [way("walking", 15, Unit.SECONDS)], False),
        (way("walking", 50 * 60, Unit.SECONDS), [way("walking", 15 * 60, Unit.SECONDS)], True),
        (way("walking", 13, Unit.BLOCKS), [way("walking", 30, Unit.BLOCKS)], True),
        (Measure("squats", sets=3), [FIFTEEN], False),
    ],
)
def test_a_teen_is_doubted_where_a_ten_is_usual(heard: Measure, usual: list[Measure], doubtful: bool) -> None:
    found = doubted(Numbers((heard,), 3, 5), usual)
    assert [measure.doubtful for measure in found.measures] == [doubtful]
    assert (found.pain, found.pain_before) == (3, 5)


def test_what_was_doubtful_before_stays_so() -> None:
    said = numbers("3 10 heel slides")
    assert [measure.doubtful for measure in doubted(said, said.measures).measures] == [True]


@given(
    st.text()
    | st.lists(
        st.sampled_from("3 10 sets of x pain from to left squats and a mile hold came free the".split())
    ).map(" ".join)
)
def test_every_text_has_its_numbers(text: str) -> None:
    found = numbers(text)
    assert found == numbers(spoken(text))
    assert all(level is None or 0 <= level <= 10 for level in (found.pain, found.pain_before))
