"""Short questions, where asking is better than guessing; and what is said to their answers."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

WHICH_KIND = Phrase(
    ("Did that feel like moving forward, a hard moment, or neither?",),
    Technique.PLAIN,
    "Asked only when the words could be either; whoever said them knows best (Miller & Rollnick, 2013).",
    expects=("moving forward", "a hard moment", "neither", "I just needed to say it"),
)
FORWARD = Phrase(("Then that's how I have it.", "A step."), Technique.PLAIN, "Their word for it stands.")
HARD = Phrase(
    ("Then that's how I have it.", "A hard moment, and you told it."),
    Technique.VALIDATION,
    "Telling it is not nothing (Pennebaker, 1997).",
)
AS_IT_IS = Phrase(("All right.",), Technique.PRESENCE, "Not everything wants a label.")

WHICH_PAIN = Phrase(
    ("I have that.", "Was it pain three, or no pain?"),
    Technique.PLAIN,
    'To a recogniser "pain three" and "pain-free" sound alike; neither is written down unasked.',
    expects=("pain three", "no pain", "three", "none"),
)
PAIN_NOTED = Phrase(("Pain {pain}.", "Got it."), Technique.ECHO, "Implicit confirmation.")
NO_PAIN = Phrase(("No pain, then.", "Got it."), Technique.ECHO)
