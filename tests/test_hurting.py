"""Levels of pain said without the word, and numbers beside a body that are none."""

import pytest

from assistant.understanding.slots import by_rules
from assistant.understanding.spoken import spoken
from tests.styles import vosk_style


@pytest.mark.parametrize(
    ("text", "pain", "before"),
    [
        ("Ten squats, my elbow was about a three.", 3, None),
        ("It's a five today.", 5, None),
        ("Not great, it's a good six today.", 6, None),
        ("My ankle's down to three from six.", 3, 6),
        ("Twelve lunges, hips at two.", 2, None),
        ("Rowed for 10 minutes and my neck is, what, a four.", 4, None),
        ("It hurt like a seven.", 7, None),
        ("That hurt, nine out of ten.", 9, None),
        ("Wrist twinged a bit, call it a two.", 2, None),
        ("Ten bridges, pain on the inside of the knee, four.", 4, None),
        ("It was an eight when I got up, it's a four after the ice.", 4, 8),
        ("It started at a seven and finished at a four.", 4, 7),
        ("Walked a mile and the hip went up to a six from a one.", 6, 1),
        ("Today pain is at a three, yesterday it was a seven.", 3, 7),
        ("The pain before was a six, after the bath it's a two.", 2, 6),
        ("Usually it's a seven but today it's a two.", 2, 7),
        ("Eight lunges and a big fat zero for pain.", 0, None),
        ("Pain's nought, 12 squats.", 0, None),
        ("Ten squats, it didn't hurt at all.", 0, None),
        ("Painless, ten squats.", 0, None),
        ("Dusted for half an hour, wrist four.", 4, None),
    ],
)
def test_a_level_is_found_without_the_word(text: str, pain: float, before: float | None) -> None:
    assert (by_rules(spoken(text)).pain, by_rules(spoken(text)).pain_before) == (pain, before)
    assert by_rules(spoken(vosk_style(text))) == by_rules(spoken(text))


@pytest.mark.parametrize(
    "text",
    [
        "My mood is a four today.",
        "Cravings were about an eight after the walk.",
        "I gave the film a six out of ten, my back hurt in those seats.",
        "It was a ten out of ten day.",
        "He broke his leg at four.",
        "He's 6 foot 2.",
        "The physio said come back at three.",
        "I walked to the pub and had a three.",
        "We walked past number nine and then a seven.",
        "My foot is a size ten.",
        "My leg broke when I was about seven.",
        "I've had a bad back since I was about nine.",
        "It was a three hour drive and my back hurt.",
        "I'm down to two from five cigarettes.",
        "My knee surgery is at nine.",
        "8 out of 10 squats done.",
        "Call it a day at five.",
        "Ten external rotations on the left shoulder.",
    ],
)
def test_a_number_beside_a_body_is_no_pain(text: str) -> None:
    assert by_rules(spoken(text)).pain is None
    assert by_rules(spoken(vosk_style(text))) == by_rules(spoken(text))
