"""Taking back, and bringing again: each answer says what it was about, so that one can go on."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

SAFE_TO_GO_BACK = (
    "Says what changed, in one breath: so a slip of the tongue costs nothing, and one can go on."
)
UNSAID = "What was hard to say out loud is not read back by a machine; when it was said tells enough."

TAKEN_BACK = Phrase(("Taken back: {echo}.",), Technique.ECHO, SAFE_TO_GO_BACK)
TAKEN_BACK_UNSAID = Phrase(("Taken back: what you told me on {when}.",), Technique.PLAIN, UNSAID)
HERE_AGAIN = Phrase(("It's here again: {echo}.",), Technique.ECHO, SAFE_TO_GO_BACK)
HERE_AGAIN_UNSAID = Phrase(("It's here again: what you told me on {when}.",), Technique.PLAIN, UNSAID)
CHANGED = Phrase(("Changed back. Now it says: {echo}.",), Technique.ECHO, SAFE_TO_GO_BACK)
CHANGED_UNSAID = Phrase(("Changed back: what you told me on {when}.",), Technique.PLAIN, UNSAID)
NOTHING_TO_TAKE_BACK = Phrase(("There is nothing to take back.",), Technique.PLAIN)
NOTHING_TO_BRING_BACK = Phrase(("There is nothing to bring back.",), Technique.PLAIN)
