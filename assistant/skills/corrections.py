"""Taking words back, as far as one likes, and bringing them again."""

from datetime import datetime

from assistant.core.dialogue import Dialogue
from assistant.core.echo import echo
from assistant.core.model import Answer, Entry, Kind, Meaning, Utterance
from assistant.core.phrases import corrections as phrases
from assistant.journal import Journal, Taken, What
from assistant.skills.skill import Skill


def undo(said: Utterance, _: Meaning, dialogue: Dialogue, journal: Journal) -> tuple[Dialogue, Answer | None]:
    taken = journal.undo(said.said_at)
    return dialogue, told(taken, undone=True) if taken else phrases.NOTHING_TO_TAKE_BACK.answer()


def redo(said: Utterance, _: Meaning, dialogue: Dialogue, journal: Journal) -> tuple[Dialogue, Answer | None]:
    taken = journal.redo(said.said_at)
    return dialogue, told(taken, undone=False) if taken else phrases.NOTHING_TO_BRING_BACK.answer()


def told(taken: Taken, *, undone: bool) -> Answer:
    """What happened to which entry; its words only where one may want to hear them."""
    if taken.what in (What.ADD, What.DELETE):
        gone = undone is (taken.what is What.ADD)
        spoken = phrases.TAKEN_BACK if gone else phrases.HERE_AGAIN
        unsaid = phrases.TAKEN_BACK_UNSAID if gone else phrases.HERE_AGAIN_UNSAID
    else:
        spoken, unsaid = phrases.CHANGED, phrases.CHANGED_UNSAID
    own_words = None if weighs(taken.entry) else echo(taken.entry.words)
    return spoken.answer(echo=own_words) if own_words else unsaid.answer(when=when(taken.entry.said_at))


def weighs(entry: Entry) -> bool:
    """Whether these are words one does not want to hear again."""
    return entry.care is not None or entry.kind is Kind.STUMBLE


def when(moment: datetime) -> str:
    """The weekday and the part of the day: "Monday morning"."""
    parts = ((5, "night"), (12, "morning"), (18, "afternoon"), (23, "evening"), (24, "night"))
    return f"{moment:%A} {next(name for until, name in parts if moment.hour < until)}"


UNDO = Skill(
    "undo",
    (
        "undo [that|it]",
        "take (that|it) back",
        "scratch that",
        "(delete|remove) (that|it|the last one)",
        "forget that",
    ),
    undo,
    "Take that back",
)
REDO = Skill(
    "redo",
    ("redo [that|it]", "bring (that|it) back [again]", "(put|get) (that|it) back in"),
    redo,
    "Bring that back",
)
