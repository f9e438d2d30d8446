"""How much it hurts, and how much it hurt before: numbers from 0 to 10 beside the word."""

import re
from functools import reduce

from assistant.understanding.exercises import COUNTED, LASTING, spoken_for
from assistant.understanding.quantities import ANY_UNIT, BODY, SOME, N

_AMID = (
    r"(?: (?:a|about|around|at|better|came|come|coming|down|dropped|dropping|fell|gone|got|has|have|hit|in|is"
    r"|it|it's|just|left|level|levels|like|maybe|moved|my|now|of|on|only|pain|rated|rating|reached|right|rose"
    rf"|scale|score|still|stayed|the|to|today|up|was|went|were|worse|{BODY})){{0,8}}"
)
_RATED = rf" (?:a |an |about )?({N})(?: out of 10)?(?! (?:{ANY_UNIT}|out of))"
_OTHER = rf"{_RATED}(?! {SOME}(?:{spoken_for((*COUNTED, *LASTING))})\b)"
_LINK = r"(?: and| then| but)*"
_PAST = (
    r"(?:before|earlier|beforehand|yesterday|this morning|last (?:night|week|month|time)|at first"
    r"|at the start|on \w+day|when i (?:woke up|got up|started|began))"
)
_NOW_BEFORE = (
    rf"{_RATED}{_AMID} (?:instead of|rather than|compared (?:to|with)|from){_AMID}{_OTHER}",
    rf"{_RATED} (?:now|today){_LINK}(?: it| and| {_PAST})* (?:was|were|from){_AMID}{_OTHER}",
    rf"{_RATED}{_LINK}(?: {_PAST})?(?: it)? was{_AMID}{_OTHER} {_PAST}",
    rf"{_RATED}{_LINK} {_PAST} (?:it )?was{_AMID}{_OTHER}(?! (?:now|today))",
)
_BEFORE_NOW = (
    rf" from{_RATED}{_AMID} to{_OTHER}",
    rf" (?:went|dropped|fell|rose){_RATED} to{_OTHER}",
    rf"{_RATED} {_PAST}{_LINK}{_AMID}{_OTHER}",
    rf" before{_AMID}{_RATED}{_LINK}(?: pain)? after(?:wards)?{_AMID}{_OTHER}",
    rf"{_RATED}{_LINK} (?:now|today){_AMID}{_OTHER}",
    rf"{_RATED}{_LINK}{_AMID}{_OTHER} (?:now|today|at the moment)",
)
_CHANGES = (
    *((re.compile(rf"\bpain{_AMID}{change}"), 1, 2) for change in _NOW_BEFORE),
    *((re.compile(rf"\bpain{_AMID}{change}"), 2, 1) for change in _BEFORE_NOW),
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
)
_NO_PAIN = re.compile(
    r"\b(?:no|without|without any|0|not any|don't have any|didn't have any) pain\b"
    r"(?! (?:no gain|than|killers?|pills?|meds?|medication|relief))|\bpain-free\b"
)


def pain_in(words: str) -> tuple[float | None, float | None, str]:
    """Pain now, pain before, and the words without it. The highest that was said, if several were."""
    for change, now, before in _CHANGES:
        if match := change.search(words):
            return _level(match[now]), _level(match[before]), change.sub(" then ", words)
    levels = [level for pattern in _LEVELS for match in pattern.finditer(words) for level in match.groups()]
    possible = [level for level in map(_level, levels) if level is not None]
    if not levels and _NO_PAIN.search(words):
        possible = [0.0]
    rest = reduce(lambda left, pattern: pattern.sub(" then ", left), _LEVELS, words)
    return max(possible, default=None), None, rest


def _level(said: str) -> float | None:
    return float(said) if float(said) <= 10 else None
