"""What is asked for is understood, also misheard; what only shares its words with a command never is one."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.core.model import Kind
from assistant.skills import COMMANDS, SKILLS
from assistant.skills.corrections import KIND_OF, RELABEL
from assistant.understanding.commands import Commands
from assistant.understanding.templates import vocabulary
from tests.asked import MISHEARD, REFLECTIONS, SAID
from tests.check_ins import LATER, MENDED, SEEN

ONE_LETTER = st.sampled_from("abcdefghijklmnopqrstuvwxyz ")


def each(text: str) -> list[str]:
    return [one.strip() for one in re.split(r" / |\n", text) if one.strip()]


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(skill, said) for skill, text in table.items() for said in each(text)]


def asked(text: str) -> str | None:
    found = COMMANDS.asked(text)
    return found and found[0]


def kind(text: str) -> Kind | None:
    found = COMMANDS.asked(text)
    assert found, text
    assert found[0] == RELABEL.name
    return KIND_OF[found[1]["kind"]]


@pytest.mark.parametrize(("skill", "said"), pairs(SAID))
def test_what_is_asked_for_is_understood(skill: str, said: str) -> None:
    assert asked(said) == skill


def test_most_of_what_was_misheard_is_understood_and_nothing_is_taken_for_something_else() -> None:
    heard = [(skill, asked(said)) for skill, said in pairs(MISHEARD)]
    assert len(heard) >= 150
    assert not [wrong for wrong in heard if wrong[1] not in (wrong[0], None)]
    assert sum(skill == found for skill, found in heard) >= 0.95 * len(heard)


def test_there_are_enough_reflections() -> None:
    assert len(set(each(REFLECTIONS))) >= 750


@pytest.mark.parametrize("said", each(REFLECTIONS))
def test_a_reflection_is_never_taken_for_a_command(said: str) -> None:
    assert COMMANDS.asked(said) is None


@pytest.mark.parametrize("table", [SEEN, LATER, MENDED])
def test_neither_is_a_check_in(table: dict[str, str]) -> None:
    assert {said: found for text in table.values() for said in each(text) if (found := asked(said))} in (
        {},
        {"How was my week?": "week"},
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("no, that was a step", Kind.STEP),
        ("That was a hard moment.", Kind.STUMBLE),
        ("that was a setback", Kind.STUMBLE),
        ("that was a win", Kind.CELEBRATION),
        ("That's when a milestone.", Kind.CELEBRATION),
        ("that wasn't a stumble, it was a step", Kind.STEP),
        ("that wasn't a step it was a stumble", Kind.STUMBLE),
        ("not a celebration, a step", Kind.STEP),
        ("that was a step, not a stumble", Kind.STEP),
        ("file that under celebrations", Kind.CELEBRATION),
        ("change that to a stumble please", Kind.STUMBLE),
        ("call it progress", Kind.STEP),
        ("that was neither", None),
        ("that was nothing", None),
        ("that was just talk", None),
        ("no it was neither of those", None),
    ],
)
def test_the_kind_that_is_meant(said: str, meant: Kind | None) -> None:
    assert kind(said) is meant


def test_every_template_of_every_skill_is_closed_and_names_a_kind_we_know() -> None:
    assert all(vocabulary(template) for skill in SKILLS for template in skill.templates)
    slots = [slot for template in RELABEL.templates for slot in re.findall(r"{kind: ([^}]*)}", template)]
    assert {kind for slot in slots for kind in slot.split("|")} <= set(KIND_OF)
    assert len(slots) == len(RELABEL.templates)


@pytest.mark.parametrize("said", ["help", "stop", "goodbye", "undo"])
@given(place=st.integers(0, 8), letter=ONE_LETTER)
def test_a_single_word_must_be_heard_exactly(said: str, place: int, letter: str) -> None:
    heard = said[:place] + letter + said[place + 1 :]
    assume(heard.strip() not in (said, "redo"))
    assert asked(heard) is None


@pytest.mark.parametrize("word", ["not", "never", "she", "him", "her", "they"])
@given(number=st.integers(0, 10_000), place=st.integers(0, 8))
def test_no_mishearing_adds_who_or_not(word: str, number: int, place: int) -> None:
    commands = [said for _, said in pairs(SAID) if " " in said]
    words = commands[number % len(commands)].split()
    place %= len(words)
    assume(word.lower() not in map(str.lower, words))
    assert asked(" ".join([*words[:place], word, *words[place + 1 :]])) is None


def test_what_is_as_likely_two_things_is_neither() -> None:
    two = Commands([("bring", ("bring the red cup",)), ("fetch", ("bring the rad cup",))])
    assert two.asked("bring the red cup") == ("bring", {})
    assert two.asked("bring the rid cup") is None


def test_an_open_slot_is_filled_but_never_misheard() -> None:
    moving = Commands([("move", ("move the check-in to {when}",))])
    assert moving.asked("please move the check-in to half past ten") == ("move", {"when": "half past 10"})
    assert moving.asked("moth the check-in to half past ten") is None
