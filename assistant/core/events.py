"""What is heard, what happens, and what follows from it: sound, events and signals.

Time is data. Every event carries `at`, an aware datetime on one timeline: the wall clock at the start plus
the audio heard since. Nothing in the core asks what time it is.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from assistant.core.model import Utterance, Word

RATE = 16_000
"""Samples a second of everything an ear hears: 16 kHz, mono, int16."""

CHUNK = 512
"""Samples in one chunk: 32 ms, the window the voice-activity detector was trained on."""

CHUNK_S = CHUNK / RATE
CHUNK_TIME = timedelta(seconds=CHUNK_S)


# --- sound ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chunk:
    """A slice of sound as it reaches an ear: `CHUNK` samples of 16 kHz mono int16, little-endian."""

    pcm: bytes
    captured_at: datetime
    """When its first sample was captured."""


class Clarity(StrEnum):
    """May the words of a transcript be believed?"""

    CLEAR = "clear"
    UNCLEAR = "unclear"
    """There was speech, but these are not its words: say so, keep nothing."""
    NOISE = "noise"
    """What a recogniser writes when nobody spoke ("the", "huh"): drop it."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The recogniser's words for one turn, as it writes them."""

    text: str
    words: tuple[Word, ...] = ()
    mean_logprob: float = 0.0
    """Mean log-probability a token, 0 = certain (Whisper); mean log-confidence a word (Vosk)."""
    clarity: Clarity = Clarity.CLEAR


# --- events: what happened -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heard:
    """One chunk went by, spoken or silent. Sent for every chunk, so that silence is data too."""

    so_far: str
    """The text of this turn until now; may be revised, may lag."""
    voiced: bool
    at: datetime
    """The end of the chunk."""
    turn: int
    """Which turn `so_far` belongs to."""


@dataclass(frozen=True, slots=True)
class Transcribed:
    """A transcript of turn number `turn`, covering everything heard of it until `at`."""

    turn: int
    transcript: Transcript
    at: datetime
    engine: str
    """Whose words they are: `vosk` or `whisper`."""


@dataclass(frozen=True, slots=True)
class Typed:
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed where there is no microphone to tell it."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Spoken:
    """The last sample of our answer left the loudspeaker."""

    at: datetime
    answer: int
    """Which answer: they are numbered as they begin."""
    since: datetime | None = None
    """When its first sample did; None when no sound was made."""


@dataclass(frozen=True, slots=True)
class AudioLost:
    """`seconds` of sound before `at` never reached us: a device gone, a lid closed, or we were too slow."""

    at: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class WordsWait:
    """What was said is safe on the disk, and cannot be filed in the journal for now."""

    at: datetime


Event = Heard | Transcribed | Typed | Tick | Spoken | AudioLost | WordsWait


# --- signals: what follows from it ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """Patience is over, and the transcript has come."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Unclear:
    """Somebody spoke, and the words were not understood."""

    at: datetime


@dataclass(frozen=True, slots=True)
class BargeIn:
    """The person speaks over our answer, and means it."""


@dataclass(frozen=True, slots=True)
class FloorFree:
    """Nobody has spoken since `since`."""

    since: datetime


@dataclass(frozen=True, slots=True)
class NextTurn:
    """What is heard from `since` on belongs to turn number `turn`; what was heard before is done with."""

    turn: int
    since: datetime


Signal = TurnEnded | Unclear | BargeIn | FloorFree | NextTurn | AudioLost | WordsWait
