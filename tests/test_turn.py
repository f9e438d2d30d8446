"""Turn-taking, event by event. Times are audio time: nothing here waits."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from assistant.core.events import (
    CHUNK_S,
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
from assistant.core.turn import Floor, TurnTaking

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


class Person:
    """Makes events on one timeline and collects the signals."""

    def __init__(self, *, headset: bool = False) -> None:
        ids = iter(range(1, 1000))
        self.turns = TurnTaking(
            lambda: UUID(int=next(ids)),
            lambda: self.zone,
            stop_phrases=("stop", "be quiet"),
            headset=headset,
        )
        self.now = START
        self.zone = ZoneInfo("Europe/Lisbon")
        self.signals: list[Signal] = []

    def feed(self, *events: Event) -> None:
        for event in events:
            self.signals += self.turns.feed(event)

    def hears(self, seconds: float, so_far: str = "", *, voiced: bool = False) -> None:
        for _ in range(round(seconds / CHUNK_S)):
            self.now += timedelta(seconds=CHUNK_S)
            self.feed(Heard(so_far, voiced, self.now, self.turns.turn_number))

    def says(self, text: str, seconds: float = 1.0) -> None:
        self.hears(seconds, text, voiced=True)

    def is_transcribed(self, text: str, clarity: Clarity = Clarity.CLEAR, turn: int | None = None) -> None:
        number = self.turns.turn_number if turn is None else turn
        self.feed(Transcribed(number, Transcript(text, clarity=clarity), self.now, "vosk"))

    def spoken(self) -> Spoken:
        """Our newest answer is over now."""
        return Spoken(self.now, self.turns.answer_number)

    def texts(self) -> list[str]:
        return [signal.utterance.text for signal in of(self.signals, TurnEnded)]


S = TypeVar("S")


def of(signals: Iterable[Signal], kind: type[S]) -> list[S]:
    return [signal for signal in signals if isinstance(signal, kind)]


def test_a_turn_ends_when_patience_is_over_and_the_words_have_come() -> None:
    person = Person()
    person.says("i walked to the gate")
    person.hears(0.3)
    person.is_transcribed("i walked to the gate")
    person.hears(0.8)
    assert person.texts() == []
    person.hears(0.2)
    assert person.texts() == ["i walked to the gate"]
    utterance = of(person.signals, TurnEnded)[0].utterance
    assert (utterance.said_at - START).total_seconds() < 0.04
    assert 0.9 < (utterance.until - utterance.said_at).total_seconds() < 1.1
    assert str(utterance.said_at.tzinfo) == "Europe/Lisbon"
    assert utterance.engine == "vosk"
    assert [signal.turn for signal in of(person.signals, NextTurn)] == [1]


def test_the_turn_waits_for_a_slow_transcript_and_never_for_ever() -> None:
    person = Person()
    person.says("slow")
    person.hears(5)
    assert person.signals == []
    person.is_transcribed("slow")
    person.hears(0.1)
    assert person.texts() == ["slow"]

    person.says("never comes")
    person.hears(15)
    assert of(person.signals, Unclear)
    assert person.turns.floor is Floor.NOBODY


def test_a_transcript_from_before_the_last_words_is_not_enough() -> None:
    person = Person()
    person.says("first half")
    person.hears(0.3)
    person.is_transcribed("first half")
    person.says("first half second half")
    person.hears(2)
    assert person.texts() == []
    person.is_transcribed("first half second half")
    person.hears(0.1)
    assert person.texts() == ["first half second half"]


def test_an_unfinished_sentence_gets_twice_the_patience() -> None:
    person = Person()
    person.says("i walked and")
    person.hears(0.3)
    person.is_transcribed("I walked and...")
    person.hears(1.9)
    assert person.texts() == []
    person.hears(0.4)
    assert person.texts() == ["I walked and..."]


def test_a_transcript_of_another_turn_is_ignored() -> None:
    person = Person()
    person.says("now")
    person.is_transcribed("from before", turn=-1)
    person.hears(2)
    assert person.texts() == []


def test_a_cough_is_nothing_and_a_lost_sentence_is_answered() -> None:
    person = Person()
    person.says("", 0.4)
    person.hears(0.3)
    person.is_transcribed("", Clarity.UNCLEAR)
    person.hears(2)
    assert of(person.signals, Unclear) == []
    assert len(of(person.signals, NextTurn)) == 1

    person.says("", 0.7)
    person.hears(0.3)
    person.is_transcribed("mumble", Clarity.UNCLEAR)
    person.hears(2)
    assert len(of(person.signals, Unclear)) == 1
    assert person.texts() == []


def test_a_known_noise_is_dropped_however_long() -> None:
    person = Person()
    person.says("the", 3)
    person.hears(0.3)
    person.is_transcribed("the", Clarity.NOISE)
    person.hears(3)
    assert of(person.signals, Unclear) == []
    assert person.texts() == []


def test_we_do_not_hear_ourselves_on_a_loudspeaker() -> None:
    person = Person()
    person.turns.answer_begins("You walked to the gate. That counts.")
    person.says("you walked to the gate that counts", 2)
    person.is_transcribed("you walked to the gate that counts")
    person.feed(person.spoken())
    person.says("that counts", 0.3)
    assert person.signals == []
    person.hears(0.3)
    assert [type(signal) for signal in person.signals] == [NextTurn]
    since = of(person.signals, NextTurn)[0].since
    assert (since - START).total_seconds() > 2.3, "the next turn begins when our echo is over"
    person.is_transcribed("you walked to the gate that counts", turn=0)
    person.hears(3)
    assert person.texts() == []


def test_without_the_guard_we_would_hear_ourselves() -> None:
    person = Person(headset=True)
    person.turns.answer_begins("You walked to the gate.")
    person.says("you walked to the gate", 2)
    person.hears(0.3)
    person.is_transcribed("you walked to the gate")
    person.hears(2)
    assert person.texts() == ["you walked to the gate"]


def test_stop_over_an_answer_is_heard_so_far_or_transcribed() -> None:
    for heard in ("so_far", "transcribed"):
        person = Person()
        person.turns.answer_begins("That was your week.")
        if heard == "so_far":
            person.says("that was stop", 0.1)
        else:
            person.says("", 0.1)
            person.is_transcribed("That was. Stop!")
        assert [type(signal) for signal in person.signals][:2] == [BargeIn, NextTurn]
        assert person.turns.floor is Floor.NOBODY or person.turns.floor is Floor.PERSON


def test_a_stop_phrase_of_our_own_is_not_the_persons() -> None:
    person = Person()
    person.turns.answer_begins("You had to stop at the gate.")
    person.says("you had to stop at the gate", 1)
    assert person.signals == []
    person.says("you had to be quiet", 0.1)
    assert of(person.signals, BargeIn)


def test_a_word_that_holds_a_stop_phrase_is_none() -> None:
    person = Person()
    person.turns.answer_begins("Good.")
    person.says("unstoppable stopping", 1)
    assert person.signals == []


def test_with_a_headset_any_words_interrupt_and_are_kept() -> None:
    person = Person(headset=True)
    person.turns.answer_begins("That was your week.")
    person.says("", 0.2)
    assert person.signals == []
    person.says("actually i slept", 1)
    assert [type(signal) for signal in person.signals] == [BargeIn]
    person.hears(0.3)
    person.is_transcribed("actually i slept")
    person.hears(2)
    assert person.texts() == ["actually i slept"]


def test_typing_is_a_turn_in_every_floor() -> None:
    person = Person()
    person.feed(Typed("one", person.now))
    person.says("speaking")
    person.is_transcribed("speaking")
    person.feed(Typed("two", person.now))
    assert person.texts() == ["one", "speaking", "two"]
    person.says("no transcript yet")
    person.feed(Typed("three", person.now))
    assert person.turns.floor is Floor.PERSON, "who speaks goes on speaking"
    person.turns.answer_begins("Good.")
    person.feed(Typed("four", person.now))
    assert of(person.signals, BargeIn)
    person.turns.answer_begins("Good.")
    person.feed(person.spoken(), Typed("five", person.now))
    assert person.texts() == ["one", "speaking", "two", "three", "four", "five"]


def test_a_free_floor_is_told_once_by_sound_or_by_ticks() -> None:
    person = Person()
    person.hears(5)
    assert of(person.signals, FloorFree) == [FloorFree(START + timedelta(seconds=CHUNK_S))]
    person.turns.answer_begins("Hello.")
    person.feed(person.spoken())
    for second in range(1, 5):
        person.feed(Tick(person.now + timedelta(seconds=second)))
    assert len(of(person.signals, FloorFree)) == 2


def test_words_are_dated_where_the_person_is_when_they_are_said() -> None:
    person = Person()
    person.feed(Typed("I walked to the gate", START))
    person.zone = ZoneInfo("Pacific/Honolulu")
    person.feed(Typed("I walked to the beach", START))
    lisbon, honolulu = (signal.utterance.said_at for signal in of(person.signals, TurnEnded))
    assert lisbon == honolulu == START
    assert (lisbon.isoformat(), honolulu.isoformat()) == (
        "2026-03-02T08:00:00+00:00",
        "2026-03-01T22:00:00-10:00",
    )


def test_words_that_wait_are_told_of_once_when_nobody_speaks() -> None:
    person = Person()
    person.hears(5)
    person.says("I walked")
    person.feed(WordsWait(person.now))
    assert not of(person.signals, WordsWait), "not into what is being said"
    person.hears(1.3)
    person.turns.answer_begins("You walked.")
    person.hears(3)
    assert not of(person.signals, WordsWait), "not over our answer"
    person.feed(person.spoken())
    person.hears(20)
    assert len(of(person.signals, WordsWait)) == 1
    person.feed(WordsWait(person.now))
    person.hears(3)
    assert len(of(person.signals, WordsWait)) == 2


def test_lost_sound_is_told_when_it_is_worth_a_word() -> None:
    person = Person()
    person.feed(AudioLost(person.now, 0.2), AudioLost(person.now, 3.0))
    person.says("hello")
    person.feed(AudioLost(person.now, 2.0))
    person.turns.answer_begins("Good.")
    person.feed(AudioLost(person.now, 2.5), person.spoken(), AudioLost(person.now, 4.0))
    assert [lost.seconds for lost in of(person.signals, AudioLost)] == [3.0, 2.0, 2.5, 4.0]


def test_what_was_said_before_the_sound_went_away_is_kept() -> None:
    person = Person()
    person.says("i drank last night")
    person.is_transcribed("i drank last night")
    person.feed(AudioLost(person.now, 3.0))
    assert [type(signal) for signal in person.signals] == [TurnEnded, NextTurn, AudioLost]
    assert person.texts() == ["i drank last night"]


def test_a_microphone_that_never_comes_back_ends_the_turn_too() -> None:
    person = Person()
    person.says("i drank last night")
    person.is_transcribed("i drank last night")
    for second in range(1, 4):
        person.feed(Tick(person.now + timedelta(seconds=second)))
    assert person.texts() == ["i drank last night"]


def test_words_of_the_turn_before_do_not_stop_our_answer() -> None:
    for headset in (False, True):
        person = Person(headset=headset)
        person.says("make it stop")
        person.is_transcribed("make it stop")
        person.hears(1.3)
        assert person.texts() == ["make it stop"]
        person.turns.answer_begins("Do you need a person right now?")
        late = Heard("make it stop", True, person.now, turn=0)
        assert person.turns.feed(late) == []
        assert person.turns.floor is Floor.ASSISTANT


def test_a_long_voice_without_any_words_is_answered() -> None:
    person = Person()
    person.says("", 5)
    person.is_transcribed("", Clarity.NOISE)
    person.hears(2)
    assert len(of(person.signals, Unclear)) == 1


def test_of_two_answers_the_first_ones_end_does_not_free_the_floor() -> None:
    person = Person()
    first = person.turns.answer_begins("You walked to the gate.")
    second = person.turns.answer_begins("I missed a bit there.")
    person.feed(Spoken(person.now, first))
    person.says("i missed a bit there", 1)
    assert person.signals == []
    assert person.turns.floor is Floor.ASSISTANT
    person.feed(Spoken(person.now, second))
    person.hears(1)
    assert of(person.signals, NextTurn)


def test_after_two_minutes_the_next_breath_ends_the_turn() -> None:
    person = Person()
    person.says("and then the television said", 125)
    person.hears(0.2)
    person.is_transcribed("and then the television said and")
    assert person.texts() == []
    person.hears(0.2)
    assert person.texts() == ["and then the television said and"]


def test_hanging_up_keeps_what_was_said_and_invents_nothing() -> None:
    person = Person()
    assert person.turns.hang_up() == []
    person.says("i walked to the")
    assert person.turns.hang_up() == []
    person.is_transcribed("i walked to the")
    (ended,) = person.turns.hang_up()
    assert isinstance(ended, TurnEnded)
    assert ended.utterance.text == "i walked to the"


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("hear"), st.booleans(), st.sampled_from(["", "stop", "i walked", "and"])),
        st.tuples(
            st.just("transcribe"), st.sampled_from(list(Clarity)), st.sampled_from(["", "stop", "i walked"])
        ),
        st.tuples(st.sampled_from(["type", "spoken", "tick", "lost", "answer"]), st.none(), st.none()),
    ),
    max_size=60,
)


@given(EVENTS)
def test_no_order_of_events_breaks_it_or_ends_a_turn_twice(script: list[tuple[str, object, object]]) -> None:
    person = Person()
    for verb, how, text in script:
        before = len(person.signals)
        match verb:
            case "hear":
                person.hears(0.5, str(text), voiced=bool(how))
            case "transcribe":
                person.is_transcribed(str(text), Clarity(str(how)))
            case "type":
                person.feed(Typed("typed", person.now))
            case "spoken":
                person.feed(person.spoken())
            case "tick":
                person.feed(Tick(person.now))
            case "lost":
                person.feed(AudioLost(person.now, 1.0))
            case "answer":
                person.turns.answer_begins("Good.")
        assert len(of(person.signals[before:], TurnEnded)) <= 2
    ids = [signal.utterance.id for signal in of(person.signals, TurnEnded)]
    assert len(ids) == len(set(ids))
    numbers = [signal.turn for signal in of(person.signals, NextTurn)]
    assert numbers == sorted(set(numbers))
