"""What Whisper must do beyond the contract: long turns, pauses, repetitions, expectations."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from assistant.core.events import RATE, Clarity
from assistant.ears.gates import plain
from assistant.ears.whisper_recognizer import WhisperRecognizer
from tests.speech import aligned, errors, long_turn, pink_noise, silence, spoken, turn
from tests.test_recognizers import PROMPT, hear, said, whisper, words

STORY = """I walked to the mailbox and back this morning.
My knee felt stiff at first, but it got better after a few minutes.
Then I sat in the kitchen and drank a cup of tea.
My sister called and we talked about the garden.
She wants to plant tomatoes again in spring.
After lunch I did ten heel slides with my left leg.
The pain was three before and two after.
I was a little afraid of the stairs today.
So I took them slowly and held on to the rail.
In the evening my neighbor brought some soup.
We watched an old movie about a ship in the ice.
I skipped the wall squats because I was tired.
Tomorrow I will try again before breakfast.
The doctor says the swelling has gone down.
I want to go back to the park with my dog.
It has been six weeks since the operation.
Today was somewhere in the middle, I think.
I slept seven hours without waking up once.
That has not happened for a long time.
The crutches are standing in the corner now.
I only use one of them when I go outside.
My son says I walk like a penguin.
Next week the physio wants to see me again.
I will tell her about the new pain in my hip.
It comes when I climb the second flight of stairs.
Resting for a minute helps every time.
I wrote the letter that I had been putting off.
Now I am going to bed early and read a book.""".splitlines()


@pytest.fixture
def listener() -> Iterator[WhisperRecognizer]:
    recognizer = whisper().recognizer
    assert isinstance(recognizer, WhisperRecognizer)
    recognizer.discard()
    yield recognizer
    recognizer.expect(PROMPT)
    recognizer.discard()


def test_its_file_costs_nothing_to_import() -> None:
    code = (
        "import sys, assistant.ears.whisper_recognizer; print({'ctranslate2', 'tokenizers'} & {*sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


@pytest.mark.parametrize("pause_s", [0.6, 0.15, 0.0], ids=["paused", "brisk", "breathless"])
@pytest.mark.parametrize("seconds", [20, 45, 120])
def test_a_long_turn_loses_and_doubles_no_word(
    listener: WhisperRecognizer, seconds: int, pause_s: float
) -> None:
    sentences = list(STORY)
    while len(long_turn(sentences, pause_s)) < seconds * RATE:
        sentences += STORY
    while len(long_turn(sentences[:-1], pause_s)) >= seconds * RATE:
        sentences.pop()
    transcript = hear(listener, long_turn(sentences, pause_s))
    truth, heard = plain(" ".join(sentences)), plain(transcript.text)
    pairs = aligned(truth, heard)
    assert longest_run(pairs, "heard") < 4, "words were lost"
    assert longest_run(pairs, "said") < 3, "words were doubled"
    assert not [a for a, b in pairwise(heard) if a == b], "a word was doubled"
    alone = [pair for text in sentences for pair in by_itself(text)]
    assert errors(pairs) / len(truth) < errors(alone) / len(truth) + 0.05
    assert all(one.to_s <= two.from_s for one, two in pairwise(transcript.words))


def longest_run(pairs: list[tuple[str, str]], missing: str) -> int:
    runs = "".join("x" if pair[missing == "heard"] == "" else " " for pair in pairs).split()
    return max(map(len, runs), default=0)


@cache
def by_itself(text: str) -> tuple[tuple[str, str], ...]:
    recognizer = whisper().recognizer
    recognizer.discard()
    return tuple(aligned(plain(text), plain(hear(recognizer, turn(spoken(text))).text)))


def test_a_pause_is_not_decoded_again_but_a_word_after_it_is(listener: WhisperRecognizer) -> None:
    first = hear(listener, turn(spoken("how was my week")))
    again = hear(listener, silence(2))
    assert again.words[0] is first.words[0], "the same words, not equal ones"
    assert words(hear(listener, turn(spoken("stop")))) == "how was my week stop"


@pytest.mark.parametrize("pause_s", [0.4, 1.0, 4.0])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("how was my week", "help me"),
        ("how was my week", "stop"),
        ("I skipped my exercises", "stop"),
        ("My knee felt stiff at first", "stop"),
    ],
)
def test_a_word_after_a_pause_is_not_lost(
    listener: WhisperRecognizer, first: str, last: str, pause_s: float
) -> None:
    heard = words(hear(listener, long_turn([first, last], pause_s)))
    assert heard == said(f"{first} {last}")


def test_a_word_after_an_answer_is_found_in_noise_too(listener: WhisperRecognizer) -> None:
    noisy = pink_noise(np.concatenate([turn(spoken("how was my week")), turn(spoken("stop"))]), 20)
    first, rest = np.split(noisy, [len(turn(spoken("how was my week")))])
    assert words(hear(listener, first)) == "how was my week"
    assert words(hear(listener, rest)).endswith(" stop")


def test_what_people_do_say_three_times_is_believed(listener: WhisperRecognizer) -> None:
    transcript = hear(listener, turn(spoken("stop, stop, stop")))
    assert (words(transcript), transcript.clarity) == ("stop stop stop", Clarity.CLEAR)


def test_what_is_expected_holds_from_the_next_turn_on(listener: WhisperRecognizer) -> None:
    pcm = turn(spoken("my name is Siobhan"))
    before = words(hear(listener, pcm))
    listener.expect(["Siobhan"])
    assert words(listener.finish()) == before
    listener.discard()
    assert words(hear(listener, pcm)) == "my name is siobhan" != before
