"""How was my week? A story in under a minute, with their words in it."""

from datetime import date

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
    told = [entry for entry in reversed(entries) if entry.care is None]
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


WEEK = Skill(
    "week",
    (
        "how was (my|the|this) week",
        "how (is|was|did) my week (been|go|look)",
        "tell me about my week",
        "my week",
    ),
    tell_week,
    "How was my week?",
)
