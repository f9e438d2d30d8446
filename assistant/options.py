"""What the commands share: their options, and how these are read."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from tzlocal import get_localzone, reload_localzone

from assistant.ears.keyboard import YEARS, moment
from assistant.errors import JournalError, SettingsError
from assistant.journal import ME, Journal, View, describe, person_named
from assistant.journal.files import real
from assistant.settings import Folders, Settings, load
from assistant.understanding.when import day_of

JournalOption = Annotated[Path | None, typer.Option("--journal", help="Keep the words in this file.")]
SettingsOption = Annotated[Path | None, typer.Option("--settings", help="Read the settings from this file.")]
ModelOption = Annotated[Path | None, typer.Option("--model", help="Use the Vosk model in this folder.")]
PersonOption = Annotated[
    str | None, typer.Option("--person", help="Whose entries: a name, if several share this journal.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, for other programs.")]
AtOption = Annotated[
    str | None,
    typer.Option("--at", help="When it begins, like 2026-03-02T08:00: local time, unless you add +01:00."),
]
ZoneOption = Annotated[
    str | None, typer.Option("--tz", help="Your time zone, like Europe/Lisbon; else this computer's.")
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where this run reads and writes."""

    folders: Folders
    settings: Settings
    journal: Path
    person: str

    @classmethod
    def of(
        cls,
        journal: Path | None,
        settings: Path | None,
        model: Path | None = None,
        person: str | None = None,
    ) -> "Place":
        """Options go before settings, settings before the platform's folders."""
        folders = Folders.of_this_user()
        chosen = load(settings, folders)
        if model:
            chosen = replace(chosen, engine="vosk", model=model)
        return cls(folders, chosen, real(journal or chosen.journal or folders.journal), named(person))

    @contextmanager
    def writing(self) -> Iterator[Journal]:
        """The journal, with the words of one person. Raises JournalError."""
        with closing(Journal(self.journal, person=self.person)) as kept:
            yield kept

    @contextmanager
    def looking_back(self, warn: Callable[[JournalError], None]) -> Iterator[View | None]:
        """A private copy of the journal, so that nobody waits for us; None where there is no journal yet.

        Looking back makes none, and a journal that cannot be written is read as it is. Raises JournalError.
        """
        state = describe(self.journal)
        if not state.exists and not state.waiting:
            yield None
        elif state.exists and not state.writable:
            yield View(self.journal, self.person)
        else:
            with self.writing() as kept:
                for error in self.look_after(kept):
                    warn(error)
                with kept.snapshot() as view:
                    yield view

    def look_after(self, kept: Journal) -> Iterator[JournalError]:
        """Finish what was being forgotten, forget what is older than the settings want, make the day's copy.

        Yields what went wrong: to listen, that is told, and no reason not to.
        """
        now = datetime.now(UTC).astimezone()
        try:
            kept.finish_forgetting()
            if self.settings.keep:
                kept.keep_since(self.settings.keep.first_day(day_of(now, self.settings.day_turns_at)))
        except JournalError as error:
            yield error
        try:
            kept.back_up_daily(now)
        except JournalError as error:
            yield error


def named(person: str | None) -> str:
    """The name as it is kept. Raises SettingsError."""
    try:
        return ME if person is None else person_named(person)
    except ValueError:
        raise SettingsError("That cannot be a person's name.", hint="Write it like --person ana.") from None


def zone(name: str | None) -> tzinfo:
    """The zone called so, or this computer's. Raises SettingsError."""
    try:
        return get_localzone() if name is None else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, like Europe
        what = "This computer's time zone has no name" if name is None else f"There is no time zone {name!r}"
        raise SettingsError(f"{what}.", hint="Write it like --tz Europe/Lisbon.") from None


def zones(name: str | None) -> Callable[[], tzinfo]:
    """The zone called so; else this computer's, asked anew each time: it may travel. Raises SettingsError."""
    known = zone(name)

    def here() -> tzinfo:
        nonlocal known
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):  # then it is where it was
            if hasattr(time, "tzset"):
                time.tzset()  # or tzlocal finds that the process lives elsewhere, and warns
            known = reload_localzone()
        return known

    return here if name is None else lambda: known


def start(at: str | None, tz: str | None) -> datetime:
    """The moment of the first words: in the zone `tz`, or else with an offset of its own, or else local."""
    now = datetime.now(zone(tz))
    if at is None:
        return now
    read = moment(at, now.tzinfo, f"--at {at!r}")
    return read.astimezone(now.tzinfo) if tz else read


def day(text: str, what: str) -> date:
    """Raises SettingsError, naming the option that it was given with."""
    try:
        read = date.fromisoformat(text)
        if read.year not in YEARS:
            raise ValueError
        return read
    except ValueError:
        raise SettingsError(f"{what} {text!r} is not a date.", hint="Write it like 2026-03-02.") from None


def lines_in() -> Iterator[str]:
    """The lines of a file or pipe, in UTF-8; from a keyboard, asked for one by one."""
    if sys.stdin is None:  # the program was started without one
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
        yield from sys.stdin
        return
    ask = "Tell me how it went. Ctrl-D ends it.\n> "
    while True:
        try:
            yield input(ask)
        except EOFError:
            return
        ask = "> "


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """End as by Ctrl-C, with everything kept, also when the system asks us to.

    A signal inside a native call may come out of it as an error of that library: it still means "stop".
    """
    stopped = False

    def stop(_: int, __: FrameType | None) -> None:
        nonlocal stopped
        stopped = True
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    except Exception:
        if stopped:
            raise KeyboardInterrupt from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
