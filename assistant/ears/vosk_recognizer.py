"""Vosk: words while they are being spoken, from a model of its vendor's. The only file that knows vosk."""

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assistant.core.events import RATE, Clarity, Transcript
from assistant.core.model import Word
from assistant.ears.gates import SURE_ENOUGH, is_noise
from assistant.ears.models import vosk_folder
from assistant.errors import ModelError

_UNKNOWN = "[unk]"


class VoskRecognizer:
    """The streaming recogniser. Where it thinks that an utterance is over, its words are kept, no more."""

    name = "vosk"

    def __init__(self, model_dir: Path, grammar: Sequence[str] = ()) -> None:
        """Load the model (seconds). With a `grammar`, its phrases are all that can be heard.

        Raises ModelError for a folder that is no whole model, before libvosk sees it.
        """
        self._engine = _engine(model_dir, grammar)
        self._strict = bool(grammar)
        self._kept: list[Word] = []
        self._accepted = 0
        self._begin = 0
        self._partial: str | None = ""

    @property
    def so_far(self) -> str:
        if self._partial is None:
            self._partial = json.loads(self._engine.PartialResult())["partial"]
        return _text([*(word.text for word in self._kept), *self._partial.split()])

    def accept(self, pcm: bytes) -> None:
        if len(pcm) % 2:
            raise ValueError(f"{len(pcm)} bytes are no whole number of 16-bit samples.")
        self._accepted += len(pcm) // 2
        self._partial = None
        if self._engine.AcceptWaveform(pcm):
            self._keep(self._engine.Result())

    def finish(self) -> Transcript:
        self._keep(self._engine.FinalResult())
        words = tuple(word for word in self._kept if word.text != _UNKNOWN)
        text = _text(word.text for word in words)
        certain = [math.log(max(word.confidence, 1e-3)) for word in words]
        mean = sum(certain) / len(certain) if certain else 0.0
        return Transcript(text, words, mean, self._clarity(text, mean))

    def discard(self) -> None:
        # Reset() would let the frames that wait for their right-hand context speak in the next turn.
        self._engine.FinalResult()
        self._kept, self._partial, self._begin = [], "", self._accepted

    def expect(self, phrases: Sequence[str]) -> None:
        """Nothing: all that Vosk can be told is a grammar, and that would forbid every other word."""

    def _keep(self, result: str) -> None:
        """Vosk's times count from the first sample it was ever given, over all of its results."""
        begin = self._begin / RATE
        for heard in json.loads(result).get("result", ()):
            from_s, to_s = max(0.0, heard["start"] - begin), max(0.0, heard["end"] - begin)
            self._kept.append(Word(heard["word"], from_s, to_s, min(1.0, heard["conf"])))
        self._partial = ""

    def _clarity(self, text: str, mean_logprob: float) -> Clarity:
        """Under a grammar, confidence says nothing: a wrong word is a certain one."""
        if is_noise(text):
            return Clarity.UNCLEAR if any(word.text == _UNKNOWN for word in self._kept) else Clarity.NOISE
        return Clarity.CLEAR if self._strict or mean_logprob >= SURE_ENOUGH else Clarity.UNCLEAR


def _engine(model_dir: Path, phrases: Sequence[str]) -> Any:
    folder = vosk_folder(model_dir)
    try:
        import vosk
    except (ImportError, OSError) as error:
        raise ModelError("Vosk is not installed.", hint="Run `pip install vosk`.") from error
    vosk.SetLogLevel(-1)
    try:
        model = vosk.Model(model_path=str(folder))
        # Here, too: a graph that was cut short is only noticed by the first recogniser.
        engine = vosk.KaldiRecognizer(model, RATE, *_grammar(model, phrases))
    except Exception as error:  # vosk raises no narrower one
        raise ModelError(
            f"Vosk cannot load the model in {folder}.",
            hint="It may be damaged: remove the folder, then run `babysteps models fetch`.",
        ) from error
    engine.SetWords(True)
    return engine


def _grammar(model: Any, phrases: Sequence[str]) -> list[str]:
    if not phrases:
        return []
    # A model without the word for "none of these" says so on stderr every time it is asked.
    unknown = [_UNKNOWN] if model.vosk_model_find_word(_UNKNOWN) >= 0 else []
    return [json.dumps([*phrases, *unknown], ensure_ascii=False)]


def _text(words: Iterable[str]) -> str:
    return " ".join(word for word in words if word != _UNKNOWN)
