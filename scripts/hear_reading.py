"""The sentences as a recogniser hears them: `python -m scripts.hear_reading {train,dev,test} [--jobs 2]`.

Each is rendered by one of many synthetic voices, at one of several speeds, with pink noise or without, and
taken down by Whisper with the prompt and the window that it has in the program. What came out is written to
`heard.tsv`, also where it is wrong, but not where nothing came out. Goes on where it was broken off.
"""

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from assistant.core.events import RATE
from assistant.ears.models import find
from assistant.ears.whisper_recognizer import Decoder
from assistant.journal import Known
from assistant.skills import likely
from scripts.reading_text import FOLDER, Row, written
from tests.speech import pink_noise, spoken, turn

ACCENTS = ("en-us", "en", "en-gb-x-rp", "en-gb-scotland", "en-029", "en-us-nyc", "en-gb-x-gbclan")
TIMBRES = (
    *("", "+m1", "+m3", "+m7", "+f1", "+f2", "+f3", "+f4"),
    *("+Annie", "+linda", "+steph", "+Michael", "+grandpa"),
)
NOISES = {"train": ("", "again"), "dev": ("clean", "10"), "test": ("clean", "10")}
"""Decibels of speech above pink noise; in training each sentence is heard twice, in noises of its own."""
WINDOW_S = 15
LONGEST = 13 * RATE
"""Samples of a sentence that are heard at once; few are longer."""
TRAIN_NOISES = ("clean", "clean", "20", "10", "10", "5")


class Clip(NamedTuple):
    """How one copy of a sentence is to sound."""

    row: Row
    noise: str
    voice: str
    words_a_minute: int


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", choices=NOISES)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    path = FOLDER / args.part / "heard.tsv"
    if not path.exists():
        path.write_text("id\tnoise\tvoice\ttext\n", encoding="utf-8")
    done = {tuple(line.split("\t")[:3]) for line in path.read_text(encoding="utf-8").splitlines()}
    clips = [clip for clip in _clips(args.part) if (clip.row.id, clip.noise, clip.voice) not in done]
    with ProcessPoolExecutor(args.jobs) as pool, path.open("a", encoding="utf-8") as file:
        for clip, text in zip(clips, pool.map(_heard, clips, chunksize=4), strict=True):
            if text:
                file.write("\t".join((clip.row.id, clip.noise, clip.voice, text)) + "\n")
                file.flush()


def _clips(part: str) -> Iterator[Clip]:
    for row in written(part):
        for noise in NOISES[part]:
            chance = Random(f"{row.id} {noise}")
            voice = chance.choice(ACCENTS) + chance.choice(TIMBRES)
            loudness = chance.choice(TRAIN_NOISES) if part == "train" else noise
            yield Clip(row, loudness, voice, chance.randrange(140, 195))


def _heard(clip: Clip) -> str:
    pcm = spoken(clip.row.text, clip.voice, clip.words_a_minute)
    if clip.noise != "clean":
        pcm = pink_noise(pcm, float(clip.noise))
    decoder, prompt = _decoder()
    pieces = [pcm[at : at + LONGEST] for at in range(0, len(pcm), LONGEST)]
    heard = (decoder.listen(turn(piece), WINDOW_S, prompt).text for piece in pieces)
    return " ".join(" ".join(heard).split())


@cache
def _decoder() -> tuple[Decoder, list[int]]:
    decoder = Decoder(find("whisper", root=Path("nowhere")).path)
    return decoder, decoder.prompt(likely(Known()))


if __name__ == "__main__":
    main()
