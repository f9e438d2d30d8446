"""How much it hurts, and how much it hurt before: numbers from 0 to 10 beside the word."""

import re
from dataclasses import dataclass
from functools import reduce

from assistant.understanding.hurting import with_pain
from assistant.understanding.names import EXERCISE, REPEATED
from assistant.understanding.quantities import ANY_UNIT, BODY, HEARD_AS, SOME, N

_AMID = (
    r"(?: (?:a|about|around|at|better|came|come|coming|down|dropped|dropping|fell|gone|got|has|have|hit|in|is"
    r"|it|it's|just|left|level|levels|like|maybe|moved|my|now|of|on|only|pain|rated|rating|reached|right|rose"
    rf"|scale|score|still|stayed|the|to|today|up|was|went|were|worse|{BODY})){{0,8}}"
)
_RATED = rf" (?:a |an |about )?({N})(?: out of 10)?(?! (?:{ANY_UNIT}|out of))"
_OTHER = rf"{_RATED}(?! {SOME}{REPEATED})"
_TALK = r"(?: (?!pain\b)[a-z_']+){0,7}"
_LINK = r"(?: and| then| but| pain)*"
_PAST = (
    r"(?:before|earlier|beforehand|yesterday|this morning|last (?:night|week|month|time)|at first"
    r"|at the start|on \w+day|when i (?:woke up|got up|started|began))"
)
_NOW_BEFORE = (
    rf"{_RATED}{_AMID} (?:instead of|rather than|compared (?:to|with)|from){_AMID}{_OTHER}",
    rf"{_RATED} (?:now|today){_LINK}(?: it| and| pain| {_PAST})* (?:was|were|from){_AMID}{_OTHER}",
    rf" after{_AMID}{_RATED}{_LINK} before{_AMID}{_OTHER}",
    rf"{_RATED}{_LINK}(?: {_PAST})?(?: it)? was{_AMID}{_OTHER} {_PAST}",
    rf"{_RATED}{_LINK} {_PAST} (?:it |pain )?was{_AMID}{_OTHER}(?! (?:now|today))",
)
_BEFORE_NOW = (
    rf"{_RATED} (?:before|beforehand){_TALK}{_OTHER}{_TALK} (?:after|afterwards|now)\b",
    rf" from{_RATED}{_AMID} to{_OTHER}",
    rf" (?:went|dropped|fell|rose){_RATED} to{_OTHER}",
    rf"{_RATED} {_PAST}{_LINK}{_AMID}{_OTHER}",
    rf" before{_AMID}{_RATED}{_LINK}(?: pain)? after(?:wards)?{_AMID}{_OTHER}",
    rf"{_RATED}{_LINK} (?:now|today){_AMID}{_OTHER}",
    rf" (?:started|began|start)(?: out| off)?(?: at| as)?{_RATED}{_LINK}(?: i| it)? (?:ended|finished"
    rf"|end)(?: up)?"
    rf"(?: at| on| as)?{_OTHER}",
    rf"{_RATED}{_LINK}{_AMID}{_OTHER} (?:now|today|at the moment)",
)
_CHANGES = (
    *((re.compile(rf"\bpain{_AMID}{change}"), 1, 2) for change in _NOW_BEFORE),
    *((re.compile(rf"\bpain{_AMID}{change}"), 2, 1) for change in _BEFORE_NOW),
    (
        re.compile(
            rf"\bpain(?: level)? (?:was|started|began){_AMID}{_RATED}{_TALK} pain (?:is|now"
            rf"|down){_AMID}{_OTHER}"
        ),
        2,
        1,
    ),
    (
        re.compile(
            rf"\b(?:pain (?:was|before|started)|before{_TALK} pain"
            rf"(?: was)?)\b{_AMID}{_RATED}{_TALK} after{_TALK} pain{_AMID}{_OTHER}"
        ),
        2,
        1,
    ),
)
"""Each: a pattern, and which of its two numbers is the pain now, which the pain before."""
_RANGE = re.compile(rf"\bpain{_AMID}{_RATED} (?:to|or){_RATED}")
_LEVELS = (
    _RANGE,
    re.compile(rf"(?<!\bno )(?<!\bwithout )(?<!\b0 )\bpain{_AMID}{_RATED}"),
    re.compile(rf"\bno pain{_OTHER}"),
    re.compile(rf"\b(?:level|an?) ({N}) (?:of )?pain\b"),
    re.compile(rf"\b({N}) out of 10 (?:of |for |on )?(?:the )?pain\b"),
    re.compile(rf"\b(?:hurt|hurts|hurting|ached?|aches|sore)\b[^\d]*({N}) out of 10\b"),
    re.compile(
        rf"\b{BODY}(?:'s)?(?: (?:is|was|at|a|an|about|around|feels|felt|still|now|only|today|like|maybe"
        rf"|sitting|feeling|ok|okay|fine|good"
        r"|better|bad|worse|sore|stiff|hurting))"
        rf"{{1,6}} ({N}) out of 10\b"
    ),
)
_NO_PAIN = re.compile(
    r"\b(?:no|no more|without|without any|0|not any|don't have any|didn't have any) pain\b"
    r"(?! (?:no gain|than|killers?|pills?|meds?|medication|relief))|\bpain-free\b"
    r"|\b(?:didn't|doesn't|did not|does not|not) hurt(?:ing)? (?:at all|a bit|one bit|any ?more)\b"
    r"|\bnothing hurts?\b(?! (?:like|more)\b)|\bpainless(?:ly)?\b"
    r"|\bpain(?: (?:was|is|level|now|today))* (?:nil|none|nothing|zilch)\b"
)
_FREE_AT_THE_END = re.compile(
    r"(?<! was)(?<! is)(?<! were)(?<! felt)(?<! all)(?<! and)(?<! but)(?<! now)(?<!completely)(?<!totally)"
    r"(?<!almost)(?<!still)(?<!finally)(?<!entirely)(?<!nearly)(?<!mostly)(?<!feeling) pain-free"
    r"(?=$| (?:today|now|then|this time|after|afterwards|so|plus)\b)"
)
_UNCLEAR = re.compile(r"\bpain(?: (?:was|is|at|about|a|now)){1,3} free\b(?! (?:of|from|for)\b)")

_CLOSES = (
    r"(?: out of 10\b|$"
    r"| (?=(?:and|then|but|today|now|after|afterwards|before|during|so|plus|on the|in my)\b))"
)
_LEADS = r"(?: (?:was|is|level|about|around|now|a|an|like|up to|down to))"
_HEARD_AS_PAIN = re.compile(
    rf"(?P<before>\S*)(?P<space>^| )\b(?P<heard>panes?|payne|paints?|pan|gains?|came|pains|pained|pin)"
    rf"(?P<after>{_LEADS}{{0,3}} (?:10|\d(?:\.5)?){_CLOSES})"
)
_MEASURED = re.compile(rf"\b(?:{EXERCISE}|{N} {ANY_UNIT})")
_ENDS_A_MEASURE = re.compile(
    rf"(?:{EXERCISE}|[\d.]+|{ANY_UNIT}|{BODY}|left|right|each|band|crutches|walker|cane|stick|frame|time"
    rf"|times)$"
)
_HEARD_AS_LEVEL = re.compile(
    rf"(?<!in )(?<!of )\b(?P<pain>pain{_LEADS}{{0,3}}) (?P<heard>{'|'.join(HEARD_AS)})(?=$| out of 10\b)"
)
_THREE = re.compile(
    r"\bpain-free(?= out of 10)|\bpain (?:level|score)(?: (?:was|is|of))? free\b(?! (?:of|from)\b)"
)


@dataclass(frozen=True, slots=True)
class Pain:
    """What was said of it."""

    now: float | None
    """The highest that was said, if several were."""
    before: float | None
    rest: str
    """The words without it."""
    unclear: bool = False
    """A level was said that cannot be told from "free"."""
    free_at_the_end: bool = False
    """A bare "pain-free" that closes what goes before; after a measure it may well have been "pain three"."""


def pain_in(text: str) -> Pain:
    """The pain in `text`, as `named` writes it."""
    words = _plain(text)
    free = bool(_FREE_AT_THE_END.search(words))
    for change, now, before in _CHANGES:
        if match := change.search(words):
            return Pain(_level(match[now]), _level(match[before]), change.sub(" then ", words), False, free)
    levels = [level for pattern in _LEVELS for match in pattern.finditer(words) for level in match.groups()]
    possible = [level for level in map(_level, levels) if level is not None]
    if not levels and _NO_PAIN.search(words):
        possible = [0.0]
    rest = reduce(lambda left, pattern: pattern.sub(" then ", left), _LEVELS, words)
    unclear = not levels and bool(_UNCLEAR.search(words))
    return Pain(max(possible, default=None), None, rest, unclear, free)


def _plain(text: str) -> str:
    """`text` with "pain" and its level wherever another word was heard for one of them."""
    words = _THREE.sub("pain 3", re.sub(r"\bpain's\b", "pain is", text))
    if _MEASURED.search(words) or " out of 10" in words:
        words = _HEARD_AS_PAIN.sub(_pain_or_itself, words)
        words = _HEARD_AS_LEVEL.sub(lambda found: f"{found['pain']} {HEARD_AS[found['heard']]}", words)
    return with_pain(words)


def _pain_or_itself(found: re.Match[str]) -> str:
    """Somebody may have come at four, and four may be painted: after a measure nothing else can be meant."""
    out_of_ten = found["after"].endswith("out of 10") and found["heard"] not in ("came", "gain", "pan", "pin")
    if out_of_ten or _ENDS_A_MEASURE.search(found["before"]):
        return f"{found['before']}{found['space']}pain{found['after']}"
    return found[0]


def _level(said: str) -> float | None:
    return float(said) if float(said) <= 10 else None
