"""What was put right in the same breath: "ten, no, twelve squats" are twelve."""

import re

from assistant.understanding.quantities import N

_RATHER = (
    r"(?: (?:oh|no|naw|nope|wait|hang on|hold on|sorry|actually|i mean|i meant|make that|call it|or rather))+"
    r"(?: (?:it was|it's|there were|the (?:clock|watch|counter|timer) (?:said|says)))?"
)
_PUT_RIGHT = (
    re.compile(rf"\b{N} (?P<unit>[a-z]+){_RATHER} (?={N} (?P=unit)\b)"),
    re.compile(rf"\b{N} [a-z]+{_RATHER} (?P<unit>[a-z]+) (?={N} (?P=unit)\b)"),
    re.compile(rf"\b{N}{_RATHER} (?={N}\b)"),
    re.compile(rf"\b(?:left|right){_RATHER} (?=(?:left|right)\b)"),
)


def corrected(words: str) -> str:
    """The `spoken` words without the numbers, units and sides that were taken back at once."""
    for pattern in _PUT_RIGHT:
        words = pattern.sub("", words)
    return words
