"""How well, how fast and how steadily Whisper hears: `python -m scripts.bench_hearing [--minutes 30]`.

Everything in one table is measured in one run, on the same clips: our recipe, and the plain one (a window of
30 s, one beam, no prompt, no gates). The clips are synthetic voices; they say nothing about people.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np
import psutil

from assistant.core.events import RATE
from assistant.ears.models import find
from assistant.ears.whisper_recognizer import Decoder, WhisperRecognizer
from assistant.errors import ModelError
from assistant.journal import Known
from assistant.skills import likely
from assistant.understanding.spoken import spoken as plain
from tests.speech import VOICES, Pcm, aligned, errors, pink_noise, silence, spoken, turn

SENTENCES = """three sets of fifteen heel slides pain four
ten wall squats with my left leg
two sets of twelve clamshells
I held the plank for forty seconds
twenty calf raises on each side
walked three laps around the block
pain was six this morning and three after the ice
straight leg raises two sets of eight
fifteen mini squats and ten bridges
I climbed two flights of stairs without the rail
five hamstring curls with two kilos
I bent my knee to ninety degrees
I missed my exercises on Tuesday
I walked to the mailbox and back
I went to the shop on one crutch
I couldn't do the stairs today
the physio said the swelling has gone down
I slept through the night
I forgot to stretch after lunch
my shoulder hurts when I reach up
how was my week
take that back
help
stop""".splitlines()
"""Commands may stand in the prompt, since they are commands; no other of these sentences does."""

Hear = Callable[[Pcm], tuple[str, float]]


@dataclass
class Score:
    """What one recipe made of all clips."""

    words: int = 0
    wrong: int = 0
    numbers: int = 0
    numbers_right: int = 0
    seconds: float = 0.0
    clips: int = 0

    def add(self, said: str, heard: str, seconds: float) -> None:
        pairs = aligned(plain(said).split(), plain(heard).split())
        figures = [pair for pair in pairs if re.match(r"\d", pair[0])]
        self.words += sum(bool(word) for word, _ in pairs)
        self.wrong += errors(pairs)
        self.numbers += len(figures)
        self.numbers_right += len(figures) - errors(figures)
        self.seconds += seconds
        self.clips += 1

    def __str__(self) -> str:
        wer, numbers = self.wrong / self.words, self.numbers_right / self.numbers
        return f"{wer:>6.1%} {numbers:>8.1%} {self.seconds / self.clips:>9.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--minutes", type=float, help="instead: listen to so much speech, and watch the memory"
    )
    minutes = parser.parse_args().minutes
    try:
        folder = find("whisper", root=Path("nowhere")).path
    except ModelError as error:
        parser.exit(2, f"{error} {error.hint}\n")
    begin = time.perf_counter()
    recognizer = WhisperRecognizer(folder, likely(Known()))
    print(f"loaded in {time.perf_counter() - begin:.2f} s")
    if minutes:
        grow(recognizer, minutes)
    else:
        compare({"ours": ours(recognizer), "plain": plainest(Decoder(folder))})


def compare(recipes: dict[str, Hear]) -> None:
    print(f"{len(SENTENCES)} sentences x {len(VOICES)} voices; CPU seconds a decode, on one thread")
    print(f"{'sound':<12} {'recipe':<6} {'WER':>6} {'numbers':>8} {'seconds':>9}")
    for sound, noisy in (("clean", False), ("10 dB pink", True)):
        scores = {name: Score() for name in recipes}
        for sentence, pcm in clips():
            heard = pink_noise(pcm, 10) if noisy else pcm
            for name, hear in recipes.items():
                scores[name].add(sentence, *hear(heard))
        for name, score in scores.items():
            print(f"{sound:<12} {name:<6} {score}")
        first, second = scores.values()
        print(f"{'':<12} ratio of seconds {first.seconds / second.seconds:.2f}")


def clips() -> Iterator[tuple[str, Pcm]]:
    for voice in VOICES:
        yield from ((sentence, turn(spoken(sentence, voice))) for sentence in SENTENCES)


def ours(recognizer: WhisperRecognizer) -> Hear:
    def hear(pcm: Pcm) -> tuple[str, float]:
        recognizer.discard()
        recognizer.accept(pcm.tobytes())
        begin = time.process_time()
        transcript = recognizer.finish()
        text = transcript.text if transcript.clarity == "clear" else ""
        return text, time.process_time() - begin

    return hear


def plainest(decoder: Decoder) -> Hear:
    def hear(pcm: Pcm) -> tuple[str, float]:
        begin = time.process_time()
        text, _ = decoder.glance(pcm, 30, [])
        return text, time.process_time() - begin

    return hear


def grow(recognizer: WhisperRecognizer, minutes: float) -> None:
    """Turns of two sentences, chunk by chunk as an ear gives them, until so much sound has gone by."""
    process = psutil.Process()
    heard, shown, begin = 0, 0.0, time.process_time()
    spoken_turns = [np.concatenate([pcm, silence(1)]) for _, pcm in clips()]
    for first, second in zip(cycle(spoken_turns), cycle(spoken_turns[1:])):
        pcm = np.concatenate([first, second])
        for start in range(0, len(pcm), 512):
            recognizer.accept(pcm[start : start + 512].tobytes())
        recognizer.finish()
        recognizer.discard()
        heard += len(pcm)
        if heard / RATE >= shown:
            used = (time.process_time() - begin) / (heard / RATE)
            memory = process.memory_info().rss / 2**20
            print(f"{heard / RATE / 60:6.1f} min {memory:6.0f} MB {used:6.2f} CPU s a second of sound")
            shown += minutes * 60 / 10
        if heard / RATE >= minutes * 60:
            break


if __name__ == "__main__":
    main()
