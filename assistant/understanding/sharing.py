"""What is said once for several measures ("squats, ten and eight, both with 20 kilos"), told of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.core.model import Measure, Unit
from assistant.understanding.exercises import GOING, LASTING
from assistant.understanding.gathering import figures, told

UNKNOWN = ""
"""The exercise of a measure that names one we do not know: it is not another one's."""

_OF_EACH = re.compile(
    r"\b(?:of (?:each|both|everything|every one|all of them)"
    r"|each(?! (?:side|leg|arm|hand|way|foot|time|set|one)\b))"
)
_TOTAL = re.compile(r"\b(?:so|altogether|total|in all|all (?:told|up|in)|makes|made|that's)\b")
_THE_SAME = re.compile(r"(?:\w+ ){0,3}(?:the same|same|ditto|likewise)\b")
_ALL = re.compile(r"\b(?:all|both|each|every\w*|them|throughout|apiece|rounds?)\b")
_ONCE = frozenset({"exercise", "side", "load_kg", "band", "aid"})
_ADDED = frozenset({"side", "sets", "load_kg", "band", "aid", "hold_s"})


@dataclass(frozen=True, slots=True)
class Told:
    """A measure, and the words that it begins and ends at."""

    start: int
    end: int
    measure: Measure


def shared(parts: Sequence[Told], words: Sequence[str]) -> list[Measure]:
    """The measures of `parts`, each with all that was said of it. What is of no use still has no number."""
    whole = _put_together(parts, words)
    found: list[Measure] = []
    for place, part in enumerate(whole):
        measure = part.measure
        if measure.exercise is None and measure.angle_deg is None:
            of = found[-1] if found and found[-1].exercise is not None else _named_later(whole, place, words)
            found.append(_like(of, measure) if of and _can_be(of, measure) else measure)
        elif found and not figures(measure) and _THE_SAME.match(" ".join(words[part.end :])):
            found.append(replace(found[-1], exercise=measure.exercise))
        else:
            found.append(measure)
        if figures(measure) and _OF_EACH.search(" ".join(words[part.start : part.end + 2])):
            found = _of_each(found)
    return [replace(each, exercise=each.exercise or None) for each in _counted_once(found, words)]


def _named_later(whole: Sequence[Told], place: int, words: Sequence[str]) -> Measure | None:
    """ "Ten and eight squats", "20 minutes, two miles, cycling"; not "two lengths and an hour of yoga"."""
    part = whole[place]
    later = next((each for each in whole[place + 1 :] if each.measure.exercise is not None), None)
    if later and later.measure.unit is not part.measure.unit and "and" in words[part.end : later.start]:
        return None
    return later.measure if later else None


def _counted_once(found: Sequence[Measure], words: Sequence[str]) -> list[Measure]:
    """ "Fifteen there, fifteen back, so thirty" is thirty; "three sets: ten, ten, eight" are those three."""
    done: list[Measure] = []
    for measure in found:
        same = (measure.exercise, measure.unit)
        run = [each for each in done if each.amount and (each.exercise, each.unit) == same]
        parts = sum(each.amount or 0 for each in run)
        if run and _TOTAL.search(" ".join(words)) and measure.amount in (parts, 2 * parts):
            done = [each for each in done if each not in run]
            measure = replace(run[0], **told(measure))
        done.append(measure)
    for place, measure in enumerate(done):
        ladder = [each for each in done[place + 1 :] if each.exercise == measure.exercise and not each.sets]
        if ladder and measure.sets == 1 + len(ladder):
            done[place] = replace(measure, sets=None)
    return done


def _put_together(parts: Sequence[Told], words: Sequence[str]) -> list[Told]:
    """ "Curls, ten and eight, 35 kilos on all of them"; "three rounds: ten squats": told of what it is of."""
    done: list[Told] = []
    for part in parts:
        of_all = bool(_ALL.search(" ".join(words[max(0, part.start - 2) : part.end + 4])))
        own = told(part.measure).keys() & {"hold_s", "sets"} and not of_all
        if done and not own and _adds(done[-1].measure, part.measure):
            done = _told_before(done, part.measure, of_all)
        elif done and figures(part.measure) and _adds(part.measure, done[-1].measure):
            done[-1] = Told(done[-1].start, part.end, replace(part.measure, **told(done[-1].measure)))
        else:
            done.append(part)
    return done


def _told_before(parts: Sequence[Told], more: Measure, of_all: bool) -> list[Told]:
    """`more` is told of the last of `parts`, back to the one that names the exercise, or of all."""
    done = list(parts)
    for place in range(len(done) - 1, -1, -1):
        each = done[place].measure
        if told(each).keys() & told(more).keys():
            break
        done[place] = replace(done[place], measure=replace(each, **told(more)))
        if each.exercise is not None and not of_all:
            break
    return done


def _adds(last: Measure, more: Measure) -> bool:
    """Whether `more` is no measure of its own, but may be told of `last`."""
    keys = told(more).keys()
    return keys <= _ADDED and not keys & told(last).keys()


def _of_each(found: Sequence[Measure]) -> list[Measure]:
    """ "Bridges and clams, ten of each": what has no number so far has that of the last."""
    done = list(found)
    for place in range(len(done) - 2, -1, -1):
        if figures(done[place]) or done[place].exercise is None:
            break
        done[place] = replace(done[-1], exercise=done[place].exercise)
    return done


def _can_be(of: Measure, measure: Measure) -> bool:
    """Whether one may have done so much more of the same."""
    if of.exercise in GOING:
        return measure.unit is not Unit.REPS and measure.hold_s is None
    same = measure.unit in (Unit.REPS, of.unit) and measure.unit is not None
    return same or (measure.hold_s is not None and of.exercise in LASTING)


def _like(of: Measure, measure: Measure) -> Measure:
    once = {key: said for key, said in told(of).items() if key in _ONCE}
    return replace(measure, **once | told(measure))
