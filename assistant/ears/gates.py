"""Which recognised words are not to be believed, whoever wrote them."""

from collections.abc import Sequence

SURE_ENOUGH = -0.7
"""Mean log-probability below which words are dropped: of Whisper 1 good clip in 348, and no noise stayed."""

_NOISE = frozenset(("", "the", "huh", "you", "uh", "um", "hm", "hmm", "mm"))
"""What the two recognisers write when nobody spoke."""


def plain(text: str) -> list[str]:
    """The words of `text` in lower case, without print around them."""
    stripped = (word.strip(".,;:!?-'\"").lower() for word in text.split())
    return [word for word in stripped if word]


def is_noise(text: str) -> bool:
    """Whether `text` is what a recogniser makes of a noise."""
    return " ".join(plain(text)) in _NOISE


def runs_in_circles(words: Sequence[str]) -> bool:
    """Whether 1 to 20 words come three times in a row, or at least three words twice in a row."""
    return any(
        list(words[start : start + size]) * times == list(words[start : start + size * times])
        for size in range(1, 21)
        for times in [2 if size >= 3 else 3]
        for start in range(len(words) - size * times + 1)
    )
