"""From the tag of each word to measures; and what the trained tagger makes of sentences it has not seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.model import Measure, Numbers, Side, Unit
from assistant.understanding.encoder import tag
from assistant.understanding.spoken import spoken
from assistant.understanding.tagging import ROLES, TAGS, tagged
from scripts.measures_text import tagged_text

L, R = Side.LEFT, Side.RIGHT


def of(sentence: str) -> Numbers:
    """The numbers of a sentence written as "10/B-reps squats/I-exercise", its tags quite certain."""
    words, tags = zip(*((each + "/O").split("/")[:2] for each in sentence.split()), strict=True)
    return tagged(words, [[0.97 if tag == one else 0.001 for one in TAGS] for tag in tags])


def reps(exercise: str | None, amount: float, sets: int | None = None, side: Side | None = None) -> Measure:
    return Measure(exercise, side, sets, amount, Unit.REPS)


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("3/B-sets sets of 10/I-reps heel/I-exercise slides/I-exercise", [reps("heel slides", 10, 3)]),
        ("for/B-sets sets of 12/I-reps", [reps(None, 12, 4)]),
        (
            "10/B-reps squats/I-exercise and 12/B-reps lunges/I-exercise",
            [reps("squats", 10), reps("lunges", 12)],
        ),
        (
            "squats/B-exercise 10/I-reps 8/I-reps left/I-side",
            [reps("squats", 10), reps("squats", 8, side=Side.LEFT)],
        ),
        ("forty 40/B-reps yes 40/I-reps squats/I-exercise", [reps("squats", 40)]),
        ("walked/B-exercise a/I-way mile", [Measure("walking", amount=1609.34, unit=Unit.METRES)]),
        ("4/B-way k steps", [Measure(amount=4000, unit=Unit.STEPS)]),
        (
            "walked/B-exercise an/I-time hour and 20/I-time minutes",
            [Measure("walking", amount=4800, unit=Unit.SECONDS)],
        ),
        (
            "walked/B-exercise an/I-time hour and 20/B-time minutes",
            [Measure("walking", amount=4800, unit=Unit.SECONDS)],
        ),
        (
            "walked/B-exercise 2/I-time minutes 30/I-time",
            [Measure("walking", amount=150, unit=Unit.SECONDS)],
        ),
        ("plank/B-exercise 40/I-time seconds", [Measure("planks", hold_s=40)]),
        (
            "10/B-reps 8/B-reps hip/I-exercise thrusts/I-exercise 40/B-load kilos",
            [
                Measure("hip thrusts", amount=10, unit=Unit.REPS, load_kg=40),
                Measure("hip thrusts", amount=8, unit=Unit.REPS, load_kg=40),
            ],
        ),
        (
            "squats/B-exercise 10/I-reps 8/B-reps 35/B-load kilos on all of them",
            [
                Measure("squats", amount=10, unit=Unit.REPS, load_kg=35),
                Measure("squats", amount=8, unit=Unit.REPS, load_kg=35),
            ],
        ),
        (
            "squats/B-exercise 8/I-reps 6/B-reps left/B-side 9/B-reps 7/B-reps right/B-side",
            [reps("squats", n, side=side) for n, side in ((8, L), (6, L), (9, R), (7, R))],
        ),
        (
            "bridges/B-exercise 8/I-reps 6/B-reps each held 10/B-hold seconds",
            [Measure("glute bridges", amount=n, unit=Unit.REPS, hold_s=10) for n in (8, 6)],
        ),
        (
            "planks/B-exercise 30/I-hold seconds then 25/B-hold",
            [Measure("planks", hold_s=n) for n in (30, 25)],
        ),
        (
            "bridges/B-exercise and squats/B-exercise 10/I-reps of each",
            [reps("glute bridges", 10), reps("squats", 10)],
        ),
        (
            "squats/B-exercise 10/I-reps and bridges/B-exercise the same",
            [reps("squats", 10), reps("glute bridges", 10)],
        ),
        (
            "purple/B-exercise cats/I-exercise 10/I-reps squats/B-exercise 8/I-reps",
            [reps(None, 10), reps("squats", 8)],
        ),
        (
            "sled/B-exercise push/I-exercise 15 metres there and back so 30/I-way",
            [Measure("sled pushes", amount=30, unit=Unit.METRES)],
        ),
        (
            "row/B-exercise machine 2000/I-way metres 9/B-time minutes",
            [
                Measure("rowing", amount=2000, unit=Unit.METRES),
                Measure("rowing", amount=540, unit=Unit.SECONDS),
            ],
        ),
        ("5/B-reps fives/I-sets", [reps(None, 5, 5)]),
        ("squats/B-exercise 15/I-reps and another 15/B-reps so 30/B-reps", [reps("squats", 30)]),
        (
            "squats/B-exercise 15/I-reps then 10/B-reps then 5/B-reps",
            [reps("squats", n) for n in (15, 10, 5)],
        ),
        (
            "walked/B-exercise 25/I-way metres with the stick/I-aid and back so 50/B-way",
            [Measure("walking", amount=50, unit=Unit.METRES, aid="stick")],
        ),
        (
            "squats/B-exercise 3/I-sets sets 10/I-reps 10/B-reps 8/B-reps",
            [reps("squats", n) for n in (10, 10, 8)],
        ),
        (
            "squats/B-exercise 10/I-reps and bridges/B-exercise 12/I-reps 3/B-sets rounds of that",
            [reps("squats", 10, 3), reps("glute bridges", 12, 3)],
        ),
        ("skipping/B-exercise 5/I-time minutes", [Measure("skipping rope", amount=300, unit=Unit.SECONDS)]),
        ("heel slides 12/B-reps", [reps("heel slides", 12)]),
        ("10/B-reps eternal/I-exercise rotations/I-exercise", [reps(None, 10)]),
        ("knee/B-side to 95/I-angle", [Measure(side=Side.BOTH, angle_deg=95)]),
    ],
)
def test_words_that_belong_together_make_one_measure(sentence: str, measures: list[Measure]) -> None:
    assert list(of(sentence).measures) == measures


def test_pain_is_the_highest_that_is_said_of_now() -> None:
    assert of("knee 4/pain or 5/pain it was 7/before") == Numbers((), 5, 7)
    assert of("no/no-pain pain/no-pain") == Numbers((), 0)
    assert of("90/pain degrees") == Numbers()


def test_an_exercise_without_a_number_is_no_measure() -> None:
    assert of("squats/B-exercise on the left/I-side") == Numbers()


@given(
    st.lists(
        st.tuples(st.sampled_from("10 3 for a mile squats left red kilos and of".split()), st.integers(0, 25))
    )
)
def test_any_tags_make_something(told: list[tuple[str, int]]) -> None:
    words = [word for word, _ in told]
    found = tagged(words, [[float(place == number) for place in range(len(TAGS))] for _, number in told])
    assert all(measure != Measure() for measure in found.measures)


def test_every_role_is_taught() -> None:
    taught = {tag for example in tagged_text("train") for tag in example.tags}
    assert taught == set(TAGS)
    assert len(TAGS) == 4 + 2 * len(ROLES)


def test_the_tagger_reads_what_no_rule_was_made_for() -> None:
    words = spoken(
        "stood at the sink and went up on my toes seventeen times, knee grumbling at a two"
    ).split()
    found = tagged(words, tag(words))
    assert (found.measures[0].amount, found.measures[0].unit, found.pain) == (17, Unit.REPS, 2)
