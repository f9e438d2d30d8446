"""What is put right in the same breath."""

import pytest

from assistant.understanding.corrected import corrected
from assistant.understanding.spoken import spoken


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Ten, no, twelve squats.", "12 squats"),
        ("three lots, no, two lots of eleven", "2 lots of 11"),
        ("I ran 3 miles, no, kilometres, 3 kilometres", "i ran 3 kilometres"),
        ("rows forty wait the counter said fifty", "rows 50"),
        ("ten on the left, I mean right, leg", "10 on the right leg"),
        ("left I mean right knee", "right knee"),
        ("pain seven naw six", "pain 6"),
    ],
)
def test_only_what_was_meant_is_left(said: str, meant: str) -> None:
    assert corrected(spoken(said)) == meant


@pytest.mark.parametrize(
    "said",
    [
        "10 squats no pain",
        "3 sets of 10 no 4th",
        "10 no more than that",
        "2 miles no stick 4 flights",
        "left knee no right hand",
        "walked 10 minutes sorry it took so long",
    ],
)
def test_nothing_else_is_taken_away(said: str) -> None:
    assert corrected(said) == said
