"""Every number in one utterance: what was done how often, how far, how long, with what; and the pain.

A clause is read from left to right by a short list of rules, each a pattern and the piece of a measure it
stands for; pieces that fit together make one measure. Only what was done counts: what was skipped, planned or
asked for is no measure, nor is a number nobody measured with (a clock, a date, "day 40", "two weeks ago").
"""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from assistant.core.model import Measure, Numbers, Side, Unit
from assistant.understanding.exercises import GOING, LASTING
from assistant.understanding.names import REPEATED, named
from assistant.understanding.own_doings import own_doings
from assistant.understanding.pain import pain_in
from assistant.understanding.pieces import pieces
from assistant.understanding.quantities import ANY_UNIT, BODY, COUNT_ENDS, SOME, N
from assistant.understanding.spoken import spoken

_RATHER = r"(?: (?:oh|no|wait|sorry|actually|i mean|i meant|make that|or rather))"
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
    (re.compile(rf"\b{N}{_RATHER}{{1,3}} (?={N}\b)"), ""),
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
_MOTION = re.compile(r"(?:flexion|extension|bend|rotation|abduction|raise)s$")
_GOES_ON = re.compile(
    r"(?:(?:for|about|around|nearly|almost|over|just|only|did|managed|took|it took|that took|it was|that"
    r" was|lasted"
    rf"|another|all of|a total of|back|in) )*(?:{N}|an?) "
)
"""How long or how far has a clause of its own only if it opens the clause ("I walked, and did a mile")."""


def numbers(text: str) -> Numbers:
    """Every measure and the pain in `text`, as either recogniser writes it. Sure of nothing it was not told.

    A bare "pain-free" that closes a list of measures gives no pain, and is `pain_unclear`: recognisers write
    it for "pain three". `doubtful` where two numbers may have run together; a teen that may be a ten is found
    by `doubted`, for words alone do not tell.
    """
    words = spoken(text)
    said = named(words)
    for pattern, instead in _ONE_WAY_TO_SAY_IT:
        said = pattern.sub(instead, said)
    pain = pain_in(said)
    measures = tuple(
        m for m in map(_finished, _measures(_count_by_name(pain.rest))) if _worth_keeping(m, words)
    )
    if measures and pain.free_at_the_end:
        return Numbers(measures, None, pain.before, pain_unclear=True)
    return Numbers(measures, pain.now, pain.before, pain.unclear)


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
                first = _joined(found.pop(), first)
            found += [first, *others]
    return list(map(_other_side, found, [Measure(), *found], [*found[1:], Measure()]))


def _goes_on(measure: Measure, first: Measure, clause: str) -> bool:
    """Whether a clause that begins with `first` still tells of `measure`."""
    if first.angle_deg is not None or not _fit(measure, first):
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
        if found and _fit(found[-1], piece):
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    return found


def _said(measure: Measure) -> dict[str, Any]:
    return {
        f.name: value for f in fields(measure) if (value := getattr(measure, f.name)) not in (None, False)
    }


def _fit(measure: Measure, piece: Measure) -> bool:
    """Two sides are both sides; whoever walked up a flight was on the stairs; nobody walks ten times."""
    if measure.exercise in GOING and piece.unit is Unit.REPS:
        return False
    clash = (_said(measure).keys() & _said(piece).keys()) - {"side", "doubtful"}
    goes = measure.exercise in GOING and piece.exercise in (measure.exercise, "stairs")
    same = goes or (piece.exercise == measure.exercise and measure.amount is measure.hold_s is None)
    return not clash or (clash == {"exercise"} and same)


def _joined(measure: Measure, piece: Measure) -> Measure:
    sides = {measure.side, piece.side} - {None}
    joined = replace(measure, **_said(piece))
    return replace(joined, side=Side.BOTH) if len(sides) > 1 else joined


def _finished(measure: Measure) -> Measure:
    """What is held ("thirty second plank") has a hold, not an amount; a motion with an angle is not done."""
    if _said(measure).keys() <= {"exercise", "side", "angle_deg"} and _MOTION.search(measure.exercise or ""):
        return replace(measure, exercise=None)
    if measure.exercise in LASTING and measure.unit is Unit.SECONDS:
        return replace(measure, amount=None, unit=None, hold_s=measure.amount)
    return measure


def _three_left(measure: Measure) -> bool:
    """ "I have three left" is no side."""
    return measure.unit is Unit.REPS and measure.side is not None and measure.sets is None


def _worth_keeping(measure: Measure, words: str) -> bool:
    """A weight or a time alone is no exercise ("lost five pounds", "slept seven hours"), nor a warm day."""
    if measure.exercise is None and (measure.unit is Unit.SECONDS or _three_left(measure)):
        return False
    if measure.angle_deg is not None and not _JOINT.search(words):
        return False
    load = measure.load_kg if measure.exercise and measure.exercise not in GOING else None
    return any((measure.sets, measure.amount, measure.hold_s, measure.angle_deg, load))
