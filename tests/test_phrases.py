"""The phrase book: how every sentence must sound."""

import re
from string import Formatter

import pytest

from assistant.core.phrases import BOOK, Phrase, pick, reflect
from assistant.core.turn import holds, words_of
from assistant.skills.session import STOP_PHRASES

UNUSED = (
    "journey amazing awesome crushing warrior just only little baby should failed failure streak proud least"
    " easy simply obviously unfortunately sorry oops please repeat"
).split()
"""Words that belittle, cheer, judge or beg."""
BREATH = 16
"""Words one can say in a breath."""

NAMES = [f"{number}-{phrase.sentences[0][:30]}" for number, phrase in enumerate(BOOK)]


@pytest.mark.parametrize("phrase", BOOK, ids=NAMES)
def test_it_sounds_like_a_friend(phrase: Phrase) -> None:
    for sentence in phrase.sentences:
        words = words_of(re.sub(r"\{\w+\}", "", sentence))
        assert not set(words) & (set(UNUSED) - {"please", "repeat"}), sentence
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


def test_two_steps_in_a_row_are_not_praised_alike() -> None:
    assert pick(reflect.STEP, 0) is not pick(reflect.STEP, 1)
    assert pick(reflect.STEP, 0) is pick(reflect.STEP, len(reflect.STEP))
