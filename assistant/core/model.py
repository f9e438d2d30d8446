"""The vocabulary: frozen values, used under the same names in the core, the tables and every JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

# --- words ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word; times in seconds from the first chunk of its turn."""

    text: str
    from_s: float
    to_s: float
    confidence: float
    """0..1, as the recogniser claims."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """All words of one turn of the person."""

    id: UUID
    text: str
    said_at: datetime
    """When its first word was begun."""
    until: datetime
    """When its last word was over; equal to `said_at` when typed."""
    engine: str = "keyboard"
    """What took the words down: `vosk`, `whisper` or `keyboard`."""
    words: tuple[Word, ...] = ()


# --- meaning -------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What a check-in turned out to be."""

    STEP = "step"
    STUMBLE = "stumble"
    CELEBRATION = "celebration"


class Sure(StrEnum):
    YES = "yes"
    FAIRLY = "fairly"
    NO = "no"


class Care(StrEnum):
    """Something that goes before everything else."""

    CRISIS = "crisis"
    RED_FLAG = "red_flag"
    URGE = "urge"


class Unit(StrEnum):
    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"
    STEPS = "steps"
    STAIRS = "stairs"
    FLIGHTS = "flights"
    LAPS = "laps"
    BLOCKS = "blocks"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one utterance was taken for, and why."""

    kind: Kind | None
    """None: no check-in (a question, a plan, news of others, small talk)."""
    because: str
    """The words that decided it; empty when nothing did."""
    confidence: float
    """0..1."""
    sure: Sure
    also: Kind | None = None
    """The other half: "I drank last night and I'm telling you" is a step and a stumble."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said, how it was read, and what they said it was."""

    words: str
    was: Kind | None
    now: Kind | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that was done, with its numbers. What was not said is None."""

    exercise: str | None = None
    side: Side | None = None
    sets: int | None = None
    amount: float | None = None
    """How many `unit` (a set, when `sets` is given)."""
    unit: Unit | None = None
    load_kg: float | None = None
    band: str | None = None
    hold_s: float | None = None
    angle_deg: float | None = None
    aid: str | None = None
    doubtful: bool = False
    """The recogniser may well have misheard the number (teens and tens, a low score)."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Every number in one utterance."""

    measures: tuple[Measure, ...] = ()
    pain: float | None = None
    """0..10, numeric rating scale."""
    pain_before: float | None = None
    pain_unclear: bool = False
    """A level was said, or none: "pain-free" is what recognisers write for "pain three". `pain` is None."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Everything that was understood of one utterance, before anything is done about it."""

    skill: str
    slots: Mapping[str, str]
    reading: Reading
    numbers: Numbers
    care: Care | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One remembered check-in."""

    id: UUID
    kind: Kind | None
    words: str
    said_at: datetime
    for_date: date
    """The day that was meant."""
    journey: str | None = None
    measures: tuple[Measure, ...] = ()
    pain: float | None = None
    pain_before: float | None = None
    care: Care | None = None


# --- answers -------------------------------------------------------------------------------------------


class Technique(StrEnum):
    """Why an answer is said the way it is; each is explained, with its source, in the phrase book."""

    ECHO = "echo"
    VALIDATION = "validation"
    REFRAMING = "reframing"
    SMALL_WIN = "small_win"
    BOTH_HALVES = "both_halves"
    CARE = "care"
    PRESENCE = "presence"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Answer:
    """What we say: short sentences from the phrase book, and what we listen for next."""

    sentences: tuple[str, ...]
    technique: Technique
    expects: tuple[str, ...] = ()
    """Phrases likely to come back: a hint to the recogniser."""

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, told."""

    from_date: date
    to_date: date
    steps: int
    stumbles: int
    celebrations: int
    momentum: int
    """Days with an entry in the fourteen that end with `to_date`."""
    bounce_back_days: float | None
    """Median days from a stumble to the next step; None when no stumble has one yet."""
