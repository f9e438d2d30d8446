"""Typed lines instead of speech: for quiet rooms, sore throats and scripts."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from assistant.core.events import Typed
from assistant.errors import SettingsError
from assistant.timeline import later

BETWEEN_S = 60.0
"""A line is taken to be said so long after the one before, where the clock is not the wall's."""
CLOCK_LINE = re.compile(r"@\s*(\d.*)")
"""`@ 2026-03-02 08:00`; an @ before anything but a digit is somebody's words."""
YEARS = range(1900, 3000)
"""Far enough from both ends of the calendar to count weeks and minutes from there."""


def typed(lines: Iterable[str], at: datetime | None, now: Callable[[], datetime]) -> Iterator[Typed]:
    """One utterance a line, the first `at` that moment, or else said when it is typed (`now`).

    A line `@ 2026-03-02 08:00` sets the clock for the next one, and leaves the wall's clock for good.
    Raises SettingsError for one that is not a date and time.
    """
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if found := CLOCK_LINE.fullmatch(text):
            at = moment(found[1], now().tzinfo, f"Line {number}")
        elif text:
            yield Typed(text, at or now())
            at = at and later(at, BETWEEN_S)


def typed_now(lines: Iterable[str], now: Callable[[], datetime]) -> Iterator[Typed]:
    """One utterance a line, said when it is typed: beside a microphone there is no clock but the wall's."""
    for line in lines:
        if text := line.strip():
            yield Typed(text, now())


def moment(text: str, zone: tzinfo | None, what: str) -> datetime:
    """An ISO date and time; in `zone`, unless it has an offset of its own.

    Raises SettingsError, naming `what` was read and never `text`, which may be somebody's words.
    """
    try:
        read = datetime.fromisoformat(text.strip())
        if read.year not in YEARS:
            raise ValueError
    except ValueError:
        raise SettingsError(
            f"{what} is not a date and time.", hint="Write it like 2026-03-02 08:00."
        ) from None
    aware = read if read.tzinfo else read.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(aware.tzinfo)  # an hour that the clocks leave out has a real name
