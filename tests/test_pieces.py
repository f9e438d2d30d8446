"""Which words are believed, and where sound is cut: no recogniser needed."""

import numpy as np
import pytest

from assistant.core.events import RATE, Clarity
from assistant.core.model import Word
from assistant.ears.gates import is_noise, runs_in_circles
from assistant.ears.loudness import FRAME, loud_frames, quietest
from assistant.ears.pieces import Piece, better, chained, joined, placed, skipped
from tests.speech import Pcm, silence

CERTAIN, WILD = -0.1, -1.5


def piece(text: str, mean_logprob: float = CERTAIN, word_s: float = 0.4) -> Piece:
    words = tuple(Word(word, i * word_s, (i + 1) * word_s, 0.9) for i, word in enumerate(text.split()))
    return Piece(words, len(words), mean_logprob)


def tone(seconds: float, loudness: float = 5000) -> Pcm:
    return (np.sin(np.arange(round(seconds * RATE)) / 9) * loudness).astype(np.int16)


def hiss(seconds: float, loudness: float) -> Pcm:
    return (np.random.default_rng(5).standard_normal(round(seconds * RATE)) * loudness).astype(np.int16)


def flags(*stretches: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Seconds of loud, quiet, loud, …"""
    return np.concatenate([np.full(round(s * RATE / FRAME), i % 2 == 0) for i, s in enumerate(stretches)])


@pytest.mark.parametrize(
    "text",
    [
        "ten ten ten",
        "two sets two sets two sets",
        "three sets of three sets of",
        "I did it and so I did it and so",
    ],
)
def test_it_runs_in_circles(text: str) -> None:
    assert runs_in_circles(["well", *text.split(), "yes"])


@pytest.mark.parametrize(
    "text", ["", "no no", "three sets of ten and three sets of five", "ten heel slides ten wall squats"]
)
def test_it_does_not_run_in_circles(text: str) -> None:
    assert not runs_in_circles(text.split())


@pytest.mark.parametrize(
    ("text", "noise"), [("", True), (" Huh?", True), ("The.", True), ("the stairs", False)]
)
def test_noise_is_known_by_its_words(text: str, noise: bool) -> None:
    assert is_noise(text) is noise


def test_a_second_reading_breaks_a_circle() -> None:
    looped = piece("ten ten ten ten ten")
    assert better(looped, piece("ten squats")) == piece("ten squats")
    assert better(piece("stop stop stop"), piece("Stop, stop, stop.")).clear
    assert not better(looped, piece("four four four four")).clear
    assert better(piece("ten squats"), piece("go go go go")) == piece("ten squats")


def test_a_second_reading_is_taken_for_its_words_only() -> None:
    assert better(piece("how was my week"), piece("how was my week stop")).text == "how was my week stop"
    assert better(piece("how was my week"), piece("my week")).text == "how was my week"


def test_a_hole_is_under_a_word_that_holds_too_much() -> None:
    assert skipped(piece("how was my week"), flags(1.6)) is None
    assert skipped(piece("week", word_s=3.0), flags(0.5, 0.4, 0.5)) == (0, 3 * RATE)
    assert skipped(piece("I went", word_s=2.0), flags(0.4, 1.6, 2.0)) == (2 * RATE, 4 * RATE)
    assert skipped(piece("week", word_s=3.0), flags(0.5, 2.0, 0.1)) is None, "a click is no word"
    assert skipped(Piece(), flags(2.0)) == (0, 2 * RATE)
    assert skipped(Piece(), flags(0.5)) is None


def test_words_shrink_to_what_is_loud() -> None:
    word = placed(piece("stop", word_s=2.0), flags(0.0, 1.0, 0.5, 0.5), 10.0).words[0]
    assert (word.from_s, word.to_s) == pytest.approx((11.0, 11.5))
    unheard = placed(piece("stop", word_s=2.0), flags(0.0, 2.0), 10.0).words[0]
    assert (unheard.from_s, unheard.to_s) == (10.0, 10.0)


def test_what_is_not_clear_is_left_out_unless_it_is_all() -> None:
    transcript = joined([piece("ten squats"), piece("you blah", WILD), Piece(), piece("pain three")])
    assert (transcript.text, transcript.clarity) == ("ten squats pain three", Clarity.CLEAR)
    assert transcript.mean_logprob == pytest.approx(CERTAIN)
    assert joined([piece("you blah", WILD)]).clarity is Clarity.UNCLEAR
    assert joined([piece("You.", WILD)]).clarity is Clarity.NOISE
    assert joined([Piece()]).clarity is Clarity.NOISE
    assert chained(piece("ten squats"), piece("blah", WILD)).text == "ten squats"


def test_loud_is_what_stands_out() -> None:
    assert not loud_frames(silence(1)).any()
    assert not loud_frames(hiss(2, 800)).any(), "steady noise, however strong"
    assert not loud_frames(silence(0)).any()
    spoken = np.concatenate([hiss(1, 100), hiss(1, 100) + tone(1), hiss(1, 100)])
    assert list(loud_frames(spoken)) == [False] * 50 + [True] * 50 + [False] * 50


def test_it_cuts_in_the_pause() -> None:
    sound = np.concatenate([silence(1), tone(2), hiss(0.4, 9), tone(2)])
    assert 3.1 < quietest(sound, 2 * RATE, len(sound)) / RATE < 3.3
    breathless = np.concatenate([tone(3), tone(0.3, 1000), tone(3)])
    assert 3.0 < quietest(breathless, RATE, len(breathless)) / RATE < 3.3
