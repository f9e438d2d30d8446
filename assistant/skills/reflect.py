"""Whatever is no command is a check-in: it is remembered, and answered in the person's own words."""

import re
from dataclasses import replace

from assistant.core import care as care_signals
from assistant.core.dialogue import Asks, Dialogue, Question
from assistant.core.echo import UNKIND, echo
from assistant.core.model import Answer, Care, Kind, Meaning, Reading, Sure, Utterance
from assistant.core.phrases import Phrase, asking, care, in_words, pick, reflect
from assistant.journal import Journal
from assistant.skills.skill import Skill
from assistant.understanding import tender
from assistant.understanding.names import EXERCISE, exercise, named
from assistant.understanding.spoken import spoken

MISSED = re.compile(r"\b(skip\w*|miss(ed|ing)?|forgot\w*|didn'?t (do|go|get|make)|did not (do|go))\b", re.I)
SLIPPED = re.compile(r"\b(drank|drunk|drinking|smoked|used|relapsed?|binged?|gambled|high)\b", re.I)
HURT = re.compile(r"\b(hurts?|painful|ache[ds]?|aching|sore)\b", re.I)
HARD = re.compile(r"\b(hard|tough|awful|rough|terrible|scared|scary|didn'?t want to|exhaust\w+)\b", re.I)
TURN = re.compile(r"\b(but|though|still|anyway|and)\b", re.I)

SORROW = re.compile(
    r"\b(funeral|grave|buried|bury|die[ds]?|dying|dead|death|los[et]|losing|miss(es|ed|ing)?|cry(ing)?|alone|lonely"
    r"|without (him|her|them)|hospital|surgery|operation|chemo|scan|biopsy|results|divorce|court|heaven)\b"
)
"""Beside any of these, nothing is small talk, and nothing a plan."""
BODY = (
    r"(ice|heat|knees?|legs?|hips?|ankles?|foot|feet|back|shoulders?|arms?|neck|wound|scar|stitches|swelling|sore"
    r"|pain|hurts?|brace|crutches|cane|walker|exercis\w+|stretch\w*|sets|reps|squats?|weights?|lift|run|walk"
    r"|drive|shower|pills?|tablets?|medication|meds|dose|painkillers?|ibuprofen|rest)"
)
WHEN = r"((then|so|ok|okay|well|maybe|today|tomorrow|tonight|later|next \w+|on \w+day|this \w+|in the \w+) )*"
SMALL_TALK: tuple[tuple[str, tuple[Phrase, ...]], ...] = (
    (
        r"(sorry )?(that )?i (haven't|have not|didn't|did not) (talk|talked|speak|spoken|check in|checked in)"
        r"( (to|with) you)?( (for|in|since) .*)?"
        r"|(sorry )?(it's|it has) been (a (long )?while|ages|a long time)|long time no (see|speak|talk)"
        r"|sorry i('ve been|'m| was)? (away|gone|quiet|silent|late)( .*)?|(sorry )?i'm back( again)?",
        reflect.RETURN,
    ),
    (
        r"(oh |well )?(hello|hi|hey|good (morning|evening))( there| again)*( how are you( today)?)?"
        r"|how are you( today)?|(are you|is (anybody|somebody)) (there|listening)|can you hear me",
        reflect.GREETING,
    ),
    (
        r"(ok |okay |no |oh |well )?(thank you|thanks|cheers)( (so|very|that|much|a|lot|for .*))*",
        reflect.THANKS,
    ),
    (
        rf"(should|can|could|may|must) i (?!not\b).*\b{BODY}\b.*|(when|how) (can|do|should) i .*\b{BODY}\b.*"
        rf"|how (many|often) .*\b(should|can) i\b.*|how (much|long) (should|can) i\b.*\b{BODY}\b.*"
        rf"|is (it|this|that) (ok|okay|normal|safe|bad|dangerous)\b.*\b{BODY}\b.*",
        reflect.FOR_A_CLINICIAN,
    ),
    (
        r"what('s| is) (the |your )?(time|day|date|weather|news|name)\b.*|what (time|day|date|year) is\b.*"
        r"|(will it|is it going to) (rain|snow)\b.*",
        reflect.UNKNOWN,
    ),
    (r"(who|what) are you|are you (real|human|an? \w+)( \w+)?", reflect.WHO_WE_ARE),
    (
        rf"{WHEN}((i|we)('ll| will)|(i'm|i am|we're|we are) (going|planning) to|i (plan|intend) to) (\w+ly )?"
        r"(try|do|go|walk|start|call|phone|ask|book|take|stretch|swim|run|climb|exercise|practi[sc]e|rest|cook"
        r"|make|write|visit|see|meet|get (up|out)|bike|cycle|clean|read|quit|stop)\b.*",
        reflect.PLAN,
    ),
)
"""What is no check-in and wants a plain answer, the first that fits the whole of it (as `spoken`)."""


def answer_check_in(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, _: Journal
) -> tuple[Dialogue, Answer | None]:
    answer, asks = reply(said.text, meaning, dialogue.turn)
    return replace(dialogue, asked=Question(said.id, asks) if asks else None), answer


def reply(words: str, meaning: Meaning, turn: int) -> tuple[Answer, Asks | None]:
    """One answer to one check-in, and what it asks, if it does. Severe pain first, then grief."""
    plain = spoken(words)
    if care_signals.no_cheer(meaning.numbers.pain):
        return severe_pain(words, meaning), None
    if meaning.numbers.pain_unclear:
        return asking.WHICH_PAIN.answer(), Asks.PAIN
    if tender.grieves(plain):
        return pick(reflect.PRESENCE, turn).answer(), None
    if meaning.reading.sure is Sure.NO and not (
        tells_a_slip(words, meaning) or tender.is_tender(plain) or chat(plain)
    ):
        return asking.WHICH_KIND.answer(), Asks.KIND
    return pick_reply(words, meaning, turn), None


def pick_reply(words: str, meaning: Meaning, turn: int) -> Answer:
    """Joy only where there is no doubt of it; where there is doubt, what fits both."""
    kind, sure = meaning.reading.kind, meaning.reading.sure
    if tells_a_slip(words, meaning):
        return pick(reflect.SLIPPED, turn).answer()
    if kind is None or sure is Sure.NO:
        return pick(small_talk(spoken(words)), turn).answer()
    if kind is Kind.STUMBLE:
        return pick(stumble_phrases(words, meaning.reading), turn).answer()
    if TURN.search(words) and (HURT.search(words) or HARD.search(words)):
        return (
            reflect.HURT_AND_DONE.answer() if HURT.search(words) else pick(reflect.BOTH_HALVES, turn).answer()
        )
    if meaning.reading.also is Kind.STUMBLE and sure is Sure.YES:
        return pick(reflect.BOTH_HALVES, turn).answer()
    return maybe_done(words, meaning, turn) if sure is Sure.FAIRLY else well_done(words, meaning, turn)


def small_talk(words: str) -> tuple[Phrase, ...]:
    """Phrases for what is no check-in. Presence, where nothing plainer fits or sorrow is near."""
    return chat(words) or reflect.PRESENCE


def chat(words: str) -> tuple[Phrase, ...]:
    """The plain phrases for a greeting, a question or the like; none for anything else."""
    if SORROW.search(words):
        return ()
    return next((phrases for pattern, phrases in SMALL_TALK if re.fullmatch(pattern, words)), ())


def maybe_done(words: str, meaning: Meaning, turn: int) -> Answer:
    """Most likely something was done: their words, and no verdict."""
    own_words = echo(words, meaning.reading.because)
    if own_words is None:
        return pick(reflect.FITS_BOTH, turn).answer()
    return pick(reflect.FITS_BOTH_ECHO, turn).answer(echo=own_words)


def well_done(words: str, meaning: Meaning, turn: int) -> Answer:
    own_words = echo(words, meaning.reading.because)
    celebrated = meaning.reading.kind is Kind.CELEBRATION and meaning.reading.sure is Sure.YES
    if own_words is None:
        return pick(reflect.CELEBRATION_PLAIN if celebrated else reflect.STEP_PLAIN, turn).answer()
    return pick(reflect.CELEBRATION if celebrated else reflect.STEP, turn).answer(echo=own_words)


def tells_a_slip(words: str, meaning: Meaning) -> bool:
    """Two halves, and one is a slip: no label is asked for, and nothing cheered."""
    reading = meaning.reading
    return Kind.STUMBLE is reading.also and SLIPPED.search(words) is not None


def stumble_phrases(words: str, reading: Reading) -> tuple[Phrase, ...]:
    if reading.sure is Sure.FAIRLY:
        return reflect.FITS_BOTH
    if UNKIND.search(words):
        return reflect.SELF_BLAME
    if SLIPPED.search(words):
        return reflect.SLIPPED
    if reading.also:
        return reflect.HARD_AT_THE_END
    return reflect.MISSED if MISSED.search(words) else reflect.STUMBLE


def severe_pain(words: str, meaning: Meaning) -> Answer:
    pain = in_words(meaning.numbers.pain or 0)
    found = re.search(EXERCISE, named(spoken(words)))
    if found is None:
        return care.SEVERE_PAIN.answer(pain=pain)
    return care.SEVERE_PAIN_AT.answer(pain=pain, exercise=exercise(found[0]))


def answer_care(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, _: Journal
) -> tuple[Dialogue, Answer | None]:
    if meaning.care is Care.CRISIS:
        return dialogue, (care.CRY if care_signals.is_cry(said.text) else care.CRISIS).answer()
    return dialogue, (care.RED_FLAG if meaning.care is Care.RED_FLAG else care.URGE).answer()


REFLECT = Skill("reflect", (), answer_check_in, "I skipped my exercises again", remembers=True)
CARE = Skill("care", (), answer_care, "I want to drink", remembers=True)
