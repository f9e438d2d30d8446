"""Care: what must be noticed, and what must not be taken for it."""

import pytest

from assistant.core.care import is_cry, look, no_cheer
from assistant.core.model import Care


@pytest.mark.parametrize(
    "words",
    [
        "I want to die.",
        "i don't want to live anymore",
        "some days I think about suicide",
        "I'm going to kill myself",
        "they'd be better off without me",
        "I took all my pills",
        "I can\N{RIGHT SINGLE QUOTATION MARK}t go on",
        "I don't want to kill myself but I think about it",
        "Help me!",
        "please make it stop",
        "make it stop",
    ],
)
def test_a_crisis_is_seen_even_when_it_is_denied(words: str) -> None:
    assert look(words) is Care.CRISIS


@pytest.mark.parametrize(
    "words",
    [
        "I have chest pain",
        "my calf is hot and swollen",
        "I can't breathe",
        "I passed out on the stairs",
        "felt a pop",
    ],
)
def test_red_flags(words: str) -> None:
    assert look(words) is Care.RED_FLAG


@pytest.mark.parametrize(
    "words", ["I want to drink", "I have a strong urge to smoke", "bad cravings tonight"]
)
def test_urges(words: str) -> None:
    assert look(words) is Care.URGE


@pytest.mark.parametrize(
    "words",
    [
        "no chest pain today",
        "I didn't have any cravings",
        "it was to die for",
        "I killed that workout",
        "I stopped at the gate",
        "I want to drink more water",
        "the physio could help me with the stairs",
        "I want to say goodbye",
        "dead bugs, two sets of ten",
        "I walked without chest pain",
    ],
)
def test_ordinary_words_are_left_alone(words: str) -> None:
    assert look(words) is None


def test_a_cry_is_a_whole_utterance() -> None:
    assert is_cry("Help me.")
    assert not is_cry("she had to help me with my shoe")


def test_cheer_ends_at_seven() -> None:
    assert not no_cheer(None)
    assert not no_cheer(6.5)
    assert no_cheer(7)
