"""A long turn is heard in pieces: which reading of a piece to believe, and what all of them say together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assistant.core.events import RATE, Clarity, Transcript
from assistant.core.model import Word
from assistant.ears.gates import SURE_ENOUGH, is_noise, plain, runs_in_circles
from assistant.ears.loudness import FRAME

_LONG_WORD = 75
"""Loud frames (1.5 s) that no single word has."""
_PAUSE = 15
"""Quiet frames (0.3 s) that no single word has inside."""
_VOICE = 10
"""Loud frames (0.2 s) on either side of such a pause; fewer are a click, or an alignment a bit off."""

Loud = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one stretch of sound, with times from its start."""

    words: tuple[Word, ...] = ()
    tokens: int = 0
    mean_logprob: float = 0.0
    looped: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def clear(self) -> bool:
        return self.mean_logprob >= SURE_ENOUGH and not self.looped

    @property
    def in_circles(self) -> bool:
        return runs_in_circles(plain(self.text))


def skipped(piece: Piece, loud: Loud) -> tuple[int, int] | None:
    """The first samples (from, to) under which something was spoken that `piece` leaves out, if any.

    Words are aligned to all of the sound, so that a word next to a hole is stretched over it: more is loud
    under it than in any word, or it has a pause inside. `loud`: a flag a frame.
    """
    spans = [_frames(word) for word in piece.words] or [slice(0, len(loud))]
    for span in spans:
        if _holds_more_than_a_word(loud[span]):
            return span.start * FRAME, span.stop * FRAME
    return None


def better(first: Piece, second: Piece) -> Piece:
    """The one to believe of two readings of the same sound, the first of which was doubtful."""
    if plain(first.text) == plain(second.text):
        return first  # "stop, stop, stop" is something that people say
    if second.in_circles:
        return replace(first, looped=first.in_circles)
    return second if first.in_circles or len(second.words) > len(first.words) else first


def placed(piece: Piece, loud: Loud, begin_s: float) -> Piece:
    """`piece` with its words shrunk to what is loud under them, and its times moved by `begin_s`."""
    words = []
    for word in piece.words:
        at = np.flatnonzero(loud[_frames(word)])
        from_s = word.from_s + (float(at[0]) * FRAME / RATE if len(at) else 0.0)
        to_s = word.from_s + (float(at[-1] + 1) * FRAME / RATE if len(at) else 0.0)
        words.append(replace(word, from_s=begin_s + from_s, to_s=begin_s + min(to_s, word.to_s)))
    return replace(piece, words=tuple(words))


def chained(first: Piece, second: Piece) -> Piece:
    """What is clear in two neighbours, as one piece; their times must be placed already."""
    clear = [piece for piece in (first, second) if piece.clear]
    words = tuple(word for piece in clear for word in piece.words)
    return Piece(words, sum(piece.tokens for piece in clear), _mean_logprob(clear))


def joined(pieces: Sequence[Piece]) -> Transcript:
    """What all pieces say. One that is not clear is left out, unless no other is there."""
    clear = [piece for piece in pieces if piece.clear and piece.words]
    told = clear or [piece for piece in pieces if piece.words]
    text = " ".join(piece.text for piece in told)
    words = tuple(word for piece in told for word in piece.words)
    if is_noise(text):
        return Transcript(text, words, _mean_logprob(told), Clarity.NOISE)
    return Transcript(text, words, _mean_logprob(told), Clarity.CLEAR if clear else Clarity.UNCLEAR)


def _holds_more_than_a_word(loud: Loud) -> bool:
    at = np.flatnonzero(loud)
    before = np.flatnonzero(np.diff(at) > _PAUSE) + 1
    return len(at) > _LONG_WORD or bool(np.any((before >= _VOICE) & (len(at) - before >= _VOICE)))


def _mean_logprob(pieces: Sequence[Piece]) -> float:
    tokens = sum(piece.tokens for piece in pieces)
    return sum(piece.mean_logprob * piece.tokens for piece in pieces) / max(1, tokens)


def _frames(word: Word) -> slice:
    return slice(int(word.from_s * RATE) // FRAME, int(word.to_s * RATE) // FRAME)
