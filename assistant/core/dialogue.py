"""What is pending between the person and us: one frozen value, passed in and handed back."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from uuid import UUID


class Asks(StrEnum):
    """What a question of ours wants to know."""

    KIND = "kind"
    """Was it moving forward, a hard moment, or neither?"""
    PAIN = "pain"
    """Was it pain three, or no pain?"""


@dataclass(frozen=True, slots=True)
class Question:
    """What we asked about an entry: the next utterance may be the answer, and need not."""

    about: UUID
    asks: Asks


@dataclass(frozen=True, slots=True)
class Dialogue:
    turn: int = 0
    """How many answers there have been: so that the next one differs."""
    greeted: bool = False
    over: bool = False
    """Goodbye was said: after the answer, the program ends."""
    day_turns_at: time = time(4)
    """When the person's day ends and the next begins, by their wall clock."""
    asked: Question | None = None
    """What our last answer asked."""
