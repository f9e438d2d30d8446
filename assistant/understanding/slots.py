"""Every number in one utterance: what was done how often, how far, how long, with what; and the pain.

A clause is read from left to right by a short list of rules, each a pattern and the piece of a measure it
stands for; pieces that fit together make one measure. Only what was done counts: what was skipped, planned or
asked for is no measure, nor is a number nobody measured with (a clock, a date, "day 40", "two weeks ago").
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from assistant.core.model import Measure, Numbers, Side, Unit
from assistant.understanding.exercises import COUNTED, EXERCISES, GOING, LASTING, canonical, spoken_for
from assistant.understanding.pain import pain_in
from assistant.understanding.quantities import ANY_UNIT, BODY, LOADS, SOME, WAYS, N
from assistant.understanding.spoken import spoken

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Measure]]

_TIME = r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?)\b"
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_COLOURS = "yellow|red|green|blue|black|silver|gold|orange|purple|pink|gray|grey|white|tan|light|medium|heavy"
_AIDS = (
    "crutches|crutch|walker|cane|frame|brace|walking stick|stick|rollator|boot|sling|handrail|railing|rail"
)
_MORE = r"(?: (?:more|extra|further|full|whole|entire))?"
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
    rf"\b(?:ben[dt]|bending|flex|flexed|flexion|exten\w+|angle|range|rom|rais\w+|lift\w*|wall sits?|{BODY})"
)


def _nothing(_: re.Match[str]) -> Measure:
    return Measure()


def _reps(match: re.Match[str]) -> Measure:
    return Measure(amount=_times(match["reps"], 1), unit=Unit.REPS) if match["reps"] else Measure()


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
    return round(factor if said in ("a", "an", "one") else float(said) * factor, 2)


def _side(match: re.Match[str]) -> Measure:
    return Measure(side=Side(match["side"]) if match["side"] in ("left", "right") else Side.BOTH)


_MEANS: tuple[tuple[str, Callable[[re.Match[str]], Measure]], ...] = (
    (rf"(?:day|week|page|phase|stage|number|age|chapter|instead of) {N}", _nothing),
    (rf"the {N} steps\b|{N} (?:am|pm|o'clock)\b", _nothing),
    (rf"(?:{N}|an?) {ANY_UNIT} (?:ago|late|early|later|earlier|left|away|apart|tall|old)\b", _nothing),
    (
        rf"(?P<sets>\d{{1,3}}|a(?= set of \d)){_MORE} (?:sets?\b(?: of\b)?|(?:x|by|times)\b(?= \d))"
        rf"(?: (?P<reps>{N})(?! {ANY_UNIT}))?",
        _sets,
    ),
    (rf"(?:hold|held|holding)(?: (?!\d)\w+){{0,4}} (?P<n>{N}) {_TIME}", _held),
    (rf"(?P<n>{N}) {_TIME}(?: (?:hold|each|apiece)\b|(?= {_HELD}))", _held),
    (rf"(?P<n>{N}|an(?= hour)){_MORE} {_TIME}", _lasted),
    *((rf"(?P<n>{N}|an?|one){_MORE} {unit}", _way(*way)) for unit, way in WAYS.items()),
    *((rf"(?P<n>{N}) {unit}", _load(factor)) for unit, factor in LOADS.items()),
    (rf"(?P<n>{N}) degrees?\b", lambda match: Measure(angle_deg=float(match["n"]))),
    (rf"(?P<reps>{N}){_MORE} (?:reps?|repetitions?)\b", _reps),
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
    (rf"(?P<side>left|right|both|each) {BODY}", _side),
    (r"(?:on|with) (?:the |my )?(?P<side>left|right|both)(?= and\b|$)", _side),
    (rf"(?P<reps>{N}) {SOME}{_REPEATED} (?P<sets>\d{{1,3}}) times\b{_ONCE}", _counted),
    (rf"{_REPEATED} (?P<reps>{N}) of (?:them|those|these)(?: (?P<sets>\d{{1,3}}) times\b)?", _counted),
    (rf"{_REPEATED} (?P<reps>{N})(?=$| times\b{_ONCE}| each| with| today)", _exercise),
    (rf"(?P<reps>(?!))?{_EXERCISE}", _exercise),
    (rf"(?<!\bno )(?P<reps>one)(?= {SOME}{_REPEATED}(?! at a time))", _reps),
    (rf"(?P<reps>{N})(?= {SOME}{_REPEATED}| {N} (?:second|minute) )", _reps),
    (rf"(?P<reps>{N})(?= (?:on|with) (?:the |my )?(?:left|right))", _reps),
)
_RULES: tuple[_Rule, ...] = tuple((re.compile(rf"\b(?:{pattern})"), means) for pattern, means in _MEANS)

_PAIN_FREE_AT_THE_END = re.compile(
    r"(?<! was)(?<! is)(?<! were)(?<! felt)(?<! all)(?<! and)(?<! but)(?<! now)(?<!completely)(?<!totally)"
    r"(?<!almost)(?<!still)(?<!finally) pain-free$"
)


def numbers(text: str) -> Numbers:
    """Every measure and the pain in `text`, as either recogniser writes it. Sure of nothing it was not told.

    A bare "pain-free" that closes a list of measures gives no pain at all: recognisers write it for "pain
    three". `doubtful` is left False: words alone do not tell a teen from a ten.
    """
    words = spoken(text)
    pain, before, rest = pain_in(words)
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
    return list(map(_other_side, found, [Measure(), *found], [*found[1:], Measure()]))


def _other_side(measure: Measure, before: Measure, after: Measure) -> Measure:
    """`ten heel slides on the left, ten on the right`, or `ten on the left, ten on the right heel slides`."""
    if measure.side and measure.unit is Unit.REPS and measure.exercise is None:
        return replace(measure, exercise=before.exercise or (after.exercise if after.side else None))
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
