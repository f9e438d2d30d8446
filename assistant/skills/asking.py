"""The answers to what we asked: they are understood right after the question, and nowhere else."""

from dataclasses import replace
from types import MappingProxyType

from assistant.core.dialogue import Asks, Dialogue, Question
from assistant.core.model import Answer, Entry, Kind, Meaning, Utterance
from assistant.core.phrases import asking, in_words
from assistant.journal import Journal
from assistant.skills.skill import Skill
from assistant.understanding.commands import Asked, Commands

_KINDS = MappingProxyType(
    {
        "forward": (Kind.STEP, asking.FORWARD),
        "hard": (Kind.STUMBLE, asking.HARD),
        "neither": (None, asking.AS_IT_IS),
    }
)
"""What our question calls them, as the slots of the templates."""


def file_under(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, journal: Journal
) -> tuple[Dialogue, Answer | None]:
    """The person said what it was. "Neither" leaves the entry as it is: without a kind."""
    kind, phrase = _KINDS[next(iter(meaning.slots))]
    if dialogue.asked and kind:
        journal.relabel(dialogue.asked.about, kind, said.said_at)
        journal.settle()  # so that what is like it is read like it from now on
    return dialogue, phrase.answer()


def note_pain(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, journal: Journal
) -> tuple[Dialogue, Answer | None]:
    level = float(meaning.slots.get("level", 0))
    entry = _entry(dialogue.asked, journal)
    if entry:
        journal.amend(replace(entry, pain=level), said.said_at)
    return dialogue, asking.PAIN_NOTED.answer(pain=in_words(level)) if level else asking.NO_PAIN.answer()


def _entry(asked: Question | None, journal: Journal) -> Entry | None:
    return next((entry for entry in reversed(journal.entries()) if asked and entry.id == asked.about), None)


_SO = "[it was|it is|it's|it felt like|that felt like|that was|that's|more like|i'd say|i think|probably]"
LABEL = Skill(
    "label",
    (
        _SO + " {forward: moving forward|forward|forwards|a step|a step forward|progress|moving on}",
        _SO + " [a] {hard: hard|hard moment|hard one|tough moment|bad moment|stumble|setback|rough moment}",
        _SO + " {neither: neither|no|nope|neither of them|neither of those|neither really|none|nothing}",
        "{neither: i don't know|not sure|both|either|never mind|it doesn't matter|leave it|don't ask}",
        "{neither: i [just] (needed|wanted) to say it|just listen|just saying|just needed to say it}",
    ),
    file_under,
    "Moving forward",
)
TOLD_PAIN = Skill(
    "pain",
    (
        "[it was|it's|i said|a] [pain] [was|level|of] {level: 0|1|2|3|4|5|6|7|8|9|10} [out of 10]",
        "[it was|i said|there was|i had] (no pain|no pain at all|none|none at all|nothing|no)",
    ),
    note_pain,
    "No pain",
)
_ANSWERS = {
    Asks.KIND: Commands([(LABEL.name, LABEL.templates)]),
    Asks.PAIN: Commands([(TOLD_PAIN.name, TOLD_PAIN.templates)]),
}


def answer_to(asked: Question | None, text: str) -> Asked | None:
    """The skill, and its slots, if `text` answers what we asked."""
    return _ANSWERS[asked.asks].asked(text) if asked else None
