"""What a worker tells of each of its deeds: that it begins, and that it is done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from assistant.errors import JournalError
from assistant.journal import Taken
from scripts.torture.deeds import Deed
from scripts.torture.model import Model
from scripts.torture.processes import Tell

START = datetime(2026, 3, 1, 8, 0, tzinfo=ZoneInfo("Europe/Berlin"))

BEGUN, DONE, REFUSED, NOTE = "begun", "done", "refused", "note"
"""What is told: the first of a deed before it is tried, the second when it has returned."""


def said_at(number: int) -> datetime:
    """When the words of this deed were said: a minute a number."""
    return START + timedelta(minutes=number)


@dataclass
class Teller:
    """The deeds of one worker."""

    person: str
    model: Model
    """What the worker itself knows; the parent has one of its own, and knows only what it was told."""
    numbers: Iterator[int]
    tell: Tell

    def number(self) -> int:
        """One that nobody else has."""
        return next(self.numbers)

    def moment(self) -> datetime:
        """Later than all before."""
        return said_at(self.number())

    def deed(self, what: str, ids: Sequence[str] = (), kind: str | None = None, **more: int) -> Deed:
        """A new one, with a word of its own."""
        number = self.number()
        return Deed(number, what, self.person, tuple(ids), f"w{number}z", kind, **more)

    def do(self, act: Callable[[], object], *deeds: Deed) -> object:
        """Whatever `act` returns, or the JournalError that it raised."""
        for deed in deeds:
            self.tell(BEGUN, deed.values())
            self.model.begin(deed)
        try:
            result = act()
        except JournalError as error:
            for deed in deeds:
                self.tell(REFUSED, deed.values(), _first_words(error))
            return error
        for deed in deeds:
            known = replace(deed, ids=(str(result.entry.id),)) if isinstance(result, Taken) else deed
            self.tell(DONE, known.values())
            self.model.done(known)
        return result

    def note(self, what: str, error: JournalError) -> None:
        """Something else did not go."""
        self.tell(NOTE, f"{what}: {_first_words(error)}")


def _first_words(error: JournalError) -> str:
    return str(error).partition(":")[0]
