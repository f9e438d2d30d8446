"""What a number may be followed by: the patterns shared by whatever reads numbers from `spoken` text."""

from assistant.core.model import Unit

N = r"\d{1,7}(?:\.\d{1,4})?(?![\d.:])"
WAYS = {
    r"(?:met(?:er|re)s?|m)\b": (Unit.METRES, 1.0),
    r"(?:kilomet(?:er|re)s?|kms?|k)\b": (Unit.METRES, 1000.0),
    r"miles?\b": (Unit.METRES, 1609.344),
    r"(?:foot|feet)\b": (Unit.METRES, 0.3048),
    r"yards?\b": (Unit.METRES, 0.9144),
    r"flights?\b(?: of (?:the )?(?:stairs|steps)\b)?": (Unit.FLIGHTS, 1.0),
    r"stairs\b": (Unit.STAIRS, 1.0),
    r"steps\b": (Unit.STEPS, 1.0),
    r"(?:laps?|lengths?)\b": (Unit.LAPS, 1.0),
    r"blocks?\b": (Unit.BLOCKS, 1.0),
}
LOADS = {r"(?:kilos?|kilograms?|kgs?)\b": 1.0, r"(?:pounds?|lbs?)\b": 0.45359237}
ANY_UNIT = (
    "(?:"
    + "|".join((r"(?:sets?|reps?|degrees?|percent)\b", *WAYS, *LOADS))
    + (r"|(?:seconds?|secs?|minutes?|mins?|hours?|days?|nights?|weeks?|months?|years?)\b)")
)
BODY = (
    r"(?:leg|knee|hip|side|arm|shoulder|ankle|foot|hand|elbow|wrist|calf|hamstring|glute|quad|heel|thigh|back"
    r"|neck)s?\b"
)
SOME = (
    r"(?:(?:single|one leg(?:ged)?|one arm(?:ed)?|one handed"
    r"|more|slow|good|full|easy|proper|assisted|controlled|perfect|clean|wall|little|better|of|the|my|those"
    r"|left|right|deep|light|heavy|gentle) ){0,3}"
)
