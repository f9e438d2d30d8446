"""When somebody may be in danger, or in severe pain. Fixed, calm, with something to do."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

CRISIS = Phrase(
    (
        "Thank you for saying that out loud.",
        "If you are hurt, or took something, call your emergency number now.",
        "If not, be with a person you trust. I'm still here.",
    ),
    Technique.CARE,
    "Stay, take it seriously, hand over to people: the order of safe-messaging guides (WHO, 2023).",
)
CRY = Phrase(
    ("Do you need a person right now?", "Call someone, or your emergency number.", "I'm listening."),
    Technique.CARE,
    "A cry is not a command; nothing is listed.",
)
RED_FLAG = Phrase(
    (
        "That needs a person who can look at it.",
        "If it is bad, call your emergency number now. If not, your doctor today.",
    ),
    Technique.CARE,
    "Red flags of physiotherapy triage go to a clinician the same day, and are not coached.",
)
URGE = Phrase(
    (
        "Thank you for telling me now, before anything.",
        "An urge is a wave: most pass within half an hour.",
        "Who could you call while it does?",
    ),
    Technique.CARE,
    "Urge surfing (Marlatt & Gordon, 1985): urges rise, crest and fall.",
)
SEVERE_PAIN = Phrase(
    ("{pain} is a lot.", "Rest now, and tell your physio if it stays."),
    Technique.CARE,
    "No cheer at severe pain; something to do.",
)
SEVERE_PAIN_AT = Phrase(
    ("{pain} is a lot.", "Leave the {exercise} for today, and tell your physio if it stays."),
    Technique.CARE,
    "No cheer at severe pain; the load is put down, not the person.",
)
