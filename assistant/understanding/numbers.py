"""Every number in one utterance, read twice: by rules (slots.py), and by the trained model (tagging.py).

Rules are exact in the ways to say it that they know, and silent about others. So where they account for every
number of the speaker's own doings they are believed, unless the model is very sure; where the model, which
knows many more ways, finds more, it is, unless it is unsure.
"""

import re
from dataclasses import replace

from assistant.core.model import Numbers
from assistant.understanding.encoder import tag
from assistant.understanding.gathering import figures
from assistant.understanding.hurting import rates_something_else
from assistant.understanding.slots import by_rules, own_figures, worth_keeping
from assistant.understanding.spoken import spoken
from assistant.understanding.tagging import surety, tagged

_SURE = 0.6
"""How sure the model must be of the role of every word: less finds more, and makes up more."""
_SURER = 0.9
"""... and how sure to be believed against rules that account for every number."""
_FIGURE = re.compile(r"\d")


def numbers(text: str) -> Numbers:
    """Every measure and the pain in `text`, as either recogniser writes it. Sure of nothing it was not told.

    `pain_unclear` and `doubtful` as in `by_rules`. Raises ModelError where the model is missing.
    """
    said = spoken(text)
    ruled = by_rules(said)
    if ruled.pain_unclear or any(measure.doubtful for measure in ruled.measures):
        return ruled  # the model knows no doubt
    words = said.split()
    chances = tag(words)
    found = tagged(words, chances)
    if rates_something_else(said):
        found = replace(found, pain=ruled.pain, pain_before=ruled.pain_before)
    found = replace(found, measures=tuple(m for m in found.measures if worth_keeping(m, said)))
    sure, more = surety(chances), _accounted_for(found) - _accounted_for(ruled)
    if ruled != Numbers() and more >= 0 and sure >= _SURER:
        return found
    if (ruled != Numbers() or _FIGURE.search(said)) and own_figures(said) <= _accounted_for(ruled):
        return ruled
    return found if more > 0 and sure >= _SURE else ruled


def _accounted_for(found: Numbers) -> int:
    """How many numbers were said for it, at least."""
    pains = (found.pain is not None) + (found.pain_before is not None)
    return sum(len(figures(measure)) for measure in found.measures) + pains
