"""Numbers as the trained model reads them: each word has a role in a measure, or none (slot tagging).

The model (encoder.py) says how likely each tag is for each word. A measure is the run of words from one that
begins a measure to the next that does; of all ways to cut the likeliest one is taken in which nothing is said
twice of one measure (BIO tags: Ramshaw and Marcus, 1995; the cut: Viterbi, 1967).
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

from assistant.core.model import Measure, Numbers, Side, Unit
from assistant.understanding.exercises import COUNTED, HEARD, IN_CONTEXT, SAID
from assistant.understanding.gathering import figures, finished, fit, joined, told
from assistant.understanding.names import likeness, names_in
from assistant.understanding.pieces import SAME_AID
from assistant.understanding.quantities import HEARD_AS, LOADS, TIMES, WAYS
from assistant.understanding.sharing import UNKNOWN, Told, shared

ROLES = ("sets", "reps", "way", "time", "hold", "load", "angle", "exercise", "side", "band", "aid")
"""What a word can tell of a measure: how many sets and repetitions, how far, how long, held how long, ..."""

_ALONE = ("O", "pain", "before", "no-pain")
TAGS = (*_ALONE, *(f"{begins}-{role}" for role in ROLES for begins in "BI"))
"""In the order of the model's second output. O tells nothing of a measure; B begins one, I goes on."""

_T = TypeVar("_T")

Chances = Sequence[Sequence[float]]
"""For each word, how likely each of TAGS is."""

_ONE = {"a": 1, "an": 1, "one": 1, "once": 1, "single": 1, "another": 1, "twice": 2, "thrice": 3, "couple": 2}
_MANY = dict(
    zip(
        "twos threes fours fives sixes sevens eights nines tens elevens twelves".split(),
        range(2, 13),
        strict=True,
    )
)
"""Number words in the plural, behind a number or "of"."""
_HEARD = HEARD_AS | {
    "too": 2,
    "tu": 2,
    "free": 3,
    "fife": 5,
    "sick": 6,
    "sven": 7,
    "hate": 8,
    "nein": 9,
    "tan": 10,
    "tin": 10,
}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HOURS_AND = re.compile(r"(?:hours?|minutes?|mins?) and")
"""What makes two numbers one time, however they are tagged."""
_FOR_SO_LONG = re.compile(r"\b(?:seconds?|secs?|minutes?|mins?) of\b")
"""Sixty seconds of high knees are done; a bridge of sixty seconds is held."""
_SINCE = re.compile(
    r"\b(?:was|were|had|went|from|before|earlier|start\w*|been|began|this morning|last|yesterday|down"
    r"|dropped|up|first|used|until|into)\b"
)
"""Pain was another before only where something tells so: "a five to six" is six."""
_NO_LEVEL = re.compile(r"^(?:at|by|since|around)$")
_NO_COUNT = re.compile(
    r"\b(?:turned|aged|until|till|since)$"
    r"|\b(?:neighbou?r|friend|mate|son|daughter|brother|sister|boy|girl|niece|nephew)(?: \w+)?$"
    r"|(?<!stopped )(?<!stuck )(?<!quit )(?<!finished )(?<!ended )(?<!done )(?<!up )(?<!out )(?<!got )\bat$"
)
"""What stands before a clock's hour or an age."""
_NEAR = 4
"""Words between a number and its unit, or an exercise and its number, at most."""
_TWICE_TOLD = 0.5
"""How much less likely a cut is (in nats) for each number that is said again within one measure."""
_NO_NUMBER = 3.0
"""... and for each measure without any number."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words with one role."""

    start: int
    end: int
    role: str
    begins: float
    """How likely it begins a measure, if it has this role: 0..1."""
    means: Measure


def tagged(words: Sequence[str], chances: Chances) -> Numbers:
    """The numbers in the `spoken` words, by the likeliest tags. Total: what makes no sense is left out."""
    pieces = _pieces(words, chances)
    whole = [_named(run, words, pieces) for run in _cut(pieces)]
    measures = [finished(measure) for measure in shared(whole, words) if figures(measure)]
    return Numbers(tuple(measures), *_pain(words, chances))


def surety(chances: Chances) -> float:
    """How sure the least sure of the words is of its role: 0..1."""
    return min((_role(its)[2] for its in chances), default=1.0)


def _value(words: Sequence[str], place: int) -> float | None:
    """The number that a word stands for, where one is expected: not the `a` of "a 2 mile run"."""
    word, before, after = words[place], words[place - 1 : place], words[place + 1 : place + 2]
    if _NUMBER.fullmatch(word):
        return float(word)
    if word in _MANY:
        return _MANY[word] if before and (before[0] == "of" or _NUMBER.fullmatch(before[0])) else None
    return None if after and _NUMBER.fullmatch(after[0]) else _ONE.get(word) or _HEARD.get(word)


def _role(chances: Sequence[float]) -> tuple[str, float, float]:
    """The likeliest role, how likely a word with it begins a measure, and how likely it is."""
    alone, rest = chances[: len(_ALONE)], chances[len(_ALONE) :]
    pairs = dict(zip(ROLES, zip(rest[::2], rest[1::2], strict=True), strict=True))
    likely = dict(zip(_ALONE, alone, strict=True)) | {role: sum(pair) for role, pair in pairs.items()}
    role = max(likely, key=likely.__getitem__)
    return role, pairs[role][0] / likely[role] if role in pairs else 0.0, likely[role]


def _pain(words: Sequence[str], chances: Chances) -> tuple[float | None, float | None]:
    """Now and before."""
    levels: dict[str, list[float]] = {"pain": [], "before": []}
    for place, its in enumerate(chances):
        role, *_ = _role(its)
        level = 0.0 if role == "no-pain" else _value(words, place)
        other = _NO_LEVEL.search(" ".join(words[:place])) or words[place : place + 2] == ["one", "at"]
        if role in ("pain", "before", "no-pain") and level is not None and level <= 10 and not other:
            levels["before" if role == "before" and _SINCE.search(" ".join(words)) else "pain"].append(level)
    return max(levels["pain"], default=None), max(levels["before"], default=None)


def _pieces(words: Sequence[str], chances: Chances) -> list[_Piece]:
    found: list[_Piece] = []
    for place, its in enumerate(chances):
        role, begins, _ = _role(its)
        if role not in ROLES:
            continue
        last = found[-1] if found and found[-1].role == role else None
        goes_on = last and (begins < 0.5 or _HOURS_AND.fullmatch(" ".join(words[last.end : place])))
        if last and begins < 0.5 and role == "exercise" and last.end == place:
            found[-1] = replace(last, end=place + 1, means=_meaning(words, last.start, place + 1, role))
        elif last and goes_on and role in ("time", "hold") and (more := _rest(words, last, place)):
            found[-1] = replace(last, end=place + 1, means=more)
        else:
            found.append(_Piece(place, place + 1, role, begins, _meaning(words, place, place + 1, role)))
    return found


def _meaning(words: Sequence[str], start: int, end: int, role: str) -> Measure:
    word, number = words[start], _value(words, start)
    match role:
        case "exercise":
            return Measure(exercise=_exercise(words, start, end) or UNKNOWN)
        case "side":
            return Measure(side=Side(word) if word in ("left", "right") else Side.BOTH)
        case "band":
            return Measure(band=word)
        case "aid":
            without = {"without", "no"} & set(words[max(0, start - 3) : start])
            return Measure() if without else Measure(aid=SAME_AID.get(word, word))
    other = role == "reps" and _NO_COUNT.search(" ".join(words[:start]))
    return Measure() if number is None or other else _measured(words, start, role, number)


def _measured(words: Sequence[str], place: int, role: str, number: float) -> Measure:
    if words[place] in ("twice", "thrice") and role == "reps":
        role = "sets"
    if role == "time" and _counted(words[place + 1 :]):
        role = "reps"
    match role:
        case "sets":
            return Measure(sets=int(number))
        case "reps":
            return Measure(amount=number, unit=Unit.REPS)
        case "hold" | "time":
            seconds = number * _unit(words, place, TIMES, 60.0 if role == "time" else 1.0)
            return Measure(hold_s=seconds) if role == "hold" else Measure(amount=seconds, unit=Unit.SECONDS)
        case "load":
            return Measure(load_kg=round(number * _unit(words, place, LOADS, 1.0), 2))
        case "angle":
            return Measure(angle_deg=None if words[place - 1] in ("from", "minus") else number)
    return _far(words, place, number)


def _counted(words: Sequence[str]) -> bool:
    """Whether they begin with the name of what is done a number of times."""
    return any(_known(" ".join(words[:length])) in COUNTED for length in (1, 2, 3))


def _far(words: Sequence[str], place: int, number: float) -> Measure:
    if " ".join(words[place + 1 : place + 3]) == "k steps":
        return Measure(amount=1000 * number, unit=Unit.STEPS)
    before = next(
        (u for at in range(place, 0, -1) if (u := _stands_for(words[at:], WAYS))), (Unit.STEPS, 1.0)
    )
    unit, factor = _unit(words, place, WAYS, before)  # "15 metres there and back, so 30"
    name = "stairs" if unit in (Unit.FLIGHTS, Unit.STAIRS) else None
    return Measure(name, amount=round(number * factor, 2), unit=unit)


def _unit(words: Sequence[str], place: int, table: Mapping[str, _T], otherwise: _T) -> _T:
    """What the nearest word of `table` stands for: one behind the number, or else one before it."""
    behind = range(place + 1, min(place + _NEAR, len(words)))
    for way in (behind, range(place - 1, max(place - _NEAR, -1), -1)):
        for near in way:
            if _NUMBER.fullmatch(words[near]):
                break
            if stands_for := _stands_for(words[near:], table):
                return stands_for
    return otherwise


def _stands_for(words: Sequence[str], table: Mapping[str, _T]) -> _T | None:
    rest = " ".join(words[:2])
    return next((stands_for for pattern, stands_for in table.items() if re.match(pattern, rest)), None)


def _rest(words: Sequence[str], longer: _Piece, place: int) -> Measure | None:
    """ "An hour and twenty minutes", "two minutes thirty": the whole time, or None if it is another one."""
    unit = _unit(words, longer.start, TIMES, 0.0)
    less = _unit([*words[place : place + 2], ""], 0, TIMES, unit / 60)
    number = _value(words, place)
    if number is None or unit < 60 or not less < unit or place - longer.end > 2:
        return None
    field = "amount" if longer.role == "time" else "hold_s"
    return replace(longer.means, **{field: getattr(longer.means, field) + number * less})


def _exercise(words: Sequence[str], start: int, end: int) -> str | None:
    """The exercise that these words, and perhaps those beside them, are called; or sound like; or hold."""
    wider = [(max(0, start - 2), end), (max(0, start - 1), end), (start, end + 1), (start, end)]
    for begin, stop in wider:
        if known := _known(" ".join(words[begin:stop])):
            return known
    if alike := likeness(" ".join(words[start:end]), sure=True)[0]:
        return alike
    within = sorted(combinations(range(start, end + 1), 2), key=lambda span: span[0] - span[1])
    return next((known for a, b in within if (known := _known(" ".join(words[a:b])))), None)


def _known(said: str) -> str | None:
    forms = (said, f"{said}s", said.removesuffix("s"))
    return next((t[form] for t in (SAID, HEARD, IN_CONTEXT) for form in forms if form in t), None)


_Run = tuple[int, int, Measure]
"""The pieces from which to which it goes, and what they mean together."""


def _cut(pieces: Sequence[_Piece]) -> list[_Run]:
    best: list[tuple[float, int, Measure]] = [(0.0, 0, Measure())]
    best += [(-math.inf, 0, Measure())] * len(pieces)
    for start, first in enumerate(pieces):
        measure, score = first.means, best[start][0] + _log(first.begins)
        for end in range(start + 1, len(pieces) + 1):
            if end > start + 1:
                piece = pieces[end - 1]
                again = piece.means != Measure() and told(measure).items() >= told(piece.means).items()
                apart = piece.role == "side" != pieces[end - 2].role and measure.side not in (
                    None,
                    piece.means.side,
                )
                if apart or not (again or fit(measure, piece.means)):
                    break
                score += _log(1 - piece.begins) - _TWICE_TOLD * again
                measure = joined(measure, piece.means)
            worth = score - _NO_NUMBER * (not figures(measure))
            if worth > best[end][0]:
                best[end] = (worth, start, measure)
    runs: list[_Run] = []
    end = len(pieces)
    while end:
        _, start, measure = best[end]
        runs.append((start, end, measure))
        end = start
    return runs[::-1]


def _log(chance: float) -> float:
    return math.log(chance + 1e-4)


def _named(run: _Run, words: Sequence[str], pieces: Sequence[_Piece]) -> Told:
    """Its measure; without an exercise, with the one named beside it that has no role in another."""
    start, end, measure = run
    first, last = pieces[start].start, pieces[end - 1].end
    if measure.exercise is None and measure.angle_deg is None:
        since = pieces[start - 1].end if start else 0
        until = pieces[end].start if end < len(pieces) else len(words)
        for name, begin, stop in names_in(words):
            free = not any(piece.start < stop and begin < piece.end for piece in pieces)
            if free and since <= begin and stop <= until and max(first - stop, begin - last) <= _NEAR:
                measure = replace(measure, exercise=name)
                break
    alone = told(measure).keys() <= {"exercise", "side", "hold_s"} and measure.exercise in COUNTED
    if alone and _FOR_SO_LONG.search(" ".join(words[first : last + 2])):
        measure = replace(measure, hold_s=None, amount=measure.hold_s, unit=Unit.SECONDS)
    return Told(first, last, measure)
