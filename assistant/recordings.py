"""Recordings instead of a microphone: the very same loop, in the audio time of the files."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant import scratch
from assistant.app import Conversation, Happening, Inbox, RecordedEars, RecordedVoice
from assistant.core.dialogue import Dialogue
from assistant.core.events import CHUNK, CHUNK_S, Chunk
from assistant.ears.ear import Ear
from assistant.ears.recognizer import Recognizer
from assistant.ears.wavefile import chunks, write_wav
from assistant.errors import DeviceError
from assistant.journal import Journal
from assistant.options import Place
from assistant.settings import Settings
from assistant.timing import Timing
from assistant.voice.render import Speech
from assistant.wiring import find_model, open_recognizer, open_renderer, patience_of, take_turns

AFTER_RECORDING_S = 0.6
"""Quiet after each recording, beyond the longest patience, so that its last turn ends."""


@contextmanager
def replayed(place: Place, start: datetime, journal: Path | None, spoken: Path | None) -> Iterator["Replay"]:
    """Ready to hear; without `journal` the words go into one that is thrown away at the end."""
    settings, folders = place.settings, place.folders
    answers = SpokenAnswers(spoken)
    recognizer = open_recognizer(find_model(settings, folders))
    memory = scratch.place(folders.cache)
    scratch.sweep(memory)
    with (
        scratch.folder(memory) as thrown_away,
        open_renderer(settings, folders) as renderer,
        closing(Journal(journal or thrown_away / "journal.duckdb", person=place.person)) as kept,
    ):
        replay = Replay(recognizer, settings, start, kept, renderer.render, answers.keep)
        yield replay
        with replay.timing("remember"):
            kept.settle()


@dataclass
class SpokenAnswers:
    """Answers as WAV files, numbered, in a folder; without a folder they are let go."""

    folder: Path | None
    number: int = field(default=0)

    def __post_init__(self) -> None:
        if self.folder:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def keep(self, speech: Speech) -> None:
        self.number += 1
        if self.folder:
            write_wav(self.folder / f"answer-{self.number:02}.wav", speech.pcm, speech.rate)


@dataclass
class Replay:
    """Recordings, heard one after the other. Our own voice never reaches them, as with a headset."""

    recognizer: Recognizer
    settings: Settings
    start: datetime
    journal: Journal
    render: Callable[[str], Speech]
    keep: Callable[[Speech], None]
    timing: Timing = field(default_factory=Timing)
    dialogue: Dialogue = field(init=False)

    def __post_init__(self) -> None:
        self.dialogue = Dialogue(greeted=True, day_turns_at=self.settings.day_turns_at)
        self._until = self.start.astimezone(UTC)

    def hear(self, recording: Path) -> Iterator[Happening]:
        """The conversation over one file; the next one begins where it ended."""
        self.recognizer.discard()
        inbox = Inbox(self._until)
        ear = Ear(self.recognizer, self.timing)
        heard = (event for chunk in self._sound(recording) for event in ear.hear(chunk))
        talk = Conversation(
            take_turns(self.settings, lambda: self.start.tzinfo or UTC, headset=True),
            RecordedEars(ear, inbox),
            self.journal,
            RecordedVoice(inbox, self.render, self.keep),
            self.dialogue,
            self.timing,
        )
        yield from talk.converse(inbox.behind(heard))
        self.dialogue = replace(talk.dialogue, over=False)  # a goodbye ends its own recording, no other

    def _sound(self, recording: Path) -> Iterator[Chunk]:
        """The recording, and the quiet after it: also where it is damaged, so that no word before is lost."""
        damage: DeviceError | None = None
        sound = chunks(recording, self._until)
        try:
            for chunk in sound:
                yield chunk
                self._until = chunk.captured_at + timedelta(seconds=CHUNK_S)
        except DeviceError as error:
            damage = error
        rest = patience_of(self.settings).unfinished_s + AFTER_RECORDING_S
        for _ in range(round(rest / CHUNK_S)):
            yield Chunk(bytes(2 * CHUNK), self._until)
            self._until += timedelta(seconds=CHUNK_S)
        if damage:
            raise damage
