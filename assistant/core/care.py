"""Care comes first: what must be noticed in every utterance, before anything else is tried.

A simple list of phrases for now. It would rather ask once too often than miss one: a crisis is answered even
when it is denied in the same breath; a red flag or an urge is not, when the words say it is absent.
"""

import re

from assistant.core.model import Care

NO_CHEER_FROM = 7
"""Pain from here on (0-10 numeric rating scale; 7-10 is "severe") is never answered with cheer."""

CRISIS = re.compile(
    r"\b("
    r"kill(ing)? (myself|me)|suicid\w*|end (it all|my life)|take my (own )?life"
    r"|(want|wanna|wish) (to )?(die|be dead)|wish i (was|were) dead"
    r"|don'?t want to (live|be alive|be here any ?more|wake up)"
    r"|no (reason|point) (to|in) liv\w+|not worth living|better off (without me|dead)"
    r"|(hurt|harm|hurting|harming|cut|cutting) myself|can'?t go on( living| any ?more)?$"
    r"|overdosed?|took (all|too many)( of)? (my |the )?pills"
    r")\b"
)
CRY = re.compile(r"(please )?(help me( please)?|somebody help( me)?|make it stop|i need help now)")
"""A whole utterance that is a cry, not a command."""

RED_FLAG = re.compile(
    r"\b("
    r"chest (pain|hurts|pressure|is tight)|pain in my chest"
    r"|can'?t breathe|(trouble|hard time) breathing|coughing up blood"
    r"|(calf|leg) is (hot|red|swollen)( and (hot|red|swollen))*|hot swollen (calf|leg)"
    r"|(won'?t|will not|doesn'?t) stop bleeding|wound is (open|oozing|weeping)"
    r"|(can'?t|cannot) feel my (legs?|foot|feet|arm|hand|face)|numb (between|around) my (legs|groin)"
    r"|passed out|fainted|blacked out|face is drooping|(lost|no) control of my (bladder|bowels?)"
    r"|(heard|felt) (a|something) (pop|snap|tear)"
    r")\b"
)
URGE = re.compile(
    r"\b("
    r"(want|wanting|dying|tempted|itching) to (use|smoke|gamble|relapse|score|vape|binge|purge"
    r"|drink(?! (more |some |a \w+ of )?(water|tea|coffee|milk|juice)))"
    r"|(want|need) a (drink|cigarette|smoke|hit|fix)"
    r"|(craving|cravings|urge) (for|to|is|are)"
    r"|(having|got|bad|strong|real) (a )?(bad |strong )?(cravings?|urges?)"
    r")\b"
)
DENIED = re.compile(r"\b(no|not|without|never|didn'?t|don'?t|isn'?t|wasn'?t|haven'?t)\b[^,.;]{0,20}$")


def look(text: str) -> Care | None:
    """The first of crisis, red flag and urge that these words hold."""
    words = re.sub(r"[^\w'.,; ]", " ", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    bare = " ".join(re.sub(r"[.,;]", " ", words).split())
    if CRISIS.search(bare) or CRY.fullmatch(bare):
        return Care.CRISIS
    if present(RED_FLAG, words):
        return Care.RED_FLAG
    return Care.URGE if present(URGE, words) else None


def is_cry(text: str) -> bool:
    """Whether all that was said is a call for help."""
    return CRY.fullmatch(" ".join(re.sub(r"[^\w' ]", " ", text.lower()).split())) is not None


def present(sign: re.Pattern[str], words: str) -> bool:
    return any(not DENIED.search(words[: found.start()]) for found in sign.finditer(words))


def no_cheer(pain: float | None) -> bool:
    """Whether the pain is such that applause would be an insult."""
    return pain is not None and pain >= NO_CHEER_FROM
