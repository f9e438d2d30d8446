"""Everything one can say to it. To add something, add one `Skill` to its family's file and to SKILLS.

The order in which an utterance is tried: care, then the answer to what we asked, then command templates
(whole utterances), then exercise logs, then reflect, which fits everything.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.core import care
from assistant.core.dialogue import Dialogue, Question
from assistant.core.model import Answer, Care, Correction, Entry, Kind, Meaning, Reading, Sure, Utterance
from assistant.journal import Journal, Known
from assistant.skills.asking import LABEL, TOLD_PAIN, answer_to
from assistant.skills.corrections import FORGET, REDO, RELABEL, UNDO
from assistant.skills.reflect import CARE, REFLECT
from assistant.skills.rehab import LOG, is_log
from assistant.skills.session import GOODBYE, HELP, STOP
from assistant.skills.week import WEEK
from assistant.understanding.commands import Commands
from assistant.understanding.doubted import doubted
from assistant.understanding.numbers import numbers
from assistant.understanding.polarity import untold
from assistant.understanding.prompt import prompt
from assistant.understanding.reading import read
from assistant.understanding.slots import by_rules
from assistant.understanding.spoken import spoken
from assistant.understanding.tender import grieves
from assistant.understanding.when import meant_day

SKILLS = (CARE, STOP, UNDO, FORGET, REDO, RELABEL, WEEK, HELP, GOODBYE, LOG, REFLECT)
BY_NAME = {skill.name: skill for skill in (*SKILLS, LABEL, TOLD_PAIN)}
LATELY = 10
"""Entries back, what somebody told may still be what they are talking of."""
COMMANDS = Commands((skill.name, skill.templates) for skill in SKILLS)


def understand(said: Utterance, dialogue: Dialogue, known: Known) -> Meaning:
    """What was said means, from this person, now. Total: every text means something."""
    meaning = mean(said.text, dialogue.asked, known.corrections, heard=said.engine != "keyboard")
    if meaning.skill == REFLECT.name and untold(said, known.words[-LATELY:]):
        reading = Reading(None, "", meaning.reading.confidence, Sure.FAIRLY)
        meaning = replace(meaning, reading=reading)
    return replace(meaning, numbers=doubted(meaning.numbers, known.usual))


def mean(
    text: str, asked: Question | None = None, corrections: Sequence[Correction] = (), heard: bool = False
) -> Meaning:
    """What these words mean: after a question of ours, and to somebody who corrected us before."""
    danger = care.look(text)
    if danger in (Care.CRISIS, Care.RED_FLAG):  # answered even where the model is missing
        return Meaning(CARE.name, {}, Reading(None, "", 0.0, Sure.NO), by_rules(spoken(text)), danger)
    meaning = Meaning(REFLECT.name, {}, read(text, corrections, heard), numbers(text), danger)
    if danger is Care.URGE:
        return replace(meaning, skill=CARE.name, reading=urged(meaning.reading))
    told = answer_to(asked, text) or COMMANDS.asked(text)
    if told is not None:
        return replace(meaning, skill=told[0], slots=told[1], reading=command(text))
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
    after, answer = BY_NAME[meaning.skill].carry_out(said, meaning, dialogue, journal)
    asked = None if after.asked == dialogue.asked else after.asked  # a question is open for one turn
    return replace(after, turn=dialogue.turn + 1, greeted=True, asked=asked), answer


def entry_of(said: Utterance, meaning: Meaning, for_date: date) -> Entry:
    return Entry(
        id=said.id,
        kind=None if unlabelled(said.text, meaning.reading) else meaning.reading.kind,
        words=said.text,
        said_at=said.said_at,
        for_date=for_date,
        measures=meaning.numbers.measures,
        pain=meaning.numbers.pain,
        pain_before=meaning.numbers.pain_before,
        care=meaning.care,
    )


def unlabelled(text: str, reading: Reading) -> bool:
    """What is not sure is filed without a kind; and nobody's grief is filed as a stumble."""
    return reading.sure is Sure.NO or (reading.kind is Kind.STUMBLE and grieves(spoken(text)))


def command(text: str) -> Reading:
    return Reading(None, text, 1.0, Sure.YES)


def logged(text: str) -> Reading:
    return Reading(Kind.STEP, text, 1.0, Sure.YES)


def urged(reading: Reading) -> Reading:
    """What an urge is filed as: it has a kind only without doubt."""
    known = reading.kind is Kind.STUMBLE or reading.sure is Sure.YES
    return reading if known else Reading(None, "", reading.confidence, Sure.NO)


def likely(known: Known) -> tuple[str, ...]:
    """What this person will probably say, for a recogniser that can be told; the likeliest last."""
    return prompt(known.words, [measure.exercise for measure in known.usual if measure.exercise])


def warm_up() -> None:
    """Load the reading model and compile the commands, so that the first words need not wait for that."""
    mean("hello there")
