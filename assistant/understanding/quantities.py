"""What a number may be followed by: the patterns shared by whatever reads numbers from `spoken` text."""

from assistant.core.model import Unit

N = r"\d{1,7}(?:\.\d{1,4})?(?![\d.:])"
HEARD_AS = {"for": 4, "fore": 4, "to": 2, "ate": 8, "tree": 3, "sex": 6, "sicks": 6, "won": 1}
"""What is written for a number, where nothing but a number makes sense."""
WAYS = {
    r"(?:met(?:er|re)s?|m)\b": (Unit.METRES, 1.0),
    r"(?:kilomet(?:er|re)s?|kms?|k)\b": (Unit.METRES, 1000.0),
    r"miles?\b": (Unit.METRES, 1609.344),
    r"(?:foot|feet)\b(?! (?:steps|stools?|ladder|drop|wide|deep|long|high)\b)": (Unit.METRES, 0.3048),
    r"yards?\b": (Unit.METRES, 0.9144),
    r"flights?\b(?: of (?:the )?(?:stairs|steps)\b)?": (Unit.FLIGHTS, 1.0),
    r"stairs\b": (Unit.STAIRS, 1.0),
    r"steps\b": (Unit.STEPS, 1.0),
    r"(?:laps?|lengths?)\b": (Unit.LAPS, 1.0),
    r"blocks?\b": (Unit.BLOCKS, 1.0),
}
TIMES = {r"(?:seconds?|secs?)\b": 1.0, r"(?:minutes?|mins?)\b": 60.0, r"(?:hours?|hour's)\b": 3600.0}
LOADS = {r"(?:kilos?|kilograms?|kgs?)\b": 1.0, r"(?:pounds?|lbs?)\b": 0.45359237}
ANY_UNIT = (
    "(?:"
    + "|".join((r"(?:sets?|reps?|degrees?|percent)\b", *WAYS, *LOADS))
    + (r"|(?:seconds?|secs?|minutes?|mins?|hours?|days?|nights?|weeks?|months?|years?)\b)")
)
BODY = (
    r"(?:(?:leg|knee|hip|side|arm|shoulder|ankle|foot|hand|elbow|wrist|calf|hamstring|glute|quad|heel|thigh"
    r"|back"
    r"|neck|thumb|finger|toe|shin|groin)s?|feet|calves)\b"
)
SOME_KIND = (
    r"(?:single leg|single|one leg(?:ged)?|one arm(?:ed)?|one handed|resistance band|theraband|body"
    r" ?weight|more|extra|slow|good"
    r"|full|easy|proper|assisted|unassisted|supported|controlled|perfect|clean|little|better|of|the|my"
    r"|those|these"
    r"|standing|seated|sitting|lying|supine|prone|kneeling|weighted|banded|double|alternate|alternating"
    r"|shallow|small"
    r"|big|left|right|deep|light|heavy|gentle|quick|hard|solid|wobbly|shaky|painful|dumbbell|barbell"
    r"|kettlebell|band"
    r"|incline|wide|narrow|partial|cable|chair|bed|box|jump|loaded|straight|paused)"
)
"""What may stand between a count and an exercise, and tells no number."""
SOME = rf"(?:{SOME_KIND} ){{0,3}}"
COUNT_ENDS = (
    rf"(?=$| (?:and|then|but|so|plus|each|with|without|using|no|not|today|tonight|yesterday|last|this|that"
    rf"|that's"
    rf"|on|per|either|both|holding|hold|held|in total|altogether|now|yeah|yes|times|of them|of those|pain"
    rf"|at home"
    r"|i|i'm|i've|it|it's|they|felt|feels?|feeling|was|were|is|my|the|a|an|again|slow|easy|good|nice|hard"
    r"|really|pretty"
    r"|very|quite|just|only|before|after|while|which|though|still|done|finished|what|god|phew|easily|barely"
    rf"|standing|sitting|lying|same|all|out of breath|{BODY}|red|green|blue|yellow|black)\b)"
)
"""What follows a count whose exercise was named before it."""
