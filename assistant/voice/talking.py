"""The voice of a live conversation: renders and plays on a thread of its own, and says when it is done."""

import queue
import threading
from collections.abc import Callable
from datetime import datetime

from assistant.core.events import Spoken
from assistant.core.model import Answer
from assistant.core.phrases import FIXED, trouble
from assistant.errors import DeviceError
from assistant.timeline import Timeline
from assistant.voice.fixed import FixedSentences
from assistant.voice.render import Renderer, Speech
from assistant.voice.speaker import Played, Speaker

FINISH_S = 20.0
"""No answer is longer; a loudspeaker that takes more hangs."""


class Talking:
    """Says answers one after the other. Every answer ends in one `Spoken`, unless it was stopped.

    `tell` gets what fails: the answer can still be read, and the conversation goes on.
    """

    def __init__(
        self,
        timeline: Timeline,
        renderer: Renderer,
        fixed: FixedSentences,
        speaker: str | None,
        tell: Callable[[Spoken | DeviceError], None],
    ) -> None:
        self._timeline, self._renderer, self._fixed, self._tell = timeline, renderer, fixed, tell
        self._over: queue.SimpleQueue[Played | DeviceError] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[int, Answer, int] | None] = queue.SimpleQueue()
        self._stops = 0
        self._speaker: Speaker | None = None
        try:
            self._speaker = Speaker(timeline, self._over.put, speaker)
        except DeviceError as error:
            tell(error)
        self._worker = threading.Thread(target=self._work, name="voice", daemon=True)
        self._worker.start()

    def say(self, answer: Answer, number: int) -> float | None:
        self._answers.put((self._stops, answer, number))
        return None

    def stop(self) -> None:
        self._stops += 1
        if self._speaker:
            self._speaker.stop()

    def finish(self) -> None:
        """Let what is being said be said to its end."""
        self._answers.put(None)
        self._worker.join(FINISH_S)

    def close(self) -> None:
        self.stop()
        self._answers.put(None)
        if self._speaker:
            self._speaker.close()

    def _work(self) -> None:
        self._prepare()
        while (job := self._answers.get()) is not None:
            stops, answer, number = job
            began = self._perform(answer.text, stops)
            if stops == self._stops:
                self._tell(Spoken(self._timeline.now(), number, began))

    def _prepare(self) -> None:
        """The sentences for when the engine fails, while it does not."""
        try:
            self._renderer.warm()
            self._fixed.prepare({text: text for text in (phrase.answer().text for phrase in FIXED)})
        except DeviceError as error:
            self._tell(error)

    def _perform(self, text: str, stops: int) -> datetime | None:
        """When it began to sound. One piece an answer: between two there would be a gap (0.2 s)."""
        speech = self._sound(text)
        if speech is None or self._speaker is None or stops != self._stops:
            return None
        self._speaker.play(speech.pcm, speech.rate)
        over = self._over.get()
        if isinstance(over, DeviceError):
            self._tell(over)
            return None
        return over.begun_at

    def _sound(self, text: str) -> Speech | None:
        kept = self._fixed.speech(text)
        if kept:
            return kept
        try:
            return self._renderer.render(text)
        except DeviceError as error:
            self._tell(error)
            return self._fixed.speech(trouble.VOICE_FAILED.answer().text)
