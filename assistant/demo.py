"""A demonstration for a machine with nothing attached: three spoken check-ins, real answers."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from assistant.app import Answered, Happening, Saved
from assistant.core.model import Utterance
from assistant.ears.wavefile import write_wav
from assistant.options import Place, zone
from assistant.recordings import replayed
from assistant.wiring import open_renderer

SAID = (
    "I walked to the mailbox and back. Pain three.",
    "I skipped my exercises again.",
    "First day without the crutches!",
)
"""What the voice engine says in the person's place: a step, a stumble, a celebration."""


class Demo:
    """One run; afterwards `passed` tells whether every recording was heard, kept and answered."""

    def __init__(self, place: Place, journal: Path | None) -> None:
        self._place = place
        self.folder = place.folders.data / "demo"
        self.journal = journal or self.folder / "journal.duckdb"
        self._outcomes: list[tuple[Path, bool]] = []

    def conversations(self, recordings: Sequence[Path] | None) -> Iterator[Happening]:
        files = recordings or self._rendered()
        start = datetime.now(zone(None))
        with replayed(self._place, start, self.journal, self.folder) as replay:
            for file in files:
                happened = []
                for happening in replay.hear(file):
                    yield happening
                    happened.append(happening)
                kept = {entry.id for entry in replay.journal.entries()}
                self._outcomes.append((file, complete(happened, kept)))

    @property
    def passed(self) -> bool:
        return bool(self._outcomes) and all(whole for _, whole in self._outcomes)

    def ending(self) -> str:
        """The last line: what to do next."""
        if not self.passed:
            missed = ", ".join(str(file) for file, whole in self._outcomes if not whole)
            return f"Not heard, kept and answered: {missed}. What may be missing: babysteps doctor"
        return (
            f"The answers can be played from {self.folder} (answer-01.wav …).\n"
            f"The entries are in {self.journal}.\n"
            "Next: connect a microphone and run `babysteps listen`, or write to it with `babysteps type`."
        )

    def _rendered(self) -> list[Path]:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        files = [self.folder / f"said-{number:02}.wav" for number in range(1, len(SAID) + 1)]
        with open_renderer(self._place.settings, self._place.folders) as renderer:
            for file, words in zip(files, SAID, strict=True):
                speech = renderer.render(words)
                write_wav(file, speech.pcm, speech.rate)
        return files


def complete(happened: Sequence[Happening], kept: set[UUID]) -> bool:
    """Heard, kept (in the journal, not merely said to be) and answered."""
    heard = {one.id for one in happened if isinstance(one, Utterance)}
    saved = {one.id for one in happened if isinstance(one, Saved)}
    answered = [one for one in happened if isinstance(one, Answered) and one.audio_s]
    return bool(heard) and heard <= saved & kept and len(answered) >= len(heard)
