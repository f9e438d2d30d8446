"""What the house asks of a speech recogniser. Two keep this promise: Vosk and Whisper."""

from collections.abc import Sequence
from typing import Protocol

from assistant.core.events import Transcript


class Recognizer(Protocol):
    """Words out of sound, one turn at a time. It neither measures voice nor ends a turn: the ear does."""

    @property
    def name(self) -> str:
        """The engine's name, as it stands in the journal: `vosk` or `whisper`."""

    @property
    def so_far(self) -> str:
        """The text of this turn until now. May be revised, may lag; cheap to read."""

    def accept(self, pcm: bytes) -> None:
        """Take more of the turn: any length of 16 kHz mono int16, little-endian."""

    def finish(self) -> Transcript:
        """The words of everything accepted since the last `discard`. May be asked again, after more too."""

    def discard(self) -> None:
        """Start afresh with the next turn."""

    def expect(self, phrases: Sequence[str]) -> None:
        """Say what is likely now, the likeliest last; holds from the next `discard` on."""
