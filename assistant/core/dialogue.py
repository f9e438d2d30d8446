"""What is pending between the person and us: one frozen value, passed in and handed back."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Dialogue:
    turn: int = 0
    """How many answers there have been: so that the next one differs."""
    greeted: bool = False
    over: bool = False
    """Goodbye was said: after the answer, the program ends."""
    day_turns_at: time = time(4)
    """When the person's day ends and the next begins, by their wall clock."""
