"""Was it a step, a stumble, a celebration, or no check-in at all? And which words say so?

The trained model (encoder.py) weighs every word; what this person has corrected before shifts the scales
(learned.py). Calling a stumble a celebration is the worst mistake there is, so a celebration is only believed
where a stumble is unlikely, and no loss, slip or fall is named beside it (tender.py).
"""

import math
import re
from collections.abc import Sequence

from assistant.core.model import Correction, Kind, Reading, Sure
from assistant.understanding.encoder import CLASSES, Shares, halves, scales, weigh
from assistant.understanding.learned import shift
from assistant.understanding.pain import pain_in
from assistant.understanding.spoken import spoken
from assistant.understanding.tender import clouds

_STUMBLE, _CELEBRATION = CLASSES.index(Kind.STUMBLE), CLASSES.index(Kind.CELEBRATION)
_WORSE = 1.0
"""How much worse a stumble called a celebration is than any other mistake, in mistakes."""
_BELIEVED = 0.7
"""How likely a celebration must be. On the development sentences, as heard clean, .7 instead of .5 halves the
stumbles that are called one (5.8 to 2.9 %); the celebrations that it loses are asked about."""
_MILD = 6
"""Pain up to here is not severe (0-10 numeric rating scale)."""
_LONGEST_BECAUSE = 7
"""Words; what decided it, and can still be said in a breath."""


def read(text: str, corrections: Sequence[Correction] = (), heard: bool = False) -> Reading:
    """What `text` was taken for, as either recogniser writes it, and the words of it that decided.

    Total and deterministic: the same for the same `spoken` form. `confidence` is calibrated on sentences that
    the model had not seen, typed or `heard`; `sure` says it in words: `no` means that asking is better than
    guessing. Raises ModelError where the model is missing.
    """
    words = _told(text)
    if not words:
        return Reading(None, "", 0.0, Sure.NO)
    weighed = weigh(words)
    likely = _chances(words, weighed, corrections, heard)
    best = _decided(likely)
    shares = [share[best] - _rival(share, likely, best) for share in weighed]
    because = _as_said(_because(words, shares), text)
    confidence = round(likely[best], 3)
    if best == _CELEBRATION and clouds(" ".join(words)):
        return Reading(None, because, confidence, Sure.NO)
    return Reading(CLASSES[best], because, confidence, _sure(confidence), _also(words, CLASSES[best]))


def chances(text: str, corrections: Sequence[Correction] = (), heard: bool = False) -> list[float]:
    """How likely each of CLASSES is; they add up to 1. Without any word, it is no check-in."""
    words = _told(text)
    return _chances(words, weigh(words), corrections, heard) if words else [0.0, 0.0, 0.0, 1.0]


def _told(text: str) -> list[str]:
    """The `spoken` words, without a mild pain behind a deed: that is a number, and no setback."""
    said = spoken(text)
    pain = pain_in(said)
    deed = pain.rest.strip().removesuffix(" then").split()
    is_behind = pain.now is not None and pain.rest.strip().endswith(" then") and len(deed) > 1
    is_mild = pain.now is not None and pain.now <= min(_MILD, pain.before or _MILD)
    return deed if is_behind and is_mild else said.split()


def _chances(
    words: Sequence[str], weighed: Shares, corrections: Sequence[Correction], heard: bool
) -> list[float]:
    warmth = scales().heard if heard else scales().temperature
    logits = [sum(of_words) / warmth for of_words in zip(*weighed, strict=True)]
    learned = shift(words, corrections)
    return _softmax([logit + more for logit, more in zip(logits, learned, strict=True)])


def _softmax(logits: Sequence[float]) -> list[float]:
    highest = max(logits)
    parts = [math.exp(logit - highest) for logit in logits]
    return [part / sum(parts) for part in parts]


def _decided(likely: Sequence[float]) -> int:
    """The least to be sorry for; a celebration has to be much likelier than all else together."""
    worth = [*likely]
    worth[_CELEBRATION] -= _WORSE * likely[_STUMBLE] if likely[_CELEBRATION] > _BELIEVED else 1.0
    return worth.index(max(worth))


def _rival(share: Sequence[float], likely: Sequence[float], best: int) -> float:
    """What a word said for the likeliest of the other classes."""
    return share[max((place for place in range(len(likely)) if place != best), key=likely.__getitem__)]


def _because(words: Sequence[str], shares: Sequence[float]) -> Sequence[str]:
    """The run of words that spoke for it the most; one that adds less than half the mean is no part of it."""
    least = max(0.0, sum(shares) / len(shares)) / 2
    runs = [
        (sum(shares[start:end]) - least * (end - start), -start, end)
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST_BECAUSE, len(words)) + 1)
    ]
    _, start, end = max(runs)
    return words[-start:end]


def _also(words: Sequence[str], kind: Kind | None) -> Kind | None:
    """The likeliest other kind that is in it too; what is no check-in has no halves."""
    others = [
        (chance, each) for chance, each in zip(halves(words), CLASSES, strict=False) if each is not kind
    ]
    chance, likeliest = max(others)
    return likeliest if kind and chance >= scales().also_from else None


def _as_said(words: Sequence[str], text: str) -> str:
    """`words` as they stand in `text`; where a recogniser's way of writing them differs, as `spoken`."""
    found = re.search(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b", text, re.IGNORECASE)
    return found[0] if found else " ".join(words)


def _sure(confidence: float) -> Sure:
    if confidence >= scales().yes_from:
        return Sure.YES
    return Sure.NO if confidence < scales().no_below else Sure.FAIRLY
