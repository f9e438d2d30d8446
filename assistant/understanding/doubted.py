"""Fifteen or fifty? Recognisers hear one for the other, both ways; what somebody usually does tells."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.core.model import Measure, Numbers, Unit

_SOUNDS_LIKE = {teen: (teen - 10) * 10 for teen in range(13, 20)}
_SOUNDS_LIKE |= {ten: teen for teen, ten in _SOUNDS_LIKE.items()}


def doubted(numbers: Numbers, usual: Sequence[Measure]) -> Numbers:
    """`numbers`, with each measure `doubtful` whose amount was probably misheard.

    That is one of 13..19 or 30..90 (of its unit; of minutes, too) where the `usual` measures of the same
    exercise, from history or plan, have the number that sounds like it, and never this one.
    """
    return replace(numbers, measures=tuple(_doubted(measure, usual) for measure in numbers.measures))


def _doubted(measure: Measure, usual: Sequence[Measure]) -> Measure:
    amounts = {m.amount for m in usual if (m.exercise, m.unit) == (measure.exercise, measure.unit)}
    heard, factor = measure.amount, 60 if measure.unit is Unit.SECONDS else 1
    if heard is None or heard in amounts:
        return measure
    partners = {
        ten * each for teen, ten in _SOUNDS_LIKE.items() for each in (1, factor) if heard == teen * each
    }
    return replace(measure, doubtful=True) if partners & amounts else measure
