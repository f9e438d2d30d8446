"""A live conversation: microphone, keyboard and workers fill one inbox, and one loop empties it."""

import queue
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import chain

from assistant.app import Conversation, Happening, Listening, Saved, Trouble
from assistant.core.dialogue import Dialogue
from assistant.core.events import CHUNK_S, AudioLost, Event, Heard, NextTurn, Tick, WordsWait
from assistant.core.model import Answer, Meaning
from assistant.core.phrases import trouble
from assistant.ears.ear import Ear
from assistant.ears.keyboard import typed_now
from assistant.ears.microphone import Microphone, MicrophoneFault
from assistant.ears.models import Found
from assistant.ears.recognizer import Recognizer
from assistant.errors import DeviceError, JournalBusy, JournalError
from assistant.journal import Journal, listen_lock
from assistant.options import Place
from assistant.settings import Folders, Settings
from assistant.skills import warm_up
from assistant.timeline import Timeline
from assistant.timing import Timing
from assistant.voice.fixed import FixedSentences
from assistant.voice.talking import Talking
from assistant.wiring import find_model, open_recognizer, open_renderer, take_turns

INBOX = round(120 / CHUNK_S)
"""Two minutes of chunks."""
FILE_AGAIN_S = 5.0
"""So often is it tried to file what waits in the spool, while it cannot be."""
LOOK_AGAIN_S = 1800.0
"""So often is it seen whether a new day has come, while nobody speaks."""
LATE = timedelta(seconds=1)
"""What is heard so much later than it was said is from before, and not from now."""
CLOSE_S = 10.0
"""So long a worker may take to end: cut off inside a native library, it can take the whole process down."""

Item = Event | MicrophoneFault | Exception


def listen(place: Place, zone: Callable[[], tzinfo], show: Callable[[Happening], None]) -> None:
    """Until goodbye. Raises what makes listening impossible; everything else is shown, and it goes on."""
    settings, folders = place.settings, place.folders
    found = find_model(settings, folders)
    timeline = Timeline(UTC)
    inbox = Inbox()
    with listen_lock(place.journal):
        microphone = Microphone(timeline, settings.microphone, settings.microphone_rate)
        with (
            closing(LiveEars(microphone, lambda: load(found), inbox.post, timeline.now)) as ears,
            place.writing() as kept,
            closing(Filing(kept, inbox.post, timeline.now, place.look_after)) as filing,
            open_renderer(settings, folders) as renderer,
        ):
            fixed = FixedSentences(folders.cache / "voice", renderer)
            turns = take_turns(settings, zone, headset=settings.headset)
            with closing(Talking(timeline, renderer, fixed, settings.speaker, inbox.post)) as voice:
                dialogue = Dialogue(day_turns_at=settings.day_turns_at)
                talk = Conversation(turns, ears, kept, voice, dialogue)
                read_keyboard(timeline, inbox.post)
                show(Listening(found.engine))
                try:
                    follow(talk, inbox, filing, show)
                    voice.finish()
                except KeyboardInterrupt:
                    voice.close()
                    ears.close()  # and with them come the last words
                    inbox.end()
                    follow(talk, inbox, filing, show)
                    raise


def load(found: Found) -> Recognizer:
    """Everything that takes its time, while the microphone already records."""
    recognizer = open_recognizer(found)
    warm_up()
    return recognizer


def follow(talk: Conversation, inbox: "Inbox", filing: "Filing", show: Callable[[Happening], None]) -> None:
    def heard() -> Iterator[Event]:
        for item in inbox:
            if isinstance(item, MicrophoneFault):
                show(Trouble(DeviceError(item.what, hint=item.hint)))
                for happening in talk.say(trouble.MICROPHONE_FAULT.answer()):
                    show(happening)
            elif isinstance(item, DeviceError | JournalError):
                show(Trouble(item))
            elif isinstance(item, Exception):
                raise item
            else:
                yield item

    for happening in chain(talk.converse(heard()), talk.hang_up()):
        show(happening)
        if isinstance(happening, Saved | Meaning):
            filing.wake()


class Inbox:
    """Everything that happens, in one line. Full after two minutes: then sound is lost, and that is told."""

    def __init__(self) -> None:
        self._items: queue.Queue[Item | None] = queue.Queue(INBOX)
        self._lost = 0

    def post(self, item: Item) -> None:
        """From any thread. Only sound is ever dropped."""
        if not isinstance(item, Heard):
            self._items.put(item)
            return
        try:
            if self._lost:
                self._items.put_nowait(AudioLost(item.at, self._lost * CHUNK_S))
                self._lost = 0
            self._items.put_nowait(item)
        except queue.Full:
            self._lost += 1

    def end(self) -> None:
        """Nothing comes after what is in it now."""
        self._items.put(None)

    def __iter__(self) -> Iterator[Item]:
        while (item := self._items.get()) is not None:
            yield item


class LiveEars:
    """The thread between microphone and inbox. The model loads while the microphone already records."""

    def __init__(
        self,
        microphone: Microphone,
        load: Callable[[], Recognizer],
        post: Callable[[Item], None],
        now: Callable[[], datetime],
    ) -> None:
        self._microphone, self._load, self._post, self._now = microphone, load, post, now
        self._orders: queue.SimpleQueue[NextTurn | Sequence[str]] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._work, name="ears", daemon=True)
        self._worker.start()

    def next_turn(self, signal: NextTurn) -> None:
        self._orders.put(signal)

    def expect(self, phrases: Sequence[str]) -> None:
        self._orders.put(phrases)

    def close(self) -> None:
        """Give the microphone back, and let the recogniser come to its end."""
        self._microphone.close()
        self._worker.join(CLOSE_S)

    def _work(self) -> None:
        try:
            ear = Ear(self._load(), Timing())
            for arrival in self._microphone.chunks():
                self._obey(ear)
                if isinstance(arrival, Tick | MicrophoneFault):
                    for event in ear.hang_up():  # no sound: what was said until here may be all of it
                        self._post(event)
                    self._post(arrival)
                    continue
                for event in ear.hear(arrival):
                    if not self._is_old_silence(event, ear):
                        self._post(event)
            for event in ear.hang_up():
                self._post(event)
        except Exception as error:  # whatever it is, the loop must hear of it: nobody listens any more
            self._post(error)

    def _is_old_silence(self, event: Event, ear: Ear) -> bool:
        """Silence from while the model loaded: it would give us the floor when somebody may be speaking."""
        late = self._now() - event.at > LATE
        return isinstance(event, Heard) and late and ear.idle

    def _obey(self, ear: Ear) -> None:
        while not self._orders.empty():
            order = self._orders.get()
            if isinstance(order, NextTurn):
                for event in ear.next_turn(order):
                    self._post(event)
            else:
                ear.expect(order)


class Filing:
    """Takes the spool into the database, so that the conversation never waits for its lock."""

    def __init__(
        self,
        journal: Journal,
        post: Callable[[Item], None],
        now: Callable[[], datetime],
        look_after: Callable[[Journal], Iterable[JournalError]],
    ) -> None:
        """Posts one `WordsWait` when something has to wait, and another only after all was filed.

        `look_after` is done when it begins, and every day after.
        """
        self._journal, self._post, self._now, self._look_after = journal, post, now, look_after
        self._work_to_do = threading.Event()
        self._work_to_do.set()
        self._closing = False
        self._worker = threading.Thread(target=self._work, name="filing", daemon=True)
        self._worker.start()

    def wake(self) -> None:
        self._work_to_do.set()

    def close(self) -> None:
        """Let it come to its end; whoever closes the journal files the rest."""
        self._closing = True
        self.wake()
        self._worker.join(CLOSE_S)

    def _work(self) -> None:
        try:
            self._file()
        except Exception as error:  # whatever it is, the loop must hear of it: nothing is filed any more
            self._post(error)

    def _file(self) -> None:
        waiting, looked_after = 0, date.min
        while not self._closing:
            self._work_to_do.wait(FILE_AGAIN_S if waiting else LOOK_AGAIN_S)
            self._work_to_do.clear()
            before, waiting = waiting, self._journal.settle()
            if waiting and not before:
                self._post(WordsWait(self._now()))
                if self._journal.why_waiting:
                    self._post(self._journal.why_waiting)
            today = self._now().date()
            if not waiting and today != looked_after:
                errors = list(self._look_after(self._journal))
                if not any(isinstance(error, JournalBusy) for error in errors):  # or else again, before long
                    looked_after = today
                    for error in errors:
                        self._post(error)


def read_keyboard(timeline: Timeline, post: Callable[[Item], None]) -> None:
    """Whoever cannot speak just now may type, at a terminal."""

    def work() -> None:
        for line in typed_now(sys.stdin, timeline.now):
            post(line)

    if sys.stdin and sys.stdin.isatty():
        threading.Thread(target=work, name="keyboard", daemon=True).start()


def say_aloud(answer: Answer, settings: Settings, folders: Folders) -> None:
    """One answer, to its end. Raises DeviceError where there is no voice or no loudspeaker."""
    failed: list[DeviceError] = []
    with open_renderer(settings, folders) as renderer:
        fixed = FixedSentences(folders.cache / "voice", renderer)

        def tell(happened: object) -> None:
            if isinstance(happened, DeviceError):
                failed.append(happened)

        voice = Talking(Timeline(UTC), renderer, fixed, settings.speaker, tell)
        voice.say(answer, 1)
        voice.finish()
        voice.close()
    if failed:
        raise failed[0]
