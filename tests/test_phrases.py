"""The phrase book: how every sentence must sound."""

import re
from string import Formatter

import pytest

from assistant.core.model import Technique
from assistant.core.phrases import BOOK, UNSAID, Phrase, in_words, pick, reflect
from assistant.core.turn import holds, words_of
from assistant.skills.session import STOP_PHRASES

BREATH = 16
"""Words one can say in a breath."""

NAMES = [f"{number}-{phrase.sentences[0][:30]}" for number, phrase in enumerate(BOOK)]


@pytest.mark.parametrize("phrase", BOOK, ids=NAMES)
def test_it_sounds_like_a_friend(phrase: Phrase) -> None:
    for sentence in phrase.sentences:
        words = words_of(re.sub(r"\{\w+\}", "", sentence))
        assert not set(words) & set(UNSAID) or sentence == "No sorry needed.", sentence
        assert "please repeat" not in sentence.lower()
        assert "i understand how you feel" not in sentence.lower()
        assert len(words) <= BREATH, sentence
        assert sentence[-1] in ".?", "it ends like speech, and never with an exclamation mark"
        assert not re.search(r"[!()\[\]*#/]", sentence), "nothing that only works on paper"


@pytest.mark.parametrize("phrase", BOOK, ids=NAMES)
def test_none_of_our_sentences_would_stop_itself(phrase: Phrase) -> None:
    ours = words_of(" ".join(phrase.sentences))
    stops = [stop for stop in STOP_PHRASES if holds(ours, tuple(stop.split()))]
    assert not stops or stops == ["stop"], "the help may name the word; TurnTaking knows that it is ours"


@pytest.mark.parametrize("phrase", BOOK, ids=NAMES)
def test_whatever_fills_it_it_begins_with_a_capital(phrase: Phrase) -> None:
    names = {name for sentence in phrase.sentences for _, name, _, _ in Formatter().parse(sentence) if name}
    answer = phrase.answer(**dict.fromkeys(names, "you walked"))
    assert "{" not in answer.text
    assert all(sentence[0].isupper() or sentence[0] in '"' for sentence in answer.sentences)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"),
        (8, "eight"),
        (7.5, "seven and a half"),
        (8.3, "eight point three"),
        (0.5, "zero point five"),
        (42, "forty two"),
        (60, "sixty"),
        (200, "two hundred"),
        (315, "three hundred and fifteen"),
    ],
)
def test_numbers_are_said_in_words(number: float, said: str) -> None:
    assert in_words(number) == said


@pytest.mark.parametrize(
    ("echo", "begins"),
    [
        ("3 sets of 15", "Three sets of 15."),
        ("10-minute walk", "Ten-minute walk."),
        ("2.5 miles", "Two and a half miles."),
        ("10", "Ten."),
        ("10,000 steps", "10,000 steps."),
        ("5:30 walk", "5:30 walk."),
    ],
)
def test_a_sentence_begins_with_a_word(echo: str, begins: str) -> None:
    assert Phrase(("{echo}.",), Technique.ECHO).answer(echo=echo).text == begins


def test_two_steps_in_a_row_are_not_praised_alike() -> None:
    assert pick(reflect.STEP, 0) is not pick(reflect.STEP, 1)
    assert pick(reflect.STEP, 0) is pick(reflect.STEP, len(reflect.STEP))
