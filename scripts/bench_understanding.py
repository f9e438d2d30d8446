"""How well is a check-in understood? `python -m scripts.bench_understanding [--polarity]`.

On the exam of models/reading: the reading, typed and as Whisper took it down from synthetic voices (clean,
and 10 dB above pink noise); the numbers; the commands and what only looks like one; what a person's
corrections teach; time and memory. `--polarity` renders and hears 200 pairs of sentences that differ in "did"
and "didn't" (half an hour). Every rate comes with its n and its 95 % interval (Wilson, 1927).
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

import numpy as np

from assistant.core.model import Correction, Kind, Measure, Reading
from assistant.ears.models import find
from assistant.ears.whisper_recognizer import WhisperRecognizer
from assistant.journal import Known
from assistant.skills import COMMANDS, likely, mean
from assistant.skills.corrections import KIND_OF
from assistant.understanding.exercises import LASTING, canonical
from assistant.understanding.numbers import numbers
from assistant.understanding.reading import chances, read
from assistant.understanding.spoken import spoken
from assistant.understanding.when import meant_day
from scripts.reading_scores import (
    NONE,
    Ints,
    Rate,
    calibration_error,
    covered,
    interval,
    joy_for_a_stumble,
    macro_f1,
    three_kinds,
)
from scripts.reading_text import CLASSES, FOLDER, Row, heard, lines, written
from tests.polarity_audio import Told, tell
from tests.speech import VOICES

PHENOMENA = ("negation", "mixed", "past-now", "hedge", "third-person", "sarcasm")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--polarity", action="store_true")
    args = parser.parse_args()
    for name, rows in (
        ("typed", written("test")),
        ("heard, clean", heard("test", "clean")),
        ("heard, 10 dB", heard("test", "10")),
    ):
        readings(name, rows)
    measures()
    commands()
    diaries()
    speed()
    if args.polarity:
        polarity()


def readings(name: str, rows: Sequence[Row]) -> None:
    """The reading of one kind of text."""
    labels = np.array([row.label for row in rows], np.int64)
    misheard = name != "typed"
    probabilities = np.array([chances(row.text, heard=misheard) for row in rows])
    taken = np.array([_class(mean(row.text, heard=misheard).reading.kind) for row in rows], np.int64)
    kinds = labels < NONE
    three = three_kinds(probabilities)
    print(f"\n## The reading, {name}: {len(rows)} sentences\n")
    print(f"a stumble called a celebration   {joy_for_a_stumble(labels, taken)}")
    print(f"macro-F1, 4 kinds                {_f1(labels, taken, range(4))}")
    print(f"macro-F1, 3 kinds                {_f1(labels[kinds], three[kinds], range(3))}")
    print(f"right, the surest 80 %           {covered(labels, probabilities, 0.8)}")
    print(f"right, the surest 90 %           {covered(labels, probabilities, 0.9)}")
    print(f"calibration error (ECE)          {calibration_error(labels, probabilities):.3f}")
    for phenomenon in PHENOMENA:
        here = np.array([phenomenon in row.tags for row in rows])
        print(f"right, {phenomenon:<25} {Rate(int((taken == labels)[here].sum()), int(here.sum()))}")
    both_halves(rows, misheard)
    print("\n| is \\ taken for | " + " | ".join(CLASSES) + " |\n|---|---|---|---|---|")
    for place, kind in enumerate(CLASSES):
        counts = Counter(taken[labels == place].tolist())
        print(f"| {kind} | " + " | ".join(str(counts[other]) for other in range(4)) + " |")


def both_halves(rows: Sequence[Row], misheard: bool) -> None:
    """Of the check-ins with two halves, those of which both were told; and of the told ones, the right."""
    told = [_kinds(read(row.text, heard=misheard)) for row in rows]
    are = [{kind for kind, there in zip(CLASSES, row.there, strict=False) if there} for row in rows]
    right = sum(said == is_there for said, is_there in zip(told, are, strict=True) if len(is_there) > 1)
    print(f"both halves told, where two are  {Rate(right, sum(len(each) > 1 for each in are))}")
    print(f"right, where two were told       {Rate(right, sum(len(each) > 1 for each in told))}")


def _kinds(reading: Reading) -> set[str]:
    return {kind.value for kind in (reading.kind, reading.also) if kind}


def _class(kind: Kind | None) -> int:
    return CLASSES.index(kind.value) if kind else NONE


def _f1(labels: Ints, taken: Ints, classes: Iterable[int]) -> str:
    low, high = interval(labels, taken, list(classes))
    return f"{macro_f1(labels, taken, list(classes)):6.3f} (n {len(labels)}, {low:.3f} to {high:.3f})"


SAID_AT = datetime(2026, 3, 4, 21, tzinfo=UTC)
"""A Wednesday evening."""
_DAYS_AGO = {"yesterday": 1, "last night": 1, "two days ago": 2, "three days ago": 3}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Figures = tuple[tuple[dict[str, Any], ...], float | None, float | None, date]
"""What was measured, pain, pain before, the day."""


def measures(part: str = "test") -> None:
    """The numbers of a sentence: all right, each right, and those that nobody said."""
    whole, numbered, spurious, silent = [], Counter[bool](), Counter[bool](), []
    for line in (FOLDER / part / "measures.jsonl").read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        wanted, found = _wanted(asked), _found(asked["text"])
        if len(asked) > 1:
            whole.append(wanted == found)
        else:
            silent.append(found[:3] == ((), None, None))
        said, told = Counter(_figures(wanted)), Counter(_figures(found))
        numbered[True] += (said & told).total()
        numbered[False] += (said - told).total()
        spurious[True] += (told - said).total()
        spurious[False] += (said & told).total()
    print("\n## Measures\n")
    print(f"everything right                 {Rate(sum(whole), len(whole))}")
    print(f"numbers right                    {Rate(numbered[True], numbered.total())}")
    print(f"of the numbers found, spurious   {Rate(spurious[True], spurious.total())}")
    print(f"nothing found where nothing is   {Rate(sum(silent), len(silent))}")


def _wanted(asked: dict[str, Any]) -> Figures:
    things = tuple(_plain(Measure(**measure)) for measure in asked.get("measures", ()))
    return things, asked.get("pain"), asked.get("pain_before"), _day(asked.get("when", "today"))


def _found(text: str) -> Figures:
    found = numbers(text)
    day = meant_day(text, SAID_AT, time_of_day(4))
    return tuple(map(_plain, found.measures)), found.pain, found.pain_before, day


def _plain(measure: Measure) -> dict[str, Any]:
    """What was said of it; an exercise by its one name, what is held by its hold, numbers to a hundredth."""
    said = {name: value for name, value in asdict(measure).items() if value not in (None, False)}
    with suppress(KeyError):
        said["exercise"] = canonical(spoken(said["exercise"]))
    if said.get("exercise") in LASTING and said.get("unit") == "seconds" and "hold_s" not in said:
        said["hold_s"] = said.pop("amount")
        del said["unit"]
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in said.items()}


def _figures(figures: Figures) -> Iterator[tuple[str, float]]:
    for measure in figures[0]:
        yield from ((name, float(each)) for name, each in measure.items() if isinstance(each, int | float))
    pains = {"pain": figures[1], "before": figures[2]}
    yield from ((name, each) for name, each in pains.items() if each is not None)


def _day(when: str) -> date:
    today = SAID_AT.date()
    if when != "last night":  # "yesterday afternoon", "last friday", "friday night": the day
        when = re.sub(r"^last | (?:morning|afternoon|evening|night)$", "", when)
    if when in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(when)) % 7)
    return today - timedelta(days=_DAYS_AGO.get(when, 0))


def commands() -> None:
    """What is asked for, as it is said and as it may be misheard; and what only looks like it."""
    asked = list(lines(FOLDER / "test" / "commands.tsv"))
    told = (FOLDER / "test" / "reflections.txt").read_text(encoding="utf-8").splitlines()
    print("\n## Commands\n")
    for heard_as in ("as said", "misheard"):
        right = [_command(line["text"]) == line["command"] for line in asked if line["heard"] == heard_as]
        print(f"understood, {heard_as:<20} {Rate(sum(right), len(right))}")
    wrong = [_command(line["text"]) not in ("", line["command"]) for line in asked]
    print(f"taken for another command        {Rate(sum(wrong), len(wrong))}")
    false = [text for text in told if _command(text)]
    print(f"reflections taken for a command  {Rate(len(false), len(told))}")
    ordinary = [row.text for row in written("test") if row.kind != "none"]
    print(f"check-ins taken for a command    {Rate(sum(bool(_command(t)) for t in ordinary), len(ordinary))}")


def _command(text: str) -> str:
    asked = COMMANDS.asked(text)
    if asked is None:
        return ""
    name, slots = asked
    kind = KIND_OF.get(slots.get("kind", ""))
    return f"{name}:{kind.value}" if kind else name


def diaries() -> None:
    """Four made-up people with words of their own: what corrections of one half do for the other."""
    rows = list(lines(FOLDER / "test" / "diaries.tsv"))
    without, learned = Counter[bool](), Counter[bool]()
    for person in sorted({line["person"] for line in rows}):
        entries = [(line["text"], _kind(line["kind"])) for line in rows if line["person"] == person]
        half = len(entries) // 2
        taken = [(text, read(text).kind, meant) for text, meant in entries[:half]]
        corrections = [Correction(text, was, now) for text, was, now in taken if was is not now]
        without.update(read(text).kind is meant for text, meant in entries[half:])
        learned.update(read(text, corrections).kind is meant for text, meant in entries[half:])
    print("\n## What a person's corrections teach: the second half of four diaries\n")
    print(f"right, without corrections       {Rate(without[True], without.total())}")
    print(f"right, with those of the first   {Rate(learned[True], learned.total())}")


def _kind(name: str) -> Kind | None:
    return Kind(name) if name in list(Kind) else None


def speed() -> None:
    """In a process of its own each: the first reading, then one by one; and a batch through the command."""
    print("\n## Time and memory, one thread\n", flush=True)
    print(
        subprocess.run([sys.executable, "-c", _ALONE], check=True, capture_output=True, text=True).stdout,
        end="",
    )
    lines = [row.text for row in written("test")]
    began = time.perf_counter()
    command = [sys.executable, "-m", "assistant", "understand", "--json"]
    subprocess.run(command, input="\n".join(lines), check=True, capture_output=True, text=True)
    spent = time.perf_counter() - began
    print(f"`understand --json`, {len(lines)} lines    {len(lines) / spent:.0f} sentences a second")
    size = sum((FOLDER / name).stat().st_size for name in ("reading.onnx", "vocab.txt", "scales.json"))
    print(f"on the disk                      {size / 1e6:.1f} MB")


TOPICS = {"substance": "I stay sober", "fall": "I had a bad fall", "selfharm": "I hurt myself"}
"""What was told before: without it, half of these sentences do not say what they are about."""


def polarity() -> None:
    """Both sentences of each pair, spoken and heard: is what would be stored right?"""
    recognizer = WhisperRecognizer(find("whisper", root=Path("nowhere")).path, likely(Known()))
    pairs = list(lines(FOLDER / "test" / "polarity.tsv"))
    print('\n## "Did" and "didn\'t", from audio\n')
    for noise_db in (None, 10.0):
        told = Counter(
            result
            for number, pair in enumerate(pairs)
            for result in tell(
                recognizer,
                (pair["happened"], pair["did_not"]),
                VOICES[number % len(VOICES)],
                noise_db,
                (TOPICS[pair["topic"]],),
            )
        )
        name = "clean" if noise_db is None else f"{noise_db:.0f} dB"
        for result in Told:
            print(f"{name}, {result:<24} {Rate(told[result], told.total())}", flush=True)


_ALONE = """
import os, psutil, time
process = psutil.Process()
import numpy
bare = process.memory_info().rss
began = time.perf_counter()
from assistant.understanding.reading import read
read("I walked to the mailbox, pain three.")
cold = time.perf_counter() - began
from scripts.reading_text import written
spent = []
for row in written("test"):
    began = time.perf_counter()
    read(row.text)
    spent.append(1000 * (time.perf_counter() - began))
spent.sort()
print(f"cold start, first reading done   {cold:.2f} s")
p50, p95 = spent[len(spent) // 2], spent[len(spent) * 95 // 100]
print(f"a reading, p50 / p95             {p50:.1f} / {p95:.1f} ms")
print(f"memory, more than numpy alone    {(process.memory_info().rss - bare) / 1e6:.0f} MB")
print(f"memory, the whole process        {process.memory_info().rss / 1e6:.0f} MB")
"""


if __name__ == "__main__":
    main()
