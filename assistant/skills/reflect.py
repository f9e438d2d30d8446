"""Whatever is no command is a check-in: it is remembered, and answered in the person's own words."""

import re

from assistant.core import care as care_signals
from assistant.core.dialogue import Dialogue
from assistant.core.echo import UNKIND, echo
from assistant.core.model import Answer, Care, Kind, Meaning, Sure, Utterance
from assistant.core.phrases import Phrase, care, pick, reflect
from assistant.journal import Journal
from assistant.skills.skill import Skill
from assistant.understanding.exercises import canonical, exercise_names, spoken_for
from assistant.understanding.spoken import spoken

NAMES = re.compile(rf"\b({spoken_for(exercise_names())})\b")
MISSED = re.compile(r"\b(skip\w*|miss(ed|ing)?|forgot\w*|didn'?t (do|go|get|make)|did not (do|go))\b", re.I)
SLIPPED = re.compile(r"\b(drank|drunk|drinking|smoked|used|relapsed?|binged?|gambled|high)\b", re.I)
HURT = re.compile(r"\b(hurts?|painful|ache[ds]?|aching|sore)\b", re.I)
HARD = re.compile(r"\b(hard|tough|awful|rough|terrible|scared|scary|didn'?t want to|exhaust\w+)\b", re.I)
TURN = re.compile(r"\b(but|though|still|anyway|and)\b", re.I)


def answer_check_in(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, _: Journal
) -> tuple[Dialogue, Answer | None]:
    return dialogue, reply(said.text, meaning, dialogue.turn)


def reply(words: str, meaning: Meaning, turn: int) -> Answer:
    """One answer to one check-in. Severe pain first; joy only where there is no doubt of it."""
    if care_signals.no_cheer(meaning.numbers.pain):
        return severe_pain(words, meaning)
    kind, sure = meaning.reading.kind, meaning.reading.sure
    if kind is None:
        return pick(reflect.PRESENCE, turn).answer()
    if kind is Kind.STUMBLE:
        return pick(stumble_phrases(words), turn).answer()
    if sure is Sure.NO:
        return pick(reflect.FITS_BOTH, turn).answer()
    if TURN.search(words) and (HURT.search(words) or HARD.search(words)):
        return (
            reflect.HURT_AND_DONE.answer() if HURT.search(words) else pick(reflect.BOTH_HALVES, turn).answer()
        )
    return well_done(words, meaning, turn)


def well_done(words: str, meaning: Meaning, turn: int) -> Answer:
    own_words = echo(words, meaning.reading.because)
    celebrated = meaning.reading.kind is Kind.CELEBRATION and meaning.reading.sure is Sure.YES
    if own_words is None:
        return pick(reflect.CELEBRATION_PLAIN if celebrated else reflect.STEP_PLAIN, turn).answer()
    return pick(reflect.CELEBRATION if celebrated else reflect.STEP, turn).answer(echo=own_words)


def stumble_phrases(words: str) -> tuple[Phrase, ...]:
    if UNKIND.search(words):
        return reflect.SELF_BLAME
    if SLIPPED.search(words):
        return reflect.SLIPPED
    return reflect.MISSED if MISSED.search(words) else reflect.STUMBLE


def severe_pain(words: str, meaning: Meaning) -> Answer:
    pain = f"{meaning.numbers.pain:g}"
    exercise = NAMES.search(spoken(words))
    if exercise is None:
        return care.SEVERE_PAIN.answer(pain=pain)
    return care.SEVERE_PAIN_AT.answer(pain=pain, exercise=canonical(exercise[0]))


def answer_care(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, _: Journal
) -> tuple[Dialogue, Answer | None]:
    if meaning.care is Care.CRISIS:
        return dialogue, (care.CRY if care_signals.is_cry(said.text) else care.CRISIS).answer()
    return dialogue, (care.RED_FLAG if meaning.care is Care.RED_FLAG else care.URGE).answer()


REFLECT = Skill("reflect", (), answer_check_in, "I skipped my exercises again", remembers=True)
CARE = Skill("care", (), answer_care, "I want to drink", remembers=True)
