"""Entries → the figures of a week. A pause never breaks anything: there is no chain."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from assistant.core.model import Entry, Kind, Week

WEEK = timedelta(days=6)
"""From the first day of a week to its last: seven days, both counted."""
FORTNIGHT = timedelta(days=13)


def week_of(entries: Sequence[Entry], to_date: date) -> Week:
    """The seven days that end with `to_date`. `entries`: in any order, reaching back a fortnight."""
    fortnight = in_days(entries, to_date - FORTNIGHT, to_date)
    kinds = Counter(entry.kind for entry in in_days(entries, to_date - WEEK, to_date))
    return Week(
        from_date=to_date - WEEK,
        to_date=to_date,
        steps=kinds[Kind.STEP],
        stumbles=kinds[Kind.STUMBLE],
        celebrations=kinds[Kind.CELEBRATION],
        momentum=len({entry.for_date for entry in fortnight}),
        bounce_back_days=bounce_back(fortnight, since=to_date - WEEK),
    )


def bounce_back(entries: Sequence[Entry], since: date) -> float | None:
    """Median days from a stumble (on `since` or later) to the next step; None when none has one yet.

    `entries`: by the day they are meant for.
    """
    days = [
        (back.for_date - stumble.for_date).days
        for place, stumble in enumerate(entries)
        if stumble.kind is Kind.STUMBLE and stumble.for_date >= since
        if (back := next_step(entries[place + 1 :])) is not None
    ]
    return float(median(days)) if days else None


def next_step(later: Sequence[Entry]) -> Entry | None:
    return next((entry for entry in later if entry.kind is Kind.STEP), None)


def in_days(entries: Sequence[Entry], first: date, last: date) -> list[Entry]:
    """By the day they are meant for, and then as they were said: one may tell of Sunday on Tuesday."""
    inside = (entry for entry in entries if first <= entry.for_date <= last)
    return sorted(inside, key=lambda entry: (entry.for_date, entry.said_at))
