"""The whole loop, from the last word to the first sound of the answer: `python -m scripts.bench_loop`.

Everything is measured in one run, with the same recogniser and on the same sentences (synthetic voices),
beside the plainest loop a person would write: load the model, read the microphone until it is quiet for as
long as we are patient, transcribe, print. It brings virtual sound cards of its own (Linux, PulseAudio).
"""

import argparse
import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import psutil

from assistant.app import Conversation
from assistant.core.dialogue import Dialogue
from assistant.core.events import CHUNK, CHUNK_S, RATE, Chunk, Event, Heard, Spoken, Transcribed
from assistant.core.model import Utterance
from assistant.core.patience import Patience
from assistant.demo import SAID
from assistant.ears.ear import Ear
from assistant.ears.whisper_recognizer import Decoder
from assistant.settings import Folders, Settings
from assistant.timing import Timing
from assistant.wiring import find_model, open_recognizer, open_renderer, take_turns
from tests.speech import VOICES, Pcm, silence, spoken, turn

SETTINGS = Settings(engine="whisper")
LOUD = 500
"""Where the plainest loop takes sound for a voice, of 32768."""

Result = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voices", type=int, default=len(VOICES), help="how many synthetic voices")
    parser.add_argument("--loop", choices=LOOPS, help=argparse.SUPPRESS)
    parser.add_argument("--began", type=float, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.loop:
        LOOPS[given.loop](given.began)
        return
    sentences = [(text, voice) for voice in VOICES[: given.voices] for text in SAID]
    print(f"{len(sentences)} sentences: {len(SAID)} of the demo x {given.voices} voices; recogniser: whisper")
    print(f"{'':<46}{'ours':>9}{'plain':>9}{'ratio':>8}")
    line("recognition, CPU s per s of sound, one thread", *factors(sentences))
    with sound_cards() as cards:
        ours, plain = (played(name, sentences, cards) for name in LOOPS)
    for name, key in (("p50", 0.5), ("p95", 0.95)):
        line(f"last word -> words or answer, s, {name}", *(quantile(r["gap"], key) for r in (ours, plain)))
    for name, key in (("p50", 0.5), ("p95", 0.95)):
        line(f"end of turn -> first sample of the answer, s, {name}", quantile(ours["late"], key))
    line("cold start -> microphone captures, s", ours["captures"], plain["captures"])
    line("memory of all processes, MB", ours["memory"], plain["memory"])


def line(what: str, ours: float, plain: float | None = None) -> None:
    rest = f"{plain:>9.2f}{ours / plain:>8.2f}" if plain else f"{'-':>9}{'-':>8}"
    print(f"{what:<46}{ours:>9.2f}{rest}", flush=True)


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, round(share * (len(values) - 1)))]


# --- recognition alone ---------------------------------------------------------------------------------


def factors(sentences: list[tuple[str, str]]) -> tuple[float, float]:
    """CPU seconds a second of sound: ours with the text so far, too; plain with one pass a sentence."""
    found = find_model(SETTINGS, Folders.of_this_user())
    ear, decoder = Ear(open_recognizer(found), Timing()), Decoder(found.path)
    ours = plain = seconds = 0.0
    at = datetime.now(UTC)
    for text, voice in sentences:
        pcm = np.concatenate([turn(spoken(text, voice)), silence(2)])
        seconds += len(pcm) / RATE
        begin = time.process_time()
        for chunk in cut(pcm, at):
            ear.hear(chunk)
            at = chunk.captured_at + timedelta(seconds=CHUNK_S)
        ours += time.process_time() - begin
        begin = time.process_time()
        decoder.glance(pcm, 30, [])
        plain += time.process_time() - begin
    return ours / seconds, plain / seconds


def cut(pcm: Pcm, at: datetime) -> Iterator[Chunk]:
    for start in range(0, len(pcm) - CHUNK + 1, CHUNK):
        yield Chunk(pcm[start : start + CHUNK].tobytes(), at + timedelta(seconds=start / RATE))


# --- both loops on sound cards, each in a process of its own --------------------------------------------


@contextlib.contextmanager
def sound_cards() -> Iterator[Any]:
    from tests.audio.virtual_cards import missing, virtual_cards

    if why := missing():
        sys.exit(f"This needs virtual sound cards, and {why}.")
    with virtual_cards(hum=True) as cards:
        yield cards


def played(loop: str, sentences: list[tuple[str, str]], cards: Any) -> Result:
    """What the loop tells of itself; it says on stdout when it is ready for the next sentence."""
    with tempfile.TemporaryDirectory() as home:
        command = [
            sys.executable,
            "-m",
            "scripts.bench_loop",
            "--loop",
            loop,
            "--began",
            str(time.monotonic()),
        ]
        env = os.environ | cards.env | {"BABYSTEPS_HOME": home}
        with subprocess.Popen(
            command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout
            assert child.stdin
            result: Result = {
                "gap": [],
                "late": [],
                "captures": json.loads(child.stdout.readline())["captures"],
            }
            for text, voice in sentences:
                pcm = np.concatenate([silence(0.5), spoken(text, voice), silence(4)])
                with cards.sounding(pcm):
                    told = json.loads(child.stdout.readline())
                result["gap"].append(told["gap"])
                result["late"].append(told.get("late", 0.0))
            result["memory"] = memory(psutil.Process(child.pid))
            child.terminate()
    return result


def memory(process: psutil.Process) -> float:
    """Proportional set size of a process and its children, in MB: shared pages are shared out."""
    family = [process, *process.children(recursive=True)]
    return sum(float(getattr(one.memory_full_info(), "pss", 0)) for one in family) / 1e6


def tell(**what: float) -> None:
    print(json.dumps(what), flush=True)


def our_loop(began: float) -> None:
    """`babysteps listen`, with a note of when things happened."""
    from assistant.ears.microphone import Microphone
    from assistant.journal import Journal
    from assistant.live import Inbox, LiveEars
    from assistant.timeline import Timeline
    from assistant.voice.fixed import FixedSentences
    from assistant.voice.talking import Talking

    folders, timeline, inbox = Folders.of_this_user(), Timeline(UTC), Inbox()
    microphone = Microphone(timeline)
    ears = LiveEars(
        microphone, lambda: open_recognizer(find_model(SETTINGS, folders)), inbox.post, timeline.now
    )
    said: list[Utterance] = []
    with open_renderer(SETTINGS, folders) as renderer:
        voice = Talking(timeline, renderer, FixedSentences(folders.cache, renderer), None, inbox.post)
        turns = take_turns(SETTINGS, lambda: UTC, headset=False)
        talk = Conversation(turns, ears, Journal(folders.journal), voice, Dialogue(greeted=True))

        def heard() -> Iterator[Event]:
            first = True
            for item in inbox:
                if not isinstance(item, Spoken | Transcribed | Heard):
                    continue
                if first and isinstance(item, Heard):
                    tell(captures=timeline.monotonic(item.at) - CHUNK_S - began)
                    first = False
                if isinstance(item, Spoken) and item.since and said:
                    gap = (item.since - said[-1].until).total_seconds()
                    tell(gap=gap, late=gap - Patience().after(said[-1].text).total_seconds())
                yield item

        for happening in talk.converse(heard()):
            if isinstance(happening, Utterance):
                said.append(happening)


def plain_loop(began: float) -> None:
    """Load the model, read, wait for as much quiet as our patience, transcribe, print."""
    import sounddevice

    decoder = Decoder(find_model(SETTINGS, Folders.of_this_user()).path)
    blocks: queue.Queue[tuple[float, Pcm]] = queue.Queue()

    def take(data: Pcm, *_: object) -> None:
        blocks.put((time.monotonic(), data[:, 0].copy()))

    with sounddevice.InputStream(RATE, CHUNK, channels=1, dtype="int16", callback=take):
        tell(captures=blocks.get()[0] - CHUNK_S - began)
        sound: list[Pcm] = []
        loud_at = 0.0
        while True:
            at, block = blocks.get()
            if np.abs(block.astype(np.int32)).max() > LOUD:
                loud_at = at
            if loud_at:
                sound.append(block)
            if loud_at and at - loud_at > Patience().finished_s:
                decoder.glance(np.concatenate(sound), 30, [])
                tell(gap=time.monotonic() - loud_at)
                sound, loud_at = [], 0.0


LOOPS = {"ours": our_loop, "plain": plain_loop}

if __name__ == "__main__":
    main()
