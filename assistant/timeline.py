"""The one clock of the edge: what is heard and what is played are dated by it, and so can be compared."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

JUMP_S = 0.5
"""Two clocks this far apart no longer tell the same time: something stood still, or was set."""


def later(at: datetime, seconds: float) -> datetime:
    """The moment `seconds` after `at`, in its own zone: right also where the zone changes to summer time."""
    return (at.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(at.tzinfo)


class Timeline:
    """The wall clock as it was once read, plus what the monotonic clock counted since.

    The monotonic clock stands still while a computer sleeps; `catch_up` notices that.
    """

    def __init__(
        self,
        zone: tzinfo,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._zone = zone
        self._wall = wall
        self._monotonic = monotonic
        self._anchor = self._read()

    def at(self, monotonic: float) -> datetime:
        """The moment at which the monotonic clock shows `monotonic` seconds."""
        wall, since = self._anchor
        return datetime.fromtimestamp(wall + monotonic - since, self._zone)

    def monotonic(self, at: datetime) -> float:
        """What the monotonic clock shows `at` that moment; the other way round."""
        wall, since = self._anchor
        return at.timestamp() - wall + since

    def now(self) -> datetime:
        return self.at(self._monotonic())

    def catch_up(self) -> float:
        """Follow the wall clock if it went its own way (a closed lid, a clock that was set).

        Returns the seconds it jumped, negative if it was set back; 0.0 while the two still agree.
        """
        fresh_wall, fresh_since = self._read()
        wall, since = self._anchor
        jump = (fresh_wall - wall) - (fresh_since - since)
        if abs(jump) <= JUMP_S:
            return 0.0
        self._anchor = (fresh_wall, fresh_since)
        return jump

    def _read(self) -> tuple[float, float]:
        return self._wall(), self._monotonic()
