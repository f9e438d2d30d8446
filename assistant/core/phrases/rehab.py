"""Answers in the middle of work: the echo is the confirmation, and it is brief."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

LOGGED = (
    Phrase(("{echo}.", "Got it."), Technique.ECHO, "Implicit confirmation: a wrong number is heard at once."),
    Phrase(("{echo}.", "I have it."), Technique.ECHO),
)
