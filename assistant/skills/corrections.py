"""Taking words back."""

from assistant.core.dialogue import Dialogue
from assistant.core.echo import echo
from assistant.core.model import Answer, Entry, Kind, Meaning, Utterance
from assistant.core.phrases import session
from assistant.journal import Journal
from assistant.skills.skill import Skill


def undo(said: Utterance, _: Meaning, dialogue: Dialogue, journal: Journal) -> tuple[Dialogue, Answer | None]:
    taken = journal.undo(said.said_at)
    if taken is None:
        return dialogue, session.NOTHING_TO_TAKE_BACK.answer()
    own_words = None if weighs(taken) else echo(taken.words)
    if own_words is None:
        return dialogue, session.TAKEN_BACK_UNSAID.answer()
    return dialogue, session.TAKEN_BACK.answer(echo=own_words)


def weighs(entry: Entry) -> bool:
    """Whether these are words one does not want to hear again."""
    return entry.care is not None or entry.kind is Kind.STUMBLE


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
