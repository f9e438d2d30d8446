"""How long a silence must be to mean "your turn"."""

from dataclasses import dataclass
from datetime import timedelta

UNFINISHED = frozenset(
    "and but or so because then um uh er erm like with the a an my to of for at i was if".split()
)
"""A turn that ends with one of these goes on, most of the time."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a silence ends a turn, in seconds of audio."""

    finished_s: float = 1.2
    unfinished_s: float = 2.4
    """After a word that wants another one: people in pain, or out of breath, pause in mid-sentence."""

    def after(self, text: str) -> timedelta:
        last = text.lower().rstrip(" .,!?…").rpartition(" ")[2]
        trails_off = last in UNFINISHED or text.rstrip().endswith(("...", "…"))
        return timedelta(seconds=self.unfinished_s if trails_off else self.finished_s)
