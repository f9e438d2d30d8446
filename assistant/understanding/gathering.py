"""Pieces of measures, put together: what fits, what one measure takes over from another, what is kept."""

import re
from dataclasses import fields, replace
from typing import Any

from assistant.core.model import Measure, Side, Unit
from assistant.understanding.exercises import GOING, LASTING

_MOTION = re.compile(r"(?:flexion|extension|bend|rotation|abduction|raise)s$")


def told(measure: Measure) -> dict[str, Any]:
    """What was said of it, by its field."""
    return {
        f.name: value for f in fields(measure) if (value := getattr(measure, f.name)) not in (None, False)
    }


def figures(measure: Measure) -> frozenset[str]:
    """Which of its fields are numbers that were said."""
    return frozenset(told(measure)) & {"sets", "amount", "hold_s", "load_kg", "angle_deg"}


def fit(measure: Measure, piece: Measure) -> bool:
    """Two sides are both sides; whoever walked up a flight was on the stairs; nobody walks ten times."""
    if measure.exercise in GOING and piece.unit is Unit.REPS:
        return False
    clash = (told(measure).keys() & told(piece).keys()) - {"side", "doubtful"}
    goes = measure.exercise in GOING and piece.exercise in (measure.exercise, "stairs")
    same = goes or (piece.exercise == measure.exercise and measure.amount is measure.hold_s is None)
    return not clash or (clash == {"exercise"} and same)


def joined(measure: Measure, piece: Measure) -> Measure:
    sides = {measure.side, piece.side} - {None}
    together = replace(measure, **told(piece))
    if together.exercise == "rows" and together.unit in (Unit.SECONDS, Unit.METRES):
        together = replace(together, exercise="rowing")  # nobody does rows with a weight for two miles
    return replace(together, side=Side.BOTH) if len(sides) > 1 else together


def finished(measure: Measure) -> Measure:
    """What is held ("thirty second plank") has a hold, not an amount; a motion with an angle is not done."""
    if told(measure).keys() <= {"exercise", "side", "angle_deg"} and _MOTION.search(measure.exercise or ""):
        return replace(measure, exercise=None)
    if measure.exercise in LASTING and measure.unit is Unit.SECONDS:
        return replace(measure, amount=None, unit=None, hold_s=measure.amount)
    return measure
