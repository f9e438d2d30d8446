"""The whole program in one sentence: hear -> transcribe -> understand -> remember -> answer."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from assistant.core.dialogue import Dialogue
from assistant.core.events import (
    AudioLost,
    BargeIn,
    Event,
    FloorFree,
    NextTurn,
    Signal,
    Spoken,
    TurnEnded,
    Unclear,
    WordsWait,
)
from assistant.core.model import Answer, Meaning, Utterance
from assistant.core.phrases import pick, trouble
from assistant.core.turn import TurnTaking
from assistant.ears.ear import Ear
from assistant.errors import DeviceError, JournalError
from assistant.journal import Journal
from assistant.skills import BY_NAME, carry_out, likely, remember, understand
from assistant.skills.session import greet
from assistant.timing import Timing
from assistant.understanding.when import day_of
from assistant.voice.render import Speech


class Ears(Protocol):
    """What the conversation asks of whatever hears. Neither call waits."""

    def next_turn(self, signal: NextTurn) -> None: ...
    def expect(self, phrases: Sequence[str]) -> None: ...


class Voice(Protocol):
    """What the conversation asks of whatever speaks. Neither call waits for a sound to end."""

    def say(self, answer: Answer, number: int) -> float | None:
        """Begin to say it, and post a `Spoken` with that number at its end, unless it is stopped before.

        Its seconds of sound, where they are known already. May raise DeviceError.
        """

    def stop(self) -> None:
        """Be silent at once."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The words of this utterance are safe on the disk, with what they mean."""

    id: UUID


@dataclass(frozen=True, slots=True)
class Answered:
    answer: Answer
    audio_s: float | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something of ours failed, and the conversation goes on."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Listening:
    """The microphone records; what is said from now on is heard, also while the recogniser still loads."""

    engine: str


Happening = Listening | Utterance | Meaning | Saved | Answered | Trouble


@dataclass(slots=True)
class Conversation:
    """The parts of one conversation, and what is pending in it."""

    turns: TurnTaking
    ears: Ears
    journal: Journal
    voice: Voice
    dialogue: Dialogue
    timing: Timing = field(default_factory=Timing)
    in_hand: Utterance | None = None
    """Heard, and not yet on the disk: whatever breaks in there, `hang_up` keeps it."""

    def converse(self, heard: Iterable[Event]) -> Iterator[Happening]:
        """Hear -> transcribe -> understand -> remember -> answer; tells what happens as it happens."""
        self.ears.expect(likely(self.journal.known))
        for event in heard:  # hear, transcribe
            for signal in self.turns.feed(event):  # whose turn is it?
                answer = yield from self._follow(signal)
                if answer:
                    yield from self.say(answer)  # answer
            if self.dialogue.over:
                return

    def say(self, answer: Answer) -> Iterator[Happening]:
        """Take the floor with it. A voice that fails is told of, and the answer can still be read."""
        number = self.turns.answer_begins(answer.text)
        self.ears.expect((*likely(self.journal.known), *answer.expects))
        audio_s: float | None = None
        try:
            with self.timing("answer"):
                audio_s = self.voice.say(answer, number)
        except DeviceError as error:
            yield Trouble(error)
        yield Answered(answer, audio_s)

    def hang_up(self) -> Iterator[Happening]:
        """The conversation was broken off: keep what was said and not answered yet."""
        if self.in_hand:
            yield from self._take_in(self.in_hand)
        for signal in self.turns.hang_up():
            yield from self._follow(signal)

    def _follow(self, signal: Signal) -> Generator[Happening, None, Answer | None]:
        match signal:
            case NextTurn():
                self.ears.next_turn(signal)
            case BargeIn():
                self.voice.stop()
            case FloorFree():
                self.dialogue, answer = greet(self.dialogue)
                return answer
            case Unclear():
                return pick(trouble.UNCLEAR, self.dialogue.turn).answer()
            case AudioLost():
                return trouble.AUDIO_LOST.answer()
            case WordsWait():
                return trouble.WORDS_WAIT.answer()
            case TurnEnded(utterance):
                return (yield from self._take_in(utterance))
        return None

    def _take_in(self, said: Utterance) -> Generator[Happening, None, Answer | None]:
        """Words first: they are kept before anything is thought of them. Whatever fails, care is answered."""
        self.in_hand = said
        error = self._keep(said)
        self.in_hand = None
        yield said
        if error:
            yield Trouble(error)
        with self.timing("understand"):
            meaning = understand(said, self.dialogue, self.journal.known)
        yield meaning
        if not error:
            yield from self._remember(said, meaning)
        elif BY_NAME[meaning.skill].remembers and meaning.care is None:
            return trouble.NOT_SAVED.answer()
        try:
            with self.timing("answer"):
                self.dialogue, answer = carry_out(said, meaning, self.dialogue, self.journal)
        except JournalError as error:
            yield Trouble(error)
            return trouble.NOT_REACHED.answer()
        return answer

    def _keep(self, said: Utterance) -> JournalError | None:
        try:
            with self.timing("remember"):
                self.journal.keep(said, day_of(said.said_at, self.dialogue.day_turns_at))
        except JournalError as error:
            return error
        return None

    def _remember(self, said: Utterance, meaning: Meaning) -> Iterator[Happening]:
        """The words are safe; if their meaning cannot be written, they are filed without one."""
        try:
            with self.timing("remember"):
                is_entry = remember(said, meaning, self.dialogue, self.journal)
        except JournalError as error:
            yield Trouble(error)
        else:
            if is_entry:
                yield Saved(said.id)


# --- a conversation that is replayed or typed: no thread, no device -------------------------------------


class Inbox:
    """Our own events, slipped in right behind the event that caused them."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        """The time of the newest event."""
        self._ours: deque[Event] = deque()

    def post(self, event: Event) -> None:
        self._ours.append(event)

    def behind(self, events: Iterable[Event]) -> Iterator[Event]:
        for event in events:
            self.now = event.at
            yield event
            while self._ours:
                yield self._ours.popleft()


class RecordedEars:
    """An ear that hears a recording, in its audio time."""

    def __init__(self, ear: Ear, inbox: Inbox) -> None:
        self._ear, self._inbox = ear, inbox

    def next_turn(self, signal: NextTurn) -> None:
        for event in self._ear.next_turn(signal):
            self._inbox.post(event)

    def expect(self, phrases: Sequence[str]) -> None:
        self._ear.expect(phrases)


class NoEars:
    """Somebody types: there is nothing to hear."""

    def next_turn(self, signal: NextTurn) -> None: ...

    def expect(self, phrases: Sequence[str]) -> None: ...


class RecordedVoice:
    """Says it into sound, for `keep` to put somewhere; takes no time of the conversation."""

    def __init__(self, inbox: Inbox, render: Callable[[str], Speech], keep: Callable[[Speech], None]) -> None:
        self._inbox, self._render, self._keep = inbox, render, keep

    def say(self, answer: Answer, number: int) -> float | None:
        self._inbox.post(Spoken(self._inbox.now, number))
        speech = self._render(answer.text)
        self._keep(speech)
        return speech.seconds

    def stop(self) -> None: ...


class WrittenVoice:
    """Says nothing aloud: whoever types, reads."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox

    def say(self, answer: Answer, number: int) -> float | None:
        self._inbox.post(Spoken(self._inbox.now, number))
        return None

    def stop(self) -> None: ...
