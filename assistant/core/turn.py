"""Whose turn is it? Events in, signals out; the state machine is the table `NEXT` at the end of this file.

Sans I/O, as in h11: nothing here waits, reads a clock or opens a device. Silence is counted in audio time,
so a week of conversation replays in a millisecond.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import Enum, auto
from uuid import UUID

from assistant.core.events import (
    CHUNK_S,
    CHUNK_TIME,
    AudioLost,
    BargeIn,
    Clarity,
    Event,
    FloorFree,
    Heard,
    NextTurn,
    Signal,
    Spoken,
    Tick,
    Transcribed,
    Transcript,
    TurnEnded,
    Typed,
    Unclear,
    WordsWait,
)
from assistant.core.model import Utterance
from assistant.core.patience import Patience

FREE_AFTER = timedelta(seconds=2)
"""So long nobody speaks before the floor counts as free."""
TAIL = timedelta(seconds=0.4)
"""So long the room still rings with our own voice after its last sample."""
EAR_LIMIT = timedelta(seconds=10)
"""So long we wait for a transcript after the turn has ended, before we own up."""
SPEECH_S = 0.6
"""Less voice than this, and no words: a cough, a tap. More is a person, who is always answered."""
LOSS_S = 1.0
"""A shorter gap in the sound is not worth a word."""
LONG_TURN = timedelta(minutes=2)
"""After so long, the next breath ends the turn: what was said is kept, and a television never wins."""
BREATH = timedelta(seconds=0.3)
"""The pause at which the ear asks for the words."""

UNHEARD = Transcript("", clarity=Clarity.UNCLEAR)


class Floor(Enum):
    """Who is speaking."""

    NOBODY = auto()
    PERSON = auto()
    ASSISTANT = auto()
    ECHO = auto()
    """Our answer is over, its sound not yet."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the person has said since they took the floor."""

    began: datetime
    last_voice: datetime
    voiced_s: float
    transcript: Transcript | None = None
    covers: datetime | None = None
    """The transcript knows everything heard until here."""
    engine: str = ""

    @property
    def transcribed(self) -> bool:
        return self.covers is not None and self.covers >= self.last_voice


class TurnTaking:
    """Feed it every event, in order; do what the signals say, in order.

    `headset`: nothing of our voice reaches the microphone, so any speech over an answer is the person's.
    Otherwise only a stop phrase is: on loudspeakers we hear ourselves.
    `zone`: where the person is, asked whenever they have said something, for they may travel; events are
    best dated in UTC, whose minutes are never an hour apart.
    """

    def __init__(
        self,
        new_id: Callable[[], UUID],
        zone: Callable[[], tzinfo],
        *,
        stop_phrases: Iterable[str],
        patience: Patience | None = None,
        headset: bool = False,
    ) -> None:
        self.floor = Floor.NOBODY
        self.turn_number = 0
        self.answer_number = 0
        self._new_id = new_id
        self._zone = zone
        self._stop_phrases = tuple(tuple(phrase.split()) for phrase in stop_phrases)
        self._patience = patience or Patience()
        self._headset = headset
        self._turn: Turn | None = None
        self._our_words: tuple[str, ...] = ()
        self._echo_ends: datetime | None = None
        self._free_since: datetime | None = None
        self._free_told = False
        self._untold: list[Signal] = []

    def answer_begins(self, text: str) -> int:
        """We take the floor, and keep it until this answer, and none before it, is `Spoken`: its number.

        `text` is what we say: words of our own never count as the person's.
        """
        ours = self._our_words if self.floor is Floor.ASSISTANT else ()
        self.floor = Floor.ASSISTANT
        self._turn = None
        self._our_words = (*ours, *words_of(text))
        self.answer_number += 1
        return self.answer_number

    def hang_up(self) -> list[Signal]:
        """Nothing more will be heard: what was said and not yet ended is a turn, too."""
        return self._outcome(self._turn) if self._turn and self._turn.transcript else []

    def feed(self, event: Event) -> list[Signal]:
        """What follows from `event`. A pair that is not in the table is ignored on purpose."""
        handle = NEXT.get((self.floor, type(event)))
        return handle(self, event) if handle else []

    # --- nobody speaks

    def _listen(self, event: Heard) -> list[Signal]:
        if not event.voiced:
            return self._wait(event)
        self.floor = Floor.PERSON
        self._turn = Turn(event.at - CHUNK_TIME, event.at, CHUNK_S)
        return []

    def _wait(self, event: Heard | Tick) -> list[Signal]:
        if self._free_since is None:
            self._free_since, self._free_told = event.at, False
        if self._free_told or event.at - self._free_since < FREE_AFTER:
            return []
        self._free_told = True
        told, self._untold = self._untold, []
        return [*told, FloorFree(self._free_since)]

    # --- the person speaks

    def _follow(self, event: Heard) -> list[Signal]:
        turn = self._spoken_turn()
        if event.voiced:
            self._turn = replace(turn, last_voice=event.at, voiced_s=turn.voiced_s + CHUNK_S)
            return []
        return self._lose_patience(event)

    def _lose_patience(self, event: Heard | Tick) -> list[Signal]:
        turn = self._spoken_turn()
        silence = event.at - turn.last_voice
        patience = self._patience.after(turn.transcript.text if turn.transcript else "")
        if event.at - turn.began > LONG_TURN:
            patience = BREATH
        if turn.transcribed and silence >= patience:
            return self._end(event.at)
        if silence >= patience + EAR_LIMIT:
            self._turn = turn if turn.transcript else replace(turn, transcript=UNHEARD)
            return self._end(event.at)
        return []

    def _take(self, event: Transcribed) -> list[Signal]:
        if event.turn == self.turn_number:
            self._turn = replace(
                self._spoken_turn(), transcript=event.transcript, covers=event.at, engine=event.engine
            )
        return []

    def _end(self, at: datetime) -> list[Signal]:
        turn = self._spoken_turn()
        self._yield_floor()
        return [*self._outcome(turn), self._next_turn(at)]

    def _outcome(self, turn: Turn) -> list[Signal]:
        transcript = turn.transcript or UNHEARD
        if transcript.clarity is Clarity.CLEAR and transcript.text:
            zone = self._zone()
            began, ended = turn.began.astimezone(zone), turn.last_voice.astimezone(zone)
            said = Utterance(self._new_id(), transcript.text, began, ended, turn.engine, transcript.words)
            return [TurnEnded(said)]
        known_noise = transcript.clarity is Clarity.NOISE and transcript.text
        if known_noise or turn.voiced_s < SPEECH_S:
            return []
        return [Unclear(turn.last_voice)]

    def _spoken_turn(self) -> Turn:
        assert self._turn is not None, "Floor.PERSON always has a turn"
        return self._turn

    # --- somebody types

    def _type(self, event: Typed) -> list[Signal]:
        at = event.at.astimezone(self._zone())
        return [TurnEnded(Utterance(self._new_id(), event.text, at, at))]

    def _type_in_speech(self, event: Typed) -> list[Signal]:
        spoken = self._end(event.at) if self._spoken_turn().transcript else []
        return [*spoken, *self._type(event)]

    def _type_over(self, event: Typed) -> list[Signal]:
        self._yield_floor()
        return [BargeIn(), *self._type(event)]

    # --- we speak

    def _overhear(self, event: Heard) -> list[Signal]:
        if event.turn != self.turn_number:
            return []
        if self._headset and event.voiced and event.so_far:
            self.floor = Floor.PERSON
            self._turn = Turn(event.at - CHUNK_TIME, event.at, CHUNK_S)
            return [BargeIn()]
        return self._stopped(event.so_far, event.at)

    def _overhear_words(self, event: Transcribed) -> list[Signal]:
        return self._stopped(event.transcript.text, event.at) if event.turn == self.turn_number else []

    def _stopped(self, text: str, at: datetime) -> list[Signal]:
        """A stop phrase ends the answer, and the turn with it: it wants no answer of its own."""
        heard = words_of(text)
        if not any(holds(heard, stop) and not holds(self._our_words, stop) for stop in self._stop_phrases):
            return []
        self._yield_floor()
        return [BargeIn(), self._next_turn(at)]

    def _ring(self, event: Spoken) -> list[Signal]:
        if event.answer != self.answer_number:
            return []
        self.floor = Floor.ECHO
        self._echo_ends = event.at if self._headset else event.at + TAIL
        return []

    def _fade(self, event: Heard | Tick) -> list[Signal]:
        """While our voice rings on, nothing counts; then the floor is free, from the end of the echo on."""
        assert self._echo_ends is not None, "Floor.ECHO begins with its end"
        if event.at < self._echo_ends:
            return []
        free_from = self._echo_ends
        self._yield_floor()
        return [self._next_turn(free_from), *self.feed(event)]

    # --- always

    def _tell_later(self, event: WordsWait) -> list[Signal]:
        """Good to know, and nothing to interrupt anybody for: when the floor is free."""
        self._untold = [event]
        self._free_told = False
        return []

    def _report_loss(self, event: AudioLost) -> list[Signal]:
        return [event] if event.seconds >= LOSS_S else []

    def _break_off(self, event: AudioLost) -> list[Signal]:
        """What was said before the sound went away is a turn, for nobody knows how it went on."""
        return [*self._end(event.at), event] if event.seconds >= LOSS_S else []

    def _yield_floor(self) -> None:
        self.floor = Floor.NOBODY
        self._turn = None
        self._our_words = ()
        self._free_since = None

    def _next_turn(self, since: datetime) -> NextTurn:
        self.turn_number += 1
        return NextTurn(self.turn_number, since)


def words_of(text: str) -> tuple[str, ...]:
    return tuple("".join(c if c.isalnum() or c == "'" else " " for c in text.lower()).split())


def holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1))


NEXT: dict[tuple[Floor, type], Callable[..., list[Signal]]] = {
    (Floor.NOBODY, Heard): TurnTaking._listen,
    (Floor.NOBODY, Tick): TurnTaking._wait,
    (Floor.NOBODY, Typed): TurnTaking._type,
    (Floor.NOBODY, AudioLost): TurnTaking._report_loss,
    (Floor.PERSON, Heard): TurnTaking._follow,
    (Floor.PERSON, Transcribed): TurnTaking._take,
    (Floor.PERSON, Typed): TurnTaking._type_in_speech,
    (Floor.PERSON, Tick): TurnTaking._lose_patience,
    (Floor.PERSON, AudioLost): TurnTaking._break_off,
    (Floor.ASSISTANT, Heard): TurnTaking._overhear,
    (Floor.ASSISTANT, Transcribed): TurnTaking._overhear_words,
    (Floor.ASSISTANT, Typed): TurnTaking._type_over,
    (Floor.ASSISTANT, Spoken): TurnTaking._ring,
    (Floor.ASSISTANT, AudioLost): TurnTaking._report_loss,
    (Floor.ECHO, Heard): TurnTaking._fade,
    (Floor.ECHO, Tick): TurnTaking._fade,
    (Floor.ECHO, Typed): TurnTaking._type,
    (Floor.ECHO, Spoken): TurnTaking._ring,
    (Floor.ECHO, AudioLost): TurnTaking._report_loss,
    **{(floor, WordsWait): TurnTaking._tell_later for floor in Floor},
}
