"""How alike two wordings look and sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.sounds import alike, letters, sound

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz '-", max_size=30)


@given(WORDS, WORDS)
def test_likeness_is_between_nothing_and_all_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= 1
    assert alike(one, other) == alike(other, one)
    assert alike(one, one) == 1


@pytest.mark.parametrize(
    ("heard", "said", "another"),
    [
        ("glue bridges", "glute bridges", "glute squeezes"),
        ("and do that", "undo that", "what is that"),
        ("hand string curls", "hamstring curls", "hand squeezes"),
        ("calf races", "calf raises", "calf stretches"),
        ("heal sliced", "heel slides", "heel raises"),
    ],
)
def test_what_was_said_is_nearer_than_anything_else(heard: str, said: str, another: str) -> None:
    assert alike(heard, said) > alike(heard, another)


def test_spaces_and_signs_neither_look_nor_sound() -> None:
    assert letters("sit-up's and so") == "situpsandso"
    assert sound("knee bends") == sound("nee bends")
    assert alike("step ups", "step-ups") == 1
