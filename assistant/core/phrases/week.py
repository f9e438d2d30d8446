"""The week, told as a story and not as a score."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

EMPTY = Phrase(
    ("It was a silent week here.", "Good to hear you now."), Technique.PRESENCE, "Nothing was broken."
)
DAYS = Phrase(("You spoke to me on {days}.",), Technique.PLAIN)
STEPS = Phrase(("There {was} {steps}.",), Technique.SMALL_WIN)
IN_YOUR_WORDS = Phrase(
    ('On {weekday} you said: "{words}".',), Technique.ECHO, "Their words weigh more than our count."
)
STUMBLE_AND_BACK = Phrase(
    ("{weekday} was hard, and {back} you were back.",),
    Technique.REFRAMING,
    "Resilience is the return: how soon, not whether (bounce-back).",
)
STUMBLE_OPEN = Phrase(("{weekday} was hard.", "The way back is still open."), Technique.VALIDATION)
END = Phrase(("That was your week.",), Technique.PLAIN)
