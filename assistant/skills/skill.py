"""What a skill is: one thing a person can say, and what is done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.core.dialogue import Dialogue
from assistant.core.model import Answer, Meaning, Utterance
from assistant.journal import Journal

CarryOut = Callable[[Utterance, Meaning, Dialogue, Journal], tuple[Dialogue, Answer | None]]
"""Do it, and return what to say: None to stay quiet."""


@dataclass(frozen=True, slots=True)
class Skill:
    name: str
    templates: tuple[str, ...]
    """Whole utterances that ask for it (see understanding/templates.py)."""
    carry_out: CarryOut
    example: str
    """Something one can say, as it stands in the README."""
    remembers: bool = False
    """Whether the words become an entry. A command leaves none."""
