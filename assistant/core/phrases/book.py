"""What a phrase is, which words no phrase holds, and how one of several is chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.core.model import Answer, Technique

UNSAID = (
    "journey amazing awesome crushing warrior just only little baby should failed failure streak proud least"
    " easy simply obviously unfortunately sorry oops"
).split()
"""Words that belittle, cheer, judge or beg: never ours, and never said back."""

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DIGITS_FIRST = re.compile(r"\d{1,3}(\.\d)?(?= |, |-[a-z]|\.?( |$))")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One answer: short sentences, a breath each."""

    sentences: tuple[str, ...]
    technique: Technique
    note: str = ""
    """Why it is said like this, and the source of the thought."""
    expects: tuple[str, ...] = ()
    """What is likely to be said next: a hint to the recogniser."""

    def answer(self, **words: str) -> Answer:
        """The phrase with its braces filled; whatever fills it, a sentence begins with a capital letter."""
        filled = (begun(sentence.format(**words)) for sentence in self.sentences)
        return Answer(tuple(text[:1].upper() + text[1:] for text in filled), self.technique, self.expects)


def pick(phrases: Sequence[Phrase], turn: int) -> Phrase:
    """Another one every turn, for the same praise twice is no praise. No dice, so that tests can tell."""
    return phrases[turn % len(phrases)]


def begun(sentence: str) -> str:
    """A sentence that begins with a number begins with its word."""
    number = _DIGITS_FIRST.match(sentence)
    return in_words(float(number[0])) + sentence[number.end() :] if number else sentence


def in_words(number: float) -> str:
    """0..999, in words; of a part, the first decimal: 7.5 is "seven and a half"."""
    whole, tenths = divmod(round(number * 10), 10)
    part = "and a half" if whole and tenths == 5 else f"point {_whole(tenths)}"
    return f"{_whole(whole)} {part}" if tenths else _whole(whole)


def _whole(number: int) -> str:
    if number < 20:
        return _BELOW_TWENTY[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f" {_whole(number % 10)}" if number % 10 else "")
    return f"{_whole(number // 100)} hundred" + (f" and {_whole(number % 100)}" if number % 100 else "")
