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
        ("I did it! I walked home", "you did it. You walked home"),
        ("I walked. My knee was fine.", "you walked. Your knee was fine"),
        ("I, uh, walked, you know, to the shop", "you walked to the shop"),
        ("Um, I walked, um", "you walked"),
        ("I walked and am tired", "you walked and are tired"),
        ("I walked and was tired", "you walked and were tired"),
        ("I still was tired but I went", "you still were tired but you went"),
        ("Walked and was tired", "Walked and was tired"),
        ("I walked and my knee was stiff", "you walked and your knee was stiff"),
        ("We walked around our block", "you walked around your block"),
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


@pytest.mark.parametrize(
    "said",
    [
        "I am telling you",
        "Is that yours?",
        "you're kind",
        "I only did five minutes",
        "It was just a walk",
        "I should walk more",
        "a little walk",
        "I gave it to my brother and was glad",
    ],
)
def test_what_would_come_out_crooked_is_not_echoed(said: str) -> None:
    assert echo(said) is None


def test_what_was_said_to_us_may_be_quoted() -> None:
    assert own_clause("I told you I would walk") == "I told you I would walk"
    assert own_clause("I only did five minutes") is None


def test_a_long_story_is_echoed_by_the_clause_that_matters() -> None:
    said = (
        "It was raining all morning and the nurse came late. "
        "I finally climbed the stairs to my room. "
        "Then my sister called about the garden and the dog next door."
    )
    assert echo(said, because="finally climbed") == "you finally climbed the stairs to your room"


def test_a_long_breath_without_an_end_is_not_echoed() -> None:
    assert own_clause("one " * (LONGEST + 1)) is None
