"""Answers in the middle of work: the echo is the confirmation, and it is brief."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

LOGGED = (
    Phrase(("{echo}.", "Got it."), Technique.ECHO, "Implicit confirmation: a wrong number is heard at once."),
    Phrase(("{echo}.", "I have it."), Technique.ECHO),
)
DOUBTFUL = Phrase(
    ("{echo}.", "If that number's not right, say take that back."),
    Technique.ECHO,
    "A number that is not like this person's others may have been misheard; it is said, not changed.",
)
