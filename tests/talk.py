"""Plays a `.talk` file through the real loop, with a real journal: only the ears and the voice are pretend.

@ 2026-03-02 08:00            the clock; nothing else moves it but speech and silence
you: I walked to the gate     the person says it, when we have finished speaking
you 5.0-6.0: stop             from 5.0 to 6.0 seconds after the last @; patience lasts until the next line
over: stop                    the person says it over our answer
typed: two laps               the person types it
noise                         0.3 s of voice without words;  "noise 2 s": so much of it
silence 40 s                  nobody speaks
lost 3 s                      the microphone was gone, or a lid closed: also before the turn has ended
zone Europe/Lisbon            the person is there from now on; before the first, times are in UTC
words wait                    the journal cannot be had just now: what was said stays in the spool
says: That counts.            the next answer is this, word for word ("…" stands for any words)
cut                           our last answer was interrupted
wrote: step                   the newest entry is of this kind ("none": an entry without a kind)
meant: 2026-03-01             the newest entry is meant for this day
never says: should            no answer in the whole file contains it
never wrote: celebration      no entry in the whole file is of this kind ("anything": there is none)
never meant: 2026-03-02       no entry in the whole file is meant for this day
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from assistant.app import Conversation
from assistant.core.dialogue import Dialogue
from assistant.core.events import (
    CHUNK_S,
    CHUNK_TIME,
    AudioLost,
    Clarity,
    Event,
    Heard,
    NextTurn,
    Spoken,
    Transcribed,
    Transcript,
    Typed,
    WordsWait,
)
from assistant.core.model import Answer
from assistant.core.turn import TurnTaking
from assistant.journal import Journal
from assistant.skills.session import STOP_PHRASES

WORD_S = 0.35
"""How long a word takes, theirs and ours."""


class Room:
    """The pretend ears and voice: they share one timeline, and a turn number with the loop."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.zone: tzinfo = UTC
        self.turn = 0
        self.said: list[str] = []
        self.cuts = 0
        self.answer = 0
        self.quiet_at: datetime | None = None
        self.text = ""
        """What the person has said in this turn."""
        self.unclear = False

    def say(self, answer: Answer, number: int) -> float | None:
        self.said.append(answer.text)
        self.answer = number
        begins = self.quiet_at or self.now
        self.quiet_at = begins + timedelta(seconds=WORD_S * len(answer.text.split()))
        return None

    def stop(self) -> None:
        self.cuts += 1
        self.quiet_at = None

    def next_turn(self, signal: NextTurn) -> None:
        self.turn, self.text = signal.turn, ""

    def expect(self, phrases: Sequence[str]) -> None: ...

    def chunk(self, so_far: str, voiced: bool) -> Iterator[Event]:
        self.now += CHUNK_TIME
        yield Heard(so_far, voiced, self.now, self.turn)
        if self.quiet_at and self.now >= self.quiet_at:
            self.quiet_at = None
            yield Spoken(self.now, self.answer)

    def quiet(self, seconds: float) -> Iterator[Event]:
        end = self.now + timedelta(seconds=seconds)
        while self.now < end:
            yield from self.chunk(self.text, voiced=False)

    def lose_patience(self) -> Iterator[Event]:
        """Silence until a turn, if there is one, has ended."""
        if (self.text or self.unclear) and not self.quiet_at:
            self.unclear = False
            end = self.now + timedelta(seconds=2.5)
            while self.now < end and not self.quiet_at:
                yield from self.chunk(self.text, voiced=False)

    def wait_for_floor(self) -> Iterator[Event]:
        while self.quiet_at:
            yield from self.chunk(self.text, voiced=False)
        yield from self.quiet(0.5)

    def speak(self, text: str, seconds: float, clarity: Clarity = Clarity.CLEAR) -> Iterator[Event]:
        """Words come one by one; at the first pause comes the transcript of the turn until then."""
        turn, before, words = self.turn, self.text.split(), text.split()
        for number in range(chunks := max(1, round(seconds / CHUNK_S))):
            so_far = words[: round(len(words) * (number + 1) / chunks)]
            yield from self.chunk(" ".join([*before, *so_far]), voiced=True)
        yield from self.quiet(0.3)
        if self.turn != turn:
            return  # it ended with these words: they were a stop phrase
        self.text = " ".join([*before, *words])
        self.unclear = clarity is not Clarity.CLEAR
        yield Transcribed(self.turn, Transcript(self.text, clarity=clarity), self.now, "pretend")


def play(path: Path, journal: Journal) -> None:
    """Raises AssertionError, with the line, where the conversation is not as written."""
    room = Room()
    ids = (UUID(int=number) for number in range(1, 10_000))
    turns = TurnTaking(lambda: next(ids), lambda: room.zone, stop_phrases=STOP_PHRASES)
    talk = Conversation(turns, room, journal, room, Dialogue(greeted=True))
    for _ in talk.converse(Script(path, room, journal).events()):
        pass


class Script:
    def __init__(self, path: Path, room: Room, journal: Journal) -> None:
        self.room, self.journal = room, journal
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.anchor = room.now
        self.heard_until = 0
        self.cuts_seen = 0

    def events(self) -> Iterator[Event]:
        for number, line in enumerate(self.lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                if not re.match(r"you [\d.]+-|lost ", line):
                    yield from self.room.lose_patience()
                yield from self.act(line)
            except AssertionError as error:
                raise AssertionError(f"line {number}: {line}\n{error}") from None

    def act(self, line: str) -> Iterator[Event]:
        for pattern, verb in VERBS:
            if found := re.fullmatch(pattern, line):
                yield from verb(self, *found.groups())
                return
        raise ValueError(f"what is {line!r}?")

    # --- what happens

    def at(self, time: str) -> Iterator[Event]:
        yield from self.room.wait_for_floor()
        moment = datetime.fromisoformat(time)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=self.room.zone)
        self.room.now = self.anchor = aware.astimezone(UTC)

    def zone(self, name: str) -> Iterator[Event]:
        self.room.zone = ZoneInfo(name)
        return iter(())

    def you(self, text: str) -> Iterator[Event]:
        yield from self.room.wait_for_floor()
        yield from self.room.speak(text, WORD_S * len(text.split()))

    def you_between(self, start: str, end: str, text: str) -> Iterator[Event]:
        begin = self.anchor + timedelta(seconds=float(start))
        yield from self.room.quiet((begin - self.room.now).total_seconds())
        yield from self.room.speak(text, float(end) - float(start))

    def over(self, text: str) -> Iterator[Event]:
        assert self.room.quiet_at, "nothing is being said"
        yield from self.room.speak(text, WORD_S * len(text.split()))

    def typed(self, text: str) -> Iterator[Event]:
        yield Typed(text, self.room.now)

    def noise(self, seconds: str | None) -> Iterator[Event]:
        yield from self.room.wait_for_floor()
        yield from self.room.speak("", float(seconds or 0.3), Clarity.UNCLEAR)

    def silence(self, seconds: str) -> Iterator[Event]:
        yield from self.room.quiet(float(seconds))

    def lost(self, seconds: str) -> Iterator[Event]:
        self.room.now += timedelta(seconds=float(seconds))
        yield AudioLost(self.room.now, float(seconds))

    def words_wait(self) -> Iterator[Event]:
        yield WordsWait(self.room.now)

    # --- what must follow

    def says(self, wanted: str) -> Iterator[Event]:
        assert len(self.room.said) > self.heard_until, "nothing more was said"
        said = self.room.said[self.heard_until]
        self.heard_until += 1
        pattern = ".*".join(re.escape(part) for part in wanted.split("…"))
        assert re.fullmatch(pattern, said), f"it said: {said}"
        return iter(())

    def says_nothing(self) -> Iterator[Event]:
        assert len(self.room.said) == self.heard_until, f"it said: {self.room.said[self.heard_until :]}"
        return iter(())

    def cut(self) -> Iterator[Event]:
        self.cuts_seen += 1
        assert self.room.cuts == self.cuts_seen, f"interrupted {self.room.cuts} times"
        return iter(())

    def wrote(self, kind: str) -> Iterator[Event]:
        kinds = [entry.kind or "none" for entry in self.journal.entries()]
        assert kinds[-1:] == [kind], f"it wrote {kinds}"
        return iter(())

    def meant(self, day: str) -> Iterator[Event]:
        days = [str(entry.for_date) for entry in self.journal.entries()]
        assert days[-1:] == [day], f"it meant {days}"
        return iter(())

    def never_says(self, words: str) -> Iterator[Event]:
        assert not [said for said in self.room.said if words.lower() in said.lower()], self.room.said
        return iter(())

    def never_wrote(self, kind: str) -> Iterator[Event]:
        kinds = [entry.kind or "none" for entry in self.journal.entries()]
        assert not [wrote for wrote in kinds if kind in (wrote, "anything")], kinds
        return iter(())

    def never_meant(self, day: str) -> Iterator[Event]:
        days = [str(entry.for_date) for entry in self.journal.entries()]
        assert day not in days, days
        return iter(())


VERBS: tuple[tuple[str, Callable[..., Iterator[Event]]], ...] = (
    (r"@ (.+)", Script.at),
    (r"you: (.+)", Script.you),
    (r"you ([\d.]+)-([\d.]+): (.+)", Script.you_between),
    (r"over: (.+)", Script.over),
    (r"typed: (.+)", Script.typed),
    (r"noise(?: ([\d.]+) s)?", Script.noise),
    (r"silence ([\d.]+) s", Script.silence),
    (r"lost ([\d.]+) s", Script.lost),
    (r"zone (.+)", Script.zone),
    (r"words wait", Script.words_wait),
    (r"says: (.+)", Script.says),
    (r"says nothing", Script.says_nothing),
    (r"cut", Script.cut),
    (r"wrote: (.+)", Script.wrote),
    (r"meant: (.+)", Script.meant),
    (r"never says: (.+)", Script.never_says),
    (r"never wrote: (.+)", Script.never_wrote),
    (r"never meant: (.+)", Script.never_meant),
)
