"""The commands; errors become one line of what happened, and one of what to do."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from assistant import housekeeping, report, safekeeping
from assistant.app import Happening
from assistant.errors import AlreadyListening, AssistantError
from assistant.options import (
    AtOption,
    JournalOption,
    JsonOption,
    ModelOption,
    PersonOption,
    Place,
    SettingsOption,
    ZoneOption,
    day,
    lines_in,
    start,
    stopping_on_signals,
    zone,
    zones,
)
from assistant.timing import Timing

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # its tracebacks would show local variables, and with them words
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Baby Steps: an offline voice companion. Tell it how it went; it remembers, and answers.",
    epilog="Begin with `babysteps demo`, or with `babysteps doctor` if something does not work.",
)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and exit: 0 done, 1 it could not be, 2 not understood, 130 interrupted."""
    os.umask(0o077)  # whatever we make is the person's alone
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that is no letter here loses no other
    try:
        sys.exit(app(arguments, prog_name="babysteps"))
    except AlreadyListening as error:
        fail(error, 2)
    except AssistantError as error:
        fail(error, 1)
    except OSError as error:
        if error.filename is None:
            raise
        what = f"{error.filename} cannot be used: {error.strerror}."
        fail(AssistantError(what, hint="Give another path, or see who may use this one."), 1)


def fail(error: AssistantError, status: int) -> NoReturn:
    housekeeping.warn(error)
    sys.exit(status)


def tell_version(asked: bool) -> None:
    if asked:
        try:
            print(f"babysteps {version('babysteps-voice')}")
        except PackageNotFoundError:
            print("babysteps, run from its folder without being installed")
        raise typer.Exit


@app.callback()
def before_any_command(
    version_: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Which version is this?")
    ] = False,
) -> None: ...


# --- talking -------------------------------------------------------------------------------------------


@app.command()
def listen(
    journal: JournalOption = None,
    settings: SettingsOption = None,
    model: ModelOption = None,
    person: PersonOption = None,
    tz: ZoneOption = None,
    or_demo: Annotated[
        bool, typer.Option("--or-demo", help="Where there is no microphone, show the demo instead.")
    ] = False,
) -> None:
    """Listen on the microphone and answer aloud, until you say goodbye or press Ctrl-C."""
    from assistant import live

    place = Place.of(journal, settings, model, person)
    if or_demo and not housekeeping.microphone_is_here():
        print("There is no microphone here: this is a demonstration with three recordings.\n", flush=True)
        show_demo(place)
        return
    with stopping_on_signals():
        live.listen(place, zones(tz), show_line)


@app.command(name="type")
def type_(
    journal: JournalOption = None,
    settings: SettingsOption = None,
    person: PersonOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    as_json: JsonOption = False,
) -> None:
    """Type instead of speaking: one check-in a line.

    A line like `@ 2026-03-02 08:00` sets the clock for the next; each after that is a minute later.
    """
    from assistant.ears.keyboard import typed
    from assistant.wiring import type_in

    place = Place.of(journal, settings, person=person)
    began, timing = start(at, tz), Timing()
    where = began.tzinfo or zone(tz)
    said = typed(lines_in(), began if at else None, lambda: datetime.now(where))
    with place.writing() as kept:
        for error in place.look_after(kept):
            housekeeping.warn(error)
        if first := next(said, None):
            lines = chain((first,), said)
            show(type_in(lines, place.settings, where, kept, timing), first.at, as_json)
        with timing("remember"):
            waiting = kept.settle()
    if waiting:
        print(f"Safe, and waiting for the journal: {waiting}.", file=sys.stderr)
        if kept.why_waiting:
            housekeeping.warn(kept.why_waiting)
    if as_json:
        emit(report.timing_json(timing.milliseconds()))


@app.command()
def replay(
    files: Annotated[list[Path], typer.Argument(help="Recordings: WAV or FLAC, of any rate.")],
    spoken: Annotated[Path | None, typer.Option("--spoken", help="Put the answers there, as WAV.")] = None,
    journal: JournalOption = None,
    settings: SettingsOption = None,
    model: ModelOption = None,
    person: PersonOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    as_json: JsonOption = False,
) -> None:
    """Hear recordings as if they were spoken now. Your own journal stays as it is, unless you name it."""
    from assistant.recordings import replayed

    place = Place.of(journal, settings, model, person)
    began = start(at, tz)
    with replayed(place, began, journal, spoken) as heard:
        for file in files:
            if not show(heard.hear(file), began, as_json):
                print(f"Nothing was said in {file}, or too quietly to be heard.", file=sys.stderr)
    if as_json:
        emit(report.timing_json(heard.timing.milliseconds()))


@app.command()
def demo(
    files: Annotated[list[Path] | None, typer.Argument(help="Other recordings than the three.")] = None,
    journal: JournalOption = None,
    settings: SettingsOption = None,
    model: ModelOption = None,
) -> None:
    """Three spoken check-ins go through the whole program: a step, a stumble and a celebration."""
    show_demo(Place.of(journal, settings, model), files, journal)


def show_demo(place: Place, files: list[Path] | None = None, journal: Path | None = None) -> None:
    from assistant.demo import Demo

    run = Demo(place, journal)
    for happening in run.conversations(files):
        show_line(happening)
    print(run.ending())
    if not run.passed:
        raise typer.Exit(1)


@app.command()
def understand(
    text: Annotated[
        list[str] | None, typer.Argument(help="What was said; without it, one a line on standard input.")
    ] = None,
    settings: SettingsOption = None,
    journal: JournalOption = None,
    as_json: JsonOption = False,
) -> None:
    """How would this be taken? Nothing is kept."""
    from assistant.skills import mean

    Place.of(journal, settings)
    for line in [" ".join(text)] if text else filter(None, map(str.strip, lines_in())):
        if as_json:
            emit(report.understanding_json(line, mean(line)))
        else:
            print(report.meaning_line(mean(line)), flush=True)


def show(happenings: Iterable[Happening], began: datetime, as_json: bool) -> bool:
    """Whether anything happened."""
    happened = False
    for happening in happenings:
        happened = True
        if as_json:
            emit(report.happening_json(happening, began))
        else:
            show_line(happening)
    return happened


def show_line(happening: Happening) -> None:
    print(report.happening_line(happening), flush=True)


def emit(line: report.Json) -> None:
    print(json.dumps(line), flush=True)  # plain ASCII: right on whatever it is piped into


# --- looking back --------------------------------------------------------------------------------------


@app.command()
def entries(
    since: Annotated[str | None, typer.Option("--since", help="From this day on, like 2026-03-02.")] = None,
    search: Annotated[str | None, typer.Option("--search", help="Those that hold these words.")] = None,
    journal: JournalOption = None,
    settings: SettingsOption = None,
    person: PersonOption = None,
    as_json: JsonOption = False,
) -> None:
    """What you have said, oldest first; each begins with how its id begins."""
    first_day = day(since, "--since") if since else None
    with Place.of(journal, settings, person=person).looking_back(housekeeping.warn) as kept:
        found = kept.entries(since=first_day, search=search) if kept else []
    for entry in found:
        if as_json:
            emit(report.entry_json(entry))
        else:
            print(report.entry_line(entry))
    if not found and not as_json:
        asked = kept and (since or search)
        print("Nothing like that." if asked else "Nothing yet. Try `babysteps listen`, or `babysteps type`.")


@app.command()
def week(
    of: Annotated[str | None, typer.Option("--of", help="The last day of that week.")] = None,
    speak: Annotated[bool, typer.Option("--speak", help="Say it aloud, too.")] = False,
    journal: JournalOption = None,
    settings: SettingsOption = None,
    person: PersonOption = None,
    tz: ZoneOption = None,
    as_json: JsonOption = False,
) -> None:
    """The seven days that end today, told as a story."""
    from assistant.skills.week import fortnight, week_told
    from assistant.understanding.when import day_of

    place = Place.of(journal, settings, person=person)
    last_day = day(of, "--of") if of else day_of(datetime.now(zone(tz)), place.settings.day_turns_at)
    with place.looking_back(housekeeping.warn) as kept:
        figures, answer = week_told(fortnight(kept, last_day) if kept else [], last_day)
    if as_json:
        emit(report.week_json(figures, answer))
    else:
        print(answer.text)
    if speak:
        from assistant.live import say_aloud

        say_aloud(answer, place.settings, place.folders)


# --- keeping house -------------------------------------------------------------------------------------

for command in safekeeping.COMMANDS:
    app.command(name=command.__name__.removesuffix("_"))(command)
app.command()(housekeeping.doctor)
app.add_typer(housekeeping.models, name="models")
