"""The ear: voice activity + recogniser. Chunks in, events out.

The recogniser is given nothing but speech, with a second of sound from before it (a first consonant is quiet)
and the pauses inside it. At the first pause it is asked for its words, so that they are there when patience
runs out; when the person goes on, it is asked again at the next.
"""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from assistant.core.events import CHUNK_S, CHUNK_TIME, AudioLost, Chunk, Event, Heard, NextTurn, Transcribed
from assistant.core.turn import BREATH
from assistant.ears.recognizer import Recognizer
from assistant.ears.vad import VoiceActivity
from assistant.timing import Timing

PRE_ROLL = round(1.0 / CHUNK_S)
"""Chunks from before the voice that the recogniser hears too."""
PAUSE = round(BREATH.total_seconds() / CHUNK_S)
"""Chunks without voice after which the words so far are asked for."""
RECENT = round(10 / CHUNK_S)
"""Chunks kept to be heard again, when a turn turns out to have begun in the past."""


class Ear:
    def __init__(self, recognizer: Recognizer, timing: Timing) -> None:
        self._recognizer = recognizer
        self._vad = VoiceActivity()
        self._timing = timing
        self._turn = 0
        self._speech = False
        self._silent = 0
        self._unheard: list[Chunk] = []
        """Not given to the recogniser yet: the pre-roll, or a pause that may be the end."""
        self._recent: deque[tuple[Chunk, bool]] = deque(maxlen=RECENT)

    def hear(self, sound: Chunk | AudioLost) -> list[Event]:
        """One `Heard` a chunk, and `Transcribed` at every pause. `AudioLost` is a pause, too."""
        if isinstance(sound, AudioLost):
            return [*self._ask(sound.at - timedelta(seconds=sound.seconds)), sound]
        with self._timing("hear"):
            voiced = self._vad.voiced(sound.pcm)
        self._recent.append((sound, voiced))
        return self._follow(sound, voiced)

    def next_turn(self, signal: NextTurn) -> list[Event]:
        """Forget what was heard before `signal.since`; hear again what came after it."""
        self._recognizer.discard()
        self._turn, self._speech, self._silent, self._unheard = signal.turn, False, 0, []
        at = signal.since
        for chunk, voiced in self._recent:
            if chunk.captured_at >= signal.since:
                self._give(chunk, voiced)
                at = chunk.captured_at + CHUNK_TIME
        return self._ask(at) if self._silent >= PAUSE else []

    def hang_up(self) -> list[Event]:
        """The words of a turn that nobody will end any more."""
        return self._ask(self._recent[-1][0].captured_at + CHUNK_TIME) if self._recent else []

    @property
    def idle(self) -> bool:
        """Whether nothing was said since the turn began."""
        return not self._speech

    def expect(self, phrases: Sequence[str]) -> None:
        self._recognizer.expect(phrases)

    def _follow(self, chunk: Chunk, voiced: bool) -> list[Event]:
        self._give(chunk, voiced)
        at = chunk.captured_at + CHUNK_TIME
        heard = Heard(self._recognizer.so_far if self._speech else "", voiced, at, self._turn)
        return [heard, *(self._ask(at) if self._silent == PAUSE else [])]

    def _give(self, chunk: Chunk, voiced: bool) -> None:
        self._unheard.append(chunk)
        self._silent = 0 if voiced else self._silent + 1
        self._speech = self._speech or voiced
        if not self._speech:
            del self._unheard[:-PRE_ROLL]
        elif self._silent <= PAUSE:
            with self._timing("transcribe"):
                self._recognizer.accept(b"".join(waiting.pcm for waiting in self._unheard))
            self._unheard.clear()

    def _ask(self, at: datetime) -> list[Event]:
        if not self._speech:
            return []
        with self._timing("transcribe"):
            transcript = self._recognizer.finish()
        return [Transcribed(self._turn, transcript, at, self._recognizer.name)]
