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
