"""Taking words back, as far as one likes, and bringing them again."""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.core.dialogue import Dialogue
from assistant.core.echo import echo
from assistant.core.model import Answer, Entry, Kind, Meaning, Utterance
from assistant.core.phrases import Phrase
from assistant.core.phrases import corrections as phrases
from assistant.journal import Journal, Taken, What
from assistant.skills.skill import Skill
from assistant.understanding.when import day_of

JUST_NOW = timedelta(minutes=10)


def undo(said: Utterance, _: Meaning, dialogue: Dialogue, journal: Journal) -> tuple[Dialogue, Answer | None]:
    return dialogue, taken_back(said, dialogue, journal) or phrases.NOTHING_TO_TAKE_BACK.answer()


def forget(
    said: Utterance, _: Meaning, dialogue: Dialogue, journal: Journal
) -> tuple[Dialogue, Answer | None]:
    """Nothing is erased by ear: a word that was misheard would be gone for good."""
    answer = taken_back(said, dialogue, journal)
    if answer is None:
        return dialogue, phrases.NOTHING_TO_TAKE_BACK.answer()
    return dialogue, replace(answer, sentences=(*answer.sentences, *phrases.TO_ERASE.answer().sentences))


def redo(said: Utterance, _: Meaning, dialogue: Dialogue, journal: Journal) -> tuple[Dialogue, Answer | None]:
    taken = journal.redo(said.said_at)
    if taken is None:
        return dialogue, phrases.NOTHING_TO_BRING_BACK.answer()
    told = {
        What.ADD: (phrases.HERE_AGAIN, phrases.HERE_AGAIN_UNSAID),
        What.DELETE: (phrases.TAKEN_BACK, phrases.TAKEN_BACK_UNSAID),
    }.get(taken.what, (phrases.CHANGED_AGAIN, phrases.CHANGED_AGAIN_UNSAID))
    return dialogue, tell(taken, told, when(taken.entry.said_at, said.said_at, dialogue))


def taken_back(said: Utterance, dialogue: Dialogue, journal: Journal) -> Answer | None:
    taken = journal.undo(said.said_at)
    if taken is None:
        return None
    told = {
        What.ADD: (phrases.TAKEN_BACK, phrases.TAKEN_BACK_UNSAID),
        What.DELETE: (phrases.HERE_AGAIN, phrases.HERE_AGAIN_UNSAID),
    }.get(taken.what, (phrases.AS_BEFORE, phrases.AS_BEFORE_UNSAID))
    return tell(taken, told, when(taken.entry.said_at, said.said_at, dialogue))


def tell(taken: Taken, told: tuple[Phrase, Phrase], moment: str) -> Answer:
    """What happened to which entry; its words only where one may want to hear them."""
    spoken, unsaid = told
    own_words = None if weighs(taken.entry) else echo(taken.entry.words)
    return spoken.answer(echo=own_words) if own_words else unsaid.answer(when=moment)


def weighs(entry: Entry) -> bool:
    """Whether these are words one does not want to hear again."""
    return entry.care is not None or entry.kind is Kind.STUMBLE


def when(told: datetime, now: datetime, dialogue: Dialogue) -> str:
    """When somebody said something, as one would say it: "just now", "on Monday evening", "on 2 March"."""
    day, today = (day_of(moment, dialogue.day_turns_at) for moment in (told, now))
    if now - told < JUST_NOW:
        return "just now"
    if day == today:
        return "earlier today"
    if today - day >= timedelta(days=7):
        return f"on {day.day} {day:%B}"
    parts = ((5, "night"), (12, "morning"), (18, "afternoon"), (23, "evening"), (24, "night"))
    return f"on {day:%A} {next(name for until, name in parts if told.hour < until)}"


UNDO = Skill(
    "undo",
    ("undo [that|it]", "take (that|it) back", "scratch that", "(delete|remove) (that|it|the last one)"),
    undo,
    "Take that back",
)
FORGET = Skill("forget", ("forget (that|it)",), forget, "Forget that")
REDO = Skill(
    "redo",
    ("redo [that|it]", "bring (that|it) back [again]", "(put|get) (that|it) back in"),
    redo,
    "Bring that back",
)
