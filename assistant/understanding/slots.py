"""Every number in one utterance: what was done how often, how far, how long, with what; and the pain.

A clause is read from left to right by a short list of rules, each a pattern and the piece of a measure it
stands for; pieces that fit together make one measure. Only what was done counts: what was skipped, planned or
asked for is no measure, nor is a number nobody measured with (a clock, a date, "day 40", "two weeks ago").
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import reduce
from typing import Any

from assistant.core.model import Measure, Numbers, Side, Unit
from assistant.understanding.exercises import COUNTED, EXERCISES, GOING, LASTING, canonical, spoken_for
from assistant.understanding.spoken import spoken

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Measure]]

_N = r"\d{1,7}(?:\.\d{1,4})?(?![\d.:])"
_TIME = r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?)\b"
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_WAYS = {
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
_LOADS = {r"(?:kilos?|kilograms?|kgs?)\b": 1.0, r"(?:pounds?|lbs?)\b": 0.45359237}
_ANY_UNIT = (
    "(?:"
    + "|".join((r"(?:sets?|reps?|degrees?|percent)\b", *_WAYS, *_LOADS))
    + (r"|(?:seconds?|secs?|minutes?|mins?|hours?|days?|nights?|weeks?|months?|years?)\b)")
)
_BODY = (
    r"(?:leg|knee|hip|side|arm|shoulder|ankle|foot|hand|elbow|wrist|calf|hamstring|glute|quad|heel|thigh|back"
    r"|neck)s?\b"
)
_COLOURS = "yellow|red|green|blue|black|silver|gold|orange|purple|pink|gray|grey|white|tan|light|medium|heavy"
_AIDS = (
    "crutches|crutch|walker|cane|frame|brace|walking stick|stick|rollator|boot|sling|handrail|railing|rail"
)
_SOME = (
    r"(?:(?:more|slow|good|full|easy|proper|assisted|controlled|perfect|clean|wall|little|better|of|the|my|those"
    r"|left|right|deep|light|heavy|gentle) ){0,3}"
)
_ONCE = r"(?! (?:a|per|this|in|every|already|daily|before)\b)"
_EXERCISE = rf"(?P<exercise>{spoken_for(tuple(EXERCISES))})\b"
_REPEATED = rf"(?P<exercise>{spoken_for((*COUNTED, *LASTING))})\b"
_HELD = rf"(?:{spoken_for(tuple(LASTING))})\b"

_NOT_DONE = re.compile(
    r"\b(?:didn't|did not|haven't|couldn't|could not|can't|cannot|won't|skip|skipped|skipping|missed|if|i'll"
    r"|will|supposed to|should|should've|going to (?!the\b|a\b|my\b)|gonna|wants?|wanted|told me|asked me"
    r"|plan(?:ned|ning)?|goal (?:is|was)|target|try to|hope|used to|how many|need to|have to|prescribed)\b.*"
)
_TOMORROW = re.compile(r".*\btomorrow\b.*")
_TURN = re.compile(r"\b(?:but|so|instead(?! of)|anyway|yet)\b")
_CLAUSE = re.compile(r"\b(?:and|then|plus|also)\b")
_JOINT = re.compile(
    rf"\b(?:ben[dt]|bending|flex|flexed|flexion|exten\w+|angle|range|rom|rais\w+|lift\w*|wall sits?|{_BODY})"
)


def _nothing(_: re.Match[str]) -> Measure:
    return Measure()


def _reps(match: re.Match[str]) -> Measure:
    return Measure(amount=float(match["reps"]), unit=Unit.REPS) if match["reps"] else Measure()


def _sets(match: re.Match[str]) -> Measure:
    return replace(_reps(match), sets=1 if match["sets"] == "a" else int(match["sets"]))


def _exercise(match: re.Match[str]) -> Measure:
    return replace(_reps(match), exercise=canonical(match["exercise"]))


def _counted(match: re.Match[str]) -> Measure:
    return replace(_exercise(match), sets=int(match["sets"]) if match["sets"] else None)


def _lasted(match: re.Match[str]) -> Measure:
    return Measure(amount=_times(match["n"], _SECONDS[match["unit"][0]]), unit=Unit.SECONDS)


def _held(match: re.Match[str]) -> Measure:
    return Measure(hold_s=_times(match["n"], _SECONDS[match["unit"][0]]))


def _way(unit: Unit, factor: float) -> Callable[[re.Match[str]], Measure]:
    exercise = "stairs" if unit in (Unit.FLIGHTS, Unit.STAIRS) else None
    return lambda match: Measure(exercise, amount=_times(match["n"], factor), unit=unit)


def _load(factor: float) -> Callable[[re.Match[str]], Measure]:
    return lambda match: Measure(load_kg=_times(match["n"], factor))


def _times(said: str, factor: float) -> float:
    return round(factor if said in ("a", "an") else float(said) * factor, 2)


def _side(match: re.Match[str]) -> Measure:
    return Measure(side=Side(match["side"]) if match["side"] in ("left", "right") else Side.BOTH)


_MEANS: tuple[tuple[str, Callable[[re.Match[str]], Measure]], ...] = (
    (rf"(?:day|week|page|phase|stage|number|age|chapter|instead of) {_N}", _nothing),
    (rf"the {_N} steps\b|{_N} (?:am|pm|o'clock)\b", _nothing),
    (rf"(?:{_N}|an?) {_ANY_UNIT} (?:ago|late|early|later|earlier|left|away|apart|tall|old)\b", _nothing),
    (
        rf"(?P<sets>\d{{1,3}}|a(?= set of \d)) (?:sets?\b(?: of\b)?|(?:x|by|times)\b(?= \d))"
        rf"(?: (?P<reps>{_N})(?! {_ANY_UNIT}))?",
        _sets,
    ),
    (rf"(?:hold|held|holding)(?: (?!\d)\w+){{0,4}} (?P<n>{_N}) {_TIME}", _held),
    (rf"(?P<n>{_N}) {_TIME}(?: (?:hold|each|apiece)\b|(?= {_HELD}))", _held),
    (rf"(?P<n>{_N}|an(?= hour)) {_TIME}", _lasted),
    *((rf"(?P<n>{_N}|a) {unit}", _way(*way)) for unit, way in _WAYS.items()),
    *((rf"(?P<n>{_N}) {unit}", _load(factor)) for unit, factor in _LOADS.items()),
    (rf"(?P<n>{_N}) degrees?\b", lambda match: Measure(angle_deg=float(match["n"]))),
    (rf"(?P<reps>{_N}) (?:reps?|repetitions?)\b", _reps),
    (
        rf"(?P<band>{_COLOURS})(?= (?:resistance |elastic )?(?:thera)?bands?\b)",
        lambda m: Measure(band=m["band"]),
    ),
    (
        rf"(?:with|using|used|on|holding|holding on to)(?: only| just)?(?: (?:the|my|a|an|one|1|2|both))? "
        rf"(?P<aid>{_AIDS})\b",
        lambda match: Measure(aid=match["aid"]),
    ),
    (rf"(?P<side>left|right)(?= {_EXERCISE})", _side),
    (rf"(?P<side>left|right|both|each) {_BODY}", _side),
    (r"(?:on|with) (?:the |my )?(?P<side>left|right|both)(?= and\b|$)", _side),
    (rf"(?P<reps>{_N}) {_SOME}{_REPEATED} (?P<sets>\d{{1,3}}) times\b{_ONCE}", _counted),
    (rf"{_REPEATED} (?P<reps>{_N})(?=$| times\b{_ONCE}| each| with| today)", _exercise),
    (rf"(?P<reps>(?!))?{_EXERCISE}", _exercise),
    (rf"(?P<reps>{_N})(?= {_SOME}{_REPEATED}| {_N} (?:second|minute) )", _reps),
    (rf"(?P<reps>{_N})(?= (?:on|with) (?:the |my )?(?:left|right))", _reps),
)
_RULES: tuple[_Rule, ...] = tuple((re.compile(rf"\b(?:{pattern})"), means) for pattern, means in _MEANS)


def numbers(text: str) -> Numbers:
    """Every measure and the pain in `text`, as either recogniser writes it. Sure of nothing it was not told.

    A bare "pain-free" that closes a list of measures gives no pain at all: recognisers write it for "pain
    three". `doubtful` is left False: words alone do not tell a teen from a ten.
    """
    words = spoken(text)
    pain, before, rest = _pain(words)
    measures = tuple(m for m in map(_finished, _measures(rest)) if _worth_keeping(m, words))
    if measures and _PAIN_FREE_AT_THE_END.search(words):
        pain = None
    return Numbers(measures, pain, before)


def _measures(words: str) -> list[Measure]:
    found: list[Measure] = []
    for part in [] if _TOMORROW.match(words) else _TURN.split(words):
        for clause in _CLAUSE.split(_NOT_DONE.sub("", part)):
            first, *others = _gathered(_pieces(clause.strip())) or [Measure()]
            if found and _fit(found[-1], first) and first.angle_deg is None:
                first = _joined(found.pop(), first)
            found += [first, *others]
    return [_other_side(*pair) for pair in zip(found, [Measure(), *found], strict=False)]


def _other_side(measure: Measure, before: Measure) -> Measure:
    """`ten heel slides on the left, ten on the right`: the second is of the first's exercise."""
    if measure.side and measure.unit is Unit.REPS and measure.exercise is None:
        return replace(measure, exercise=before.exercise)
    return measure


def _pieces(clause: str) -> Iterator[Measure]:
    at = 0
    while at < len(clause):
        for pattern, means in _RULES:
            if match := pattern.match(clause, at):
                yield means(match)
                at = match.end()
                break
        else:
            at = (clause.find(" ", at) + 1) or len(clause)
        at += clause.startswith(" ", at)


def _gathered(pieces: Iterable[Measure]) -> list[Measure]:
    """Pieces that fit together, joined; one that says again what was said already begins a new measure."""
    found: list[Measure] = []
    for piece in pieces:
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
    clash = (_said(measure).keys() & _said(piece).keys()) - {"side"}
    same = piece.exercise in (measure.exercise, "stairs") and measure.exercise in (*GOING, piece.exercise)
    return not clash or (clash == {"exercise"} and same)


def _joined(measure: Measure, piece: Measure) -> Measure:
    sides = {measure.side, piece.side} - {None}
    joined = replace(measure, **_said(piece))
    return replace(joined, side=Side.BOTH) if len(sides) > 1 else joined


def _finished(measure: Measure) -> Measure:
    """What is held ("thirty second plank") has a hold, not an amount."""
    if measure.exercise in LASTING and measure.unit is Unit.SECONDS:
        return replace(measure, amount=None, unit=None, hold_s=measure.amount)
    return measure


def _worth_keeping(measure: Measure, words: str) -> bool:
    """A weight or a time alone is no exercise ("lost five pounds", "slept seven hours"), nor a warm day."""
    if measure.exercise is None and measure.unit is Unit.SECONDS:
        return False
    if measure.angle_deg is not None and not _JOINT.search(words):
        return False
    load = measure.load_kg if measure.exercise else None
    return any((measure.sets, measure.amount, measure.hold_s, measure.angle_deg, load))


# --- pain ----------------------------------------------------------------------------------------------

_AMID = (
    r"(?: (?:a|about|around|at|came|come|coming|down|dropped|dropping|fell|gone|got|has|have|hit|in|is|it"
    r"|it's|just|left|level|levels|like|maybe|moved|my|now|of|on|only|pain|rated|rating|reached|right|rose|scale"
    rf"|score|still|stayed|the|to|today|up|was|went|were|{_BODY})){{0,8}}"
)
_RATED = rf" (?:a |an |about )?({_N})(?: out of 10)?(?! (?:{_ANY_UNIT}|out of))"
_CHANGES = (
    re.compile(rf"\bpain{_AMID} from{_RATED}{_AMID} to{_RATED}"),
    re.compile(rf"\bpain{_AMID} (?:went|dropped|fell|rose){_RATED} to{_RATED}"),
    re.compile(rf"\bpain{_AMID}{_RATED} (?:before|earlier|beforehand)(?: and| then| but)?{_AMID}{_RATED}"),
    re.compile(rf"\bpain before{_AMID}{_RATED}(?: and| then| but)?(?: pain)? after(?:wards)?{_AMID}{_RATED}"),
    re.compile(rf"\bpain{_AMID}{_RATED}(?: and| but)? now{_AMID}{_RATED}"),
)
_RANGE = re.compile(rf"\bpain{_AMID}{_RATED} (?:to|or){_RATED}")
_LEVELS = (
    _RANGE,
    re.compile(rf"\bpain{_AMID}{_RATED}"),
    re.compile(rf"\b(?:level|an?) ({_N}) (?:of )?pain\b"),
    re.compile(rf"\b({_N}) out of 10 (?:of |for |on )?(?:the )?pain\b"),
    re.compile(rf"\b(?:hurt|hurts|hurting|ached?|aches|sore)\b[^\d]*({_N}) out of 10\b"),
)
_NO_PAIN = re.compile(
    r"\b(?:no|without|without any|0|not any|don't have any|didn't have any) pain\b"
    r"(?! (?:no gain|than|killers?|pills?|meds?|medication|relief|\d))|\bpain-free\b"
)
_PAIN_FREE_AT_THE_END = re.compile(
    r"(?<! was)(?<! is)(?<! were)(?<! felt)(?<! all)(?<! and)(?<! but)(?<! now)(?<!completely)(?<!totally)"
    r"(?<!almost)(?<!still)(?<!finally) pain-free$"
)


def _pain(words: str) -> tuple[float | None, float | None, str]:
    """Pain now, pain before, and the words without it. The highest that was said, if several were."""
    for change in _CHANGES:
        if match := change.search(words):
            return _level(match[2]), _level(match[1]), change.sub(" then ", words)
    levels = [level for pattern in _LEVELS for match in pattern.finditer(words) for level in match.groups()]
    possible = [level for level in map(_level, levels) if level is not None]
    if not levels and _NO_PAIN.search(words):
        possible = [0.0]
    rest = reduce(lambda left, pattern: pattern.sub(" then ", left), _LEVELS, words)
    return max(possible, default=None), None, rest


def _level(said: str) -> float | None:
    return float(said) if float(said) <= 10 else None
