"""Beginning, ending, and getting about."""

from dataclasses import replace

from assistant.core.dialogue import Dialogue
from assistant.core.model import Answer, Meaning, Utterance
from assistant.core.phrases import session
from assistant.journal import Journal
from assistant.skills.skill import Skill


def give_help(_: Utterance, __: Meaning, dialogue: Dialogue, ___: Journal) -> tuple[Dialogue, Answer | None]:
    return dialogue, session.HELP.answer()


def hush(_: Utterance, __: Meaning, dialogue: Dialogue, ___: Journal) -> tuple[Dialogue, Answer | None]:
    """Stop talking, and let the silence be."""
    return dialogue, None


def say_goodbye(
    _: Utterance, __: Meaning, dialogue: Dialogue, ___: Journal
) -> tuple[Dialogue, Answer | None]:
    return replace(dialogue, over=True), session.GOODBYE.answer()


def greet(dialogue: Dialogue) -> tuple[Dialogue, Answer | None]:
    """Once, when the floor is free: so that one knows, from across the room, that somebody listens."""
    if dialogue.greeted:
        return dialogue, None
    return replace(dialogue, greeted=True), session.READY.answer()


HELP = Skill(
    "help", ("help", "what can i (say|ask|do)", "how does this work", "what do you do"), give_help, "Help"
)
STOP_PHRASES = ("stop", "quiet", "hush", "shush", "enough", "wait")
"""Said over an answer, any of these ends it at once."""
STOP = Skill("stop", (*STOP_PHRASES, "stop (it|talking)", "be quiet"), hush, "Stop")
GOODBYE = Skill(
    "goodbye",
    (
        "goodbye [for now|then]",
        "bye [bye|for now]",
        "good night",
        "see you [later|tomorrow]",
        "that's all [for (now|today)]",
    ),
    say_goodbye,
    "Goodbye",
)
