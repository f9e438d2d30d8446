"""What we ask, when, and what the answers do."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from assistant.core.dialogue import Asks, Dialogue, Question
from assistant.core.model import Answer, Kind, Meaning, Numbers, Reading, Sure, Technique, Utterance
from assistant.core.phrases import asking
from assistant.journal import Journal
from assistant.skills import carry_out, mean, remember, understand
from assistant.skills.asking import answer_to
from assistant.skills.reflect import REFLECT, reply

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
KIND, PAIN = (Question(uuid4(), asks) for asks in Asks)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal.duckdb")
    yield journal
    journal.close()


def meaning(sure: Sure, kind: Kind | None = Kind.STEP, numbers: Numbers | None = None) -> Meaning:
    return Meaning(REFLECT.name, {}, Reading(kind, "", 0.5, sure), numbers or Numbers())


def say(text: str, dialogue: Dialogue, journal: Journal, minute: int = 0) -> tuple[Dialogue, Answer | None]:
    at = NOW + timedelta(minutes=minute)
    said = Utterance(uuid4(), text, at, at)
    journal.keep(said)
    meant = understand(said, dialogue, journal.known)
    remember(said, meant, dialogue, journal)
    return carry_out(said, meant, dialogue, journal)


def test_it_asks_only_where_it_is_not_sure() -> None:
    words = "the usual with the other one"
    assert reply(words, meaning(Sure.NO), 0) == (asking.WHICH_KIND.answer(), Asks.KIND)
    assert reply(words, meaning(Sure.FAIRLY), 0)[1] is None
    assert reply(words, meaning(Sure.YES), 0)[1] is None


@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize(
    ("kind", "also", "words", "technique"),
    [
        (Kind.STEP, Kind.STUMBLE, "the bus made me sick and I rode it", Technique.BOTH_HALVES),
        (Kind.CELEBRATION, Kind.STUMBLE, "wept the whole way up the tower", Technique.BOTH_HALVES),
        (Kind.STUMBLE, Kind.STEP, "all that way and I turned round at the gate", Technique.BOTH_HALVES),
        (Kind.STUMBLE, None, "I turned round at the gate", Technique.VALIDATION),
        (Kind.STEP, Kind.STUMBLE, "I drank last night and I'm telling you", Technique.VALIDATION),
        (Kind.STUMBLE, Kind.STEP, "went, and I'm such an idiot for leaving", Technique.PRESENCE),
    ],
)
def test_both_halves_are_answered(
    kind: Kind, also: Kind | None, words: str, technique: Technique, turn: int
) -> None:
    """Neither is dropped; but a slip is not cheered for being told, and no self-blame is quoted."""
    meant = Meaning(REFLECT.name, {}, Reading(kind, words, 0.9, Sure.YES, also), Numbers())
    answer, _ = reply(words, meant, turn)
    assert "That counts." not in answer.text
    assert answer.technique is technique or (also is None and answer.technique is Technique.REFRAMING)


@pytest.mark.parametrize(
    "words",
    [
        "the funeral and then the other thing",
        "I'm so ashamed of the other thing",
        "it hurts with the other one",
        "I was scared of the other one",
        "pain nine and the other one",
        "hello",
    ],
)
def test_grief_shame_pain_and_fear_are_never_asked_for_a_label(words: str) -> None:
    answer, asks = reply(words, meaning(Sure.NO, numbers=mean(words).numbers), 0)
    assert asks is None
    assert "?" not in answer.text


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("Moving forward.", "forward"),
        ("um, it was a step", "forward"),
        ("a hard moment", "hard"),
        ("Neither.", "neither"),
        ("I just needed to say it", "neither"),
        ("no", "neither"),
    ],
)
def test_the_answers_are_understood_after_the_question_only(words: str, slot: str) -> None:
    asked = answer_to(KIND, words)
    assert asked is not None
    assert list(asked[1]) == [slot]
    assert answer_to(None, words) is None
    assert answer_to(PAIN, words) is None or slot == "neither"


@pytest.mark.parametrize(
    "words", ["I moved forward in the queue", "a hard day at work", "I walked to the shop"]
)
def test_whoever_goes_on_talking_is_not_answering(words: str) -> None:
    assert answer_to(KIND, words) is None


def test_the_answer_files_it_and_is_no_entry_itself(journal: Journal) -> None:
    said = Utterance(uuid4(), "the usual with the other one", NOW, NOW)
    journal.keep(said)
    remember(said, meaning(Sure.NO, Kind.STUMBLE), Dialogue(), journal)
    assert [entry.kind for entry in journal.entries()] == [None], "what is not sure has no kind"
    dialogue, answer = say("moving forward", Dialogue(asked=Question(said.id, Asks.KIND)), journal, 1)
    assert [entry.kind for entry in journal.entries()] == [Kind.STEP]
    assert answer == asking.FORWARD.answer()
    assert dialogue.asked is None
    assert [correction.now for correction in journal.known.corrections] == [Kind.STEP]


def test_neither_leaves_it_as_it_is(journal: Journal) -> None:
    said = Utterance(uuid4(), "the usual with the other one", NOW, NOW)
    journal.keep(said)
    remember(said, meaning(Sure.NO), Dialogue(), journal)
    _, answer = say("I just needed to say it", Dialogue(asked=Question(said.id, Asks.KIND)), journal, 1)
    assert [entry.kind for entry in journal.entries()] == [None]
    assert answer == asking.AS_IT_IS.answer()
    assert journal.known.corrections == ()


def test_a_question_is_open_for_one_turn(journal: Journal) -> None:
    dialogue, _ = say("I skipped my exercises again", Dialogue(asked=KIND), journal)
    assert dialogue.asked is None


def test_pain_that_was_asked_for_is_in_the_entry(journal: Journal) -> None:
    dialogue, answer = say("three sets of ten heel slides pain-free", Dialogue(), journal)
    assert answer == asking.WHICH_PAIN.answer()
    assert journal.entries()[0].pain is None
    say("three", dialogue, journal, 1)
    assert [entry.pain for entry in journal.entries()] == [3]
