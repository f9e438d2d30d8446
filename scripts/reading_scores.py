"""How good is a reading? The figures of the card and of the benchmark, from labels and probabilities.

Arrays: `labels` (n,) whole numbers in the order of CLASSES; `probabilities` (n, 4).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scripts.reading_text import CLASSES

STEP, STUMBLE, CELEBRATION, NONE = range(len(CLASSES))

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Rate(NamedTuple):
    """So many of so many; printed with its 95 % interval."""

    hits: int
    n: int

    def __str__(self) -> str:
        low, high = wilson(self.hits, self.n)
        return f"{self.hits / max(self.n, 1):6.1%} ({self.hits}/{self.n}, {low:.1%} to {high:.1%})"


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a rate (Wilson, 1927)."""
    if not n:
        return 0.0, 1.0
    z, p = 1.96, hits / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def macro_f1(labels: Ints, taken: Ints, classes: Sequence[int]) -> float:
    """The mean of the classes' F1, over the rows that belong to one of `classes`."""
    asked = np.isin(labels, classes)
    labels, taken = labels[asked], taken[asked]
    f1 = []
    for each in classes:
        right = int(((labels == each) & (taken == each)).sum())
        f1.append(2 * right / max(1, int((labels == each).sum() + (taken == each).sum())))
    return float(np.mean(f1))


def interval(labels: Ints, taken: Ints, classes: Sequence[int]) -> tuple[float, float]:
    """The 95 % interval of `macro_f1`, from 1,000 resamplings (the percentile bootstrap)."""
    chance = np.random.default_rng(1)
    draws = (chance.integers(0, len(labels), len(labels)) for _ in range(1000))
    low, high = np.percentile([macro_f1(labels[d], taken[d], classes) for d in draws], [2.5, 97.5])
    return float(low), float(high)


def three_kinds(probabilities: Floats) -> Ints:
    """The likeliest of the three kinds, for who knows that it is one of them."""
    return np.asarray(probabilities[:, :NONE].argmax(axis=1), np.int64)


def joy_for_a_stumble(labels: Ints, taken: Ints) -> Rate:
    """Of the stumbles, those that were called a celebration: the worst error."""
    stumbles = labels == STUMBLE
    return Rate(int((taken[stumbles] == CELEBRATION).sum()), int(stumbles.sum()))


def calibration_error(labels: Ints, probabilities: Floats, bins: int = 10) -> float:
    """ECE: how far confidence is from being right, in bins of equal width (Naeini et al., 2015)."""
    confidence, taken = probabilities.max(axis=1), probabilities.argmax(axis=1)
    places = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        abs(float((taken[inside] == labels[inside]).mean() - confidence[inside].mean())) * inside.mean()
        for inside in (places == each for each in range(bins))
        if inside.any()
    ]
    return float(sum(gaps))


def covered(labels: Ints, probabilities: Floats, coverage: float) -> Rate:
    """Right, among the share `coverage` of which the model is surest."""
    count = round(len(labels) * coverage)
    surest = np.argsort(-probabilities.max(axis=1), kind="stable")[:count]
    return Rate(int((probabilities[surest].argmax(axis=1) == labels[surest]).sum()), count)
