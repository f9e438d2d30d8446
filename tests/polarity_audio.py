"""Is "did" told from "didn't" by ear? One sentence and its opposite are rendered, heard and judged."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

from assistant.core.model import Utterance
from assistant.core.negation import NEGATIONS
from assistant.ears.recognizer import Recognizer
from assistant.understanding.polarity import GRAVE, untold
from assistant.understanding.spoken import spoken as plain
from tests.speech import aligned, errors, pink_noise, spoken, turn

_AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


class Told(StrEnum):
    """What became of a fact on its way through the ear."""

    RIGHT = "right"
    WRONG = "wrong"
    """The opposite would be stored: what must not happen."""
    UNTOLD = "untold"
    """It was noticed that it cannot be told: nothing is stored, and the answer fits both or asks."""
    UNHEARD = "unheard"
    """No drink, fall or harm is in the words that were heard: whatever is stored is not about it."""


def tell(
    recognizer: Recognizer,
    pair: tuple[str, str],
    voice: str,
    noise_db: float | None,
    before: Sequence[str] = (),
) -> tuple[Told, Told]:
    """Both halves of `pair` (it happened, it did not), each judged by what `recognizer` makes of it.

    `voice`: one of `tests.speech.VOICES`; `noise_db`: how far pink noise is below it, None for none;
    `before`: what was told before, where the matter may be named.
    """
    first, second = (hear(recognizer, said, voice, noise_db) for said in pair)
    return judge(pair, first, before), judge(pair[::-1], second, before)


def hear(recognizer: Recognizer, said: str, voice: str, noise_db: float | None = None) -> Utterance:
    """What `recognizer` makes of a sentence in one of `tests.speech.VOICES`, as a turn of its own."""
    pcm = turn(spoken(said, voice))
    recognizer.discard()
    recognizer.accept((pcm if noise_db is None else pink_noise(pcm, noise_db)).tobytes())
    transcript = recognizer.finish()
    return Utterance(uuid4(), transcript.text, _AT, _AT, recognizer.name, transcript.words)


def judge(pair: tuple[str, str], heard: Utterance, before: Sequence[str] = ()) -> Told:
    """What became of `pair[0]`, the opposite of which is `pair[1]`.

    The one that is nearer word by word was heard; of two as near, the one that denies as the words do.
    """
    text = plain(heard.text)
    if not any(GRAVE.search(plain(told)) for told in (text, *before)):
        return Told.UNHEARD
    if untold(heard, before):
        return Told.UNTOLD
    nearer, away = (errors(aligned(plain(said).split(), text.split())) for said in pair)
    alike = _denies(text.split()) == _denies(plain(pair[0]).split())
    return Told.RIGHT if nearer < away or (nearer == away and alike) else Told.WRONG


def _denies(words: Sequence[str]) -> bool:
    return any(word in NEGATIONS for word in words)
