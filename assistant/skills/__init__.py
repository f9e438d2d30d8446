"""Everything one can say to it. To add something, add one `Skill` to its family's file and to SKILLS.

The order in which an utterance is tried: care, then command templates (whole utterances), then exercise logs,
then reflect, which fits everything.
"""

from dataclasses import replace
from datetime import date

from assistant.core import care
from assistant.core.dialogue import Dialogue
from assistant.core.model import Answer, Care, Entry, Kind, Meaning, Reading, Sure, Utterance
from assistant.journal import Journal
from assistant.skills.corrections import FORGET, REDO, UNDO
from assistant.skills.reflect import CARE, REFLECT
from assistant.skills.rehab import LOG, is_log
from assistant.skills.session import GOODBYE, HELP, STOP
from assistant.skills.week import WEEK
from assistant.understanding.exercises import exercise_names
from assistant.understanding.reading import read
from assistant.understanding.slots import numbers
from assistant.understanding.templates import match
from assistant.understanding.when import meant_day

SKILLS = (CARE, STOP, UNDO, FORGET, REDO, WEEK, HELP, GOODBYE, LOG, REFLECT)
BY_NAME = {skill.name: skill for skill in SKILLS}


def mean(text: str) -> Meaning:
    """What these words mean, before anything is done about it. Total: every text means something."""
    meaning = Meaning(REFLECT.name, {}, read(text), numbers(text), care.look(text))
    if meaning.care is not None:
        return replace(meaning, skill=CARE.name, reading=heavy(meaning.reading, meaning.care))
    for skill in SKILLS:
        for template in skill.templates:
            slots = match(template, text)
            if slots is not None:
                return replace(meaning, skill=skill.name, slots=slots, reading=command(text))
    return replace(meaning, skill=LOG.name, reading=logged(text)) if is_log(text, meaning) else meaning


def remember(said: Utterance, meaning: Meaning, dialogue: Dialogue, journal: Journal) -> bool:
    """Give the words their meaning, or let a command's words go. True if they became an entry."""
    if BY_NAME[meaning.skill].remembers:
        journal.file(entry_of(said, meaning, meant_day(said.text, said.said_at, dialogue.day_turns_at)))
        return True
    journal.drop(said.id)
    return False


def carry_out(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, journal: Journal
) -> tuple[Dialogue, Answer | None]:
    """Do what was asked; the answer, or None to stay quiet."""
    dialogue, answer = BY_NAME[meaning.skill].carry_out(said, meaning, dialogue, journal)
    return replace(dialogue, turn=dialogue.turn + 1, greeted=True), answer


def entry_of(said: Utterance, meaning: Meaning, for_date: date) -> Entry:
    return Entry(
        id=said.id,
        kind=meaning.reading.kind,
        words=said.text,
        said_at=said.said_at,
        for_date=for_date,
        measures=meaning.numbers.measures,
        pain=meaning.numbers.pain,
        pain_before=meaning.numbers.pain_before,
        care=meaning.care,
    )


def command(text: str) -> Reading:
    return Reading(None, text, 1.0, Sure.YES)


def logged(text: str) -> Reading:
    return Reading(Kind.STEP, text, 1.0, Sure.YES)


def heavy(reading: Reading, care: Care) -> Reading:
    """What the words are filed as beside a care: danger is no success, an urge is one only without doubt."""
    if reading.kind is Kind.STUMBLE or (care is Care.URGE and reading.sure is Sure.YES):
        return reading
    return Reading(None, "", reading.confidence, Sure.NO)


PROMPT = (
    *exercise_names()[:20],
    "How was my week? Take that back. Goodbye. Help. Stop. I drank last night",
    "My knee was pain-free. I skipped my exercises again. First day without the crutches",
    "Three sets of ten, pain four. Walked to the shop, pain three",
)
"""What is likely to be said, the likeliest last, for a recogniser that can be told.

Whole sentences steer it further than words; where two sound alike and differ in weight ("pain three" and
"pain-free", "drank" and "ran"), the weightier stands here, or both do.
"""
