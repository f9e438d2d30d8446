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
from assistant.understanding.when import REACH, day_of

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


def relabel(
    said: Utterance, meaning: Meaning, dialogue: Dialogue, journal: Journal
) -> tuple[Dialogue, Answer | None]:
    """What was told last, today or yesterday, was of another kind. Answered plainly: it may be a hard one."""
    kind = KIND_OF[meaning.slots["kind"]]
    entry = told_last(said, dialogue, journal)
    if entry is None:
        return dialogue, phrases.NOTHING_TO_CHANGE.answer()
    name = phrases.NAMES[kind]
    if entry.kind is kind:
        return dialogue, phrases.SO_ALREADY.answer(kind=name)
    journal.relabel(entry.id, kind, said.said_at)
    journal.settle()  # so that what is like it is read like it from now on
    moment = when(entry.said_at, said.said_at, dialogue)
    if moment == "just now":
        return dialogue, phrases.CHANGED.answer(kind=name)
    return dialogue, phrases.CHANGED_OF.answer(kind=name, when=moment)


def told_last(said: Utterance, dialogue: Dialogue, journal: Journal) -> Entry | None:
    """The newest entry that was said today or yesterday, whichever day it is meant for."""
    yesterday = day_of(said.said_at, dialogue.day_turns_at) - timedelta(days=1)
    entries = journal.entries(since=yesterday - REACH)
    newest = entries[-1] if entries else None
    return newest if newest and day_of(newest.said_at, dialogue.day_turns_at) >= yesterday else None


_LAST = (
    "(that|it|this|that one|this one|(that|the|my) (last|previous) (one|thing|bit|entry|note) [i said]"
    "|(that|my) (entry|note|bit)|what i [just] said|what i [just] told you|everything i just said)"
)
_JUST_THAT = "(that|it|that one|the last one|that last one|my last entry|the last entry|what i just said)"
_REMOVE = (
    "(undo|delete|remove|cancel|scratch|scrap|discard|revert|reverse|withdraw|unsay|strike|bin|trash"
    "|ditch|get rid of|take out|take off|cross out|rub out|throw out|throw away)"
)
UNDO = Skill(
    "undo",
    (
        "[no|so|oh no] " + _REMOVE + " " + _LAST,
        "(undo|delete|cancel) [undo|again|one more|last|last one|last entry]",
        "(no|so|oh no|yes|oops|whoops) undo",
        "[no] take " + _LAST + " (back|out|off|away again|back again)",
        "take back [again] " + _LAST,
        "take back",
        "(i|i'll|i will) take (that|it) back",
        "i take back what i [just] said",
        "(ignore|disregard|lose|drop) (that|that one|that last one|the last one|that last bit|what i said"
        "|what i just said|the last thing i said|that entry|my last entry|the last entry|that please)",
        "(cross|rub|strike|throw) (that|it|that one) (out|away|off)",
        "go back one",
        "(don't|do not) (save|keep|record|log|store|note) that [one]",
        "(don't|do not) (write|note) that down",
        "(can i|could i|can we|let me) (" + _REMOVE + "|take back) " + _JUST_THAT,
        "(can i|could i|can we|let me) take " + _JUST_THAT + " back",
        "(i'd like|i want|i would like) to (" + _REMOVE + "|take back) " + _LAST,
        "(i'd like|i want|i would like) to take " + _JUST_THAT + " back",
    ),
    undo,
    "Take that back",
)
FORGET = Skill(
    "forget",
    (
        "[no] (forget|erase|wipe) " + _LAST,
        "forget (i said that|i said anything|i said it|i ever said that|i mentioned it|i mentioned that"
        "|what i've just said|about that|about it|about that one|about what i said|about the last one)",
        "(don't|do not) remember (that|that one|what i said|what i just said)",
        "pretend (i|that i) (didn't say|never said|did not say|hadn't said) (that|it|anything)",
    ),
    forget,
    "Forget that",
)
_GONE = "(that|it|this|that one|the last one|that entry|my last entry|the last entry|what i [just] said)"
_TAKEN = "what (i|you) [just] (deleted|removed|took out|took back|undid|erased)"
REDO = Skill(
    "redo",
    (
        "[no] (redo|re do) [again|last|" + _GONE + "]",
        "[no|i shouldn't have deleted that] bring " + _GONE + " back [again|in]",
        "bring back (" + _GONE + "|" + _TAKEN + ")",
        "[no|actually] (put|get|add) " + _GONE + " back [in|there] [again]",
        "(restore|undelete|reinstate|retrieve|unforget) (" + _GONE + "|" + _TAKEN + ")",
        "(undo|revert|reverse|cancel) (the|that|my|that last|the last) (undo|deletion|undoing)",
        "keep (that|it|that one) after all",
        "[no] (don't|do not) (delete|remove|undo) (that|it|that one) after all",
        "i didn't mean to (undo|delete|remove|take back) (that|it|that one)",
        "i didn't mean to take (that|it) back",
        "(can|could) (i|we|you) (have|get|bring) that back [again]",
        "i want that one back [in]",
    ),
    redo,
    "Bring that back",
)

KINDS = {
    Kind.STEP: "a step|a small step|a step forward|progress|step",
    Kind.STUMBLE: "a stumble|a hard moment|a setback|a rough moment|a tough moment|a bad moment|a slip"
    "|stumble|setback",
    Kind.CELEBRATION: "a celebration|a win|a milestone|a victory|a small win|a big win|a success"
    "|celebration|win|milestone",
    None: "neither|neither of those|neither of them|nothing|just talk|just talking|just chat|just chatting"
    "|small talk"
    "|only talk|only talking|just small talk|just me talking|no label|anything",
}
"""What people call the kinds of entries, as templates list it."""
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split("|")}
_ANY = "{kind: " + "|".join(KIND_OF) + "}"
_MANY = {
    "steps": Kind.STEP,
    "stumbles": Kind.STUMBLE,
    "setbacks": Kind.STUMBLE,
    "celebrations": Kind.CELEBRATION,
}
KIND_OF |= _MANY
_LABEL = "{kind: a step|a stumble|a celebration}"
_SOME = "a step|a stumble|a hard moment|a setback|a celebration|a win|a milestone"
_NAME = "{kind: " + _SOME + "}"
_TALK = "neither|neither of those|neither of them|just talk|just talking"
_NOT_A = "(a step|a stumble|a hard moment|a setback|a celebration|a win|neither)"
_NO = (
    "(no|nope|nah|wrong|that's wrong|that's not right|you got (that|it) wrong|you've got (that|it) wrong"
    "|you heard me wrong|no wait|no sorry|no no)"
)
_ENTRY = "(that|it|this|that one|(the|my) last (one|entry|note)|that (entry|last one))"
RELABEL = Skill(
    "relabel",
    (
        _NO + " (that|it|that one) (was|is|was actually) " + _NAME,
        "(actually|sorry|wait|hang on) that (was|is) " + _NAME,
        _NO + " (that's|it's) " + _NAME,
        "(that|this|that one|the last one|my last entry) was [actually|really] " + _NAME,
        "that (was|is) more (of|like) " + _LABEL,
        "(that's|that is|that's actually|that is actually) " + _LABEL,
        "(that|it) (wasn't|was not) " + _NOT_A + " [but|it was|that was] [just|more] " + _NAME,
        "(that's not|it's not|not) " + _NOT_A + " [but|it's|that's|it was|that was] " + _NAME,
        "[hang on|wait|"
        + _NO
        + "] [that was|that's|it was|it's] {kind: "
        + _SOME
        + "|progress} [and] not "
        + _NOT_A,
        "i (wouldn't|would not) call that "
        + _NOT_A
        + " [but|it was|that was|more|more of|more like] "
        + _NAME,
        "(i'd|i would) (call|count) that [as] [more of|more like] " + _LABEL,
        "(file|mark|label|log|save|record|count|put|treat|list) " + _ENTRY + " [down] as " + _ANY,
        "(file|put|save) " + _ENTRY + " under {kind: " + "|".join(_MANY) + "|neither|nothing}",
        "(put|note|mark|write) down " + _ENTRY + " as " + _NAME,
        "(change|switch|turn|move|set) " + _ENTRY + " (to|into) " + _ANY,
        "(call|make|label|mark) " + _ENTRY + " " + _ANY,
        "let's call (that|it) " + _LABEL,
        _ENTRY + " should (be|count as|go as|be filed as|be marked as|be labelled as|have been) " + _NAME,
        "(that|it) (counts|goes) as " + _LABEL,
        "(that|it) goes under {kind: " + "|".join(_MANY) + "}",
        "(don't|do not) (file|mark|label|count|log) (that|it) as {kind: anything}",
        "i meant (that|it) as " + _NAME,
        "(that|this) (was|is) {kind: " + _TALK + "|nothing|just chat|just chatting|just small talk|only talk"
        "|only talking|small talk|just me talking}",
        "[no|actually] (that's|it was) {kind: " + _TALK + "}",
        "(no|actually) (that|it) was {kind: neither|nothing|just talk|just talking|neither of those}",
        "[that wasn't anything] i was {kind: just talking|only talking|just chatting}",
        "{kind: neither of those|neither of them}",
        "(give|put) (that|it) {kind: no label}",
    ),
    relabel,
    "No, that was a step",
)
