"""Typed lines instead of speech: for quiet rooms, sore throats and scripts."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain

from assistant.core.model import Typed
from assistant.errors import SettingsError

BETWEEN = timedelta(minutes=1)
"""A line is taken to be said so long after the one before, where the clock is not the wall's."""
CLOCK_LINE = re.compile(r"@\s*(.+)")


def typed(lines: Iterable[str], start: datetime) -> Iterator[Typed]:
    """One utterance a line, the first at `start`; a line `@ 2026-03-02 08:00` sets the clock for the next."""
    at = start
    for line in lines:
        text = line.strip()
        if found := CLOCK_LINE.fullmatch(text):
            at = moment(found[1], at)
        elif text:
            yield Typed(text, at)
            at += BETWEEN


def typed_now(lines: Iterable[str], now: Callable[[], datetime]) -> Iterator[Typed]:
    """One utterance a line, said when it is typed; a clock line leaves the wall's clock for good."""
    rest = iter(lines)
    for line in rest:
        text = line.strip()
        if CLOCK_LINE.fullmatch(text):
            yield from typed(chain([line], rest), now())
        elif text:
            yield Typed(text, now())


def moment(text: str, like: datetime) -> datetime:
    """An ISO date and time; without an offset of its own it is in the zone of `like`."""
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        raise SettingsError(
            f"{text.strip()!r} is not a date and time.", hint="Write it like 2026-03-02 08:00."
        ) from None
    return read if read.tzinfo else read.replace(tzinfo=like.tzinfo)
