"""The numbers of one utterance by rules: what was done how often, how far, how long, with what; and the pain.

A clause is read from left to right by a short list of rules, each a pattern and the piece of a measure it
stands for; pieces that fit together make one measure. Only what was done counts: what was skipped, planned or
asked for is no measure, nor is a number nobody measured with (a clock, a date, "day 40", "two weeks ago").
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.core.model import Measure, Numbers, Unit
from assistant.understanding.exercises import GOING
from assistant.understanding.gathering import finished, fit, joined
from assistant.understanding.names import REPEATED, named
from assistant.understanding.own_doings import own_doings
from assistant.understanding.pain import pain_in
from assistant.understanding.pieces import NOT_MEASURED, pieces
from assistant.understanding.quantities import ANY_UNIT, BODY, COUNT_ENDS, SOME, N

_FIGURE = re.compile(r"(?<![\d.:])\d+(?:\.\d+)?(?![\d.:])")
_ASIDE = (
    r"(?:what|was|were|are|is|it|they|them|i|we|did|do|done|managed|got|made|about|around|maybe|just|only"
    r"|exactly"
    r"|nearly|almost|like|well|yeah|don't|laugh|all|say|think|let|me|see|remember|through|up to)\b"
)
_BETWEEN = (
    r"(?!(?:and|then|but|plus|until|till|by|since|before|after|who|which|while|when|for|pain|turned|aged"
    r"|he|she|they|his|her|their|than|class|lesson|video|costs?|neighbou?r|friend|mate|brother|sister|son"
    r"|daughter|mum|mom|dad|wife|husband|kids?|boy|girl)\b)"
    rf"(?:{N} (?:kilos?|kg|pounds?|lbs?)\b|[a-z']+(?![\w']))"
)
_NUMBERED = "".join(
    f"(?<! {word} )"
    for word in "at in by of to day number level week room aged page chapter channel ward floor".split()
)
_MEASURED_JOINT = rf"(?:measured|flexion|extension|bend|range|{BODY})"
_ONE_WAY_TO_SAY_IT = (
    (re.compile(r"\btwice\b"), "2 times"),
    (re.compile(rf"\b(?:a )?couple (?:of )?(?={SOME}{REPEATED})"), "2 "),
    (re.compile(rf"\b({N}) \1(?= (?:{ANY_UNIT}|{SOME}{REPEATED}))"), r"\1"),
    (re.compile(rf"\b(hours?|minutes?) and (?={N} (?:minutes?|seconds?)\b)"), r"\1 "),
    (re.compile(rf"\b({N})(?: (?:yeah|yes|exactly|okay|i think)){{1,2}} \1\b"), r"\1"),
    (re.compile(rf"\b({N}) {SOME}ones\b"), r"\1"),
    (re.compile(rf"\bstairs_g(?: all)?(?: the)? ({N})(?: of (?:them|those|these)\b|$)"), r"\1 stairs"),
    (
        re.compile(rf"\b({N} (?:seconds?|secs?|minutes?|mins?)((?: on)? each \w+)?) (\d{{1,2}}) times\b"),
        r"\3 x \1",
    ),
    (
        re.compile(
            rf"\b({_MEASURED_JOINT}(?: [a-z]+){{0,3}}) (?:and )?(?:it's|it is|it was) (?={N} degrees)"
        ),
        r"\1 ",
    ),
    (re.compile(rf"\b({N}) on (?:the|my) (?={REPEATED})"), r"\1 "),
    (re.compile(rf"\b({N}) odd (?={SOME}{REPEATED})"), r"\1 "),
)
"""A number said twice is one that was heard twice."""
_COUNTED_LATER = re.compile(
    rf"(?<!\d )\b({REPEATED})((?: {_BETWEEN}){{1,7}}) {_NUMBERED}({N})(?: times| of them"
    rf"| of those)?{COUNT_ENDS}"
)
_ASIDES = re.compile(rf"(?<=_[cl])(?: {_ASIDE}){{1,6}} (?={N}\b)")
"""Squats, what was it, twenty: that is squats twenty."""
_JOINT = re.compile(
    rf"\b(?:ben[dt]|bending|flex|flexed|flexion|exten\w+|straighten\w*|angle|range|rom|measured|goniometer"
    rf"|mobility|turn\w*|twist\w*|rotat\w+|motion|movement|got to|rais\w+|lift\w*"
    rf"|wall sits?|got (?:me|it|to)|{BODY})"
)
_GOES_ON = re.compile(
    r"(?:(?:for|about|around|nearly|almost|over|just|only|did|managed|took|it took|that took|it was|that"
    r" was|lasted"
    rf"|another|all of|a total of|back|in) )*(?:{N}|an?) "
)
"""How long or how far has a clause of its own only if it opens the clause ("I walked, and did a mile")."""


def by_rules(words: str) -> Numbers:
    """Every measure and the pain in the `spoken` words. Sure of nothing it was not told.

    A bare "pain-free" that closes a list of measures gives no pain, and is `pain_unclear`: recognisers write
    it for "pain three". `doubtful` where two numbers may have run together; a teen that may be a ten is found
    by `doubted`, for words alone do not tell.
    """
    said = named(words)
    for pattern, instead in _ONE_WAY_TO_SAY_IT:
        said = pattern.sub(instead, said)
    pain = pain_in(said)
    measures = tuple(
        m for m in map(finished, _measures(_count_by_name(pain.rest))) if worth_keeping(m, words)
    )
    if measures and pain.free_at_the_end:
        return Numbers(measures, None, pain.before, pain_unclear=True)
    return Numbers(measures, pain.now, pain.before, pain.unclear)


def own_figures(words: str) -> int:
    """How many numbers stand in what the speaker did and may measure something: no plan, clock or date."""
    clauses = (clause for part in own_doings(named(words)) for clause in part)
    return sum(len(_FIGURE.findall(NOT_MEASURED.sub(" ", clause))) for clause in clauses)


def _count_by_name(words: str) -> str:
    """`words` with each count right behind the exercise it counts: "squats on the left leg only, ten"."""
    near = _ASIDES.sub(" ", words)
    return _COUNTED_LATER.sub(r"\1 \3 reps\2", near)


def _measures(words: str) -> list[Measure]:
    found: list[Measure] = []
    for part in own_doings(words):
        for clause in part:
            first, *others = _gathered(pieces(clause)) or [Measure()]
            if found and _goes_on(found[-1], first, clause):
                first = joined(found.pop(), first)
            found += [first, *others]
    return list(map(_other_side, found, [Measure(), *found], [*found[1:], Measure()]))


def _goes_on(measure: Measure, first: Measure, clause: str) -> bool:
    """Whether a clause that begins with `first` still tells of `measure`."""
    if first.angle_deg is not None or not fit(measure, first):
        return False
    if first.exercise and measure.unit not in (None, Unit.REPS):
        return False
    return first.unit in (None, Unit.REPS) or bool(_GOES_ON.match(clause))


def _other_side(measure: Measure, before: Measure, after: Measure) -> Measure:
    """`ten heel slides on the left, ten on the right`, or `ten on the left, ten on the right heel slides`."""
    if measure.side and measure.unit in (Unit.REPS, Unit.SECONDS) and measure.exercise is None:
        other = before.exercise or (after.exercise if after.side else None)
        return replace(measure, exercise=None if other in GOING else other)
    return measure


def _gathered(said: Iterable[Measure]) -> list[Measure]:
    """Pieces that fit together, joined; one that says again what was said already begins a new measure."""
    found: list[Measure] = []
    for piece in said:
        if found and fit(found[-1], piece):
            found[-1] = joined(found[-1], piece)
        else:
            found.append(piece)
    return found


def _three_left(measure: Measure) -> bool:
    """ "I have three left" is no side."""
    return measure.unit is Unit.REPS and measure.side is not None and measure.sets is None


def worth_keeping(measure: Measure, words: str) -> bool:
    """A weight or a time alone is no exercise ("lost five pounds", "slept seven hours"), nor a warm day."""
    if measure.exercise is None and (measure.unit is Unit.SECONDS or _three_left(measure)):
        return False
    if measure.angle_deg is not None and not _JOINT.search(words):
        return False
    load = measure.load_kg if measure.exercise and measure.exercise not in GOING else None
    return any((measure.sets, measure.amount, measure.hold_s, measure.angle_deg, load))
