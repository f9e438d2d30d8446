"""What the recogniser is told to expect: commands always, the rest as people talk."""

import re

import pytest

from assistant.understanding.exercises import EXERCISES
from assistant.understanding.prompt import prompt

RECOVERY = (
    "Went to the meeting at lunchtime.",
    "my sponsor says take it slow",
    "Strong craving after work, but I didn't drink.",
    "forty days sober",
)
REHAB = (
    "Three sets of ten heel slides, pain three.",
    "walked around the block, pain two",
    "did my quad sets",
)
PRIVATE = "my sister Ottoline found the vodka behind the piano in Wexford"


def words(phrases: tuple[str, ...]) -> list[str]:
    return re.findall(r"[\w'-]+", " ".join(phrases).lower())


@pytest.mark.parametrize(
    "said", [(), RECOVERY, REHAB, RECOVERY + REHAB], ids=["new", "recovery", "rehab", "both"]
)
def test_what_must_always_be_heard_is_in(said: tuple[str, ...]) -> None:
    told = prompt(said, ())
    text = " ".join(told)
    assert all(
        command in text for command in ("How was my week", "Take that back", "Goodbye", "Help", "Stop")
    )
    assert all(sound_alike in text for sound_alike in ("pain three", "pain-free", "drank"))
    assert 55 <= len(words(told)) <= 90
    assert len(set(told)) == len(told)


def test_with_no_history_there_is_something_of_everything() -> None:
    told = prompt((), ())
    assert {"heel slides", "my sponsor", "sober", "meeting"} <= set(told)
    assert told[-1].endswith("pain three")


def test_it_follows_what_is_talked_about() -> None:
    assert set(prompt(RECOVERY * 5, ())) >= {"cravings", "relapsed", "withdrawal"}
    assert "withdrawal" not in prompt(REHAB * 5, ())
    names = [sum(phrase in EXERCISES for phrase in prompt(said * 5, ())) for said in (RECOVERY, REHAB)]
    assert names[0] < names[1] / 2


def test_the_likeliest_is_last() -> None:
    assert prompt(RECOVERY * 5, ())[-1] == "my sponsor"
    assert prompt(REHAB * 5, ())[-1].endswith("pain three")
    half = prompt(RECOVERY + RECOVERY + REHAB, ())
    assert half.index("sober") > half.index("heel slides")


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("I cried at the funeral", "I miss her"),
        ("panic attack on the bus, my therapist says breathe", "panic attack"),
        ("ran on the treadmill", "I ran"),
        ("the toddler had a tantrum at bedtime", "toddler"),
        ("my thesis deadline", "essay"),
    ],
)
def test_every_family_is_known_by_its_words(said: str, phrase: str) -> None:
    assert phrase in prompt([said] * 6, ())


def test_what_is_long_ago_is_forgotten() -> None:
    assert prompt(RECOVERY + REHAB * 20, ()) == prompt(REHAB * 20, ())


def test_own_exercises_come_in_the_latest_first() -> None:
    own = [f"exercise {number}" for number in range(12)]
    told = prompt(RECOVERY * 5, own)
    assert [phrase for phrase in told if phrase in own] == own[-8:]
    again = prompt(REHAB, ["clamshells", "heel slides", "clamshells"])
    assert again.index("clamshells") > again.index("heel slides")


def test_nothing_private_is_repeated() -> None:
    known = set(words(prompt((), ()))) | set(words(prompt(RECOVERY * 9, ())))
    assert set(words(prompt([PRIVATE] * 9, ()))) <= known
    assert not {"ottoline", "piano", "wexford"} & known
