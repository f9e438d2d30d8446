"""Taking back, and bringing again: each answer says what it was about, so that one can go on."""

from assistant.core.model import Kind, Technique
from assistant.core.phrases.book import Phrase

SAFE_TO_GO_BACK = (
    "Says what changed, in one breath: so a slip of the tongue costs nothing, and one can go on."
)
UNSAID = "What was hard to say out loud is not read back by a machine; when it was said tells which it was."

TAKEN_BACK = Phrase(("Taken back: {echo}.",), Technique.ECHO, SAFE_TO_GO_BACK)
TAKEN_BACK_UNSAID = Phrase(("Taken back: what you told me {when}.",), Technique.PLAIN, UNSAID)
HERE_AGAIN = Phrase(("It's here again: {echo}.",), Technique.ECHO, SAFE_TO_GO_BACK)
HERE_AGAIN_UNSAID = Phrase(("It's here again: what you told me {when}.",), Technique.PLAIN, UNSAID)
AS_BEFORE = Phrase(("That's how it was before: {echo}.",), Technique.ECHO, SAFE_TO_GO_BACK)
AS_BEFORE_UNSAID = Phrase(("What you told me {when} is as it was before.",), Technique.PLAIN, UNSAID)
CHANGED_AGAIN = Phrase(("Changed again: {echo}.",), Technique.ECHO, SAFE_TO_GO_BACK)
CHANGED_AGAIN_UNSAID = Phrase(("What you told me {when} is changed again.",), Technique.PLAIN, UNSAID)
NOTHING_TO_TAKE_BACK = Phrase(("I have nothing more to take back.",), Technique.PLAIN)
NOTHING_TO_BRING_BACK = Phrase(("I have nothing to bring back.",), Technique.PLAIN)
TO_ERASE = Phrase(
    ("To erase it for good, use forget at the keyboard.",),
    Technique.PLAIN,
    "Whoever says forget may believe that it is gone; it is only out of sight until they type it.",
)

PLAINLY = (
    "The person's word for it stands, whichever it is: no cheer for a better one, no comfort for a harder."
)
NAMES = {
    Kind.STEP: "a step",
    Kind.STUMBLE: "a stumble",
    Kind.CELEBRATION: "a celebration",
    None: "neither",
}
"""What a kind of entry is called to the person."""
CHANGED = Phrase(("Changed: now it's filed as {kind}.",), Technique.PLAIN, PLAINLY)
CHANGED_OF = Phrase(("Changed: what you told me {when} is now filed as {kind}.",), Technique.PLAIN, PLAINLY)
SO_ALREADY = Phrase(("It's filed as {kind} already.",), Technique.PLAIN, PLAINLY)
NOTHING_TO_CHANGE = Phrase(("I have nothing to change.",), Technique.PLAIN)
