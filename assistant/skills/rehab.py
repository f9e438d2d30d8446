"""Hands busy, out of breath: an exercise and its numbers, taken down in passing."""

import re
from dataclasses import replace

from assistant.core import care
from assistant.core.dialogue import Asks, Dialogue, Question
from assistant.core.echo import echo
from assistant.core.model import Answer, Meaning, Utterance
from assistant.core.phrases import asking, pick, reflect, rehab
from assistant.journal import Journal
from assistant.skills.reflect import severe_pain
from assistant.skills.skill import Skill
from assistant.understanding.names import EXERCISE, named
from assistant.understanding.spoken import spoken

GLUE = re.compile(
    r"\b(pain-free"
    r"|[\d.]+|half|x|sets?|reps?|of|each|per|side|left|right|both|leg|arm|knee|with|and|then|at|for|hold|holding|held"
    r"|seconds?|minutes?|metres?|meters?|kilos?|kilograms?|kg|pounds?|lbs|steps|stairs|flights?|laps?|blocks?"
    r"|pain|level|out|was|is|degrees?|band|red|green|blue|yellow|black|did|done|more|i|log|on|the)\b"
)
"""Everything an exercise log may hold besides the exercise."""


def is_log(text: str, meaning: Meaning) -> bool:
    """Whether these words are nothing but exercises and their numbers."""
    counted = any(measure.amount is not None for measure in meaning.numbers.measures)
    return counted and not GLUE.sub("", re.sub(EXERCISE, "", named(spoken(text)))).strip()


def confirm(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, _: Journal
) -> tuple[Dialogue, Answer | None]:
    if care.no_cheer(meaning.numbers.pain):
        return dialogue, severe_pain(said.text, meaning)
    if meaning.numbers.pain_unclear:
        return replace(dialogue, asked=Question(said.id, Asks.PAIN)), asking.WHICH_PAIN.answer()
    own_words = echo(said.text)
    if own_words is None:
        return dialogue, pick(reflect.STEP_PLAIN, dialogue.turn).answer()
    if any(measure.doubtful for measure in meaning.numbers.measures):
        return dialogue, rehab.DOUBTFUL.answer(echo=own_words)
    return dialogue, pick(rehab.LOGGED, dialogue.turn).answer(echo=own_words)


LOG = Skill("log", (), confirm, "Three sets of fifteen heel slides, pain four", remembers=True)
