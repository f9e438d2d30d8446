"""The sentence itself, where something of ours fails: the person is answered, and nothing is pretended."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path
from uuid import uuid4

import pytest

from assistant.app import Answered, Conversation, Happening, NoEars, Saved, Trouble
from assistant.core.dialogue import Dialogue
from assistant.core.events import Event, Typed
from assistant.core.model import Answer, Meaning, Utterance
from assistant.core.phrases import care, trouble
from assistant.core.turn import TurnTaking
from assistant.errors import DeviceError
from assistant.journal import Journal, describe
from tests.talk import Room


class Hoarse(Room):
    """A voice whose engine fails."""

    def say(self, answer: Answer, number: int) -> float | None:
        raise DeviceError("The voice engine does not work.")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    folder = tmp_path / "kept"
    yield Journal(folder / "journal.duckdb")
    shutil.rmtree(folder, ignore_errors=True)


def talk(journal: Journal, *lines: str, room: Room | None = None) -> list[Happening]:
    room = room or Room()
    turns = TurnTaking(uuid4, lambda: UTC, stop_phrases=("stop",))
    conversation = Conversation(turns, NoEars(), journal, room, Dialogue(greeted=True))
    events: list[Event] = [Typed(line, room.now) for line in lines]
    return list(conversation.converse(events))


def answers(happened: list[Happening]) -> list[str]:
    return [one.answer.text for one in happened if isinstance(one, Answered)]


def lose_the_disk(tmp_path: Path) -> None:
    """The journal's folder is a file from now on: nothing can be written there, whoever one is."""
    shutil.rmtree(tmp_path / "kept")
    (tmp_path / "kept").write_text("")


def test_what_happens_is_told_in_order(journal: Journal) -> None:
    kinds = [type(one).__name__ for one in talk(journal, "I walked to the gate")]
    assert kinds == ["Utterance", "Meaning", "Saved", "Answered"]


def test_saved_is_told_when_the_words_can_be_read_by_another_journal(
    journal: Journal, tmp_path: Path
) -> None:
    saved = [one.id for one in talk(journal, "I walked to the gate") if isinstance(one, Saved)]
    journal.settle()
    assert [entry.id for entry in Journal(tmp_path / "kept" / "journal.duckdb").entries()] == saved


def test_a_command_is_not_saved(journal: Journal) -> None:
    assert not [one for one in talk(journal, "help", "how was my week") if isinstance(one, Saved)]
    assert journal.entries() == []


def test_what_cannot_be_written_is_owned_up_to(journal: Journal, tmp_path: Path) -> None:
    lose_the_disk(tmp_path)
    happened = talk(journal, "I walked to the gate")
    assert answers(happened) == [trouble.NOT_SAVED.answer().text]
    assert [one for one in happened if isinstance(one, Trouble)]
    assert not [one for one in happened if isinstance(one, Saved)]


def test_care_is_answered_even_then(journal: Journal, tmp_path: Path) -> None:
    lose_the_disk(tmp_path)
    assert answers(talk(journal, "I want to die")) == [care.CRISIS.answer().text]


def test_a_week_that_cannot_be_read_is_owned_up_to(journal: Journal, tmp_path: Path) -> None:
    talk(journal, "I walked to the gate")
    journal.settle()
    (tmp_path / "kept" / "journal.duckdb").write_bytes(b"not a database" * 1000)
    happened = talk(journal, "how was my week")
    assert answers(happened) == [trouble.NOT_REACHED.answer().text]


def test_when_only_the_meaning_cannot_be_written_the_person_is_answered_all_the_same(
    journal: Journal, tmp_path: Path
) -> None:
    room = Room()
    turns = TurnTaking(uuid4, lambda: UTC, stop_phrases=())
    conversation = Conversation(turns, NoEars(), journal, room, Dialogue(greeted=True))
    happened = []
    for happening in conversation.converse([Typed("I walked to the gate", room.now)]):
        happened.append(happening)
        if isinstance(happening, Meaning):
            lose_the_disk(tmp_path)
    assert [type(one).__name__ for one in happened] == ["Utterance", "Meaning", "Trouble", "Answered"]
    assert answers(happened) == ["You walked to the gate. That counts."]


def test_one_can_say_goodbye_on_a_full_disk(journal: Journal, tmp_path: Path) -> None:
    lose_the_disk(tmp_path)
    happened = talk(journal, "goodbye", "I walked to the gate")
    assert len(answers(happened)) == 1
    assert "Goodbye" in answers(happened)[0]


def test_a_conversation_that_is_broken_off_keeps_the_last_words(journal: Journal) -> None:
    room = Room()
    turns = TurnTaking(uuid4, lambda: UTC, stop_phrases=())
    conversation = Conversation(turns, NoEars(), journal, room, Dialogue(greeted=True))
    assert list(conversation.converse(room.speak("I drank last night", 2))) == []
    assert [type(one).__name__ for one in conversation.hang_up()] == ["Utterance", "Meaning", "Saved"]
    assert [entry.words for entry in journal.entries()] == ["I drank last night"]


def test_words_are_on_the_disk_before_they_are_shown(journal: Journal) -> None:
    room = Room()
    turns = TurnTaking(uuid4, lambda: UTC, stop_phrases=("stop",))
    conversation = Conversation(turns, NoEars(), journal, room, Dialogue(greeted=True))
    happened = conversation.converse([Typed("I walked to the gate", room.now)])
    assert isinstance(next(happened), Utterance)
    assert describe(journal.path).waiting == 1


class Interrupted(Journal):
    """A journal in whose work Ctrl-C comes, once."""

    came = False

    def keep(self, utterance: Utterance, day: date | None = None) -> None:
        if not self.came:
            self.came = True
            raise KeyboardInterrupt
        super().keep(utterance, day)


def test_an_interruption_loses_nothing_that_was_in_hand(tmp_path: Path) -> None:
    room, journal = Room(), Interrupted(tmp_path / "journal.duckdb")
    turns = TurnTaking(uuid4, lambda: UTC, stop_phrases=("stop",))
    conversation = Conversation(turns, NoEars(), journal, room, Dialogue(greeted=True))
    with pytest.raises(KeyboardInterrupt):
        list(conversation.converse([Typed("I walked to the gate", room.now)]))
    assert any(isinstance(one, Saved) for one in conversation.hang_up())
    assert [entry.words for entry in journal.entries()] == ["I walked to the gate"]
    assert not list(conversation.hang_up())


def test_a_failing_voice_is_told_and_the_answer_can_still_be_read(journal: Journal) -> None:
    happened = talk(journal, "I walked to the gate", room=Hoarse())
    assert [type(one).__name__ for one in happened][-2:] == ["Trouble", "Answered"]
    assert answers(happened) == ["You walked to the gate. That counts."]
    assert [entry.words for entry in journal.entries()] == ["I walked to the gate"]


def test_nothing_is_heard_after_goodbye(journal: Journal) -> None:
    happened = talk(journal, "goodbye", "I walked to the gate")
    assert [one.text for one in happened if isinstance(one, Utterance)] == ["goodbye"]
