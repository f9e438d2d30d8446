"""Which parts make a conversation: the recogniser that is there, recordings, typed lines."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from uuid import uuid4

from assistant.app import Conversation, Happening, Inbox, NoEars, WrittenVoice
from assistant.core.dialogue import Dialogue
from assistant.core.events import Typed
from assistant.core.patience import Patience
from assistant.core.turn import TurnTaking
from assistant.ears import models
from assistant.ears.recognizer import Recognizer
from assistant.journal import Journal, Known
from assistant.settings import Folders, Settings
from assistant.skills import likely
from assistant.skills.session import STOP_PHRASES
from assistant.timing import Timing
from assistant.voice.render import Renderer


def find_model(settings: Settings, folders: Folders) -> models.Found:
    return models.find(settings.engine, settings.model, root=models.models_root(folders.data))


def open_recognizer(found: models.Found) -> Recognizer:
    """Load it: the import of an engine is slow, so it happens here and not at the start."""
    if found.engine == "vosk":
        from assistant.ears.vosk_recognizer import VoskRecognizer

        return VoskRecognizer(found.path)
    from assistant.ears.whisper_recognizer import WhisperRecognizer

    return WhisperRecognizer(found.path, likely(Known()))


def open_renderer(settings: Settings, folders: Folders) -> Renderer:
    return Renderer(folders.cache, voice=settings.voice or "", words_per_minute=settings.words_per_minute)


def patience_of(settings: Settings) -> Patience:
    return Patience(settings.patience_s, 2 * settings.patience_s)


def take_turns(settings: Settings, zone: Callable[[], tzinfo], *, headset: bool) -> TurnTaking:
    return TurnTaking(uuid4, zone, stop_phrases=STOP_PHRASES, patience=patience_of(settings), headset=headset)


def type_in(
    lines: Iterable[Typed], settings: Settings, zone: tzinfo, journal: Journal, timing: Timing
) -> Iterator[Happening]:
    """The conversation over typed lines; answers are read, not heard."""
    inbox = Inbox(datetime.now(UTC))
    turns = take_turns(settings, lambda: zone, headset=True)
    dialogue = Dialogue(greeted=True, day_turns_at=settings.day_turns_at)
    talk = Conversation(turns, NoEars(), journal, WrittenVoice(inbox), dialogue, timing)
    yield from talk.converse(inbox.behind(lines))
