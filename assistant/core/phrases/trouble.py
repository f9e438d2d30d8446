"""When something of ours does not work. The person is never at fault, and never met with silence."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

UNCLEAR = (
    Phrase(("I heard you, but not the words.", "I'm still here."), Technique.PRESENCE),
    Phrase(("I heard your voice, not the words.", "Take your time."), Technique.PRESENCE),
)
NOT_SAVED = Phrase(
    ("I heard you, but I could not write it down.", "Please say it again in a while."), Technique.PLAIN
)
NOT_REACHED = Phrase(("I can't get at your journal right now.", "Ask me again in a moment."), Technique.PLAIN)
WORDS_WAIT = Phrase(
    ("I have your words safe.", "They'll go into your journal as soon as they can."),
    Technique.PLAIN,
    "Said once, and calmly: nothing is lost, and there is nothing to do.",
)
AUDIO_LOST = Phrase(("I missed a bit there.", "I can hear you again."), Technique.PLAIN)
MICROPHONE_FAULT = Phrase(
    ("I can't hear you: the microphone gives no sound.", "Please look at the screen."), Technique.PLAIN
)
VOICE_FAILED = Phrase(("My voice is not working.", "The answers are on the screen."), Technique.PLAIN)

FIXED = (NOT_SAVED, AUDIO_LOST, MICROPHONE_FAULT, VOICE_FAILED)
"""Rendered once at set-up, so that they can be heard when the engine cannot be."""
