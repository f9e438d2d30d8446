"""What a person corrected shifts how sentences like that are read, for this person, on this machine.

Nothing is trained and nothing is kept: the corrections are the journal's own rows, and forgetting one
unlearns it. Each pulls from what it was taken for towards what it was, the more rare words a sentence shares
with it: people have words of their own ("went to see Bill"), and say them again. The pulls are averaged once
they add up to more than one sentence said again, so that many of them pull no further than that, and those
that contradict each other cancel.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from assistant.core.model import Correction
from assistant.understanding.encoder import CLASSES, rarity
from assistant.understanding.spoken import spoken

STRENGTH = 6.0
"""Logits that a correction of the very same words moves, up and down."""


def shift(words: Sequence[str], corrections: Sequence[Correction]) -> list[float]:
    """What to add to the logits of a sentence of these `spoken` words, class by class."""
    here = _rare(" ".join(words)) if corrections else {}
    moved, weights = [0.0] * len(CLASSES), 0.0
    for correction in corrections:
        weight = _likeness(here, _rare(correction.words))
        moved[CLASSES.index(correction.now)] += weight
        moved[CLASSES.index(correction.was)] -= weight
        weights += weight
    return [STRENGTH * each / max(1.0, weights) for each in moved]


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """0 for sentences without a rare word in common, 1 for the same (cosine)."""
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


@lru_cache(maxsize=1024)
def _rare(text: str) -> Mapping[str, float]:
    """The words that tell this sentence from others, and how much each does; together of length 1."""
    weights = {word: rarity(word) for word in spoken(text).split()}
    length = math.hypot(*weights.values()) or 1.0
    return MappingProxyType({word: weight / length for word, weight in weights.items() if weight})
