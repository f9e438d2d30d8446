"""Their own words, turned round."""

import pytest

from assistant.core.echo import LONGEST, echo, own_clause


@pytest.mark.parametrize(
    ("said", "echoed"),
    [
        ("I walked to my gate", "you walked to your gate"),
        ("Walked to the mailbox and back, pain 3.", "Walked to the mailbox and back, pain 3"),
        (
            "um, so I was tired but I'm glad I did it myself",
            "you were tired but you're glad you did it yourself",
        ),
        ("He was kind to me.", "He was kind to you"),
        ("i\N{RIGHT SINGLE QUOTATION MARK}ve done it and i am tired", "you've done it and you are tired"),
        ("I am telling you", "you are telling me"),
        ("okay, two laps of the pool!", "two laps of the pool"),
    ],
)
def test_first_person_becomes_second(said: str, echoed: str) -> None:
    assert echo(said) == echoed


@pytest.mark.parametrize(
    "said", ["I'm such an idiot", "I always ruin it", "I feel worthless", "", "...", "um"]
)
def test_self_blame_and_nothing_are_not_echoed(said: str) -> None:
    assert echo(said) is None


def test_a_long_story_is_echoed_by_the_clause_that_matters() -> None:
    said = (
        "It was raining all morning and the nurse came late. "
        "I finally climbed the stairs to my room. "
        "Then my sister called about the garden and the dog next door."
    )
    assert echo(said, because="finally climbed") == "you finally climbed the stairs to your room"


def test_a_long_breath_without_an_end_is_not_echoed() -> None:
    assert own_clause("one " * (LONGEST + 1)) is None
