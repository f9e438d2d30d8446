"""Templates match whole utterances, or nothing."""

import pytest

from assistant.understanding.commands import Commands
from assistant.understanding.spoken import spoken
from assistant.understanding.templates import match, vocabulary


@pytest.mark.parametrize(
    ("template", "text", "slots"),
    [
        ("help", "Help!", {}),
        ("help", "could you help please", {}),
        ("(stop|be quiet)", "Okay, be quiet.", {}),
        ("[good] (bye|goodbye)", "good bye", {}),
        ("how was my week", "Hey, how was my week?", {}),
        ("how was (my|the) [last] week", "how was the last week", {}),
        (
            "move my check-in [to] {when}",
            "Can you move my check in to half past ten, please?",
            {"when": "half past 10"},
        ),
        ("log {amount} {exercise}", "log fifteen heel slides", {"amount": "15", "exercise": "heel slides"}),
        ("(call it|name it) {name}", "name it My Knee", {"name": "my knee"}),
        ("walk[ to {place}]", "walk", {}),
        ("(one [more]|again)", "one more", {}),
        ("that was {kind: a step|a (big|small) win}", "That was a big win!", {"kind": "a big win"}),
        ("that's all", "thats all", {}),
    ],
)
def test_a_whole_utterance_matches(template: str, text: str, slots: dict[str, str]) -> None:
    assert Commands([("it", (template,))]).asked(text) == ("it", slots)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("help", "help me"),
        ("help", "I need help"),
        ("help", ""),
        ("stop", "make it stop"),
        ("stop", "I can't stop"),
        ("goodbye", "I want to say goodbye"),
        ("how was my week", "how was my week last year when he was here"),
        ("undo that", "and I can't undo that"),
        ("log {amount}", "log"),
        ("help", "helper"),
    ],
)
def test_part_of_an_utterance_does_not(template: str, text: str) -> None:
    assert match(template, spoken(text)) is None
    assert Commands([("it", (template,))]).asked(text) is None


@pytest.mark.parametrize(
    "template",
    [
        "",
        "  ",
        "[help]",
        "[",
        "[a",
        "a]",
        "(a|b",
        "(a]",
        "a|b",
        "(a|)",
        "(|a)",
        "a []",
        "{",
        "{}",
        "}",
        "{two words}",
        "{a} {a}",
        "{1}",
        "{a:}",
        "{a: b",
        "{a: b|}",
    ],
)
def test_a_malformed_template_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="bad template"):
        match(template, "anything")


def test_the_words_that_a_template_can_say() -> None:
    assert vocabulary("(call|name) it [a] {kind: step|big (win|one)}") == set(
        "call name it a step big win one".split()
    )


def test_what_an_open_slot_can_say_has_no_end() -> None:
    assert vocabulary("move [it to {when}]") == set()
