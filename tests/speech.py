"""Spoken test sentences: espeak-ng's synthetic voices, straight from its library."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from assistant.core.events import RATE

VOICES = ("en-us", "en-gb-x-rp", "en-us+f3", "en-gb-scotland+m3")
"""Four English voices that differ in accent, pitch and sex."""

Pcm = npt.NDArray[np.int16]

_WORKER = Path(__file__).with_name("espeak.py")


@cache
def spoken(text: str, voice: str = "en-us", words_a_minute: int = 155) -> Pcm:
    """`text` as 16 kHz mono int16, with nothing around it; the same, read-only array every time.

    Skips the test where espeak-ng's library is not installed.
    """
    loader = pytest.importorskip("espeakng_loader", reason="espeakng-loader is installed on Linux only")
    paths = (loader.get_library_path(), loader.get_data_path())
    command = [sys.executable, "-S", "-E", _WORKER, *paths, voice, str(words_a_minute)]
    raw = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    pcm = _resampled(np.frombuffer(raw[4:], "<i2"), int.from_bytes(raw[:4], "little"))
    pcm.setflags(write=False)
    return pcm


def silence(seconds: float) -> Pcm:
    return np.zeros(round(seconds * RATE), np.int16)


def turn(pcm: Pcm) -> Pcm:
    """What an ear hands over: a second before the voice, and the pause at which it asks for the words."""
    return np.concatenate([silence(1.0), pcm, silence(0.3)])


def long_turn(sentences: Iterable[str], pause_s: float, voices: Sequence[str] = ("en-us",)) -> Pcm:
    """Sentences one after the other, `pause_s` apart, by each voice in turn."""
    parts: list[Pcm] = []
    for number, sentence in enumerate(sentences):
        parts += [_trimmed(spoken(sentence, voices[number % len(voices)])), silence(pause_s)]
    return turn(np.concatenate(parts[:-1]))


def pink_noise(pcm: Pcm, decibels: float) -> Pcm:
    """`pcm` with pink noise `decibels` below its mean power; the same noise every time."""
    spectrum = np.fft.rfft(np.random.default_rng(1).standard_normal(len(pcm)))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    noise = np.fft.irfft(spectrum, len(pcm))
    loudness = np.sqrt(np.mean(pcm.astype(float) ** 2) / np.mean(noise**2)) * 10 ** (-decibels / 20)
    noisy: Pcm = np.clip(pcm + noise * loudness, -32768, 32767).astype(np.int16)
    return noisy


def aligned(said: Sequence[str], heard: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of a word said and a word heard, with the fewest differences; '' where one is missing."""
    costs = np.zeros((len(said) + 1, len(heard) + 1), int)
    costs[:, 0], costs[0] = np.arange(len(said) + 1), np.arange(len(heard) + 1)
    for i, j in np.ndindex(len(said), len(heard)):
        swapped = costs[i, j] + (said[i] != heard[j])
        costs[i + 1, j + 1] = min(swapped, costs[i, j + 1] + 1, costs[i + 1, j] + 1)
    pairs, i, j = [], len(said), len(heard)
    while i or j:
        if i and j and costs[i, j] == costs[i - 1, j - 1] + (said[i - 1] != heard[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((said[i], heard[j]))
        elif i and costs[i, j] == costs[i - 1, j] + 1:
            i -= 1
            pairs.append((said[i], ""))
        else:
            j -= 1
            pairs.append(("", heard[j]))
    return pairs[::-1]


def errors(pairs: Iterable[tuple[str, str]]) -> int:
    """Substitutions, deletions and insertions, as NIST's sclite counts them for the word error rate."""
    return sum(said != heard for said, heard in pairs)


def _trimmed(pcm: Pcm) -> Pcm:
    """Without the silence that espeak-ng puts around a sentence."""
    loud = np.flatnonzero(np.abs(pcm.astype(np.int32)) > 300)
    trimmed: Pcm = pcm[int(loud[0]) : int(loud[-1]) + 1]
    return trimmed


def _resampled(pcm: Pcm, rate: int) -> Pcm:
    """By cutting off the spectrum, which is exact for a whole clip."""
    count = round(len(pcm) * RATE / rate)
    spectrum = np.fft.rfft(pcm)[: count // 2 + 1]
    samples = np.fft.irfft(spectrum, count) * (count / len(pcm))
    return np.clip(samples, -32768, 32767).astype(np.int16)
