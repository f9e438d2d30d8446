"""The trained model: what each word says for each kind, and of a measure. Only this file knows onnxruntime.

A small sentence encoder (MiniLM, six layers, eight bits; models/reading/README.md is its card) gives every
word piece a logit for each kind; the mean over all pieces decides, so that what one word gave is exact. In
the same pass it gives every word a logit for each role in a measure (tagging.py), and for each kind being in
the sentence at all, since a check-in may have two halves.
"""

import json
import math
import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.core.model import Kind
from assistant.errors import ModelError

FOLDER = Path(__file__).parents[2] / "models" / "reading"

CLASSES = (Kind.STEP, Kind.STUMBLE, Kind.CELEBRATION, None)
"""In the order of the model's logits; None is no check-in."""

LONGEST = 254
"""Word pieces that are read; of a longer story the end, since its close decides."""

_COMMON = 2100
"""The hundred commonest words come before this number in the vocabulary."""
_PART = re.compile(r"\w+|[^\w\s]")


Logits = NDArray[np.float32]
Shares = tuple[tuple[float, ...], ...]
"""For each word of a sentence one logit a class; their sum over the words is the sentence's."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What was found on the development split, and goes with the weights."""

    temperature: float
    """What the logits are divided by, so that a confidence of 0.8 is right eight times in ten."""
    heard: float
    """... of words that a recogniser took down, some of them wrong."""
    yes_from: float
    """Confidence from which a reading is sure."""
    no_below: float
    """Confidence under which it is better to ask."""
    also_from: float
    """How likely another kind must be in the sentence, to be its other half."""


def weigh(words: Sequence[str]) -> Shares:
    """The `spoken` words of one sentence, weighed. Raises ModelError where the model is missing or broken."""
    places, logits, _, _ = _passed(tuple(words))
    shares = np.zeros((len(words), len(CLASSES)))
    np.add.at(shares, places, logits / max(1, len(places)))
    return tuple(map(tuple, shares.tolist()))


def tag(words: Sequence[str]) -> list[list[float]]:
    """For each `spoken` word how likely each tag of `tagging.TAGS` is. Raises ModelError as `weigh` does."""
    places, _, logits, _ = _passed(tuple(words))
    parts = np.exp(logits - logits.max(axis=-1, keepdims=True))
    chances = np.zeros((len(words), logits.shape[-1]))
    chances[:, 0] = 1.0  # a word too far back to be read tells nothing
    first = [at for at, place in enumerate(places) if at == 0 or places[at - 1] != place]
    chances[[places[at] for at in first]] = (parts / parts.sum(axis=-1, keepdims=True))[first]
    return chances.tolist()


def halves(words: Sequence[str]) -> list[float]:
    """For each kind, in the order of CLASSES, how likely it is there. Raises ModelError as `weigh` does."""
    places, _, _, logits = _passed(tuple(words))
    means = logits.sum(axis=0) / max(1, len(places))
    return (1 / (1 + np.exp(-means))).tolist()  # type: ignore[no-any-return]


@lru_cache(maxsize=64)
def _passed(words: tuple[str, ...]) -> tuple[list[int], Logits, Logits, Logits]:
    """For each piece that was read its word's place, and its logits: classes, tags, kinds that are there."""
    ids, session = _vocabulary(), _session()
    pieces = [(place, piece) for place, word in enumerate(words) for piece in word_pieces(word)][-LONGEST:]
    asked = np.array([[ids["[CLS]"], *(piece for _, piece in pieces), ids["[SEP]"]]], np.int64)
    logits, tags, there = session.run(None, {"ids": asked, "mask": np.ones_like(asked)})
    return [place for place, _ in pieces], logits[0, 1:-1], tags[0, 1:-1], there[0, 1:-1]


def rarity(word: str) -> float:
    """How much sharing `word` says of two sentences: 0 for the common words, up to 2.7 for rare ones.

    The model's vocabulary is ordered by how often its pieces occur, so that their number tells (Zipf, 1949).
    """
    pieces = word_pieces(word)
    return max(0.0, math.log(max(pieces) / _COMMON)) if pieces else 0.0


@lru_cache(maxsize=4096)
def word_pieces(word: str) -> tuple[int, ...]:
    """`word` in the longest pieces that the model knows (WordPiece, as in BERT; Devlin et al., 2019)."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return tuple(piece for part in _PART.findall(bare) for piece in _longest_first(part))


def _longest_first(part: str) -> list[int]:
    ids = _vocabulary()
    found: list[int] = []
    at = 0
    while at < len(part):
        before = "##" if at else ""
        end = next((e for e in range(len(part), at, -1) if before + part[at:e] in ids), at)
        if end == at:
            return [ids["[UNK]"]]
        found.append(ids[before + part[at:end]])
        at = end
    return found


@cache
def scales() -> Scales:
    return Scales(**json.loads(_file("scales.json").read_text()))


@cache
def _vocabulary() -> dict[str, int]:
    return {piece: number for number, piece in enumerate(_file("vocab.txt").read_text("utf-8").split("\n"))}


@cache
def _session() -> Any:
    """The model, loaded. The library phones home, with an id of the machine, unless it is told not to."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # it is read when the library is imported
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep room for every length that a sentence had
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(
            str(_file("reading.onnx")), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the library raises its own classes for each way a file can be bad
        raise ModelError("The reading model cannot be loaded.", hint=_HOW_TO_MEND) from error


_HOW_TO_MEND = "It is part of the checkout, in models/reading: `git checkout models/reading` brings it back."


def _file(name: str) -> Path:
    path = FOLDER / name
    if not path.is_file():
        raise ModelError(f"The reading model lacks its file {name}.", hint=_HOW_TO_MEND)
    return path
