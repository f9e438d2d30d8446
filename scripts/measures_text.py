"""The sentences with measures: which role each of their words has, and with other numbers and exercises."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from assistant.understanding.exercises import COUNTED, LASTING, SAID
from assistant.understanding.spoken import spoken
from scripts.reading_text import FOLDER, Row, lines

OTHER_NUMBER, OTHER_EXERCISE = 0.5, 0.35
"""How often one is put for what was said."""
JOINED = 6
"""To so many sentences comes one that is two of them, one after the other."""
LONGEST = 13
"""Words, of each of these two."""
_JOINTS = ("", "", "and", "then", "and then", "plus", "also", "after that")
_NUMBER = re.compile(r"\d+")
_COUNTED = [said for said, name in SAID.items() if name in COUNTED or name in LASTING]


@dataclass(frozen=True, slots=True)
class Example:
    """What the model learns from a sentence: its class, its words' tags, or both."""

    words: tuple[str, ...]
    tags: tuple[str, ...] = ()
    """One a word (`assistant.understanding.tagging.TAGS`), or none where they are not known."""
    label: int | None = None
    there: tuple[bool, ...] = ()
    """Of each kind, whether it is in it; for one with a class."""


def tagged_text(part: str) -> list[Example]:
    """Every sentence of `train` whose words are tagged, as `spoken`."""
    return [
        Example(tuple(spoken(line["text"]).split()), tuple(line["tags"].split()))
        for path in sorted((FOLDER / part).glob("measures-*.tsv"))
        for line in lines(path)
    ]


def read_only(row: Row) -> Example:
    """A check-in; with tags, if none of its numbers is a measure."""
    words = tuple(spoken(row.text).split())
    tags = ("O",) * len(words) if row.id in _without_measures() else ()
    return Example(words, tags, row.label, row.there)


@cache
def _without_measures() -> frozenset[str]:
    return frozenset((FOLDER / "train" / "without_measures.txt").read_text(encoding="utf-8").split())


def varied(examples: Sequence[Example], chance: Random) -> Iterator[Example]:
    """Each with some other numbers and exercises, and some in pairs."""
    others = [_other_numbers(_other_exercise(example, chance), chance) for example in examples]
    yield from others
    short = [example for example in others if len(example.words) <= LONGEST]
    for _ in range(len(examples) // JOINED):
        first, second = chance.sample(short, 2)
        joint = tuple(chance.choice(_JOINTS).split())
        told = () if set(first.tags) & {"pain", "before", "no-pain"} else first.words + joint
        tags = (*first.tags, *("O" for _ in joint)) if told else ()
        yield Example(told + second.words, tags + second.tags)


def _other_numbers(example: Example, chance: Random) -> Example:
    words = [
        _other_number(word, tag, chance)
        if _NUMBER.fullmatch(word) and chance.random() < OTHER_NUMBER
        else word
        for word, tag in zip(example.words, example.tags, strict=True)
    ]
    return Example(tuple(words), example.tags)


def _other_number(word: str, tag: str, chance: Random) -> str:
    match tag.removeprefix("B-").removeprefix("I-"):
        case "reps":
            return str(chance.choice([*range(2, 31), 40, 50, 60, 100]))
        case "sets":
            return str(chance.randint(2, 6))
        case "pain" | "before":
            return str(chance.randint(1, 9))
    return word


def _other_exercise(example: Example, chance: Random) -> Example:
    words, tags = list(example.words), list(example.tags)
    for start, end in reversed(list(_exercises(tags))):
        if SAID.get(" ".join(words[start:end])) in COUNTED and chance.random() < OTHER_EXERCISE:
            name = chance.choice(_COUNTED).split()
            words[start:end] = name
            tags[start:end] = [tags[start], *("I-exercise" for _ in name[1:])]
    return Example(tuple(words), tuple(tags))


def _exercises(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where each named exercise goes."""
    start = 0
    while start < len(tags):
        end = start + 1
        if tags[start].endswith("-exercise"):
            while end < len(tags) and tags[end] == "I-exercise":
                end += 1
            yield start, end
        start = end
