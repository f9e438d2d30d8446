"""How was my week? A story in under a minute, with their words in it."""

from datetime import date

from assistant.core import care
from assistant.core.dialogue import Dialogue
from assistant.core.echo import own_clause
from assistant.core.model import Answer, Entry, Kind, Meaning, Technique, Utterance
from assistant.core.model import Week as Figures
from assistant.core.phrases import in_words
from assistant.core.phrases import week as phrases
from assistant.core.week import FORTNIGHT, in_days, next_step, week_of
from assistant.journal import Journal, View
from assistant.skills.skill import Skill
from assistant.understanding.when import day_of


def tell_week(
    said: Utterance, _: Meaning, dialogue: Dialogue, journal: Journal
) -> tuple[Dialogue, Answer | None]:
    today = day_of(said.said_at, dialogue.day_turns_at)
    return dialogue, week_told(fortnight(journal, today), today)[1]


def fortnight(journal: Journal | View, to_date: date) -> list[Entry]:
    """All that the story of the week that ends with `to_date` is made of."""
    return journal.entries(since=to_date - FORTNIGHT, until=to_date)


def week_told(entries: list[Entry], to_date: date) -> tuple[Figures, Answer]:
    """The figures of the seven days that end with `to_date`, and their story."""
    figures = week_of(entries, to_date)
    return figures, story(in_days(entries, figures.from_date, to_date), figures)


def story(entries: list[Entry], figures: Figures) -> Answer:
    if not entries:
        return phrases.EMPTY.answer()
    days = len({entry.for_date for entry in entries})
    parts = [phrases.DAYS.answer(days=count(days, "day"))]
    if figures.steps:
        parts.append(
            phrases.STEPS.answer(
                was="was" if figures.steps == 1 else "were", steps=count(figures.steps, "step")
            )
        )
    parts += [part for part in (in_your_words(entries), hardest(entries)) if part]
    parts.append(phrases.END.answer())
    return Answer(tuple(sentence for part in parts for sentence in part.sentences), Technique.ECHO)


def in_your_words(entries: list[Entry]) -> Answer | None:
    """The newest celebration, or else the newest step, in words that can be said back; nothing that hurt."""
    told = [entry for entry in reversed(entries) if entry.care is None and not care.no_cheer(entry.pain)]
    for kind in (Kind.CELEBRATION, Kind.STEP):
        for entry in told:
            if entry.kind is kind and (own_words := own_clause(entry.words)):
                return phrases.IN_YOUR_WORDS.answer(weekday=f"{entry.for_date:%A}", words=own_words)
    return None


def hardest(entries: list[Entry]) -> Answer | None:
    """The newest stumble, and the way back from it."""
    place = next((i for i in reversed(range(len(entries))) if entries[i].kind is Kind.STUMBLE), None)
    if place is None:
        return None
    weekday = f"{entries[place].for_date:%A}"
    back = next_step(entries[place + 1 :])
    if back is None:
        return phrases.STUMBLE_OPEN.answer(weekday=weekday)
    same_day = back.for_date == entries[place].for_date
    return phrases.STUMBLE_AND_BACK.answer(
        weekday=weekday, back="the same day" if same_day else f"on {back.for_date:%A}"
    )


def count(number: int, noun: str) -> str:
    return f"{in_words(number)} {noun}" if number == 1 else f"{in_words(number)} {noun}s"


_MINE = "(my|the|this|this past|my past|the past|the last)"
_LATELY = (
    "(this week|in the last week|over the last week|over the week|during the week|in the past week"
    "|in my week)"
)
WEEK = Skill(
    "week",
    (
        "how (was|is|did|has|does) "
        + _MINE
        + " week [been|go|look|going|looking|so far|overall|been so far|been going|turn out]",
        "how's " + _MINE + " week [been|going|looking|so far|been so far|going so far]",
        "(what (was|is|did|does|has)|what's) " + _MINE + " week (like|been like|look like|looking like"
        "|looked like)",
        "how (have|did|am|are|was|had) (i|we) [been|do|done|doing|get on|got on|been doing|getting on|fare] "
        + _LATELY,
        "how (have|did|was) (my|the) (last|past) (7|few) days [been|go|look]",
        "how were (my|the) last 7 days",
        "what (have|did|had) i (do|done|get done|say|said|tell you|told you|told|manage|managed|achieved"
        "|achieve|accomplish) " + _LATELY,
        "what (did you hear|have you heard|do you have|have you got|did you write down) [from me] " + _LATELY,
        "what happened " + _LATELY,
        "(tell|remind) me (about|of|how) " + _MINE + " week [was|went|has been]",
        "tell me what my week was like",
        "tell me how (i did|i've been doing|i am doing|i was|i've done|i have been) " + _LATELY,
        "tell [me] " + _MINE + " week",
        "(give|read|show|let me have|let me hear|let's hear|let's have) [me] (my|the) (week|weekly summary"
        "|weekly report|weekly review|weekly recap|summary|week back|week in review|week's summary"
        "|week summary|story of the week) [in short|in brief|again]",
        "[give me|tell me|read me|show me] [a|the|my] [quick] (summary|recap|review|overview|story"
        "|report) of (my|the|this) week",
        "(sum up|summarise|summarize|recap|review|go over|look back at|look back on|look back over|look at"
        "|go through|run through|read out"
        "|talk me through|take me through|walk me through) (my|the|this|the last|the past) week"
        " [with me|for me]",
        "(let's|can we|could we|shall we|i'd like to|i want to|can i|could i|may i|i would like to)"
        " (hear|look at|look back at|look back on|go over|go through|review|see|hear about"
        "|listen to) my week",
        "(i'd like to|i want to|can i|could i|i would like to) (hear|know|see) how (my|the) week (was|went)",
        "let's review the week",
        "(i'd like|i want|i would like|can i have|could i have|may i have|can i get|can i hear) (my|the"
        "|a) (weekly summary|week's summary|weekly review|weekly report)",
        "my (week|week so far)",
        "(my|the|a) (weekly summary|weekly report|weekly review|weekly recap|week in review|week summary"
        "|week report"
        "|week review)",
        "(weekly|week) (summary|report|review|recap|overview|in review|update|round up)",
        "([what] about my week|how my week was|how my week went|how my week is going|how my week has been)",
        "how [was] week",
    ),
    tell_week,
    "How was my week?",
)
