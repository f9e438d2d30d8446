"""Answers to a check-in: one true thing about what was said, perhaps one thought worth having, and stop."""

from assistant.core.model import Technique
from assistant.core.phrases.book import Phrase

STEP = (
    Phrase(
        ("{echo}.", "That counts."),
        Technique.ECHO,
        "Implicit confirmation: their words back show they were heard.",
    ),
    Phrase(
        ("{echo}.", "That is one more."),
        Technique.SMALL_WIN,
        "Small wins carry (Weick, 1984; Amabile, 2011).",
    ),
    Phrase(("{echo}.", "That is how it adds up."), Technique.SMALL_WIN, "Small wins carry (Weick, 1984)."),
)
STEP_PLAIN = (
    Phrase(("I have that.", "It counts."), Technique.SMALL_WIN),
    Phrase(("Written down.", "That is a step."), Technique.SMALL_WIN),
)
BOTH_HALVES = (
    Phrase(
        ("It was hard, and you did it.", "Both are true."),
        Technique.BOTH_HALVES,
        "And, not but (Linehan, 1993).",
    ),
    Phrase(("There was a hard part, and there is this.", "I have both."), Technique.BOTH_HALVES),
)
HARD_AT_THE_END = (
    Phrase(
        ("The hard part is real.", "So is the part you did."),
        Technique.BOTH_HALVES,
        "And, not but (Linehan, 1993): a stumble does not undo the step before it.",
    ),
    Phrase(("Some of that went well, and some of it was hard.", "I have both."), Technique.BOTH_HALVES),
)
HURT_AND_DONE = Phrase(("It hurt, and you did it.", "Both are true."), Technique.BOTH_HALVES)

MISSED = (
    Phrase(
        ("Thank you for telling me.", "One missed day is a pause, not an ending."),
        Technique.VALIDATION,
        "Validation before reframing; a lapse is an event, not a relapse (Marlatt & Gordon, 1985).",
    ),
    Phrase(
        ("Thank you for saying so.", "The next one can be half the size."),
        Technique.REFRAMING,
        "The step was too big, not the person too small (graded exposure; Fogg, 2019).",
    ),
)
SLIPPED = (
    Phrase(
        ("That is hard to say out loud, and you said it here.", "What happened right before?"),
        Technique.VALIDATION,
        "The situation, not the self (Marlatt & Gordon, 1985); speaking is a step; no count.",
    ),
)
STUMBLE = (
    Phrase(("Thank you for telling me.", "A hard day is one day."), Technique.VALIDATION),
    Phrase(
        ("That sounds hard.", "It stays with today; tomorrow starts clean."),
        Technique.REFRAMING,
        "Self-compassion after a setback brings people back sooner (Neff, 2003; Breines & Chen, 2012).",
    ),
)
SELF_BLAME = (
    Phrase(
        ("That sounds like a rough night talking.", "I'm listening."),
        Technique.PRESENCE,
        "Self-blame is never quoted back (Neff, 2003).",
    ),
    Phrase(("You are being hard on yourself.", "I'm here, and I'm listening."), Technique.PRESENCE),
)
CELEBRATION = (
    Phrase(
        ("{echo}.", "Say that again, slowly, and enjoy it."),
        Technique.SMALL_WIN,
        "Savouring: joy lasts longer when it is dwelt on, once (Bryant & Veroff, 2007).",
    ),
    Phrase(
        ("{echo}.", "Remember how this feels."), Technique.SMALL_WIN, "Savouring (Bryant & Veroff, 2007)."
    ),
)
CELEBRATION_PLAIN = (Phrase(("That is one to keep.", "Enjoy it."), Technique.SMALL_WIN),)

FITS_BOTH = (
    Phrase(
        ("Thank you for telling me.", "I have it, in your words."),
        Technique.VALIDATION,
        "Not sure: said so that it fits a good moment and a hard one.",
    ),
    Phrase(("I have that.", "Thank you for saying it."), Technique.VALIDATION),
    Phrase(("I heard all of that.", "It's written down as you said it."), Technique.VALIDATION),
    Phrase(("That's kept.", "Tell me more whenever you like."), Technique.PRESENCE),
)
FITS_BOTH_ECHO = (
    Phrase(("{echo}.", "I have that."), Technique.ECHO, "Not sure: their words, and no verdict."),
    Phrase(("{echo}.", "Thank you for telling me."), Technique.ECHO),
)
PRESENCE = (
    Phrase(("I hear you.", "I'm here."), Technique.PRESENCE, "Not everything wants a lesson."),
    Phrase(("I'm listening.", "Say more, or leave it there."), Technique.PRESENCE),
    Phrase(("Thank you for telling me.", "I'm here."), Technique.PRESENCE),
    Phrase(("I heard that.", "Take your time."), Technique.PRESENCE),
)
GREETING = (
    Phrase(("Hello.", "I'm here, and listening."), Technique.PLAIN, "A greeting is greeted."),
    Phrase(("I'm here.", "Good to hear you."), Technique.PLAIN),
)
THANKS = (
    Phrase(("You are welcome.",), Technique.PLAIN, "Thanks are taken, and nothing is made of them."),
    Phrase(("You are welcome.", "I'm here."), Technique.PLAIN),
)
FOR_A_CLINICIAN = (
    Phrase(
        ("That is one for your physio, or your doctor.", "They know you, and I am a program."),
        Technique.PLAIN,
        "What the body can bear is a clinician's to say; we say so, and guess nothing.",
    ),
    Phrase(("I can't tell you that.", "Your physio can; it is worth a call."), Technique.PLAIN),
)
UNKNOWN = (
    Phrase(
        ("I don't know that one.", "I listen, and I keep what you tell me."),
        Technique.PLAIN,
        "Says what it can do, so that nobody waits for more.",
    ),
)
WHO_WE_ARE = (
    Phrase(
        ("I'm a program, not a person.", "I listen, and I keep what you tell me."),
        Technique.PLAIN,
        "Nobody is to be in doubt about what listens.",
    ),
)
PLAN = (
    Phrase(
        ("Good to have a plan.", "Tell me how it goes."),
        Technique.PLAIN,
        "A plan is heard, and is not yet praised: applause for an intention takes the place of the deed"
        " (Gollwitzer et al., 2009).",
    ),
    Phrase(("That is a plan.", "I'd like to hear how it went."), Technique.PLAIN),
)
RETURN = (
    Phrase(
        ("Good to hear you.", "No sorry needed."),
        Technique.REFRAMING,
        "Nothing was broken by the silence; coming back is the step (Marlatt & Gordon, 1985).",
    ),
)
