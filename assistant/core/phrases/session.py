"""Beginning, ending, and getting about."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

READY = Phrase(("I'm listening.", "How did it go?"), Technique.PLAIN)
HELP = Phrase(
    (
        "Tell me how it went, in your own words.",
        "Say how was my week, take that back, stop, or goodbye.",
    ),
    Technique.PLAIN,
    expects=("how was my week", "take that back", "goodbye"),
)
GOODBYE = Phrase(("Goodbye for now.", "Your words are kept."), Technique.PLAIN)
TAKEN_BACK = Phrase(("Taken back: {echo}.",), Technique.ECHO, "Says what changed, in one breath.")
TAKEN_BACK_UNSAID = Phrase(
    ("Taken back: the last thing you said.",),
    Technique.PLAIN,
    "What was hard to say out loud is not read back by a machine.",
)
NOTHING_TO_TAKE_BACK = Phrase(("There is nothing to take back.",), Technique.PLAIN)
