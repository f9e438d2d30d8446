"""What a phrase is, and how one of several is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.core.model import Answer, Technique


@dataclass(frozen=True, slots=True)
class Phrase:
    """One answer: short sentences, so that the first is heard soon."""

    sentences: tuple[str, ...]
    technique: Technique
    note: str = ""
    """Why it is said like this, and the source of the thought."""

    def answer(self, **words: str) -> Answer:
        """The phrase with its braces filled; a sentence begins with a capital whatever fills it."""
        filled = (sentence.format(**words) for sentence in self.sentences)
        return Answer(tuple(text[:1].upper() + text[1:] for text in filled), self.technique)


def pick(phrases: Sequence[Phrase], turn: int) -> Phrase:
    """Another one every turn, for the same praise twice is no praise. No dice, so that tests can tell."""
    return phrases[turn % len(phrases)]
