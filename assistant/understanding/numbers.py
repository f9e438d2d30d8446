"""Every number in one utterance, read twice: by rules (slots.py), and by the trained model (tagging.py).

The model knows many more ways to say it, and is believed unless it is unsure. The rules are exact in the ways
that they know, and silent about others: they are believed where they account for more numbers than the model,
where only they heard how bad the pain is, where they doubt, and where they find that none of the numbers is
of the speaker's own doings.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.core.model import Measure, Numbers
from assistant.understanding.corrected import corrected
from assistant.understanding.encoder import tag
from assistant.understanding.gathering import figures, told
from assistant.understanding.hurting import rates_something_else
from assistant.understanding.slots import by_rules, own_figures, worth_keeping
from assistant.understanding.spoken import spoken
from assistant.understanding.tagging import surety, tagged

_SURE = 0.5
"""How sure the model must be of the role of every word: less finds more, and makes up more."""
_AGAINST = 0.8
"""... to be believed though the rules account for more numbers."""
_FIGURE = re.compile(r"\d")


def numbers(text: str) -> Numbers:
    """Every measure and the pain in `text`, as either recogniser writes it. Sure of nothing it was not told.

    `pain_unclear` and `doubtful` as in `by_rules`. Raises ModelError where the model is missing.
    """
    said = corrected(spoken(text))
    ruled = by_rules(said)
    if ruled.pain_unclear or any(measure.doubtful for measure in ruled.measures):
        return ruled  # the model knows no doubt
    if ruled == Numbers() and _FIGURE.search(said) and not own_figures(said):
        return ruled  # plans, clocks and other people's numbers: rules know them
    words = said.split()
    chances = tag(words)
    found = tagged(words, chances)
    if rates_something_else(said):
        found = replace(found, pain=ruled.pain, pain_before=ruled.pain_before)
    found = replace(found, measures=tuple(m for m in found.measures if worth_keeping(m, said)))
    if _level_lost(found, ruled, words):
        return ruled
    fewer = _accounted_for(found) < _accounted_for(ruled)
    return _completed(found, ruled) if surety(chances) >= (_AGAINST if fewer else _SURE) else ruled


def _level_lost(found: Numbers, ruled: Numbers, words: Sequence[str]) -> bool:
    """Severe pain must not be; and "pain-free out of 10" is what recognisers make of three out of ten."""
    missed = found.pain is None and ruled.pain is not None and "pain" in words
    return missed or (found.pain == 0 and bool(ruled.pain) and "pain-free" in words)


def _completed(found: Numbers, ruled: Numbers) -> Numbers:
    """`found`, with the exercises that only the rules know by their sound, where the numbers are the same."""
    pairs = list(zip(found.measures, ruled.measures, strict=False))
    if len(found.measures) != len(ruled.measures) or any(_numbers_of(a) != _numbers_of(b) for a, b in pairs):
        return found
    return replace(found, measures=tuple(replace(a, exercise=a.exercise or b.exercise) for a, b in pairs))


def _numbers_of(measure: Measure) -> dict[str, float]:
    return {name: value for name, value in told(measure).items() if name in figures(measure)}


def _accounted_for(found: Numbers) -> int:
    """How many numbers were said for it, at least."""
    pains = (found.pain is not None) + (found.pain_before is not None)
    return sum(len(figures(measure)) for measure in found.measures) + pains
